# SPDX-License-Identifier: Apache-2.0
"""Everything that can be done from anywhere, in one list: the palette, the menu and the shortcut sheet are made of it.

A new one is a line in the group where an officer would look for it; no shortcut may be given twice.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.ui.case.tab_tables import tabs
from vlu_desktop.ui.shell.action_catalogue import Action, no_redo, no_undo
from vlu_desktop.ui.widgets.row_menu import acts_at, the_group
from vlu_desktop.ui.widgets.theme import ThemeSwitcher, choices
from vlu_desktop.ui.widgets.unit_sections import the_parts

if TYPE_CHECKING:
    from vlu_desktop.app.pages import Pages


@dataclass(frozen=True, slots=True)
class WindowActions:
    """What the window does itself. `pages` gives the open casebook's, or None while none is open."""

    pages: Callable[[], "Pages | None"]
    go: Callable[[str], None]
    help: Callable[[], object]
    shortcuts: Callable[[], object]
    restore: Callable[[], object]
    lock: Callable[[], object]
    pane: Callable[[int], object]
    look: ThemeSwitcher


def window_commands(doors: WindowActions) -> Iterator[Action]:
    """Every action but undo and redo, which change their names as things are done."""
    yield from _going(doors)
    yield from _recording(doors)
    yield from _in_a_case(doors)
    yield from _parts(doors)
    yield from _adding(doors)
    yield from _casebook(doors)
    yield from _in_a_table()
    for key, text, by, keys in (
        ("next-pane", "Next part of the window", 1, "F6"), ("last-pane", "Part of the window before", -1, "Shift+F6"),
    ):  # fmt: skip
        yield Action(
            key=key, text=text, group="View", run=partial(doors.pane, by), shortcut=keys, words="pane focus keyboard"
        )
    for key, text in choices():
        yield Action(
            key=f"theme-{key}", text=f"Colours: {text.lower()}", group="View", run=partial(doors.look.choose, key)
        )
    for key, text, by, keys in (
        ("text-larger", "Larger text", 1, "Ctrl++"),
        ("text-smaller", "Smaller text", -1, "Ctrl+-"),
        ("text-usual", "Text of the usual size", 0, "Ctrl+0"),
    ):
        run = partial(doors.look.step_text, by)
        # Where + is the upper sign of its key, it is as often pressed without Shift.
        also = "Ctrl+=" if by > 0 else ""
        yield Action(
            key=key, text=text, group="View", run=run, shortcut=keys, also=also, words="zoom size letters font"
        )
    yield Action(
        key="help",
        text="Guide: about this page",
        group="Help",
        run=doors.help,
        shortcut="F1",
        words="manual how",
    )
    yield Action(
        key="shortcuts", text="Shortcuts and what can be done", group="Help", run=doors.shortcuts, shortcut="Ctrl+F1"
    )


def undo_and_redo(names: tuple[str, str], pages: Callable[[], "Pages | None"]) -> Iterator[Action]:
    """What can be taken back and brought back, each named, "" where there is nothing."""

    def act(what: str) -> None:
        there = pages()
        if there is not None:
            getattr(there.acts, what)()

    undo, redo = names
    for key, name, shortcut, other, needs in (
        ("undo", undo, "Ctrl+Z", "", no_undo()), ("redo", redo, "Ctrl+Y", "Ctrl+Shift+Z", no_redo()),
    ):  # fmt: skip
        yield Action(
            key=key, text=name or key.capitalize(), group="Record", run=partial(act, key), shortcut=shortcut,
            also=other, enabled=partial(bool, name), needs=needs,
        )  # fmt: skip


def _open(
    doors: WindowActions,
    key: str,
    text: str,
    group: str,
    run: Callable[["Pages"], object],
    shortcut: str = "",
    words: str = "",
) -> Action:
    """An action of an open casebook."""

    def act() -> object:
        pages = doors.pages()
        return None if pages is None else run(pages)

    return Action(
        key=key, text=text, group=group, run=act, shortcut=shortcut, words=words,
        enabled=lambda: doors.pages() is not None, needs=say("app.no-casebook"),
    )  # fmt: skip


def _case(
    doors: WindowActions, key: str, text: str, run: Callable[["Pages"], object], shortcut: str = "", words: str = ""
) -> Action:
    """An action in a case: the one in view, or else one that is chosen for it."""
    title = text.partition(":")[0]
    return _open(doors, key, text, "Case", lambda p: p.choice.do(title, partial(run, p)), shortcut, words)


def _in_view(doors: WindowActions, key: str, text: str, run: Callable[["Pages"], object], shortcut: str) -> Action:
    """An action that has no meaning but in the case in view."""

    def there() -> bool:
        pages = doors.pages()
        return pages is not None and pages.case_in_view()

    made = _open(doors, key, text, "Case", run, shortcut)
    return replace(made, enabled=there, needs=say("app.no-case"))


