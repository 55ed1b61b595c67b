# SPDX-License-Identifier: Apache-2.0
"""The unit's own page: names, colours, the casebook's soundness, and what the program is made of."""

import dataclasses
from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.services.cases.units import Units, UnitStatus
from vlu_desktop.services.keeping.about import parts, program
from vlu_desktop.ui.home.casebook_card import CasebookCard
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, fill_line, holding, label, row, scrolled
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.message_bar import MessageBar
from vlu_desktop.ui.widgets.page import Page
from vlu_desktop.ui.widgets.row_table import by_rows
from vlu_desktop.ui.widgets.theme import ThemeSwitcher, choices
from vlu_desktop.ui.widgets.unit_sections import the_parts

_CAPTIONS: dict[tuple[str, str], Callable[[], str]] = {
    ("unit", "telephone"): lambda: say("unit.telephone"),
    ("unit", "email"): lambda: say("unit.email"),
    ("unit", "hours"): lambda: say("unit.hours"),
    ("unit", "return_address"): lambda: say("unit.return-address"),
    ("unit", "complaints"): lambda: say("unit.complaints"),
    ("officer", "telephone"): lambda: say("unit.officer-telephone"),
    ("officer", "email"): lambda: say("unit.officer-email"),
}


_LINES = 4
_OF_LINES = frozenset({("unit", "return_address"), ("unit", "complaints")})
"""What is written in more than one line."""


def _standing(standing: UnitStatus, key: tuple[str, str]) -> str:
    """What stands in a field of the unit or the officer; in one line where it has but one."""
    whose, name = key
    text = str(getattr(standing.unit if whose == "unit" else standing.officer, name))
    return text.strip() if key in _OF_LINES else " ".join(text.split())


def _field(key: tuple[str, str]) -> QLineEdit | QPlainTextEdit:
    if key not in _OF_LINES:
        return QLineEdit()
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * _LINES + 24)
    return field


def _typed(field: QLineEdit | QPlainTextEdit) -> str:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    return "\n".join(line.strip() for line in field.toPlainText().splitlines()).strip()


