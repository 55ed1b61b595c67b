# SPDX-License-Identifier: Apache-2.0
"""The referral to a MARAC: who is at risk and from whom, how she can be reached safely, why now, and by what right."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.wording import day, listed, lower_first, number_of, sentence_case, short_day, told
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.papers.social_history.key_points import doubted, proved
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Whereabouts
from vlu_desktop.record.people import Address, ContactPoint, Person, PersonName, Relationship, Vehicle
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.record.work import Meeting, MeetingCriterion
from vlu_desktop.typeset import tree as t

YEAR = timedelta(days=365)
MOST = 40
"""Entries set out in a referral, the latest: a conference has a quarter of an hour for a case."""

_IS = (
    "It asks for this case to be heard at a multi-agency risk assessment conference. It sets out what is recorded and "
    "why it is thought to be high risk now. It is not a finding that any of it is proved, and identifying risk is not "
    "a prediction. It is never shown to the offender, who must not learn of the referral, the meeting or who attends."
)
_YES_NO = {"yes": "Yes", "no": "No", "not-asked": "Not asked"}
ASKS = (
    Ask(key="criterion", label="Referred because of",
        options=choices(dict(vocabulary("marac-criterion").terms))),
    Ask(key="because", label="Why, in the officer’s own words", long=True,
        help="Professional judgement needs its reasons written, and is never used to refer less."),
    Ask(key="aware", label="Does the victim know of the referral", options=choices(_YES_NO)),
    Ask(key="agrees", label="Does the victim agree to it", options=choices(_YES_NO)),
    Ask(key="grounds", label="Without the victim’s agreement: on what ground it is shared, who decided, when",
        long=True),
    Ask(key="idva", label="Independent adviser (IDVA): referred on, or why not"),
    Ask(key="views", label="What the victim wants, and is most afraid of", long=True),
)  # fmt: skip


def compose(source: PaperSource) -> t.Document:
    """Reasons, people, safety, what happened, orders, earlier meetings."""
    body = (
        t.Heading(text="Why now", id="why"),
        *_why(source),
        t.Heading(text="Whose safety", id="victim"),
        *_people(source),
        t.Heading(text="From whom", id="offender"),
        t.KeyValue(rows=tuple(_offender(source))),
        t.Heading(text="By what right it is shared", id="basis"),
        t.KeyValue(rows=tuple(_basis(source))),
        t.Heading(text="What has happened", id="incidents"),
        *_incidents(source),
        *orders_section.blocks(source),
    )
    return common_sections.document(
        source,
        "MARAC referral",
        body,
        about="For a multi-agency risk assessment conference",
        is_=_IS,
        rows=(("Victim", told(source.victim)), ("Offender", told(source.offender))),
        gaps=common_sections.gaps(
            not_asked=[f"{ask.label}." for ask in ASKS if not source.answer(ask.key)],
            not_known=_not_known(source),
            not_checked=("What other agencies hold. That is what the conference is for.",),
        ),
    )


def _why(source: PaperSource) -> tuple[t.Block, ...]:
    rows: tuple[tuple[str, t.Runs], ...] = (
        ("Criterion", label("marac-criterion", source.answer("criterion")) or "not said"),
        ("Why", told(source.answer("because") or "not said")),
        *_earlier(source),
    )
    events = [each for each in source.agreed if each.single]
    patterns = [each for each in source.agreed if not each.single and not _within_another(source, each)]
    points = tuple(told(_pointed(source, each)) for each in (*events[:6], *patterns[:6]))
    return (t.KeyValue(rows=rows), *((t.BulletList(items=points),) if points else ()))


def _within_another(source: PaperSource, finding: Finding) -> bool:
    """Whether another finding begins with all that this one says, and goes on."""
    return any(each.sentence.startswith(f"{finding.sentence} ") for each in source.agreed)


def _pointed(source: PaperSource, finding: Finding) -> str:
    """A finding with how far what it rests on is proved, and where it is not known who did it."""
    outcomes = proved(source, finding)
    far = f"Of its entries: {outcomes}." if outcomes else ""
    return " ".join(filter(None, (f"{finding.title}. {finding.sentence}", far, doubted(source, finding))))


def _earlier(source: PaperSource) -> Iterator[tuple[str, t.Runs]]:
    """What the conferences before this one heard, and whether it is a repeat of the last."""
    meetings = _heard(source)
    last = meetings[-1] if meetings else None
    for row in source.file.of(MeetingCriterion, last.id) if last else ():
        said = label("marac-criterion", row.criterion)
        yield "At the last meeting", told(f"{said}: {row.reason}" if row.reason else said)
    held = [", ".join(filter(None, (short_day(row.on), row.area))) for row in meetings]
    yield "Heard before", told("; ".join(held) or "not entered; ask")
    if last and last.on:
        yield "Repeat", _repeats(source, last.referred_on or last.on)


def _repeats(source: PaperSource, referred: date) -> str:
    """Whether this is a repeat of the last referral, by the day; and what of before then would have made it one."""
    if source.facts.data_to - referred <= YEAR:
        return "Within 12 months of the last referral: any further incident makes it a repeat"
    window = referred + timedelta(days=1), referred + YEAR
    then = sum(each.happened.is_dated and each.reach.certainly_within(*window) for each in source.conduct)
    told_then = f". In those 12 months: {number_of(then, 'entry', 'entries')}, any of which made it a repeat then"
    return f"More than 12 months since the last referral: a new referral{told_then if then else ''}"


def _heard(source: PaperSource) -> list[Meeting]:
    dated = [row for row in source.file.all(Meeting) if row.kind == "marac" and row.on]
    return sorted(dated, key=lambda row: (row.on, row.id))


def _people(source: PaperSource) -> tuple[t.Block, ...]:
    """The victim and the children, each with what is needed to find and to reach them safely."""
    blocks: list[t.Block] = []
    for group in source.persons.grouped(source.file.victims):
        rows = list(_person(source, group))
        rows.append(("Safe contact", told(source.file.case.safe_contact or "not entered; ask the referrer first")))
        rows.append(("Wishes and fears", told(source.answer("views") or "not asked")))
        blocks += [t.KeyValue(rows=tuple(rows)), *_contacts(source, group)]
    rows_of = tuple(
        (
            common_sections.head(source.file.name(group[0])),
            common_sections.cell(_born(source, group), "not entered; ask"),
            common_sections.cell(_places(source, group), "not entered; ask"),
        )
        for group in source.persons.grouped(source.file.people_as("child"))
    )
    if rows_of:
        blocks.append(common_sections.table("Children", (("Name", 3), ("Born", 2), ("Where", 5)), rows_of))
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
        ("Names", told("; ".join(names.values()) or "not entered; ask")),
        ("Born", told(_born(source, group) or "not entered; ask")),
    ]
    for row in (source.file.get(Person, entry) for entry in group):
        if row and (row.language or row.interpreter):
            interpreter = label("answer", row.interpreter).lower()
            needed = f"interpreter needed: {interpreter}" if interpreter else "interpreter not asked"
            rows.append(("Language", told(", ".join(part for part in (row.language, needed) if part))))
    rows.append(("Where", told(_places(source, group) or "not entered; ask")))
    return tuple(rows)


def _born(source: PaperSource, group: tuple[str, ...]) -> str:
    """The birthday; where the entries that stand for one person give several, each, because nobody has chosen."""
    rows = (source.file.get(Person, entry) for entry in group)
    return " or ".join(dict.fromkeys(row.born.display() for row in rows if row and row.born))


def _places(source: PaperSource, group: tuple[str, ...]) -> str:
    found = [
        f"{label('address-kind', row.kind) or 'Address'}: {row.lines} {row.postcode}".strip()
        for entry in group
        for row in source.file.of(Address, entry)
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


def _offender(source: PaperSource) -> list[tuple[str, t.Runs]]:
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
    return rows or [("Offender", "not entered; ask")]


def _between(source: PaperSource, row: Relationship) -> str:
    one, other = (source.persons.named(each) for each in (row.person_id, row.other_id))
    said = f"{one} and {other}: {label('relationship', row.kind)}"
    said += f", ended {row.ended.display()}" if row.ended else ""
    return f"{said}. Children: {row.children}" if row.children else said


def _basis(source: PaperSource) -> list[tuple[str, t.Runs]]:
    def answered(key: str) -> str:
        return _YES_NO.get(source.answer(key), "Not asked")

    return [
        ("The victim knows of it", answered("aware")),
        ("The victim agrees", answered("agrees")),
        ("Ground, and who decided", told(source.answer("grounds") or ("not needed: the victim agrees"
                                         if source.answer("agrees") == "yes" else "not recorded"))),
        ("IDVA", told(source.answer("idva") or "not recorded")),
        ("The offender", "Must not be told"),
    ]  # fmt: skip


def _incidents(source: PaperSource) -> tuple[t.Block, ...]:
    since = source.facts.data_to - YEAR
    window = since, source.facts.data_to
    recent = [each for each in source.conduct if each.happened.is_dated and each.reach.possibly_within(*window)]
    if not recent:
        return (t.Paragraph(text="Nothing is recorded within the last 12 months."),)
    counts = Counter(each.proof for each in recent)
    said = [f"{counts[key]} {lower_first(label('proof', key))}" for key in dict.fromkeys(e.proof for e in recent)]
    loose = sum(not each.reach.certainly_within(*window) for each in recent)
    unsure = f" {loose:,} of them may lie outside, by the dates told." if loose else ""
    last = recent[-MOST:]
    left = len(recent) - len(last)
    note = (
        f"{sentence_case(number_of(left, 'earlier entry', 'earlier entries'))} of these 12 months are left out."
        if left
        else ""
    )
    return (
        t.Paragraph(
            text=f"{sentence_case(number_of(len(recent), 'entry', 'entries'))} in the 12 months to "
            f"{day(source.facts.data_to)}: {listed(said)}.{unsure} "
            f"{number_of(len(source.conduct), 'entry', 'entries')} in all."
        ),
        chronology.table(source, last, "The last 12 months", note, "incidents-table"),
    )


def _not_known(source: PaperSource) -> tuple[str, ...]:
    found = ["The score of a risk checklist: this record holds none of its own."]
    if any(not row.safe for row in source.file.all(ContactPoint)):
        found.append("Whether every number or address is safe to use.")
    return tuple(found)
