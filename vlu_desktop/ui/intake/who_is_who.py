# SPDX-License-Identifier: Apache-2.0
"""Who stands behind each name or number of a phone: a table with one key for each answer, and nothing chosen before."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from vlu_desktop.dates.when import When
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.services.cases.messages import Party, WhoIsWho, is_owner
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.row_table import row_table

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def not_said() -> str:
    return say("intaking.not-said-yet")


def keys() -> tuple[tuple[str, str, str], ...]:
    """Who somebody can be, by the vocabulary "sender": its key, the key pressed, and the words on the button."""
    return (
        ("victim", "H", say("intaking.the-victim")),
        ("offender", "M", say("intaking.the-offender")),
        ("proxy", "P", say("intaking.acting-for-the-offender")),
        ("other", "O", say("intaking.somebody-else")),
        ("unknown", "U", say("intaking.not-known")),
    )


def _headings() -> tuple[str, ...]:
    return (
        say("intaking.who-it-is"),
        say("intaking.name-or-number"),
        say("intaking.sent"),
        say("intaking.received"),
        say("intaking.first"),
        say("intaking.last"),
    )


_WIDE = (30, 30, 9, 11, 24, 24)
_WHO, _NAME = 0, 1
_LINES = 7
"""Lines of text that the table is at least as high as: where there is less room, its page scrolls."""


class PartyRows(QAbstractTableModel):
    """Everybody in a file or a case. Who each is comes from `names`, in whatever way a number is written there."""

    def __init__(self) -> None:
        super().__init__()
        self.parties: tuple[Party, ...] = ()
        self._who = WhoIsWho({})

    def show_parties(self, parties: Sequence[Party], names: Mapping[str, str]) -> None:
        """Show these; where they are the same as before, only who each is changes."""
        if tuple(parties) != self.parties:
            self.beginResetModel()
            self.parties, self._who = tuple(parties), WhoIsWho(names)
            self.endResetModel()
        else:
            self._who = WhoIsWho(names)
            if self.parties:
                self.dataChanged.emit(self.index(0, _WHO), self.index(len(self.parties) - 1, _WHO))

    def who(self, party: Party) -> str:
        """A key of the vocabulary "sender", "" where nobody has said."""
        return self._who.who(party.written)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.parties)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        party = self.parties[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(party, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == _NAME:
            return f"<qt>{visible(party.written)[:1500].replace('&', '&amp;').replace('<', '&lt;')}</qt>"
        if role == Qt.ItemDataRole.FontRole and index.column() == _WHO and self.who(party):
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def _cell(self, party: Party, column: int) -> str:
        if column == _WHO:
            who = self.who(party)
            return term("sender", who) if who else not_said()
        if column == _NAME:
            said = " ".join(visible(party.written)[:300].split())
            return (
                say("intaking.this-phone-or-account", said=said)
                if party.owner and not is_owner(party.written)
                else said
            )
        return (f"{party.sent:,}", f"{party.received:,}", _day(party.first), _day(party.last))[column - 2]


class WhoIsWhoTable(QWidget):
    """The table and a button for each answer. `said` carries what is written, of each chosen, and who that is."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = PartyRows()
        self.table = _table(self.rows)
        self.buttons: dict[str, QPushButton] = {}
        for who, key, words in keys():
            self.buttons[who] = button(
                f"{words}  ({key})", partial(self.say, who), "outline", say("intaking.key-in-the-table", key=key)
            )
            pressed = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.activated.connect(partial(self.say, who))
        self._told = label("", "muted", wrap=True)
        self.setLayout(
            column(
                self._told,
                self.table,
                flowing(*self.buttons.values()),
                label(say("intaking.it-is-kept-with-the"), "muted", wrap=True),
            )
        )

    def show_parties(self, parties: Sequence[Party], names: Mapping[str, str]) -> None:
        """Show these with who each is, the cursor on the first whom nobody has named."""
        anew = tuple(parties) != self.rows.parties
        self.rows.show_parties(parties, names)
        if anew and parties:
            self.table.selectRow(self._next_unnamed(-1) or 0)
        for each in self.buttons.values():
            each.setEnabled(bool(parties))
        open_ = len(self.unnamed())
        if not parties:
            self._told.setText(say("intaking.nobody-sent-any-of-it"))
        else:
            self._told.setText(
                say("intaking.say-who-each-is-still", n=open_) if open_ else say("intaking.say-who-each-is-done")
            )

    def unnamed(self) -> tuple[Party, ...]:
        """Of whom nobody has said who it is."""
        return tuple(each for each in self.rows.parties if not self.rows.who(each))

    def say(self, who: str) -> None:
        """Say who the rows chosen are, and go on to the next that nobody has named."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        chosen = [self.rows.parties[place] for place in places if not self.rows.parties[place].nobody]
        if not chosen:
            return
        self.said.emit({each.written: who for each in chosen})
        after = self._next_unnamed(places[-1])
        if after is not None:
            self.table.selectRow(after)

    def _next_unnamed(self, place: int) -> int | None:
        many = len(self.rows.parties)
        order = [*range(place + 1, many), *range(max(place, 0))]
        return next((each for each in order if not self.rows.who(self.rows.parties[each])), None)


def _table(rows: PartyRows) -> QTableView:
    table = row_table(say("intaking.who-is-who"), rows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setAlternatingRowColors(True)
    em = table.fontMetrics().averageCharWidth()
    for place, letters in enumerate(_WIDE):
        table.setColumnWidth(place, em * letters)
    table.setMinimumHeight(round(table.fontMetrics().height() * _LINES))
    table.horizontalHeader().setStretchLastSection(False)
    table.horizontalHeader().setMinimumSectionSize(em * min(_WIDE))
    table.horizontalHeader().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    return table


def _day(when: When | None) -> str:
    return when.display(short=True) if when is not None else say("intaking.no-date")
