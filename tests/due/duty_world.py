# SPDX-License-Identifier: Apache-2.0
"""Offenders, cases and victims to whom things happen day by day, and who is owed which word of it by when.

What is owed is worked out here from what happened, by a table of this module's own: nothing of the program is asked but
the calendar of working days.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import (
    Conviction,
    Hearing,
    Movement,
    Order,
    OrderProtected,
    OrderVariation,
    Proceeding,
    Sentence,
    Whereabouts,
)
from vlu_desktop.record.people import Case, ContactPoint, Involvement, Person
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.work import Contact, Request, Telling

HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
BEGIN, DAYS = date(2025, 1, 6), 730
SEEN_FROM = {"key-stages": 3, "annual": 2, "release-month": 1, "none": 0}
"""How much each level hears of; an event needs as much as its own number."""


class Kind(NamedTuple):
    """What the test itself holds of a kind of event. `moves`: told anew when its month or its day is another."""

    needs: int
    at_once: bool = False
    ahead: int | None = None
    moves: str = ""


KINDS = {
    "sentence": Kind(3), "court-result": Kind(3), "order-made": Kind(2), "order-varied": Kind(2),
    "order-ended": Kind(2), "licence-end": Kind(2, ahead=56, moves="day"), "request-decided": Kind(1),
    "release": Kind(1, ahead=28, moves="month"),
    "early-release": Kind(1, ahead=28, moves="month"), "release-conditions": Kind(1, ahead=28),
    "temporary": Kind(3, ahead=28, moves="day"), "release-error": Kind(1, at_once=True), "recall": Kind(3),
    "escape": Kind(1, at_once=True), "abscond": Kind(1, at_once=True), "at-large": Kind(1, at_once=True),
    "returned": Kind(1), "open-conditions": Kind(3), "category": Kind(3), "hospital": Kind(3),
    "hospital-discharge": Kind(1, ahead=28, moves="month"), "deported": Kind(2), "deportation-refused": Kind(2),
    "parole-listed": Kind(2, ahead=9999, moves="day"), "parole-deferred": Kind(2), "parole-decision": Kind(2),
    "tribunal-listed": Kind(2, ahead=9999, moves="day"), "tribunal-deferred": Kind(2), "tribunal-decision": Kind(2),
    "death": Kind(1), "first-contact": Kind(1),
}  # fmt: skip
_PLAIN = ("release-error", "escape", "abscond", "recall", "open-conditions", "category", "hospital", "deported",
          "deportation-refused")  # fmt: skip
_LISTED = ("parole-listed", "tribunal-listed")
_GONE = ("escape", "abscond", "release-error", "recall")


class Duty(NamedTuple):
    """That one person in one case is told of one event."""

    case: str
    who: str
    event: str
    record: str


@dataclass
class Fact:
    """Something that happened or is to happen. `entered`: when the unit came to know of it."""

    event: str
    record: str
    on: date
    entered: date
    case: str = ""
    only: set[str] | None = None
    told_otherwise: set[str] = field(default_factory=set)
    undone: bool = False
    undated: bool = False


@dataclass
class Attempt:
    """What was done about one duty. `answered`: told; `counts_on`: from when a letter counts unless it came back."""

    of: date | None
    answered: bool = False
    counts_on: date | None = None
    returned: bool = False
    by_manager: bool = False


@dataclass
class Offender:
    """One offender with his cases, each with its victims, and what happened so far."""

    key: str
    cases: dict[str, dict[str, str]]  # case -> victim -> level
    referred: set[str]
    chance: Random
    happened: Counter[str]  # of each event, over the whole world
    rows: dict[str, Record] = field(default_factory=dict)
    own: dict[str, dict[str, Record]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)
    done: dict[Duty, list[Attempt]] = field(default_factory=dict)
    letters: list[tuple[str, str, list[Attempt]]] = field(default_factory=list)
    died: date | None = None
    count: int = 0

    @property
    def victims(self) -> list[str]:
        return [who for held in self.cases.values() for who in held]

    def new(self) -> RecordId:
        self.count += 1
        return RecordId(f"{self.key}-r{self.count}")

    def rarest(self, events: Iterable[str]) -> str:
        """Of what may happen that which did least often, so that no kind stays out by chance."""
        least = sorted(events, key=lambda event: self.happened[event])
        return self.chance.choice([each for each in least if self.happened[each] == self.happened[least[0]]])

    def put(self, row: Record, today: date, case: str = "") -> str:
        held = self.own.setdefault(case, {}) if case else self.rows
        held[row.id] = replace(row, recorded_at=datetime(today.year, today.month, today.day, 12, tzinfo=UTC))
        return row.id

    def change(self, record_id: str, today: date, **values: Any) -> None:
        self.put(replace(self.rows[record_id], **values), today)

    def file(self, case_id: str) -> CaseFile:
        him = Person(id=RecordId(self.key), died=When.on(self.died) if self.died else None)
        people = [him, *(Person(id=RecordId(each)) for each in self.cases[case_id])]
        parts = [
            Involvement(id=RecordId(f"{case_id}-{who}"), case_id=case_id, person_id=who, role=role, contact_level=level)
            for who, role, level in (
                (self.key, "offender", ""), *((who, "victim", level) for who, level in self.cases[case_id].items()),
            )
        ]  # fmt: skip
        points = [
            ContactPoint(id=RecordId(f"{who}-{name}"), person_id=who, kind="post", value=f"{name} of {who}", **more)
            for who in self.cases[case_id]
            for name, more in POINTS.items()
        ]
        held: dict[type[Record], list[Record]] = {}
        for row in (*people, *parts, *points, *self.rows.values(), *self.own.get(case_id, {}).values()):
            held.setdefault(type(row), []).append(row)
        status = "referred" if case_id in self.referred else "active"
        case = Case(id=RecordId(case_id), title=case_id, status=status, opened=BEGIN, scheme="vcs")
        return CaseFile(case=case, rows={cls: tuple(rows) for cls, rows in held.items()})


POINTS: dict[str, dict[str, Any]] = {
    "safe": {"safe": "yes"},
    "left": {"safe": "yes", "until": When.on(BEGIN)},
    "unsafe": {"safe": "no"},
}
"""The addresses for letters that everybody has: only a letter to the first of them can count."""


def world(seed: int, number: int) -> list[Offender]:
    """So many cases: half of the offenders have several, half of the cases two victims, each at a level of her own."""
    chance = Random(seed)
    happened: Counter[str] = Counter()
    found: list[Offender] = []
    cases = 0
    while cases < number:
        key = f"his-{len(found)}"
        many = min(chance.choice((1, 1, 2, 3)), number - cases)
        held = {
            f"{key}-case-{n}": {
                f"{key}-victim-{n}-{who}": chance.choice(tuple(SEEN_FROM)) for who in range(chance.choice((1, 2)))
            }
            for n in range(many)
        }
        referred = {each for each in held if chance.random() < 0.3}
        him = Offender(key=key, cases=held, referred=referred, chance=chance, happened=happened)
        him.facts += [Fact("first-contact", f"case/{each}", BEGIN, BEGIN, case=each) for each in him.referred]
        found.append(him)
        cases += many
    return found


# What happens. Each writes what an officer would enter, and notes what it means by the test's own table.


def happens(him: Offender, today: date) -> None:
    """Something happens to him, and is entered on that day; nothing any more once he is dead."""
    if him.died is None:
        him.chance.choice((_court_day, _order, _order_changes, _licence, _leave, _leave_is_moved, _leave_is_moved,
                           _at_large, _returns, _panel, _panel_goes_on, _asked, _noise, _no_day, _plain, _plain, _dies,
                           ))(him, today)  # fmt: skip


def _fact(him: Offender, event: str, record: str, on: date, today: date, **more: Any) -> Fact:
    him.facts.append(Fact(event, record, on, today, **more))
    him.happened[event] += 1
    return him.facts[-1]


def _some(him: Offender) -> set[str] | None:
    return him.chance.choice((None, {him.chance.choice(him.victims)}))


def _court_day(him: Offender, today: date) -> None:
    """A trial with its result, and that day perhaps a sentence for what was done to one, and an order for another."""
    case = him.put(Proceeding(id=him.new(), offender_id=him.key), today)
    row = him.put(Hearing(id=him.new(), proceeding_id=case, kind="trial", on=today, result="Guilty"), today)
    told: set[str] = set()
    if him.chance.random() < 0.6:
        only = _some(him)
        against = Conviction(id=him.new(), offender_id=him.key, offence="Stalking", against_id=min(only or {""}))
        him.put(against, today)
        passed = Sentence(id=him.new(), offender_id=him.key, kind="imprisonment", passed=When.on(today),
                          conviction_id=against.id)  # fmt: skip
        _fact(him, "sentence", f"sentence/{him.put(passed, today)}", today, today, only=only)
        told |= set(him.victims) if only is None else only
    if him.chance.random() < 0.5:
        made = _order(him, today)
        told |= set(him.victims) if made.only is None else made.only
    if him.chance.random() < 0.3:
        him.put(Order(id=him.new(), offender_id=him.key, kind="bail-court", status="in-force", made=today), today)
    same_day = [fact for fact in him.facts if fact.on == today and fact.event in ("sentence", "order-made")
                and not fact.undated]  # fmt: skip
    told |= {who for fact in same_day for who in (him.victims if fact.only is None else fact.only)}
    _fact(him, "court-result", f"hearing/{row}", today, today, told_otherwise=told)


def _order(him: Offender, today: date) -> Fact:
    row = Order(id=him.new(), offender_id=him.key, kind=him.chance.choice(("nmo", "ro-conviction")), made=today,
                status="in-force", expires=today + timedelta(days=900))  # fmt: skip
    only = _some(him)
    him.put(row, today)
    if only:
        him.put(OrderProtected(id=him.new(), order_id=row.id, person_id=min(only)), today)
    for fact in him.facts:  # a hearing of that day is told with it to whom it is for
        if fact.event == "court-result" and fact.on == today and not fact.undated:
            fact.told_otherwise |= set(him.victims) if only is None else only
    return _fact(him, "order-made", f"order/{row.id}", today, today, only=only)


def _order_changes(him: Offender, today: date) -> None:
    held = [fact for fact in him.facts if fact.event == "order-made" and not fact.undone and fact.on < today
            and not fact.undated]  # fmt: skip
    if not held:
        return
    made = him.chance.choice(held)
    order_id = made.record.partition("/")[2]
    if him.rarest(("order-varied", "order-ended")) == "order-varied":
        row = him.put(OrderVariation(id=him.new(), order_id=order_id, made=today), today)
        him.change(order_id, today, status="varied")
        _fact(him, "order-varied", f"order-variation/{row}", today, today, only=made.only)
        return
    how = him.chance.choice(("discharged", "quashed"))
    him.change(order_id, today, status=how, ended=today)
    made.undone = True
    _fact(him, "order-ended", made.record, today, today, only=made.only)
    if how == "quashed":
        changes = {row.id for row in him.rows.values() if isinstance(row, OrderVariation) and row.order_id == order_id}
        for fact in him.facts:
            fact.undone = fact.undone or fact.record.partition("/")[2] in changes


def _licence(him: Offender, today: date) -> None:
    """A licence with its end, or its end moved, or noted as run out once it has: that tells nobody."""
    held = [fact for fact in him.facts if fact.event == "licence-end" and not fact.undone]
    if not held or him.chance.random() < 0.4:
        ends = today + timedelta(days=him.chance.randrange(10, 150))
        row = Order(id=him.new(), offender_id=him.key, kind="licence", status="in-force", made=today, expires=ends)
        _fact(him, "licence-end", f"order/{him.put(row, today)}", ends, today)
        return
    fact = him.chance.choice(held)
    order_id = fact.record.partition("/")[2]
    if fact.on < today:
        him.change(order_id, today, status="expired")
    else:
        fact.on = today + timedelta(days=him.chance.randrange(1, 90))
        him.change(order_id, today, expires=fact.on)
    fact.entered = today


def _plain(him: Offender, today: date) -> None:
    kind = him.rarest(_PLAIN)
    row = him.put(Movement(id=him.new(), offender_id=him.key, kind=kind, on=today), today)
    _fact(him, kind, f"movement/{row}", today, today)


def _leave(him: Offender, today: date) -> None:
    """A release or leave ahead, or one that the unit hears of after it was."""
    kind = him.rarest(("release", "early-release", "temporary", "hospital-discharge"))
    on = today + timedelta(days=him.chance.choice((-3, 0, 1, 9, 27, 28, 29, 80)))
    record = f"movement/{him.put(Movement(id=him.new(), offender_id=him.key, kind=kind, on=on), today)}"
    _fact(him, kind, record, on, today)
    if kind in ("release", "early-release"):
        _fact(him, "release-conditions", record, on, today)


def _leave_is_moved(him: Offender, today: date) -> None:
    held = [fact.record for fact in him.facts if fact.record.startswith("movement/") and fact.on > today]
    if held:
        record = him.chance.choice(held)
        on = today + timedelta(days=him.chance.randrange(1, 60))
        him.change(record.partition("/")[2], today, on=on)
        for fact in him.facts:
            if fact.record == record:
                fact.on, fact.entered = on, today


def _at_large(him: Offender, today: date) -> None:
    row = Whereabouts(id=him.new(), offender_id=him.key, kind="unlawfully-at-large", starts=today)
    _fact(him, "at-large", f"whereabouts/{him.put(row, today)}", today, today)


def _returns(him: Offender, today: date) -> None:
    """He is back: entered as a move or as a stay, and the time at large is ended."""
    for fact in him.facts:
        if fact.event == "at-large" and not fact.undone:
            fact.undone = True
            him.change(fact.record.partition("/")[2], today, ends=today)
    if him.chance.random() < 0.5:
        him.put(Whereabouts(id=him.new(), offender_id=him.key, kind="prison", starts=today), today)
    else:
        row = him.put(Movement(id=him.new(), offender_id=him.key, kind="returned", on=today), today)
        _fact(him, "returned", f"movement/{row}", today, today)


def _panel(him: Offender, today: date) -> None:
    panel = him.rarest(_LISTED).removesuffix("-listed")
    kind = "tribunal" if panel == "tribunal" else him.chance.choice(("parole-oral", "parole-paper"))
    case = him.put(Proceeding(id=him.new(), offender_id=him.key, kind=panel), today)
    on = today + timedelta(days=him.chance.randrange(1, 200))
    row = him.put(Hearing(id=him.new(), proceeding_id=case, kind=kind, on=on), today)
    _fact(him, f"{panel}-listed", f"hearing/{row}", on, today)


def _panel_goes_on(him: Offender, today: date) -> None:
    """A hearing is moved, put off before or after its day, or decided on its day or later."""
    held = [fact for fact in him.facts if fact.event in _LISTED and not fact.undone]
    if not held:
        return
    fact = him.chance.choice(held)
    row_id, ahead = fact.record.partition("/")[2], fact.on > today
    deferred, decided = (fact.event.replace("listed", each) for each in ("deferred", "decision"))
    if ahead and him.chance.random() < 0.6:
        fact.on, fact.entered = today + timedelta(days=him.chance.randrange(1, 120)), today
        him.change(row_id, today, on=fact.on)
        return
    fact.undone = True
    became = deferred if ahead else him.rarest((deferred, decided))
    outcomes = ("deferred", "adjourned") if became == deferred else ("no-release", "release-directed")
    him.change(row_id, today, outcome=him.chance.choice(outcomes), decided_on=today)
    _fact(him, became, fact.record, today, today)


def _asked(him: Offender, today: date) -> None:
    case = him.chance.choice(tuple(him.cases))
    row = Request(id=him.new(), case_id=case, kind="exclusion", decision=him.chance.choice(("granted", "refused")),
                  decided_on=today)  # fmt: skip
    _fact(him, "request-decided", f"request/{him.put(row, today, case)}", today, today, case=case)


def _noise(him: Offender, today: date) -> None:
    """What is told to nobody."""
    case = him.put(Proceeding(id=him.new(), offender_id=him.key), today)
    for row in (
        Movement(id=him.new(), offender_id=him.key, kind="transfer", on=today),
        Hearing(id=him.new(), proceeding_id=case, kind="plea", result="Not guilty"),
        Hearing(id=him.new(), proceeding_id=case, kind="first", on=today, result="Adjourned"),
        Order(id=him.new(), offender_id=him.key, kind="nmo", status="applied", made=today + timedelta(days=9)),
        Sentence(id=him.new(), offender_id=him.key, kind="awaiting", passed=When.on(today)),
    ):
        him.put(row, today)


def _no_day(him: Offender, today: date) -> None:
    """What is entered without its day, which is told from when it was entered."""
    case = him.put(Proceeding(id=him.new(), offender_id=him.key), today)
    row, event = him.chance.choice((
        (Movement(id=him.new(), offender_id=him.key, kind="release"), "release"),
        (Movement(id=him.new(), offender_id=him.key, kind="category"), "category"),
        (Hearing(id=him.new(), proceeding_id=case, kind="trial", result="Guilty"), "court-result"),
        (Hearing(id=him.new(), proceeding_id=case, kind="tribunal", outcome="adjourned"), "tribunal-deferred"),
        (Sentence(id=him.new(), offender_id=him.key, kind="imprisonment"), "sentence"),
        (Order(id=him.new(), offender_id=him.key, kind="nmo", status="in-force"), "order-made"),
    ))  # fmt: skip
    key = type_of(type(row)).key
    _fact(him, event, f"{key}/{him.put(row, today)}", today, today, undated=True)


def _dies(him: Offender, today: date) -> None:
    if him.chance.random() < 0.1:
        him.died = today
        _fact(him, "death", f"person/{him.key}", today, today)


# What is owed.


def owed(him: Offender, today: date) -> dict[Duty, tuple[date, bool]]:
    """Each duty that stands on a day, with by when it is due and whether a manager is asked first."""
    found = {}
    for fact in him.facts:
        kind, at_once = KINDS[fact.event], _at_once(him, fact)
        if not _is_there(him, fact, today):
            continue
        for case, victims in him.cases.items():
            for who, level in victims.items():
                duty = Duty(case, who, fact.event, fact.record)
                if not _hers(fact, case, who) or _is_done(him.done.get(duty, []), fact, today):
                    continue
                if SEEN_FROM[level] >= kind.needs or at_once:
                    found[duty] = (_due(fact, today, at_once=at_once), level == "none")
    return found


def _is_there(him: Offender, fact: Fact, today: date) -> bool:
    kind = KINDS[fact.event]
    if fact.undone or fact.entered > today or (him.died and fact.on > him.died):
        return False
    if fact.event in _LISTED:
        return fact.on > today
    if fact.event == "at-large":
        gone = [each.on for each in him.facts if each.event in _GONE]
        return not any(abs(day - fact.on) <= timedelta(days=3) for day in gone)
    return fact.on <= today or (kind.ahead is not None and today >= fact.on - timedelta(days=kind.ahead))


def _at_once(him: Offender, fact: Fact) -> bool:
    if fact.event != "recall":
        return KINDS[fact.event].at_once
    back = [row for row in him.rows.values() if isinstance(row, Whereabouts) and row.kind == "prison"]
    moved = [row for row in him.rows.values() if isinstance(row, Movement) and row.kind == "returned"]
    days = [*(row.starts for row in back), *(row.on for row in moved)]
    return not any(day is not None and day >= fact.on for day in days)


def _hers(fact: Fact, case: str, who: str) -> bool:
    concerns = (fact.only is None or who in fact.only) and who not in fact.told_otherwise
    return concerns and fact.case in ("", case)


def _due(fact: Fact, today: date, *, at_once: bool) -> date:
    """At once on the day itself; what was known before it by its own day; the rest in two working days."""
    if at_once:
        return fact.on
    if fact.event == "first-contact":
        return HOLIDAYS.add_working_days(BEGIN, 20)
    soon = HOLIDAYS.add_working_days(fact.entered if fact.on > today else fact.on, 2)
    if fact.event in _LISTED:
        return min(soon, fact.on)
    ahead = KINDS[fact.event].ahead is not None
    return fact.on if ahead and (fact.on > today or fact.entered < fact.on) else soon


def _is_done(attempts: list[Attempt], fact: Fact, today: date) -> bool:
    moves = KINDS[fact.event].moves
    for each in attempts:
        of, on = each.of, fact.on
        same = not moves or of == on or (moves == "month" and of and (of.year, of.month) == (on.year, on.month))
        letter = each.counts_on is not None and each.counts_on <= today and not each.returned
        if same and (each.answered or each.by_manager or letter):
            return True
    return False


# What an officer does about it.


def acts(him: Offender, today: date) -> None:
    """An officer tries somebody about one or more duties, ends one with a manager, or a letter comes back."""
    if him.letters and him.chance.random() < 0.2:
        return _comes_back(him, today)
    held = owed(him, today)
    if not held:
        return None
    first = him.chance.choice(sorted(held))
    hers = [duty for duty in sorted(held) if (duty.case, duty.who) == (first.case, first.who)]
    about = list(dict.fromkeys((first, *hers[: him.chance.choice((0, 0, 2))])))
    if him.chance.random() < 0.1:
        return _manager(him, first, today)
    return _tries(him, about, today)


def _of(him: Offender, duty: Duty) -> Fact:
    return next(fact for fact in him.facts if (fact.event, fact.record) == (duty.event, duty.record))


def _on(him: Offender, duty: Duty) -> date:
    return _of(him, duty).on


def _tells(him: Offender, duty: Duty, today: date, **more: Any) -> None:
    key, _, record_id = duty.record.partition("/")
    values: dict[str, Any] = {"why": "contact", "on": today} | more
    on = None if _of(him, duty).undated else _on(him, duty)
    row = Telling(id=him.new(), case_id=duty.case, person_id=duty.who, event=duty.event,
                  event_on=on, record_type=key, record_id=record_id, **values)  # fmt: skip
    him.put(row, today, duty.case)


def _manager(him: Offender, duty: Duty, today: date) -> None:
    """A manager's decision, which counts with a reason and a name alone."""
    reason, name = him.chance.choice((("She is abroad", "R. Ozen"), ("She is abroad", ""), ("", "R. Ozen")))
    _tells(him, duty, today, why="not-told", reason=reason, manager=name)
    if reason and name:
        him.done.setdefault(duty, []).append(Attempt(of=_on(him, duty), by_manager=True))


