# SPDX-License-Identifier: Apache-2.0
"""Keeps the passages that are left out of a text where they are while the text is still being edited."""

from dataclasses import replace

from vlu_desktop.record.base import Record
from vlu_desktop.record.work import WithholdingMark
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store
from vlu_desktop.text.mark_positions import moved


def keep_marks(act: Act, store: Store, before: Record, after: Record) -> None:
    """Move the marks of a record with its texts, in the act that changes them.

    One whose passage is gone is left without a place. Then the whole text is left out for its audience, until an
    officer marks it anew or takes the mark away: a passage must not come back because a sentence was rewritten.
    """
    for mark in store.all(WithholdingMark, record_id=before.id):
        was, now = str(getattr(before, mark.field, "")), str(getattr(after, mark.field, ""))
        if was == now or mark.starts_at is None or mark.ends_at is None:
            continue
        start, end = moved(mark.starts_at, mark.ends_at, was, now) or (None, None)
        act.change(replace(mark, starts_at=start, ends_at=end))
