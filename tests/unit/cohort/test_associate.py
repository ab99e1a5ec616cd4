"""Biomarkers against covariates: effects that are known, because they were put in."""

import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from engine.cli import app
from engine.cohort.associate import Question, associate, read_covariates
from engine.cohort.association_pages import said
from engine.errors import EngineError

NAMES = [("vessel_density", "artery", "field"), ("vdcr", "optic_cup", "disc")]


def made(*, patients=150, effect=0.5, within=0.6, seed=1):
    """Both eyes of patients: the first biomarker follows age, the second nothing.

    `within` is the share of the rest's variance that both eyes have in common.
    """
    rng = np.random.default_rng(seed)
    age = rng.normal(60, 10, patients)
    sex = rng.choice(["f", "m"], patients)
    rows, people = [], []
    own = rng.normal(0, np.sqrt(within), (patients, 2))
    for n in range(patients):
        for eye in "RL":
            result = f"{n}_{eye}"
            people.append({"result": result, "patient": f"P{n}", "age": age[n], "sex": sex[n]})
            rest = own[n] + rng.normal(0, np.sqrt(1 - within), 2)
            values = (effect * (age[n] - 60) / 10 + rest[0], rest[1])
            for (key, structure, region), value in zip(NAMES, values, strict=True):
                rows.append(
                    {"result": result, "image": f"{result}.png", "key": key, "region": region,
                     "structure": structure, "unit": "%", "value": value, "valid": True}
                )  # fmt: skip
    return pd.DataFrame(rows), pd.DataFrame(people)


@pytest.mark.parametrize("method", ["mixed", "gee"])
def test_an_effect_that_is_there_is_found_and_one_that_is_not_is_not(method):
    measurements, people = made()
    effects = associate(measurements, people, Question("age", ("sex",), method=method))
    first, second = effects
    assert (first.key, second.key) == ("vessel_density", "vdcr")
    truth = 0.5 / np.sqrt(0.25 + 1)  # in standard deviations of the biomarker
    assert first.low < truth < first.high
    assert first.estimate == pytest.approx(truth, abs=0.1)
    assert first.discovered
    assert not second.discovered
    assert second.low < 0 < second.high
    assert (first.images, first.patients) == (300, 150)


def test_two_eyes_are_not_two_patients():
    """Intervals hold their 95 % where both eyes are nearly the same; plain regression's do not."""
    from scipy.stats import linregress

    held = plain = 0
    for seed in range(30):
        measurements, people = made(patients=40, effect=0.0, within=0.95, seed=seed)
        found = {e.key: e for e in associate(measurements, people, Question("age"))}
        held += found["vdcr"].low <= 0 <= found["vdcr"].high
        one = measurements[measurements["key"] == "vdcr"].merge(people, on="result")
        plain += linregress(one["age"], one["value"]).pvalue > 0.05
    assert held >= 26
    assert plain < held


def test_what_is_left_out_is_told_and_not_silent():
    measurements, people = made()
    measurements.loc[measurements.index[:20:2], "valid"] = False  # of the first biomarker
    people.loc[people.index[-6:], "age"] = np.nan
    effect = next(
        e for e in associate(measurements, people, Question("age")) if e.key == "vessel_density"
    )
    assert (effect.invalid, effect.missing, effect.images) == (10, 6, 284)


def test_invalid_values_do_not_count():
    measurements, people = made()
    wild = measurements["result"].isin([f"{n}_R" for n in range(30)])
    measurements.loc[wild, "value"] = 1e6
    measurements.loc[wild, "valid"] = False
    effect = next(
        e for e in associate(measurements, people, Question("age")) if e.key == "vessel_density"
    )
    assert effect.discovered


def test_few_patients_and_constant_values_get_words_instead_of_numbers():
    measurements, people = made(patients=8)
    for effect in associate(measurements, people, Question("age")):
        assert np.isnan(effect.estimate)
        assert effect.note == "fewer than 20 patients"
    measurements, people = made()
    measurements["value"] = 3.0
    assert {e.note for e in associate(measurements, people, Question("age"))} == {
        "the biomarker does not vary"
    }
    measurements, people = made()
    people["double"] = people["age"] * 2
    assert {e.note for e in associate(measurements, people, Question("age", ("double",)))} == {
        "exposure and covariates say the same"
    }


def test_false_discoveries_are_held():
    """Of 40 biomarkers without any effect, hardly one in all runs is told as found."""
    found = 0
    for seed in range(5):
        rng = np.random.default_rng(seed)
        _, people = made(patients=60, seed=seed)
        rows = [
            {"result": r, "image": r, "key": f"k{n}", "structure": "artery", "region": "field",
             "unit": "%", "value": rng.normal(), "valid": True}
            for n in range(40) for r in people["result"]
        ]  # fmt: skip
        question = Question("age", method="gee")
        found += sum(e.discovered for e in associate(pd.DataFrame(rows), people, question))
    assert found <= 4


def test_names_keep_their_zeros_and_images_without_a_row_are_counted(tmp_path):
    measurements, people = made(patients=60)
    numbers = {name: f"{n:03d}" for n, name in enumerate(people["result"])}
    measurements["result"] = measurements["result"].map(numbers)
    people["result"] = people["result"].map(numbers)
    people.iloc[:-8].to_csv(tmp_path / "people.csv", index=False)
    question = Question("age")
    effects = associate(measurements, read_covariates(tmp_path / "people.csv", question), question)
    assert {(each.images, each.missing) for each in effects} == {(112, 8)}


def test_the_method_that_was_used_is_named():
    measurements, people = made()
    one_eye = people[people["result"].str.endswith("R")]
    question = Question("age")
    effects = associate(measurements, one_eye, question)
    assert {each.method for each in effects} == {"gee"}
    assert "estimating equations" in said(question, effects)
    assert "mixed model" in said(question, associate(measurements, people, question))


def test_wrong_tables_are_refused_in_words():
    measurements, people = made(patients=25)
    with pytest.raises(EngineError, match="no column 'hba1c'"):
        associate(measurements, people, Question("hba1c"))
    with pytest.raises(EngineError, match="twice"):
        associate(measurements, pd.concat([people, people]), Question("age"))
    with pytest.raises(EngineError, match="No image"):
        associate(measurements, people.assign(result="other" + people["result"]), Question("age"))
    with pytest.raises(EngineError, match="named twice"):
        associate(measurements, people, Question("age", ("age",)))


def test_from_the_command_line_to_table_and_plot(tmp_path):
    measurements, people = made()
    (tmp_path / "data").mkdir()
    measurements.to_parquet(tmp_path / "data/measurements.parquet")
    people.to_csv(tmp_path / "people.csv", index=False)
    done = CliRunner().invoke(
        app,
        ["cohort", "associate", str(tmp_path / "data/measurements.parquet"),
         str(tmp_path / "people.csv"), "--exposure", "age", "--adjust", "sex",
         "--output", str(tmp_path / "out")],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "* Artery" in done.output
    table = pd.read_csv(tmp_path / "out/association.csv")
    assert list(table["discovered"]) == [True, False]
    assert (tmp_path / "out/association.pdf").read_bytes().startswith(b"%PDF")
