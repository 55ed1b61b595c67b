# SPDX-License-Identifier: Apache-2.0
"""A frame of the timeline while panning and zooming, against a QGraphicsView with an item for each incident.

Both paint the same incidents into the same picture, 1600 x 900, in turns within one run. `BENCH_GRAPHICS_VIEW` sets how
many items the QGraphicsView is given at most (100,000 unless told: a million take it 2.6 GB).
"""

import os
import statistics
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsEllipseItem, QGraphicsScene, QGraphicsView

from vlu_desktop.timeline.marks import Columns, marks_of
from vlu_desktop.timeline.model import TimelineModel
from vlu_desktop.timeline.view import whole_span
from vlu_desktop.ui.theme import THEMES
from vlu_desktop.ui.timeline.painting import Pen
from vlu_desktop.ui.timeline.palette import palette_for
from vlu_desktop.ui.timeline.stage import Stage

WIDTH, HEIGHT = 1600, 900
SIZES = (1_000, 100_000, 1_000_000)
MOST_ITEMS = int(os.environ.get("BENCH_GRAPHICS_VIEW", "100000"))
FIRST, DAYS = 735_000.0, 3_650.0
GOAL_MS = 8.3
FRAMES = 240


def model_of(size: int) -> TimelineModel:
    """Incidents all over ten years, thicker towards the end; a tenth are known to the month only."""
    draw = np.random.default_rng(20)
    start = FIRST + DAYS * np.sqrt(draw.random(size))
    length = np.where(draw.random(size) < 0.1, 30.0, 1 / 1440)
    lane = draw.choice(8, size, p=[0.4, 0.2, 0.1, 0.08, 0.07, 0.05, 0.06, 0.04])
    seriousness = draw.choice([1, 2, 3, 4, 5], size, p=[0.6, 0.2, 0.1, 0.07, 0.03])
    ids = [f"i{n}" for n in range(size)]
    columns: Columns = {"start": start, "end": start + length, "lane": lane, "seriousness": seriousness}
    return TimelineModel(marks=marks_of(ids, columns))


def timed(frame: Callable[[int], None], frames: int) -> list[float]:
    """Milliseconds of each frame."""
    found = []
    for n in range(frames):
        begun = time.perf_counter()
        frame(n)
        found.append((time.perf_counter() - begun) * 1000)
    return found


def told(name: str, found: list[float]) -> float:
    """Prints median and 99th percentile; the median."""
    found.sort()
    median, worst = statistics.median(found), found[min(int(len(found) * 0.99), len(found) - 1)]
    print(f"  {name:<34} median {median:8.2f} ms   p99 {worst:8.2f} ms")
    return median


def ours(model: TimelineModel, ratio: float) -> tuple[Stage, Callable[[int], None]]:
    """A stage, and what paints its next frame: ten pans, then a step of zoom, near and far in turns."""
    stage = Stage(model)
    pen = Pen(palette_for(THEMES["light"]), QFont(), ratio)
    stage.fit(WIDTH, HEIGHT, 1.0, pen.measure)
    image = QImage(int(WIDTH * ratio), int(HEIGHT * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)

    def frame(n: int) -> None:
        if n % 11 == 10:
            stage.zoom(WIDTH * 0.6, 1.25 if n // 33 % 2 == 0 else 0.8)
        else:
            stage.pan(9 if n % 2 else -7)
        page = stage.page
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen.scene(painter, page)
        painter.end()

    return stage, frame


def point(stage: Stage, spots: list[tuple[int, int]], n: int) -> None:
    """Asks what lies at the nth spot."""
    stage.page.at(*spots[n])


def graphics_view(model: TimelineModel) -> tuple[QGraphicsView, Callable[[int], None]]:
    """The usual way: an item for each incident, as plain as can be."""
    scene = QGraphicsScene()
    pen, brushes = QPen(QColor("white")), [QBrush(QColor.fromHsv(n * 40, 160, 160)) for n in range(5)]
    pen.setCosmetic(True)
    start, end = whole_span(model)
    per_day = (WIDTH - 190) / (end - start)
    marks = model.marks
    for at, lane, worst in zip(marks.middle.tolist(), marks.lane.tolist(), marks.seriousness.tolist(), strict=True):
        item = QGraphicsEllipseItem(QRectF(-5, -5, 10, 10))
        item.setPos((at - start) * per_day, 120 + lane * 70)
        item.setPen(pen)
        item.setBrush(brushes[worst - 1])
        scene.addItem(item)
    view = QGraphicsView(scene)
    view.resize(WIDTH, HEIGHT)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)

    def frame(n: int) -> None:
        shift = 9.0 if n % 2 else -7.0
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(painter, QRectF(0, 0, WIDTH, HEIGHT), QRectF(shift, 0, WIDTH, HEIGHT))
        painter.end()

    return view, frame


def main() -> None:
    """Prints frames, hit tests and ratios at each size."""
    app = QApplication.instance() or QApplication([])
    print(f"Timeline, {WIDTH} x {HEIGHT}, everything in view; goal: p99 under {GOAL_MS} ms at every size")
    for size in SIZES:
        print(f" {size:,} incidents")
        model = model_of(size)
        begun = time.perf_counter()
        stage, frame = ours(model, 1.0)
        frame(0)
        print(f"  {'first frame':<34} {(time.perf_counter() - begun) * 1000:15.1f} ms")
        mine = told("timeline", timed(frame, FRAMES))
        told("timeline at 200%", timed(ours(model, 2.0)[1], FRAMES))
        spots = [(180 + n * 13 % 1400, 110 + n * 7 % 600) for n in range(FRAMES)]
        told("what lies under the pointer", timed(partial(point, stage, spots), FRAMES))
        if size > MOST_ITEMS:
            print(f"  {'QGraphicsView':<34} not run at this size")
            continue
        view, usual = graphics_view(model)
        theirs = told("QGraphicsView", timed(usual, 60 if size <= 1000 else 8))
        print(f"  {'ratio':<34} {theirs / mine:15.1f} times")
        view.deleteLater()
        app.processEvents()


if __name__ == "__main__":
    main()
