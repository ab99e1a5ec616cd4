"""Forms: what is asked, what is refused, and forms that nobody could fill in."""

import json
import tomllib

import pytest

from engine.study.errors import FormError
from engine.study.forms import (
    answers_of,
    answers_told,
    form_of,
    form_told,
    read_form,
    ready_forms,
)

DONE = {
    "quality": "good",
    "icdr": "2",
    "icdr_confidence": 4,
    "dme": "0",
    "dme_confidence": 5,
    "laser": "none",
}
OWN = """
key = "haze"
title = "Haze"
[[fields]]
key = "haze"
title = "Haze"
kind = "choice"
options = [{value = "no"}, {value = "yes"}]
[[fields]]
key = "percent"
title = "Share"
kind = "number"
least = 0
most = 100
unit = "%"
when = {haze = "yes"}
"""


def test_the_ready_forms_are_there_and_all_ask_for_quality_first():
    assert set(ready_forms()) == {"icdr", "amd", "meta_pm", "glaucoma", "quality"}
    for form in ready_forms().values():
        assert form.fields[0].key == "quality"
        assert "ungradable" in form.fields[0].values
        assert form.source


@pytest.mark.parametrize("key", ["icdr", "amd", "meta_pm", "glaucoma", "quality"])
def test_an_ungradable_image_needs_a_reason_and_no_grade(key):
    form = ready_forms()[key]
    assert [field for field, _ in form.problems({"quality": "ungradable"})] == ["ungradable_reason"]
    told = {"quality": "ungradable", "ungradable_reason": ("blur", "media")}
    assert form.problems(told) == ()
    other = {"quality": "ungradable", "ungradable_reason": ("other",)}
    assert [field for field, _ in form.problems(other)] == ["ungradable_other"]


@pytest.mark.parametrize("key", ["icdr", "amd", "meta_pm", "glaucoma"])
def test_a_gradable_image_needs_every_grade_with_confidence(key):
    missing = [field for field, _ in ready_forms()[key].problems({"quality": "usable"})]
    assert f"{key}" in missing or "areds" in missing
    assert any(field.endswith("confidence") for field in missing)
    assert "remark" not in missing


def test_a_whole_form_is_fine_and_each_gap_is_told_by_its_title():
    form = ready_forms()["icdr"]
    assert form.problems(DONE) == ()
    for key in DONE:
        gap = {each: told for each, told in DONE.items() if each != key}
        assert any(field == key and "“" in text for field, text in form.problems(gap))


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("icdr", "5"),
        ("icdr", 2),
        ("icdr", ("2",)),
        ("icdr_confidence", 0),
        ("icdr_confidence", 6),
        ("icdr_confidence", 2.5),
        ("icdr_confidence", True),
        ("icdr_confidence", float("nan")),
        ("remark", "x" * 2001),
        ("remark", 3),
        ("ungradable_reason", ("blur",)),
        ("unheard_of", "1"),
    ],
)
def test_a_wrong_answer_is_named(key, wrong):
    assert [field for field, _ in ready_forms()["icdr"].problems({**DONE, key: wrong})] == [key]


def test_answers_to_what_is_no_longer_asked_are_left_out():
    form = ready_forms()["icdr"]
    turned = {**DONE, "quality": "ungradable", "ungradable_reason": ("dark",)}
    assert form.problems(turned)
    cleaned = form.cleaned(turned)
    assert cleaned == {"quality": "ungradable", "ungradable_reason": ("dark",)}
    assert form.problems(cleaned) == ()


def test_a_condition_on_what_is_not_asked_does_not_hold():
    form = ready_forms()["quality"]
    stale = {"quality": "good", "ungradable_reason": ("other",), "ungradable_other": "x"}
    assert [field.key for field in form.asked(stale)] == ["quality"]


def test_an_own_form_is_read_and_bounded(tmp_path):
    path = tmp_path / "haze.toml"
    path.write_text(OWN, encoding="utf-8")
    form = read_form(path)
    assert [option.key for option in form.fields[0].options] == ["0", "1"]
    assert form.problems({"haze": "no"}) == ()
    assert form.problems({"haze": "yes", "percent": 101}) == (
        ("percent", "“Share”: at most 100 %."),
    )
    assert form.problems({"haze": "yes", "percent": -1})[0][1].endswith("at least 0 %.")


def test_a_form_is_the_same_after_it_was_written():
    for form in ready_forms().values():
        assert form_of(json.loads(json.dumps(form_told(form))), where="x") == form
    assert answers_of(json.loads(json.dumps(answers_told({"a": ("x", "b"), "c": "t"})))) == {
        "a": ("b", "x"),
        "c": "t",
    }


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('kind = "number"', 'kind = "figure"', "no kind"),
        ('title = "Share"', "", "title"),
        ('{value = "yes"}', '{value = "no"}', "own"),
        ('{value = "yes"}', '{value = "yes", key = "0"}', "letter or digit"),
        (', {value = "yes"}', "", "two options"),
        ('when = {haze = "yes"}', 'when = {fog = "yes"}', "fog"),
        ('when = {haze = "yes"}', 'when = {haze = "maybe"}', "maybe"),
        ('key = "percent"', 'key = "haze"', "twice"),
        ('key = "percent"', 'key = "per cent"', "letters"),
        ("most = 100", "most = 0", "no number"),
        ("most = 100", "mots = 100", "mots"),
        ('key = "haze"\ntitle = "Haze"\n[[', 'key = "haze"\ninclude = ["x"]\ntitle = "H"\n[[', "x"),
    ],
)
def test_a_form_that_cannot_work_is_refused_with_the_reason(before, after, said):
    assert before in OWN
    with pytest.raises(FormError, match=said):
        form_of(tomllib.loads(OWN.replace(before, after)), where="own.toml")


def test_a_file_that_is_no_form_is_refused(tmp_path):
    path = tmp_path / "form.toml"
    for content in (b"\xff\xfe", b"key = ", b"title = 'x'\nkey = 'x'"):
        path.write_bytes(content)
        with pytest.raises(FormError, match="form"):
            read_form(path)
    with pytest.raises(FormError):
        read_form(tmp_path / "missing.toml")
