"""What runs the networks: PyTorch, or ONNX Runtime where PyTorch is not there or not wanted.

The frozen program carries ONNX Runtime alone. It runs the networks that ship, and others of the
same architecture; PyTorch runs every model and graphics cards too.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.errors import ModelError
from engine.runtime.device import Device
from engine.runtime.registry import ModelCard

if TYPE_CHECKING:
    from engine.prompt.model import Embedding

AUTO, TORCH, ONNX = "auto", "torch", "onnx"
RUNTIMES = (TORCH, ONNX)
STRIDE = 32  # the sides of what a network sees are multiples of this
NEEDS_TORCH = (
    "This needs PyTorch, which this program does not carry. Install RetSAM Desktop with pip "
    "(pip install retsam-desktop) and do it there; both work on the same models and workspace."
)
NO_TORCH = (
    "PyTorch is to run the models, and is not installed here. Choose another runtime "
    "(Preferences, or --runtime auto), or install RetSAM Desktop with pip "
    "(pip install retsam-desktop)."
)
NO_ONNX = (
    "ONNX Runtime is to run the models, and is not installed here. Install it "
    "(pip install onnxruntime), or choose another runtime (Preferences, or "
    "--runtime auto)."
)


class Network(Protocol):
    """One network of a model."""

    def logits(self, picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        """(outputs, height, width) of a picture (height, width, 3); sides multiples of STRIDE.

        Raises MemoryError.
        """
        ...


class PromptNetwork(Protocol):
    """A small promptable network."""

    def encode(self, square: NDArray[np.uint8], structure: str) -> Embedding:
        """Look at a picture (size, size, 3), with `structure` in mind where it knows that."""
        ...

    def decode(
        self, embedding: Embedding, maps: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        """Logits (candidates, size, size) for prompt maps (`engine.prompt.maps`), and ratings of
        the candidates in [0, 1], or None from a network that was not trained to rate them."""
        ...


class Runtime(Protocol):
    """Runs networks on a device."""

    @property
    def name(self) -> str: ...

    @property
    def device(self) -> Device: ...

    @property
    def title(self) -> str:
        """For the person, e.g. "CPU, bf16"."""
        ...

    def networks(self, card: ModelCard) -> Mapping[str, Network]:
        """Of a model's passes, by their names. Raises ModelError where one cannot be run."""
        ...

    def prompt_network(self, card: ModelCard) -> PromptNetwork:
        """Of a promptable model that is not a published one. Raises ModelError."""
        ...

    def free(self) -> None:
        """Give memory back that is not in use."""
        ...


def has_torch() -> bool:
    """Whether PyTorch is installed; it is not imported."""
    return find_spec("torch") is not None


def has_onnx() -> bool:
    """Whether ONNX Runtime is installed; it is not imported."""
    return find_spec("onnxruntime") is not None


def require_torch() -> None:
    """Raises ModelError where PyTorch is not installed."""
    if not has_torch():
        raise ModelError(NEEDS_TORCH)


def torch_for(card: ModelCard, wish: str) -> None:
    """Raises ModelError where a published model is to run by anything but PyTorch, or cannot."""
    if wish == ONNX:
        raise ModelError(
            f"{card.title} runs by PyTorch alone. Choose another model, or PyTorch as the runtime "
            "(Preferences, or --runtime torch)."
        )
    require_torch()


def choose_runtime(wish: str = AUTO, device: str = "auto") -> Runtime:
    """The runtime and device that a person asked for; PyTorch and the best device by default.

    Raises ModelError where one of them is not there.
    """
    if wish not in (AUTO, *RUNTIMES):
        raise ModelError(f"{wish!r} is no runtime. Choose auto, {' or '.join(RUNTIMES)}.")
    if wish == TORCH and not has_torch():
        raise ModelError(NO_TORCH)
    if wish == ONNX or not has_torch():
        if not has_onnx():
            raise ModelError(NO_ONNX)
        from engine.runtime.onnx_runtime import OnnxRuntime

        return OnnxRuntime(device)
    from engine.runtime.torch_runtime import TorchRuntime

    return TorchRuntime(device)


def settings_of(runtime: Runtime) -> tuple[tuple[str, str], ...]:
    """What results depend on, for their provenance."""
    return (
        ("runtime", runtime.name),
        ("device", runtime.device.kind),
        ("precision", runtime.device.precision),
    )
