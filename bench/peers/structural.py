#!/usr/bin/env python3
"""Fits a sample of the bench's monthly series with statsmodels, one thread each, and compares time and likelihood.

    python3 bench/peers/structural.py [series]      30 unless told

The same model on the same logarithms: local linear trend, dummy seasonal of 12, irregular, exact diffuse initialisation. statsmodels
starts once, from its own starting values, with L-BFGS; the bench from its best three of four. statsmodels counts log 2 pi for the 13
diffuse observations too; it is added back. Prints processor time a series, the ratio, and the differences of log-likelihoods at the optimum.
Leaves with 1 where statsmodels finds a likelihood that is higher by more than 1e-4.
"""

import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import numpy as np
import statsmodels
from statsmodels.tsa.statespace.structural import UnobservedComponents

warnings.simplefilter("ignore")
TOLERANCE = 1e-4


def bench(*arguments):
    project = pathlib.Path(__file__).resolve().parent.parent
    done = subprocess.run(["dotnet", "run", "-c", "Release", "--project", str(project), "--", *arguments], check=True, capture_output=True, text=True)
    return done.stdout.split()


def fit(y):
    model = UnobservedComponents(y, level="lltrend", seasonal=12, use_exact_diffuse=True)
    found = model.fit(disp=False, maxiter=500)
    return found.llf + 13 * 0.5 * np.log(2 * np.pi), found.mle_retvals["converged"]


def main():
    count = sys.argv[1] if len(sys.argv) > 1 else "30"
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "series.csv"
        lines = bench("structural-peer", str(file), count)
        series = np.loadtxt(file, delimiter=",", ndmin=2)
    ours, likelihoods = float(lines[0]) / len(series), np.array([float(x) for x in lines[1:]])
    start = time.process_time()
    fits = [fit(y) for y in series]
    theirs = (time.process_time() - start) * 1000 / len(series)
    differences = likelihoods - np.array([f[0] for f in fits])
    print(f"{len(series)} series of {series.shape[1]} points, statsmodels {statsmodels.__version__}\n")
    print("| | processor (ms a series) | ratio |")
    print("|---|---:|---:|")
    print(f"| Songhua | {ours:.2f} | 1 |")
    print(f"| statsmodels | {theirs:.0f} | {theirs / ours:.0f} |")
    print(f"\nlog-likelihood, Songhua's less statsmodels': least {differences.min():.2e}, median {np.median(differences):.2e}, largest {differences.max():.2e}; "
          f"within 1e-3: {np.sum(np.abs(differences) < 1e-3)}; statsmodels not converged: {sum(not f[1] for f in fits)}")
    return 1 if differences.min() < -TOLERANCE else 0


if __name__ == "__main__":
    sys.exit(main())
