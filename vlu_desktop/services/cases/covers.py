# SPDX-License-Identifier: Apache-2.0
"""Which officer is away and who covers: entered, ended early, taken out; and whose cases an officer has on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Cover, Officer
from vlu_desktop.services.cases.records import refuse_impossible
from vlu_desktop.store.records.store import Store


def covered_until(covers: Iterable[Cover], officer_id: str, day: date) -> Mapping[str, date]:
    """The officers whose cases this one looks after besides the own on a day, each with the last day of it."""
    return {
        each.officer_id: each.ends
        for each in covers
        if each.covered_by_id == officer_id and each.ends is not None and each.holds(day)
    }


def still_here(officer: Officer, day: date) -> bool:
    """Whether somebody works here still: on the last day too."""
    return officer.left_on is None or officer.left_on >= day


class Covers:
    """One act each. Of one officer no two covers run on the same day, and nobody covers who is away."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Cover, ...]:
        """Every cover, the earliest first."""
        return tuple(sorted(self._store.all(Cover), key=lambda each: (each.starts or date.min, each.id)))

    def start(self, cover: Cover, today: date) -> Changes:
        """Enter that an officer is away and who covers; UserError where that can't be."""
        self._refuse(cover, today)
        with self._store.act("cover.add", act="collected") as act:
            act.add(cover)
        return act.changes

    def end(self, cover_id: str, last: date) -> Changes:
        """An officer is back earlier than was entered: `last` is the last day away."""
        held = self._held(cover_id)
        if held.ends is not None and last >= held.ends:
            raise UserError(say("caseload.cover-ends-before", on=held.ends))
        changed = replace(held, ends=last)
        refuse_impossible(held, changed)
        with self._store.act("cover.end", act="altered") as act:
            act.change(changed)
        return act.changes

    def take_out(self, cover_id: str) -> Changes:
        """A cover that never was, or never will be."""
        with self._store.act("cover.remove", act="altered") as act:
            act.remove(Cover, self._held(cover_id).id)
        return act.changes

    def _held(self, cover_id: str) -> Cover:
        held = self._store.get(Cover, cover_id)
        if held is None:
            raise UserError(say("caseload.cover-is-gone"))
        return held

    def _refuse(self, cover: Cover, today: date) -> None:
        away, by = (self._store.get(Officer, each) for each in (cover.officer_id, cover.covered_by_id))
        if away is None or by is None:
            raise UserError(say("caseload.cover-says-who"))
        for each in (away, by):
            if not still_here(each, today):
                raise UserError(say("caseload.officer-left", officer=each.name))
        if away.id == by.id:
            raise UserError(say("caseload.cover-by-another", officer=away.name))
        if cover.starts is None or cover.ends is None:
            raise UserError(say("caseload.cover-needs-days"))
        if cover.ends < cover.starts:
            raise UserError(say("caseload.cover-backwards", starts=cover.starts, ends=cover.ends))
        if cover.ends < today:
            raise UserError(say("caseload.cover-is-over", ends=cover.ends))
        self._refuse_overlap(cover, away, by)

    def _refuse_overlap(self, cover: Cover, away: Officer, by: Officer) -> None:
        assert cover.starts is not None
        assert cover.ends is not None
        for each in self._store.all(Cover):
            if each.starts is None or each.ends is None or each.ends < cover.starts or each.starts > cover.ends:
                continue
            starts, ends = each.starts, each.ends
            if each.officer_id == away.id:
                raise UserError(say("caseload.cover-overlaps", officer=away.name, starts=starts, ends=ends))
            if each.officer_id == by.id:
                raise UserError(say("caseload.cover-is-away", officer=by.name, starts=starts, ends=ends))
            if each.covered_by_id == away.id:
                raise UserError(say("caseload.cover-covers", officer=away.name, starts=starts, ends=ends))
