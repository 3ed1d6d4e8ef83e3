using Songhua.Core;

namespace Songhua.Data;

/// <summary>How a returns folder is read.</summary>
public sealed record ReturnsReading
{
    /// <summary>Threads that read; the result is the same for any number.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Whether columns are kept beside the deliveries, and taken from there.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>Stops the reading.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// A folder of monthly enterprise returns: <c>origin.csv</c>, <c>register.csv</c>, <c>rates.csv</c>, <c>prices.csv</c> and the
/// deliveries in <c>returns/</c>. Text is the truth; the cache in <c>returns/.cache</c> can be deleted at any time.
/// </summary>
public sealed class ReturnsFolder : IDisposable
{
    /// <summary>The folder of deliveries.</summary>
    public const string Deliveries = "returns";

    /// <summary>The folder of rows that could not be used.</summary>
    public const string SetAside = "set-aside";

    /// <summary>The file of enterprises.</summary>
    public const string RegisterFile = "register.csv";

    private const string RatesFile = "rates.csv";
    private const string PricesFile = "prices.csv";

    private readonly MappedColumns? _mapping;

    internal ReturnsFolder(FolderOrigin origin, ReturnsPanel panel, ValueAddedRates rates, ProducerPriceIndices prices, PanelSource source, MappedColumns? mapping) =>
        (Origin, Panel, Rates, Prices, Source, _mapping) = (origin, panel, rates, prices, source, mapping);

    /// <summary>What stands behind everything here.</summary>
    public FolderOrigin Origin { get; }

    /// <summary>The enterprises.</summary>
    public EnterpriseRegister Register => Panel.Register;

    /// <summary>The returns.</summary>
    public ReturnsPanel Panel { get; }

    /// <summary>Value-added rates; none where there is no file.</summary>
    public ValueAddedRates Rates { get; }

    /// <summary>Producer price indices; none where there is no file.</summary>
    public ProducerPriceIndices Prices { get; }

    /// <summary>Where the columns of the panel came from.</summary>
    public PanelSource Source { get; }

    /// <summary>Reads a folder; null where anything in it is wrong, with all that is.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="diagnostics">Receives what is wrong, by file, line and column.</param>
    /// <param name="reading">How to read; null for the usual way.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">A file cannot be read, or was changed while it was read.</exception>
    public static ReturnsFolder? Read(string path, DiagnosticBag diagnostics, ReturnsReading? reading = null)
    {
        reading ??= new();
        var shown = path.Replace('\\', '/').TrimEnd('/');
        var mine = new DiagnosticBag();
        var origin = FolderOrigin.Read(Path.Combine(path, FolderOrigin.FileName), $"{shown}/{FolderOrigin.FileName}", mine);
        var status = origin?.Status ?? ValueStatus.Synthetic;
        var ofRegister = new DiagnosticBag();
        var register = Registering(() => RegisterReader.Read(Path.Combine(path, RegisterFile), $"{shown}/{RegisterFile}", status, ofRegister), reading.Threads);
        var rates = FactorReader.Rates(Path.Combine(path, RatesFile), $"{shown}/{RatesFile}", status, mine);
        var prices = FactorReader.Prices(Path.Combine(path, PricesFile), $"{shown}/{PricesFile}", status, mine);
        var panel = new PanelReader(Path.Combine(path, Deliveries), $"{shown}/{Deliveries}", new(() => register.Value is { } read && !ofRegister.HasErrors ? read : null), reading).Read(mine);
        _ = register.Value;
        mine.AddRange(ofRegister.Sorted());
        diagnostics.AddRange(mine.Sorted());
        if (mine.HasErrors)
        {
            panel?.Mapping?.Dispose();
        }

        return mine.HasErrors || origin is null || panel is null ? null : new(origin, panel.Panel, rates, prices, panel.Source, panel.Mapping);
    }

    // The register is one file and takes one thread; the others count the rows of the deliveries meanwhile.
    private static Lazy<EnterpriseRegister?> Registering(Func<EnterpriseRegister?> read, int threads)
    {
        if (threads <= 1)
        {
            return new(read);
        }

        var reading = Task.Run(read);
        return new(() => reading.GetAwaiter().GetResult());
    }

    /// <summary>Lets go of a mapped cache. No column of the panel may be looked at afterwards.</summary>
    public void Dispose() => _mapping?.Dispose();
}
