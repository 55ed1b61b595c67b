# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a window for somebody who hears it, or sees or points poorly: names, roles, sizes, contrast."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QButtonGroup,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTableView,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from vlu_desktop.ui.documents.page_preview import PdfPages
from vlu_desktop.ui.widgets.column_choice import ColumnChoice

TARGET = 24
"""Dots that what is pointed at has both ways, by WCAG 2.5.8."""
WORDS = 4.5
BLURRED = 0.8
"""How much of its contrast a thin letter loses to smoothing: none of its dots may be wholly of its ink."""
FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)
MUTE = {
    QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.LayeredPane,
    QAccessible.Role.Border, QAccessible.Role.Window,
}  # fmt: skip
"""Roles that tell nobody what can be done there."""


def heard(each: QWidget) -> str:
    """What a screen reader calls it: on Linux Qt gives what is chosen for a choice's name, and its caption apart."""
    if isinstance(each, QComboBox):
        return each.accessibleName()
    return QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


def called(each: QWidget) -> str:
    """What a fault calls it."""
    words = each.text() if isinstance(each, QLabel | QAbstractButton) else each.accessibleName()
    return f"{type(each).__name__} “{words[:50]}”"


def in_view(window: QWidget) -> list[QWidget]:
    """What a window shows, without what Qt builds its own widgets of."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.window() is window
        and not each.objectName().startswith("qt_")
        and not isinstance(each.parentWidget(), QTabBar | QAbstractSpinBox | QComboBox)
        and not isinstance(each, QHeaderView | QTabWidget)
    ]


def takes_keys(each: QWidget) -> bool:
    """Whether Tab comes to it."""
    return each.isEnabled() and bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)


SHOWN_ALONE = (PdfPages, QScrollArea)
"""What is read and nothing is done in. Qt has no role for it that a program could choose; it has a name and a ring."""


def unseen(window: QWidget) -> list[str]:
    """All that is wrong with a window for them, as it stands."""
    shown = in_view(window)
    return [
        *_names(shown), *_small_targets(shown), *_faint_words(window, shown), *_markup_read(window),
        *_read_backwards(window),
    ]  # fmt: skip


def _names(shown: list[QWidget]) -> list[str]:
    """What has no name, a name without its visible words, or a role that doesn't say what it is."""
    return [f"{called(each)}: {wrong}" for each in shown for wrong in _unheard(each)]


def _unheard(each: QWidget) -> Iterator[str]:
    named = heard(each)
    role = QAccessible.queryAccessibleInterface(each).role()
    acts = isinstance(each, (QAbstractButton, QTabBar, *FIELDS)) or takes_keys(each)
    if acts and not named.strip():
        yield "it has no name"
    if isinstance(each, QAbstractButton) and (words := _words(each.text())) and words not in _words(named):
        yield f"its name “{named}” lacks its words"
    if takes_keys(each) and role in MUTE and not isinstance(each, SHOWN_ALONE):
        yield f"its role is {role.name}"
    one_of = isinstance(each, QAbstractButton) and each.isCheckable() and _one_of(each)
    if one_of and role not in (QAccessible.Role.RadioButton, QAccessible.Role.PageTab):
        yield f"it is one of several, and its role is {role.name}"


def _one_of(button: QAbstractButton) -> bool:
    if button.autoExclusive() or button.property("kind") in ("choice", "rail"):
        return True
    return any(button in each.buttons() and each.exclusive() for each in button.window().findChildren(QButtonGroup))


def _words(text: str) -> str:
    said = " ".join(text.replace("&&", "\0").replace("&", "").replace("\0", "&").replace("…", "").split()).casefold()
    # The walk's own language has brackets around each sentence.
    said = said.replace("[", "").replace("]", "")
    # A drawing such as ▾ is no word.
    return said if any(each.isalnum() for each in said) else ""


