# SPDX-License-Identifier: Apache-2.0
"""Which meeting takes a case: a MARAC hears domestic abuse of somebody of 16 or over, and other cases go elsewhere."""

from collections.abc import Mapping
from datetime import date

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.people import Person
from vlu_desktop.record.personal_connection import between_them, is_domestic
from vlu_desktop.record.vocabulary import label

FROM_AGE = 16
OTHER_FORUM = "other_forum"
"""The setting, of the unit or of one area, for where a case goes that is no domestic abuse."""
FORUMS: Mapping[str, str] = {
    "panel": "stalking-panel", "mappa": "mappa", "professionals": "professionals", "marac": "marac",
}  # fmt: skip
"""What the setting can be, and the kind of meeting that each is. Without it every one there may be is named."""


def first_kind(file: CaseFile, today: date) -> str:
    """The kind that a new meeting of a case begins as."""
    return (other_forum(file, today) or "stalking-panel") if is_domestic(file) is False else "marac"


def other_forum(file: CaseFile, today: date) -> str:
    """The kind of meeting to which the case's area takes what is no domestic abuse; "" where nobody set that."""
    rows = (row for row in settings_of(file) if row.name == OTHER_FORUM)
    held = {row.since: row.value for row in rows if row.since and row.since <= today}
    return FORUMS.get(held[max(held)], "") if held else ""


def forum(file: CaseFile, today: date) -> str:
    """What is to be known before a case goes to a MARAC, in a sentence or two; "" where it takes the case."""
    domestic = is_domestic(file)
    takes = other_forum(file, today) if domestic is False else ""
    if domestic is False and takes != "marac":
        said = ", ".join(dict.fromkeys(label("relationship", kind).lower() for kind in between_them(file)))
        where = say("due.area-takes-it", forum=label("meeting-kind", takes)) if takes else say("due.elsewhere")
        return f"{say('due.not-domestic', said=said)} {where}"
    if _all_under(file, today):
        return say("due.under-age", age=FROM_AGE)
    if domestic is None:
        return say("due.domestic-unknown")
    return ""


def _all_under(file: CaseFile, today: date) -> bool:
    """Whether every victim is surely a child below the age; who has no date of birth may be anything."""
    born = [person.born for each in file.victims if (person := file.get(Person, each)) is not None]
    first = [each.first_day if each is not None else None for each in born]
    return bool(first) and all(each is not None and _age(each, today) < FROM_AGE for each in first)


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
