# SPDX-License-Identifier: Apache-2.0
"""The look at seriousness for a hearing, what comes with it, and what is said where no comparison can be made."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import Made, day
from tests.analysis.examples.changes import RISING, weekly
from tests.analysis.examples.rates import SPEEDING, STEADY, diary, each
from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.rates import hearing
from vlu_desktop.analysis.rates.hearing import before_and_after, for_hearing, one_look, seriousness_look, why_then
from vlu_desktop.analysis.rates.severity import Grades
from vlu_desktop.analysis.thresholds import DEFAULTS, Params
from vlu_desktop.dates.when import When
from vlu_desktop.record.finding import Dates, Finding
from vlu_desktop.record.offending import Whereabouts

ON = day("2025-09-20")
YESTERDAY = ON - timedelta(days=1)
FROM_DIARY = "Recorded in one way (diary kept at the time) from 1 January 2025."


def serious(made: Made, on: date = ON) -> Finding:
    return seriousness_look(CaseView(case_file=made.file, on=Dates(up_to=on), params=DEFAULTS))


def kept_diary(kinds: str) -> Made:
    made = Made()
    diary(made)
    weekly(made, kinds)
    return made


def test_conduct_that_becomes_more_serious_is_told_by_halves_with_its_chance() -> None:
    found = serious(kept_diary(RISING))
    assert found.sentence == (
        "The record shows incidents becoming more serious, from 1 January 2025 to 19 September 2025: of 8 incidents "
        "before 3 March 2025, 1 of grade 4 (threat of violence), 1 of grade 3 (entering the home), 2 of grade 2 "
        "(following and watching or spying) and 4 of grade 1 (phone call and text message); of 8 from then on, 7 of "
        "grade 5 (assault and threat to kill) and 1 of grade 1 (phone call)."
    )
    assert found.figures == "P 0.004, one-sided."
    assert found.certain
    assert (found.rule, found.starts, found.ends) == ("seriousness-one-look", day("2025-01-01"), YESTERDAY)
    assert len(found.incident_ids) == 16
    assert FROM_DIARY in found.limits


def up_to_violence(steps: int) -> str:
    return " ".join(kind for kind in ("call", "follow", "damage-home", "assault") for _ in range(steps))


@pytest.mark.parametrize(
    ("kinds", "chance"),
    [
        # Of 1,999 drawn orders none has its gravity so late: one in two thousand, the true one.
        (up_to_violence(6), "P below 0.001, one-sided."),
        ("call call call assault assault assault", "P 0.048, one-sided."),
    ],
)
def test_a_chance_is_told_to_three_digits_or_as_below_one_in_a_thousand(kinds: str, chance: str) -> None:
    assert serious(kept_diary(kinds)).figures == chance


def test_seriousness_that_may_be_chance_is_told_by_halves_and_never_as_no_change() -> None:
    found = serious(kept_diary("call assault call assault call assault"))
    assert found.sentence == (
        "The record holds, from 1 January 2025 to 19 September 2025, 6 episodes of incidents: of 3 incidents before 27 "
        "January 2025, 1 of grade 5 (assault) and 2 of grade 1 (phone call); of 3 from then on, 2 of grade 5 (assault) "
        "and 1 of grade 1 (phone call). That is not enough to tell whether they have become more serious."
    )
    assert not found.certain
    assert len(found.incident_ids) == 6


@pytest.mark.parametrize(("number", "told"), [(1, "1 episode"), (5, "5 episodes")])
def test_with_fewer_than_six_episodes_nothing_is_told_of_seriousness(number: int, told: str) -> None:
    found = serious(kept_diary("call assault call assault assault".rsplit(" ", 5 - number)[0]))
    assert found.sentence == (
        f"The record holds, from 1 January 2025 to 19 September 2025, {told} of incidents: too few to tell whether "
        "they have become more serious."
    )
    assert not found.certain
    assert len(found.incident_ids) == number


def test_a_vague_incident_or_a_span_nobody_entered_makes_it_possible_only() -> None:
    vague = kept_diary(RISING)
    one = vague.incident("2025-03", "follow")
    entered_by_nobody = Made()
    weekly(entered_by_nobody, "call " + RISING)
    for made in (vague, entered_by_nobody):
        found = serious(made)
        assert found.sentence.startswith("The record may show incidents becoming more serious, from ")
        assert not found.certain
    found = serious(vague)
    assert one in found.incident_ids
    assert len(found.incident_ids) == 17
    assert "17" not in found.sentence, "the vague one is named and not counted"


NONE = [
    ([], "No incident has an exact date."),
    ([{"starts": "2025-01-01", "way": "memory"}], "The incidents up to 19 September 2025 were recorded in a way that "
     "no rate can rest on (from memory, told later)."),
    ([{"starts": "2025-09-20"}], "Recording had not begun."),
]  # fmt: skip


@pytest.mark.parametrize(("periods", "why"), NONE)
def test_where_nothing_can_be_compared_it_says_why(periods: list[dict[str, Any]], why: str) -> None:
    made = Made()
    for period in periods:
        diary(made, **period)
    dated = made.incident("2025-02", "call")
    made.incident("", "call")
    made.order("2025-03-01")
    for found, of in ((one_look(made.file, ON), "rates"), (serious(made), "seriousness")):
        assert found.sentence == f"The record bears no comparison of {of} up to 20 September 2025. {why}"
        assert found.incident_ids == (dated,)
        assert not found.certain
    assert before_and_after(made.file, ON) == ()


def test_all_that_is_looked_at_for_a_hearing() -> None:
    made = Made()
    diary(made)
    each(made, "2025-01-01", STEADY)
    made.order("2025-05-01")
    made.order("2025-01-10")
    on = day("2025-12-20")
    found = for_hearing(made.file, on)
    assert [(one.rule, one.subject) for one in found] == [
        ("rate-one-look", ""),
        ("seriousness-one-look", ""),
        ("rate-before-after", "2025-05-01-all"),
    ], "too few days had passed before the order of January"
    assert found[0] == one_look(made.file, on)
    assert found[1] == serious(made, on)
    assert found[2:] == before_and_after(made.file, on)


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        (1, "1 such analysis was made of this case before: what is promised of false alarms holds for one."),
        (2, "2 such analyses were made of this case before: what is promised of false alarms holds for one."),
    ],
)
def test_how_many_looks_went_before_is_a_limit_of_both_tests(earlier: int, said: str) -> None:
    made = kept_diary(RISING)
    made.order("2025-03-01")
    first, again = for_hearing(made.file, ON), for_hearing(made.file, ON, earlier=earlier)
    assert len(first) == len(again) == 3
    for before, after in zip(first[:2], again[:2], strict=True):
        assert after == replace(before, limits=f"{before.limits} {said}")
    assert first[2] == again[2]


def test_a_rise_is_no_certain_one_where_nobody_entered_how_it_was_recorded() -> None:
    made = Made()
    made.incident("2025-01-01", "call")
    each(made, "2025-01-01", SPEEDING)
    found = one_look(made.file, ON)
    assert found.sentence.startswith(
        "The record may show days with incidents coming more often, from 2 January 2025 to 19 September 2025: "
    )
    assert not found.certain
    assert found.starts == day("2025-01-02")


def test_what_a_look_rests_on_is_in_order_and_each_incident_is_there_once() -> None:
    made = Made()
    diary(made)
    late = made.incident("2025-06-03", "call")
    vague = made.incident("2025-03", "call")
    early = made.incident("2025-02-03", "attend-home")
    made.add(Whereabouts, kind="prison", starts=day("2025-07-01"), ends=day("2025-08-01"))
    made.incident("2025-07-10", "attend-home")
    made.incident("2025-07-10", "call", attribution="unknown")
    found = one_look(made.file, ON)
    assert found.incident_ids == (early, vague, late)
    assert found.sentence == (
        "The record holds, from 1 January 2025 to 19 September 2025, incidents on 1 of 262 days: too few to tell "
        "whether they have come more often. This counts conduct that can be done from custody. The record holds, from "
        "1 January 2025 to 19 September 2025, incidents on 1 of 232 days: too few to tell whether they have come more "
        "often. This counts conduct done in person, on days out of custody."
    )
    assert (
        f"{FROM_DIARY} 1 incident by an unknown hand or somebody else left out. "
        "1 incident without an exact day may lie in it. 1 "
        "incident dated on a day in custody left out."
    ) in found.limits
    assert "  " not in found.limits


@pytest.mark.parametrize(
    ("days", "least", "said"),
    [
        (5, 6, "on 5 of 262 days: too few to tell whether they have come more often."),
        (5, 2, "on 5 of 262 days: too few to tell whether they have come more often."),
        (7, 8, "on 7 of 262 days: too few to tell whether they have come more often."),
        (6, 6, "on 5 of the first 131 days, and on 1 of the last 131, which begin on 12 May 2025."),
        (6, 2, "on 5 of the first 131 days, and on 1 of the last 131, which begin on 12 May 2025."),
    ],
)
def test_a_unit_may_ask_for_more_days_and_can_not_make_do_with_fewer_than_can_be_weighed(
    days: int, least: int, said: str
) -> None:
    made = Made()
    diary(made)
    for on in ("01-05", "02-03", "03-03", "04-03", "05-03", "07-03", "08-03")[:days]:
        made.incident(f"2025-{on}", "call")
    assert said in one_look(made.file, ON, replace(DEFAULTS, rate_least=least)).sentence


def test_with_incidents_on_every_day_no_change_can_be_told() -> None:
    made = Made()
    diary(made, "2025-09-01")
    for n in range(2, 20):
        made.incident(f"2025-09-{n:02}", "call")
    made.incident("2025-09-01", "call")
    found = one_look(made.file, ON)
    assert found.sentence == (
        "The record holds, from 2 September 2025 to 19 September 2025, incidents on 18 of 18 days: the days are too "
        "full to tell whether they have come more often."
    )
    assert not found.certain


def test_with_nothing_in_the_first_half_there_is_no_ratio_to_tell() -> None:
    made = Made()
    diary(made)
    for on in ("06-03", "06-20", "07-01", "07-11", "08-02", "08-19"):
        made.incident(f"2025-{on}", "call")
    assert one_look(made.file, ON).sentence == (
        "The record holds, from 1 January 2025 to 19 September 2025, incidents on 0 of the first 131 days, and on 6 of "
        "the last 131, which begin on 12 May 2025. That is not enough to tell whether they have come more often."
    )
    assert one_look(made.file, ON).figures == (
        "Too few days with incidents before to say how much. P not below 0.05, one-sided."
    )


def test_what_may_be_chance_is_told_with_its_range_where_something_came_before() -> None:
    made = Made()
    diary(made)
    each(made, "2025-01-01", STEADY)
    assert one_look(made.file, ON).sentence == (
        "The record holds, from 1 January 2025 to 19 September 2025, incidents on 15 of the first 131 days, and on 14 "
        "of the last 131, which begin on 12 May 2025. That is not enough to tell whether they have come more often."
    )
    assert one_look(made.file, ON).figures == (
        "Days with incidents, not incidents: 0.9 times the rate before (95% range 0.4 to 2.1). P not below 0.05, "
        "one-sided."
    )


def test_before_and_after_says_what_it_can_not_be_sure_of() -> None:
    made = Made()
    diary(made)
    each(made, "2025-01-01", STEADY)
    order = made.order("2025-06-01")
    on = day("2025-12-20")
    (sure,) = before_and_after(made.file, on)
    assert sure.certain
    assert sure.limits.endswith(f". {FROM_DIARY}")
    assert (sure.title, sure.subject) == ("Before and after the restraining order", "2025-06-01-all")
    assert (sure.starts, sure.ends) == (day("2025-01-01"), day("2025-12-19"))
    assert ("order", order) in sure.links
    vague = made.incident("2025-03", "call")
    made.incident("2025-03-05", "call", attribution="unknown")
    (possible,) = before_and_after(made.file, on)
    assert possible.sentence == sure.sentence.replace("The record shows", "The record may show")
    assert possible.figures == sure.figures != ""
    assert not possible.certain
    assert {*possible.incident_ids} == {*sure.incident_ids, vague}
    assert (
        f"{FROM_DIARY} 1 incident by an unknown hand or somebody else left out. "
        "1 incident without an exact day may lie in it."
    ) in possible.limits


@pytest.mark.parametrize(("least", "few"), [(6, False), (7, True)])
def test_before_and_after_needs_as_many_days_as_the_unit_asks_for(least: int, few: bool) -> None:
    made = Made()
    diary(made)
    for on in ("01-05", "02-03", "03-03", "07-03", "08-03", "08-09"):
        made.incident(f"2025-{on}", "call")
    made.order("2025-05-01")
    (found,) = before_and_after(made.file, ON, replace(DEFAULTS, rate_least=least))
    assert found.sentence.endswith("Too few to tell whether the rate changed.") == few
    assert (found.figures == "") == few
    assert found.certain != few


def test_before_and_after_is_only_possible_where_nobody_entered_how_it_was_recorded() -> None:
    made = Made()
    each(made, "2025-01-01", STEADY)
    made.order("2025-06-01")
    (found,) = before_and_after(made.file, day("2025-12-20"))
    assert "The record may show, from 11 January 2025 to 19 December 2025, incidents on " in found.sentence
    assert not found.certain


def test_a_unit_s_settings_hold_from_their_day() -> None:
    made = Made()
    diary(made)
    each(made, "2025-01-01", STEADY)
    params = Params(dated=(("rate_least", ON, 50),))
    assert "too few to tell" in one_look(made.file, ON, params).sentence
    assert "too few to tell" not in one_look(made.file, YESTERDAY, params).sentence


def test_these_are_made_when_asked_for_and_never_found_by_themselves() -> None:
    view = CaseView(case_file=kept_diary(RISING).file, on=Dates(up_to=ON), params=DEFAULTS)
    for rule in (hearing.ONE_LOOK, hearing.SERIOUSNESS_LOOK, hearing.BEFORE_AFTER):
        assert rule.find(rule, view) == ()
        assert rule.group == "worse"


def test_the_last_day_of_the_span_counts_for_seriousness() -> None:
    made = kept_diary("call call call assault assault")
    made.incident(YESTERDAY.isoformat(), "assault")
    found = serious(made)
    assert ": of 3 incidents before " in found.sentence
    assert "; of 3 from then on, 3 of grade 5 (assault)." in found.sentence


def test_the_chance_told_is_that_of_the_exact_days_where_vague_ones_leave_a_rise() -> None:
    """With five more in February the chance is below 0.05 or 0.025, by where they lie; without them below 0.01."""
    made = Made()
    diary(made)
    each(made, "2025-01-01", SPEEDING)
    for _ in range(5):
        made.incident("2025-02", "call")
    found = one_look(made.file, ON)
    assert "The record may show days with incidents coming more often, " in found.sentence
    assert found.figures.endswith("P below 0.01, one-sided.")


@pytest.mark.parametrize(("vague", "rises"), [(0, True), (14, False)])
def test_vague_incidents_that_may_fill_every_free_day_leave_nothing_to_tell(vague: int, rises: bool) -> None:
    """Forty days: every other one, then nearly every one; fourteen are free."""
    made = Made()
    diary(made, "2025-08-11")
    for number in (*range(2, 20, 2), *(n for n in range(20, 40) if n % 7 != 3)):
        made.incident(When.on(day("2025-08-11") + timedelta(days=number)), "call")
    for _ in range(vague):
        made.incident("2025-08-11..2025-09-19", "call")
    found = one_look(made.file, ON)
    assert ("The record shows days with incidents coming more often, " in found.sentence) == rises
    assert found.sentence.endswith("That is not enough to tell whether they have come more often.") != rises
    assert (" on 9 of the first 20 days, and on 17 of the last 20" in found.sentence) == (not rises)


def test_a_rise_in_one_kind_of_conduct_is_certain_though_the_other_is_none() -> None:
    made = Made()
    diary(made)
    made.add(Whereabouts, kind="prison", starts=day("2025-02-01"), ends=day("2025-03-01"))
    on = day("2025-01-01")
    for gap in SPEEDING:
        on += timedelta(days=gap)
        made.incident(When.on(on), "attend-home")
    found = one_look(made.file, ON)
    first, second, _ = found.sentence.split(" This counts conduct ", 2)
    assert first.endswith("too few to tell whether they have come more often.")
    assert "The record shows days with incidents coming more often, " in second
    assert found.figures.endswith("This counts conduct done in person, on days out of custody.")
    assert found.limits.endswith(f". {FROM_DIARY}"), "there is nothing more to say of either"
    assert found.certain


def test_letters_from_prison_and_visits_after_it_are_no_rise_in_seriousness() -> None:
    """Letters throughout, and visits as soon as there can be any: together they would become graver."""
    made = Made()
    diary(made)
    made.add(Whereabouts, kind="prison", starts=day("2024-12-01"), ends=day("2025-05-01"))
    for week in range(30):
        on = When.on(day("2025-01-06") + timedelta(weeks=week))
        made.incident(on, "attend-home" if week > 16 and week % 2 else "letter")
    found = serious(made)
    assert "becoming more serious" not in found.sentence
    assert found.sentence.count("That is not enough to tell") + found.sentence.count("too few to tell") == 2
    assert "This counts conduct that can be done from custody." in found.sentence
    assert "This counts conduct done in person, on days out of custody." in found.sentence
    assert not found.certain
    free = Made()
    diary(free)
    for week in range(30):
        on = When.on(day("2025-01-06") + timedelta(weeks=week))
        free.incident(on, "attend-home" if week > 16 and week % 2 else "letter")
    assert "The record shows incidents becoming more serious" in serious(free).sentence


A_RUN = (
    " Looked at because of a run of incidents, a steady campaign is said to show a rise far oftener than is promised: "
    "the day after four weeks of twice as many as usual in 9 to 13 of 100, of three times as many in 19 to 38."
)


@pytest.mark.parametrize(
    ("chosen", "reason", "said"),
    [
        ("", "", ""),
        ("other", " ", ""),
        ("other", "Counsel asked for it.", "Why this date, as the officer says: Counsel asked for it."),
        ("fixed", " ", "The date was fixed before the last incidents, as the officer says."),
        (
            "fixed",
            " The hearing was listed. ",
            "The date was fixed before the last incidents, as the officer says: The hearing was listed.",
        ),
        ("followed", "", f"The date follows from the last incidents, as the officer says.{A_RUN}"),
        (
            "followed",
            "A call at night.",
            f"The date follows from the last incidents, as the officer says: A call at night.{A_RUN}",
        ),
    ],
)
def test_why_this_date_is_told_with_what_it_costs(chosen: str, reason: str, said: str) -> None:
    assert why_then(chosen, reason) == said


def in_person(kinds: str) -> Made:
    """A month in prison parts what is done in person, so much a week, from a single call."""
    made = kept_diary(kinds)
    made.incident("2025-02-03", "call")
    made.add(Whereabouts, kind="prison", starts=day("2025-07-01"), ends=day("2025-08-01"))
    return made


def test_where_custody_parts_conduct_each_part_has_half_the_level() -> None:
    found = serious(in_person("follow follow follow assault assault assault"))
    assert "not enough to tell whether they have become more serious" in found.sentence
    assert (found.figures, found.certain) == ("", False)


def test_one_part_of_conduct_is_enough_for_a_finding_and_the_other_has_no_figures() -> None:
    found = serious(in_person(" ".join(["follow"] * 6 + ["assault"] * 6)))
    assert "The record shows incidents becoming more serious, " in found.sentence
    assert found.figures == "P 0.002, one-sided. This counts conduct done in person, on days out of custody."
    assert found.certain
    often = one_look(in_person(" ".join(["follow"] * 6)).file, ON)
    assert often.sentence.count("too few to tell") == 1
    assert often.figures == often.figures.strip() != ""


@pytest.mark.parametrize(
    ("chance", "said"), [(0.0009, "P below 0.001"), (0.001, "P 0.001"), (0.0014, "P 0.001"), (0.0019, "P 0.002")]
)
def test_a_chance_of_one_in_a_thousand_is_not_below_it(
    chance: float, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Grades, "chance", lambda graded, end: chance)
    assert serious(kept_diary(RISING)).figures == f"{said}, one-sided."


def fewer_later(before: int, after: int) -> Made:
    """So many days with calls from 10 January and from 10 June, nine days apart."""
    made = Made()
    diary(made)
    each(made, "2025-01-01", [9] * before)
    each(made, "2025-06-01", [9] * after)
    return made


FEWER = "The range lies below 1: fewer days were recorded later."


def test_fewer_days_later_are_told_only_wherever_the_vague_ones_lie() -> None:
    made = fewer_later(12, 0)
    assert FEWER in one_look(made.file, ON).sentence
    for _ in range(6):
        made.incident("2025-08", "call")
    assert FEWER not in one_look(made.file, ON).sentence


def test_fewer_days_later_are_told_of_the_halves_up_to_the_last_day() -> None:
    made = fewer_later(12, 3)
    assert FEWER in one_look(made.file, ON).sentence
    made.incident(YESTERDAY.isoformat(), "call")
    assert FEWER not in one_look(made.file, ON).sentence


def test_fewer_days_after_an_order_are_told_where_something_came_before_and_nothing_is_vague() -> None:
    made = fewer_later(13, 1)
    made.order("2025-05-13")
    (fewer,) = before_and_after(made.file, ON)
    assert FEWER in fewer.sentence
    made.incident("2025-08", "call")
    (vague,) = before_and_after(made.file, ON)
    assert FEWER not in vague.sentence
    later = fewer_later(0, 8)
    later.order("2025-05-13")
    (nothing_before,) = before_and_after(later.file, ON)
    assert nothing_before.figures == "Too few days with incidents before to say how much."
    assert FEWER not in nothing_before.sentence


def test_a_span_that_ends_a_day_before_the_last_whole_one_says_that_nothing_later_is_compared() -> None:
    said = []
    for ends in ("2025-09-18", "2025-09-19"):
        made = Made()
        diary(made, ends=ends)
        made.incident("2025-02-03", "call")
        said.append("Nothing after 18 September 2025 " in one_look(made.file, ON).sentence)
    assert said == [True, False]
