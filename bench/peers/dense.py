#!/usr/bin/env python3
"""The dense linear algebra of the bench in NumPy and SciPy.

    OPENBLAS_NUM_THREADS=1 python3 bench/peers/dense.py [n ...]

The bench writes I - A, a solution and the inverse, and times itself on as many threads; then NumPy does the same on the same matrix. Beside
other work the processor time of one thread says more than the clock. Solutions and
inverses must agree to 1e-11 of the largest element. Debian's NumPy takes whatever BLAS is installed: with libopenblas0-pthread it is
OpenBLAS; with the reference BLAS a ratio says little, so the script says which one it found. Leaves with 1 where a figure differs.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
import scipy
from scipy import linalg

WORKS = ["product", "factorisation", "one solution", "factorisation and inverse"]


def bench(folder, n, threads):
    project = pathlib.Path(__file__).resolve().parent.parent
    command = ["dotnet", "run", "-c", "Release", "--project", str(project), "--", "dense", "once", folder, str(n), threads]
    numbers = [float(x) for x in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]
    return list(zip(numbers[::2], numbers[1::2]))


def fastest(action, operations):
    """Milliseconds by the clock and of the processor: the least of several, short work repeated."""
    repeats = max(1, int(1e8 / operations))
    wall = processor = float("inf")
    action()
    for _ in range(1 if operations > 1e11 else 4 if operations > 1e10 else 15):
        start, before = time.perf_counter(), time.process_time()
        for _ in range(repeats):
            action()
        wall = min(wall, (time.perf_counter() - start) * 1000 / repeats)
        processor = min(processor, (time.process_time() - before) * 1000 / repeats)
    return wall, processor


def blas():
    try:
        names = {line.split()[-1] for line in open("/proc/self/maps") if "blas" in line}
    except OSError:
        return "BLAS not known"
    return ", ".join(sorted(pathlib.Path(name).name for name in names)) or "BLAS not known"


def main():
    sizes = [int(a) for a in sys.argv[1:]] or [42, 153, 1302, 3465]
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "2")
    is_same = True
    print(f"NumPy {np.__version__}, SciPy {scipy.__version__}, {blas()}, {threads} thread(s)\n")
    print("| n | work | Songhua (ms) | processor (ms) | NumPy (ms) | processor (ms) | NumPy / Songhua, clock | processor | largest difference |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours = bench(folder, n, threads)
            matrix, solution, inverse = (np.fromfile(f"{folder}/{name}.bin") for name in ("matrix", "solution", "inverse"))
        matrix, inverse = matrix.reshape(n, n), inverse.reshape(n, n)
        demand = 1.0 + np.arange(n) % 7
        factors = linalg.lu_factor(matrix)
        theirs = [
            fastest(lambda: matrix @ matrix, 2 * n**3),
            fastest(lambda: linalg.lu_factor(matrix, check_finite=False), 2 * n**3 / 3),
            fastest(lambda: linalg.lu_solve(factors, demand, check_finite=False), 2 * n**2),
            fastest(lambda: np.linalg.inv(matrix), 2 * n**3),
        ]
        differences = [None, None, np.max(np.abs(solution / linalg.lu_solve(factors, demand) - 1)), np.max(np.abs(inverse - np.linalg.inv(matrix))) / np.max(np.abs(inverse))]
        for work, mine, other, difference in zip(WORKS, ours, theirs, differences):
            is_same &= difference is None or difference < 1e-11
            print(
                f"| {n:,} | {work} | {mine[0]:.4g} | {mine[1]:.4g} | {other[0]:.4g} | {other[1]:.4g} "
                f"| {other[0] / mine[0]:.2f} | {other[1] / mine[1]:.2f} | {'' if difference is None else f'{difference:.1e}'} |",
                flush=True,
            )
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main())
