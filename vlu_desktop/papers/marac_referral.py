# SPDX-License-Identifier: Apache-2.0
"""The referral to a MARAC: who is at risk and from whom, how she can be reached safely, why now, and by what right."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import language
from vlu_desktop.papers import marac_people
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, label, spoken, stated, worded
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import lower_first, short_day, told
from vlu_desktop.papers.social_history import chronology, orders_section
from vlu_desktop.papers.social_history.key_points import doubted, proved, shows
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.marac_referrals import referred_on
from vlu_desktop.record.people import ContactPoint
from vlu_desktop.record.vocabulary import label_in, terms_in
from vlu_desktop.record.work import FormAnswers, Meeting, MeetingCriterion
from vlu_desktop.typeset import tree as t

YEAR = timedelta(days=365)
MOST = 40
"""Entries set out in a referral, the latest: a conference has a quarter of an hour for a case."""

_YES_NO = ("yes", "no", "not-asked")


def asks(_: Reference) -> tuple[Ask, ...]:
    """What a coordinator needs to know, as the officer is asked for it."""
    yes_no = choices({key: label_in(language(), "answer", key) for key in _YES_NO})
    return (
        Ask(key="criterion", label=say("marac-referral.ask-criterion"),
            options=choices(dict(terms_in(language(), "marac-criterion")))),
        Ask(key="because", label=say("marac-referral.ask-because"), long=True,
            help=say("marac-referral.ask-because-help")),
        Ask(key="aware", label=say("marac-referral.ask-aware"), options=yes_no),
        Ask(key="agrees", label=say("marac-referral.ask-agrees"), options=yes_no),
        Ask(key="grounds", label=say("marac-referral.ask-grounds"), long=True),
        Ask(key="tool", label=say("marac-referral.ask-tool"), options=choices(_tools(language()))),
        Ask(key="score", label=say("marac-referral.ask-score"), help=say("marac-referral.ask-score-help")),
        Ask(key="scored_by", label=say("marac-referral.ask-scored-by")),
        Ask(key="scored_on", label=say("marac-referral.ask-scored-on")),
        Ask(key="idva", label=say("marac-referral.ask-idva")),
        Ask(key="views", label=say("marac-referral.ask-views"), long=True),
    )  # fmt: skip


def _tools(code: str) -> Mapping[str, str]:
    return {
        "dash": say_in(code, "marac-referral.tool-dash"),
        "dara": say_in(code, "marac-referral.tool-dara"),
        "s-dash": say_in(code, "marac-referral.tool-s-dash"),
        "other": say_in(code, "marac-referral.tool-other"),
        "none": say_in(code, "marac-referral.tool-none"),
    }


def compose(source: PaperSource) -> t.Document:
    """Reasons, people, safety, what happened, orders, earlier meetings."""
    body = (
        t.Heading(text=worded("marac-referral.why-title"), id="why"),
        *_why(source),
        t.Heading(text=worded("marac-referral.victim-title"), id="victim"),
        *marac_people.at_risk(source),
        t.Heading(text=worded("marac-referral.offender-title"), id="offender"),
        t.KeyValue(rows=tuple(marac_people.offender(source))),
        *marac_people.known_of_him(source),
        t.Heading(text=worded("marac-referral.basis-title"), id="basis"),
        t.KeyValue(rows=tuple(_basis(source))),
        t.Heading(text=worded("marac-referral.incidents-title"), id="incidents"),
        *_incidents(source),
        *orders_section.blocks(source),
    )
    return common_sections.document(
        source,
        worded("kinds.marac-referral"),
        body,
        about=worded("marac-referral.about"),
        is_=worded("marac-referral.is"),
        rows=(
            (worded("marac-referral.victim"), told(source.victim)),
            (worded("marac-referral.offender"), told(source.offender)),
        ),
        gaps=common_sections.gaps(
            not_asked=[said for key, said in _questions().items() if source.answer(key) == "not-asked"],
            not_entered=[said for key, said in _questions().items() if not source.answer(key)],
            not_known=_not_known(source),
            not_checked=(worded("marac-referral.gap-agencies"),),
        ),
    )


def _why(source: PaperSource) -> tuple[t.Block, ...]:
    missing = worded("marac-referral.not-entered")
    rows: tuple[tuple[str, t.Runs], ...] = (
        (worded("marac-referral.criterion"), label("marac-criterion", source.answer("criterion")) or missing),
        (worded("marac-referral.why"), told(source.answer("because") or missing)),
        (worded("marac-referral.checklist"), told(_checklist(source))),
        *_own_forms(source),
        *_earlier(source),
    )
    events = [each for each in source.agreed if each.single]
    patterns = [each for each in source.agreed if not each.single and not _within_another(source, each) and shows(each)]
    # The order of first times is history, and what is asked is why now.
    patterns.sort(key=lambda each: each.group == "first")
    points = tuple(told(_pointed(source, each)) for each in (*events[:6], *patterns[:6]))
    if not points:
        return (t.KeyValue(rows=rows),)
    lead = t.Paragraph(text=worded("marac-referral.record-shows"), style=t.Style.LEAD)
    return (t.KeyValue(rows=rows), lead, t.BulletList(items=points))


def _checklist(source: PaperSource) -> str:
    """Which checklist, its result, by whom and when; what of that nobody entered stands as a question."""
    tool = source.answer("tool")
    if not tool:
        return worded("marac-referral.not-entered")
    name = _tools(spoken()).get(tool, tool)
    if tool == "none":
        return name
    result, who, on = (source.answer(key) for key in ("score", "scored_by", "scored_on"))
    told_of = (
        worded("marac-referral.result", result=result) if result else worded("marac-referral.result-not-entered"),
        worded("marac-referral.held-by", who=who) if who else worded("marac-referral.held-by-not-entered"),
        worded("marac-referral.filled-in-on", on=on) if on else worded("marac-referral.filled-in-not-entered"),
    )
    return stated((name, *told_of))


def _own_forms(source: PaperSource) -> Iterator[tuple[str, t.Runs]]:
    """Reviews by forms of this unit, which hold no score."""
    rows = sorted(source.file.all(FormAnswers), key=lambda row: (row.done_on is None, row.done_on, row.id))
    held = [_review(row) for row in rows if row.status == "complete"]
    if held:
        yield worded("marac-referral.reviews"), told(apart(held))


def _review(row: FormAnswers) -> str:
    form, on = row.form, short_day(row.done_on)
    if row.form_version:
        form = worded("marac-referral.form-version", form=row.form, version=row.form_version)
    if not row.by:
        return (
            worded("marac-referral.review", form=form, on=on)
            if on
            else worded("marac-referral.review-undated", form=form)
        )
    if on:
        return worded("marac-referral.review-by", form=form, on=on, by=row.by)
    return worded("marac-referral.review-undated-by", form=form, by=row.by)


def _within_another(source: PaperSource, finding: Finding) -> bool:
    """Whether another finding begins with all that this one says, and goes on."""
    return any(each.sentence.startswith(f"{finding.sentence} ") for each in source.agreed)


def _pointed(source: PaperSource, finding: Finding) -> str:
    """A finding with how far what it rests on is proved, and where it is not known who did it."""
    outcomes = proved(source, finding)
    far = worded("marac-referral.outcomes", outcomes=outcomes) if outcomes else ""
    said = worded("marac-referral.finding", title=finding.title, sentence=finding.sentence)
    return " ".join(filter(None, (said, far, doubted(source, finding))))


def _earlier(source: PaperSource) -> Iterator[tuple[str, t.Runs]]:
    """What the conferences before this one heard, and whether it is a repeat of the last."""
    meetings = _heard(source)
    last = meetings[-1] if meetings else None
    for row in source.file.of(MeetingCriterion, last.id) if last else ():
        said = label("marac-criterion", row.criterion)
        if row.reason:
            said = worded("marac-referral.criterion-because", criterion=said, reason=row.reason)
        yield worded("marac-referral.last-meeting"), told(said)
    held = [in_turn((short_day(row.on), row.area)) for row in meetings]
    if source.reference.area:
        yield worded("marac-referral.area"), told(source.reference.area)
    yield worded("marac-referral.heard-before"), told(apart(held) or worded("marac-referral.not-entered"))
    from_meeting = source.reference.from_meeting
    gone = [(on, each) for each in meetings if (on := referred_on(each, from_meeting=from_meeting))]
    if gone:
        on, meeting = max(gone, key=lambda pair: (pair[0], pair[1].id))
        said = _repeats(source, on) if meeting.referred_on == on else _repeats_of_meeting(source, on)
        yield worded("marac-referral.repeat"), told(said)


def _repeats(source: PaperSource, referred: date) -> str:
    """Whether this is a repeat of the last referral, by the rule that Today counts by; and what would have made one."""
    until, then = _counted(source, referred)
    if until is None:
        return worded("marac-referral.repeat-no-rule", on=referred)
    if source.facts.data_to <= until:
        return worded("marac-referral.repeat-until", until=until, on=referred)
    if then:
        return worded("marac-referral.repeat-over-after", n=then, on=referred, until=until)
    return worded("marac-referral.repeat-over", on=referred, until=until)


def _repeats_of_meeting(source: PaperSource, met: date) -> str:
    """The same where the time counts from the meeting, as where no day of a referral is entered."""
    until, then = _counted(source, met)
    if until is None:
        return worded("marac-referral.repeat-no-rule-meeting", on=met)
    if source.facts.data_to <= until:
        return worded("marac-referral.repeat-until-meeting", until=until, on=met)
    if then:
        return worded("marac-referral.repeat-over-after-meeting", n=then, on=met, until=until)
    return worded("marac-referral.repeat-over-meeting", on=met, until=until)


def _counted(source: PaperSource, on: date) -> tuple[date | None, int]:
    """Until when it is a repeat, None where no rule is known, and how many entries are in that time."""
    holidays = source.reference.holidays
    due = source.reference.rules.countable("marac_repeat", on, holidays) if holidays else None
    if due is None:
        return None, 0
    window = on + timedelta(days=1), due.date
    return due.date, sum(each.happened.is_dated and each.reach.certainly_within(*window) for each in source.conduct)


def _heard(source: PaperSource) -> list[Meeting]:
    dated = [row for row in source.file.all(Meeting) if row.kind == "marac" and row.on]
    return sorted(dated, key=lambda row: (row.on, row.id))


def _basis(source: PaperSource) -> list[tuple[str, t.Runs]]:
    missing, agrees = worded("marac-referral.not-entered"), source.answer("agrees") == "yes"

    def answered(key: str) -> str:
        return label("answer", source.answer(key)) or missing

    no_ground = worded("marac-referral.ground-not-needed") if agrees else missing
    return [
        (worded("marac-referral.knows"), answered("aware")),
        (worded("marac-referral.agrees"), answered("agrees")),
        (worded("marac-referral.ground"), told(source.answer("grounds") or no_ground)),
        (worded("marac-referral.idva"), told(source.answer("idva") or missing)),
        (worded("marac-referral.offender-told"), worded("marac-referral.offender-not-told")),
    ]


def _incidents(source: PaperSource) -> tuple[t.Block, ...]:
    since = source.facts.data_to - YEAR
    window = since, source.facts.data_to
    recent = [each for each in source.conduct if each.happened.is_dated and each.reach.possibly_within(*window)]
    if not recent:
        return (t.Paragraph(text=worded("marac-referral.nothing-in-year")),)
    counts = Counter(each.proof for each in recent)
    outcomes = [
        worded("marac-referral.outcome", n=counts[key], proof=lower_first(label("proof", key)))
        for key in dict.fromkeys(each.proof for each in recent)
    ]
    said = [worded("marac-referral.in-year", n=len(recent), to=source.facts.data_to, outcomes=outcomes)]
    if loose := sum(not each.reach.certainly_within(*window) for each in recent):
        said.append(worded("marac-referral.may-lie-outside", n=loose))
    said.append(worded("marac-referral.in-all", n=len(source.conduct)))
    last = recent[-MOST:]
    left = len(recent) - len(last)
    note = worded("marac-referral.earlier-left-out", n=left) if left else ""
    return (
        t.Paragraph(text=" ".join(said)),
        chronology.table(source, last, worded("marac-referral.last-year"), note, "incidents-table"),
    )


def _questions() -> Mapping[str, str]:
    """What the officer is asked, in that order, as the paper tells of what has no answer."""
    return {
        "criterion": worded("marac-referral.unasked-criterion"),
        "because": worded("marac-referral.unasked-because"),
        "aware": worded("marac-referral.unasked-aware"),
        "agrees": worded("marac-referral.unasked-agrees"),
        "grounds": worded("marac-referral.unasked-grounds"),
        "tool": worded("marac-referral.unasked-tool"),
        "score": worded("marac-referral.unasked-score"),
        "scored_by": worded("marac-referral.unasked-scored-by"),
        "scored_on": worded("marac-referral.unasked-scored-on"),
        "idva": worded("marac-referral.unasked-idva"),
        "views": worded("marac-referral.unasked-views"),
    }


def _not_known(source: PaperSource) -> tuple[str, ...]:
    found = [] if source.answer("tool") else [worded("marac-referral.gap-checklist")]
    if any(not row.safe for row in source.file.all(ContactPoint)):
        found.append(worded("marac-referral.gap-safe"))
    return tuple(found)
