# SPDX-License-Identifier: Apache-2.0
"""Who the offender is to the victim, and what there was before: convictions, sentences, recall, what was tried."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import apart, in_turn, worded
from vlu_desktop.papers.common.wording import dated, lower_first, short_day, told, worded_runs
from vlu_desktop.papers.social_history import background, offending_history
from vlu_desktop.papers.social_history.chosen_entries import is_short
from vlu_desktop.papers.social_history.court_events import how_many, offence_of, sentenced_for, whose
from vlu_desktop.record.conduct import PoliceContact
from vlu_desktop.record.count import CountKind
from vlu_desktop.record.offending import (
    Assessment,
    Conviction,
    Movement,
    NoneKnown,
    OffenderHistory,
    Programme,
    Sentence,
    Whereabouts,
)
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

_MOST = 5
"""Of a kind, told singly on the first pages; the rest is counted and stands in its table."""
_MOVES = frozenset({"recall", "abscond", "escape", "deported"})


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A short list, each with where it is set out."""
    return (
        t.Heading(text=worded("history.before"), level=2, id="before", listed=False),
        t.BulletList(items=tuple(points(source))),
    )


def points(source: PaperSource) -> Iterator[t.Runs]:
    """A sentence each, with a reference."""
    how = background.told_shortly(source)
    if how:
        yield _relationship(source, apart(how))
    else:
        yield _no_relationship(source)
    yield from _convictions(source)
    yield from _known(source)
    yield from _sentences(source)
    yield from _police(source)
    yield from _where(source)
    yield from _tried(source)
    if source.disclosed.elsewhere:
        many = len(source.disclosed.elsewhere)
        # The short form has none of the tables referred to, and what there was stands in its chronology.
        yield (
            worded("history.elsewhere-short", n=many)
            if is_short(source)
            else worded_runs("history.elsewhere", n=many, where=t.Ref(target="elsewhere"))
        )


def _no_relationship(source: PaperSource) -> t.Runs:
    """That no kind of one is entered; what is told of it in words stands under its own heading."""
    if not source.file.case.background:
        return worded("history.no-relationship")
    if is_short(source):
        return worded("history.no-relationship-short")
    where = t.Link(text=worded("history.in-background"), target="background")
    return worded_runs("history.no-relationship-told", where=where)


def _relationship(source: PaperSource, how: str) -> t.Runs:
    if is_short(source):
        return told(worded("history.relationship-short", victim=source.victim, how=how))
    where = t.Link(text=worded("history.in-background"), target="background")
    return worded_runs("history.relationship", victim=source.victim, how=how, where=where)


def in_chronology() -> t.Link:
    """Where what has no table of its own stands."""
    return t.Link(text=worded("chronology.in-it"), target="chronology")


def some(said: Sequence[str], most: int = _MOST) -> str:
    """The latest few, and how many more."""
    shown = list(said[-most:])
    left = len(said) - len(shown)
    return apart((*shown, worded("history.and-earlier", n=left) if left else ""))


def _convictions(source: PaperSource) -> Iterator[t.Runs]:
    rows = sorted(
        source.file.all(Conviction), key=lambda row: (row.convicted.sort_key if row.convicted else "", row.id)
    )
    if not rows:
        none = next((each for each in source.file.all(NoneKnown) if each.what == "convictions"), None)
        yield (told(offending_history.none_known(none)) if none else worded("history.no-conviction"))
        return
    said = []
    for row in rows:
        said.append(_convicted(source, row))
    if is_short(source):
        yield told(worded("history.convictions-short", some=some(said)))
    else:
        yield worded_runs("history.convictions", some=some(said), where=t.Ref(target="convictions"))


def _convicted(source: PaperSource, row: Conviction) -> str:
    """One conviction in a list: how many it stands for, when it was, and against whom."""
    many, offence = how_many(row), offence_of(row)
    name = source.persons.name(row.against_id) if row.against_id else ""
    when = dated(row.convicted, short=True) if row.convicted else worded("entry.date-not-recorded")
    if many and name:
        return worded("history.convicted-many-against", offence=offence, many=many, when=when, name=name)
    if many:
        return worded("history.convicted-many", offence=offence, many=many, when=when)
    if name:
        return worded("history.convicted-against", offence=offence, when=when, name=name)
    return worded("history.convicted", offence=offence, when=when)


def _known(source: PaperSource) -> Iterator[t.Runs]:
    """What is known without a conviction: named as that, and counted with none."""
    said = []
    for row in source.file.all(OffenderHistory):
        said.append(_known_of(source, row))
    if said and is_short(source):
        yield told(worded("history.known-short", some=some(said)))
    elif said:
        yield worded_runs("history.known", some=some(said), where=t.Ref(target="known"))


