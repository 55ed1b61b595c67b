# SPDX-License-Identifier: Apache-2.0
"""What comes near a value kept from a paper's reader: each phrase with its page, to be left out or found harmless."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.services.documents.doubts import Doubt
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.widgets.basics import button, column, label
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.unsaved_words import PASSING

Decide = Callable[[Sequence[Doubt]], None]


class _WholeWords(QStyledItemDelegate):
    """Gives each row the height that its words take beside its tick; Qt reckons with the width of both."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrow, style = QStyleOptionViewItem(option), option.widget.style()
        metrics = (QStyle.PixelMetric.PM_IndicatorWidth, QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
        tick = sum(style.pixelMetric(each, option, option.widget) for each in metrics)
        narrow.rect = option.rect.adjusted(0, 0, -2 * tick, 0)
        return super().sizeHint(narrow, index)


class DoubtsPane(QWidget):
    """Hidden where there is nothing to decide; what is ticked is decided together."""

    def __init__(self, leave_out: Decide, harmless: Decide, go_to: Callable[[int], None]) -> None:
        super().__init__()
        self._left: list[Doubt] = []
        self._go_to = go_to
        self._said = label("", "subheading", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(say("documents.phrases-to-decide-on-before"))
        self.list.setProperty(PASSING, True)  # what is decided is kept at once
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_WholeWords(self.list))
        self.list.currentRowChanged.connect(self._show_page)
        self.leave_out = button(
            say("documents.leave-out"), lambda: leave_out(self._ticked()), "outline", say("documents.what-is-ticked")
        )
        self.harmless = button(
            say("documents.harmless"), lambda: harmless(self._ticked()), "outline", say("documents.what-is-ticked")
        )
        self.setLayout(column(self._said, self.list, flowing(self.leave_out, self.harmless)))
        self.show_doubts(())

    @property
    def undecided(self) -> int:
        """How many nobody has decided on."""
        return len(self._left)

    def show_doubts(self, found: Sequence[Doubt]) -> None:
        """Show these, each ticked."""
        self._left = list(found)
        self.list.clear()
        for each in self._left:
            pages = ", ".join(map(str, each.pages))
            told = say(
                "documents.doubt-on-page",
                words=each.words,
                pages=pages,
                why=each.why,
                label=each.label,
                around=each.around,
            )
            item = QListWidgetItem(visible(told))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        many = number(len(self._left), "phrase")
        self._said.setText(say("documents.to-decide-on-before-it", many=many))
        self.setVisible(bool(self._left))

    def take_away(self, decided: Sequence[Doubt]) -> None:
        """Those are decided on."""
        self.show_doubts([each for each in self._left if each not in decided])

    def _ticked(self) -> list[Doubt]:
        ticked = Qt.CheckState.Checked
        return [each for at, each in enumerate(self._left) if self.list.item(at).checkState() == ticked]

    def _show_page(self, at: int) -> None:
        if 0 <= at < len(self._left) and self._left[at].pages:
            self._go_to(self._left[at].pages[0])
