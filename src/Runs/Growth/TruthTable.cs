using Songhua.Core;
using Songhua.Growth;

namespace Songhua.Runs;

/// <summary>The anomalies that were planted in synthetic returns.</summary>
public static class TruthTable
{
    private static readonly Phrase Title = new("Planted anomalies", "埋设的异常");

    /// <summary>The table, in order of enterprise and month.</summary>
    public static ResultTable Of(SyntheticReturns returns)
    {
        var codes = returns.Panel.Register.Codes;
        return new(
            "truth", Title,
            [
                new("code", new("Code", "代码")), new("from", new("From", "起")), new("to", new("To", "止")), new("kind", new("Kind", "类型")),
                new("parameter", new("Parameter", "参数"), ColumnKind.Number), new("copied_from", new("Copied from", "复制自")),
            ],
            [.. returns.Truth.Select((t, i) => new ResultRow($"truth/{i + 1}",
                [
                    Cell.Of(codes[t.Enterprise]), Cell.Of(t.First.ToString()), Cell.Of(t.Last.ToString()), Cell.Of(t.Kind.ToString()),
                    Cell.Of(t.Parameter, null, ValueStatus.Synthetic), Cell.Of(t.Other is { } other ? codes[other] : null),
                ]))]);
    }
}
