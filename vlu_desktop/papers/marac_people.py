# SPDX-License-Identifier: Apache-2.0
"""The people of a MARAC referral: who is at risk, what she or he needs, the children, and what is known of whom."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from vlu_desktop.language.phrases import either
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, label, spoken, stated, worded
from vlu_desktop.papers.common.wording import dated, lower_first, short_day, told
from vlu_desktop.papers.social_history.court_events import how_many, offence_of
from vlu_desktop.papers.social_history.offending_history import none_known
from vlu_desktop.record.offending import Conviction, NoneKnown, OffenderHistory, Whereabouts
from vlu_desktop.record.people import Address, ContactPoint, Person, PersonName, Relationship, Vehicle
from vlu_desktop.typeset import tree as t

_SCHOOL = "school"


def at_risk(source: PaperSource) -> tuple[t.Block, ...]:
    """The victim and the children, each with what is needed to find and to reach them safely."""
    blocks: list[t.Block] = []
    missing = worded("marac-referral.not-entered")
    safely = source.file.case.safe_contact or worded("marac-referral.safe-contact-not-entered")
    views = source.answer("views") or missing
    for group in source.persons.grouped(source.file.victims):
        rows = list(_person(source, group))
        rows.append((worded("marac-referral.safe-contact"), told(safely)))
        rows.append((worded("marac-referral.views"), told(views)))
        blocks += [t.KeyValue(rows=(*rows, *_needs(source, group))), *_contacts(source, group)]
    rows_of = tuple(
        (
            common_sections.head(source.file.name(group[0])),
            common_sections.cell(_born(source, group), missing),
            common_sections.cell(_places(source, group, besides=_SCHOOL), missing),
            common_sections.cell(_places(source, group, only=_SCHOOL), missing),
        )
        for group in source.persons.grouped(source.file.people_as("child"))
    )
    if rows_of:
        columns = (
            (worded("marac-referral.child-name"), 2.6), (worded("marac-referral.born"), 2),
            (worded("marac-referral.where"), 3.4), (worded("marac-referral.child-school"), 3),
        )  # fmt: skip
        blocks.append(common_sections.table(worded("marac-referral.children"), columns, rows_of))
    else:
        heard = list(dict.fromkeys(row.children for row in source.file.all(Relationship) if row.children))
        blocks.append(
            t.Paragraph(
                text=told(
                    worded("marac-referral.children-told-of", words=apart(heard))
                    if heard
                    else worded("marac-referral.children-not-entered")
                )
            )
        )
    return tuple(blocks)


def _person(source: PaperSource, group: tuple[str, ...]) -> tuple[tuple[str, t.Runs], ...]:
    """One person, whatever the entries that stand for her or him have between them."""
    names: dict[str, str] = {}
    for each in (row for entry in group for row in source.file.of(PersonName, entry)):
        names.setdefault(each.full, _name(each))
    missing, language = worded("marac-referral.not-entered"), worded("marac-referral.language")
    rows: list[tuple[str, t.Runs]] = [
        (worded("marac-referral.names"), told(apart(names.values()) or missing)),
        (worded("marac-referral.born"), told(_born(source, group) or missing)),
    ]
    rows += [(language, told(said)) for row in _entries(source, group) if (said := _language(row))]
    rows.append((worded("marac-referral.where"), told(_places(source, group) or missing)))
    return tuple(rows)


def _name(row: PersonName) -> str:
    """A name, and of what kind it is where it is not the one in use."""
    if row.kind in ("", "current"):
        return row.full
    return worded("marac-referral.name-of-kind", name=row.full, kind=label("name-kind", row.kind).lower())


def _entries(source: PaperSource, group: tuple[str, ...]) -> list[Person]:
    return [row for entry in group if (row := source.file.get(Person, entry))]


def _language(row: Person) -> str:
    answer = label("answer", row.interpreter).lower()
    if row.language and answer:
        return worded("marac-referral.language-interpreter", language=row.language, answer=answer)
    if row.language:
        return worded("marac-referral.language-interpreter-not-entered", language=row.language)
    return worded("marac-referral.interpreter", answer=answer) if answer else ""


def _needs(source: PaperSource, group: tuple[str, ...]) -> Iterator[tuple[str, t.Runs]]:
    """What a coordinator asks of every victim: what was given, and what is still to be asked."""
    rows, missing = _entries(source, group), worded("marac-referral.not-entered")
    asked: tuple[tuple[str, Callable[[Person], str]], ...] = (
        (worded("marac-referral.needs"), attrgetter("access_needs")),
        (worded("marac-referral.disability"), attrgetter("disability")),
        (worded("marac-referral.ethnicity"), attrgetter("ethnicity")),
        (worded("marac-referral.gender"), attrgetter("gender_identity")),
        (worded("marac-referral.orientation"), attrgetter("orientation")),
        (worded("marac-referral.religion"), attrgetter("religion")),
        (worded("marac-referral.gp"), attrgetter("gp")),
    )
    for name, of in asked:
        given = dict.fromkeys(value for row in rows if (value := of(row).strip()))
        yield name, told(apart(given) or missing)
    if not any(_language(row) for row in rows):
        yield worded("marac-referral.language"), missing


def _born(source: PaperSource, group: tuple[str, ...]) -> str:
    """The birthday, or the age as it was told; of several that one person's entries give, each: nobody has chosen."""
    rows = _entries(source, group)
    born = dict.fromkeys(dated(row.born) for row in rows if row.born)
    aged = dict.fromkeys(
        worded("marac-referral.age-told", age=row.age_told.strip()) for row in rows if row.age_told.strip()
    )
    return either(born or aged, spoken())


