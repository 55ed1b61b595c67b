# SPDX-License-Identifier: Apache-2.0
"""Everything that can be done from anywhere, in one list: the palette, the menu and the shortcut sheet are made of it.

A new one is a line in the group where an officer would look for it; no shortcut may be given twice.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from vlu_desktop.app.case_commands import case_commands
from vlu_desktop.app.command_kinds import WindowActions, of_casebook
from vlu_desktop.app.command_words import row_acts
from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.shell.action_catalogue import Action, no_redo, no_undo
from vlu_desktop.ui.widgets.row_menu import acts_at, the_group
from vlu_desktop.ui.widgets.theme import choices
from vlu_desktop.ui.widgets.unit_sections import the_parts

if TYPE_CHECKING:
    from vlu_desktop.app.pages import Pages


def window_commands(doors: WindowActions) -> Iterator[Action]:
    """Every action but undo and redo, which change their names as things are done."""
    yield from _going(doors)
    yield from _recording(doors)
    yield from case_commands(doors)
    yield from _casebook(doors)
    yield from _in_a_table()
    view = say("commands.group-view")
    for key, text, by, keys in (
        ("next-pane", say("commands.next-part-of-the-window"), 1, "F6"),
        ("last-pane", say("commands.part-of-the-window-before"), -1, "Shift+F6"),
    ):
        yield Action(
            key=key, text=text, group=view, run=partial(doors.pane, by), shortcut=keys,
            words=say("commands.pane-focus-keyboard-words"),
        )  # fmt: skip
    yield Action(
        key="menu", text=say("commands.menu"), group=view, run=doors.menu, shortcut="F10",
        words=say("commands.menu-words"),
    )  # fmt: skip
    for key, look in choices():
        yield Action(
            key=f"theme-{key}", text=say("commands.colours", look=look.lower()), group=view,
            run=partial(doors.look.choose, key),
        )  # fmt: skip
    for key, text, by, keys in (
        ("text-larger", say("commands.larger-text"), 1, "Ctrl++"),
        ("text-smaller", say("commands.smaller-text"), -1, "Ctrl+-"),
        ("text-usual", say("commands.text-of-the-usual-size"), 0, "Ctrl+0"),
    ):
        run = partial(doors.look.step_text, by)
        # Where + is the upper sign of its key, it is as often pressed without Shift.
        also = "Ctrl+=" if by > 0 else ""
        yield Action(
            key=key, text=text, group=view, run=run, shortcut=keys, also=also,
            words=say("commands.zoom-size-letters-words"),
        )  # fmt: skip
    yield Action(
        key="help", text=say("commands.help"), group=say("commands.group-help"), run=doors.help, shortcut="F1",
        words=say("commands.help-words"),
    )  # fmt: skip
    yield Action(
        key="shortcuts", text=say("commands.shortcuts"), group=say("commands.group-help"), run=doors.shortcuts,
        shortcut="Ctrl+F1",
    )  # fmt: skip


def undo_and_redo(names: tuple[str, str], pages: Callable[[], "Pages | None"]) -> Iterator[Action]:
    """What can be taken back and brought back, each named, "" where there is nothing."""

    def act(what: str) -> None:
        there = pages()
        if there is not None:
            getattr(there.acts, what)()

    undo, redo = names
    for key, name, shortcut, other, needs in (
        ("undo", undo, "Ctrl+Z", "", no_undo()),
        ("redo", redo, "Ctrl+Y", "Ctrl+Shift+Z", no_redo()),
    ):
        yield Action(
            key=key, text=name or key.capitalize(), group=say("commands.group-record"), run=partial(act, key),
            shortcut=shortcut, also=other, enabled=partial(bool, name), needs=needs,
        )  # fmt: skip


def _going(doors: WindowActions) -> Iterator[Action]:
    go = say("commands.group-go")
    yield of_casebook(
        doors, "palette", say("commands.palette"), go, lambda p: p.open_palette(), "Ctrl+K",
        say("commands.palette-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "today", say("commands.today"), go, lambda p: p.show_today(), "Ctrl+1", say("commands.today-words")
    )
    yield of_casebook(
        doors, "calendar", say("commands.calendar"), go, lambda _: doors.go("calendar"), "Ctrl+7",
        say("commands.calendar-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "cases", say("commands.cases"), go, lambda p: p.show_cases(), "Ctrl+2", say("commands.cases-words")
    )
    yield of_casebook(
        doors, "register", say("commands.register"), go, lambda _: doors.go("register"), "Ctrl+3",
        say("commands.register-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "audit", say("commands.audit"), go, lambda p: p.show_audit(), "Ctrl+4", say("commands.audit-words")
    )
    yield of_casebook(
        doors, "retention", say("commands.retention"), go, lambda p: p.show_audit(retention=True),
        words=say("commands.retention-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "done-today", say("commands.done-today"), go, lambda p: p.show_done(), "Ctrl+6",
        say("commands.done-today-words"),
    )  # fmt: skip
    for number, (key, name) in enumerate(the_parts()):
        yield of_casebook(
            doors, f"unit-{key}", say("commands.unit") if not number else say("commands.unit-part", part=name), go,
            partial(_unit, key), "Ctrl+5" if not number else "", say("commands.settings-options-words"),
        )  # fmt: skip


def _unit(key: str, pages: "Pages") -> None:
    pages.show_unit(key)


def _recording(doors: WindowActions) -> Iterator[Action]:
    group = say("commands.group-record")
    yield of_casebook(
        doors, "new-case", say("commands.new-case"), group, lambda p: p.people.new_case(), "Ctrl+N",
        say("commands.new-case-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "add-incident", say("commands.add-incident"), group, lambda p: p.add_incident(), "Ctrl+I",
        say("commands.add-incident-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "import", say("commands.import"), group, lambda p: p.import_file(), "Ctrl+M",
        say("commands.import-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "alike", say("commands.alike"), group, lambda p: p.people.join_people(),
        words=say("commands.alike-words"),
    )  # fmt: skip


def _in_a_table() -> Iterator[Action]:
    """For the right click, the menu and the palette alike; each asks the table that has the keyboard."""

    def can(key: str) -> bool:
        return key in acts_at(_keyboard())

    def run(key: str) -> object:
        return acts_at(_keyboard())[key]()

    for key, text, local in row_acts():
        yield Action(
            key=f"row-{key}", text=text, group=the_group(), run=partial(run, f"row-{key}"), local=local,
            enabled=partial(can, f"row-{key}"), needs=say("app.no-row"),
        )  # fmt: skip


def _keyboard() -> QWidget | None:
    """Where the keyboard is, or was in the window that a menu or the palette stands over."""
    active = QApplication.activeWindow()
    while active is not None and active.property("passing") and (over := active.parentWidget()) is not None:
        active = over.window()
    windows = [active] if active is not None else QApplication.topLevelWidgets()
    return next((each.focusWidget() for each in windows if isinstance(each, QMainWindow) or each is active), None)


def _casebook(doors: WindowActions) -> Iterator[Action]:
    group = say("commands.casebook")
    yield of_casebook(
        doors, "backup", say("commands.backup"), group, lambda p: p.back_up(), words=say("commands.backup-words")
    )
    yield Action(
        key="restore", text=say("commands.restore"), group=group, run=doors.restore, words=say("commands.restore-words")
    )
    yield of_casebook(
        doors, "sheet", say("commands.sheet"), group, lambda p: p.unit.keys.make_sheet(),
        words=say("commands.sheet-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "passphrase", say("commands.passphrase"), group, lambda p: p.unit.keys.change_passphrase(),
        words=say("commands.passphrase-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "officer", say("commands.officer"), group, lambda p: p.unit.keys.add_officer(),
        words=say("commands.officer-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "give-cases", say("commands.give-cases"), group, lambda p: p.manager.give_any(),
        words=say("commands.give-cases-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "absence", say("commands.absence"), group, lambda p: p.manager.cover.ask(),
        words=say("commands.absence-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "briefing", say("commands.briefing"), group, lambda p: p.show_unit("briefing"),
        words=say("commands.briefing-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "computers", say("computers.title"), group, lambda p: p.show_unit("computers"),
        words=say("commands.computers-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "differences", say("computers.action"), group, lambda p: p.computers.decide(),
        words=say("commands.differences-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "approvals", say("approvals.action"), group, lambda p: p.papers.approvals(),
        words=say("commands.approvals-words"),
    )  # fmt: skip
    yield of_casebook(
        doors, "check", say("commands.check"), group, lambda p: p.check_casebook(), words=say("commands.check-words")
    )
    yield of_casebook(
        doors, "lock", say("commands.lock"), group, lambda _: doors.lock(), "Ctrl+L", say("commands.lock-words")
    )
