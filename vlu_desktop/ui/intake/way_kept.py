# SPDX-License-Identifier: Apache-2.0
"""Asks how a diary was kept: at the time, afterwards, or not known. Nobody can take it in before that is answered."""

from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import WAYS, Proposal
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import column, label, row


def choose() -> str:
    return say("intaking.choose")


NOT_KNOWN = WAYS[-1][0]


def the_answers() -> tuple[tuple[str, str], ...]:
    return tuple(
        zip(
            (key for key, _ in WAYS),
            (say("intaking.at-the-time"), say("intaking.afterwards"), say("intaking.not-known")),
            strict=True,
        )
    )


def the_why() -> str:
    return say("intaking.only-kept-at-the-time")


class WayKept(QWidget):
    """The question with its three answers; hidden where the file spans no time or says itself how it was kept."""

    def __init__(self) -> None:
        super().__init__()
        self._own = ""
        self.box = ChoiceBox(say("intaking.how-was-the-diary-kept"), (("", choose()), *the_answers()))
        self.box.setMinimumContentsLength(12)
        self.box.setToolTip(the_why())
        self.box.setAccessibleDescription(the_why())
        self.asked = label(say("intaking.how-was-the-diary-kept"), "subheading")
        self.asked.setBuddy(self.box)
        self.why = label(the_why(), "small", wrap=True)
        self.setLayout(column(row(self.asked, self.box), self.why, space=2))

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Ask of another file; an answer given stays, for it is read anew with every change."""
        period = proposal.period if proposal else None
        self._own = period.way if period is not None and period.way != NOT_KNOWN else ""
        self.setVisible(period is not None and not self._own)
        if proposal is None:
            self.box.setCurrentIndex(0)
            return
        asked = say("intaking.how-was-the-kept", noun=proposal.reading.noun)
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
        return say("intaking.answer-that-first-at-the", text=self.asked.text())
