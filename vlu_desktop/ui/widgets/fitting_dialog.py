# SPDX-License-Identifier: Apache-2.0
"""What every window besides the main one is: within its screen, as it was left, never gone with what was written there.

The question that is asked before something is done is one of them.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.widgets.announcing import announce
from vlu_desktop.ui.widgets.basics import button, column, label, row
from vlu_desktop.ui.widgets.row_menu import registry_over, shows_menu
from vlu_desktop.ui.widgets.screen_room import keep_window, move_within_screen, put_window, resize_within_screen
from vlu_desktop.ui.widgets.theme import POINT_SIZE
from vlu_desktop.ui.widgets.unsaved_choices import Choosing, HandChoices
from vlu_desktop.ui.widgets.unsaved_words import typed_words
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll

LETTERS = 62
"""Letters that a line of a question has."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FittingDialog(QDialog):
    """Whoever builds one lays it out and gives it the size it usually has; where and how large it is, is settled as it
    is first shown. `grow` has it be as high as its words need, after more of them were shown. Ctrl+Enter does what its
    one main button does, from any field; `ASKS` is said by a window whose buttons are answers, of which none is main.

    What was typed, chosen or ticked and not saved goes with no window unasked: Esc, Close and the window's own cross
    ask first, and Esc at that question leaves everything as it is. `PASSING` is said by a window in which nothing is
    written, only looked for or looked at, `KEEPS` by one whose own draft fills it in again, or that needs none.
    """

    ASKS: ClassVar[bool] = False
    PASSING: ClassVar[bool] = False
    KEEPS: ClassVar[bool] = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_in_view(parent))
        self._whole_page: WholeScroll | None = None
        self._put_at, self._put_as = QRect(), ""
        self._by_hand: HandChoices | None = None

    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self._settle_place()
        super().setVisible(visible)

    def unsaved(self) -> bool:
        """Whether something was typed, chosen or ticked here that is saved nowhere and would go with the window."""
        if self.PASSING:
            return False
        return bool(typed_words(self) or self.by_hand())

    def by_hand(self) -> list[Choosing]:
        """What was chosen or ticked here by hand."""
        return [] if self._by_hand is None else self._by_hand.changed()

    def reject(self) -> None:
        """Close, as Esc, the cross and *Close* do: what would be lost is asked about first, each time."""
        self.leave()

    def leave(self, then: Callable[[], object] | None = None) -> None:
        """Close and do what comes `then`; where words would be lost, once the officer says so and not before."""

        def go() -> None:
            self.let_go()
            if then is not None:
                then()

        if self.unsaved():
            ask_before_leaving(self, go)
        else:
            go()

    def let_go(self) -> None:
        """Close and ask nothing: what is typed here is saved, kept as a draft, or given up."""
        super().reject()

    def grow(self, wide: int = 0) -> None:
        """Be at least so wide, and as high as everything in it needs then, as far as the screen has room."""
        if self._whole_page is None or self.isMaximized():
            return
        wide = max(self.width(), wide)
        self._whole_page.settle()
        wanted = QSize(wide, max(self.height(), self._whole_page.least(wide).height()))
        if wanted != self.size():
            resize_within_screen(self, wanted)
            move_within_screen(self)
            self._note_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not (self.ASKS or event.isAutoRepeat()):
                # Once the loop comes round: a cell of a table that is being edited keeps what is typed there first.
                QTimer.singleShot(0, self, self._do_main)
            return
        if shows_menu(self, event):
            return
        # The main window, whose key it is, hears nothing while this window stands over it.
        registry = registry_over(self) if event.key() == Qt.Key.Key_F1 else None
        if registry is None:
            super().keyPressEvent(event)
        else:
            registry.run("help")

    def _do_main(self) -> None:
        """Press the main button, where one alone can be pressed."""
        buttons = self.findChildren(QPushButton)
        main = [
            each for each in buttons if each.property("kind") == "primary" and each.isVisible() and each.isEnabled()
        ]
        if len(main) == 1:
            main[0].click()

    def hideEvent(self, event: QHideEvent) -> None:
        # Letters that grew or shrank meanwhile took the window with them: nobody chose that size.
        was_put = not self._put_at.isNull() and self._put_as == self._kept_as()
        if not event.spontaneous() and not self.isMaximized() and was_put:
            keep_window(self, self._put_as, self._put_at)
        super().hideEvent(event)

    def _settle_place(self) -> None:
        """Once it is laid out, and each time it is shown again, as on a screen that is smaller by now."""
        if self._whole_page is None:
            usual = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self.sizeHint()
            usual = usual.expandedTo(self.minimumSize())
            self._whole_page = self._put_into_page()
            if not self.PASSING:
                self._by_hand = HandChoices(self)
            usual = usual.expandedTo(self._whole_page.least(usual.width()))
            parent = self.parentWidget()
            put_window(self, self._kept_as(), usual, parent.window() if parent is not None else None)
        else:
            # Letters may be larger than they were when it was built or last seen.
            resize_within_screen(self, self.size().expandedTo(self._whole_page.least(self.width())))
            move_within_screen(self)
        self._note_place()

    def _put_into_page(self) -> WholeScroll:
        """Put all that is in it into one page that scrolls."""
        chosen = self.focusWidget()
        inner = QWidget()
        # Empty as yet, for whatever is moved is given its style anew, each time.
        whole = WholeScroll(inner, parent=self)
        layout = self.layout()
        if layout is not None:
            inner.setLayout(layout)
        self.setMinimumSize(0, 0)
        self.setLayout(column(whole))
        if chosen is not None:
            chosen.setFocus()
        return whole

    def _note_place(self) -> None:
        self._put_at, self._put_as = QRect(self.pos(), self.size()), self._kept_as()

    def _kept_as(self) -> str:
        """What its place is kept under: larger letters need another size, which is nobody's wish for usual ones."""
        points = QApplication.font().pointSizeF()
        return type(self).__name__ if points <= POINT_SIZE else f"{type(self).__name__}-{points:g}"


def _in_view(parent: QWidget | None) -> QWidget | None:
    """What a window stands over: its parent or, where that is in no window yet, as on a page that nobody came to, the
    window in front.
    """
    if parent is None or parent.window().isVisible():
        return parent
    return QApplication.activeWindow() or parent


def ask_before_leaving(window: QWidget, leave: Callable[[], object]) -> None:
    """Ask over a window whether what was typed there is to be lost; `leave` is done if so, and nothing otherwise."""
    question = Question(
        window, say("widgets.not-saved-yet"), say("widgets.closing-loses-it"),
        say("widgets.close-and-lose-it"), say("widgets.go-on-writing"),
    )  # fmt: skip
    question.agreed.connect(leave)
    question.open()


class Question(FittingDialog):
    """`agreed` comes if the officer says so. The keyboard is on the answer that changes nothing; Esc is that answer."""

    ASKS = True
    PASSING = True

    agreed = Signal()

    def __init__(self, over: QWidget, title: str, sentence: str, yes: str, no: str = "") -> None:
        super().__init__(over)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sentence = label(sentence, wrap=True)
        self.sentence.setMinimumWidth(self.fontMetrics().averageCharWidth() * LETTERS)
        self.no = button(no or say("widgets.leave-it"), self.reject, "outline")
        self.yes = button(yes, self._agree, "primary")
        self.setAccessibleDescription(sentence)
        for each in (self.no, self.yes):
            each.setAccessibleDescription(sentence)
        self.setLayout(column(self.sentence, row(None, self.no, self.yes), margins=22, space=16))
        self.no.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        announce(self, self.sentence.text())

    def _agree(self) -> None:
        self.accept()
        self.agreed.emit()
