"""Renews the window's catalogues: `resources/translations/window_*.ts`, and the `.qm` made of them.

Qt's own lupdate reads the texts from the code and lrelease packs what is translated; both come with
PySide6. What has no translation yet is counted at the end.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from engine.words import ENGLISH, languages

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources/translations"


def sources() -> list[str]:
    """The modules that hold texts of the window."""
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "retsam_gui").rglob("*.py"))


def update(catalogue: Path, *, plurals_only: bool) -> None:
    """Bring a .ts file in line with the code; translations that are there stay."""
    more = ["-pluralonly"] if plurals_only else []
    common = ["-silent", "-locations", "none", "-no-obsolete", *more]
    _run("pyside6-lupdate", *common, *sources(), "-ts", str(catalogue))


def release(catalogue: Path) -> None:
    """Make the .qm file that the window loads."""
    _run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def unfinished(catalogue: Path) -> list[str]:
    """English texts that have no translation."""
    return [
        message.findtext("source", "")
        for message in ElementTree.parse(catalogue).iter("message")
        if message.find("translation[@type]") is not None
    ]


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).parent / tool), *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Renew every catalogue."""
    for language in languages():
        catalogue = FOLDER / f"window_{language}.ts"
        update(catalogue, plurals_only=language == ENGLISH)
        release(catalogue)
        missing = unfinished(catalogue)
        print(f"{language}: {len(missing)} to translate", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
