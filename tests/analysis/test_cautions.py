# SPDX-License-Identifier: Apache-2.0
"""What is said to be read with care, and when nothing is."""

from datetime import date

from tests.analysis.casemaker import Made, day, when
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.dates.date_parts import Kind, Precision
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Charge, ChargeIncident, Incident, RecordingPeriod
from vlu_desktop.record.offending import Breach, Conviction, ConvictionIncident, Whereabouts

UP_TO = date(2026, 8, 3)


def said(made: Made) -> dict[str, str]:
    return {caution.key: caution.sentence for caution in cautions(made.file, UP_TO)}


def test_dates_known_to_a_month_to_a_year_and_not_at_all() -> None:
    made = Made()
    for on in ("2024-03", "2024-04", "2025", "2024-03-05..2024-03-09", "", "2024-03-05"):
        made.incident(on, "call", reported="yes")
    found = said(made)
    assert found["coarse-dates"] == "3 incidents have no day: 2 only a month and 1 only a year."
    assert found["ranges"] == "1 incident lies somewhere within several days."
    assert found["undated"] == "1 incident has no date."


def test_what_went_on_for_years_is_not_said_to_be_known_to_a_year() -> None:
    made = Made()
    years = When.between(day("2018-01-01"), day("2022-04-30"), precision=Precision.YEAR, kind=Kind.THROUGHOUT)
    made.incident(years, "money-control")
    made.incident("2020-10", "threat-to-kill")
    assert said(made)["coarse-dates"] == ("2 incidents have no day: 1 only a month and 1 told as going on over a time.")


def test_a_diary_begun_in_july_with_memories_before_it() -> None:
    made = Made()
    made.add(RecordingPeriod, way="diary", starts=day("2024-07-02"))
    made.incident("2024-03-03", "call", reported="yes", told_on=day("2024-07-02"))
    made.incident("2024-07-03", "call", reported="yes", written_down=when("2024-07-03"), told_on=day("2025-01-01"))
    found = said(made)
    assert found["recording"] == (
        "Incidents before 2 July 2024 come from memory alone, as far as is entered. No rate is drawn before then."
    )
    assert found["memory"] == "1 incident was written down or told more than a month after the day."


def test_a_change_in_how_incidents_were_recorded() -> None:
    made = Made()
    made.add(RecordingPeriod, way="diary", starts=day("2024-07-02"), ends=day("2025-01-01"))
    made.add(RecordingPeriod, way="phone", starts=day("2025-01-01"), ends=day("2025-06-30"))
    made.incident("2024-07-03", "call", reported="yes")
    found = said(made)
    assert found["recording-changed"] == (
        "Incidents were not recorded in one way throughout: diary kept at the time from 2 July 2024 and phone or "
        "message records from 1 January 2025."
    )
    assert found["recording-ended"] == "The recording entered last ended on 30 June 2025."


def test_what_was_not_reported_and_who_told_it() -> None:
    made = Made()
    made.incident("2024-07-03", "call", reported="no", source="victim", reliability="second-hand")
    made.incident("2024-07-04", "call", reported="yes", source="victim", certainty="suspected")
    found = said(made)
    assert found["unreported"] == "Not reported to the police so far as is known: 1 of 2 incidents."
    assert found["second-hand"] == "1 incident was told at second hand."
    assert found["one-source"] == "All come from one source: the victim."
    assert found["attribution"] == "In 1 incident who did it is not known for certain."
    assert "not-the-offender" not in found


def test_what_another_person_or_an_unknown_hand_did_is_no_conduct_of_the_offender() -> None:
    made = Made()
    made.incident("2024-07-03", "call", actor_id="p-cousin")
    made.incident("2024-07-04", "call", actor_id="p-cousin", attribution="proxy-knowing")
    assert said(made)["not-the-offender"] == (
        "1 incident is recorded as done by somebody other than the offender or by a person not known, and no finding "
        "counts it as the offender’s."
    )


def test_whose_conduct_it_is_is_told_once_of_each_entry() -> None:
    made = Made()
    made.incident("2024-07-03", "call", attribution="unknown", certainty="suspected")
    found = said(made)
    assert "attribution" not in found
    assert found["not-the-offender"] == (
        "Who did it is not known of 1 incident, and no finding counts it as the offender’s."
    )


def test_what_is_told_as_done_in_person_on_a_day_in_custody_is_said_to_be_unsettled() -> None:
    made = Made()
    made.add(Whereabouts, kind="prison", starts=day("2024-07-02"), ends=day("2024-08-02"))
    made.incident("2024-07-02", "approach")
    inside = made.incident("2024-07-04", "approach")
    for on, kind, more in (
        ("2024-07-05", "letter", {}),
        ("2024-07-06", "approach", {"certainty": "suspected"}),
        ("2024-07-07", "approach", {"attribution": "proxy-knowing"}),
        ("2024-08-02", "approach", {}),
        ("2024-07", "approach", {}),
    ):
        made.incident(on, kind, **more)
    (found,) = [each for each in cautions(made.file, UP_TO) if each.key == "in-custody"]
    assert found.incident_ids == (inside,)
    assert found.sentence == (
        "1 incident recorded as the offender’s, of a kind not taken to be done from custody, is dated within a stay in "
        "custody: where the offender was then, or who did it, is not settled."
    )


