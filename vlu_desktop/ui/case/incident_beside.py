# SPDX-License-Identifier: Apache-2.0
"""The incident that the message in view stands in, beside its conversation; or that it stands in none."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import number
from vlu_desktop.record.conduct import SourceItem
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.conversation.stretches import Stretch
from vlu_desktop.ui.widgets.basics import button, column
from vlu_desktop.ui.widgets.elided_label import ElidedLabel
from vlu_desktop.ui.widgets.flow_layout import flowing


def in_none() -> str:
    return say("case.this-message-is-in-no")


def no_message() -> str:
    return say("case.no-message-is-chosen")


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
        self.title = ElidedLabel("subheading")
        self.several = QListWidget()
        self.several.setAccessibleName(say("case.incidents-this-message-is-in"))
        self.several.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = self.fontMetrics().lineSpacing()
        self.several.setMaximumHeight(line * 5)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("case.the-incident-of-this-message"))
        self.words.setMinimumHeight(line * 3)
        self.buttons = {
            "open": button(say("case.open-the-incident"), acts["open"], "outline", "Enter"),
            "make": button(
                say("case.make-an-incident-of-it"), acts["make"], "primary", say("case.m-of-all-messages-chosen")
            ),
        }
        layout = column(self.title, self.several, self.words, flowing(*self.buttons.values()), space=4)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self.several.currentRowChanged.connect(self._picked)
        self.several.itemActivated.connect(lambda _: acts["open"]())
        self.show_stretches((), "", None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as its words and buttons need at the width it has, which a splitter does not ask for."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(event.size().width()))

    def show_stretches(
        self, stretches: Sequence[Stretch], shown: str, item: SourceItem | None, may_make: bool = False
    ) -> None:
        """Show the incidents of a message, the one of the id `shown` in full; nothing is done where they stand here.

        `may_make` says that one may be made of what is chosen.
        """
        there = tuple(stretches)
        self.buttons["open"].setVisible(bool(there))
        self.buttons["make"].setVisible(may_make and not there)
        if not there:
            then = say("case.m-makes-one") if may_make else say("case.only-what-came-to-her-makes-one")
            self.words.setPlainText(f"{in_none()} {then}" if item is not None else no_message())
            self.title.set_text(say("case.no-incident"))
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
        self.buttons["make"].setText(
            say("case.make-an-incident-of-it") if many < 2 else say("case.make-an-incident-of-these", many=many)
        )

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
        self.title.set_text(say("case.its-incident", when=stretch.when) if many < 2 else number(many, "incident"))
        self.words.setPlainText(visible(said_of(stretch)))


def said_of(stretch: Stretch) -> str:
    """What is told of an incident beside its messages, line by line, its account last."""
    incident = stretch.incident
    many = incident.count.display() if incident.count is not None else str(say("case.not-said"))
    account = incident.account or say("case.no-account-yet")
    if len(account) > MOST_SHOWN:
        account = say("case.characters-more-on-its-page", account=account[:MOST_SHOWN], value=len(account) - MOST_SHOWN)
    facts = (
        say("case.when-2", when=stretch.when),
        say("case.kinds-said", kinds=stretch.kinds_said),
        say("case.how-many-said", many=many),
        say("case.in-it", told=stretch.told),
    )
    return "\n".join((*facts, "", account))


def _short(text: str) -> str:
    words = " ".join(visible(text).split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1]}…"
