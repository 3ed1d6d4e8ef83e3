namespace Songhua.Tests.EndToEnd;

/// <summary>Links between folders.</summary>
public sealed class LinkTests
{
    [Fact]
    public void A_folder_that_links_to_itself_is_read_once_and_told()
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan);
        var (_, before, _) = Terminal.Run("check", plan);
        Directory.CreateDirectory(Path.Combine(plan, "inner"));
        Directory.CreateSymbolicLink(Path.Combine(plan, "loop"), plan);
        Directory.CreateSymbolicLink(Path.Combine(plan, "inner", "up"), Path.Combine("..", "..", "plan"));
        Directory.CreateSymbolicLink(Path.Combine(plan, "inner", "here"), Path.Combine(plan, "inner"));
        var (code, text, _) = Terminal.Run("check", plan);
        Assert.Equal(0, code);
        Assert.Contains($"{plan}/loop: warning SH1010", text, StringComparison.Ordinal);
        Assert.Contains($"{plan}/inner/up: warning SH1010", text, StringComparison.Ordinal);
        Assert.Contains($"{plan}/inner/here: warning SH1010", text, StringComparison.Ordinal);
        Assert.EndsWith(before, text, StringComparison.Ordinal);
        Assert.Equal(0, Terminal.Run("fmt", plan).Code);
    }

    [Fact]
    public void A_folder_that_links_elsewhere_is_part_of_the_plan()
    {
        using var scratch = new Scratch();
        var plan = Path.Combine(scratch.Folder, "plan");
        Terminal.Run("init", plan);
        var elsewhere = Path.Combine(scratch.Folder, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.Move(Path.Combine(plan, "targets.yaml"), Path.Combine(elsewhere, "targets.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(plan, "more"), elsewhere);
        Assert.Equal(0, Terminal.Run("explain", plan, "targets/output_2025").Code);
    }
}
