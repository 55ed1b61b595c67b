# SPDX-License-Identifier: Apache-2.0
"""Sentences of the catalogue around links and marks, and entries as linked numbers."""

import pytest

from tests.disclosure.disclosed_samples import HIM, told, view_of
from tests.papers.whole_case import made
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.common.wording import entries, worded_runs
from vlu_desktop.record import offending as o
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_content import content


def shown(runs: tuple[str | t.Inline, ...]) -> str:
    """Runs as they read, links in angle brackets."""
    return "".join(f"<{run.text}>" if isinstance(run, t.Link) else run for run in runs if isinstance(run, str | t.Link))


@pytest.mark.parametrize(
    ("numbers", "whole", "bare"),
    [
        ([], "", ""),
        ([7], "entry <7>", "<7>"),
        ([7, 7], "entry <7>", "<7>"),
        ([1, 2], "entries <1> and <2>", "<1> and <2>"),
        ([3, 1, 2], "entries <1> to <3>", "<1> to <3>"),
        ([1, 3, 4, 5, 9], "entries <1>, <3> to <5> and <9>", "<1>, <3> to <5> and <9>"),
    ],
)
def test_entries_are_linked_numbers(numbers: list[int], whole: str, bare: str) -> None:
    assert shown(entries(numbers)) == whole
    assert shown(entries(numbers, bare=True)) == bare


def test_a_sentence_around_a_link_keeps_the_marks_in_its_words() -> None:
    link = t.Link(text="background", target="background")
    runs = worded_runs("history.relationship", victim="[withheld W2]", how="partners", where=link)
    assert runs == ("Relationship with ", t.WithheldMark(reason="W2"), ": partners [", link, "].")


def test_orders_made_for_others_are_counted_in_the_singular_and_the_plural() -> None:
    def said(*orders: str) -> str:
        rows = [o.Order(id=RecordId(each), offender_id=HIM, kind="nmo", status="in-force") for each in orders]
        others = [o.OrderProtected(id=RecordId(f"p-{each}"), order_id=each, person_id="somebody") for each in orders]
        document = made(view_of(*told(1, None, "He rang."), *rows, *others), "social-history", "court")
        return " ".join(cell for _, cells in content(document) for cell in cells)

    assert "1 order made for other people is recorded too. Nothing here is counted from it [" in said("one")
    assert "2 orders made for other people are recorded too. Nothing here is counted from them [" in said("one", "two")
