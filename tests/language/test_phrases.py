# SPDX-License-Identifier: Apache-2.0
"""Lists, counts, plurals and the names of days, each in one place for the whole program."""

import re
from datetime import date
from pathlib import Path

import pytest

from vlu_desktop.kernel import calendar_words
from vlu_desktop.language.calendar_names import day, month, weekday
from vlu_desktop.language.languages import LANGUAGES
from vlu_desktop.language.phrases import either, listed, lower_first, number, ordinal, sentence_case
from vlu_desktop.language.templates import CATEGORIES, category

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("items", "english", "welsh"),
    [
        ([], "", ""),
        (["Anna"], "Anna", "Anna"),
        (["Anna", "Dafydd"], "Anna and Dafydd", "Anna a Dafydd"),
        (["Dafydd", "Anna"], "Dafydd and Anna", "Dafydd ac Anna"),
        (["a", "b", "wal"], "a, b and wal", "a, b ac wal"),
        (["Elen", "“Ynys”"], "Elen and “Ynys”", "Elen ac “Ynys”"),
        (["Elen", "Helen"], "Elen and Helen", "Elen a Helen"),
        (["2", "1"], "2 and 1", "2 ac 1"),
        (["2", "8"], "2 and 8", "2 ac 8"),
        (["2", "15"], "2 and 15", "2 ac 15"),
        (["2", "80 o ddyddiau"], "2 and 80 o ddyddiau", "2 ac 80 o ddyddiau"),
        (["2", "11,000"], "2 and 11,000", "2 ac 11,000"),
        (["2", "1,100"], "2 and 1,100", "2 a 1,100"),
        (["2", "3"], "2 and 3", "2 a 3"),
        (["2", "10"], "2 and 10", "2 a 10"),
        (
            ["1 proved", "2 charged, with no verdict"],
            "1 proved; and 2 charged, with no verdict",
            "1 proved; a 2 charged, with no verdict",
        ),
        (["Anna, a nurse", "Elen", "Ifan"], "Anna, a nurse; Elen; and Ifan", "Anna, a nurse; Elen; ac Ifan"),
        (
            ["one (a, b)", "“two, three”", "four [5, 6]"],
            "one (a, b), “two, three” and four [5, 6]",
            "one (a, b), “two, three” a four [5, 6]",
        ),
        (["alone, with a comma"], "alone, with a comma", "alone, with a comma"),
    ],
)
def test_a_list(items: list[str], english: str, welsh: str) -> None:
    assert listed(items) == english
    assert listed(iter(items), "cy") == welsh


@pytest.mark.parametrize(
    ("items", "english", "welsh"),
    [
        ([], "", ""),
        (["1990"], "1990", "1990"),
        (["1990", "1991"], "1990 or 1991", "1990 neu 1991"),
        (["1990", "1991", "1992"], "1990, 1991 or 1992", "1990, 1991 neu 1992"),
        (["May, or June", "July"], "May, or June; or July", "May, or June; neu July"),
    ],
)
def test_one_or_another(items: list[str], english: str, welsh: str) -> None:
    assert (either(items), either(items, "cy")) == (english, welsh)


def test_a_count() -> None:
    assert [number(n, "incident") for n in (0, 1, 2, 1200)] == [
        "0 incidents", "1 incident", "2 incidents", "1,200 incidents",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "first"), (10, "tenth"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd"), (33, "33rd"), (111, "111th")],
)
def test_an_ordinal(n: int, said: str) -> None:
    assert ordinal(n) == said


@pytest.mark.parametrize(
    ("label", "inside"), [("Threat", "threat"), ("CCTV footage", "CCTV footage"), ("A", "a"), ("", "")]
)
def test_a_label_inside_a_sentence(label: str, inside: str) -> None:
    assert lower_first(label) == inside


def test_a_sentence_begins_with_a_capital() -> None:
    assert sentence_case("he rang CCTV") == "He rang CCTV"


def test_plurals_are_those_of_unicode() -> None:
    assert [category(n, "cy") for n in range(8)] == ["zero", "one", "two", "few", "other", "other", "many", "other"]
    assert [category(n, "en") for n in range(3)] == ["other", "one", "other"]
    assert [category(n, "cy-GB") for n in (6, 16, 106)] == ["many", "other", "other"]
    for code in LANGUAGES:
        assert {category(n, code) for n in range(200)} == set(CATEGORIES[code])


def test_a_day_in_each_language() -> None:
    assert day(date(2026, 8, 3)) == "3 August 2026"
    assert day(date(2026, 8, 3), short=True) == "3 Aug 2026"
    assert day(date(2026, 8, 3), "cy") == "3 Awst 2026"
    assert day(date(2026, 7, 3), "cy", short=True) == "3 Gorff 2026"
    assert day(None, missing="not known") == "not known"
    assert [month(n, "cy") for n in (1, 12)] == ["Ionawr", "Rhagfyr"]
    assert (weekday(0), weekday(6, "cy")) == ("Monday", "Dydd Sul")
    assert len({month(n, code) for code in LANGUAGES for n in range(1, 13)}) == 24
    assert len({month(n, "cy", short=True) for n in range(1, 13)}) == 12


def test_months_and_weekdays_are_named_in_one_place() -> None:
    """A second table drifts from the first, and strftime's names are the computer's, not the paper's."""
    table = re.compile(
        r"\"(January|Jan|Monday|Mon)\",|(?i:\bjan(uary)?[\"|, ]+feb(ruary)?[\"|, ]+mar|\b(ionawr|janvier|januar)\b)"
        r"|\{[^}]*:[^}]*%[BbAa]|strftime\([^)]*%[BbAa]"
    )
    found = [path for path in (ROOT / "vlu_desktop").rglob("*.py") if table.search(path.read_text(encoding="utf-8"))]
    assert found == [Path(calendar_words.__file__)]
