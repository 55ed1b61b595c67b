# SPDX-License-Identifier: Apache-2.0
"""The people of a MARAC referral: who is at risk, what she or he needs, the children, and what is known of whom."""

from collections.abc import Iterator

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import lower_first, short_day, told
from vlu_desktop.papers.social_history.court_events import how_many, offence_of
from vlu_desktop.papers.social_history.offending_history import none_known
from vlu_desktop.record.offending import Conviction, NoneKnown, OffenderHistory, Whereabouts
from vlu_desktop.record.people import Address, ContactPoint, Person, PersonName, Relationship, Vehicle
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

NOT_ENTERED = "not entered; ask"
_SCHOOL = "school"
_ASKED_OF_HER = (
    ("Needs", "access_needs"), ("Disability", "disability"), ("Ethnicity", "ethnicity"), ("Gender", "gender_identity"),
    ("Orientation", "orientation"), ("Religion or belief", "religion"), ("GP", "gp"),
)  # fmt: skip


def at_risk(source: PaperSource) -> tuple[t.Block, ...]:
    """The victim and the children, each with what is needed to find and to reach them safely."""
    blocks: list[t.Block] = []
    for group in source.persons.grouped(source.file.victims):
        rows = list(_person(source, group))
        rows.append(("Safe contact", told(source.file.case.safe_contact or "not entered; ask the referrer first")))
        rows.append(("Wishes and fears", told(source.answer("views") or "not asked")))
        blocks += [t.KeyValue(rows=(*rows, *_needs(source, group))), *_contacts(source, group)]
    rows_of = tuple(
        (
            common_sections.head(source.file.name(group[0])),
            common_sections.cell(_born(source, group), NOT_ENTERED),
            common_sections.cell(_places(source, group, besides=_SCHOOL), NOT_ENTERED),
            common_sections.cell(_places(source, group, only=_SCHOOL), NOT_ENTERED),
        )
        for group in source.persons.grouped(source.file.people_as("child"))
    )
    if rows_of:
        blocks.append(
            common_sections.table("Children", (("Name", 2.6), ("Born", 2), ("Where", 3.4), ("School", 3)), rows_of)
        )
    else:
        heard = list(dict.fromkeys(row.children for row in source.file.all(Relationship) if row.children))
        said = f"nobody is entered as one, but of the relationship is told: {'; '.join(heard)}. Ask." if heard else ""
        blocks.append(t.Paragraph(text=told(f"Children: {said or 'not entered; ask.'}")))
    return tuple(blocks)


def _person(source: PaperSource, group: tuple[str, ...]) -> tuple[tuple[str, t.Runs], ...]:
    """One person, whatever the entries that stand for her or him have between them."""
    names: dict[str, str] = {}
    for each in (row for entry in group for row in source.file.of(PersonName, entry)):
        kind = "" if each.kind in ("", "current") else f" ({label('name-kind', each.kind).lower()})"
        names.setdefault(each.full, f"{each.full}{kind}")
    rows: list[tuple[str, t.Runs]] = [
        ("Names", told("; ".join(names.values()) or NOT_ENTERED)),
        ("Born", told(_born(source, group) or NOT_ENTERED)),
    ]
    rows += [("Language", told(said)) for row in _entries(source, group) if (said := _language(row))]
    rows.append(("Where", told(_places(source, group) or NOT_ENTERED)))
    return tuple(rows)


def _entries(source: PaperSource, group: tuple[str, ...]) -> list[Person]:
    return [row for entry in group if (row := source.file.get(Person, entry))]


def _language(row: Person) -> str:
    interpreter = label("answer", row.interpreter).lower()
    needed = f"interpreter needed: {interpreter}" if interpreter else "interpreter not asked"
    return ", ".join(part for part in (row.language, needed) if part) if row.language or interpreter else ""


def _needs(source: PaperSource, group: tuple[str, ...]) -> Iterator[tuple[str, t.Runs]]:
    """What a coordinator asks of every victim: what was given, and what is still to be asked."""
    rows = _entries(source, group)
    for name, field in _ASKED_OF_HER:
        given = dict.fromkeys(value for row in rows if (value := str(getattr(row, field)).strip()))
        yield name, told("; ".join(given) or NOT_ENTERED)
    if not any(_language(row) for row in rows):
        yield "Language", NOT_ENTERED


