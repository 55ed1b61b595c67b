# SPDX-License-Identifier: Apache-2.0
"""The guide and the sheet of shortcuts, over whatever is in view; neither needs an open casebook."""

from vlu_desktop.ui.shell.guide import PAGE_OF
from vlu_desktop.ui.shell.help_window import HelpWindow
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.shell.shortcuts import ShortcutSheet


def open_shortcuts(window: Window) -> None:
    """Everything that can be done, with its keys."""
    ShortcutSheet(window, window.actions_registry).open()


def open_guide(window: Window, here: str) -> None:
    """The guide at the page about where the officer is, the first where that is nowhere yet; the one that is open, if
    one is.
    """
    page = PAGE_OF.get(here, "")
    guide = next((each for each in window.findChildren(HelpWindow) if each.isVisible()), None)
    if guide is None:
        guide = HelpWindow(window, page, lambda: open_shortcuts(window))
        guide.show()
        return
    guide.go_to(page)
    guide.raise_()
    guide.activateWindow()
