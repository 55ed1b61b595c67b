# SPDX-License-Identifier: Apache-2.0
"""The head of a case: its reference, what is in force, its title, and always how it is safe to make contact."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QMenu, QPushButton, QWidget

from vlu_desktop.due.questioning_lines import unanswered
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Suggestion
from vlu_desktop.record.contact_ways import safe_points
from vlu_desktop.record.in_force import end_of, made_for
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_status import NOT_RECORDED, status_of
from vlu_desktop.record.people import Relationship
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.ui.widgets.basics import PANE, SPACE, button, column, holding, label, row
from vlu_desktop.ui.widgets.elided_label import ElidedLabel, WrappedLabel

_MARGIN = 24
_GAP = 14
_USUAL = "active"
"""The status of a case that is nothing to say."""
_LOW, _NAME = 36, 24
"""Lines of a window's height below which the head stands closer, and letters of a name that always fit."""


class CaseHeader(QFrame):
    """Signals ask for what the buttons say; `alarm_opened` carries the id of what is to be answered.

    One line holds the name, the reference with what is in force, and how it is safe to make contact, which goes below
    where it has no room. What there is no room for beside the name is in a menu, whole.
    """

    add_incident = Signal()
    make_document = Signal()
    make_bundle = Signal()
    details = Signal()
    palette_asked = Signal()
    alarm_opened = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.setProperty("kind", "header")
        self.setProperty(PANE, True)
        self._title = ElidedLabel("title")
        self._facts = ElidedLabel("muted")
        self._related = ElidedLabel("muted")
        self._safe = WrappedLabel("safe")
        find = button(f"{say('case.find-or-do-anything-ctrl')}  Ctrl+K", self.palette_asked.emit, "quiet")
        add = button(say("case.add-incident"), self.add_incident.emit, "primary", "Ctrl+I")
        document = button(say("case.make-a-document"), self.make_document.emit, "outline", "Ctrl+D")
        details = button(say("case.case-details"), self.details.emit, "quiet")
        self._folding = (find, details, document, add)
        """What goes into the menu where there is no room for it, first things first."""
        self._more = self._menu()
        self._line = row(self._title, self._facts, self._related, self._safe, None, space=_GAP)
        self._line.addLayout(row(find, details, document, self._more, add))
        self._below = row(None)
        self._holder = column(self._line, self._below, self._make_alarm(), margins=0, space=4)
        self._holder.setContentsMargins(_MARGIN, 10, _MARGIN, 8)
        self._holder.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._holder)

    def _make_alarm(self) -> QWidget:
        """Above everything of the case, on every tab, until a manager has answered."""
        self._asked = ""
        self.alarm_text = label("", "", wrap=True)
        answer = button(say("case.enter-the-answer"), lambda: self.alarm_opened.emit(self._asked), "link")
        inner = row(self.alarm_text, answer, margins=8)
        inner.setStretch(0, 1)
        self.alarm = holding(inner, "notice")
        self.alarm.hide()
        return self.alarm

    def _show_alarm(self, file: CaseFile) -> None:
        open_ones = unanswered(file)
        self._asked = open_ones[0].id if open_ones else ""
        self.alarm.setVisible(bool(open_ones))
        if open_ones:
            self.alarm_text.setText(_alarm(len(open_ones), open_ones[0].manager.strip()))

    def _menu(self) -> QPushButton:
        """The button of the menu, which holds what is folded and what has no button."""

        def fill() -> None:
            menu.clear()
            for each in self._folding:
                if each.isHidden():
                    menu.addAction(each.text().replace("  ", "\t"), each.click)
            menu.addAction(f"{say('case.make-a-bundle')}\tCtrl+Shift+D", self.make_bundle.emit)

        menu = QMenu(self)
        menu.aboutToShow.connect(fill)
        made = button(
            "▾",
            lambda: menu.popup(made.mapToGlobal(made.rect().bottomLeft())),
            "outline",
            say("case.more-of-this-case"),
        )
        made.setAccessibleName(say("case.more-of-this-case"))
        return made

    def fit(self, window: QSize) -> None:
        """Stand closer in a low window, and fold actions before the name is cut."""
        low = window.height() < self.fontMetrics().lineSpacing() * _LOW
        self._holder.setContentsMargins(_MARGIN, 4 if low else 10, _MARGIN, 4 if low else 8)
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with everything folded, however much is not folded now."""
        least = self._sides() + self.fontMetrics().averageCharWidth() * _NAME
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Name, reference and what is in force come before any action; the safe way to make contact before all but the
        last of them, and else goes below, whole; what they are to each other is there where room is left.
        """
        room = self.width() - self._sides()
        name, facts, related, safe = (
            each.sizeHint().width() + _GAP for each in (self._title, self._facts, self._related, self._safe)
        )
        wide = [each.sizeHint().width() + SPACE for each in self._folding]
        beside = name + facts + safe + wide[-1] <= room
        needed = name + facts + (safe if beside else 0)
        kept = next((many for many in range(len(wide)) if sum(wide[many:]) <= room - needed), len(wide))
        for many, each in enumerate(self._folding):
            each.setVisible(many >= kept)
        left = room - needed - sum(wide[kept:])
        self._related.setVisible(bool(self._related.accessibleName()) and related <= left)
        self._title.setMinimumWidth(min(name - _GAP, max(room, 0)))
        self._put_safe(beside)

    def _put_safe(self, beside: bool) -> None:
        """In the line, where none of it wraps, or below it on as many lines as it needs."""
        self._safe.setMinimumWidth(self._safe.sizeHint().width() if beside else 0)
        if beside == (self._line.indexOf(self._safe) >= 0):
            return
        (self._below if beside else self._line).removeWidget(self._safe)
        (self._line if beside else self._below).insertWidget(3 if beside else 0, self._safe)

    def _sides(self) -> int:
        """What is there besides the words and what folds."""
        return 2 * _MARGIN + self._more.sizeHint().width() + 2 * SPACE

    def show_file(self, file: CaseFile) -> None:
        """Show a case."""
        today = self._today()
        force = [order for order in file.orders if _in_force(file, order, today)]
        facts = [file.case.reference, "" if file.case.status == _USUAL else term("case-status", file.case.status)]
        if force:
            names = [_until(file, order, term("order-kind", order.kind)) for order in force]
            more = len(names) - 1
            facts.append(
                say("case.orders-in-force", first=names[0], more=more) if more else say("case.in-force", first=names[0])
            )
        facts.append(_unconfirmed(file))
        self._facts.set_text("  ·  ".join(part for part in facts if part))
        self._related.set_text(_relationship(file))
        self._title.set_text(file.case.title)
        self._safe.setText(_safe(file, today))
        self._show_alarm(file)
        self._fold()


