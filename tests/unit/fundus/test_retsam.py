"""RetSAM's pictures and masks: the authors' rules exactly, and true shapes by default."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from made_checkpoints import write_retsam

from engine import fundus
from engine.errors import Cancelled, ModelError
from engine.fundus import retsam
from engine.fundus import retsam_masks as rules
from engine.fundus.field import find_field
from engine.fundus.frame import Frame
from engine.fundus.retsam_picture import MEAN, STD, authors_picture, true_picture
from engine.layers import UNTESTED
from engine.progress import never, silent
from engine.runtime import adding, registry
from engine.runtime.added import Added, Part
from engine.runtime.families import families
from engine.runtime.retsam_heads import HEADS
from training.phantoms import draw_fundus

SIDE = 640


def photograph(shape=(400, 560), seed=1):
    return draw_fundus(shape=shape, seed=seed).as_image()


def added(*, compatible=False):
    return Added(
        families()["retsam"],
        "r.ckpt",
        "0" * 64,
        (Part("coordinates", "", ""),),
        outputs=tuple(head.outputs for head in HEADS),
        compatible=compatible,
    )


class Painter:
    """Stands in for the network: each head says what was painted on the image.

    `painted` maps a structure to a mask of the image; `sure` is the logit of what it sees.
    """

    def __init__(self, painted, point=(0.5, 0.5), sure=8.0):
        self.painted, self.point, self.sure = painted, point, sure
        self.asked = []

    def on(self, frame):
        self.frame = frame
        return self

    def set_picture(self, values):
        assert values.shape == (3, SIDE, SIDE)
        assert values.dtype == np.float32

    def logits(self, number):
        self.asked.append(number)
        head = HEADS[number]
        out = np.full((head.outputs, SIDE, SIDE), -self.sure, np.float32)
        if not head.together:
            out[0] = 0
        for channel, key in enumerate(head.structures, start=not head.together):
            if key in self.painted:
                seen = self._seen(self.painted[key])
                out[channel][seen] = self.sure
        return out

    def coordinates(self):
        return self.point

    def _seen(self, mask):
        f = self.frame
        pad = max(mask.shape)
        wide = np.pad(mask.astype(np.uint8), pad)
        box = wide[f.y0 + pad : f.y1 + pad, f.x0 + pad : f.x1 + pad]
        return cv2.resize(box, (SIDE, SIDE), interpolation=cv2.INTER_AREA) > 0


def found(image, painter, wanted, *, compatible=False):
    field = find_field(image)
    rgb = image.rgb8()
    picture = authors_picture(rgb) if compatible else true_picture(rgb, field)
    return retsam.find(
        image,
        field,
        added(compatible=compatible),
        set(wanted),
        painter.on(picture.frame),
        progress=silent,
        cancel=never,
    )


def spot(shape, x, y, radius):
    mask = np.zeros(shape, np.uint8)
    cv2.circle(mask, (x, y), radius, 1, cv2.FILLED)
    return mask.astype(bool)


def dice(a, b):
    return 2 * (a & b).sum() / (a.sum() + b.sum())


@pytest.mark.realdata
def test_the_authors_picture_is_reproduced(shared):
    folder = shared / "compat"
    vectors = np.load(folder / "retsam_preprocess.npz")
    rgb = cv2.cvtColor(cv2.imread(str(folder / "bordered_photograph.png")), cv2.COLOR_BGR2RGB)
    picture = authors_picture(rgb)
    frame = picture.frame
    assert [frame.x0, frame.x1, frame.y0, frame.y1] == vectors["crop"].tolist()
    assert np.abs(picture.values[:, ::8, ::8] - vectors["tensor_every8"]).max() < 1e-5


def test_the_authors_crop_falls_back_to_the_middle():
    frame = authors_picture(np.zeros((200, 320, 3), np.uint8)).frame
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (80, 240, 50, 150)


def test_a_light_surround_is_cut_off():
    rgb = np.full((200, 320, 3), 255, np.uint8)
    rgb[40:160, 60:260] = (120, 60, 30)
    frame = authors_picture(rgb).frame
    assert (frame.x0, frame.x1, frame.y0, frame.y1) == (60, 260, 40, 160)


@pytest.mark.parametrize("shape", [(400, 560), (560, 400), (480, 480)])
def test_the_true_picture_keeps_round_things_round(shape):
    image = photograph(shape)
    frame = true_picture(image.rgb8(), find_field(image)).frame
    assert frame.scale_x == pytest.approx(frame.scale_y, rel=0.02)


def test_pixels_that_are_not_square_become_so():
    image = photograph((480, 480))
    flat = cv2.resize(image.rgb8(), (480, 360), interpolation=cv2.INTER_AREA)
    squeezed = replace(image, pixels=flat)
    frame = true_picture(flat, find_field(squeezed)).frame
    assert frame.scale_y / frame.scale_x == pytest.approx(480 / 360, rel=0.03)


def test_the_picture_is_normalised_as_published():
    image = photograph((480, 480))
    values = true_picture(image.rgb8(), find_field(image)).values
    shown = (values * STD[:, None, None] + MEAN[:, None, None]) * 255
    middle = image.rgb8()[200:280, 200:280].mean(axis=(0, 1))
    assert np.allclose(shown[:, 267:373, 267:373].mean(axis=(1, 2)), middle, atol=4)


@pytest.mark.parametrize("compatible", [False, True])
@pytest.mark.parametrize("shape", [(400, 560), (560, 400)])
def test_masks_lie_where_the_network_saw_them(shape, compatible):
    image = photograph(shape)
    truth = {
        "drusen": spot(shape, 250, 240, 14),
        "haemorrhage": spot(shape, 200, 300, 9),
        "tessellation": spot(shape, 220, 200, 40),
        "artery": spot(shape, 180, 240, 12),
        "peripapillary_arc": spot(shape, 300, 220, 20),
    }
    truth["haemorrhage"] &= find_field(image).mask
    result = found(image, Painter(truth), truth, compatible=compatible)
    for key, mask in truth.items():
        assert dice(result.masks[key], mask) > 0.9, key
        assert result.masks[key].shape == shape
        assert result.maps[key][mask].mean() > 0.9


def test_a_lesion_is_counted_at_its_true_size():
    shape = (400, 560)
    truth = {"haemorrhage": spot(shape, 280, 330, 12)}
    result = found(photograph(shape), Painter(truth), truth)
    assert result.masks["haemorrhage"].sum() == pytest.approx(truth["haemorrhage"].sum(), rel=0.1)


def test_the_disc_has_its_cup_in_it_and_no_holes():
    shape = (480, 480)
    disc, cup = spot(shape, 240, 240, 40), spot(shape, 245, 240, 18)
    cut = disc & ~cup
    cut[238:242] = False  # a vessel across
    painter = Painter({"optic_disc": cut, "optic_cup": cup})
    result = found(photograph(shape), painter, {"optic_disc", "optic_cup"})
    assert dice(result.masks["optic_disc"], disc) > 0.97
    assert dice(result.masks["optic_cup"], cup) > 0.93
    assert not (result.masks["optic_cup"] & ~result.masks["optic_disc"]).any()


def test_no_lesion_lies_on_the_disc():
    shape = (480, 480)
    painted = {
        "optic_disc": spot(shape, 240, 240, 40),
        "hard_exudate": spot(shape, 240, 240, 10) | spot(shape, 150, 240, 10),
    }
    painter = Painter(painted)
    result = found(photograph(shape), painter, {"hard_exudate"})
    assert sorted(painter.asked) == [1, 4]
    assert not (result.masks["hard_exudate"] & painted["optic_disc"]).any()
    assert result.masks["hard_exudate"][240, 150]


def test_what_shows_beside_the_disc_of_a_lesion_on_it_is_no_lesion():
    shape = (480, 480)
    painted = {
        "optic_disc": spot(shape, 240, 240, 40),
        "hard_exudate": spot(shape, 202, 240, 3) | spot(shape, 150, 240, 10),
    }
    assert (painted["hard_exudate"] & ~painted["optic_disc"])[:, 190:].any()
    exudates = found(photograph(shape), Painter(painted), {"hard_exudate"}).masks["hard_exudate"]
    assert exudates[240, 150]
    assert not exudates[:, 190:].any()


def test_only_the_heads_that_are_wanted_run():
    painter = Painter({})
    result = found(photograph(), painter, {"vessel"})
    assert painter.asked == [0]
    assert result.fovea is None
    painter = Painter({})
    found(photograph(), painter, {"fovea"})
    assert painter.asked == []


def test_the_fovea_is_in_the_picture_that_the_network_saw():
    image = photograph()
    frame = true_picture(image.rgb8(), find_field(image)).frame
    x, y = found(image, Painter({}, point=(0.25, 0.75)), {"fovea"}).fovea
    assert x == pytest.approx(frame.x0 + 0.25 * (frame.x1 - frame.x0) - 0.5, abs=0.01)
    assert y == pytest.approx(frame.y0 + 0.75 * (frame.y1 - frame.y0) - 0.5, abs=0.01)
    drawn = found(image, Painter({}, point=(0.25, 0.75)), {"fovea"}, compatible=True).fovea
    assert drawn == (0.25 * image.width, 0.75 * image.height)


def test_what_is_not_certain_is_left_out():
    shape = (480, 480)
    truth = {"drusen": spot(shape, 240, 300, 20)}
    assert found(photograph(shape), Painter(truth, sure=8.0), truth).masks["drusen"].any()
    assert not found(photograph(shape), Painter(truth, sure=0.5), truth).masks["drusen"].any()


def test_small_pieces_are_left_out_by_true_area():
    frame = Frame(0, 0, 1280, 640, SIDE, SIDE)  # a pixel of the network is two of the image
    head = HEADS[4]
    shares = np.zeros((5, 640, 1280), np.float32)
    shares[0, 100:104, 100:107] = 0.95  # 28 pixels
    shares[0, 200:204, 200:208] = 0.95  # 32
    masks = rules.true_masks(head, shares, frame, np.ones((640, 1280), bool))
    assert [int(mask.sum()) for mask in masks] == [32, 0, 0, 0, 0]


def test_the_authors_order_of_rules():
    head = HEADS[4]
    logits = np.zeros((6, 64, 64), np.float32)
    logits[0] = 4
    logits[1, 10:20, 10:20] = 9  # a certain lesion of 100 pixels
    logits[1, 10:20, 20:30] = 4.5  # its uncertain half goes at the gate, after pieces were counted
    logits[1, 40:43, 40:44] = 9  # 12 pixels: too small
    disc = np.zeros((3, 64, 64), np.float32)
    disc[0] = 1
    disc[2, 12:14, 10:30] = 3
    (haemorrhage, *others) = rules.authors_masks(head, logits, disc)
    expected = np.zeros((64, 64), bool)
    expected[10:20, 10:20] = True
    expected[12:14] = False
    assert (haemorrhage == expected).all()
    assert not any(mask.any() for mask in others)


def test_the_authors_keep_one_piece_of_rim_and_cup():
    logits = np.zeros((3, 64, 64), np.float32)
    logits[0] = 1
    logits[1, 5:25, 5:25] = 3
    logits[1, 40:50, 40:50] = 3
    logits[2, 12:18, 12:18] = 5
    rim, cup = rules.authors_masks(HEADS[1], logits)
    assert rim.sum() == 400 - 36
    assert cup.sum() == 36


def test_a_stop_is_obeyed_between_heads():
    image, painter = photograph(), Painter({})
    field = find_field(image)
    painter.on(true_picture(image.rgb8(), field).frame)
    with pytest.raises(Cancelled):
        retsam.find(
            image,
            field,
            added(),
            {"artery", "drusen", "tessellation"},
            painter,
            progress=silent,
            cancel=lambda: len(painter.asked) == 2,
        )
    assert len(painter.asked) == 2


@pytest.fixture
def installed(tmp_path, monkeypatch):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    registry.models.cache_clear()
    yield adding.add(write_retsam(tmp_path / "r.ckpt"))
    registry.models.cache_clear()


def test_a_photograph_is_segmented_with_an_added_model(installed):
    image = photograph((240, 300))
    told = []
    one = fundus.segment(
        image,
        model=installed,
        structures=["vessel", "drusen", "fovea", "microaneurysm"],
        probabilities=True,
        device="cpu",
        progress=lambda share, text: told.append((share, text)),
    )
    assert [layer.structure for layer in one.layers] == ["vessel", "drusen"]
    assert all(layer.mask.shape == (240, 300) for layer in one.layers)
    assert one.layers[0].provenance.author == "model:retsam-public"
    assert one.model_sha256 == registry.model_card(installed).sha256
    assert one.landmark("fovea") is not None
    assert {retsam.ROUGH_FOVEA, retsam.UNTESTED_MODEL} <= set(one.notices)
    assert UNTESTED in dict(one.settings)
    assert one.not_covered == ("microaneurysm",)
    assert set(one.probabilities) == {"vessel", "drusen"}
    assert any("lesions (part 3 of 3)" in text for _, text in told)
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    again = fundus.segment(image, model=installed, structures=["vessel"], device="cpu")
    assert (again.layers[0].mask == one.layers[0].mask).all()
    authors = fundus.segment(
        image, model=f"{installed}-compatible", structures=["vessel"], device="cpu"
    )
    assert ("precision", "fp32") in authors.settings


def test_a_model_for_prompts_does_not_segment_by_itself(tmp_path, installed, monkeypatch):
    from made_checkpoints import write_sam

    name = adding.add(write_sam(tmp_path / "sam.pth"), family="sam")
    with pytest.raises(ModelError, match="by itself"):
        fundus.segment(photograph(), model=name)
