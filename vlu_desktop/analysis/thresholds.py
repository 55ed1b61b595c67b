# SPDX-License-Identifier: Apache-2.0
"""The windows and thresholds of the rules: our defaults, each with its reason, and a unit's own from a dated file."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from vlu_desktop.kernel.errors import UserError
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

        TOML: per name a list of tables with `from`, `value` and `reason`. `UserError` says which entry can't be used.
        """
        try:
            found: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise UserError(f"The file of rule settings can't be read: {error}. Correct it, then try again.") from error
        known = {field.name for field in fields(cls)} - {"dated"}
        for name in found:
            if name not in known:
                raise UserError(f"The file of rule settings names “{name}”, which no rule uses. Correct or remove it.")
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
REASONS: dict[str, str] = {
    "new_days": "Three months: long enough to span a hearing list, short enough to be called recent.",
    "kinds_least": "Three kinds of behaviour: with one or two, more than before says little.",
    "soon_days": "A week: staff in the 2011 briefing speak of breach on the day of release and at once after it.",
    "after_days": "Three months after an order, sentence or release, within which what followed is told beside it.",
    "serious": "From a threat upwards, the point at which the briefing's ladder leaves harassment behind.",
    "fear_times": "Section 4A of the Protection from Harassment Act 1997 speaks of fear on at least two occasions.",
    "marac_count": "Three reported incidents is the commonest local measure of potential escalation; areas differ.",
    "marac_months": "The same local measure counts over twelve months.",
    "repeat_months": "A MARAC repeat is any incident within twelve months of the last referral.",
    "repeat_anchor": "Counted from the referral; a few areas count from the meeting.",
    "quiet_days": "A month without an incident is worth asking about where there had been many.",
    "quiet_before": "With fewer than ten days with incidents in the year before, a month's gap says nothing.",
    "trigger_days": "A month ahead leaves time to plan with the victim and the police.",
    "rate_least": "With fewer than six days even four times the rate at the end is seldom told from chance.",
    "rate_episode_days": "A day on which something happened is one episode, however many calls it held.",
    "rate_weeks": "Three months after an order, sentence or release, looked at once, before many others follow.",
}


WORDS: dict[str, str] = {
    "new_days": "Days back within which a kind of behaviour or a target counts as new",
    "kinds_least": "Kinds of behaviour in those days from which more than before is told",
    "soon_days": "Days after a release or an order within which a breach counts as soon",
    "after_days": "Days after a sanction in which what followed is told",
    "serious": "Seriousness, 1 to 5, from which an incident is held against the last statement",
    "fear_times": "Incidents in fear of violence from which they are told",
    "marac_count": "Incidents reported to the police that the area takes as potential escalation",
    "marac_months": "Months over which those are counted",
    "repeat_months": "Months after a MARAC in which any incident is a repeat",
    "repeat_anchor": "What those months are counted from: referral or meeting",
    "quiet_days": "Days without an incident from which quiet is mentioned",
    "quiet_before": "Days with incidents in the year before, without which it is not",
    "trigger_days": "Days ahead within which a date to come is mentioned",
    "rate_least": "Days with incidents below which a change in rate is too few to tell",
    "rate_episode_days": "Days with incidents nearer than this are one episode; 1 takes each day by itself",
    "rate_weeks": "Weeks after an order, sentence or release at which the rates are compared",
}
_LONGEST = 3650
_MOST_FIGURES = 6
_ANCHORS = ("referral", "meeting")


def value_of(name: str, text: str) -> int | str:
    """What a setting's value means as it was typed; `UserError` says what it needs."""
    if name not in WORDS:
        raise UserError(f"No rule uses a setting “{name}”. The settings are {', '.join(WORDS)}.")
    typed = text.strip().lower()
    if isinstance(getattr(DEFAULTS, name), str):
        if typed not in _ANCHORS:
            raise UserError(f"“{WORDS[name]}” needs “referral” or “meeting”.")
        return typed
    most = 5 if name == "serious" else _LONGEST
    if not (typed.isascii() and typed.isdigit() and len(typed) <= _MOST_FIGURES and 1 <= int(typed) <= most):
        raise UserError(f"“{WORDS[name]}” needs a whole number from 1 to {most:,}.")
    return int(typed)


def _entries(name: str, entries: Any) -> list[dict[str, Any]]:
    wanted = type(getattr(DEFAULTS, name))
    kind = "a whole number of 1 or more" if wanted is int else "“referral” or “meeting”"
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError(f"The rule setting “{name}” needs entries headed [[{name}]], each with from, value and reason.")
    for entry in entries:
        if type(entry.get("from")) is not date or not entry.get("reason"):
            raise UserError(f"The rule setting “{name}” needs the day it holds from and a reason in every entry.")
        value = entry.get("value")
        if type(value) is not wanted or (value < 1 if wanted is int else value not in _ANCHORS):
            raise UserError(f"The rule setting “{name}” needs {kind} as its value.")
    return entries