class UnitPage(Page):
    """Its own cards are the names and the colours; every other card is given to it."""

    def __init__(
        self,
        worker: Worker,
        bulletin: ChangeBus,
        units: Units,
        look: ThemeSwitcher,
        news: MessageBar,
        casebook: CasebookCard,
    ) -> None:
        super().__init__(bulletin)
        self._worker = worker
        self._bulletin = bulletin
        self._units = units
        self._look = look
        self._news = news
        self._casebook = casebook
        self._unit, self._officer = Unit(), Officer()
        self.unit_name, self.area, self.officer_name, self.role = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.reached = {key: _field(key) for key in _CAPTIONS}
        """How the unit and the officer are reached, each field by whose it is and its name."""
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(say("home.parts-of-the-units-page"))
        self._columns: dict[str, QVBoxLayout] = {}
        for key, name in the_parts():
            cards = column(None, margins=12, space=16)
            inner = holding(cards)
            inner.setMaximumWidth(1100)
            self._columns[key] = cards
            self.tabs.addTab(scrolled(inner), name)
        self.add_card("unit", self._names_card())
        self.add_card("unit", self._look_card())
        self.add_card("backup", casebook)
        about = AboutCard()
        self.add_card("about", about)
        self.tabs.currentChanged.connect(lambda tab: about.fill() if the_parts()[tab][0] == "about" else None)
        self.setLayout(column(label(say("home.unit"), "title"), self.tabs, margins=28, space=14))

    def add_card(self, part: str, card: QWidget) -> None:
        """Another card, the last of its part."""
        cards = self._columns[part]
        cards.insertWidget(cards.count() - 1, card)

    def show_part(self, part: str) -> None:
        """Bring a part to the front."""
        self.tabs.setCurrentIndex([key for key, _ in the_parts()].index(part))

    def check_casebook(self) -> None:
        """Look through the whole casebook, and say what was found."""
        self.show_part("backup")
        self._casebook.check()

    def refresh(self) -> None:
        self._worker.ask(self._units.standing, self._show)

    def _names_card(self) -> QWidget:
        form = FieldForm()
        for caption, field in (
            (say("home.unit"), self.unit_name),
            (say("home.area"), self.area),
            (say("home.your-name"), self.officer_name),
            (say("home.your-role"), self.role),
            *((_CAPTIONS[key](), field) for key, field in self.reached.items()),
        ):
            name = label(caption)
            name.setBuddy(field)
            field.setAccessibleName(caption)
            form.addRow(name, field)
        save = button(say("home.save-names"), self._save, "outline")
        hint = label(say("home.they-stand-on-documents-and"), "small", wrap=True)
        return holding(column(label(say("home.names"), "heading"), form, row(hint, save), margins=16), "card")

    def _look_card(self) -> QWidget:
        group = QButtonGroup(self)
        buttons = []
        for key, text in choices():
            one = button(text, lambda key=key: self._look.choose(key), "choice")  # type: ignore[misc]
            one.setChecked(key == self._look.choice)
            group.addButton(one)
            buttons.append(one)
        self._sized = label("", "muted")
        self._look.sized.connect(self._say_size)
        self._say_size(self._look.text_size)
        sizes = [
            button(text, partial(self._look.step_text, by), "", hint)
            for text, by, hint in (
                (say("home.smaller-text"), -1, "Ctrl+-"),
                (say("home.usual-text"), 0, "Ctrl+0"),
                (say("home.larger-text"), 1, "Ctrl++"),
            )
        ]
        lines = (flowing(*buttons), flowing(*sizes, self._sized))
        return holding(column(label(say("home.colours-and-text"), "heading"), *lines, margins=16), "card")

    def _say_size(self, size: int) -> None:
        self._sized.setText(say("home.per-cent", size=size))

    def _show(self, standing: UnitStatus) -> None:
        self._unit, self._officer = standing.unit, standing.officer
        for field, text in (
            (self.unit_name, standing.unit.name),
            (self.area, standing.unit.area),
            (self.officer_name, standing.officer.name),
            (self.role, standing.officer.role),
            *((field, _standing(standing, key)) for key, field in self.reached.items()),
        ):
            if field.hasFocus():
                continue
            if isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                fill_line(field, text)
        self._casebook.show_status(standing)

    def _save(self) -> None:
        typed = {key: _typed(field) for key, field in self.reached.items()}
        unit = dataclasses.replace(
            self._unit, name=self.unit_name.text().strip(), area=self.area.text().strip(),
            telephone=typed["unit", "telephone"], email=typed["unit", "email"], hours=typed["unit", "hours"],
            return_address=typed["unit", "return_address"], complaints=typed["unit", "complaints"],
        )  # fmt: skip
        officer = dataclasses.replace(
            self._officer, name=self.officer_name.text().strip(), role=self.role.text().strip(),
            telephone=typed["officer", "telephone"], email=typed["officer", "email"],
        )  # fmt: skip
        if not unit.name or not officer.name:
            self._news.problem(say("home.the-unit-and-you-both"))
            return
        self._worker.ask(lambda: self._units.change(unit, officer), self._saved)

    def _saved(self, changes: Changes) -> None:
        self._news.say(say("home.names-saved") if not changes.is_empty else say("home.the-names-are-as-they"))
        self._bulletin.publish(changes)


class AboutCard(QFrame):
    """`fill` reads what is installed, when somebody first looks: the page waits for none of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.table = table = QTableWidget(0, 3)
        table.setHorizontalHeaderLabels([say("home.part"), say("home.version"), say("home.licence")])
        by_rows(table, say("home.parts-of-the-program"))
        table.setWordWrap(False)
        table.setAlternatingRowColors(True)
        em = self.fontMetrics().averageCharWidth()
        table.setColumnWidth(0, em * 36)
        table.setColumnWidth(1, em * 18)
        table.setMinimumHeight(self.fontMetrics().height() * 24)
        self.setLayout(
            column(label(say("home.this-program"), "heading"), label(program(), "muted", wrap=True), table, margins=16)
        )

    def fill(self) -> None:
        """List the parts, once."""
        if self.table.rowCount():
            return
        found = parts()
        self.table.setRowCount(len(found))
        for place, part in enumerate(found):
            for at, text in enumerate((part.name, part.version, part.licence)):
                self.table.setItem(place, at, QTableWidgetItem(text))
