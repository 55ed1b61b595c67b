# SPDX-License-Identifier: Apache-2.0
"""The card on the unit's page with the windows and thresholds of the findings, each changeable from a day on."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.services.cases.rule_settings import InForce, RuleSettings
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.date_editors import DayEditor
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.row_table import by_rows, filling


def _headings() -> tuple[str, ...]:
    return (say("home.setting"), say("home.value"), say("home.since"), say("home.why"))


class SettingsCard(QFrame):
    """Shows what holds today, ours or the unit's own, and what was entered for later."""

    def __init__(self, worker: Worker, bulletin: ChangeBus, settings: RuleSettings, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._worker = worker
        self._bulletin = bulletin
        self._settings = settings
        self._today = today
        self._held: tuple[InForce, ...] = ()
        self._named: dict[str, str] = {}
        """The areas by what is shown of them."""
        self.area = QComboBox()
        self.area.setEditable(True)
        self.area.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.area.setMinimumContentsLength(len(say("home.every-area")))
        self.area.addItem(say("home.every-area"))
        self.area.setAccessibleName(say("home.settings-of-area"))
        caption = label(say("home.settings-of-area"))
        caption.setBuddy(self.area)
        self.area.textActivated.connect(lambda _: self.refresh())
        entered = self.area.lineEdit()
        assert entered is not None
        self._entered = entered
        entered.editingFinished.connect(self.refresh)
        self.table = QTableWidget(0, len(_headings()))
        self.table.setHorizontalHeaderLabels(list(_headings()))
        by_rows(self.table, say("home.settings-of-the-findings"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setMinimumHeight(self.fontMetrics().height() * 16)
        self.table.activated.connect(lambda _: self.change())
        hint = label(
            say("home.windows-and-thresholds-of-what"), "small", wrap=True,
        )  # fmt: skip
        change = button(say("home.change"), self.change, "outline")
        self.setLayout(
            column(
                label(say("home.how-findings-are-judged"), "heading"),
                hint,
                flowing(caption, self.area),
                self.table,
                row(None, change),
                margins=16,
            )
        )
        bulletin.changed.connect(lambda changes: self.refresh() if changes.touches("rule-setting") else None)
        self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        day, area = self._today(), self.chosen_area()
        self._worker.ask(lambda: (self._settings.in_force(day, area), self._settings.areas()), self._show)

    def chosen_area(self) -> str:
        """The area whose settings are shown; "" for those that hold in every other."""
        said = self.area.currentText().strip()
        return "" if said == say("home.every-area") else self._named.get(said, said)

    def change(self) -> None:
        """Ask for a new value of the setting chosen, or of the first."""
        place = max(self.table.currentRow(), 0)
        if place < len(self._held):
            of = self._held[place], self.chosen_area()
            ChangeSetting(self, self._worker, self._settings, of, self._today, self._changed).open()

    def _changed(self, changes: Changes) -> None:
        self._bulletin.publish(changes)

    def _show(self, found: tuple[tuple[InForce, ...], tuple[str, ...]]) -> None:
        self._held, areas = found
        self._offer(areas)
        held = self._held
        em = self.fontMetrics().averageCharWidth()
        with filling(self.table):
            self.table.setRowCount(len(held))
            for place, each in enumerate(held):
                for at, text in enumerate((each.words, each.value, _since(each), each.reason)):
                    item = QTableWidgetItem(text)
                    item.setToolTip(text.replace("<", "‹"))
                    self.table.setItem(place, at, item)
            for at, letters in enumerate((52, 10, 18)):
                self.table.setColumnWidth(at, em * letters)

    def _offer(self, areas: tuple[str, ...]) -> None:
        """The areas that are named anywhere; what is written in the line stays."""
        written = self.area.currentText()
        self._named = {visible(each): each for each in areas}
        with QSignalBlocker(self.area):
            self.area.clear()
            self.area.addItems([say("home.every-area"), *self._named])
            self.area.setEditText(written)
            self._entered.home(False)


def _since(each: InForce) -> str:
    """From when a setting holds, where it is an area's own, and what comes after it."""
    since = _of_time(each)
    return say("home.since-in-area", since=since, area=each.area) if each.area else since


def _of_time(each: InForce) -> str:
    coming = each.coming if each.coming and each.coming.since else None
    if coming is None or coming.since is None:
        return say("home.since-day", on=each.since) if each.since else say("home.ours")
    if each.since:
        return say("home.since-day-until", on=each.since, value=coming.value, then=coming.since)
    return say("home.ours-until", value=coming.value, then=coming.since)


def _where(area: str) -> str:
    return say("home.setting-in-area", area=area) if area else say("home.setting-in-every-area")


class ChangeSetting(FittingDialog):
    """A new value, the day from which it holds, and why."""

    def __init__(
        self,
        parent: QWidget,
        worker: Worker,
        settings: RuleSettings,
        of: tuple[InForce, str],
        today: Callable[[], date],
        done: Callable[[Changes], None],
    ) -> None:
        """`of`: the setting as it holds now, and the area it is to hold in, "" for every one without its own."""
        super().__init__(parent)
        held, self._area = of
        self.setWindowTitle(say("home.setting-of-the-findings"))
        self._worker = worker
        self._settings = settings
        self._name = held.name
        self._done = done
        self.value = QLineEdit(held.value)
        self.since = DayEditor(
            Spec(name="since", label=say("home.from"), kind=Kind.DATE, required=True, ahead=True), today
        )
        self.since.set_value(today())
        self.reason = QLineEdit()
        self._problem = label("", "problem", wrap=True)
        form = FieldForm()
        for caption, field in (
            (say("home.value"), self.value),
            (say("home.from"), self.since),
            (say("home.why"), self.reason),
        ):
            name = label(caption)
            name.setBuddy(field)
            field.setAccessibleName(caption)
            form.addRow(name, field)
        save = button(say("home.save"), self.save, "primary")
        self.setLayout(
            column(
                label(held.words, "heading", wrap=True),
                label(say("home.now-because", value=held.value, reason=held.reason), "muted", wrap=True),
                label(_where(self._area), "muted", wrap=True),
                form,
                self._problem,
                row(button(say("home.close"), self.reject, "quiet"), None, save),
                margins=20,
            )
        )
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)

    def save(self) -> None:
        """Save it; what can't be used is said here and nothing is lost."""
        given = (self._name, self.value.text(), self.since.value(), self.reason.text(), self._area)
        self._worker.ask(lambda: self._settings.change(*given), self._saved, self._problem.setText)

    def _saved(self, changes: Changes) -> None:
        self._done(changes)
        self.accept()
