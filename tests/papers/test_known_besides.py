# SPDX-License-Identifier: Apache-2.0
"""What is recorded beside incidents and convictions stands in papers, each as weak as it is, and for whom it may."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, told, view_of
from tests.papers.whole_case import made
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.typeset.tree_content import content


def said(kind: str, audience: str, *rows: Record) -> str:
    return " ".join(cell for _, cells in content(made(view_of(*rows), kind, audience)) for cell in cells)


HISTORY = o.OffenderHistory(
    id=RecordId("h"), offender_id=HIM, kind="domestic-abuse", account="Two earlier partners went to the police.",
    happened=When.in_year(2009), source="His sister", reliability="second-hand",
)  # fmt: skip


@pytest.mark.parametrize("audience", ["court", "parole", "internal"])
def test_what_is_known_without_a_conviction_is_told_as_that_and_counted_with_none(audience: str) -> None:
    text = said("social-history", audience, HISTORY)
    assert "Known without a conviction, and weaker than one: domestic abuse (2009)" in text
    assert "Two earlier partners went to the police." in text
    assert "No conviction is recorded for any of it." in text
    assert "No earlier or other conviction is entered." in text
    assert ("His sister" in text) is (audience == "internal"), "he is not told who told it"


def test_that_there_are_no_previous_convictions_is_said_and_by_whom() -> None:
    none = o.NoneKnown(
        id=RecordId("n"), offender_id=HIM, what="convictions", source="PNC print", on=date(2026, 3, 3)
    )  # fmt: skip
    text = said("social-history", "court", none)
    assert text.count("No previous convictions, as far as was known on 3 Mar 2026 (source: PNC print).") == 2
    assert "That is not the same as none" not in text.split("Convictions, sentences")[0]


def test_what_there_is_none_of_stands_with_his_tables_and_what_concerns_others_last() -> None:
    none = o.NoneKnown(id=RecordId("n"), offender_id=HIM, what="assessments", source="OM", on=date(2026, 3, 3))
    order = o.Order(id=RecordId("or"), offender_id=HIM, kind="nmo", court="Kelder", status="in-force")
    another = o.OrderProtected(id=RecordId("op"), order_id="or", person_id="somebody-else")
    text = said("social-history", "court", none, order, another)
    assert 0 < text.index("No assessments, as far as was known") < text.index("Orders made for other people")


def test_counts_and_the_index_offence_stand_with_a_charge_an_order_a_sentence_and_a_breach() -> None:
    text = said(
        "social-history", "court", *told(1, date(2026, 3, 3)),
        c.Charge(
            id=RecordId("ch"), offender_id=HIM, offence="PHA 1997 s.4A", category="harassment", index_offence=True,
            count=Count.told("scores"), charged_on=When.on(date(2026, 3, 4)),
        ),
        o.Order(
            id=RecordId("or"), offender_id=HIM, kind="nmo", status="in-force", made=date(2026, 1, 2),
            count=Count.exactly(2),
        ),
        o.Breach(id=RecordId("b"), order_id="or", incident_id="n001", outcome="convicted", count=Count.not_fewer(3)),
        o.Sentence(
            id=RecordId("s"), offender_id=HIM, expressed="12 weeks", count=Count.exactly(4), offence="Breach",
        ),
    )  # fmt: skip
    assert "PHA 1997 s.4A (stalking or harassment, index offence) (“scores”, number not known)." in text
    assert "Non-molestation order (2)" in text
    assert "12 weeks (4)" in text
    schedule = said(
        "breaches", "court", *told(1, date(2026, 3, 3)),
        o.Order(id=RecordId("or"), offender_id=HIM, kind="nmo", status="in-force"),
        o.Breach(id=RecordId("b"), order_id="or", incident_id="n001", outcome="convicted", count=Count.not_fewer(3)),
    )  # fmt: skip
    assert "Convicted; counted as at least 3" in schedule


@pytest.mark.parametrize(
    ("of_incident", "of_breaches", "proved", "stands_for"),
    [
        (None, (("convicted", Count.not_fewer(3)),), "1, counted as at least 3", "at least 3"),
        (None, (("convicted", Count.exactly(3)),), "1, counted as 3", "3"),
        (Count.exactly(30), (("convicted", None),), "1", "30"),
        (Count.unknown(), (("convicted", None),), "1", "at least 1"),
        (Count.exactly(30), (("convicted", Count.exactly(2)),), "1, counted as 2", "2"),
        (None, (("reported", Count.exactly(5)), ("convicted", Count.exactly(2))), "1, counted as 2", "at least 5"),
    ],
)
def test_a_breach_counted_as_several_is_in_the_sums_and_nothing_more_is_proved_by_it(
    of_incident: Count | None, of_breaches: tuple[tuple[str, Count | None], ...], proved: str, stands_for: str
) -> None:
    incident, *others = told(1, date(2026, 3, 3))
    order = o.Order(id=RecordId("or"), offender_id=HIM, kind="nmo", status="in-force", made=date(2026, 1, 2))
    breaches = [
        o.Breach(id=RecordId(f"b{n}"), order_id="or", incident_id="n001", term_id=f"t{n}", outcome=outcome, count=count)
        for n, (outcome, count) in enumerate(of_breaches)
    ]
    paper = made(
        view_of(replace(cast(c.Incident, incident), count=of_incident), *others, order, *breaches), "breaches", "court"
    )
    cells = [cell for _, row in content(paper) for cell in row]
    whole = f"Convicted: 1; as counted, {stands_for} in all, proved or not"
    assert any(whole in cell for cell in cells)
    assert proved in cells
    assert any("An entry counted as several has one line and one number here." in cell for cell in cells)


def test_whom_a_conviction_was_against_and_for_what_a_sentence_was_is_printed() -> None:
    """A wounding of this victim and grievous harm to a stranger don't look alike, and a sentence is for something."""
    text = said(
        "social-history", "court",
        o.Conviction(id=RecordId("c1"), offender_id=HIM, offence="Wounding", convicted=When.on(date(2009, 3, 3)),
                     against_id=HER),
        o.Conviction(id=RecordId("c2"), offender_id=HIM, offence="Grievous harm", convicted=When.on(date(2004, 3, 3))),
        o.Sentence(id=RecordId("s1"), offender_id=HIM, expressed="12 months", conviction_id="c1"),
        o.Sentence(id=RecordId("s2"), offender_id=HIM, expressed="3 months consecutive", offence="Breach of an order"),
    )  # fmt: skip
    assert "Grievous harm (3 Mar 2004); Wounding (3 Mar 2009, against Ottoline Marchbanks)" in text
    assert "Sentenced. 12 months. For wounding." in text
    assert "3 months consecutive Breach of an order" in text


