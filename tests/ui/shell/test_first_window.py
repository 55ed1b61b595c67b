# SPDX-License-Identifier: Apache-2.0
"""What makes the first window quick changes nothing of what it promises."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from vlu_desktop.app.entry import _give_icon
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.shell.main_window import Window
from vlu_desktop.ui.shell.unlock import UnlockPage
from vlu_desktop.ui.widgets.basics import label
from vlu_desktop.ui.widgets.icons import program_icon
from vlu_desktop.ui.widgets.interface_font import known_files, remember_files
from vlu_desktop.ui.widgets.theme import Theme, ThemeSwitcher


def unlock_page(qtbot: QtBot, folder: Path) -> UnlockPage:
    page = UnlockPage(lambda: folder, Throttle(lambda: "", lambda _: None))
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_is_set_by_number_is_what_its_name_says(qtbot: QtBot, tmp_path: Path) -> None:
    assert label("<b>said</b>").textFormat() is Qt.TextFormat.PlainText
    page = unlock_page(qtbot, tmp_path)
    wanted = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    for field in (page.passphrase, page.new.first, page.new.second):
        assert field.inputMethodHints() & wanted == wanted
        assert field.echoMode() is QLineEdit.EchoMode.Password
    caption = next(each for each in page.findChildren(QLabel) if each.text() == "&Passphrase")
    assert caption.textFormat() is Qt.TextFormat.AutoText
    window = Window(ThemeSwitcher(QApplication.instance()).theme)  # type: ignore[arg-type]
    qtbot.addWidget(window)


def test_it_stands_in_the_middle_of_its_window(qtbot: QtBot, tmp_path: Path) -> None:
    page = unlock_page(qtbot, tmp_path)
    page.resize(1366, 900)
    name = next(each for each in page.findChildren(QLabel) if each.objectName() == "title" or "Victim" in each.text())
    bottom = page._first.mapTo(page, page._first.rect().bottomLeft()).y()
    above, below = name.y(), page.height() - bottom
    assert abs(above - below) < 80


def test_a_form_behind_the_first_is_built_when_it_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    page = unlock_page(qtbot, tmp_path)
    assert not {"new", "recovery"} & vars(page).keys()
    assert not page.has_secrets()
    made: list[object] = []
    page.made.connect(made.append)

    page._show(page.new)
    form = page.new
    assert form.isVisible()
    assert form.path.text() == str(tmp_path / "casebook.vlu")
    assert not page.has_secrets(), "where it will lie is no secret"
    QTest.keyClicks(form.officer, "Asha Example")
    for field in (form.first, form.second):
        QTest.keyClicks(field, "four plain words nobody says")
    assert page.has_secrets()
    form._send()

    [new] = made
    assert (new.path, new.officer) == (tmp_path / "casebook.vlu", "Asha Example")  # type: ignore[attr-defined]
    assert not form.first.text()
    assert not form.second.text()
    page.problem("There is a casebook already.")
    assert form.problem.text() == "There is a casebook already."


def test_the_colours_of_the_last_start_hold_until_the_system_is_asked(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = ThemeSwitcher(app, "", "system", "dark")
    assert look.theme.key == "dark"
    seen: list[Theme] = []
    look.changed.connect(seen.append)

    look.follow()

    assert look.theme.key == "light"
    assert [each.key for each in seen] == ["light"]


def test_colours_that_were_chosen_count_for_more_than_the_last_start(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    assert ThemeSwitcher(app, "", "light", "dark").theme.key == "light"
    assert ThemeSwitcher(app, "", "dark", "light").theme.key == "dark"
    assert ThemeSwitcher(app, "", "system", "no such theme").theme.key == "light"


def test_a_font_that_is_gone_is_looked_for_again(tmp_path: Path) -> None:
    one, other = tmp_path / "one.ttf", tmp_path / "other.ttf"
    one.touch()
    other.touch()
    assert known_files() == ()
    remember_files((one, other))
    assert known_files() == (one, other)
    other.unlink()
    assert known_files() == ()


def test_the_window_says_once_that_it_was_seen(qtbot: QtBot) -> None:
    window = Window(ThemeSwitcher(QApplication.instance()).theme)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    told: list[bool] = []
    window.seen.connect(lambda: told.append(True))
    with qtbot.waitSignal(window.seen):
        window.show()
    window.repaint()
    QApplication.processEvents()
    assert told == [True]


def test_every_window_is_known_by_the_programs_own_picture(qapp: QApplication) -> None:
    icon = program_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 48, 256}
    drawn = icon.pixmap(48, 48).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, 48, 3) for y in range(0, 48, 3)}
    assert len(colours) > 2, "there is something on it"
    before = qapp.windowIcon()
    try:
        _give_icon()
        assert qapp.windowIcon().cacheKey() == icon.cacheKey()
    finally:
        qapp.setWindowIcon(before)
