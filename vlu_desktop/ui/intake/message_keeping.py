# SPDX-License-Identifier: Apache-2.0
"""Keeps what was said and chosen in the windows of messages when the casebook locks over them, and gives it back."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from vlu_desktop.services.cases.message_drafts import BurstsDraft, MessageDraft
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.intake.bursts_window import BurstsWindow
from vlu_desktop.ui.intake.message_window import NEW_CASE, MessageWindow
from vlu_desktop.ui.intake.senders_window import SendersWindow
from vlu_desktop.ui.threads.worker import Worker

FILE, BURSTS, SENDERS = "of messages", "of incidents from messages", "of who is who"
KINDS = (FILE, BURSTS, SENDERS)
"""What Today calls such drafts."""


def keep_messages(
    window: QWidget, worker: Worker, drafts: Drafts, case_id: str, waiting: Sequence[tuple[Path, str]] = ()
) -> None:
    """Put what stands in every window of messages into the vault; `waiting` are the files shown after the one open."""

    def keep(key: str, kind: str, of: str, body: str) -> None:
        worker.ask(lambda: drafts.keep(key, kind, of, body))

    for messages in window.findChildren(MessageWindow):
        left = messages.left(tuple((str(path.absolute()), place) for path, place in waiting))
        if left is not None:
            keep(f"{FILE}:{left.fingerprint}", FILE, "" if left.into == NEW_CASE else left.into, left.to_text())
    for bursts in window.findChildren(BurstsWindow):
        chosen = bursts.left()
        if chosen is not None:
            keep(f"{BURSTS}:{case_id}", BURSTS, case_id, chosen.to_text())
    for senders in window.findChildren(SendersWindow):
        if senders.said and senders.isVisible():
            keep(f"{SENDERS}:{case_id}", SENDERS, case_id, json.dumps(senders.said, ensure_ascii=False))


def put_back(window: MessageWindow | BurstsWindow | SendersWindow, body: str) -> None:
    """Have back in a window what the body of its draft holds."""
    if isinstance(window, MessageWindow):
        window.take_draft(MessageDraft.from_text(body))
    elif isinstance(window, BurstsWindow):
        window.take_draft(BurstsDraft.from_text(body))
    else:
        window.take_draft({str(name): str(who) for name, who in json.loads(body).items()})
