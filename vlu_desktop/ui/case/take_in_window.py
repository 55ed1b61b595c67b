# SPDX-License-Identifier: Apache-2.0
"""Taking files in as exhibits: which they are, who handed them over, how far it is, and what did not go in and why."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.services.cases.exhibit_words import can_read_pictures, may_show_words
from vlu_desktop.services.cases.exhibits import Exhibits, Intake
from vlu_desktop.services.cases.file_intake import media_type, shown_name, shown_stem
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.announcing import announce, tell
from vlu_desktop.ui.widgets.basics import button, column, label, reading, row
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

_NAMED = 12
"""How many of the files are named; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitWork:
    """What everything about exhibits works with; `now` is the aware moment that steps of custody are noted with."""

    desk: CaseSession
    saver: Saver
    worker: Worker
    exhibits: Exhibits
    now: Callable[[], datetime]


def counted(many: int) -> str:
    """So many files, in words that end a sentence."""
    return say("case.files", many=many)


def in_case(many: int) -> str:
    """What a drop over a case would do."""
    if many > 1:
        return say("case.drop-to-take-in-many", n=many)
    return say("case.drop-to-take-in-1")


class TakeInDialog(FittingDialog):
    """Takes files into a case, shown by an incident where one is given; all of them are one act.

    `taken` carries the ids of the exhibits that the files are, those that the case held already among them.
    """

    taken = Signal(object)

    KEEPS = True

    def __init__(
        self, parent: QWidget, work: ExhibitWork, files: Sequence[Path], case_id: str, incident_id: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("case.take-in-files"))
        self._work = work
        self.files = tuple(files)
        self.about = (case_id, incident_id)
        self._stop = threading.Event()
        self._running = False
        self.title, self.handed_by = QLineEdit(shown_stem(self.files[0])), QLineEdit()
        self.title.setAccessibleName(say("case.what-it-is"))
        self.handed_by.setAccessibleName(say("case.handed-over-by"))
        self.read_words = QCheckBox(say("case.then-read-the-words-in"))
        self._pictures = can_read_pictures() and any(may_show_words(media_type(file)) for file in self.files)
        self.said = label("", "problem", wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(say("case.how-much-was-read"))
        self._close = button(say("case.close"), self.reject, "quiet")
        self._take = button(say("case.take-in"), self.take, "primary", "Ctrl+Enter")
        self._take.setDefault(True)
        self.setLayout(self._laid_out())
        self.bar.hide()
        self.resize(max(460, self.fontMetrics().averageCharWidth() * 72), self.sizeHint().height())
        self.handed_by.setFocus()

    def _laid_out(self) -> QVBoxLayout:
        one = len(self.files) == 1
        shown = [shown_name(file) for file in self.files[:_NAMED]]
        if len(self.files) > _NAMED:
            shown.append(say("case.and-files-more", files=counted(len(self.files) - _NAMED)))
        fields = [label(say("case.handed-over-by")), self.handed_by]
        if one:
            fields = [label(say("case.what-it-is")), self.title, *fields]
        named = reading(label("\n".join(shown), "muted", wrap=True), say("case.the-files", files=", ".join(shown)))
        return column(
            label(sentence_case(self._to_take_in()), "heading", wrap=True),
            named,
            *fields,
            *([self.read_words] if self._pictures else []),
            self.bar,
            self.said,
            row(self._close, None, self._take),
            margins=20,
        )

    @property
    def wants_words(self) -> bool:
        """Whether the officer asked for the words in pictures to be read afterwards."""
        return self._pictures and self.read_words.isChecked()

    def take(self) -> None:
        """Read the files and keep them; what is asked for meanwhile is to stop."""
        if self._running:
            return
        self._running = True
        self._take.setEnabled(False)
        self._close.setText(say("case.stop"))
        self.bar.show()
        work, (case_id, incident_id) = self._work, self.about
        files, handed_by, today = self.files, self.handed_by.text().strip(), work.desk.today()
        title, stop = self.title.text() if len(files) == 1 else "", self._stop
        work.worker.long(
            lambda progress, stopped: work.exhibits.take_in_many(
                case_id, files, handed_by, today, title=title, incident_id=incident_id, progress=progress,
                stopped=lambda: stop.is_set() or stopped(),
            ),
            self._done,
            self._failed,
            self._progressed,
        )  # fmt: skip

    def reject(self) -> None:
        """Close; while files are read, stop first, and close once that is answered."""
        if self._running:
            self._stop.set()
        else:
            super().reject()

    def let_go(self) -> None:
        self._gone(super().let_go)

    def _progressed(self, done: int, of: int) -> None:
        self.bar.setMaximum(of)
        self.bar.setValue(done)

    def _done(self, intake: Intake) -> None:
        self._running = False
        many, one = len(intake.taken), shown_name(self.files[0])
        if many or not intake.changes.is_empty:
            taken = one if many == len(self.files) == 1 else counted(many)
            still = say("case.the-file-itself-is-still") if many == 1 else say("case.the-files-are-still-where")
            said = f"{say('case.took-in', what=taken)} {still}" if many else str(say("case.linked-to-the-incident"))
            self._work.saver.tell(intake.changes, said, say("case.undo-taking-in"))
        if intake.taken or intake.known:
            self.taken.emit((*intake.taken, *intake.known))
        if intake.refused:
            self._show_refused(intake)
        else:
            QTimer.singleShot(0, self, lambda: self._gone(self.accept))

    def _to_take_in(self) -> str:
        files, one = counted(len(self.files)), len(self.files) == 1
        if self.about[1]:
            return say("case.one-shown", files=files) if one else say("case.several-shown", files=files)
        return say("case.one-exhibit", files=files) if one else say("case.several-exhibits", files=files)

    def _show_refused(self, intake: Intake) -> None:
        more = len(intake.refused) - _NAMED
        lines = (
            say("case.took-in", what=counted(len(intake.taken))) if intake.taken else "",
            say("case.not-taken-in", why=" ".join(intake.refused[:_NAMED])),
            say("case.and-files-more-refused", files=counted(more)) if more > 0 else "",
        )
        self.said.setText(" ".join(filter(None, lines)))
        announce(self.said, self.said.text())
        self.bar.hide()
        self._close.setText(say("case.close"))
        self._close.setFocus()

    def _failed(self, sentence: str) -> None:
        self._running = False
        self._stop.clear()
        tell(self.said, sentence)
        self.bar.hide()
        self._close.setText(say("case.close"))
        self._take.setEnabled(True)

    def _gone(self, close: Callable[[], None]) -> None:
        close()
        self.deleteLater()
