# SPDX-License-Identifier: Apache-2.0
"""Puts the window together: the worker that owns the vault, its pages, and what can be done from anywhere."""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from vlu_desktop.app import read_ahead
from vlu_desktop.app.remembered import keep_casebook, kept_look, kept_throttle
from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths, preferences
from vlu_desktop.ui.guards.guards import Guards
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.shell.unlock import UnlockPage
from vlu_desktop.ui.widgets.theme import load_fonts

if TYPE_CHECKING:
    from vlu_desktop.app.command_kinds import WindowActions
    from vlu_desktop.app.controllers.home_controller import MadeAhead
    from vlu_desktop.app.pages import Pages
    from vlu_desktop.bootstrap.services import Services
    from vlu_desktop.kernel.errors import UserError
    from vlu_desktop.record.changes import Changes
    from vlu_desktop.ui.backup.restore_wizard import RestoreWizard
    from vlu_desktop.ui.keys.new_form import NewVault
    from vlu_desktop.ui.keys.recover_form import RecoveryRequest
    from vlu_desktop.ui.shell.action_catalogue import Action
    from vlu_desktop.ui.threads.gc_on_gui_thread import Collector
    from vlu_desktop.ui.threads.worker import Worker


class _Open(NamedTuple):
    """What there is only while a casebook is open."""

    services: "Services"
    worker: "Worker"
    pages: "Pages"


StartAgain = Callable[[Path | None, str], object]


