# SPDX-License-Identifier: Apache-2.0
"""Words of numbers in accounts: what is counted, what makes a number less sure, and what tells many without one."""

from vlu_desktop.dates.date_words import TENS as _TENS
from vlu_desktop.dates.date_words import UNITS as _UNITS
from vlu_desktop.intake.accounts.doer_words import AGENCIES, HERS
from vlu_desktop.intake.accounts.grammar_words import phrases, word_set

NUMBERS = {word: n for n, word in enumerate(_UNITS, 1)}
TENS = {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"fourty": 40}
NOUNS = word_set("count_words.nouns")
MEDIA = word_set("count_words.media")
COUNTABLE = MEDIA | word_set("count_words.countable")
"""Words that make a number which stands alone a number of messages."""
SKIPPED = word_set("count_words.skipped")
ABOUT_BEFORE = word_set("count_words.about_before")
ABOUT_AFTER = frozenset("ish odd approx something summat".split())
SO = frozenset({"or so", "or thereabouts", "give or"})
ALONE_BEFORE = word_set("count_words.alone_before")
"""Words behind a number that stands for itself: "emails: 102 since Friday"."""
FLOOR_BEFORE = frozenset({"least", "minimum"})
FLOOR_AFTER = frozenset({"or more", "at least", "and counting", "and more", "if not"})
MODIFIERS = ABOUT_BEFORE | FLOOR_BEFORE | word_set("count_words.modifiers")
COUNTING = frozenset("counting count counted".split())
BOTH = frozenset(
    "times days nights mornings evenings afternoons weekends visits shifts occasions mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays".split()
)
"""What "both" counts."""
DAYS = frozenset("mornings nights evenings afternoons days lunchtimes weekends".split())
DAY_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun "
    "today tonight yesterday".split()
)
OTHERS = HERS | AGENCIES
IN_A_ROW = frozenset(phrases("count_words.in_a_row"))
"""What follows days that tell how often it was done: "four mornings this week"."""
NOT_HERE_BEFORE = word_set("count_words.not_here_before")
VAGUE = phrases("count_words.vague")