def _in_force(file: CaseFile, order: Order, today: date) -> bool:
    status = status_of(order.status)
    if not (status.in_force or status is NOT_RECORDED) or (order.ended and order.ended <= today):
        return False
    if made_for(file, order) == "another":
        return False  # she is not protected by what protects somebody else
    end = end_of(file, order)
    return not (end and end.on < today) and not (order.made and order.made > today)


def _alarm(many: int, told: str) -> str:
    """That he is to question her, of how many directions, and whether a manager knows."""
    if many > 1:
        if told:
            return say("case.alarms-unanswered", n=many, who=told)
        return say("case.alarms-untold", n=many)
    return say("case.alarm-unanswered", who=told) if told else say("case.alarm-untold")


def _until(file: CaseFile, order: Order, kind: str) -> str:
    end = end_of(file, order)
    if end and end.by_law:
        return say("case.order-until", kind=kind, on=end.on)
    return say("case.order-until-further", kind=kind) if order.until_further_order else kind


def _unconfirmed(file: CaseFile) -> str:
    """What an import of an earlier version stored as if an officer had chosen it, until one has looked through it."""
    waiting = sum(each.came_by == "earlier-import" for each in file.all(Suggestion))
    return say("case.suggestions-of-an-earlier-import", n=waiting) if waiting else ""


def _relationship(file: CaseFile) -> str:
    for row_ in file.all(Relationship):
        people = (row_.person_id, row_.other_id)
        if any(file.same_person(each, victim) for each in people for victim in file.victims):
            text = term("relationship", row_.kind).lower()
            return say("case.ended-on", what=text, on=row_.ended.display()) if row_.ended else text
    return ""


def _safe(file: CaseFile, today: date) -> str:
    """Never empty: where nothing was noted, that is what must be known before anybody rings."""
    if file.case.safe_contact:
        return file.case.safe_contact
    found = {victim: safe_points(file, victim, today) for victim in file.victims}
    several = len({file.name(victim) for victim in found}) > 1
    told = [
        (f"{file.name(victim)}: " if several else "") + ", ".join(filter(None, (points[0].value, points[0].safe_when)))
        for victim, points in found.items()
        if points
    ]
    if told:
        return say("case.safe-to-use", how="; ".join(dict.fromkeys(told)))
    return say("case.how-it-is-safe-to")
