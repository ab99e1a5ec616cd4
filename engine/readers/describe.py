"""Everything that a file said about an image, as lines for a person."""

from __future__ import annotations

from engine.image import OctScale, OctVolume, RetinalImage, Scale

UNKNOWN_SCALE = "unknown; sizes in µm need one"


def describe(image: RetinalImage | OctVolume) -> list[tuple[str, str]]:
    """(label, value) in the order to show; the person's identity is masked, always."""
    return [
        ("File", image.name),
        ("Frame", str(image.frame + 1)),
        *(_volume(image) if isinstance(image, OctVolume) else _photograph(image)),
        ("Eye", f"{image.laterality.value} ({image.laterality_source})"),
        ("Taken", image.acquired.isoformat(" ", "seconds") if image.acquired else "not stated"),
        ("Camera", str(image.device) or "not stated"),
        ("Patient", "masked" if image.identity.known else "not stated"),
        *image.header,
        ("SHA-256 of the file", image.sha256),
        ("SHA-256 of the pixels", image.pixel_sha256),
        *(("Warning", warning) for warning in image.warnings),
    ]


def _photograph(image: RetinalImage) -> list[tuple[str, str]]:
    aspect = image.pixel_aspect
    return [
        ("Pixels", f"{image.width} × {image.height}, {image.pixels.dtype.itemsize * 8} bit"),
        ("Modality", image.modality.value),
        ("Region", image.region or "not stated"),
        ("Scale", _text(image.scale) if image.scale else UNKNOWN_SCALE),
        ("Pixel height / width", f"{aspect:.4g}" if aspect else "not stated"),
    ]


def _volume(volume: OctVolume) -> list[tuple[str, str]]:
    surfaces = ", ".join(surface.structure for surface in volume.surfaces)
    quality = volume.median_quality_db
    return [
        ("Modality", "oct"),
        ("Pattern", volume.pattern.value),
        ("B-scans", f"{volume.scans} of {volume.width} × {volume.height} {volume.bscans.dtype}"),
        ("Scale", _oct_text(volume.scale) if volume.scale else UNKNOWN_SCALE),
        ("Localizer", "yes" if volume.localizer is not None else "none"),
        ("Device surfaces", surfaces or "none"),
        ("Quality", "not recorded" if quality is None else f"{quality:.1f} dB in the median"),
    ]


def _oct_text(scale: OctScale) -> str:
    told = [f"{scale.z_um:.4g} µm in depth"]
    if scale.x_um is not None:
        told.append(f"{scale.x_um:.4g} µm along the B-scan")
    if scale.y_um is not None:
        told.append(f"{scale.y_um:.4g} µm between B-scans")
    return f"{', '.join(told)}, from {scale.source}"


def _text(scale: Scale) -> str:
    return f"{scale.x_um:.4g} × {scale.y_um:.4g} µm (x × y) a pixel, from {scale.source}"
