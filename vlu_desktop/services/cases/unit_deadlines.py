# SPDX-License-Identifier: Apache-2.0
"""Deadlines in force: ours, and a unit's own from a day on, taken in from a file as one act and put back again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import areas_named, is_in, settings_in
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.work import RuleSetting
from vlu_desktop.rules.deadlines import MARAC_REPEAT, OWN, Rule, Rules, is_old, own_rule, rule_on
from vlu_desktop.rules.rule_sources import RuleSource
from vlu_desktop.store.records.store import Store

_MOST = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineInForce:
    """A deadline as it holds on a day. `own`: the unit's, not ours; `coming` is its own that begins after that day.

    `old`: its source was read longer ago than the unit allows.
    """

    rule: Rule
    own: bool
    coming: Rule | None = None
    old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInForce:
    """What else is counted with; `old` where it was read longer ago than the unit allows, `over` past its end."""

    source: RuleSource
    old: bool
    over: bool


class Deadlines:
    """Reading and changing them. What was due under a deadline before a unit's own began stays due as it was."""

    def __init__(self, store: Store, shipped: Rules, holidays: Holidays, sources: tuple[RuleSource, ...] = ()) -> None:
        self._store = store
        self._shipped = shipped
        self._holidays = holidays
        self._sources = sources

    def in_force(self, day: date) -> tuple[DeadlineInForce, ...]:
        """Every deadline that holds on a day, and those of the unit that are still to begin, in the order of ours."""
        rows = self._store.all(RuleSetting)
        own_areas = areas_named(row.area for row in rows if own_rule(row) is not None)
        return tuple(chain(self._in("", rows, day), *(self._in(area, rows, day) for area in own_areas)))

    def _in(self, area: str, every_row: Iterable[RuleSetting], day: date) -> Iterator[DeadlineInForce]:
        """What holds where no area has its own; or what an area has of its own."""
        rows = settings_in(area, every_row)
        own = [rule for row in rows if is_in(row.area, area) and (rule := own_rule(row)) is not None]
        every = self._shipped.with_settings(rows)
        for key in dict.fromkeys(rule.key for rule in self._shipped.rules):
            now = every.on(key, day)
            coming = min(
                (each for each in own if each.key == key and each.valid_from > day),
                key=lambda each: each.valid_from, default=None,
            )  # fmt: skip
            first = now or coming
            if first is not None and (not area or first in own):
                old = not first.unit and is_old(every, first.read_on, day, self._holidays)
                yield DeadlineInForce(rule=first, own=first in own, coming=coming if now else None, old=old)

    def sources(self, day: date) -> tuple[SourceInForce, ...]:
        """Where the dated data comes from that is no deadline, as it stands on a day."""
        every = self._shipped.with_settings(settings_in("", self._store.all(RuleSetting)))
        return tuple(
            SourceInForce(
                source=each,
                old=is_old(every, each.read_on, day, self._holidays),
                over=each.valid_to is not None and each.valid_to < day,
            )
            for each in self._sources
        )

    def take_in(self, file: Path) -> Changes:
        """Take a unit's own deadlines from a file of the form of ours, as one act that one undo takes back.

        Those that the casebook holds already, word for word and from the same day, are left as they are; a file of
        nothing new changes nothing. UserError, and then nothing is changed, for a file that can't be read, a key that
        no deadline has, one counted from something else, or a unit's own value in the place of law.
        """
        wanted = Rules.from_outside(_text(file)).rules
        if not wanted:
            raise UserError(say("acts.deadlines-none-in-it", file=file.name))
        for each in wanted:
            self._refuse(each)
        own = [rule for row in self._store.all(RuleSetting) if (rule := own_rule(row)) is not None]
        held = {(rule.key, rule.area, rule.valid_from): rule for rule in own}
        new = [each for each in wanted if held.get((each.key, each.area, each.valid_from)) != each]
        if not new:
            return Changes()
        with self._store.act("deadlines.import", act="altered", detail=file.name) as act:
            for rule in new:
                act.add(
                    RuleSetting(
                        name=OWN + rule.key, since=rule.valid_from, value=rule.to_toml(), reason=rule.note,
                        area=rule.area,
                    )
                )  # fmt: skip
        return act.changes

    def put_back(self, key: str) -> Changes:
        """Take out every one of the unit's own deadlines of a key, so that ours holds again."""
        rows = [row for row in self._store.all(RuleSetting) if row.name == OWN + key]
        if not rows:
            raise UserError(say("acts.that-deadline-is-ours-already"))
        with self._store.act("deadlines.put-back", act="altered", detail=key) as act:
            for row in rows:
                act.remove(RuleSetting, row.id)
        return act.changes

    def _refuse(self, rule: Rule) -> None:
        ours = rule_on(self._shipped, rule.key, rule.valid_from) or next(
            (each for each in self._shipped.rules if each.key == rule.key), None
        )
        if ours is None:
            keys = dict.fromkeys(each.key for each in self._shipped.rules)
            raise _to_correct(say("acts.deadline-key-not-known", key=rule.key, keys=[*keys]))
        if rule.key == MARAC_REPEAT:
            raise UserError(say("acts.repeat-is-set-once"))
        if rule.anchor != ours.anchor:
            said = say("acts.deadline-other-anchor", key=rule.key, ours=ours.anchor, theirs=rule.anchor)
            raise _to_correct(said)
        if rule.direction != ours.direction:
            raise _to_correct(_only_way(ours))
        if rule.unit and not ours.unit:
            raise _to_correct(say("acts.deadline-is-law", key=rule.key, source=ours.source, since=rule.valid_from))


def _to_correct(said: str) -> UserError:
    return UserError(f"{said} {say('acts.deadlines-correct-the-file')}")


def _only_way(ours: Rule) -> str:
    """The one direction in which a deadline of ours is counted."""
    if ours.direction == "before":
        return say("acts.deadline-counts-back", key=ours.key, anchor=ours.anchor)
    return say("acts.deadline-counts-on", key=ours.key, anchor=ours.anchor)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST:
            raise UserError(say("acts.deadlines-too-large", file=file.name))
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(say("acts.deadlines-no-text", file=file.name)) from None
    except OSError as error:
        raise UserError(say("files.can-not-be-read", file=file.name)) from error
