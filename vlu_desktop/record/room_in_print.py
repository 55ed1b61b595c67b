# SPDX-License-Identifier: Apache-2.0
"""Refuses on entry what is too long for the place where papers print it, and would stand there in part."""

from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import specs


def too_long(before: Record | None, after: Record) -> tuple[tuple[str, str], ...]:
    """Each field that is too long now, with a sentence; what an older record holds hinders no other change."""
    return tuple(
        (
            spec.name,
            f"“{spec.label}” has {len(value):,} letters, and a page has room for {spec.room}. Shorten it: a part of it "
            "would say something else.",
        )
        for spec in specs(type(after))
        if spec.room
        and len(value := getattr(after, spec.name)) > spec.room
        and (before is None or getattr(before, spec.name) != value)
    )
