using Songhua.Core;
using Songhua.Plans;

namespace Songhua.Runs;

/// <summary>Puts the plan's statements and numbers into words.</summary>
public sealed class Vocabulary(Plan plan)
{
    private static readonly Phrase OfSubject = new("{0}, {1}", "{0}（{1}）");
    private static readonly Phrase SubjectAt = new("{0}, {1}", "{0}·{1}");
    private static readonly Phrase AtPlace = new("{0} of {1}", "{1}{0}");
    private static readonly Phrase GrowthOf = new("growth of {0}", "{0}增速");
    private static readonly Phrase ShareIn = new("share of {0} in {1}", "{0}占{1}的比重");
    private static readonly Phrase In = new("{0}, {1}", "{1}{0}");
    private static readonly Phrase Covering = new("{0} ({1})", "{0}（{1}）");
    private static readonly Phrase Observed = new("{0}: {1}", "{0}：{1}");
    private static readonly Phrase ByThen = new("{0}, by {1}: {2}", "{0}，到{1}：{2}");
    private static readonly Phrase Open = new("{0}, no date: {1}", "{0}，无期限：{1}");
    private static readonly Phrase Above = new("{0} on {1}", "较{1}提高{0}");
    private static readonly Phrase Below = new("{0} on {1}", "较{1}变化{0}");
    private static readonly Phrase Summing = new("{0} = {1}", "{0} = {1}");
    private static readonly Phrase Overlapping = new("{0} ≤ {1} (parts may overlap)", "{0} ≤ {1}（各部分可能重叠）");
    private static readonly Phrase EachWithin = new("{0} ≥ each of {1} (parts may overlap)", "{0} ≥ {1} 中的每一项（各部分可能重叠）");
    private static readonly Phrase Roughly = new("{0}, give or take {1}", "{0}，误差不超过 {1}");
    private static readonly Phrase Within = new("a part is not larger than its whole: {0} lies in {1}", "部分不大于整体：{0}位于{1}");
    private static readonly Phrase AtLeast = new("at least {0}", "不少于 {0}");
    private static readonly Phrase AtMost = new("at most {0}", "不超过 {0}");
    private static readonly Phrase MoreThan = new("more than {0}", "超过 {0}");
    private static readonly Phrase LessThan = new("less than {0}", "低于 {0}");
    private static readonly Phrase About = new("about {0}", "约 {0}");
    private static readonly Phrase Graded = new("{0} (grade {1})", "{0}（{1} 级）");
    private static readonly Phrase GradedDated = new("{0}, {1} (grade {2})", "{0}，{1}（{2} 级）");

    /// <summary>What a series is about: "tourism revenue of Changchun".</summary>
    public ILocalised Series(SeriesKey series)
    {
        var place = Place(series.Place);
        var indicator = Indicator(series.Indicator);
        var at = AtPlace.With(indicator, place);
        return series.Subject is { } subject ? OfSubject.With(at, Subject(subject)) : at;
    }

    /// <summary>What a number is about: "growth of tourism revenue of Changchun, 2023".</summary>
    public ILocalised Point(PointKey key, string? coverage = null)
    {
        var series = Series(key.Series);
        var what = key.Facet switch
        {
            Facet.Growth => GrowthOf.With(series),
            Facet.Share => ShareIn.With(series, Indicator(key.Whole!.Value.Indicator)),
            _ => series,
        };
        var covered = coverage is null ? what : Covering.With(what, coverage);
        return In.With(covered, Period(key.Period));
    }

    /// <summary>A period: its name where the plan gives it one, else as written.</summary>
    public ILocalised Period(Period period)
    {
        var named = plan.Periods.Values.FirstOrDefault(p => p.IsOccasion && p.Value == period);
        return named is null ? new PeriodWords(period) : named.Name;
    }

    /// <summary>A statement in words.</summary>
    public ILocalised Statement(Statement statement) => statement switch
    {
        Observation o => Observed.With(Point(o.Key, o.Coverage), o.Figure),
        Target { By: { } by } t => ByThen.With(t.Name, Period(by), Aim(t)),
        Target t => Open.With(t.Name, Aim(t)),
        PartWhole p => Parts(p),
        Indicator { Formula: { } formula } i => Summing.With(i.Name, Formula(formula)),
        Place { Within: { } within } p => Within.With(p.Name, Place(within)),
        NamedStatement named => named.Name,
        PlacesApart apart => apart.InWords(apart.Whole.Name),
        _ => LocalText.Same(statement.Path),
    };

