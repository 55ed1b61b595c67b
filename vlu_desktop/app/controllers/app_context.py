# SPDX-License-Identifier: Apache-2.0
"""What every place of an open casebook stands on."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.ui.case_session.act_news import ActNews
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker
from vlu_desktop.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class AppContext:
    """`parent` is what dialogs open over; `acts` says what was done, and takes it back."""

    services: Services
    worker: Worker
    bulletin: ChangeBus
    parent: QWidget
    news: MessageBar
    acts: ActNews
