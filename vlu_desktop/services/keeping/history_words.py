# SPDX-License-Identifier: Apache-2.0
"""A change of a field in words: what the field is called, and its value before and after as the record shows them."""

from typing import Any

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import FieldChange
from vlu_desktop.record.field_display import NameOf, shown
from vlu_desktop.record.fields import Kind, spec, specs
from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.codec import Value, codec


def change_in_words(change: FieldChange, name_of: NameOf) -> tuple[str, str, str]:
    """The field's label, and the values it had and was given; "" for nothing."""
    if change.record_type == "setting":
        return change.record_id, _plain(change.was), _plain(change.now)
    if change.field == "removed":
        used, out = say("auditing.was-in-use"), say("auditing.was-taken-out")
        return (say("auditing.taken-out"), used, out) if change.now else (say("auditing.brought-back"), out, used)
    if change.field == "erased":
        return say("auditing.erased"), "", say("auditing.erased-for-good")
    cls = record_type(change.record_type).cls
    try:
        found = spec(cls, change.field)
    except KeyError:
        # A field of a later version: shown as it is stored.
        return change.field, _plain(change.was), _plain(change.now)
    was, now = (_value(cls, change.field, stored) for stored in (change.was, change.now))
    if found.kind is Kind.FLAG:
        return found.label, _yes_or_no(was), _yes_or_no(now)
    return found.label, shown(found, was, name_of, short=False), shown(found, now, name_of, short=False)


def _yes_or_no(flag: object) -> str:
    return say("auditing.yes") if flag else say("auditing.no")


def _value(cls: type[Record], field: str, stored: Value) -> Any:
    """A stored value as its field holds it."""
    found = codec(cls)
    row = [stored if name == field else found.empty(name) for name in found.columns]
    try:
        return getattr(found.decode(row), field)
    except (ValueError, TypeError):
        # Written by a later version in a form this one doesn't read.
        return stored if any(each.name == field and each.kind is Kind.TEXT for each in specs(cls)) else None


def _plain(value: Value) -> str:
    return "" if value is None else str(value)
