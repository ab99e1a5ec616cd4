"""MedSegDB is read as its README shows it and as the published code expects it, and written."""

from itertools import pairwise

import numpy as np
import pytest
from medsegx_data import drawn, pair, write_pair

from training.datasets.drawings import DatasetError
from training.medsegx.database import chosen, read_database
from training.medsegx.export import Layout, file_name, write_database


@pytest.mark.parametrize("above", ["", "eval"])
def test_inside_and_outside_sequences_and_shares_are_read(tmp_path, above):
    base = tmp_path / above
    write_pair(base / "ID" / "ACDC" / "MRI_LeftVentricle", "casenum_7_sliceid_2.npy")
    write_pair(base / "ID" / "BraTS" / "MRI_BrainCoreTumor" / "T1", "casenum_1_sliceid_0.npy")
    site = base / "OOD" / "cross_site" / "Fundus_OpticDisc" / "ADAM"
    write_pair(site / "finetune", "casenum_a_sliceid_0.npy")
    write_pair(site / "finetune" / "005_percent", "casenum_a_sliceid_0.npy")
    write_pair(site / "025_percent", "casenum_b_sliceid_0.npy")
    write_pair(site / "inference", "casenum_c_sliceid_0.npy")
    task = base / "RealWorld" / "cross_task" / "CT_StomachCancer" / "Ours" / "late" / "inference"
    write_pair(task, "1.npy")
    (site / "inference" / "npy_imgs" / ".DS_Store").write_bytes(b"x")
    entries = read_database(tmp_path)
    assert len(entries) == 7
    (inside, with_sequence) = chosen(entries, setting="ID")
    assert (inside.pair.dataset, inside.pair.task) == ("ACDC", "MRI_LeftVentricle")
    assert inside.pair.person == "ACDC/casenum_7"
    assert (with_sequence.sequence, with_sequence.pair.dataset) == ("T1", "BraTS")
    told = {"setting": "OOD", "shift": "cross_site"}
    (whole,) = chosen(entries, **told, half="finetune")
    (small,) = chosen(entries, **told, half="finetune", share=0.05)
    (quarter,) = chosen(entries, **told, half="finetune", share=0.25)
    assert (whole.share, small.share, quarter.pair.name) == (1, 0.05, "casenum_b_sliceid_0.npy")
    (seen,) = chosen(entries, **told, half="inference")
    picture, mask = seen.pair.read()
    assert np.array_equal(picture, drawn(0)[0])
    assert np.array_equal(mask, drawn(0)[1])
    (late,) = chosen(entries, setting="RealWorld", shift="cross_task", half="inference")
    assert late.sequence == "late"
    assert late.pair.place.task == 111


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("ID/ACDC/MRI_leftventricle", "no task"),
        ("ID/ACDC/PET_Liver", "no modality"),
        ("OOD/Fundus_OpticDisc/ADAM/inference", "cross_site"),
        ("OOD/cross_site/Fundus_OpticDisc/ADAM", "inference"),
        ("ID/Fundus_OpticDisc", "not laid out"),
    ],
)
def test_folders_of_another_layout_or_task_are_told(tmp_path, folder, told):
    write_pair(tmp_path / folder, "1.npy")
    with pytest.raises(DatasetError, match=told):
        read_database(tmp_path)


def test_an_empty_folder_and_one_that_is_not_there_are_told(tmp_path):
    with pytest.raises(DatasetError, match="npy_imgs"):
        read_database(tmp_path)
    with pytest.raises(DatasetError, match="no folder"):
        read_database(tmp_path / "nowhere")
    write_pair(tmp_path / "ID" / "A" / "CT_Liver", "1.npy")
    with pytest.raises(DatasetError, match="no pictures in OOD/cross_site/finetune"):
        chosen(read_database(tmp_path), setting="OOD", shift="cross_site", half="finetune")


def test_a_missing_mask_is_told(tmp_path):
    folder = tmp_path / "ID" / "A" / "CT_Liver"
    write_pair(folder, "1.npy")
    (folder / "npy_gts" / "1.npy").unlink()
    with pytest.raises(DatasetError, match="no mask"):
        read_database(tmp_path)


