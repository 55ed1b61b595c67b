# SPDX-License-Identifier: Apache-2.0
"""Who the offender is to the victim, and what there was before: convictions, sentences, recall, what was tried."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import lower_first, number_of, short_day, told
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
        t.Heading(text="The offender, and what came before", level=2, id="before", listed=False),
        t.BulletList(items=tuple(points(source))),
    )


def points(source: PaperSource) -> Iterator[t.Runs]:
    """A sentence each, with a reference."""
    how = background.told_shortly(source)
    if how:
        yield (*told(f"Relationship with {source.victim}: {'; '.join(how)}"), *_background(source))
    else:
        yield "The record says nothing of the relationship."
    yield from _convictions(source)
    yield from _known(source)
    yield from _sentences(source)
    yield from _police(source)
    yield from _where(source)
    yield from _tried(source)
    if source.disclosed.elsewhere:
        many = number_of(len(source.disclosed.elsewhere), "order")
        yield (
            f"{many} made for other people are recorded too. Nothing here is counted from them",
            *_at(source, "elsewhere"),
        )


def _at(source: PaperSource, target: str) -> tuple[str | t.Inline, ...]:
    """Where it is set out; the short form has none of these tables, and what there was stands in its chronology."""
    return (".",) if is_short(source) else (" [", t.Ref(target=target), "].")


def _background(source: PaperSource) -> tuple[str | t.Inline, ...]:
    return (".",) if is_short(source) else (" [", t.Link(text="background", target="background"), "].")


def _some(said: Sequence[str]) -> str:
    """The latest few, and how many more."""
    shown = list(said[-_MOST:])
    left = len(said) - len(shown)
    return "; ".join([*shown, *([f"and {left} earlier"] if left else [])])


def _convictions(source: PaperSource) -> Iterator[t.Runs]:
    rows = sorted(
        source.file.all(Conviction), key=lambda row: (row.convicted.sort_key if row.convicted else "", row.id)
    )
    if not rows:
        none = next((each for each in source.file.all(NoneKnown) if each.what == "convictions"), None)
        yield (
            told(offending_history.none_known(none))
            if none
            else "No earlier or other conviction is entered. That is not the same as none."
        )
        return
    said = []
    for row in rows:
        many = how_many(row)
        when = row.convicted.display(short=True) if row.convicted else "date not recorded"
        name = source.persons.name(row.against_id) if row.against_id else ""
        parts = [part for part in (many, when, f"against {name}" if name else "") if part]
        said.append(f"{offence_of(row)} ({', '.join(parts)})" if parts else offence_of(row))
    yield (*told(f"Earlier and other convictions, as supplied: {_some(said)}"), *_at(source, "convictions"))


def _known(source: PaperSource) -> Iterator[t.Runs]:
    """What is known without a conviction: named as that, and counted with none."""
    said = []
    for row in source.file.all(OffenderHistory):
        name = source.persons.name(row.against_id) if row.against_id else ""
        parts = [row.happened.display(short=True) if row.happened else "", f"against {name}" if name else ""]
        more = ", ".join(part for part in parts if part)
        said.append(f"{lower_first(label('history-kind', row.kind))}{f' ({more})' if more else ''}")
    if said:
        weaker = "" if is_short(source) else ", and weaker than one"
        yield (*told(f"Known without a conviction{weaker}: {_some(said)}"), *_at(source, "known"))


def _police(source: PaperSource) -> Iterator[t.Runs]:
    """Contacts with the police by kind; what was done at each stands in the chronology, and so do arrests."""
    counts: Counter[str] = Counter()
    loose = set()
    for row in source.file.all(PoliceContact):
        if row.kind == "arrest":
            continue
        counts[row.kind] += row.count.at_least() if row.count else 1
        loose |= {row.kind} if row.count and row.count.kind is not CountKind.EXACT else set()
    said = [
        f"{lower_first(label('police-contact', key) or 'contact')}: {'at least ' if key in loose else ''}{many:,}"
        for key, many in counts.items()
    ]
    if said:
        yield (f"Contacts with the police: {'; '.join(said)} [", t.Link(text="chronology", target="chronology"), "].")


def _sentences(source: PaperSource) -> Iterator[t.Runs]:
    rows = sorted(source.file.all(Sentence), key=lambda row: (row.passed.sort_key if row.passed else "", row.id))
    said = []
    for row in rows:
        offence = sentenced_for(source, row)
        when = row.passed.display(short=True) if row.passed else "date not recorded"
        expressed = row.expressed or label("sentence-kind", row.kind) or "sentence not recorded"
        whom = f", {lower_first(other)}" if (other := whose(source, row.id)) else ""
        what = lower_first(offence) if offence else ""
        # "8 months for the assault for breach of an order" would read as one.
        named = f" for {what}" if what and " for " not in expressed else ""
        beside = f"{what}, " if what and not named else ""
        said.append(f"{expressed}{named} ({beside}{when}{whom})")
    if said:
        yield (*told(f"Sentences: {_some(said)}"), *_at(source, "sentences"))


def _where(source: PaperSource) -> Iterator[t.Runs]:
    moves = [row for row in source.file.all(Movement) if row.kind in _MOVES]
    moves.sort(key=lambda row: (row.on is None, row.on, row.id))
    stays = [row for row in source.file.all(Whereabouts) if row.starts and not row.ends]
    said = [f"{lower_first(label('movement', row.kind))} {short_day(row.on, 'on a day not recorded')}" for row in moves]
    if stays:
        last = max(stays, key=lambda row: (row.starts, row.id))
        said.append(f"last recorded {lower_first(label('whereabouts', last.kind))}, since {short_day(last.starts)}")
    if said:
        yield (f"Custody and release: {'; '.join(said)} [", t.Link(text="chronology", target="chronology"), "].")


def _tried(source: PaperSource) -> Iterator[t.Runs]:
    said = []
    for programme in source.file.all(Programme):
        outcome = lower_first(label("programme-outcome", programme.outcome)) or "outcome not recorded"
        said.append(f"{programme.name}: {outcome}")
    for row in source.file.all(Assessment):
        status = lower_first(label("assessment-status", row.status)) or "status not recorded"
        reason = f" ({row.summary.rstrip('.')})" if row.status == "refused" and row.summary else ""
        said.append(f"{lower_first(label('assessment-kind', row.kind))}: {status}{reason}")
    if said:
        yield (
            *told(f"Programmes and assessments: {_some(said)}"),
            *_at(source, "tried"),
        )
