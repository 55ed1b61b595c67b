# SPDX-License-Identifier: Apache-2.0
"""What was done to stop the conduct, by day: orders made and served, convictions, sentences, warnings, releases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.finding_words import order_name
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
    """What happened on one known day, as a sentence speaks of it ("the restraining order and the sentence").

    Where days near one another were taken as one, `on` is the first of them and `until` the last.
    """

    on: date
    what: str
    records: tuple[Record, ...]
    until: date | None = None

    @property
    def last(self) -> date:
        """The day on which it was done."""
        return self.until or self.on

    @property
    def named(self) -> str:
        """With its day, or its first and last; a service is told by its own day, which is not the order's."""
        served = "service of" in self.what
        if self.last > self.on:
            if served:
                return str(say_in(ENGLISH, "findings.served-from", what=self.what, starts=self.on, ends=self.last))
            return str(say_in(ENGLISH, "findings.step-from", what=self.what, starts=self.on, ends=self.last))
        if served:
            return str(say_in(ENGLISH, "findings.served-on", what=self.what, on=self.on))
        return str(say_in(ENGLISH, "findings.step-of", what=self.what, on=self.on))


def sanctions(view: CaseView, within: int = 0) -> tuple[Sanction, ...]:
    """Every sanction or release known to the day and not after the day looked back from; those of one day together.

    `within`: those that come so many days after the first of them or sooner are one as well: an order made, served and
    passed sentence with is one thing done.
    """
    known = [(on, what, record) for on, what, record in _each(view) if on is not None and on <= view.up_to]
    found: list[Sanction] = []
    together: dict[str, dict[str, Record]] = {}
    for on, what, record in sorted(known, key=lambda each: each[0]):
        if not found or (on - found[-1].on).days > within:
            together = {}
            found.append(Sanction(on=on, what="", records=()))
        together.setdefault(what, {})[record.id] = record
        found[-1] = _taken_together(found[-1].on, on, together)
    return tuple(found)


def _taken_together(on: date, until: date, whats: dict[str, dict[str, Record]]) -> Sanction:
    records = {key: records[key] for _, records in sorted(whats.items()) for key in sorted(records)}
    return Sanction(
        on=on,
        until=until,
        what=str(say_in(ENGLISH, "findings.taken-together", whats=sorted(whats))),
        records=tuple(records.values()),
    )


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
