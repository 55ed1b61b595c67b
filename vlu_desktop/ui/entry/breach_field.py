# SPDX-License-Identifier: Apache-2.0
"""Does it breach an order? The orders in force then, each recorded as broken with one press."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.fields import spec
from vlu_desktop.record.in_force import made_for, orders_for
from vlu_desktop.record.offending import Breach, Order, OrderTerm
from vlu_desktop.record.order_status import status_of
from vlu_desktop.record.vocabulary import label as term_label
from vlu_desktop.ui.fields.plain_editors import ListEditor
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, label, row

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class BreachPane(QWidget):
    """`edited` comes when a breach was recorded, changed or taken back."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: CaseFile | None = None
        self._happened: When | None = None
        self._incident_id = ""
        self._breaches: list[Breach] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 0, 0)
        self.setLayout(column(label(say("entering.does-it-breach-an-order"), "muted"), self._cards, space=4))

    def show_breaches(self, file: CaseFile, incident_id: str, breaches: tuple[Breach, ...]) -> None:
        """Show what an incident breached."""
        self._file, self._incident_id, self._breaches = file, incident_id, list(breaches)
        self._fill()

    def set_happened(self, happened: When | None) -> None:
        """The date as it is now read: other orders may have been in force, and what is said of one may be another."""
        self._happened = happened
        if self._file is not None and self._wanted() != self._shown:
            self._fill()

    def value(self) -> tuple[Breach, ...]:
        """The breaches as they now stand; new ones have no id."""
        return tuple(self._breaches)

    def _orders(self) -> list[Order]:
        assert self._file is not None
        found = list(orders_for(self._file, self._happened))
        broken = {each.order_id for each in self._breaches}
        return found + [order for order in self._file.orders if order.id in broken and order not in found]

    def _wanted(self) -> tuple[tuple[str, str], ...]:
        """The orders that would be shown, and what would be said of each."""
        broken = {each.order_id: each for each in self._breaches}
        return tuple((order.id, self._detail(order, broken.get(order.id))) for order in self._orders())

    def _fill(self) -> None:
        clear(self._cards)
        orders = self._orders()
        self._shown = self._wanted()
        for order in orders:
            self._cards.addWidget(self._card(order))
        if not orders:
            self._cards.addWidget(label(say("entering.no-order-is-recorded-as"), "small"))
        self.updateGeometry()

    def _card(self, order: Order) -> QWidget:
        breach = next((each for each in self._breaches if each.order_id == order.id), None)
        name = _called(order)
        detail = label(self._detail(order, breach), "muted", wrap=True)
        if breach is None:
            act = button(say("entering.record-as-breach"), lambda: self._record(order), "link")
        else:
            act = button(say("entering.take-back"), lambda: self._take_back(order), "quiet")
        act.setAccessibleName(f"{act.text()}: {name}")
        inner = column(row(label(name, "subheading", wrap=True), act), detail, margins=12, space=3)
        if breach is not None and (terms := self._terms(order)):
            editor = ListEditor(spec(Breach, "term_id"), terms)
            editor.inner.setAccessibleName(say("entering.term-broken", name=name))
            editor.set_value(breach.term_id)
            editor.edited.connect(lambda: self._choose_term(order, editor.value()))
            inner.addLayout(row(label(say("entering.term")), editor))
            inner.itemAt(inner.count() - 1).layout().setStretch(1, 1)  # type: ignore[union-attr]
        card = holding(inner, "card")
        card.layout().itemAt(0).layout().setStretch(0, 1)  # type: ignore[union-attr]
        return card

    def _detail(self, order: Order, breach: Breach | None) -> str:
        assert self._file is not None
        others = sum(each.incident_id != self._incident_id for each in self._file.of(Breach, order.id))
        number = others + 1
        nth = _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
        terms = [term_label("term-kind", each.kind) for each in self._file.of(OrderTerm, order.id) if each.kind]
        forbidden = ", ".join(dict.fromkeys(terms)).lower()
        told = [_counted(breach is not None, nth, sentence_case(forbidden) if terms else "")]
        if order.served is None and status_of(order.status).served is False:
            told.append(say("entering.not-served"))
        if made_for(self._file, order) == "another":
            told.append(say("entering.made-for-another"))
        if self._happened is None or not self._happened.is_dated:
            told.append(say("entering.no-date-so-check"))
        return " ".join(told)

    def _terms(self, order: Order) -> list[tuple[str, str]]:
        assert self._file is not None
        return [
            (each.id, " ".join(f"{each.number} {each.wording or term_label('term-kind', each.kind)}".split())[:90])
            for each in self._file.of(OrderTerm, order.id)
        ]

    def _record(self, order: Order) -> None:
        terms = self._terms(order)
        only = terms[0][0] if len(terms) == 1 else ""
        self._breaches.append(Breach(id=RecordId(""), order_id=order.id, incident_id=self._incident_id, term_id=only))
        self._changed()

    def _take_back(self, order: Order) -> None:
        self._breaches = [each for each in self._breaches if each.order_id != order.id]
        self._changed()

    def _choose_term(self, order: Order, term_id: str) -> None:
        self._breaches = [
            replace(each, term_id=term_id) if each.order_id == order.id else each for each in self._breaches
        ]
        self.edited.emit()

    def _changed(self) -> None:
        self._fill()
        self.edited.emit()


def _counted(is_breach: bool, nth: str, forbidden: str) -> str:
    """Which breach it is, or would be, of an order with terms that forbid something or of one without."""
    if forbidden:
        if is_breach:
            return say("entering.is-nth-of-terms", forbidden=forbidden, nth=nth)
        return say("entering.would-be-nth-of-terms", forbidden=forbidden, nth=nth)
    return say("entering.is-nth", nth=nth) if is_breach else say("entering.would-be-nth", nth=nth)


def _called(order: Order) -> str:
    kind = term_label("order-kind", order.kind) or say("entering.order")
    if order.made is None:
        return say("entering.order-undated", kind=kind)
    return say("entering.order-of", kind=kind, on=order.made)
