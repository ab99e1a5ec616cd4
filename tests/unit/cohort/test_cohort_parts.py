"""The cohort's Parquet files: one schema, parts that count whole or not at all."""

import pyarrow.parquet as pq
import pytest

from engine.batch import Request
from engine.cohort.dataset import IMAGES, MEASUREMENTS, FileOutcome, Parts, read_room
from engine.cohort.one import Task
from engine.cohort.run import still_to_do
from engine.cohort.settings import CohortSettings, alone, claim
from engine.cohort.summary import summarise
from engine.errors import OutputError
from engine.runtime.registry import DEFAULT_FUNDUS


def outcome(name, value=1.0, *, failed=False):
    source = {"source": f"/in/{name}.png", "size": 10, "changed_ns": 5, "seconds": 0.5,
              "failed": failed, "results": [name]}  # fmt: skip
    if failed:
        return FileOutcome(source, [{"result": name, "status": "failed", "message": "no"}], [])
    image = {"result": name, "status": "done", "eye": "R", "model": "m", "quality": "good"}
    row = {"result": name, "key": "vdcr", "structure": "optic_cup", "region": "disc", "unit": "1",
           "value": value, "valid": True}  # fmt: skip
    return FileOutcome(source, [image], [row])


def test_rows_come_back_and_failures_have_the_same_schema(tmp_path):
    parts = Parts(tmp_path)
    parts.write([outcome("a"), outcome("b", failed=True)])
    parts.write([outcome("c", 2.0)])
    images = read_room(tmp_path, "images")
    assert images.schema.equals(IMAGES)
    assert images["result"].to_pylist() == ["a", "b", "c"]
    assert images["status"].to_pylist() == ["done", "failed", "done"]
    measurements = read_room(tmp_path, "measurements")
    assert measurements.schema.equals(MEASUREMENTS)
    assert measurements["value"].to_pylist() == [1.0, 2.0]
    assert set(Parts(tmp_path).done()) == {"/in/a.png", "/in/b.png", "/in/c.png"}


def test_a_part_that_was_cut_off_counts_for_nothing(tmp_path):
    parts = Parts(tmp_path)
    parts.write([outcome("a")])
    parts.write([outcome("b")])
    parts.path("sources", 2).unlink()  # it is written last
    again = Parts(tmp_path)
    assert set(again.done()) == {"/in/a.png"}
    again.write([outcome("b", 7.0)])
    assert read_room(tmp_path, "measurements")["value"].to_pylist() == [1.0, 7.0]


@pytest.mark.parametrize("room", ["measurements", "images", "sources"])
def test_a_damaged_file_that_is_moved_away_takes_its_whole_part_along(tmp_path, room):
    parts = Parts(tmp_path)
    parts.write([outcome("a")])
    parts.write([outcome("b")])
    parts.path(room, 1).unlink()
    assert set(Parts(tmp_path).done()) == {"/in/b.png"}
    assert read_room(tmp_path, "images")["result"].to_pylist() == ["b"]
    assert read_room(tmp_path, "measurements").num_rows == 1


def test_one_run_at_a_time_writes_into_a_folder(tmp_path):
    with alone(tmp_path), pytest.raises(OutputError, match="Another run"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass


def test_two_folders_with_the_same_names_are_two_results(tmp_path):
    def task(folder):
        return Task(tmp_path / folder / "001.png", f"/{folder}/001.png", "001", "001")

    parts = Parts(tmp_path / "out")
    first, second = (outcome("001"), task("site1")), task("site2")
    parts.write([FileOutcome({**first[0].source, "source": first[1].source}, *rows_of(first[0]))])
    todo, kept = still_to_do([second], parts, retry_failed=False)
    assert kept == 0
    assert todo[0].result.startswith("001-")
    again, _ = still_to_do([first[1]], parts, retry_failed=False)  # the file is gone: changed
    assert again[0].result == "001"


def rows_of(told):
    return told.images, told.measurements


def test_what_is_forgotten_leaves_the_others_alone(tmp_path):
    parts = Parts(tmp_path)
    parts.write([outcome("a"), outcome("b", failed=True), outcome("c", 3.0)])
    parts.forget({"/in/a.png", "/in/b.png"})
    assert set(parts.done()) == {"/in/c.png"}
    assert read_room(tmp_path, "images")["result"].to_pylist() == ["c"]
    assert read_room(tmp_path, "measurements")["value"].to_pylist() == [3.0]


def test_damage_and_foreign_files_are_told(tmp_path):
    Parts(tmp_path).write([outcome("a")])
    Parts(tmp_path).path("images", 1).write_bytes(b"PAR1 no")
    with pytest.raises(OutputError, match="damaged"):
        read_room(tmp_path, "images")
    with pytest.raises(OutputError, match="no cohort"):
        read_room(tmp_path / "elsewhere", "images")
    table = pq.read_table(Parts(tmp_path).path("measurements", 1)).drop_columns(["reason"])
    pq.write_table(table, Parts(tmp_path).path("measurements", 1))
    with pytest.raises(OutputError, match="another version"):
        read_room(tmp_path, "measurements")


def test_a_folder_belongs_to_one_model_and_its_settings(tmp_path):
    settings = CohortSettings(Request(model=DEFAULT_FUNDUS))
    claim(tmp_path, settings)
    claim(tmp_path, settings)
    with pytest.raises(OutputError, match=r"other settings \(structures"):
        claim(tmp_path, CohortSettings(Request(model=DEFAULT_FUNDUS, structures=("vessel",))))


def test_the_summary_counts_and_finds_what_stands_out(tmp_path):
    values = [0.30 + 0.001 * (n % 40) for n in range(200)]
    parts = Parts(tmp_path)
    parts.write([outcome(f"i{n}", value) for n, value in enumerate(values)])
    parts.write([outcome("odd", 0.95), outcome("bad", failed=True)])
    told = summarise(tmp_path)
    assert (told.files, told.images, told.failed) == (202, 202, 1)
    assert told.reasons == (("no", 1),)
    assert told.qualities == (("good", 201),)
    (cup,) = told.distributions
    assert (cup.valid, cup.invalid, int(cup.counts.sum())) == (201, 0, 201)
    assert cup.median == pytest.approx(0.3195, abs=0.002)
    assert [(each.result, each.value) for each in cup.outliers] == [("odd", 0.95)]
