"""Published models are added from files that are read safely, or are refused with a reason."""

import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from made_checkpoints import (
    medsegx_delta,
    retsam_tensors,
    sam_tensors,
    write_medsegx,
    write_retsam,
    write_sam,
)
from safetensors.torch import load_file

from engine.errors import Cancelled, ModelError, OutputError
from engine.nets.medsegx import load_medsegx
from engine.nets.retsam import build_decoder
from engine.nets.sam import load_sam
from engine.runtime import adding, registry, removing
from engine.runtime.families import families
from engine.runtime.parts import part_tensors


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(registry.platformdirs, "user_data_path", lambda *a, **k: tmp_path / "own")
    registry.models.cache_clear()
    yield
    registry.models.cache_clear()


@pytest.fixture
def sam_file(tmp_path):
    return write_sam(tmp_path / "sam.pth")


def left_behind():
    own = registry.own_models()
    return sorted(path.name for path in own.iterdir()) if own.is_dir() else []


class Harmful:
    """What an attacker puts into a file: it makes a file of its own when it is unpickled."""

    def __init__(self, trace):
        self.trace = trace

    def __reduce__(self):
        return os.system, (f"touch {self.trace}",)


@pytest.mark.parametrize("protocol", [2, 4])
@pytest.mark.parametrize("zipped", [True, False])
def test_a_file_with_code_is_refused_and_its_code_never_runs(tmp_path, protocol, zipped):
    trace, file = tmp_path / "trace", tmp_path / "model.pth"
    torch.save(
        {**sam_tensors(), "x": Harmful(trace)},
        file,
        pickle_protocol=protocol,
        _use_new_zipfile_serialization=zipped,
    )
    with pytest.raises(ModelError, match="program code"):
        adding.add(file, family="sam")
    assert not trace.exists()
    assert left_behind() == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "damaged"),
        (b"no model at all", "damaged|no file"),
        (b"PK\x03\x04 cut", "damaged"),
        (b"a,b\n1,2\n", "damaged|no file"),
        (b"name;eye\nx;R\n", "damaged|no file"),
        (b"{}", "damaged|no file"),
        (b"R", "damaged|no file"),
        (b"\x80\x02.", "damaged|no file"),
    ],
)
def test_what_is_no_model_is_refused(tmp_path, content, told):
    file = tmp_path / "model.pth"
    file.write_bytes(content)
    with pytest.raises(ModelError, match=told):
        adding.inspect(file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.98])
@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
def test_a_file_that_was_cut_is_refused(tmp_path, sam_file, share, suffix):
    whole = sam_file
    if suffix == ".safetensors":
        whole = tmp_path / "whole.safetensors"
        adding.convert(sam_file, whole)
    data = whole.read_bytes()
    cut = tmp_path / f"cut{suffix}"
    cut.write_bytes(data[: int(share * len(data))])
    with pytest.raises(ModelError, match="damaged"):
        adding.add(cut, family="sam")
    assert left_behind() == []


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"gone\.pth cannot be read"):
        adding.inspect(tmp_path / "gone.pth")


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({"weight": torch.zeros(2)}, "no model that the program knows"),
        ({"image_encoder.patch_embed.seq.0.weight": torch.zeros(2)}, "MobileSAM"),
        ({"epoch": 3}, "not a tensor"),
        ([torch.zeros(2)], "no named tensors"),
        ({}, "no named tensors"),
    ],
)
def test_another_model_is_refused(tmp_path, held, told):
    file = tmp_path / "model.pth"
    torch.save(held, file)
    with pytest.raises(ModelError, match=told):
        adding.inspect(file)


def test_values_that_are_no_numbers_are_found(tmp_path):
    broken = torch.full((16,), float("nan"))
    file = write_sam(tmp_path / "m.pth", **{"image_encoder.neck.1.bias": broken})
    with pytest.raises(ModelError, match=r"neck\.1\.bias"):
        adding.inspect(file)


