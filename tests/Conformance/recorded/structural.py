#!/usr/bin/env python3
"""The figures of StructuralRecordedTests: statsmodels' UnobservedComponents with exact diffuse initialisation.

    python3 tests/Conformance/recorded/structural.py

statsmodels counts log 2 pi for diffuse observations too; here it is added back (d x .9189385), so that the figures are those of
Durbin & Koopman (2012), section 7.2, over the observations that are not diffuse.
"""

import warnings

import numpy as np
import statsmodels
from statsmodels.datasets import nile
from statsmodels.tsa.statespace.sarimax import SARIMAX
from statsmodels.tsa.statespace.structural import UnobservedComponents

warnings.simplefilter("ignore")
AIR = [112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
       145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
       196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, 204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229,
       242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, 284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306,
       315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, 340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337,
       360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, 417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432]


def report(name, y, parameters, **spec):
    model = UnobservedComponents(y, use_exact_diffuse=True, **spec)
    model.ssm.filter_univariate = True
    model.loglikelihood_burn = 0
    result = model.smooth(np.array(parameters, float), transformed=True)
    rank = int(np.sum(np.array(result.filter_results.forecasts_error_diffuse_cov) > 1e-10))
    fixed = float(result.llf) + rank * 0.5 * np.log(2 * np.pi)
    fits = []
    for method in ("lbfgs", "nm", "powell"):
        fit = model.fit(result.params, method=method, disp=False, maxiter=5000, transformed=True)
        fits.append((float(fit.llf) + rank * 0.5 * np.log(2 * np.pi), fit.params))
    best = max(fits, key=lambda f: f[0])
    print(f"{name}: d {rank}, log-likelihood {fixed:.8f}; names {model.param_names}")
    print(f"  last smoothed {np.array2string(result.smoothed_state[:, -1], precision=8)}")
    print(f"  first smoothed {np.array2string(result.smoothed_state[:, 0], precision=8)}")
    print(f"  first variances {np.array2string(np.diag(result.smoothed_state_cov[:, :, 0]), precision=8)}")
    print(f"  optimum {best[0]:.7f} at {list(best[1])}")
    return result


def main():
    print("statsmodels", statsmodels.__version__)
    flow = nile.load_pandas().data["volume"].values
    logs = np.log(np.array(AIR, float))
    gaps = logs.copy()
    gaps[[5, 30, 31, 32, 33, 70, 100, 101]] = np.nan
    step = (np.arange(100) >= 28).astype(float)
    report("Nile, local level", flow, [15099.0, 1469.1], level="llevel")
    missing = flow.copy()
    missing[20:40] = np.nan
    missing[60:80] = np.nan
    report("Nile with two gaps", missing, [15099.0, 1469.1], level="llevel")
    report("Nile, local level and the break of 1899", flow, [15099.0, 500.0], level="llevel", exog=step, mle_regression=False)
    report("Nile, local linear trend", flow, [15000.0, 1400.0, 10.0], level="lltrend")
    report("Air, basic structural", logs, [1e-4, 7e-4, 1e-7, 6e-5], level="lltrend", seasonal=12)
    report("Air, smooth trend and seasonal", logs, [3e-4, 2e-5, 6e-5], level="strend", seasonal=12)
    report("Air, basic structural with gaps", gaps, [1e-4, 7e-4, 1e-7, 6e-5], level="lltrend", seasonal=12)
    airline = SARIMAX(logs, order=(0, 1, 1), seasonal_order=(0, 1, 1, 12), simple_differencing=True)
    print(f"Airline model: {max(airline.loglike(np.array([-.4018324, -.5569342, v])) for v in np.linspace(.00134809, .00134811, 2001)):.10f}")
    x = np.column_stack([(np.arange(144) >= 60).astype(float), np.sin(np.arange(144) * 0.7)])
    report("Air, random walk with fixed drift, seasonal, two regressors", logs, [5e-4, 1e-4, 6e-5], level="lldtrend", seasonal=12, exog=x, mle_regression=False)


if __name__ == "__main__":
    main()
