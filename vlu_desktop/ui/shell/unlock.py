# SPDX-License-Identifier: Apache-2.0
"""The first page: open a casebook with its passphrase, make a new one, or look round the example."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH, language
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.widgets.basics import AUTOMATIC, SECRET, button, column, holding, label, row

if TYPE_CHECKING:
    from vlu_desktop.ui.keys.new_form import NewForm
    from vlu_desktop.ui.keys.recover_form import RecoverForm, RecoveryRequest


class UnlockPage(QWidget):
    """`opened` carries a path and a passphrase, `made` a `NewVault`, `recovered` a path and a `RecoveryRequest`.

    `example` asks for the example casebook, `restore` for the way back from a backup. The forms behind the first are
    built when they are asked for: nobody waits for them who only types a passphrase.
    """

    opened = Signal(object, str)
    made = Signal(object)
    recovered = Signal(object, object)
    by_keystore = Signal(object)
    example = Signal()
    restore = Signal()
    problem_shown = Signal(str)

    def __init__(
        self, folder: Callable[[], Path], throttle: Throttle, keystore: Callable[[Path], bool] = lambda _: False
    ) -> None:
        """`folder` is where a casebook is first looked for and put, `keystore` says whether it opens by one."""
        super().__init__()
        self._keystore = keystore
        self.after_lock = False
        """Whether the casebook was locked, not just started: the passphrase alone opens it then."""
        self._folder = folder
        self._throttle = throttle
        self._tried = False
        self._waiting = QTimer(self)
        self._waiting.setInterval(500)
        self._waiting.timeout.connect(self._wait)
        self._path: Path | None = None
        self._pages = QStackedWidget()
        self._first = self._build_open()
        self._pages.addWidget(self._first)
        card = holding(column(self._pages, margins=28), "card")
        # As wide as its longest line of buttons asks, which differs between languages.
        card.setMinimumWidth(max(480, self.fontMetrics().averageCharWidth() * 68))
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        name = label(say("unlock.program"), "title")
        line = label(say("unlock.about"), "muted")
        middle = column(None, name, line, card, space=10)
        if language() != ENGLISH:
            middle.addWidget(label(say("language.draft"), "small"))
        middle.addStretch(1)
        self.setLayout(row(None, middle, None, margins=24))

    @cached_property
    def recovery(self) -> "RecoverForm":
        """The form behind a forgotten passphrase."""
        from vlu_desktop.ui.keys.recover_form import RecoverForm

        made = RecoverForm()
        made.back.connect(lambda: self._show(self._first))
        made.sent.connect(self._recover)
        self._pages.addWidget(made)
        return made

    @cached_property
    def new(self) -> "NewForm":
        """The form that makes a casebook."""
        from vlu_desktop.ui.keys.new_form import NewForm

        made = NewForm(self._folder())
        made.back.connect(lambda: self._show(self._first))
        made.sent.connect(self._make)
        self._pages.addWidget(made)
        return made

    def _show(self, page: QWidget) -> None:
        """One of the forms; the card is as high as that one needs."""
        for each in filter(None, map(self._pages.widget, range(self._pages.count()))):
            up = QSizePolicy.Policy.Preferred if each is page else QSizePolicy.Policy.Ignored
            each.setSizePolicy(QSizePolicy.Policy.Preferred, up)
        self._pages.setCurrentWidget(page)

    def _build_open(self) -> QWidget:
        self._locked = label(say("unlock.locked"), "muted", wrap=True)
        self._locked.hide()
        self._file = label(say("unlock.none-chosen"), "muted", wrap=True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setProperty("inputMethodHints", SECRET)
        self.passphrase.setAccessibleName(say("unlock.passphrase"))
        self.passphrase.returnPressed.connect(self._open)
        caption = label(say("unlock.passphrase-caption"))
        caption.setProperty("textFormat", AUTOMATIC)
        caption.setBuddy(self.passphrase)
        self._problem = label("", "problem", wrap=True)
        self._problem.setMinimumHeight(self.fontMetrics().height() * 2)
        self._unlock = button(say("unlock.open"), self._open, "primary")
        choose = button(say("unlock.choose"), self._choose)
        new = button(say("unlock.make-new"), lambda: self._show(self.new), "link")
        example = button(say("unlock.example"), self.example.emit, "link")
        restore = button(say("unlock.restore"), self.restore.emit, "link")
        forgotten = button(say("unlock.forgotten"), self._show_recovery, "link")
        self.keystore = button(say("unlock.by-keystore"), self._open_by_keystore, "link")
        return holding(
            column(
                label(say("unlock.open-title"), "heading"),
                self._locked,
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

    def set_path(self, path: Path | None) -> None:
        """Offer a casebook for opening."""
        self._path = path
        self._forget_recovery()
        self._show(self._first)
        self._file.setText(path.name if path else say("unlock.none-chosen"))
        self._locked.setVisible(self.after_lock and path is not None)
        self.passphrase.clear()
        self.passphrase.setFocus()
        self.keystore.setVisible(path is not None and not self.after_lock and self._keystore(path))
        self._wait()

    def has_secrets(self) -> bool:
        """Whether anything is typed that nobody else should find."""
        path = self.new.path if "new" in self.__dict__ else None
        return any(field.text() for field in self.findChildren(QLineEdit) if field is not path)

    def _forget_recovery(self) -> None:
        if "recovery" in self.__dict__:
            self.recovery.forget()

    def problem(self, sentence: str) -> None:
        """Say why it did not open; the passphrase typed is forgotten."""
        page = self._pages.currentWidget()
        shown = self._problem
        for form in ("new", "recovery"):
            if form in self.__dict__ and page is getattr(self, form):
                shown = getattr(self, form).problem
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
        self._forget_recovery()
        self.set_busy(False)

    def _wait(self) -> None:
        """After several wrong ones the buttons rest for some seconds, and say for how many."""
        left = self._throttle.wait()
        waiting = [(self._unlock, say("unlock.open"))]
        if "recovery" in self.__dict__:
            waiting.append((self.recovery.send, say("unlock.open-with-sheet")))
        for each, text in waiting:
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
        from PySide6.QtWidgets import QFileDialog

        kinds = f"{say('unlock.file-kind')} (*.vlu)"
        name, _ = QFileDialog.getOpenFileName(self, say("unlock.choose-title"), str(self._folder()), kinds)
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
            self._show(self.recovery)
            self._wait()
            self.recovery.key.setFocus()

    def _recover(self, recovering: "RecoveryRequest") -> None:
        if self._throttle.wait():
            return
        self._tried = True
        self.set_busy(True)
        self.recovered.emit(self._path, recovering)

    def _make(self, new: object) -> None:
        self.set_busy(True)
        self.made.emit(new)
        self.new.forget()
