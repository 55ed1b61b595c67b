# SPDX-License-Identifier: Apache-2.0
"""The windows and thresholds of the findings: ours, and a unit's own from a day on, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from vlu_desktop.analysis.thresholds import Params, reasons, value_of, words
from vlu_desktop.due.meeting_forum import FORUMS, OTHER_FORUM
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.areas import areas_named, settings_in
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case, Unit
from vlu_desktop.record.work import Agency, RuleSetting
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A setting as it holds on a day. `since` is None where ours holds; `coming` is a change entered for later.

    `area`: the value is that area's own; "" where it holds in every area that has none.
    """

    name: str
    words: str
    value: str
    since: date | None
    reason: str
    coming: RuleSetting | None = None
    area: str = ""


class RuleSettings:
    """Reading and changing them. What was found before a setting's day stays explained by the one before it."""

    def __init__(self, store: Store, shipped: Params) -> None:
        self._store = store
        self._shipped = shipped

    def areas(self) -> tuple[str, ...]:
        """Every area that the unit, a case, an agency or a setting names, by name."""
        read = self._store.all
        rows: tuple[Unit | Case | Agency | RuleSetting, ...] = (
            *read(Unit), *read(Case), *read(Agency), *read(RuleSetting),
        )  # fmt: skip
        return areas_named(each.area for each in rows)

    def in_force(self, day: date, area: str = "") -> tuple[InForce, ...]:
        """Every setting as it holds on a day in an area; without one, in every area that has no value of its own."""
        rows = settings_in(area, self._store.all(RuleSetting))
        params = self._shipped.with_settings(rows).on(day)
        found = [self._one(name, rows, str(getattr(params, name)), day) for name in words()]
        return (*found, self._one(OTHER_FORUM, rows, say("rule-settings.not-set"), day))

    def change(self, name: str, value: str, since: date | None, reason: str, area: str = "") -> Changes:
        """Set a value from a day on, in one area alone where one is given. UserError for what a rule can't use."""
        wanted = _forum(value) if name == OTHER_FORUM else value_of(name, value)
        if since is None:
            raise UserError(say("acts.give-the-day-from-which"))
        if not reason.strip():
            raise UserError(say("acts.say-why-the-reason-stands"))
        with self._store.act("rule-setting.change", act="altered") as act:
            act.add(RuleSetting(name=name, since=since, value=str(wanted), reason=reason.strip(), area=area.strip()))
        return act.changes

    def _one(self, name: str, rows: tuple[RuleSetting, ...], value: str, day: date) -> InForce:
        mine = sorted(((row.since, row) for row in rows if row.name == name and row.since), key=itemgetter(0))
        held = [row for since, row in mine if since <= day]
        last = held[-1] if held else None
        told, why = _FORUM if name == OTHER_FORUM else (lambda: words()[name], lambda: reasons()[name])
        return InForce(
            name=name,
            words=told(),
            value=last.value if last and name == OTHER_FORUM else value,
            since=last.since if last else None,
            reason=last.reason if last else why(),
            coming=next((row for since, row in mine if since > day), None),
            area=last.area if last else "",
        )


_FORUM: tuple[Callable[[], str], Callable[[], str]] = (
    lambda: say("rule-settings.other-forum"), lambda: say("rule-settings.other-forum-because"),
)  # fmt: skip
"""What the setting that no finding asks for is called, and why it begins as it does."""


def _forum(value: str) -> str:
    """Where a case goes that is no domestic abuse, as it was typed; UserError for what is no meeting."""
    typed = value.strip().lower()
    if typed not in FORUMS:
        raise UserError(say("rule-settings.needs-a-forum", names=", ".join(FORUMS)))
    return typed
