# SPDX-License-Identifier: Apache-2.0
"""Keeps files about to be taken in and a stretch of messages that is chosen when the casebook locks over them."""

import json
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vlu_desktop.record.changes import Draft
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.case.conversation_tab import ConversationTab
from vlu_desktop.ui.case.exhibits_tab import ExhibitsTab
from vlu_desktop.ui.case.take_in_window import TakeInDialog
from vlu_desktop.ui.threads.worker import Worker

FILES, STRETCH = "of files to take in", "of a stretch of messages"
"""What Today calls such drafts."""


def keep_files(window: QWidget, worker: Worker, drafts: Drafts) -> None:
    """Put which files were to be taken in, and what was said of them, into the vault; the files stay where they are."""
    for dialog in window.findChildren(TakeInDialog):
        if dialog.isVisible():
            case_id, incident_id = dialog.about
            typed = {"title": dialog.title.text(), "handed_by": dialog.handed_by.text()}
            plain = {
                **typed, "files": [str(path.absolute()) for path in dialog.files], "incident_id": incident_id,
                "read_words": dialog.read_words.isChecked(),
            }  # fmt: skip
            _keep(worker, drafts, FILES, (case_id, incident_id), plain)


def keep_stretch(tab: ConversationTab, worker: Worker, drafts: Drafts, case_id: str) -> None:
    """Put the messages chosen for an incident into the vault; one alone is where the cursor stands, and no choice."""
    ids = tab.chosen_ids() if case_id else ()
    if len(ids) > 1:
        _keep(worker, drafts, STRETCH, (case_id,), {"messages": ids})


def resume_files(draft: Draft, exhibits: ExhibitsTab) -> TakeInDialog:
    """The window of files as it was left."""
    plain = json.loads(draft.body)
    dialog = exhibits.take_in([Path(each) for each in plain["files"]], (draft.case_id, plain["incident_id"]))
    dialog.title.setText(plain["title"])
    dialog.handed_by.setText(plain["handed_by"])
    dialog.read_words.setChecked(plain["read_words"])
    return dialog


def messages_of(draft: Draft) -> tuple[str, ...]:
    """The ids of the messages that were chosen."""
    return tuple(map(str, json.loads(draft.body)["messages"]))


def _keep(worker: Worker, drafts: Drafts, kind: str, about: tuple[str, ...], plain: object) -> None:
    body = json.dumps(plain, ensure_ascii=False)
    worker.ask(lambda: drafts.keep(":".join((kind, *about)), kind, about[0], body))
