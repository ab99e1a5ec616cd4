"""An engine that answers boxes and clicks when the test says so, and models to choose among."""

import json

import numpy as np

from engine.editing.region import Region
from engine.prompt.candidates import Candidate
from engine.runtime import registry
from retsam_gui.pointing import tasks
from retsam_gui.pointing.tasks import Answer

FIRST = Region(40, 60, np.ones((20, 30), np.bool_))
SECOND = Region(45, 65, np.ones((5, 8), np.bool_))
BOTH = Answer((Candidate(FIRST, 0.9), Candidate(SECOND, 0.5)), "small", "5a" * 32)
NOTHING = Answer((), "small", "5a" * 32)
QUESTIONS = (tasks.answer, tasks.answer_again)


class Asked:
    def __init__(self, function, args, on_done, on_failed):
        self.function, self.args = function, args
        self.on_done, self.on_failed = on_done, on_failed
        self.cancelled = False

    @property
    def prompt(self):
        return self.args[3]

    def cancel(self):
        self.cancelled = True


class Waiting:
    """The engine answers when the test says so."""

    def __init__(self):
        self.asked = []

    def run(self, function, *args, on_done, on_failed, **_):
        self.asked.append(Asked(function, args, on_done, on_failed))
        return self.asked[-1]

    @property
    def prompts(self):
        return [each for each in self.asked if each.function in QUESTIONS]


def install(*families):
    """Cards of models that answer prompts, without weights; none where one of that name ships."""
    folder = registry.own_models()
    folder.mkdir(parents=True, exist_ok=True)
    registry.models.cache_clear()
    there = {card.name for card in registry.models()}
    for family in {*families} - there:
        told = _ours() if family == registry.DEFAULT_PROMPT else _added(family)
        (folder / f"{family}.json").write_text(json.dumps(told))
    registry.models.cache_clear()


def _added(family):
    return {
        "family": family,
        "name": family,
        "title": {"sam": "SAM ViT-B", "medsam": "MedSAM"}[family],
        "file": f"{family}.pth",
        "sha256": "ab" * 32,
        "base": "",
        "outputs": [],
        "parts": [{"name": "whole", "file": "w", "sha256": ""}],
    }


def _ours():
    return {
        "name": registry.DEFAULT_PROMPT,
        "title": "RetSAM pointing",
        "modality": registry.PROMPTED,
        "version": "0.1",
        "passes": [],
        "thresholds": {},
        "summary": "A stand-in.",
        "data": [],
        "recipe": "",
        "failures": [],
    }
