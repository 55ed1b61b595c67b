# SPDX-License-Identifier: Apache-2.0
"""Several cases of one offender on one timeline: a lane for each case, his orders, custody and courts once for all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

import numpy as np

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.timeline.elements import Band, pack
from vlu_desktop.timeline.incident_columns import IncidentColumns, marks_of
from vlu_desktop.timeline.timeline_model import TimelineModel

S = TypeVar("S")
T = TypeVar("T")


class _HasKey(Protocol):
    @property
    def key(self) -> str: ...


K = TypeVar("K", bound=_HasKey)
_COLUMNS = ("start", "end", "begun", "ending", "seriousness", "count", "flags")


def campaigns(files: Sequence[CaseFile]) -> TimelineModel:
    """One timeline of several cases, lanes in the order given and named after the cases.

    What hangs on the offender is in each case and is drawn once. Of the victims' side only incidents are drawn: their
    statements, meetings and lives belong to each case's own timeline.
    """
    models = [TimelineModel.from_case(file) for file in files]
    courts = [each for each in _of_all(models, lambda model: model.events) if each.row == "courts"]
    return TimelineModel(
        marks=_marks(models),
        lanes=tuple((file.case.id, file.case.title) for file in files),
        bands=_bands(_of_all(models, lambda model: model.bands)),
        ticks=tuple(sorted(_once(_of_all(models, lambda model: model.ticks)), key=lambda each: (each.at, each.key))),
        events=tuple(sorted(_once(courts), key=lambda each: (each.start, each.end, each.rank, each.key))),
        undated=tuple(replace(each, lane=number) for number, model in enumerate(models) for each in model.undated),
        count_words=dict(_of_all(models, lambda model: model.count_words.items())),
        conduct=tuple(sorted(_of_all(files, lambda file: file.conduct), key=lambda c: c.order)),
        describe=_describing(files, models),
    )


def _of_all(sources: Iterable[S], rows: Callable[[S], Iterable[T]]) -> list[T]:
    return [each for source in sources for each in rows(source)]


def _marks(models: Sequence[TimelineModel]) -> IncidentColumns:
    """The marks of every case, each in the lane of its own."""
    columns = {
        name: np.concatenate([getattr(model.marks, name) for model in models]) if models else np.zeros(0)
        for name in _COLUMNS
    }
    lane = [number for number, model in enumerate(models) for _ in model.marks.ids]
    return marks_of(_of_all(models, lambda model: model.marks.ids), {**columns, "lane": lane})


def _describing(files: Sequence[CaseFile], models: Sequence[TimelineModel]) -> Callable[[str], str]:
    """What to say of an incident by its id: its case, and what the case's own timeline says."""
    found = {
        each.id: (file.case.title, model) for file, model in zip(files, models, strict=True) for each in model.conduct
    }

    def describe(key: str) -> str:
        title, model = found.get(key, ("", None))
        return f"{title}\n{model.describe(key)}" if model else ""

    return describe


def _once(found: Iterable[K]) -> list[K]:
    return list({each.key: each for each in found}.values())


def _bands(bands: list[Band]) -> tuple[Band, ...]:
    """Each order and stay once, put in rows anew, orders and whereabouts apart."""
    found = sorted(_once(bands), key=lambda band: (band.start, band.end, band.key))
    result: list[Band] = []
    for kind in ("order", "whereabouts"):
        mine = [band for band in found if band.kind == kind]
        rows = pack([(band.start, max(band.end - 1, band.start)) for band in mine])
        result += [replace(band, row=row) for band, row in zip(mine, rows, strict=True)]
    return tuple(result)
