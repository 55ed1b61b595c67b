# SPDX-License-Identifier: Apache-2.0
"""What every document has: its head, what it is and is not, its gaps, what is withheld, and who prepared it."""

from collections.abc import Iterable, Sequence

from vlu_desktop.papers.common.arranging import arranged
from vlu_desktop.papers.common.document_facts import ROLE, Facts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, label, stated, worded
from vlu_desktop.papers.common.wording import Marks, bold, day, listed, lower_first, told, withheld_in
from vlu_desktop.typeset import tree as t

_GIVEN_OFFICERS_OWN = frozenset({"marac", "victim", "agency", "internal"})
"""Readers of whose papers nothing comes to him: they are given the officer's own number, all others the unit's."""
SIGN_OFF = 140.0
"""Points that a sign-off takes, so that no line to sign on stands on a page without what is signed."""
_UNSIGNED = frozenset({"agency", "victim"})
"""What goes to an agency as a reminder, or to the person it concerns, has no line for a manager to sign on."""
_IN_BRIEF = ("prepared-from", "made-on", "record-to", "head", "reference")
"""What a document of a few pages tells in one line."""
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


def framed(source: PaperSource, title: str, body: Sequence[t.Block], subject: str, *, head: str = "") -> t.Document:
    """The document around its blocks: title, marking, running heads; `head` is what runs in place of the title.

    Of a head too wide for its page what follows the colon is left away, for it is measured where it is set.
    """
    facts = source.facts
    concerning = (
        worded("papers.title-concerning", title=title, who=source.offender) if source.audience != "victim" else title
    )
    return t.Document(
        title=concerning,
        subject=subject,
        author=facts.unit or worded("papers.unit"),
        marking=source.file.case.marking or facts.marking,
        made=facts.made,
        identity=facts.head,
        header_left=head or concerning,
        header_right=meant_for(source.audience),
        footer_left=footer(facts),
        body=arranged(body),
    )


def meant_for(audience: str) -> str:
    """For whom it is, as it stands over each page."""
    match audience:
        case "court":
            return worded("papers.for-court")
        case "parole":
            return worded("papers.for-parole")
        case "parole-withheld":
            return worded("papers.for-parole-alone")
        case "tribunal":
            return worded("papers.for-tribunal")
        case "marac":
            return worded("papers.for-marac")
        case "licence":
            return worded("papers.for-licence")
        case "victim":
            return worded("papers.for-victim")
        case "police":
            return worded("papers.for-police")
        case "agency":
            return worded("papers.for-agency")
    return worded("papers.for-unit")


def read_by(audience: str) -> str:
    """Who may come to read it."""
    match audience:
        case "court":
            return worded("papers.read-court")
        case "parole":
            return worded("papers.read-parole")
        case "parole-withheld":
            return worded("papers.read-parole-alone")
        case "tribunal":
            return worded("papers.read-tribunal")
        case "marac":
            return worded("papers.read-marac")
        case "licence":
            return worded("papers.read-licence")
        case "victim":
            return worded("papers.read-victim")
        case "police":
            return worded("papers.read-police")
        case "agency":
            return worded("papers.read-agency")
    return worded("papers.read-unit")


def footer(facts: Facts) -> str:
    """Who prepared it, when, and from which record: at the foot of every page."""
    on, head = facts.made.date(), facts.head
    if not facts.prepared_by:
        return worded("papers.foot-unnamed", on=on, head=head)
    return worded("papers.foot", who=facts.prepared_by, on=on, head=head)


def parties(source: PaperSource) -> Rows:
    """Whom it concerns."""
    rows: list[tuple[str, t.Runs]] = [(worded("papers.concerning"), told(source.offender))]
    if source.file.victims:
        rows.append((worded("papers.towards"), told(source.victim)))
    return rows


def particulars(source: PaperSource) -> Rows:
    """For whom, by whom, from what, up to when."""
    return list(_particulars(source).values())


