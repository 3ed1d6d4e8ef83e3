#!/usr/bin/env python3
"""The growth job of the bench in pandas, and in DuckDB where Python or Node has it, on the same CSV files.

    python3 bench/peers/growth.py [enterprises]      100 months each; 100000 are 10 million rows

Writes the files with the bench, lets the bench, pandas and DuckDB read them and do the job (growth of every month on the same month of
last year, restated bases, matched coverage, births left out, by division x prefecture, with pulls), checks every cell to 1e-9 and prints
times and ratios of this one run. The peers read the four columns that they need and do nothing else; the bench reads and checks all
ten, and adds the other base, those that are gone, and the growth of a spreadsheet. Leaves with 1 where a cell differs.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import pandas as pd

TOLERANCE = 1e-9
KEYS = ["month", "division", "place"]
NEVER, NOT_YET = -(10**6), 10**6


def bench(*arguments):
    project = pathlib.Path(__file__).resolve().parent.parent
    done = subprocess.run(["dotnet", "run", "-c", "Release", "--project", str(project), "--", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


class Took:
    """Milliseconds by the clock and of processor time."""

    def __init__(self, wall, processor):
        self.wall, self.processor = float(wall), float(processor)

    def __str__(self):
        return f"{self.wall:,.0f} ({self.processor:,.0f})"


def ratio(took, other):
    return f"{took.wall / other.wall:.1f} ({took.processor / other.processor:.1f})"


def songhua(folder, way, *cells):
    fields = bench("once", str(folder), way, *cells).split(" | ")
    return Took(fields[1], fields[2]), Took(fields[4], fields[5])


def timed(action):
    wall, processor = time.perf_counter(), time.process_time()
    result = action()
    return Took((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000), result


def month_number(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_text(number):
    return f"{number // 12}-{number % 12 + 1:02}"


def month_column(column, missing):
    return np.array([month_number(m) if isinstance(m, str) else missing for m in column])


def read_register(folder):
    register = pd.read_csv(folder / "register.csv", dtype=str)
    for name, missing in [("scope_from", NEVER), ("scope_to", NOT_YET), ("opened", NEVER)]:
        register[name] = month_column(register[name], missing)
    register["division"] = register["class"].str[:2]
    return register


def read_factors(folder):
    rates = pd.read_csv(folder / "rates.csv", dtype={"industry": str})
    prices = pd.read_csv(folder / "prices.csv", dtype={"industry": str})
    prices["month"] = month_column(prices["month"], NEVER)
    prices["index"] /= 100
    return rates, prices


def read_pandas(folder):
    register = read_register(folder)
    codes = pd.Index(register["code"])

    # As texts and not as categories, which pandas would sort for each file, and which take twice the time here.
    def delivery(file):
        part = pd.read_csv(file, usecols=["code", "month", "output", "output_last_year"], dtype={"code": str, "month": str})
        month, months = pd.factorize(part["month"])
        part["enterprise"] = codes.get_indexer(part.pop("code")).astype("int32")
        part["month"] = np.array([month_number(m) for m in months], dtype="int32")[month]
        return part

    rows = pd.concat([delivery(f) for f in sorted((folder / "returns").glob("*.csv"))], ignore_index=True)
    return rows, register, read_factors(folder)


def job_pandas(data):
    rows, register, (rates, prices) = data
    of = rows["enterprise"].to_numpy()
    month, last, output = rows["month"].to_numpy(), rows["output_last_year"].to_numpy(), rows["output"].to_numpy()
    scope_from, scope_to, opened = (register[c].to_numpy()[of] for c in ["scope_from", "scope_to", "opened"])
    was_in = (scope_from <= month - 12) & (month - 12 <= scope_to)
    born = ~was_in & np.where(opened == NEVER, last == 0, opened > month - 12)
    counts = (scope_from <= month) & (month <= scope_to) & ~born & ~np.isnan(last) & (month >= month.min() + 12)
    of, month, last, output = of[counts], month[counts], last[counts], output[counts]

    division, divisions = pd.factorize(register["division"])
    place, places = pd.factorize(register["place"])
    division, place = division[of], place[of]
    rate = rates.pivot(index="industry", columns="year", values="rate").loc[divisions]
    price = prices.pivot(index="industry", columns="month", values="index").loc[divisions]
    rate = rate.to_numpy()[division, month // 12 - rate.columns[0]]
    price = price.to_numpy()[division, month - price.columns[0]]
    cells = pd.DataFrame({"month": month, "division": division, "place": place, "real": output * rate / price, "base": last * rate})
    cells = cells.groupby(KEYS, sort=False)[["real", "base"]].sum().reset_index()
    total = cells.groupby("month")["base"].transform("sum")
    cells["growth"] = cells["real"] / cells["base"] - 1
    cells["pull"] = (cells["real"] - cells["base"]) / total
    cells["division"], cells["place"] = divisions[cells["division"]], places[cells["place"]]
    return cells[cells["base"] != 0]


def duckdb_read(folder):
    month = lambda c: f"cast(left({c}, 4) as int) * 12 + cast(right({c}, 2) as int) - 1"
    return [
        "set threads to 2",
        f"""create table rows as select code, {month("month")} as month, output, output_last_year as last
        from read_csv('{folder}/returns/*.csv', header = true, columns = {{'code': 'varchar', 'month': 'varchar', 'output': 'double', 'output_to_date': 'double',
        'output_last_year': 'double', 'output_to_date_last_year': 'double', 'revenue': 'double', 'employees': 'double', 'electricity': 'double', 'taxes': 'double'}})""",
        f"""create table register as select code, left("class", 2) as division, place, coalesce({month("scope_from")}, {NEVER}) as scope_from,
        coalesce({month("scope_to")}, {NOT_YET}) as scope_to, {month("opened")} as opened
        from read_csv('{folder}/register.csv', header = true, all_varchar = true, nullstr = '')""",
        f"create table rates as select industry, cast(year as int) as year, cast(rate as double) as rate from read_csv('{folder}/rates.csv', header = true, all_varchar = true)",
        f"""create table prices as select industry, {month("month")} as month, cast(index as double) / 100 as index
        from read_csv('{folder}/prices.csv', header = true, all_varchar = true)""",
    ]


DUCKDB_JOB = """with matched as (
    select r.month, e.division, e.place, sum(r.output * rate / p.index) as real, sum(r.last * rate) as base
    from rows r join register e using (code)
    join rates on rates.industry = e.division and rates.year = r.month // 12
    join prices p on p.industry = e.division and p.month = r.month
    where r.month >= (select min(month) + 12 from rows) and r.month between e.scope_from and e.scope_to and r.last is not null
    and not (not (r.month - 12 between e.scope_from and e.scope_to) and case when e.opened is null then r.last = 0 else e.opened > r.month - 12 end)
    group by all)
