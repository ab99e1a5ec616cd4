"""The copies of one run: their names, and where each picture and each result has gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from engine.deidentify.names import spellings
from engine.deidentify.project import Project
from engine.errors import OutputError
from engine.files import write_bytes
from engine.image import Identity, OctVolume, RetinalImage
from engine.readers.source import load

NEUTRAL = frozenset({"picture", "study"})  # what stands for the number of nobody in particular


@dataclass(frozen=True)
class Copy:
    """A picture's copy: the file, where in it, its hashes, and whose it is."""

    path: Path
    frame: int
    sha256: str
    pixel_sha256: str
    owner: Identity = field(repr=False)


class Copies:
    """Writes files under names that lead back to nobody, and knows whose pictures they were.

    `keep` is called before anything is written for a person whom the project did not know.
    """

    def __init__(self, output: Path, project: Project, keep: Callable[[], None]) -> None:
        self.output, self.project, self._keep = output, project, keep
        self._written: set[str] = set()
        self._kept = deepcopy(project.people)
        self._by_pixels: dict[str, Copy] = {}
        self._by_file: dict[str, Copy] = {}
        self._results: dict[Path, str] = {}

    def name(
        self, patient: str, kind: str, what: str, suffix: str, data: bytes | None = None
    ) -> str:
        """A name for what stands for `what`, where nothing is: no copy is ever written over.

        The copy of an earlier run keeps its name where it holds the very same `data`.
        """
        stem = f"{patient}/{kind}_{self.project.name('file', what)}"
        name, number = f"{stem}{suffix}", 2
        while name in self._written or self._is_other(self.output / name, data):
            name, number = f"{stem}_{number}{suffix}", number + 1
        self._written.add(name)
        return name

    def _is_other(self, path: Path, data: bytes | None) -> bool:
        same = data is not None and path.is_file() and path.read_bytes() == data
        return path.exists() and not same

    def write(self, name: str, data: bytes) -> None:
        """Write a file below the output folder. Raises `OutputError`."""
        path = self.output / name
        if not path.resolve().is_relative_to(self.output.resolve()):
            raise OutputError("A copy would lie outside the output folder; it is not written.")
        self.keep()
        write_bytes(path, data)

    def keep(self) -> None:
        """Keep the project where it has learned of people: no copy must lead back to nobody."""
        if self.project.people != self._kept:
            self._keep()
            self._kept = deepcopy(self.project.people)

    def note(
        self,
        old: Sequence[RetinalImage | OctVolume],
        new: Sequence[RetinalImage | OctVolume],
        name: str,
        owner: Identity,
    ) -> None:
        """What has become of pictures, so that their results find them and their person."""
        path = self.output / name
        file_sha256 = load(path).sha256()
        for one, other in zip(old, new, strict=True):
            copy = Copy(path, other.frame, file_sha256, other.pixel_sha256, owner)
            self._by_pixels[one.pixel_sha256] = copy
            self._by_file[one.sha256] = copy

    def of_pixels(self, pixel_sha256: str) -> Copy | None:
        """The copy of a picture; None where it is not among the files of this run."""
        return self._by_pixels.get(pixel_sha256)

    def of_file(self, sha256: str) -> Copy | None:
        """The copy of a picture of the file of this sha256."""
        return self._by_file.get(sha256)

    @property
    def hashes(self) -> Mapping[str, str]:
        """New hashes of pictures and of their files, by the old ones."""
        pixels = {old: copy.pixel_sha256 for old, copy in self._by_pixels.items()}
        return pixels | {old: copy.sha256 for old, copy in self._by_file.items()}

    def note_result(self, folder: Path, name: str) -> None:
        """A result folder has become `name`."""
        self._results[folder.resolve()] = name

    def result_of(self, folder: Path) -> str | None:
        """What a result folder has become."""
        return self._results.get(folder.resolve())

    def names(self) -> frozenset[str]:
        """Words of all persons whom the project knows."""
        people = self.project.people.values()
        return _words_of(tuple(text for person in people for text in person.values()))


@lru_cache(maxsize=1)  # most files bring nobody new
def _words_of(told: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in told for word in spellings(text)) - NEUTRAL
