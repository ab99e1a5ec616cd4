"""`retsam pacs …`: DICOM servers, what is sent to them and fetched from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli_output import batch_progress, console, errors_for_people, say
from engine.pacs.nodes import Node, PacsError, nodes_file, read_nodes, write_nodes

if TYPE_CHECKING:
    from engine.pacs.fetch import Study

pacs_app = typer.Typer(help="DICOM servers: sending and fetching.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Of a server that was added.")]
Day = Annotated[str, typer.Option("--date", help="A day YYYYMMDD, or two joined by a dash.")]
Pem = Annotated[str, typer.Option(help="A PEM file.")]


@pacs_app.command("list")
def list_nodes() -> None:
    """The servers, and how this program names itself to them."""
    with errors_for_people():
        nodes = read_nodes()
        say(f"this program is {nodes.own_title}, port {nodes.own_port} ({nodes_file()})")
        for node in nodes.by_name.values():
            secured = ", TLS" if node.tls else ""
            say(f"{node.name}: {node.title}@{node.host}:{node.port}{secured}")


@pacs_app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What you call it.")],
    host: str,
    port: int,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="Its application entity title.")],
    tls: Annotated[bool, typer.Option("--tls", help="Encrypt, and check its certificate.")] = False,
    authority: Pem = "",
    certificate: Pem = "",
    key: Pem = "",
) -> None:
    """Set a server up, or change it."""
    with errors_for_people():
        node = Node(name, host, port, title, tls, authority, certificate, key)
        write_nodes(read_nodes().with_node(node))


@pacs_app.command()
def remove(name: Name) -> None:
    """Forget a server; what waits for it goes on waiting."""
    with errors_for_people():
        write_nodes(read_nodes().without(name))


@pacs_app.command()
def own(title: str, port: Annotated[int, typer.Option(help="For C-MOVE.")] = 11112) -> None:
    """Say how this program names itself."""
    with errors_for_people():
        write_nodes(replace(read_nodes(), own_title=title, own_port=port))


@pacs_app.command()
def echo(name: Name) -> None:
    """Ask a server whether it is there (C-ECHO)."""
    from engine.pacs import talking

    with errors_for_people():
        nodes = read_nodes()
        talking.echo(nodes.node(name), own_title=nodes.own_title)
        say(f"{name} answers.")


@pacs_app.command()
def send(
    name: Name,
    files: Annotated[list[Path], typer.Argument(metavar="PATH…", help="DICOM files, folders.")],
) -> None:
    """Queue DICOM files and send them (C-STORE)."""
    from engine.pacs.outbox import Outbox

    with errors_for_people():
        read_nodes().node(name)
        paths = [each for path in files for each in _files(path)]
        count = Outbox().add(name, [path.read_bytes() for path in paths])
        say(f"{count} of {len(paths)} objects are queued; the others were before.")
        _send()


@pacs_app.command()
def queue(
    again: Annotated[
        bool, typer.Option("--send", help="Send what waits, and try again what was refused.")
    ] = False,
    drop: Annotated[bool, typer.Option("--drop", help="Give up what was refused.")] = False,
) -> None:
    """What waits to be sent, and why."""
    from engine.pacs.outbox import Outbox

    with errors_for_people():
        outbox = Outbox()
        if drop:
            say(f"{outbox.drop_refused()} objects are given up.")
        if again:
            outbox.try_again()
            _send()
        for entry in outbox.entries("waiting", "unsure", "refused"):
            say(f"{entry.state:8} {entry.node}  {entry.instance}  {entry.reason}")


@pacs_app.command()
def find(
    name: Name,
    patient_id: Annotated[str, typer.Option("--id")] = "",
    patient_name: Annotated[str, typer.Option("--name", help="As Doe^J*.")] = "",
    date: Day = "",
) -> None:
    """List studies of a patient or a day (C-FIND)."""
    with errors_for_people():
        for study in _found(name, patient_id, patient_name, date):
            kinds = "/".join(study.modalities)
            who = f"{study.patient_id}  {study.patient_name}"
            say(f"{study.date}  {who}  {kinds}  {study.description}  {study.instance}")


@pacs_app.command()
def fetch(
    name: Name,
    output: Annotated[Path, typer.Option("--output", help="A folder.")],
    patient_id: Annotated[str, typer.Option("--id")] = "",
    patient_name: Annotated[str, typer.Option("--name", help="As Doe^J*.")] = "",
    date: Day = "",
    study: Annotated[str, typer.Option(help="Only the study of this UID.")] = "",
) -> None:
    """Bring the studies of a patient or a day here (C-GET or C-MOVE)."""
    from engine.pacs import fetch as fetching

    with errors_for_people():
        nodes = read_nodes()
        node = nodes.node(name)
        found = _found(name, patient_id, patient_name, date)
        wanted = [each for each in found if study in ("", each.instance)]
        if not wanted:
            raise PacsError(f"{name} has no such study.")
        missing = 0
        for each in wanted:
            folder = output / each.instance
            came = fetching.fetch(node, nodes, each, folder)
            say(f"{len(came.files)} objects are in {folder}")
            missing += came.missing
        if missing:
            raise PacsError(f"{missing} objects did not come: {name} could not give them.")


@pacs_app.command()
def worklist(
    source: Annotated[str, typer.Argument(metavar="NAME|FILE", help="A server, or a table.")],
    date: Day = "",
) -> None:
    """Who is expected: a server's modality worklist, or a table (CSV)."""
    from engine.pacs.expected import ask_worklist, read_worklist

    with errors_for_people():
        nodes = read_nodes()
        if source in nodes.by_name:
            people = ask_worklist(nodes.node(source), nodes, date=date)
        else:
            people = read_worklist(Path(source))
        for each in people:
            when = f"{each.date} {each.time}".strip()
            say(f"{when}  {each.patient_id}  {each.patient_name}  {each.birth_date}  {each.what}")


@pacs_app.command()
def disc(folder: Annotated[Path, typer.Argument(metavar="FOLDER", exists=True)]) -> None:
    """The patients of a CD or a folder of DICOM files."""
    from engine.readers.disc import read_disc

    with errors_for_people(), batch_progress(console, count=0) as progress:
        found = read_disc(folder, progress=progress)
        for patient in found.patients:
            say(f"{patient.id}  {patient.name}  {patient.birth_date}")
            for study in patient.studies:
                kinds = "/".join(study.modalities)
                say(f"  {study.date}  {study.description}  {len(study.files)} {kinds}")
                for file in study.files:
                    say(f"    {file}")
        if found.missing:
            say(f"{found.missing} files that its DICOMDIR names are not there.")


def _found(name: str, patient_id: str, patient_name: str, date: str) -> tuple[Study, ...]:
    from engine.pacs.fetch import find_studies

    nodes = read_nodes()
    return find_studies(
        nodes.node(name), nodes, patient_id=patient_id, patient_name=patient_name, date=date
    )


def _send() -> None:
    from engine.pacs.outbox import Outbox
    from engine.pacs.send import send_waiting

    went = send_waiting(Outbox(), read_nodes())
    say(f"{went.sent} are there, {went.waiting} wait, {went.refused} are refused.")
    for reason in went.reasons:
        say(f"  {reason}")
    if went.waiting or went.refused:
        raise PacsError("Not all was sent. `retsam pacs queue --send` tries again.")


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(each for each in path.rglob("*.dcm") if each.is_file())
    if not path.is_file():
        raise PacsError(f"There is no file {path}.")
    return [path]
