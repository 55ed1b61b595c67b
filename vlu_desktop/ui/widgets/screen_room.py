# SPDX-License-Identifier: Apache-2.0
"""How large a window opens: as usual, or as its screen has room for it with its frame."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 64)
"""Dots that the system's own frame and title bar take beside and over a window."""


def resize_within_screen(window: QWidget, usual: QSize) -> None:
    """Give a window its usual size, or what its screen has room for."""
    window.resize(usual.boundedTo(window.screen().availableGeometry().size() - _FRAME))
