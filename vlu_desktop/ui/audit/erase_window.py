# SPDX-License-Identifier: Apache-2.0
"""The windows in which something is erased for good: what goes, what stays, why, and by whose authority."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.erased_elsewhere import ErasedElsewhere, ForeignErasures
from vlu_desktop.services.keeping.erasing import ErasurePlan
from vlu_desktop.ui.case_session.session import ASKED
from vlu_desktop.ui.keys.passphrase_dialog import PassphraseDialog
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.basics import column, holding, label, reading

WORD = "ERASE"
Eraser = Callable[[ErasurePlan, str, str], Changes]
_NAMED = 12


class EraseDialog(PassphraseDialog):
    """`changes` is what was done, once it was. Erased is erased: the word must be typed."""

    def __init__(self, parent: QWidget, worker: Worker, erase: Eraser, plan: ErasurePlan, left: str = "") -> None:
        hint = say("auditing.this-cant-be-undone-by")
        super().__init__(parent, worker, say("auditing.erase-for-good"), hint, say("auditing.erase"))
        self._erase = erase
        self._plan = plan
        self.changes = Changes()
        what = label(plan.title[:200], "subheading", wrap=True)
        goes = ", ".join(f"{many:,} {name.lower()}" for name, many in plan.goes)
        self.goes = label(say("auditing.goes-with-every-earlier-wording", goes=goes), wrap=True)
        stays = (say("auditing.stays-that-it-was-done"), say("auditing.backups-hold-it-still"), left)
        parts: list[QWidget] = [what, self.goes, *(label(text, wrap=True) for text in stays if text)]
        self.named = label(_where_named(plan.named), "problem", wrap=True)
        if plan.named:
            parts.append(self.named)
        inner = holding(column(*parts, margins=12, space=8), "card")
        area = reading(inner, say("auditing.what-goes-and-what-stays"))
        area.setMinimumHeight(self.fontMetrics().height() * (16 if plan.named else 12))
        self.add_above(area)
        self.reason = self.add_field(say("auditing.reason"), QLineEdit())
        self.authority = self.add_field(say("auditing.authority"), QLineEdit())
        self.reason.setPlaceholderText(say("auditing.such-as-asked-for-under"))
        self.authority.setPlaceholderText(say("auditing.who-decided-it-and-under"))
        self.word = self.add_field(say("auditing.type", WORD=WORD), QLineEdit())

    def wrong(self) -> str:
        if not (self.reason.text().strip() and self.authority.text().strip()):
            return say("auditing.give-the-reason-and-the")
        return "" if self.word.text().strip() == WORD else say("auditing.type-to-show-that-you", WORD=WORD)

    def job(self) -> tuple[Callable[[], object], str]:
        reason, authority = self.reason.text(), self.authority.text()

        def erase() -> None:
            self.changes = self._erase(self._plan, reason, authority)

        many = len(self._plan.references)
        return erase, say("auditing.erased-records-for-good-that", many=many)

    def _finish(self, said: str) -> None:
        super()._finish(say("approvals.was-asked") if self.changes.method == ASKED else said)


class ElsewhereDialog(EraseDialog):
    """What another copy erased: erased here too or, with *Keep* ticked, kept for a reason, which alone is asked."""

    def __init__(self, parent: QWidget, worker: Worker, elsewhere: ErasedElsewhere, found: ForeignErasures) -> None:
        super().__init__(parent, worker, elsewhere.erase, found.plan, found.sentence)
        self._elsewhere = elsewhere
        self.keep = QCheckBox(say("auditing.keep-all-of-it-here"))
        self.keep.toggled.connect(self._chosen)
        self.form.insertRow(0, self.keep)

    def wrong(self) -> str:
        if not self.keep.isChecked():
            return super().wrong()
        return "" if self.reason.text().strip() else say("auditing.say-why-it-is-kept")

    def job(self) -> tuple[Callable[[], object], str]:
        if not self.keep.isChecked():
            return super().job()
        reason = self.reason.text()
        return lambda: self._elsewhere.decline(reason), say("auditing.kept-here")

    def _chosen(self, kept: bool) -> None:
        self.act.setText(say("auditing.keep") if kept else say("auditing.erase"))
        for field in (self.authority, self.word):
            self.form.setRowVisible(field, not kept)


def _where_named(named: tuple[str, ...]) -> str:
    more = [say("auditing.and-more", n=len(named) - _NAMED)] if len(named) > _NAMED else []
    return say("auditing.the-name-still-stands-in", listed="\n".join((*named[:_NAMED], *more)))
