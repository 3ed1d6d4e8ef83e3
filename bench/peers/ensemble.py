#!/usr/bin/env python3
"""The ensemble of the bench in NumPy: 42 sectors x 40 steps, dense feedback, dense factor of the shocks.

    python3 bench/peers/ensemble.py [draws]

The bench writes its matrices and its shocks. From these shocks NumPy draws the same paths: means, deviations, quantiles and probabilities
must agree (1e-9, and 2^-10 for quantiles). Then NumPy is timed on normals of its own: the same recursion, exponentials, means,
deviations and nine quantiles of every sector and step. Leaves with 1 where a figure differs.
"""

import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np

SECTORS, STEPS, EVENTS, EDGE = 42, 40, 10, 1.1
PROBABILITIES = [0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975]


def bench(folder, draws):
    project = pathlib.Path(__file__).resolve().parent.parent
    command = ["dotnet", "run", "-c", "Release", "--project", str(project), "--", "ensemble", "once", folder, str(draws)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = {kind: [[float(x) for x in line.split()[1:]] for line in lines if line.startswith(kind)] for kind in ("time", "value", "event")}
    return rows["time"][0], np.array(rows["value"]), np.array(rows["event"])[:, 0]


def paths(transition, loadings, draws, shocks):
    """The paths on the scale of the model, one step at a time: sectors x draws."""
    x = np.zeros((SECTORS, draws))
    for t in range(STEPS):
        x = 0.01 + transition @ x + loadings @ shocks(t)
        yield np.exp(x)


def summary(values):
    return np.concatenate([[values.mean(axis=1)], [values.std(axis=1, ddof=1)], np.quantile(values, PROBABILITIES, axis=1)])


def main():
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        (wall, processor, single, single_processor), theirs, events = bench(folder, draws)
        transition = np.loadtxt(f"{folder}/transition.csv", delimiter=",")
        loadings = np.loadtxt(f"{folder}/loadings.csv", delimiter=",")
        shocks = np.fromfile(f"{folder}/shocks.bin").reshape(STEPS, SECTORS, draws)
    for values in paths(transition, loadings, draws, lambda t: shocks[t]):
        last = values
    mine = summary(last).T
    moments = np.max(np.abs(mine[:, :2] / theirs[:, :2] - 1))
    quantiles = np.max(np.abs(mine[:, 2:] / theirs[:, 2:] - 1))
    probabilities = np.max(np.abs((last[:EVENTS] >= EDGE).mean(axis=1) - events))
    print(f"same shocks: moments differ by {moments:.1e}, quantiles by {quantiles:.1e}, probabilities by {probabilities:.1e}")

    del shocks
    generator = np.random.default_rng(1)
    start, before = time.perf_counter(), time.process_time()
    draw = lambda t: generator.standard_normal((SECTORS, draws))
    for values in paths(transition, loadings, draws, draw):
        own = summary(values)
    took, used = (time.perf_counter() - start) * 1000, (time.process_time() - before) * 1000
    error = np.max(np.abs(own[0] - mine[:, 0]) / (mine[:, 1] * np.sqrt(2 / draws)))
    print(f"own normals: means differ by at most {error:.1f} standard errors")
    print(f"{draws:,} draws, ms (processor): NumPy {np.__version__} {took:,.0f} ({used:,.0f}); one thread {single:,.0f} ({single_processor:,.0f}); two threads {wall:,.0f} ({processor:,.0f})")
    print(f"ratio to NumPy: two threads {took / wall:.1f}, one thread {took / single:.1f}, processor {used / single_processor:.1f}")
    return 0 if moments < 1e-9 and quantiles < 2.0**-10 and probabilities == 0 and error < 5.5 else 1


if __name__ == "__main__":
    sys.exit(main())
