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
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.record.work import Protection

R = TypeVar("R", bound=Record)
EVERYTHING: Allowance = {kind.cls: " ".join(spec.name for spec in specs(kind.cls)) for kind in RECORD_TYPES}
KEYS = tuple(each.key for each in AUDIENCES)
Protected = tuple[tuple[Protection, Record], ...]


def shown(
    audience: str,
    record: R,
    *beside: Record,
    protected: Protected = (),
    allowance: Allowance = EVERYTHING,
    **chosen: Any,
) -> R | None:
    """The record as an audience has it today, None where it has not."""
    view = view_of(record, *beside, protected=protected)
    file = disclose(view, audience, TODAY, DisclosureOptions(**chosen), allowance).file
    return next((row for row in file.all(type(record)) if row.id == record.id), None)


def who_has(record: Record, *beside: Record, protected: Protected = (), **chosen: Any) -> str:
    """Every audience that has a record, in the order of the table of audiences."""
    return " ".join(key for key in KEYS if shown(key, record, *beside, protected=protected, **chosen) is not None)
