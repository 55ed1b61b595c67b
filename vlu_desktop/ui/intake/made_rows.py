# SPDX-License-Identifier: Apache-2.0
"""The table of what a file would make: cells typed over are the officer's, what is suggested is ticked or left."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Suggestion
from vlu_desktop.services.cases.import_drafts import RowsLeft
from vlu_desktop.services.cases.imports import (
    Proposal,
    ProposedIncident,
    RowChoice,
    RowId,
    above_now,
    changed_entry,
    key_of,
    likeness,
)
from vlu_desktop.services.cases.suggestions import is_grave, value_wording, wording
from vlu_desktop.ui.entry.chip_field import between
from vlu_desktop.ui.intake.import_rows import Column, Index, TickedRows, in_line, tool_tip
from vlu_desktop.ui.intake.made_cells import CELLS, TypedCell, typed_over

Ticked = tuple[str, str]
_LOOK = "#d9a027"
"""Tints the cell that wants a look."""
CHECK, EDIT = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.EditRole

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("take", ""), ("row", ""), ("when", "happened"), ("what", "account"), ("suggested", ""), ("look-at", ""),
    ("kinds", "kinds"), ("many", "count"), ("police", "reported"), ("reference", "police_reference"),
    ("where", "place"),
)  # fmt: skip
"""Each column, and the name of the cell that can be typed over below its heading."""
NAMES = tuple(name for _, name in _COLUMNS)
SUGGESTED_AT = [column for column, _ in _COLUMNS].index("suggested")


def look_at(row: ProposedIncident) -> str:
    """What was assumed in reading a row, and what it is much like."""
    return "; ".join(filter(None, (*row.assumed, row.like)))


def _suggestion(suggestion: Suggestion) -> str:
    return value_wording(suggestion) if suggestion.what in ("kind", "count") else wording(suggestion)


def _headings() -> tuple[str, ...]:
    return (
        say("intaking.take"), say("intaking.column-row"), say("intaking.when"), say("intaking.what-happened"),
        say("intaking.suggested"), say("intaking.column-look-at"), say("intaking.kinds"), say("intaking.how-many"),
        say("intaking.told-to-police"), say("intaking.police-reference"), say("intaking.where"),
    )  # fmt: skip


def _columns() -> tuple[Column, ...]:
    shown = {"row": lambda row: str(row.row), "look-at": look_at}
    return tuple(
        (heading, CELLS[name].shown if name else shown.get(column, lambda row: ""))
        for heading, (column, name) in zip(_headings(), _COLUMNS, strict=True)
    )


class MadeRows(TickedRows):
    """Every row is taken unless its tick is removed. What an officer chose of a row stays as the file is read anew.

    `changed` comes with the place of a row of which something was chosen, `renewing` before other rows come.
    """

    changed = Signal(int)
    renewing = Signal()

    def __init__(self) -> None:
        super().__init__(_columns(), ticked=True)
        self._said_on = date.min
        self._choices: dict[RowId, RowChoice] = {}
        self._typed: dict[RowId, dict[str, str]] = {}
        self._other: set[RowId] = set()
        """The rows that were taken to be no incident."""
        self._now: dict[RowId, ProposedIncident] = {}

    def show_proposal(self, proposal: Proposal | None) -> None:
        """Other rows, or none; what was chosen before stays so where the row is still there."""
        self.renewing.emit()
        self._now = {}
        self._said_on = proposal.said_on if proposal else date.min
        self._show(proposal.made if proposal else ())
        there = {row.id for row in self._rows}
        self._choices = {at: choice for at, choice in self._choices.items() if at in there}
        self._other &= there
        self._typed = {at: typed for at, typed in self._typed.items() if at in there}
        self.chosen_changed.emit()

    def chosen(self) -> list[RowId]:
        """The rows to be taken."""
        return [row.id for row in self._rows if row.id not in self._turned]

    def choices(self) -> dict[RowId, RowChoice]:
        """What was chosen of the rows to be taken."""
        return {at: choice for at, choice in self._choices.items() if at not in self._turned}

    def left(self, insisted: Iterable[RowId]) -> RowsLeft:
        """All that an officer did here, to be kept; `insisted` are the rows first left out that stand here too."""
        return RowsLeft(
            left_out=tuple(sorted(self._turned)), insisted=tuple(insisted), choices=dict(self._choices),
            typed={at: dict(typed) for at, typed in self._typed.items()},
        )  # fmt: skip

    def put_left(self, left: RowsLeft) -> None:
        """Have it all again as it was left, where the rows are still there."""
        places = {row.id: place for place, row in enumerate(self._rows)}
        self._turned = set(left.left_out) & places.keys()
        self._typed = {at: dict(typed) for at, typed in left.typed.items() if at in places}
        self._choices = {at: choice for at, choice in left.choices.items() if at in places}
        self._now = {}
        for at, choice in list(self._choices.items()):
            self._settle(places[at], choice)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_COLUMNS) - 1))
        self.chosen_changed.emit()

    @property
    def is_touched(self) -> bool:
        """Whether anything was changed, ticked or typed that would be lost."""
        return bool(self._choices or self._typed)

    def many(self) -> tuple[int, int]:
        """How many incidents the rows to be taken make, and how many of them were taken to be something else."""
        taken, other = len(self._rows) - len(self._turned), len(self._other - self._turned)
        return taken - other, other

    def entry(self, place: int) -> ProposedIncident:
        """A row as it stands with what was changed of it."""
        row: ProposedIncident = self._rows[place]
        choice, above = self.choice(place), self._above(place)
        if not choice.is_change and above is None:
            return row
        if row.id not in self._now:
            self._now[row.id] = changed_entry(row, choice, above)
        return self._now[row.id]

    def _above(self, place: int) -> str | None:
        """The account of the row above, where it was typed over."""
        return above_now(self._rows[place - 1], self.choice(place - 1), self._rows[place]) if place else None

    def choice(self, place: int) -> RowChoice:
        """What was chosen of a row."""
        return self._choices.get(self._rows[place].id, RowChoice())

    def id_of(self, place: int) -> RowId:
        """The row of the file at a place."""
        at: RowId = self._rows[place].id
        return at

    def place_of(self, at: RowId) -> int:
        """Where a row of the file stands now, -1 where it is no longer there."""
        return next((place for place, row in enumerate(self._rows) if row.id == at), -1)

    def open_cells(self) -> list[tuple[int, str]]:
        """The rows to be taken and the names of their cells in which something was typed that can't be read."""
        at = {row.id: place for place, row in enumerate(self._rows)} if self._typed else {}
        wanted = (each for each in self._typed.items() if each[0] not in self._turned)
        return sorted((at[row], name) for row, typed in wanted for name in typed)

    def typed(self, place: int, name: str) -> TypedCell | None:
        """What stands in a cell that is still open is taken for; None for any other cell."""
        words = self._typed.get(self._rows[place].id, {}).get(name)
        return None if words is None else self.read(name, words)

    def read(self, name: str, words: str) -> TypedCell:
        """What words in a cell are taken for."""
        return CELLS[name].read(words, self._said_on)

    def put(self, place: int, name: str, value: Any) -> None:
        """A cell is as the officer chose. What the file says itself is no choice."""
        row, choice = self._rows[place], self.choice(place)
        self._close(place, name)
        if name == "kinds":
            choice = replace(choice, kinds=None if value == row.behaviours else value)
        else:
            changed = {**choice.changed, name: value}
            if value == getattr(row.incident, name):
                del changed[name]
            choice = replace(choice, changed=changed)
        self._choose(place, choice)

    def put_back(self, place: int, name: str) -> None:
        """A cell is again as the file says."""
        row = self._rows[place]
        self.put(place, name, row.behaviours if name == "kinds" else getattr(row.incident, name))

    def tick(self, place: int, keys: Collection[Ticked], on: bool, *, seen: bool) -> None:
        """Take some of what a row suggests, or leave it a suggestion. `seen` says that its words are in view."""
        choice = self.choice(place)
        ticked = choice.ticked | set(keys) if on else choice.ticked - set(keys)
        self._choose(place, replace(choice, ticked=ticked, seen=choice.seen or (on and seen)))

    def tick_alike(self, keys: Collection[Ticked], on: bool) -> int:
        """Take it in every row that suggests the same, but never a threat or worse; how many rows that was."""
        wanted = {likeness(key) for key in keys if not is_grave(Suggestion(what=key[0], value=key[1]))}
        many = 0
        for place, row in enumerate(self._rows):
            found = {key for each in self.entry(place).suggested if likeness(key := key_of(each)) in wanted}
            choice = self.choice(place)
            ticked = choice.ticked | found if on else choice.ticked - found
            if ticked != choice.ticked:
                self._keep(row.id, replace(choice, ticked=ticked))
                many += 1
        if many:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_COLUMNS) - 1))
            self.chosen_changed.emit()
        return many

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if NAMES[index.column()]:
            return flags | Qt.ItemFlag.ItemIsEditable
        suggests = index.column() == SUGGESTED_AT and self.entry(index.row()).suggested
        return flags | Qt.ItemFlag.ItemIsUserCheckable if suggests else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, name = index.row(), NAMES[index.column()]
        if index.column() == SUGGESTED_AT:
            return self._suggested(place, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = self._open(place, name) or self._columns[index.column()][1](self.entry(place))
            return in_line(shown) if role == Qt.ItemDataRole.DisplayRole else tool_tip(shown)
        if role == EDIT and name:
            return self._open(place, name) or typed_over(name, self.entry(place))
        if role == Qt.ItemDataRole.BackgroundRole and self._open(place, name):
            return between(QColor(_LOOK), QApplication.palette().color(QPalette.ColorRole.Base), 0.75)
        if role == Qt.ItemDataRole.FontRole and self.is_changed(place, name):
            font = QFont(QApplication.font())
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.about(place, name)
        return super().data(index, role)

    def _open(self, place: int, name: str) -> str:
        """What was typed into a cell that is still open, "" for any other; a blank there is shown as one."""
        words = self._typed.get(self._rows[place].id, {}).get(name)
        return words or (" " if words is not None else "")

    def is_changed(self, place: int, name: str) -> bool:
        """Whether the officer changed a cell."""
        choice = self.choice(place)
        return bool(name) and (name in choice.changed or (name == "kinds" and choice.kinds is not None))

    def about(self, place: int, name: str) -> str:
        """What is to be said of a cell that wants a look, or that isn't as the file has it."""
        if name and (open_cell := self.typed(place, name)) is not None:
            return open_cell.problem
        if self.is_changed(place, name):
            held = CELLS[name].shown(self._rows[place])
            return say("intaking.changed-from", held=held) if held else say("intaking.changed-from-nothing")
        return ""

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        place, name = index.row(), NAMES[index.column()]
        if role == CHECK and index.column() == SUGGESTED_AT:
            keys = [key_of(each) for each in self.entry(place).suggested]
            self.tick(place, keys, Qt.CheckState(value) == Qt.CheckState.Checked, seen=True)
            return True
        if role != EDIT or not name:
            return super().setData(index, value, role)
        cell = self.read(name, str(value))
        if cell.problem:
            self._typed.setdefault(self._rows[place].id, {})[name] = str(value)
            self._told(place)
            return False
        self.put(place, name, cell.value)
        return True

    def leave(self, place: int, name: str) -> None:
        """What was typed into a cell and can't be read is given up."""
        self._close(place, name)
        self._told(place)

    def _close(self, place: int, name: str) -> None:
        typed = self._typed.get(self._rows[place].id, {})
        typed.pop(name, None)
        if not typed:
            self._typed.pop(self._rows[place].id, None)

    def _choose(self, place: int, choice: RowChoice) -> None:
        row, was = self._rows[place], self.choice(place)
        self._now.pop(row.id, None)
        self._choices[row.id] = choice
        self._settle(place, choice)
        self._told(place)
        if was.changed.get("account") != choice.changed.get("account") and place + 1 < len(self._rows):
            # The row below may say "same again", and is read anew with it.
            self._now.pop(self._rows[place + 1].id, None)
            self._settle(place + 1, self.choice(place + 1))
            self._told(place + 1)

    def _settle(self, place: int, choice: RowChoice) -> None:
        """What is suggested no longer, because it was chosen or the words were changed, isn't ticked any more."""
        if choice.ticked:
            still = {key_of(each) for each in self.entry(place).suggested}
            choice = replace(choice, ticked=choice.ticked & still)
        self._keep(self._rows[place].id, choice)

    def _keep(self, at: RowId, choice: RowChoice) -> None:
        """What is chosen of a row; nothing, where nothing is left of it."""
        choice = choice if choice.ticked else replace(choice, seen=False)
        if choice == RowChoice():
            self._choices.pop(at, None)
        else:
            self._choices[at] = choice
        if any(what == "entry" and value != "incident" for what, value in choice.ticked):
            self._other.add(at)
        else:
            self._other.discard(at)

    def _told(self, place: int) -> None:
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(_COLUMNS) - 1))
        self.chosen_changed.emit()
        self.changed.emit(place)

    def _suggested(self, place: int, role: int) -> Any:
        suggested, ticked = self.entry(place).suggested, self.choice(place).ticked
        if not suggested:
            return None
        taken = sum(key_of(each) in ticked for each in suggested)
        if role == CHECK:
            whole = Qt.CheckState.Checked if taken == len(suggested) else Qt.CheckState.PartiallyChecked
            return whole if taken else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            named = "; ".join(_suggestion(each) for each in suggested)
            if not 0 < taken < len(suggested):
                return named
            return say("intaking.some-taken", n=taken, of=len(suggested), named=named)
        return None
