# SPDX-License-Identifier: Apache-2.0
"""Which incidents the timeline shows: what they have is ticked, and the drawing follows at once."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.timeline.incident_filter import NAMES, WAYS, IncidentFilter, offers
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

_KEY = Qt.ItemDataRole.UserRole


class FilterWindow(FittingDialog):
    """`changed` carries the filter with every tick. Where nothing is ticked in a list, all of it is shown."""

    PASSING = True

    changed = Signal(object)

    def __init__(self, over: QWidget, conduct: Iterable[Conduct], shown: IncidentFilter) -> None:
        super().__init__(over)
        self.setWindowTitle(say("timelines.filter-the-timeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        held = tuple(conduct)
        self.lists: dict[str, QListWidget] = {}
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, choice in enumerate(WAYS):
            name = label(NAMES[choice], "subheading")
            self.lists[choice] = made = QListWidget()
            made.setAccessibleName(NAMES[choice])
            name.setBuddy(made)
            for offer in offers(held, choice):
                item = QListWidgetItem(f"{offer.words}  {offer.many:,}")
                item.setData(_KEY, offer.key)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                ticked = offer.key in shown.of(choice)
                item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
                made.addItem(item)
            made.itemChanged.connect(lambda _: self.changed.emit(self.filter()))
            made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            made.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
            grid.addWidget(holding(column(name, made, space=4)), place // 2, place % 2)
        about = label(say("timelines.tick-what-is-to-be"), "muted", wrap=True)
        foot = row(
            None,
            button(say("timelines.show-everything"), self.clear, "quiet"),
            button(say("timelines.close"), self.accept, "outline"),
        )
        self.setLayout(column(about, grid, foot, margins=18, space=12))
        self.resize(self.fontMetrics().averageCharWidth() * 92, 520)

    def filter(self) -> IncidentFilter:
        """What is ticked."""
        return IncidentFilter(
            **{
                choice: frozenset(
                    str(item.data(_KEY))
                    for item in map(made.item, range(made.count()))
                    if item.checkState() == Qt.CheckState.Checked
                )
                for choice, made in self.lists.items()
            }
        )

    def clear(self) -> None:
        """Take every tick away."""
        for made in self.lists.values():
            made.blockSignals(True)
            for item in map(made.item, range(made.count())):
                item.setCheckState(Qt.CheckState.Unchecked)
            made.blockSignals(False)
        self.changed.emit(self.filter())
