using System.Globalization;
using Songhua.Core;
using Songhua.Numerics;

namespace Songhua.Growth;

/// <summary>Draws enterprises: what and where they are, how large, and the months in which they report.</summary>
internal sealed class EnterpriseDraw
{
    /// <summary>Organisation codes are given out as digits or with MA in front; none begins so.</summary>
    private const string BodyPrefix = "XX";

    private const int BodyDigits = 6;
    private const int MostTries = 50;
    private const int LongAgoYears = 10;
    private const double LargestShare = 0.04;

    private static readonly Phrase Name = new("Synthetic enterprise {0}", "合成企业{0}");

    private readonly SynthesisSpec _spec;
    private readonly OutputPath _paths;
    private readonly RandomStream _stream;
    private readonly double[] _classes;
    private readonly double[] _places;
    private readonly double _classWeights;
    private readonly int _digits;

    internal EnterpriseDraw(SynthesisSpec spec, PriceWalk prices)
    {
        _spec = spec;
        _paths = new OutputPath(spec, prices);
        _stream = RandomStream.Of(spec.Seed, "enterprises");
        _classes = Cumulative(spec.Industries.Select(i => i.Enterprises));
        _places = Cumulative(spec.Places.Select(p => p.Enterprises));
        _classWeights = spec.Industries.Sum(i => i.Output);
        _digits = Math.Max(4, (spec.Enterprises - 1).ToString(CultureInfo.InvariantCulture).Length);
    }

    /// <summary>All enterprises in the order of a register; the dominant one is number 0.</summary>
    internal SyntheticEnterprise[] All()
    {
        var all = new SyntheticEnterprise[_spec.Enterprises];
        for (var number = 1; number < all.Length; number++)
        {
            all[number] = One(number);
        }

        all[0] = Dominant(all.Skip(1).Sum(PanelOutput));
        return
        [
            .. all.OrderBy(e => e.Entry.IndustryClass, StringComparer.Ordinal).ThenBy(e => e.Entry.Place, StringComparer.Ordinal)
                .ThenBy(e => e.Entry.Code, StringComparer.Ordinal),
        ];
    }