select month, division, place, real / base - 1 as growth, (real - base) / sum(base) over (partition by month) as pull
from matched qualify base <> 0"""


def run_pandas(folder, _):
    read, data = timed(lambda: read_pandas(folder))
    job, cells = timed(lambda: job_pandas(data))
    return read, job, cells


def run_duckdb(folder, cells_file):
    """In this process where Python has DuckDB, else by Node where that has it."""
    try:
        import duckdb
    except ModuleNotFoundError:
        return run_duckdb_in_node(folder, cells_file)
    db = duckdb.connect()
    read, _ = timed(lambda: [db.execute(s) for s in duckdb_read(folder)])
    job, cells = timed(lambda: db.execute(DUCKDB_JOB).df())
    return read, job, cells


def run_duckdb_in_node(folder, cells_file):
    statements = json.dumps({"read": duckdb_read(folder), "job": DUCKDB_JOB, "cells": cells_file})
    script = pathlib.Path(__file__).with_name("duckdb.mjs")
    try:
        done = subprocess.run(["node", str(script)], input=statements, capture_output=True, text=True)
    except FileNotFoundError:
        raise ModuleNotFoundError("DuckDB") from None
    if "ERR_MODULE_NOT_FOUND" in done.stderr:
        raise ModuleNotFoundError("DuckDB")
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    read, job = json.loads(done.stdout)
    return Took(*read), Took(*job), pd.read_csv(cells_file, dtype={"division": str, "place": str})


def differ(expected, cells):
    """The largest difference of a cell; infinite where one has a cell that the other has not."""
    cells = cells.assign(month=[month_text(m) for m in cells["month"]])
    both = expected.merge(cells, on=KEYS, how="outer", suffixes=("", "_peer"))
    differences = pd.concat([(both[c] - both[c + "_peer"]).abs() for c in ["growth", "pull"]])
    return float("inf") if differences.isna().any() else differences.max()


def main():
    enterprises = sys.argv[1] if len(sys.argv) > 1 else "100000"
    with tempfile.TemporaryDirectory(prefix="songhua-peers-") as root:
        folder = pathlib.Path(root) / "returns-folder"
        bench("write", str(folder), enterprises)
        cells_file = str(pathlib.Path(root) / "cells.csv")
        ours = songhua(folder, "memory", cells_file)
        songhua(folder, "cache")
        again = songhua(folder, "cache")
        expected = pd.read_csv(cells_file, dtype={"division": str, "place": str})
        print(f"{int(enterprises) * 100:,} rows, {len(expected):,} cells, pandas {pd.__version__}\n")
        print("By the clock, and in brackets processor time of all threads together.\n")
        print("| | read (ms) | job (ms) | read / Songhua's | job / Songhua's | largest difference |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, (read, job) in [("Songhua, first start", ours), ("Songhua, second start", again)]:
            print(f"| {name} | {read} | {job} | {ratio(read, ours[0])} | {ratio(job, ours[1])} | |")
        is_same = True
        for name, run in [("pandas", run_pandas), ("DuckDB", run_duckdb)]:
            try:
                read, job, cells = run(folder, str(pathlib.Path(root) / "peer.csv"))
            except ModuleNotFoundError:
                print(f"| {name} | not installed | | | | |")
                continue
            largest = differ(expected, cells)
            is_same &= largest <= TOLERANCE
            print(f"| {name} | {read} | {job} | {ratio(read, ours[0])} | {ratio(job, ours[1])} | {largest:.1e} |", flush=True)
        return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
