# SPDX-License-Identifier: Apache-2.0
"""Make a document: who it is for, its pages, what is withheld and why, what to look at first, and saving it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.fields import Kind, Spec
from vlu_desktop.domain.vocabulary import label as term
from vlu_desktop.domain.when_display import day as shown_day
from vlu_desktop.domain.work import Disclosure
from vlu_desktop.services.cases import Cases
from vlu_desktop.services.document_checks import checks
from vlu_desktop.services.document_order import Order
from vlu_desktop.services.documents import Again, Documents, Draft, Question
from vlu_desktop.services.findings import Findings
from vlu_desktop.services.second_officer import SecondOfficer
from vlu_desktop.ui.documents.leaving import Leaving, LeavingDialog
from vlu_desktop.ui.documents.pages import PagesPane
from vlu_desktop.ui.documents.questions import QuestionsPane
from vlu_desktop.ui.fields.dates import DayEditor
from vlu_desktop.ui.fields.still import ChoiceBox
from vlu_desktop.ui.parts import button, clear, column, holding, label, row, scrolled
from vlu_desktop.ui.worker import Ticket, Worker

_BEFORE_A_COURT = frozenset({"court", "parole", "parole-withheld"})
_TOLD_OF_MARAC = frozenset({"marac", "agency", "victim", "internal"})
"""Who has no need to be asked about it: it is their own, or nobody there learns of it anew."""


MOST_CHANGES = 40
"""Changes since an earlier making that are listed; the number of the rest is told."""
LONGEST_CHANGE = 240
"""Letters of a changed passage that are shown."""


@dataclass(frozen=True, slots=True)
class Making:
    """What the maker works with."""

    worker: Worker
    cases: Cases
    findings: Findings
    documents: Documents
    today: Callable[[], date]
    now: Callable[[], datetime]
    second: SecondOfficer


class DocumentMaker(QDialog):
    """`saved` carries the entry in the register and where the file is."""

    saved = Signal(object, object)

    def __init__(self, parent: QWidget, making: Making, case_id: str, folder: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Make a document")
        self._making = making
        self._case_id = case_id
        self._folder = folder
        self._draft: Draft | None = None
        self._ticket: Ticket | None = None
        self._was: Order | None = None
        self._entry_id = ""
        self.kind, self.audience = ChoiceBox("Document"), ChoiceBox("For")
        self.questions = QuestionsPane()
        self._asked = ("", "")
        self._form = QFormLayout()
        self.court, self.case_number, self.recipient, self.purpose = (QLineEdit() for _ in range(4))
        self.hearing = _day("Hearing on", making.today)
        self.data_to = _day("Record up to", making.today)
        self.data_to.set_value(making.today())
        self.marac = QCheckBox("Name the dates of MARAC meetings")
        self.marac_reason = QLineEdit()
        self.marac_reason.setEnabled(False)
        self.marac.toggled.connect(self.marac_reason.setEnabled)
        self.pages = PagesPane()
        self._about = QVBoxLayout()
        self._about.setSpacing(6)
        self._problem = label("", "problem", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setVisible(False)
        self.make = button("Make it", self._make, "primary")
        self.save = button("Save…", self._leave, "primary")
        self.save.setEnabled(False)
        self.setLayout(self._lay_out())
        self._fill_kinds()
        self.resize(1380, 860)
        self._say_first()
        self._watch()

    def _lay_out(self) -> QVBoxLayout:
        form = self._form
        form.setVerticalSpacing(8)
        for caption, field in (
            ("Document", self.kind),
            ("For", self.audience),
            ("Court", self.court),
            ("Case number", self.case_number),
            ("Hearing on", self.hearing),
            ("Record up to", self.data_to),
            ("Given to", self.recipient),
            ("For what", self.purpose),
        ):
            name = label(caption)
            name.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(caption)
            form.addRow(name, field)
        self.marac_reason.setAccessibleName("Reason for naming MARAC")
        form.addRow(self.marac)
        reason = label("Why")
        reason.setBuddy(self.marac_reason)
        self.marac_reason.setToolTip("Kept in the journal and in the register")
        form.addRow(reason, self.marac_reason)
        left = holding(column(form, self.questions, self._bar, self._problem, row(None, self.make), None))
        about = holding(column(self._about, None, margins=4))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.addWidget(scrolled(left))
        split.addWidget(self.pages)
        split.addWidget(scrolled(about))
        split.setSizes([360, 620, 320])
        split.setChildrenCollapsible(False)
        close = button("Close", self.close, "quiet")
        layout = column(label("Make a document", "heading"), split, row(close, None, self.save), margins=18, space=10)
        layout.setStretch(1, 1)
        return layout

    def _watch(self) -> None:
        """Pages made for one reader are never saved for another: what is changed afterwards needs them made again."""
        for box in (self.kind, self.audience):
            box.currentIndexChanged.connect(lambda _: self._outdate())
        self.audience.currentIndexChanged.connect(lambda _: self._ask())
        self.questions.changed.connect(self._outdate)
        for line in (self.court, self.case_number, self.recipient, self.purpose, self.marac_reason):
            line.textEdited.connect(lambda _: self._outdate())
        for day in (self.hearing, self.data_to):
            day.edited.connect(self._outdate)
        self.marac.toggled.connect(lambda _: self._outdate())

    def _outdate(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._working(False)
        if self._draft is not None:
            self._draft = None
            self.save.setEnabled(False)
            self._problem.setText("Changed since these pages were made. Make it again before it is saved.")

    def _fill_kinds(self) -> None:
        for offered in self._making.documents.kinds():
            self.kind.addItem(offered.title, offered)
        self.kind.currentIndexChanged.connect(lambda _: self._fill_audiences())
        self._fill_audiences()

    def _fill_audiences(self) -> None:
        self.audience.blockSignals(True)
        self.audience.clear()
        for key in self.kind.currentData().audiences:
            self.audience.addItem(term("audience", key), key)
        self.audience.blockSignals(False)
        self._ask()

    def _ask(self) -> None:
        """Show what this kind asks for this reader, and leave out what has nothing to do with either."""
        kind, audience = self.kind.currentData().key, str(self.audience.currentData())
        before_a_court = audience in _BEFORE_A_COURT
        self._form.setRowVisible(self.court, before_a_court)
        self._form.setRowVisible(self.case_number, before_a_court)
        self._form.setRowVisible(self.hearing, before_a_court or audience == "victim")
        self._form.setRowVisible(self.marac, audience not in _TOLD_OF_MARAC)
        self._form.setRowVisible(self.marac_reason, audience not in _TOLD_OF_MARAC)
        if audience in _TOLD_OF_MARAC:
            self.marac.setChecked(False)
        if (kind, audience) == self._asked:
            return
        self._asked = (kind, audience)
        self.questions.ask(())
        case_id = self._case_id

        def answered(questions: tuple[Question, ...]) -> None:
            if self._asked == (kind, audience):
                self.questions.ask(questions)

        self._making.worker.ask(
            lambda: self._making.documents.questions(case_id, kind, audience), answered, self._problem.setText
        )

    def make_again(self, entry: Disclosure) -> None:
        """Ask for a document of the register as it was asked for then. UserError where that was not kept."""
        was = Order.from_text(entry.request, entry.case_id)
        self._was, self._entry_id = was, entry.id
        kinds = [self.kind.itemData(place).key for place in range(self.kind.count())]
        self.kind.setCurrentIndex(kinds.index(was.kind) if was.kind in kinds else 0)
        self.audience.setCurrentIndex(max(self.audience.findData(was.audience), 0))
        self.questions.answer(was.answers)
        for line, text in (
            (self.court, was.court),
            (self.case_number, was.case_number),
            (self.recipient, was.recipient),
            (self.purpose, was.purpose),
            (self.marac_reason, was.marac_reason),
        ):
            line.setText(text)
        self.marac.setChecked(bool(was.marac_reason))
        self.hearing.set_value(was.hearing_on)

    def _order(self) -> Order | str:
        """What is asked for, or a sentence on what is still wrong with it."""
        problem = self.hearing.problem() or self.data_to.problem()
        data_to = self.data_to.value()
        reason = self.marac_reason.text().strip()
        if problem or data_to is None:
            return problem or "Say up to which day the record is used."
        if self.marac.isChecked() and not reason:
            return "Write why MARAC is to be named: the offender must not learn of the meeting."
        return Order(
            case_id=self._case_id,
            kind=self.kind.currentData().key,
            audience=str(self.audience.currentData()),
            data_to=data_to,
            recipient=self.recipient.text().strip(),
            purpose=self.purpose.text().strip(),
            court=self.court.text().strip() if self.court.isVisibleTo(self) else "",
            case_number=self.case_number.text().strip() if self.case_number.isVisibleTo(self) else "",
            hearing_on=self.hearing.value() if self.hearing.isVisibleTo(self) else None,
            marac_reason=reason if self.marac.isChecked() else "",
            answers=self.questions.answers(),
        )

    def _make(self) -> None:
        order = self._order()
        if isinstance(order, str):
            self._problem.setText(order)
            return
        making, made = self._making, self._making.now()
        # Asked otherwise than it was, it is a document of its own, and there is nothing to compare it with.
        again = (
            self._entry_id if self._was is not None and replace(order, data_to=self._was.data_to) == self._was else ""
        )
        self._draft = None
        self._working(True)

        def job(
            progress: Callable[[int, int], None], stopped: Callable[[], bool]
        ) -> tuple[Draft, tuple[str, ...], Again | None]:
            def on(done: int, of: int) -> None:
                if stopped():
                    raise UserError("Stopped. Nothing was saved.")
                progress(done, of)

            file = making.cases.read(order.case_id)
            told = checks(file, making.findings.of(file, order.data_to), order.data_to)
            if again:
                found = making.documents.again(again, order.data_to, made, on)
                return found.draft, told, found
            return making.documents.draft(order, made, on), told, None

        self._ticket = making.worker.long(job, self._show, self._failed, self._progress)

    def _working(self, working: bool) -> None:
        self._problem.setText("")
        self._bar.setVisible(working)
        self._bar.setRange(0, 0)
        self.make.setEnabled(not working)
        self.save.setEnabled(False)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _failed(self, sentence: str) -> None:
        self._ticket = None
        self._working(False)
        self._problem.setText(sentence)
        self.save.setEnabled(self._may_leave())

    def _show(self, found: tuple[Draft, tuple[str, ...], Again | None]) -> None:
        draft, told, again = found
        self._ticket = None
        self._working(False)
        self._draft = draft
        self.pages.show_pdf(draft.pdf)
        self.save.setEnabled(self._may_leave())
        clear(self._about)
        self._section(f"{draft.pages} {'page' if draft.pages == 1 else 'pages'}, head of the record {draft.head}", ())
        if again is not None:
            self._section(*_since(again))
        if draft.hits:
            where = sorted({f"{hit.label} in {hit.where}" for hit in draft.hits})
            refused = "It can’t be saved: the search found what is withheld"
            chance = "It may hold a part of a withheld name; a second officer is asked before it is saved"
            self._section(chance if self._may_leave() else refused, where)
        else:
            self._section("The search of the finished file found nothing that is withheld", ())
        left = [
            f"{each.times} × {term('withholding-reason', each.reason).lower()}, in {each.what}" for each in draft.left
        ]
        self._section("Withheld from this copy" if left else "Nothing is withheld from this copy", left)
        self._section("To look at first" if told else "Nothing stands out to look at first", told)

    def _may_leave(self) -> bool:
        """Whether nothing withheld was found, or only what may be chance."""
        return self._draft is not None and all(hit.likeness for hit in self._draft.hits)

    def _say_first(self) -> None:
        self._section(
            "Nothing is written to the disk before you save",
            ("Where people can be found is left out for a court, whether or not it was marked.",),
        )

    def _section(self, heading: str, lines: Sequence[str]) -> None:
        self._about.addWidget(label(heading, "subheading", wrap=True))
        for line in lines:
            self._about.addWidget(label(f"•  {line}", "muted", wrap=True))

    def _leave(self) -> None:
        """Ask where to, and let the document go."""
        if self._draft is not None:
            leaving = Leaving(self._making.documents, self._making.second, self._making.now)
            out = self._folder / self._draft.file_name
            dialog = LeavingDialog(self, self._making.worker, leaving, self._draft, out)
            dialog.saved.connect(self._done)
            dialog.open()

    def _done(self, entry: Disclosure, out: Path) -> None:
        self.saved.emit(entry, out)
        self.accept()

    def done(self, result: int) -> None:
        """Whoever closes the window no longer waits for pages."""
        if self._ticket is not None:
            self._ticket.cancel()
        super().done(result)


def _since(again: Again) -> tuple[str, list[str]]:
    """What differs from the document of the register, for the officer to see."""
    then = shown_day(again.since)
    if again.changes is None:
        return f"Too long to be compared with that of {then}", []
    if not again.changes:
        return f"Nothing has changed since {then}", []
    lines = [
        f"{'New' if each.added else 'No longer there'}: {_short(each.text)}" for each in again.changes[:MOST_CHANGES]
    ]
    more = len(again.changes) - MOST_CHANGES
    return f"What has changed since {then}", [*lines, *([f"and {more:,} more"] if more > 0 else [])]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_CHANGE else f"{text[:LONGEST_CHANGE]}…"


def _day(caption: str, today: Callable[[], date]) -> DayEditor:
    return DayEditor(Spec(name="", label=caption, kind=Kind.DATE), today)
