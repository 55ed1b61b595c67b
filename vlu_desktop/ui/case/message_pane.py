# SPDX-License-Identifier: Apache-2.0
"""The message that is looked at in a conversation, whole, and what can be done with those chosen."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.conduct import Exhibit, SourceItem
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.ui.conversation.conversation_lines import whole_of
from vlu_desktop.ui.widgets.basics import button, column, holding, label, row
from vlu_desktop.ui.widgets.whole_scroll import WholeScroll


def nothing() -> str:
    return say("case.choose-a-message-to-read")


class MessagePane(QWidget):
    """Shows one message; `open_files` is what its button does."""

    def __init__(self, open_files: Callable[[], object]) -> None:
        super().__init__()
        self._about = label("", "muted", wrap=True)
        self._chosen = label("", "subheading", wrap=True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(say("case.the-whole-message"))
        self.files = button(say("case.open-what-came-with-it"), open_files, "outline", "O")
        whole = holding(column(self._chosen, self._about, self.words, row(self.files, None), space=4))
        self.setLayout(column(WholeScroll(whole)))
        self.words.setMinimumHeight(self.fontMetrics().height() * 3)
        self.setMinimumHeight(self.fontMetrics().height() * 6)
        self.show_message(None, ())
        self.show_chosen(())

    def show_message(self, item: SourceItem | None, exhibits: Sequence[Exhibit]) -> None:
        """Show a message, or with none what to do."""
        self._about.setText(_about(item) if item is not None else nothing())
        self.words.setPlainText(whole_of(item) if item is not None else "")
        many = f" ({len(exhibits):,})" if len(exhibits) > 1 else ""
        self.files.setEnabled(bool(exhibits))
        self.files.setText(say("case.open-what-came-with-it-2", many=many))

    def show_chosen(self, items: Sequence[SourceItem]) -> None:
        """Say how many are chosen, and which way they went."""
        many = Counter(item.direction for item in items if item.form != "notice")
        ways = [f"{many[key]:,} {term('direction', key).lower()}" for key in many if key]
        said = say("case.messages-chosen", n=len(items), ways=ways) if len(items) > 1 and ways else ""
        self._chosen.setText(said)
        self._chosen.setVisible(bool(said))


def _about(item: SourceItem) -> str:
    when = item.happened.display() if item.happened is not None else say("case.no-date")
    parts = [
        when,
        say("case.by-medium", what=item.medium) if item.medium else "",
        say("case.from-sender", who=item.sender) if item.sender else "",
        say("case.to-receiver", who=item.receiver) if item.receiver else "",
    ]
    way = say("case.which-way", way=term("direction", item.direction).lower()) if item.direction else ""
    return f"{', '.join(filter(None, parts))}. {way}".strip()
