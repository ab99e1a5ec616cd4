"""Asking a server for studies, and fetching them: C-FIND, then C-GET or C-MOVE."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydicom.dataset import Dataset
from pydicom.uid import (
    JPEG2000,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)
from pynetdicom import AE, evt
from pynetdicom.sop_class import (  # type: ignore[attr-defined]
    StudyRootQueryRetrieveInformationModelFind,
    StudyRootQueryRetrieveInformationModelGet,
    StudyRootQueryRetrieveInformationModelMove,
)

from engine.errors import OutputError
from engine.files import write_bytes
from engine.pacs.nodes import Node, Nodes, PacsError
from engine.pacs.talking import PATIENT, PENDING, SUCCESS, Offer, Patience, answered, talk
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent

log = logging.getLogger(__name__)

KINDS = (  # of objects that the program reads or writes
    "1.2.840.10008.5.1.4.1.1.77.1.5.1",  # OP, 8 bit
    "1.2.840.10008.5.1.4.1.1.77.1.5.2",  # OP, 16 bit
    "1.2.840.10008.5.1.4.1.1.77.1.5.4",  # OPT
    "1.2.840.10008.5.1.4.1.1.77.1.5.5",  # wide field, stereographic
    "1.2.840.10008.5.1.4.1.1.77.1.5.6",  # wide field, 3-D coordinates
    "1.2.840.10008.5.1.4.1.1.77.1.5.7",  # OCT en face
    "1.2.840.10008.5.1.4.1.1.77.1.5.8",  # OCT B-scan volume analysis
    "1.2.840.10008.5.1.4.1.1.77.1.4",  # VL photographic
    "1.2.840.10008.5.1.4.1.1.7",  # secondary capture
    "1.2.840.10008.5.1.4.1.1.7.4",  # secondary capture, several true colour frames
    "1.2.840.10008.5.1.4.1.1.66.4",  # segmentation
    "1.2.840.10008.5.1.4.1.1.66.5",  # surface segmentation
    "1.2.840.10008.5.1.4.1.1.66.7",  # label map
    "1.2.840.10008.5.1.4.1.1.66.8",  # height map
    "1.2.840.10008.5.1.4.1.1.88.22",  # SR, enhanced
    "1.2.840.10008.5.1.4.1.1.88.33",  # SR, comprehensive
    "1.2.840.10008.5.1.4.1.1.88.34",  # SR, comprehensive 3-D
    "1.2.840.10008.5.1.4.1.1.104.1",  # PDF
)
SYNTAXES = (
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    ExplicitVRBigEndian,
    DeflatedExplicitVRLittleEndian,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEG2000Lossless,
    JPEG2000,
    RLELossless,
)
MOST_STUDIES = 500
NO_ROOM = 0xA700
NO_SUCH_TITLE = 0xA801
NOT_UNDERSTOOD = 0xC000
NOT_ASKED_FOR = 0xA900
UID = re.compile(r"[0-9][0-9.]{0,63}")  # it becomes the name of a folder


@dataclass(frozen=True)
class Study:
    """A study that a server has. `date` is YYYYMMDD, as DICOM has it."""

    instance: str
    patient_id: str
    patient_name: str
    birth_date: str
    date: str
    description: str
    modalities: tuple[str, ...]
    images: int | None


def find_studies(
    node: Node,
    nodes: Nodes,
    *,
    patient_id: str = "",
    patient_name: str = "",
    date: str = "",
    patience: Patience = PATIENT,
) -> tuple[Study, ...]:
    """Studies of patients, the newest first; `*` stands for any letters, `date` is a day or A-B.

    Raises PacsError, also where nothing narrows the question, or more than 500 answer it.
    """
    if not (patient_id or patient_name or date):
        raise PacsError("Say which patient, or of which day: all studies of a server are too many.")
    asked = Dataset()
    asked.QueryRetrieveLevel = "STUDY"
    asked.PatientID, asked.PatientName, asked.StudyDate = patient_id, patient_name, date
    for keyword in (
        "StudyInstanceUID",
        "PatientBirthDate",
        "StudyDescription",
        "ModalitiesInStudy",
        "NumberOfStudyRelatedInstances",
    ):
        setattr(asked, keyword, None if keyword.startswith("Number") else "")
    service = StudyRootQueryRetrieveInformationModelFind
    found = ask(node, nodes, asked, service, most=MOST_STUDIES, patience=patience)
    studies = [_study(answer) for answer in found if UID.fullmatch(_uid_of(answer))]
    return tuple(sorted(studies, key=lambda study: study.date, reverse=True))


def ask(
    node: Node, nodes: Nodes, asked: Dataset, service: str, *, most: int, patience: Patience
) -> list[Dataset]:
    """All answers to a C-FIND. Raises PacsError."""
    offers = [Offer(service)]
    found: list[Dataset] = []
    with talk(node, offers, own_title=nodes.own_title, patience=patience) as association:
        try:
            for status, answer in association.send_c_find(asked, service):
                if not answered(status):
                    raise PacsError(f"{node.name} did not answer in time. Try again.")
                if status.Status in PENDING and answer is not None:
                    found.append(answer)
                elif status.Status != SUCCESS:
                    raise PacsError(f"{node.name} cannot answer: status {status.Status:04X}.")
                if len(found) > most:
                    association.abort()
                    raise PacsError(f"More than {most} answer to that. Narrow the question.")
        except ValueError as error:
            raise PacsError(f"{node.name} does not answer such questions.") from error
    return found


@dataclass(frozen=True)
class Fetched:
    """The files that are here now, and how many objects of the study did not come."""

    files: tuple[Path, ...]
    missing: int


def fetch(
    node: Node,
    nodes: Nodes,
    study: Study,
    folder: Path,
    *,
    patience: Patience = PATIENT,
    progress: Progress = silent,
    cancel: Cancel = never,
) -> Fetched:
    """Bring a study's objects into `folder`, a file each.

    Raises PacsError where none came, OutputError, Cancelled; what came stays.
    """
    came = _Came(folder, study.instance)
    handlers = [(evt.EVT_C_STORE, came.take)]
    wanted = Dataset()
    wanted.QueryRetrieveLevel, wanted.StudyInstanceUID = "STUDY", study.instance
    service = StudyRootQueryRetrieveInformationModelGet
    offers = [
        Offer(service),
        Offer(StudyRootQueryRetrieveInformationModelMove),
        *(Offer(kind, SYNTAXES, take=True) for kind in KINDS),
    ]
    told = {"own_title": nodes.own_title, "patience": patience}
    with talk(node, offers, handlers=handlers, **told) as association:  # type: ignore[arg-type]
        accepted = {context.abstract_syntax for context in association.accepted_contexts}
        if service in accepted:
            answers = association.send_c_get(wanted, service)
            left = _follow(node, association, answers, progress, cancel)
        elif StudyRootQueryRetrieveInformationModelMove in accepted and node.tls:
            raise PacsError(f"{node.name} knows C-MOVE alone, which would come without encryption.")
        elif StudyRootQueryRetrieveInformationModelMove in accepted:
            with _listening(nodes, came):
                answers = association.send_c_move(
                    wanted, nodes.own_title, StudyRootQueryRetrieveInformationModelMove
                )
                left = _follow(node, association, answers, progress, cancel)
        else:
            raise PacsError(f"{node.name} gives nothing away: it knows neither C-GET nor C-MOVE.")
    if came.trouble:
        raise OutputError(came.trouble)
    if not came.files:
        raise PacsError(f"{node.name} sent none of the study's objects.")
    return Fetched(tuple(came.files), left)


def _follow(
    node: Node,
    association: Any,
    answers: Iterator[tuple[Dataset, Dataset | None]],
    progress: Progress,
    cancel: Cancel,
) -> int:
    """Until all came; gives how many did not."""
    for status, _ in answers:
        if not answered(status):
            raise PacsError(f"{node.name} ended the connection before all came. Try again.")
        done = int(status.get("NumberOfCompletedSuboperations", 0) or 0)
        rest = int(status.get("NumberOfRemainingSuboperations", 0) or 0)
        missing = int(status.get("NumberOfFailedSuboperations", 0) or 0)
        if status.Status in PENDING:
            progress(done / max(1, done + rest), f"{done} of {done + rest}")
            if cancel():
                association.abort()
                raise_if_cancelled(cancel)
        elif status.Status == NO_SUCH_TITLE:
            raise PacsError(
                f"{node.name} does not know this program under its title. Have its administrator "
                "enter title, host and port."
            )
        elif status.Status != SUCCESS and not missing:
            raise PacsError(f"{node.name} cannot give it: status {status.Status:04X}.")
        else:
            return missing
    return 0


class _Came:
    """Takes objects in; the first trouble with the disk ends it."""

    def __init__(self, folder: Path, study: str) -> None:
        self.files: list[Path] = []
        self._study = study
        self.trouble = ""
        self._folder = folder

    def take(self, event: Any) -> int:
        """An object came: a file of its UID's name, complete or not there."""
        unique = str(event.request.AffectedSOPInstanceUID)
        if not unique.replace(".", "").isdigit():  # it becomes the name of a file
            return NOT_UNDERSTOOD
        if _uid_of(event.dataset) != self._study:  # somebody else's, or of an earlier request
            return NOT_ASKED_FOR
        path = self._folder / f"{unique}.dcm"
        try:
            write_bytes(path, event.encoded_dataset())
        except OutputError as error:
            self.trouble = str(error)
            return NO_ROOM
        if path not in self.files:
            self.files.append(path)
        return SUCCESS


