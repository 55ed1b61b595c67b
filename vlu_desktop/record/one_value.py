# SPDX-License-Identifier: Apache-2.0
"""Refuses several values in a field for one, on entry: each is to be guarded, and said to be safe or not, by itself."""

from vlu_desktop.language.phrases import listed
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Spec, specs
from vlu_desktop.text.several_values import accounts_in, emails_in, phones_in, plates_in, postcodes_in

_PHONES = frozenset({"mobile", "landline"})


def several_said(before: Record | None, after: Record) -> tuple[tuple[str, str], ...]:
    """Each field that holds several values now, with a sentence; what an older record holds hinders no change."""
    said = []
    for spec in specs(type(after)):
        value = getattr(after, spec.name) if spec.one else ""
        if not value or (before is not None and getattr(before, spec.name) == value):
            continue
        found = _values(spec, after, value)
        if len(found) > 1:
            sentence = (
                f"“{spec.label}” holds {len(found)}: {listed(found)}. Enter each in a row of its own, so that each is "
                "kept from whoever must not have it, and says for itself what holds of it."
            )
            said.append((spec.name, sentence))
    return tuple(said)


def _values(spec: Spec, record: Record, value: str) -> list[str]:
    match spec.one:
        case "registration":
            return plates_in(value)
        case "address":
            return postcodes_in(value)
        case _:
            kind = getattr(record, "kind", "")
            if kind in _PHONES:
                return [*phones_in(value), *emails_in(value)]
            if kind == "email":
                return [*emails_in(value), *_beside(value)]
            return [] if kind == "post" else [*accounts_in(value), *_beside(value)]


def _beside(value: str) -> list[str]:
    """Telephone numbers beside an account, which has no such long number of its own."""
    rest = value
    for account in accounts_in(value):
        rest = rest.replace(account, " ")
    return phones_in(rest)
