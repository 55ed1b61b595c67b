# SPDX-License-Identifier: Apache-2.0
"""The first page: open a casebook with its passphrase, make a new one, or look round the example."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QFormLayout, QLineEdit, QStackedWidget, QWidget

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
        card.setFixedWidth(max(480, self.fontMetrics().averageCharWidth() * 68))
        name = label("Victim liaison desktop", "title")
        line = label("The history of a case, put together and kept on this computer, encrypted.", "muted")
        middle = column(None, name, line, card, None, space=10)
        self.setLayout(row(None, middle, None, margins=24))

    def _build_open(self) -> QWidget:
        self._file = label("No casebook chosen", "muted", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.passphrase.setAccessibleName("Passphrase")
        self.passphrase.returnPressed.connect(self._open)
        caption = label("&Passphrase")
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.passphrase)
        self._problem = label("", "problem", wrap=True)
        self._problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self._unlock = button("Open casebook", self._open, "primary")
        choose = button("Choose a casebook…", self._choose)
        new = button("Make a new casebook…", lambda: self._pages.setCurrentIndex(1), "link")
        example = button("Look round the example casebook", self.example.emit, "link")
        restore = button("Restore a backup…", self.restore.emit, "link")
        forgotten = button("Forgotten? Use the recovery sheet…", self._show_recovery, "link")
        self.keystore = button("Open with this computer’s keystore", self._open_by_keystore, "link")
        return holding(
            column(
                label("Open a casebook", "heading"),
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
            ("Where", self._new_path),
            ("Your name", self._new_officer),
            ("Your unit", self._new_unit),
            ("Passphrase", self._new_first),
            ("The same again", self._new_second),
        ):
            field.setAccessibleName(caption)
            form.addRow(label(caption), field)
        for field in (self._new_first, self._new_second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._new_problem = label("", "problem", wrap=True)
        self._new_problem.setMinimumHeight(self.fontMetrics().height() * 2)
        hint = label(
            "Nobody can open the casebook without the passphrase, and nobody can find it out for you. Use four words "
            "or more that you will remember.",
            "small",
            wrap=True,
        )
        back = button("Back", lambda: self._pages.setCurrentIndex(0), "quiet")
        make = button("Make the casebook", self._make, "primary")
        return holding(
            column(label("Make a new casebook", "heading"), form, hint, self._new_problem, row(back, None, make))
        )

    def set_path(self, path: Path | None) -> None:
        """Offer a casebook for opening."""
        self._path = path
        self.recovery.forget()
        self._pages.setCurrentIndex(0)
        self._file.setText(path.name if path else "No casebook chosen")
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
        for each, text in ((self._unlock, "Open casebook"), (self.recovery.send, "Open with the sheet")):
            each.setEnabled(not left)
            each.setText(f"Wait {left} s" if left else text)
        if left:
            self._waiting.start()
        else:
            self._waiting.stop()

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out the page says so and takes nothing more."""
        self._pages.setEnabled(not busy)
        self._unlock.setText("Opening…" if busy else "Open casebook")
        if busy:
            self._problem.setText("")

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Choose a casebook", str(self._documents), "Casebooks (*.vlu)")
        if name:
            self.set_path(Path(name))

    def _open(self) -> None:
        if self._throttle.wait():
            return
        if self._path is None:
            self.problem("Choose the casebook first.")
        elif not self.passphrase.text():
            self.problem("Type the passphrase.")
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
            self.problem("Choose the casebook first.")
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
            wrong = "Write your name: the record notes who entered what."
        elif path.suffix != ".vlu":
            wrong = "Give the casebook a name that ends in .vlu."
        elif not (found := strength(first, (self._new_officer.text(), self._new_unit.text()))).good:
            wrong = found.sentence
        elif first != second:
            wrong = "The two passphrases are not the same. Type them again."
        self._new_problem.setText(wrong)
        restyle(self._new_problem, "problem")
        if not wrong:
            self.set_busy(True)
            self.made.emit(
                NewVault(
                    path=path,
                    passphrase=first,
                    officer=self._new_officer.text().strip(),
                    unit=self._new_unit.text().strip() or "Victim liaison unit",
                )
            )
            self._new_first.clear()
            self._new_second.clear()
