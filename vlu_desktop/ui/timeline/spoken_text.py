# SPDX-License-Identifier: Apache-2.0
"""What the timeline says of a thing pointed at, and of itself to a screen reader."""

from collections.abc import Callable
from functools import partial
from html import escape

from vlu_desktop.dates.date_display import day
from vlu_desktop.language.catalogue import say
from vlu_desktop.timeline.counts_around import sides
from vlu_desktop.timeline.display_list import HitArea
from vlu_desktop.timeline.elements import day_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.within import within
from vlu_desktop.ui.timeline.stage import Stage


def tip(stage: Stage, hit: HitArea) -> str:
    """The words for what lies under the pointer; "" where there is nothing to say."""
    kind, _, name = hit.kind.partition(":")
    if name:
        return _event(stage, name, hit.key)
    words = _TIPS.get(kind)
    return words(stage, hit.key) if words else ""


def _incident(stage: Stage, key: str) -> str:
    titles = [each.title for each in stage.model.findings_of(key)]
    shows = [say("timelines.shows", title="; ".join(titles))] if titles else []
    return "\n".join((stage.model.describe(key), *shows))


def _finding(stage: Stage, key: str) -> str:
    found = stage.model.findings_by_key[key]
    return say("timelines.incidents-click-to-see-them", title=found.title, count=len(found.incident_ids))


def _band(kind: str, stage: Stage, key: str) -> str:
    return next((band.detail for band in stage.model.bands if band.kind == kind and band.key == key), "")


def _breach(stage: Stage, key: str) -> str:
    return next((tick.label for tick in stage.model.ticks if tick.key == key), "")


def _lane(stage: Stage, key: str) -> str:
    return (
        say("timelines.click-to-show-it-again")
        if key in stage.view.hidden
        else say("timelines.click-to-hide-right-click")
    )


def _event(stage: Stage, name: str, key: str) -> str:
    mine = [event for event in stage.model.events if event.kind == name and event.key == key]
    text = "\n".join(event.detail for event in mine)
    compared = [sides(stage.model, each.start, stage.today) for each in mine if each.sanction]
    return "\n".join((text, *(each.sentence for each in compared[:1] if each)))


def _cluster(stage: Stage, key: str) -> str:
    together = stage.page.cluster(key)
    if together is None:
        return ""
    model = stage.model
    ids = stage.members(together)
    rows = model.columns[together.lane].points.rows[together.first : together.last]
    starts, ends = model.marks.start[rows], model.marks.end[rows]
    first, last = day(day_of(float(starts.min()))), day(day_of(float(ends.max()) - 1e-6))
    lines: list[str] = [say("timelines.so-many-incidents", n=len(ids))]
    lines.append(first if first == last else say("timelines.first-to-last", first=first, last=last))
    times = int(model.marks.count[rows].sum())
    if times > len(ids):
        lines.append(say("timelines.occasions-in-all", n=times))
    return "\n".join((*lines, say("timelines.come-nearer")))


_TIPS: dict[str, Callable[[Stage, str], str]] = {
    "incident": _incident,
    "cluster": _cluster,
    "finding": _finding,
    "order": partial(_band, "order"),
    "whereabouts": partial(_band, "whereabouts"),
    "breach": _breach,
    "lane": _lane,
}


def as_tip(text: str) -> str:
    """The words as a tooltip takes them: the record's own markup stays text."""
    return "<p style='white-space:pre-wrap; margin:0'>" + escape(text) + "</p>"


def summary(model: TimelineModel) -> str:
    """The timeline in a sentence or two, for somebody who does not see it."""
    if not model.is_read:
        return say("timelines.the-case-is-being-read")
    if model.is_empty:
        return say("timelines.nothing-here-has-a-date") if model.undated else say("timelines.nothing-recorded-yet")
    many = len(model.marks) + len(model.undated)
    first, last = (day(day_of(time)) for time in (model.extent[0], model.extent[1] - 1e-6))
    if model.undated:
        return say("timelines.summary-undated", n=many, undated=len(model.undated), first=first, last=last)
    return say("timelines.summary", n=many, first=first, last=last)


def measured(stage: Stage) -> str:
    """What lies in the stretch being measured, a line or two."""
    if stage.sides is not None:
        return f"{stage.about}: {stage.sides.sentence}"
    brush = stage.view.brush
    if brush is None:
        return ""
    found = stage.measured or within(stage.model, day_of(brush[0]), day_of(brush[1]))
    first, last = day(found.first, short=True), day(found.last, short=True)
    days = (found.last - found.first).days + 1
    if found.first == found.last:
        return f"{first}: {found.sentence}"
    return say("timelines.measured", first=first, last=last, n=days, sentence=found.sentence)