def _places(source: PaperSource, group: tuple[str, ...], *, only: str = "", besides: str = "") -> str:
    unnamed = worded("marac-referral.address")
    found = [
        worded(
            "marac-referral.place",
            kind=label("address-kind", row.kind) or unnamed,
            address=" ".join(filter(None, (row.lines, row.postcode))),
        )
        for entry in group
        for row in source.file.of(Address, entry)
        if row.kind != besides and (not only or row.kind == only)
    ]
    return apart(dict.fromkeys(found))


def _contacts(source: PaperSource, group: tuple[str, ...]) -> tuple[t.Block, ...]:
    missing = worded("marac-referral.reach-safe-not-entered")
    rows = tuple(
        (
            common_sections.head(label("contact-kind", row.kind)),
            common_sections.cell(row.value, missing),
            t.Cell(content=(t.Text(text=label("answer", row.safe) or missing, bold=row.safe != "yes"),)),
            common_sections.cell(row.safe_when),
        )
        for entry in group
        for row in source.file.of(ContactPoint, entry)
    )
    if not rows:
        return (t.Paragraph(text=worded("marac-referral.reach-not-entered")),)
    columns = (
        (worded("marac-referral.reach-kind"), 1.6), (worded("marac-referral.reach-value"), 3),
        (worded("marac-referral.reach-safe"), 1.3), (worded("marac-referral.reach-when"), 4),
    )  # fmt: skip
    note = worded("marac-referral.reach-note")
    return (common_sections.table(worded("marac-referral.reach"), columns, rows, note=note),)


def offender(source: PaperSource) -> list[tuple[str, t.Runs]]:
    rows: list[tuple[str, t.Runs]] = []
    for group in source.persons.grouped(source.file.offenders):
        rows += _person(source, group)
        cars = [" ".join(part for part in (row.registration, row.description) if part)
                for entry in group for row in source.file.of(Vehicle, entry)]  # fmt: skip
        if cars:
            rows.append((worded("marac-referral.vehicle"), told(apart(cars))))
    for row in source.file.all(Relationship):
        rows.append((worded("marac-referral.relationship"), told(_between(source, row))))
    now = [row for row in source.file.all(Whereabouts) if row.starts and not row.ends]
    now.sort(key=lambda row: (row.starts, row.id))
    if now:
        where, since = label("whereabouts", now[-1].kind), short_day(now[-1].starts)
        rows.append((worded("marac-referral.now"), worded("marac-referral.now-since", where=where, since=since)))
    return rows or [(worded("marac-referral.offender"), worded("marac-referral.not-entered"))]


def _between(source: PaperSource, row: Relationship) -> str:
    one, other = (source.persons.named(each) for each in (row.person_id, row.other_id))
    kind = label("relationship", row.kind)
    if row.ended:
        said = worded("marac-referral.related-once", one=one, other=other, kind=kind, ended=dated(row.ended))
    else:
        said = worded("marac-referral.related", one=one, other=other, kind=kind)
    children = worded("marac-referral.related-children", children=row.children) if row.children else ""
    return stated((said, children))


def known_of_him(source: PaperSource) -> tuple[t.Block, ...]:
    """Convictions as supplied, what is known without one, and what there is said to be none of."""
    said = [told(_convicted(source, row)) for row in source.file.all(Conviction)]
    said += [told(_known(row)) for row in source.file.all(OffenderHistory)]
    said += [told(none_known(row)) for row in source.file.all(NoneKnown)]
    if not said:
        return (t.Paragraph(text=worded("marac-referral.known-not-entered")),)
    return (t.BulletList(items=tuple(said)),)


def _convicted(source: PaperSource, row: Conviction) -> str:
    offence, whom = offence_of(row), source.persons.name(row.against_id)
    when = dated(row.convicted, short=True) if row.convicted else ""
    more = in_turn((how_many(row), when))
    if more and whom:
        return worded("marac-referral.conviction-more-against", offence=offence, more=more, whom=whom)
    if more:
        return worded("marac-referral.conviction-more", offence=offence, more=more)
    if whom:
        return worded("marac-referral.conviction-against", offence=offence, whom=whom)
    return worded("marac-referral.conviction", offence=offence)


def _known(row: OffenderHistory) -> str:
    when = dated(row.happened, short=True) if row.happened else ""
    sure = lower_first(label("reliability", row.reliability)) or worded("marac-referral.reliability-not-assessed")
    whence = in_turn((when, row.source.strip(), sure))
    kind, account = lower_first(label("history-kind", row.kind)), row.account.strip().rstrip(".")
    if account:
        return worded("marac-referral.known-account", kind=kind, account=account, source=whence)
    return worded("marac-referral.known", kind=kind, source=whence)
