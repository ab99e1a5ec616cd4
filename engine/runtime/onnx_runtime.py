"""Networks run by ONNX Runtime, on the processor.

`resources/graphs` holds a graph for each architecture, without weights: those are read from the
model's own safetensors, so that a model is the same file with the same checksum whatever runs it.
`training.export` writes the graphs.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from safetensors.numpy import load

from engine.errors import ModelError
from engine.prompt.model import Embedding
from engine.runtime.device import Device
from engine.runtime.registry import ModelCard, PassSpec, read_weights
from engine.runtime.runtimes import NEEDS_TORCH, ONNX

HEAD = ("head.weight", "head.bias")  # inputs of the graph: their sizes follow the outputs' count
COUNTER = "num_batches_tracked"  # of a normalisation; only training reads it

Weights = dict[str, NDArray[np.float32]]


class OnnxRuntime:
    """ONNX Runtime with 32-bit numbers. Raises ModelError for another device than the processor."""

    name = ONNX

    def __init__(self, device: str = "auto") -> None:
        if device not in ("auto", "cpu"):
            raise ModelError(
                f"ONNX Runtime works on the CPU here, not on {device!r}. Choose --device cpu, or "
                "--runtime torch."
            )
        self.device = Device("cpu", "fp32")

    @property
    def title(self) -> str:
        return f"{self.device.title}, ONNX"

    def networks(self, card: ModelCard) -> dict[str, OnnxNetwork]:
        """Of all passes, strictly from the card's weights."""
        return {spec.name: OnnxNetwork(card, spec) for spec in card.passes}

    def prompt_network(self, card: ModelCard) -> OnnxPromptNetwork:
        """A plain one; one that rates its answers needs PyTorch."""
        return OnnxPromptNetwork(card)

    def free(self) -> None:
        """There is nothing that could be given back."""


class OnnxNetwork:
    """A U-Net."""

    def __init__(self, card: ModelCard, spec: PassSpec) -> None:
        if spec.heads:
            raise ModelError(f"{card.title} has several decoders. {NEEDS_TORCH}")
        weights = _weights(card, spec)
        self._head = {name: weights.pop(name) for name in HEAD if name in weights}
        self._session = _session(card, f"unet-{spec.encoder}", weights)

    def logits(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        (found,) = _run(self._session, {"picture": picture[None], **self._head})
        logits: NDArray[np.float32] = found[0]
        return logits


@dataclass(frozen=True, eq=False)
class Planes:
    """What the network keeps of a picture: features at each stride, (1, channels, h, w)."""

    planes: tuple[NDArray[np.float32], ...]

    @property
    def nbytes(self) -> int:
        return sum(plane.nbytes for plane in self.planes)


class OnnxPromptNetwork:
    """A plain promptable network."""

    def __init__(self, card: ModelCard) -> None:
        (spec,) = card.passes
        weights = _weights(card, spec)
        if any(key.startswith("rating.") for key in weights):
            raise ModelError(f"{card.title} was fine-tuned with a rating. {NEEDS_TORCH}")
        seen = ("encoder.", "mean", "std")
        look = {key: value for key, value in weights.items() if key.startswith(seen)}
        answer = {key: value for key, value in weights.items() if key not in look}
        self._encoder = _session(card, f"prompt-encoder-{spec.encoder}", look)
        self._decoder = _session(card, f"prompt-decoder-{spec.encoder}", answer)

    def encode(self, square: NDArray[np.uint8], structure: str) -> Planes:
        """The structure makes no difference to a plain network."""
        return Planes(tuple(_run(self._encoder, {"picture": square[None]})))

    def decode(
        self, embedding: Embedding, maps: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        assert isinstance(embedding, Planes)
        features = {f"features_{n}": plane for n, plane in enumerate(embedding.planes)}
        (logits,) = _run(self._decoder, {**features, "maps": maps[None]})
        return logits[0], None


def _weights(card: ModelCard, spec: PassSpec) -> Weights:
    tensors = load(read_weights(card, spec))
    return {
        key: np.ascontiguousarray(value, np.float32)
        for key, value in tensors.items()
        if not key.endswith(COUNTER)
    }


def _session(card: ModelCard, graph: str, weights: Weights) -> ort.InferenceSession:
    """The graph with these weights, no more and no fewer. Raises ModelError."""
    file = files("resources").joinpath("graphs", f"{graph}.onnx")
    if not file.is_file():
        raise ModelError(f"The network of {card.title} runs by PyTorch alone. {NEEDS_TORCH}")
    options = ort.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS") or os.cpu_count() or 1)
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # see this package
    options.enable_cpu_mem_arena = False  # it keeps what it had: 2.8 GB at most instead of 1.0
    options.log_severity_level = 3
    values = [ort.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
    try:
        options.add_external_initializers(list(weights), values)
        return ort.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors have no common class of their own
        raise ModelError(f"The weights of {card.title} do not fit its card.") from error


def _run(session: ort.InferenceSession, told: dict[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
    try:
        found: list[NDArray[np.float32]] = session.run(None, told)
    except Exception as error:
        if "allocate memory" not in str(error).lower() and "bad_alloc" not in str(error):
            raise
        raise MemoryError(str(error)) from error
    return found
