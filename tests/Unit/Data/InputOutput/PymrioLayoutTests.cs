using Songhua.Core;
using Songhua.Data;

namespace Songhua.Tests.Unit.Data.InputOutput;

/// <summary>
/// Folders as pymrio's save_all lays them out, with made-up numbers: two regions of two sectors where its own test table has six of eight, with
/// the same final demand, factor inputs and emissions in two levels.
/// </summary>
public sealed class PymrioLayoutTests : IDisposable
{
    private readonly Tables _tables = new();

    private string Root => Path.Combine(_tables.Folder, "mrio");

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void What_pymrio_saves_is_read_and_what_is_left_out_is_told()
    {
        WriteTable();
        var (table, told) = Read();
        Assert.Equal(
            ["0,0 SH5230 matrix F_Y is not read: an extension of final demand", "0,0 SH5230 matrix population is not read: population"],
            told);
        Assert.Equal(["reg1:food", "reg1:mining", "reg2:food", "reg2:mining"], table!.Sectors.Select(s => s.Key));
        Assert.Equal(
            [FinalUseKind.Households, FinalUseKind.Households, FinalUseKind.Government, FinalUseKind.FixedCapital, FinalUseKind.Inventories, FinalUseKind.Other, FinalUseKind.Exports],
            table.FinalUses.Take(7).Select(f => f.Kind));
        Assert.Equal([70e6, 60.5e6, 50e6, 60e6], table.ValueAdded());
        Assert.Equal("USD", table.Head.Unit.Dimension.Name);
        Assert.Equal(["emissions: emission_type1:air", "emissions: emission_type2:water"], table.Satellites.Select(s => s.Code));
        Assert.Equal([1.5, 0.25, 1e-6, 100000], table.Satellites[0].Values.ToArray());
        Assert.Equal(0, InputOutputBalance.LargestRelativeGap(table), 1e-15);
    }

    [Fact]
    public void Factor_inputs_are_found_in_a_satellite_where_they_have_no_folder_of_their_own()
    {
        // As in EXIOBASE 3: one extension `satellite`, and `impacts`, where value added stands once more.
        WriteTable();
        Directory.Delete(Path.Combine(Root, "factor_inputs"), true);
        Directory.Delete(Path.Combine(Root, "emissions"), true);
        File.Delete(Path.Combine(Root, "population.txt"));
        Write("file_parameters.json", Parameters("IOSystem", ("Z", 2, 2), ("Y", 2, 2), ("x", 2, 1), ("unit", 2, 1)));
        const string Heads = "region\treg1\treg1\treg2\treg2\nsector\tfood\tmining\tfood\tmining\n";
        Write("satellite/F.txt", Heads + "stressor\t\t\t\t\nTaxes less subsidies on products purchased: Total\t5\t0.5\t0\t0\n\"Compensation of employees; wages, salaries, & employers' social contributions: Low-skilled\"\t40\t30\t25\t30\nOperating surplus: Remaining net operating surplus\t25\t30\t25\t30\nCO2 - combustion - air\t1000\t2000\t3000\t4000\n");
        Write("satellite/unit.txt", "stressor\tunit\nTaxes less subsidies on products purchased: Total\tM.EUR\n\"Compensation of employees; wages, salaries, & employers' social contributions: Low-skilled\"\tM.EUR\nOperating surplus: Remaining net operating surplus\tM.EUR\nCO2 - combustion - air\tkg\n");
        Write("impacts/F.txt", Heads + "impact\t\t\t\t\nValue Added\t65\t60\t50\t60\n");
        Write("impacts/unit.txt", "impact\tunit\nValue Added\tM.EUR\n");
        Write("unit.txt", File.ReadAllText(Path.Combine(Root, "unit.txt")).Replace("Mill USD", "M.EUR", StringComparison.Ordinal));
        var table = Tables.Sound(Root, s => s with { Period = Period.Year(2011) });
        Assert.Equal([PrimaryInputKind.ProductTaxes, PrimaryInputKind.Compensation, PrimaryInputKind.Surplus], table.PrimaryInputRows.Select(p => p.Kind));
        Assert.Equal([65e6, 60e6, 50e6, 60e6], table.ValueAdded());
        Assert.Equal(["impacts: Value Added", "satellite: CO2 - combustion - air"], table.Satellites.Select(s => s.Code));
    }

