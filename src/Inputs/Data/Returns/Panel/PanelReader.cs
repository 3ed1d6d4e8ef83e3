using Songhua.Core;

namespace Songhua.Data;

/// <summary>Where the columns of a panel came from.</summary>
public enum PanelSource
{
    /// <summary>From the deliveries, into memory.</summary>
    Deliveries,

    /// <summary>From the deliveries, into a new cache.</summary>
    NewCache,

    /// <summary>From a cache.</summary>
    Cache,
}

/// <summary>A panel as read.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Source">Where its columns came from.</param>
/// <param name="Mapping">The mapped cache that it lies in, or null.</param>
internal sealed record ReadPanel(ReturnsPanel Panel, PanelSource Source, MappedColumns? Mapping);

/// <summary>Reads the deliveries of a folder, by way of the cache where there is one.</summary>
/// <param name="folder">The folder of deliveries.</param>
/// <param name="shownAs">The path that messages name.</param>
/// <param name="register">The enterprises, null where they cannot be used; waited for only once the rows are counted.</param>
/// <param name="reading">How to read.</param>
internal sealed class PanelReader(string folder, string shownAs, Lazy<EnterpriseRegister?> register, ReturnsReading reading)
{
    private const string CacheFolder = ".cache";

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = Math.Max(1, reading.Threads), CancellationToken = reading.Cancellation };

    /// <summary>The panel; null where a delivery is wrong, with the reasons, or where there is no register.</summary>
    internal ReadPanel? Read(DiagnosticBag diagnostics)
    {
        var files = DeliveryFile.List(folder, shownAs, diagnostics);
        ReturnVintage[] vintages = [.. files.Select(f => f.Vintage)];
        var builder = new PanelBuilder(files, register, _parallel);
        var isSound = builder.Open(diagnostics);
        var cache = new PanelCache(Path.Combine(folder, CacheFolder), _parallel);
        if (isSound && reading.UseCache && cache.HasAny)
        {
            builder.Hash();
            if (register.Value is { } sound && cache.Read(builder.ContentKey(RegisterKey(sound))) is { } known)
            {
                return new(known.Panel(sound, vintages), PanelSource.Cache, known);
            }
        }

        builder.Count();
        if (register.Value is not { } enterprises)
        {
            // While enterprises are missing from the register, each of their returns would be told as one of nobody.
            return null;
        }

        return reading.UseCache && isSound && builder.Rows > 0 && IntoCache(builder, cache, enterprises, vintages, diagnostics, out var isWrong) is var made && (made is not null || isWrong)
            ? made
            : IntoMemory(builder, enterprises, vintages, diagnostics);
    }

    private static ReadPanel? IntoCache(PanelBuilder builder, PanelCache cache, EnterpriseRegister enterprises, ReturnVintage[] vintages, DiagnosticBag diagnostics, out bool isWrong)
    {
        isWrong = false;
        using var columns = cache.Begin(new(0, builder.Rows, builder.First, builder.MonthStart, builder.Items));
        if (columns is null)
        {
            return null;
        }

        try
        {
            isWrong = !builder.Fill(columns, diagnostics);
        }
        catch (IOException)
        {
            // No room on the disk is no reason not to read.
            return null;
        }

        return !isWrong && cache.Finish(columns, builder.ContentKey(RegisterKey(enterprises))) is { } mapped
            ? new(mapped.Panel(enterprises, vintages), PanelSource.NewCache, mapped)
            : null;
    }

    private static ReadPanel? IntoMemory(PanelBuilder builder, EnterpriseRegister enterprises, ReturnVintage[] vintages, DiagnosticBag diagnostics)
    {
        using var columns = new MemoryColumns(builder.Rows, builder.Items);
        return builder.Fill(columns, diagnostics)
            ? new(columns.Panel(enterprises, builder.First, builder.MonthStart, vintages), PanelSource.Deliveries, null)
            : null;
    }

    // Rows name enterprises by their index, which is that of the register's order.
    private static ulong RegisterKey(EnterpriseRegister register)
    {
        var words = new ulong[register.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = ContentHash.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes(register.Codes[i].AsSpan()));
        }

        return ContentHash.Of(words);
    }
}