def _particulars(source: PaperSource) -> dict[str, tuple[str, t.Runs]]:
    facts = source.facts
    rows: dict[str, tuple[str, t.Runs]] = {}
    if facts.court:
        rows["court"] = worded("papers.prepared-for"), told(facts.court)
    if facts.recipient:
        rows["recipient"] = worded("papers.given-to"), told(facts.recipient)
    if facts.case_number:
        rows["number"] = worded("papers.case-number"), told(facts.case_number)
    if facts.hearing_on:
        rows["hearing"] = worded("papers.hearing"), day(facts.hearing_on)
    who = stated((by(source), alone(facts)))
    return {
        **rows,
        "readers": (worded("papers.may-be-read-by"), read_by(source.audience)),
        "by": (worded("papers.prepared-by"), told(who)),
        **({"reached": (worded("papers.to-be-reached"), told(reach))} if (reach := reached(source)) else {}),
        "prepared-from": (worded("papers.prepared-from"), prepared_from(source)),
        "made-on": (worded("papers.made-on"), day(facts.made.date())),
        "record-to": (worded("papers.record-to"), day(facts.data_to)),
        "reference": (worded("papers.reference"), told(_reference(source))),
        "head": (worded("papers.head"), facts.head),
    }


def in_brief(source: PaperSource) -> Rows:
    """The same in fewer lines, as a document of its own has them."""
    facts = source.facts
    rows = [row for key, row in _particulars(source).items() if key not in _IN_BRIEF]
    on, to, head = facts.made.date(), facts.data_to, facts.head
    made = worded("papers.made-from", on=on, to=to, head=head, reference=_reference(source))
    return [*rows, (worded("papers.made-on"), told(stated((made, _whence(source)))))]


def _reference(source: PaperSource) -> str:
    return source.file.case.reference or worded("papers.no-reference")


def by(source: PaperSource) -> str:
    """Who prepared it, in what role and where."""
    facts = source.facts
    role = worded("papers.officer") if facts.role == ROLE else facts.role
    return in_turn((facts.prepared_by, role, facts.unit))


def reached(source: PaperSource) -> str:
    """How whoever prepared it is reached: the unit as it is published, and the officer where he does not read it."""
    facts = source.facts
    own = facts.officer_contact if source.audience in _GIVEN_OFFICERS_OWN else ""
    return apart((own, facts.unit_contact))


def alone(facts: Facts) -> str:
    """That nobody else can have looked at it, where a unit has one officer; "" elsewhere."""
    return worded("papers.alone") if facts.alone else ""


def prepared_from(source: PaperSource) -> str:
    """What of the record the document had to stand on, as far as its reader may know of it."""
    return stated((worded("papers.the-record"), _whence(source)))


def _whence(source: PaperSource) -> str:
    told_by = dict.fromkeys(label("source", each.incident.source) for each in source.file.conduct)
    names = [lower_first(name) for name in sorted(told_by) if name]
    return worded("papers.entries-from", sources=in_turn(names)) if names else ""


