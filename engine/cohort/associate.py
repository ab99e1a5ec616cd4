"""How biomarkers go with what else is known of the patients: oculomics with its uncertainty.

Each biomarker is fitted by itself, standardised, on the exposure and the covariates that it is
adjusted for. Two eyes of a patient are not two patients: a linear mixed model with a random
intercept a patient (Laird and Ware 1982), or generalised estimating equations with an exchangeable
correlation within a patient (Liang and Zeger 1986). Over all biomarkers, the false discovery rate
is held (Benjamini and Hochberg 1995).
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from engine.biomarkers import Measurement, title
from engine.errors import EngineError

Method = Literal["mixed", "gee"]
LEAST_PATIENTS = 20
PER_TERM = 5  # patients for each coefficient, at least
NAME = ["key", "structure", "region", "unit"]
LEVEL = 0.05
NAN = float("nan")


@dataclass(frozen=True)
class Effect:
    """What one biomarker does with the exposure.

    `method` is the one that was used: with one image a patient, a random intercept has nothing to
    tell apart, and GEE is used. `estimate`, `low` and `high` (95 %) are standard deviations of the
    biomarker for one unit of the exposure (one standard deviation where it is a quantity, the step
    from no to yes where it has two values). `q` is the p value after Benjamini and Hochberg;
    `discovered` where it stays below LEVEL. `images` and `patients` are those that counted;
    `invalid` the values that may not be relied on and `missing` the images without exposure or
    covariate, or without any row in the table; all are left out and told here.
    `note` says why there is no estimate, else nothing.
    """

    key: str
    structure: str
    region: str
    unit: str
    title: str
    images: int
    patients: int
    invalid: int
    missing: int
    method: Method
    estimate: float
    low: float
    high: float
    p: float
    q: float
    discovered: bool
    note: str


@dataclass(frozen=True)
class Question:
    """Which exposure, adjusted for what, and which column names the patient.

    `join` is the column of the covariates that names an image's result, or the image's file.
    """

    exposure: str
    adjust: tuple[str, ...] = ()
    patient: str = "patient"
    join: str = "result"
    method: Method = "mixed"


def associate(
    measurements: pd.DataFrame, covariates: pd.DataFrame, question: Question
) -> list[Effect]:
    """One effect a biomarker, the smallest p first; those that cannot be fitted come last.

    `measurements` has the columns of `measurements.parquet`, `covariates` a row an image. Raises
    `EngineError` where a column is missing, an image appears twice, or no image is in both.
    """
    told = _covariates(covariates, question)
    column = "image" if question.join == "image" else "result"
    known = measurements[measurements[column].isin(told.index)]
    if known.empty:
        raise EngineError(
            f"No image of the measurements is named in the column {question.join!r} of the "
            "covariates. It holds results as in `result`, or file names with --join image."
        )
    effects = [
        _effect(name, rows.set_index(column), told, question)
        for name, rows in measurements.groupby(NAME, sort=True)
    ]
    return _ranked(_discoveries(effects))


def _covariates(table: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The columns that the question names, by image; the exposure and covariates as numbers."""
    wanted = [question.join, question.patient, question.exposure, *question.adjust]
    lacking = [name for name in wanted if name not in table.columns]
    if lacking:
        raise EngineError(
            f"The covariates have no column {', '.join(map(repr, lacking))}. There are "
            f"{', '.join(map(str, table.columns))}."
        )
    if len(set(wanted)) < len(wanted):
        raise EngineError("A column is named twice: exposure, covariates and patient differ.")
    told = table[wanted].dropna(subset=[question.join]).set_index(question.join)
    told.index = told.index.astype(str)
    twice = told.index[told.index.duplicated()]
    if len(twice):
        raise EngineError(f"The covariates name {twice[0]} twice; each image has one row.")
    return told


def _effect(
    name: tuple[str, str, str, str], rows: pd.DataFrame, told: pd.DataFrame, question: Question
) -> Effect:
    valid = rows[rows["valid"].astype(bool)]
    whole = told.join(valid["value"], how="inner").dropna()
    single = not whole[question.patient].duplicated().any()
    method: Method = "gee" if single else question.method
    empty = Effect(
        *name,
        title(Measurement(*name, 0.0, True, None, "")),
        images=len(whole),
        patients=whole[question.patient].nunique(),
        invalid=len(rows) - len(valid),
        missing=len(valid) - len(whole),
        method=method,
        estimate=NAN,
        low=NAN,
        high=NAN,
        p=NAN,
        q=NAN,
        discovered=False,
        note="",
    )
    try:
        values, terms = _design(whole, question)
    except ValueError as error:
        return replace(empty, note=str(error))
    patients = whole[question.patient].astype("category").cat.codes.to_numpy()
    least = max(LEAST_PATIENTS, PER_TERM * terms.shape[1])
    if empty.patients < least:
        return replace(empty, note=f"fewer than {least} patients")
    fitted = _fit(values, terms, patients, method)
    if fitted is None:
        return replace(empty, note="the fit did not converge")
    estimate, deviation, p = fitted
    reach = 1.959963984540054 * deviation
    return replace(empty, estimate=estimate, low=estimate - reach, high=estimate + reach, p=p)