def test_an_acquittal_a_likely_double_and_a_breach_before_its_order() -> None:
    made = Made()
    order = made.order("2024-07-01", expires=day("2024-08-01"))
    for on in ("2024-06-30", "2024-07-03", "2024-07-03", "2024-08-02"):
        made.incident(on, "call", breaks=order if on != "2024-07-03" else ())
    tried = made.incident("2024-07-09", "assault")
    made.add(ChargeIncident, charge_id=made.add(Charge, offence="Assault", outcome="acquitted"), incident_id=tried)
    found = said(made)
    assert found["acquitted"] == "1 incident ended in acquittal and no finding uses it."
    assert found["repeated"] == (
        "1 incident has the same date, kinds and account as another: one may be an entry made twice."
    )
    assert found["breach-dates"] == "2 entries recorded as breaches are dated outside the life of the order."


def test_an_empty_case_needs_no_caution_and_a_plain_one_only_asks_how_it_was_recorded() -> None:
    made = Made()
    assert said(made) == {}
    made.incident("2024-07-03", "call", reported="yes")
    assert set(said(made)) == {"recording-unknown"}


def test_a_caution_names_its_incidents() -> None:
    made = Made()
    undated = made.incident("", "call")
    (caution,) = [caution for caution in cautions(made.file, UP_TO) if caution.key == "undated"]
    assert caution.incident_ids == (undated,)
    assert made.file.get(Incident, undated) is not None


def test_what_nobody_asked_is_said_apart_from_what_was_not_reported() -> None:
    made = Made()
    made.incident("2024-07-03", "call", reported="no")
    made.incident("2024-07-04", "call")
    made.incident("2024-07-05", "call", reported="not-known")
    found = said(made)
    assert found["unreported"] == "Not reported to the police so far as is known: 1 of 3 incidents."
    assert found["not-asked"] == "Whether the police were told was not asked, or not noted: 1 of 3 incidents."


def test_a_breach_and_its_charge_that_say_two_things_are_asked_about() -> None:
    made = Made()
    order = made.order("2024-01-01")
    broken = made.incident("2024-07-03", "call", breaks=order, outcome="convicted", reported="yes")
    charge = made.add(Charge, offence="Breach of restraining order", outcome="acquitted")
    made.add(ChargeIncident, charge_id=charge, incident_id=broken)
    assert said(made)["breach-outcomes"] == (
        "1 incident has a breach with one outcome and its charge with another. What is told is that of the charge: "
        "check which is right."
    )
    assert made.file.conduct_by_id[broken].proof == "acquitted"


def test_a_charge_of_breach_where_two_orders_were_broken_is_asked_about() -> None:
    made = Made()
    orders = made.order("2024-01-01"), made.order("2024-02-01", "nmo")
    broken = made.incident("2024-07-03", "call", breaks=orders, outcome="charged", reported="yes")
    charge = made.add(Charge, offence="Breach of restraining order", outcome="convicted")
    made.add(ChargeIncident, charge_id=charge, incident_id=broken)
    assert said(made)["breach-charges"] == (
        "1 incident broke an order and was charged as a breach, and it is not recorded of which breach the charge is."
    )


def test_what_is_recorded_as_proved_with_no_day_and_nothing_it_rests_on_is_said() -> None:
    made = Made()
    order = made.order("2024-01-05")
    days = ("2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08", "2024-02-09", "2024-02-10")
    bare, dated, charged, convicted, reported, admitted = [made.incident(each, "call", reported="yes") for each in days]
    made.add(Breach, order_id=order, incident_id=bare, outcome="convicted")
    made.add(Breach, order_id=order, incident_id=dated, outcome="convicted", outcome_on=when("2024-05-01"))
    made.add(Breach, order_id=order, incident_id=charged, outcome="convicted")
    made.add(ChargeIncident, charge_id=made.add(Charge, outcome="convicted"), incident_id=charged)
    conviction = made.add(Conviction, offence="Breach of restraining order")
    made.add(ConvictionIncident, conviction_id=conviction, incident_id=convicted)
    made.add(Breach, order_id=order, incident_id=reported, outcome="reported")
    made.add(Breach, order_id=order, incident_id=admitted, outcome="admitted")
    (caution,) = (each for each in cautions(made.file, UP_TO) if each.key == "proved-bare")
    assert set(caution.incident_ids) == {bare, admitted}
    assert caution.sentence == (
        "2 entries are recorded as proved in court or admitted, and neither the day nor a charge or conviction is "
        "entered."
    )
