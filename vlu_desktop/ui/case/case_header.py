# SPDX-License-Identifier: Apache-2.0
"""The head of a case: its reference, what is in force, its title, and always how it is safe to make contact."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from vlu_desktop.dates.date_display import day
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.in_force import end_of, made_for
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_status import NOT_RECORDED, status_of
from vlu_desktop.record.people import ContactPoint, Relationship
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.ui.widgets.basics import button, column, row
from vlu_desktop.ui.widgets.elided_label import Shortened, WrappedLabel


class CaseHeader(QFrame):
    """Signals ask for what the buttons say."""

    add_incident = Signal()
    make_document = Signal()
    make_bundle = Signal()
    details = Signal()
    palette_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setProperty("kind", "header")
        self._above = Shortened("muted")
        self._title = Shortened("title")
        self._between = Shortened("muted")
        self._safe = WrappedLabel("safe")
        find = button("Find or do anything  Ctrl+K", self.palette_asked.emit, "quiet")
        add = button("Add incident", self.add_incident.emit, "primary", "Ctrl+I")
        document = button("Make a document", self.make_document.emit, "outline", "Ctrl+D")
        self._more = QMenu(self)
        self._more.addAction("Make a document", self.make_document.emit)
        self._more.addAction("Make a bundle", self.make_bundle.emit)
        more = button("▾", lambda: self._more.popup(more.mapToGlobal(more.rect().bottomLeft())), "outline")
        more.setAccessibleName("What can be made: a document or a bundle")
        more.setToolTip("Make a bundle  Ctrl+Shift+D")
        details = button("Case details", self.details.emit, "quiet")
        names = column(self._above, row(self._title, self._between, None, space=14), space=4)
        buttons = row(find, details, row(document, more, space=2), add)
        top = row(names, space=16, margins=0)
        top.setStretch(0, 1)
        top.addLayout(column(buttons, None))
        holder = column(top, row(self._safe, None), margins=0, space=4)
        holder.setContentsMargins(24, 14, 24, 12)
        self.setLayout(holder)

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        today = self._today()
        force = [order for order in file.orders if _in_force(file, order, today)]
        above = [file.case.reference, term("case-status", file.case.status)]
        if force:
            names = [term("order-kind", order.kind) + _until(file, order) for order in force]
            above.append(f"{names[0]} in force" + (f" and {len(names) - 1} more" if len(names) > 1 else ""))
        self._above.set_text("  ·  ".join(part for part in above if part))
        self._title.set_text(file.case.title)
        self._between.set_text(_relationship(file))
        self._safe.setText(_safe(file))


def _in_force(file: CaseFile, order: Order, today: date) -> bool:
    status = status_of(order.status)
    if not (status.in_force or status is NOT_RECORDED) or (order.ended and order.ended <= today):
        return False
    if made_for(file, order) == "another":
        return False  # she is not protected by what protects somebody else
    end = end_of(file, order)
    return not (end and end.on < today) and not (order.made and order.made > today)


def _until(file: CaseFile, order: Order) -> str:
    end = end_of(file, order)
    if end and end.by_law:
        return f", until {day(end.on)} at the latest,"
    return ", until further order," if order.until_further_order else ""


def _relationship(file: CaseFile) -> str:
    for row_ in file.all(Relationship):
        people = (row_.person_id, row_.other_id)
        if any(file.same_person(each, victim) for each in people for victim in file.victims):
            text = term("relationship", row_.kind).lower()
            return f"{text}, ended {row_.ended.display()}" if row_.ended else text
    return ""


def _safe(file: CaseFile) -> str:
    """Never empty: where nothing was noted, that is what must be known before anybody rings."""
    if file.case.safe_contact:
        return file.case.safe_contact
    for victim in file.victims:
        for point in file.of(ContactPoint, victim):
            if point.safe == "yes":
                return f"Safe: {point.value}" + (f", {point.safe_when}" if point.safe_when else "")
    return "How it is safe to make contact is not recorded. Ask before ringing or writing."
