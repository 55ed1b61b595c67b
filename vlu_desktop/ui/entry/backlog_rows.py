# SPDX-License-Identifier: Apache-2.0
"""Rows of the backlog grid: cells of text as they were typed or pasted, and the incident each of them tells."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vlu_desktop.dates.reading.outcome import Choice, Nothing, One, Several
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH, language
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.count import Count
from vlu_desktop.record.vocabulary import terms_in
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.ui.entry.typed_choices import Option, kinds, kinds_meant, matching

WIDTH = 8
WHEN, ACCOUNT, KIND, COUNT, TOLD, REFERENCE, PLACE, ANSWER = range(WIDTH)
"""The answer shows beside the date, but is last here: blocks from spreadsheets and older drafts know nothing of it."""


def _told() -> dict[str, str]:
    return {
        "": "",
        "y": "yes",
        "n": "no",
        **{text.casefold(): key for key, text in terms_in(ENGLISH, "answer")},
        **{text.casefold(): key for key, text in terms_in(language(), "answer")},
    }


def columns() -> tuple[str, ...]:
    """What each column is called."""
    return (
        say("entering.when"),
        say("entering.what-happened"),
        say("entering.what-kind"),
        say("entering.how-many"),
        say("entering.told-to-police"),
        say("entering.column-reference"),
        say("entering.where"),
        say("entering.which-is-meant"),
    )


_KINDS = kinds()

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row tells. `problem` keeps it from being saved; `note` only asks for a look. `column` is where.

    `question` is what its date leaves open, with its `choices` and the one that was `chosen`, if one was. `read_as` is
    what was read of a date that leaves nothing open.
    """

    entry: IncidentEntry | None
    problem: str = ""
    note: str = ""
    column: int = WHEN
    question: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: Choice | None = None
    read_as: str = ""

    @property
    def asks(self) -> bool:
        """Whether a choice is still to be made; until then the date is kept as words."""
        return bool(self.choices) and self.chosen is None

    @property
    def unread(self) -> bool:
        """Whether words of a date were read as none; they are kept as they are."""
        return bool(self.note) and not self.choices


def empty_row() -> Cells:
    """A row nothing was typed in."""
    return [""] * WIDTH


def is_empty(cells: Cells) -> bool:
    """Whether nothing was typed."""
    return not any(cell.strip() for cell in cells)


def read_row(cells: Cells, start: Incident, said_on: date) -> Reading:
    """The incident a row tells, on top of what every row of the visit has in common."""
    dated = _date_read(cells, said_on)
    told = _told_read(cells, start, dated.happened)
    return replace(
        told,
        note=dated.note,
        question=dated.question,
        choices=dated.choices,
        chosen=dated.chosen,
        read_as=dated.read_as,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowDate:
    happened: When | None = None
    note: str = ""
    question: str = ""
    choices: tuple[Choice, ...] = ()
    chosen: Choice | None = None
    read_as: str = ""


def _date_read(cells: Cells, said_on: date) -> _RowDate:
    """The date of a row: as it reads, as it was chosen, or its words alone."""
    if not cells[WHEN].strip():
        return _RowDate()
    reading = read_when(cells[WHEN], said_on)
    if isinstance(reading, One):
        return _RowDate(happened=reading.when, read_as=reading.when.display(short=True))
    if isinstance(reading, Nothing):
        return _RowDate(happened=reading.undated, note=reading.sentence)
    chosen = next((each for each in reading.choices if each.text == cells[ANSWER]), None)
    return _RowDate(
        happened=chosen.when if chosen else reading.undated,
        note="" if chosen else with_choices(reading),
        question=reading.question,
        choices=reading.choices,
        chosen=chosen,
    )


def with_choices(several: Several) -> str:
    """A question with its choices, each after the number that takes it."""
    return f"{several.question} {numbered(several.choices)}"


def numbered(choices: Sequence[Choice]) -> str:
    """The choices in one line, each after the number that takes it."""
    return "   ".join(f"{number}  {choice.text}" for number, choice in enumerate(choices, 1))


def _told_read(cells: Cells, start: Incident, happened: When | None) -> Reading:
    chosen: list[str] = []
    for typed in kind_words(cells[KIND]):
        kind = kind_named(typed)
        if kind is None:
            return Reading(None, say("entering.no-such-kind", typed=typed[:40]), column=KIND)
        chosen.append(kind.key)
    told = _told().get(" ".join(cells[TOLD].casefold().split()))
    if told is None:
        return Reading(None, say("entering.told-to-police-write-yes"), column=TOLD)
    if not cells[ACCOUNT].strip() and not chosen:
        return Reading(None, say("entering.write-what-happened-or-choose"), column=ACCOUNT)
    incident = replace(
        start,
        account=cells[ACCOUNT],
        happened=happened,
        count=Count.told(cells[COUNT]) if cells[COUNT].strip() else None,
        reported=told,
        police_reference=cells[REFERENCE].strip(),
        place=cells[PLACE].strip(),
    )
    parts = tuple(IncidentBehaviour(kind=key) for key in dict.fromkeys(chosen))
    return Reading(IncidentEntry(incident=incident, parts=parts))


def kind_words(text: str) -> list[str]:
    """What stands between the commas or semicolons of a cell of kinds."""
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def kind_named(typed: str) -> Option | None:
    """The kind that words name in full or by one of its other words; None where they name none."""
    wanted = " ".join(typed.casefold().split())
    for option in matching(_KINDS, wanted):
        if wanted == option.label.casefold() or wanted in option.words or wanted == option.key:
            return option
    return None


def kinds_like(typed: str) -> list[Option]:
    """The kinds that what was typed may mean, the nearest first."""
    return kinds_meant(typed) if typed else []


def pasted(text: str) -> list[list[str]]:
    """The cells of a block copied from a spreadsheet: tabs between cells, quotation marks around lines within one."""
    rows = list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t", strict=False))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def rows_to_text(rows: Sequence[Cells], said_on: date) -> str:
    """Rows told on a day as the body of a draft."""
    kept = [cells for cells in rows if not is_empty(cells)]
    return json.dumps({"rows": kept, "said_on": said_on.isoformat()}, ensure_ascii=False)


def rows_from_text(text: str) -> list[Cells]:
    """The rows of a draft."""
    return [[*map(str, cells), *empty_row()][:WIDTH] for cells in json.loads(text)["rows"]]


def said_in(text: str) -> date | None:
    """The day the rows of a draft were told; None in a draft of an older version, which did not keep it."""
    said_on = json.loads(text).get("said_on")
    return date.fromisoformat(said_on) if said_on else None
