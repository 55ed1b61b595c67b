# SPDX-License-Identifier: Apache-2.0
"""Wherever a paper counts breaches of an order, each number is that of one derived outcome."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.papers.example_documents import REFERENCES, composed
from tests.papers.printed import CASE
from tests.papers.test_social_history import rows_of
from vlu_desktop.typeset.tree_content import Entry, content

STANDS = {
    "convicted": "proved in court", "dealt with as contempt": "proved in court", "admitted": "admitted",
    "charged": "charged and not decided", "recalled to prison": "dealt with by recall",
    "warned": "ended with a warning or a community resolution",
    "community resolution": "ended with a warning or a community resolution",
    "no further action": "reported and not taken further", "discontinued": "reported and not taken further",
    "reported, no outcome yet": "reported", "not reported": "not reported",
}  # fmt: skip
"""How a finding tells each outcome that the tables name."""
_COUNTED = re.compile(r"(\d+) incidents? recorded as (?:a breach|breaches) of the ([^(]+?) \([^)]*\): ([^.[]+)")
_OUTCOME = re.compile(r"([^:;]+): (\d+)")


def said_of(counts: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for outcome, n in counts.items():
        found[STANDS[outcome]] += n
    return found


def on_first_page(paper: tuple[Entry, ...]) -> dict[str, Counter[str]]:
    """Of each order that protects her, by the day it was made: how many recorded breaches of each outcome."""
    found = {}
    for cells in rows_of(paper, "Orders"):
        if counts := _OUTCOME.findall(cells[-1]):
            found[cells[2].partition(",")[0]] = Counter({outcome.strip().lower(): int(n) for outcome, n in counts})
    return found


def in_findings(paper: tuple[Entry, ...]) -> Iterator[tuple[str, int, Counter[str]]]:
    """Each sentence that counts the breaches of one order: its day, how many, and how far each is proved."""
    for _, cells in paper:
        for n, order, stands in _COUNTED.findall(" ".join(cells)):
            if " of " in order:
                parts = re.findall(r"(\d+) ([a-z ]+?)(?:,| and(?= \d)|$)", stands.strip())
                yield order.rpartition(" of ")[2], int(n), Counter({said: int(many) for many, said in parts})


def short(day: str) -> str:
    number, month, year = day.split()
    return f"{number} {month[:3]} {year}"


@pytest.mark.parametrize(
    "reference", [each if each == CASE else pytest.param(each, marks=pytest.mark.soak) for each in REFERENCES]
)
def test_the_breaches_of_an_order_are_as_many_wherever_they_are_counted(reference: str) -> None:
    paper, schedule = (content(composed(reference, kind, "court").tree) for kind in ("social-history", "breaches"))
    orders = on_first_page(paper)
    assert on_first_page(schedule) == orders
    in_table = sum(int(cells[-2]) for cells in rows_of(paper, "How far the recorded breaches"))
    listed = [
        cells
        for kind in ("Breaches of: ", "Recorded against", "Recorded as breaking")
        for cells in rows_of(schedule, kind)
    ]
    assert in_table == len(listed) == sum(each.total() for each in orders.values())
    for day, n, stands in in_findings(paper):
        assert (n, stands) == (orders[short(day)].total(), said_of(orders[short(day)]))


def test_a_case_with_breaches_of_two_orders_is_among_those_always_looked_at() -> None:
    paper = content(composed(CASE, "social-history", "court").tree)
    assert len({day for day, _, _ in in_findings(paper)}) == 2


def test_a_number_of_breaches_says_in_its_own_sentence_that_it_is_no_number_of_proved_ones() -> None:
    said = [
        sentence
        for _, cells in content(composed(CASE, "social-history", "court").tree)
        for sentence in re.findall(r"As counted[^.]*\.", " ".join(cells))
    ]
    assert said
    assert [each for each in said if "recorded breaches, which is no number of proved ones" not in each] == []
