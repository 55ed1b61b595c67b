# SPDX-License-Identifier: Apache-2.0
"""Small windows that choose what goes into a bundle: a document with its questions, exhibits, how one is shown."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.services.documents.bundle_order import DocumentChoice, ExhibitChoice
from vlu_desktop.services.documents.bundles import OfferedExhibit
from vlu_desktop.services.documents.documents import KindOffer, Question
from vlu_desktop.ui.documents.question_fields import QuestionsPane
from vlu_desktop.ui.fields.wheel_proof import ChoiceBox
from vlu_desktop.ui.widgets.basics import button, column, label, row, scrolled
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog


def the_shown() -> dict[str, str]:
    return {
        "picture": say("documents.shown-as-a-picture"),
        "pages": say("documents.its-pages-shown"),
        "listed": say("documents.only-listed"),
    }


def look() -> str:
    return say("documents.an-address-a-number-plate")


Ask = Callable[[str, Callable[[tuple[Question, ...]], None], Callable[[str], None]], object]
"""Asks for the questions of a kind of document: the kind, what takes them, what takes a sentence on what went wrong."""


class _Choosing(FittingDialog):
    """`chosen` carries what was chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, title: str, act: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._title = title
        self.problem = label("", "problem", wrap=True)
        self.act = button(act, self._choose, "primary")
        self.act.setDefault(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 74)

    def _lay_out(self, *items: QWidget | QLayout) -> None:
        close = button(say("documents.close"), self.reject, "quiet")
        heading = label(self._title, "heading", wrap=True)
        self.setLayout(column(heading, *items, self.problem, row(close, None, self.act), margins=20, space=10))

    def _choose(self) -> None:
        self.chosen.emit(self._choice())
        self.accept()

    def _choice(self) -> object:
        raise AssertionError("each window says what was chosen")


class DocumentDialog(_Choosing):
    """A document and what it asks; `was` is one that is in the bundle already."""

    def __init__(
        self, parent: QWidget, kinds: Sequence[KindOffer], ask: Ask, today: Callable[[], date],
        was: DocumentChoice | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            parent,
            say("documents.change-a-document") if was else say("documents.add-a-document"),
            say("documents.change-it") if was else say("documents.add-it"),
        )
        self._ask = ask
        self._was = was
        self.kind = ChoiceBox(say("documents.document"), tuple((kind.key, kind.title) for kind in kinds))
        name = label(say("documents.document"))
        name.setBuddy(self.kind)
        self.questions = QuestionsPane(today)
        self._nothing = label(say("documents.this-document-asks-nothing-more"), "muted")
        self._nothing.hide()
        self._lay_out(name, self.kind, self._nothing, scrolled(self.questions))
        if was is not None:
            self.kind.setCurrentIndex(self.kind.findData(was.kind))
            self.kind.setEnabled(False)
        self.kind.currentIndexChanged.connect(lambda _: self._fill())
        self._fill()
        self.resize(620, 480)

    def _fill(self) -> None:
        kind = str(self.kind.currentData())
        self.questions.ask(())
        self.act.setEnabled(False)

        def take(questions: tuple[Question, ...]) -> None:
            if self.kind.currentData() == kind:
                self.questions.ask(questions)
                self._nothing.setVisible(not questions)
                if self._was is not None:
                    self.questions.answer(self._was.answers)
                self.act.setEnabled(True)

        self._ask(kind, take, self.problem.setText)

    def _choice(self) -> DocumentChoice:
        return DocumentChoice(kind=str(self.kind.currentData()), answers=self.questions.answers())


class ExhibitsDialog(_Choosing):
    """Exhibits to tick; Space ticks the one in hand."""

    def __init__(self, parent: QWidget, exhibits: Sequence[OfferedExhibit]) -> None:
        super().__init__(parent, say("documents.add-exhibits"), say("documents.add-them"))
        self._exhibits = tuple(exhibits)
        self.list = QListWidget()
        self.list.setAccessibleName(say("documents.exhibits-this-reader-may-have"))
        self.list.setWordWrap(True)
        for each in self._exhibits:
            item = QListWidgetItem(exhibit_name(each))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        none = say("documents.there-is-no-exhibit-that")
        self.list.itemChanged.connect(lambda _: self._enable())
        self.list.setVisible(bool(self._exhibits))
        self._lay_out(label(look() if self._exhibits else none, "muted", wrap=True), self.list)
        if self._exhibits:
            self.list.setCurrentRow(0)
            self.resize(620, 480)
        self._enable()

    def _ticked(self) -> list[OfferedExhibit]:
        return [
            each
            for place, each in enumerate(self._exhibits)
            if self.list.item(place).checkState() is Qt.CheckState.Checked
        ]

    def _enable(self) -> None:
        self.act.setEnabled(bool(self._ticked()))

    def _choice(self) -> tuple[OfferedExhibit, ...]:
        return tuple(self._ticked())


class ExhibitDialog(_Choosing):
    """How one exhibit goes in: shown or listed, and what its picture shows in words."""

    def __init__(self, parent: QWidget, exhibit: OfferedExhibit, was: ExhibitChoice) -> None:
        super().__init__(parent, say("documents.change-an-exhibit"), say("documents.change-it"))
        self._was = was
        self.listed = QCheckBox(say("documents.only-list-it-in-the"))
        self.listed.setChecked(was.listed or exhibit.shown == "listed")
        self.listed.setEnabled(exhibit.shown != "listed")
        self.says = QPlainTextEdit(was.says)
        self.says.setTabChangesFocus(True)
        self.says.setAccessibleName(say("documents.what-the-picture-shows-in"))
        self.says.setFixedHeight(self.says.fontMetrics().lineSpacing() * 4 + 16)
        name = label(say("documents.what-the-picture-shows-in"))
        name.setBuddy(self.says)
        why = say("documents.read-out-to-whoever-cant")
        about = [label(exhibit_name(exhibit), wrap=True), self.listed]
        words: list[QWidget] = [name, label(why, "muted", wrap=True), self.says]
        for each in words:
            each.setVisible(exhibit.shown == "picture")
        self._lay_out(*about, *words)

    def _choice(self) -> ExhibitChoice:
        says = self.says.toPlainText().strip()
        return ExhibitChoice(exhibit_id=self._was.exhibit_id, listed=self.listed.isChecked(), says=says)


def exhibit_name(exhibit: OfferedExhibit, listed: bool = False) -> str:
    """An exhibit as it is called in lists."""
    title = f"{exhibit.reference}  {exhibit.title}".strip()
    return f"{title} ({the_shown()['listed' if listed else exhibit.shown]})"
