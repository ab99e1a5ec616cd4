"""The thread that saves: acts in order, one transaction each, each reported once it will last.

What needs the database is imported on the thread, so that a window starts without it.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.store.acts import Act, EditAct, WorkAct, size_of
from engine.store.errors import (
    CaseChangedError,
    LockedError,
    PassphraseError,
    StoreDamagedError,
    StoreError,
    WrongPassphraseError,
)
from engine.store.reports import Broken, Delayed, Locked, Moved, Opened, Refused, Report, Saved
from engine.store.values import Basis

if TYPE_CHECKING:
    from engine.store.encryption import Key
    from engine.store.rescue import RescueFile
    from engine.store.store import Store

MOST_WAITING = 256 * 2**20  # bytes of acts that wait for a disk that takes nothing
PAUSES = (0.1, 0.3, 1.0, 2.0, 4.0)  # seconds before another try, the last again and again

log = logging.getLogger(__name__)

Question = Callable[["Store"], Any]


@dataclass(frozen=True, eq=False)
class _Asked:
    question: Question
    on_done: Callable[[Any], None]
    on_failed: Callable[[StoreError], None]


@dataclass(frozen=True, eq=False)
class _Put:
    case_id: str
    act: Act


@dataclass(frozen=True, eq=False)
class _Passphrase:
    told: str = field(repr=False)


_Request = _Asked | _Put | _Passphrase


class Writer(threading.Thread):
    """Opens the workspace and serves it. `tell` and all answers are called on this thread.

    `put` and `ask` never wait. Their requests are served in order.
    """

    def __init__(self, where: str | Path | None, tell: Callable[[Report], None]) -> None:
        super().__init__(name="retsam-store", daemon=True)
        self._where = where
        self._told = tell
        self._turn = threading.Condition()
        self._requests: deque[_Request] = deque()
        self._left: list[_Put] = []  # neither saved nor kept aside when this was closed
        self._held = 0  # bytes of the acts that wait
        self._closing = False
        self._closed = False  # nobody listens any more
        self._hurry = threading.Event()  # set to end a pause
        self._store: Store | None = None
        self._key: Key | None = None  # of an encrypted workspace; nowhere but in memory
        self._locked: StoreError | None = None
        self._broken: StoreError | None = None
        self._rescue: RescueFile | None = None
        self._bases: dict[str, Basis] = {}  # of each case, what is saved last
        self._cut: set[str] = set()  # cases of which something could not be saved
        self.reader: str | None = None  # who answers for what is saved

    # ---- from any thread ----

    def put(self, case_id: str, act: Act) -> None:
        """Have an act saved, after those before it."""
        with self._turn:
            self._requests.append(_Put(case_id, act))
            self._held += size_of(act)
            self._turn.notify()

    def ask(
        self,
        question: Question,
        on_done: Callable[[Any], None],
        on_failed: Callable[[StoreError], None],
    ) -> None:
        """Have `question(store)` answered, after the acts before it are saved."""
        with self._turn:
            self._requests.append(_Asked(question, on_done, on_failed))
            self._turn.notify()

    def unlock(self, passphrase: str) -> None:
        """Try to open an encrypted workspace; `Opened` or `Locked` follows."""
        with self._turn:
            self._requests.append(_Passphrase(passphrase))
            self._turn.notify()

    @property
    def key(self) -> Key | None:
        """What opens the workspace in other processes, where it is encrypted and open."""
        return self._key

    @property
    def waiting(self) -> int:
        """How many acts are not saved yet."""
        with self._turn:
            return sum(map(_is_put, self._requests))

    @property
    def overfull(self) -> bool:
        """True where so much waits to be saved that no more should be drawn."""
        return self._held > MOST_WAITING

    def track(self, case_id: str, basis: Basis) -> bool:
        """Tell what a case rests on; from `ask`, when the case is loaded.

        True where this writer left it at something else, so that another window changed it since,
        or where something could not be saved. From here on acts are saved again.
        """
        other = self._bases.get(case_id, basis) != basis or case_id in self._cut
        self._cut.discard(case_id)
        self._bases[case_id] = basis
        return other

    def flush(self, seconds: float) -> bool:
        """Wait until all acts are saved, at most so long; False where some are not."""
        with self._turn:
            return self._turn.wait_for(lambda: not any(map(_is_put, self._requests)), seconds)

    def close(self, seconds: float = 2.0) -> bool:
        """Save what waits, within this time; what is left goes to a file.

        False where edits could neither be saved nor kept aside; another call tries that again.
        """
        with self._turn:
            self._closing = True
            self._turn.notify()
        self._hurry.set()
        if self.ident is not None:
            self.join(seconds)
        self._closed = True
        with self._turn:
            self._left += [put for put in self._requests if isinstance(put, _Put)]
            self._requests.clear()
        while self._left and self._keep_aside(self._left[0]):
            self._left.pop(0)
        return not self._left

    # ---- on this thread ----

    def run(self) -> None:
        try:
            self._open()
            while (request := self._next()) is not None:
                if isinstance(request, _Asked):
                    self._answer(request)
                    self._finish(request)
                elif isinstance(request, _Passphrase):
                    self._unlock(request.told)
                    self._finish(request)
                elif (report := self._save(request)) is not None:
                    self._finish(request)
                    self._tell(report)
        finally:
            if self._store is not None:
                self._store.close()

    def _tell(self, report: Report) -> None:
        if not self._closed:
            self._told(report)

    def _next(self) -> _Request | None:
        with self._turn:
            self._turn.wait_for(lambda: self._requests or self._closing)
            return self._requests[0] if self._requests else None

    def _finish(self, request: _Request) -> None:
        with self._turn:
            if self._requests and self._requests[0] is request:  # else `close` took it
                self._requests.popleft()
                if isinstance(request, _Put):
                    self._held -= size_of(request.act)
                self._turn.notify_all()  # for `flush`

    def _open(self) -> None:
        if self._closing:
            return
        from engine.store.desk import open_desk  # takes a while

        for pause in self._pauses():
            try:
                self._store, self.reader, left = open_desk(self._where, self._key)
            except LockedError as error:
                self._locked = error
                self._tell(Locked(wrong=False))
                return
            except StoreError as error:
                if not error.passing:
                    self._break(error)
                    return
                self._tell(Delayed(str(error), self.waiting))
                self._hurry.wait(pause)
                continue
            self._broken = None
            self._tell(Opened(self._store.path, self.reader, left))
            return

    def _unlock(self, passphrase: str) -> None:
        if self._locked is None:
            return  # told twice
        from engine.store.database import store_url
        from engine.store.encryption import is_encrypted, key_of

        try:
            path = Path(store_url(self._where).database or "")
            plain = path.is_file() and not is_encrypted(path)  # by now; it was decrypted meanwhile
            self._key = None if plain else key_of(path, passphrase)
        except (WrongPassphraseError, PassphraseError):
            self._tell(Locked(wrong=True))
        except StoreError as error:
            if error.passing:  # it waits for the passphrase still
                self._tell(Delayed(str(error), self.waiting))
            else:
                self._locked = None
                self._break(error)
        else:
            self._locked = None
            self._open()

    def _answer(self, asked: _Asked) -> None:
        try:
            if self._broken is not None:
                raise self._broken
            if self._store is None:
                raise self._locked or StoreError("The workspace is not open.")
            value = asked.question(self._store)
        except StoreError as error:
            self._answered(asked.on_failed, error)
        except Exception as error:  # a fault must not end the thread that saves
            log.exception("Unexpected error in a question")
            self._answered(asked.on_failed, _unexpected(error))
        else:
            self._answered(asked.on_done, value)

    def _answered(self, callback: Callable[[Any], None], value: Any) -> None:
        if not self._closed:
            callback(value)

    def _save(self, put: _Put) -> Report | None:
        """None where the window closes before the act could be saved."""
        for pause in self._pauses():
            try:
                self._write_or_explain(put)
            except StoreError as error:
                log.warning("An act cannot be saved: %s", type(error).__name__)
                if isinstance(error, StoreDamagedError):
                    self._break(error)
                if not error.passing:
                    return self._refuse(put, str(error))
                self._tell(Delayed(str(error), self.waiting))
                self._hurry.wait(pause)
                continue
            return Saved(put.case_id, put.act, self.waiting - 1)
        return None

    def _write_or_explain(self, put: _Put) -> None:
        try:
            self._write(put)
        except StoreError:
            raise
        except Exception as error:  # a fault must not end the thread that saves
            log.exception("Unexpected error while saving")
            raise _unexpected(error) from error

    def _write(self, put: _Put) -> None:
        if self._broken is not None:
            raise self._broken
        if put.case_id in self._cut:
            raise CaseChangedError("Something before this could not be saved.")
        from engine.store.desk import write

        assert self._store is not None
        assert self.reader is not None
        salvages, basis = self._store.salvages, self._bases.get(put.case_id)
        self._bases[put.case_id] = write(
            self._store, self.reader, put.case_id, put.act, basis=basis
        )
        if self._store.salvages != salvages and self._store.path is not None:
            self._tell(Moved(self._store.path))

    def _pauses(self) -> Iterator[float]:
        """How long to wait after each try that failed; ends soon after the window closes."""
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            yield pause
            if self._closing:
                return

    def _refuse(self, put: _Put, text: str) -> Refused:
        """Later acts on the case are of no use without this one: they share its fate."""
        if isinstance(put.act, WorkAct):
            self._cut.add(put.case_id)
        self._keep_aside(put)
        kept = self._rescue.path if self._rescue and isinstance(put.act, EditAct) else None
        return Refused(put.case_id, put.act, text, kept)

    def _break(self, error: StoreError) -> None:
        self._broken = error
        copy = self._store.keep_copy() if self._store is not None else None
        self._tell(Broken(str(error), copy))

    def _keep_aside(self, put: _Put) -> bool:
        if not isinstance(put.act, EditAct):
            return True  # a model's result can be had again, and a statement is one click
        from engine.store.rescue import RescueFile

        if self._rescue is None:
            path, seal = (self._store.path, self._store.seal) if self._store else (None, None)
            self._rescue = RescueFile(path, self.reader or "", seal)
        basis = self._bases.get(put.case_id, Basis())
        try:
            return self._rescue.keep(put.case_id, put.act, head=basis.head)
        except Exception:  # a fault must not end the thread that saves
            log.exception("Unexpected error while an edit is kept aside")
            return False


def _is_put(request: _Request) -> bool:
    return isinstance(request, _Put)


def _unexpected(error: Exception) -> StoreError:
    told = StoreError(
        "An unexpected error occurred while saving. Details are in the log file (Help ▸ Show log "
        "file)."
    )
    told.__cause__ = error
    return told
