# SPDX-License-Identifier: Apache-2.0
"""A record's values in an officer's words, and what sorts them: one place for tables, listings and the palette."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from typing import Any

from vlu_desktop.dates.date_display import day
from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind, Spec, specs
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.vocabulary import label
from vlu_desktop.text.invisible_characters import visible

NameOf = Callable[[str, str], str]
"""Names a record: its type's key (may be "") and its id, to what an officer calls it."""


def shown(spec: Spec, value: Any, name_of: NameOf, short: bool = True) -> str:
    """A field's value as a table or a listing shows it; "" for nothing."""
    if value is None or value == "" or value is False:
        return ""
    match spec.kind:
        case Kind.CHOICE:
            return label(spec.vocabulary, value)
        case Kind.REF:
            return visible(name_of(spec.to, value))
        case Kind.WHEN:
            text: str = value.display(short=short)
            return text
        case Kind.DATE:
            return day(value, short=short)
        case Kind.INSTANT:
            return When.at_instant(value).display(short=short)
        case Kind.COUNT:
            return visible(value.display())
        case Kind.INTEGER:
            return f"{value:,}"
        case Kind.FLAG:
            return "Yes"
        case _:
            return visible(str(value))


_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ħ": "h", "ı": "i", "þ": "th"})


def folded(text: str) -> str:
    """What a name is filed under: case and accents make no difference, so that Łucja stands among the Ls."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_PLAIN)


def sorts_by(spec: Spec, value: Any, name_of: NameOf) -> tuple[int, Any]:
    """What a table sorts a value by: real dates and numbers, empty ones last."""
    if value is None or value == "":
        return (1, "")
    match spec.kind:
        case Kind.WHEN:
            return (0, value.time_key)
        case Kind.DATE:
            return (0, value.isoformat())
        case Kind.INSTANT:
            instant: datetime = value
            return (0, instant.isoformat())
        case Kind.COUNT:
            return (0, f"{value.number or 0:09d}")
        case Kind.INTEGER:
            return (0, f"{value:020d}")
        case Kind.FLAG:
            return (0, "0" if value else "1")
        case _:
            return (0, folded(shown(spec, value, name_of)))


def called(record: Record, name_of: NameOf) -> str:
    """What to call a record in a sentence or a list: its type and what best tells it from others."""
    title = type_of(type(record)).title
    parts = [
        shown(spec, getattr(record, spec.name), name_of)
        for spec in specs(type(record))
        if spec.table and not spec.owner and spec.kind is not Kind.FLAG
    ]
    told = ", ".join(" ".join(part.split())[:60] for part in parts if part)
    return f"{title}: {told[:100]}" if told else title
