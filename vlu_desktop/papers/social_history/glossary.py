# SPDX-License-Identifier: Apache-2.0
"""What the words of a document mean: those it uses, and no others."""

from collections.abc import Callable, Mapping

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import ORDER_KINDS
from vlu_desktop.typeset import tree as t

_PROOF: Mapping[str, Callable[[], tuple[str, str]]] = {
    "not-asked": lambda: (worded("words-used.not-asked"), worded("words-used.not-asked-is")),
    "not-known": lambda: (worded("words-used.not-known"), worded("words-used.not-known-is")),
    "unreported": lambda: (worded("words-used.unreported"), worded("words-used.unreported-is")),
    "reported": lambda: (worded("words-used.reported"), worded("words-used.reported-is")),
    "charged": lambda: (worded("words-used.charged"), worded("words-used.charged-is")),
    "admitted": lambda: (worded("words-used.admitted"), worded("words-used.admitted-is")),
    "convicted": lambda: (worded("words-used.convicted"), worded("words-used.convicted-is")),
    "observed": lambda: (worded("words-used.observed"), worded("words-used.observed-is")),
    "acquitted": lambda: (worded("words-used.acquitted"), worded("words-used.acquitted-is")),
}


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """Name and meaning of each; of one alone nothing is said of how they are told."""
    rows: list[tuple[str, t.Runs]] = []
    if len(source.file.conduct) != 1:
        rows.append((worded("words-used.entry"), worded("words-used.entry-is")))
    if source.findings:
        rows.append((worded("words-used.finding"), worded("words-used.finding-is")))
    found = {each.proof for each in source.file.conduct}
    rows += [row() for key, row in _PROOF.items() if key in found]
    kinds = [order.kind for order in source.file.all(Order)]
    used = [row for row in ORDER_KINDS if row.key in kinds]
    rows += dict.fromkeys((row.word, row.meaning) for row in used)
    if kinds:
        rows.append((worded("words-used.breach"), worded("words-used.breach-is")))
    lead = (t.Paragraph(text=worded("words-used.plain"), style=t.Style.LEAD),) if len(rows) > 1 else ()
    return (
        t.Heading(text=worded("words-used.title"), id="glossary"),
        *lead,
        t.KeyValue(rows=tuple(rows), small=True),
    )
