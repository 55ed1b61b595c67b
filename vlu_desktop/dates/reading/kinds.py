# SPDX-License-Identifier: Apache-2.0
"""What kind of word each word is, one letter a word, so that a rule of the grammar is a pattern of kinds."""

import re

_NAMES = """
number ordinal four three six eight figures instant colon dotted quoted decade
month weekday weekdays season unit part parts weekend weekends feast bank royal
half_of_day oclock hours minutes half quarter midnight noon dinner back_of
comma dash slash question
the a of at on in by to until and but or from between since before after during over into
last this next past previous ago gone dayword tonight overnight lastnight before_yesterday
about ish near third_of week_of inst
every every_other most other times once twice often daily all ongoing
sometime hedge lead label colon_sign not_before not_after on_or_before on_or_after onwards to_now end_unknown
couple vague half_year and_half for_ time_word today_exactly same_time event actor verb coming later_in
from_now spell day_noun annual holiday_month
seasons feasts less eve_of next_day
""".split()
KINDS = {name: chr(0x100 + n) for n, name in enumerate(_NAMES)}
UNKNOWN = "?"


def rule(pattern: str) -> re.Pattern[str]:
    """A pattern of kinds: `weekday? the? ordinal of? (?P<month>month)`; spaces mean nothing."""
    spelt = re.sub(r"\?P<\w+>|[a-z_]+", lambda found: found[0] if found[0][0] == "?" else KINDS[found[0]], pattern)
    return re.compile(spelt.replace(" ", ""))
