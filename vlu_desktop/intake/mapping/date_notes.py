# SPDX-License-Identifier: Apache-2.0
"""What is noted of a row's date: each assumption in the words that an officer reads, and which are of one row alone."""

from vlu_desktop.intake.mapping.number_cells import (
    DOT_DATE,
    NUMBER_KEPT,
    SERIAL,
    TIME_ALONE,
    TIME_KEPT,
    TIME_SHARE,
    YEAR_IN_DATE_CELL,
)

__all__ = [
    "DOT_DATE", "NUMBER_KEPT", "SERIAL", "TIME_ALONE", "TIME_KEPT", "TIME_SHARE", "YEAR_IN_DATE_CELL",
]  # fmt: skip

ORDER_ASSUMED = "order of day and month assumed"
OTHER_ORDER = "day and month read the other way round, the only way it is a date"
SWAP_SUSPECTED = "day and month may have been swapped by the spreadsheet"
SWAPPED = "day and month of a real date swapped, as chosen"
NOT_A_DATE = "the words for the date were kept, without a date"
CARRIED = "date carried down from the row above"
NO_DATE = "no date given"
TWO_DIGIT_YEAR = "year given in two figures"
YEAR_ASSUMED = "no year was given; the latest one before the telling is suggested"
MONTH_ASSUMED = "neither month nor year was given; the latest day before the telling is suggested"
YEAR_LENT = "no year was given; the one that the rows around it show is suggested"
YEAR_BETWEEN = "no year was given; the dates above and below leave only one"
YEAR_OF_SHEET = "no year was given; the one of the sheet was taken"
MONTH_OF_SHEET = "a day alone; the month and year of the sheet were taken"
AFTER_TOLD = "the date is after the day it was told"
LONG_AGO = "the date is more than 30 years before it was told"
BEFORE_BIRTH = "the date is before the day of her or his birth"
WRONG_WEEKDAY = "the day of the week does not match the date"
TIME_TWICE = "the date has a time of its own, which was taken; the other is kept in the words"
END_KEPT = "the end date could not be used and is kept in the words"
UNIVERSAL = "given in another zone and shown by the clock here"
COUNTED = "counted by a program since 1970 and shown by the clock here"
CLOCK_GONE = "the clocks went forward over this time: there was none such"
CLOCK_TWICE = "the clocks went back that night: this time came twice"
NEXT_DAY = "a time after midnight below an evening: the next day was taken"
EARLIER = "the time is before that of the row above, on the same date"
RELATIVE = "the words count from a day that is not given; they were kept, without a date"
FROM_WRITTEN = "counted from the day it was written down"
FROM_TOLD = "counted from the day it was told, as chosen"
FROM_ABOVE = "placed by the date of the row above"
SEVERAL_DATES = "more than one date is given; the span from the first to the last was taken"
HALF_OPEN = "whether it was morning or evening is not said, so the time is kept in the words"
TIME_OF_SOME_DAY = "which day it was is not certain, so the time is kept in the words alone"
YEARS_OR_MONTH = "two years or a month of one; the span of both years was taken"
TO_BE_ASKED = "the words can be read in more than one way"
ORDER_ANSWERED = "the order of day and month was told by an officer"
YEAR_ANSWERED = "no year was given; an officer told it"
DAY_ANSWERED = "the date that was proposed was confirmed by an officer"
SENT_ANSWERED = "the day it was sent or written down is that of the entry, as an officer said"
SENT_AS_DATE = "the day it was sent or written down is suggested for the date"

CHOSEN = frozenset({ORDER_ASSUMED, OTHER_ORDER, CARRIED, YEAR_ASSUMED, MONTH_ASSUMED, YEAR_LENT, YEAR_BETWEEN,
                    YEAR_OF_SHEET, MONTH_OF_SHEET, ORDER_ANSWERED, YEAR_ANSWERED, DAY_ANSWERED, NEXT_DAY,
                    FROM_WRITTEN, FROM_ABOVE, FROM_TOLD, SEVERAL_DATES, YEARS_OR_MONTH,
                    DOT_DATE, SERIAL, CLOCK_TWICE})  # fmt: skip
"""What is said where the reader had to choose a date: it stays with the entry."""
AS_READ = "Date as read"
"""What stands before that."""
PROPOSED = frozenset({ORDER_ASSUMED, YEAR_ASSUMED, YEAR_LENT, MONTH_ASSUMED, FROM_ABOVE, SENT_AS_DATE})
"""What is said where neither the row nor its page tells the date: it is a suggestion until an officer takes it."""
OF_ONE_ROW = {CARRIED, TIME_KEPT, TIME_TWICE, END_KEPT, WRONG_WEEKDAY, NO_DATE, NEXT_DAY, EARLIER, TIME_SHARE,
              CLOCK_GONE, CLOCK_TWICE, AFTER_TOLD, HALF_OPEN}  # fmt: skip
"""What is said of a row's own time or weekday, and not of the rows that take its date."""
