# SPDX-License-Identifier: Apache-2.0
"""A quiet page to write a statement in, with the questions of its scheme beside it and soft notes below."""

from textwrap import shorten

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH, WELSH, language
from vlu_desktop.record.statement_notes import notes_on
from vlu_desktop.record.vocabulary import label_in
from vlu_desktop.record.work import Statement
from vlu_desktop.rules.statement_prompts import Prompts, reading_time
from vlu_desktop.text.speller import Speller
from vlu_desktop.ui.widgets import spelling_marks
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, reading, restyle
from vlu_desktop.ui.widgets.field_form import ENDLESS
from vlu_desktop.ui.widgets.flow_layout import flowing
from vlu_desktop.ui.widgets.folding_row import FoldingRow
from vlu_desktop.ui.widgets.spelling_marks import SpellingMarks

_MEASURE = 78
"""Letters a line of the page holds: what reads easily."""
_LONGEST_STAGE = 80
_NARROW = 74
"""Letters of width below which what to think of stands under the text."""
_PAUSE = 400


class StatementPage(QWidget):
    """`edited` comes with each change of the text. The buttons say what is wanted; the tab does it."""

    edited = Signal()
    save_asked = Signal()
    sign_asked = Signal()
    supplement_asked = Signal()
    compare_asked = Signal()
    details_asked = Signal()

    def __init__(self, speller: Speller) -> None:
        super().__init__()
        self._statement = Statement()
        self._prompts = Prompts(key="", title="")
        self._title = label("", "heading", wrap=True)
        self._status = label("", "muted", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(say("statements.statement"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.12)
        self.text.setFont(font)
        self.text.setMaximumWidth(self.text.fontMetrics().averageCharWidth() * _MEASURE + 48)
        self.text.document().setDocumentMargin(18)
        self.spelling = SpellingMarks(self.text, speller)
        self.spelling.said.connect(self.say)
        self._meter = label("", "small", wrap=True)
        self._notes = QVBoxLayout()
        self._told: list[str] = []
        self._questions = QVBoxLayout()
        self._questions.setSpacing(10)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._measure)
        self._make_buttons()
        self._lay_out()
        self.text.textChanged.connect(self._typed)
        # Set afterwards: the constructor takes no notice of `context` where a slot is given to it too.
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_asked.emit).setContext(_HERE)
        QShortcut(QKeySequence(spelling_marks.KEY), self, self._spell.click).setContext(_HERE)

    def _make_buttons(self) -> None:
        self._spell = button(
            say("spelling.button"), self.spelling.go_on, "quiet", say("spelling.button-hint", key=spelling_marks.KEY)
        )
        self._save = button(say("statements.save"), self.save_asked.emit, "primary", "Ctrl+S")
        self._sign = button(say("statements.sign-open"), self.sign_asked.emit, "outline")
        self._supplement = button(say("statements.supplement"), self.supplement_asked.emit, "outline")
        self._compare = button(say("statements.compare-open"), self.compare_asked.emit, "quiet")
        self._details = button(
            say("statements.details-open"), self.details_asked.emit, "quiet", say("statements.details-hint")
        )

    def _lay_out(self) -> None:
        acts = flowing(self._details, self._compare, self._spell, self._supplement, self._sign, self._save)
        page = column(self._title, self._status, self.text, self._meter, self._notes, acts, space=6)
        page.setStretch(2, 1)
        beside = reading(holding(column(self._questions, None, margins=14)), say("statements.what-to-think-of"))
        self._beside = holding(column(beside), "card")
        self._beside.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)
        self._beside.setMaximumWidth(self.fontMetrics().averageCharWidth() * 42)
        holder = holding(page)
        holder.setMaximumWidth(self.text.maximumWidth())
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout = FoldingRow(_NARROW, holder, self._beside, folded=self._fold)
        layout.setStretch(0, 3)
        layout.setStretch(1, 1)
        layout.addStretch(0)
        self.setLayout(layout)

    def _fold(self, folded: bool) -> None:
        """What to think of below the text and as wide."""
        letter = self.fontMetrics().averageCharWidth()
        self._beside.setMaximumWidth(ENDLESS if folded else letter * 42)
        self._beside.setMinimumHeight(self.fontMetrics().lineSpacing() * 6 if folded else 0)

    def show_statement(self, statement: Statement, text: str, prompts: Prompts, whose: str) -> None:
        """Show a statement; `text` may hold what was typed and not saved yet."""
        self._statement, self._prompts = statement, prompts
        signed = statement.status == "signed"
        kind = label_in(language(), "statement-kind", statement.kind)
        # However long it is, the page is for the text; the whole of it stands under Details.
        stage = shorten(statement.stage, _LONGEST_STAGE, placeholder="…")
        self._title.setText(f"{kind}, {stage}" if stage else kind)
        self._status.setText(_status(statement, whose))
        with QSignalBlocker(self.text):
            if self.text.toPlainText() != text:
                self.text.setPlainText(text)
        self.text.setReadOnly(signed)
        self.spelling.set_english(_is_english(statement))
        self._spell.setVisible(not signed)
        self._save.setVisible(not signed)
        self._sign.setVisible(not signed)
        self._supplement.setVisible(signed)
        self.set_unsaved(False)
        self._show_questions()
        self._measure()

    def set_unsaved(self, unsaved: bool) -> None:
        """Whether the button has something to save."""
        self._save.setEnabled(unsaved)

    def say(self, sentence: str) -> None:
        """Say something about the text in view, such as that it was typed and not saved."""
        self._status.setText(sentence)

    @property
    def status(self) -> str:
        """The line below the title."""
        return self._status.text()

    @property
    def meter(self) -> str:
        """How long the text is."""
        return self._meter.text()

    def notes(self) -> list[str]:
        """The soft notes in view."""
        self._measure()
        return list(self._told)

    def _typed(self) -> None:
        self.set_unsaved(True)
        self._pause.start()
        self.edited.emit()

    def _measure(self) -> None:
        self._pause.stop()
        text = self.text.toPlainText()
        told, over = reading_time(text, self._prompts.most_minutes, language())
        self._meter.setText(told)
        restyle(self._meter, "problem" if over else "small")
        clear(self._notes)
        self._told = []
        found = notes_on(text, self._statement.kind) if self._statement.status != "signed" else ()
        for each in found:
            line = holding(
                column(label(f"“{each.words}”", "subheading", wrap=True), label(each.why, "small", wrap=True), space=1),
                "notice",
            )
            line.layout().setContentsMargins(12, 4, 8, 4)  # type: ignore[union-attr]
            line.setAccessibleName(f"{each.words}: {each.why}")
            self._told.append(line.accessibleName())
            self._notes.addWidget(line)

    def _show_questions(self) -> None:
        clear(self._questions)
        self._questions.addWidget(label(self._prompts.title, "subheading", wrap=True))
        if self._prompts.note:
            self._questions.addWidget(label(self._prompts.note, "small", wrap=True))
            self._questions.addWidget(frame("line"))
        for question in self._prompts.questions:
            self._questions.addWidget(label(question, wrap=True))


def language_notes() -> list[QWidget]:
    """That a screen's language is a draft, for each of the statement screens; nothing where it is English."""
    return [] if language() == ENGLISH else [label(say("statements.language-draft"), "small", wrap=True)]


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


def _is_english(statement: Statement) -> bool:
    """Whether it is said to be in English or, where nothing is said, the officer does not read the program in Welsh."""
    said = statement.language.strip().casefold()
    return said.startswith("english") if said else language() != WELSH


def _status(statement: Statement, whose: str) -> str:
    on = statement.signed_on
    match statement.status:
        case "signed" if whose and on:
            return say("statements.signed-by-on", whose=whose, on=on)
        case "signed" if on:
            return say("statements.signed-on-day", on=on)
        case "signed":
            return say("statements.signed-by", whose=whose) if whose else say("statements.signed")
        case "withdrawn-draft":
            return say("statements.dropped-by", whose=whose) if whose else say("statements.dropped")
    return say("statements.draft-by", whose=whose) if whose else say("statements.draft-of-nobody")
