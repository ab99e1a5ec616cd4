"""Adding a published model: look at the file, then turn it into safetensors and a card, once."""

from __future__ import annotations

import json
import logging
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from safetensors.torch import save_file

from engine.errors import ModelError, OutputError
from engine.files import check_folder, replacing, write_bytes
from engine.nets import medsegx, sam
from engine.nets.tensors import Tensors, shape_of
from engine.progress import Cancel, Progress, never, raise_if_cancelled, silent
from engine.runtime.added import COMPATIBLE, Added, Part, covers
from engine.runtime.checkpoints import Checkpoint, file_sha256, read_checkpoint, sizes_derived
from engine.runtime.families import Family, families
from engine.runtime.parts import WHOLE, part_shape, part_tensors
from engine.runtime.registry import DEFAULTS, GRAPH_SEARCH, ModelCard, models, own_models
from engine.runtime.removing import STAGING, clear_unfinished
from engine.runtime.retsam_heads import heads_of

log = logging.getLogger(__name__)

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
DECODER = "decoder-"
ADAPTER = "image_encoder.blocks.0.mlp.adapter_input_embed.weight"
ROOM = 1 << 26  # bytes that are to be free beside the new files


@dataclass(frozen=True)
class Inspection:
    """What a file is, before it is added: enough to ask a person for consent.

    `choices` are the families among which the person has to choose where the file does not tell.
    `base_needed`: it is a change to SAM ViT-B, and none is installed.
    """

    path: Path
    sha256: str
    choices: tuple[Family, ...]
    title: str
    name: str
    published_as: str
    covers: tuple[str, ...]
    base_needed: bool

    @property
    def family(self) -> Family:
        """The first, and mostly only, choice."""
        return self.choices[0]


def inspect(
    path: Path, *, family: str = "", progress: Progress = silent, cancel: Cancel = never
) -> Inspection:
    """Say what a checkpoint is. Nothing is written. Raises ModelError, Cancelled.

    `family` settles what the tensors leave open (SAM or MedSAM).
    """
    checkpoint = read_checkpoint(path, progress=progress, cancel=cancel)
    choices = (_chosen(checkpoint, family),) if family else _choices(checkpoint)
    base = _base_for(checkpoint) if choices[0].key == "medsegx" else None
    lacking = choices[0].key == "medsegx" and base is None
    parts = {} if lacking else _parts(checkpoint, choices[0], base)
    added = _added(checkpoint, choices[0], base, parts)
    return Inspection(
        path=path,
        sha256=checkpoint.sha256,
        choices=choices,
        title=_titled(choices[0], checkpoint, base),
        name=_named(choices[0], checkpoint),
        published_as=added.published_as,
        covers=tuple(covers(added)),
        base_needed=lacking,
    )


def add(
    path: Path,
    *,
    family: str = "",
    name: str = "",
    accepted: str = "",
    progress: Progress = silent,
    cancel: Cancel = never,
) -> str:
    """Read `path` and install it; gives the name under which it can be chosen.

    `family` settles what the tensors leave open (SAM or MedSAM), `name` is the person's own,
    `accepted` the sha256 of the file whose terms were accepted.
    Raises ModelError where it cannot be used or the name is taken, OutputError, Cancelled. Where
    anything fails, nothing is left behind.
    """
    checkpoint = read_checkpoint(
        path, progress=lambda share, text: progress(0.4 * share, text), cancel=cancel
    )
    if accepted and checkpoint.sha256 != accepted:
        raise ModelError(
            f"{path.name} is not the file any more whose terms were accepted: it was changed "
            "since. Look at it again."
        )
    chosen = _chosen(checkpoint, family)
    name = name or _named(chosen, checkpoint)
    _check_name(name)
    base = _base_for(checkpoint) if chosen.key == "medsegx" else None
    parts = _parts(checkpoint, chosen, base)
    folder = own_models()
    _check_room(folder, parts)
    staging = folder / STAGING
    clear_unfinished()
    written: list[Part] = []
    try:
        for number, (part, tensors) in enumerate(parts.items()):
            raise_if_cancelled(cancel)
            progress(0.4 + 0.6 * number / len(parts), f"converting {part}")
            file = f"{name}-{part}.safetensors"
            written.append(Part(part, file, write_tensors(staging / file, tensors)))
        raise_if_cancelled(cancel)
        added = replace(_added(checkpoint, chosen, base, parts), parts=tuple(written))
        for each in written:
            (staging / each.file).replace(folder / each.file)
        card = _as_json(name, _titled(chosen, checkpoint, base), added)
        write_bytes(folder / f"{name}.json", json.dumps(card, indent=1).encode())
    except BaseException:
        for each in written:
            (folder / each.file).unlink(missing_ok=True)
        raise
    finally:
        clear_unfinished()
    models.cache_clear()
    progress(1.0, "done")
    return name


def convert(
    path: Path, output: Path, *, progress: Progress = silent, cancel: Cancel = never
) -> str:
    """Write a checkpoint's tensors as one safetensors file; gives the sha256 of that file.

    Raises ModelError, OutputError, Cancelled.
    """
    if output.exists():
        raise OutputError(f"{output} is there already. Choose another name.")
    checkpoint = read_checkpoint(path, progress=progress, cancel=cancel)
    return write_tensors(output, checkpoint.tensors)


def write_tensors(path: Path, tensors: Tensors) -> str:
    """A safetensors file with numbers of 32 bits; gives its sha256. Raises OutputError."""
    plain = {
        key: (tensor.float() if tensor.is_floating_point() else tensor).clone().contiguous()
        for key, tensor in tensors.items()
    }
    with replacing(path) as unfinished:
        save_file(plain, unfinished, metadata={"format": "pt"})
    return file_sha256(path)


