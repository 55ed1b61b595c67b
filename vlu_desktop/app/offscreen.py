# SPDX-License-Identifier: Apache-2.0
"""Painting where there is no display: Qt is told so, and a drawing becomes a picture all the same."""

import os
import sys

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from vlu_desktop.platform import paths
from vlu_desktop.timeline.display_list import DisplayList


def paint_offscreen() -> None:
    """Before there is an application: have Qt do without a display where there is none, or where it was told to.

    Told so alone it has a screen of 800 dots, on which no window is as wide as on an office's.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "" if has_display() else "offscreen")
    if platform == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={paths.resources() / 'offscreen-screen.json'}"
    if platform.startswith("offscreen"):
        qInstallMessageHandler(_all_but_one)


def _all_but_one(_kind: QtMsgType, _where: object, text: str) -> None:
    """The offscreen platform has no window manager to tell, and says so once a window."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def has_display() -> bool:
    """Whether windows can be seen here; elsewhere than on Linux they can."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def drawing_as_png(drawing: DisplayList) -> bytes:
    """A drawing as a PNG file, painted without a display."""
    paint_offscreen()
    from vlu_desktop.app.entry import make_application
    from vlu_desktop.bootstrap.shipped_data import interface_fonts
    from vlu_desktop.ui.timeline.drawing_image import png_of
    from vlu_desktop.ui.widgets.theme import load_fonts

    app = make_application()
    font = app.font()
    font.setFamily(load_fonts(interface_fonts()) or font.family())
    return png_of(drawing, font)
