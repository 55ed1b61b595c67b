# SPDX-License-Identifier: Apache-2.0
"""What Today shows of a case, one line at a time, and what it leaves out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.casemaker import VICTIM, Made, day, filed, when
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.due.due_groups import grouped
from vlu_desktop.due.due_lines import FINDERS, DueItem, due_items
from vlu_desktop.due.retention import next_review
from vlu_desktop.due.telling_lines import TELL
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.platform.paths import resources
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.offending import Hearing, Movement, OrderProtected, Proceeding, Sentence, Whereabouts
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import (
    Action,
    Contact,
    FindingReview,
    FormAnswers,
    LegalHold,
    Meeting,
    Request,
    RetentionReview,
    Statement,
    StatementOffer,
    Telling,
)
from vlu_desktop.rules.deadlines import Rules

MONDAY = date(2026, 8, 3)
RULES = Rules.from_toml((resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8"))
HOLIDAYS = Holidays.from_toml((resources() / "rules" / "bank_holidays.toml").read_text(encoding="utf-8"))


def lines(made: Made, today: date = MONDAY, **case: Any) -> list[DueItem]:
    values: dict[str, Any] = {"status": "active", "opened": day("2026-01-05")} | case
    return list(due_items(filed(replace(made.case, **values), made.rows), today, RULES, HOLIDAYS))


def told(made: Made, **case: Any) -> list[tuple[str, str, date | None, bool, str]]:
    """Every line but those of whom to tell what, which have tests of their own."""
    found = [item for item in lines(made, **case) if item.kind != TELL]
    return [(item.title, item.detail, item.due, item.overdue, item.action) for item in found]


def test_an_action_overdue_is_chased_one_to_come_is_opened_and_one_without_a_day_is_given_one() -> None:
    made = Made()
    meeting = made.add(Meeting, kind="marac", on=day("2026-07-01"), status="closed", follow_up_on=day("2026-12-30"))
    made.add(Action, meeting_id=meeting, what="Housing transfer", agency="Housing", due=day("2026-07-21"))
    made.add(Action, what="Ring the school", owner="P. Quist", due=day("2026-08-05"), status="in-progress")
    made.add(Action, what="Alarm")
    made.add(Action, what="Done already", due=day("2026-07-21"), status="complete")
    made.add(Action, what="Next year", due=day("2027-07-21"), status="open")
    assert told(made) == [
        ("MARAC action: Housing transfer", "Housing, due 21 July 2026", day("2026-07-21"), True, "chase"),
        ("Action: Ring the school", "P. Quist, due 5 August 2026", day("2026-08-05"), False, "open"),
        ("Action: Alarm", "No day set", None, False, "set-date"),
    ]


def test_a_marac_closed_without_a_follow_up() -> None:
    made = Made()
    made.add(Meeting, kind="marac", on=day("2026-06-04"), status="closed")
    assert told(made) == [
        ("Follow-up meeting not set", "MARAC of 4 June 2026 closed without one", day("2026-07-02"), True, "set-date")
    ]


@pytest.mark.parametrize(("kind", "called"), [("marac", "MARAC"), ("stalking-panel", "Stalking panel"), ("mappa", "")])
def test_a_meeting_whose_actions_are_to_be_looked_after_is_left_open_until_that_is_said(kind: str, called: str) -> None:
    made = Made()
    made.add(Meeting, kind=kind, on=day("2026-06-04"), status="held", no_follow_up_reason="Moved away.")
    line = (f"{called}: held and not closed", "Held on 4 June 2026", day("2026-06-04"), True, "close")
    assert told(made) == ([line] if called else [])


def test_meetings_to_come_to_write_up_and_to_follow() -> None:
    made = Made()
    made.add(Meeting, kind="marac", on=day("2026-06-04"), status="closed", follow_up_on=day("2026-08-06"))
    made.add(Meeting, kind="mappa", on=day("2026-07-30"), status="planned")
    made.add(Meeting, kind="professionals", on=day("2026-08-04"), status="planned")
    assert told(made) == [
        (
            "MAPPA: what was decided is not recorded",
            "It was to be held on 30 July 2026",
            day("2026-07-30"),
            True,
            "open",
        ),
        ("Professionals' meeting", "On 4 August 2026", day("2026-08-04"), False, "open"),
        ("MARAC follow-up", "Follows the MARAC of 4 June 2026", day("2026-08-06"), False, "open"),
    ]


def test_a_marac_that_was_followed_up_or_needs_none_is_not_mentioned() -> None:
    made = Made()
    first = made.add(Meeting, kind="marac", on=day("2026-05-04"), status="closed", follow_up_on=day("2026-06-04"))
    made.add(
        Meeting,
        kind="marac",
        on=day("2026-06-04"),
        status="closed",
        follows_id=first,
        no_follow_up_reason="Moved away.",
    )
    assert told(made) == []


def hearing(made: Made, on: str, kind: str = "sentence", result: str = "") -> str:
    return made.add(Hearing, proceeding_id=made.add(Proceeding, kind="criminal"), kind=kind, on=day(on), result=result)


def test_a_statement_update_before_a_hearing_says_what_came_since() -> None:
    made = Made()
    hearing(made, "2026-08-24")
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-03-12"))
    made.incident("2026-06-18", "threat-to-kill")
    assert told(made) == [
        ("Offer a statement update", "Last signed 12 March 2026; threat to kill since; hearing 24 August 2026",
         day("2026-07-27"), True, "record-offer"),
        ("Sentence on 24 August 2026", "", day("2026-08-24"), False, "open"),
    ]  # fmt: skip


def test_an_offer_made_for_the_hearing_is_enough() -> None:
    made = Made()
    hearing(made, "2026-08-24")
    made.add(StatementOffer, offered_on=day("2026-07-20"), result="no-change")
    assert [item.kind for item in lines(made)] == ["hearing"]


def test_the_day_set_for_the_next_offer() -> None:
    made = Made()
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-03-12"), next_offer=day("2026-08-07"))
    assert told(made) == [
        ("Offer a statement update", "Last signed 12 March 2026", day("2026-08-07"), False, "record-offer")
    ]


def test_a_parole_hearing_has_its_own_deadlines_to_be_confirmed() -> None:
    made = Made()
    hearing(made, "2026-10-05", "parole-oral")
    made.add(Request, kind="non-disclosure", sent_on=day("2026-07-30"), sent_to="PPCS")
    found = {item.title: item for item in lines(made)}
    assert (found["Parole statement to be sent"].due, found["Parole statement to be sent"].confirm) == (
        day("2026-09-07"),
        True,
    )
    assert found["Application to withhold the statement"].due == day("2026-08-10")
    assert "Offer a statement" not in found
    made.add(Statement, kind="parole", status="signed", signed_on=day("2026-08-01"))
    assert "Parole statement to be sent" not in {item.title for item in lines(made)}


def test_a_parole_decision_whose_reasons_can_be_asked_for() -> None:
    made = Made()
    hearing(made, "2026-03-10", "parole-oral", "Not released")
    assert [(title, due) for title, _, due, *_ in told(made)] == [
        ("Summary of the parole decision can be asked for", day("2026-09-10"))
    ]
    made.add(Request, kind="reasons", decision="granted", decided_on=day("2026-06-01"))
    assert told(made) == []


def test_a_hearing_nobody_wrote_up() -> None:
    made = Made()
    hearing(made, "2026-07-30", "trial")
    hearing(made, "2025-07-30", "trial")
    assert told(made) == [
        ("Trial: result not recorded", "Heard on 30 July 2026", day("2026-07-30"), True, "open")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "detail", "due"),
    [("vcs", "Referred on 3 August 2026", "2026-09-01"), ("vns", "Sentence of 28 July 2026", "2026-08-12")],
)
def test_first_contact_by_each_scheme(scheme: str, detail: str, due: str) -> None:
    made = Made()
    made.add(Sentence, kind="community", passed=when("2026-07-28"))
    found = lines(made, scheme=scheme, status="referred", opened=MONDAY)
    assert [(item.title, item.detail, item.due, item.confirm) for item in found] == [
        ("First contact", detail, day(due), True)
    ]
    made.add(Contact, happened=when("2026-08-03"), channel="phone", outcome="no-answer")
    (still,) = (item for item in lines(made, scheme=scheme, status="referred", opened=MONDAY))
    assert still.detail == f"{detail}. Tried on 3 August 2026, phone: no answer."
    made.add(Contact, happened=when("2026-08-03"), outcome="spoke")
    assert lines(made, scheme=scheme, status="referred", opened=MONDAY) == []


def test_annual_contact_counts_from_the_last_one_made() -> None:
    made = Made()
    made.add(Contact, happened=when("2025-07-01"), key_stage="annual", outcome="sent")
    made.add(Contact, happened=when("2026-06-30"), key_stage="annual", outcome="no-answer")
    assert told(made, contact_level="annual") == [
        ("Annual contact", "Last on 1 July 2025", day("2026-07-01"), True, "record-contact")
    ]
    assert told(made, contact_level="key-stages") == []


def test_a_contact_to_follow_up_until_it_is_done() -> None:
    made = Made()
    made.add(Contact, happened=when("2026-07-30"), channel="phone", follow_up_on=day("2026-08-04"))
    made.add(Contact, happened=when("2026-07-30"), follow_up_on=day("2026-08-04"), follow_up_done=True)
    assert told(made) == [
        ("Follow up a contact", "Phone of 30 July 2026", day("2026-08-04"), False, "record-contact")
    ]  # fmt: skip


def order(made: Made, **more: Any) -> str:
    return made.order("2026-01-05", "nmo", **({"copy_received_on": day("2026-01-06")} | more))


def test_an_order_that_expires_on_friday_and_one_that_has() -> None:
    made = Made()
    order(made, expires=day("2026-08-07"))
    order(made, expires=day("2026-08-01"))
    order(made, expires=day("2026-08-07"), renewal="Application made")
    order(made, expires=day("2026-12-01"))
    order(made, until_further_order=True)
    assert told(made) == [
        ("Non-molestation order has expired", "On 1 August 2026; renewal or end not recorded", day("2026-08-01"), True,
         "open"),
        ("Non-molestation order expires on 7 August 2026",
         "The order of 5 January 2026; renewal or end not recorded", day("2026-08-07"), False, "open"),
    ]  # fmt: skip


def test_an_order_the_victim_was_not_told_of_and_whose_copy_has_not_come() -> None:
    made = Made()
    made.order("2026-07-31", "ro-conviction")
    assert told(made) == [
        ("Copy not received: restraining order on conviction", "Made on 31 July 2026", None, False, "chase"),
    ]  # fmt: skip


def test_orders_of_others_old_orders_and_ended_ones_ask_for_nothing() -> None:
    made = Made()
    made.add(OrderProtected, order_id=made.order("2026-07-31"), person_id="p-other-victim")
    made.order("2019-07-31")
    made.order("2026-07-31", status="discharged")
    made.order("2026-07-31", "bail-court")
    assert told(made) == []
    made.add(OrderProtected, order_id=made.order("2026-07-31"), person_id=VICTIM)
    assert len(told(made)) == 1


def test_a_recall_s_re_release_is_calculated_from_the_day_he_was_back() -> None:
    made = Made()
    made.add(Movement, kind="recall", on=day("2026-07-20"))
    made.add(Whereabouts, kind="prison", starts=day("2026-07-22"))
    (back,) = (item for item in lines(made) if item.kind != TELL)
    assert (back.title, back.due, back.confirm) == ("Re-release by 15 September 2026", day("2026-09-15"), True)
    made.add(Movement, kind="release", on=day("2026-08-01"))
    assert told(made) == []


@pytest.mark.parametrize(("kind", "title"), [("temporary", "Temporary release (ROTL)"), ("release", "Release")])
def test_a_release_is_prepared_for_until_nobody_is_to_be_told_any_more(kind: str, title: str) -> None:
    made = Made()
    moved = made.add(Movement, kind=kind, on=day("2026-10-10"))
    assert told(made) == [(f"{title} on 10 October 2026", "To come; to be prepared from 12 September 2026",
                           day("2026-10-10"), False, "open")]  # fmt: skip
    for event in (kind, "release-conditions"):
        made.add(
            Telling, person_id=VICTIM, event=event, event_on=day("2026-10-10"), record_type="movement",
            record_id=moved, why="not-told", reason="Told already", manager="Ben Example",
        )  # fmt: skip
    assert told(made) == []


def test_a_recall_before_the_law_changed_is_counted_by_the_rule_of_its_day() -> None:
    made = Made()
    made.add(Movement, kind="recall", on=day("2026-02-27"))
    made.add(Movement, kind="returned", on=day("2026-03-02"))
    short, back = (item for item in lines(made, day("2026-03-05")) if item.kind != TELL)
    assert (back.title, back.confirm) == ("Re-release by 29 March 2026", True)
    assert back.detail == "If the recall is for a fixed term of 28 days; returned to custody on 2 March 2026."
    assert (short.title, short.confirm) == ("Re-release by 15 March 2026", True)
    assert short.detail == (
        "If the recall is for a fixed term of 14 days, as for a sentence of less than twelve months; "
        "returned to custody on 2 March 2026."
    )
    after = [item.title for item in lines(made, day("2026-03-16")) if item.kind != TELL]
    assert after == ["Re-release by 29 March 2026"]


def test_requests_to_send_to_wait_for_and_to_pass_on() -> None:
    made = Made()
    made.add(Request, kind="exclusion", asked_on=day("2026-07-01"))
    made.add(Request, kind="no-contact", sent_on=day("2026-07-02"), sent_to="the prison")
    made.add(Request, kind="contact-block", decision="refused", decided_on=day("2026-07-31"))
    made.add(Request, kind="reasons", decision="granted", decided_on=day("2026-07-31"))
    made.add(Request, kind="information", decision="withdrawn")
    assert told(made) == [
        ("No decision yet: no-contact condition", "Sent to the prison on 2 July 2026", None, False, "chase"),
        ("Request not sent: exclusion zone", "Asked for on 1 July 2026", None, False, "open"),
    ]  # fmt: skip


def test_the_review_of_the_last_form_of_each_sort_and_one_not_finished() -> None:
    made = Made()
    made.add(FormAnswers, form="review", done_on=day("2026-02-01"), status="complete")
    made.add(FormAnswers, form="review", done_on=day("2026-05-10"), status="complete")
    made.add(FormAnswers, form="referral", done_on=day("2026-05-10"), status="complete", review_on=day("2026-08-05"))
    made.add(FormAnswers, form="review", status="begun")
    assert told(made) == [
        ("Review of risk", "Last done on 10 May 2026", day("2026-08-05"), False, "open"),
        ("Review of risk", "Last done on 10 May 2026", day("2026-08-10"), False, "open"),
        ("Form not finished", "", None, False, "continue"),
    ]


def test_the_limit_for_a_summary_charge_only_while_nothing_is_charged() -> None:
    made = Made()
    made.incident("2026-02-19", "call")
    made.incident("2026-02-20", "call", reported="yes")
    assert [(item.title, item.due, item.confirm) for item in lines(made)] == [
        ("Last day to charge harassment or stalking of the lesser kind", day("2026-08-20"), True)
    ]
    made.add(Charge, offence="Harassment")
    assert told(made) == []


FOUND = Finding(
    rule="ladder", rule_version="1", title="Order of seriousness", sentence="The record shows.", method="m", limits="l",
    source="s", evidence="e",
)  # fmt: skip


def test_a_finding_is_shown_until_somebody_has_looked_at_it_and_again_when_its_evidence_changes() -> None:
    made = Made()
    (item,) = due_items(made.file, MONDAY, RULES, HOLIDAYS, [FOUND])
    assert (item.title, item.detail) == ("New finding: Order of seriousness", "Nobody has looked at it")
    assert (item.target, item.due) == (("finding", "ladder"), None)
    made.add(FindingReview, rule="ladder", rule_version="1", evidence="e", verdict="seen")
    assert due_items(made.file, MONDAY, RULES, HOLIDAYS, [FOUND]) == ()
    assert len(due_items(made.file, MONDAY, RULES, HOLIDAYS, [replace(FOUND, evidence="other")])) == 1


def everything() -> Made:
    made = Made()
    made.add(Meeting, kind="marac", on=day("2026-06-04"), status="closed")
    made.add(Action, what="Alarm", due=day("2026-07-01"))
    hearing(made, "2026-08-24")
    made.add(Movement, kind="release", on=day("2026-07-30"))
    made.add(Request, kind="contact-block", decision="refused", decided_on=day("2026-07-31"))
    made.order("2026-07-31", expires=day("2026-10-25"))
    return made


def test_a_victim_who_wants_no_contact_is_not_to_be_asked_but_the_rest_goes_on() -> None:
    kinds = {item.kind for item in lines(everything(), contact_level="none")}
    assert kinds == {"follow-up", "action", "hearing", "copy", "order"}
    assert {"tell", "statement"} <= {item.kind for item in lines(everything())}


def test_a_closed_case_asks_only_whether_it_is_still_needed() -> None:
    told_of = [(item.kind, item.detail, item.due) for item in lines(everything(), status="closed")]
    assert told_of == [("retention", "The day it was closed is not recorded", None)]
    assert lines(everything(), status="closed", closed=day("2024-01-05")) == []


def test_a_case_is_reviewed_by_the_rule_of_its_state_or_on_the_day_the_last_review_set() -> None:
    made = Made()
    title = "Retention review: is this closed case still needed"
    closed = {"status": "closed", "closed": day("2020-09-01")}
    assert told(made, **closed) == [(title, "Closed on 1 September 2020", day("2026-09-01"), False, "review")]
    made.add(LegalHold, reason="A complaint", placed_on=day("2026-01-05"))
    made.add(LegalHold, reason="Over", placed_on=day("2025-01-05"), lifted_on=day("2025-02-05"))
    assert told(made, **closed)[0][1] == "Closed on 1 September 2020. On legal hold"
    made.add(RetentionReview, decision="keep", reason="Appeal", decided_on=day("2026-01-05"), next_on=day("2026-08-01"))
    assert told(made, **closed) == [(title, "Set at the last review. On legal hold", day("2026-08-01"), True, "review")]


def test_an_open_case_is_reviewed_years_after_it_was_opened_or_last_reviewed() -> None:
    made = Made()
    title = "Retention review: is all of this case still needed"
    assert [item.title for item in lines(made, opened=day("2021-09-01"), contact_level="none")] == [title]
    made.add(RetentionReview, decision="keep", reason="Needed", decided_on=day("2026-01-05"))
    assert lines(made, opened=day("2021-09-01"), contact_level="none") == []


def test_lines_are_grouped_by_day_and_every_line_can_be_acted_on() -> None:
    made = everything()
    found = lines(made)
    assert [(name, len(group)) for name, group in grouped(found, MONDAY)] == [
        ("More than a month late", 2),
        ("Late", 1),
        ("This week", 5),
        ("Coming in 90 days", 2),
    ]
    ids = {str(row.id) for row in made.rows}
    for item in found:
        assert item.case_id == "case"
        assert item.target[1] in ids
        assert item.action in {"open", "chase", "set-date", "record-offer", "record-contact", "continue"}
        assert item.overdue == (item.due is not None and item.due < MONDAY)


def test_a_day_whose_bank_holidays_are_not_known_still_has_its_line() -> None:
    made = Made()
    made.order("2035-07-31")
    found = lines(made, date(2035, 8, 1), opened=day("2035-01-01"))
    assert {item.title: item.due for item in found} == {
        "Tell the victim: restraining order on conviction": None,
        "Copy not received: restraining order on conviction": None,
    }


def test_a_row_given_twice_and_another_order_of_entry_change_nothing() -> None:
    made = everything()
    again = filed(made.case, [*reversed(made.rows), *made.rows])
    assert due_items(again, MONDAY, RULES, HOLIDAYS) == due_items(made.file, MONDAY, RULES, HOLIDAYS)


def test_ten_thousand_actions_take_a_moment_and_none_is_lost() -> None:
    made = Made()
    for n in range(10_000):
        made.add(Action, what=f"Action {n}", due=MONDAY + timedelta(days=n % 90))
    assert len(lines(made)) == 10_000
    assert len(FINDERS) == len(set(FINDERS))


def test_a_review_without_a_rule_on_that_day_says_so() -> None:
    case = Case(id=RecordId("c"), opened=date(2026, 1, 5), status="active")
    none = Rules(rules=())
    review = next_review(case, (), (), none, HOLIDAYS)
    assert (review.due, review.why) == (None, "No rule held on that day")
