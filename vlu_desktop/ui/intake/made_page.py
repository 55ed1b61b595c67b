# SPDX-License-Identifier: Apache-2.0
"""What would be made: the table with its cells to type over, and below it the entry in view with what it suggests."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from vlu_desktop.dates.reading.outcome import Choice
from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.imports import RowChoice, RowId, key_of
from vlu_desktop.services.cases.suggestions import is_grave
from vlu_desktop.ui.fields.date_choices import DateChoices
from vlu_desktop.ui.intake.entry_panel import EntryPanel
from vlu_desktop.ui.intake.made_cells import TypedCell
from vlu_desktop.ui.intake.made_rows import NAMES, MadeRows
from vlu_desktop.ui.intake.made_view import MadeView
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import column, holding, label, restyle, row, scrolled
from vlu_desktop.ui.widgets.ordered_split import OrderedSplit


def the_keys() -> str:
    return say("intaking.type-over-a-cell-enter")


def one_by_one() -> str:
    return say("intaking.threats-and-violence-are-ticked")


LINE, MOST_LINES, _LOW_LINES = 1.75, 4, 2
"""How high a choice is in lines of text, how many are in view at once, and how many in a low window."""
TALL, LOW = 400, 190
"""Pixels of the table and of the entry below it as the window opens."""
Ticked = tuple[str, str]


class MadePage(QWidget):
    """A page on the rows of a model."""

    def __init__(self, model: MadeRows) -> None:
        super().__init__()
        self._model = model
        self.table = MadeView(model)
        self.panel = EntryPanel()
        self.said = label(the_keys(), "small", wrap=True)
        self.table.setAccessibleDescription(the_keys())
        self._is_low = False
        self.choices = DateChoices(self, self.table)
        self._offered: tuple[Choice, ...] = ()
        self._room = scrolled(holding(row(self.choices, None)))
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.hide()
        halves = self._halves = OrderedSplit(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(holding(column(self.said, self._room, self.panel, space=4)))
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 1)
        halves.setSizes([TALL, LOW])
        self.table.setMinimumHeight(self.table.fontMetrics().height() * 5)
        self.setLayout(column(halves))
        self.table.cells.typed.connect(self._say)
        self.table.alike.connect(self.tick_alike)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show())
        self.choices.chosen.connect(self._settle)
        self.panel.ticked.connect(self._tick)
        self.panel.alike.connect(lambda key: self.tick_alike([tuple(key)]))
        model.changed.connect(self._changed)
        model.renewing.connect(self._leave)
        model.modelReset.connect(self._begin)
        self._left: tuple[RowId, int] = (("", 0), 1)

    def open_first(self) -> None:
        """Open the first cell in which something was typed that can't be read."""
        found = self._model.open_cells()
        if found:
            self.table.open_cell(*found[0])

    def tick_alike(self, keys: Collection[Ticked] | None = None) -> None:
        """Tick what the row in view suggests, or these of it, in all rows like it; where it is ticked, tick none."""
        place = self.table.currentIndex().row()
        if place < 0:
            return
        suggested, ticked = self._model.entry(place).suggested, self._model.choice(place).ticked
        grave = {key_of(each) for each in suggested if is_grave(each)}
        wanted = {key_of(each) for each in suggested if keys is None or key_of(each) in keys}
        light = wanted - grave
        on = not light <= ticked
        many = self._model.tick_alike(light, on) if light else 0
        self._show()
        told = ""
        if light:
            told = say("intaking.ticked-in", n=many) if on else say("intaking.no-longer-ticked-in", n=many)
        said = " ".join(filter(None, (told, one_by_one() if wanted & grave else ""))) or the_keys()
        self._tell(said)
        announce(self.said, said)

    def _leave(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._left = self._model.id_of(index.row()), index.column()

    def _begin(self) -> None:
        """The cursor where it was, if that row is still there."""
        if self._model.rowCount():
            at, column_at = self._left
            self.table.setCurrentIndex(self._model.index(max(self._model.place_of(at), 0), column_at))
        self._show()

    def _changed(self, place: int) -> None:
        if place == self.table.currentIndex().row():
            self._show()

    def _show(self) -> None:
        """The entry in view, and what is to be said of the cell in view."""
        index = self.table.currentIndex()
        if not index.isValid():
            self.panel.show_entry(None, RowChoice())
            self._say(None)
            return
        self.panel.show_entry(self._model.entry(index.row()), self._model.choice(index.row()))
        if self.table.cells.editor is None:
            self._say(None)

    def _say(self, cell: TypedCell | None) -> None:
        """What the words being typed are taken for; where nothing is typed, what is to be said of the cell in view."""
        index = self.table.currentIndex()
        name = NAMES[index.column()] if index.isValid() else ""
        if cell is None and name:
            cell = self._model.typed(index.row(), name)
        if cell is None:
            self._offer("", ())
            self._tell(self._model.about(index.row(), name) if name else the_keys())
            return
        self._offer(cell.problem, cell.choices)
        self._tell(cell.problem or cell.said, problem=bool(cell.problem))
        if (editor := self.table.cells.editor) is not None:
            choices = "; ".join(
                say("intaking.alt", place=place, text=each.text) for place, each in enumerate(cell.choices, 1)
            )
            editor.setAccessibleDescription(" ".join(filter(None, (self.said.text(), choices))))

    def _offer(self, question: str, choices: tuple[Choice, ...]) -> None:
        """The choices below the table. The same ones stay as they are: one of them may be about to be pressed."""
        if choices != self._offered:
            self._offered = choices
            self.choices.offer(question, choices)
            self._fit_choices()

    def _fit_choices(self) -> None:
        """Room for the choices; in a low window they stand in the place of the entry, which comes back after them."""
        lines = min(len(self._offered), _LOW_LINES if self._is_low else MOST_LINES)
        self._room.setFixedHeight(round(self.fontMetrics().height() * LINE * lines))
        self._room.setVisible(bool(self._offered))
        self.panel.setVisible(not self._offered or not self._is_low)

    def be_low(self, low: bool) -> None:
        """Leave out what the table's own description says too, where every line counts."""
        if low and not self._is_low:
            # The rows have what the entry can do without.
            self._halves.setSizes([TALL, 1])
        self._is_low = low
        self.panel.be_low(low)
        self._fit_choices()
        self.said.setVisible(not low or self.said.text() != the_keys())

    def _tell(self, text: str, *, problem: bool = False) -> None:
        self.said.setText(text or the_keys())
        self.said.setVisible(not self._is_low or bool(text and text != the_keys()))
        restyle(self.said, "problem" if problem else "small")
        self._fit_said()

    def _fit_said(self) -> None:
        """A splitter asks no label how high its words are at its width, and would cut what stands below them."""
        self.said.setMinimumHeight(self.said.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_said()

    def _tick(self, key: Ticked, on: bool) -> None:
        place = self.table.currentIndex().row()
        if place >= 0:
            self._model.tick(place, [tuple(key)], on, seen=True)  # type: ignore[list-item]

    def _settle(self, choice: Choice) -> None:
        """A date that might mean several things is the one chosen."""
        editor, place = self.table.cells.editor, self.table.currentIndex().row()
        if editor is not None:
            place = self.table.cells.place
            self.table.cells.closeEditor.emit(editor, self.table.cells.EndEditHint.RevertModelCache)
        self._model.put(place, "happened", choice.when)
        self.table.go_to(place + 1, NAMES.index("happened"))
        self._tell(say("intaking.chosen", text=choice.text))
        announce(self.said, self.said.text())
