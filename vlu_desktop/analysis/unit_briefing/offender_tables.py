# SPDX-License-Identifier: Apache-2.0
"""What the offenders of a unit are like: ages, index and previous offences, history, programmes, reports."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from vlu_desktop.analysis.unit_briefing.counting import UNKNOWN, banded, met, rows_of, tally, told_number
from vlu_desktop.analysis.unit_briefing.offender_facts import OffenderFacts
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.offending import Assessment, Conviction, OffenderHistory, Programme
from vlu_desktop.record.people import Person
from vlu_desktop.record.proof import still_stands
from vlu_desktop.record.unit_table import UnitTable
from vlu_desktop.record.vocabulary import vocabulary

Offenders = Sequence[OffenderFacts]
_BANDS = ((21, "youngest"), (29, "twenties"), (39, "thirties"), (199, "oldest"))
_TOLD_AGE = re.compile(r"\b(\d{1,3})\b(?!\s*(?:days|weeks|months))")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REPORTS = frozenset({"psychological", "psychiatric"})


def ages(offenders: Offenders, up_to: date) -> UnitTable:
    """How old they are on the day."""
    labels = {
        "youngest": say("briefing.age-youngest", to=21),
        "twenties": say("briefing.age-between", start=22, to=29),
        "thirties": say("briefing.age-between", start=30, to=39),
        "oldest": say("briefing.age-oldest", start=40),
        UNKNOWN: say("briefing.not-entered"),
    }
    return UnitTable(
        key="ages",
        title=say("briefing.title-ages"),
        definition=say("briefing.about-ages"),
        base=len(offenders),
        base_said=say("briefing.of-offenders", n=len(offenders)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(labels, tally(_age_band(each, up_to) for each in offenders)),
    )


def _age_band(facts: OffenderFacts, up_to: date) -> str:
    """The band that every entry of one person leaves open, or none."""
    found = [ages for person in facts.people.values() if (ages := _ages(person, up_to)) is not None]
    bands = {banded(min(max(age, 0), 199), _BANDS) for ages in found for age in ages}
    return bands.pop() if len(bands) == 1 else UNKNOWN


def _ages(person: Person, up_to: date) -> tuple[int, int] | None:
    """The youngest and oldest somebody can be on the day; None where nothing says, or who has died."""
    if person.died is not None:
        return None
    if person.born is not None and person.born.first_day and person.born.last_day:
        return _years(person.born.last_day, up_to), _years(person.born.first_day, up_to)
    return _told_ages(person, up_to)


def _told_ages(person: Person, up_to: date) -> tuple[int, int] | None:
    year = _YEAR.search(person.age_told)
    age = _TOLD_AGE.search(_YEAR.sub("", person.age_told))
    said = int(year[0]) if year else person.recorded_at.year if person.recorded_at else None
    if age is None or said is None:
        return None
    later = up_to.year - said
    about = int(age[1]) + later
    return (about - 1, about + 1) if later else (about, about)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def index_offences(offenders: Offenders) -> UnitTable:
    """Of what kinds of index offence they were convicted or are charged."""
    labels = {**dict(vocabulary("offence-category").terms), UNKNOWN: say("briefing.not-entered")}
    counted: Counter[tuple[str, str]] = Counter()
    for each in offenders:
        for kind in index_kinds(each) or {UNKNOWN}:
            counted[kind, ""] += 1
    return UnitTable(
        key="index",
        title=say("briefing.title-index"),
        definition=say("briefing.about-index"),
        base=len(offenders),
        base_said=say("briefing.of-offenders", n=len(offenders)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(met(labels, counted), counted),
        adds_up=False,
    )


def index_kinds(facts: OffenderFacts) -> set[str]:
    """The kinds of the index offences, "" among them where one has no kind; none where there is no index offence."""
    convicted = {row.category for row in facts.all(Conviction) if row.index_offence}
    return convicted | {row.category for row in facts.all(Charge) if row.index_offence and still_stands(row)}


def previous_offences(offenders: Offenders) -> UnitTable:
    """How many previous convictions there are of each kind of offence."""
    labels = {**dict(vocabulary("offence-category").terms), UNKNOWN: say("briefing.not-entered")}
    counted: Counter[tuple[str, str]] = Counter()
    uncounted = 0
    for row in _previous(offenders):
        number = told_number(row.count)
        uncounted += number is None
        counted[row.category, ""] += number or 1
    total = counted.total()
    return UnitTable(
        key="previous",
        title=say("briefing.title-previous"),
        definition=say("briefing.about-previous"),
        base=total,
        base_said=say("briefing.of-previous", n=total),
        columns=(say("briefing.column-number"),),
        rows=rows_of(met(labels, counted), counted),
        notes=(say("briefing.previous-uncounted", n=uncounted),) if uncounted else (),
    )


def _previous(offenders: Offenders) -> Iterator[Conviction]:
    return (row for each in offenders for row in each.all(Conviction) if not row.index_offence)


def previous_of_each(offenders: Offenders) -> UnitTable:
    """How many previous convictions each has."""
    labels = {
        "most": say("briefing.previous-most"),
        "many": say("briefing.previous-many"),
        "some": say("briefing.previous-some"),
        "few": say("briefing.previous-few"),
        "none": say("briefing.previous-none"),
        UNKNOWN: say("briefing.not-entered"),
    }
    return UnitTable(
        key="previous-each",
        title=say("briefing.title-previous-each"),
        definition=say("briefing.about-previous-each"),
        base=len(offenders),
        base_said=say("briefing.of-offenders", n=len(offenders)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(labels, tally(_previous_band(each) for each in offenders)),
    )


def _previous_band(facts: OffenderFacts) -> str:
    numbers = [told_number(row.count) for row in facts.all(Conviction) if not row.index_offence]
    total = sum(number or 0 for number in numbers)
    if not numbers:
        return "none" if facts.none_known("convictions") else UNKNOWN
    if None in numbers and total < 10:
        return UNKNOWN
    return banded(min(total, 10), ((2, "few"), (4, "some"), (9, "many"), (10, "most")))


def programmes(offenders: Offenders) -> UnitTable:
    """The programmes they were put on, and how they ended."""
    labels = {**dict(vocabulary("programme-outcome").terms), UNKNOWN: say("briefing.not-entered")}
    counted = Counter((row.outcome, row.setting) for each in offenders for row in each.all(Programme))
    without = [each for each in offenders if not each.all(Programme)]
    said = sum(each.none_known("programmes") for each in without)
    silent = len(without) - said
    return UnitTable(
        key="programmes",
        title=say("briefing.title-programmes"),
        definition=say("briefing.about-programmes"),
        base=counted.total(),
        base_said=say("briefing.of-programmes", n=counted.total()),
        columns=(
            say("briefing.programmes-custody"),
            say("briefing.programmes-community"),
            say("briefing.programmes-elsewhere"),
        ),
        rows=rows_of(met(labels, counted), counted, ("custody", "community", "")),
        notes=(
            *((say("briefing.programmes-none", n=said),) if said else ()),
            *((say("briefing.programmes-unknown", n=silent),) if silent else ()),
        ),
    )


def domestic_abuse(offenders: Offenders) -> UnitTable:
    """Of how many a history of domestic abuse is entered."""
    labels = {"entered": say("briefing.domestic-entered"), UNKNOWN: say("briefing.not-entered")}
    known = (any(row.kind == "domestic-abuse" for row in each.all(OffenderHistory)) for each in offenders)
    return UnitTable(
        key="domestic",
        title=say("briefing.title-domestic"),
        definition=say("briefing.about-domestic"),
        base=len(offenders),
        base_said=say("briefing.of-offenders", n=len(offenders)),
        columns=(say("briefing.column-number"),),
        rows=rows_of(labels, tally("entered" if each else UNKNOWN for each in known)),
    )


def reports(offenders: Offenders) -> UnitTable:
    """Psychological and psychiatric reports: asked for, refused, made."""
    kinds, statuses = vocabulary("assessment-kind"), vocabulary("assessment-status")
    labels = {key: label for key, label in kinds.terms if key in _REPORTS}
    rows = [row for each in offenders for row in each.all(Assessment) if row.kind in _REPORTS]
    counted = Counter((row.kind, row.status) for row in rows)
    none = sum(not any(row.kind in _REPORTS for row in each.all(Assessment)) for each in offenders)
    return UnitTable(
        key="reports",
        title=say("briefing.title-reports"),
        definition=say("briefing.about-reports"),
        base=len(rows),
        base_said=say("briefing.of-reports", n=len(rows)),
        columns=(*(label for _, label in statuses.terms), say("briefing.not-entered")),
        rows=rows_of(labels, counted, (*(key for key, _ in statuses.terms), UNKNOWN)),
        notes=(say("briefing.reports-unknown", n=none),) if none else (),
    )
