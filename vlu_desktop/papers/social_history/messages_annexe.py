# SPDX-License-Identifier: Apache-2.0
"""The messages that entries of a chronology are made of, set out where an officer chose so, each under its entry."""

from collections import defaultdict
from collections.abc import Sequence

from vlu_desktop.disclosure.disclosure_options import HERS_MASKED, WITH_HERS, WITHOUT_HERS
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import dated, label, stated, worded
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.common.wording import told
from vlu_desktop.papers.social_history.chosen_entries import chosen
from vlu_desktop.record.conduct import SourceItem, SourceItemIncident
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.typeset import tree as t

KEY = "messages"
_CALLS = frozenset({"call", "missed", "voicemail"})


def asks(_: Reference) -> tuple[Ask, ...]:
    """Whether the messages are set out, and what of hers."""
    offered = {
        WITHOUT_HERS: say("asking.messages-without-hers"),
        HERS_MASKED: say("asking.messages-hers-masked"),
        WITH_HERS: say("asking.messages-with-hers"),
    }
    return (Ask(key=KEY, label=say("asking.messages"), options=choices(offered), help=say("asking.messages-help")),)


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """The messages by entry; nothing where nobody chose to set them out."""
    if not source.answer(KEY):
        return ()
    found = _found(source)
    heading = t.Heading(text=worded("annexe.title"), id="messages", new_page=bool(found))
    if not found:
        return (heading, t.Paragraph(text=worded("annexe.none")))
    many = (worded("annexe.many", n=_many(found)), worded("annexe.belong-to", n=len(found)))
    said = (worded("annexe.is"), _of_hers(source), *many)
    return (
        heading,
        t.Paragraph(text=" ".join(said)),
        *(block for each, rows in found for block in _of_entry(source, each, rows)),
    )


def set_out(source: PaperSource) -> int:
    """How many messages and calls stand in it, each once."""
    return _many(_found(source)) if source.answer(KEY) else 0


def _many(found: Sequence[tuple[Conduct, Sequence[SourceItem]]]) -> int:
    return len({row.id for _, rows in found for row in rows})


def _found(source: PaperSource) -> list[tuple[Conduct, list[SourceItem]]]:
    """The entries that the chronology holds, those of an acquittal too, each with its messages in order of time."""
    of_entry: dict[str, list[SourceItem]] = defaultdict(list)
    for link in source.file.all(SourceItemIncident):
        row = source.file.get(SourceItem, link.source_item_id)
        if row is not None:
            of_entry[link.incident_id].append(row)
    entries = (*chosen(source), *source.acquitted)
    return [(each, sorted(of_entry[each.id], key=_order)) for each in entries if each.id in of_entry]


def _order(row: SourceItem) -> tuple[bool, str, str, int]:
    dated_one = row.happened is not None and row.happened.is_dated
    key = row.happened.sort_key if row.happened is not None and dated_one else ""
    return not dated_one, key, row.exhibit_id, row.position or 0


def _of_hers(source: PaperSource) -> str:
    match source.answer(KEY):
        case hers if hers == WITH_HERS:
            return worded("annexe.with-hers")
        case hers if hers == HERS_MASKED:
            return worded("annexe.hers-masked")
    return worded("annexe.without-hers")


def _of_entry(source: PaperSource, each: Conduct, rows: Sequence[SourceItem]) -> tuple[t.Block, ...]:
    number = source.numbers[each.id]
    return (
        t.Heading(text=worded("annexe.entry", n=number, when=dated(each.happened, short=True)), level=2),
        common_sections.table(
            worded("annexe.of-entry", n=len(rows)),
            ((worded("annexe.when"), 2.9), (worded("annexe.from"), 1.8), (worded("annexe.words"), 6.3)),
            tuple((_when(row), t.Cell(content=_from(row)), t.Cell(content=_words(row))) for row in rows),
            id=f"messages-{number}",
        ),
    )


def _when(row: SourceItem) -> t.Cell:
    is_dated = row.happened is not None and row.happened.is_dated
    shown = dated(row.happened, short=True) if row.happened is not None and is_dated else ""
    return t.Cell(content=told(shown or worded("entry.date-not-recorded")), header=True)


def _from(row: SourceItem) -> t.Runs:
    if row.direction == "from-victim":
        return worded("annexe.hers")
    return told(row.sender or worded("annexe.nobody-known"))


def _words(row: SourceItem) -> tuple[t.Paragraph, ...]:
    """What it says, to the letter; of a call, that it was one and how long."""
    lines = [line for line in row.raw.split("\n") if line.strip()]
    what = [label("message-form", row.form)] if row.form in _CALLS or not lines else []
    if row.seconds:
        what.append(worded("annexe.lasted", minutes=row.seconds // 60, seconds=row.seconds % 60))
    if row.state:
        what.append(label("message-state", row.state))
    found = [t.Paragraph(text=told(line), style=t.Style.SMALL) for line in lines]
    if what:
        found.append(t.Paragraph(text=stated(what), style=t.Style.SMALL))
    return tuple(found)