@sizes_derived()
def _parts(checkpoint: Checkpoint, family: Family, base: ModelCard | None) -> Mapping[str, Tensors]:
    """The tensors by the files that they go into. Each is loaded once to see that it fits."""
    tensors = checkpoint.tensors
    if family.key == "retsam":
        return _parts_of_retsam(tensors)
    if family.key == "medsegx":
        if base is None:
            raise ModelError(
                "MedSegX is a change to SAM ViT-B, which is not there yet, or is damaged. Add the "
                "file of SAM ViT-B (sam_vit_b_01ec64.pth) first, then this one."
            )
        tensors = medsegx.merge(part_tensors(base, WHOLE), tensors)
        medsegx.load_medsegx(tensors)
    else:
        sam.load_sam(tensors)
    return {WHOLE: tensors}


def _parts_of_retsam(tensors: Tensors) -> Mapping[str, Tensors]:
    from engine.nets import retsam  # MONAI takes seconds to import

    parts = retsam.parts_of(tensors)
    retsam.build_encoder(parts["encoder"])
    for name, part in parts.items():
        if name.startswith(DECODER):
            retsam.build_decoder(part)
    if "coordinates" in parts:
        retsam.build_coordinates(parts["coordinates"])
    heads_of(_outputs(parts))
    return parts


def _outputs(parts: Mapping[str, Tensors]) -> tuple[int, ...]:
    """RetSAM's channels a head."""
    return tuple(
        len(part["out.conv.conv.bias"]) for name, part in parts.items() if name.startswith(DECODER)
    )


def _added(
    checkpoint: Checkpoint,
    family: Family,
    base: ModelCard | None,
    parts: Mapping[str, Tensors],
) -> Added:
    """What its card will say; files are not written yet."""
    return Added(
        family=family,
        file=checkpoint.path.name,
        sha256=checkpoint.sha256,
        parts=tuple(Part(name, "", "") for name in parts),
        base=base.sha256 if base else "",
        outputs=_outputs(parts),
    )


def _choices(checkpoint: Checkpoint) -> tuple[Family, ...]:
    """The families of which the file can be; one where its sha256 is a known one."""
    found = [families()[kind] for kind in checkpoint.kinds]
    known = [each for each in found if checkpoint.sha256 in dict(each.known)]
    return tuple(known or found)


def _chosen(checkpoint: Checkpoint, family: str) -> Family:
    choices = _choices(checkpoint)
    named = [each for each in choices if each.key == family]
    if family and not named:
        possible = " or ".join(each.key for each in choices)
        raise ModelError(f"{checkpoint.path.name} is not {family}: it is {possible}.")
    if not named and len(choices) > 1:
        raise ModelError(
            f"{checkpoint.path.name} can be SAM or MedSAM: their files look alike, and they "
            "prepare images in different ways. State which it is: --family sam or --family medsam."
        )
    return (named or choices)[0]


@sizes_derived()
def _base_for(checkpoint: Checkpoint) -> ModelCard | None:
    """The SAM that is installed, whole, and that MedSegX fits; a published one before others."""
    _, width = shape_of(checkpoint.tensors, ADAPTER)
    known = dict(families()["sam"].known)
    found = [card for card in models() if card.added and card.added.family.key == "sam"]
    found.sort(key=lambda card: card.sha256 not in known)
    return next((card for card in found if _is_whole(card, width)), None)


def _is_whole(sam_card: ModelCard, width: int) -> bool:
    """Whether its file is there, undamaged, and has an encoder of `width` channels."""
    try:
        if part_shape(sam_card, WHOLE, "image_encoder.pos_embed")[-1:] != (width,):
            return False
        part_tensors(sam_card, WHOLE)
    except ModelError as error:
        log.warning("%s is passed over: %s", sam_card.name, error)
        return False
    return True


def _titled(family: Family, checkpoint: Checkpoint, base: ModelCard | None) -> str:
    """The family, its size, and what it lies on: upon any other SAM it is another model."""
    told = f"{family.title} {_size(family, checkpoint)}".strip()
    if base is None:
        return told
    published = base.sha256 in dict(families()["sam"].known)
    return f"{told} on {base.title}" if published else f"{told} on {base.name}, no published file"


def _named(family: Family, checkpoint: Checkpoint) -> str:
    return f"{family.name}-{_size(family, checkpoint).lower()}".strip("-")


def _size(family: Family, checkpoint: Checkpoint) -> str:
    """Of the family that comes in several."""
    return checkpoint.size if family.key == "sam" else ""


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name) or name.endswith(COMPATIBLE):
        raise ModelError(
            f"{name!r} is no name for a model: small letters, digits and dashes, 40 at most."
        )
    if name in (*(card.name for card in models()), *DEFAULTS, GRAPH_SEARCH):
        raise ModelError(
            f"There is a model named {name!r} already. Remove it first (retsam models remove), or "
            "give this one another name."
        )


def _check_room(folder: Path, parts: Mapping[str, Tensors]) -> None:
    check_folder(folder)
    needed = sum(tensor.numel() * 4 for part in parts.values() for tensor in part.values())
    if shutil.disk_usage(folder).free < needed + ROOM:
        raise OutputError(
            f"The model needs {needed / 1e9:.1f} GB in {folder}, and the disk has less. Make room "
            "and try again."
        )


def _as_json(name: str, title: str, added: Added) -> dict[str, object]:
    return {
        "family": added.family.key,
        "name": name,
        "title": title,
        "file": added.file,
        "sha256": added.sha256,
        "base": added.base,
        "outputs": list(added.outputs),
        "parts": [asdict(part) for part in added.parts],
    }
