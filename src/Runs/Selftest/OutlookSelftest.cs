using Songhua.Core;
using Songhua.Numerics;
using Songhua.Outlook;

namespace Songhua.Runs;

/// <summary>The local level of the Nile as published, scores of forecasts with known values, and quantiles of printed tables.</summary>
internal static class OutlookSelftest
{
    private const string DurbinKoopman = "J. Durbin and S. J. Koopman (2012), Time series analysis by state space methods, section 2.2";
    private const string Tables = "printed tables of Student's t";
    private const string Gneiting = "T. Gneiting and A. E. Raftery (2007), JASA 102, equation 21";

    private static readonly Phrase Irregular = new("variance of the irregular of the Nile's flow 1871-1970", "1871—1970 年尼罗河流量不规则成分的方差");
    private static readonly Phrase Level = new("variance of the level of the Nile's flow", "尼罗河流量水平成分的方差");
    private static readonly Phrase Likelihood = new("log-likelihood of the Nile's flow", "尼罗河流量的对数似然");
    private static readonly Phrase Student = new("probability of Student's t with 5 degrees of freedom below 2.5706", "自由度 5 的 t 分布小于 2.5706 的概率");
    private static readonly Phrase Score = new("ranked score of a standard normal forecast whose median comes", "标准正态预测恰为中位数时的 CRPS");

    // 10^8 m3 a year at Aswan: G. W. Cobb (1978), Biometrika 65: 243-251.
    private static readonly double[] Nile =
    [
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
        781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
        744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];

    internal static IReadOnlyList<SelftestCheck> All()
    {
        var observations = Nile.Select((y, t) => new StructuralObservation(Period.Year(1871 + t), y, ValueStatus.Official, ""));
        var spec = new StructuralSpec { Scale = ModelScale.Level, Trend = TrendForm.LocalLevel, Seasonal = Inclusion.Dropped, Festival = Inclusion.Dropped };
        var estimate = StructuralEngine.Solve(new StructuralProblem([.. observations], BaseFrequency.Year) { Spec = spec }).Estimate;
        var normal = new StudentSum(0, (1, 1e7), (0, 1));
        return
        [
            new(Irregular, 15099, estimate?.Variances[VarianceKind.Irregular] ?? double.NaN, 15, UnitCatalogue.One, DurbinKoopman),
            new(Level, 1469.1, estimate?.Variances[VarianceKind.Level] ?? double.NaN, 3, UnitCatalogue.One, DurbinKoopman),
            new(Likelihood, -632.5456, estimate?.LogLikelihood ?? double.NaN, 1e-3, UnitCatalogue.One, DurbinKoopman),
            new(Student, 0.975, new StudentDistribution(5).Cumulative(2.5706), 1e-5, UnitCatalogue.One, Tables),
            new(Score, 0.233695, normal.RankedScore(0), 1e-5, UnitCatalogue.One, Gneiting),
        ];
    }
}
