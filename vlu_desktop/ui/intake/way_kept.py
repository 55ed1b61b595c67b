# SPDX-License-Identifier: Apache-2.0
"""Asks how a diary was kept: at the time, afterwards, or not known. Nobody can take it in before that is answered."""

from PySide6.QtWidgets import QWidget

from vlu_desktop.services.cases.imports import WAYS, Proposal
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import column, label, row

CHOOSE = "Choose…"
NOT_KNOWN = WAYS[-1][0]
ANSWERS = tuple(zip((key for key, _ in WAYS), ("At the time", "Afterwards", "Not known"), strict=True))
WHY = "Not known: nothing in it is ever compared."


class WayKept(QWidget):
    """The question with its three answers; hidden where the file spans no time or says itself how it was kept."""

    def __init__(self) -> None:
        super().__init__()
        self._own = ""
        self.box = ChoiceBox("How was the diary kept?", (("", CHOOSE), *ANSWERS))
        self.box.setMinimumContentsLength(12)
        self.box.setToolTip(WHY)
        self.box.setAccessibleDescription(WHY)
        self.asked = label("How was the diary kept?", "subheading")
        self.asked.setBuddy(self.box)
        self.why = label(WHY, "small", wrap=True)
        self.setLayout(column(row(self.asked, self.box), self.why, space=2))

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Ask of another file; an answer given stays, for it is read anew with every change."""
        period = proposal.period if proposal else None
        self._own = period.way if period is not None and period.way != NOT_KNOWN else ""
        self.setVisible(period is not None and not self._own)
        if proposal is None:
            self.box.setCurrentIndex(0)
            return
        asked = f"How was the {proposal.reading.noun} kept?"
        self.asked.setText(asked)
        self.box.setAccessibleName(asked)

    @property
    def answer(self) -> str:
        """What was answered, a key of `recording-way`; "" where nothing was."""
        return str(self.box.currentData() or "")

    def put_answer(self, way: str) -> None:
        """Have an answer again that was given before."""
        self.box.setCurrentIndex(max(self.box.findData(way), 0))

    @property
    def way(self) -> str:
        """The answer, a key of `recording-way`; "" where nothing was asked that has to be noted."""
        return str(self.box.currentData() or "") if not self.isHidden() else self._own

    def problem(self) -> str:
        """What keeps the file from being taken in."""
        if self.isHidden() or self.way:
            return ""
        return f"{self.asked.text()} Answer that first: at the time, afterwards or not known."