@pytest.mark.parametrize(
    ("kind", "pixels", "told"),
    [
        ("npy_gts", np.zeros((64, 64), np.uint8), "empty"),
        ("npy_gts", np.ones((32, 64), np.uint8), "one size"),
        ("npy_imgs", np.zeros((64, 64), np.uint8), "three colours"),
        ("npy_imgs", np.full((64, 64, 3), 900.0), "8 bits"),
    ],
)
def test_broken_pairs_are_told(tmp_path, kind, pixels, told):
    folder = tmp_path / "ID" / "A" / "CT_Liver"
    write_pair(folder, "1.npy")
    np.save(folder / kind / "1.npy", pixels)
    (entry,) = read_database(tmp_path)
    with pytest.raises(DatasetError, match=told):
        entry.pair.read()


def test_a_truncated_array_is_told(tmp_path):
    folder = tmp_path / "ID" / "A" / "CT_Liver"
    write_pair(folder, "1.npy")
    file = folder / "npy_imgs" / "1.npy"
    file.write_bytes(file.read_bytes()[:300])
    (entry,) = read_database(tmp_path)
    with pytest.raises(DatasetError, match="cannot be read"):
        entry.pair.read()


def wide(number, task="Fundus_OpticDisc"):
    """Of a picture that is 320 pixels wide and 200 high."""
    pair = drawn(number, (200, 320))
    return pair_with(number, task, pair)


def pair_with(number, task, pair):
    from training.medsegx.pairs import Pair

    return Pair("clinic", f"clinic/P{number}", f"clinic/eye {number}", task, lambda: pair)


@pytest.mark.parametrize("below_eval", [True, False])
def test_what_is_written_is_read_again(tmp_path, below_eval):
    training = [wide(n) for n in range(20)]
    layout = Layout(below_eval=below_eval, shares=(0.05, 0.15, 0.25, 0.5))
    count = write_database(tmp_path, training=training, inference=[wide(50)], layout=layout)
    entries = read_database(tmp_path)
    assert count == len(entries) == 21 + 1 + 3 + 5 + 10
    assert (tmp_path / "eval").is_dir() == below_eval
    told = {"setting": "OOD", "shift": "cross_site"}
    (seen,) = chosen(entries, **told, half="inference")
    picture, mask = seen.pair.read()
    assert picture.shape == (256, 256, 3)
    assert seen.pair.spacing == pytest.approx((200 / 256, 320 / 256))
    assert seen.pair.person == "clinic/P50"
    native = wide(50).read()[1]
    assert mask.sum() * 200 * 320 / 256**2 == pytest.approx(native.sum(), rel=0.02)
    persons = [
        {e.pair.person for e in chosen(entries, **told, half="finetune", share=share)}
        for share in (0.05, 0.15, 0.25, 0.5, 1.0)
    ]
    assert all(small < large for small, large in pairwise(persons))
    again = write_database(tmp_path, training=training, inference=[wide(50)], layout=layout)
    assert again == count


def test_inside_there_are_no_halves(tmp_path):
    layout = Layout(setting="ID")
    write_database(tmp_path, training=[wide(1)], inference=[wide(2, "OCT_Fluid")], layout=layout)
    entries = chosen(read_database(tmp_path), setting="ID")
    assert {entry.pair.task for entry in entries} == {"Fundus_OpticDisc", "OCT_Fluid"}


def test_a_person_in_both_halves_and_an_empty_mask_are_refused(tmp_path):
    with pytest.raises(DatasetError, match="both halves"):
        write_database(tmp_path, training=[wide(1)], inference=[wide(1)], layout=Layout())
    picture, mask = drawn(1)
    empty = pair_with(3, "Fundus_OpticDisc", (picture, mask & False))
    with pytest.raises(DatasetError, match="nothing of"):
        write_database(tmp_path, training=[empty], inference=[], layout=Layout())


def test_files_are_named_as_in_medsegdb():
    assert file_name(pair(4)) == "casenum_P4_sliceid_4-npy.npy"
