# SPDX-License-Identifier: Apache-2.0
"""What the defence, a judge and the woman herself objected to in the papers of three cases, each held as a kind."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, OTHER, told, view_of
from tests.papers.test_social_history import rows_of
from tests.papers.whole_case import made, whole_case
from vlu_desktop.analysis.run_rules import find as findings_of
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.common.paper_source import told_once
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.typeset.tree_content import content

MADE = date(2026, 3, 2)


def a(cls: Any, key: str, **more: Any) -> Any:
    return cls(id=RecordId(key), **more)


def words_of(kind: str, audience: str, *rows: Record, **answers: str) -> str:
    """Every word of a paper, so that a phrase is found wherever it stands."""
    entries = content(made(view_of(*rows), kind, audience, answers))
    return " ".join(" ".join(str(cell) for cell in cells) for _, cells in entries)


def broken(times: int, **first: Any) -> tuple[Record, ...]:
    """An order and so many calls after it, each recorded as a breach; `first` is said of the first call."""
    rows: list[Record] = [
        a(o.Order, "o", offender_id=HIM, kind="ro-conviction", status="in-force", made=MADE, served=MADE),
        a(o.OrderProtected, "op", order_id="o", person_id=HER),
    ]
    for n in range(1, times + 1):
        rows += told(n, date(2026, 3, 2 + n), reported="yes", **(first if n == 1 else {}))
        rows.append(a(o.Breach, f"b{n}", order_id="o", incident_id=f"n{n:03}", outcome="reported"))
    return tuple(rows)


def charged(offence: str, outcome: str = "convicted", *about: str) -> tuple[Record, ...]:
    on = When.on(date(2026, 6, 1))
    return (
        a(c.Charge, "ch", offender_id=HIM, offence=offence, charged_on=on, outcome=outcome, outcome_on=on),
        *(a(c.ChargeIncident, f"ch-{each}", charge_id="ch", incident_id=each) for each in about),
    )


def test_a_conviction_of_stalking_is_not_told_as_one_of_a_threat_to_kill() -> None:
    rows = (*told(1, MADE, kind="threat-to-kill"), *charged("Stalking involving fear of violence", "convicted", "n001"))
    said = words_of("key-points", "court", *rows)
    assert "threat to kill (1 convicted: stalking involving fear of violence)" in said


def test_of_a_threat_that_came_to_no_court_no_offence_is_named() -> None:
    said = words_of("key-points", "court", *told(1, MADE, kind="threat-to-kill", reported="yes"))
    assert "threat to kill (1 reported)" in said


def test_a_paper_with_a_conviction_does_not_say_that_none_is_entered() -> None:
    rows = (*told(1, MADE), *told(2, MADE), *charged("Harassment", "convicted", "n001"))
    said = words_of("social-history", "court", *rows)
    assert "Convicted. Harassment. About entry 1." in said
    assert "No earlier or other conviction is entered." in said
    assert "No conviction is entered" not in said


@pytest.mark.parametrize("kind", ["key-points", "social-history"])
def test_a_key_point_says_in_how_many_of_its_incidents_nobody_knows_who_did_it(kind: str) -> None:
    said = words_of(kind, "court", *broken(4, certainty="suspected"))
    assert "In 1 of these 4 incidents, who did it is suspected, not known" in said


def test_a_conference_is_told_how_far_its_reasons_are_proved_and_who_is_not_known() -> None:
    rows = told(1, MADE, kind="threat-to-kill", reported="yes", certainty="suspected")
    said = words_of("marac-referral", "marac", *rows, criterion="escalation")
    assert "Of its entries: 1 reported. Who did it is suspected, not known." in said


def test_a_conference_is_told_once_how_often_an_order_was_broken() -> None:
    said = words_of("marac-referral", "marac", *broken(4), criterion="escalation")
    assert said.count("4 incidents recorded as breaches of the restraining order of 2 March 2026 ") == 1


def test_the_breaches_of_one_order_are_counted_in_one_paragraph() -> None:
    said = words_of("social-history", "court", *broken(4))
    assert said.count("4 incidents recorded as breaches of the restraining order of 2 March 2026 ") == 2
    assert "The record shows what followed the incidents counted in paragraph" in said
    assert "Second recorded breach" not in said
    assert "Second recorded breach" in words_of("social-history", "court", *broken(2))


def test_a_numbered_breach_is_introduced_as_what_is_recorded_as_one() -> None:
    told_as = "is what is recorded as one, in order of time; the word before it says how far it is proved."
    assert told_as in words_of("chronology", "court", *broken(2))
    assert told_as not in words_of("chronology", "court", *told(1, MADE), *told(2, MADE))


CONDITION = {"case_id": CASE, "kind": "no-contact", "wording": "Not to ring her."}


def test_a_licence_request_calls_the_third_breach_of_an_order_no_first_one() -> None:
    asked = a(w.Request, "r", **CONDITION), a(w.RequestIncident, "ri", request_id="r", incident_id="n003")
    rows = rows_of(content(made(view_of(*broken(3), *asked), "licence-request", "licence", {})), "Supporting")
    assert [row[-1] for row in rows] == ["Reported. Breach"]


def test_a_licence_request_says_the_source_that_is_recorded() -> None:
    seen = c.Incident(id=RecordId("n002"), case_id=CASE, account="Seen.", happened=When.on(MADE), source="police")
    asked = (
        a(w.Request, "r", **CONDITION),
        *(a(w.RequestIncident, f"ri{each}", request_id="r", incident_id=each) for each in ("n001", "n002")),
    )
    told_by = rows_of(
        content(made(view_of(*told(1, MADE), seen, *asked), "licence-request", "licence", {})), "Supporting"
    )
    assert {cell for row in told_by for cell in row} >= {"The victim", "Police"}
    assert "not recorded" not in str(told_by).casefold()


def test_what_supports_another_request_supports_no_condition() -> None:
    granted = a(w.Request, "g", **{**CONDITION, "decision": "granted"})
    asked = a(w.Request, "r", **CONDITION)
    links = [a(w.RequestIncident, f"l{n}", request_id=key, incident_id=f"n00{n}") for n, key in ((1, "g"), (2, "r"))]
    rows = (*told(1, MADE, "He rang once."), *told(2, MADE, "He rang again."), granted, asked, *links)
    said = words_of("licence-request", "licence", *rows)
    assert ("He rang again." in said, "He rang once." in said) == (True, False)


def test_a_request_that_asks_for_nothing_is_not_made() -> None:
    granted = a(w.Request, "g", **{**CONDITION, "decision": "granted"})
    with pytest.raises(UserError, match="Enter what is asked for under Requests"):
        words_of("licence-request", "licence", granted)


@pytest.mark.parametrize("audience", ["court", "parole"])
def test_that_a_paper_sets_out_no_request_says_nothing_of_what_she_wishes(audience: str) -> None:
    asked = a(w.Request, "r", case_id=CASE, kind="information", wording="To be told of his release.")
    said = words_of("social-history", audience, *told(1, MADE), *told(2, MADE), asked)
    assert "That says nothing of what the victim wishes" in said
    assert "are not known" not in said


def test_another_woman_s_matter_is_said_to_be_none_of_this_case() -> None:
    elsewhere = charged("Assault", "convicted", "far-away")
    sentence = a(o.Sentence, "s", offender_id=HIM, charge_id="ch", passed=When.on(MADE), expressed="12 weeks")
    said = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), *elsewhere, sentence)
    assert "Charged. Assault. Concerning another person." in said
    assert "12 weeks. For assault. Concerning another person." in said
    assert "12 weeks for assault (2 Mar 2026, concerning another person)" in said
    hers = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), *charged("Assault", "convicted", "n001"))
    assert "oncerning another person" not in hers


def test_the_hearing_of_another_woman_s_order_is_said_to_be_hers() -> None:
    rows = (
        a(o.Proceeding, "p", offender_id=HIM, kind="family", court="Zellow Family Court"),
        a(o.Hearing, "h", proceeding_id="p", kind="breach", on=MADE),
        a(o.Order, "o", offender_id=HIM, kind="nmo", status="in-force", made=MADE, proceeding_id="p"),
        a(o.OrderProtected, "op", order_id="o", person_id=OTHER),
    )
    said = words_of("chronology", "court", *told(1, MADE), *told(2, MADE), *rows)
    assert "Hearing: breach hearing. Family proceedings. Concerning another person." in said


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("mental-health", "Mental health treatment, 12 months", "With mental health treatment, 12 months."),
        ("supervision", "Rehabilitation activity, 30 days", "With rehabilitation activity, 30 days."),
        ("supervision", "30 days", "With supervision or rehabilitation activity: 30 days."),
        ("curfew", "", "With curfew."),
    ],
)
def test_a_requirement_is_named_once(kind: str, detail: str, said: str) -> None:
    rows = (
        a(o.Sentence, "s", offender_id=HIM, passed=When.on(MADE), expressed="8 weeks suspended for 24 months",
          suspended_for="24 months"),
        a(o.SentenceRequirement, "r", sentence_id="s", kind=kind, detail=detail),
    )  # fmt: skip
    words = words_of("chronology", "court", *told(1, MADE), *told(2, MADE), *rows)
    assert f"Sentenced. 8 weeks suspended for 24 months. {said}" in words


def test_a_hearing_of_no_special_kind_is_called_a_hearing() -> None:
    rows = (
        a(o.Proceeding, "p", offender_id=HIM, kind="civil"),
        a(o.Hearing, "h", proceeding_id="p", kind="other", on=MADE),
    )
    assert "Hearing. Civil proceedings." in words_of("chronology", "court", *told(1, MADE), *told(2, MADE), *rows)


def statement(kind: str, **more: Any) -> tuple[Record, ...]:
    return (
        a(w.Statement, "st", case_id=CASE, maker_id=HER, kind=kind, status="signed", signed_on=MADE,
          text="I sleep badly.", **more),
        a(w.StatementUse, "su", statement_id="st", purpose=kind, agreed="yes"),
    )  # fmt: skip


def test_the_copy_of_a_signed_statement_has_no_line_to_sign_again() -> None:
    said = words_of("victim-statement", "court", *statement("court"))
    assert "(Signed) Ottoline Marchbanks, 2 March 2026" in said
    assert "This is the text as it was signed. It is a copy" in said
    assert "signature and date" not in said


def test_only_a_statement_with_a_mark_is_said_to_have_one() -> None:
    mark = a(w.WithholdingMark, "m", record_type="statement", record_id="st", field="text", starts_at=2, ends_at=7,
             audience="parole", reason="W3")  # fmt: skip
    said = words_of("victim-statement", "parole", *statement("parole"), mark)
    assert "as it was signed, except where a mark stands. It is a copy" in said


@pytest.mark.parametrize(("kind", "said"), [("court", ", for a court."), ("parole", ", for the Parole Board.")])
def test_for_whom_a_statement_was_signed_keeps_its_capitals(kind: str, said: str) -> None:
    words = words_of("chronology", kind, *told(1, MADE), *told(2, MADE), *statement(kind))
    assert f"Personal statement signed{said}" in words


def test_another_matter_is_explained_only_where_one_is_shown() -> None:
    assert "another matter" not in words_of("breaches", "court", *broken(2))
    far = a(o.Breach, "far", order_id="o", incident_id="elsewhere", outcome="convicted")
    assert "One shown as another matter came to a court" in words_of("breaches", "court", *broken(2), far)


@pytest.mark.parametrize("digest", ["", "0f" * 32])
def test_how_to_compare_a_digest_is_told_where_there_is_one(digest: str) -> None:
    exhibit = a(c.Exhibit, "e", case_id=CASE, reference="OM/1", title="A card", sha256=digest)
    shown = a(c.ExhibitIncident, "ei", exhibit_id="e", incident_id="n001")
    said = words_of("exhibits", "court", *told(1, MADE), exhibit, shown)
    assert ("to be compared by eye" in said) is bool(digest)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((), "No action stands in the record."),
        (("open", "open"), "2 actions: 2 open, and of these 1 late"),
        (("complete", "complete"), "2 actions: none open"),
    ],
)
def test_how_many_actions_are_late_is_said_of_those_that_are_open(statuses: tuple[str, ...], said: str) -> None:
    due = date(2026, 3, 9), date(2027, 3, 9)
    rows = [
        a(w.Action, f"a{n}", case_id=CASE, what="Locks", agency="Housing", status=status, due=due[n])
        for n, status in enumerate(statuses)
    ]
    assert said in words_of("action-list", "internal", *rows)


def test_breaches_of_one_day_are_numbered_as_their_entries_and_terms_of_one_stay_together() -> None:
    order = (
        a(o.Order, "o", offender_id=HIM, kind="ro-conviction", status="in-force", made=MADE, served=MADE),
        a(o.OrderProtected, "op", order_id="o", person_id=HER),
    )
    on = date(2026, 3, 9)
    broke = (("b3", "n001"), ("b1", "n002"), ("b2", "n001"))
    breaches = [a(o.Breach, key, order_id="o", incident_id=incident, term_id=key) for key, incident in broke]
    rows = rows_of(
        content(made(view_of(*order, *told(1, on), *told(2, on), *breaches), "chronology", "court", {})), "What"
    )
    assert [row[-1].partition(". ")[2] for row in rows if row[0] in ("1", "2")] == ["Breach 1", "Breach 2"]


def test_the_offence_is_not_run_into_a_sentence_that_names_another() -> None:
    expressed = "6 months in place of the order; 8 months for the assault"
    sentence = a(o.Sentence, "s", offender_id=HIM, charge_id="ch", passed=When.on(MADE), expressed=expressed)
    said = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), *charged("Harassment"), sentence)
    assert f"{expressed} (harassment, 2 Mar 2026" in said


@pytest.mark.parametrize(("days", "more"), [(3, True), (400, False)])
def test_a_conference_is_told_what_would_have_been_a_repeat(days: int, more: bool) -> None:
    heard = a(w.Meeting, "m", case_id=CASE, kind="marac", on=date(2024, 1, 10))
    since = told(1, date(2024, 1, 10) + timedelta(days=days))
    said = words_of("marac-referral", "marac", *since, heard, criterion="escalation")
    assert ": a new referral" in said
    assert ("In that time: 1 entry, which made it a repeat then" in said) is more


def test_how_many_convictions_is_said_once() -> None:
    many = {"offender_id": HIM, "count": Count.exactly(29), "convicted": When.on(MADE)}
    told_twice = a(o.Conviction, "k", offence="29 convictions, mainly driving", **many)
    said = words_of("social-history", "court", *told(1, MADE), *told(2, MADE), told_twice)
    assert "29 convictions, mainly driving (2 Mar 2026)" in said
    assert "(29" not in said
    plain = a(o.Conviction, "k", offence="Driving", **many)
    assert "Driving (29, 2 Mar 2026)" in words_of("social-history", "court", *told(1, MADE), *told(2, MADE), plain)


def served_after(days: int) -> tuple[Record, ...]:
    """An order, served so many days after it was made, and two calls after both."""
    served = MADE + timedelta(days=days)
    order = a(o.Order, "o", offender_id=HIM, kind="ro-conviction", status="in-force", made=MADE, served=served)
    protects = a(o.OrderProtected, "op", order_id="o", person_id=HER)
    return (order, protects, *told(1, date(2026, 3, 14)), *told(2, date(2026, 3, 15)))


def test_what_followed_an_order_and_its_service_is_one_paragraph_where_it_is_the_same_entries() -> None:
    said = words_of("social-history", "court", *served_after(1))
    assert (
        "The record shows the next incident 12 days after the restraining order of 2 March 2026. The record shows the "
        "next incident 11 days after the service of the restraining order on 3 March 2026. It holds 2 incidents from "
        "4 March 2026 to 1 June 2026. Shown by"
    ) in said
    assert "After the service of the restraining order. " not in said
    for apart in (served_after(8), (*served_after(1), *told(3, date(2026, 6, 1)))):
        assert "After the service of the restraining order. " in words_of("social-history", "court", *apart)


def test_where_a_vague_date_makes_the_two_counts_differ_both_stand() -> None:
    rows = list(served_after(1))
    (first, *_) = [row for row in rows if isinstance(row, c.Incident)]
    rows[rows.index(first)] = replace(first, happened=When.between(date(2026, 3, 3), date(2026, 3, 10)))
    found = told_once(findings_of(view_of(*rows).file, date(2026, 11, 2)))
    (said,) = [each.sentence for each in found if each.rule == "after-sanction"]
    assert "It holds 2 incidents from 3 March 2026 to 31 May 2026." in said
    assert "It holds 1 incident from 4 March 2026 to 1 June 2026. 1 incident without an exact day may lie in" in said


@pytest.mark.parametrize(("verdict", "paragraphs"), [("", 1), ("seen", 1), ("not-agreed", 2)])
@pytest.mark.parametrize("reviewed", [0, 1])
def test_what_an_officer_said_of_one_of_the_two_stays_with_it(verdict: str, paragraphs: int, reviewed: int) -> None:
    view = view_of(*served_after(1))
    both = [each for each in findings_of(view.file, date(2026, 11, 2)) if each.rule == "after-sanction"]
    review = {both[reviewed].key: a(w.FindingReview, "r", verdict=verdict)} if verdict else {}
    assert (len(both), len(told_once(both, review))) == (2, paragraphs)


def test_what_is_recorded_against_a_request_is_told_by_its_letter_and_the_letter_explained() -> None:
    request = a(o.Order, "r", offender_id=HIM, kind="prisoner-contact", status="in-force", made=date(2026, 3, 1))
    row = a(o.Breach, "br", order_id="r", incident_id="n001", outcome="reported")
    mine = (request, a(o.OrderProtected, "rp", order_id="r", person_id=HER), row)
    said = words_of("chronology", "court", *broken(1), *mine)
    assert "Against A; breach 1 of B" in said
    assert "“Against” with a letter is what is recorded against conditions of bail, " in said
    assert "“Against” with a letter" not in words_of("chronology", "court", *broken(1))
    schedule = words_of("breaches", "court", *broken(1), *mine)
    assert "A (no order of a court)" in schedule
    assert "Order A (no order" not in schedule


def test_a_condition_that_a_court_made_is_not_called_no_order_of_a_court() -> None:
    """The table of orders named the court beside "no order of a court"; alone, it took four lines of each row."""
    order = a(o.Order, "c", offender_id=HIM, kind="co-exclusion", status="in-force", made=date(2026, 3, 1),
              court="Pellow Magistrates' Court")  # fmt: skip
    rows = [a(o.Breach, f"b{n}", order_id="c", incident_id=f"n{n:03}") for n in (1, 2)]
    mine = (order, a(o.OrderProtected, "cp", order_id="c", person_id=HER), *rows)
    calls = [row for n in (1, 2) for row in told(n, MADE + timedelta(days=n), reported="no")]
    said = words_of("social-history", "court", *calls, *mine)
    assert said.count("Not reported. Against A") == 2
    assert "Community order, exclusion (A)" in said
    assert "A (a condition)" in said
    assert "Recorded as breaking a condition: " in words_of("breaches", "court", *calls, *mine)
    assert "no order of a court" not in said


def test_a_span_of_entries_told_together_begins_with_the_first_and_ends_with_what_ended_last() -> None:
    """It was "from about 2012 to 30 June 2023 to 17 June 2023": all of one entry, then the one sorted last."""

    def span(*whens: When) -> str:
        rows: list[Record] = []
        for n, when in enumerate(whens, 1):
            incident, kind = told(n, None, reported="no")
            rows += [replace(incident, happened=when), kind]  # type: ignore[call-arg]
        said = content(made(view_of(*rows), "social-history", "court", {"form": "short"}))
        (row,) = (cells for kind, cells in said if kind == "row" and len(cells) > 2 and cells[2].startswith("Entries"))
        return str(row[1])

    day = date(2026, 3, 3)
    long = When.during(When.in_month(2025, 5), When.on(date(2026, 6, 30)))
    assert span(long, When.on(day)) == "May 2025 to 30 Jun 2026"
    assert span(When.on(day), When.on(date(2026, 4, 4))) == "3 Mar 2026 to 4 Apr 2026"
    going_on = When.during(When.on(date(2025, 5, 5)), said_on=date(2026, 7, 1))
    assert span(going_on, When.on(day)) == "since 5 May 2025 to 3 Mar 2026"


def test_no_stroke_is_explained_where_no_breach_is_drawn() -> None:
    calls = [row for n in (1, 2) for row in told(n, MADE + timedelta(days=n))]
    assert "A stroke on an order" not in words_of("social-history", "court", *calls)
    assert "A stroke on an order" in words_of("social-history", "court", *broken(1))


def test_one_earlier_conviction_has_no_number_behind_it() -> None:
    once, more = (
        a(o.Conviction, key, offender_id=HIM, offence=offence, convicted=When.in_year(2014), count=Count.exactly(n))
        for key, offence, n in (("c1", "Harassment", 1), ("c2", "Theft", 3))
    )
    said = words_of("social-history", "court", *broken(1), once, more)
    assert "Convicted. Harassment." in said
    assert "Harassment (2014)" in said
    assert "Convicted. Theft (3)." in said


def test_the_head_over_the_pages_of_a_statement_is_not_cut_in_its_maker_s_name() -> None:
    document = made(whole_case(), "victim-statement", "court", {})
    assert len(document.title) > 42
    assert document.header_left == "Victim personal statement: Ottoline Marchbanks"


def test_in_the_short_form_what_is_recorded_against_a_request_is_counted_as_no_breach() -> None:
    request = a(o.Order, "r", offender_id=HIM, kind="prisoner-contact", status="in-force", made=date(2026, 3, 1))
    calls = [row for n in range(1, 61) for row in told(n, MADE + timedelta(days=n), reported="no")]
    rows = [a(o.Breach, f"br{n}", order_id="r", incident_id=f"n{n:03}") for n in range(1, 61)]
    said = words_of("social-history", "court", request, *calls, *rows, form="short")
    assert "Recorded against a condition or a request: " in said
    assert "Recorded as breaches: " not in said
    assert "made by rules that the full form states" in said
    assert "check the" not in said


def test_days_on_which_the_breaches_of_one_entry_were_decided_stand_in_order_of_time() -> None:
    """By their letters the twelfth of June would come before the third of May."""
    may, june = When.on(date(2026, 5, 3)), When.on(date(2026, 6, 12))
    others = [row for row in broken(1) if not isinstance(row, o.Breach)]
    first = a(o.Breach, "b1", order_id="o", incident_id="n001", outcome="convicted", outcome_on=june)
    second = a(o.Breach, "b2", order_id="o", incident_id="n001", outcome="convicted", outcome_on=may)
    assert "Convicted, 3 May 2026, 12 Jun 2026" in words_of("chronology", "court", *others, first, second)
