"""What studies ask of the engine. These functions run in the child processes of `jobs`.

`unlocked` opens an encrypted workspace.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.image import OctVolume
from engine.progress import Cancel, Progress
from engine.study.served import Served
from retsam_gui.oct.tasks import as_shown

if TYPE_CHECKING:
    from engine.store.encryption import Key
    from engine.study.blinding import Presented


def present(
    served: Served, folder: Path, unlocked: Key | None, *, progress: Progress, cancel: Cancel
) -> Presented:
    """The blinded picture of a reading, a volume as it is looked at."""
    from engine.store.store import open_store
    from engine.study.blinding import present as open_case

    with open_store(key=unlocked) as store:
        found = open_case(store, served, folder)
    if isinstance(found.image, OctVolume):
        return replace(found, image=as_shown(found.image))
    return found


def create(plan: Path, *, progress: Progress, cancel: Cancel) -> Path:
    """Freeze a plan; the manifest lies beside it."""
    from engine.study.errors import StudyError
    from engine.study.manifest import write_manifest
    from engine.study.plan import freeze

    path = plan.with_suffix(".study.json")
    if path.exists():
        raise StudyError(f"{path.name} is there already; a frozen study is not written over.")
    write_manifest(freeze(plan, progress=progress), path)
    return path


def analyse(
    key: str, folder: Path, unlocked: Key | None, *, progress: Progress, cancel: Cancel
) -> Path:
    """Agreement, accuracy and time as tables."""
    from engine.store.store import open_store
    from engine.study.analysis import analyse as compute
    from engine.study.analysis import turned
    from engine.study.errors import StudyError
    from engine.study.export import write_findings
    from engine.study.outcome import readings

    with open_store(key=unlocked) as store, store.reading() as session:
        manifest, read = readings(session, key)
    if not read:
        raise StudyError("Nothing was submitted yet.")
    write_findings(folder, compute(manifest, read, progress=progress), turned(manifest, read))
    return folder


def export(
    key: str, folder: Path, unlocked: Key | None, *, progress: Progress, cancel: Cancel
) -> Path:
    """All that was read."""
    from engine.store.store import open_store
    from engine.study.export import export as write
    from engine.study.outcome import readings

    with open_store(key=unlocked) as store, store.reading() as session:
        manifest, read = readings(session, key)
    write(folder, manifest, read)
    return folder
