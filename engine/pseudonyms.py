"""Names that lead back to nobody."""

from __future__ import annotations

import hashlib
import hmac

from engine.image import Identity, Laterality, OctVolume, RetinalImage


def pseudonym(identity: Identity, *, key: bytes, digits: int = 8) -> str:
    """The same short name for the same patient on this computer; it leads back to nobody.

    HMAC-SHA256 (RFC 2104) of the patient's ID, or name, with a random `key`, cut to so many
    hexadecimal digits.
    """
    who = identity.patient_id or identity.name
    digest = hmac.new(key, who.encode(), hashlib.sha256).hexdigest()
    return f"P-{digest[:digits].upper()}"


def case_name(image: RetinalImage | OctVolume, *, patient: str = "") -> str:
    """The usual name of a case in exports: pseudonym or "case", eye, and which picture."""
    eye = "" if image.laterality is Laterality.UNKNOWN else f"_{image.laterality.value}"
    return f"{patient or 'case'}{eye}_{image.pixel_sha256[:8]}"