@pytest.mark.parametrize("shape", [(), (4,), (32, 16)])
def test_odd_places_are_refused(tmp_path, shape):
    file = write_sam(tmp_path / "m.pth", **{"image_encoder.pos_embed": torch.zeros(shape)})
    with pytest.raises(ModelError, match="instead of 4"):
        adding.inspect(file)


@pytest.mark.parametrize("shape", [(), (2,), (0, 0, 0, 0)])
@pytest.mark.parametrize(
    "key",
    [
        "image_encoder.patch_embed.proj.weight",
        "image_encoder.blocks.0.attn.rel_pos_h",
        "mask_decoder.iou_prediction_head.layers.0.weight",
        "prompt_encoder.mask_downscaling.0.weight",
    ],
)
def test_odd_shapes_are_refused(tmp_path, key, shape):
    file = write_sam(tmp_path / "m.pth", **{key: torch.zeros(shape)})
    with pytest.raises(ModelError):
        adding.add(file, family="sam")
    assert left_behind() == []


@pytest.mark.parametrize("shape", [(), (7,)])
def test_odd_shapes_of_medsegx_and_retsam_are_refused(tmp_path, sam_file, shape):
    adding.add(sam_file, family="sam")
    odd = torch.zeros(shape)
    delta, whole = medsegx_delta(), retsam_tensors()
    torch.save({"model": delta | {adding.ADAPTER: odd}}, tmp_path / "m.pth")
    torch.save(whole | {"swinViT.patch_embed.proj.weight": odd}, tmp_path / "r.ckpt")
    torch.save(whole | {"decoder_modules.0.out.conv.conv.bias": odd}, tmp_path / "o.ckpt")
    for name in ("m.pth", "r.ckpt", "o.ckpt"):
        with pytest.raises(ModelError):
            adding.inspect(tmp_path / name)


def test_tensors_that_claim_more_than_the_file_holds_are_refused(tmp_path):
    huge = torch.zeros(1).expand(1 << 40)
    file = write_sam(tmp_path / "m.pth", **{"image_encoder.neck.1.bias": huge})
    with pytest.raises(ModelError, match="claim more"):
        adding.inspect(file)


def test_sparse_tensors_are_refused(tmp_path):
    file = write_sam(tmp_path / "m.pth", **{"image_encoder.neck.1.bias": torch.eye(3).to_sparse()})
    with pytest.raises(ModelError, match="sparse"):
        adding.inspect(file)


def test_two_tensors_of_one_name_are_refused(tmp_path):
    key = "image_encoder.neck.1.bias"
    file = write_sam(tmp_path / "m.pth", **{f"module.{key}": torch.zeros(16)})
    with pytest.raises(ModelError, match="two tensors of one name"):
        adding.inspect(file)


def test_a_model_that_fits_only_half_is_refused(tmp_path):
    file = write_sam(tmp_path / "m.pth", **{"image_encoder.neck.1.bias": torch.zeros(3)})
    with pytest.raises(ModelError, match="does not fit SAM"):
        adding.add(file, family="sam")
    assert left_behind() == []


@pytest.mark.parametrize("family", ["sam", "medsam"])
def test_sam_and_medsam_are_told_apart_by_the_person(sam_file, family):
    told = adding.inspect(sam_file)
    assert [each.key for each in told.choices] == ["sam", "medsam"]
    with pytest.raises(ModelError, match="--family sam or --family medsam"):
        adding.add(sam_file)
    name = adding.add(sam_file, family=family)
    card = registry.model_card(name)
    assert card.modality == registry.PROMPTED
    assert card.added.family.key == family
    assert families()[family].licence in card.text
    load_sam(part_tensors(card, "whole"))


def test_what_an_ended_addition_left_is_cleared(sam_file):
    adding.add(sam_file, family="sam", name="kept")
    kept = left_behind()
    unfinished = registry.own_models() / removing.STAGING / "other-whole.safetensors"
    unfinished.parent.mkdir()
    unfinished.write_bytes(b"half a file")
    removing.clear_unfinished()
    assert left_behind() == kept
    removing.clear_unfinished()  # nothing there is no error


