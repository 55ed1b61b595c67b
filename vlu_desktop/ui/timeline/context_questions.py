# SPDX-License-Identifier: Apache-2.0
"""What can be asked about the thing under the pointer: its findings, what stood around it, before and after it."""

from collections.abc import Callable
from functools import partial

from vlu_desktop.timeline.display_list import HitArea
from vlu_desktop.ui.timeline.stage import Stage
from vlu_desktop.ui.timeline.timeline_keys import NEAR_DAYS

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
        (f"Before and after: {event.label}", partial(stage.compare_sides, event))
        for event in stage.model.events
        if event.sanction and (event.kind, event.key) == (event_kind, key)
    ]


def _of_incident(stage: Stage, key: str, follow: Callable[[str], None]) -> Entries:
    shows: Entries = [(f"Shows: {each.title}", partial(follow, each.key)) for each in stage.model.findings_of(key)]
    near = NEAR_DAYS if key in stage.model.index else ()
    return shows + [(f"What stood within {days} days", partial(stage.measure_around, key, days)) for days in near]
