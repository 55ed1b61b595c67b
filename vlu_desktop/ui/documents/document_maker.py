# SPDX-License-Identifier: Apache-2.0
"""Make a document: who it is for, its pages, what is withheld and why, what to look at first, and saving it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.approvals import Approvals
from vlu_desktop.services.access.second_officer import SecondOfficer
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.documents.document_checks import checks
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents, Draft, Question, RemadeDocument
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.ui.documents.maker_window import DraftingDialog, Progress, Stopped
from vlu_desktop.ui.documents.particulars import Particulars
from vlu_desktop.ui.documents.question_fields import QuestionsPane
from vlu_desktop.ui.documents.release_dialog import ReleaseContext
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, label
from vlu_desktop.ui.widgets.field_form import FieldForm

MOST_CHANGES = 40
"""Changes since an earlier making that are listed; the number of the rest is told."""
LONGEST_CHANGE = 240
"""Letters of a changed passage that are shown."""
_short = partial(shorten, most=LONGEST_CHANGE)


@dataclass(frozen=True, slots=True)
class MakerContext:
    """What the maker works with."""

    worker: Worker
    cases: Cases
    findings: Findings
    documents: Documents
    today: Callable[[], date]
    now: Callable[[], datetime]
    second: SecondOfficer
    approvals: Approvals
    desk: Callable[[], ApprovalDesk]


@dataclass(frozen=True, slots=True)
class _SideNotes:
    """What is told beside the pages: what to look at first, and what changed since an earlier making."""

    checks: tuple[str, ...]
    again: RemadeDocument | None = None


class DocumentMaker(DraftingDialog):
    """Makes one document; `saved` carries the entry in the register and where the file is."""

    def __init__(self, parent: QWidget, making: MakerContext, case_id: str, folder: Path) -> None:
        super().__init__(parent, making.worker, say("documents.make-a-document"), folder)
        self._making = making
        self._case_id = case_id
        self._draft: Draft | None = None
        self._was: Order | None = None
        self._entry_id = ""
        self.kind, self.audience = ChoiceBox(say("documents.document")), ChoiceBox(say("documents.for"))
        self.questions = QuestionsPane(making.today)
        self._asked = ("", "")
        form = FieldForm()
        for caption, field in ((say("documents.document"), self.kind), (say("documents.for"), self.audience)):
            name = label(caption)
            name.setBuddy(field)
            form.addRow(name, field)
        self.particulars = Particulars(form, making.today)
        self._lay_out(form, self.questions)
        self._fill_kinds()
        self._say_first()
        for box in (self.kind, self.audience):
            box.currentIndexChanged.connect(lambda _: self._outdate())
        self.audience.currentIndexChanged.connect(lambda _: self._ask())
        self.questions.changed.connect(self._outdate)
        self.particulars.changed.connect(self._outdate)

    def _fill_kinds(self) -> None:
        for offered in self._making.documents.kinds():
            self.kind.addItem(offered.title, offered)
        self.kind.currentIndexChanged.connect(lambda _: self._fill_audiences())
        self._fill_audiences()

    def choose_kind(self, key: str) -> None:
        """Begin with a kind of document."""
        for place in range(self.kind.count()):
            if self.kind.itemData(place).key == key:
                self.kind.setCurrentIndex(place)

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
        self.particulars.show_for(audience)
        if (kind, audience) == self._asked:
            return
        self._asked = (kind, audience)
        self.questions.ask(())
        case_id = self._case_id

        def answered(questions: tuple[Question, ...]) -> None:
            if self._asked == (kind, audience):
                self.questions.ask(questions)

        self._ask_for(lambda: self._making.documents.questions(case_id, kind, audience), answered)

    def make_again(self, entry: Disclosure) -> None:
        """Ask for a document of the register as it was asked for then. UserError where that was not kept."""
        was = Order.from_text(entry.request, entry.case_id)
        self._was, self._entry_id = was, entry.id
        kinds = [self.kind.itemData(place).key for place in range(self.kind.count())]
        self.kind.setCurrentIndex(kinds.index(was.kind) if was.kind in kinds else 0)
        self.audience.setCurrentIndex(max(self.audience.findData(was.audience), 0))
        self.questions.answer(was.answers)
        self.particulars.fill(was)

    def _order(self) -> Order | str:
        """What is asked for, or a sentence on what is still wrong with it."""
        data_to = self.particulars.data_to.value()
        wrong = self.particulars.wrong()
        if wrong or data_to is None:
            return wrong
        return Order(
            case_id=self._case_id,
            kind=self.kind.currentData().key,
            audience=str(self.audience.currentData()),
            data_to=data_to,
            answers=self.questions.answers(),
            **self.particulars.said(),
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

        def job(progress: Progress, _stopped: Stopped) -> tuple[Draft, _SideNotes]:
            file = making.cases.read(order.case_id)
            told = checks(file, making.findings.of(file, order.data_to), order.data_to, order.kind, order.audience)
            told = (*told, *making.documents.pointed_out(order, civil(made).date()))
            if again:
                found = making.documents.again(again, order.data_to, made, progress)
                return found.draft, _SideNotes(told, found)
            return making.documents.draft(order, made, progress), _SideNotes(told)

        self._start(job, self._show)

    def _keep_log(self) -> None:
        """Write the log of every mark beside the paper, for the unit's file and never for the reader."""
        draft = self._draft
        if draft is None:
            return
        name = self._folder / draft.file_name.replace(".pdf", "-marks.pdf")
        out, _ = QFileDialog.getSaveFileName(
            self, say("documents.log-of-marks-for-the"), str(name), say("documents.pdf-pdf")
        )
        if out:
            job = partial(self._making.documents.write_marks, draft, Path(out))
            self._making.worker.ask(job, None, self._problem.setText)

    def _documents(self) -> Documents:
        return self._making.documents

    def _show(self, draft: Draft, told: _SideNotes) -> None:
        self._draft = draft
        if told.again is not None:
            self._section(*_since(told.again))
        self._tell_search(draft)
        if draft.marks:
            self._about.addWidget(button(say("documents.keep-the-log-of-marks"), self._keep_log, "quiet"))
        self._section(
            say("documents.to-look-at-first") if told.checks else say("documents.nothing-stands-out-to-look"),
            told.checks,
        )

    def _say_first(self) -> None:
        self._section(
            say("documents.nothing-is-written-to-the"),
            (say("documents.where-people-can-be-found"),),
        )

    def _leaving(self) -> ReleaseContext:
        making = self._making
        draft = self._draft
        assert draft is not None
        return ReleaseContext(
            partial(making.documents.save, draft), making.documents.sign_off, making.second, making.now,
            lambda reason: making.desk().sign_off(draft, reason), making.approvals.is_offered,
        )  # fmt: skip


def _since(again: RemadeDocument) -> tuple[str, list[str]]:
    """What differs from the document of the register, for the officer to see."""
    then = shown_day(again.since)
    if again.changes is None:
        return say("documents.too-long-to-be-compared", then=then), []
    if not again.changes:
        return say("documents.nothing-has-changed-since", then=then), []
    lines = [
        say("documents.is-new", text=_short(each.text))
        if each.added
        else say("documents.is-gone", text=_short(each.text))
        for each in again.changes[:MOST_CHANGES]
    ]
    more = len(again.changes) - MOST_CHANGES
    return say("documents.what-has-changed-since", then=then), [
        *lines,
        *([say("documents.and-more", more=more)] if more > 0 else []),
    ]
