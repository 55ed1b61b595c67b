# SPDX-License-Identifier: Apache-2.0
"""Where a tour of the program stops: each window and dialog over an open case, and what brings it up."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from vlu_desktop.app.application import Program
from vlu_desktop.platform import paths
from vlu_desktop.ui.shell.menu import menu_of
from vlu_desktop.ui.widgets.unit_sections import the_parts

TourStop = tuple[str, tuple[Callable[[Program], object], ...]]
"""A picture's name and what is done for it, one after another; between two of them everything comes to rest."""


def tour_stops() -> tuple[TourStop, ...]:
    """Every stop, in the order of an officer's day. Each begins with the fullest case in view."""
    return (
        *((f"unit-{key}", (_action(f"unit-{key}"),)) for key, _ in the_parts()),
        ("audit-retention", (_action("retention"),)),
        ("palette", (_action("palette"), lambda p: _type(top(p), "order"))),
        ("menu", (lambda p: menu_of(p.window, p.window.actions_registry).popup(p.window.pos()),)),
        ("shortcuts", (_action("shortcuts"),)),
        ("guide", (_action("help"),)),
        ("signs", (_tab("timeline"), lambda p: p.pages.case.timeline.beside.tools.signs_asked.emit())),
        ("timeline-filter", (_tab("timeline"), lambda p: p.pages.case.timeline.beside.ask_filter())),
        ("new-case", (_action("new-case"),)),
        ("across", (_action("across"),)),
        ("people-alike", (_action("alike"),)),
        ("import", (_import,)),
        ("messages", (_messages,)),
        ("bursts", (_action("bursts"),)),
        ("who-is-who", (_action("senders"),)),
        ("add-incident", (_action("add-incident"),)),
        ("backlog", (_action("backlog"),)),
        ("record", (lambda p: [p.pages.case.show_window(each) for each in p.pages.desk.file.orders[:1]],)),
        (
            "record-history",
            (lambda p: [p.pages.audit.show_history("order", each.id) for each in p.pages.desk.file.orders[:1]],),
        ),
        ("record-erase", (_small_case, lambda p: p.pages.audit.ask_erase("case", p.pages.workspace.case_id))),
        ("case-details", (_action("case-details"),)),
        ("case-on-a-day", (_action("as-at"), lambda p: _type(top(p), "1 March 2026"), _press("Show it"))),
        ("hearing", (_action("hearing"), lambda p: _type(top(p), "1 December 2026"))),
        ("two-periods", (_tab("timeline"), lambda p: p.pages.case.timeline.compare())),
        ("timeline-hours", (_tab("timeline"), lambda p: p.pages.case.timeline.swap_patterns())),
        ("make-document", (_action("document"), _press("Make it"))),
        ("save-document", (_action("document"), _press("Make it"), _press("Save…"))),
        ("make-bundle", (_action("bundle"),)),
        ("export-case", (_action("export-case"),)),
        ("compare-cases", (_action("compare-cases"),)),
        ("recovery-sheet", (_action("sheet"),)),
        ("change-passphrase", (_action("passphrase"),)),
        ("add-officer", (_action("officer"),)),
        ("new-key", (lambda p: p.pages.unit.keys.rotate(),)),
        ("this-computer", (lambda p: p.pages.unit.keys.add_keystore(),)),
        ("restore", (_action("restore"),)),
        ("telling", (_action("today"), _tell)),
    )


def top(program: Program) -> QWidget:
    """The window in front."""
    seen = [each for each in program.window.findChildren(QWidget) if each.isWindow() and each.isVisible()]
    return seen[-1] if seen else program.window


def _small_case(program: Program) -> None:
    """The case with the fewest incidents, which nobody has put on hold."""
    model = program.pages.cases.model
    lines = (model.line(row) for row in range(model.rowCount()))
    program.pages.open_case(min(lines, key=lambda line: line.incidents).id, "timeline")


def _tell(program: Program) -> None:
    """Record that somebody was told, from her line on Today; of the case in view, where it has one."""
    case = program.pages.desk.file.case.id
    lines = [each for _, each in program.pages.today.table.lines.lines() if getattr(each, "event", "")]
    for each in sorted(lines, key=lambda line: line.case_id != case)[:1]:
        program.pages.today.table.opened.emit(each)


def _action(key: str) -> Callable[[Program], object]:
    return lambda program: program.window.actions_registry.run(key)


def _tab(key: str) -> Callable[[Program], object]:
    return lambda program: program.pages.workspace.choose(key)


def _press(text: str) -> Callable[[Program], object]:
    """Press the button of that text in the window in front."""

    def press(program: Program) -> None:
        buttons = top(program).findChildren(QAbstractButton)
        for each in [one for one in buttons if one.text() == text and one.isVisible()][:1]:
            each.click()

    return press


def _type(widget: QWidget, text: str) -> None:
    """Type into the first line there is."""
    for line in [
        each
        for each in widget.findChildren(QLineEdit)
        if each.isVisible() and each.isEnabled() and not each.isReadOnly()
    ][:1]:
        line.setText(text)
        line.textEdited.emit(text)


def _messages(program: Program) -> None:
    program.pages.messages.open_file(paths.resources() / "examples" / "chat.txt", program.pages.workspace.case_id)


def _import(program: Program) -> None:
    wizard = program.pages.papers.import_file(program.pages.workspace.case_id)
    wizard.open_file(paths.resources() / "examples" / "diary.csv")
