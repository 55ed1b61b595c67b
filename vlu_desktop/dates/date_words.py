# SPDX-License-Identifier: Apache-2.0
"""The words dates are told in: months, weekdays, seasons, parts of the day and numbers."""

from vlu_desktop.kernel import calendar_words

MONTHS, WEEKDAYS = calendar_words.MONTHS, calendar_words.WEEKDAYS
SHORT_MONTHS, MONTH_NUMBERS = calendar_words.SHORT_MONTHS, calendar_words.MONTH_NUMBERS
MONTHS_ELSEWHERE = calendar_words.MONTHS_ELSEWHERE
# The month a season begins in; each has three.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
# The minute a part of the day begins at, and how many minutes it may last. Bounds of ours, always shown in the echo.
PARTS_OF_DAY = {
    "early hours": (0, 360),
    "first thing": (300, 240),
    "morning": (360, 360),
    "lunchtime": (720, 120),
    "afternoon": (720, 360),
    "teatime": (960, 180),
    "evening": (1080, 360),
    "late evening": (1260, 180),
    "night": (1080, 720),
}
# First and last day; 0 for the last of the month.
THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 0)}
# First and last month.
THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}

# One to nineteen, and first to nineteenth.
UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
)
