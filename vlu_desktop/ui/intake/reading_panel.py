# SPDX-License-Identifier: Apache-2.0
"""How a file is read, beside its rows: its sheets, the unit's column maps, what each column is, what is to be said."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.cases.column_maps import OfferedMap
from vlu_desktop.services.cases.imports import MappedReading, Mapping, Proposal
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.intake.kept_columns import KeptColumns
from vlu_desktop.ui.intake.reading_form import ReadingForm
from vlu_desktop.ui.widgets.basics import column, label


class ReadingPanel(QWidget):
    """Hidden for a file that has no columns to say; `notes` is shown of every file, by whoever holds the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.form = ReadingForm()
        self.columns = KeptColumns()
        self.notes = label("", "muted", wrap=True)
        self._sheet = ChoiceBox(say("intaking.sheet"))
        self._sheet_name = label(say("intaking.sheet"))
        self._sheet_name.setBuddy(self._sheet)
        self._mapped: MappedReading | None = None
        self._offers: tuple[OfferedMap, ...] = ()
        self._sheet.activated.connect(lambda _: self._show_sheet())
        self.setLayout(
            column(
                label(say("intaking.how-it-is-read"), "subheading"),
                self._sheet_name,
                self._sheet,
                self.columns,
                self.form,
            )
        )

    @property
    def mapping(self) -> Mapping | None:
        """How the sheet in view is taken; None for a file that has no columns."""
        place = self._sheet.currentIndex()
        return self._mapped.mappings[place] if self._mapped is not None and place >= 0 else None

    def show_proposal(self, proposal: Proposal, offers: Sequence[OfferedMap]) -> None:
        """Another file, or the same read another way: the sheet in view stays so."""
        kept = self._sheet.currentIndex()
        self._mapped, self._offers = proposal.reading.mapped, tuple(offers)
        mappings = self._mapped.mappings if self._mapped is not None else ()
        self._sheet.clear()
        for mapping in mappings:
            name = mapping.sheet
            self._sheet.addItem(
                name if mapping.used else say("intaking.sheet-not-read", name=name, why=mapping.why_not)
            )
        self._sheet.setCurrentIndex(min(max(kept, 0), len(mappings) - 1))
        for each in (self._sheet_name, self._sheet):
            each.setVisible(len(mappings) > 1)
        self.setVisible(self._mapped is not None)
        self.notes.setText("\n".join((*proposal.notes, _aside(proposal))))
        self._show_sheet()

    def show_offers(self, offers: Sequence[OfferedMap], said: str) -> None:
        """The column maps that fit, after one was kept or deleted."""
        self._offers = tuple(offers)
        self.columns.name.clear()
        self.columns.show_offers(self._offers, self.mapping)
        self.columns.say(said)

    def _show_sheet(self) -> None:
        if self._mapped is not None and self.mapping is not None:
            self.form.show_reading(self._mapped, self._sheet.currentIndex())
        self.columns.show_offers(self._offers, self.mapping)


def _aside(proposal: Proposal) -> str:
    """How many rows are no entries, and what they are."""
    what = ", ".join(dict.fromkeys(each.what for each in proposal.set_aside))
    aside, blank = len(proposal.set_aside), proposal.blank - proposal.going_on
    if what:
        return say("intaking.set-aside-as", n=aside, what=what, blank=blank)
    return say("intaking.set-aside", n=aside, blank=blank)