def _tries(him: Offender, about: list[Duty], today: date) -> None:
    case, who = about[0].case, about[0].who
    others = [each for each in him.cases[case] if each != who]
    outcome = him.chance.choice(("spoke", "spoke", "reply-received", "no-answer", "message-left", "sent", "sent"))
    point = him.chance.choice((*POINTS, "safe", "safe")) if outcome == "sent" else ""
    with_whom = him.chance.choice((who, who, who, "", *others))
    row = Contact(id=him.new(), case_id=case, person_id=with_whom, happened=When.on(today), outcome=outcome,
                  channel="letter" if outcome == "sent" else "phone",
                  contact_point_id=f"{who}-{point}" if point else "")  # fmt: skip
    him.put(row, today, case)
    hers = with_whom == who or (not with_whom and not others)
    made = Attempt(of=None, answered=hers and outcome in ("spoke", "reply-received"),
                   counts_on=HOLIDAYS.add_working_days(today, 10) if hers and point == "safe" else None)  # fmt: skip
    attempts = []
    for duty in about:
        _tells(him, duty, today, contact_id=row.id)
        attempts.append(replace(made, of=_on(him, duty)))
        him.done.setdefault(duty, []).append(attempts[-1])
    for other, told in _any_contact(him, case, with_whom, others, made, outcome):
        attempts.append(told)
        him.done.setdefault(other, []).append(told)
    if outcome == "sent":
        him.letters.append((case, row.id, attempts))


def _any_contact(
    him: Offender, case: str, with_whom: str, others: list[str], made: Attempt, outcome: str
) -> Iterator[tuple[Duty, Attempt]]:
    """A first contact is made by whatever contact was with her, also one about something else."""
    if case not in him.referred:
        return
    to = with_whom or ("" if others else next(iter(him.cases[case])))
    if to:
        answered = outcome in ("spoke", "reply-received")
        counts = made.counts_on if to in him.cases[case] else None
        yield Duty(case, to, "first-contact", f"case/{case}"), Attempt(of=BEGIN, answered=answered, counts_on=counts)


def _comes_back(him: Offender, today: date) -> None:
    case, contact_id, attempts = him.letters.pop(him.chance.randrange(len(him.letters)))
    him.put(replace(him.own[case][contact_id], outcome="returned"), today, case)  # type: ignore[call-arg]
    for each in attempts:
        each.returned = True