    private static double[] Cumulative(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(w => sum += w)];
    }

    private static double PanelOutput(SyntheticEnterprise enterprise) => enterprise.Output.Skip(12).Where(o => !double.IsNaN(o)).Sum();

    // Its share is that of the whole panel; in a year it moves with its growth.
    private SyntheticEnterprise Dominant(double others)
    {
        var wanted = others * _spec.DominantShare / (1 - _spec.DominantShare);
        var enterprise = Make(0, _stream.Item(0), _spec.DominantClass, _spec.DominantPlace, wanted * 12 / _spec.Months, int.MinValue, int.MaxValue);
        var scaling = wanted / PanelOutput(enterprise);
        for (var t = 0; t < enterprise.Output.Length; t++)
        {
            enterprise.Activity[t] *= scaling;
            enterprise.Output[t] *= scaling;
        }

        enterprise.IsHeld = true;
        (enterprise.ScopeFrom, enterprise.ScopeTo) = (int.MinValue, int.MaxValue);
        return Finish(enterprise, int.MaxValue);
    }

    private SyntheticEnterprise One(int number)
    {
        var reader = _stream.Item(number);
        var industry = _spec.Industries[reader.Weighted(_classes)];
        var place = _spec.Places[reader.Weighted(_places)].Code;
        var years = _spec.Months / 12;
        var isBorn = reader.Chance(_spec.Births * years);
        var opened = isBorn ? 12 + (12 * (int)reader.Integer(years)) + 2 + (int)reader.Integer(8) : int.MinValue;
        var closed = !isBorn && reader.Chance(_spec.Deaths * years) ? 12 + (12 * (int)reader.Integer(years)) + 3 + (int)reader.Integer(9) : int.MaxValue;
        var total = _spec.Output * _spec.Enterprises / 3000;
        var perEnterprise = total * (1 - _spec.DominantShare) * (industry.Output / _classWeights) / (_spec.Enterprises * industry.Enterprises / _classes[^1]);
        var median = perEnterprise * Math.Exp(-_spec.SizeSpread * _spec.SizeSpread / 2);
        for (var tries = 1; ; tries++)
        {
            var size = median * Math.Exp(_spec.SizeSpread * reader.Normal());
            size = tries == MostTries ? 3 * _spec.Threshold : Math.Min(size, LargestShare * total);
            if (size < (isBorn ? 1.5 : 0.7) * _spec.Threshold)
            {
                continue;
            }

            var enterprise = Make(number, reader, industry.Class, place, size, opened, closed);
            if (isBorn)
            {
                // A new enterprise enters the register in the year it opens, once it has shown its size.
                (enterprise.ScopeFrom, enterprise.ScopeTo) = (opened + 1 + (int)reader.Integer(2), int.MaxValue);
                return Finish(enterprise, closed);
            }

            if (Scope(enterprise, reader, closed) || tries == MostTries)
            {
                return Finish(enterprise, closed);
            }
        }
    }

    private SyntheticEnterprise Make(int number, RandomReader reader, string industryClass, string place, double annualOutput, int opened, int closed)
    {
        var profile = IndustryMix.ProfileOf(industryClass);
        var path = _paths.Of(number, profile, reader, annualOutput, opened, closed);
        var millions = annualOutput / 1000;
        var employees = Math.Max(3, profile.Labour * Math.Pow(millions / 100, 0.8) * Math.Exp(0.4 * reader.Normal()));
        return new()
        {
            Number = number,
            Entry = new(Code(number, place), Named(number), industryClass, place, SizeOf(annualOutput, employees), _spec.First),
            Profile = profile,
            Activity = path,
            Output = [.. path],
            Reported = new double[path.Length],
            RestatedOver = [.. Enumerable.Repeat(1.0, path.Length)],
            Opened = opened,
            ReportsApart = reader.Chance(_spec.ReportsApart),
            RevenueOverOutput = Math.Exp(-0.02 + (0.05 * reader.Normal())),
            ElectricityOverOutput = profile.Electricity * Math.Exp(0.4 * reader.Normal()),
            TaxOverOutput = profile.Tax * Math.Exp(0.3 * reader.Normal()),
            Employees = employees,
        };
    }

    // Above designated size in a year: revenue of the year before from the threshold. False where it never is. Some whose year would
    // end a little below lift December: they stay, and that is a planted anomaly.
    private bool Scope(SyntheticEnterprise enterprise, RandomReader reader, int closed)
    {
        var years = (_spec.Months / 12) + 1;
        var beforeFirst = Revenue(enterprise, 0) * Math.Exp(0.15 * reader.Normal());
        var from = beforeFirst >= _spec.Threshold ? int.MinValue : int.MaxValue;
        var to = int.MaxValue;
        for (var year = 1; year < years && to == int.MaxValue; year++)
        {
            var isIn = from != int.MaxValue;
            var revenue = Revenue(enterprise, year - 1);
            if (revenue >= _spec.Threshold)
            {
                from = isIn ? from : 12 * year;
            }
            else if (isIn && year > 1)
            {
                to = (12 * year) - 1;
            }

            isIn = from != int.MaxValue && to == int.MaxValue;
            var coming = Revenue(enterprise, year);
            if (isIn && closed == int.MaxValue && coming >= 0.8 * _spec.Threshold && coming < _spec.Threshold && reader.Chance(_spec.Anomalies.BunchingShare))
            {
                Bunch(enterprise, year, coming, _spec.Threshold * (1 + reader.Uniform(0.001, 0.03)));
            }
        }

        (enterprise.ScopeFrom, enterprise.ScopeTo) = (from, to);
        return from != int.MaxValue && (to == int.MaxValue || to >= 12);
    }

    private static void Bunch(SyntheticEnterprise enterprise, int year, double revenue, double target)
    {
        var december = (12 * year) + 11;
        enterprise.Output[december] += (target - revenue) / enterprise.RevenueOverOutput;
        enterprise.BunchedRevenue[12 * year] = Math.Ceiling(target);
        enterprise.IsHeld = true;
        enterprise.IsPlanted = true;
    }

    private static double Revenue(SyntheticEnterprise enterprise, int year)
    {
        var sum = 0.0;
        for (var t = 12 * year; t < (12 * year) + 12; t++)
        {
            sum += double.IsNaN(enterprise.Output[t]) ? 0 : enterprise.Output[t];
        }

        return sum * enterprise.RevenueOverOutput;
    }

    // Whole thousands, and the months of the register.
    private SyntheticEnterprise Finish(SyntheticEnterprise enterprise, int closed)
    {
        enterprise.ScopeTo = closed == int.MaxValue ? enterprise.ScopeTo : Math.Min(enterprise.ScopeTo, closed - 1);
        for (var t = 0; t < enterprise.Output.Length; t++)
        {
            enterprise.Output[t] = Math.Round(enterprise.Output[t]);
        }

        enterprise.Output.CopyTo(enterprise.Reported, 0);
        var longAgo = _spec.First - (12 * LongAgoYears);
        enterprise.Entry = enterprise.Entry with
        {
            ScopeFrom = enterprise.ScopeFrom == int.MinValue ? longAgo : Month(enterprise.ScopeFrom),
            ScopeTo = enterprise.ScopeTo == int.MaxValue ? null : Month(enterprise.ScopeTo),
            Opened = enterprise.Opened == int.MinValue ? longAgo - 12 : Month(enterprise.Opened),
            Closed = closed == int.MaxValue ? null : Month(closed),
        };
        return enterprise;
    }

    private CalendarMonth Month(int t) => _spec.First + (t - 12);

    private static EnterpriseSize SizeOf(double annualOutput, double employees) =>
        employees >= 1000 && annualOutput >= 400_000 ? EnterpriseSize.Large
        : employees >= 300 && annualOutput >= 20_000 ? EnterpriseSize.Medium
        : employees >= 20 ? EnterpriseSize.Small
        : EnterpriseSize.Micro;

    private string Named(int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(_digits, '0');
        var name = Name.With(digits);
        return $"{name.In(Language.English)} / {name.In(Language.Chinese)}";
    }

    private static string Code(int number, string place)
    {
        var body = new char[BodyDigits];
        for (var i = BodyDigits - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, SocialCreditCode.Alphabet.Length);
            body[i] = SocialCreditCode.Alphabet[digit];
        }

        return SocialCreditCode.Make('9', '1', place, BodyPrefix + new string(body));
    }
}
