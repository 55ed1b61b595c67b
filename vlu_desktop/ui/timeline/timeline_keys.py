# SPDX-License-Identifier: Apache-2.0
"""What each key does to the timeline's stage; a key that is not named here goes on to the page."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from vlu_desktop.ui.timeline.stage import Stage

Key = Qt.Key
OPENING = frozenset({Key.Key_Return, Key.Key_Enter, Key.Key_Space})
NEARER = 1.5
PAGE = 0.85
NEAR_DAYS = (7, 14, 30, 90)
"""How many days about an incident can be looked at; C takes the second."""


def act(stage: Stage, key: int) -> bool:
    """Do what the key says; False where it says nothing here."""
    found = KEYS.get(key)
    if found is not None:
        found(stage)
    return found is not None


def _zoom(stage: Stage, factor: float) -> None:
    """About the incident chosen where it is in view, otherwise about the middle."""
    view = stage.view
    x = (view.left + view.right) / 2
    if view.selected in stage.model.index:
        at = view.x(stage.time_of(view.selected))
        x = at if view.left <= at <= view.right else x
    stage.zoom(x, factor)


def _page(stage: Stage, by: float) -> None:
    stage.pan((stage.view.right - stage.view.left) * PAGE * by)


def _end(stage: Stage, place: int) -> None:
    if stage.walk:
        stage.select(stage.walk[place])


def _sides(stage: Stage) -> None:
    event = stage.next_sanction()
    if event is not None:
        stage.compare_sides(event)


def _step(by: int) -> Callable[[Stage], object]:
    return lambda stage: stage.step(by)


def _lane(by: int) -> Callable[[Stage], object]:
    return lambda stage: stage.step_lane(by)


KEYS: dict[int, Callable[[Stage], object]] = {
    Key.Key_Left: _step(-1),
    Key.Key_Right: _step(1),
    Key.Key_Up: _lane(-1),
    Key.Key_Down: _lane(1),
    Key.Key_Home: lambda stage: _end(stage, 0),
    Key.Key_End: lambda stage: _end(stage, -1),
    Key.Key_Plus: lambda stage: _zoom(stage, NEARER),
    Key.Key_Equal: lambda stage: _zoom(stage, NEARER),
    Key.Key_Minus: lambda stage: _zoom(stage, 1 / NEARER),
    Key.Key_PageUp: lambda stage: _page(stage, -1),
    Key.Key_PageDown: lambda stage: _page(stage, 1),
    Key.Key_0: Stage.show_all,
    Key.Key_B: _sides,
    Key.Key_C: lambda stage: stage.measure_around(stage.view.selected, NEAR_DAYS[1]),
}
