# SPDX-License-Identifier: Apache-2.0
"""What kind of word each word is, one letter a word, so that a rule of the grammar is a pattern of kinds."""

import re
from collections.abc import Callable
from functools import lru_cache

_NAMES = """
number ordinal four three six eight figures instant colon dotted quoted decade
month weekday weekdays season unit part parts weekend weekends feast bank royal
half_of_day oclock hours minutes half quarter midnight noon dinner back_of
comma dash slash question
the a of at on in by to until and but or from between since before after during over into
last this next past previous ago gone dayword tonight overnight lastnight before_yesterday
about ish near third_of week_of inst
every every_other most other times once twice often daily all ongoing
sometime hedge lead label colon_sign not_before not_after on_or_before on_or_after or_before onwards to_now end_unknown
couple vague half_year and_half for_ time_word today_exactly same_time event actor verb coming later_in
from_now spell day_noun annual holiday_month
seasons feasts less eve_of next_day
""".split()
KINDS = {name: chr(0x100 + n) for n, name in enumerate(_NAMES)}
UNKNOWN = "?"


_SHAPES = 256


class Rule:
    """A pattern of kinds. What it finds in a row of kinds is remembered: a column of dates is written in few shapes."""

    __slots__ = ("fullmatch", "match")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.match: Callable[..., re.Match[str] | None] = lru_cache(_SHAPES)(pattern.match)
        self.fullmatch: Callable[..., re.Match[str] | None] = lru_cache(_SHAPES)(pattern.fullmatch)


def rule(pattern: str) -> Rule:
    """A pattern of kinds: `weekday? the? ordinal of? (?P<month>month)`; spaces mean nothing."""
    spelt = re.sub(r"\?P<\w+>|[a-z_]+", lambda found: found[0] if found[0][0] == "?" else KINDS[found[0]], pattern)
    return Rule(re.compile(spelt.replace(" ", "")))
