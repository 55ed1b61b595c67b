# SPDX-License-Identifier: Apache-2.0
"""Made-up cases for the timeline's tests: nobody in them is anybody."""

import random
from datetime import date, datetime, timedelta

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.behaviours import BEHAVIOURS
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.count import Count
from vlu_desktop.record.finding import Finding

OFFENDER = "person-d"
FIRST = date(2024, 2, 14)


class Case:
    """Gathers rows, giving each an id."""

    def __init__(self) -> None:
        self.rows: dict[type[Record], list[Record]] = {}
        self._made = 0

    def id(self, kind: str) -> RecordId:
        self._made += 1
        return RecordId(f"{kind}-{self._made:05}")

    def add(self, *records: Record) -> None:
        for record in records:
            self.rows.setdefault(type(record), []).append(record)

    def incident(self, happened: When | None, *kinds: str, count: Count | None = None, account: str = "") -> str:
        incident = c.Incident(id=self.id("incident"), happened=happened, count=count, account=account)
        self.add(incident)
        self.add(
            *(c.IncidentBehaviour(id=self.id("kind"), incident_id=incident.id, kind=kind) for kind in kinds)
        )  # fmt: skip
        return incident.id

    def file(self) -> CaseFile:
        self.add(p.Involvement(id=self.id("part"), person_id=OFFENDER, role="offender"))
        return CaseFile(
            case=p.Case(id=RecordId("case-1"), title="Made up"),
            rows={cls: tuple(rows) for cls, rows in self.rows.items()},
        )


def finding(title: str, starts: date | None, ends: date | None, ids: tuple[str, ...], subject: str = "") -> Finding:
    """A finding as a rule would give it."""
    return Finding(
        rule=title.lower().replace(" ", "-"), rule_version="1", subject=subject, title=title,
        sentence=f"{title}.", starts=starts, ends=ends, incident_ids=ids, method="", limits="", source="",
    )  # fmt: skip


def campaign(incidents: int = 214, seed: int = 7, days: int = 900) -> tuple[CaseFile, tuple[Finding, ...]]:
    """A campaign that grows: orders, breaches, custody, hearings, meetings, loose dates, and findings about it."""
    draw = random.Random(seed)
    case = Case()
    by_rung = {n: [b.key for b in BEHAVIOURS if b.rung == n and b.key != "other"] for n in range(1, 8)}
    made: list[tuple[str, float, int]] = []
    for n in range(incidents):
        share = draw.random() ** 0.55
        on = FIRST + timedelta(days=int(share * days))
        ladder = [1] * 9 + [2] * 4 + [3] * (1 + int(share * 5)) + [4] * int(share * 3)
        if share > 0.75:
            ladder += [5, 6]
        rung = draw.choice(ladder)
        kinds = by_rung[rung][: 10 if rung < 4 else 6]
        kind = draw.choice(kinds)
        loose = draw.random()
        happened: When | None
        if share < 0.25 and loose < 0.25:
            happened = When.in_month(on.year, on.month, approximate=loose < 0.1)
        elif loose < 0.02:
            happened = When.undated("a while back", None)
        elif loose < 0.5:
            happened = When.at(datetime(on.year, on.month, on.day, draw.randrange(24), draw.randrange(60)))
        else:
            happened = When.on(on)
        count = None
        if rung == 1 and draw.random() < 0.1:
            count = draw.choice([Count.exactly(31), Count.not_fewer(46), Count.about(12), Count.unknown()])
        made.append((case.incident(happened, kind, count=count, account=f"Entry {n} of a made-up diary."), share, rung))
    case.incident(
        When.during(FIRST + timedelta(days=90), FIRST + timedelta(days=200)), "loiter", account="Most evenings."
    )
    _sanctions(case, [each[0] for each in made if each[1] > 0.5], days)
    late = tuple(each[0] for each in made if each[1] > 0.74)
    worst = tuple(each[0] for each in made if each[1] > 0.8 and each[2] >= 4)
    end = FIRST + timedelta(days=days)
    findings = (
        finding("Incidents more than twice as often", FIRST + timedelta(days=int(days * 0.55)), end, late),
        finding("Seriousness is rising", FIRST + timedelta(days=int(days * 0.84)), end, worst),
        finding("Contact from custody", date(2025, 12, 20), date(2026, 2, 10), late[:3]),
    )
    return case.file(), findings


def _sanctions(case: Case, ids: list[str], days: int) -> None:
    person = OFFENDER
    first = o.Order(
        id=case.id("order"), offender_id=person, kind="nmo", made=date(2024, 8, 10), served=date(2024, 8, 14),
        expires=date(2025, 8, 9), status="expired",
    )  # fmt: skip
    second = o.Order(
        id=case.id("order"), offender_id=person, kind="ro-conviction", made=date(2025, 8, 20), status="in-force",
        until_further_order=True,
    )  # fmt: skip
    case.add(first, second)
    for n, incident_id in enumerate(ids[:: max(len(ids) // 6, 1)][:6]):
        case.add(
            o.Breach(id=case.id("breach"), order_id=second.id, incident_id=incident_id, outcome="charged" if n else "")
        )
    case.add(
        o.Whereabouts(
            id=case.id("stay"), offender_id=person, kind="prison", starts=date(2025, 12, 18), ends=date(2026, 2, 12)
        ),
        o.Whereabouts(id=case.id("stay"), offender_id=person, kind="licence", starts=date(2026, 2, 12)),
        o.Movement(id=case.id("move"), offender_id=person, kind="release", on=date(2026, 2, 12)),
        o.Sentence(
            id=case.id("sentence"), offender_id=person, passed=When.on(date(2025, 8, 20)), expressed="Community order",
            kind="community",
        ),
        o.Sentence(
            id=case.id("sentence"), offender_id=person, passed=When.on(date(2025, 12, 18)), expressed="16 weeks",
            kind="imprisonment",
        ),
        c.RecordingPeriod(id=case.id("period"), way="memory", starts=FIRST, ends=date(2024, 7, 1)),
        c.RecordingPeriod(id=case.id("period"), way="diary", starts=date(2024, 7, 2)),
        w.Meeting(
            id=case.id("meeting"), kind="marac", on=date(2025, 9, 15), status="held", follow_up_on=date(2026, 3, 1)
        ),
        w.Statement(id=case.id("statement"), kind="court", status="signed", signed_on=date(2024, 9, 2)),
        w.Statement(
            id=case.id("statement"), kind="court", status="signed", signed_on=date(2025, 12, 20),
            next_offer=date(2026, 7, 1),
        ),
        c.LifeEvent(id=case.id("life"), kind="home-move", happened=When.on(date(2025, 3, 3)), account="Moved away."),
        c.LifeEvent(id=case.id("life"), kind="number-change", happened=When.in_month(2025, 10)),
    )  # fmt: skip
    for on, kind in (
        (date(2024, 4, 2), "attendance"), (date(2024, 7, 30), "report"), (date(2025, 8, 1), "arrest"),
        (date(2026, 4, 20), "attendance"), (date(2026, 4, 24), "call"), (date(2026, 7, 10), "arrest"),
    ):  # fmt: skip
        case.add(c.PoliceContact(id=case.id("police"), kind=kind, happened=When.on(on)))