def _going(doors: WindowActions) -> Iterator[Action]:
    yield _open(doors, "palette", "Find or do anything", "Go", lambda p: p.open_palette(), "Ctrl+K", "search")
    yield _open(doors, "today", "Today", "Go", lambda p: p.show_today(), "Ctrl+1", "due late overdue chase snooze")
    yield _open(
        doors, "calendar", "Calendar", "Go", lambda _: doors.go("calendar"), "Ctrl+7", "month agenda diary ics hearings"
    )
    yield _open(doors, "cases", "Cases", "Go", lambda p: p.show_cases(), "Ctrl+2", "find list")
    yield _open(
        doors, "register", "Documents that were made", "Go", lambda _: doors.go("register"), "Ctrl+3", "register"
    )
    yield _open(doors, "audit", "Audit: who did what", "Go", lambda p: p.show_audit(), "Ctrl+4", "journal")
    yield _open(
        doors, "retention", "Retention reviews and legal holds", "Go", lambda p: p.show_audit(retention=True),
        words="audit erase",
    )  # fmt: skip
    yield _open(
        doors, "done-today", "What I did today", "Go", lambda p: p.show_done(), "Ctrl+6", "undo acts saved history mine"
    )
    for number, (key, name) in enumerate(the_parts()):
        yield _open(
            doors, f"unit-{key}", "Unit" if not number else f"Unit: {name}", "Go",
            partial(_unit, key), "Ctrl+5" if not number else "", "settings options",
        )  # fmt: skip


def _unit(key: str, pages: "Pages") -> None:
    pages.show_unit(key)


def _recording(doors: WindowActions) -> Iterator[Action]:
    yield _open(doors, "new-case", "New case", "Record", lambda p: p.people.new_case(), "Ctrl+N", "add begin")
    yield _open(doors, "add-incident", "Add incident", "Record", lambda p: p.add_incident(), "Ctrl+I", "new")
    yield _open(
        doors,
        "import",
        "Import a file",
        "Record",
        lambda p: p.import_file(),
        "Ctrl+M",
        "take in diary phone messages questions not read spreadsheet whatsapp",
    )
    yield _open(
        doors, "alike", "People who may be the same", "Record", lambda p: p.people.join_people(),
        words="merge duplicates join",
    )  # fmt: skip


def _in_a_case(doors: WindowActions) -> Iterator[Action]:
    yield _case(doors, "backlog", "Backlog: enter many at once", lambda p: p.entry.backlog(), "Ctrl+Shift+I")
    yield _case(doors, "document", "Make a document", lambda p: p.make_document(), "Ctrl+D", "pdf court report")
    yield _case(doors, "bundle", "Make a bundle", lambda p: p.make_bundle(), "Ctrl+Shift+D", "pdf court exhibits")
    yield _case(
        doors, "pack", "Hearing pack: what is usual for the next hearing",
        lambda p: p.papers.make_pack(p.workspace.case_id), words="bundle court social history",
    )  # fmt: skip
    yield _case(
        doors, "take-in", "Take in files as exhibits", lambda p: p.case.exhibits.choose_files(), "Ctrl+E",
        "drop photograph recording add",
    )  # fmt: skip
    yield _case(
        doors, "bursts", "Incidents from messages", lambda p: p.messages.make_incidents(), "Ctrl+Shift+M",
        "phone calls bursts conversation",
    )  # fmt: skip
    yield _case(
        doors, "senders", "Who is who in the messages", lambda p: p.messages.name_senders(), words="phone numbers",
    )  # fmt: skip
    yield _case(
        doors, "verify-exhibits", "Check every exhibit against its digest", lambda p: p.case.exhibits.verify_all(),
        words="verify sha custody",
    )  # fmt: skip
    yield _case(doors, "hearing", "For a hearing: what the record shows", lambda p: p.show_hearing(), words="analysis")
    yield _case(doors, "across", "The offender across cases", lambda p: p.show_across(), words="serial campaigns")
    yield _case(
        doors, "compare-cases", "Compare with another case", lambda p: p.compare_cases(),
        words="timeline offender beside lanes",
    )  # fmt: skip
    yield _case(doors, "as-at", "The case as at a day", lambda p: p.audit.ask_as_at(), words="as it was known history")
    yield _case(doors, "case-details", "Case details", lambda p: p.case.show_details())
    yield _in_view(
        doors, "many", "Set for the incidents chosen: police, agreement, exhibits", lambda p: p.case.set_for_many(),
        "Ctrl+Shift+B",
    )  # fmt: skip
    yield _in_view(doors, "next-tab", "Next part of the case", lambda p: p.workspace.step(1), "Ctrl+Tab")
    yield _in_view(doors, "last-tab", "Part before of the case", lambda p: p.workspace.step(-1), "Ctrl+Shift+Tab")


