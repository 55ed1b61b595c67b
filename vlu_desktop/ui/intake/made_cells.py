# SPDX-License-Identifier: Apache-2.0
"""What words typed into a cell of the import table are taken for: a value, or what keeps the cell open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vlu_desktop.dates.reading.outcome import Choice, One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.count import Count
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.services.cases.imports import ProposedIncident
from vlu_desktop.ui.entry.backlog_rows import kind_named, kind_words


def the_leave() -> str:
    return say("intaking.leave-it-undated-these-words")


def no_account() -> str:
    return say("intaking.write-what-happened-to-leave")


_ANSWERS = vocabulary("answer").terms
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCell:
    """`value` is what the words are taken for; with a `problem` the cell stays open, and `choices` would settle it."""

    value: Any = None
    said: str = ""
    problem: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that can be typed over: `name` is a field of the incident or "kinds", `shown` its words as they stand."""

    name: str
    shown: Callable[[ProposedIncident], str]
    read: Callable[[str, date], TypedCell]


def _when(text: str, said_on: date) -> TypedCell:
    if not text.strip():
        return TypedCell(said=say("intaking.no-date-2"))
    reading = read_when(text, said_on)
    if isinstance(reading, One):
        return TypedCell(value=reading.when, said=reading.echo)
    leave = Choice(text=the_leave(), when=reading.undated)
    if isinstance(reading, Several):
        return TypedCell(problem=reading.question, choices=(*reading.choices, leave))
    return TypedCell(problem=reading.sentence, choices=(leave,))


def _count(text: str, said_on: date) -> TypedCell:
    words = " ".join(text.split())
    if not words:
        return TypedCell(said=say("intaking.no-number"))
    count = Count.told(words)
    if count.number is None and count.words:
        return TypedCell(value=count, said=say("intaking.no-number-read", typed=words[:_SHOWN]))
    return TypedCell(value=count, said=say("intaking.we-read-this-as", display=count.display()))


def _kinds(text: str, said_on: date) -> TypedCell:
    found = []
    for typed in kind_words(text):
        kind = kind_named(typed)
        if kind is None:
            return TypedCell(problem=say("intaking.no-such-kind", typed=typed[:_SHOWN]))
        found.append(kind.key)
    return TypedCell(value=tuple(dict.fromkeys(found)))


def _answer(text: str, said_on: date) -> TypedCell:
    words = " ".join(text.casefold().split())
    named = {words_of.casefold(): key for key, words_of in _ANSWERS} | {key: key for key, _ in _ANSWERS}
    named |= {"": "", "y": "yes", "n": "no"}
    if words not in named:
        return TypedCell(problem=say("intaking.write-one-of", answers=", ".join(each for _, each in _ANSWERS)))
    return TypedCell(value=named[words])


def _account(text: str, said_on: date) -> TypedCell:
    return TypedCell(value=text) if text.strip() else TypedCell(problem=no_account())


def _line(text: str, said_on: date) -> TypedCell:
    return TypedCell(value=" ".join(text.split()))


def _happened(row: ProposedIncident) -> str:
    when = row.incident.happened
    return when.display(short=True) if when else say("intaking.no-date")


def kind_labels(kinds: tuple[str, ...]) -> str:
    """Kinds of conduct in a line."""
    return ", ".join(behaviour(kind).label for kind in kinds)


CELLS: dict[str, Cell] = {
    each.name: each
    for each in (
        Cell(name="happened", shown=_happened, read=_when),
        Cell(name="account", shown=lambda row: row.incident.account, read=_account),
        Cell(name="kinds", shown=lambda row: kind_labels(row.behaviours), read=_kinds),
        Cell(
            name="count", shown=lambda row: row.incident.count.display() if row.incident.count else "", read=_count
        ),
        Cell(
            name="reported",
            shown=lambda row: label("answer", row.incident.reported) if row.incident.reported else "",
            read=_answer,
        ),
        Cell(name="police_reference", shown=lambda row: row.incident.police_reference, read=_line),
        Cell(name="place", shown=lambda row: row.incident.place, read=_line),
    )
}  # fmt: skip
"""Every cell that can be typed over, by its name."""


def typed_over(name: str, row: ProposedIncident) -> str:
    """What an editor of a cell begins with: a date and a number in their own words, as they are read again by these."""
    value = {"happened": row.incident.happened, "count": row.incident.count}.get(name)
    if value is not None and value.words:
        return value.words
    return CELLS[name].shown(row)
