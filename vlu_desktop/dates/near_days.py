# SPDX-License-Identifier: Apache-2.0
"""How near two days are as somebody may have written one for the other: a figure astray, turned round, a year out."""

from datetime import date

FIGURE, TURNED, SWAPPED, YEAR = "figure", "turned", "swapped", "year"


def slip_between(one: date, other: date) -> str:
    """By which slip the one may have been written for the other; "" for the same day, and for what is no slip."""
    if one == other:
        return ""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return SWAPPED
    if (one.day, one.month) == (other.day, other.month) and abs(one.year - other.year) == 1:
        return YEAR
    a, b = (f"{each:%Y%m%d}" for each in (one, other))
    astray = [place for place in range(len(a)) if a[place] != b[place]]
    if len(astray) == 1:
        return FIGURE
    first, *rest = astray
    turned = rest == [first + 1] and a[first : first + 2] == b[first : first + 2][::-1]
    return TURNED if turned else ""
