# SPDX-License-Identifier: Apache-2.0
"""What the import window shows while no file is chosen: the kinds it takes, and the system's window to choose one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import Importer, formats
from vlu_desktop.services.cases.messages import MessageFormat
from vlu_desktop.services.cases.messages import formats as message_formats
from vlu_desktop.ui.widgets.basics import button, column, label, row


def the_messages() -> str:
    return say("intaking.messages-calls-and-mail-a")


def the_kept() -> str:
    return say("intaking.nothing-is-kept-before-you")


class ChoosingPage(QFrame):
    """`chosen` carries the file that an officer chose."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        told = label(say("intaking.choose-a-file-or-drop"), "muted")
        kinds = [
            row(None, label(each, "muted"), None) for each in (*(kind.about for kind in formats()), the_messages())
        ]
        choose = button(say("intaking.choose-a-file"), self.ask, "primary")
        lines = (row(None, told, None), *kinds, row(None, label(the_kept(), "muted"), None), row(None, choose, None))
        self.setLayout(column(None, *lines, None, space=12))

    def ask(self) -> None:
        """Have a file chosen in the system's own window."""
        name, _ = QFileDialog.getOpenFileName(
            self, say("intaking.choose-a-file-2"), "", file_filter((*formats(), *message_formats()))
        )
        if name:
            self.chosen.emit(Path(name))


def file_filter(kinds: Sequence[Importer | MessageFormat]) -> str:
    """What the window that asks for a file offers: every ending of every kind, then kind by kind, then all files."""

    def of(name: str, endings: Iterable[str]) -> str:
        return f"{name} ({' '.join(f'*.{ending}' for ending in dict.fromkeys(endings))})"

    whole = of(say("intaking.files-that-can-be-imported"), (ending for kind in kinds for ending in kind.endings))
    return ";;".join((whole, *(of(kind.label, kind.endings) for kind in kinds), say("intaking.all-files")))
