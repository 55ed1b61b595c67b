# SPDX-License-Identifier: Apache-2.0
"""What every test relies on, itself tested: no network, no screen, and a warning from Qt is a failure."""

import socket
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("kind", [socket.SOCK_STREAM, socket.SOCK_DGRAM])
def test_a_connection_is_refused(kind: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET, kind) as line, pytest.raises(AssertionError, match="tried to reach"):
        line.connect(("127.0.0.1", 9))


def test_two_ends_within_this_computer_still_talk() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"word")
        assert other.recv(4) == b"word"


def test_the_home_folder_is_the_tests_own(own_home: Path) -> None:
    assert Path.home() == own_home


def test_windows_open_on_no_screen(qtbot: QtBot) -> None:
    assert QGuiApplication.platformName() == "offscreen"
