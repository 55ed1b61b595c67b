# SPDX-License-Identifier: Apache-2.0
"""Who did what: the journal as a table, filtered by act, officer, case and day, each line's changes below it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import ACTS, JournalQuery
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.keeping.auditing import (
    Auditing,
    AuditLine,
    HistoryStep,
    JournalCheck,
    act_word,
    days,
    headings,
)
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.audit.record_history import step_cells, step_headings, step_widths
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, only_if, restyle, row
from vlu_desktop.ui.widgets.elided_choice import ElidedChoice
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit
from vlu_desktop.ui.widgets.text_table import Cells, cells_view
from vlu_desktop.ui.widgets.usual_place import usual_place

PAGE = 200


def _wide() -> dict[str, int]:
    return {
        say("auditing.when"): 22,
        say("auditing.officer"): 20,
        say("auditing.act"): 12,
        say("auditing.what"): 30,
        say("auditing.case"): 24,
        say("auditing.reason"): 30,
        say("auditing.to-or-about"): 24,
        say("auditing.entry"): 20,
    }


class AuditView(QWidget):
    """All cases, or the one that `look_at` names. `said` takes a sentence for the message bar."""

    def __init__(
        self, worker: Worker, auditing: Auditing, today: Callable[[], date], said: Callable[[str], None],
        *, one_case: bool = False, buttons: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._worker = worker
        self._auditing = auditing
        self._said = said
        self._one_case = one_case
        self._case_id: str | None = None
        self._lines: list[AuditLine] = []
        self._asking = 0
        self.act, self.officer, self.case = (
            _choice(say("auditing.act")),
            _choice(say("auditing.officer")),
            _choice(say("auditing.case")),
        )
        self.act.addItem(say("auditing.all-six-acts"), ())
        for act in ACTS:
            self.act.addItem(act_word(act), (act,))
        self.since = DayEditor(Spec(name="since", label=say("auditing.from-day"), kind=Kind.DATE), today)
        self.until = DayEditor(Spec(name="until", label=say("auditing.to-day"), kind=Kind.DATE), today)
        self.count = label("", "muted")
        self.verdict = label("", "muted", wrap=True)
        self.verdict.hide()
        self.model, self.steps = Cells(headings()), Cells(step_headings())
        self.view = cells_view(say("auditing.who-did-what"), self.model, _wide())
        self.changes = cells_view(say("auditing.what-the-entry-did"), self.steps, step_widths())
        self.model.wanted.connect(self._more)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._choose())
        self._build(buttons)
        for box in (self.act, self.officer, self.case):
            box.activated.connect(lambda _: self.refresh())
        for editor in (self.since, self.until):
            editor.edited.connect(self.refresh)

    def look_at(self, case_id: str) -> None:
        """Show one case's lines."""
        self._case_id = case_id
        self.refresh()

    def asked(self) -> JournalQuery:
        """What the filters ask for."""
        since, until = days(self.since.value(), self.until.value())
        case_id = self._case_id if self._one_case else (self.case.currentData() or None)
        return JournalQuery(
            case_id=case_id, acts=self.act.currentData() or (), officer=self.officer.currentData() or "",
            since=since, until=until,
        )  # fmt: skip

    def refresh(self) -> None:
        """Read the first page again, and who and which cases there are to choose from."""
        self._asking += 1
        mine, asked, auditing = self._asking, self.asked(), self._auditing

        def read() -> tuple[tuple[AuditLine, ...], int, dict[str, str], dict[str, str]]:
            return auditing.page(asked, "", PAGE), auditing.count(asked), auditing.officers(), auditing.cases()

        def show(found: tuple[tuple[AuditLine, ...], int, dict[str, str], dict[str, str]]) -> None:
            if mine == self._asking:
                lines, many, officers, cases = found
                _fill(self.officer, say("auditing.every-officer"), officers)
                _fill(self.case, say("auditing.every-case"), cases)
                self._lines = list(lines)
                self.model.show_rows([line.cells() for line in lines], len(lines) < many)
                self.count.setText(say("auditing.entries", many=many) if many else say("auditing.no-entry-fits"))
                self.steps.show_rows(())
                if lines:
                    self.view.selectRow(0)

        self._worker.ask(read, show)

    def verify(self) -> None:
        """Look at the whole journal and say plainly whether it holds."""
        self.verdict.setText(say("auditing.looking-at-every-entry"))
        self.verdict.show()
        self._worker.ask(self._auditing.verify, self._verified)

    def take_out(self, out: Path, recipient: str) -> None:
        """Write what is asked for to a file."""
        asked = self.asked()
        self._worker.ask(
            lambda: self._auditing.export(asked, out, recipient),
            lambda many: self._taken(out, many),
            self._said,
        )

    def _build(self, buttons: Sequence[QWidget]) -> None:
        begins, ends = label(say("auditing.from")), label("to")
        # The days have a line under them for what was understood; the rest stands level with their first.
        days = []
        for name, day in ((begins, self.since), (ends, self.until)):
            days.append(row(name, day))
            days[-1].setAlignment(name, Qt.AlignmentFlag.AlignTop)
        filters = flowing(self.act, self.officer, self.case, *(holding(each) for each in days), level=True)
        for caption in (begins, ends):
            caption.setMinimumHeight(self.act.sizeHint().height())
        only_if(not self._one_case, self.case)
        for editor in (self.since, self.until):
            editor.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.check = button(say("auditing.check-the-journal"), self.verify, "outline")
        self.file = button(say("auditing.take-out-a-file"), self._ask_file, "outline")
        split = OrderedSplit(Qt.Orientation.Vertical)
        split.setHandleWidth(10)
        split.addWidget(self.view)
        split.addWidget(
            holding(column(label(say("auditing.what-the-chosen-entry-did"), "subheading"), self.changes, space=4))
        )
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        KeptSizes(split, "journal").put([300, 100])
        acts = flowing(self.count, *buttons, self.check, self.file, spread=True)
        layout = column(filters, acts, self.verdict, split)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _more(self) -> None:
        mine, asked, last = self._asking, self.asked(), self._lines[-1].order

        def add(lines: tuple[AuditLine, ...]) -> None:
            if mine == self._asking:
                self._lines += lines
                self.model.add_rows([line.cells() for line in lines], len(lines) == PAGE)

        self._worker.ask(lambda: self._auditing.page(asked, last, PAGE), add)

    def _choose(self) -> None:
        place = self.view.currentIndex().row()
        if 0 <= place < len(self._lines):
            ref = self._lines[place].ref

            def show(steps: tuple[HistoryStep, ...]) -> None:
                current = self.view.currentIndex().row()
                if 0 <= current < len(self._lines) and self._lines[current].ref == ref:
                    self.steps.show_rows(map(step_cells, steps))

            self._worker.ask(lambda: self._auditing.steps(ref), show)

    def _verified(self, verified: JournalCheck) -> None:
        restyle(self.verdict, "muted" if verified.sound else "problem")
        self.verdict.setText("\n".join((verified.sentence, *verified.problems[:10])))

    def _ask_file(self) -> None:
        window = _Recipient(self.window(), self._worker)
        window.done_with.connect(self._choose_file)
        window.open()

    def _choose_file(self, recipient: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, say("auditing.take-out-a-file-2"), usual_place("audit.csv"), say("auditing.csv-csv")
        )
        if name:
            self.take_out(Path(name), recipient)

    def _taken(self, out: Path, many: int) -> None:
        self._said(say("auditing.wrote-entries-to-that-it", many=many, name=out.name))
        self.refresh()