def _small_targets(shown: list[QWidget]) -> list[str]:
    """What is pointed at and is smaller than a finger or an unsteady hand needs."""
    found = []
    for each in shown:
        size = each.size()
        if isinstance(each, QTabBar):
            seen = filter(each.isTabVisible, range(each.count()))
            size = min((each.tabRect(place).size() for place in seen), key=lambda one: one.height())
        elif not isinstance(each, QAbstractButton | QLineEdit | QComboBox):
            continue
        if size.height() < TARGET or size.width() < TARGET:
            found.append(f"{called(each)}: a target of {size.toTuple()}")
    return found


def _read_backwards(window: QWidget) -> list[str]:
    """Parts beside or below each other that a screen reader comes to in another order than they are seen in."""
    found = []
    for each in window.findChildren(QSplitter):
        read, seen = each.children(), [each.widget(place) for place in range(each.count())]
        if each.isVisible() and [part for part in read if part in seen] != seen:
            found.append(f"{called(each.parentWidget() or window)}: its parts are read in another order")
    return found


def _markup_read(window: QWidget) -> list[str]:
    """Labels that would read what the record says as markup."""
    labels = [each for each in window.findChildren(QLabel) if each.text() and not each.objectName().startswith("qt_")]
    rich = [each for each in labels if each.textFormat() is not Qt.TextFormat.PlainText]
    # A caption with a buddy needs its letter underlined, which plain text has not; it is ours and not the record's.
    return [f"{called(each)} would read its words as markup" for each in rich if "&" not in each.text()[:2]]


def unsigned_columns(window: QWidget) -> list[str]:
    """Tables with columns out of sight and nothing that says so."""
    found = []
    for table in window.findChildren(QTableView):
        if not table.isVisible() or table.window() is not window:
            continue
        header, bar = table.horizontalHeader(), table.horizontalScrollBar()
        for choice in table.findChildren(ColumnChoice):
            said = any(f"({len(choice.hidden)} hidden)" in each.text() for each in window.findChildren(QPushButton))
            if choice.hidden and not said:
                found.append(f"{called(table)}: {choice.hidden} are hidden and no button says so")
        if header.length() > table.viewport().width() + 2 and table.model().rowCount() and not bar.isVisible():
            found.append(f"{called(table)}: columns lie beyond its edge and there is no bar")
    return found


def _faint_words(window: QWidget, shown: list[QWidget]) -> list[str]:
    """Labels and buttons whose words, as painted, don't stand out from what they are painted on."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    dots = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine() // 4, 4)
    found = []
    for each in shown:
        if not isinstance(each, QLabel | QAbstractButton) or not each.text().strip() or not each.isEnabled():
            continue
        seen = each.visibleRegion().boundingRect().intersected(each.rect().adjusted(3, 3, -3, -3))
        if seen.width() < 12 or seen.height() < each.fontMetrics().height() * 0.8:
            continue
        if isinstance(each, QAbstractButton) and not seen.contains(each.rect().center()):
            continue  # only its edge is scrolled into view
        place = QRect(each.mapTo(window, QPoint()) + seen.topLeft(), seen.size())
        part = dots[
            round(place.top() * ratio) : round((place.bottom() + 1) * ratio),
            round(place.left() * ratio) : round((place.right() + 1) * ratio),
            :3,
        ]
        if part.size and (most := _stands_out(part)) < WORDS * BLURRED:
            found.append(f"{called(each)}: its words stand out {most:.2f} to 1")
    return found


def _stands_out(part: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> float:
    """How far the strongest colour of a picture stands out from its commonest."""
    packed = part.reshape(-1, 3).astype(np.uint32) @ np.array([1, 1 << 8, 1 << 16], np.uint32)
    colours, many = np.unique(packed, return_counts=True)
    shares = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1) / 255.0
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    ground = light[many.argmax()]
    return float(max((max(ground, one) + 0.05) / (min(ground, one) + 0.05) for one in (light.min(), light.max())))
