# SPDX-License-Identifier: Apache-2.0
"""The whole of one record beside its table, so that reading on needs no window: every field that says something."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.field_display import NameOf, shown
from vlu_desktop.record.fields import specs
from vlu_desktop.ui.widgets.basics import button, clear, column, frame, holding, label, reading, row

_ENDLESS = re.compile(r"(\S{24})(?=\S)")
LONGEST = 5_000
"""Characters of a field that are shown; the record's own window has all of it."""


class Inspector(QWidget):
    """Shows a record, or what to do for one to be shown; `open_it` opens the one in view whole."""

    def __init__(self, title: str, name_of: NameOf, open_it: Callable[[Record], object]) -> None:
        super().__init__()
        self._name_of = name_of
        self._record: Record | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._open = button(
            say("tables.open"), lambda: open_it(self._record) if self._record is not None else None, "outline"
        )
        self._open.setToolTip(say("tables.all-of-it-to-be"))
        inner = holding(column(self._lines, None, margins=14))
        area = reading(inner, say("tables.the-whole-of-the-row-chosen", title=title))
        card = frame("card")
        card.setLayout(column(area, row(None, self._open, margins=10), space=0))
        self.setLayout(column(card))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 28)

    @property
    def text(self) -> str:
        """All that is in view, a line for each field."""
        lines = (self._lines.itemAt(place).widget() for place in range(self._lines.count()))  # type: ignore[union-attr]
        return "\n".join(each.accessibleName() for each in lines if each is not None)

    def show_record(self, record: Record | None) -> None:
        """Show a record; None where there is none to show."""
        if record is not None and record == self._record:
            return
        self._record = record
        self._open.setVisible(record is not None)
        clear(self._lines)
        if record is None:
            self._lines.addWidget(label(say("tables.choose-a-row-to-read"), "muted", wrap=True))
            return
        for spec in specs(type(record)):
            words = "" if spec.owner else shown(spec, getattr(record, spec.name), self._name_of, short=False).strip()
            if words:
                said = words if len(words) <= LONGEST else say("tables.open-it-to-read-on", words=words[:LONGEST])
                # A line is only ended between words, and some have no end, such as a digest.
                said = _ENDLESS.sub(r"\1\n", said)
                one = holding(column(label(spec.label, "small"), label(said, wrap=True), space=1))
                one.setAccessibleName(f"{spec.label}: {said[:400]}")
                self._lines.addWidget(one)