# What is added to a case from anywhere, and the words that find it.
_ADDED: tuple[tuple[str, str], ...] = (
    ("hearing", "court date trial sentence parole"), ("questioning", "cross-examine direction alarm"),
    ("order", "restraining injunction"), ("breach", ""), ("meeting", "marac mappa strategy"),
    ("action", "marac agreed"),
    ("contact", "phone visit letter log rang"), ("request", "licence condition exclusion zone"),
    ("sharing", "information given agency"), ("conviction", "previous record pnc"), ("charge", ""),
    ("sentence", "prison"),
    ("proceeding", "court case"), ("whereabouts", "custody prison"), ("movement", "release recall licence"),
    ("offender-history", "domestic abuse drink drugs mental health weapons without conviction"),
    ("none-known", "no previous convictions no programme negative"), ("person-reference", "crn nomis pnc urn number"),
    ("programme", ""), ("assessment", "risk psychologist"),
    ("police-contact", "report officer call"), ("life-event", "moved job birthday"),
    ("recording-period", "diary kept phone"), ("exhibit", "thing object photograph evidence"),
    ("statement-offer", "update vps"), ("person", "somebody victim offender child witness"),
    ("contact-point", "phone number email mobile"), ("address", "home street where"), ("person-name", "alias called"),
    ("vehicle", "car plate registration"), ("relationship", "partner married family"),
    ("meeting-criterion", "marac referral reason"), ("meeting-attendee", "who comes agency"),
    ("meeting-information", "marac shared"),
)  # fmt: skip


def _adding(doors: WindowActions) -> Iterator[Action]:
    for key, words in _ADDED:
        yield _case(doors, f"add-{key}", f"Add {lower_first(record_type(key).title)}", partial(_add, key), words=words)
    for key, text in vocabulary("statement-kind").terms:
        yield _case(
            doors,
            f"add-statement-{key}",
            f"Add statement: {text}",
            partial(_add_statement, key),
            words="victim vps new",
        )


def paper_commands(doors: WindowActions, kinds: Iterable[tuple[str, str]]) -> Iterator[Action]:
    """Making a document of each kind there is, letters of the unit's own among them."""
    for key, title in kinds:
        yield _case(doors, f"paper-{key}", f"Make: {lower_first(title)}", partial(_paper, key), words="document pdf")


def _paper(key: str, pages: "Pages") -> None:
    pages.make_document(key)


def _add_statement(kind: str, pages: "Pages") -> None:
    pages.workspace.choose("statements")
    pages.case.statements.add(kind)


def _parts(doors: WindowActions) -> Iterator[Action]:
    for key, (name, words) in tabs().items():
        there = _case(doors, f"tab-{key}", f"Go to {lower_first(name)}", partial(_part, key), words=f"tab {words}")
        yield replace(there, group="Parts of a case")


def _part(key: str, pages: "Pages") -> None:
    pages.case.show_part(key)


def _add(key: str, pages: "Pages") -> None:
    pages.case.add_record(key)


# What is done with the row the keyboard is on, and the keys by which its own table hears it.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("open", "Open the whole record", "Enter"), ("edit", "Edit the cell", "F2"), ("add", "Add a row", "Insert"),
    ("copy", "Copy rows as text", "Ctrl+C"), ("history", "History of this record", "Ctrl+H"),
    ("done", "Note this line of Today as done", "D"), ("chased", "Note this line of Today as chased", "C"),
    ("put-off", "Put this line of Today off", "S"), ("remove-draft", "Remove this draft", "Delete"),
    ("take-out", "Take out the row", "Delete"), ("give", "Give the cases chosen to another officer", ""),
)  # fmt: skip


def _in_a_table() -> Iterator[Action]:
    """For the right click, the menu and the palette alike; each asks the table that has the keyboard."""

    def can(key: str) -> bool:
        return key in acts_at(_keyboard())

    def run(key: str) -> object:
        return acts_at(_keyboard())[key]()

    for key, text, local in _ROWS:
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
    group = "Casebook"
    yield _open(doors, "backup", "Back up now", group, lambda p: p.back_up(), words="save copy")
    yield Action(key="restore", text="Restore a backup", group=group, run=doors.restore, words="recover damaged")
    yield _open(doors, "sheet", "Recovery sheet", group, lambda p: p.unit.keys.make_sheet(), words="print key paper")
    yield _open(
        doors,
        "passphrase",
        "Change your passphrase",
        group,
        lambda p: p.unit.keys.change_passphrase(),
        words="password",
    )
    yield _open(doors, "officer", "Add an officer", group, lambda p: p.unit.keys.add_officer(), words="who can open it")
    yield _open(
        doors, "give-cases", "Give cases to another officer", group, lambda p: p.manager.give_any(),
        words="reassign hand over allocate caseload manager",
    )  # fmt: skip
    yield _open(
        doors, "absence", "Enter that an officer is away, and who covers", group, lambda p: p.manager.cover.ask(),
        words="cover leave holiday sick absence caseload manager",
    )  # fmt: skip
    yield _open(
        doors, "briefing", "Unit briefing: what all cases show together", group, lambda p: p.show_unit("briefing"),
        words="statistics tables figures annual report export manager",
    )  # fmt: skip
    yield _open(doors, "check", "Check the casebook", group, lambda p: p.check_casebook(), words="sound damage verify")
    yield _open(doors, "lock", "Lock", group, lambda _: doors.lock(), "Ctrl+L", "close")
