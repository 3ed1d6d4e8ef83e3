using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>
/// Writes the returns of made-up enterprises in columns: output and what goes with it, year-to-date figures, restated bases, and
/// first versions of returns that are corrected a month later.
/// </summary>
internal sealed class ReturnColumns
{
    // Standard deviations of logarithms, and the part of electricity and taxes that does not move with output.
    private const double RevenueNoise = 0.03;
    private const double ElectricityNoise = 0.06;
    private const double TaxNoise = 0.2;
    private const double EmployeeNoise = 0.006;
    private const double CorrectionSize = 0.05;
    private const double FixedElectricity = 0.2;
    private const double FixedTax = 0.3;
    private const double EmployeeElasticity = 0.4;
    private const int DayOfDelivery = 12;

    private readonly SynthesisSpec _spec;
    private readonly SyntheticEnterprise[] _enterprises;
    private readonly double[] _meanActivity;
    private readonly RandomStream _revenue, _electricity, _taxes, _employees, _corrections;
    private readonly double[] _toDate;
    private readonly double[] _toDateLastYear;
    private readonly List<int> _enterprise = [];
    private readonly List<byte> _covered = [];
    private readonly List<ushort> _vintage = [];
    private readonly List<double>[] _items = [.. Enum.GetValues<ReturnItem>().Select(_ => new List<double>())];

    internal ReturnColumns(SynthesisSpec spec, SyntheticEnterprise[] enterprises)
    {
        (_spec, _enterprises) = (spec, enterprises);
        _revenue = RandomStream.Of(spec.Seed, "revenue");
        _electricity = RandomStream.Of(spec.Seed, "electricity");
        _taxes = RandomStream.Of(spec.Seed, "taxes");
        _employees = RandomStream.Of(spec.Seed, "employees");
        _corrections = RandomStream.Of(spec.Seed, "corrections");
        _meanActivity = [.. enterprises.Select(e => e.Activity.Where(a => !double.IsNaN(a)).DefaultIfEmpty(1).Average())];
        (_toDate, _toDateLastYear) = (new double[enterprises.Length], new double[enterprises.Length]);
    }

    internal ReturnsPanel Panel(EnterpriseRegister register)
    {
        var start = new int[_spec.Months + 1];
        for (var month = 0; month < _spec.Months; month++)
        {
            if (month % 12 == 0)
            {
                Array.Clear(_toDate);
                Array.Clear(_toDateLastYear);
            }

            for (var e = 0; e < _enterprises.Length; e++)
            {
                Write(e, month + 12);
            }

            start[month + 1] = _enterprise.Count;
        }

        ReturnVintage[] vintages = [.. Enumerable.Range(0, _spec.Months + 1).Select(Delivery)];
        return new(register, _spec.First, start, _enterprise.ToArray(), _covered.ToArray(), _vintage.ToArray(), [.. _items.Select(i => new ReadOnlyMemory<double>([.. i]))], vintages);
    }

    private ReturnVintage Delivery(int month)
    {
        var next = _spec.First + (month + 1);
        return new((_spec.First + month).ToString(), new DateOnly(next.Year, next.Month, DayOfDelivery));
    }

