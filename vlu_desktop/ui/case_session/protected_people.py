# SPDX-License-Identifier: Apache-2.0
"""Whom a new order protects: asked beside it, the victims marked beforehand, so that none protects nobody unasked."""

from PySide6.QtWidgets import QCheckBox, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Order, OrderProtected
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.record.people import Involvement
from vlu_desktop.record.vocabulary import label as word
from vlu_desktop.services.cases.records import FIRST
from vlu_desktop.ui.widgets.basics import column, label
from vlu_desktop.ui.widgets.flow_layout import flowing

_ASKED = ("victim", "child", "new-partner", "family", "friend")


class ProtectedPeople(QWidget):
    """A box for everybody whom the order may protect; there only while its kind is one that protects somebody."""

    def __init__(self, file: CaseFile) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._warned = False
        roles: dict[str, str] = {}
        for row in sorted(
            (each for each in file.all(Involvement) if each.role in _ASKED), key=lambda row: _ASKED.index(row.role)
        ):
            roles.setdefault(row.person_id, row.role)
        for person_id, role in roles.items():
            name = file.name(person_id)
            box = QCheckBox(name if role == "victim" else f"{name} ({word('role', role).lower()})")
            box.setChecked(role == "victim")
            self.boxes[person_id] = box
        self.setLayout(column(label(say("sessions.whom-it-protects")), flowing(*self.boxes.values())))

    def follow(self, order: Order) -> None:
        """Be there for an order of a kind that protects somebody, and not for another."""
        self.setVisible(self._asks(order))

    def of(self, order: Order) -> tuple[OrderProtected, ...]:
        """Whom it protects, to be saved with it."""
        if not self._asks(order):
            return ()
        return tuple(
            OrderProtected(order_id=FIRST, person_id=person_id)
            for person_id, box in self.boxes.items()
            if box.isChecked()
        )

    def doubt(self, order: Order) -> str:
        """A sentence, once, where nobody is marked; "" where somebody is or it was said before."""
        if self._warned or not self._asks(order) or self.of(order):
            return ""
        self._warned = True
        return say("sessions.nobody-is-protected")

    def _asks(self, order: Order) -> bool:
        return bool(self.boxes) and bool(order.kind) and kind_of(order.kind).protects
