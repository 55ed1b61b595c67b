# SPDX-License-Identifier: Apache-2.0
"""Several cases of one offender on one timeline: a lane for each case, his orders, custody and courts once for all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.timeline.elements import Band, pack
from vlu_desktop.timeline.incident_columns import marks_of
from vlu_desktop.timeline.timeline_model import TimelineModel

T = TypeVar("T")
_COLUMNS = ("start", "end", "begun", "ending", "seriousness", "count", "flags")


def campaigns(files: Sequence[CaseFile]) -> TimelineModel:
    """One timeline of several cases, lanes in the order given and named after the cases.

    What hangs on the offender is in each case and is drawn once. Of the victims' side only incidents are drawn: their
    statements, meetings and lives belong to each case's own timeline.
    """
    models = [TimelineModel.from_case(file) for file in files]
    ids = [incident_id for model in models for incident_id in model.marks.ids]
    columns = {
        name: np.concatenate([getattr(model.marks, name) for model in models]) if models else np.zeros(0)
        for name in _COLUMNS
    }
    lane = [number for number, model in enumerate(models) for _ in model.marks.ids]
    ticks = _once([(each.key, each) for model in models for each in model.ticks])
    events = _once([(each.key, each) for model in models for each in model.events if each.row == "courts"])
    described = {incident_id: model.describe for model in models for incident_id in (each.id for each in model.conduct)}
    titles = {each.id: file.case.title for file in files for each in file.conduct}
    return TimelineModel(
        marks=marks_of(ids, {**columns, "lane": lane}),
        lanes=tuple((file.case.id, file.case.title) for file in files),
        bands=_bands([each for model in models for each in model.bands]),
        ticks=tuple(sorted(ticks, key=lambda each: (each.at, each.key))),
        events=tuple(sorted(events, key=lambda each: (each.start, each.end, each.rank, each.key))),
        undated=tuple(replace(each, lane=number) for number, model in enumerate(models) for each in model.undated),
        count_words={key: words for model in models for key, words in model.count_words.items()},
        conduct=tuple(
            sorted((each for file in files for each in file.conduct), key=lambda c: (c.happened.sort_key, c.id))
        ),
        describe=lambda key: f"{titles[key]}\n{described[key](key)}" if key in described else "",
    )


def _once(pairs: list[tuple[str, T]]) -> list[T]:
    return list(dict(pairs).values())


def _bands(bands: list[Band]) -> tuple[Band, ...]:
    """Each order and stay once, put in rows anew, orders and whereabouts apart."""
    found = sorted(_once([(band.key, band) for band in bands]), key=lambda band: (band.start, band.end, band.key))
    result: list[Band] = []
    for kind in ("order", "whereabouts"):
        mine = [band for band in found if band.kind == kind]
        rows = pack([(band.start, max(band.end - 1, band.start)) for band in mine])
        result += [replace(band, row=row) for band, row in zip(mine, rows, strict=True)]
    return tuple(result)
