"""Files beside an encrypted workspace: sealed under a key that the workspace itself holds.

So another passphrase changes nothing about them. AES-256-GCM, whose tag also covers what a file is
about: one that was changed, cut short or put in another's place does not open.
"""

from __future__ import annotations

import hmac
import secrets

from engine.store.errors import SealError

KEY_BYTES = 32
NONCE_BYTES = 12


class Seal:
    """Closes and opens the files of one workspace."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._key = key
        self._cipher = AESGCM(hmac.digest(key, b"content", "sha256"))
        self.id = self.name("workspace")[:8]  # tells its files from those of other workspaces

    def close(self, data: bytes, about: str) -> bytes:
        """Encrypt."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Decrypt. Raises `SealError` for what was changed or cut short, or is about another."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise SealError(
                "This file of the encrypted workspace is damaged, or of another workspace."
            ) from error

    def name(self, of: str) -> str:
        """32 hex digits that stand for something, and tell nothing about it."""
        return hmac.digest(self._key, f"name {of}".encode(), "sha256").hex()[:32]


def new_seal_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(KEY_BYTES)
