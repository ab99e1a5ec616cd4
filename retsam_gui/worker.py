"""The child process that works for the window: tasks come through a pipe, answers go back.

Nothing here knows Qt. `jobs` holds the other end of the pipe.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import pickle
import queue
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from engine.errors import Cancelled, EngineError
from retsam_gui import crashes

Kind = Literal["run", "cancel", "progress", "part", "done", "failed", "cancelled"]
Task = Callable[..., Any]
"""A module-level function `task(*args, progress: Progress, cancel: Cancel)`.

One that is asked for parts also takes `part`, to be called with whatever is ready before the rest.
"""

Buffer = NDArray[np.uint8]

CHUNK = 1 << 20  # bytes; copying more at once would hold the interpreter lock for too long
PROGRESS_INTERVAL = 0.04  # seconds between two reports; more would only fill the event loop


def serve(connection: Connection) -> None:
    """Do the tasks that arrive on `connection`, one after the other, until it closes."""
    crashes.watch(multiprocessing.current_process().name)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's to handle
    tasks: queue.Queue[tuple[int, bytes, list[Buffer]]] = queue.Queue()
    cancelled: set[int] = set()
    threading.Thread(target=_listen, args=(connection, tasks, cancelled), daemon=True).start()
    while True:
        number, data, buffers = tasks.get()
        try:
            _do(connection, number, data, buffers, cancelled)
        except (BrokenPipeError, ConnectionError):
            return


def _listen(connection: Connection, tasks: queue.Queue[Any], cancelled: set[int]) -> None:
    """Take messages; a thread of its own, so that a cancel arrives while a task runs."""
    try:
        while True:
            kind, number, data, buffers = receive_raw(connection)
            if kind == "cancel":
                cancelled.add(number)
            else:
                tasks.put((number, data, buffers))
    except (EOFError, OSError):
        os._exit(0)  # the window is gone, and nobody waits for what this process still does


def _do(
    connection: Connection,
    number: int,
    data: bytes,
    buffers: list[Buffer],
    cancelled: set[int],
) -> None:
    last = 0.0

    def progress(share: float, text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PROGRESS_INTERVAL or share >= 1:
            last = now
            send(connection, "progress", number, (float(share), text))

    try:
        function, args, in_parts = pickle.loads(data, buffers=buffers)
        more = {"part": partial(send, connection, "part", number)} if in_parts else {}
        result = function(*args, progress=progress, cancel=lambda: number in cancelled, **more)
        send(connection, "done", number, result)
    except Cancelled:
        send(connection, "cancelled", number, None)
    except EngineError as error:
        send(connection, "failed", number, (str(error), describe(error)))
    except MemoryError as error:
        text = "There is not enough memory for this. Close other programs and try again."
        send(connection, "failed", number, (text, describe(error)))
    except Exception as error:  # the boundary of the process: every fault becomes a message
        send(connection, "failed", number, (None, describe(error)))


def describe(error: BaseException) -> str:
    """Where an error and its causes come from, without their texts.

    Texts may hold names of files, and files are often named after patients; types and lines of
    code do not.
    """
    return "\nCaused by:\n".join(
        "".join(traceback.format_tb(one.__traceback__)) + type(one).__qualname__
        for one in _chain(error)
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


# ---- messages ------------------------------------------------------------------------------------


def send(connection: Connection, kind: Kind, number: int, value: object) -> None:
    """Send `value`; arrays travel beside the pickle and masks as one bit a pixel."""
    buffers: list[pickle.PickleBuffer] = []
    stream = io.BytesIO()
    _Pickler(stream, protocol=5, buffer_callback=buffers.append).dump(value)
    arrays = [buffer.raw() for buffer in buffers]
    connection.send((kind, number, stream.getvalue(), [array.nbytes for array in arrays]))
    for array in arrays:
        for start in range(0, array.nbytes, CHUNK):
            connection.send_bytes(array[start : start + CHUNK])


def receive(connection: Connection) -> tuple[Kind, int, Any]:
    """The next message: its kind, the job's number, the value."""
    kind, number, data, buffers = receive_raw(connection)
    return kind, number, pickle.loads(data, buffers=buffers)


def receive_raw(connection: Connection) -> tuple[Kind, int, bytes, list[Buffer]]:
    """The next message before unpickling; arrays made of the buffers can be written to."""
    kind, number, data, sizes = connection.recv()
    return kind, number, data, [_receive_buffer(connection, size) for size in sizes]


def _receive_buffer(connection: Connection, size: int) -> Buffer:
    buffer = np.empty(size, dtype=np.uint8)
    filled = 0
    while filled < size:
        chunk = np.frombuffer(connection.recv_bytes(), dtype=np.uint8)
        buffer[filled : filled + chunk.size] = chunk
        filled += chunk.size
    return buffer


class _Pickler(pickle.Pickler):
    """Packs masks to bits, and knows read-only mappings."""

    def reducer_override(self, obj: object) -> Any:
        if type(obj) is np.ndarray and obj.dtype == np.bool_:
            return _unpack_mask, (np.packbits(obj), obj.shape)
        if type(obj) is MappingProxyType:
            return _read_only, (dict(obj),)
        return NotImplemented


def _unpack_mask(bits: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.bool_]:
    return np.unpackbits(bits, count=int(np.prod(shape))).view(np.bool_).reshape(shape)


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)
