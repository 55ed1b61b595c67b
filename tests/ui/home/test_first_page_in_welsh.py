# SPDX-License-Identifier: Apache-2.0
"""The first page in Welsh: all of it, none of it cut off, and the sentences that reach it from the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.speaking import speaking
from vlu_desktop.app import entry
from vlu_desktop.app.application import Program
from vlu_desktop.app.entry import make_application
from vlu_desktop.cli import main
from vlu_desktop.language import languages
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import LANGUAGES, PREFERENCE, language, speak
from vlu_desktop.platform import preferences, relock
from vlu_desktop.store.keys.key_file import WrongPassphrase
from vlu_desktop.store.keys.recovery_key import NotARecoveryKey
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.shell.language_card import language_card
from vlu_desktop.ui.shell.unlock import UnlockPage


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    with speaking("en"):
        yield


def page_in(code: str, qtbot: QtBot) -> UnlockPage:
    speak(code)
    page = UnlockPage(lambda: Path("/home/asha"), Throttle(lambda: "", lambda _: None), lambda _: True)
    qtbot.addWidget(page)
    page.set_path(Path("unit.vlu"))
    # Every form of it, built now: each is otherwise made when it is asked for.
    assert page.new is not None
    assert page.recovery is not None
    return page


def texts_of(page: UnlockPage) -> list[str]:
    found = [each.text() for each in page.findChildren(QLabel)]
    found += [each.text() for each in page.findChildren(QAbstractButton)]
    found += [each.accessibleName() for each in page.findChildren(QLineEdit)]
    return [text for text in found if text not in ("", "unit.vlu")]


def test_no_english_is_left_on_it(qtbot: QtBot) -> None:
    english, welsh = texts_of(page_in("en", qtbot)), texts_of(page_in("cy", qtbot))
    assert len(english) > 30
    assert not set(english) & set(welsh)
    # And one line more, which says that it is a draft.
    assert len(welsh) == len(english) + 1
    assert any("heb ei wirio" in text for text in welsh)


def test_what_the_officer_does_wrong_is_said_in_welsh(qtbot: QtBot) -> None:
    page = page_in("cy", qtbot)
    said: list[str] = []
    page.problem_shown.connect(said.append)
    page.set_path(None)
    page._open()
    page.problem(str(WrongPassphrase()))
    page.problem(str(NotARecoveryKey()))
    page.new.officer.setText("Asha")
    page.new.first.setText("abc")
    page.new._send()
    assert [*said, page.new.problem.text()] == [
        "Dewiswch y llyfr achosion yn gyntaf.",
        say("keys.wrong-passphrase"),
        say("keys.not-a-recovery-key"),
        "Defnyddiwch 12 nod neu fwy. Sawl gair cyffredin sydd orau.",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("part", [0, 1, 2])
def test_no_word_of_it_is_cut_off(code: str, part: int, qtbot: QtBot) -> None:
    speak(code)
    program = Program(make_application())
    qtbot.addWidget(program.window)
    program.window.show()
    program.unlock._pages.setCurrentIndex(part)
    QApplication.processEvents()
    shown = [each for each in program.unlock.findChildren(QPushButton) if each.isVisible()]
    assert len(shown) >= 2
    cut = [each.text() for each in shown if each.width() < each.minimumSizeHint().width()]
    cut += [
        each.text()
        for each in program.unlock.findChildren(QLabel)
        if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
    ]
    assert not cut


def test_the_card_keeps_the_choice(qtbot: QtBot) -> None:
    chosen: list[str] = []
    card = language_card(chosen.append)
    qtbot.addWidget(card)
    buttons = {each.text(): each for each in card.findChildren(QPushButton)}
    assert buttons["English"].isChecked()
    buttons["Cymraeg"].click()
    assert chosen == ["cy"]
    assert not buttons["English"].isChecked()


@pytest.mark.parametrize(
    ("kept", "asked", "spoken"),
    [("", [], "en"), ("cy", [], "cy"), ("", ["--language", "cy"], "cy"), ("cy", ["--language", "en"], "en"),
     ("tlh", [], "en")],
)  # fmt: skip
def test_the_program_starts_in_the_language_kept_or_asked_for(
    kept: str, asked: list[str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kept:
        preferences.remember(PREFERENCE, kept)
    heard: list[str] = []

    def run(**_: object) -> int:
        heard.append(language())
        return 0

    monkeypatch.setattr("vlu_desktop.app.entry.run", run)
    assert main.main(asked) == 0
    assert heard == [spoken]


def test_a_command_is_answered_in_english_unless_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preferences.remember(PREFERENCE, "cy")
    command = ["cases", str(tmp_path / "none.vlu"), "--passphrase-file", __file__]
    assert main.main(command) == 2
    assert capsys.readouterr().err.startswith("There is no casebook at")
    assert main.main(["--language", "cy", *command]) == 2
    assert capsys.readouterr().err.startswith("Nid oes llyfr achosion yn")


def test_locking_starts_again_in_the_same_language(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []
    monkeypatch.setattr(relock, "replace", begun.append)
    languages.speak("cy")
    entry._start_again(Path("unit.vlu"), "")
    [words] = begun
    options = main._parser().parse_args(words[words.index("--locked") :])
    assert (options.language, options.vault) == ("cy", Path("unit.vlu"))
