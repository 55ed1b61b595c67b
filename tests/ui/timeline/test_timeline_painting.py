# SPDX-License-Identifier: Apache-2.0
"""The quick way of painting a frame shows what the display list says, at 100% and at 200%."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from tests.timeline.shaping import campaign
from vlu_desktop.timeline.display_list import SEVERITY_ROLES, Role
from vlu_desktop.timeline.scene import Scene, Style
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.stage import Stage
from vlu_desktop.ui.timeline.timeline_colours import palette_for
from vlu_desktop.ui.widgets.theme import THEMES

WIDTH, HEIGHT = 1000, 760
PALETTE = palette_for(THEMES["light"])


def stage(pen: Pen, incidents: int = 400) -> Stage:
    found = Stage(TimelineModel.from_case(*campaign(incidents)))
    found.fit(WIDTH, HEIGHT, 1.0, pen.measure)
    return found


def painted(pen: Pen, page: Scene, *, plainly: bool = False) -> QImage:
    image = QImage(int(WIDTH * pen.ratio), int(HEIGHT * pen.ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(pen.ratio)
    image.fill(PALETTE[Role.PAPER])
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if plainly:
        pen.items(painter, page.items())
    else:
        pen.scene(painter, page)
    painter.end()
    return image


def far_apart(one: QColor, other: QColor) -> bool:
    apart = abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())
    return apart > 24


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_mark_has_its_colour_where_it_lies(qtbot: QtBot, ratio: float) -> None:
    pen = Pen(PALETTE, QFont(), ratio)
    page = stage(pen).page
    image = painted(pen, replace(page, counts=(), over=()))

    last = {}
    for x, y, seriousness, style, _ in page.glyphs:
        last[round(x), round(y)] = (seriousness, style)
    wrong = 0
    for (x, y), (seriousness, style) in last.items():
        wanted = Role.PAPER if style == Style.HOLLOW else SEVERITY_ROLES[seriousness - 1]
        wrong += far_apart(image.pixelColor(int(x * ratio), int(y * ratio)), PALETTE[wanted])

    # A mark may lie half beneath another; no more than a few do.
    assert len(last) > 100
    assert wrong <= len(last) * 0.05


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_frame_is_the_same_however_it_is_painted(qtbot: QtBot, ratio: float) -> None:
    pen = Pen(PALETTE, QFont(), ratio)
    page = stage(pen).page
    for _ in range(40):
        quick = painted(pen, page)
    plain = painted(pen, page, plainly=True)

    # Pictures of marks lie on whole pixels: an edge may differ by one, no figure may be missing.
    differing = {
        (x // 8, y // 8)
        for x in range(0, quick.width(), 8)
        for y in range(0, quick.height(), 8)
        if all(
            far_apart(quick.pixelColor(x + n % 3 * 2, y + n // 3 * 2), plain.pixelColor(x + n % 3 * 2, y + n // 3 * 2))
            for n in range(9)
        )
    }  # fmt: skip
    assert len(differing) <= 2


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_months_have_one_picture_a_length_and_lie_where_they_are_drawn(qtbot: QtBot, ratio: float) -> None:
    pen = Pen(PALETTE, QFont(), ratio)
    page = replace(stage(pen).page, counts=(), over=(), under=(), still=(), marks=np.zeros((0, 5)))
    assert len(page.spans) > 4
    for _ in range(3):
        quick = painted(pen, page)
    plain = painted(pen, page, plainly=True)

    lengths = {round(float(each)) for each in (page.spans[:, 1] - page.spans[:, 0]) * ratio}
    kept = [key for key in pen._sheet.slots if key[0] == "span"]
    assert {key[1] for key in kept} == lengths
    for left, right, y in page.spans.tolist():
        middle = QPoint(int((left + right) / 2 * ratio), int(y * ratio))
        assert not far_apart(quick.pixelColor(middle), plain.pixelColor(middle))
        assert not far_apart(quick.pixelColor(middle), PALETTE[Role.UNCERTAIN])


def test_counts_stay_readable_when_the_sheet_is_full(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.ui.timeline.mark_sheet.SIDE", 160)
    pen = Pen(PALETTE, QFont(), 1.0)
    page = stage(pen, 3000).page
    few = replace(page, counts=page.counts[:6])
    for _ in range(2):
        kept = painted(pen, few)

    many = tuple((180.0 + n * 30, 120.0, f"{n} of {n}") for n in range(120))
    for _ in range(6):
        painted(pen, replace(page, counts=many))
    for _ in range(2):
        again = painted(pen, few)

    assert again == kept