def test_a_published_file_is_recognised(sam_file, monkeypatch):
    digest = hashlib.sha256(sam_file.read_bytes()).hexdigest()
    known = {**families()}
    known["sam"] = type(known["sam"])(
        **{**known["sam"].__dict__, "known": ((digest, "sam_vit_b_01ec64.pth"),)}
    )
    monkeypatch.setattr("engine.runtime.adding.families", lambda: known)
    told = adding.inspect(sam_file)
    assert told.sha256 == digest
    assert told.published_as == "sam_vit_b_01ec64.pth"
    assert [each.key for each in told.choices] == ["sam"]


def test_a_family_that_it_is_not_is_refused(sam_file):
    with pytest.raises(ModelError, match=r"sam\.pth is not retsam"):
        adding.add(sam_file, family="retsam")


def test_medsegx_is_put_on_sam(tmp_path, sam_file):
    file = write_medsegx(tmp_path / "medsegx.pth")
    assert adding.inspect(file).base_needed
    with pytest.raises(ModelError, match="Add the file of SAM"):
        adding.add(file)
    adding.add(sam_file, family="sam")
    found = adding.inspect(file)
    assert not found.base_needed
    assert found.title.endswith("on sam, no published file")  # made for this test: no known sha256
    card = registry.model_card(adding.add(file))
    assert card.title == found.title
    network = load_medsegx(part_tensors(card, "whole"))
    assert network.side == 256
    assert card.added.base in card.text
    assert card.sha256 not in (card.added.base, card.added.sha256)


@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_a_damaged_sam_is_passed_over(tmp_path, sam_file, damage):
    adding.add(sam_file, family="sam", name="a")
    adding.add(sam_file, family="sam", name="b")
    path = registry.own_models() / "a-whole.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.unlink()
    if damage != "gone":
        path.write_bytes(data if damage == "changed" else data[:100])
    file = write_medsegx(tmp_path / "medsegx.pth")
    assert not adding.inspect(file).base_needed
    assert registry.model_card(adding.add(file)).added.base
    (registry.own_models() / "b-whole.safetensors").unlink()
    assert adding.inspect(file).base_needed


def test_a_file_that_was_changed_after_its_terms_were_accepted_is_not_added(sam_file):
    told = adding.inspect(sam_file, family="sam")
    write_sam(sam_file, **{"image_encoder.neck.1.bias": torch.zeros(16)})
    with pytest.raises(ModelError, match="changed since\\. Look"):
        adding.add(sam_file, family="sam", accepted=told.sha256)
    assert left_behind() == []


def test_medsegx_on_another_sam_is_refused(tmp_path):
    delta = medsegx_delta()
    delta["image_encoder.blocks.0.mlp.adapter_input_embed.weight"] = torch.zeros(4, 32)
    file = tmp_path / "m.pth"
    torch.save({"model": delta}, file)
    adding.add(write_sam(tmp_path / "sam.pth"), family="sam")
    with pytest.raises(ModelError, match="SAM ViT-B"):
        adding.add(file)


@pytest.mark.parametrize("outputs", [(2, 3, 2, 4, 5), (2, 3, 2, 4, 6)])
def test_both_generations_of_retsam_are_added(tmp_path, outputs):
    file = write_retsam(tmp_path / "retsam.ckpt", outputs)
    told = adding.inspect(file)
    assert told.family.licence == "PolyForm Noncommercial 1.0.0"
    assert any("drusen" in line for line in told.covers)
    name = adding.add(file)
    assert name == "retsam-public"
    card, other = registry.model_card(name), registry.model_card(f"{name}-compatible")
    assert ("laser_scar" in card.structures) == (outputs[-1] == 6)
    assert {"vessel", "tessellation", "peripapillary_arc", "drusen"} <= set(card.structures)
    assert card.landmarks == ("fovea",)
    assert card.sha256 == other.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (card.added.compatible, other.added.compatible) == (False, True)
    assert "PolyForm Noncommercial" in card.text
    build_decoder(part_tensors(card, "decoder-4"))


