# SPDX-License-Identifier: Apache-2.0
"""Asks what an audience may have where its document names every field, so that the audience alone decides."""

from typing import Any, TypeVar

from tests.disclosure.disclosed_samples import TODAY, view_of
from vlu_desktop.disclosure.audiences import AUDIENCES
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import specs
from vlu_desktop.record.people import Case
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type, type_of
from vlu_desktop.record.work import Meeting, Protection

R = TypeVar("R", bound=Record)
EVERYTHING: Allowance = {kind.cls: " ".join(spec.name for spec in specs(kind.cls)) for kind in RECORD_TYPES}
KEYS = tuple(each.key for each in AUDIENCES)
Protected = tuple[tuple[Protection, Record], ...]


def shown(
    audience: str,
    record: R,
    *beside: Record,
    protected: Protected = (),
    allowance: Allowance | None = None,
    **chosen: Any,
) -> R | None:
    """The record as an audience has it today, None where it has not."""
    view = view_of(record, *beside, protected=protected)
    there = allowance or {cls: EVERYTHING[cls] for cls in _classes(record, *beside)}
    file = disclose(view, audience, TODAY, DisclosureOptions(**chosen), there).file
    return next((row for row in file.all(type(record)) if row.id == record.id), None)


def _classes(*records: Record) -> list[type[Record]]:
    """The classes of records and all they belong to, with those of every case, in the order of `EVERYTHING`."""
    there = {Case, Meeting}
    for record in records:
        kind: RecordType | None = type_of(type(record))
        while kind is not None:
            there.add(kind.cls)
            kind = record_type(kind.owner.to) if kind.owner else None
    return [cls for cls in EVERYTHING if cls in there]


def who_has(record: Record, *beside: Record, protected: Protected = (), **chosen: Any) -> str:
    """Every audience that has a record, in the order of the table of audiences."""
    return " ".join(key for key in KEYS if shown(key, record, *beside, protected=protected, **chosen) is not None)
