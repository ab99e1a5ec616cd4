"""`python -m engine.biomarkers [FILE]`: write the page of all biomarkers."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.biomarkers.page import page

PAGE = Path(__file__).parents[2] / "docs" / "biomarkers.md"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(page(), encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
