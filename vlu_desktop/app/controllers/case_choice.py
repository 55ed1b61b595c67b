# SPDX-License-Identifier: Apache-2.0
"""Which case something is done in: the one in view, or else one that the officer chooses; none is ever assumed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vlu_desktop.app.controllers.app_context import AppContext
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import CaseLine
from vlu_desktop.ui.widgets.choose_case import ChooseCase

Act = Callable[[], object]


class CaseChoice(QObject):
    """`show` brings a case into view and then does what it is given."""

    def __init__(self, ground: AppContext, in_view: Callable[[], bool], show: Callable[[str, Act], None]) -> None:
        super().__init__(ground.parent)
        self._ground = ground
        self._in_view = in_view
        self._show = show

    def do(self, title: str, act: Act) -> None:
        """Do something in the case in view; without one, have it chosen first."""
        if self._in_view():
            act()
        else:
            self.choose(say("app.in-which-case", act=title), act)

    def choose(self, title: str, act: Act, over: QWidget | None = None) -> None:
        """Have a case chosen and shown, whatever is in view, and then do something in it."""

        def ask(found: tuple[tuple[CaseLine, ...], dict[str, str]]) -> None:
            cases, words = found
            if not cases:
                self._ground.news.problem(say("app.no-case-yet"))
                return
            dialog = ChooseCase(over or self._ground.parent, title, cases, words)
            dialog.chosen.connect(lambda case_id: self._show(case_id, act))
            dialog.open()

        self._ground.worker.ask(self._ground.services.casework.search.cases, ask)
