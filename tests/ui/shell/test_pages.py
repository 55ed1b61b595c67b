# SPDX-License-Identifier: Apache-2.0
"""Every page has a name for those who hear it, a place where the keys begin, and room in the smallest usual window."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.whole import assert_nothing_collected, open_case, rest
from vlu_desktop.app.application import Program

NARROW = 1280


def pages(program: Program, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Every page in view in turn: the lock, the places of the rail, the tabs of a case."""
    yield "unlock", program.unlock
    for key in program.window.place_keys():
        program.window.go(key)
        rest(program, qtbot)
        page = program.window.current_page()
        assert page is not None
        yield key, page
    open_case(program, qtbot)
    yield "case", program.pages.workspace
    tabs = program.pages.workspace.keys()
    for key in tabs:
        tab = program.pages.workspace.choose(key)
        rest(program, qtbot)
        yield f"case {key}", tab


def takes_keys(page: QWidget) -> bool:
    """Whether Tab comes to anything in a page."""
    return any(
        each.isVisibleTo(page) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        for each in page.findChildren(QWidget)
    )


def test_every_page_is_named_and_begins_somewhere_and_is_narrow_enough(opened: Program, qtbot: QtBot) -> None:
    rail = opened.window._rail.width()
    seen = 0
    for name, page in pages(opened, qtbot):
        assert page.accessibleName(), name
        assert takes_keys(page), name
        holder = opened.window._holders.get(page)
        if holder is not None:
            room = opened.window.height() - opened.window.foot.sizeHint().height()
            assert holder.height() >= room - 2, (name, holder.height(), room)
        assert_nothing_collected()
        scrolls = isinstance(page, QScrollArea)
        assert scrolls or page.minimumSizeHint().width() + rail <= NARROW, (name, page.minimumSizeHint().width())
        seen += 1
    assert seen == 1 + len(opened.window.place_keys()) + 1 + len(opened.pages.workspace.keys())
