# SPDX-License-Identifier: Apache-2.0
"""The windows and thresholds of the rules: our defaults, each with its reason, and a unit's own from a dated file."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.work import RuleSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class Params:
    """Whole numbers, and one choice; `REASONS` says why each is what it is. `find` uses those of its day."""

    new_days: int = 90
    kinds_least: int = 3
    soon_days: int = 7
    after_days: int = 90
    serious: int = 4
    fear_times: int = 2
    marac_count: int = 3
    marac_months: int = 12
    marac_counted: str = "reported"
    repeat_months: int = 12
    repeat_anchor: str = "referral"
    quiet_days: int = 30
    quiet_before: int = 10
    trigger_days: int = 30
    rate_least: int = 6
    rate_episode_days: int = 1
    rate_weeks: int = 13
    dated: tuple[tuple[str, date, int | str], ...] = ()

    @classmethod
    def from_toml(cls, text: str) -> "Params":
        """Our defaults with a unit's own entries, each still to take effect on its day: see `on`.

        TOML: beside [source] a list of tables with `from`, `value` and `reason` per name. `UserError` says which entry
        can't be used.
        """
        try:
            found: dict[str, Any] = {key: each for key, each in tomllib.loads(text).items() if key != "source"}
        except (ValueError, RecursionError) as error:
            raise UserError(say("rule-settings.unreadable", fault=str(error))) from error
        known = {field.name for field in fields(cls)} - {"dated"}
        for name in found:
            if name not in known:
                raise UserError(say("rule-settings.no-such-in-file", name=name))
        entries = [(name, entry) for name, each in found.items() for entry in _entries(name, each)]
        return cls(dated=tuple((name, entry["from"], entry["value"]) for name, entry in entries))

    def with_settings(self, settings: Iterable[RuleSetting]) -> "Params":
        """With a unit's own settings as well; one that no rule here knows, as from a newer program, is passed over."""
        own = []
        for row in settings:
            try:
                own.append((row.name, row.since or date.min, value_of(row.name, row.value)))
            except UserError:
                continue
        # Of two for one day the one entered later holds.
        return replace(self, dated=(*self.dated, *own)) if own else self

    def on(self, day: date) -> "Params":
        """The settings in force on a day; a name without an entry by then keeps our default."""
        if not self.dated:
            return self
        chosen: dict[str, Any] = {
            name: value for name, since, value in sorted(self.dated, key=lambda entry: entry[1]) if since <= day
        }
        return replace(self, dated=(), **chosen)


DEFAULTS = Params()


def words() -> dict[str, str]:
    """What each setting counts."""
    return {
        "new_days": say("rule-settings.new-days"),
        "kinds_least": say("rule-settings.kinds-least"),
        "soon_days": say("rule-settings.soon-days"),
        "after_days": say("rule-settings.after-days"),
        "serious": say("rule-settings.serious"),
        "fear_times": say("rule-settings.fear-times"),
        "marac_count": say("rule-settings.marac-count"),
        "marac_months": say("rule-settings.marac-months"),
        "marac_counted": say("rule-settings.marac-counted"),
        "repeat_months": say("rule-settings.repeat-months"),
        "repeat_anchor": say("rule-settings.repeat-anchor"),
        "quiet_days": say("rule-settings.quiet-days"),
        "quiet_before": say("rule-settings.quiet-before"),
        "trigger_days": say("rule-settings.trigger-days"),
        "rate_least": say("rule-settings.rate-least"),
        "rate_episode_days": say("rule-settings.rate-episode-days"),
        "rate_weeks": say("rule-settings.rate-weeks"),
    }


def reasons() -> dict[str, str]:
    """Why each is what it is to begin with."""
    return {
        "new_days": say("rule-settings.new-days-because"),
        "kinds_least": say("rule-settings.kinds-least-because"),
        "soon_days": say("rule-settings.soon-days-because"),
        "after_days": say("rule-settings.after-days-because"),
        "serious": say("rule-settings.serious-because"),
        "fear_times": say("rule-settings.fear-times-because"),
        "marac_count": say("rule-settings.marac-count-because"),
        "marac_months": say("rule-settings.marac-months-because"),
        "marac_counted": say("rule-settings.marac-counted-because"),
        "repeat_months": say("rule-settings.repeat-months-because"),
        "repeat_anchor": say("rule-settings.repeat-anchor-because"),
        "quiet_days": say("rule-settings.quiet-days-because"),
        "quiet_before": say("rule-settings.quiet-before-because"),
        "trigger_days": say("rule-settings.trigger-days-because"),
        "rate_least": say("rule-settings.rate-least-because"),
        "rate_episode_days": say("rule-settings.rate-episode-days-because"),
        "rate_weeks": say("rule-settings.rate-weeks-because"),
    }


_LONGEST = 3650
_MOST_FIGURES = 6
_CHOICES: Mapping[str, tuple[str, str]] = {
    "marac_counted": ("reported", "told"),
    "repeat_anchor": ("referral", "meeting"),
}
"""What each setting that is no number can be."""


def value_of(name: str, text: str) -> int | str:
    """What a setting's value means as it was typed; `UserError` says what it needs."""
    known = words()
    if name not in known:
        raise UserError(say("rule-settings.no-such", name=name, names=", ".join(known)))
    typed = text.strip().lower()
    if name in _CHOICES:
        one, other = _CHOICES[name]
        if typed not in _CHOICES[name]:
            raise UserError(say("rule-settings.needs-one-of-two", setting=known[name], one=one, other=other))
        return typed
    most = 5 if name == "serious" else _LONGEST
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_FIGURES and 1 <= int(typed) <= most):
        raise UserError(say("rule-settings.needs-number", setting=known[name], most=most))
    return int(typed)


def _entries(name: str, entries: Any) -> list[dict[str, Any]]:
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError(say("rule-settings.needs-entries", name=name))
    for entry in entries:
        if type(entry.get("from")) is not date or not entry.get("reason"):
            raise UserError(say("rule-settings.needs-day-and-reason", name=name))
        value = entry.get("value")
        if name in _CHOICES:
            one, other = _CHOICES[name]
            if value not in _CHOICES[name]:
                raise UserError(say("rule-settings.needs-one-of-two-in-file", name=name, one=one, other=other))
        elif type(value) is not int or value < 1:
            raise UserError(say("rule-settings.needs-number-in-file", name=name))
    return entries
