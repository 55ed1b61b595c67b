# SPDX-License-Identifier: Apache-2.0
"""What every document has: its head, what it is and is not, its gaps, what is withheld, and who prepared it."""

from collections.abc import Iterable, Sequence

from vlu_desktop.papers.common.arranging import arranged
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import Marks, day, listed, lower_first, number_of, told, withheld_in
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

FOR = {
    "court": "For the court",
    "parole": "For the Parole Board",
    "parole-withheld": "For the Parole Board alone",
    "marac": "For agencies of the MARAC",
    "licence": "For the supervising officer",
    "victim": "For the person it concerns",
    "police": "For the police",
    "agency": "For one agency",
    "internal": "Inside the unit",
}
READ_BY = {
    "court": "The court, the prosecution and the defence. Some of it may be read out in public",
    "parole": "The panel, the prisoner and the prisoner’s representative",
    "parole-withheld": "The panel alone, unless it directs otherwise. Never the prisoner",
    "marac": "The agencies of the conference. Never the offender",
    "licence": "Those who decide on the licence. The prisoner may come to see it",
    "victim": "The person it concerns",
    "police": "The police. It may come to be disclosed in proceedings",
    "agency": "The agency named. Never the offender",
    "internal": "This unit alone",
}
_HEADER = 42
"""How much of a running head stands clear of the marking in the middle."""
SIGN_OFF = 160.0
"""Points that a sign-off takes, so that no line to sign on stands on a page without what is signed."""
_UNSIGNED = frozenset({"agency", "victim"})
"""What goes to an agency as a reminder, or to the person it concerns, has no line for a manager to sign on."""
_IN_BRIEF = frozenset({"Prepared from", "Made on", "Record up to", "Head of the record", "Our reference"})
Rows = Sequence[tuple[str, t.Runs]]


def document(
    source: PaperSource,
    title: str,
    body: Sequence[t.Block],
    *,
    about: str,
    is_: str,
    rows: Rows = (),
    gaps: Sequence[t.Block] = (),
    after: Sequence[t.Block] = (),
) -> t.Document:
    """A document of a few pages: its head, its status, its own sections, its gaps, what is withheld, who prepared it.

    `about` is the line under the title; `is_` says what the document is and is not; `after` comes last of all, and
    brings its own lines to sign on.
    """
    marks = withheld_in((*body, *gaps, t.KeyValue(rows=tuple(rows)), *after))
    signed = prepared(source) if source.audience not in _UNSIGNED and not after else ()
    whole = (
        t.Heading(text=title, id="top"),
        t.Paragraph(text=about, style=t.Style.LEAD),
        t.KeyValue(rows=(*rows, *in_brief(source)), small=True),
        *status(is_, marks),
        *body,
        *gaps,
        *(() if signed else not_chosen(source)),
        *withheld(marks),
        *signed,
        *after,
    )
    return framed(source, title, whole, about)


def framed(source: PaperSource, title: str, body: Sequence[t.Block], subject: str) -> t.Document:
    """The document around its blocks: title, marking, running heads."""
    facts = source.facts
    concerning = f"{title}: {source.offender}" if source.audience != "victim" else title
    return t.Document(
        title=concerning,
        subject=subject,
        author=facts.unit or "Victim liaison unit",
        marking=source.file.case.marking or facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=concerning if len(concerning) <= _HEADER else title,
        header_right=FOR[source.audience],
        footer_left=footer(facts),
        body=arranged(body),
    )


def footer(facts: Facts) -> str:
    """Who prepared it, when, and from which record: at the foot of every page."""
    who = facts.prepared_by or "a victim liaison officer"
    return f"Prepared by {who}, {day(facts.made.date())}. Record {facts.head}."


def parties(source: PaperSource) -> Rows:
    """Whom it concerns."""
    rows: list[tuple[str, t.Runs]] = [("Concerning", told(source.offender))]
    if source.file.victims:
        rows.append(("Conduct towards", told(source.victim)))
    return rows


def particulars(source: PaperSource) -> Rows:
    """For whom, by whom, from what, up to when."""
    facts = source.facts
    rows: list[tuple[str, t.Runs]] = []
    if facts.court:
        rows.append(("Prepared for", told(facts.court)))
    if facts.recipient:
        rows.append(("Given to", told(facts.recipient)))
    if facts.case_number:
        rows.append(("Case number", told(facts.case_number)))
    if facts.hearing_on:
        rows.append(("Hearing", day(facts.hearing_on)))
    rows += [
        ("May be read by", READ_BY[source.audience]),
        ("Prepared by", told(". ".join(filter(None, (by(source), alone(facts)))))),
        ("Prepared from", prepared_from(source)),
        ("Made on", day(facts.made.date())),
        ("Record up to", day(facts.data_to)),
        ("Our reference", told(source.file.case.reference or "none")),
        ("Head of the record", facts.head),
    ]
    return rows


def in_brief(source: PaperSource) -> Rows:
    """The same in fewer lines, as a document of its own has them."""
    facts = source.facts
    rows = [row for row in particulars(source) if row[0] not in _IN_BRIEF]
    whence = _whence(source)
    made = f"{day(facts.made.date())}, from the record up to {day(facts.data_to)}, head {facts.head}, "
    made += f"our reference {source.file.case.reference or 'none'}{f'. {whence}' if whence else ''}"
    return [*rows, ("Made on", told(made))]


def by(source: PaperSource) -> str:
    """Who prepared it, in what role and where."""
    facts = source.facts
    return ", ".join(part for part in (facts.prepared_by, facts.role, facts.unit) if part)


