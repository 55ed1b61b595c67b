# SPDX-License-Identifier: Apache-2.0
"""The first page: open a casebook with its passphrase, make a new one, or look round the example."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH, language
from vlu_desktop.services.access.passphrases import strength
from vlu_desktop.ui.keys.recover_form import RecoverForm, RecoveryRequest
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.widgets.basics import button, column, holding, label, restyle, row


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """What is needed to make a casebook."""

    path: Path
    passphrase: str
    officer: str
    unit: str


class UnlockPage(QWidget):
    """`opened` carries a path and a passphrase, `made` a `NewVault`, `recovered` a path and a `RecoveryRequest`.

    `example` asks for the example casebook, `restore` for the way back from a backup.
    """

    opened = Signal(object, str)
    made = Signal(object)
    recovered = Signal(object, object)
    by_keystore = Signal(object)
    example = Signal()
    restore = Signal()
    problem_shown = Signal(str)

    def __init__(self, documents: Path, throttle: Throttle, keystore: Callable[[Path], bool] = lambda _: False) -> None:
        super().__init__()
        self._keystore = keystore
        self.after_lock = False
        """Whether the casebook was locked, not just started: the passphrase alone opens it then."""
        self._documents = documents
        self._throttle = throttle
        self._tried = False
        self._waiting = QTimer(self)
        self._waiting.setInterval(500)
        self._waiting.timeout.connect(self._wait)
        self._path: Path | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_open())
        self._pages.addWidget(self._build_new())
        self.recovery = RecoverForm()
        self.recovery.back.connect(lambda: self._pages.setCurrentIndex(0))
        self.recovery.sent.connect(self._recover)
        self._pages.addWidget(self.recovery)
        card = holding(column(self._pages, margins=28), "card")
        # As wide as its longest line of buttons asks, which differs between languages.
        card.setMinimumWidth(max(480, self.fontMetrics().averageCharWidth() * 68))
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        name = label(say("unlock.program"), "title")
        line = label(say("unlock.about"), "muted")
        middle = column(None, name, line, card, space=10)
        if language() != ENGLISH:
            middle.addWidget(label(say("language.draft"), "small"))
        middle.addStretch()
        self.setLayout(row(None, middle, None, margins=24))

    def _build_open(self) -> QWidget:
        self._file = label(say("unlock.none-chosen"), "muted", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.passphrase.setAccessibleName(say("unlock.passphrase"))
        self.passphrase.returnPressed.connect(self._open)
        caption = label(say("unlock.passphrase-caption"))
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.passphrase)
        self._problem = label("", "problem", wrap=True)
        self._problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self._unlock = button(say("unlock.open"), self._open, "primary")
        choose = button(say("unlock.choose"), self._choose)
        new = button(say("unlock.make-new"), lambda: self._pages.setCurrentIndex(1), "link")
        example = button(say("unlock.example"), self.example.emit, "link")
        restore = button(say("unlock.restore"), self.restore.emit, "link")
        forgotten = button(say("unlock.forgotten"), self._show_recovery, "link")
        self.keystore = button(say("unlock.by-keystore"), self._open_by_keystore, "link")
        return holding(
            column(
                label(say("unlock.open-title"), "heading"),
                row(self._file, None, choose),
                caption,
                self.passphrase,
                self._problem,
                row(forgotten, None, self._unlock),
                row(self.keystore, None),
                holding(column(), "line"),
                row(new, None, example),
                row(restore, None),
                space=10,
            )
        )

    def _build_new(self) -> QWidget:
        self._new_path = QLineEdit(str(self._documents / "casebook.vlu"))
        self._new_officer = QLineEdit()
        self._new_unit = QLineEdit()
        self._new_first = QLineEdit()
        self._new_second = QLineEdit()
        form = QFormLayout()
        form.setVerticalSpacing(10)
        for caption, field in (
            (say("unlock.where"), self._new_path),
            (say("unlock.your-name"), self._new_officer),
            (say("unlock.your-unit"), self._new_unit),
            (say("unlock.passphrase"), self._new_first),
            (say("unlock.same-again"), self._new_second),
        ):
            field.setAccessibleName(caption)
            form.addRow(label(caption), field)
        for field in (self._new_first, self._new_second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._new_problem = label("", "problem", wrap=True)
        self._new_problem.setMinimumHeight(self.fontMetrics().height() * 2)
        hint = label(say("unlock.new-hint"), "small", wrap=True)
        back = button(say("unlock.back"), lambda: self._pages.setCurrentIndex(0), "quiet")
        make = button(say("unlock.make"), self._make, "primary")
        return holding(
            column(label(say("unlock.make-title"), "heading"), form, hint, self._new_problem, row(back, None, make))
        )

    def set_path(self, path: Path | None) -> None:
        """Offer a casebook for opening."""
        self._path = path
        self.recovery.forget()
        self._pages.setCurrentIndex(0)
        self._file.setText(path.name if path else say("unlock.none-chosen"))
        self.passphrase.clear()
        self.passphrase.setFocus()
        self.keystore.setVisible(path is not None and not self.after_lock and self._keystore(path))
        self._wait()

    def has_secrets(self) -> bool:
        """Whether anything is typed that nobody else should find."""
        return any(field.text() for field in self.findChildren(QLineEdit) if field is not self._new_path)

    def problem(self, sentence: str) -> None:
        """Say why it did not open; the passphrase typed is forgotten."""
        shown = (self._problem, self._new_problem, self.recovery.problem)[self._pages.currentIndex()]
        shown.setText(sentence)
        self.passphrase.clear()
        self.set_busy(False)
        if self._tried:
            self._tried = False
            self._throttle.wrong()
        self._wait()
        self.passphrase.setFocus()
        self.problem_shown.emit(sentence)

    def welcome(self) -> None:
        """It opened: what was typed wrong before counts no more."""
        self._tried = False
        self._throttle.right()
        self.recovery.forget()
        self.set_busy(False)

    def _wait(self) -> None:
        """After several wrong ones the buttons rest for some seconds, and say for how many."""
        left = self._throttle.wait()
        for each, text in ((self._unlock, say("unlock.open")), (self.recovery.send, say("unlock.open-with-sheet"))):
            each.setEnabled(not left)
            each.setText(say("unlock.wait", seconds=left) if left else text)
        if left:
            self._waiting.start()
        else:
            self._waiting.stop()

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out the page says so and takes nothing more."""
        self._pages.setEnabled(not busy)
        self._unlock.setText(say("unlock.opening") if busy else say("unlock.open"))
        if busy:
            self._problem.setText("")

    def _choose(self) -> None:
        kinds = f"{say('unlock.file-kind')} (*.vlu)"
        name, _ = QFileDialog.getOpenFileName(self, say("unlock.choose-title"), str(self._documents), kinds)
        if name:
            self.set_path(Path(name))

    def _open(self) -> None:
        if self._throttle.wait():
            return
        if self._path is None:
            self.problem(say("unlock.choose-first"))
        elif not self.passphrase.text():
            self.problem(say("unlock.type-passphrase"))
        else:
            self._tried = True
            self.set_busy(True)
            self.opened.emit(self._path, self.passphrase.text())
            self.passphrase.clear()

    def _open_by_keystore(self) -> None:
        self.set_busy(True)
        self.by_keystore.emit(self._path)

    def _show_recovery(self) -> None:
        if self._path is None:
            self.problem(say("unlock.choose-first"))
        else:
            self._pages.setCurrentIndex(2)
            self.recovery.key.setFocus()

    def _recover(self, recovering: RecoveryRequest) -> None:
        if self._throttle.wait():
            return
        self._tried = True
        self.set_busy(True)
        self.recovered.emit(self._path, recovering)

    def _make(self) -> None:
        first, second = self._new_first.text(), self._new_second.text()
        path = Path(self._new_path.text().strip())
        wrong = ""
        if not self._new_officer.text().strip():
            wrong = say("unlock.write-name")
        elif path.suffix != ".vlu":
            wrong = say("unlock.name-ends-in")
        elif not (found := strength(first, (self._new_officer.text(), self._new_unit.text()))).good:
            wrong = found.sentence
        elif first != second:
            wrong = say("unlock.not-the-same")
        self._new_problem.setText(wrong)
        restyle(self._new_problem, "problem")
        if not wrong:
            self.set_busy(True)
            self.made.emit(
                NewVault(
                    path=path,
                    passphrase=first,
                    officer=self._new_officer.text().strip(),
                    unit=self._new_unit.text().strip() or say("unlock.unit-unnamed"),
                )
            )
            self._new_first.clear()
            self._new_second.clear()
