"""A project's secret: by it the same patient gets the same pseudonym, shift and UIDs everywhere.

The file of a project holds it encrypted (AES-256-GCM) under a passphrase (scrypt, RFC 7914). Who
has file and passphrase can look up whose a pseudonym is; who has neither cannot.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.deidentify.errors import DeidentifyError, ProjectError
from engine.files import write_bytes
from engine.image import Identity
from engine.pseudonyms import pseudonym

SCHEMA = "retsam-deidentification/1"
KEY_BYTES = 32
DIGITS = 12  # of a pseudonym: two of 10 000 patients share one in 6 of 10 million projects
SHIFT_DAYS = (30, 3650)  # into the past
SCRYPT = {"n": 2**15, "r": 8, "p": 1}  # 32 MB, about 0.1 s
SHORTEST_PASSPHRASE = 8


@dataclass(frozen=True)
class Patient:
    """What stands for a person in a project; `shift_days` is added to every date."""

    pseudonym: str
    shift_days: int


@dataclass(frozen=True, eq=False)
class Project:
    """The key, and who is behind the pseudonyms given so far; its repr shows neither."""

    key: bytes = field(repr=False)
    people: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)

    def patient(self, identity: Identity) -> Patient:
        """The pseudonym and shift of a person, the same each time; remembers whose it is.

        Raises `ProjectError` where two people would share a pseudonym, `DeidentifyError` where two
        people bear the same number, as cameras give it that were told none.
        """
        name = pseudonym(identity, key=self.key, digits=DIGITS)
        who = {"id": identity.patient_id, "name": identity.name, "born": identity.birth_date}
        self._learn(name, who)
        first, last = SHIFT_DAYS
        drawn = int.from_bytes(self._digest("shift", name)[:8], "big")
        return Patient(name, -(first + drawn % (last - first + 1)))

    def take_in(self, other: Project) -> None:
        """Add the people whom another run has met, and what it has learned of them.

        Raises `ProjectError` where it is another project, `DeidentifyError` as `patient`.
        """
        if other.key != self.key:
            raise ProjectError("Another project is in this file by now. Start again.")
        mine, clash = dict(self.people), None
        self.people.clear()
        self.people.update(other.people)
        for name, who in mine.items():
            try:
                self._learn(name, who)
            except DeidentifyError as error:
                clash = error  # the others are taken in nevertheless
        if clash is not None:
            raise clash

    def _learn(self, name: str, who: dict[str, str]) -> None:
        """Remember whose a pseudonym is; a name or birth date that was not known is filled in."""
        known = self.people.setdefault(name, dict(who))
        if (known["id"] or known["name"]) != (who["id"] or who["name"]):
            raise ProjectError(f"Two people would both be {name}. Start another project.")
        if _differ(known, who):
            raise DeidentifyError(
                "Another person in this project has the same patient number. Give each a number "
                "of their own, then try again."
            )
        known.update({part: text for part, text in who.items() if not known[part]})

    def uid(self, uid: str) -> str:
        """The UID that stands for another, the same each time (2.25, PS3.5 B.2)."""
        return f"2.25.{int.from_bytes(self._digest('uid', uid)[:16], 'big')}"

    def name(self, kind: str, value: str) -> str:
        """Eight digits that stand for anything else, the same each time."""
        return self._digest(kind, value).hex()[:8]

    def _digest(self, kind: str, value: str) -> bytes:
        return hmac.new(self.key, f"{kind}\n{value}".encode(), hashlib.sha256).digest()


def new_project() -> Project:
    """One with a random key of 256 bits."""
    return Project(secrets.token_bytes(KEY_BYTES))


def save_project(project: Project, path: Path, *, passphrase: str) -> None:
    """Write it encrypted. Raises `ProjectError` for a short passphrase, `OutputError`."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise ProjectError(f"The passphrase must have at least {SHORTEST_PASSPHRASE} characters.")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    plain = json.dumps({"key": project.key.hex(), "people": project.people}).encode()
    sealed = _cipher(passphrase, salt).encrypt(nonce, plain, SCHEMA.encode())
    told = {"schema": SCHEMA, "salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}
    write_bytes(path, json.dumps(told, indent=1).encode())


def open_project(path: Path, *, passphrase: str) -> Project:
    """Raises `ProjectError` for a wrong passphrase, and for a file that is something else."""
    from cryptography.exceptions import InvalidTag

    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise ValueError(told["schema"])
        salt, nonce, sealed = (
            base64.b64decode(told[part], validate=True) for part in ("salt", "nonce", "sealed")
        )
        opened = json.loads(_cipher(passphrase, salt).decrypt(nonce, sealed, SCHEMA.encode()))
        return Project(bytes.fromhex(opened["key"]), opened["people"])
    except InvalidTag as error:
        raise ProjectError(
            "This is not the passphrase, or the project's file is damaged."
        ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ProjectError(
            f"{path.name} is no project's file of this program, or it is damaged."
        ) from error


def _cipher(passphrase: str, salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = hashlib.scrypt(passphrase.encode(), salt=salt, dklen=KEY_BYTES, maxmem=2**26, **SCRYPT)
    return AESGCM(key)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _differ(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two with the same number are two people, as far as birth dates and names tell."""
    if one["born"] and other["born"]:
        return one["born"] != other["born"]
    names = [re.sub(r"[\W_]+", " ", who["name"].casefold()).split() for who in (one, other)]
    return bool(names[0] and names[1]) and sorted(names[0]) != sorted(names[1])
