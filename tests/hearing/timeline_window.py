# SPDX-License-Identifier: Apache-2.0
"""A window with a timeline of three incidents and a button, for a screen reader to be tried on."""

import sys
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.timeline.shaping import Case
from vlu_desktop.dates.when import When
from vlu_desktop.record.count import Count
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.timeline.timeline_widget import TimelineWidget
from vlu_desktop.ui.widgets.basics import button, column
from vlu_desktop.ui.widgets.theme import THEMES

TITLE = "A timeline to be heard"
STAYS = 300_000


def main() -> None:
    app = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle(TITLE)
    case = Case()
    case.incident(When.on(date(2024, 3, 3)), "call", count=Count.not_fewer(31))
    case.incident(When.on(date(2024, 3, 5)), "threat-to-kill")
    case.incident(When.on(date(2024, 6, 9)), "loiter")
    timeline = TimelineWidget(palette_for(THEMES["light"]), date(2026, 8, 2))
    timeline.set_model(TimelineModel.from_case(case.file()))
    window.setLayout(column(timeline, button("Save", app.quit)))
    window.resize(1000, 700)
    window.show()
    window.activateWindow()
    timeline.setFocus()
    QTimer.singleShot(STAYS, app.quit)
    app.exec()


if __name__ == "__main__":
    main()