def test_a_charge_proved_whose_plea_is_not_known_says_that_and_no_trial() -> None:
    text = said(
        "social-history", "court", *told(1, date(2026, 3, 3)),
        c.Charge(id=RecordId("ch"), offender_id=HIM, offence="Harassment", outcome="proved"),
        c.ChargeIncident(id=RecordId("ci"), charge_id="ch", incident_id="n001"),
    )  # fmt: skip
    assert "plea not known" in text
    assert "after trial" not in text


@pytest.mark.parametrize(
    ("offence", "category", "shown"),
    [
        ("Stalking involving fear of violence", "harassment", "Stalking involving fear of violence"),
        ("OAPA 1861 s.18", "wounding", "OAPA 1861 s.18 (wounding or grievous harm)"),
        ("OAPA 1861 s.18", "other", "OAPA 1861 s.18"),
    ],
)
def test_the_kind_of_an_offence_stands_where_its_words_do_not_say_it(offence: str, category: str, shown: str) -> None:
    row = o.Conviction(id=RecordId("cv"), offender_id=HIM, offence=offence, category=category)
    assert f"as supplied: {shown} (date not recorded)" in said("social-history", "court", row)


def bail(**more: object) -> tuple[Record, ...]:
    return (
        o.Proceeding(id=RecordId("p"), offender_id=HIM, kind="criminal"),
        o.Hearing(
            id=RecordId("he"), proceeding_id="p", kind="bail", on=date(2026, 3, 5), result="He was seen in Pellow.",
            **more,  # type: ignore[arg-type]
        ),
    )  # fmt: skip