def _known_of(source: PaperSource, row: OffenderHistory) -> str:
    kind = lower_first(label("history-kind", row.kind))
    name = source.persons.name(row.against_id) if row.against_id else ""
    when = dated(row.happened, short=True) if row.happened else ""
    if when and name:
        return worded("history.known-of-against", kind=kind, when=when, name=name)
    if name:
        return worded("history.known-against", kind=kind, name=name)
    return worded("history.known-of", kind=kind, when=when) if when else kind


def _contacts(source: PaperSource) -> list[PoliceContact]:
    """All but arrests and what was reported of an entry: that is counted with how far the entries are proved."""
    of_entries = {row.id for each in source.file.conduct for row in each.police if row.kind in ("report", "call")}
    return [row for row in source.file.all(PoliceContact) if row.kind != "arrest" and row.id not in of_entries]


def _police(source: PaperSource) -> Iterator[t.Runs]:
    """Contacts with the police by kind; what was done at each stands in the chronology, and so do arrests."""
    counts: Counter[str] = Counter()
    loose = set()
    for row in _contacts(source):
        counts[row.kind] += row.count.at_least() if row.count else 1
        loose |= {row.kind} if row.count and row.count.kind is not CountKind.EXACT else set()
    said = []
    for key, many in counts.items():
        kind = lower_first(label("police-contact", key)) or worded("history.police-contact")
        said.append(
            worded("history.police-at-least", kind=kind, n=many)
            if key in loose
            else worded("history.police-times", kind=kind, n=many)
        )
    if said:
        yield worded_runs("history.police", kinds=apart(said), where=in_chronology())


def sentences_said(source: PaperSource) -> list[str]:
    """Each sentence in the court's words, the oldest first."""
    rows = sorted(source.file.all(Sentence), key=lambda row: (row.passed.sort_key if row.passed else "", row.id))
    return [_sentence(source, row) for row in rows]


def _sentences(source: PaperSource) -> Iterator[t.Runs]:
    said = sentences_said(source)
    if said and is_short(source):
        yield told(worded("history.sentences-short", some=some(said)))
    elif said:
        yield worded_runs("history.sentences", some=some(said), where=t.Ref(target="sentences"))


def _sentence(source: PaperSource, row: Sentence) -> str:
    when = dated(row.passed, short=True) if row.passed else worded("entry.date-not-recorded")
    expressed = row.expressed or label("sentence-kind", row.kind) or worded("history.sentence-not-recorded")
    more = in_turn((when, lower_first(whose(source, row.id))))
    what = lower_first(sentenced_for(source, row))
    # "8 months for the assault for breach of an order" would read as one.
    if what and " for " not in expressed:
        return worded("history.sentence-for", sentence=expressed, what=what, more=more)
    return worded("history.sentence-of", sentence=expressed, more=in_turn((what, more)))


def custody_said(source: PaperSource) -> list[str]:
    """Recalls, escapes and the like, the oldest first, and where he was last."""
    moves = [row for row in source.file.all(Movement) if row.kind in _MOVES]
    moves.sort(key=lambda row: (row.on is None, row.on, row.id))
    stays = [row for row in source.file.all(Whereabouts) if row.starts and not row.ends]
    said = []
    for row in moves:
        move = lower_first(label("movement", row.kind))
        said.append(
            worded("history.moved", move=move, on=short_day(row.on))
            if row.on
            else worded("history.moved-once", move=move)
        )
    if stays:
        last = max(stays, key=lambda row: (row.starts, row.id))
        where = lower_first(label("whereabouts", last.kind))
        said.append(worded("history.last-recorded", where=where, since=short_day(last.starts)))
    return said


def _where(source: PaperSource) -> Iterator[t.Runs]:
    said = custody_said(source)
    if said:
        yield worded_runs("history.custody", some=apart(said), where=in_chronology())


def tried_said(source: PaperSource) -> list[str]:
    """Programmes with how they ended, and assessments asked for, made or refused."""
    said = []
    for programme in source.file.all(Programme):
        outcome = lower_first(label("programme-outcome", programme.outcome)) or worded("history.outcome-not-recorded")
        said.append(worded("history.tried-programme", name=programme.name, outcome=outcome))
    for row in source.file.all(Assessment):
        status = lower_first(label("assessment-status", row.status)) or worded("history.status-not-recorded")
        kind, reason = lower_first(label("assessment-kind", row.kind)), row.summary.rstrip(".")
        said.append(
            worded("history.tried-refused", kind=kind, status=status, reason=reason)
            if row.status == "refused" and reason
            else worded("history.tried-assessment", kind=kind, status=status)
        )
    return said


def _tried(source: PaperSource) -> Iterator[t.Runs]:
    said = tried_said(source)
    if said and is_short(source):
        yield told(worded("history.tried-short", some=some(said)))
    elif said:
        yield worded_runs("history.tried", some=some(said), where=t.Ref(target="tried"))
