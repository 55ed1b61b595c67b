# SPDX-License-Identifier: Apache-2.0
"""Documents made: what left, of which case, for whom and with which digest."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.field_display import folded
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.bundle_order import BundleOrder
from vlu_desktop.services.documents.register import RegisterEntry
from vlu_desktop.ui.fields import Context
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.page import Page


def _wide() -> dict[str, int]:
    return {
        say("home.case"): 26,
        say("home.document"): 18,
        say("home.for"): 20,
        say("home.recipient"): 22,
        say("home.purpose"): 18,
        say("home.made-on"): 14,
        "SHA-256": 18,
    }


class RegisterPage(Page):
    """`opened` carries the id of the case of a document that was chosen, `again` the entry to be made again."""

    opened = Signal(str)
    again = Signal(object)
    add_asked = Signal(object)

    def __init__(
        self, worker: Worker, bulletin: ChangeBus, rows: Callable[[], tuple[RegisterEntry, ...]], context: Context
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._rows = rows
        self._titles: dict[str, str] = {}
        columns = Columns(
            computed=((say("home.case"), self._title, lambda row: folded(self._title(row))),), wide=_wide(), fixed=True
        )
        self.table = RecordTable(
            Disclosure,
            replace(context, name_of=lambda _key, _record_id: ""),
            columns=columns,
            title=say("home.documents-made"),
            empty=say("home.no-document-was-made-yet"),
        )
        self.table.opened.connect(self._open)
        hint = label(say("home.each-is-here-with-its"), "muted", wrap=True)
        self.make_again = button(say("home.make-it-again"), self._make_again, "outline")
        self.add_to = button(say("home.add-to-this-bundle"), self._add_to, "outline")
        for each in (self.add_to, self.make_again):
            each.setEnabled(False)
        self.table.chosen.connect(self._chosen)
        acts = row(None, self.add_to, self.make_again, space=6)
        self.setLayout(
            column(
                label(say("home.documents"), "title"),
                hint,
                acts,
                self.table,
                margins=28,
                space=14,
            )
        )

    def _make_again(self) -> None:
        entry = self.table.current()
        if isinstance(entry, Disclosure):
            self.again.emit(entry)

    def _chosen(self, entry: Record | None) -> None:
        self.make_again.setEnabled(isinstance(entry, Disclosure))
        self.add_to.setEnabled(isinstance(entry, Disclosure) and BundleOrder.is_one(entry.request))

    def _add_to(self) -> None:
        entry = self.table.current()
        if isinstance(entry, Disclosure):
            self.add_asked.emit(entry)

    def concerns(self, changes: Changes) -> bool:
        return changes.touches("disclosure", "case")

    def refresh(self) -> None:
        self._worker.ask(self._rows, self._show)

    def _show(self, found: tuple[RegisterEntry, ...]) -> None:
        self._titles = {each.disclosure.id: each.case_title for each in found}
        self.table.set_records(each.disclosure for each in found)

    def _title(self, row: Record) -> str:
        return self._titles.get(row.id, "")

    def _open(self, row: Disclosure) -> None:
        self.opened.emit(row.case_id)
