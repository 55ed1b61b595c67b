# SPDX-License-Identifier: Apache-2.0
"""The fields of an incident in the order it is told: the account first, then when, what kind, who, the police."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import ExhibitIncident, Incident, IncidentBehaviour, IncidentTarget, IncidentUse
from vlu_desktop.record.fields import spec
from vlu_desktop.record.offending import Breach
from vlu_desktop.record.people import Person
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.entry.breach_field import BreachPane
from vlu_desktop.ui.entry.chip_field import ChipField
from vlu_desktop.ui.entry.common_kinds import CommonKinds
from vlu_desktop.ui.entry.more_fields import MoreSection
from vlu_desktop.ui.entry.seriousness_field import SeriousnessLine
from vlu_desktop.ui.entry.typed_choices import kind_option, kinds_meant, matching, target_option, targets
from vlu_desktop.ui.fields.date_editors import CountEditor, WhenEditor
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.fields.plain_editors import LongTextEditor, RefEditor, TextEditor
from vlu_desktop.ui.fields.yes_no_buttons import AnswerButtons
from vlu_desktop.ui.widgets.basics import column, holding, label, row
from vlu_desktop.ui.widgets.folding_row import FoldingRow

ABOVE = (
    "account", "happened", "count", "actor_id", "reported", "police_reference", "fear", "seriousness_set",
    "seriousness_reason",
)  # fmt: skip

_TWO = 46
"""Letters of width that the answers about the police and its reference take beside each other."""
_LOW = 26
"""Lines of text that a screen is high, up to which the account is a box of fewer."""


class IncidentForm(QWidget):
    """Shows an entry and gives it back as it now stands. `edited` comes with every change the officer makes."""

    edited = Signal()

    def __init__(self, desk: CaseSession) -> None:
        super().__init__()
        self._entry: IncidentEntry | None = None
        self._file: CaseFile | None = None
        self._asked = ""
        context = desk.context()
        self.more = MoreSection(context, ABOVE)
        self.account = LongTextEditor(spec(Incident, "account"), lines=5)
        self.when = WhenEditor(spec(Incident, "happened"), self.more.told_on, told=True)
        self.kinds = ChipField(say("entering.what-kind"), kinds_meant, say("entering.type-to-add-such-as"))
        self.common = CommonKinds()
        self.seriousness = SeriousnessLine()
        self.count = CountEditor(spec(Incident, "count"))
        self.actor = RefEditor(spec(Incident, "actor_id"), context.choices)
        self.targets = ChipField(
            say("entering.towards"), lambda typed: matching(self._targets(), typed), say("entering.type-to-add")
        )
        self.reported = AnswerButtons(say("entering.told-to-police"))
        self.reference = TextEditor(spec(Incident, "police_reference"))
        self.breaches = BreachPane()
        self.fear = LongTextEditor(spec(Incident, "fear"), lines=2)
        self._account_name = label("", "muted")
        self._fear_name = label("", "muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = self.fontMetrics().lineSpacing()
        # Where letters are large the screen is few lines high, and when it happened must be in view beneath.
        room = self.screen().availableSize().height() // line
        self.account.inner.setMaximumHeight(line * (7 if room > _LOW else 4) + 16)
        self.fear.inner.setMaximumHeight(line * 2 + 20)
        self.more.form.editor("words").inner.setMaximumHeight(line * 4 + 16)
        people = row(
            _named(say("entering.how-many"), self.count),
            _named(say("entering.by-whom"), self.actor),
            _named(say("entering.towards"), self.targets),
            space=14,
        )
        people.setStretch(0, 2)
        people.setStretch(1, 7)
        people.setStretch(2, 6)
        police = FoldingRow(
            _TWO,
            _named(say("entering.told-to-police"), self.reported),
            _named(say("entering.reference"), self.reference),
        )
        police.setStretch(0, 1)
        police.setStretch(1, 1)
        self._account_name.setBuddy(self.account.inner)
        self._fear_name.setBuddy(self.fear.inner)
        self.setLayout(
            column(
                holding(column(self._account_name, self.account, space=4)),
                _named(say("entering.when"), self.when),
                holding(column(_named(say("entering.what-kind"), self.kinds), self.common, self.seriousness, space=4)),
                people,
                police,
                self.breaches,
                holding(column(self._fear_name, self.fear, space=4)),
                self.more,
                None,
                space=12,
            )
        )

    def _connect(self) -> None:
        for editor in (self.account, self.when, self.count, self.actor, self.reference, self.fear):
            editor.edited.connect(self.edited)
        for part in (self.kinds, self.targets, self.seriousness, self.reported, self.breaches, self.more):
            part.edited.connect(self.edited)
        self.when.edited.connect(lambda: self.breaches.set_happened(self.when.value()))
        self.kinds.edited.connect(lambda: self.seriousness.set_kinds(self.kinds.keys))
        self.common.chosen.connect(self.kinds.choose)
        self.actor.edited.connect(self._attribute)
        told = self.more.form.editor("told_on")
        told.edited.connect(self._read_again)
        self.when.line.textEdited.connect(self._remember)

    def show_entry(self, file: CaseFile, entry: IncidentEntry) -> None:
        """Show an entry of a case."""
        self._file, self._entry, self._asked = file, entry, ""
        incident = entry.incident
        self._say_whose(file)
        self.actor.refill()
        self.more.show_incident(incident, _of(entry, IncidentUse))
        for name, editor in self._editors().items():
            editor.set_value(getattr(incident, name))
        kinds = tuple(part.kind for part in _of(entry, IncidentBehaviour))
        self.kinds.set_chosen(kind_option(behaviour(kind)) for kind in dict.fromkeys(kinds))
        self.targets.set_chosen(target_option(file, part.kind, part.person_id) for part in _of(entry, IncidentTarget))
        self.seriousness.show_incident(incident, kinds)
        self.reported.set_value(incident.reported)
        self.breaches.set_happened(incident.happened)
        self.breaches.show_breaches(file, incident.id, _of(entry, Breach))

    def take_file(self, file: CaseFile) -> None:
        """The case was read again: its orders and breaches may be others; what was typed stays."""
        self._file = file
        assert self._entry is not None
        self.breaches.show_breaches(file, self._entry.incident.id, self.breaches.value())

    def add_exhibits(self, exhibit_ids: Iterable[str]) -> None:
        """Have the entry show these exhibits too."""
        assert self._entry is not None
        shown = {part.exhibit_id for part in self._entry.parts if isinstance(part, ExhibitIncident)}
        new = tuple(ExhibitIncident(exhibit_id=each) for each in exhibit_ids if each not in shown)
        self._entry = replace(self._entry, parts=(*self._entry.parts, *new))

    def entry(self) -> IncidentEntry:
        """The entry as it now stands."""
        assert self._entry is not None
        values: dict[str, Any] = {name: editor.value() for name, editor in self._editors().items()}
        values |= self.seriousness.values() | {"reported": self.reported.value()}
        shown = (IncidentBehaviour, IncidentTarget, IncidentUse, Breach)
        others = tuple(part for part in self._entry.parts if not isinstance(part, shown))
        parts = (*self._kind_parts(), *self._target_parts(), *self.more.uses(), *self.breaches.value(), *others)
        return IncidentEntry(incident=replace(self.more.incident(), **values), parts=parts)

    def settle(self) -> None:
        """Take what stands half chosen in a field of chips, where it names a choice in full."""
        self.kinds.settle()
        self.targets.settle()

    def problems(self) -> tuple[str, ...]:
        """What keeps the entry from being saved, each in a sentence."""
        found = [editor.problem() for editor in self._editors().values()]
        found += [self.kinds.problem(), self.seriousness.problem(), self.targets.problem(), *self.more.problems()]
        return tuple(each for each in found if each)

    def refused(self) -> tuple[str, ...]:
        """As `problems`, each field marked and told under it; the keyboard is in the first that has one."""
        for field in (self.targets, self.seriousness, self.kinds):
            if field.problem():
                field.setFocus()
        for editor in reversed(self._editors().values()):
            if problem := editor.problem():
                editor.refuse(problem)
        return self.problems()

    def unread(self) -> dict[str, str]:
        """What is typed and is no value or choice, by field: a draft keeps it beside the entry."""
        found = {name: editor.unread() for name, editor in self._editors().items()}
        found |= {name: field.line.text().strip() for name, field in self._chip_fields().items()}
        return {name: words for name, words in (found | self.more.form.unread()).items() if words}

    def take_unread(self, unread: Mapping[str, str]) -> None:
        """Show such words again; a field that this program does not know is passed over."""
        for name, editor in self._editors().items():
            if name in unread:
                editor.take_unread(unread[name])
        for name, field in self._chip_fields().items():
            field.line.setText(unread.get(name, ""))
        self.more.form.take_unread(unread)

    def _chip_fields(self) -> dict[str, ChipField]:
        return {"kinds": self.kinds, "targets": self.targets}

    def _editors(self) -> dict[str, Editor]:
        return {
            "account": self.account, "happened": self.when, "count": self.count, "actor_id": self.actor,
            "police_reference": self.reference, "fear": self.fear,
        }  # fmt: skip

    def _kind_parts(self) -> tuple[IncidentBehaviour, ...]:
        assert self._entry is not None
        stored = {part.kind: part for part in _of(self._entry, IncidentBehaviour)}
        return tuple(stored.get(key) or IncidentBehaviour(id=RecordId(""), kind=key) for key in self.kinds.keys)

    def _target_parts(self) -> tuple[IncidentTarget, ...]:
        assert self._entry is not None
        stored = {f"{part.kind}:{part.person_id}".removesuffix(":"): part for part in _of(self._entry, IncidentTarget)}
        found = []
        for key in self.targets.keys:
            kind, _, person_id = key.partition(":")
            found.append(stored.get(key) or IncidentTarget(id=RecordId(""), kind=kind, person_id=person_id))
        return tuple(found)

    def _targets(self) -> Any:
        return targets(self._file) if self._file is not None else ()

    def _say_whose(self, file: CaseFile) -> None:
        victims = [file.get(Person, each) for each in file.victims]
        sexes = {victim.sex for victim in victims if victim is not None}
        sex = sexes.pop() if len(sexes) == 1 else ""
        match sex:
            case "female":
                account, fear = say("entering.in-her-words"), say("entering.how-it-left-her")
            case "male":
                account, fear = say("entering.in-his-words"), say("entering.how-it-left-him")
            case _:
                account, fear = say("entering.in-own-words"), say("entering.how-it-left-victim")
        self._account_name.setText(account)
        self._fear_name.setText(fear)

    def _attribute(self) -> None:
        """Who did it and how it is attributed go together, until the officer says otherwise under More."""
        assert self._file is not None
        self.more.form.editor("attribution").set_value(attribution_for(self._file, self.actor.value()))
        self.more.show_about()

    def _remember(self, text: str) -> None:
        self._asked = text

    def _read_again(self) -> None:
        """Words such as "last Tuesday" mean another day once it was told on another day."""
        if self._asked:
            self.when.line.textEdited.emit(self._asked)


def attribution_for(file: CaseFile, actor_id: str) -> str:
    """How an incident by that person is attributed; nothing where only the officer can know."""
    if not actor_id:
        return "unknown"
    return "offender" if any(file.same_person(actor_id, each) for each in file.offenders) else ""


def _of(entry: IncidentEntry, cls: Any) -> Any:
    return entry.of(cls)


def _named(name: str, editor: QWidget) -> QWidget:
    made = label(name, "muted")
    made.setBuddy(editor.focusProxy() or editor)
    return holding(column(made, editor, None, space=4))