    [Fact]
    public void Without_parameters_the_heads_are_found_out_from_the_files()
    {
        WriteTable();
        File.Delete(Path.Combine(Root, "file_parameters.json"));
        File.Delete(Path.Combine(Root, "emissions", "file_parameters.json"));
        var (table, told) = Read();
        Assert.Equal(2, told.Count);
        Assert.Equal(2, table!.Satellites.Count);
        Assert.Equal([70e6, 60.5e6, 50e6, 60e6], table.ValueAdded());
    }

    [Fact]
    public void Commas_between_fields_are_read_where_they_were_saved_so()
    {
        WriteTable();
        foreach (var file in Directory.EnumerateFiles(Root, "*.txt", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace('\t', ','));
        }

        Assert.Equal([70e6, 60.5e6, 50e6, 60e6], Read().Table!.ValueAdded());
    }

    [Fact]
    public void Parquet_and_pickle_are_refused()
    {
        WriteTable();
        File.Move(Path.Combine(Root, "Z.txt"), Path.Combine(Root, "Z.parquet"));
        Write("file_parameters.json", Parameters("IOSystem", ("Z", 2, 2)).Replace("Z.txt", "Z.parquet", StringComparison.Ordinal));
        Assert.Equal(["0,0 SH5227 'Z.parquet' is not saved as text"], Read().Told);
        File.Delete(Path.Combine(Root, "file_parameters.json"));
        File.Move(Path.Combine(Root, "Z.parquet"), Path.Combine(Root, "Z.pkl"));
        Assert.Equal(["0,0 SH5227 'Z.pkl' is not saved as text"], Read().Told);
    }

    [Fact]
    public void A_folder_of_coefficients_and_one_of_an_extension_are_told()
    {
        WriteTable();
        File.Delete(Path.Combine(Root, "file_parameters.json"));
        File.Move(Path.Combine(Root, "Z.txt"), Path.Combine(Root, "A.txt"), true);
        Assert.Equal(["0,0 SH5228 the folder has no matrix Z"], Read().Told);
        var (_, told) = Tables.Read(Path.Combine(Root, "emissions"), s => s with { Period = Period.Year(2010) });
        Assert.Equal(["0,0 SH5228 the folder has no matrix Z"], told);
    }