def _design(
    whole: pd.DataFrame, question: Question
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The standardised biomarker, and columns: the exposure first, covariates, then a constant.

    Raises ValueError, in words for the table, where something does not vary.
    """
    values = _standard(whole["value"].to_numpy(np.float64), "the biomarker")
    columns = [_term(whole[question.exposure], question.exposure)]
    for name in question.adjust:
        series = whole[name]
        if _is_number(series):
            columns.append(_term(series, name))
            continue
        levels = pd.get_dummies(series.astype(str), drop_first=True).to_numpy(np.float64)
        columns += list(levels.T)
    terms = np.column_stack([*columns, np.ones(len(values))])
    if np.linalg.matrix_rank(terms) < terms.shape[1]:
        raise ValueError("exposure and covariates say the same")
    return values, terms


def _is_number(series: pd.Series[Any]) -> bool:
    return bool(pd.api.types.is_numeric_dtype(series))


def _term(series: pd.Series[Any], name: str) -> NDArray[np.float64]:
    """A quantity in its standard deviations; of two values, 0 and 1 in their order."""
    levels = sorted(series.unique().tolist())
    if len(levels) == 2:
        return np.asarray(series == levels[1], np.float64)
    if not _is_number(series):
        raise ValueError(f"{name} is neither a number nor of two values")
    return _standard(series.to_numpy(np.float64), name)


def _standard(values: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    spread = values.std(ddof=1) if len(values) > 1 else 0.0
    if not spread > 1e-12 * max(1.0, float(np.abs(values).max(initial=0.0))):
        raise ValueError(f"{name} does not vary")
    return np.asarray((values - values.mean()) / spread)


def _fit(
    values: NDArray[np.float64],
    terms: NDArray[np.float64],
    patients: NDArray[np.integer[Any]],
    method: Method,
) -> tuple[float, float, float] | None:
    """Estimate of the first term, its standard error and p; None where the fit fails."""
    from statsmodels.genmod.cov_struct import Exchangeable
    from statsmodels.genmod.generalized_estimating_equations import GEE
    from statsmodels.regression.mixed_linear_model import MixedLM

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what matters of them is looked at below
        try:
            if method == "gee":
                working = Exchangeable()
                found = GEE(values, terms, groups=patients, cov_struct=working).fit()
            else:
                found = MixedLM(values, terms, groups=patients).fit(reml=True)
        except (np.linalg.LinAlgError, ValueError):
            return None
    told = (float(found.params[0]), float(found.bse[0]), float(found.pvalues[0]))
    return told if np.isfinite(told).all() and getattr(found, "converged", True) else None


def _discoveries(effects: Sequence[Effect]) -> list[Effect]:
    """The effects with q values (Benjamini and Hochberg 1995) over all that could be fitted."""
    from statsmodels.stats.multitest import multipletests

    fitted = [effect for effect in effects if np.isfinite(effect.p)]
    if not fitted:
        return list(effects)
    _, q, _, _ = multipletests([effect.p for effect in fitted], method="fdr_bh")
    known = {id(effect): float(value) for effect, value in zip(fitted, q, strict=True)}
    return [
        replace(effect, q=known[id(effect)], discovered=known[id(effect)] < LEVEL)
        if id(effect) in known
        else effect
        for effect in effects
    ]


def _ranked(effects: Sequence[Effect]) -> list[Effect]:
    return sorted(effects, key=lambda each: (np.isnan(each.p), each.p))


def read_measurements(path: Path) -> pd.DataFrame:
    """A `measurements.parquet`, or the measurements of a cohort's folder. Raises `EngineError`."""
    place = path / "measurements" if (path / "measurements").is_dir() else path
    try:
        return pd.read_parquet(place, columns=["result", "image", *NAME, "value", "valid"])
    except (OSError, ValueError) as error:
        raise EngineError(
            f"{path} holds no measurements: name a cohort's folder, or a measurements.parquet."
        ) from error


def read_covariates(path: Path, question: Question) -> pd.DataFrame:
    """A CSV file with a row an image; names stay as they are written. Raises `EngineError`."""
    names = {question.join: str, question.patient: str}  # 001 is a name, not the number 1
    try:
        return pd.read_csv(path, encoding="utf-8-sig", sep=None, engine="python", dtype=names)
    except (OSError, ValueError, UnicodeDecodeError) as error:
        raise EngineError(f"{path} cannot be read as a table (CSV, UTF-8).") from error
