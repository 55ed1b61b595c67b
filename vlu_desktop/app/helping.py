# SPDX-License-Identifier: Apache-2.0
"""The guide and the sheet of shortcuts, over whatever is in view; neither needs an open casebook."""

from PySide6.QtWidgets import QApplication, QDialog

from vlu_desktop.ui.shell.guide import PAGE_OF, PAGE_OF_WINDOW, key_of_type
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
    guide = next((each for each in window.findChildren(HelpWindow) if each.isVisible()), None)
    active = QApplication.activeWindow()
    over = active if isinstance(active, QDialog) and active is not guide else None
    page = PAGE_OF_WINDOW.get(key_of_type(type(over))) or PAGE_OF.get(here, "")
    if guide is not None and over is not None and guide.parent() is not over:
        # It would hear nothing: what stands over the main window keeps the keyboard from it.
        guide.close()
        guide = None
    if guide is None:
        guide = HelpWindow(over or window, page, lambda: open_shortcuts(window))
        guide.show()
        return
    guide.go_to(page)
    guide.raise_()
    guide.activateWindow()
