"""What can go wrong with the workspace, in words for the person at the screen."""

from __future__ import annotations

from engine.errors import EngineError


class StoreError(EngineError):
    """Base of all errors of the store. `passing` is True where trying again later may help."""

    passing = False


class StoreFullError(StoreError):
    """There is no room left on the disk of the workspace."""

    passing = True


class StoreReadOnlyError(StoreError):
    """The workspace or its folder may not be written to."""

    passing = True


class StoreBusyError(StoreError):
    """Another program holds the workspace longer than a person should wait."""

    passing = True


class StoreUnreachableError(StoreError):
    """The file or the server cannot be opened, or the connection broke."""

    passing = True


class StoreDamagedError(StoreError):
    """The workspace is no database, or parts of it cannot be read. It is never overwritten."""


class StoreNewerError(StoreError):
    """A newer version of the program made the workspace; it is not touched."""


class LockedError(StoreError):
    """The workspace is encrypted, and its passphrase was not told."""


class WrongPassphraseError(LockedError):
    """It is not the passphrase of this workspace."""


class SealError(StoreError):
    """A file beside an encrypted workspace was changed or cut short, or is another's."""


class PassphraseError(StoreError):
    """A new passphrase cannot be used."""


class CaseFinalError(StoreError):
    """The case is signed off, and therefore locked."""


class NotMeasuredError(StoreError):
    """The numbers of the case are missing, or do not hold any more."""


class CaseChangedError(StoreError):
    """The case was changed elsewhere; what was done here does not follow what is there."""


class NotFoundError(StoreError):
    """There is no such case, edit or reader."""


class SignInError(StoreError):
    """Name or passphrase are wrong, or cannot be used."""


class ArchiveError(StoreError):
    """A .retsam file is damaged, unsafe or of a newer version."""
