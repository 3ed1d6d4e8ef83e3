namespace Songhua.Cli;

/// <summary>What a command's exit code says.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int InputErrors = 1;
    internal const int Usage = 2;
    internal const int Defect = 3;

    /// <summary>Stopped by Ctrl-C, as shells number it.</summary>
    internal const int Stopped = 130;
}
