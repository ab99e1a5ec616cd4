"""Keys that a person presses: they go to whatever has the focus."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
KEY = Qt.Key


def press(key, modifiers=NONE, times=1):
    for _ in range(times):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifiers)


def hold(key, modifiers=NONE):
    QTest.keyPress(QApplication.focusWidget(), key, modifiers)


def let_go(key, modifiers=NONE):
    QTest.keyRelease(QApplication.focusWidget(), key, modifiers)


def answer_with_name(name, patience=200):
    """The next question for a file or folder is answered with this name, once it has the focus."""

    def answer(left, answered=None):
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if answered is not None and dialog is not answered:
            return  # it took the name
        if not left:
            if isinstance(dialog, QFileDialog):
                dialog.reject()  # else it is open for ever
        elif isinstance(dialog, QFileDialog) and focus is not None and focus.window() is dialog:
            QTimer.singleShot(2000, lambda: answer(left // 2, dialog))
            press(KEY.Key_A, CTRL)
            QTest.keyClicks(focus, str(name))
            QTest.keyClick(focus, KEY.Key_Return)
        else:
            QTimer.singleShot(50, lambda: answer(left - 1))

    QTimer.singleShot(100, lambda: answer(patience))
