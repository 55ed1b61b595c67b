# SPDX-License-Identifier: Apache-2.0
"""The timeline's menus: lanes to show, hide and move, incidents that share a place, findings without a plate."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.display_list import TINTS, HitArea
from vlu_desktop.timeline.elements import shorten
from vlu_desktop.ui.timeline.stage import Stage
from vlu_desktop.ui.timeline.timeline_keys import NEAR_DAYS

MOST_LISTED = 40


def _plain(text: str) -> str:
    """An ampersand is a letter here, not a key."""
    return text.replace("&", "&&")


def lanes_menu(
    parent: QWidget,
    stage: Stage,
    key: str,
    changed: Callable[[], None],
    about: Sequence[tuple[str, Callable[[], object]]],
) -> QMenu:
    """What can be done about the thing pointed at; show or hide each lane; move and colour the one pointed at."""
    menu = QMenu(parent)
    names = dict(stage.model.lanes)

    def act(text: str, what: Callable[[], object], enabled: bool = True) -> QAction:
        def run() -> None:
            what()
            changed()

        action = menu.addAction(_plain(text))
        action.setEnabled(enabled)
        action.triggered.connect(run)
        return action

    for text, what in about:
        act(text, what)
    if about:
        menu.addSeparator()
    order = stage.lane_keys()
    if key in order:
        act(say("timelines.move-up", lane=names[key]), partial(stage.shift_lane, key, -1), order[0] != key)
        act(say("timelines.move-down", lane=names[key]), partial(stage.shift_lane, key, 1), order[-1] != key)
        _tints(menu, stage, key, names[key], changed)
        menu.addSeparator()
    for lane in order:
        shown = act(names[lane], partial(stage.toggle_lane, lane))
        shown.setCheckable(True)
        shown.setChecked(lane not in stage.view.hidden)
    menu.addSeparator()
    act(say("timelines.show-all-lanes-in-the"), stage.usual_lanes)
    act(say("timelines.show-the-whole-time"), stage.show_all, not stage.is_whole)
    return menu


def _tints(menu: QMenu, stage: Stage, key: str, name: str, changed: Callable[[], None]) -> None:
    colours = menu.addMenu(_plain(say("timelines.colour-of", lane=name)))
    mine = dict(stage.view.tints).get(key, 0)
    for number, text in enumerate((say("timelines.none"), *(text for text, _ in TINTS))):
        action = colours.addAction(text)
        action.setCheckable(True)
        action.setChecked(number == mine)
        action.triggered.connect(partial(_tint, stage, key, number, changed))


def _tint(stage: Stage, key: str, tint: int, changed: Callable[[], None], *_: object) -> None:
    stage.tint_lane(key, tint)
    changed()


def choose_menu(parent: QWidget, entries: Iterable[tuple[str, str]], chosen: Callable[[str], None]) -> QMenu:
    """One of several: pairs of key and words. What does not fit on it is counted at its end."""
    menu = QMenu(parent)
    listed = list(entries)
    for key, words in listed[:MOST_LISTED]:
        text = shorten(words.replace("\n", " · "), 90)
        menu.addAction(_plain(text)).triggered.connect(lambda *_, key=key: chosen(key))
    if len(listed) > MOST_LISTED:
        more = menu.addAction(say("timelines.and-more-in-the-table", value=len(listed) - MOST_LISTED))
        more.setEnabled(False)
    return menu


Entries = list[tuple[str, Callable[[], object]]]


def entries(stage: Stage, hit: HitArea | None, follow: Callable[[str], None]) -> Entries:
    """Words and what they do; the incident chosen stands in where nothing is pointed at."""
    kind, key = (hit.kind, hit.key) if hit is not None else ("incident", stage.view.selected)
    if kind == "breach":
        kind, key = "incident", next((tick.incident_id for tick in stage.model.ticks if tick.key == key), "")
    if kind == "incident":
        return _of_incident(stage, key, follow) if key else []
    event_kind = kind.removeprefix("event:")
    if event_kind == kind and kind != "order":
        return []
    return [
        (say("timelines.before-and-after", label=event.label), partial(stage.compare_sides, event))
        for event in stage.model.events
        if event.sanction and (event.kind, event.key) == (event_kind, key)
    ]


def _of_incident(stage: Stage, key: str, follow: Callable[[str], None]) -> Entries:
    shows: Entries = [
        (say("timelines.shows", title=each.title), partial(follow, each.key)) for each in stage.model.findings_of(key)
    ]
    near = NEAR_DAYS if key in stage.model.index else ()
    return shows + [
        (say("timelines.what-stood-within-days", days=days), partial(stage.measure_around, key, days)) for days in near
    ]
