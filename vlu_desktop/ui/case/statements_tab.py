# SPDX-License-Identifier: Apache-2.0
"""The statements of a case: their versions, the page to write in, signing, supplements and offers of an update."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QStackedWidget, QWidget
from shiboken6 import isValid

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.calendar_names import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import language
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.record.vocabulary import label_in, terms_in
from vlu_desktop.record.work import Statement, StatementOffer, StatementUse
from vlu_desktop.rules.statement_prompts import Prompts, prompts_for
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.services.cases.statement_spelling import StatementSpelling, case_words
from vlu_desktop.services.cases.statements import Statements
from vlu_desktop.services.documents.withholding import MaskingProposal, reader_of
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case.statement_compare import CompareDialog
from vlu_desktop.ui.case.statement_page import StatementPage, language_notes
from vlu_desktop.ui.case.statement_sign import SignDialog
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver, of_record
from vlu_desktop.ui.drafts.draft_keeping import DraftKeeper
from vlu_desktop.ui.tables import RecordTable
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.folding_row import beside_list
from vlu_desktop.ui.widgets.row_menu import RowMenu

KIND = "statement"
_ID = Qt.ItemDataRole.UserRole


class WritingHelp(NamedTuple):
    """What stands by whoever writes: the questions of each scheme, the spelling, and news of its words."""

    prompts: tuple[Prompts, ...]
    spelling: StatementSpelling
    bulletin: ChangeBus


class StatementsTab(QWidget):
    """What is typed is kept as a draft every two seconds, and saved to the record on Ctrl+S and on leaving the page."""

    def __init__(
        self,
        desk: CaseSession,
        saver: Saver,
        worker: Worker,
        statements: Statements,
        drafts: Drafts,
        helping: WritingHelp,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._worker = worker
        self._statements = statements
        self._drafts = drafts
        self._helping = helping
        self._case_id = ""
        self._current: Statement | None = None
        self._dirty = False
        self._wanted = ""
        self._keeper = DraftKeeper(worker, drafts, KIND, self)
        self.page = StatementPage(helping.spelling.speller)
        self.list = QListWidget()
        self.list.setAccessibleName(say("statements.title"))
        self.list.setWordWrap(True)
        RowMenu(self.list).offer(lambda: of_record(self._current, self._details, desk))
        self.offers = self._offers_table()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        desk.follow(self._take)
        if desk.is_open:
            self._take(desk.file)

    def _lay_out(self) -> None:
        new = button(say("statements.new-statement"), lambda: None, "outline")
        menu = QMenu(new)
        for key, text in terms_in(language(), "statement-kind"):
            menu.addAction(text, lambda key=key: self.add(key))  # type: ignore[misc]
        new.setMenu(menu)
        self._to_offers = button(say("statements.offers"), self.show_offers, "quiet")
        listed = column(label(say("statements.title"), "heading"), self.list, new, self._to_offers, *language_notes())
        left = holding(listed)
        nothing = label(say("statements.none-yet"), "muted", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        first = button(say("statements.new-for-court"), lambda: self.add("court"), "primary")
        second = button(say("statements.new-for-parole"), lambda: self.add("parole"), "outline")
        empty = holding(column(None, nothing, flowing(first, second), None, space=12), "card")
        for each in (empty, self.page, self.offers):
            self._pages.addWidget(each)
        self.setLayout(beside_list(left, self.list, self._pages))

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.page.edited.connect(self._edited)
        self.page.save_asked.connect(self.save)
        self.page.sign_asked.connect(self.sign)
        self.page.supplement_asked.connect(self.supplement)
        self.page.compare_asked.connect(self.compare)
        self.page.details_asked.connect(self._details)
        marks, words = self.page.spelling, self._helping.spelling
        marks.keep_asked.connect(lambda word: self._saver.act(
            lambda: words.keep(word, self._case_id), say("spelling.kept", word=visible(word)), say("spelling.undo")
        ))  # fmt: skip
        marks.forget_asked.connect(lambda word: self._saver.act(
            lambda: words.forget(word), say("spelling.forgotten", word=visible(word)), say("spelling.undo")
        ))  # fmt: skip
        self._helping.bulletin.changed.connect(self._changed)

    def _offers_table(self) -> RecordTable:
        table = RecordTable(
            StatementOffer,
            self._desk.context(),
            title=say("statements.offers"),
            empty=say("statements.no-offer"),
        )
        table.added.connect(self.record_offer)
        table.opened.connect(lambda record: RecordDialog(record, self._desk, self._saver, self).open())
        table.changed.connect(lambda new, was: self._saver.change(new, was, case_id=self._case_id))
        table.removed.connect(lambda record: self._saver.remove(record, case_id=self._case_id))
        return table

    def add(self, kind: str) -> None:
        """Begin a draft of a kind."""
        self.leave()
        file = self._desk.file
        maker = file.victims[0] if len(file.victims) == 1 else ""
        many = sum(each.kind == kind for each in file.all(Statement))
        draft = Statement(
            case_id=file.case.id,
            kind=kind,
            maker_id=maker,
            status="draft",
            stage=say("statements.stage-update") if many else say("statements.stage-first"),
            taken_on=self._desk.today(),
        )
        self._saver.add(draft, case_id=file.case.id, done=self._show_new)

    def record_offer(self) -> None:
        """Record that an update was offered."""
        last = next((each.id for each in self._ordered(self._desk.file) if each.status == "signed"), RecordId(""))
        offer = StatementOffer(case_id=self._case_id, offered_on=self._desk.today(), statement_id=last)
        RecordDialog(offer, self._desk, self._saver, self).open()

    def show_offers(self) -> None:
        """Show the offers."""
        self.leave()
        self._pages.setCurrentWidget(self.offers)

    def choose(self, statement_id: str) -> bool:
        """Show a statement; false where the case has none of that id."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            if item.data(_ID) == statement_id:
                self.list.setCurrentItem(item)
                self._pages.setCurrentWidget(self.page)
                return True
        return False

    def reveal(self, record: Record) -> bool:
        """Bring a statement or an offer into view; false for any other record."""
        if isinstance(record, StatementOffer):
            self.show_offers()
            return self.offers.choose(record.id)
        return isinstance(record, Statement) and self.choose(record.id)

    def resume(self, draft: Draft) -> bool:
        """Go on with what was typed and not saved."""
        return self.choose(json.loads(draft.body)["statement"])

    def save(self) -> None:
        """Save what is typed to the record; its draft goes once that is done."""
        if self._current is None or not self._dirty:
            return
        statement = replace(self._current, text=self.page.text.toPlainText())
        self._current, self._dirty = statement, False
        self.page.set_unsaved(False)
        self._saver.change(statement, case_id=statement.case_id, done=lambda _: self._forget(statement))

    def leave(self) -> None:
        """Whatever takes the page out of sight saves it first; its draft stays until that is done."""
        if self._dirty:
            self._keeper.keep()
            self.save()

    def keep_draft(self) -> None:
        """Keep what is not saved, now."""
        if self._dirty:
            self._keeper.keep()

    def sign(self) -> None:
        """Ask for the day and what was agreed, then sign."""
        if self._current is None:
            return
        uses = self._desk.file.of(StatementUse, self._current.id)
        dialog = SignDialog(self._current, uses, self._desk.today(), self)
        name_case(dialog, self._desk.file.case)
        dialog.signed.connect(self._sign)
        dialog.open()
        text = self.page.text.toPlainText()
        written = replace(self._current, text=text)

        def found(proposals: tuple[MaskingProposal, ...]) -> None:
            if isValid(dialog):
                dialog.point_out(text, [each for each in proposals if each.field == "text"])

        self._desk.propose(written, reader_of(written), found)

    def supplement(self) -> None:
        """Begin a draft that supplements the one in view."""
        if self._current is not None:
            statement_id = self._current.id
            job = self._statements.supplement
            self._saver.act(
                lambda: job(statement_id),
                say("statements.supplement-begun"),
                say("statements.supplement-undo"),
                self._show_new,
            )

    def compare(self) -> None:
        """Show the one in view beside another version."""
        if self._current is None:
            return
        current = self._current
        shown = (self._name(current).replace("\n", ", "), self.page.text.toPlainText())
        near = sorted(
            (each for each in self._ordered(self._desk.file) if each.id != current.id),
            key=lambda each: (each.id != current.supplements_id, each.kind != current.kind),
        )
        others = [(self._name(each).replace("\n", ", "), each) for each in near]
        if not others:
            self._saver.problem(say("statements.no-other-version"))
            return
        CompareDialog(shown, others, self).open()

    def hideEvent(self, event: QHideEvent) -> None:
        self.leave()
        super().hideEvent(event)

    def _sign(self, day: date, told: str, agreed: dict[str, str]) -> None:
        assert self._current is not None
        text = self.page.text.toPlainText()
        changed = self._current if told == self._current.told_disclosed else replace(self._current, told_on=day)
        statement = replace(changed, text=text, told_disclosed=told)
        self._dirty = False
        job = self._statements.sign

        def then(_: Changes) -> None:
            self._forget(statement)
            self._saver.act(lambda: job(statement.id, day, agreed), say("statements.signed-now"))

        self._saver.change(statement, case_id=statement.case_id, done=then)

    def _details(self) -> None:
        if self._current is not None:
            self.leave()
            RecordDialog(self._current, self._desk, self._saver, self).open()

    def _edited(self) -> None:
        self._dirty = True
        self._keeper.note()

    def _forget(self, statement: Statement) -> None:
        """The draft has done its work, unless more was typed meanwhile."""
        if not (self._dirty and self._current is not None and self._current.id == statement.id):
            self._keeper.discard(f"{KIND}:{statement.id}")

    def _show_new(self, changes: Changes) -> None:
        self._wanted = next((record_id for key, record_id in changes.added if key == KIND), "")
        if self._wanted and self.choose(self._wanted):
            self._begin_writing()

    def _begin_writing(self) -> None:
        """The keyboard goes to the text of what was just begun."""
        self._wanted = ""
        self.page.text.setFocus()

    def _take(self, file: CaseFile) -> None:
        if file.case.id != self._case_id:
            self.leave()
            self._case_id, self._current = file.case.id, None
            self._dirty = False
        kept = self._wanted or (self._current.id if self._current else "")
        found = self._ordered(file)
        places: dict[str, int] = {each.id: place for place, each in enumerate(found)}
        self._list(found, places.get(kept, 0))
        offers = file.all(StatementOffer)
        self.offers.set_records(offers)
        told = say("statements.offers-counted", n=len(offers)) if offers else say("statements.offers")
        self._to_offers.setText(told)
        begun = self._wanted in places
        showing_offers = self._pages.currentWidget() is self.offers
        if not found:
            self._current = None
            self._pages.setCurrentIndex(2 if showing_offers else 0)
            return
        self._show(found[places.get(kept, 0)])
        self._read_words()
        self._pages.setCurrentWidget(self.offers if showing_offers else self.page)
        if begun:
            self._begin_writing()

    def _changed(self, changes: Changes) -> None:
        if self._case_id and self._helping.spelling.concerned(changes):
            self._read_words()

    def _read_words(self) -> None:
        of_case = case_words(self._desk.file)

        def read(of_unit: frozenset[str]) -> None:
            # The casebook may have been locked meanwhile, and the page with it.
            if isValid(self.page):
                self.page.spelling.know(of_case, of_unit)

        self._worker.ask(self._helping.spelling.words, read)

    def _list(self, found: Sequence[Statement], place: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for each in found:
                item = QListWidgetItem(visible(self._name(each)))
                item.setData(_ID, each.id)
                self.list.addItem(item)
            self.list.setCurrentRow(place)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.leave()
        statement = self._desk.file.get(Statement, item.data(_ID))
        if statement is not None:
            self._show(statement)
            self._pages.setCurrentWidget(self.page)

    def _show(self, statement: Statement) -> None:
        same = self._current is not None and self._current.id == statement.id
        if same and self._dirty and statement.status != "signed":
            # What is typed here stays; the rest of the record is as it now is.
            self._current = statement
            return
        self._current, self._dirty = statement, False
        prompts = prompts_for(self._helping.prompts, statement.kind)
        self.page.show_statement(statement, statement.text, prompts, self._desk.file.name(statement.maker_id))
        key = f"{KIND}:{statement.id}"
        self._keeper.begin(key, statement.case_id, self._body)
        if not same and statement.status != "signed":
            self._worker.ask(self._drafts.all, lambda drafts: self._bring_back(statement.id, drafts))

    def _body(self) -> str:
        assert self._current is not None
        return json.dumps({"statement": self._current.id, "text": self.page.text.toPlainText()}, ensure_ascii=False)

    def _bring_back(self, statement_id: str, drafts: list[Draft]) -> None:
        """Show what was typed and never saved, such as before a power cut."""
        draft = next((each for each in drafts if each.key == f"{KIND}:{statement_id}"), None)
        if draft is None or self._dirty or self._current is None or self._current.id != statement_id:
            return
        text = json.loads(draft.body)["text"]
        if text != self._current.text:
            self.page.text.setPlainText(text)
            self.page.say(say("statements.brought-back"))

    def _ordered(self, file: CaseFile) -> list[Statement]:
        """The newest first: drafts above what is signed."""
        return sorted(
            file.all(Statement),
            key=lambda each: (each.status == "signed", -(each.signed_on or date.max).toordinal(), each.id),
        )

    def _name(self, statement: Statement) -> str:
        spoken = language()
        kind = label_in(spoken, "statement-kind", statement.kind)
        if statement.status == "signed" and statement.signed_on:
            state = str(say("statements.signed-short", on=day(statement.signed_on, spoken, short=True)))
        else:
            state = label_in(spoken, "statement-status", statement.status or "draft")
        whose = self._desk.file.name(statement.maker_id)
        lines = ((kind, statement.stage[:40]), (state, whose[:40]))
        return "\n".join(", ".join(filter(None, each)) for each in lines)