class _Recipient(PassphraseDialog):
    """Whom a file of the journal is for."""

    def __init__(self, parent: QWidget, worker: Worker) -> None:
        hint = say("auditing.the-file-holds-names-and")
        super().__init__(parent, worker, say("auditing.take-out-a-file-of"), hint, say("auditing.choose-where"))
        self.who = self.add_field(say("auditing.whom-it-is-for"), QLineEdit())
        self._name = ""

    def wrong(self) -> str:
        return "" if self.who.text().strip() else say("auditing.say-whom-the-file-is")

    def job(self) -> tuple[Callable[[], object], str]:
        return lambda: None, self.who.text().strip()


def _choice(name: str) -> QComboBox:
    box = ElidedChoice()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(14)
    box.setMaximumWidth(box.fontMetrics().averageCharWidth() * 36)
    return box


def _fill(box: QComboBox, every: str, named: dict[str, str]) -> None:
    """Offer these, the one that is chosen staying chosen."""
    shown = {key: visible(name) for key, name in named.items()}
    wanted = [("", every), *sorted(shown.items(), key=lambda pair: pair[1].casefold())]
    if [(box.itemData(place), box.itemText(place)) for place in range(box.count())] != wanted:
        chosen = box.currentData()
        box.clear()
        for key, name in wanted:
            box.addItem(name, key)
        box.setCurrentIndex(max(0, box.findData(chosen)))
