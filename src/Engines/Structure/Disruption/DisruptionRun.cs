namespace Songhua.Structure;

/// <summary>
/// An adaptive regional input-output model, step by step: demand from the orders of the step before, output, deliveries, new orders. Formulas in
/// docs/methods/disruption.md. All arrays are of the step that was taken last, one element a sector or product.
/// </summary>
internal sealed class DisruptionRun
{
    // Differences of this size are rounding.
    private const double Rounding = 1e-12;

    private readonly DisruptionBaseline _table;
    private readonly DisruptionSpec _spec;
    private readonly ShockCourse[] _lost;
    private readonly ShockCourse[] _cut;
    private readonly IReadOnlyList<AddedDemand> _added;
    private readonly double[] _addedLeft;
    private readonly bool _isRecorded;

    private readonly double[] _capacity;
    private readonly double[] _outsideCapacity;
    private readonly double[] _possible;
    private readonly double[] _able;
    private readonly double[] _outsideAble;
    private readonly double[] _offered;
    private readonly double[] _addedDemand;
    private readonly double[] _industryFill;
    private readonly double[] _finalFill;
    private readonly double[] _outsideFill;
    private readonly double _adjustment;

    /// <summary>Before the first step.</summary>
    /// <param name="table">The table.</param>
    /// <param name="problem">Its shocks and added demands; the table's, in all else.</param>
    /// <param name="spec">The parameters.</param>
    /// <param name="isRecorded">Whether bottlenecks and use are wanted, beside what the simulation needs itself.</param>
    public DisruptionRun(DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec, bool isRecorded = false)
    {
        (_table, _spec, _added, _isRecorded) = (table, spec, problem.AddedDemands, isRecorded);
        var n = table.Sectors;
        _lost = ShockCourse.Of(problem.Shocks, ShockTarget.Capacity, spec);
        _cut = ShockCourse.Of(problem.Shocks, ShockTarget.Imports, spec);
        _addedLeft = [.. _added.Select(a => a.Amount)];
        _adjustment = Math.Min(1, spec.StepDays / spec.CapacityDays);
        _capacity = Filled(n, 1);
        _outsideCapacity = Filled(n, 1);
        (_possible, _able, _outsideAble, _offered, _addedDemand) = (new double[n], new double[n], new double[n], new double[n], new double[n]);
        (_industryFill, _finalFill, _outsideFill) = (new double[n], new double[n], new double[n]);
        (Wanted, Ratio, Bottleneck) = (new double[n], new double[n], new int[n]);
        (Demand, Postponed, ToIndustry, ToFinal, FinalDemand, ToAdded) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        (FromOutside, Used, Withdrawn) = (new double[n], new double[n], new double[n]);
        Stocks = new(table, spec);
    }

    /// <summary>Stocks of the purchases after the step.</summary>
    public InputStocks Stocks { get; }

    /// <summary>Output that demand and capacity allow, as a ratio to the usual.</summary>
    public double[] Wanted { get; }

    /// <summary>Output as a ratio to the usual; 0 where there is none.</summary>
    public double[] Ratio { get; }

    /// <summary>The product whose stock holds a sector back; -1 for none. Of a run that is recorded.</summary>
    public int[] Bottleneck { get; }

    public double[] Demand { get; }

    /// <summary>Final demand that waits.</summary>
    public double[] Postponed { get; }

    public double[] ToIndustry { get; }

    public double[] ToFinal { get; }

    /// <summary>Final demand of the step, with what is asked for again.</summary>
    public double[] FinalDemand { get; }

    public double[] ToAdded { get; }

    public double[] FromOutside { get; }

    /// <summary>Use of a product. Of a run that is recorded.</summary>
    public double[] Used { get; }

    public double[] Withdrawn { get; }

    public void Step(int t)
    {
        SumDemand(t);
        Produce(t);
        Deliver(t);
        if (_isRecorded)
        {
            Stocks.FindBottlenecks(Ratio, Wanted, Bottleneck);
            Stocks.SumUse(Ratio, Used);
        }

        Adjust();
        Stocks.Turn(Ratio, Wanted, _industryFill, _outsideFill, _able, _outsideAble);
    }

    private void SumDemand(int t)
    {
        Array.Clear(_addedDemand);
        for (var a = 0; a < _added.Count; a++)
        {
            if (t * _spec.StepDays >= _added[a].FromDay)
            {
                _addedDemand[_added[a].Sector] += _addedLeft[a] * Math.Min(1, _spec.StepDays / _added[a].Days);
            }
        }

        for (var i = 0; i < _table.Sectors; i++)
        {
            FinalDemand[i] = _table.Final[i] + (Postponed[i] * Math.Min(1, _spec.StepDays / _spec.CatchUpDays));
            Demand[i] = Stocks.Regional[i] + FinalDemand[i] + _addedDemand[i];
        }
    }