    private void Write(int index, int t)
    {
        var e = _enterprises[index];
        if (double.IsNaN(e.Reported[t]))
        {
            return;
        }

        var before = _toDate[index];
        _toDate[index] += e.Reported[t];
        _toDateLastYear[index] += e.Restated(t);
        var isFirstOfBlock = t % 12 == 0 && !e.ReportsApart;
        if (isFirstOfBlock || !e.Reports(t))
        {
            return;
        }

        var isBlock = t % 12 == 1 && !e.ReportsApart;
        var output = isBlock ? _toDate[index] : e.Reported[t];
        var row = new ReturnRow(index, default, isBlock ? (byte)2 : (byte)1, (ushort)(t - 12))
        {
            Output = output,
            OutputToDate = t == e.FallingAt ? Math.Round(before * e.FallingRatio) : _toDate[index],
            OutputLastYear = isBlock ? _toDateLastYear[index] : e.Restated(t),
            OutputToDateLastYear = _toDateLastYear[index],
            Revenue = Flow(index, t, isBlock, Revenue),
            Employees = Employees(index, t),
            Electricity = Flow(index, t, isBlock, Electricity),
            Taxes = Flow(index, t, isBlock, Taxes),
        };
        var at = Position(e, t);
        if (!e.IsPlanted && _corrections.Uniform(at) < _spec.Corrections)
        {
            var first = Math.Max(1, Math.Round(output * Math.Exp(CorrectionSize * _corrections.Normal(at + 1))));
            Add(row with { Output = first, OutputToDate = row.OutputToDate - output + first });
            row = row with { Vintage = (ushort)(row.Vintage + 1) };
        }

        Add(row);
    }

    // Two positions a month.
    private static ulong Position(SyntheticEnterprise e, int t) => ((ulong)e.Number * RandomStream.PositionsPerItem) + ((ulong)t * 2);

    private void Add(in ReturnRow row)
    {
        _enterprise.Add(row.Enterprise);
        _covered.Add(row.MonthsCovered);
        _vintage.Add(row.Vintage);
        for (var item = 0; item < _items.Length; item++)
        {
            _items[item].Add(row.Item((ReturnItem)item));
        }
    }

    private static double Flow(int index, int t, bool isBlock, Func<int, int, double> of) => of(index, t) + (isBlock ? of(index, t - 1) : 0);

    private double Revenue(int index, int t)
    {
        var e = _enterprises[index];
        if (e.BunchedRevenue.Count > 0 && t % 12 == 11 && e.BunchedRevenue.TryGetValue(t - 11, out var year))
        {
            return year - Enumerable.Range(t - 11, 11).Sum(m => Revenue(index, m));
        }

        // Half of those who slip in a month slip in the whole return.
        var source = Copied(e, t) ?? e;
        var output = source.Number % 2 == 0 ? source.Reported[t] : source.Output[t];
        return Round(output * source.RevenueOverOutput, RevenueNoise, _revenue, source, t, 0);
    }

    private double Electricity(int index, int t) => Running(index, t, FixedElectricity, e => e.ElectricityOverOutput, ElectricityNoise, _electricity, 1);

    private double Taxes(int index, int t) => Running(index, t, FixedTax, e => e.TaxOverOutput, TaxNoise, _taxes, 0);

    private double Running(int index, int t, double fixedPart, Func<SyntheticEnterprise, double> over, double noise, RandomStream stream, int digits)
    {
        var e = Copied(_enterprises[index], t) ?? _enterprises[index];
        var mean = e == _enterprises[index] ? _meanActivity[index] : _meanActivity[Array.IndexOf(_enterprises, e)];
        return Round(over(e) * ((fixedPart * mean) + ((1 - fixedPart) * e.Activity[t])), noise, stream, e, t, digits);
    }

    private static SyntheticEnterprise? Copied(SyntheticEnterprise e, int t) =>
        e.CopiedFrom is { } source && t >= e.CopiedMonths.First && t <= e.CopiedMonths.Last ? source : null;

    // Follows activity of half a year slowly.
    private double Employees(int index, int t)
    {
        var e = _enterprises[index];
        var (sum, months) = (0.0, 0);
        for (var m = Math.Max(0, t - 5); m <= t; m++)
        {
            if (!double.IsNaN(e.Activity[m]))
            {
                sum += e.Activity[m];
                months++;
            }
        }

        var level = e.Employees * Math.Pow(sum / months / _meanActivity[index], EmployeeElasticity);
        return Math.Max(1, Round(level, EmployeeNoise, _employees, e, t, 0));
    }

    private double Round(double value, double noise, RandomStream stream, SyntheticEnterprise e, int t, int digits) =>
        Math.Round(value * Math.Exp(noise * _spec.Noise * stream.Normal(Position(e, t))), digits);
}
