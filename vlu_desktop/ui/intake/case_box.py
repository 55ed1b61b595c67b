# SPDX-License-Identifier: Apache-2.0
"""Which case a file goes into: the open one, a new one titled after the file, or any other of the casebook."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox


def the_new() -> str:
    return say("intaking.into-a-new-case-titled")


_MOST_ITEMS = 20


def case_name(line: CaseLine) -> str:
    """A case by its title and reference."""
    return visible(f"{line.title} ({line.reference})" if line.reference else line.title)


class CaseBox(ChoiceBox):
    """The open case first, where there is one; the data of each is its id, "" of a new one."""

    def __init__(self, case_id: str, title: str) -> None:
        super().__init__(say("intaking.into-which-case"))
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(_MOST_ITEMS)
        self._open = case_id
        self._wanted = ""
        self._names = {case_id: visible(title)} if case_id else {}
        if case_id:
            self.addItem(say("intaking.into-2", title=visible(title)), case_id)
        self.addItem(the_new(), "")

    @property
    def case_id(self) -> str:
        """The case chosen, "" for a new one."""
        return str(self.currentData() or "")

    @property
    def case_name(self) -> str:
        """What the case chosen is called, "" for a new one."""
        return self._names.get(self.case_id, "")

    def choose(self, case_id: str) -> None:
        """Choose a case, once it is listed if it isn't yet; "" for a new one."""
        place = self.findData(case_id)
        self._wanted = case_id if place < 0 else ""
        self.setCurrentIndex(max(place, 0))

    def list_cases(self, lines: Iterable[CaseLine]) -> None:
        """Offer every other case too, and give each its reference."""
        with QSignalBlocker(self):
            for line in lines:
                self._names[line.id] = case_name(line)
                if line.id == self._open:
                    self.setItemText(0, say("intaking.into-3", case_name=case_name(line)))
                else:
                    self.addItem(say("intaking.into-3", case_name=case_name(line)), line.id)
            if self._wanted:
                self.choose(self._wanted)
