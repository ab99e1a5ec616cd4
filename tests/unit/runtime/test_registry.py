import hashlib
import subprocess
import sys
from dataclasses import replace

import pytest

from engine.errors import ModelError
from engine.runtime.registry import DEFAULT_FUNDUS, model_card, models, read_weights
from engine.taxonomy import structures


def test_the_shipped_model_is_there_and_honest():
    card = model_card(DEFAULT_FUNDUS)
    assert {"vessel", "artery", "vein", "optic_disc"} <= set(card.structures)
    assert set(card.structures) | set(card.landmarks) <= set(structures())
    assert set(card.landmarks) <= {key for key, _ in card.thresholds}
    for score in card.scores:
        assert score.low <= score.value <= score.high
        assert score.images > 0


def test_the_card_reads_as_a_page():
    text = model_card(DEFAULT_FUNDUS).text
    for heading in ("Training data", "Recipe", "Scores", "Known failures"):
        assert f"## {heading}" in text


def test_weights_are_small_and_those_of_the_card():
    for card in models():
        sizes = []
        for spec in card.passes:
            data = read_weights(card, spec)
            assert hashlib.sha256(data).hexdigest() == spec.sha256
            sizes.append(len(data))
        assert max(sizes) <= 16_000_000
        assert sum(sizes) <= 32_000_000


def test_damaged_or_missing_weights_are_refused():
    card = model_card(DEFAULT_FUNDUS)
    spec = card.passes[0]
    with pytest.raises(ModelError, match="damaged"):
        read_weights(card, replace(spec, sha256="0" * 64))
    with pytest.raises(ModelError, match="missing"):
        read_weights(card, replace(spec, file="gone.safetensors"))


def test_a_modality_names_its_default_model():
    assert model_card("fundus") is model_card(DEFAULT_FUNDUS)


def test_an_unknown_model_names_the_installed_ones():
    with pytest.raises(ModelError, match=DEFAULT_FUNDUS):
        model_card("retsam-oct-9000")


def test_cards_are_read_without_torch():
    code = (
        "import sys; from engine.runtime.registry import models; models(); "
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
