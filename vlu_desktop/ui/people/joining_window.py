# SPDX-License-Identifier: Apache-2.0
"""Entries that may be one person, side by side with what agrees and what differs; the officer decides each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.cases.same_person import Joining, Proposal, Side
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.ui.case_session.session import Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, clear, column, holding, label, row, scrolled
from vlu_desktop.ui.widgets.first_focus import begin_in
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

SHOWN = 20
"""Pairs shown at a time."""
LONGEST = 120
"""Letters of a name, or of a case's title, that are shown."""
Joiner = Callable[[str, str, str], Changes]
_short = partial(shorten, most=LONGEST)


class JoiningDialog(FittingDialog):
    """`looked_at` carries the id of a person whose entry is to be opened."""

    looked_at = Signal(str)

    def __init__(self, parent: QWidget | None, worker: Worker, joining: Joining, saver: Saver, join: Joiner) -> None:
        """`join` joins two, or asks a second officer first."""
        super().__init__(parent)
        self.setWindowTitle(say("person.people-who-may-be-the"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._worker = worker
        self._joining = joining
        self._join = join
        self._saver = saver
        self._pairs: tuple[Proposal, ...] = ()
        self._shown = SHOWN
        self._many = label("", "muted")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(12)
        self._list = scrolled(holding(column(self.cards, None, margins=4)))
        about = label(
            say("person.nothing-is-joined-until-you"),
            "muted",
            wrap=True,
        )
        close = button(say("person.close"), self.accept, "quiet")
        self.setLayout(
            column(
                row(label(say("person.people-who-may-be-the"), "heading"), self._many, None, space=12),
                about,
                self._list,
                row(None, close),
                margins=20,
                space=12,
            )
        )
        self.resize(880, 640)
        self.read()

    @property
    def area(self) -> QScrollArea:
        """Where the pairs stand."""
        return self._list

    def read(self) -> None:
        """Ask which entries may be the same."""
        self._many.setText(say("person.looking"))
        self._worker.ask(self._joining.proposals, self._show)

    def _show(self, pairs: tuple[Proposal, ...]) -> None:
        self._pairs = pairs
        self._many.setText(f"{len(pairs):,}")
        clear(self.cards)
        for pair in pairs[: self._shown]:
            self.cards.addWidget(self._card(pair))
        rest = len(pairs) - self._shown
        if rest > 0:
            self.cards.addWidget(button(say("person.show-more", min=min(rest, SHOWN)), self._more, "link"))
        if not pairs:
            nothing = label(say("person.no-two-entries-look-like"), "muted")
            self.cards.addWidget(holding(column(nothing, margins=20), "card"))
        QTimer.singleShot(0, self, lambda: begin_in(self))

    def _more(self) -> None:
        self._shown += SHOWN
        self._show(self._pairs)

    def _card(self, pair: Proposal) -> QWidget:
        both = row(self._side(pair.one), self._side(pair.other), space=24)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        agrees = label(say("person.agrees", what="; ".join(_short(each) for each in pair.agrees)), wrap=True)
        lines: list[QWidget] = [agrees]
        if pair.differs:
            lines.append(label(say("person.differs", what="; ".join(pair.differs)), "muted", wrap=True))
        reason = QLineEdit()
        reason.setPlaceholderText(say("person.how-it-is-known-optional"))
        reason.setAccessibleName(say("person.how-known-for", one=_short(pair.one.name), other=_short(pair.other.name)))
        one, other = pair.one.person_id, pair.other.person_id

        def same() -> None:
            self._decide(
                partial(self._join, one, other, reason.text()), say("person.joined"), say("person.undo-joining")
            )

        def two() -> None:
            self._decide(
                lambda: self._joining.keep_apart(one, other, reason.text()),
                say("person.kept-apart"),
                say("person.undo-that"),
            )

        buttons = (
            button(say("person.the-same-person"), same, "outline"),
            button(say("person.two-people"), two, "outline"),
        )
        for made in buttons:
            made.setAccessibleName(
                say("person.act-on-two", act=made.text(), one=_short(pair.one.name), other=_short(pair.other.name))
            )
        foot = row(reason, *buttons)
        foot.setStretch(0, 1)
        return holding(column(both, *lines, foot, margins=16, space=10), "card")

    def _side(self, side: Side) -> QWidget:
        name = label(_short(side.name), "subheading", wrap=True)
        look = button(say("person.look-at-this-entry"), lambda: self._look(side.person_id), "link")
        look.setAccessibleName(say("person.look-at-this-entry-2", short=_short(side.name)))
        parts = [label(_short(part), "muted", wrap=True) for part in side.parts[:6]]
        if len(side.parts) > 6:
            parts.append(label(say("person.and-more", n=len(side.parts) - 6), "muted"))
        for text in (name, *parts):
            # A name without a space must not widen the window.
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return holding(column(name, *parts, row(look, None), None, space=2))

    def _look(self, person_id: str) -> None:
        self.looked_at.emit(person_id)
        self.accept()

    def _decide(self, job: Callable[[], Changes], said: str, undo: str) -> None:
        place = self._list.verticalScrollBar().value()

        def done(_: Changes) -> None:
            self.read()
            self._list.verticalScrollBar().setValue(place)

        self._saver.act(job, said, undo, done)
