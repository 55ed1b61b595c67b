# SPDX-License-Identifier: Apache-2.0
"""What each officer of the unit may do in this casebook, and giving them another role."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.access.rights import OfficerRole, Role, Roles, called
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import label

_TOLD: Mapping[Role, Callable[[], str]] = {
    Role.READER: lambda: say("keyring.role-told-reader"),
    Role.OFFICER: lambda: say("keyring.role-told-officer"),
    Role.MANAGER: lambda: say("keyring.role-told-manager"),
    Role.ADMINISTRATOR: lambda: say("keyring.role-told-administrator"),
}

_NAME_LETTERS = 30


class RolesWindow(PassphraseDialog):
    """One officer at a time; it opens on who is first by name, with the role they have."""

    def __init__(self, parent: QWidget, worker: Worker, roles: Roles, every: Sequence[OfficerRole]) -> None:
        super().__init__(
            parent, worker, say("keyring.roles-title"), say("keyring.roles-hint"), say("keyring.roles-now")
        )
        self._roles, self._every = roles, tuple(every)
        self.officer, self.role, self.told = QComboBox(), QComboBox(), label("", "small", wrap=True)
        for each in self._every:
            name = visible(each.name)
            self.officer.addItem(say("exchange.role-of", name=name, role=called(each.role)))
        for role in Role:
            self.role.addItem(called(role))
        self._add(say("keyring.roles-officer"), self.officer)
        self._add(say("keyring.roles-role"), self.role)
        self.form.addRow(label(""), self.told)
        self.reason = self.add_field(say("keyring.roles-why"), QLineEdit())
        self.officer.currentIndexChanged.connect(self._show_officer)
        self.role.currentIndexChanged.connect(self._show_role)
        self._show_officer()
        self._show_role()
        self.officer.setFocus()

    def job(self) -> tuple[Callable[[], object], str]:
        officer, role, reason = self._every[self.officer.currentIndex()], self._chosen(), self.reason.text()
        said = say("exchange.role-of", name=visible(officer.name), role=called(role))
        return lambda: self._roles.give(officer.officer_id, role, reason), said

    def _add(self, caption: str, field: QComboBox) -> None:
        name = label(caption)
        name.setBuddy(field)
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_NAME_LETTERS)
        field.setAccessibleName(caption)
        self.form.addRow(name, field)

    def _chosen(self) -> Role:
        return tuple(Role)[self.role.currentIndex()]

    def _show_officer(self) -> None:
        self.role.setCurrentIndex(tuple(Role).index(self._every[self.officer.currentIndex()].role))

    def _show_role(self) -> None:
        self.told.setText(_TOLD[self._chosen()]())
