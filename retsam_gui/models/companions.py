"""What can be shown beside the photograph that is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from engine.image import Identity, Laterality, RetinalImage
from engine.store.values import Relative
from retsam_gui.models.worklist import Entry


class Content(Enum):
    """The second side shows the same photograph in another way, or another one."""

    BARE = auto()
    MODEL = auto()
    OTHER_VISIT = auto()
    OTHER_EYE = auto()
    ANY = auto()  # of the worklist


@dataclass(frozen=True)
class Companion:
    """One entry of the list; `path` and `frame` where it is another photograph.

    `pixel_sha256` is that of the pixels which the workspace knows, empty where it knows none.
    """

    content: Content
    eye: Laterality = Laterality.UNKNOWN
    taken: str = ""
    path: Path | None = None
    frame: int = 0
    pixel_sha256: str = ""


SAME = (Companion(Content.BARE), Companion(Content.MODEL))


def companions(
    image: RetinalImage,
    here: tuple[Path, int],
    relatives: Iterable[Relative],
    worklist: Sequence[Entry],
) -> tuple[Companion, ...]:
    """All that can stand beside `image`, which lies `here`, other photographs of the patient first.

    Each photograph is there once; `relatives` are the patient's other cases.
    """
    found = [
        Companion(
            Content.OTHER_VISIT if each.eye is image.laterality else Content.OTHER_EYE,
            each.eye,
            each.taken,
            each.path,
            each.frame,
            each.pixel_sha256,
        )
        for each in relatives
    ]
    taken = {here, *((each.path, each.frame) for each in found)}
    others = [
        Companion(Content.ANY, path=entry.path, frame=entry.frame or 0)
        for entry in worklist
        if (entry.path, entry.frame or 0) not in taken
    ]
    return (*SAME, *found, *others)


def same_patient(one: Identity, other: Identity) -> bool | None:
    """True or False where both files name a person, None where one does not."""
    if not (one.known and other.known):
        return None
    if one.patient_id and other.patient_id:
        return one.patient_id == other.patient_id
    return (one.name, one.birth_date) == (other.name, other.birth_date)