def status(is_: str, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What the document is and is not, and that something is left out of it."""
    blocks: list[t.Block] = [
        t.Heading(text=worded("papers.what-it-is"), level=2, listed=False),
        t.Paragraph(text=is_),
    ]
    if marks:
        blocks.append(t.Callout(body=(t.Paragraph(text=marked(marks)),)))
    return tuple(blocks)


def marked(marks: Sequence[Marks]) -> str:
    """That something is withheld, how often and why."""
    reasons = sorted({each.reason for each in marks})
    told_of = listed(
        worded("papers.withheld-reason", reason=reason, meaning=lower_first(label("withholding-reason", reason)))
        for reason in reasons
    )
    return worded("papers.something-withheld", times=sum(each.times for each in marks), reasons=told_of)


def withheld(marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """Every mark of withholding in this copy, as a reader can count them; of what is left out whole, nothing."""
    if not marks:
        return ()
    heading = t.Heading(text=worded("papers.withheld-title"), level=2, id="withheld")
    if len(marks) == 1:
        (one,) = marks
        meaning = lower_first(label("withholding-reason", one.reason))
        said = worded("papers.marks-of-one", reason=one.reason, meaning=meaning, section=one.section, n=one.times)
        return (heading, t.Paragraph(text=said), t.Paragraph(text=worded("papers.marks-note"), style=t.Style.SMALL))
    return (
        heading,
        t.Table(
            caption=worded("papers.marks"),
            columns=(
                t.Column(width=1),
                t.Column(width=4),
                t.Column(width=4),
                t.Column(width=1, align=t.Align.RIGHT),
            ),
            header=(
                (
                    worded("papers.marks-reason"),
                    worded("papers.marks-meaning"),
                    worded("papers.marks-section"),
                    worded("papers.marks-count"),
                ),
            ),
            rows=tuple(
                (
                    t.Cell(content=each.reason, header=True),
                    label("withholding-reason", each.reason),
                    each.section,
                    str(each.times),
                )
                for each in marks
            ),
            note=worded("papers.marks-note"),
        ),
    )


def gaps(
    *,
    not_known: Iterable[str] = (),
    not_asked: Iterable[str] = (),
    not_entered: Iterable[str] = (),
    not_checked: Iterable[str] = (),
    heading: bool = True,
) -> tuple[t.Block, ...]:
    """What the document can't tell: not known, not asked, not entered and not checked are different things."""
    items: list[t.Runs] = []
    for name, found in (
        (worded("papers.not-known"), not_known),
        (worded("papers.not-asked"), not_asked),
        (worded("papers.not-entered"), not_entered),
        (worded("papers.not-checked"), not_checked),
    ):
        items += [(bold(name), *told(lower_first(each))) for each in found]
    if not items:
        return ()
    lines = t.BulletList(items=tuple(items))
    return (t.Heading(text=worded("papers.gaps"), level=2, id="limits"), lines) if heading else (lines,)


def prepared(source: PaperSource, *, rules: str = "", level: int = 2) -> tuple[t.Block, ...]:
    """Who prepared it, and room for the manager who checked it; `rules`: a sentence on where those of its
    findings are stated."""
    facts = source.facts
    stood = [worded("papers.prepared-on", on=facts.made.date(), to=facts.data_to, head=facts.head)]
    stood += [rules] if rules else []
    return (
        t.Heading(text=worded("papers.sign-off"), level=level, id="sign-off", room=SIGN_OFF),
        t.Paragraph(text=" ".join(stood)),
        *not_chosen(source),
        t.Paragraph(text=told(by(source) or worded("papers.prepared-by")), style=t.Style.SIGNATURE),
        t.Paragraph(text=worded("papers.checked-by"), style=t.Style.SIGNATURE),
    )


def not_chosen(source: PaperSource, style: t.Style = t.Style.BODY) -> tuple[t.Paragraph, ...]:
    """How many entries nobody has chosen a kind of conduct for or confirmed the date of, and of how many of the case a
    program once had a kind."""
    facts, found = source.facts, []
    if facts.unchosen:
        found.append(worded("papers.no-kind-chosen", n=facts.unchosen, of=len(source.conduct)))
    if facts.awaiting:
        found.append(worded("papers.kinds-awaiting", n=facts.awaiting))
    if facts.unconfirmed:
        found.append(worded("papers.dates-unconfirmed", n=facts.unconfirmed, of=len(source.conduct)))
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
    return t.Cell(content=told(text or worded("papers.not-recorded")), header=True)


def cell(text: str, missing: str = "–") -> t.Cell:
    """A cell of disclosed text."""
    return t.Cell(content=told(text or missing))


def paragraphs(text: str, style: t.Style = t.Style.BODY) -> tuple[t.Paragraph, ...]:
    """A disclosed text as paragraphs, one a line."""
    return tuple(t.Paragraph(text=told(each.strip()), style=style) for each in text.split("\n") if each.strip())
