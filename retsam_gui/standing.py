"""How the case stands in the workspace: what the window shows of it, and the commands for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engine.store.values import StoredCase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from retsam_gui.main_window import MainWindow


class Standing(QObject):
    """Shows whether work is saved, locks what may not be changed, signs off and reopens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._notices: tuple[str, ...] = ()
        self._last: StoredCase | None = None
        self._close_anyway = False
        window.saving.changed.connect(self._show)
        window.saving.loading.last_case.connect(self._offer)
        window.saving.loading.failed.connect(self._tell_not_loaded)
        window.workspace.sign_in_needed.connect(self._ask_who)
        window.workspace.passphrase_needed.connect(self._ask_passphrase)
        window.workspace.told.connect(window.tell_error)

    def slots(self) -> Mapping[str, Callable[..., object]]:
        """What is called for each key of the table of actions."""
        return {
            "continue_last": self._continue,
            "load_again": self._load_again,
            "sign_off": self._sign_off,
            "reopen": self._reopen,
            "ungradable": self._grade,
        }

    def enabled(self) -> Mapping[str, bool]:
        """Which of them make sense now."""
        status = self._window.saving.status
        writable = status is not None and status.writable
        final = status is not None and status.free and status.case.state == "final"
        case = self._window.workflow.case
        idle = case is not None and not case.unmeasured and not self._window.workflow.is_busy
        measured = idle and (case.rows is not None or not case.has_layers)
        return {
            "continue_last": self._last is not None and case is None,
            "load_again": self._window.saving.loading.can_try_again,
            "sign_off": writable and measured,
            "reopen": final,
            "ungradable": writable,
        }

    # ---- showing ----

    def welcome(self) -> str:
        """What stands where no photograph is."""
        return self.tr(
            "Open a photograph (Ctrl+O), or drop a file or a folder here.\n"
            "To try the program, open the sample (Ctrl+Alt+O)."
        )

    def tell_notices(self) -> None:
        """Say what the person must know of the photograph and of how the case stands."""
        window = self._window
        if (case := window.workflow.case) is None:
            return
        quality = case.segmentation.quality if case.segmentation else None
        poor = quality is not None and quality.verdict == "poor"
        told = (*window.saving.notices, *case.notices)
        window.notices.tell(told, level="grave" if poor else "notice")

    def _show(self) -> None:
        window, saving = self._window, self._window.saving
        missing = saving.loading.missing
        trouble = window.workspace.trouble or (missing if saving.loading.can_try_again else "")
        window.workflow.lock(saving.lock, known=not missing)
        window.editing.refuse(saving.refusal)
        window.saved_text.setText(saving.state_text)
        window.saved_text.setToolTip(trouble)
        window.saved_text.setProperty("attention", bool(trouble))
        window.saved_text.style().polish(window.saved_text)
        if saving.notices != self._notices:  # else one that was dismissed would come back
            self._notices = saving.notices
            self.tell_notices()
        window.refresh_actions()

    def _tell_not_loaded(self, _text: str) -> None:
        if missing := self._window.saving.loading.missing:
            self._window.tell_error(self.tr("Not loaded."), missing)

    def _offer(self, case: StoredCase) -> None:
        self._last = case
        window = self._window
        if window.workflow.case is None:
            key = window.actions_["continue_last"].shortcut().toString()
            window.canvas.clear(
                self.tr("Continue where you were ({0}): {1}\n\n").format(key, case.path.name)
                + self.welcome()
            )
            window.refresh_actions()

    # ---- closing ----

    def may_close(self) -> bool:
        """True where nothing is lost by closing, or the person wants it so; else they are asked."""
        workspace = self._window.workspace
        if self._close_anyway:
            return True
        if self._window.kept.busy:
            title = self.tr("Not kept yet")
            text = self.tr(
                "Photographs are being taken into the workspace. Keep the window open for a "
                "moment. If you close it now, those that are left are not kept."
            )
        elif workspace.flush():
            return True
        else:
            title = self.tr("Not saved")
            text = self.tr(
                "Your last changes are not saved. {0}\n\nKeep the window open, and they are saved "
                "as soon as it works again. If you close it now, they may be lost."
            ).format(workspace.trouble or self.tr("The workspace is busy."))
        from retsam_gui.dialogs.reason import ConfirmDialog

        dialog = ConfirmDialog(title, text, self.tr("Close anyway"), self._window)
        keep = dialog.buttons.button(dialog.buttons.StandardButton.Cancel)
        keep.setText(self.tr("Keep open"))
        keep.setDefault(True)
        dialog.accepted.connect(self._close)
        dialog.open()
        return False

    def close_workspace(self) -> None:
        """Save what waits, or keep it aside; where neither can be, the person is asked."""
        while not self._window.workspace.close() and self.tell_lost():
            pass

    def tell_lost(self) -> bool:
        """Say that work is lost by closing now; True where the person wants to try once more."""
        from PySide6.QtWidgets import QMessageBox

        answer = QMessageBox.critical(
            self._window,
            self.tr("Not saved"),
            self.tr(
                "Your last strokes could be saved neither in the workspace nor in a file beside "
                "it. Free some space on the disk, and try again. If you close now, they are lost."
            ),
            QMessageBox.StandardButton.Retry | QMessageBox.StandardButton.Close,
            QMessageBox.StandardButton.Retry,
        )
        return answer == QMessageBox.StandardButton.Retry

    def _close(self) -> None:
        self._close_anyway = True
        self._window.close()

    # ---- commands ----

    def _continue(self) -> None:
        if self._last is None:
            return
        if self._last.path.exists():
            self._window.workflow.open_paths([self._last.path])
            return
        if self._window.workspace.key is not None:
            self._window.kept.open(self._last)
            return
        self._window.tell_error(
            self.tr("The photograph of this case is not where it was."),
            self.tr("Open it from where it is now; its layers are found by its pixels: {0}").format(
                self._last.path
            ),
        )

    def _load_again(self) -> None:
        self._window.errors.hide()
        self._window.saving.loading.try_again()

    def _sign_off(self) -> None:
        from retsam_gui.dialogs.reason import ConfirmDialog

        if self._window.editing.acting:
            self._window.tell(self.tr("Finish what you are drawing first."))
            return
        dialog = ConfirmDialog(
            self.tr("Sign off"),
            self.tr(
                "Sign this case off as {0}? It is final then, and nothing of it can be changed "
                "until somebody reopens it and says why."
            ).format(self._window.workspace.reader),
            self.tr("Sign off"),
            self._window,
        )
        dialog.accepted.connect(self._window.saving.sign_off)
        self._ask(dialog)

    def _reopen(self) -> None:
        from retsam_gui.dialogs.reason import ReasonDialog

        dialog = ReasonDialog(
            self.tr("Reopen"),
            self.tr("Why is this case opened again? The reason is kept in the audit trail."),
            self._window,
        )
        dialog.told.connect(self._window.saving.reopen)
        self._ask(dialog)

    def _grade(self) -> None:
        from retsam_gui.dialogs.reason import ReasonDialog

        status = self._window.saving.status
        if status is not None and status.case.ungradable is not None:
            self._window.saving.grade(None)
            return
        dialog = ReasonDialog(
            self.tr("Ungradable"),
            self.tr("Why can this photograph not be graded?"),
            self._window,
            suggestions=(
                self.tr("Out of focus"),
                self.tr("Too dark or too bright"),
                self.tr("Media opacity"),
                self.tr("The region of interest is not in the picture"),
                self.tr("Eyelid or eyelashes"),
            ),
        )
        dialog.told.connect(self._window.saving.grade)
        self._ask(dialog)

    def _ask(self, dialog: QDialog) -> None:
        """Ask about the case on the screen; the answer must not be about another one."""
        self._window.workflow.case_changed.connect(dialog.reject)
        dialog.open()

    def _ask_passphrase(self, wrong: bool) -> None:
        from retsam_gui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(wrong=wrong, parent=self._window)
        dialog.told.connect(self._window.workspace.unlock)
        dialog.open()

    def _ask_who(self, wrong: str) -> None:
        from retsam_gui.dialogs.sign_in import SignInDialog

        dialog = SignInDialog(wrong, self._window)
        dialog.told.connect(self._window.workspace.sign_in)
        dialog.open()
