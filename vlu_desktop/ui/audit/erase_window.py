# SPDX-License-Identifier: Apache-2.0
"""The window in which something is erased for good: what goes, what stays, why, and by whose authority."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere
from vlu_desktop.services.keeping.erasing import STAYS, Erasing, ErasurePlan
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import column, holding, label, reading

WORD = "ERASE"
_NAMED = 12


class EraseDialog(PassphraseDialog):
    """`changes` is what was done, once it was. Erased is erased: the word must be typed."""

    def __init__(
        self, parent: QWidget, worker: Worker, erasing: Erasing | ErasedElsewhere, plan: ErasurePlan, left: str = ""
    ) -> None:
        hint = "This can’t be undone, by anybody. Where a record is only wrong, change it or take it out instead."
        super().__init__(parent, worker, "Erase for good", hint, "Erase")
        self._erasing = erasing
        self._plan = plan
        self.changes = Changes()
        what = label(plan.title[:200], "subheading", wrap=True)
        goes = ", ".join(f"{many:,} {name.lower()}" for name, many in plan.goes)
        self.goes = label(
            f"Goes, with every earlier wording, its words in the search, its files and drafts: {goes}.", wrap=True
        )
        parts: list[QWidget] = [what, self.goes, *(label(text, wrap=True) for text in (*STAYS, left) if text)]
        self.named = label(_where_named(plan.named), "problem", wrap=True)
        if plan.named:
            parts.append(self.named)
        inner = holding(column(*parts, margins=12, space=8), "card")
        area = reading(inner, "What goes and what stays")
        area.setMinimumHeight(self.fontMetrics().height() * (16 if plan.named else 12))
        self.add_above(area)
        self.reason = self.add_field("Reason", QLineEdit())
        self.authority = self.add_field("Authority", QLineEdit())
        self.reason.setPlaceholderText("Such as: asked for under section 47. Name nobody here: it stays.")
        self.authority.setPlaceholderText("Who decided it, and under what")
        self.word = self.add_field(f"Type {WORD}", QLineEdit())

    def wrong(self) -> str:
        if not (self.reason.text().strip() and self.authority.text().strip()):
            return "Give the reason and the authority: both stay in the journal."
        return "" if self.word.text().strip() == WORD else f"Type {WORD} to show that you mean it."

    def job(self) -> tuple[Callable[[], object], str]:
        reason, authority = self.reason.text(), self.authority.text()

        def erase() -> None:
            self.changes = self._erasing.erase(self._plan, reason, authority)

        many = len(self._plan.references)
        return erase, f"Erased {many:,} records for good. That it was done is in the journal."


def _where_named(named: tuple[str, ...]) -> str:
    listed = "\n".join(named[:_NAMED]) + (f"\nand {len(named) - _NAMED:,} more" if len(named) > _NAMED else "")
    return f"The name still stands in the text of other records, which stay. Change them first if it must go:\n{listed}"
