# SPDX-License-Identifier: Apache-2.0
"""The kinds of conduct entered most often, each a button with a letter of its own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.services.cases.incidents import COMMONEST
from vlu_desktop.ui.entry.typed_choices import Option, kind_option
from vlu_desktop.ui.widgets.basics import button
from vlu_desktop.ui.widgets.flow_layout import FlowLayout
from vlu_desktop.ui.widgets.letters import lettered


class CommonKinds(QWidget):
    """`chosen` carries the option of a kind. The least serious stand first, so that no slip takes a grave one.

    Alt and the letter choose at once: Qt's own way presses a button a tenth of a second, and what is saved in it lacks
    the kind.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._options: list[Option] = []
        flow = FlowLayout(self, 4, last_fills=False)
        self.buttons: list[QPushButton] = []
        self.keys: list[QShortcut] = []
        for place in range(COMMONEST):
            made = button("", partial(self._choose, place), "kind")
            made.hide()
            flow.addWidget(made)
            self.buttons.append(made)
            self.keys.append(QShortcut(QKeySequence(), self, partial(self._choose, place)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_kinds(self, keys: Sequence[str]) -> None:
        """Show kinds by their keys, the commonest first."""
        found = [kind_option(behaviour(key)) for key in keys[:COMMONEST]]
        self._options = sorted(found, key=lambda each: each.tone)
        names = lettered([each.label for each in self._options])
        for place, made in enumerate(self.buttons):
            there = place < len(names)
            made.setVisible(there)
            if there:
                made.setText(names[place])
                key = made.shortcut()
                made.setShortcut(QKeySequence())
                self.keys[place].setKey(key)
                made.setAccessibleName(say("entering.add-this-kind", label=self._options[place].label))
                made.setToolTip(f"{self._options[place].label} ({key.toString()})")
        self.updateGeometry()

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._options[place])
