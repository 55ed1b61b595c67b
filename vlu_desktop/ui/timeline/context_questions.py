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
    found: Entries = []
    kind, key = (hit.kind, hit.key) if hit is not None else ("incident", stage.view.selected)
    if kind == "breach":
        key = next((tick.incident_id for tick in stage.model.ticks if tick.key == key), "")
        kind = "incident"
    if kind == "incident" and key:
        found += [(f"Shows: {each.title}", partial(follow, each.key)) for each in stage.model.findings_of(key)]
        if key in stage.model.index:
            found += [
                (f"What stood within {days} days", partial(stage.measure_around, key, days)) for days in NEAR_DAYS
            ]
    events = [event for event in stage.model.events if f"event:{event.kind}" == kind and event.key == key]
    if kind == "order":
        events = [event for event in stage.model.events if event.kind == "order" and event.key == key]
    found += [
        (f"Before and after: {each.label}", partial(stage.compare_sides, each)) for each in events if each.sanction
    ]
    return found
