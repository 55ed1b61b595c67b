# SPDX-License-Identifier: Apache-2.0
"""The backlog: a fast grid for the first visit, when years are told at once; saved as one act."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDateTime, QRandomGenerator, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vlu_desktop.dates.reading.outcome import Nothing, One
from vlu_desktop.dates.reading.reader import read_when
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes, Draft
from vlu_desktop.record.conduct import Incident
from vlu_desktop.services.cases.incidents import Incidents
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case_session.session import CaseSession
from vlu_desktop.ui.drafts.draft_keeping import DraftKeeper
from vlu_desktop.ui.entry.backlog_model import BacklogModel
from vlu_desktop.ui.entry.backlog_rows import ANSWER, WHEN, Cells, rows_from_text, rows_to_text, said_in, with_choices
from vlu_desktop.ui.entry.backlog_view import BacklogView
from vlu_desktop.ui.entry.incident_form import attribution_for
from vlu_desktop.ui.fields.date_choices import MOST_KEYS
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import button, column, frame, label, restyle, row
from vlu_desktop.ui.widgets.case_field import CaseField
from vlu_desktop.ui.widgets.fitting_dialog import FittingDialog

KIND = "backlog"


class BacklogGrid(QWidget):
    """`saved` carries what the act changed, `drafted` the key of a draft that waits; `closed` comes after either."""

    saved = Signal(object)
    drafted = Signal(str)
    closed = Signal()

    def __init__(self, desk: CaseSession, worker: Worker, incidents: Incidents, drafts: Drafts) -> None:
        super().__init__()
        self._desk = desk
        self._worker = worker
        self._incidents = incidents
        self._case_id = ""
        self.model = BacklogModel()
        self.view = BacklogView(self.model)
        self._drafts = drafts
        self._keeper = DraftKeeper(worker, drafts, KIND, self)
        self.case = CaseField()
        self._told = label("", "muted")
        self._echo = label("", "echo", wrap=True)
        self._echo.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._problem = label("", "problem", wrap=True)
        self._asks = label("", "problem")
        self._to_asking = button(say("entering.go-to-the-next"), self.go_to_asking, "quiet", "Ctrl+J")
        self._counted: tuple[int, ...] = ()
        self._said_on = date.min
        self._save = button(say("entering.save"), self.save, "primary", "Ctrl+Enter")
        self._lay_out()
        self.model.edited.connect(self._edited)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.model.modelReset.connect(self._tell)
        self.view.cells.typed.connect(self._echo_of)
        self.view.left.connect(self.leave)
        self.view.over.connect(self._say_over)

    def _lay_out(self) -> None:
        foot = row(self._problem, self._asks, self._to_asking, self._save)
        foot.setStretch(0, 1)
        self.setLayout(
            column(
                row(label(say("entering.backlog"), "heading"), self._told, None, space=14),
                self.case,
                label(say("entering.enter-next-row-tab-next"), "small", wrap=True),
                self.view,
                self._echo,
                frame("line"),
                foot,
                margins=20,
                space=8,
            )
        )
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            (say("entering.ctrl"), self.view.carry_date),
            ("Ctrl+J", self.go_to_asking),
        )
        keys += tuple(
            (say("entering.alt", value=number + 1), partial(self.view.choose, number)) for number in range(MOST_KEYS)
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def echo(self) -> str:
        """What the current row's date was read as."""
        return self._echo.text()

    @property
    def problem(self) -> str:
        """The sentence that says what keeps the rows from being saved."""
        return self._problem.text()

    @property
    def asks(self) -> str:
        """How many rows still ask something, and of how many the date was not read; empty where there is none."""
        return self._asks.text()

    @property
    def unsaved(self) -> bool:
        """Whether there is something typed that is not in the record."""
        return bool(self._case_id and self.model.rows)

    def begin(self) -> None:
        """Begin an empty grid on the open case."""
        self._show(_new_key(), [], self._desk.today())

    def resume(self, draft: Draft) -> None:
        """Go on with a draft; its case is the open one."""
        self._show(draft.key, rows_from_text(draft.body), said_in(draft.body) or self._desk.today())

    def move_here(self) -> None:
        """Go on in the case that is open now; the rows stay as they were typed."""
        self.view.finish_cell()
        rows, said_on, old = list(self.model.rows), self._said_on, self._keeper.key
        self._show(_new_key(), rows, said_on)
        self._worker.ask(lambda: self._drafts.discard(old))
        self._edited()

    def go_to_asking(self) -> None:
        """Go to the next row that asks something or whose date was not read, from the first again after the last."""
        self.view.finish_cell()
        asking = self.model.asking()
        wanted = [(row, ANSWER if row in asking else WHEN) for row in self.model.undated()]
        if wanted:
            here = self.view.currentIndex()
            at = (here.row(), here.column())
            after = [each for each in wanted if each[0] > at[0] or (each[0] == at[0] and each != at)]
            self.view.go_to(*(after or wanted)[0])

    def save(self) -> None:
        """Save every row as one act; nothing is saved while a row has a problem.

        Where rows still ask something or no date was read, the first call counts them and goes to one; the next saves
        their words undated.
        """
        if not self._save.isEnabled():
            return
        self.view.finish_cell()
        problems = self.model.problems()
        if problems:
            where, reading = problems[0]
            self.view.go_to(where, reading.column)
            self._tell_problems()
            return
        undated = tuple(self.model.undated())
        if not set(undated) <= set(self._counted):
            self._counted = undated
            self.go_to_asking()
            self._count()
            return
        entries = self.model.entries()
        self._save.setEnabled(False)
        self._worker.ask(lambda: self._incidents.save_all(entries), self._done, self._failed)

    def leave(self) -> None:
        """Close, keeping as a draft what is not saved."""
        self.view.finish_cell()
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Keep what is not saved, now."""
        if self.unsaved:
            key = self._keeper.key
            self._keeper.keep(lambda: self.drafted.emit(key))

    def _show(self, key: str, rows: list[Cells], said_on: date) -> None:
        """A draft's words are read as of the day they were told, whenever it is gone on with."""
        file = self._desk.file
        self._case_id = file.case.id
        self.case.show_case(file.case.title, file.case.reference)
        self._told.setText("" if said_on == self._desk.today() else say("entering.told-on", said_on=said_on))
        self._said_on, self._counted = said_on, ()
        actor = file.offenders[0] if len(file.offenders) == 1 else ""
        start = Incident(
            case_id=file.case.id,
            told_on=said_on,
            source="victim",
            actor_id=actor,
            attribution=attribution_for(file, actor) if actor else "",
        )
        self.model.begin(start, said_on, rows)
        self._keeper.begin(key, file.case.id, lambda: rows_to_text(self.model.rows, said_on))
        self.view.go_to(self.model.rowCount() - 1, WHEN)
        self._count()

    def _edited(self) -> None:
        self._count()
        self._tell()
        self._keeper.note()

    def _count(self) -> None:
        many = len(self.model.rows)
        asking, undated = self.model.asking(), self.model.undated()
        if undated and set(undated) <= set(self._counted):
            self._save.setText(say("entering.save-some-undated", n=many, undated=len(undated)))
        else:
            self._save.setText(say("entering.save-so-many", n=many))
        unread = len(undated) - len(asking)
        told = [say("entering.rows-still-ask", n=len(asking))] if asking else []
        told += [say("entering.rows-not-read", n=unread)] if unread else []
        self._asks.setText(" ".join(told))
        self._asks.setVisible(bool(told))
        self._to_asking.setVisible(bool(told))
        self._save.setEnabled(bool(many))
        self._tell_problems()

    def _tell_problems(self) -> None:
        problems = self.model.problems()
        told = [say("entering.row", value=where + 1, problem=reading.problem) for where, reading in problems[:3]]
        if len(problems) > 3:
            told.append(say("entering.more-rows-need-a-look", value=len(problems) - 3))
        self._problem.setText(" ".join(told))

    def _tell(self) -> None:
        index = self.view.currentIndex()
        told = self.model.reading(index.row()) if index.isValid() else None
        if told is not None and told.chosen is not None:
            restyle(self._echo, "echo")
            self._echo.setText(say("entering.row-chosen", value=index.row() + 1, text=told.chosen.text))
        else:
            self._echo_of(index.row(), self.model.text(index.row(), WHEN) if index.isValid() else "")

    def _echo_of(self, where: int, text: str) -> None:
        if not text.strip():
            self._echo.setText("")
            return
        reading = read_when(text, self._said_on)
        restyle(self._echo, "echo" if isinstance(reading, One) else "problem")
        if isinstance(reading, One):
            sentence = reading.echo
        else:
            sentence = reading.sentence if isinstance(reading, Nothing) else with_choices(reading)
        self._echo.setText(say("entering.row-2", value=where + 1, sentence=sentence))

    def _say_over(self, cells: int) -> None:
        if cells:
            self._problem.setText(say("entering.pasted-cells-lie-beyond-the", cells=cells))

    def _failed(self, sentence: str) -> None:
        self._save.setEnabled(True)
        self._problem.setText(sentence)

    def _done(self, changes: Changes) -> None:
        self._keeper.discard()
        self.model.begin(Incident(), self._desk.today(), [])
        self._case_id = ""
        self.saved.emit(changes)
        self.closed.emit()


def _new_key() -> str:
    """A key no other draft has."""
    return f"{KIND}:{QDateTime.currentMSecsSinceEpoch():x}-{QRandomGenerator.global_().generate():08x}"


class BacklogDialog(FittingDialog):
    """The grid in a window of its own. Closing it keeps a draft."""

    KEEPS = True

    def __init__(self, grid: BacklogGrid, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = grid
        self.setWindowTitle(say("entering.backlog"))
        self.setLayout(column(grid))
        self.resize(max(960, self.fontMetrics().averageCharWidth() * 160), 640)
        grid.closed.connect(lambda: QTimer.singleShot(0, self, self.hide))

    def reject(self) -> None:
        self.grid.leave()
