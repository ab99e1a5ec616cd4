"""A connection to a server, and what its answers mean."""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian
from pynetdicom import AE
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]

from engine.pacs.nodes import Node, PacsError

log = logging.getLogger(__name__)

SUCCESS = 0x0000
PENDING = (0xFF00, 0xFF01)
PLAIN = [ExplicitVRLittleEndian, ImplicitVRLittleEndian]


@dataclass(frozen=True)
class Patience:
    """Seconds until a server counts as gone: to connect, to agree, to answer."""

    connect: float = 10.0
    agree: float = 15.0
    answer: float = 60.0


PATIENT = Patience()


@dataclass(frozen=True)
class Offer:
    """A service that is asked for, in these transfer syntaxes; `take`: the server may send too."""

    abstract: str
    syntaxes: tuple[str, ...] = tuple(PLAIN)
    take: bool = False


@contextmanager
def talk(
    node: Node,
    offers: Sequence[Offer],
    *,
    own_title: str,
    patience: Patience = PATIENT,
    handlers: Sequence[tuple[Any, ...]] = (),
) -> Iterator[Any]:
    """An association (of pynetdicom). Raises PacsError that says why there is none."""
    from pynetdicom import build_role

    entity = AE(ae_title=own_title)
    entity.connection_timeout = patience.connect
    entity.acse_timeout = patience.agree
    entity.dimse_timeout = patience.answer
    entity.network_timeout = patience.answer
    for offer in offers:
        entity.add_requested_context(offer.abstract, list(offer.syntaxes))
    roles: list[Any] = [build_role(offer.abstract, scp_role=True) for offer in offers if offer.take]
    secured = (_tls(node), node.host) if node.tls else None
    association = entity.associate(
        node.host,
        node.port,
        ae_title=node.title,
        ext_neg=roles,
        tls_args=secured,
        evt_handlers=list(handlers),
    )
    if not association.is_established:
        raise PacsError(_why_not(node, association))
    try:
        yield association
    finally:
        if association.is_established:
            association.release()


def echo(node: Node, *, own_title: str, patience: Patience = PATIENT) -> None:
    """C-ECHO: raises PacsError where the server does not answer."""
    offers = [Offer(Verification)]
    with talk(node, offers, own_title=own_title, patience=patience) as association:
        status = association.send_c_echo()
        if not answered(status) or status.Status != SUCCESS:
            raise PacsError(f"{node.name} is there, but does not answer as it should.")


def answered(status: Dataset) -> bool:
    """False where the connection was lost, or nothing came in time."""
    return "Status" in status


def _tls(node: Node) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=node.authority or None)
        if node.certificate:
            context.load_cert_chain(node.certificate, node.key or None)
    except (OSError, ssl.SSLError) as error:
        raise PacsError(
            f"The certificates for {node.name} cannot be used: {error.strerror or error}."
        ) from error
    return context


def _why_not(node: Node, association: Any) -> str:
    where = f"{node.name} ({node.host}:{node.port})"
    if association.is_rejected:
        primitive = association.acceptor.primitive
        reason = getattr(primitive, "reason_str", "") if primitive is not None else ""
        return (
            f"{where} refuses the connection: {reason or 'no reason given'}. Let its administrator "
            f"admit this program under its title, and check the server's title {node.title}."
        )
    secured = " or its certificate does not hold" if node.tls else ""
    return (
        f"{where} does not answer. Check host and port, that the server runs and that no firewall "
        f"is between{secured}."
    )