def _born(source: PaperSource, group: tuple[str, ...]) -> str:
    """The birthday, or the age as it was told; of several that one person's entries give, each: nobody has chosen."""
    rows = _entries(source, group)
    born = dict.fromkeys(row.born.display() for row in rows if row.born)
    aged = dict.fromkeys(f"not entered; age as told: {row.age_told.strip()}" for row in rows if row.age_told.strip())
    return " or ".join(born or aged)


def _places(source: PaperSource, group: tuple[str, ...], *, only: str = "", besides: str = "") -> str:
    found = [
        f"{label('address-kind', row.kind) or 'Address'}: {row.lines} {row.postcode}".strip()
        for entry in group
        for row in source.file.of(Address, entry)
        if row.kind != besides and (not only or row.kind == only)
    ]
    return "; ".join(dict.fromkeys(found))


def _contacts(source: PaperSource, group: tuple[str, ...]) -> tuple[t.Block, ...]:
    rows = tuple(
        (
            common_sections.head(label("contact-kind", row.kind)),
            common_sections.cell(row.value),
            t.Cell(content=(t.Text(text=label("answer", row.safe) or "Not asked", bold=row.safe != "yes"),)),
            common_sections.cell(row.safe_when),
        )
        for entry in group
        for row in source.file.of(ContactPoint, entry)
    )
    if not rows:
        return (t.Paragraph(text="How to reach her or him: not entered; ask."),)
    return (
        common_sections.table(
            "How to reach her or him",
            (("Kind", 1.6), ("Number or address", 3), ("Safe", 1.3), ("When and how", 4)),
            rows,
            note="Use none that is not plainly safe.",
        ),
    )


def offender(source: PaperSource) -> list[tuple[str, t.Runs]]:
    rows: list[tuple[str, t.Runs]] = []
    for group in source.persons.grouped(source.file.offenders):
        rows += _person(source, group)
        cars = [" ".join(part for part in (row.registration, row.description) if part)
                for entry in group for row in source.file.of(Vehicle, entry)]  # fmt: skip
        if cars:
            rows.append(("Vehicle", told("; ".join(cars))))
    for row in source.file.all(Relationship):
        rows.append(("Relationship", told(_between(source, row))))
    now = [row for row in source.file.all(Whereabouts) if row.starts and not row.ends]
    now.sort(key=lambda row: (row.starts, row.id))
    if now:
        rows.append(("Now", f"{label('whereabouts', now[-1].kind)}, since {short_day(now[-1].starts)}"))
    return rows or [("Offender", NOT_ENTERED)]


def _between(source: PaperSource, row: Relationship) -> str:
    one, other = (source.persons.named(each) for each in (row.person_id, row.other_id))
    said = f"{one} and {other}: {label('relationship', row.kind)}"
    said += f", ended {row.ended.display()}" if row.ended else ""
    return f"{said}. Children: {row.children}" if row.children else said


def known_of_him(source: PaperSource) -> tuple[t.Block, ...]:
    """Convictions as supplied, what is known without one, and what there is said to be none of."""
    said = [told(_convicted(source, row)) for row in source.file.all(Conviction)]
    said += [told(_known(row)) for row in source.file.all(OffenderHistory)]
    said += [told(none_known(row)) for row in source.file.all(NoneKnown)]
    if not said:
        return (t.Paragraph(text="Convictions, and what else is known of him or her: not entered; ask the police."),)
    return (t.BulletList(items=tuple(said)),)


def _convicted(source: PaperSource, row: Conviction) -> str:
    against = source.persons.name(row.against_id)
    when = row.convicted.display(short=True) if row.convicted else ""
    more = ", ".join(part for part in (how_many(row), when, f"against {against}" if against else "") if part)
    return f"Conviction: {offence_of(row)} ({more})." if more else f"Conviction: {offence_of(row)}."


def _known(row: OffenderHistory) -> str:
    account = f": {row.account.strip().rstrip('.')}" if row.account.strip() else ""
    when = row.happened.display(short=True) if row.happened else ""
    sure = lower_first(label("reliability", row.reliability)) or "not assessed"
    said = ", ".join(part for part in (when, row.source.strip(), sure) if part)
    return f"Known without a conviction, {lower_first(label('history-kind', row.kind))}{account} ({said})."
