# SPDX-License-Identifier: Apache-2.0
"""What an officer chose of a row before it is taken in: cells as changed, what was ticked made, the rest suggested."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.proposal import ProposedIncident
from vlu_desktop.intake.row_choices import RowChoice, Ticked, above_now, changed_entry, chosen_entry, key_of
from vlu_desktop.record.conduct import Incident, SourceItem, Suggestion
from vlu_desktop.record.count import Count

SUGGESTED: tuple[Ticked, ...] = (
    ("kind", "call"), ("kind", "threat-to-kill"), ("count", ">=30"), ("target", "victim"), ("target", "child"),
    ("actor", "unknown"), ("reported", "yes"), ("entry", "police-contact"),
)  # fmt: skip


def row(account: str = "He rang me", happened: When | None = None, kinds: tuple[str, ...] = ()) -> ProposedIncident:
    return ProposedIncident(
        sheet="", row=2, words=account, behaviours=kinds, source_item=SourceItem(raw=account),
        incident=Incident(account=account, happened=happened, source_detail="d.csv, row 2"),
        suggested=tuple(Suggestion(what=what, value=value, came_by="reader") for what, value in SUGGESTED),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ticked", "read", "made"),
    [
        (("kind", "call"), lambda each: each.behaviours, ("call",)),
        (("count", ">=30"), lambda each: each.incident.count, Count.not_fewer(30)),
        (("target", "child"), lambda each: each.targets, ("child",)),
        (("actor", "unknown"), lambda each: each.incident.attribution, "unknown"),
        (("reported", "yes"), lambda each: each.incident.reported, "yes"),
        (("entry", "police-contact"), lambda each: each.entry, "police-contact"),
    ],
)
def test_what_is_ticked_is_made_and_no_longer_suggested(ticked: Ticked, read: object, made: object) -> None:
    found = chosen_entry(row(), RowChoice(ticked=frozenset({ticked})))
    assert callable(read)
    assert read(found) == made
    assert [key_of(each) for each in found.suggested] == [each for each in SUGGESTED if each != ticked]


@given(st.sets(st.sampled_from(SUGGESTED)))
def test_nothing_suggested_is_lost_and_nothing_is_made_unticked(ticked: set[Ticked]) -> None:
    found = chosen_entry(row(kinds=("text",)), RowChoice(ticked=frozenset(ticked), seen=True))
    left = {key_of(each) for each in found.suggested}
    assert left == set(SUGGESTED) - ticked
    assert set(found.behaviours) == {"text"} | {value for what, value in ticked if what == "kind"}
    assert set(found.targets) == {value for what, value in ticked if what == "target"}
    assert (found.incident.count is None) is (("count", ">=30") in left)
    assert (found.incident.attribution, found.incident.reported) == (
        "" if ("actor", "unknown") in left else "unknown", "" if ("reported", "yes") in left else "yes",
    )  # fmt: skip
    assert found.entry == ("" if ("entry", "police-contact") in left else "police-contact")
    assert (found.source_item, found.words) == (row().source_item, row().words)


def test_what_was_never_suggested_is_not_made() -> None:
    assert chosen_entry(row(), RowChoice(ticked=frozenset({("kind", "assault")}))) == row()


@pytest.mark.parametrize(
    ("was", "basis"),
    [(When.on(date(2026, 3, 13), words="13/3"), "chosen by an officer; the file has “13/3”"), (None, "")],
)
def test_a_date_that_was_changed_says_what_the_file_had(was: When | None, basis: str) -> None:
    found = changed_entry(row(happened=was), RowChoice(changed={"happened": When.on(date(2026, 3, 12))}))
    assert found.incident.happened is not None
    assert (found.incident.happened.first_day, found.incident.happened.basis) == (date(2026, 3, 12), basis)
    assert found.incident.source_detail == "d.csv, row 2; Changed by an officer before it was taken in: When"


def test_a_date_that_was_taken_out_is_none() -> None:
    found = changed_entry(row(happened=When.on(date(2026, 3, 13), words="13/3")), RowChoice(changed={"happened": None}))
    assert found.incident.happened is None


@pytest.mark.parametrize(
    ("choice", "gone"),
    [
        (RowChoice(changed={"count": Count.exactly(2)}), {"count"}),
        (RowChoice(changed={"reported": "no"}), {"reported"}),
        (RowChoice(changed={"attribution": "offender"}), {"actor"}),
        (RowChoice(changed={"place": "home"}), set()),
    ],
)
def test_what_an_officer_chose_nobody_need_suggest(choice: RowChoice, gone: set[str]) -> None:
    left = {each.what for each in changed_entry(row(), choice).suggested}
    assert left == {what for what, _ in SUGGESTED} - gone


def test_kinds_chosen_stand_instead_of_those_a_column_told_even_where_they_are_none() -> None:
    assert changed_entry(row(kinds=("text",)), RowChoice(kinds=())).behaviours == ()
    assert changed_entry(row(kinds=("text",)), RowChoice(kinds=("letter",))).behaviours == ("letter",)
    assert changed_entry(row(kinds=("text",)), RowChoice(changed={"place": "x"})).behaviours == ("text",)


def test_an_account_typed_over_is_read_below_the_row_above_it() -> None:
    again = replace(row("x"), above="He rang me at home", suggested=())
    found = changed_entry(again, RowChoice(changed={"account": "Same again"}))
    assert ("kind", "call") in map(key_of, found.suggested)
    alone = changed_entry(replace(again, above=""), RowChoice(changed={"account": "Same again"}))
    assert ("kind", "call") not in map(key_of, alone.suggested)


def test_a_row_is_read_below_the_row_above_as_that_was_typed_over() -> None:
    first, second = row("He rang me"), replace(row("Same again"), row=3, above="He rang me")
    typed = RowChoice(changed={"account": "He followed me home"})
    above = above_now(first, typed, second)
    assert above == "He followed me home"
    found = changed_entry(second, RowChoice(), above)
    assert ("kind", "follow") in map(key_of, found.suggested)
    assert ("kind", "call") not in map(key_of, found.suggested)
    assert found.incident == second.incident, "nothing of it was changed by an officer"


@pytest.mark.parametrize(
    "below",
    [
        replace(row("Same again"), sheet="2", above="He rang me"),
        replace(row("Same again"), above="A row between them that was not read"),
    ],
)
def test_only_the_row_above_it_in_the_file_counts(below: ProposedIncident) -> None:
    assert above_now(row("He rang me"), RowChoice(changed={"account": "He followed me"}), below) is None


def test_another_cell_of_the_row_above_leaves_it_as_the_file_has_it() -> None:
    below = replace(row("Same again"), above="He rang me")
    assert above_now(row("He rang me"), RowChoice(changed={"place": "the gate"}), below) is None
