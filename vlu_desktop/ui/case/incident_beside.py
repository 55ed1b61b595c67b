# SPDX-License-Identifier: Apache-2.0
"""The incident that the message in view stands in, beside its conversation; or that it stands in none."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from vlu_desktop.language.phrases import number
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.conversation.stretches import Stretch
from vlu_desktop.ui.widgets.basics import button, column, row
from vlu_desktop.ui.widgets.elided_label import Shortened

IN_NONE = "This message is in no incident."
NO_MESSAGE = "No message is chosen."
MOST_SHOWN = 5_000
"""Characters of an account that are shown here; all of it stands on the incident's page."""
_SHORT = 90


class IncidentBeside(QWidget):
    """`chosen` carries the id of the incident picked of several; `acts` has what its buttons do, "open" and "make"."""

    chosen = Signal(str)

    def __init__(self, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._stretches: tuple[Stretch, ...] | None = None
        self._shown = ""
        self.title = Shortened("subheading")
        self.several = QListWidget()
        self.several.setAccessibleName("Incidents this message is in")
        self.several.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.fontMetrics().lineSpacing()
        self.several.setMaximumHeight(line * 5)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("The incident of this message")
        self.words.setMinimumHeight(line * 3)
        self.buttons = {
            "open": button("Open the incident", acts["open"], "outline", "Enter"),
            "make": button("Make an incident of it", acts["make"], "primary", "M, of all messages chosen"),
        }
        layout = column(self.title, self.several, self.words, row(*self.buttons.values(), None), space=4)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self.several.currentRowChanged.connect(self._picked)
        self.several.itemActivated.connect(lambda _: acts["open"]())
        self.show_stretches((), "", False)

    def show_stretches(self, stretches: Sequence[Stretch], shown: str, is_message: bool) -> None:
        """Show the incidents of a message, the one of the id `shown` in full; nothing is done where they stand here."""
        there = tuple(stretches)
        self.buttons["open"].setVisible(bool(there))
        self.buttons["make"].setVisible(is_message and not there)
        if not there:
            self.words.setPlainText(f"{IN_NONE} M makes one of it." if is_message else NO_MESSAGE)
            self.title.set_text("No incident")
        if there != self._stretches:
            self._list(there)
        if there and (there != self._stretches or shown != self._shown):
            place = next((at for at, each in enumerate(there) if each.incident.id == shown), 0)
            with QSignalBlocker(self.several):
                self.several.setCurrentRow(place)
            self._tell(there[place], len(there))
        self._stretches, self._shown = there, shown

    def show_chosen(self, many: int) -> None:
        """Say of how many messages an incident would be made."""
        self.buttons["make"].setText("Make an incident of it" if many < 2 else f"Make an incident of these {many:,}")

    def _list(self, stretches: Sequence[Stretch]) -> None:
        with QSignalBlocker(self.several):
            self.several.clear()
            for each in stretches:
                self.several.addItem(_short(f"{each.when}: {each.kinds_said}"))
        self.several.setVisible(len(stretches) > 1)

    def _picked(self, place: int) -> None:
        if self._stretches and 0 <= place < len(self._stretches):
            stretch = self._stretches[place]
            self._shown = stretch.incident.id
            self._tell(stretch, len(self._stretches))
            self.chosen.emit(stretch.incident.id)

    def _tell(self, stretch: Stretch, many: int) -> None:
        self.title.set_text(f"Its incident: {stretch.when}" if many < 2 else number(many, "incident"))
        self.words.setPlainText(visible(said_of(stretch)))


def said_of(stretch: Stretch) -> str:
    """What is told of an incident beside its messages, line by line, its account last."""
    incident = stretch.incident
    many = incident.count.display() if incident.count is not None else "not said"
    account = incident.account or "No account yet."
    if len(account) > MOST_SHOWN:
        account = f"{account[:MOST_SHOWN]}\n[{len(account) - MOST_SHOWN:,} characters more, on its page.]"
    facts = (f"When: {stretch.when}", f"Kinds: {stretch.kinds_said}", f"How many: {many}", f"In it: {stretch.told}")
    return "\n".join((*facts, "", account))


def _short(text: str) -> str:
    words = " ".join(visible(text).split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