@contextmanager
def _listening(nodes: Nodes, came: _Came) -> Iterator[None]:
    """A server of one's own, to which C-MOVE brings the objects."""
    entity = AE(ae_title=nodes.own_title)
    entity.require_called_aet = True
    for kind in KINDS:
        entity.add_supported_context(kind, list(SYNTAXES))
    handlers: list[Any] = [(evt.EVT_C_STORE, came.take)]
    try:
        server = entity.start_server(("", nodes.own_port), block=False, evt_handlers=handlers)
    except OSError as error:
        raise PacsError(
            f"Port {nodes.own_port} is taken by another program, so nothing can be brought here. "
            "Choose another with `retsam pacs own`."
        ) from error
    assert server is not None  # it does not block
    try:
        yield
    finally:
        server.shutdown()


def _uid_of(told: Dataset) -> str:
    return str(told.get("StudyInstanceUID") or "")


def _study(answer: Dataset) -> Study:
    count = answer.get("NumberOfStudyRelatedInstances")
    modalities = answer.get("ModalitiesInStudy") or []
    several: Sequence[str] = [modalities] if isinstance(modalities, str) else list(modalities)
    return Study(
        str(answer.StudyInstanceUID),
        str(answer.get("PatientID") or ""),
        str(answer.get("PatientName") or ""),
        str(answer.get("PatientBirthDate") or ""),
        str(answer.get("StudyDate") or ""),
        str(answer.get("StudyDescription") or ""),
        tuple(str(each) for each in several),
        None if count is None else int(count),
    )
