"""Published methods for OCT, each written anew from its paper, to be compared with each other.

All are one kind of network (`training.oct.zoo.method`). None of them ships.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from training.oct.zoo.bionet import BioNet
from training.oct.zoo.fouriernet import FourierNet
from training.oct.zoo.lightreseg import LightReSeg
from training.oct.zoo.m2snet import M2SNet
from training.oct.zoo.method import Method
from training.oct.zoo.mgunet import MGUNet
from training.oct.zoo.relaynet import ReLayNet
from training.oct.zoo.retifluidnet import RetiFluidNet
from training.oct.zoo.sdlayernet import SDLayerNet
from training.oct.zoo.signed_distance import SignedDistance
from training.oct.zoo.unet import PlainUNet
from training.oct.zoo.watsegnet import WATSegNet
from training.oct.zoo.ynet import YNet

__all__ = ["METHODS", "Method"]

METHODS: Mapping[str, type[Method]] = MappingProxyType(
    {
        "unet": PlainUNet,
        "relaynet": ReLayNet,
        "mgunet": MGUNet,
        "lightreseg": LightReSeg,
        "fouriernet": FourierNet,
        "bionet": BioNet,
        "m2snet": M2SNet,
        "watsegnet": WATSegNet,
        "ynet": YNet,
        "signed_distance": SignedDistance,
        "sdlayernet": SDLayerNet,
        "retifluidnet": RetiFluidNet,
    }
)
"""By the name that a config gives as `network`."""
