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
    private readonly double[,] _lost;
    private readonly double[,] _cut;
    private readonly IReadOnlyList<AddedDemand> _added;
    private readonly double[] _addedLeft;

    private readonly double[] _capacity;
    private readonly double[] _outsideCapacity;
    private readonly double[] _possible;
    private readonly double[] _able;
    private readonly double[] _outsideAble;
    private readonly double[] _offered;
    private readonly double[] _orders;
    private readonly double[] _regionalOrders;
    private readonly double[] _industryDemand;
    private readonly double[] _outsideDemand;
    private readonly double[] _addedDemand;
    private readonly double[] _industryFill;
    private readonly double[] _finalFill;
    private readonly double[] _outsideFill;
    private readonly double _adjustment;
    private readonly double _restoring;

    public DisruptionRun(DisruptionBaseline table, DisruptionProblem problem, DisruptionSpec spec)
    {
        (_table, _spec, _added) = (table, spec, problem.AddedDemands);
        var n = table.Sectors;
        _lost = DisruptionShock.Shares(problem.Shocks, ShockTarget.Capacity, n, spec.Steps, spec.StepDays);
        _cut = DisruptionShock.Shares(problem.Shocks, ShockTarget.Imports, n, spec.Steps, spec.StepDays);
        _addedLeft = [.. _added.Select(a => a.Amount)];
        _adjustment = Math.Min(1, spec.StepDays / spec.CapacityDays);
        _restoring = Math.Min(1, spec.StepDays / spec.RestorationDays);
        _capacity = Filled(n, 1);
        _outsideCapacity = Filled(n, 1);
        _orders = [.. table.Usual];
        _regionalOrders = [.. table.Regional];
        Stocks = new double[_orders.Length];
        for (var i = 0; i < n; i++)
        {
            for (var e = table.Starts[i]; e < table.Starts[i + 1]; e++)
            {
                Stocks[e] = table.Stock[i] * table.Usual[e];
            }
        }

        (_possible, _able, _outsideAble, _offered) = (new double[n], Filled(n, 1), Filled(n, 1), new double[n]);
        (_industryDemand, _outsideDemand, _addedDemand) = (new double[n], new double[n], new double[n]);
        (_industryFill, _finalFill, _outsideFill) = (new double[n], new double[n], new double[n]);
        (Wanted, Ratio, Bottleneck) = (new double[n], new double[n], new int[n]);
        (Demand, Postponed, ToIndustry, ToFinal, FinalDemand, ToAdded) = (new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
        (FromOutside, Used, Withdrawn) = (new double[n], new double[n], new double[n]);
        SumOrders();
    }

    /// <summary>Stocks of the purchases after the step.</summary>
    public double[] Stocks { get; }

    /// <summary>Output that demand and capacity allow, as a ratio to the usual.</summary>
    public double[] Wanted { get; }

    /// <summary>Output as a ratio to the usual; 0 where there is none.</summary>
    public double[] Ratio { get; }

    /// <summary>The product whose stock holds a sector back; -1 for none.</summary>
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

    public double[] Used { get; }

    public double[] Withdrawn { get; }

    public void Step(int t)
    {
        SumDemand(t);
        Produce(t);
        Deliver(t);
        Restock();
        Adjust();
        SumOrders();
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
            Demand[i] = _industryDemand[i] + FinalDemand[i] + _addedDemand[i];
        }
    }

    // Capacity, then the scarcest stock.
    private void Produce(int t)
    {
        var n = _table.Sectors;
        for (var j = 0; j < n; j++)
        {
            _possible[j] = _capacity[j] * (1 - _lost[t, j]);
            _able[j] = _possible[j];
            _outsideAble[j] = _outsideCapacity[j] * (1 - _cut[t, j]);
            Bottleneck[j] = -1;

            // A withdrawal that took precedence over output when demand falls could bring output down for good.
            _offered[j] = _table.Withdrawal[j] * (Demand[j] < _table.Supply[j] ? Demand[j] / _table.Supply[j] : 1);
            Wanted[j] = _table.Output[j] == 0 ? 0 : Math.Min(_possible[j], Math.Max(0, Demand[j] - _offered[j]) / _table.Output[j]);
            Ratio[j] = Wanted[j];
        }

        for (var i = 0; i < n; i++)
        {
            for (var e = _table.Starts[i]; e < _table.Starts[i + 1]; e++)
            {
                var j = _table.Buyers[e];
                var allowed = Stocks[e] / _table.Needed[e];
                if (_table.Critical[e] < 1)
                {
                    allowed = (_table.Critical[e] * allowed) + ((1 - _table.Critical[e]) * _possible[j]);
                }

                if (allowed < Ratio[j] * (1 - Rounding))
                {
                    Ratio[j] = allowed;
                    Bottleneck[j] = i;
                }

                if (_spec.Orders == OrderRule.Wanted)
                {
                    _able[j] = Math.Min(_able[j], allowed);
                }
            }
        }
    }

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
                _industryFill[i] = Fill(supply, _industryDemand[i]);
                _finalFill[i] = Fill(supply - (_industryFill[i] * _industryDemand[i]), final);
            }

            ToIndustry[i] = _industryFill[i] * _industryDemand[i];
            ToFinal[i] = _finalFill[i] * FinalDemand[i];
            ToAdded[i] = _finalFill[i] * _addedDemand[i];
            _outsideFill[i] = Fill(_outsideAble[i] * _table.Imports[i], _outsideDemand[i]);
            FromOutside[i] = _outsideFill[i] * _outsideDemand[i];
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

    private void Restock()
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            var (short1, short2) = (1 - _industryFill[i], 1 - _outsideFill[i]);
            var used = 0.0;
            for (var e = _table.Starts[i]; e < _table.Starts[i + 1]; e++)
            {
                var j = _table.Buyers[e];
                var use = Math.Min(Stocks[e], _table.Usual[e] * Ratio[j]);
                var received = _orders[e] - (_regionalOrders[e] * short1) - ((_orders[e] - _regionalOrders[e]) * short2);
                Stocks[e] = Math.Max(0, Stocks[e] + (received - use));
                used += use;
                _orders[e] = _spec.Orders == OrderRule.Used
                    ? use + (Math.Max(0, (_table.Stock[i] * _table.Usual[e] * Wanted[j]) - Stocks[e]) * _restoring)
                    : OrderOfWanted(i, e);
            }

            Used[i] = used;
        }
    }

    // For what is wanted, not for what was used (Pichler et al. 2022): a sector that stands still for want of an input would otherwise stop ordering it.
    private double OrderOfWanted(int product, int purchase)
    {
        var gap = (_table.Stock[product] * _table.Usual[purchase]) - Stocks[purchase];
        return Math.Max(0, (_table.Usual[purchase] * Wanted[_table.Buyers[purchase]]) + (gap * (gap > 0 ? _table.Restoration[product] : _restoring)));
    }

    // Hallegatte (2014): scarcity calls up capacity, and without it capacity returns to the usual.
    private void Adjust()
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            _capacity[i] = Next(_capacity[i], Demand[i], ToIndustry[i] + ToFinal[i] + ToAdded[i]);
            _outsideCapacity[i] = Next(_outsideCapacity[i], _outsideDemand[i], FromOutside[i]);
        }
    }

    private double Next(double capacity, double demand, double delivered)
    {
        var scarcity = demand > 0 ? (demand - delivered) / demand : 0;
        return scarcity > Rounding
            ? capacity + ((_spec.LargestCapacity - capacity) * scarcity * _adjustment)
            : capacity + ((1 - capacity) * _adjustment);
    }

    private void SumOrders()
    {
        for (var i = 0; i < _table.Sectors; i++)
        {
            var (industry, outside) = (0.0, 0.0);
            for (var e = _table.Starts[i]; e < _table.Starts[i + 1]; e++)
            {
                _regionalOrders[e] = _orders[e] * RegionalShare(i, _table.Share[e]);
                industry += _regionalOrders[e];
                outside += _orders[e] - _regionalOrders[e];
            }

            (_industryDemand[i], _outsideDemand[i]) = (industry, outside);
        }
    }

    // Guan et al. (2020): orders follow what each source can supply; how far, the spec says. Its stocks limit that but under the rule of BoARIO.
    private double RegionalShare(int product, double usual)
    {
        var (region, outside) = (_able[product], _outsideAble[product]);
        if (_spec.Substitution == 0 || usual == 0 || usual == 1 || region == outside)
        {
            return usual;
        }

        region = usual * (1 - (_spec.Substitution * (1 - region)));
        outside = (1 - usual) * (1 - (_spec.Substitution * (1 - outside)));
        return region + outside > 0 ? region / (region + outside) : usual;
    }

    private static double Fill(double supply, double demand) => demand <= 0 || supply >= demand * (1 - Rounding) ? 1 : Math.Max(0, supply) / demand;

    private static double[] Filled(int n, double value)
    {
        var filled = new double[n];
        Array.Fill(filled, value);
        return filled;
    }
}
