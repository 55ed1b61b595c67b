# SPDX-License-Identifier: Apache-2.0
"""How the program looks: colours by role in light, dark and high contrast, one palette and one style sheet."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.ui.widgets.text_size import next_size, rescale_bounds, rescale_tables, row_heights

ROLES = (
    "window", "card", "field", "border", "border-strong", "ink", "muted", "faint", "accent", "accent-ink",
    "accent-soft", "warn", "warn-soft", "rail", "rail-ink", "rail-active", "rail-mark", "hover", "selection",
    "selection-ink", "stripe",
)  # fmt: skip

_LIGHT = (
    "#f5f3ef #ffffff #ffffff #e3dfd8 #908b83 #1d2a30 #5d6970 #656c71 #1f6e74 #ffffff "
    "#e2f1ef #8f5f00 #fbf3df #21343b #cfd9dc #2f4851 #7fd0c9 #f0ede8 #d5ebe9 #12282b #faf8f5"
)
_DARK = (
    "#11181c #1a2329 #141c21 #2b373e #64737c #e7edf0 #9babb3 #86949b #6bbfb9 #0c2021 "
    "#1c3a3c #e0b354 #3a3018 #0b1114 #b9c6cb #18282e #6bbfb9 #212c33 #1f4245 #eef7f6 #1e282e"
)
_CONTRAST = (
    "#ffffff #ffffff #ffffff #000000 #000000 #000000 #000000 #333333 #004b50 #ffffff "
    "#ffffff #5c3a00 #ffffff #000000 #ffffff #1a3a40 #ffff00 #e6e6e6 #00474b #ffffff #ffffff"
)
_CONTRAST_DARK = (
    "#000000 #000000 #000000 #ffffff #ffffff #ffffff #ffffff #d0d0d0 #7ff0ea #000000 "
    "#000000 #ffd97a #000000 #000000 #ffffff #103238 #ffff00 #202020 #7ff0ea #000000 #000000"
)
STYLE = "fusion"
"""The one of Qt's own styles that looks alike everywhere and takes every colour."""
STYLED = "styled"
"""The property of an application that was given the style as it was made."""
POINT_SIZE = 10.5
_SIZES = {"title": 18.0, "heading": 12.5, "small": 9.5, "rail": 8.5}
"""Points of what is larger or smaller than the rest, which is of `POINT_SIZE`."""


class Theme(NamedTuple):
    """Colours by role. `key` is light, dark, contrast or contrast-dark."""

    key: str
    colours: dict[str, str]

    def colour(self, role: str) -> QColor:
        """The colour of a role; KeyError for one that does not exist."""
        return QColor(self.colours[role])

    @property
    def is_dark(self) -> bool:
        """Whether the ground is dark."""
        return self.key in _DARKS


def _theme(key: str, colours: str) -> Theme:
    return Theme(key, dict(zip(ROLES, colours.split(), strict=True)))


THEMES = {
    theme.key: theme
    for theme in (
        _theme("light", _LIGHT),
        _theme("dark", _DARK),
        _theme("contrast", _CONTRAST),
        _theme("contrast-dark", _CONTRAST_DARK),
    )
}


def choices() -> tuple[tuple[str, str], ...]:
    return (
        ("system", say("widgets.as-the-system")),
        ("light", say("widgets.light")),
        ("dark", say("widgets.dark")),
        ("contrast", say("widgets.high-contrast")),
        ("contrast-dark", say("widgets.high-contrast-dark")),
    )


_DARKS, _STRONG = ("dark", "contrast-dark"), ("contrast", "contrast-dark")


def load_fonts(files: tuple[Path, ...]) -> str:
    """Load the program's own font so that every office sees the same page; the family, "" where none can be read."""
    families = [
        family
        for file in files
        if (number := QFontDatabase.addApplicationFont(str(file))) >= 0
        for family in QFontDatabase.applicationFontFamilies(number)
    ]
    return families[0] if families else ""


