"""What the dialog of DICOM servers asks of the engine; these functions run in a child process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.progress import Cancel, Progress

if TYPE_CHECKING:
    from engine.pacs.expected import Expected
    from engine.pacs.fetch import Fetched, Study
    from engine.pacs.outbox import Entry
    from engine.pacs.send import Sent
    from engine.readers.disc import Disc


def echo(name: str, *, progress: Progress, cancel: Cancel) -> str:
    """Ask a server whether it is there; gives its name."""
    from engine.pacs import talking
    from engine.pacs.nodes import read_nodes

    nodes = read_nodes()
    talking.echo(nodes.node(name), own_title=nodes.own_title)
    return name


def queue(name: str, files: tuple[Path, ...], *, progress: Progress, cancel: Cancel) -> int:
    """Queue DICOM files for a server; gives how many are new to it."""
    from engine.pacs.outbox import Outbox

    return Outbox().add(name, [path.read_bytes() for path in files])


def send(*, progress: Progress, cancel: Cancel) -> Sent:
    """Send what waits."""
    from engine.pacs.nodes import read_nodes
    from engine.pacs.outbox import Outbox
    from engine.pacs.send import send_waiting

    return send_waiting(Outbox(), read_nodes(), progress=progress, cancel=cancel)


def entries(*, progress: Progress, cancel: Cancel) -> tuple[Entry, ...]:
    """What is in the queue."""
    from engine.pacs.outbox import Outbox

    return Outbox().entries("waiting", "unsure", "refused")


def try_again(*, progress: Progress, cancel: Cancel) -> int:
    """What was refused waits again."""
    from engine.pacs.outbox import Outbox

    return Outbox().try_again()


def drop_refused(*, progress: Progress, cancel: Cancel) -> int:
    """What was refused is given up."""
    from engine.pacs.outbox import Outbox

    return Outbox().drop_refused()


def find(
    name: str, patient_id: str, patient_name: str, date: str, *, progress: Progress, cancel: Cancel
) -> tuple[Study, ...]:
    """Studies of a patient or a day."""
    from engine.pacs.fetch import find_studies
    from engine.pacs.nodes import read_nodes

    nodes = read_nodes()
    node = nodes.node(name)
    told = {"patient_id": patient_id, "patient_name": patient_name, "date": date}
    return find_studies(node, nodes, **told)  # type: ignore[arg-type]


def fetch(name: str, study: Study, folder: Path, *, progress: Progress, cancel: Cancel) -> Fetched:
    """Bring a study into a folder."""
    from engine.pacs import fetch as fetching
    from engine.pacs.nodes import read_nodes

    nodes = read_nodes()
    return fetching.fetch(nodes.node(name), nodes, study, folder, progress=progress, cancel=cancel)


def expected(
    name: str, file: Path | None, date: str, *, progress: Progress, cancel: Cancel
) -> tuple[Expected, ...]:
    """Who is expected: by a table, else by a server's modality worklist."""
    from engine.pacs.expected import ask_worklist, read_worklist
    from engine.pacs.nodes import read_nodes

    if file is not None:
        return read_worklist(file)
    nodes = read_nodes()
    return ask_worklist(nodes.node(name), nodes, date=date)


def read_disc(path: Path, *, progress: Progress, cancel: Cancel) -> Disc:
    """The patients of a disc or a folder of DICOM files."""
    from engine.readers import disc

    return disc.read_disc(path, progress=progress, cancel=cancel)
