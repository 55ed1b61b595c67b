# SPDX-License-Identifier: Apache-2.0
"""The message that is looked at in a conversation, whole, and what can be done with those chosen."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vlu_desktop.language.phrases import listed, number
from vlu_desktop.record.conduct import Exhibit, SourceItem
from vlu_desktop.record.vocabulary import label as term
from vlu_desktop.text.invisible_characters import visible
from vlu_desktop.ui.case.conversation_lines import words_of
from vlu_desktop.ui.widgets.basics import button, column, label, row

NOTHING = "Choose a message to read all of it here. Shift and the arrows choose a stretch."
MOST_SHOWN = 50_000
"""Characters that are shown at once; all of a longer message stands in its record."""


class MessagePane(QWidget):
    """Shows one message; `acts` has what its buttons do, by "make", "incident" and "files"."""

    def __init__(self, acts: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self._about = label("", "muted", wrap=True)
        self._chosen = label("", "subheading", wrap=True)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("The whole message")
        self.buttons = {
            "make": button("Make an incident of it", acts["make"], "primary", "M, of all messages chosen"),
            "incident": button("Open its incident", acts["incident"], "outline", "Enter"),
            "files": button("Open what came with it", acts["files"], "outline", "O"),
        }
        self.setLayout(column(self._chosen, self._about, self.words, row(*self.buttons.values(), None), space=4))
        self.words.setMinimumHeight(self.fontMetrics().height() * 3)
        self.show_message(None, (), False)
        self.show_chosen(())

    def show_message(self, item: SourceItem | None, exhibits: Sequence[Exhibit], in_incident: bool) -> None:
        """Show a message, or with none what to do."""
        self._about.setText(_about(item) if item is not None else NOTHING)
        words = words_of(item) if item is not None else ""
        if len(words) > MOST_SHOWN:
            more = len(words) - MOST_SHOWN
            words = f"{words[:MOST_SHOWN]}\n[{more:,} characters more, which stand in its record under Incidents.]"
        self.words.setPlainText(visible(words))
        self.buttons["incident"].setEnabled(in_incident)
        self.buttons["files"].setEnabled(bool(exhibits))
        many = f" ({len(exhibits):,})" if len(exhibits) > 1 else ""
        self.buttons["files"].setText(f"Open what came with it{many}")

    def show_chosen(self, items: Sequence[SourceItem]) -> None:
        """Say how many are chosen, and which way they went."""
        many = Counter(item.direction for item in items if item.form != "notice")
        ways = [f"{many[key]:,} {term('direction', key).lower()}" for key in many if key]
        said = f"{number(len(items), 'message')} chosen: {listed(ways)}." if len(items) > 1 and ways else ""
        self._chosen.setText(said)
        self._chosen.setVisible(bool(said))
        self.buttons["make"].setEnabled(bool(items))


def _about(item: SourceItem) -> str:
    when = item.happened.display() if item.happened is not None else "no date"
    parts = [when, f"by {item.medium}" if item.medium else "", f"from {item.sender}" if item.sender else ""]
    parts += [f"to {item.receiver}" if item.receiver else ""]
    way = f" Which way: {term('direction', item.direction).lower()}." if item.direction else ""
    return f"{', '.join(filter(None, parts))}.{way}"
