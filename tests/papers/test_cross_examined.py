# SPDX-License-Identifier: Apache-2.0
"""What the defence and a judge with five minutes objected to when they read three cases more, each held as a kind."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, court, source_of, told, view_of
from tests.papers.test_read_by_counsel import MADE, a, broken, charged, words_of
from tests.papers.whole_case import made, whole_case
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.social_history.key_points import shows
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.finding import Finding
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.typeset.tree_content import content


def finding(rule: str, group: str) -> Finding:
    return Finding(rule=rule, rule_version="1", title="", sentence="", method="", limits="", source="", group=group)


@pytest.mark.parametrize("kind", ["key-points", "social-history"])
def test_the_breaches_stand_before_the_order_of_first_times_however_long_that_is(kind: str) -> None:
    firsts = [told(90 + n, date(2020 + n, 1, 5), kind=key) for n, key in enumerate(("follow", "threat-to-kill"))]
    said = words_of(kind, "court", *broken(3), *(row for rows in firsts for row in rows))
    points = said[said.index("In brackets stands") :]
    assert points.index("3 incidents recorded as breaches") < points.index("the first incident of each step")


@pytest.mark.parametrize("kind", ["key-points", "social-history"])
def test_threats_stand_before_the_order_of_first_times_and_before_proceedings(kind: str) -> None:
    """They had stood last: where room was short one paper named the threats, and the other a claim in a civil court."""
    kinds = ("call", "follow", "threat-violence", "civil-claim")
    rows = [row for n, key in enumerate(kinds, start=1) for row in told(n, MADE + timedelta(days=n), kind=key)]
    said = words_of(kind, "court", *rows)
    points = said[said.index("In brackets stands") :]
    threats = points.index("1 incident, dated 5 March 2026: threat of violence")
    assert threats < points.index("the first incident of each step")
    assert threats < points.index("civil or family proceedings used to reach the victim")


@pytest.mark.parametrize("rule", ["rate-highlight", "seriousness-rising"])
def test_a_rise_that_no_longer_shows_is_no_reason_for_anything_now(rule: str) -> None:
    assert not shows(finding(rule, "holds"))
    assert shows(finding(rule, "worse"))
    assert shows(finding("threats", "holds"))


def test_a_conference_is_told_of_breaches_before_what_came_first_years_ago() -> None:
    long_ago = told(9, MADE - timedelta(days=900), kind="follow")
    said = words_of("marac-referral", "marac", *broken(3), *long_ago, criterion="escalation")
    assert "What the record shows, whenever it was." in said
    assert said.index("What followed each recorded breach") < said.index("Order of first times")
    assert "Not entered: whether the victim knows of the referral." in said


def test_of_what_the_record_says_against_itself_the_entries_are_named() -> None:
    prison = a(o.Whereabouts, "w", offender_id=HIM, kind="prison", starts=MADE)
    rows = (prison, *told(1, MADE - timedelta(days=5)), *told(2, MADE + timedelta(days=5), kind="approach"))
    said = words_of("chronology", "court", *rows)
    assert "is dated within a stay in custody: where the offender was then, or who did it, is not settled. " in said
    assert "is not settled. Shown by entry 2." in said


def test_contempt_is_told_as_no_conviction() -> None:
    contempt = a(o.Breach, "b", order_id="o", incident_id="n001", outcome="contempt")
    order = (
        a(o.Order, "o", offender_id=HIM, kind="nmo", status="in-force", made=MADE, served=MADE),
        a(o.OrderProtected, "op", order_id="o", person_id=HER),
    )
    said = words_of("social-history", "court", *order, *told(1, MADE + timedelta(days=2)), *told(2, MADE), contempt)
    assert "Proved as contempt. Breach 1" in said
    assert "Proved in court 1 entry 2" in said
    assert "Convicted. Breach" not in said
    convicted = words_of(
        "chronology", "court", *told(1, MADE), *told(2, MADE), *charged("Assault", "convicted", "n001")
    )
    assert "Proved as contempt" not in convicted


@pytest.mark.parametrize(("outcome", "left"), [("lie-on-file", True), ("pending", False)])
def test_a_count_left_on_the_file_is_not_told_as_pending(outcome: str, left: bool) -> None:
    rows = (*told(1, MADE, kind="strangulation"), *told(2, MADE), *charged("Strangulation", outcome, "n001"))
    said = words_of("chronology", "court", *rows)
    assert ("Charged, left to lie on the file" in said) is left
    point = words_of("key-points", "court", *rows)
    assert ("(1 charged, left to lie on the file)" in point) is left
    assert ("(1 charged)" in point) is not left


def test_by_whom_nobody_knows_is_said_once_and_stands_on_the_first_page() -> None:
    rows = (*told(1, MADE, attribution="unknown", certainty="suspected"), *told(2, MADE, certainty="suspected"))
    said = words_of("social-history", "court", *rows, *told(3, MADE))
    assert "Phone call. By whom is not known." in said
    assert "Phone call. By whom is suspected, not known." in said
    assert said.count("Not known who") == 0
    assert "Of these, 2 are not recorded for certain as the offender’s." in said
    assert "for certain as the offender’s" not in words_of("key-points", "court", *told(1, MADE), *told(2, MADE))


def test_one_entry_is_no_entries() -> None:
    said = words_of("key-points", "court", *told(1, MADE, reported="no"))
    assert "The record holds one entry of conduct (2 Mar 2026): 1 not reported to police" in said


def unkinded(number: int, happened: When | None) -> c.Incident:
    return c.Incident(
        id=RecordId(f"n{number:03}"), case_id=CASE, account="He was there.", happened=happened, source="victim"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((*told(1, MADE), unkinded(2, When.on(MADE + timedelta(days=4)))),
         "The record holds entries (the earliest 2 Mar 2026, the latest 6 Mar 2026)"),
        ((*told(1, MADE), unkinded(2, When.on(MADE))), "The record holds entries (2 Mar 2026)"),
        ((*told(1, None), unkinded(2, None)), "The record holds entries: 2 not asked whether reported to police"),
        ((unkinded(1, When.on(MADE)), unkinded(2, When.on(MADE))), "No kind of conduct was chosen for any of them."),
        ((unkinded(1, When.on(MADE)),), "The record holds one entry (2 Mar 2026)"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["key-points", "social-history"])
def test_entries_of_which_nobody_has_chosen_a_kind_are_not_counted_as_conduct(
    kind: str, rows: tuple[Record, ...], said: str
) -> None:
    text = words_of(kind, "court", *rows)
    assert said in text
    assert "of conduct (" not in text
    assert "of conduct: " not in text
    chosen = {1: "No kind of conduct was chosen for it.", 2: "No kind of conduct was chosen for "}
    assert chosen[len([row for row in rows if isinstance(row, c.Incident)])] in text


def test_how_many_of_the_entries_have_no_kind_stands_with_their_number() -> None:
    dated = When.on(MADE)
    text = words_of("key-points", "court", *told(1, MADE), unkinded(2, dated), unkinded(3, dated))
    assert "No kind of conduct was chosen for 2 of these 3." in text
    assert "No kind of conduct was chosen" not in words_of("key-points", "court", *told(1, MADE), *told(2, MADE))


def test_what_a_victim_reported_is_no_contact_of_the_police_with_the_offender() -> None:
    on = When.on(MADE)
    report, warning = (a(c.PoliceContact, key, case_id=CASE, kind=key, happened=on) for key in ("report", "warning"))
    link = a(c.PoliceContactIncident, "l", police_contact_id="report", incident_id="n001")
    said = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), report, warning, link)
    assert "Contacts with the police: warning or words of advice: 1 " in said
    alone = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), report, link)
    assert "Contacts with the police" not in alone


@pytest.mark.parametrize(("form", "where"), [("full", "is set out [background]"), ("short", "stands in the full form")])
def test_where_no_kind_of_relationship_is_entered_what_was_told_of_one_is_not_denied(form: str, where: str) -> None:
    view = view_of(*told(1, MADE), *told(2, MADE))
    case = replace(view.file.case, background="They were never together.")
    paper = made(
        replace(view, file=CaseFile(case=case, rows={**view.file.rows, p.Case: (case,)})),
        "social-history", "court", {"form": form},
    )  # fmt: skip
    said = " ".join(" ".join(cells) for _, cells in content(paper))
    assert f"No kind of relationship is entered; what was told of it {where}." in said
    assert "says nothing of the relationship" not in said


@pytest.mark.parametrize(("about", "said"), [("elsewhere", True), ("n001", False)])
def test_what_followed_a_sentence_for_another_woman_s_case_says_whose_it_was(about: str, said: bool) -> None:
    sentence = a(
        o.Sentence, "s", offender_id=HIM, charge_id="ch", passed=When.on(date(2026, 6, 1)), expressed="8 weeks"
    )
    rows = (*told(1, MADE), *told(2, date(2026, 6, 9)), *charged("Assault", "convicted", about), sentence)
    for kind in ("social-history", "key-points"):
        words = words_of(kind, "court", *rows)
        assert "the next incident 8 days after the sentence of 1 June 2026." in words
        assert ("What it counts from concerned another person" in words) is said


def test_a_letter_about_nobody_is_not_made() -> None:
    view = view_of()
    nobody = tuple(row for row in view.file.all(p.Involvement) if row.role != "offender")
    case = CaseFile(case=view.file.case, rows={**view.file.rows, p.Involvement: nobody})
    with pytest.raises(UserError, match="nobody is entered as the offender"):
        made(replace(view, file=case), "agency-letter", "agency", {"letter": "letter-to-prison", "asked": "When?"})
    said = " ".join(" ".join(cells) for _, cells in content(made(replace(view, file=case), "chronology", "court", {})))
    assert "Concerning nobody named in the record" in said


def test_a_conviction_that_was_quashed_is_told_as_that() -> None:
    rows = (*told(1, MADE), *told(2, MADE), *charged("Threatening behaviour", "quashed", "n001"))
    said = words_of("social-history", "court", *rows)
    assert "Conviction quashed" in said
    assert "A court found it not proved, or quashed the conviction." in said
    rows = (*told(1, MADE), *told(2, MADE), *charged("Assault", "acquitted", "n001"))
    assert "Conviction quashed" not in words_of("social-history", "court", *rows)


def test_of_an_animal_nothing_is_hinted_that_nobody_told() -> None:
    said = words_of("social-history", "court", *told(1, MADE, kind="animal-harm"), *told(2, MADE))
    assert "died" not in said
    assert "Limits: Whether an animal came to harm, and by whose hand, is often not known." in said


@pytest.mark.parametrize(("about", "drawn"), [("elsewhere", False), ("n001", True)])
def test_what_a_court_did_for_another_woman_is_not_drawn_in_the_chart(about: str, drawn: bool) -> None:
    sentence = a(
        o.Sentence, "s", offender_id=HIM, charge_id="ch", passed=When.on(date(2026, 6, 1)), expressed="8 weeks"
    )
    view = view_of(*told(1, MADE), *told(2, MADE), *charged("Assault", "convicted", about), sentence)
    events = {event.kind for event in TimelineModel.from_case(source_of(court(view)).charted).events}
    assert ({"charge", "sentence"} <= events) is drawn
    assert bool({"charge", "sentence"} & events) is drawn


@pytest.mark.parametrize(
    ("audience", "head"), [("parole", "What it rests on"), ("internal", "In these words, and why")]
)
def test_a_reader_without_the_words_of_a_request_is_promised_none(audience: str, head: str) -> None:
    asked = a(w.Request, "r", case_id=CASE, kind="exclusion", wording="The clinic.", reason="He wrote it down.",
              asked_on=MADE, decision="waiting")  # fmt: skip
    shown = a(w.RequestIncident, "ri", request_id="r", incident_id="n001")
    said = words_of("social-history", audience, *told(1, MADE), *told(2, MADE), asked, shown)
    assert f"Request {head} Asked on Decision" in said


def test_where_nothing_is_asked_for_the_gaps_say_so_and_no_section_does() -> None:
    entries = content(made(view_of(*told(1, date(2026, 3, 2))), "social-history", "court"))
    said = [" ".join(cells) for _, cells in entries]
    gap = "Nothing that is asked of the court stands in this document."
    assert any(gap in each for each in said)
    assert "Views and requests" not in said


def test_one_mark_of_withholding_is_told_in_a_sentence() -> None:
    said = [" ".join(cells) for _, cells in content(made(whole_case(), "chronology", "police"))]
    assert "W1, where somebody can be found: 1 mark, in “Chronology”." in said
    assert not [each for each in said if each.startswith("Table") and "Marks of withholding" in each]
