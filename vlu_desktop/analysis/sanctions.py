# SPDX-License-Identifier: Apache-2.0
"""What was done to stop the conduct, by day: orders made and served, convictions, sentences, warnings, releases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import listed, order_name
from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import PoliceContact
from vlu_desktop.record.in_force import made_for
from vlu_desktop.record.offending import Conviction, Movement, Order, Sentence
from vlu_desktop.record.order_status import status_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """What happened on one known day, by what each thing is called ("restraining order", "sentence").

    Where days near one another were taken as one, `on` is the first of them and `until` the last. `served`: a service
    is among them, which is told by its own day, and that is not the order's.
    """

    on: date
    whats: tuple[str, ...]
    served: bool = False
    records: tuple[Record, ...]
    until: date | None = None

    @property
    def last(self) -> date:
        """The day on which it was done."""
        return self.until or self.on

    @property
    def what(self) -> str:
        """What was done, each by what it is called."""
        return listed(self.whats)

    @property
    def when(self) -> str:
        """Its day, or its first and last."""
        if self.last == self.on:
            return day(self.on)
        return say_in(ENGLISH, "findings.span", starts=self.on, ends=self.last)


def sanctions(view: CaseView, within: int = 0) -> tuple[Sanction, ...]:
    """Every sanction or release known to the day and not after the day looked back from; those of one day together.

    `within`: those that come so many days after the first of them or sooner are one as well: an order made, served and
    passed sentence with is one thing done.
    """
    known = [(on, what, record) for on, what, record in _each(view) if on is not None and on <= view.up_to]
    found: list[Sanction] = []
    together: dict[str, dict[str, Record]] = {}
    served = False
    for on, what, record in sorted(known, key=lambda each: each[0]):
        if not found or (on - found[-1].on).days > within:
            together, served = {}, False
            found.append(Sanction(on=on, whats=(), records=()))
        together.setdefault(what, {})[record.id] = record
        served = served or (isinstance(record, Order) and on == record.served != record.made)
        found[-1] = _taken_together(found[-1].on, on, together, served)
    return tuple(found)


def _taken_together(on: date, until: date, whats: dict[str, dict[str, Record]], served: bool) -> Sanction:
    records = {key: records[key] for _, records in sorted(whats.items()) for key in sorted(records)}
    return Sanction(on=on, until=until, whats=tuple(sorted(whats)), served=served, records=tuple(records.values()))


def _each(view: CaseView) -> Iterator[tuple[date | None, str, Record]]:
    case_file = view.case_file
    for order in case_file.all(Order):
        if not status_of(order.status).counts:
            continue
        name = order_name(order.kind)
        if made_for(case_file, order) == "another":
            name = str(say_in(ENGLISH, "findings.made-for-another", name=name))
        yield order.made, name, order
        if order.served != order.made:
            yield order.served, str(say_in(ENGLISH, "findings.service-of", name=name)), order
    for conviction in case_file.all(Conviction):
        if not conviction.aggregate:
            yield one_day(conviction.convicted), say_in(ENGLISH, "findings.sanction-conviction"), conviction
    for sentence in case_file.all(Sentence):
        yield one_day(sentence.passed), say_in(ENGLISH, "findings.sanction-sentence"), sentence
    for move in case_file.all(Movement):
        if move.kind == "release":
            yield move.on, say_in(ENGLISH, "findings.sanction-release"), move
    for contact in case_file.all(PoliceContact):
        if contact.kind == "warning":
            yield one_day(contact.happened), say_in(ENGLISH, "findings.sanction-warning"), contact


def one_day(happened: When | None) -> date | None:
    """The day, where it is known to the day."""
    if happened is None or happened.approximate or happened.first_day != happened.last_day:
        return None
    return happened.first_day
