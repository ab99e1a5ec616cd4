"""A picture, a prompt, candidates: what is encoded when, what is kept, and that clicks hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.editing.region import Region
from engine.errors import Cancelled
from engine.prompt.maps import MAPS, ellipse_in, prompt_maps
from engine.prompt.model import Answers
from engine.prompt.prompts import Box, Mark, Prompt, box_of
from engine.prompt.session import EmbeddingCache, PromptSession

SHAPE = (300, 500)


class Threshold:
    """Answers with the bright piece of what it sees; then its left half, then everything."""

    name, sha256, size = "threshold", "0" * 64, 128

    def __init__(self):
        self.encoded = []

    def encode(self, square, structure):
        self.encoded.append(structure)
        return square[..., 0].astype(np.float32) / 255

    def answer(self, embedding, prompt):
        self.prompt = prompt
        half = embedding.copy()
        half[:, self.size // 2 :] = 0
        return Answers(
            np.stack([embedding, half, np.ones_like(embedding)]), np.array([0.9, 0.8, 0.3])
        )


def bright(*discs):
    ys, xs = np.mgrid[: SHAPE[0], : SHAPE[1]]
    mask = np.any([np.hypot(xs - x, ys - y) <= r for x, y, r in discs], axis=0)
    return np.where(mask, 250, 5).astype(np.uint8)[..., None].repeat(3, 2), mask


def session_on(picture, model=None, structure="optic_disc"):
    session = PromptSession(model or Threshold())
    session.set_image(picture, key="a", structure=structure)
    return session


def whole(region):
    mask = np.zeros(SHAPE, np.bool_)
    mask[region.box] = region.mask
    return mask


def click(x, y, inside=True):
    return Mark(((float(x), float(y)),), inside=inside)


def dice(one, other):
    return 2 * (one & other).sum() / (one.sum() + other.sum())


def test_a_box_gives_the_object_on_the_images_grid():
    picture, mask = bright((310, 140, 40))
    best, *others = session_on(picture).predict(Prompt(box=Box(265, 96, 352, 183)))
    assert dice(whole(best.region), mask) > 0.97
    assert best.rating == max(each.rating for each in (best, *others))
    assert len(others) == 2


def test_a_click_finds_the_size_by_itself():
    for radius in (7, 90):
        picture, mask = bright((240, 150, radius))
        session = session_on(picture, structure="haemorrhage")
        best = session.predict(Prompt(marks=(click(240, 150),)))[0]
        assert dice(whole(best.region), mask) > 0.9, radius


def test_further_clicks_need_no_encoding():
    picture, _ = bright((310, 140, 40))
    model = Threshold()
    session = session_on(picture, model)
    found = session.predict(Prompt(box=Box(268, 98, 351, 182)))
    assert len(model.encoded) == 1
    marks = (click(300, 140), click(345, 170, inside=False))
    session.predict(Prompt(box=Box(268, 98, 351, 182), marks=marks, previous=found[0].region))
    assert len(model.encoded) == 1
    assert model.prompt.previous is not None


def test_an_image_that_was_seen_is_not_encoded_again():
    picture, _ = bright((310, 140, 40))
    model = Threshold()
    session = session_on(picture, model)
    prompt = Prompt(box=Box(268, 98, 351, 182))
    session.predict(prompt)
    session.set_image(picture[:, ::-1].copy(), key="b", structure="optic_disc")
    session.predict(prompt)
    session.set_image(picture, key="a", structure="optic_disc")
    session.predict(prompt)
    assert len(model.encoded) == 2
    session.set_image(picture, key="a", structure="optic_cup")
    session.predict(prompt)
    assert model.encoded[-1] == "optic_cup"


def test_the_cache_keeps_to_its_limit():
    cache = EmbeddingCache(limit=3000)
    for number in range(5):
        cache.put((str(number), "", "", None), np.zeros(250, np.float32))
    assert cache.nbytes == 3000
    assert cache.get(("1", "", "", None)) is None
    assert cache.get(("2", "", "", None)) is not None
    cache.put(("5", "", "", None), np.zeros(250, np.float32))
    assert cache.get(("3", "", "", None)) is None  # "2" was looked at later


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(230, 390), st.integers(60, 220), st.booleans()), max_size=4))
def test_every_click_is_honoured(places):
    picture, _ = bright((310, 140, 40))
    marks = tuple(click(x, y, inside) for x, y, inside in places)
    box = Box(268, 98, 351, 182)
    last = {(x, y): inside for x, y, inside in places}
    for candidate in session_on(picture).predict(Prompt(box=box, marks=marks)):
        mask = whole(candidate.region)
        for (x, y), inside in last.items():
            later = places[places.index((x, y, inside)) + 1 :]
            if not any(abs(a - x) < 8 and abs(b - y) < 8 for a, b, _ in later):
                assert mask[y, x] == inside


def test_pieces_that_nobody_pointed_at_are_dropped():
    picture, _ = bright((250, 140, 15), (330, 140, 15))
    best = session_on(picture).predict(Prompt(marks=(click(250, 140), click(256, 140))))[0]
    own = box_of(best.region)
    assert own.right < 300
    both = session_on(picture).predict(Prompt(box=Box(232, 122, 348, 158)))[0]
    assert box_of(both.region).right > 330


def test_what_was_shown_stays_when_it_is_corrected():
    picture, mask = bright((250, 140, 15), (330, 140, 15))
    prompt = Prompt(marks=(click(250, 140),), previous=Region(0, 0, mask))
    best = session_on(picture).predict(prompt)[0]
    assert dice(whole(best.region), mask) > 0.9


def test_the_candidate_that_fills_the_box_comes_first():
    picture, mask = bright((310, 140, 40))

    class Rated(Threshold):
        def answer(self, embedding, prompt):
            told = super().answer(embedding, prompt)
            return Answers(told.chances, np.array([0.8, 0.9, 0.95]))

    best = session_on(picture, Rated()).predict(Prompt(box=Box(269.5, 99.5, 350.5, 180.5)))[0]
    assert dice(whole(best.region), mask) > 0.95


def test_nothing_found_is_no_candidate():
    class Blind(Threshold):
        def answer(self, embedding, prompt):
            return Answers(np.zeros((3, 128, 128), np.float32), np.ones(3))

    picture, _ = bright((310, 140, 40))
    assert session_on(picture, Blind()).predict(Prompt(box=Box(270, 100, 350, 180))) == ()


def test_a_prompt_beside_the_picture_finds_nothing():
    picture, _ = bright((310, 140, 40))
    assert session_on(picture).predict(Prompt(box=Box(-900, -900, -850, -860))) == ()


def test_before_a_picture_there_is_nothing_to_ask():
    with pytest.raises(ValueError, match="no picture"):
        PromptSession(Threshold()).predict(Prompt(marks=(click(3, 3),)))


def test_a_prompt_as_pictures():
    maps = prompt_maps(Box(20, 30, 60, 50), (click(40, 40), click(5, 6, inside=False)), None, 64)
    assert maps.shape == (MAPS, 64, 64)
    assert maps[0, 40, 40] == 1
    assert maps[0, 40, 2] == -1
    assert maps[1].sum() == 41 * 21
    assert maps[2, 40, 40] == 1
    assert maps[3, 6, 5] == 1
    assert not maps[4].any()
    line = prompt_maps(None, (Mark(((5.0, 30.0), (55.0, 30.0)), inside=True),), None, 64)
    assert line[2, 30, 5:56].all()
    assert not line[:2].any()


def test_the_ellipse_is_the_one_that_fills_the_box():
    inside = ellipse_in(Box(10, 20, 50, 40), (64, 64)) > 0
    assert inside.sum() == pytest.approx(np.pi * 20 * 10, rel=0.03)
    assert not inside[20:24, 10:14].any()


def test_the_same_prompt_gives_the_same_answer_whatever_was_asked_before():
    picture, _ = bright((310, 140, 30))
    prompt = Prompt(box=Box(278, 108, 342, 172))
    fresh = session_on(picture).predict(prompt)[0].region
    session = session_on(picture)
    session.predict(Prompt(box=Box(150, 40, 420, 250)))
    later = session.predict(prompt)[0].region
    assert (later.row, later.column) == (fresh.row, fresh.column)
    assert np.array_equal(later.mask, fresh.mask)


def test_where_a_click_finds_nothing_the_window_stays_of_a_size_to_see_in():
    class Blind(Threshold):
        def answer(self, embedding, prompt):
            return Answers(np.full((3, 128, 128), 0.05, np.float32), np.ones(3))

    picture, _ = bright((310, 140, 40))
    session = session_on(picture, Blind())
    session.predict(Prompt(marks=(click(100, 100),)))
    assert session._window.side >= 48


def test_what_was_encoded_is_kept_where_it_is_cancelled():
    session = session_on(bright((310, 140, 40))[0])
    prompt = Prompt(box=Box(268, 98, 351, 182))
    with pytest.raises(Cancelled):
        session.predict(prompt, cancel=lambda: True)
    session.predict(prompt)
    assert len(session.model.encoded) == 1


def test_the_same_picture_again_goes_on_where_it_was():
    picture, _ = bright((310, 140, 40))
    session = session_on(picture)
    (found, *_) = session.predict(Prompt(box=Box(268, 98, 351, 182)))
    session.set_image(picture, key="a", structure="optic_disc")
    session.predict(Prompt(marks=(click(300, 140),), previous=found.region))
    assert len(session.model.encoded) == 1
