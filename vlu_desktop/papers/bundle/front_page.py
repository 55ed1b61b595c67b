# SPDX-License-Identifier: Apache-2.0
"""The first page of a bundle: whom it concerns, for whom it is, what it is and is not, who put it together."""

from collections.abc import Sequence
from datetime import datetime

from vlu_desktop.papers.bundle.bundle_contents import Addition, Bundle, BundlePart
from vlu_desktop.papers.common.common_sections import footer, meant_for, particulars, parties
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded


def fronted(
    source: PaperSource, title: str, bundle_parts: Sequence[BundlePart], *, made: datetime, identity: str,
    additions: Sequence[Addition] = (),
) -> Bundle:  # fmt: skip
    """The bundle with its first page; `made` and `identity` are of this file, the facts of when it was first made."""
    facts = source.facts
    # What each document says of itself, and may say otherwise than the next.
    parts_say = worded("papers.prepared-from"), worded("papers.record-to")
    return Bundle(
        title=title,
        made=made,
        identity=identity,
        parts=tuple(bundle_parts),
        additions=tuple(additions),
        facts=(
            *(parties(source) if source.audience != "victim" else ()),
            *(row for row in particulars(source) if row[0] not in parts_say),
            (worded("bundle.what-it-is"), worded("bundle.is")),
        ),
        marking=source.file.case.marking or facts.marking,
        header_left=title,
        header_right=meant_for(source.audience),
        footer_left=footer(facts),
        author=facts.unit or worded("papers.unit"),
    )


def added(title: str, bundle_parts: Sequence[BundlePart], facts: Facts) -> Addition:
    """What was added, by whom and when."""
    return Addition(title=title, parts=tuple(bundle_parts), footer_left=footer(facts))