    [Fact]
    public void Rows_and_columns_that_fit_no_sector_are_told()
    {
        WriteTable();
        Replace("Y.txt", "reg2\tmining", "reg2\tminign");
        Assert.Equal(
            ["7,6 SH5229 'reg2:minign' does not stand in 'Z.txt'", "7,6 SH5229 'reg2:mining' does not stand in 'Y.txt'"],
            Read().Told.Where(t => !t.Contains("SH5230", StringComparison.Ordinal)));
        WriteTable();
        Replace("x.txt", "reg2\tmining", "reg2\tfood");
        Assert.Equal(
            ["7,6 SH5229 'reg2:mining' does not stand in 'x.txt'", "5,6 SH5203 sector 'reg2:food' stands twice"],
            Read().Told.Where(t => !t.Contains("SH5230", StringComparison.Ordinal)));
        WriteTable();
        Replace("emissions/F.txt", "sector\t\tfood\tmining", "sector\t\tfood\tfood");
        Assert.Contains("2,14 SH5203 sector 'reg1:food' stands twice", Read().Told);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_told()
    {
        WriteTable();
        var whole = File.ReadAllText(Path.Combine(Root, "Z.txt"));
        Write("Z.txt", whole[..^4]);
        Assert.StartsWith("7,1 SH1103 this row has 5 fields, the header has 6", Assert.Single(Read().Told), StringComparison.Ordinal);
    }

    private (InputOutputTable? Table, List<string> Told) Read() => Tables.Read(Root, s => s with { Period = Period.Year(2010) });

    private void Write(string name, string text) => _tables.Write($"mrio/{name}", text);

    private void Replace(string name, string old, string by)
    {
        var text = File.ReadAllText(Path.Combine(Root, name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(name, text.Replace(old, by, StringComparison.Ordinal));
    }

    private static string Parameters(string system, params (string Matrix, int Labels, int Heads)[] files) =>
        $$"""{ "files": { {{string.Join(", ", files.Select(f => $$"""  "{{f.Matrix}}": { "name": "{{f.Matrix}}.txt", "nr_index_col": "{{f.Labels}}", "nr_header": "{{f.Heads}}" }"""))}} }, "systemtype": "{{system}}" }""";

    private void WriteTable()
    {
        string[] categories =
        [
            "Final consumption expenditure by households", "Final consumption expenditure by non-profit organisations serving households (NPISH)",
            "Final consumption expenditure by government", "Gross fixed capital formation", "Changes in inventories", "Changes in valuables", "Export",
        ];
        const string Heads = "region\t\treg1\treg1\treg2\treg2\nsector\t\tfood\tmining\tfood\tmining\n";
        var all = string.Join('\t', categories);
        Write("file_parameters.json", Parameters("IOSystem", ("Z", 2, 2), ("Y", 2, 2), ("x", 2, 1), ("A", 2, 2), ("L", 2, 2), ("unit", 2, 1), ("population", 1, 1)));
        Write("metadata.json", """{ "description": "test mrio for pymrio", "name": "testmrio", "system": "pxp", "version": "v1", "history": [] }""");
        Write("Z.txt", Heads + "region\tsector\t\t\t\t\nreg1\tfood\t10\t20\t0\t4.5\nreg1\tmining\t5\t10\t2.5\t2\nreg2\tfood\t8\t1\t30\t3.5\nreg2\tmining\t7\t8.5\t17.5\t30\n");
        Write("Y.txt", $"region\t\t{string.Join('\t', Enumerable.Repeat("reg1", 7))}\t{string.Join('\t', Enumerable.Repeat("reg2", 7))}\ncategory\t\t{all}\t{all}\nregion\tsector{new string('\t', 14)}\n"
            + "reg1\tfood\t30\t1\t10\t2\t-1.5\t0.125\t0\t20\t0\t3\t0.5\t0.375\t0\t0\n"
            + "reg1\tmining\t40\t0\t20.5\t4\t2e-01\t0\t0\t10\t0\t5\t0.3\t0.5\t0\t0\n"
            + "reg2\tfood\t20\t0\t2.5\t10\t1\t0\t0\t20\t0\t3\t0.5\t0.5\t0\t0\n"
            + "reg2\tmining\t10\t0\t1\t2\t-1\t0\t0\t20\t0\t3\t1\t0.5\t0\t0.5\n");
        Write("x.txt", "region\tsector\tindout\nreg1\tfood\t100\nreg1\tmining\t100\nreg2\tfood\t100\nreg2\tmining\t100\n");
        Write("A.txt", Heads + "region\tsector\t\t\t\t\n");
        Write("unit.txt", "region\tsector\tunit\nreg1\tfood\tMill USD\nreg1\tmining\tMill USD\nreg2\tfood\tMill USD\nreg2\tmining\tMill USD\n");
        Write("population.txt", "region\treg1\treg2\nPopulation\t1000\t2000\n");
        Write("factor_inputs/file_parameters.json", Parameters("Extension", ("F", 1, 2), ("unit", 1, 1)));
        Write("factor_inputs/F.txt", "region\treg1\treg1\treg2\treg2\nsector\tfood\tmining\tfood\tmining\ninputtype\t\t\t\t\nValue Added\t70\t60.5\t50\t60\n");
        Write("factor_inputs/unit.txt", "inputtype\tunit\nValue Added\tMill USD\n");
        Write("emissions/file_parameters.json", Parameters("Extension", ("F", 2, 2), ("F_Y", 2, 2), ("unit", 2, 1)));
        Write("emissions/F.txt", Heads + "stressor\tcompartment\t\t\t\t\nemission_type1\tair\t1500\t250\t0.001\t1e+08\nemission_type2\twater\t1\t2\t3\t4\n");
        Write("emissions/F_Y.txt", "region\t\treg1\treg2\ncategory\t\ta\ta\nstressor\tcompartment\t\t\nemission_type1\tair\t1\t2\nemission_type2\twater\t1\t2\n");
        Write("emissions/unit.txt", "stressor\tcompartment\tunit\nemission_type1\tair\tkg\nemission_type2\twater\tkg\n");
    }
}
