# SPDX-License-Identifier: Apache-2.0
"""The people of a case: who they are on the left, and on the right everything held of the one chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.record import people as p
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.involvement import People
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver, of_record
from vlu_desktop.ui.drafts.small_drafts import PERSON, SmallWindow
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.tables import Columns, RecordTable
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.case_field import name_case
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.field_form import FieldForm
from vlu_desktop.ui.widgets.folding_row import beside_list
from vlu_desktop.ui.widgets.row_menu import RowMenu

_ID = Qt.ItemDataRole.UserRole
LONGEST_NAME = 160
"""Letters of a name that stand at the head; its table holds the whole."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of the chosen person: its class, and the fields by which a row is that person's."""

    cls: type[Record]
    by: tuple[str, ...] = ("person_id",)


PARTS: tuple[_Part, ...] = (
    _Part(p.PersonName),
    _Part(p.ContactPoint),
    _Part(p.Address),
    _Part(p.Vehicle),
    _Part(p.PersonReference),
    _Part(p.Relationship, ("person_id", "other_id")),
    _Part(p.Involvement),
    _Part(p.SameAs, ("person_id", "other_id")),
)


class PeopleTab(QWidget):
    """Choosing somebody shows what is held of them; Enter in a table opens the whole of a row.

    `across_asked` carries the id of an offender whose cases are wanted side by side.
    """

    across_asked = Signal(str)

    def __init__(self, desk: CaseSession, saver: Saver, people: People) -> None:
        super().__init__()
        self._desk = desk
        self._saver = saver
        self._people = people
        self._wanted = ""
        self.list = QListWidget()
        self.list.setAccessibleName(say("case.people-of-the-case"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._show_chosen())
        RowMenu(self.list).offer(lambda: of_record(desk.file.get(p.Person, self.chosen), self._open_person, desk))
        self._name = ElidedLabel("heading")
        self._about = label("", "muted", wrap=True)
        self._details = button(say("case.details"), self._open_person, "quiet")
        self.across = button(say("case.across-cases"), lambda: self.across_asked.emit(self.chosen), "quiet")
        self._tables = [self._table(part) for part in PARTS]
        self._tabs = QTabWidget()
        for table in self._tables:
            holder = holding(column(table))
            holder.layout().setContentsMargins(0, 10, 0, 0)  # type: ignore[union-attr]
            self._tabs.addTab(holder, "")
        add = button(say("case.add-somebody"), self.add, "outline")
        left = holding(column(label(say("case.people"), "heading"), self.list, add))
        head = row(self._name, self.across, self._details)
        head.setStretch(0, 1)
        right = holding(column(head, self._about, self._tabs))
        self.setLayout(beside_list(left, self.list, right))
        desk.follow(self._show)

    @property
    def chosen(self) -> str:
        """The id of the person chosen, "" for nobody."""
        return str(self.list.currentItem().data(_ID)) if self.list.currentRow() >= 0 else ""

    def choose(self, person_id: str) -> bool:
        """Choose somebody; false for one who is not here."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_ID) == person_id:
                self.list.setCurrentRow(place)
                return True
        return False

    def add_part(self, cls: type[Record]) -> None:
        """Begin a record that belongs to whoever is chosen."""
        place, part = next((place, part) for place, part in enumerate(PARTS) if part.cls is cls)
        self._tabs.setCurrentIndex(place)
        self._begin(part)

    def add(self) -> "AddPersonDialog":
        """Ask who somebody is and what part they have; the window that asks."""
        dialog = AddPersonDialog(self, self._desk.choices("person"))
        name_case(dialog, self._desk.file.case)
        dialog.entered.connect(partial(self._enter, dialog))
        dialog.open()
        return dialog

    def _enter(self, dialog: "AddPersonDialog", role: str, given: str, family: str, held: str) -> None:
        case_id = self._desk.file.case.id

        def done(changes: Changes) -> None:
            self._wanted = next((ref for key, ref in changes.added if key == "person"), held)
            if isValid(dialog):
                dialog.accept()

        def failed(sentence: str) -> None:
            if isValid(dialog) and dialog.isVisible():
                dialog.problem(sentence)
            else:
                self._saver.problem(sentence)

        self._saver.act(
            lambda: self._people.enter(case_id, role, given=given, family=family, held=held),
            say("case.saved"),
            say("case.undo-entering-a-person"),
            done,
            failed,
        )

    def _show(self, file: CaseFile) -> None:
        kept = self._wanted or self.chosen
        self._wanted = ""
        roles: dict[str, list[str]] = {}
        for row_ in file.all(p.Involvement):
            roles.setdefault(row_.person_id, []).append(term("role", row_.role).lower())
        others = [person.id for person in file.all(p.Person) if person.id not in roles]
        with QSignalBlocker(self.list):
            self.list.clear()
            for person_id in (*roles, *others):
                part = ", ".join(roles.get(person_id, [say("case.named-only")]))
                item = QListWidgetItem(visible(f"{file.name(person_id)[:LONGEST_NAME]}\n{part}"))
                item.setData(_ID, person_id)
                self.list.addItem(item)
        if not self.choose(kept) and self.list.count():
            self.list.setCurrentRow(0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        file, person_id = self._desk.file, self.chosen
        person = file.get(p.Person, person_id)
        name = file.name(person_id) if person else say("case.nobody-is-entered-yet")
        self._name.set_text(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…")
        self._details.setEnabled(person is not None)
        self.across.setVisible(any(file.same_person(person_id, each) for each in file.offenders))
        self._about.setText(_about(file, person) if person else say("case.add-the-victim-and-the"))
        for place, (part, table) in enumerate(zip(PARTS, self._tables, strict=True)):
            rows = [each for each in file.all(part.cls) if any(getattr(each, by) == person_id for by in part.by)]
            table.set_records(rows if person else ())
            name = say("case.parts-in-the-case") if part.cls is p.Involvement else table.plural
            self._tabs.setTabText(place, f"{name}  {len(rows)}" if rows else name)

    def _table(self, part: _Part) -> RecordTable:
        columns = Columns(leave_out=() if len(part.by) > 1 else part.by)
        table = RecordTable(part.cls, self._desk.context(), columns=columns)
        table.added.connect(lambda: self._begin(part))
        table.opened.connect(self._open)
        table.changed.connect(self._saver.change)
        table.removed.connect(self._saver.remove)
        return table

    def _begin(self, part: _Part) -> None:
        if not self.chosen:
            self._saver.problem(say("case.add-somebody-first"))
            return
        values: dict[str, str] = {part.by[0]: self.chosen}
        if part.cls is p.Involvement:
            values["case_id"] = self._desk.file.case.id
        self._open(part.cls(**values))  # type: ignore[arg-type]

    def _open_person(self) -> None:
        person = self._desk.file.get(p.Person, self.chosen)
        if person is not None:
            self._open(person)

    def _open(self, record: Record) -> None:
        RecordDialog(record, self._desk, self._saver, self).open()


class AddPersonDialog(SmallWindow):
    """A name and a part; or somebody held already, in another part.

    `entered` carries the part, the given names, the family name and the id of one held; the window closes once they
    are saved, and until then holds what was typed.
    """

    entered = Signal(str, str, str, str)

    def __init__(self, parent: QWidget, held: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, PERSON)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("case.add-somebody"))
        self.given, self.family = QLineEdit(), QLineEdit()
        self.held, self.role = ChoiceBox(say("case.or-held-already")), ChoiceBox(say("case.part-in-the-case"))
        self.held.addItem(say("case.somebody-new"), "")
        for person_id, name in held:
            self.held.addItem(visible(name), person_id)
        for key, text in vocabulary("role").terms:
            self.role.addItem(text, key)
        form = FieldForm()
        for caption, field in (
            (say("case.part-in-the-case"), self.role),
            (say("case.given-names"), self.given),
            (say("case.family-name"), self.family),
            (say("case.or-held-already"), self.held),
        ):
            name_label = label(caption)
            name_label.setBuddy(field)
            field.setAccessibleName(caption)
            form.addRow(name_label, field)
        self._problem = label("", "problem", wrap=True)
        self._act = button(say("case.add"), self._add, "primary")
        self.setLayout(
            column(
                label(say("case.add-somebody"), "heading"),
                form,
                self._problem,
                row(button(say("case.close"), self.reject, "quiet"), None, self._act),
                margins=20,
            )
        )
        self.setMinimumWidth(480)
        self.keep_typed({"role": self.role, "given": self.given, "family": self.family, "held": self.held})
        self.given.setFocus()

    def problem(self, sentence: str) -> None:
        """Say why nobody was entered; what was typed stays."""
        self._problem.setText(sentence)
        self._act.setEnabled(True)

    def _add(self) -> None:
        held = str(self.held.currentData() or "")
        given, family = self.given.text().strip(), self.family.text().strip()
        if not (held or given or family):
            self.problem(say("case.write-a-name-even-if"))
            return
        self._problem.setText("")
        self._act.setEnabled(False)
        self.entered.emit(str(self.role.currentData()), given, family, held)


def _about(file: CaseFile, person: p.Person) -> str:
    parts = [term("sex", person.sex)]
    if person.born:
        parts.append(say("case.born-when", when=person.born.display()))
    if person.language:
        parts.append(say("case.speaks", language=person.language))
    if any(file.same_person(person.id, offender) for offender in file.offenders):
        parts.append(say("case.offenders-rows"))
    else:
        parts.append(say("case.whereabouts-kept"))
    text = "; ".join(part for part in parts if part)
    return f"{sentence_case(text)}."