def alone(facts: Facts) -> str:
    """That nobody else can have looked at it, where a unit has one officer; "" elsewhere."""
    return "The unit has one officer: nobody else has looked at this." if facts.alone else ""


def prepared_from(source: PaperSource) -> str:
    """What of the record the document had to stand on, as far as its reader may know of it."""
    return ". ".join(part for part in ("The record of a victim liaison unit", _whence(source)) if part)


def _whence(source: PaperSource) -> str:
    told_by = dict.fromkeys(label("source", each.incident.source) for each in source.file.conduct)
    names = [lower_first(name) for name in sorted(told_by) if name]
    return f"Entries from: {', '.join(names)}" if names else ""


def status(is_: str, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What the document is and is not, and that something is left out of it."""
    blocks: list[t.Block] = [
        t.Heading(text="What this document is", level=2, listed=False),
        t.Paragraph(text=is_),
    ]
    if marks:
        blocks.append(t.Callout(body=(t.Paragraph(text=marked(marks)),)))
    return tuple(blocks)


def marked(marks: Sequence[Marks]) -> str:
    """That something is withheld, how often and why."""
    times = sum(each.times for each in marks)
    reasons = sorted({each.reason for each in marks})
    told_of = [f"{reason}, {lower_first(label('withholding-reason', reason))}" for reason in reasons]
    where = "1 place, which is marked" if times == 1 else f"{number_of(times, 'place')}, each of which is marked"
    return f"Something is withheld from this copy in {where}: {listed(told_of)}."


def withheld(marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """Every mark of withholding in this copy, as a reader can count them; of what is left out whole, nothing."""
    if not marks:
        return ()
    return (
        t.Heading(text="What is withheld from this copy", level=2, id="withheld"),
        t.Table(
            caption="Marks of withholding",
            columns=(
                t.Column(width=1),
                t.Column(width=4),
                t.Column(width=4),
                t.Column(width=1, align=t.Align.RIGHT),
            ),
            header=(("Reason", "What the reason means", "Section", "Marks"),),
            rows=tuple(
                (
                    t.Cell(content=each.reason, header=True),
                    label("withholding-reason", each.reason),
                    each.section,
                    str(each.times),
                )
                for each in marks
            ),
            note="A mark has the same length whatever it stands for. Names and details may be marked although nothing "
            "about their bearer is recorded.",
        ),
    )


def gaps(
    *,
    not_known: Iterable[str] = (),
    not_asked: Iterable[str] = (),
    not_checked: Iterable[str] = (),
    heading: bool = True,
) -> tuple[t.Block, ...]:
    """What the document can't tell: not known, not asked and not checked are three different things."""
    items: list[t.Runs] = []
    for name, found in (("Not known", not_known), ("Not asked", not_asked), ("Not checked", not_checked)):
        items += [(t.Text(text=f"{name}: ", bold=True), *told(lower_first(each))) for each in found]
    if not items:
        return ()
    lines = t.BulletList(items=tuple(items))
    return (t.Heading(text="Gaps and limits", level=2, id="limits"), lines) if heading else (lines,)


def prepared(source: PaperSource, *, rules: bool = False, level: int = 2) -> tuple[t.Block, ...]:
    """Who prepared it, and room for the manager who checked it; `rules`: findings stand in it."""
    facts = source.facts
    return (
        t.Heading(text="Sign-off", level=level, id="sign-off", room=SIGN_OFF),
        t.Paragraph(
            text=f"Prepared on {day(facts.made.date())} from the record as it stood on {day(facts.data_to)}, "
            f"head of the record {facts.head}." + (" The findings were made by stated rules." if rules else "")
        ),
        *not_chosen(source),
        t.Paragraph(text=told(by(source) or "Prepared by"), style=t.Style.SIGNATURE),
        t.Paragraph(text="Checked by (manager), name and date", style=t.Style.SIGNATURE),
    )


def not_chosen(source: PaperSource, style: t.Style = t.Style.BODY) -> tuple[t.Paragraph, ...]:
    """How many entries nobody has chosen a kind of conduct for, and how many of the case a program once had one for."""
    facts, found = source.facts, []
    if facts.unchosen:
        told_of = f"{number_of(facts.unchosen, 'entry', 'entries')} of {len(source.conduct):,}"
        found.append(f"No kind of conduct was chosen for {told_of}; by their words alone they stand where they do.")
    if facts.awaiting:
        many = number_of(facts.awaiting, "entry", "entries")
        found.append(
            f"For {many} of the case an earlier version of the program read a kind from the words. No officer has "
            "chosen it, and it is used nowhere here."
        )
    return tuple(t.Paragraph(text=each, style=style) for each in found)


def table(
    caption: str,
    columns: Sequence[tuple[str, float]],
    rows: Sequence[t.Row],
    *,
    note: str = "",
    id: str = "",
) -> t.Table:
    """A plain table: names of columns with their widths, and its rows."""
    return t.Table(
        caption=caption,
        columns=tuple(t.Column(width=width) for _, width in columns),
        header=(tuple(name for name, _ in columns),),
        rows=tuple(rows),
        note=note,
        id=id,
    )


def head(text: str) -> t.Cell:
    """The header of a row."""
    return t.Cell(content=told(text or "not recorded"), header=True)


def cell(text: str, missing: str = "–") -> t.Cell:
    """A cell of disclosed text."""
    return t.Cell(content=told(text or missing))


def paragraphs(text: str, style: t.Style = t.Style.BODY) -> tuple[t.Paragraph, ...]:
    """A disclosed text as paragraphs, one a line."""
    return tuple(t.Paragraph(text=told(each.strip()), style=style) for each in text.split("\n") if each.strip())
