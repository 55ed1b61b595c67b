# SPDX-License-Identifier: Apache-2.0
"""The referral to a MARAC: who is at risk and from whom, how she can be reached safely, why now, and by what right."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from vlu_desktop.papers import marac_people
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.wording import day, listed, lower_first, number_of, sentence_case, short_day, told
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.papers.social_history.key_points import doubted, proved
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.marac_referrals import referred_on
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.record.work import FormAnswers, Meeting, MeetingCriterion
from vlu_desktop.typeset import tree as t

YEAR = timedelta(days=365)
MOST = 40
"""Entries set out in a referral, the latest: a conference has a quarter of an hour for a case."""

_IS = (
    "It asks for this case to be heard at a multi-agency risk assessment conference. It sets out what is recorded and "
    "why it is thought to be high risk now. It is not a finding that any of it is proved, and identifying risk is not "
    "a prediction. It is never shown to the offender, who must not learn of the referral, the meeting or who attends."
)
_TOOLS = {
    "dash": "DASH", "dara": "DARA", "s-dash": "S-DASH (stalking)", "other": "Another checklist",
    "none": "None known of",
}  # fmt: skip
"""Checklists by name alone: their questions belong to their owners."""
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
    Ask(key="tool", label="Risk checklist filled in",
        options=choices(_TOOLS)),
    Ask(key="score", label="Its result, as its own guidance counts it",
        help="Such as the number of questions answered with yes. Nothing is counted here, and no question is shown."),
    Ask(key="scored_by", label="Who filled it in, and which agency holds it"),
    Ask(key="scored_on", label="On which day it was filled in"),
    Ask(key="idva", label="Independent adviser (IDVA): referred on, or why not"),
    Ask(key="views", label="What the victim wants, and is most afraid of", long=True),
)  # fmt: skip


def compose(source: PaperSource) -> t.Document:
    """Reasons, people, safety, what happened, orders, earlier meetings."""
    body = (
        t.Heading(text="Why now", id="why"),
        *_why(source),
        t.Heading(text="Whose safety", id="victim"),
        *marac_people.at_risk(source),
        t.Heading(text="From whom", id="offender"),
        t.KeyValue(rows=tuple(marac_people.offender(source))),
        *marac_people.known_of_him(source),
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
        ("Risk checklist", told(_checklist(source))),
        *_own_forms(source),
        *_earlier(source),
    )
    events = [each for each in source.agreed if each.single]
    patterns = [each for each in source.agreed if not each.single and not _within_another(source, each)]
    points = tuple(told(_pointed(source, each)) for each in (*events[:6], *patterns[:6]))
    return (t.KeyValue(rows=rows), *((t.BulletList(items=points),) if points else ()))


def _checklist(source: PaperSource) -> str:
    """Which checklist, its result, by whom and when; what of that nobody said stands as a question."""
    tool = source.answer("tool")
    if not tool:
        return "not asked; ask"
    name = _TOOLS.get(tool, tool)
    if tool == "none":
        return name
    result, by, on = (source.answer(key) or "not entered; ask" for key in ("score", "scored_by", "scored_on"))
    return f"{name}. Result: {result}. Filled in by and held by: {by}. On: {on}"


def _own_forms(source: PaperSource) -> Iterator[tuple[str, t.Runs]]:
    """Reviews by forms of this unit, which hold no score."""
    rows = sorted(source.file.all(FormAnswers), key=lambda row: (row.done_on is None, row.done_on, row.id))
    held = [
        ", ".join(filter(None, (f"{row.form} (version {row.form_version})" if row.form_version else row.form,
                                short_day(row.done_on, "no day"), f"by {row.by}" if row.by else "")))
        for row in rows if row.status == "complete"
    ]  # fmt: skip
    if held:
        yield "Reviews of this unit", told("; ".join(held))


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
    if gone := [on for each in meetings if (on := referred_on(each))]:
        yield "Repeat", told(_repeats(source, max(gone)))


def _repeats(source: PaperSource, referred: date) -> str:
    """Whether this is a repeat of the last referral, by the rule that Today counts by; and what would have made one."""
    holidays = source.reference.holidays
    due = source.reference.rules.countable("marac_repeat", referred, holidays) if holidays else None
    if due is None:
        return f"Last referred on {day(referred)}. No rule is known for that day by which a repeat is told"
    if source.facts.data_to <= due.date:
        until = f"Until {day(due.date)}, counted from the referral of {day(referred)}"
        return f"{until}: any further incident makes it a repeat"
    window = referred + timedelta(days=1), due.date
    then = sum(each.happened.is_dated and each.reach.certainly_within(*window) for each in source.conduct)
    told_then = f". In that time: {number_of(then, 'entry', 'entries')}, any of which made it a repeat then"
    ended = f"The time for a repeat of the referral of {day(referred)} ended on {day(due.date)}: a new referral"
    return f"{ended}{told_then if then else ''}"


def _heard(source: PaperSource) -> list[Meeting]:
    dated = [row for row in source.file.all(Meeting) if row.kind == "marac" and row.on]
    return sorted(dated, key=lambda row: (row.on, row.id))


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
    found = [] if source.answer("tool") else ["The result of a risk checklist: this record holds none of its own."]
    if any(not row.safe for row in source.file.all(ContactPoint)):
        found.append("Whether every number or address is safe to use.")
    return tuple(found)
