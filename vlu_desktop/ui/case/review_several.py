# SPDX-License-Identifier: Apache-2.0
"""Findings that nobody has looked at, each with its sentence in view, ticked and reviewed at once as one act."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.findings import FindingView
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, frame, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


class ReviewSeveral(FittingDialog):
    """`given` carries the findings ticked, the verdict and the reason. None is ticked at first: each is looked at."""

    ASKS = True

    given = Signal(object, str, str)

    def __init__(self, shown: Sequence[FindingView], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("case.review-several-findings"))
        self._findings = [each.finding for each in shown if not each.finding.failed]
        self.list = QListWidget()
        self.list.setAccessibleName(say("case.findings-that-nobody-has-looked"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        for finding in self._findings:
            item = QListWidgetItem(visible(f"{finding.title}\n{finding.sentence}"))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _: self._count())
        self.reason = QLineEdit()
        self.reason.setAccessibleName(say("case.reason"))
        self.reason.setPlaceholderText(say("case.needed-where-you-do-not-agree"))
        caption = label(say("case.reason-the-same-for-all"))
        caption.setBuddy(self.reason)
        self._many = label("", "small")
        self._problem = label("", "problem", wrap=True)
        every = button(say("case.tick-all"), self._tick_all, "quiet")
        self.verdicts = [
            button(say("case.seen"), lambda: self._give("seen")),
            button(say("case.not-agreed"), lambda: self._give("not-agreed")),
            button(say("case.agreed"), lambda: self._give("agreed"), "primary"),
        ]
        self.setLayout(
            column(
                label(say("case.review-several-findings"), "heading"),
                label(say("case.read-each-tick-it-with"), "muted", True),
                self.list,
                row(every, self._many, None),
                caption,
                self.reason,
                self._problem,
                frame("line"),
                row(button(say("case.close"), self.reject, "quiet"), None, *self.verdicts),
                margins=20,
            )
        )
        self.resize(self.fontMetrics().averageCharWidth() * 96, self.fontMetrics().lineSpacing() * 30)
        self._count()
        self.list.setFocus()
        self.list.setCurrentRow(0)

    @property
    def problem(self) -> str:
        """What keeps it from being saved."""
        return self._problem.text()

    def _ticked(self) -> list[int]:
        items = (self.list.item(place) for place in range(self.list.count()))
        return [place for place, item in enumerate(items) if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        many = len(self._ticked())
        self._many.setText(say("case.findings-ticked", n=many))
        for each in self.verdicts:
            each.setEnabled(bool(many))

    def _tick_all(self) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Checked)

    def _give(self, verdict: str) -> None:
        reason = self.reason.text().strip()
        if verdict == "not-agreed" and not reason:
            self._problem.setText(say("case.say-why-you-do-not"))
            announce(self._problem, self._problem.text())
            self.reason.setFocus()
            return
        self.given.emit(tuple(self._findings[place] for place in self._ticked()), verdict, reason)
        self.accept()
