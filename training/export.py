"""Networks as ONNX graphs without weights, for `engine.runtime.onnx_runtime`.

A graph stands for an architecture: the weights that it names are those of a model's safetensors
file, and the output layer's are inputs, so that one graph serves models with any number of outputs.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import torch
from timm.layers.conv2d_same import Conv2dSame
from torch import Tensor, nn
from torch.nn import functional

from engine.files import write_bytes
from engine.nets.prompt_net import PromptNet
from engine.nets.unet import UNet, UNetSpec
from engine.prompt.maps import MAPS
from engine.runtime.onnx_runtime import HEAD
from engine.runtime.registry import PROMPTED, models
from engine.runtime.runtimes import STRIDE

OPSET = 17
SIDE = 4 * STRIDE  # of the picture that the tracer sees; the graphs take any multiple of STRIDE
OUTPUTS = 3  # of the U-Net that is traced
PADDING = (0, 0, 1, 1)  # of `_EvenConv`, at top, left, bottom and right
LEVELS = 5  # strides at which the encoder gives features

Axes = Mapping[str, Mapping[int, str]]


def run(output: Path) -> list[Path]:
    """Write the graphs that the installed models of our own need into `output`."""
    own = [(card.modality, spec) for card in models() if not card.added for spec in card.passes]
    unets = {spec.encoder for modality, spec in own if modality != PROMPTED and not spec.heads}
    prompts = {spec.encoder for modality, spec in own if modality == PROMPTED}
    graphs: dict[str, bytes] = {}
    for encoder in sorted(unets):
        graphs[f"unet-{encoder}"] = unet_graph(encoder)
    for encoder in sorted(prompts):
        look, answer = prompt_graphs(encoder)
        graphs |= {f"prompt-encoder-{encoder}": look, f"prompt-decoder-{encoder}": answer}
    output.mkdir(parents=True, exist_ok=True)
    for name, graph in graphs.items():
        write_bytes(output / f"{name}.onnx", graph)
    return [output / f"{name}.onnx" for name in graphs]


def unet_graph(encoder: str) -> bytes:
    """`picture` uint8 (1, height, width, 3) → `logits` (1, outputs, height, width)."""
    network = _ready(UNet(UNetSpec(encoder, OUTPUTS)))
    picture = torch.zeros(1, SIDE, SIDE, 3, dtype=torch.uint8)
    axes = {"picture": {1: "height", 2: "width"}, "logits": {1: "outputs", 2: "h", 3: "w"}}
    graph = _traced(_OnPicture(network), {"picture": picture}, ["logits"], axes)
    return _without_weights(graph, inputs=HEAD)


def prompt_graphs(encoder: str) -> tuple[bytes, bytes]:
    """`picture` uint8 (1, S, S, 3) → `features_0`…, and these with `maps` (1, MAPS, S, S) →
    `logits` (1, candidates, S, S)."""
    network = _ready(PromptNet(encoder, MAPS))
    picture = torch.zeros(1, SIDE, SIDE, 3, dtype=torch.uint8)
    names = [f"features_{level}" for level in range(LEVELS)]
    sides = {name: {2: f"{name}_h", 3: f"{name}_w"} for name in (*names, "maps", "logits")}
    axes = {"picture": {1: "height", 2: "width"}, **sides}
    look = _traced(_Look(network), {"picture": picture}, names, axes)
    with torch.no_grad():
        features = dict(zip(names, _Look(network)(picture), strict=True))
    maps = torch.zeros(1, MAPS, SIDE, SIDE)
    answer = _traced(_Answer(network), {**features, "maps": maps}, ["logits"], axes)
    return _without_weights(look), _without_weights(answer)


class _OnPicture(nn.Module):
    """A network that takes pictures as they are, instead of numbers in [0, 1]."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: Tensor) -> Tensor:
        found: Tensor = self.network(_image(picture))
        return found


class _Look(nn.Module):
    def __init__(self, network: PromptNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: Tensor) -> list[Tensor]:
        return self.network.encode(_image(picture))


class _Answer(nn.Module):
    def __init__(self, network: PromptNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, *told: Tensor) -> Tensor:
        return self.network.decode(told[:-1], told[-1])


class _EvenConv(nn.Conv2d):
    """timm's `Conv2dSame` of stride 2 and kernel 3 on even sides, where the padding is constant."""

    def forward(self, x: Tensor) -> Tensor:
        top, left, bottom, right = PADDING
        padded = functional.pad(x, (left, right, top, bottom))
        return functional.conv2d(
            padded, self.weight, self.bias, self.stride, 0, self.dilation, self.groups
        )


def _image(picture: Tensor) -> Tensor:
    return picture.permute(0, 3, 1, 2).float() / 255


def _ready(network: Any) -> Any:
    """For evaluation, with the padding of every layer known."""
    for module in network.modules():
        if isinstance(module, Conv2dSame):
            assert module.stride == (2, 2)
            assert module.kernel_size == (3, 3)
            module.__class__ = _EvenConv  # type: ignore[assignment]
    return network.eval()


def _traced(
    network: nn.Module, inputs: Mapping[str, Tensor], outputs: list[str], axes: Axes
) -> onnx.ModelProto:
    file = io.BytesIO()
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer is called deprecated
        torch.onnx.export(
            network,
            tuple(inputs.values()),
            file,  # type: ignore[arg-type]
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes={name: dict(sides) for name, sides in axes.items()},
            opset_version=OPSET,
            dynamo=False,
            training=torch.onnx.TrainingMode.PRESERVE,  # else it renames and folds the weights
            do_constant_folding=False,
        )
    return onnx.load_from_string(file.getvalue())


def _without_weights(model: onnx.ModelProto, inputs: tuple[str, ...] = ()) -> bytes:
    """The graph with the weights' names and shapes alone; those in `inputs` become inputs."""
    graph = model.graph
    _rename(graph)
    _pad_in_convolutions(graph)
    kept = [each for each in graph.initializer if each.name not in inputs]
    for each in [each for each in graph.initializer if each.name in inputs]:
        shape = ["channels", *each.dims[1:]]
        graph.input.append(onnx.helper.make_tensor_value_info(each.name, each.data_type, shape))
    for each in kept:
        each.ClearField("raw_data")
        each.data_location = onnx.TensorProto.EXTERNAL
        del each.external_data[:]
        place = each.external_data.add()
        place.key, place.value = "location", "weights"
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.value_info[:]
    model.producer_name, model.producer_version = "retsam-train", ""
    data: bytes = model.SerializeToString(deterministic=True)
    return data


def _pad_in_convolutions(graph: onnx.GraphProto) -> None:
    """Convolutions pad by themselves, which torch cannot do on two sides alone, but ONNX can."""
    pads = {node.output[0]: node for node in graph.node if node.op_type == "Pad"}
    for node in graph.node:
        if node.op_type == "Conv" and node.input[0] in pads:
            node.input[0] = pads[node.input[0]].input[0]
            (own,) = [each for each in node.attribute if each.name == "pads"]
            own.ints[:] = PADDING
    needed = {each.name for each in graph.output}
    used = []
    for node in reversed(graph.node):  # what only the pads needed goes
        if needed & set(node.output):
            used.append(node)
            needed |= set(node.input)
    del graph.node[:]
    graph.node.extend(reversed(used))


def _rename(graph: onnx.GraphProto) -> None:
    """Weights get the names that they have in a model's file."""
    prefix = "network."
    for each in graph.initializer:
        each.name = each.name.removeprefix(prefix)
    for node in graph.node:
        for number, name in enumerate(node.input):
            node.input[number] = name.removeprefix(prefix)
        node.name = ""
        node.doc_string = ""