@pytest.mark.realdata
def test_from_file_to_logits_the_numbers_are_those_of_retsam(shared):
    from engine.runtime.device import Device
    from engine.runtime.retsam import RetSamPredictor

    folder = shared / "compat"
    card = registry.model_card(adding.add(folder / "retsam_tiny.ckpt"))
    vectors = np.load(folder / "retsam_tiny_io.npz")
    predictor = RetSamPredictor(card, Device("cpu", "fp32"))
    noise = np.random.default_rng(1).standard_normal((1, 3, 320, 320)).astype(np.float32)
    predictor.set_picture(noise[0])
    for number in range(5):
        found = predictor.logits(number)[:, ::8, ::8]
        assert np.abs(found - vectors[f"logits_{number}_every8"]).max() < 1e-4
    assert np.abs(np.array(predictor.coordinates()) - vectors["coordinates"][0]).max() < 1e-4


def test_in_half_precision_the_fovea_is_no_coarser_than_a_pixel(tmp_path):
    from engine.runtime.device import Device
    from engine.runtime.retsam import RetSamPredictor

    card = registry.model_card(adding.add(write_retsam(tmp_path / "r.ckpt")))
    predictor = RetSamPredictor(card, Device("cpu", "bf16"))
    places = []
    for seed in range(3):
        noise = np.random.default_rng(seed).standard_normal((3, 64, 64)).astype(np.float32)
        predictor.set_picture(noise)
        places += predictor.coordinates()
    rounded = torch.tensor(places).bfloat16().double().tolist()
    assert places != rounded  # a step of bf16 would be 5 pixels of 1280


def test_retsam_without_coordinates_has_no_fovea(tmp_path):
    name = adding.add(write_retsam(tmp_path / "r.ckpt", coordinates=False))
    assert registry.model_card(name).landmarks == ()


def test_a_retsam_whose_outputs_nobody_knows_is_refused(tmp_path):
    with pytest.raises(ModelError, match="not known"):
        adding.add(write_retsam(tmp_path / "r.ckpt", (2, 3, 2, 4, 9)))


def test_half_a_retsam_is_refused(tmp_path):
    tensors = retsam_tensors()
    tensors.pop("decoder_modules.3.encoder4.layer.conv2.conv.weight")
    file = tmp_path / "r.ckpt"
    torch.save({"state_dict": tensors}, file)
    with pytest.raises(ModelError, match="1 missing"):
        adding.inspect(file)


def test_a_taken_or_odd_name_is_refused(sam_file):
    adding.add(sam_file, family="sam", name="mine")
    for name, told in (
        ("mine", "already"),
        ("fundus", "already"),
        ("retsam-fundus", "already"),
        ("../x", "no name"),
        ("a-compatible", "no name"),
    ):
        with pytest.raises(ModelError, match=told):
            adding.add(sam_file, family="sam", name=name)


def test_what_was_added_can_be_removed(sam_file):
    adding.add(sam_file, family="sam", name="mine")
    removing.remove("mine")
    assert left_behind() == []
    with pytest.raises(ModelError):
        registry.model_card("mine")
    for name in ("mine", "retsam-fundus"):
        with pytest.raises(ModelError, match="no added model"):
            removing.remove(name)


def test_a_stop_leaves_nothing_behind(tmp_path):
    file = write_retsam(tmp_path / "r.ckpt")
    seen = []

    def progress(_share, text):
        seen.append(text)

    with pytest.raises(Cancelled):
        adding.add(file, progress=progress, cancel=lambda: "converting decoder-2" in seen)
    assert left_behind() == []


def test_what_an_ended_try_left_behind_goes_with_the_next(sam_file):
    left = registry.own_models() / ".adding" / "half.safetensors"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    adding.add(sam_file, family="sam")
    assert left_behind() == ["sam-whole.safetensors", "sam.json"]