class ThemeSwitcher(QObject):
    """Puts a theme on the application and follows the system where the officer left the choice to it."""

    changed = Signal(object)
    chosen = Signal(str)
    sized = Signal(int)

    def __init__(
        self, app: QApplication, family: str = "", choice: str = "system", known: str = "", size: int = 100
    ) -> None:
        """`known` is the theme of the last start. It is taken as it is, for asking the system takes long, until
        somebody has the system asked: see `follow`. `size` is how large letters are, in per cent of the usual."""
        super().__init__()
        self._app = app
        self._choice = choice if choice in dict(choices()) else "system"
        self.theme = THEMES["light"]
        self._taken = ""
        if not app.property(STYLED):
            app.setStyle(STYLE)
        self._font = QFont(family) if family else QFont(app.font())
        # Somebody who reads large letters has told the system so.
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        self._usual = min(max(POINT_SIZE, system), 2 * POINT_SIZE)
        self._wanted = self.text_size = size if 100 <= size <= 200 else 100
        self._step = QTimer(self)
        self._step.setSingleShot(True)
        self._step.timeout.connect(lambda: self.size_text(self._wanted))
        self._set_font()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow)
        if known in THEMES and self._may_be(known):
            self._take(known)
        else:
            self.follow()

    @property
    def choice(self) -> str:
        """A key of `CHOICES`."""
        return self._choice

    def size_text(self, size: int) -> None:
        """Have letters of a size, in per cent of the usual, and all that is measured in them."""
        if size == self.text_size:
            return
        before, self.text_size = self.text_size, size
        self._wanted = size
        rows = row_heights(self._app)
        rescale_bounds(self._app, size / before)
        self._set_font()
        self._take(self._taken)
        rescale_tables(rows, size / before)
        self.sized.emit(size)

    def step_text(self, by: int) -> None:
        """Letters one size larger, or smaller where `by` is less than nothing; as usual for nothing.

        Steps that were asked for together are taken as one: laying everything out anew takes half a second.
        """
        self._wanted = next_size(self._wanted, by) if by else 100
        self._step.start(0)

    def _set_font(self) -> None:
        self._font.setPointSizeF(self._usual * self.text_size / 100)
        self._app.setFont(self._font)

    def choose(self, choice: str) -> None:
        """Take a choice of the officer's: a key of `CHOICES`; any other is as the system."""
        self._choice = choice if choice in dict(choices()) else "system"
        self.follow()
        self.chosen.emit(self._choice)

    def follow(self, *_: object) -> None:
        """Look as was chosen and as the system says."""
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        dark = self._choice in _DARKS or (self._choice == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        strong = asked or self._choice in _STRONG
        key = ("contrast-dark" if dark else "contrast") if strong else ("dark" if dark else "light")
        if key != self._taken:
            self._take(key)

    def _may_be(self, known: str) -> bool:
        """Whether a theme of the last start is one that the choice allows: the system may ask for more contrast."""
        if self._choice == "system":
            return True
        strong = (
            known if self._choice in _STRONG else known.replace("contrast-dark", "dark").replace("contrast", "light")
        )
        return strong == self._choice

    def _take(self, key: str) -> None:
        self._taken = key
        self.theme = THEMES[key]
        self._app.setPalette(_palette(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "window",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "field",
        QPalette.ColorRole.AlternateBase: "stripe",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "selection-ink",
        QPalette.ColorRole.ToolTipBase: "card",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "border-strong",
        QPalette.ColorRole.Light: "card",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Shadow: "border-strong",
    }
    for role, name in roles.items():
        palette.setColor(role, theme.colour(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("faint"))
    return palette


def style_sheet(theme: Theme) -> str:
    """The one style sheet. Lengths follow the font's line, so that larger text gets larger fields.

    Classes are dynamic properties: `kind` of a label (title, heading, muted, small, notice), of a frame (card, header,
    notice, rail) and of a button (primary, quiet, link, rail, tab).
    """
    font = QApplication.font()
    unit = QFontMetricsF(font).height() / 18
    lengths = {
        f"u{n}": f"{round(n * unit)}px" for n in (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 24, 28, 30, 32, 36)
    }
    letters = {f"size-{name}": f"{size * font.pointSizeF() / POINT_SIZE:.2f}pt" for name, size in _SIZES.items()}
    sheet = _SHEET
    ground = "dark" if theme.is_dark else "light"
    drawn = {
        f"drawn-{name}": (paths.resources() / "icons" / f"{name}-on-{ground}.svg").as_posix()
        for name in ("tick", "down", "left", "right")
    }
    for name, value in sorted({**theme.colours, **lengths, **letters, **drawn}.items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{name}", value)
    return sheet


_SHEET = """
QWidget { color: @ink; }
QMainWindow, QDialog { background: @window; }
QToolTip { background: @card; color: @ink; border: 1px solid @border-strong; padding: @u4; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: @size-title; font-weight: 600; }
QLabel[kind="heading"] { font-size: @size-heading; font-weight: 600; }
QLabel[kind="subheading"] { font-weight: 600; }
QLabel[kind="muted"] { color: @muted; }
QLabel[kind="link"] { color: @accent; font-weight: 600; }
QLabel[kind="small"] { color: @muted; font-size: @size-small; }
QLabel[kind="echo"] { color: @accent; font-size: @size-small; }
QLabel[kind="problem"] { color: @warn; font-size: @size-small; font-weight: 600; }
QLabel[kind="safe"] { background: @accent-soft; border-radius: @u4; padding: @u3 @u10; font-weight: 600; }
QLabel[kind="chip"] { background: @accent-soft; border-radius: @u8; padding: @u2 @u8; }
QFrame[kind="card"] { background: @card; border: 1px solid @border; border-radius: @u8; }
QGroupBox[kind="card"] { background: @card; border: 1px solid @border; border-radius: @u8; margin: 0; padding: 0; }
QGroupBox[kind="card"]:focus { border: 2px solid @accent; }
QFrame[kind="header"] { background: @card; border: none; border-bottom: 1px solid @border; }
QFrame[kind="notice"] { background: @warn-soft; border: none; border-left: @u4 solid @warn; border-radius: @u4; }
QFrame[kind="care"] { background: @hover; border: none; border-radius: @u8; }
QFrame[kind="message"] { background: @accent-soft; border: none; border-left: @u4 solid @accent; border-radius: @u4; }
QFrame[kind="drop"] { background: @accent-soft; border: @u3 dashed @accent; border-radius: @u8; }
QFrame[kind="sheet"] { background: @window; border: none; border-left: 1px solid @border-strong; }
QFrame[kind="rail"] { background: @rail; border: none; }
QFrame[kind="line"] { background: @border; border: none; max-height: 1px; min-height: 1px; }
QPushButton, QToolButton { background: @card; border: 1px solid @border-strong; border-radius: @u6; padding: @u5 @u12;
  min-height: @u18; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faint; border-color: @border; }
QPushButton[kind="primary"] { background: @accent; color: @accent-ink; border-color: @accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @hover; color: @faint; border-color: @border; }
QPushButton[kind="outline"] { color: @accent; border-color: @accent; font-weight: 600; }
QPushButton[kind="outline"]:focus { border: 2px solid @ink; }
QPushButton[kind="outline"]:disabled { color: @faint; border-color: @border; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid @accent; }
QPushButton[kind="quiet"]:checked { background: @accent-soft; border: 1px solid @accent; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; font-weight: 600;
  padding: @u4 @u4; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid @accent; }
QPushButton[kind="link"]:disabled { color: @faint; }
QPushButton[kind="kind"] { padding: @u2 @u8; }
QPushButton[kind="choice"]:checked { background: @accent; color: @accent-ink; border-color: @accent; font-weight: 600; }
QPushButton[kind="rail"] { background: transparent; color: @rail-ink; border: none; border-radius: 0;
  border-left: @u3 solid transparent; padding: @u8 @u2; }
QPushButton[kind="rail"]:hover { background: @rail-active; }
QPushButton[kind="rail"]:checked { background: @rail-active; border-left-color: @rail-mark; color: @rail-ink;
  font-weight: 600; }
QPushButton[kind="rail"]:focus { border: 2px solid @rail-mark; }
QLabel[kind="rail"] { color: @rail-mark; font-size: @size-rail; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit { background: @field; border: 1px solid
  @border-strong; border-radius: @u6; padding: @u4 @u8; selection-background-color: @selection;
  selection-color: @selection-ink; }
QLineEdit, QComboBox { min-height: @u18; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus { border: 2px solid @accent;
  padding: @u3 @u7; }
QLineEdit[kind="problem"], QPlainTextEdit[kind="problem"], QComboBox[kind="problem"] { border: 2px solid @warn;
  padding: @u3 @u7; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @muted; background: @window; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: @stripe; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: @u24; }
QComboBox::down-arrow { image: url("@drawn-down"); width: @u14; height: @u14; }
QComboBox QAbstractItemView, QCompleter QAbstractItemView { background: @card; border: 1px solid @border-strong;
  selection-background-color: @selection; selection-color: @selection-ink; }
QCheckBox, QRadioButton { spacing: @u6; min-height: @u24; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator, QTableView::indicator, QListView::indicator { width: @u14; height: @u14; border: 1px solid
  @border-strong; border-radius: @u3; background: @field; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked { background: @accent;
  border-color: @accent; image: url("@drawn-tick"); }
QTableView::indicator:indeterminate { background: @accent-soft; border-color: @accent; }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; border: none; border-bottom: @u3 solid transparent; padding: @u7 @u10;
  margin-right: @u4; color: @muted; }
QTabBar::tab:selected { color: @ink; font-weight: 600; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @ink; }
QTabBar::tab:focus { color: @accent; }
QTabBar[kind="parts"]::tab { border: 1px solid transparent; border-radius: @u6; padding: @u4 @u10; margin: @u2 @u2; }
QTabBar[kind="parts"]::tab:selected { background: @accent-soft; border-color: @accent; color: @ink; font-weight: 600; }
QTabBar QToolButton { background: @window; border: none; border-radius: 0; padding: 0; }
QTabBar QToolButton::left-arrow { image: url("@drawn-left"); width: @u14; height: @u14; }
QTabBar QToolButton::right-arrow { image: url("@drawn-right"); width: @u14; height: @u14; }
QTabWidget::pane { border: none; }
QTableView, QTreeView, QListView { background: @card; alternate-background-color: @stripe; border: 1px solid
  @border-strong; border-radius: @u8; gridline-color: @border; selection-background-color: @selection;
  selection-color: @selection-ink; outline: none; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid @accent; }
QTableView::item, QListView::item { padding: @u4 @u6; }
QTableView::item:selected, QListView::item:selected { background: @selection; color: @selection-ink; }
QTableView::item:selected { border-top: 1px solid @accent; border-bottom: 1px solid @accent; }
QListView::item:selected { border-left: @u3 solid @accent; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @muted; border: none; border-bottom: 1px solid @border-strong;
  padding: @u6 @u6; font-weight: 600; }
QTableCornerButton::section { background: @card; border: none; }
QScrollArea { border: none; background: transparent; }
QScrollArea[kind="reading"] { border: 2px solid transparent; border-radius: @u6; }
QScrollArea[kind="reading"]:focus { border-color: @accent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: @u12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @u12; margin: 0; }
QScrollBar::handle { background: @border-strong; border-radius: @u5; min-height: @u28; min-width: @u28; margin: @u2; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @card; border: 1px solid @border-strong; padding: @u4; }
QMenu::item { padding: @u5 @u24; border-radius: @u4; }
QMenu::item:selected { background: @selection; color: @selection-ink; }
QMenu::separator { background: @border; height: 1px; margin: @u4; }
QMenuBar { background: @card; border-bottom: 1px solid @border; }
QMenuBar::item { padding: @u5 @u10; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QSplitter::handle { background: transparent; }
QProgressBar { border: 1px solid @border-strong; border-radius: @u4; background: @field; text-align: center; }
QProgressBar { color: @ink; }
QProgressBar::chunk { background: @accent-soft; border: 1px solid @accent; border-radius: @u3; }
QStatusBar { background: @card; color: @muted; }
"""
