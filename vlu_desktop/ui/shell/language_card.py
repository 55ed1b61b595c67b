# SPDX-License-Identifier: Apache-2.0
"""The card where the officer chooses the language of the first page."""

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import LANGUAGES, language
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row


def language_card(choose: Callable[[str], object]) -> QWidget:
    """A button a language, by its own name for itself; `choose` is given the code."""
    buttons = []
    group = QButtonGroup()
    for code, name in LANGUAGES.items():
        one = button(name, lambda code=code: choose(code), "choice")  # type: ignore[misc]
        one.setChecked(code == language())
        group.addButton(one)
        buttons.append(one)
    hint = label(say("language.hint"), "small", wrap=True)
    card = holding(column(label(say("language.title"), "heading"), row(*buttons, None), hint, margins=16), "card")
    group.setParent(card)
    return card