    /// <summary>How much a target aims at, in its own words.</summary>
    public ILocalised Aim(Target target)
    {
        // A figure that says itself which side of the number is meant needs no second word for it.
        var saysSide = target.Figure.Qualifier is Qualifier.AtLeast or Qualifier.AtMost or Qualifier.MoreThan or Qualifier.LessThan
            || target is { Figure.Qualifier: Qualifier.About, Kind: TargetKind.About };
        ILocalised written = target.Kind switch
        {
            not TargetKind.Between when saysSide => target.Figure,
            TargetKind.AtLeast => AtLeast.With(target.Figure),
            TargetKind.AtMost => AtMost.With(target.Figure),
            TargetKind.MoreThan => MoreThan.With(target.Figure),
            TargetKind.LessThan => LessThan.With(target.Figure),
            TargetKind.About => About.With(target.Figure),
            TargetKind.Between => new AmountRange(target.Aim, target.Figure.Unit),
            _ => target.Figure,
        };
        return target.RelativeTo is { } relative ? (target.Figure.BaseValue < 0 ? Below : Above).With(written, Period(relative)) : written;
    }

    /// <summary>A source with its date and grade.</summary>
    public ILocalised Source(string id)
    {
        if (!plan.Sources.TryGetValue(id, out var source))
        {
            return LocalText.Same(id);
        }

        return source.Published is { } published ? GradedDated.With(source.Name, published, source.Grade) : Graded.With(source.Name, source.Grade);
    }

    /// <summary>The source that a statement cites; null where it cites none.</summary>
    public static string? SourceOf(Statement statement) => statement switch
    {
        Observation o => o.Source,
        Target t => t.Source,
        PartWhole p => p.Source,
        Milestone m => m.Source,
        Intention i => i.Source,
        Programme p => p.Source,
        Cluster c => c.Source,
        Taxonomy t => t.Source,
        _ => null,
    };

    /// <summary>The name of an indicator.</summary>
    public ILocalised Indicator(string id) => plan.Indicators.TryGetValue(id, out var indicator) ? indicator.Name : LocalText.Same(id);

    /// <summary>The place of a series, with its subject where it has one.</summary>
    public ILocalised PlaceAndSubject(SeriesKey series) => series.Subject is { } subject ? SubjectAt.With(Place(series.Place), Subject(subject)) : Place(series.Place);

    /// <summary>The name of a place.</summary>
    public ILocalised Place(string id) => plan.Places.TryGetValue(id, out var place) ? place.Name : LocalText.Same(id);

    /// <summary>The name of a subject.</summary>
    public ILocalised Subject(string id) => plan.Subjects.TryGetValue(id, out var subject) ? subject.Name : LocalText.Same(id);

    private Message Parts(PartWhole p)
    {
        ILocalised Name(string id) => p.Over switch
        {
            PartsOver.Places => Place(id),
            PartsOver.Subjects => Subject(id),
            _ => Indicator(id),
        };
        List<ILocalised> parts = [.. p.Parts.Select(Name)];
        var words = !p.Overlap ? Summing.With(Name(p.Whole), new Sum(parts, p.Complete))
            : p.Complete ? Overlapping.With(Name(p.Whole), new Sum(parts, true))
            : EachWithin.With(Name(p.Whole), new MessageList(parts));
        return p.Tolerance == Interval.Point(0) ? words : Roughly.With(words, new Amount(p.Tolerance.High, UnitCatalogue.Percent));
    }

    private sealed class Sum(IReadOnlyList<ILocalised> parts, bool complete) : ILocalised
    {
        public string In(Language language) => string.Join(" + ", parts.Select(p => p.In(language))) + (complete ? "" : " + …");
    }

    private FormulaWords Formula(Formula formula) => new(formula, this);

    private sealed class FormulaWords(Formula formula, Vocabulary words) : ILocalised
    {
        public string In(Language language) => Write(formula, language, 0);

        private string Write(Formula f, Language language, int outer)
        {
            switch (f)
            {
                case Formula.Number number:
                    return number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                case Formula.Reference reference:
                    var name = words.Indicator(reference.Indicator).In(language);
                    var at = reference.Place is null ? name : AtPlace.With(name, words.Place(reference.Place)).In(language);
                    return reference.Subject is null ? at : OfSubject.With(at, words.Subject(reference.Subject)).In(language);
                case Formula.Call call:
                    return $"{call.Function}({string.Join(", ", call.Arguments.Select(a => Write(a, language, 0)))})";
                case Formula.Binary binary:
                    var inner = binary.Operator is '*' or '/' ? 2 : 1;
                    var sign = binary.Operator switch { '*' => '×', '/' => '÷', var c => c };
                    var text = $"{Write(binary.Left, language, inner)} {sign} {Write(binary.Right, language, inner + 1)}";
                    return inner < outer ? $"({text})" : text;
                default:
                    return "";
            }
        }
    }
}
