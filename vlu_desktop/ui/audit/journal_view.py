# SPDX-License-Identifier: Apache-2.0
"""Who did what: the journal as a table, filtered by act, officer, case and day, each line's changes below it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QSplitter, QWidget

from vlu_desktop.record.changes import ACTS, JournalQuery
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.keeping.auditing import (
    ACT_WORDS,
    HEADINGS,
    Auditing,
    AuditLine,
    HistoryStep,
    JournalCheck,
    days,
)
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.audit.record_history import HEADINGS as STEP_HEADINGS
from vlu_desktop.ui.audit.record_history import WIDE as STEP_WIDE
from vlu_desktop.ui.audit.record_history import step_cells
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, only_if, restyle, row
from vlu_desktop.ui.widgets.kept_sizes import KeptSizes
from vlu_desktop.ui.widgets.text_table import Cells, cells_view

PAGE = 200
_WIDE = {"When": 22, "Officer": 20, "Act": 12, "What": 30, "Case": 24, "Reason": 30, "To or about": 24, "Entry": 20}


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
        self.act, self.officer, self.case = _choice("Act"), _choice("Officer"), _choice("Case")
        self.act.addItem("All six acts", ())
        for act in ACTS:
            self.act.addItem(ACT_WORDS[act], (act,))
        self.since = DayEditor(Spec(name="since", label="From day", kind=Kind.DATE), today)
        self.until = DayEditor(Spec(name="until", label="To day", kind=Kind.DATE), today)
        self.count = label("", "muted")
        self.verdict = label("", "muted", wrap=True)
        self.verdict.hide()
        self.model, self.steps = Cells(HEADINGS), Cells(STEP_HEADINGS)
        self.view = cells_view("Who did what", self.model, _WIDE)
        self.changes = cells_view("What the entry did", self.steps, STEP_WIDE)
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
                _fill(self.officer, "Every officer", officers)
                _fill(self.case, "Every case", cases)
                self._lines = list(lines)
                self.model.show_rows([line.cells() for line in lines], len(lines) < many)
                self.count.setText(f"{many:,} entries" if many != 1 else "1 entry")
                self.steps.show_rows(())
                if lines:
                    self.view.selectRow(0)

        self._worker.ask(read, show)

    def verify(self) -> None:
        """Look at the whole journal and say plainly whether it holds."""
        self.verdict.setText("Looking at every entry…")
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
        begins, ends = label("From"), label("to")
        filters = row(self.act, self.officer, self.case, begins, self.since, ends, self.until, None)
        for part in (self.act, self.officer, self.case, begins, ends):
            # The days have a line under them for what was understood; the rest stands level with their first.
            filters.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        for caption in (begins, ends):
            caption.setMinimumHeight(self.act.sizeHint().height())
        only_if(not self._one_case, self.case)
        for editor in (self.since, self.until):
            editor.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.check = button("Check the journal", self.verify, "outline")
        self.file = button("Take out a file…", self._ask_file, "outline")
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(10)
        split.addWidget(self.view)
        split.addWidget(holding(column(label("What the chosen entry did", "subheading"), self.changes, space=4)))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        KeptSizes(split, "journal").put([300, 100])
        layout = column(filters, row(self.count, None, *buttons, self.check, self.file), self.verdict, split)
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
        name, _ = QFileDialog.getSaveFileName(self, "Take out a file", "audit.csv", "CSV (*.csv)")
        if name:
            self.take_out(Path(name), recipient)

    def _taken(self, out: Path, many: int) -> None:
        self._said(f"Wrote {many:,} entries to {out.name}. That it was taken out is in the journal.")
        self.refresh()


class _Recipient(PassphraseDialog):
    """Whom a file of the journal is for."""

    def __init__(self, parent: QWidget, worker: Worker) -> None:
        hint = (
            "The file holds names and reasons in the clear, as a table that a spreadsheet opens. Taking it out is a "
            "disclosure, and the journal notes to whom."
        )
        super().__init__(parent, worker, "Take out a file of the journal", hint, "Choose where")
        self.who = self.add_field("Whom it is for", QLineEdit())
        self._name = ""

    def wrong(self) -> str:
        return "" if self.who.text().strip() else "Say whom the file is for."

    def job(self) -> tuple[Callable[[], object], str]:
        return lambda: None, self.who.text().strip()


def _choice(name: str) -> QComboBox:
    box = QComboBox()
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
