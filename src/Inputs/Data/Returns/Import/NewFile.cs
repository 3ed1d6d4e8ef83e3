using System.Text;

namespace Songhua.Data;

/// <summary>A file that appears under its name only once it is whole, and leaves nothing behind where it does not get that far.</summary>
internal static class NewFile
{
    /// <summary>Writes a file in UTF-8; one that has these bytes already is left alone.</summary>
    /// <returns>Whether anything was written.</returns>
    internal static bool Write(string path, IEnumerable<string> pieces, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetRandomFileName()}.writing");
        try
        {
            using (var writer = new StreamWriter(temporary, new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 }))
            {
                foreach (var piece in pieces)
                {
                    cancellation.ThrowIfCancellationRequested();
                    writer.Write(piece);
                }
            }

            if (File.Exists(path) && IsSame(path, temporary))
            {
                return false;
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool IsSame(string a, string b) =>
        new FileInfo(a).Length == new FileInfo(b).Length && File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b));
}