    // Capacity, then the scarcest stock.
    private void Produce(int t)
    {
        _capacity.CopyTo(_able, 0);
        _outsideCapacity.CopyTo(_outsideAble, 0);
        foreach (var shock in _lost)
        {
            _able[shock.Sector] *= 1 - shock.Lost[t];
        }

        foreach (var shock in _cut)
        {
            _outsideAble[shock.Sector] *= 1 - shock.Lost[t];
        }

        _able.CopyTo(_possible, 0);
        for (var j = 0; j < _table.Sectors; j++)
        {
            // A withdrawal that took precedence over output when demand falls could bring output down for good.
            _offered[j] = _table.Withdrawal[j] * (Demand[j] < _table.Supply[j] ? Demand[j] / _table.Supply[j] : 1);
            Wanted[j] = _table.Output[j] == 0 ? 0 : Math.Min(_possible[j], Math.Max(0, Demand[j] - _offered[j]) / _table.Output[j]);
            Ratio[j] = Wanted[j];
        }

        var allowed = Stocks.Allowed(_possible);
        for (var c = 0; c < _table.Buyers.Length; c++)
        {
            var j = _table.Buyers[c];
            Ratio[j] = Least(Ratio[j], allowed[c]);

            // Its stocks limit what a source can supply but under the rule of BoARIO.
            _able[j] = _spec.Orders == OrderRule.Wanted ? Least(_able[j], allowed[c]) : _able[j];
        }
    }

    // The first where the second is less by rounding alone.
    private static double Least(double first, double second) => second < first * (1 - Rounding) ? second : first;

    private void Deliver(int t)
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            var made = _table.Output[i] * Ratio[i];
            var supply = made + _offered[i] >= Demand[i] * (1 - Rounding) ? Demand[i] : made + _offered[i];
            Withdrawn[i] = supply - made;
            var final = FinalDemand[i] + _addedDemand[i];
            if (_spec.Rationing == RationingRule.Proportional)
            {
                _industryFill[i] = _finalFill[i] = Fill(supply, Demand[i]);
            }
            else
            {
                _industryFill[i] = Fill(supply, Stocks.Regional[i]);
                _finalFill[i] = Fill(supply - (_industryFill[i] * Stocks.Regional[i]), final);
            }

            ToIndustry[i] = _industryFill[i] * Stocks.Regional[i];
            ToFinal[i] = _finalFill[i] * FinalDemand[i];
            ToAdded[i] = _finalFill[i] * _addedDemand[i];
            _outsideFill[i] = Fill(_outsideAble[i] * _table.Imports[i], Stocks.Outside[i]);
            FromOutside[i] = _outsideFill[i] * Stocks.Outside[i];
            Postpone(i);
        }

        for (var a = 0; a < _added.Count; a++)
        {
            if (t * _spec.StepDays >= _added[a].FromDay)
            {
                _addedLeft[a] *= 1 - (Math.Min(1, _spec.StepDays / _added[a].Days) * _finalFill[_added[a].Sector]);
            }
        }
    }

    // What was asked for again and not met waits on; of the usual demand that was not met a share joins it.
    private void Postpone(int i)
    {
        var again = FinalDemand[i] - _table.Final[i];
        Postponed[i] += (_spec.PostponedShare * (1 - _finalFill[i]) * _table.Final[i]) - (_finalFill[i] * again);
    }

    // Hallegatte (2014): scarcity calls up capacity, and without it capacity returns to the usual.
    private void Adjust()
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            _capacity[i] = Next(_capacity[i], Demand[i], ToIndustry[i] + ToFinal[i] + ToAdded[i]);
            _outsideCapacity[i] = Next(_outsideCapacity[i], Stocks.Outside[i], FromOutside[i]);
        }
    }

    private double Next(double capacity, double demand, double delivered)
    {
        var scarcity = demand > 0 ? (demand - delivered) / demand : 0;
        return scarcity > Rounding
            ? capacity + ((_spec.LargestCapacity - capacity) * scarcity * _adjustment)
            : capacity + ((1 - capacity) * _adjustment);
    }

    private static double Fill(double supply, double demand) => demand <= 0 || supply >= demand * (1 - Rounding) ? 1 : Math.Max(0, supply) / demand;

    private static double[] Filled(int n, double value)
    {
        var filled = new double[n];
        Array.Fill(filled, value);
        return filled;
    }
}
