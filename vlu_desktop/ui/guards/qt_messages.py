# SPDX-License-Identifier: Apache-2.0
"""Keeps Qt's own notes from holding anything of a casebook: its messages, and what its file windows remember."""

import logging
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from vlu_desktop.language.catalogue import say

log = logging.getLogger("vlu_desktop.qt")


def keep_qt_quiet(folder: Path) -> None:
    """Log that Qt complained, and about what part, never its words; forget which folders were looked at."""
    qInstallMessageHandler(_note)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    forget_folders()


def forget_folders() -> None:
    """Forget what the file windows remember of this program's use."""
    settings = QSettings(QSettings.Scope.UserScope, say("guarding.qtproject"))
    settings.remove(say("guarding.filedialog"))
    settings.sync()


def _note(kind: QtMsgType, where: QMessageLogContext, _words: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        log.warning(say("guarding.qt-complained-in-s"), getattr(where, "category", None) or "default")
