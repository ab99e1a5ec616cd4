"""PyTorch and ONNX Runtime on the same phantoms: seconds, memory, and where their masks differ."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

RUNS = (("torch", "auto"), ("torch", "fp32"), ("onnx", "fp32"))
REPEATS = 3
HEAD = (
    "runtime",
    "numbers",
    "photograph, first time",
    "photograph",
    "B-scan",
    "box",
    "memory at most",
    "pixels that differ, worst structure",
)


def lines() -> list[str]:
    """The table as Markdown; each runtime is measured in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        told = [_measured(runtime, precision, Path(folder)) for runtime, precision in RUNS]
        masks = [_masks(Path(folder) / f"{'-'.join(run)}.npz") for run in RUNS]
    reference = masks[1]
    rows = []
    for (runtime, _), one, found in zip(RUNS, told, masks, strict=True):
        share, key = max(
            (float(np.mean(found[key] != reference[key])), key) for key in sorted(reference)
        )
        rows.append(
            f"| {runtime} | {one['precision']} | {one['first']:.1f} s | {one['photograph']:.2f} s "
            f"| {one['bscan']:.2f} s | {one['box']:.3f} s | {one['memory']:.0f} MB "
            f"| {'the measure' if found is reference else f'{share:.4%} ({key})'} |"
        )
    return [
        "",
        "## PyTorch and ONNX Runtime",
        "",
        "A photograph of 2124×2056 pixels with everything, a B-scan of 768×496, and a box on the "
        "photograph, each drawn. Where the processor can, PyTorch computes with 16-bit numbers, "
        "which moves edges a little; with the same 32-bit numbers both runtimes find the same.",
        "",
        f"| {' | '.join(HEAD)} |",
        f"|{'---|' * len(HEAD)}",
        *rows,
    ]


def _measured(runtime: str, precision: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.runtimes", runtime, precision, str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _masks(file: Path) -> dict[str, np.ndarray]:
    with np.load(file) as kept:
        return {key: kept[key] for key in kept.files}


def _best(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def main(runtime: str, precision: str, folder: str) -> None:
    """Measure one runtime, and leave its masks in the folder."""
    from engine import fundus
    from engine.oct import segment as oct_stage
    from engine.prompt.prompts import Box, Prompt
    from engine.prompt.session import EmbeddingCache, PromptSession
    from engine.runtime.prompting import load_prompt_model
    from engine.runtime.registry import DEFAULT_PROMPT, model_card
    from training.phantoms import draw_fundus
    from training.phantoms.oct import draw_oct

    if runtime == "torch" and precision == "fp32":
        from engine.runtime import torch_device

        torch_device._cpu_has_bf16 = lambda: False
    image = draw_fundus(shape=(2056, 2124), seed=1).as_image()
    volume = draw_oct(seed=3).volume
    started = time.perf_counter()
    found = fundus.segment(image, device="cpu", runtime=runtime)
    first = time.perf_counter() - started
    photograph = _best(lambda: fundus.segment(image, device="cpu", runtime=runtime))
    scan = oct_stage.segment(volume, device="cpu", runtime=runtime)
    bscan = _best(lambda: oct_stage.segment(volume, device="cpu", runtime=runtime))
    model = load_prompt_model(model_card(DEFAULT_PROMPT), "cpu", runtime)

    def box() -> None:
        session = PromptSession(model, EmbeddingCache(limit=1))
        session.set_image(image.rgb8(), key="one", structure="optic_disc")
        session.predict(Prompt(box=Box(200.0, 900.0, 600.0, 1300.0)))

    seconds = _best(box)
    masks = {each.structure: each.mask for each in (*found.layers, *scan.layers)}
    np.savez(Path(folder) / f"{runtime}-{precision}.npz", **masks)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (peak,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    told = {"precision": dict(found.settings)["precision"], "first": first}
    told |= {"photograph": photograph, "bscan": bscan, "box": seconds}
    print(json.dumps(told | {"memory": int(peak.split()[1]) / 1024}))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(*sys.argv[1:])
    else:
        print("\n".join(lines()))
