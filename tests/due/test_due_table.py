# SPDX-License-Identifier: Apache-2.0
"""Dated rules and what falls due, to the day: a row for each edge."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day, filed, when
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_groups import grouped, how_far
from vlu_desktop.due.due_line import AHEAD, Diary, DueItem
from vlu_desktop.due.due_lines import due_items
from vlu_desktop.due.due_marks import marked, with_marks
from vlu_desktop.due.meeting_lines import repeat_rule
from vlu_desktop.due.retention import next_review, standing_hold
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import OrderProtected, Sentence
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Action, DueMark, FindingReview, LegalHold, Meeting, RetentionReview, RuleSetting
from vlu_desktop.rules.deadlines import LONGEST, DueDate, Rule, Rules, due, rule_on

MONDAY = date(2026, 8, 3)
DAY = timedelta(days=1)
RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))
# A week in which the Wednesday is a bank holiday; the years before and after are not known.
WEEK = Holidays(names={date(2026, 8, 5): "A day off"}, first_year=2026, last_year=2026)


def lines(made: Made, **case: Any) -> tuple[DueItem, ...]:
    values: dict[str, Any] = {"status": "active", "opened": day("2026-01-05")} | case
    return due_items(filed(replace(made.case, **values), made.rows), MONDAY, RULES, HOLIDAYS)


def rule(**changed: Any) -> Rule:
    values: dict[str, Any] = {
        "key": "k", "title": "It", "source": "s", "valid_from": date(2020, 1, 1), "anchor": "the event", "number": 3,
        "length": "days", "direction": "after", "note": "n",
    }  # fmt: skip
    return Rule(**(values | changed))


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"key": ""}, "its key, title, anchor or note is empty"),
    ({"title": ""}, "its key, title, anchor or note is empty"),
    ({"anchor": ""}, "its key, title, anchor or note is empty"),
    ({"note": ""}, "its key, title, anchor or note is empty"),
    ({"number": -1}, "its number must be 0 to 10000"),
    ({"number": LONGEST + 1}, "its number must be 0 to 10000"),
    ({"length": "years"}, "its length must be one of days, working days, weeks, months"),
    ({"direction": "since"}, "its direction must be after or before"),
    ({"roll": "on"}, "its roll must be next, previous or empty"),
    ({"valid_to": date(2019, 12, 31)}, "it ends before it begins"),
    ({"inclusive": True, "length": "months"}, "day 1 can only be"),
    ({"inclusive": True, "length": "working days"}, "day 1 can only be"),
    ({"inclusive": True, "direction": "before"}, "day 1 can only be"),
    ({"inclusive": True, "number": 0}, "day 1 can only be"),
]
RIGHT: list[dict[str, Any]] = [
    {"number": 0}, {"number": LONGEST}, {"length": "working days"}, {"length": "weeks"}, {"length": "months"},
    {"direction": "before"}, {"roll": "next"}, {"roll": "previous"}, {"valid_to": date(2020, 1, 1)},
    {"inclusive": True}, {"inclusive": True, "length": "weeks"}, {"inclusive": True, "number": 1},
]  # fmt: skip


@pytest.mark.parametrize(("changed", "why"), WRONG)
def test_a_rule_that_can_t_be_used_says_why(changed: dict[str, Any], why: str) -> None:
    with pytest.raises(UserError, match=why):
        rule(**changed)


@pytest.mark.parametrize("changed", RIGHT)
def test_a_rule_that_can(changed: dict[str, Any]) -> None:
    assert rule(**changed).key == "k"


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2021, 6, 30), True), (date(2021, 7, 1), False)],
)
def test_a_rule_holds_from_its_first_day_to_its_last(on: date, holds: bool) -> None:
    dated = rule(valid_to=date(2021, 6, 30))
    assert dated.holds_on(on) is holds
    assert (rule_on([dated], "k", on) is dated) is holds
    assert (Rules((dated,)).due("k", on, HOLIDAYS) is None) is not holds
    assert rule_on(Rules((dated,)), "other", on) is None
    assert rule().holds_on(date(2999, 1, 1))


def toml(*dates: tuple[str, str], key: str = "k") -> str:
    return "\n".join(
        f'[[rule]]\nkey = "{key if n == 0 or key == "k" else "k"}"\ntitle = "It"\nsource = "s"\nvalid_from = {starts}\n'
        + (f"valid_to = {ends}\n" if ends else "")
        + 'anchor = "the event"\nnumber = 3\nlength = "days"\ndirection = "after"\nnote = "n"\n'
        for n, (starts, ends) in enumerate(dates)
    )


TWO = [
    ((("2020-01-01", "2020-12-31"), ("2021-01-01", "")), False),
    ((("2021-01-01", ""), ("2020-01-01", "2020-12-31")), False),
    ((("2020-01-01", "2021-01-01"), ("2021-01-01", "")), True),
    ((("2021-01-01", ""), ("2020-01-01", "2021-01-01")), True),
    ((("2020-01-01", ""), ("2021-01-01", "")), True),
    ((("2021-01-01", ""), ("2020-01-01", "")), True),
    ((("2020-01-01", ""), ("2020-01-01", "")), True),
]


@pytest.mark.parametrize(("dates", "at_once"), TWO)
def test_of_one_key_only_one_rule_holds_at_a_time(dates: tuple[tuple[str, str], ...], at_once: bool) -> None:
    if at_once:
        with pytest.raises(UserError, match="Two rules “k” hold at once"):
            Rules.from_toml(toml(*dates))
    else:
        assert len(Rules.from_toml(toml(*dates)).rules) == 2
    assert len(Rules.from_toml(toml(*dates, key="other")).rules) == 2


REPEAT = rule(key="marac_repeat", number=12, length="months", valid_to=date(2029, 12, 31))
SET = RuleSetting(name="repeat_months", value="6", since=MONDAY)


@pytest.mark.parametrize(("area", "source"), [("", REPEAT.source), ("Ennor", f"{REPEAT.source}, as Ennor counts it")])
def test_a_repeat_that_an_area_counts_otherwise_says_so(area: str, source: str) -> None:
    (held,) = (each for each in Rules((REPEAT,)).with_settings([replace(SET, area=area)]).rules if each.number == 6)
    assert (held.area, held.source) == (area, source)


@pytest.mark.parametrize(
    ("ours", "setting", "before", "since"),
    [
        (REPEAT, SET, 12, 6),
        (REPEAT, replace(SET, value="999999"), 12, LONGEST),
        (REPEAT, replace(SET, value="1000000"), 12, 12),
        (REPEAT, replace(SET, value="9" * 200_000), 12, 12),
        (REPEAT, replace(SET, value="0"), 12, 12),
        (REPEAT, replace(SET, value=""), 12, 12),
        (REPEAT, replace(SET, value="six"), 12, 12),
        (REPEAT, replace(SET, since=None), 12, 12),
        (REPEAT, replace(SET, name="repeat_anchor"), 12, 12),
        (replace(REPEAT, key="other"), SET, None, None),
    ],
)
def test_the_time_of_a_repeat_is_that_of_the_findings_settings(
    ours: Rule, setting: RuleSetting, before: int | None, since: int | None
) -> None:
    rules = Rules((rule(), ours)).with_settings([setting])
    found = [rules.on("marac_repeat", on) for on in (MONDAY - DAY, MONDAY)]
    assert [each.number if each else None for each in found] == [before, since]
    after = rules.on("marac_repeat", date(2030, 1, 1))
    assert (after is not None) == (since is not None and since != before)


@pytest.mark.parametrize(("unit", "read_on"), [(False, date(2026, 1, 2)), (True, None)])
def test_a_unit_s_own_deadline_has_no_source_to_read_again(unit: bool, read_on: date | None) -> None:
    assert due(rule(unit=unit, read_on=date(2026, 1, 2)), MONDAY, WEEK).read_on == read_on


@pytest.mark.parametrize("name", ["title", "source", "valid_from", "anchor", "number", "length", "direction", "note"])
def test_what_a_rule_lacks_is_named(name: str) -> None:
    lines = [line for line in toml(("2020-01-01", "")).splitlines() if not line.startswith(f"{name} =")]
    with pytest.raises(UserError, match=f"The rule “k” lacks {name}"):
        Rules.from_toml("\n".join(lines))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("colour = 1", "has “colour”, which the program doesn't know"),
        ('checked = "yes"', "“checked” of the rule “k” can't be read"),
        ("roll = 1", "“roll” of the rule “k” can't be read"),
        ('valid_to = "2021-01-01"', "“valid_to” of the rule “k” can't be read"),
    ],
)
def test_what_a_rule_can_t_hold_is_named(line: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        Rules.from_toml(toml(("2020-01-01", "")) + line)


COUNTED: list[tuple[dict[str, Any], date, str]] = [
    ({}, MONDAY + 3 * DAY, "3 days after"),
    ({"number": 1}, MONDAY + DAY, "1 day after"),
    ({"number": 0}, MONDAY, "the day of"),
    ({"direction": "before"}, MONDAY - 3 * DAY, "3 days before"),
    ({"length": "weeks"}, MONDAY + 21 * DAY, "3 weeks after"),
    ({"length": "weeks", "direction": "before", "number": 1}, MONDAY - 7 * DAY, "1 week before"),
    ({"length": "months"}, date(2026, 11, 3), "3 months after"),
    ({"length": "months", "direction": "before"}, date(2026, 5, 3), "3 months before"),
    ({"length": "working days"}, date(2026, 8, 7), "3 working days after"),
    ({"length": "working days", "direction": "before", "number": 1}, date(2026, 7, 31), "1 working day before"),
    ({"inclusive": True}, MONDAY + 2 * DAY, "3 days beginning with"),
    ({"inclusive": True, "length": "weeks"}, MONDAY + 20 * DAY, "3 weeks beginning with"),
]


@pytest.mark.parametrize(("changed", "on", "counted"), COUNTED)
def test_how_a_day_is_counted_and_told(changed: dict[str, Any], on: date, counted: str) -> None:
    found = due(rule(**changed), MONDAY, WEEK)
    assert found.date == on
    assert f"{counted} the event (3 August 2026)." in found.sentence


ROLLED: list[tuple[dict[str, Any], date, str]] = [
    ({"number": 2, "roll": "next"}, date(2026, 8, 6), " 5 August 2026 is not a working day."),
    ({"number": 2, "roll": "previous"}, date(2026, 8, 4), " 5 August 2026 is not a working day."),
    ({"number": 2}, date(2026, 8, 5), ""),
    ({"number": 5, "roll": "next"}, date(2026, 8, 10), " 8 August 2026 is not a working day."),
    ({"number": 5, "roll": "previous"}, date(2026, 8, 7), " 8 August 2026 is not a working day."),
    ({"number": 1, "roll": "next"}, date(2026, 8, 4), ""),
    ({"number": 200, "roll": "next"}, MONDAY + 200 * DAY, " Bank holidays after 2026 are not known."),
    ({"number": 200}, MONDAY + 200 * DAY, ""),
]


@pytest.mark.parametrize(("changed", "on", "said"), ROLLED)
def test_a_day_that_is_no_working_day_is_moved_as_the_rule_says(changed: dict[str, Any], on: date, said: str) -> None:
    found = due(rule(unit=True, **changed), MONDAY, WEEK)
    assert found.date == on
    assert found.sentence.endswith(f"({'3 August 2026'}).{said}")


def test_at_the_end_of_the_known_years_a_day_is_not_moved() -> None:
    new_year = Holidays(names={date(2026, 12, 31): "A day off"}, first_year=2026, last_year=2026)
    assert due(rule(roll="next", number=0), date(2026, 12, 31), new_year).date == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("unit", "checked", "said", "confirm"),
    [
        (False, True, " Calculated: confirm it.", True),
        (False, False, " Calculated from a rule not yet checked: confirm it.", True),
        (True, False, "", False),
        (True, True, "", False),
    ],
)
def test_what_an_officer_must_confirm(unit: bool, checked: bool, said: str, confirm: bool) -> None:
    found = due(rule(unit=unit, checked=checked), MONDAY, WEEK)
    assert found.confirm is confirm
    assert found.sentence.endswith(f"(3 August 2026).{said}")


def test_too_far_off_is_said() -> None:
    with pytest.raises(UserError, match="too far off"):
        due(rule(number=LONGEST, length="months"), date(9999, 1, 1), WEEK)


@pytest.mark.parametrize(
    ("number", "on"),
    [(0, MONDAY), (1, date(2026, 8, 4)), (2, date(2026, 8, 6)), (4, date(2026, 8, 10)), (-1, date(2026, 7, 31))],
)
def test_working_days(number: int, on: date) -> None:
    assert WEEK.add_working_days(MONDAY, number) == on


@pytest.mark.parametrize(("on", "known"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True),
                                           (date(2026, 12, 31), True), (date(2027, 1, 1), False)])  # fmt: skip
def test_working_days_are_counted_as_far_as_holidays_are_known(on: date, known: bool) -> None:
    assert WEEK.knows(on) is known
    if known:
        assert WEEK.is_working_day(on) is (on.weekday() < 5)
    else:
        with pytest.raises(UserError, match="from 2026 to 2026"):
            WEEK.is_working_day(on)


def item(due_on: date | None) -> DueItem:
    diary = Diary(case_file=Made().file, today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    return diary.item("x", "It", "", ("case", "case"), due_on)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"), (1, "tomorrow"), (2, "in 2 days"), (20, "in 20 days"), (21, "in 3 weeks"), (27, "in 3 weeks"),
        (60, "in 8 weeks"), (61, "in 2 months"), (730, "in 23 months"), (731, "in 2 years"), (-1, "1 day late"),
        (-2, "2 days late"), (-21, "3 weeks late"), (-61, "2 months late"), (-731, "2 years late"),
    ],
)  # fmt: skip
def test_how_far_a_day_is_overstates_nothing(days: int, said: str) -> None:
    assert how_far(MONDAY + days * DAY, MONDAY) == said
    assert how_far(None, MONDAY) == ""


def test_an_alarm_stands_first_what_waits_last_and_each_group_by_its_days() -> None:
    late, soon, later = (replace(item(MONDAY + n * DAY), title=f"{n:+}") for n in (-2, 1, 3))
    waiting = [replace(late, title="w9", waits_until=MONDAY + 9 * DAY),
               replace(later, title="w4", waits_until=MONDAY + 4 * DAY)]  # fmt: skip
    alarm = replace(late, title="alarm", alarm=True, waits_until=MONDAY + DAY)
    undated = replace(item(None), title="none")
    found = grouped([*waiting, later, soon, undated, late, alarm], MONDAY)
    assert [(name, [each.title for each in group]) for name, group in found] == [
        ("To answer at once", ["alarm"]),
        ("Late", ["-2"]),
        ("This week", ["none", "+1", "+3"]),
        ("Waiting", ["w4", "w9"]),
    ]


LOOK_AGAIN = "Its rule was last read on 2 January 2026: look whether it still holds"


@pytest.mark.parametrize(
    ("detail", "read_on", "said"),
    [
        ("Why", None, "Why"),
        ("Why", MONDAY, "Why"),
        ("Why", date(2026, 1, 2), f"Why. {LOOK_AGAIN}"),
        ("", date(2026, 1, 2), LOOK_AGAIN),
    ],
)
def test_a_line_says_that_its_rule_was_read_long_ago(detail: str, read_on: date | None, said: str) -> None:
    diary = Diary(case_file=Made().file, today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    by = DueDate(date=MONDAY, sentence="", confirm=False, source="s", read_on=read_on)
    assert diary.item("x", "It", detail, ("case", "case"), by).detail == said


@pytest.mark.parametrize(
    ("due_on", "group"),
    [
        (MONDAY - 366 * DAY, "More than a year late"),
        (MONDAY - 365 * DAY, "More than a month late"),
        (MONDAY - 32 * DAY, "More than a month late"),
        (MONDAY - 31 * DAY, "Late"),
        (MONDAY - DAY, "Late"),
        (MONDAY, "This week"),
        (MONDAY + 7 * DAY, "This week"),
        (MONDAY + 8 * DAY, "Coming in 90 days"),
        (None, "This week"),
    ],
)
def test_the_groups_of_today(due_on: date | None, group: str) -> None:
    found = item(due_on)
    assert grouped([found], MONDAY) == ((group, (found,)),)
    assert found.overdue is ("ate" in group)


HOLDS = [
    ([], None),
    ([("a", "2026-02-01", None)], "a"),
    ([("a", "2026-02-01", "2026-03-01")], None),
    ([("a", "2026-02-01", None), ("b", "2026-01-01", None)], "b"),
    ([("a", "2026-02-01", None), ("b", "2026-01-01", "2026-01-02")], "a"),
    ([("a", "2026-02-01", None), ("b", None, None)], "b"),
    ([("b", "2026-02-01", None), ("a", "2026-02-01", None)], "a"),
]


@pytest.mark.parametrize(("rows", "stands"), HOLDS)
def test_which_hold_stands(rows: list[tuple[str, str | None, str | None]], stands: str | None) -> None:
    holds = [
        LegalHold(
            id=RecordId(name),
            case_id="case",
            reason="r",
            placed_on=day(on) if on else None,
            lifted_on=day(off) if off else None,
        )
        for name, on, off in rows
    ]
    found = standing_hold(holds)
    assert (found and found.id) == stands


REVIEWS: list[tuple[dict[str, Any], list[dict[str, Any]], str | None, str]] = [
    ({"opened": "2026-01-05"}, [], "2031-01-05", "Opened on 5 January 2026"),
    ({"opened": "2026-01-05", "status": "closed", "closed": "2026-03-01"}, [], "2032-03-01", "Closed on 1 March 2026"),
    ({"opened": "2026-01-05", "status": "closed"}, [], None, "The day it was closed is not recorded"),
    ({}, [], None, "The day it was opened is not recorded"),
    ({"opened": "2026-01-05"}, [{"next_on": "2027-01-01"}], "2027-01-01", "Set at the last review"),
    ({"opened": "2026-01-05"}, [{"decided_on": "2026-06-01"}], "2031-06-01", "Last reviewed on 1 June 2026"),
    ({"opened": "2026-01-05"}, [{"decided_on": "2026-01-05"}], "2031-01-05", "Opened on 5 January 2026"),
    ({"opened": "2026-01-05"}, [{"decided_on": "2025-06-01"}], "2031-01-05", "Opened on 5 January 2026"),
    ({}, [{"decided_on": "2026-06-01"}], "2031-06-01", "Last reviewed on 1 June 2026"),
    ({"opened": "2026-01-05"}, [{"decided_on": "2026-06-01"}, {"decided_on": "2026-02-01", "next_on": "2027-01-01"}],
     "2031-06-01", "Last reviewed on 1 June 2026"),
    ({"opened": "1500-01-05"}, [], None, "No rule held on that day"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "reviews", "due_on", "why"), REVIEWS)
def test_when_a_case_is_next_reviewed(
    case: dict[str, Any], reviews: list[dict[str, Any]], due_on: str | None, why: str
) -> None:
    def dated(values: dict[str, str]) -> dict[str, Any]:
        return {name: value if name == "status" else day(value) for name, value in values.items()}

    found = next_review(
        Case(title="A", **dated(case)),
        [RetentionReview(case_id="case", decision="keep", reason="r", **dated(each)) for each in reviews],
        [], RULES, HOLIDAYS,
    )  # fmt: skip
    assert (found.due, found.why) == (day(due_on) if due_on else None, why)


def test_how_far_ahead_today_looks() -> None:
    assert timedelta(days=28) <= AHEAD <= timedelta(days=92)


# --- what is asked of others' duties, each a question with its source

IMPRISONED: dict[str, Any] = {"kind": "imprisonment", "passed": when("2026-07-28")}
ASKED = "Is this a case for the Victim Contact Scheme?"


@pytest.mark.parametrize(
    ("sentences", "case", "due_on"),
    [
        ([IMPRISONED], {}, "2026-08-11"),
        *(
            ([IMPRISONED | {"kind": kind}], {}, "2026-08-11")
            for kind in (
                "hospital",
                "extended",
                "life",
                "ipp",
                "dpp",
                "particular-concern",
                "yoi",
                "under-eighteen",
                "restricted",
                "hybrid",
            )
        ),
        ([IMPRISONED | {"kind": "deferred"}], {}, None),
        ([IMPRISONED | {"kind": "community"}], {}, None),
        ([IMPRISONED | {"kind": ""}], {}, None),
        ([IMPRISONED | {"passed": when("2026-07")}], {}, None),
        ([IMPRISONED | {"passed": None}], {}, None),
        ([IMPRISONED | {"passed": when("2026-08-04")}], {}, None),
        ([IMPRISONED | {"passed": when("2026-08-03")}], {}, "2026-08-17"),
        ([IMPRISONED | {"passed": when("2025-08-03")}], {}, "2025-08-15"),
        ([IMPRISONED | {"passed": when("2025-08-02")}], {}, None),
        ([IMPRISONED, IMPRISONED | {"passed": when("2026-07-30")}], {}, "2026-08-13"),
        ([IMPRISONED, IMPRISONED | {"kind": "fine", "passed": when("2026-07-30")}], {}, "2026-08-11"),
        ([IMPRISONED], {"scheme": "vns"}, None),
        ([IMPRISONED], {"scheme": "other"}, None),
        ([IMPRISONED], {"status": "opted-out"}, None),
        ([IMPRISONED], {"contact_level": "none"}, None),
        ([], {}, None),
    ],
)
def test_whether_a_case_is_one_for_the_scheme_is_asked_after_a_sentence(
    sentences: list[dict[str, Any]], case: dict[str, Any], due_on: str | None
) -> None:
    made = Made()
    for sentence in sentences:
        made.add(Sentence, **sentence)
    found = [line for line in lines(made, **case) if line.kind == "referral"]
    assert [(line.title, line.due, line.confirm) for line in found] == ([(ASKED, day(due_on), True)] if due_on else [])


def test_the_question_of_the_scheme_says_what_it_rests_on() -> None:
    made = Made()
    made.add(Sentence, **IMPRISONED)
    (line,) = (line for line in lines(made) if line.kind == "referral")
    assert line.detail == (
        "Sentence of 28 July 2026, and no scheme entered; where it qualifies, it is to be referred by 11 August 2026 "
        "(Victims' Code (April 2021), Right 11)"
    )
    assert line.target == ("case", "case")


NOTIFIED: list[tuple[str, dict[str, Any], str | None]] = [
    ("spo", {"served": day("2026-08-01")}, "2026-08-03"),
    ("spo-interim", {"served": day("2026-08-01")}, "2026-08-03"),
    ("spo", {}, None),
    ("spo", {"served": day("2026-08-03")}, "2026-08-05"),
    ("spo", {"served": day("2026-08-04")}, None),
    ("spo", {"served": day("2026-07-18")}, "2026-07-20"),
    ("spo", {"served": day("2026-07-17")}, None),
    ("dapo", {}, "2026-08-03"),
    ("dapo", {"made": "2026-07-18"}, "2026-07-20"),
    ("dapo", {"made": "2026-07-17", "served": day("2026-08-01")}, None),
    ("dapo", {"made": ""}, None),
    ("dapo", {"status": "quashed"}, None),
    ("dapo", {"status": "expired"}, None),
    ("dapo", {"ended": day("2026-08-02")}, None),
    ("dvpo", {"served": day("2026-08-01")}, None),
    ("nmo", {"served": day("2026-08-01")}, None),
]


@pytest.mark.parametrize(("kind", "order", "due_on"), NOTIFIED)
def test_whether_he_notified_the_police_is_asked_around_its_day(
    kind: str, order: dict[str, Any], due_on: str | None
) -> None:
    made = Made()
    made.order(**({"made": "2026-08-01", "kind": kind} | order))
    found = [line for line in lines(made) if line.kind == "notification"]
    expected = [("Ask the police: name and address notified?", day(due_on), True)] if due_on else []
    assert [(line.title, line.due, line.confirm) for line in found] == expected


@pytest.mark.parametrize("kind", ["deportation", "harassment-warning", "prisoner-contact"])
def test_an_order_that_protects_nobody_asks_for_nothing(kind: str) -> None:
    made = Made()
    made.order("2026-07-30", kind=kind, expires=day("2026-08-04"))
    assert not {"order", "copy", "notification"} & {line.kind for line in lines(made)}


def test_a_notification_says_which_order_and_by_what_and_only_of_one_that_protects_her() -> None:
    made = Made()
    order = made.order("2026-07-30", kind="spo", served=day("2026-08-01"))
    made.add(OrderProtected, order_id=made.order("2026-08-01", kind="dapo"), person_id="p-another")
    found = [line for line in lines(made) if line.kind == "notification"]
    assert [(line.detail, line.target) for line in found] == [
        ("Stalking protection order served on 1 August 2026; unless an exception holds, by 3 August 2026 (Stalking "
         "Protection Act 2019, section 9)", ("order", order))
    ]  # fmt: skip
    made = Made()
    made.order("2026-08-01", kind="dapo")
    (line,) = (line for line in lines(made) if line.kind == "notification")
    assert line.detail == (
        "Domestic abuse protection order made on 1 August 2026; unless an exception holds, by 3 August 2026 (Domestic "
        "Abuse Act 2021, section 41)"
    )


MARAC: dict[str, Any] = {
    "kind": "marac", "on": day("2026-06-04"), "referred_on": day("2026-05-20"), "status": "held",
    "no_follow_up_reason": "n",
}  # fmt: skip
CONSIDER, ENDS = "Repeat MARAC referral to consider", "Last day on which more abuse makes a repeat MARAC referral"
OLD = MARAC | {"on": day("2025-09-04"), "referred_on": day("2025-08-20")}
REPEATS: list[tuple[list[dict[str, Any]], list[str], str, str]] = [
    ([], ["2026-07-01"], "", ""),
    ([MARAC], [], "", ""),
    ([MARAC], ["2026-05-21"], CONSIDER, "1 incident since the MARAC referral of 20 May 2026; up to 20 May 2027 abuse"),
    ([MARAC], ["2026-05-20"], "", ""),
    ([MARAC], ["2026-07-01", "2026-08-03", "2026-08-04"], CONSIDER, "2 incidents since"),
    ([MARAC], ["2026-05"], "", ""),
    ([MARAC], ["2026-07"], CONSIDER, "1 incident since"),
    ([MARAC], [""], "", ""),
    ([MARAC | {"referred_on": None}], ["2026-05-21"], "", ""),
    ([MARAC | {"referred_on": None}], ["2026-06-05"], CONSIDER, "1 incident since the MARAC of 4 June 2026"),
    ([MARAC | {"kind": "mappa"}], ["2026-07-01"], "", ""),
    ([MARAC | {"status": "cancelled"}], ["2026-07-01"], "", ""),
    ([MARAC | {"on": None, "referred_on": None}], ["2026-07-01"], "", ""),
    ([MARAC | {"on": None}], ["2026-07-01"], CONSIDER, "1 incident since the MARAC referral of 20 May 2026"),
    ([MARAC | {"on": day("2026-08-03")}], ["2026-07-01"], "", ""),
    ([MARAC, MARAC | {"on": day("2026-08-10"), "referred_on": day("2026-07-20")}], ["2026-07-25"], "", ""),
    ([MARAC | {"on": day("2026-08-02")}], ["2026-07-01"], CONSIDER, "1 incident since"),
    ([MARAC, MARAC | {"on": day("2026-07-15"), "referred_on": day("2026-07-05")}], ["2026-07-01"], "", ""),
    ([MARAC | {"on": day("2026-07-15"), "referred_on": day("2026-07-05")}, MARAC], ["2026-07-06"], CONSIDER,
     "1 incident since the MARAC referral of 5 July 2026"),
    ([OLD], [], ENDS, "Nothing recorded since the MARAC referral of 20 August 2025 (SafeLives, definition of a"),
    ([OLD | {"referred_on": day("2025-08-31")}], [], ENDS, "Nothing recorded since the MARAC referral of 31 August"),
    ([OLD | {"on": day("2025-08-31"), "referred_on": None}], [], ENDS, "Nothing recorded since the MARAC of 31 August"),
    ([OLD | {"referred_on": day("2025-09-01")}], [], "", ""),
    ([OLD | {"referred_on": day("2025-08-03")}], [], ENDS, "Nothing recorded since"),
    ([OLD | {"referred_on": day("2025-08-02")}], [], "", ""),
    ([OLD], ["2025-08-21"], CONSIDER, "1 incident since"),
    ([OLD | {"referred_on": day("2025-08-02")}], ["2025-08-21"], "", ""),
    ([OLD | {"on": day("1999-09-04"), "referred_on": day("1999-08-20")}], ["2026-07-01"], "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("meetings", "incidents", "title", "detail"), REPEATS)
def test_a_repeat_referral_is_to_be_considered_after_an_incident_in_its_time(
    meetings: list[dict[str, Any]], incidents: list[str], title: str, detail: str
) -> None:
    made = Made()
    for meeting in meetings:
        made.add(Meeting, **meeting)
    for on in incidents:
        made.incident(on, "call")
    found = [line for line in lines(made) if line.kind == "repeat"]
    assert [line.title for line in found] == ([title] if title else [])
    for line in found:
        assert line.detail.startswith(detail)
        assert line.detail.endswith("(SafeLives, definition of a repeat at MARAC)")
        assert line.confirm
        assert line.target[0] == "meeting"
        assert (line.due is None) is (title == CONSIDER)


def test_a_repeat_is_not_asked_for_what_ended_in_acquittal_and_the_last_of_two_referrals_counts() -> None:
    made = Made()
    order = made.order("2026-01-01")
    first = made.add(Meeting, **MARAC)
    made.incident("2026-07-01", "call", breaks=order, outcome="acquitted")
    assert [line for line in lines(made) if line.kind == "repeat"] == []
    made.incident("2026-07-02", "call")
    second = made.add(Meeting, **MARAC)
    (line,) = (line for line in lines(made) if line.kind == "repeat")
    assert line.target == ("meeting", max(first, second))


REVIEW: dict[str, Any] = {"rule": "marac-repeat", "verdict": "seen", "on": day("2026-07-02")}


@pytest.mark.parametrize(
    ("review", "asked"),
    [
        ({}, False),
        ({"on": day("2026-07-01")}, False),
        ({"on": day("2026-06-30")}, True),
        ({"on": None}, True),
        ({"rule": "ladder"}, True),
        ({"subject": "another-meeting"}, True),
    ],
)
def test_a_repeat_is_not_asked_again_of_an_officer_who_looked_at_it_since(review: dict[str, Any], asked: bool) -> None:
    made = Made()
    meeting = made.add(Meeting, **MARAC)
    made.incident("2026-06-20", "call")
    made.incident("2026-07-01", "call")
    made.add(FindingReview, **(REVIEW | {"subject": meeting} | review))
    assert bool([line for line in lines(made) if line.kind == "repeat"]) is asked


def found(rule: str, subject: str = "") -> Finding:
    return Finding(
        rule=rule, rule_version="1", title=rule.upper(), sentence="The record shows.", method="m", limits="l",
        source="s", evidence="e", subject=subject,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ([], []),
        ([found("a", "x")], [("New finding: A", "Nobody has looked at it", "a/x")]),
        (
            [found("a"), found("b"), found("c", "y")],
            [(f"New finding: {rule.upper()}", "Nobody has looked at it", key)
             for rule, key in (("a", "a"), ("b", "b"), ("c", "c/y"))],
        ),
        (
            [found("a", "x"), found("b"), found("c"), found("d")],
            [("4 new findings", "Nobody has looked at them: a, b and others", "a/x")],
        ),
        (
            [found("seen"), found("a"), found("b"), found("c"), found("d"), found("e")],
            [("5 new findings", "Nobody has looked at them: a, b and others", "a")],
        ),
    ],
)  # fmt: skip
def test_new_findings_have_a_line_each_while_they_are_few(
    findings: list[Finding], told: list[tuple[str, str, str]]
) -> None:
    made = Made()
    made.add(FindingReview, rule="seen", rule_version="1", evidence="e", verdict="seen")
    diary = due_items(made.file, MONDAY, RULES, HOLIDAYS, findings)
    assert [(line.title, line.detail, line.target) for line in diary] == [
        (title, detail, ("finding", key)) for title, detail, key in told
    ]
    assert {(line.kind, line.due, line.action, line.confirm) for line in diary} <= {("finding", None, "open", False)}


def test_lines_stand_by_day_then_title_and_those_that_wait_for_none_last() -> None:
    made = Made()
    for what, on in (("B", "2026-08-05"), ("A", "2026-08-05"), ("Z", ""), ("C", "2026-08-04"), ("Y", "")):
        made.add(Action, what=what, due=day(on) if on else None)
    assert [line.title for line in lines(made)] == [
        "Action: C", "Action: A", "Action: B", "Action: Y", "Action: Z",
    ]  # fmt: skip


def test_a_line_of_a_deadline_takes_its_day_and_whether_it_is_to_be_confirmed() -> None:
    diary = Diary(case_file=Made().file, today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    law, own = diary.by("parole_statement", date(2026, 9, 16)), diary.by("risk_review", date(2026, 5, 3))
    assert law is not None
    assert own is not None
    line = diary.item("k", "T", "d", ("case", "case"), law)
    assert (line.due, line.confirm, line.overdue, line.action) == (date(2026, 8, 19), True, False, "open")
    line = diary.item("k", "T", "d", ("case", "case"), own, "chase")
    assert (line.due, line.confirm, line.overdue, line.action) == (MONDAY, False, False, "chase")
    line = diary.item("k", "T", "d", ("case", "case"), own, confirm=True)
    assert (line.confirm, line.kind, line.title, line.detail) == (True, "k", "T", "d")
    assert diary.by("parole_statement", date(1999, 9, 16)) is None
    assert diary.by("key_stage_contact", date(2035, 9, 16)) is None


MARKED = DueItem(kind="action", title="T", case_id="case", target=("action", "a"), due=MONDAY)


def mark(what: str, on: str = "", id: str = "", **more: Any) -> DueMark:
    values: dict[str, Any] = {"line": "action", "record_type": "action", "record_id": "a", "due": MONDAY} | more
    return DueMark(id=RecordId(id), what=what, on=day(on) if on else None, **values)


@pytest.mark.parametrize(
    ("marks", "standing", "waits"),
    [
        ((), "", None),
        ((mark("done", "2026-08-01"),), None, None),
        ((mark("chased", "2026-08-02"), mark("done")), None, None),
        ((mark("done", due=MONDAY + DAY),), "", None),
        ((mark("done", line="meeting"),), "", None),
        ((mark("done", record_type="case"),), "", None),
        ((mark("done", record_id="b"),), "", None),
        ((mark("chased", "2026-08-01"),), "Chased on 1 August 2026.", None),
        ((mark("chased", "2026-08-01", note=" left\n word. "),), "Chased on 1 August 2026: left word.", None),
        ((mark("chased", "2026-08-02"), mark("chased", "2026-08-01", note="no")),
         "Chased 2 times, last on 2 August 2026.", None),
        ((mark("chased", "2026-08-01", "2", note="second"), mark("chased", "2026-08-01", "1", note="first")),
         "Chased 2 times, last on 1 August 2026: second.", None),
        ((mark("chased", "2026-08-01"), mark("put-off", "2026-08-02")), "Put off on 2 August 2026.", None),
        ((mark("put-off", "2026-08-02", note="She is abroad"),), "Put off on 2 August 2026: She is abroad.", None),
        ((mark("put-off"),), "Put off.", None),
        ((mark("put-off", note="She is abroad"),), "Put off: She is abroad.", None),
        ((mark("chased"),), "Chased.", None),
        ((mark("chased"), mark("chased", note="no answer")), "Chased 2 times: no answer.", None),
        ((mark("chased", "2026-08-01"), mark("put-off")), "Chased on 1 August 2026.", None),
        ((mark("put-off", "2026-08-01", next_on=MONDAY),), "Put off on 1 August 2026. Next on 3 August 2026.", None),
        ((mark("put-off", "2026-08-01", next_on=MONDAY + DAY),), "Put off on 1 August 2026. Next on 4 August 2026.",
         MONDAY + DAY),
    ],
)  # fmt: skip
def test_a_line_says_what_was_done_about_it(
    marks: tuple[DueMark, ...], standing: str | None, waits: date | None
) -> None:
    found = list(with_marks([MARKED], marks, MONDAY))
    assert found == ([] if standing is None else [replace(MARKED, standing=standing, waits_until=waits)])
    alarm = replace(MARKED, alarm=True)
    assert list(with_marks([alarm], marks, MONDAY)) == [alarm]


@pytest.mark.parametrize(
    ("changed", "about"),
    [
        ({}, ("action", "a")),
        ({"target": ("finding", "ladder/x")}, ("case", "case")),
        ({"target": ("retention", "case")}, ("case", "case")),
        ({"kind": "annual", "person_id": "p"}, ("person", "p")),
        ({"kind": "annual"}, ("action", "a")),
        ({"person_id": "p"}, ("action", "a")),
    ],
)
def test_a_mark_is_about_the_record_of_its_line_or_its_case(changed: dict[str, Any], about: tuple[str, str]) -> None:
    assert marked(replace(MARKED, **changed)) == about


def test_a_line_that_says_no_more_waits_for_no_day_and_is_opened() -> None:
    line = DueItem(kind="k", title="T", case_id="case", target=("case", "case"))
    assert (line.detail, line.due, line.overdue, line.confirm, line.action) == ("", None, False, False, "open")


@pytest.mark.parametrize(
    ("status", "level", "in_touch"),
    [("active", "", True), ("", "annual", True), ("opted-out", "", False), ("closed", "", False),
     ("active", "none", False)],
)  # fmt: skip
def test_who_may_be_contacted(status: str, level: str, in_touch: bool) -> None:
    case = Case(title="A", status=status, contact_level=level)
    diary = Diary(case_file=filed(case, []), today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    assert diary.in_touch is in_touch


KEPT = "Retention review: is all of this case still needed"
CLOSED = "Retention review: is this closed case still needed"


@pytest.mark.parametrize(
    ("case", "due_on", "title"),
    [
        ({"opened": day("2021-11-03")}, "2026-11-03", KEPT),
        ({"opened": day("2021-11-04")}, None, ""),
        ({"opened": None}, None, ""),
        ({"opened": None, "status": "closed"}, None, CLOSED),
        ({"status": "closed", "closed": day("2020-11-03")}, "2026-11-03", CLOSED),
        ({"status": "closed", "closed": day("2020-11-04")}, None, ""),
    ],
)
def test_a_review_of_retention_has_its_line_when_it_is_near_or_has_no_day(
    case: dict[str, Any], due_on: str | None, title: str
) -> None:
    told = lines(Made(), contact_level="none", **case)
    assert [(line.title, line.due, line.action, line.kind) for line in told] == (
        [(title, day(due_on) if due_on else None, "review", "retention")] if title else []
    )
    assert all(line.target == ("retention", "case") and not line.confirm for line in told)


def test_two_reviews_of_one_day_are_told_apart_by_which_was_entered_last() -> None:
    rows = [
        RetentionReview(id=RecordId(name), case_id="case", decision="keep", reason=name, next_on=day(on))
        for name, on in (("b", "2027-01-02"), ("a", "2027-01-01"))
    ]
    case = Case(title="A", opened=day("2026-01-05"))
    found = next_review(case, rows, [], RULES, HOLIDAYS)
    assert (found.due, found.last) == (day("2027-01-02"), rows[0])
    hold = LegalHold(id=RecordId("h"), case_id="case", reason="r")
    for reviews in (rows, []):
        assert next_review(case, reviews, [hold], RULES, HOLIDAYS).hold is hold
    for unknown in (replace(case, opened=None), replace(case, opened=day("1500-01-05"))):
        assert next_review(unknown, [], [hold], RULES, HOLIDAYS).hold is hold


@pytest.mark.parametrize("number", [0, 1])
def test_a_deadline_that_has_its_source_says_it(number: int) -> None:
    found = due(rule(number=number, source=f"Act {number}"), MONDAY, WEEK)
    assert found.source == f"Act {number}"
    assert Rules((rule(),)).countable("k", MONDAY, WEEK) == due(rule(), MONDAY, WEEK)
    assert Rules((rule(length="working days"),)).countable("k", date(2027, 8, 3), WEEK) is None
    assert Rules(()).countable("k", MONDAY, WEEK) is None


def test_the_last_review_is_the_one_decided_last_and_one_without_a_day_comes_before_all() -> None:
    rows = [
        RetentionReview(id=RecordId(name), case_id="case", decision="keep", reason=name, decided_on=on)
        for name, on in (("c", None), ("b", day("2026-02-01")), ("a", day("2026-06-01")))
    ]
    for order in (rows, rows[::-1]):
        assert next_review(Case(title="A", opened=day("2026-01-05")), order, [], RULES, HOLIDAYS).last is rows[2]


REPEAT_RULES = [
    ([], "No MARAC referral is recorded: a referral now would be the first, and no repeat."),
    ([{"on": date(2026, 8, 10)}], "No MARAC referral is recorded: a referral now would be the first, and no repeat."),
    (
        [{"referred_on": date(2025, 9, 1)}],
        "Repeat until 1 September 2026: more abuse after the referral of 1 September 2025 makes one (",
    ),
    (
        [{"referred_on": date(2025, 7, 1)}],
        "No repeat by date: the last referral was of 1 July 2025, and its time ended ",
    ),
    ([{"on": MONDAY}], "Repeat until 3 August 2027: more abuse after the MARAC of 3 August 2026 makes one"),
    ([{"on": date(2025, 8, 3)}], "Repeat until 3 August 2026: more abuse"),
    ([{"on": date(2025, 8, 2)}], "No repeat by date: the last MARAC was on 2 August 2025"),
    ([{"on": date(2025, 9, 1)}, {"on": date(2025, 12, 1)}], "Repeat until 1 December 2026"),
    ([{"on": date(2025, 12, 1)}, {"on": date(2025, 9, 1)}], "Repeat until 1 December 2026"),
    (
        [{"referred_on": date(2025, 7, 1)}, {"on": date(2026, 7, 1), "follows_id": "meeting-000001"}],
        "No repeat by date: the last referral was of 1 July 2025, and its time ended on 1 July 2026",
    ),
]


@pytest.mark.parametrize(("meetings", "said"), REPEAT_RULES)
def test_the_rule_of_the_repeat_is_said_with_its_reason(meetings: list[dict[str, Any]], said: str) -> None:
    made = Made()
    for each in meetings:
        made.add(Meeting, kind="marac", status="held", **each)
    diary = Diary(case_file=made.file, today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    assert repeat_rule(diary).startswith(said)


@pytest.mark.parametrize(
    ("incidents", "said"), [((), "no incidents."), (("2026-07-02",), "1 incident."), (("2026-07-01",), "no incidents.")]
)
def test_the_rule_of_the_repeat_counts_what_came_since(incidents: tuple[str, ...], said: str) -> None:
    made = Made()
    made.add(Meeting, kind="marac", status="held", referred_on=date(2026, 7, 1))
    for on in incidents:
        made.incident(on, "call")
    diary = Diary(case_file=made.file, today=MONDAY, rules=RULES, holidays=HOLIDAYS)
    assert repeat_rule(diary).endswith(f"Recorded since: {said} A follow-up is no repeat referral.")


def test_a_repeat_that_no_rule_tells_of_is_said_to_have_none() -> None:
    made = Made()
    made.add(Meeting, kind="marac", status="held", referred_on=date(2026, 7, 1))
    diary = Diary(case_file=made.file, today=MONDAY, rules=Rules(()), holidays=HOLIDAYS)
    assert repeat_rule(diary) == (
        "Last referred on 1 July 2026. No rule is known for that day by which a repeat is told."
    )
