# SPDX-License-Identifier: Apache-2.0
"""`screens` takes sizes, themes and sizes of text: every combination of what is given, each in a folder of its own."""

import argparse
import os

import pytest

from vlu_desktop.app import offscreen
from vlu_desktop.cli import main
from vlu_desktop.devtools.screenshots import USUAL
from vlu_desktop.devtools.tour_commands import add_commands, looks_of
from vlu_desktop.language.languages import language


def names(*given: str) -> list[str]:
    """The folders of the looks that a command line asks for."""
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    return [each.name for each in looks_of(parser.parse_args(["screens", "V", "pictures", *given]))]


def test_the_usual_look_and_every_combination() -> None:
    assert names() == [USUAL.name] == ["1440x900-light-100"]
    assert names("--size", "1366x768", "--theme", "dark", "--theme", "contrast", "--text", "200") == [
        "1366x768-dark-200", "1366x768-contrast-200",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "given", [("--size", "1366"), ("--size", "9x9"), ("--theme", "pink"), ("--text", "90"), ("--text", "ten")]
)
def test_what_is_no_look_is_refused(given: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        names(*given)
    assert given[1] in capsys.readouterr().err


def test_pictures_can_be_taken_in_words_made_longer() -> None:
    options = main._parser().parse_args(["screens", "V", "pictures", "--language", "pseudo"])
    assert (options.language, language()) == ("pseudo", "en")
    assert main._parser().parse_args(["--language", "cy", "screens", "V", "pictures"]).language == "cy"


@pytest.mark.parametrize(
    ("asked", "display", "then"),
    [
        ("offscreen", ":0", "configfile"),
        ("offscreen", "", "configfile"),
        ("", "", "configfile"),
        ("", ":0", ""),
        ("xcb", ":0", "xcb"),
        ("offscreen:configfile=own.json", "", "own.json"),
    ],
)
def test_without_a_display_windows_have_an_office_s_screen_however_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, asked: str, display: str, then: str
) -> None:
    monkeypatch.setattr(offscreen, "qInstallMessageHandler", lambda _: None)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name, value in (("QT_QPA_PLATFORM", asked), ("DISPLAY", display)):
        monkeypatch.setenv(name, value)
        if not value:
            monkeypatch.delenv(name)
    offscreen.paint_offscreen()
    assert then in os.environ.get("QT_QPA_PLATFORM", "")
    assert then or "QT_QPA_PLATFORM" not in os.environ
