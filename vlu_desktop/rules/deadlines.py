# SPDX-License-Identifier: Apache-2.0
"""Deadlines as dated rules that a unit can edit: which rule held on a day, and what it makes due when."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from vlu_desktop.dates.date_display import day as shown
from vlu_desktop.dates.reading.spans import after_months
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.foreign.toml_reader import tables_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.work import RuleSetting

LENGTHS = ("days", "working days", "weeks", "months")
DIRECTIONS = ("after", "before")
ROLLS = ("", "next", "previous")
LONGEST = 10_000
_MONTHS = re.compile(r"[0-9]{1,6}")
MARAC_REPEAT = "marac_repeat"
Day = date
"""A day, beside a field of that name."""
AGE = "rule_age"
"""The unit's own limit after which a rule of the law is to be read again."""
OWN = "deadline."
"""How the name of a setting begins that holds a unit's own deadline; its key follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One deadline as it stood from one day to another.

    `anchor` names the event it is counted from. `number` of `length` (days, working days, weeks, months) `direction`
    (after, before) the anchor. `inclusive`: the anchor's own day is day 1. `roll`: where a day that isn't a working day
    moves to. `unit`: ours, not law, with its reason in `note`. `checked`: its source was read; otherwise from memory.
    `read_on` is the last day on which somebody looked at the source, `confirm_by` who has to confirm what follows from
    it, `area` where it holds, England and Wales where it is empty.
    """

    key: str
    title: str
    source: str
    valid_from: date
    valid_to: date | None = None
    anchor: str
    number: int
    length: str
    direction: str
    inclusive: bool = False
    roll: str = ""
    unit: bool = False
    checked: bool = False
    note: str
    read_on: date | None = None
    confirm_by: str = ""
    area: str = ""

    def __post_init__(self) -> None:
        counts_from_day_1 = self.length in ("days", "weeks") and self.direction == "after" and self.number > 0
        required = (
            (all((self.key, self.title, self.anchor, self.note)), "its key, title, anchor or note is empty"),
            (0 <= self.number <= LONGEST, f"its number must be 0 to {LONGEST}"),
            (self.length in LENGTHS, f"its length must be one of {', '.join(LENGTHS)}"),
            (self.direction in DIRECTIONS, "its direction must be after or before"),
            (self.roll in ROLLS, "its roll must be next, previous or empty"),
            (self.valid_to is None or self.valid_to >= self.valid_from, "it ends before it begins"),
            (counts_from_day_1 or not self.inclusive,
             "day 1 can only be the day itself where days or weeks are counted after it"),
        )  # fmt: skip
        for holds, wrong in required:
            if not holds:
                raise UserError(f"The rule “{self.key}” can't be used: {wrong}. Correct it in the file of deadlines.")

    def holds_on(self, day: date) -> bool:
        """Whether the rule was in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def counted(self) -> str:
        """How it is counted, in words: "10 working days after sentence"."""
        return f"{_counted(self)} {self.anchor}"

    def to_toml(self) -> str:
        """The rule as a [[rule]] table, from which `Rules.from_toml` makes the same one."""
        lines = ["[[rule]]"]
        for each in fields(self):
            value = getattr(self, each.name)
            if value is not None:
                lines.append(f"{each.name} = {value.isoformat() if isinstance(value, date) else _toml(value)}")
        return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """When something is due, how it was counted in a sentence, whether an officer must confirm it, and who says so.

    `read_on` is when the source was last read, None for a unit's own value.
    """

    date: date
    sentence: str
    confirm: bool
    source: str
    read_on: Day | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Every rule, all versions of each."""

    rules: tuple[Rule, ...]

    @classmethod
    def from_toml(cls, text: str) -> "Rules":
        """From [[rule]] tables; UserError naming the rule where one can't be used."""
        return cls._from_tables(text, tomllib.loads)

    @classmethod
    def from_outside(cls, text: str) -> "Rules":
        """The same from a file that somebody else made, which is taken apart in a process of its own."""
        return cls._from_tables(text, tables_of)

    @classmethod
    def _from_tables(cls, text: str, tables: Callable[[str], dict[str, Any]]) -> "Rules":
        try:
            read = tables(text)
        except (ValueError, RecursionError):
            raise UserError("The file of deadlines can't be read. Correct it, or put back the one supplied.") from None
        rows = read.get("rule", [])
        if set(read) - {"rule"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise UserError("The file of deadlines must hold nothing but [[rule]] tables. Correct it, or put it back.")
        rules = tuple(_rule(row) for row in rows)
        for n, one in enumerate(rules):
            for other in rules[n + 1 :]:
                if one.key == other.key and (one.holds_on(other.valid_from) or other.holds_on(one.valid_from)):
                    raise UserError(f"Two rules “{one.key}” hold at once. Give the earlier one a valid_to.")
        return cls(rules)

    def overlaid(self, own: "Rules") -> "Rules":
        """These rules with a unit's own, key by key: on the days on which its own holds that one, else ours.

        Of its own for one day the one that began last holds, and of those that began together the one named last.
        """
        order = sorted(enumerate(own.rules), key=lambda each: (each[1].valid_from, each[0]), reverse=True)
        return Rules((*(rule for _, rule in order), *self.rules))

    def with_settings(self, settings: Iterable[RuleSetting]) -> "Rules":
        """With the deadlines that a unit keeps in its casebook, in the order in which it entered them.

        One that can't be read here, as from a newer program, or whose key no deadline has, is passed over.
        """
        known = {rule.key for rule in self.rules}
        read = [own_rule(row) or self._of_findings(row) for row in settings]
        own = [rule for rule in read if rule is not None and rule.key in known]
        return self.overlaid(Rules(tuple(own))) if own else self

    def _of_findings(self, setting: RuleSetting) -> Rule | None:
        """The time of a repeat at MARAC, which a unit sets among the settings of its findings; None of any other."""
        ours = next((rule for rule in self.rules if rule.key == MARAC_REPEAT), None)
        if setting.name != "repeat_months" or ours is None or setting.since is None:
            return None
        months = int(setting.value) if _MONTHS.fullmatch(setting.value) else 0
        if not months:
            return None
        at = setting.area
        source = say_in(ENGLISH, "rule-settings.source-in-area", source=ours.source, area=at) if at else ours.source
        held = replace(ours, valid_from=setting.since, valid_to=None, area=at, source=source)
        return replace(held, number=min(months, LONGEST))

    def on(self, key: str, day: date) -> Rule | None:
        """The rule of that key in force on a day; None where there was none."""
        return rule_on(self.rules, key, day)

    def due(self, key: str, anchor: date, holidays: Holidays) -> DueDate | None:
        """What the rule in force on the anchor's day makes due; None where there was none."""
        rule = self.on(key, anchor)
        return due(rule, anchor, holidays) if rule else None

    def countable(self, key: str, anchor: date, holidays: Holidays) -> DueDate | None:
        """The same; None also where it can't be counted, as where the bank holidays of that year are not known."""
        try:
            return self.due(key, anchor, holidays)
        except UserError:
            return None


def is_old(rules: Rules, read_on: date | None, today: date, holidays: Holidays) -> bool:
    """Whether a source was read longer ago than the unit allows (`AGE`), so that it is to be looked at again."""
    limit = rules.countable(AGE, read_on, holidays) if read_on else None
    return limit is not None and limit.date < today


def own_rule(setting: RuleSetting) -> Rule | None:
    """The deadline that a setting holds; None where it is a setting of something else, or can't be read here."""
    return _read(setting.name.removeprefix(OWN), setting.value) if setting.name.startswith(OWN) else None


@lru_cache(maxsize=256)
def _read(key: str, text: str) -> Rule | None:
    try:
        found = Rules.from_toml(text).rules
    except UserError:
        return None
    return found[0] if len(found) == 1 and found[0].key == key else None


def rule_on(rules: "Rules | Iterable[Rule]", key: str, day: date) -> Rule | None:
    """The rule of that key in force on a day; None where there was none."""
    every = rules.rules if isinstance(rules, Rules) else rules
    return next((rule for rule in every if rule.key == key and rule.holds_on(day)), None)


def _day_counted(rule: Rule, anchor: date, holidays: Holidays) -> date:
    """The day that the rule's length leads to, whatever day of the week that is."""
    number = rule.number * (1 if rule.direction == "after" else -1)
    try:
        if rule.length == "working days":
            return holidays.add_working_days(anchor, number)
        if rule.length == "months":
            return after_months(anchor, number)
        day = anchor + timedelta(days=number * (7 if rule.length == "weeks" else 1))
        return day - timedelta(days=1) if rule.inclusive else day
    except (OverflowError, ValueError):
        raise UserError("That date is too far off to count from. Check the year.") from None


def due(rule: Rule, anchor: date, holidays: Holidays) -> DueDate:
    """When the rule makes it due. UserError where working days can't be counted that far."""
    day = _day_counted(rule, anchor, holidays)
    moved = _rolled(rule, day, holidays)
    sentence = f"{rule.title}: by {shown(moved)}, {_counted(rule)} {rule.anchor} ({shown(anchor)})."
    if moved != day:
        sentence += f" {shown(day)} is not a working day."
    elif rule.roll and not holidays.knows(day):
        sentence += f" Bank holidays after {holidays.last_year} are not known."
    confirm = not rule.unit
    if confirm:
        sentence += (
            " Calculated: confirm it." if rule.checked else " Calculated from a rule not yet checked: confirm it."
        )
    if rule.area:
        sentence += f" It holds in {rule.area} alone."
    read_on = None if rule.unit else rule.read_on
    return DueDate(date=moved, sentence=sentence, confirm=confirm, source=rule.source, read_on=read_on)


def _rolled(rule: Rule, day: date, holidays: Holidays) -> date:
    if not rule.roll:
        return day
    moved = holidays.next_working_day if rule.roll == "next" else holidays.previous_working_day
    try:
        return moved(day)
    except UserError:
        return day


def _toml(value: str | int | bool) -> str:
    """A value as TOML writes it, whose strings are JSON's but for the one control that JSON leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _counted(rule: Rule) -> str:
    if rule.number == 0:
        return "the day of"
    length = rule.length if rule.number != 1 else rule.length.removesuffix("s")
    return f"{rule.number} {length} beginning with" if rule.inclusive else f"{rule.number} {length} {rule.direction}"


def _rule(row: dict[str, Any]) -> Rule:
    key = str(row.get("key", "without a key"))
    known = {each.name: each.type for each in fields(Rule)}
    strange = sorted(set(row) - set(known))
    if strange:
        raise UserError(f"The rule “{key}” has “{strange[0]}”, which the program doesn't know. Correct its name.")
    expected = {int: ("number",), bool: ("inclusive", "unit", "checked"), date: ("valid_from", "valid_to", "read_on")}
    for name, value in row.items():
        kind = next((kind for kind, names in expected.items() if name in names), str)
        if type(value) is not kind:
            raise UserError(f"“{name}” of the rule “{key}” can't be read. Write it as the other rules do.")
    try:
        return Rule(**row)
    except TypeError:
        missing = sorted(
            {"key", "title", "source", "valid_from", "anchor", "number", "length", "direction", "note"} - set(row)
        )
        raise UserError(f"The rule “{key}” lacks {', '.join(missing)}. Add it in the file of deadlines.") from None
