# SPDX-License-Identifier: Apache-2.0
"""Keeps what was changed in the import window when the casebook locks over it, and gives it back with the same file."""

from PySide6.QtWidgets import QWidget

from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.given_file import kept_as
from vlu_desktop.services.cases.import_drafts import ImportDraft, digest_of
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.intake.import_wizard import ImportWizard
from vlu_desktop.ui.threads.worker import Worker

KIND = "import"
"""What Today calls such a draft."""


def keep_imports(window: QWidget, worker: Worker, drafts: Drafts) -> None:
    """Put every import that is under way into the vault."""
    for wizard in window.findChildren(ImportWizard):
        draft = left_of(wizard)
        if draft is not None:
            key, case_id, body = f"{KIND}:{draft.sha256}", draft.case_id, draft.to_text()
            worker.ask(lambda key=key, of=case_id, body=body: drafts.keep(key, KIND, of, body))  # type: ignore[misc]


def left_of(wizard: ImportWizard) -> ImportDraft | None:
    """An import as it stands; None where no file is open in the window, or it is closed."""
    if not wizard.isVisible() or wizard.waiting is not None:
        return wizard.waiting if wizard.isVisible() else None
    proposal, given = wizard.previewing.proposal, wizard.given
    if proposal is None or given is None:
        return None
    wizard.page.table.keep_typed()
    mapped = proposal.reading.mapped
    path, pasted = kept_as(given)
    return ImportDraft(
        path=path,
        pasted=pasted,
        sha256=digest_of(proposal),
        case_id=wizard.into.case_id,
        told_on=wizard.told_on.value() or proposal.said_on,
        handed_by=wizard.handed_by.text(),
        way=wizard.way.answer,
        options=wizard.previewing.options,
        mappings=mapped.mappings if mapped is not None else (),
        answers=tuple(wizard.previewing.answers),
        rows=wizard.made.left(wizard.not_read.chosen()),
        columns_name=wizard.reading.columns.name.text(),
    )


def resume(wizard: ImportWizard, draft: Draft, worker: Worker, drafts: Drafts) -> None:
    """Go on with an import; its draft goes once that is taken in or given up."""
    wizard.finished.connect(lambda _: worker.ask(lambda: drafts.discard(draft.key)))
    left = ImportDraft.from_text(draft.body)
    wizard.take_draft(left)
    wizard.reading.columns.name.setText(left.columns_name)
