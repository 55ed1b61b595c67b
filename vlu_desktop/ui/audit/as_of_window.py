# SPDX-License-Identifier: Apache-2.0
"""The case as the casebook had it at the end of a day: every table of it, to read and not to change."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QStackedWidget, QWidget

from vlu_desktop.dates.date_display import day as shown_day
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.field_display import shown
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.folding_split import FoldingSplit


class AskDay(PassphraseDialog):
    """Which day; `found` is the case as it was, once it was read."""

    def __init__(
        self, parent: QWidget, worker: Worker, read: Callable[[date], CaseFile], today: Callable[[], date]
    ) -> None:
        hint = say("auditing.what-the-casebook-held-of")
        super().__init__(parent, worker, say("auditing.the-case-as-at-a"), hint, say("auditing.show-it"))
        self._read = read
        self._today = today
        self.day = DayEditor(
            Spec(name="day", label=say("auditing.at-the-end-of"), kind=Kind.DATE, required=True), today
        )
        self.form.addRow(label(say("auditing.at-the-end-of")), self.day)
        self.found: CaseFile | None = None

    def wrong(self) -> str:
        day = self.day.value()
        if day is None:
            return self.day.problem() or say("auditing.write-the-day-such-as")
        return say("auditing.that-day-is-still-to") if day > self._today() else ""

    def job(self) -> tuple[Callable[[], object], str]:
        day = self.day.value() or self._today()

        def read() -> None:
            self.found = self._read(day)

        return read, shown_day(day)


class AsAtDialog(FittingDialog):
    """Opens on a case as it was. Nothing in it can be changed."""

    PASSING = True

    def __init__(self, parent: QWidget, file: CaseFile, day: str, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("auditing.the-case-as-at-a"))
        self._file = file
        self._desk = CaseSession(today)
        self._desk.take(file)
        said = say("auditing.as-the-casebook-had-it", day=day)
        self.banner = label(said, "subheading", wrap=True)
        notice = holding(row(self.banner, margins=12), "notice")
        self.names, self._pages = QListWidget(), QStackedWidget()
        self.names.setAccessibleName(say("auditing.parts-of-the-case"))
        self.tables: dict[str, RecordTable] = {}
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(say("auditing.the-chosen-record"))
        self.whole.setPlaceholderText(say("auditing.choose-a-record-to-see"))
        self._parts = [kind for kind in RECORD_TYPES if kind.key not in ("unit", "officer") and file.all(kind.cls)]
        for kind in self._parts:
            self.names.addItem(f"{kind.plural}  {len(file.all(kind.cls)):,}")
        self.names.currentRowChanged.connect(self._bring)
        # Where there are any, the incidents: what is asked most is what was known to have happened.
        keys = [kind.key for kind in self._parts]
        self.names.setCurrentRow(keys.index("incident") if "incident" in keys else 0)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        split = FoldingSplit("as-of", (self.names, self._pages, self.whole), (30, 90, 40), (6, 14, 6))
        for place, stretch in enumerate((1, 4, 2)):
            split.setStretchFactor(place, stretch)
        layout = column(
            label(file.case.title[:120], "heading", wrap=True), notice, split,
            row(None, button(say("auditing.close"), self.close, "quiet")), margins=18, space=12,
        )  # fmt: skip
        layout.setStretch(2, 1)
        self.setLayout(layout)
        em = self.fontMetrics().averageCharWidth()
        self.resize(em * 170, em * 95)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the names out anew: they were measured before the style sheet had its say on their height."""
        super().showEvent(event)
        self.names.doItemsLayout()
        self.names.scrollToItem(self.names.currentItem())

    def _bring(self, at: int) -> None:
        """Have a part in view. Its table is made when it is first looked at: a full case has dozens of parts."""
        kind = self._parts[at]
        if kind.key not in self.tables:
            self._pages.addWidget(self._table(kind))
        self._pages.setCurrentWidget(self.tables[kind.key])

    def _table(self, kind: RecordType) -> RecordTable:
        table = RecordTable(kind.cls, self._desk.context(), columns=Columns(fixed=True), title=kind.plural)
        table.view.setEditTriggers(table.view.EditTrigger.NoEditTriggers)
        table.set_records(self._file.all(kind.cls))
        table.chosen.connect(self._show)
        self.tables[kind.key] = table
        return table

    def _show(self, record: Record) -> None:
        lines = [
            f"{spec.label}: {text}"
            for spec in specs(type(record))
            if (text := shown(spec, getattr(record, spec.name), self._desk.name_of, short=False))
        ]
        self.whole.setPlainText("\n".join(lines))
