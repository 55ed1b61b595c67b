# SPDX-License-Identifier: Apache-2.0
"""Risk: forms filled in as they are answered, beside what the record holds, and what was made of findings."""

from dataclasses import dataclass
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QStackedWidget, QWidget

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.work import FindingReview, FormAnswer, FormAnswers
from vlu_desktop.rules.form_templates import Form, Question
from vlu_desktop.services.cases.form_answers import Forms
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case.bearing_dialog import BearingDialog
from vlu_desktop.ui.case.form_page import FormPage, Given
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver, of_record
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, holding, label
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.folding_row import beside_list
from vlu_desktop.ui.widgets.row_menu import RowMenu

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _FormLine:
    """What the list calls a filling-in, and how it stands."""

    name: str
    state: str


_LEAST_LINES = 20
_SIDE = 26
"""Letters for which a button beside the list has room."""


class _Pages(QStackedWidget):
    """As low as its pages can be: each scrolls within itself, and is not to scroll as a whole besides."""

    def hasHeightForWidth(self) -> bool:
        return False


class RiskTab(QWidget):
    """`incidents_asked` carries the ids of incidents to be shown in their table. `by` signs a form that is begun."""

    incidents_asked = Signal(object)

    def __init__(self, desk: CaseSession, saver: Saver, forms: Forms, by: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._forms = forms
        self._by = by
        self._case_id = ""
        self._current: FormAnswers | None = None
        self._wanted = ""
        self._form_pages: dict[str, FormPage] = {}
        self.list = QListWidget()
        self.list.setAccessibleName(say("case.forms-filled-in"))
        self.list.setWordWrap(True)
        RowMenu(self.list).offer(lambda: of_record(self._current, self._details, desk))
        self._pages = _Pages()
        self._pages.setMinimumHeight(self.fontMetrics().lineSpacing() * _LEAST_LINES)
        self._unknown = label("", wrap=True)
        self._unknown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reviews = self._reviews_table()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        desk.follow(self._take)
        if desk.is_open:
            self._take(desk.file)

    def _lay_out(self) -> None:
        begins = self._begins()
        self._to_reviews = button(say("case.reviews-of-findings"), self.show_reviews, "quiet")
        new = self._begins(_SIDE)
        left = holding(column(label(say("case.forms"), "heading"), self.list, *new, self._to_reviews))
        nothing = label(
            say("case.no-form-filled-in-yet"),
            "muted",
            wrap=True,
        )
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty = holding(column(None, nothing, flowing(*begins), None, space=12), "card")
        for each in (empty, holding(column(self._unknown, margins=16), "card"), self.reviews):
            self._pages.addWidget(each)
        self.setLayout(beside_list(left, self.list, self._pages))

    def _begins(self, longest: int = 0) -> list[QPushButton]:
        """A button for each form, named after it, in no more letters than `longest` where that is given."""
        made = []
        for form in self._forms.forms:
            text = say("case.begin", title=lower_first(form.title))
            short = shorten(text, longest, placeholder="…") if longest else text
            made.append(button(short, partial(self.begin, form.key), "outline", form.title))
            made[-1].setAccessibleName(text)
        return made

    def _reviews_table(self) -> RecordTable:
        table = RecordTable(
            FindingReview,
            self._desk.context(),
            columns=Columns(fixed=True),
            title=say("case.reviews-of-findings"),
            empty=say("case.no-finding-was-reviewed-yet"),
        )
        table.opened.connect(lambda record: RecordDialog(record, self._desk, self._saver, self).open())
        table.changed.connect(lambda new, was: self._saver.change(new, was, case_id=self._case_id))
        return table

    @property
    def page(self) -> FormPage:
        """The page of the form in view."""
        assert self._current is not None
        return self._form_pages[self._current.form]

    def begin(self, key: str) -> None:
        """Begin a form."""
        self.leave()
        case_id, by, today = self._desk.file.case.id, self._by, self._desk.today()

        def begun(changes: Changes) -> None:
            self._wanted = next((record_id for kind, record_id in changes.added if kind == "form-answers"), "")
            if self.choose(self._wanted):
                self._wanted = ""

        self._saver.act(
            lambda: self._forms.begin(case_id, key, by, today),
            say("case.began-a-form"),
            say("case.undo-begin-form"),
            begun,
        )

    def show_reviews(self) -> None:
        """Show what was made of findings."""
        self.leave()
        self._pages.setCurrentWidget(self.reviews)

    def choose(self, answers_id: str) -> bool:
        """Show a form filled in; false where the case has none of that id."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_ID) == answers_id:
                self.list.setCurrentRow(place)
                self._choose(self.list.item(place))
                return True
        return False

    def reveal(self, record: Record) -> bool:
        """Bring a form, an answer or a review into view; false for any other record."""
        if isinstance(record, FindingReview):
            self.show_reviews()
            return self.reviews.choose(record.id)
        if isinstance(record, FormAnswer):
            return self.choose(record.form_answers_id)
        return isinstance(record, FormAnswers) and self.choose(record.id)

    def leave(self) -> None:
        """Save what was typed before the page goes out of sight."""
        if self._current is not None and self._current.form in self._form_pages:
            self.page.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def _save(self, given: Given) -> None:
        answers, page = self._current, self.page
        if answers is not None:
            self._saver.act(
                lambda: self._forms.save(answers, given),
                say("case.saved"),
                say("case.undo-answer"),
                lambda _: page.saved(given),
            )

    def _finish(self) -> None:
        answers, today = self._current, self._desk.today()
        if answers is not None:
            self._saver.act(
                lambda: self._forms.complete(answers.id, today),
                say("case.the-form-is-complete"),
                say("case.undo-complete-form"),
            )

    def _details(self) -> None:
        if self._current is not None:
            self.leave()
            RecordDialog(self._current, self._desk, self._saver, self).open()

    def _take(self, file: CaseFile) -> None:
        if file.case.id != self._case_id:
            self.leave()
            self._case_id, self._current = file.case.id, None
        kept = self._wanted or (self._current.id if self._current else "")
        found = sorted(file.all(FormAnswers), key=lambda each: each.id, reverse=True)
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in found:
                named = self._named(each)
                item = QListWidgetItem(visible(f"{named.name}\n{named.state}"))
                item.setData(_ID, each.id)
                self.list.addItem(item)
        reviews = file.all(FindingReview)
        self.reviews.set_records(reviews)
        self._to_reviews.setText(
            say("case.reviews-counted", n=len(reviews)) if reviews else say("case.reviews-of-findings-bare")
        )
        if any(each.id == self._wanted for each in found):
            self._wanted = ""
        on_reviews = self._pages.currentWidget() is self.reviews
        if not found:
            self._current = None
            if not on_reviews:
                self._pages.setCurrentIndex(0)
            return
        place = next((n for n, each in enumerate(found) if each.id == kept), 0)
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(place)
        self._show(found[place], front=not on_reviews)

    def _choose(self, item: QListWidgetItem | None) -> None:
        answers = self._desk.file.get(FormAnswers, item.data(_ID)) if item is not None else None
        if answers is not None:
            self.leave()
            self._show(answers, front=True)

    def _show(self, answers: FormAnswers, front: bool) -> None:
        form = next((each for each in self._forms.forms if each.key == answers.form), None)
        if self._current is not None and self._current.id != answers.id and self._current.form in self._form_pages:
            self.page.forget()
        self._current = answers
        stored = {row.item: (row.answer, row.note) for row in self._desk.file.of(FormAnswer, answers.id)}
        if form is None:
            lines = [f"{item}: {' '.join(given).strip()}" for item, given in stored.items()]
            self._unknown.setText("\n".join((say("case.form-not-here"), "", *lines)))
            shown = self._pages.widget(1)
        else:
            page = self._page_of(form)
            page.show_answers(stored, self._named(answers).state, answers.status == "complete")
            page.show_bearing({each.key: len(self._bearing(each)) for each in form.questions})
            shown = page
        if front and shown is not None:
            self._pages.setCurrentWidget(shown)

    def _page_of(self, form: Form) -> FormPage:
        if form.key not in self._form_pages:
            page = FormPage(form)
            page.given.connect(self._save)
            page.complete_asked.connect(self._finish)
            page.details_asked.connect(self._details)
            page.incidents_asked.connect(self._list_incidents)
            self._pages.addWidget(page)
            self._form_pages[form.key] = page
        return self._form_pages[form.key]

    def _bearing(self, question: Question) -> list[Conduct]:
        return [each for each in self._desk.file.conduct if question.bears_on(each.kinds)]

    def _list_incidents(self, question: Question) -> None:
        dialog = BearingDialog(question, self._bearing(question), self)
        name_case(dialog, self._desk.file.case)
        dialog.shown.connect(self.incidents_asked)
        dialog.open()

    def _named(self, answers: FormAnswers) -> _FormLine:
        form = next((each for each in self._forms.forms if each.key == answers.form), None)
        name = form.title if form else answers.form
        on = day(answers.done_on, short=True) if answers.done_on else ""
        if answers.status != "complete":
            return _FormLine(name, say("case.form-begun", on=on) if on else say("case.form-begun-undated"))
        if not answers.review_on:
            return _FormLine(name, say("case.form-complete", on=on) if on else say("case.form-complete-undated"))
        review = day(answers.review_on, short=True)
        if on:
            return _FormLine(name, say("case.form-complete-review", on=on, review=review))
        return _FormLine(name, say("case.form-review", review=review))
