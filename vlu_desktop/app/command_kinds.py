# SPDX-License-Identifier: Apache-2.0
"""What actions reach, and the three kinds of them: of the open casebook, of a case, of the case in view."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from vlu_desktop.language.catalogue import say
from vlu_desktop.ui.shell.action_catalogue import Action
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

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
    menu: Callable[[], object]
    pane: Callable[[int], object]
    look: ThemeSwitcher


def of_casebook(
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


def of_case(
    doors: WindowActions, key: str, text: str, run: Callable[["Pages"], object], shortcut: str = "", words: str = ""
) -> Action:
    """An action in a case: the one in view, or else one that is chosen for it."""
    title = text.partition(":")[0]
    return of_casebook(
        doors, key, text, say("commands.group-case"), lambda p: p.choice.do(title, partial(run, p)), shortcut, words
    )


def of_case_in_view(
    doors: WindowActions, key: str, text: str, run: Callable[["Pages"], object], shortcut: str
) -> Action:
    """An action that has no meaning but in the case in view."""

    def there() -> bool:
        pages = doors.pages()
        return pages is not None and pages.case_in_view()

    made = of_casebook(doors, key, text, say("commands.group-case"), run, shortcut)
    return replace(made, enabled=there, needs=say("app.no-case"))
