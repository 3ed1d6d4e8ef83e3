using System.CommandLine;
using System.Globalization;
using Songhua.Core;
using Songhua.Data;
using Songhua.Growth;
using Songhua.Pages;
using Songhua.Plans;
using Songhua.Runs;

namespace Songhua.Cli;

/// <summary><c>songhua synthesise returns</c>: a made-up panel as a returns folder, with its truth.</summary>
internal static class SynthesiseCommand
{
    private static readonly Phrase Description = new("Make up data for trying methods where real data are confidential.", "在真实数据保密时，生成用于试验方法的合成数据。");
    private static readonly Phrase ReturnsWords = new(
        "Write the synthetic returns that a plan declares as a returns folder, with the anomalies that were planted in truth.csv. Everything in it is marked synthetic.",
        "将规划声明的合成报表写成报表文件夹，所埋设的异常记入 truth.csv。全部内容标记为合成。");

    private static readonly Phrase PathWords = new("A plan that declares synthetic returns.", "声明了合成报表的规划。");
    private static readonly Phrase IdWords = new("Which of the plan's returns; default: the first synthetic one.", "规划中的哪一套报表；默认为第一套合成报表。");
    private static readonly Phrase IntoWords = new("The folder to write.", "要写入的文件夹。");
    private static readonly Phrase SeedWords = new("Another seed.", "另用种子。");
    private static readonly Phrase EnterprisesWords = new("Another number of enterprises.", "另设企业数。");
    private static readonly Phrase Origin = new("Synthetic returns made by songhua synthesise, seed {0}", "songhua synthesise 生成的合成报表，种子 {0}");
    private static readonly Phrase Written = new("Written: {0} ({1:N0} enterprises, {2:N0} returns, {3:N0} planted anomalies)", "已写出：{0}（企业 {1:N0} 家，报表 {2:N0} 份，埋设异常 {3:N0} 处）");
    private static readonly Phrase Hit = new("{0}: aimed at {1} %, reached {2} %", "{0}：目标 {1}%，达到 {2}%");

    internal static Command Make(Screen screen) => new("synthesise", Description.In(screen.Language)) { Returns(screen) };

    private static Command Returns(Screen screen)
    {
        var path = new Argument<string>("plan") { Description = PathWords.In(screen.Language) };
        var into = new Option<string>("--into") { Description = IntoWords.In(screen.Language), HelpName = "folder", Required = true };
        var id = new Option<string?>("--returns") { Description = IdWords.In(screen.Language), HelpName = "id" };
        var seed = new Option<ulong?>("--seed") { Description = SeedWords.In(screen.Language), HelpName = "number" };
        var enterprises = new Option<int?>("--enterprises") { Description = EnterprisesWords.In(screen.Language), HelpName = "number" };
        var command = new Command("returns", ReturnsWords.In(screen.Language)) { path, into, id, seed, enterprises };
        command.SetAction(parsed =>
        {
            var reading = PlanReader.Read(parsed.GetValue(path)!);
            var diagnostics = new DiagnosticBag();
            diagnostics.AddRange(reading.Diagnostics);
            var made = reading.Plan is { } plan ? Make(plan, parsed.GetValue(id), parsed.GetValue(seed), parsed.GetValue(enterprises), diagnostics) : null;
            DiagnosticText.Write(screen.Error, screen, diagnostics.Sorted(), reading.Texts);
            if (made is null)
            {
                return ExitCode.InputErrors;
            }

            Write(screen, parsed.GetValue(into)!, made);
            return ExitCode.Done;
        });
        return command;
    }

    private static SyntheticReturns? Make(Plan plan, string? id, ulong? seed, int? enterprises, DiagnosticBag diagnostics)
    {
        if (plan.Returns.FirstOrDefault(r => r.Synthetic is not null && (id is null || r.Id == id)) is not { Synthetic: { } panel } declaration)
        {
            diagnostics.Add(OpenedReturns.Missing(plan, id, plan.Returns.Where(r => r.Synthetic is not null)));
            return null;
        }

        return ReturnsStep.Make(plan, declaration, panel with { Seed = seed ?? panel.Seed, Enterprises = enterprises ?? panel.Enterprises }, diagnostics)?.Returns;
    }

    private static void Write(Screen screen, string folder, SyntheticReturns made)
    {
        var origin = new FolderOrigin(ValueStatus.Synthetic, Origin.With(made.Spec.Seed).In(screen.Language));
        ReturnsFolderWriter.Write(folder, origin, made.Panel, made.Rates, made.Prices);
        using (var truth = File.Create(Path.Combine(folder, "truth.csv")))
        {
            Csv.Write(TruthTable.Of(made), screen.Language, truth);
        }

        screen.Line(Written.With(folder, made.Panel.Register.Count, made.Panel.Rows, made.Truth.Count));
        foreach (var goal in made.Goals)
        {
            screen.Line(Hit.With(goal.Goal.Period, Percent(goal.Goal.Growth), Percent(goal.Reached)));
        }
    }

    private static string Percent(double ratio) => (ratio * 100).ToString("0.0000", CultureInfo.InvariantCulture);
}
