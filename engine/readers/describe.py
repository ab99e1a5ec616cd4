"""Everything that a file said about an image, as lines for a person."""

from __future__ import annotations

from engine.image import RetinalImage, Scale


def describe(image: RetinalImage) -> list[tuple[str, str]]:
    """(label, value) in the order to show; the person's identity is masked, always."""
    aspect = image.pixel_aspect
    return [
        ("File", image.name),
        ("Frame", str(image.frame + 1)),
        ("Pixels", f"{image.width} × {image.height}, {image.pixels.dtype.itemsize * 8} bit"),
        ("Modality", image.modality.value),
        ("Eye", f"{image.laterality.value} ({image.laterality_source})"),
        ("Region", image.region or "not stated"),
        ("Scale", _text(image.scale) if image.scale else "unknown; sizes in µm need one"),
        ("Pixel height / width", f"{aspect:.4g}" if aspect else "not stated"),
        ("Taken", image.acquired.isoformat(" ", "seconds") if image.acquired else "not stated"),
        ("Camera", str(image.device) or "not stated"),
        ("Patient", "masked" if image.identity.known else "not stated"),
        *image.header,
        ("SHA-256 of the file", image.sha256),
        ("SHA-256 of the pixels", image.pixel_sha256),
        *(("Warning", warning) for warning in image.warnings),
    ]


def _text(scale: Scale) -> str:
    return f"{scale.x_um:.4g} × {scale.y_um:.4g} µm (x × y) a pixel, from {scale.source}"
