# SPDX-License-Identifier: Apache-2.0
"""A list of the passages that the program proposes to leave out of a text, to be ticked and left out at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.documents.withholding import MaskingProposal
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, label, row

_LONGEST = 60


class ProposalList(QWidget):
    """Ticked passages are left out together; those left out anyway stand there to be seen."""

    def __init__(
        self, leave_out: Callable[[Sequence[MaskingProposal]], None], shown: Callable[[MaskingProposal], None]
    ) -> None:
        super().__init__()
        self._leave_out = leave_out
        self._list = QListWidget()
        self._list.setAccessibleName(say("sessions.passages-to-look-at"))
        self._list.setWordWrap(True)
        self._list.currentRowChanged.connect(lambda at: shown(self._found[at]) if 0 <= at < len(self._found) else None)
        self._found: tuple[MaskingProposal, ...] = ()
        self._said = label("", "small", wrap=True)
        self._button = button(say("sessions.leave-out-what-is-ticked"), self._act, "outline")
        self.setLayout(column(self._said, self._list, row(None, self._button)))
        self.set_proposals((), "")

    def set_proposals(self, found: Sequence[MaskingProposal], text: str) -> None:
        """Show the passages of a text."""
        self._found = tuple(found)
        self._list.clear()
        for each in self._found:
            words = " ".join(text[each.start : each.end].split())
            words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            why = say("sessions.left-out-anyway", what=each.what) if each.sure else each.what
            item = QListWidgetItem(visible(f"“{words}”: {why}"))
            if each.sure:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            else:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self._list.addItem(item)
        to_ask = sum(1 for each in self._found if not each.sure)
        self._said.setText(_said(len(self._found), to_ask))
        self._list.setVisible(bool(self._found))
        self._button.setVisible(to_ask > 0)

    def _act(self) -> None:
        ticked = [
            each
            for at, each in enumerate(self._found)
            if not each.sure and self._list.item(at).checkState() == Qt.CheckState.Checked
        ]
        if ticked:
            self._leave_out(ticked)


def _said(found: int, to_ask: int) -> str:
    if not found:
        return say("sessions.the-program-found-nothing-in")
    if not to_ask:
        return say("sessions.what-the-record-keeps-from")
    return say("sessions.look-at-these-passages-untick")
