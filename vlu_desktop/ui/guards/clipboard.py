# SPDX-License-Identifier: Apache-2.0
"""The clipboard for what comes out of a casebook: marked as secret, and emptied soon, if it is still ours.

Everything copied within the program goes this way, by fields, tables and pictures alike, because the clipboard itself
is watched.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

from vlu_desktop.language.catalogue import say

KEPT = 30_000
"""Milliseconds until it is emptied."""

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'


def _marks() -> tuple[tuple[str, bytes], ...]:
    return (
        # Windows: no history, no other device of the same user, no program that watches.
        (_WINDOWS.format(say("guarding.excludeclipboardcontentfrommonitorprocessing")), b"\x00\x00\x00\x00"),
        (_WINDOWS.format(say("guarding.canincludeinclipboardhistory")), b"\x00\x00\x00\x00"),
        (_WINDOWS.format(say("guarding.canuploadtocloudclipboard")), b"\x00\x00\x00\x00"),
        # KDE's and others' clipboard histories, and macOS's by convention of nspasteboard.org.
        ("x-kde-passwordManagerHint", b"secret"),
        ("application/x-nspasteboard-concealed-type", b""),
    )


_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class SecretClipboard(QObject):
    """Watches from when it is made until `clear`."""

    def __init__(self, parent: QObject, kept: int = KEPT) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours: dict[QClipboard.Mode, str | QImage] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(kept)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._changed)

    def clear(self) -> None:
        """Empty it, where it still holds what was copied here."""
        self._timer.stop()
        for mode, copied in list(self._ours.items()):
            if _held(self._clipboard.mimeData(mode)) == copied:
                self._clipboard.clear(mode)
        self._ours.clear()

    def _changed(self, mode: QClipboard.Mode) -> None:
        if mode not in _MODES or not self._owns(mode):
            return
        held = self._clipboard.mimeData(mode)
        copied = _held(held)
        if copied is None or held.hasFormat(_marks()[3][0]):
            return
        self._ours[mode] = copied
        self._clipboard.setMimeData(marked(copied), mode)
        self._timer.start()

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Clipboard:
            return self._clipboard.ownsClipboard()
        return self._clipboard.ownsSelection()


def _held(held: QMimeData) -> str | QImage | None:
    """The text that is held, and of nothing but text: the rich form of a field can carry more than was chosen.

    Of what has no text its picture; None for anything else.
    """
    return held.text() or (QImage(held.imageData()) if held.hasImage() else None)


def marked(copied: str | QImage) -> QMimeData:
    """Text or a picture as the clipboard takes it, marked for every system as not to be kept."""
    made = QMimeData()
    if isinstance(copied, str):
        made.setText(copied)
    else:
        made.setImageData(copied)
    for name, value in _marks():
        made.setData(name, value)
    return made
