"""`make bench`: measure engine and window, write docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import engine, oct, painting, pointing, runtimes, store, window
from tests.benchmarks.rows import Row

PAGE = Path(__file__).parents[2] / "docs/benchmarks.md"


def main() -> None:
    """Measure everything, one thing after the other, and write the page."""
    painted = painting.rows()  # first: it tells the peak memory of the process
    tables = {
        "Window": window.rows(),
        "Painting": painted,
        "Workspace": store.rows(),
        "Engine": engine.rows(),
        "OCT": oct.rows(),
        "Pointing": pointing.rows(),
    }
    lines = [
        "# Benchmarks",
        "",
        f"Made by `make bench` on {datetime.now(UTC):%Y-%m-%d}, commit {_commit()}: "
        f"{os.cpu_count()} cores ({_processor()}), {platform.system()}, "
        f"Python {platform.python_version()}. Times are the best of several runs unless they "
        "are a longest or a percentile. How the model bears worse photographs, how well it is "
        "calibrated and how much data it takes stands in [studies](model-studies.md).",
    ]
    for title, rows in tables.items():
        lines += ["", f"## {title}", "", "| what | measured | goal |", "|---|---|---|"]
        lines += [_line(row) for row in rows]
    lines += pointing.lines()
    lines += runtimes.lines()
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _line(row: Row) -> str:
    return f"| {row.name} | {row.value:.3g} {row.unit} | {row.goal} |"


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short=12", "HEAD"], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or "unknown"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
