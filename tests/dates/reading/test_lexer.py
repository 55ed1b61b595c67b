# SPDX-License-Identifier: Apache-2.0
"""How what was said is cut into words: each sign, each form of figures, and the words beside them that are none."""

import pytest

from vlu_desktop.dates.reading.kinds import KINDS, UNKNOWN
from vlu_desktop.dates.reading.lexer import tokens_of

KIND_OF = {letter: name for name, letter in KINDS.items()} | {UNKNOWN: "unknown"}
MONDAY, THREE_MARCH = "weekday=0", "number=3 month=3"
SIGNS = [
    *((f"3{dash}5", "number=3 dash=- number=5") for dash in "-–—‑−"),
    *((f"{quote}98", "quoted=98") for quote in "'’‘`"),
    *((f"{quote}monday{quote}", MONDAY) for quote in "“”\"'"),
    *((f"3{gap}march", THREE_MARCH) for gap in ("\N{NO-BREAK SPACE}", "\u202f", "\u200b ", "\u00ad ", "\n")),
    *((f"3{sign}5", "number=3 comma=, number=5") for sign in ",；"),
    *((f"3{sign} 5", f"number=3 comma={sign} number=5") for sign in ";()[]"),
    ("poniedziałek", MONDAY), ("PONIEDZIAŁEK", MONDAY), ("février", "month=2"),
    ("2½", "number=2 number=1 slash=/ number=2"),
    ("3/5", "number=3 slash=/ number=5"), ("3?", "number=3 question=?"), ("3: 5", "number=3 colon_sign=: number=5"),
    ("@ 3", "at=@ number=3"), ("& 3", "and=& number=3"), ("~ 3", "about=~ number=3"), ("+ 3", "and=+ number=3"),
    ("3!", "number=3"), ("3.", "number=3"), ("3 '", "number=3"), ("3*", "number=3 unknown=*"),
    (", 3", "comma=, number=3"),
    ("3,,5", "number=3 comma=, number=5"), ("3--5", "number=3 dash=- number=5"), ("3//5", "number=3 slash=/ number=5"),
    ("3??", "number=3 question=?"), ("3,-5", "number=3 comma=, dash=- number=5"), ("@@", "at=@ at=@"),
    ("::", "colon_sign=: colon_sign=:"), ("&&", "and=& and=&"),
]  # fmt: skip
FIGURES = [
    ("5", "number=5"), ("05", "number=5*"), ("15", "number=15"), ("123", "three=123"), ("012", "three=012"),
    ("1234", "four=1234"), ("12345", "unknown=12345"), ("123456", "six=123456"), ("1234567", "unknown=1234567"),
    ("12345678", "eight=12345678"), ("2026-03-05", "figures=(5, 3, '2026')"), ("5/3/26", "figures=(5, 3, '26')"),
    ("5/3/126", "unknown=5/3/126"), ("05 03 2026", "figures=(5, 3, '2026')"), ("o5/3/26", "figures=(5, 3, '26')"),
    ("3MAR26", "figures=(3, 3, '26')"), ("3-apr-2026", "figures=(3, 4, '2026')"), ("3mar126", "unknown=3mar126"),
    ("3maybe26", "unknown=3maybe26"), ("3marble26", "unknown=3marble26"),
    ("9:05", "colon=(9, 5)"), ("09:05", "colon=(9, 5)*"), ("10:30", "colon=(10, 30)"), ("00:30", "colon=(0, 30)*"),
    ("0:30", "colon=(0, 30)"),
    ("9:05:30", "colon=(9, 5)"), ("9h30", "colon=(9, 30)"), ("9.05", "dotted=(9, 5)"), ("9.5", "dotted=(9, 5)~"),
    ("09.5", "dotted=(9, 5)*~"), ("3rd", "ordinal=3"), ("22nd", "ordinal=22"), ("30 th", "ordinal=30"),
    ("1990s", "decade=1990"), ("'90s", "decade=90"), ("90's", "decade=90"), ("q3", "annual=3"), ("q 4", "annual=4"),
    ("am", "half_of_day=a"), ("p.m.", "half_of_day=p"), ("a m", "half_of_day=a"),
    ("2026-07-03T17:30:15Z", "instant=2026-07-03t17:30:15z"),
]  # fmt: skip
WORDS = [
    *((f"{word}", f"decade={n}0") for n, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)),
    *((word, f"weekday={n}") for n, word in enumerate("mon tue wed thu fri sat sun".split())),
    ("tues", "weekday=1"), ("weds", "weekday=2"), ("thur", "weekday=3"), ("thurs", "weekday=3"), ("sept", "month=9"),
    ("oct", "month=10"), ("mondays", "weekdays=0"), ("tenth", "ordinal=10"), ("twentieth", "ordinal=20"),
    ("thirtieth", "ordinal=30"), ("thirty", "number=30"), ("their", "day_noun=their"), ("ionawr", "month=1"),
    ("grudnia", "month=12"), ("dimanche", "weekday=6"), ("poniedzialek", "weekday=0"),
    ("w/c", "week_of=from"), ("w/e.", "week_of=end"), ("on/about", "about=on/about"), ("night-time", "part=night"),
    ("eightish", "number=8 ish=ish"), ("lateish", "third_of=late ish=ish"), ("ish", "ish=ish"),
    ("mondaying", "unknown=mondaying"), ("wishish", "unknown=wishish"), ("monday's", "unknown=monday's"),
    ("o'", "of=o'"), ("'til", "until='til"), ("mrach", "month=3"), ("jnue", "unknown=jnue"),
    ("chrismas eve", "feast=christmas eve"), ("christmas", "feast=christmas"),
    ("christmas monday", f"feast=christmas {MONDAY}"),
    ("three thousand", "number=3 unknown=thousand"), ("two thousand", "four=2000"), ("nineteen ten", "four=1910"),
    ("may two thousand and nineteen monday", "month=5 four=2019 weekday=0"),
    ("may twenty nineteen monday", "month=5 four=2019 weekday=0"), ("twenty ten monday", "four=2010 weekday=0"),
    ("may twenty oh nine monday", "month=5 four=2009 weekday=0"), ("nineteen o' nine", "four=1909"),
    ("twenty ten minutes", "number=20 number=10 minutes=minutes"), ("twenty ten days", "number=20 number=10 unit=day"),
    ("twenty ten past", "number=20 number=10 past=past"), ("twenty twenty-six", "four=2026"),
    ("monday twenty-six may", "weekday=0 number=26 month=5"), ("twenty first", "ordinal=21"), ("twenty", "number=20"),
    ("", ""), (" \n ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), [*SIGNS, *FIGURES, *WORDS])
def test_what_was_said_as_words(text: str, words: str) -> None:
    """`*`: written as the 24-hour clock writes it; `~`: one figure after the point."""
    said = (f"{KIND_OF[each.kind]}={each.value}{'*' * each.exact}{'~' * each.short}" for each in tokens_of(text))
    assert " ".join(said) == words


@pytest.mark.parametrize(("text", "written"), [("p.m.", "pm"), ("a m", "am"), ("Chrismas Eve", "christmas eve")])
def test_a_word_is_compared_as_it_is_mostly_written(text: str, written: str) -> None:
    assert [each.text for each in tokens_of(text)] == [written]
