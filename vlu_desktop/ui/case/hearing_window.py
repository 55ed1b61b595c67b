# SPDX-License-Identifier: Apache-2.0
"""The analysis for a hearing: asked for once, with its date, told whole, and kept whatever it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.record.work import KeptFinding
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, reading, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing

Look = Callable[[date, str, str], tuple[Finding, ...]]
"""Makes and keeps the analysis as of a day, with why that day: a key of "date-chosen", and a reason in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksOfCase:
    """What an analysis goes out from: those `made` of the case before, and the `hearings` recorded that are to come."""

    made: tuple[KeptFinding, ...]
    hearings: tuple[date, ...]


class HearingDialog(FittingDialog):
    """`look` makes and keeps the analysis, on the vault's thread."""

    def __init__(
        self, parent: QWidget, worker: Worker, look: Look, known: LooksOfCase, today: Callable[[], date]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("case.analysis-for-a-hearing"))
        self._worker = worker
        self._look = look
        self._day = DayEditor(
            Spec(name="hearing_on", label=say("case.hearing-on"), kind=Kind.DATE, required=True), today
        )
        self._day.set_value(known.hearings[0] if known.hearings else today())
        self._day.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        caption = label(say("case.hearing-on"))
        caption.setBuddy(self._day)
        self.chosen = ChoiceBox(say("case.why-this-date"), (("", ""), *vocabulary("date-chosen").terms))
        self.chosen.setMinimumContentsLength(20)
        why = label(say("case.why-this-date-2"))
        why.setBuddy(self.chosen)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(say("case.in-your-words-without-names"))
        self.reason.setAccessibleName(say("case.why-this-date-in-words"))
        self._problem = label("", "problem", wrap=True)
        self._made = QVBoxLayout()
        self._made.setSpacing(10)
        for each in known.made:
            self._made.addWidget(_card(_kept_title(each), each.sentence, each.figures, each.limits))
        if not known.made:
            self._made.addWidget(label(say("case.none-has-been-made-of"), "muted"))
        self.make = button(say("case.make-the-analysis"), self._ask, "primary")
        self.setLayout(
            column(
                label(say("case.analysis-for-a-hearing"), "heading"),
                label(say("case.one-look-at-how-often"), "muted", wrap=True),
                flowing(caption, self._day, *(self._offer(each) for each in known.hearings)),
                flowing(why, self.chosen),
                row(self.reason, self.make),
                self._problem,
                reading(holding(column(self._made, None)), say("case.analyses-made")),
                row(None, button(say("case.close"), self.accept, "quiet")),
                margins=20,
            )
        )
        self.resize(self.fontMetrics().averageCharWidth() * 92, self.fontMetrics().height() * 36)

    def _offer(self, hearing: date) -> QWidget:
        return button(
            day(hearing), lambda: self._day.set_value(hearing), "link", say("case.a-hearing-recorded-in-this")
        )

    def _ask(self) -> None:
        on = self._day.value()
        if on is None:
            self._day.refuse(self._day.problem() or say("case.give-the-day-of-the"))
            return
        chosen, reason = str(self.chosen.currentData()), self.reason.text()
        self.make.setEnabled(False)
        self._problem.setText("")
        self._worker.ask(lambda: self._look(on, chosen, reason), self._show, self._fail)

    def _show(self, found: tuple[Finding, ...]) -> None:
        clear(self._made)
        for each in found:
            self._made.addWidget(_card(each.title, each.sentence, each.figures, each.limits, each.method))
        self.make.setText(say("case.made-and-kept"))

    def _fail(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self.make.setEnabled(True)


def _kept_title(kept: KeptFinding) -> str:
    return say("case.analysis-made-on", title=kept.title, on=kept.found_on) if kept.found_on else kept.title


def _card(title: str, sentence: str, *small: str) -> QWidget:
    """The words to be read out, and below them in small the figures, the limits and the method."""
    card = frame("card")
    told = label(sentence, "", wrap=True)
    told.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    lines = [label(text, "small", wrap=True) for text in small if text]
    card.setLayout(column(label(title, "subheading", wrap=True), told, *lines, margins=12, space=6))
    return card
