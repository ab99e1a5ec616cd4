"""The DICOM servers that a person set up, in one file for window and command line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs

from engine.errors import EngineError
from engine.files import write_bytes

OWN_TITLE = "RETSAM"
OWN_PORT = 11112  # where servers bring what C-MOVE asks them for
TITLE = re.compile(r"[\x21-\x5b\x5d-\x7e]([\x20-\x5b\x5d-\x7e]{0,14}[\x21-\x5b\x5d-\x7e])?")


class PacsError(EngineError):
    """A server could not be reached, or does not do what was asked; nothing is lost by it."""


@dataclass(frozen=True)
class Node:
    """A server: its name here, its address, its application entity title.

    `tls`: the connection is encrypted and the server's certificate checked, against `authority`
    (a PEM file) or the system's authorities. `certificate` and `key` (PEM files) are shown to
    servers that ask who calls.
    """

    name: str
    host: str
    port: int
    title: str
    tls: bool = False
    authority: str = ""
    certificate: str = ""
    key: str = ""


@dataclass(frozen=True)
class Nodes:
    """All servers by name, and how this program names itself to them."""

    own_title: str = OWN_TITLE
    own_port: int = OWN_PORT
    by_name: Mapping[str, Node] = field(default_factory=dict)

    def node(self, name: str) -> Node:
        """The server of this name. Raises PacsError with the names that there are."""
        if name not in self.by_name:
            known = ", ".join(self.by_name) or "none; add one with `retsam pacs add`"
            raise PacsError(f"There is no DICOM server {name!r}. There are: {known}.")
        return self.by_name[name]

    def with_node(self, node: Node) -> Nodes:
        """The same and `node`, in the place of one of its name. Raises PacsError."""
        refuse_odd(node)
        return replace(self, by_name={**self.by_name, node.name: node})

    def without(self, name: str) -> Nodes:
        """All but one. Raises PacsError where it is not there."""
        gone = self.node(name)
        return replace(
            self, by_name={key: node for key, node in self.by_name.items() if node != gone}
        )


def refuse_odd(node: Node) -> None:
    """Raises PacsError for what cannot be the address of a server."""
    if not node.name.strip() or not node.host.strip() or not 0 < node.port < 65536:
        raise PacsError("A DICOM server needs a name, a host, and a port from 1 to 65535.")
    if not TITLE.fullmatch(node.title):
        raise PacsError(
            f"{node.title!r} is no application entity title: up to 16 characters, no backslash."
        )
    for file in (node.authority, node.certificate, node.key):
        if file and not Path(file).is_file():
            raise PacsError(f"The file {file} is not there.")


def nodes_file() -> Path:
    """Where they are kept."""
    return platformdirs.user_config_path("retsam", appauthor=False) / "pacs.json"


def read_nodes() -> Nodes:
    """What was kept; none at first. Raises PacsError where the file is damaged."""
    file = nodes_file()
    if not file.is_file():
        return Nodes()
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        found = [Node(**each) for each in told["nodes"]]
        return Nodes(told["own_title"], told["own_port"], {node.name: node for node in found})
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise PacsError(
            f"{file} cannot be read. Mend it, or remove it and set the servers up again."
        ) from error


def write_nodes(nodes: Nodes) -> None:
    """Keep them. Raises OutputError."""
    told = {
        "own_title": nodes.own_title,
        "own_port": nodes.own_port,
        "nodes": [asdict(node) for node in nodes.by_name.values()],
    }
    write_bytes(nodes_file(), json.dumps(told, indent=1).encode("utf-8"))