class Program(QObject):
    """The program's one root. It hands each part what it uses and keeps the rest to itself.

    `start_again` puts a new process in the place of this one, with a casebook chosen and the window where it was; with
    none, as for pictures of the screens, locking stays within the process. `faulty` may be sent from any thread.
    """

    faulty = Signal()

    def __init__(self, app: QApplication, start_again: StartAgain | None = None) -> None:
        super().__init__()
        self._app, self._start_again = app, start_again
        self._locking = False
        self._opening: Path | None = None
        self.undo_since: tuple[Path, int] | None = None
        """A casebook that was locked, and the line of its journal that undo reaches back to once it is open again."""
        family = load_fonts(read_ahead.font_files())
        self.look = kept_look(app, family)
        self.window = Window(self.look.theme, self._offered)
        self.window.seen.connect(self._seen)
        self.look.changed.connect(self.window.take_theme)
        self.look.sized.connect(lambda _: self.window.fold())
        self.unlock = UnlockPage(read_ahead.vault_folder, kept_throttle(), read_ahead.keystore_opens)
        self.window.add_page(self.unlock, say("unlock.open-title"))
        self.unlock.opened.connect(self.open_vault)
        self.unlock.made.connect(self._make_vault)
        self.unlock.recovered.connect(self._recover)
        self.unlock.by_keystore.connect(self._open_by_keystore)
        self.unlock.example.connect(self.open_example)
        self.unlock.restore.connect(self.restore)
        self.window.closing.connect(self.close_vault)
        self.window.foot.done_asked.connect(lambda: self.window.actions_registry.run("done-today"))
        self._open: _Open | None = None
        self._worker: Worker | None = None
        self._collector: Collector | None = None
        self._ahead: MadeAhead | None = None
        self.guards = Guards(app, self.window)
        self.guards.lock_asked.connect(self.lock)
        self.window.closing.connect(self.guards.put_away)
        self.faulty.connect(lambda: self.window.problem(read_ahead.sorry()))
        self.offer(None)

    def _seen(self) -> None:
        """What guards the window and what its keys do, once it is there; and the colours as the system has them now."""
        from vlu_desktop.ui.widgets.first_focus import FirstFocus
        from vlu_desktop.ui.widgets.text_undo import TextUndo

        self.guards.listen()
        TextUndo(self._app)
        FirstFocus(self._app)
        _ = self.window.actions_registry
        self.look.follow()
        self._remember_theme()
        self.look.changed.connect(self._remember_theme)

    def _remember_theme(self, *_: object) -> None:
        preferences.remember("theme", self.look.theme.key)

    def read_ahead(self) -> None:
        """Read what opening a casebook needs, before anybody asks for one."""
        read_ahead.read()

    @property
    def pages(self) -> "Pages":
        """The pages of the open casebook."""
        assert self._open is not None
        return self._open.pages

    @property
    def worker(self) -> "Worker":
        """The thread that owns the open vault."""
        assert self._worker is not None
        return self._worker

    @property
    def is_busy(self) -> bool:
        """Whether the vault's thread has something to do."""
        return self._worker is not None and self._worker.busy

    @property
    def is_open(self) -> bool:
        """Whether a casebook is open."""
        return self._open is not None

    def open_vault(self, path: Path, passphrase: str) -> None:
        """Open a casebook with its passphrase."""
        from vlu_desktop.bootstrap.vaults import open_services

        self._opening = path
        self._start(lambda: open_services(path, passphrase), damaged=path)

    def open_example(self) -> None:
        """Make a fresh example casebook in a folder of its own and open it."""
        from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
        from vlu_desktop.bootstrap.vaults import open_services

        def make() -> "Services":
            folder = paths.fresh_folder("example")
            return open_services(*make_example(folder, EXAMPLE_NAME))

        self.unlock.set_busy(True)
        # Nobody knows its passphrase, so after a lock there is only a new one to look round.
        self._opening = None
        self._start(make)

    def restore(self, damaged: Path | None = None, wrong: str = "") -> "RestoreWizard":
        """The way back from a backup; `damaged` is the casebook that does not open, and `wrong` says why."""
        from vlu_desktop.bootstrap.clock import now, today
        from vlu_desktop.services.keeping.restoring import Restoring
        from vlu_desktop.ui.backup.restore_wizard import RestoreReason, RestoreWizard

        wizard = RestoreWizard(
            self.window, Restoring(now), folder=preferences.remembered("backups"), documents=paths.documents_dir(),
            day=today, reason=RestoreReason(damaged=damaged, wrong=wrong),
        )  # fmt: skip
        wizard.opened.connect(self._open_restored)
        wizard.accepted_as_it_is.connect(self.offer)
        wizard.open()
        return wizard

    def _open_restored(self, path: Path) -> None:
        """Ask for the passphrase of a restored casebook, once what is open has been put away."""
        self._opening = path
        if self._worker is None:
            self.offer(path)
        else:
            self.lock()

    def close_vault(self, *, soon: bool = False) -> None:
        """Put away what is open; what was typed and not saved is kept as a draft in the vault first.

        `soon` breaks off what takes long, and hides every window once drafts were kept: a hidden one was given up.
        """
        under_way = self._worker.under_way() if self._worker is not None else set()
        if self._open is not None:
            self._open.pages.unit.backups.runner.stop()
            self._open.pages.keep_drafts()
            self._open.pages.keep_place()
        typed = self._worker.under_way() - under_way if self._worker is not None else set()
        for window in self._app.topLevelWidgets() if soon else ():
            window.hide()
        if self._open is not None:
            self._open.worker.ask(self._open.services.close)
            self._open = None
        if self._worker is not None:
            if soon:
                self._worker.stop_soon(under_way, typed)
            else:
                self._worker.stop()
            self._worker = None
        if self._collector is not None:
            self._collector.stop()
            self._collector = None

    def lock(self) -> None:
        """Close the casebook and ask for its passphrase again, whatever is under way; nothing readable stays."""
        if self._locking:
            return
        path = self._opening
        from vlu_desktop.ui.backup.restore_wizard import RestoreWizard

        wizards = self.window.findChildren(RestoreWizard)
        if self._worker is None and not self.unlock.has_secrets() and not wizards:
            self.guards.idle.start()
            return
        for wizard in wizards:
            # It holds what was typed from the sheet, and may be in the middle of a restore.
            wizard.let_go()
        self.undo_since = self._undo_bound(path)
        self.start_over(path)

    def start_over(self, path: Path | None) -> None:
        """Close what is open and show the first page with a casebook chosen or none, in a new process where it can."""
        self.guards.clipboard.clear()
        if self._start_again is not None:
            self._locking = True
            self.guards.put_away()
            geometry = self.window.saveGeometry().toBase64().toStdString()
            self._app.setQuitOnLastWindowClosed(False)
            self.close_vault(soon=True)
            self._start_again(path, f"{geometry}:{self.undo_since[1]}" if self.undo_since else geometry)
            return
        self.close_vault()
        self._named(("", ""))
        self.window.clear_places()
        self.guards.idle.start()
        self.unlock.after_lock = path is not None
        self.offer(path)

    def _undo_bound(self, path: Path | None) -> tuple[Path, int] | None:
        """From where undo goes on when the casebook that is being locked is opened again."""
        if self._open is None or path is None or self._open.services.vault.path != path:
            return None
        return path, self._open.services.casework.undoing.since

    def _open_by_keystore(self, path: Path) -> None:
        from vlu_desktop.bootstrap.vaults import services_by_keystore

        self._opening = path
        self._start(lambda: services_by_keystore(path))

    def _make_vault(self, new: "NewVault") -> None:
        from vlu_desktop.bootstrap.vaults import new_services

        self._opening = new.path
        made = lambda: new_services(new.path, new.passphrase, officer=new.officer, unit=new.unit)  # noqa: E731
        # A casebook without a recovery sheet is lost with its passphrase, so the sheet is offered at once.
        self._start(made, lambda: self.pages.unit.keys.make_sheet())  # noqa: PLW0108

    def _recover(self, path: Path, how: "RecoveryRequest") -> None:
        from vlu_desktop.bootstrap.vaults import recover_services

        self._opening = path
        self._start(lambda: recover_services(path, how.key, officer=how.officer, new=how.passphrase))

    def _start(
        self, opening: Callable[[], "Services"], then: Callable[[], object] = lambda: None, damaged: Path | None = None
    ) -> None:
        from vlu_desktop.bootstrap.vaults import DAMAGED, PARTED
        from vlu_desktop.kernel.errors import UserError

        self._begin_work()

        def open_or_say() -> "Services | UserError":
            try:
                return opening()
            except DAMAGED as error:
                return error

        def opened(found: "Services | UserError") -> None:
            if isinstance(found, UserError):
                self.unlock.problem(str(found))
                wizard = self.restore(damaged, str(found))
                if isinstance(found, PARTED):
                    wizard.offer_as_it_is()
            else:
                self._opened(found)
                then()

        self.worker.ask(open_or_say, opened, self.unlock.problem)
        QTimer.singleShot(0, lambda: read_ahead.read_pages(self._make_ready) if self._worker is not None else None)

    def _make_ready(self) -> "MadeAhead":
        from vlu_desktop.app.controllers.home_controller import make_ahead

        self._ahead = make_ahead(self._ahead, self.window, self.worker)
        return self._ahead

    def _begin_work(self) -> None:
        """The thread that will own the vault, where there is none."""
        from vlu_desktop.ui.threads.gc_on_gui_thread import Collector
        from vlu_desktop.ui.threads.worker import Worker

        if self._worker is None:
            self._worker = Worker(damage=read_ahead.damage_said)
            self._worker.damaged.connect(self._damage_met)
            self._collector = Collector(self)
            self._worker.failed.connect(self.window.problem)

    def _damage_met(self, sentence: str) -> None:
        """Damage met at work leads to the way back, and never to a new start."""
        path = self._open.services.vault.path if self._open is not None else None
        self.window.news.say(sentence, say("app.restore-a-backup"), lambda: self.restore(path, sentence))

    def _opened(self, services: "Services") -> None:
        from vlu_desktop.app.case_commands import paper_commands
        from vlu_desktop.app.give_back import ask_give_back
        from vlu_desktop.app.pages import Pages
        from vlu_desktop.ui.guards.guard_card import GuardCard

        if self.undo_since is not None and self.undo_since[0] == services.vault.path:
            undoing = services.casework.undoing
            undoing.since = min(undoing.since, self.undo_since[1])
        self.undo_since = None
        ahead = self._make_ready()
        self.guards.listen()
        pages = Pages(services, self.worker, ahead, self.window, self.look)
        self._open = _Open(services, self.worker, pages)
        pages.unit.backups.opened.connect(self._open_restored)
        pages.computers.back_asked.connect(lambda: ask_give_back(self, self.window, services, pages.keep_drafts))
        ahead.bulletin.changed.connect(self._after)
        keep_casebook(self._opening)
        self.unlock.welcome()
        pages.unit.add_card("keys", lambda: GuardCard(self.worker, services.keeping.keys, self.guards, self.lock))
        self.window.add_rail_end(say("app.menu"), "menu", self._doors.menu)
        self.window.add_rail_end(say("app.lock"), "lock", self.lock)
        self.window.show_rail(True)
        pages.show_today()
        pages.return_to_place(locked=self.unlock.after_lock)
        for action in paper_commands(self._doors, pages.papers.kinds()):
            self.window.actions_registry.add(action)
        self._name_undo()
        QTimer.singleShot(0, self._ask_soundness)

    def _ask_soundness(self) -> None:
        from vlu_desktop.app.opening_news import OpeningNews

        if (here := self._open) is not None:
            news = OpeningNews(self.worker, here.services.soundness, lambda: self._open is here)
            news.ask(self.window.problem, self._damage_met)

    def offer(self, path: Path | None) -> None:
        """Show the first page, with a casebook chosen or none."""
        self.window.show_rail(False)
        self.unlock.set_busy(False)
        self.unlock.set_path(path)
        self.window.show_page(self.unlock)

    def _after(self, changes: "Changes") -> None:
        from vlu_desktop.bootstrap.clock import now

        if not changes.is_empty:
            self.window.foot.say_saved(say("app.saved-at", at=f"{now().astimezone():%H:%M}"))
        self._name_undo()

    def _name_undo(self) -> None:
        if self._open is not None:
            self.worker.ask(self._open.services.casework.undoing.names, self._named)

    def _named(self, names: tuple[str, str]) -> None:
        from vlu_desktop.app.commands import undo_and_redo

        for action in undo_and_redo(names, self._pages_or_none):
            self.window.actions_registry.add(action)

    def _pages_or_none(self) -> "Pages | None":
        return self._open.pages if self._open is not None else None

    def _offered(self) -> "Iterator[Action]":
        """Everything that can be done from anywhere."""
        from vlu_desktop.app.commands import undo_and_redo, window_commands

        yield from (*window_commands(self._doors), *undo_and_redo(("", ""), self._pages_or_none))

    @cached_property
    def _doors(self) -> "WindowActions":
        """What actions reach."""
        from vlu_desktop.app.command_kinds import WindowActions
        from vlu_desktop.app.helping import open_guide, open_shortcuts
        from vlu_desktop.ui.shell.pane_cycle import go_to_pane

        return WindowActions(
            pages=self._pages_or_none, go=self.window.go, shortcuts=lambda: open_shortcuts(self.window),
            help=lambda: open_guide(self.window, "today" if self._open is None else self._open.pages.here()),
            restore=self._ask_restore, lock=self.lock, look=self.look, pane=lambda by: go_to_pane(self.window, by),
            menu=self.window.show_menu,
        )  # fmt: skip

    def _ask_restore(self) -> None:
        if self._open is not None:
            self._open.pages.unit.backups.restore()
        else:
            self.restore()
