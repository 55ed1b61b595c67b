# SPDX-License-Identifier: Apache-2.0
"""What came before, in at most three key points of the page that is read alone."""

from collections.abc import Iterator

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import stated, worded
from vlu_desktop.papers.common.wording import dated, lower_first, told, worded_runs
from vlu_desktop.papers.social_history import before, offending_history
from vlu_desktop.papers.social_history.court_events import how_many, offence_of
from vlu_desktop.record.offending import Conviction, NoneKnown, OffenderHistory
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

WORDS = 110
"""How many of the page's words the history may take: what stands in the record of conduct needs the rest."""
_MOST = (4, 3, 2, 1)
"""How many of a kind are named, tried one after the other until the words are few enough; the rest is counted."""


def points(source: PaperSource) -> tuple[t.Runs, ...]:
    """At most three; what nobody was convicted of stands apart from what somebody was."""
    found: tuple[t.Runs, ...] = ()
    for most in _MOST:
        found = (*_convictions(source, most), *_sentences(source, most), *_tried(source, most))
        if sum(words(each) for each in found) <= WORDS:
            break
    return found


def words(text: t.Runs) -> int:
    """How many words of a point are read, its references left out."""
    return len(text.split()) if isinstance(text, str) else sum(len(run.split()) for run in text if isinstance(run, str))


def _convictions(source: PaperSource, most: int) -> Iterator[t.Runs]:
    """Those against the victims, those against others, and those of which nobody entered whom they were against."""
    rows = source.file.all(Conviction)
    known = _known(source, most)
    if not rows:
        none = next((each for each in source.file.all(NoneKnown) if each.what == "convictions"), None)
        said = offending_history.none_known(none) if none else worded("history.no-conviction")
        yield worded_runs("key-points.history", said=told(said), more=known)
        return
    hers, others, unnamed = [], [], []
    for row in sorted(rows, key=lambda each: (each.convicted.sort_key if each.convicted else "", each.id)):
        if not row.against_id:
            unnamed.append(_conviction(row))
        elif any(source.file.same_person(row.against_id, each) for each in source.file.victims):
            hers.append(_conviction(row))
        else:
            others.append(_conviction(row))
    parts = [
        *((worded("key-points.convictions-hers", some=before.some(hers, most)),) if hers else ()),
        *((worded("key-points.convictions-others", some=before.some(others, most)),) if others else ()),
        *((worded("key-points.convictions-unnamed", some=before.some(unnamed, most)),) if unnamed else ()),
    ]
    said = worded("key-points.convictions", parts=stated(parts))
    yield worded_runs("key-points.history-shown", said=told(said), where=t.Ref(target="convictions"), more=known)


def _conviction(row: Conviction) -> str:
    when = dated(row.convicted, short=True) if row.convicted else worded("entry.date-not-recorded")
    many, offence = how_many(row), offence_of(row)
    if many:
        return worded("history.convicted-many", offence=offence, many=many, when=when)
    return worded("history.convicted", offence=offence, when=when)


def _known(source: PaperSource, most: int) -> tuple[str | t.Inline, ...]:
    """What is known without a conviction; nothing where nothing is."""
    kinds = dict.fromkeys(lower_first(label("history-kind", row.kind)) for row in source.file.all(OffenderHistory))
    if not kinds:
        return ()
    return (" ", *worded_runs("history.known", some=before.some(tuple(kinds), most), where=t.Ref(target="known")))


def _sentences(source: PaperSource, most: int) -> Iterator[t.Runs]:
    """What was passed, and whether he was recalled, escaped or is held."""
    said = before.sentences_said(source)
    moves = before.custody_said(source)
    custody = (
        worded_runs("history.custody", some=before.some(moves, most), where=before.in_chronology()) if moves else ""
    )
    if said:
        passed = worded_runs("history.sentences", some=before.some(said, most), where=t.Ref(target="sentences"))
        yield (*passed, " ", *custody) if custody else passed
    elif custody:
        yield custody


def _tried(source: PaperSource, most: int) -> Iterator[t.Runs]:
    said = before.tried_said(source)
    if said:
        yield worded_runs("history.tried", some=before.some(said, most), where=t.Ref(target="tried"))
