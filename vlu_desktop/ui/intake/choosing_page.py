# SPDX-License-Identifier: Apache-2.0
"""What the import window shows while no file is chosen: the kinds it takes, a way to choose one, and one to paste."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.given_file import pasted_text
from vlu_desktop.services.cases.imports import Importer, formats
from vlu_desktop.services.cases.messages import MessageFormat
from vlu_desktop.services.cases.messages import formats as message_formats
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.usual_place import usual_place


def the_messages() -> str:
    return say("intaking.messages-calls-and-mail-a")


def the_kept() -> str:
    return say("intaking.nothing-is-kept-before-you")


class ChoosingPage(QFrame):
    """`chosen` carries the file that an officer chose or the text that was pasted, `refused` why it was none.

    The keys for pasting work while this is in view: over the rows of a file they would put another in its place.
    """

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setProperty("kind", "card")
        told = label(say("intaking.choose-a-file-or-drop"), "muted")
        kinds = [
            row(None, label(each, "muted"), None) for each in (*(kind.about for kind in formats()), the_messages())
        ]
        choose = button(say("intaking.choose-a-file"), self.ask, "primary")
        self.paste = button(say("intaking.paste"), self.take_copied, "outline", say("intaking.paste-hint"))
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self.take_copied)
        both = row(None, choose, self.paste, None, space=12)
        lines = (row(None, told, None), *kinds, row(None, label(the_kept(), "muted"), None), both)
        self.setLayout(column(None, *lines, None, space=12))

    def ask(self) -> None:
        """Have a file chosen in the system's own window."""
        name, _ = QFileDialog.getOpenFileName(
            self, say("intaking.choose-a-file-2"), usual_place(), file_filter((*formats(), *message_formats()))
        )
        if name:
            self.chosen.emit(Path(name))

    def take_files(self, dropped: QMimeData) -> None:
        """Take the one file that was dropped or copied."""
        paths = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
        if len(paths) > 1:
            self.refused.emit(say("intaking.drop-one-file-at-a"))
        elif paths:
            self.chosen.emit(Path(paths[0]))

    def take_copied(self) -> None:
        """Take what is on the clipboard: a file that was copied, else the text. It is written nowhere on the way."""
        clipboard = QGuiApplication.clipboard()
        # Where nothing was ever copied there is no such object, whatever the types say.
        copied: QMimeData | None = clipboard.mimeData()
        if copied is not None and any(url.isLocalFile() for url in copied.urls()):
            self.take_files(copied)
            return
        try:
            given = pasted_text(clipboard.text(), say("intaking.pasted-name", on=self._today()))
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.chosen.emit(given)


def file_filter(kinds: Sequence[Importer | MessageFormat]) -> str:
    """What the window that asks for a file offers: every ending of every kind, then kind by kind, then all files."""

    def of(name: str, endings: Iterable[str]) -> str:
        return f"{name} ({' '.join(f'*.{ending}' for ending in dict.fromkeys(endings))})"

    whole = of(say("intaking.files-that-can-be-imported"), (ending for kind in kinds for ending in kind.endings))
    return ";;".join((whole, *(of(kind.label, kind.endings) for kind in kinds), say("intaking.all-files")))
