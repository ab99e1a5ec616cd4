"""A tuned network as a model that answers prompts (`engine.prompt.model.PromptModel`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.nets.medsegx import MedSegX
from engine.nets.prompt_net import RatedPromptNet
from engine.prompt.maps import prompt_maps
from engine.prompt.model import Answers, Embedding, WindowPrompt
from engine.runtime.places import tree
from engine.runtime.prompt_predictor import PREFERENCE
from training.medsegx.rounds import AskedSam, look


@dataclass(frozen=True, eq=False)
class Features:
    """What the network keeps of a picture."""

    planes: list[Tensor]

    @property
    def nbytes(self) -> int:
        return sum(plane.nbytes for plane in self.planes)


class TunedPrompt:
    """`network` looks at squares of `size` pixels; `sha256` names its weights.

    Where nobody taught it to rate (`rated` is False), its first answer is preferred.
    """

    def __init__(
        self, network: nn.Module, *, name: str, sha256: str, size: int, rated: bool
    ) -> None:
        self.name, self.sha256, self.size = name, sha256, size
        self._network = network.eval()
        self._rated = rated

    @torch.inference_mode()
    def encode(self, square: NDArray[np.uint8], structure: str) -> Features:
        """See a picture; `structure` is a key of the taxonomy or a folder's name in MedSegDB."""
        picture = torch.from_numpy(square).permute(2, 0, 1)[None].float() / 255
        return Features(look(self._network, picture, [tree().place_of(structure, tree().rows)]))

    @torch.inference_mode()
    def answer(self, embedding: Embedding, prompt: WindowPrompt) -> Answers:
        """Three candidates; MedSegX is not told of what was shown before, but for clicks."""
        assert isinstance(embedding, Features)
        if isinstance(self._network, MedSegX):
            asked = AskedSam(
                self._network, embedding.planes[0], boxes=[prompt.box], marks=[prompt.marks]
            )
            logits, ratings = asked.answer()
        else:
            assert isinstance(self._network, RatedPromptNet)
            maps = prompt_maps(prompt.box, prompt.marks, prompt.previous, self.size)
            logits, ratings = self._network.rated(embedding.planes, torch.from_numpy(maps)[None])
        told = ratings[0].clamp(0, 1).numpy() if self._rated else np.array(PREFERENCE, np.float32)
        return Answers(torch.sigmoid(logits[0]).numpy(), told)
