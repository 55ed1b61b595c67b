# SPDX-License-Identifier: Apache-2.0
"""A case that is no domestic abuse is told which meeting takes it, and nothing is said that is not recorded."""

import pytest

from tests.analysis.casemaker import OFFENDER, VICTIM, Made, day, when
from vlu_desktop.dates.when import When
from vlu_desktop.due.meeting_forum import OTHER_FORUM, first_kind, forum
from vlu_desktop.record.people import Involvement, Person, Relationship
from vlu_desktop.record.personal_connection import CONNECTED, NOT_CONNECTED, is_domestic
from vlu_desktop.record.vocabulary import label, vocabulary
from vlu_desktop.record.work import RuleSetting

TODAY = day("2026-08-03")
OPEN = {"other"}


def case(*kinds: str, turned: bool = False, born: When | None = None) -> Made:
    made = Made()
    people = (OFFENDER, VICTIM) if turned else (VICTIM, OFFENDER)
    for kind in kinds:
        made.add(Relationship, person_id=people[0], other_id=people[1], kind=kind)
    if born is not None:
        made.rows = [row for row in made.rows if not (isinstance(row, Person) and row.id == VICTIM)]
        made.add(Person, id=VICTIM, born=born)
    return made


@pytest.mark.parametrize(
    ("kinds", "domestic"),
    [
        *(((kind,), True) for kind in sorted(CONNECTED)),
        *(((kind,), False) for kind in sorted(NOT_CONNECTED)),
        *(((kind,), None) for kind in sorted(OPEN)),
        ((), None),
        (("colleagues", "former-partners"), True),
        (("colleagues", "other"), None),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_recorded_says_whether_it_is_domestic_abuse_or_leaves_it_open(
    kinds: tuple[str, ...], domestic: bool | None, turned: bool
) -> None:
    file = case(*kinds, turned=turned).file
    assert is_domestic(file) is domestic
    assert first_kind(file, TODAY) == ("stalking-panel" if domestic is False else "marac")
    said = forum(file, TODAY)
    assert ("a MARAC does not take it" in said) is (domestic is False)
    assert ("is not recorded" in said) is (domestic is None)
    assert bool(said) is (domestic is not True)


def setting(made: Made, value: str, since: str | None = "2026-01-01", area: str = "", name: str = OTHER_FORUM) -> None:
    made.add(
        RuleSetting, name=name, value=value, since=day(since) if since else None, area=area, reason="So it is here."
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [("panel", "stalking-panel"), ("mappa", "mappa"), ("professionals", "professionals"), ("marac", "marac")],
)
def test_an_area_says_where_such_a_case_goes(value: str, kind: str) -> None:
    made = case("strangers")
    setting(made, value)
    file = made.file
    assert first_kind(file, TODAY) == kind
    said = forum(file, TODAY)
    assert said.endswith(f"In this area such a case goes to: {label('meeting-kind', kind)}.") is (value != "marac")
    assert bool(said) is (value != "marac"), "a MARAC that takes it has nothing to be told"


@pytest.mark.parametrize(
    "more",
    [
        {"value": "not-known"}, {"value": "mappa", "since": "2026-08-04"}, {"value": "mappa", "since": None},
        {"value": "mappa", "area": "Elsewhere"}, {"value": "mappa", "name": "marac_counted"},
    ],
)  # fmt: skip
def test_what_is_not_set_here_and_now_leaves_every_forum_named(more: dict[str, str]) -> None:
    made = case("strangers")
    setting(made, **more)
    assert first_kind(made.file, TODAY) == "stalking-panel"
    assert "where there is one" in forum(made.file, TODAY)


def test_a_setting_holds_from_its_own_day() -> None:
    made = case("strangers")
    setting(made, "mappa", TODAY.isoformat())
    assert first_kind(made.file, TODAY) == "mappa"


def test_the_latest_setting_holds_and_domestic_abuse_goes_to_the_marac_all_the_same() -> None:
    made = case("strangers")
    setting(made, "mappa", "2026-03-01")
    setting(made, "panel", "2026-02-01")
    assert first_kind(made.file, TODAY) == "mappa"
    made = case("married")
    setting(made, "mappa")
    assert (first_kind(made.file, TODAY), forum(made.file, TODAY)) == ("marac", "")


def test_a_marac_that_hears_all_still_takes_no_child() -> None:
    made = case("strangers", born=when("2015"))
    setting(made, "marac")
    assert "under 16" in forum(made.file, TODAY)


def test_every_word_for_a_relationship_is_one_or_the_other_or_leaves_it_open() -> None:
    assert {key for key, _ in vocabulary("relationship").terms} == CONNECTED | NOT_CONNECTED | OPEN


def test_what_the_offender_is_to_somebody_else_says_nothing_of_the_victim() -> None:
    made = case("strangers")
    made.add(Person, id="another")
    made.add(Involvement, person_id="another", role="witness")
    made.add(Relationship, person_id="another", other_id=OFFENDER, kind="married")
    assert is_domestic(made.file) is False


@pytest.mark.parametrize(
    ("one", "other", "domestic"),
    [
        (VICTIM, "another", None),
        ("another", VICTIM, None),
        (OFFENDER, "another", None),
        ("another", OFFENDER, None),
        ("second", OFFENDER, True),
        (OFFENDER, "second", True),
        (VICTIM, "second", None),
    ],
)
def test_only_what_a_victim_and_an_offender_are_to_each_other_counts(
    one: str, other: str, domestic: bool | None
) -> None:
    made = Made(VICTIM, "second")
    made.add(Person, id="another")
    made.add(Relationship, person_id=one, other_id=other, kind="married")
    assert is_domestic(made.file) is domestic


def test_several_that_are_none_of_them_of_domestic_abuse_are_none() -> None:
    assert is_domestic(case(*sorted(NOT_CONNECTED)).file) is False


@pytest.mark.parametrize(
    ("born", "child"), [("2010-08-04", True), ("2010-08-03", False), ("2011", True), ("2010", False), ("", False)]
)
def test_a_child_goes_to_a_strategy_meeting_where_the_date_of_birth_leaves_no_doubt(born: str, child: bool) -> None:
    assert ("under 16" in forum(case("family", born=when(born)).file, TODAY)) is child


@pytest.mark.parametrize(
    ("others", "child"), [((), True), (("2012",), True), (("1990",), False), (("",), False), (("2012", "1990"), False)]
)
def test_a_grown_victim_beside_a_child_leaves_the_case_to_the_marac(others: tuple[str, ...], child: bool) -> None:
    made = case("family", born=when("2012"))
    for number, born in enumerate(others):
        made.add(Person, id=f"v{number}", born=when(born))
        made.add(Involvement, person_id=f"v{number}", role="victim")
    assert ("under 16" in forum(made.file, TODAY)) is child


def test_no_victim_is_no_child() -> None:
    made = case("family")
    made.rows = [row for row in made.rows if not (isinstance(row, Involvement) and row.role == "victim")]
    assert "under 16" not in forum(made.file, TODAY)
