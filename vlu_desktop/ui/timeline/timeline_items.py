# SPDX-License-Identifier: Apache-2.0
"""The incidents of the drawing as a list that is heard and never seen: an item each, where its mark is drawn."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QListView

from vlu_desktop.language.catalogue import say
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.timeline.scene import Scene
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline.stage import Stage

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MARK = 24
"""Dots of a place whose mark is drawn together with others, or not at all."""


class _Incidents(QAbstractListModel):
    """The incidents in the order that the arrow keys take, those without a date last."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: tuple[str, ...] = ()
        self.places: dict[str, int] = {}
        self._describe: Callable[[str], str] = str

    def show_ids(self, ids: tuple[str, ...], describe: Callable[[str], str]) -> None:
        self.beginResetModel()
        self.ids, self._describe = ids, describe
        self.places = {incident_id: place for place, incident_id in enumerate(ids)}
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return visible(", ".join(self._describe(self.ids[index.row()]).splitlines()))
        return None


class TimelineItems(QListView):
    """Lies over the drawing, has the keyboard for it and passes each key on to it.

    A screen reader is told of its current item, as of any list's; a magnifier goes where the mark of that is.
    """

    def __init__(self, drawing: QAbstractScrollArea, stage: Callable[[], Stage]) -> None:
        super().__init__(drawing)
        self._drawing, self._stage = drawing, stage
        self._walk: tuple[str, ...] = ()
        self._model: TimelineModel | None = None
        self._incidents = _Incidents()
        self.setModel(self._incidents)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(say("timelines.timeline"))

    def follow(self, stage: Stage) -> None:
        """Hold what the drawing holds, and stand on what is chosen there."""
        if stage.model is not self._model or stage.walk is not self._walk:
            self._model, self._walk = stage.model, stage.walk
            ids = (*stage.walk, *(each.id for each in stage.model.undated))
            self._incidents.show_ids(ids, stage.model.describe)
        place = self._incidents.places.get(stage.view.selected, -1)
        if place != self.currentIndex().row():
            self.setCurrentIndex(self._incidents.index(place, 0) if place >= 0 else QModelIndex())

    def visualRect(self, index: Index) -> QRect:
        """Where the mark of an incident is drawn."""
        if not index.isValid():
            return QRect()
        stage, down = self._stage(), self._drawing.verticalScrollBar().value()
        return _place_on(stage.page, stage, self._incidents.ids[index.row()], down)

    def indexAt(self, _: QPoint) -> QModelIndex:
        """Nothing is pointed at here: the drawing beneath takes the mouse."""
        return QModelIndex()

    def moveCursor(self, *_: object) -> QModelIndex:
        """Nothing is chosen merely because the keyboard comes: the drawing says what is."""
        return QModelIndex()

    def scrollTo(self, *_: object) -> None:
        """The drawing brings what is chosen into view."""

    def paintEvent(self, _: QPaintEvent) -> None:
        """Nothing is seen of it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._drawing.keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._drawing.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drawing.viewport().update()


def _place_on(page: Scene, stage: Stage, incident_id: str, down: float) -> QRect:
    """Where an incident stands on a page that is scrolled down so far: at its mark, or at its day."""
    for glyph in page.glyphs:
        hit = page.hit_of(glyph)
        if hit.kind == "incident" and hit.key == incident_id:
            return QRect(round(hit.x), round(hit.y - down), max(round(hit.width), 1), max(round(hit.height), 1))
    dated = incident_id in stage.model.index
    x = stage.view.x(stage.time_of(incident_id)) if dated else stage.view.left
    x = min(max(x, stage.view.left), stage.view.right)
    y = (page.top + page.height) / 2 if dated else page.height - _MARK
    return QRect(round(x - _MARK / 2), round(y - down), _MARK, _MARK)