@pytest.mark.parametrize("audience", ["court", "parole", "police", "internal"])
def test_bail_says_what_was_decided_and_what_was_asked(audience: str) -> None:
    text = said("chronology", audience, *bail(outcome="conditional-bail", bail_objected="yes", remand_sought="no"))
    assert "Decided: bail with conditions. Bail was objected to. Remand in custody was not sought." in text
    assert "seen in Pellow" not in text
    assert "objected" not in said("chronology", audience, *bail(bail_objected="not-asked"))


def test_what_a_hearing_decided_after_the_record_s_last_day_is_not_in_it() -> None:
    text = said("chronology", "court", *bail(outcome="remanded", decided_on=date(2027, 1, 4)))
    assert "Hearing: bail" in text
    assert "Decided" not in text


@pytest.mark.parametrize("audience", ["court", "parole", "police", "internal"])
def test_what_the_police_were_called_to_and_what_they_did_stands_in_the_chronology(audience: str) -> None:
    rows = (
        *told(1, date(2026, 3, 3)),
        c.PoliceContact(
            id=RecordId("pc"), case_id=CASE, kind="attendance", happened=When.in_year(2026), force="Pellow Police",
            count=Count.not_fewer(6), done="Words of advice. Not followed up.",
        ),
        c.PoliceContactIncident(id=RecordId("pci"), police_contact_id="pc", incident_id="n001"),
    )  # fmt: skip
    text = said("chronology", audience, *rows)
    assert "Police attended (at least 6)." in text
    assert "Words of advice. Not followed up." in text
    assert ("Pellow Police" in text) is (audience in ("police", "internal"))
    if audience in ("court", "parole", "internal"):
        assert "Contacts with the police: police attended: at least 6" in said("social-history", audience, *rows)


def undated(number: int, place: int | None, beside: str = "") -> list[Record]:
    return [
        *told(number, None, f"The {number}.", beside=beside, place_in_order=place),
        o.Breach(id=RecordId(f"b{number}"), order_id="or", incident_id=f"n{number:03}", outcome="reported"),
    ]


ORDER = o.Order(id=RecordId("or"), offender_id=HIM, kind="nmo", status="in-force")


def test_entries_without_a_date_stand_and_are_numbered_in_the_order_that_was_told() -> None:
    rows = (ORDER, *undated(1, 2), *undated(2, 1, "before the first order."))
    text = said("chronology", "court", *rows)
    assert text.index("The 2.") < text.index("The 1.")
    assert "not known; before the first order" in text
    assert "in the order they were told to have happened in" in text
    assert "The 2. Reported. Breach 1 2 not known Phone call. The 1. Reported. Breach 2 " in text
    schedule = said("breaches", "court", *rows)
    assert "1 not known; before the first order – Phone call. The 2." in schedule
    assert "2 not known – Phone call. The 1." in schedule


@pytest.mark.parametrize(
    "rows",
    [
        (*undated(1, 1), *undated(2, None)),
        (*undated(1, 1), *undated(2, 1)),
        (*undated(1, 1), *told(3, date(2026, 3, 3)),
         o.Breach(id=RecordId("b3"), order_id="or", incident_id="n003", outcome="reported")),
    ],
    ids=["one has no place", "two have the same", "another has a date"],
)  # fmt: skip
def test_one_without_a_date_has_no_number_where_the_order_of_all_was_not_told(rows: tuple[Record, ...]) -> None:
    schedule = said("breaches", "court", ORDER, *rows)
    assert "– not known – Phone call. The 1." in schedule


def test_her_own_copy_has_none_of_what_is_known_of_him() -> None:
    text = said("victim-copy", "victim", HISTORY, *bail(outcome="remanded"), *undated(1, 1, "before the trial"), ORDER)
    assert "earlier partners" not in text
    assert "remanded" not in text.lower()
    assert "not known; before the trial" in text