@pytest.mark.parametrize(
    "card",
    [
        "",
        "[]",
        "3",
        '{"family": "unheard-of"}',
        '{"name": "x"}',
        '{"family": "sam", "name": 3}',
        '{"family": "sam", "name": "broken", "parts": 3}',
        '{"family": "retsam", "name": "broken", "title": "x", "file": "", "sha256": "", '
        '"base": "", "outputs": [], "parts": []}',
        '{"name": "x", "title": "x", "modality": "fundus", "version": "", "passes": [], '
        '"thresholds": []}',
    ],
)
def test_a_damaged_card_takes_no_other_model_away(sam_file, card, caplog):
    adding.add(sam_file, family="sam")
    (registry.own_models() / "broken.json").write_text(card)
    registry.models.cache_clear()
    assert {"sam", "retsam-fundus"} <= {each.name for each in registry.models()}
    assert "broken.json" in caplog.text


@pytest.mark.parametrize("file", ["../precious.txt", "/precious.txt", "..", "a\\b", "", 3])
def test_a_card_that_points_out_of_its_folder_is_left_out_and_removes_nothing(
    tmp_path, sam_file, file
):
    name = adding.add(sam_file, family="sam")
    path = registry.own_models() / f"{name}.json"
    precious = registry.own_models().parent / "precious.txt"
    precious.write_text("mine")
    card = json.loads(path.read_text())
    card["parts"][0]["file"] = file
    path.write_text(json.dumps(card))
    registry.models.cache_clear()
    with pytest.raises(ModelError, match="no added model"):
        removing.remove(name)
    assert precious.read_text() == "mine"


def test_a_card_under_another_models_name_is_left_out(sam_file):
    adding.add(sam_file, family="sam", name="mine")
    folder = registry.own_models()
    (folder / "mine.json").rename(folder / "other.json")
    registry.models.cache_clear()
    assert not {"mine", "other"} & {card.name for card in registry.models()}


def test_a_removal_that_fails_can_be_tried_again(sam_file, monkeypatch):
    adding.add(sam_file, family="sam", name="mine")
    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", held_by_another)
        with pytest.raises(OutputError, match="cannot be removed"):
            removing.remove("mine")
    removing.remove("mine")
    assert left_behind() == []


def held_by_another(path, **_options):
    if path.suffix == ".safetensors":
        raise PermissionError(13, "in use")
    os.unlink(path)


def test_a_full_disk_is_told_before_anything_is_written(sam_file, monkeypatch):
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr("engine.runtime.adding.shutil.disk_usage", lambda _path: usage)
    with pytest.raises(OutputError, match="Make room"):
        adding.add(sam_file, family="sam")
    assert left_behind() == []


def test_a_file_that_was_changed_later_is_not_used(sam_file):
    card = registry.model_card(adding.add(sam_file, family="sam"))
    path = registry.own_models() / card.added.parts[0].file
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match="checksum"):
        part_tensors(card, "whole")
    path.unlink()
    with pytest.raises(ModelError, match="missing"):
        part_tensors(card, "whole")


def test_a_checkpoint_can_be_converted_and_read_again(tmp_path, sam_file):
    out = tmp_path / "sam.safetensors"
    digest = adding.convert(sam_file, out)
    assert digest == hashlib.sha256(out.read_bytes()).hexdigest()
    before = sam_tensors()
    after = load_file(out)
    assert set(after) == set(before)
    assert all(torch.equal(after[key], before[key]) for key in before)
    assert adding.inspect(out).choices == adding.inspect(sam_file).choices
    with pytest.raises(OutputError, match="already"):
        adding.convert(sam_file, out)


def test_cards_tell_no_folder_of_the_person(sam_file):
    name = adding.add(sam_file, family="sam")
    told = (registry.own_models() / f"{name}.json").read_text()
    assert json.loads(told)["file"] == "sam.pth"
    assert str(Path(sam_file).parent) not in told
