"""What a report says about the image, its origin and the model, in words for people."""

from __future__ import annotations

from engine import __version__
from engine.biomarkers.definition import structure_title
from engine.choices import NO_CHOICES, Choices
from engine.fundus.quality import reasons_text
from engine.image import Laterality, OctVolume, RetinalImage, Scale
from engine.layers import Provenance, Quality, Segmentation
from engine.magnification import EMMETROPIC_MM, PRINCIPAL_POINT_MM, magnification

EYES = {
    Laterality.RIGHT: "Right (OD)",
    Laterality.LEFT: "Left (OS)",
    Laterality.UNKNOWN: "Not stated",
}
SCALE_SOURCES = {
    "dicom": "from the DICOM header",
    "vendor": "from the camera's file",
    "user": "entered by the user",
    "known-distance": "from a known distance",
    "assumed-disc-diameter": "assumed disc diameter",
}
MOST_NAMED = 6  # of the structures that a model does not cover; its card says what it covers
PER_MM = 100 / (EMMETROPIC_MM - PRINCIPAL_POINT_MM)
RESEARCH_USE = "Research use only. Not for diagnosis."


def scale_text(scale: Scale | None) -> str:
    """The scale with its source: "5.20 × 5.20 µm/px, from the DICOM header"."""
    if scale is None:
        return "Not known, pixels only"
    return f"{scale.x_um:.4g} × {scale.y_um:.4g} µm/px, {SCALE_SOURCES[scale.source]}"


def eye_text(image: RetinalImage | OctVolume) -> str:
    """The eye with its source."""
    if image.laterality is Laterality.UNKNOWN:
        return EYES[image.laterality]
    source = image.laterality_source
    return f"{EYES[image.laterality]}, {'entered by the user' if source == 'user' else source}"


def quality_text(quality: Quality | None) -> str:
    """The verdict with its reasons: "Poor: blurred, too dark"."""
    if quality is None:
        return "Not judged"
    reasons = reasons_text(quality.reasons)
    return f"{quality.verdict.capitalize()}: {reasons}" if reasons else quality.verdict.capitalize()


def case_facts(image: RetinalImage, segmentation: Segmentation) -> tuple[tuple[str, str], ...]:
    """Whose eye, which eye, when, how and how well; nothing that names a person."""
    person = "Masked" if image.identity.known else "Not stated"
    acquired = f"{image.acquired:%Y-%m-%d %H:%M}" if image.acquired else "Not stated"
    frame = f", image {image.frame + 1}" if image.frame else ""
    return (
        ("Image", f"{image.name or 'unnamed'}{frame}"),
        ("Eye", eye_text(image)),
        ("Patient", person),
        ("Acquired", acquired),
        ("Scale", scale_text(image.scale)),
        ("Camera", str(image.device) or "Not stated"),
        ("Quality", quality_text(segmentation.quality)),
    )


def origin_facts(
    image: RetinalImage, segmentation: Segmentation, choices: Choices
) -> tuple[tuple[str, str], ...]:
    """The trail from picture and model to the numbers."""
    settings = ", ".join(f"{key} {value}" for key, value in segmentation.settings)
    return (
        ("Software", f"RetSAM Desktop {__version__}"),
        ("Image size", f"{image.width} × {image.height} px"),
        ("Image sha256", image.sha256),
        ("Scale", scale_text(image.scale)),
        ("Magnification", magnification_text(image.scale, choices)),
        ("Model", segmentation.model or "none: masks from files"),
        ("Model sha256", segmentation.model_sha256 or "none"),
        ("Settings", settings or "none"),
        *outlined_facts(segmentation),
        ("Choices", choices.summary() or "none"),
    )


def magnification_text(scale: Scale | None, choices: Choices) -> str:
    """How µm are corrected for this eye, after whom, and how exact that is."""
    if scale is None:
        return "not used: no scale"
    if scale.source == "known-distance":
        return "not used: the scale comes from a known distance in this eye"
    if scale.source == "assumed-disc-diameter":
        return "not used: the scale comes from the disc"
    factor = f"{magnification(choices):.3f}"
    if choices.axial_length_mm is not None:
        return (
            f"axial length {choices.axial_length_mm:g} mm, lengths × {factor} (Bennett, Rudnicka "
            "and Edgar 1994), with an error of 1 to 3%"
        )
    if choices.refraction_d is not None:
        return (
            f"refraction {choices.refraction_d:+g} D, lengths × {factor} (Bengtsson and Krakau "
            "1992): an estimate, with an error of 4% and more"
        )
    return (
        f"emmetropic eye assumed: lengths are wrong by about {PER_MM:.0f}% for each mm that the "
        "eye is longer or shorter"
    )


def author_text(author: str) -> str:
    """Who made a layer: "reader Anna", "model retsam-fundus"."""
    kind, _, name = author.partition(":")
    return f"{kind} {name}".strip()


def made_by_text(made: Provenance) -> str:
    """The same with the models that outlined parts of it: "reader Anna, outlined with sam"."""
    models = ", ".join(dict.fromkeys(each.model for each in made.prompted))
    who = author_text(made.author)
    return f"{who}, outlined with {models}" if models else who


def outlined_facts(segmentation: Segmentation) -> tuple[tuple[str, str], ...]:
    """A line for each model by which a reader had parts of layers outlined."""
    models = dict.fromkeys(
        (each.model, each.model_sha256)
        for layer in segmentation.layers
        for each in layer.provenance.prompted
    )
    return tuple(("Outlined with", f"{model}, sha256 {sha256}") for model, sha256 in models)


def remarks(
    image: RetinalImage, segmentation: Segmentation, choices: Choices = NO_CHOICES
) -> tuple[str, ...]:
    """Warnings of the file, notices of the model and what a reader decided, each once."""
    titles = [structure_title(key) for key in segmentation.not_covered]
    others = len(titles) - MOST_NAMED
    named = ", ".join(titles[:MOST_NAMED]) + (f" and {others} others" if others > 0 else "")
    uncovered = [f"Not covered by this model: {named}."] if titles else []
    decided = [told for told in (choices.summary(),) if told]
    return tuple(dict.fromkeys([*image.warnings, *segmentation.notices, *decided, *uncovered]))
