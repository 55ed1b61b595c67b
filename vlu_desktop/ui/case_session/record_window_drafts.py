# SPDX-License-Identifier: Apache-2.0
"""Keeps what is typed into the window of one record when the casebook locks over it, and opens it there again."""

import json
import uuid
from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case_session.record_window import RecordDialog
from vlu_desktop.ui.case_session.session import CaseSession, Saver
from vlu_desktop.ui.drafts.draft_keeping import record_from_plain, record_to_plain, unread_in
from vlu_desktop.ui.threads.worker import Worker

KIND = "record"


def keep_dialogs(window: QWidget, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put what stands unsaved in every window of a record into the vault."""
    for dialog in window.findChildren(RecordDialog):
        typed = dialog.typed()
        if typed is not None:
            key = dialog.draft_key or f"{KIND}:{typed[0].id or uuid.uuid4()}"
            keep_typed(key, typed, worker, drafts, case_id, dialog.form.unread())


def keep_typed(
    key: str, typed: tuple[Record, Record], worker: Worker, drafts: Drafts, case_id: str,
    unread: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """Put a record as typed, and the record that it would change or begin, into the vault as a draft; `unread` are the
    words in its fields that are no value, by field.
    """
    record, was = typed
    plain = {"typed": record_to_plain(record), "was": record_to_plain(was), "unread": dict(unread or {})}
    body = json.dumps(plain, ensure_ascii=False)
    worker.ask(lambda: drafts.keep(key, KIND, case_id, body))


def reopen(
    draft: Draft, desk: CaseSession, saver: Saver, window: QWidget, worker: Worker, drafts: Drafts
) -> RecordDialog:  # fmt: skip
    """The window of a record as it was left; the draft goes once it is saved or closed."""
    body = json.loads(draft.body)
    dialog = RecordDialog(record_from_plain(body["was"]), desk, saver, window)
    dialog.draft_key = draft.key
    dialog.take_typed(record_from_plain(body["typed"]))
    dialog.form.take_unread(unread_in(draft.body))
    dialog.finished.connect(lambda _: worker.ask(lambda: drafts.discard(draft.key)))
    dialog.open()
    return dialog
