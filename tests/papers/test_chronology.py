# SPDX-License-Identifier: Apache-2.0
"""One chronology holds incidents and what was done about them, in order of time, and says no more than is known."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, OTHER, TODAY, told, view_of
from tests.papers.test_social_history import rows_of
from tests.papers.whole_case import made, whole_case
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.disclose import disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.field_policy import CHRONOLOGY
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.social_history.line_of_chronology import words_say_more
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_content import content

RO = "restraining order on conviction"


def a(cls: Any, key: str, **more: Any) -> Any:
    return cls(id=RecordId(key), **more)


def everything() -> tuple[Record, ...]:
    """One of each kind of thing that a chronology interleaves, a day after another."""
    day = [date(2026, 3, n) for n in range(1, 28)]
    return (
        *told(1, day[0], "He rang."),
        a(c.PoliceContact, "pc", case_id=CASE, kind="arrest", happened=When.on(day[1])),
        a(c.PoliceContactIncident, "pci", police_contact_id="pc", incident_id="n001"),
        a(c.Charge, "ch", offender_id=HIM, offence="Harassment", charged_on=When.on(day[2]), outcome="convicted",
          outcome_on=When.on(day[9]), proceeding_id="pr"),
        a(c.ChargeIncident, "chi", charge_id="ch", incident_id="n001"),
        a(o.Whereabouts, "wh", offender_id=HIM, kind="remand", starts=day[3], ends=day[11]),
        a(o.Order, "or", offender_id=HIM, kind="ro-conviction", status="in-force", court="Pellow Crown Court",
          made=day[4], served=day[5], ended=day[20]),
        a(o.OrderProtected, "op", order_id="or", person_id=HER),
        a(o.OrderVariation, "ov", order_id="or", made=day[6]),
        *told(2, day[7], "He waited by the gate.", kind="follow"),
        a(o.Breach, "b", order_id="or", incident_id="n002", outcome="convicted", sentence="8 weeks"),
        a(o.Proceeding, "pr", offender_id=HIM, kind="criminal"),
        a(o.Hearing, "he", proceeding_id="pr", kind="sentence", on=day[10]),
        a(o.Conviction, "co", offender_id=HIM, offence="Criminal damage", convicted=When.on(day[12]), against_id=HER,
          source="PNC print"),
        a(o.Sentence, "se", offender_id=HIM, charge_id="ch", passed=When.on(day[13]), expressed="16 weeks"),
        a(o.Movement, "mo", offender_id=HIM, kind="release", on=day[14]),
        a(w.Statement, "st", case_id=CASE, maker_id=HER, kind="court", status="signed", signed_on=day[15], text="I."),
        a(w.StatementUse, "su", statement_id="st", purpose="court", agreed="yes"),
        a(c.LifeEvent, "le", case_id=CASE, kind="home-move", because="yes", happened=When.on(day[16])),
        a(w.Meeting, "me", case_id=CASE, kind="marac", on=day[17], status="held"),
    )  # fmt: skip


def chronology(view: Any, audience: str = "court", **answers: str) -> list[tuple[str, ...]]:
    return rows_of(content(made(view, "chronology", audience, answers)), "What happened")


def test_everything_stands_in_order_of_time() -> None:
    said = [(row[1], row[2]) for row in chronology(view_of(*everything()))]
    assert said == [
        ("1 Mar 2026", "Phone call. He rang."),
        ("2 Mar 2026", "Arrest. About entry 1."),
        ("3 Mar 2026", "Charged. Harassment. About entry 1."),
        ("4 Mar 2026", "On remand. To 12 Mar 2026."),
        (
            "5 Mar 2026",
            f"Order made: {RO}. Pellow Crown Court. Protects Ottoline Marchbanks.",
        ),
        ("6 Mar 2026", "Order served: restraining order on conviction."),
        ("7 Mar 2026", "Order varied: restraining order on conviction."),
        ("8 Mar 2026", "Following. He waited by the gate."),
        ("10 Mar 2026", "Convicted. Harassment. About entry 1."),
        ("11 Mar 2026", "Hearing: sentence. Criminal proceedings."),
        ("13 Mar 2026", "Convicted. Criminal damage. Against Ottoline Marchbanks. Source: PNC print."),
        ("14 Mar 2026", "Sentenced. 16 weeks. For harassment."),
        ("15 Mar 2026", "Release."),
        ("16 Mar 2026", "Personal statement signed, for a court."),
        ("17 Mar 2026", "Moved home."),
        ("21 Mar 2026", "Order ended: restraining order on conviction."),
    ]


def test_what_has_no_date_is_a_line_each_and_a_stay_without_days_is_not_told_as_one_that_goes_on() -> None:
    rows = [
        a(o.Whereabouts, "w1", offender_id=HIM, kind="remand"),
        a(o.Whereabouts, "w2", offender_id=HIM, kind="prison", ends=date(2026, 3, 4)),
        a(o.Whereabouts, "w3", offender_id=HIM, kind="hospital", starts=date(2026, 3, 5)),
        a(o.Movement, "m1", offender_id=HIM, kind="release"),
        a(o.Movement, "m2", offender_id=HIM, kind="recall"),
        a(o.Movement, "m3", offender_id=HIM, kind="release"),
    ]
    assert [(row[1], row[2]) for row in chronology(view_of(*told(1, date(2026, 3, 1)), *rows))][1:] == [
        ("5 Mar 2026", "In hospital. Not recorded as ended."),
        ("not known", "On remand. Neither its first day nor its last is recorded."),
        ("not known", "In prison. To 4 Mar 2026; since when is not recorded."),
        ("not known", "Release."),
        ("not known", "Recall."),
        ("not known", "Release."),
    ]


def test_words_that_give_no_number_are_printed_and_masked_as_any_text_is() -> None:
    rows = (
        *told(1, date(2026, 3, 1), "He rang.", count=Count.told("scores, as Marisol Featherquill says")),
        *told(2, date(2026, 3, 2), "He rang.", count=Count.told("over 90")),
        *told(3, date(2026, 3, 3), "He rang.", count=Count.unknown()),
        a(o.Conviction, "co", offender_id=HIM, offence="Theft", convicted=When.on(date(2026, 3, 4)),
          count=Count.told("numerous")),
    )  # fmt: skip
    view = view_of(*rows)
    assert [row[2] for row in chronology(view)] == [
        "Phone call (“scores, as [withheld W2] says”, number not known). He rang.",
        "Phone call (at least 90 times). He rang.",
        "Phone call (number not known). He rang.",
        "Convicted. Theft (“numerous”, number not known).",
    ]


def test_an_entry_says_which_breach_it_is_and_what_was_passed_for_it() -> None:
    (row,) = [row for row in chronology(view_of(*everything())) if row[0] == "2"]
    assert row[-1] == "Convicted. Breach 1 (8 weeks)"


def test_only_a_trial_that_is_known_is_said() -> None:
    trial = a(o.Hearing, "tr", proceeding_id="pr", kind="trial", on=date(2026, 3, 10))
    with_it = " ".join(row[2] for row in chronology(view_of(*everything(), trial)))
    assert "Convicted after trial. Harassment." in with_it
    assert "after trial" not in " ".join(row[2] for row in chronology(view_of(*everything())))


def test_a_conference_stands_in_the_unit_s_own_alone() -> None:
    assert "MARAC" in " ".join(row[2] for row in chronology(view_of(*everything()), "internal"))
    for audience in ("court", "parole", "police"):
        assert "MARAC" not in " ".join(row[2] for row in chronology(view_of(*everything()), audience))


def test_that_a_meeting_is_told_for_the_unit_alone_is_said_over_its_line_and_nowhere_else() -> None:
    said = "the offender must not learn of one"
    texts = {
        audience: " ".join(cell for _, cells in content(made(whole_case(), kind, audience)) for cell in cells)
        for kind, audience in (("social-history", "internal"), ("social-history", "court"))
    }
    assert texts["internal"].count(said) == 1
    assert said not in texts["court"]
    without = whole_case()
    rows = {cls: found for cls, found in without.file.rows.items() if cls is not w.Meeting}
    alone = made(replace(without, file=replace(without.file, rows=rows)), "social-history", "internal")
    assert said not in " ".join(cell for _, cells in content(alone) for cell in cells)


def test_where_it_was_and_the_police_s_reference_stand_behind_the_account() -> None:
    def told_of(account: str, place: str = "", police_reference: str = "") -> str:
        entry = c.Incident(
            id=RecordId("i9"), case_id=CASE, happened=When.on(date(2026, 3, 3)), account=account, place=place,
            police_reference=police_reference,
        )  # fmt: skip
        (row,) = [row for row in chronology(view_of(entry), "internal") if row[0] == "1"]
        return row[2]

    both = told_of("He rang the shop", place="the museum shop", police_reference="CRD/18/08471")
    assert both == "Kind not chosen. He rang the shop. Where: the museum shop. Police: CRD/18/08471."
    assert told_of("“Come out.”\nI did not.", place="At home").endswith("I did not. Where: At home.")
    assert told_of("Who was it?", police_reference="7").endswith("Who was it? Police: 7.")
    assert told_of("", place="At home") == "Kind not chosen. no account. Where: At home."
    assert told_of("He rang the shop").endswith("He rang the shop")


def test_what_the_police_did_stands_for_a_court_and_which_force_it_was_for_the_police_alone() -> None:
    contact = a(c.PoliceContact, "pc2", case_id=CASE, kind="attendance", happened=When.on(date(2026, 3, 1)),
                force="Kelder Police", reference="KP/1", done="Not followed up.")  # fmt: skip
    rows = (*everything(), contact, a(c.PoliceContactIncident, "x", police_contact_id="pc2", incident_id="n001"))
    said = {who: " ".join(row[2] for row in chronology(view_of(*rows), who)) for who in ("police", "court")}
    assert "Police attended. Kelder Police. KP/1. Not followed up. About entry 1." in said["police"]
    assert "Police attended. Not followed up. About entry 1." in said["court"]
    assert "Kelder Police" not in said["court"]


@pytest.mark.parametrize(("entered", "stands"), [(date(2026, 10, 1), True), (date(2026, 11, 9), False)])
def test_what_is_planned_survives_the_last_day_of_the_record(entered: date, stands: bool) -> None:
    """A hearing listed by the record's last day stands in it, marked as planned; one entered later does not."""
    moment = datetime(entered.year, entered.month, entered.day, 12, tzinfo=UTC)
    hearing = a(o.Hearing, "later", proceeding_id="pr", kind="trial", on=date(2027, 1, 12), recorded_at=moment)
    rows = [row for row in chronology(view_of(*everything(), hearing)) if row[1] == "12 Jan 2027"]
    assert bool(rows) == stands
    assert all(row[-1] == "planned" for row in rows)


@pytest.mark.parametrize(
    ("when", "more"),
    [
        (When.on(date(2024, 7, 7), words="7 July 2024"), False),
        (When.on(date(2024, 7, 7), words="Sunday 7th July 2024", approximate=True), False),
        (When.on(date(2024, 7, 7), words="about 7 July 2024, late evening", approximate=True), True),
        (When.in_month(2024, 7, words="in July 2024"), False),
        (When.in_month(2024, 7, words="one of the first days of July 2024"), True),
        (When.undated("when we were still on Pilot Street"), True),
        (When.undated(""), False),
    ],
)
def test_the_words_of_a_date_are_printed_where_they_say_what_its_reading_does_not(when: When, more: bool) -> None:
    assert words_say_more(when) == more


def test_words_of_a_date_are_masked_as_any_text() -> None:
    happened = When.undated("just after the move to 14 Tamarisk Rise")
    incident = c.Incident(id=RecordId("n001"), case_id=CASE, account="He rang.", source="victim", happened=happened)
    (row,) = chronology(view_of(incident))
    assert row[1] == "not known (“just after the move to [withheld W1]”)"


def test_one_source_is_a_sentence_and_several_are_a_column() -> None:
    document = made(view_of(*told(1, TODAY), *told(2, TODAY)), "chronology", "court", {})
    assert "The source of every entry: the victim." in " ".join(cells[0] for _, cells in content(document))
    (header, *_) = [cells for kind, cells in content(document) if kind == "header"]
    assert header == ("No.", "When", "What", "Status")
    two = view_of(*told(1, TODAY), c.Incident(id=RecordId("n2"), case_id=CASE, account="Seen.", source="police"))
    assert [row[3] for row in chronology(two)] == ["The victim", "Police"]


@pytest.mark.parametrize(
    ("answers", "numbers"),
    [({}, "123"), ({"which": "breaches"}, "2"), ({"which": "proved"}, "12"), ({"entries": "1, 3"}, "13"),
     ({"entries": "2 to 3"}, "23"), ({"which": "proved", "entries": "2-3"}, "2")],
)  # fmt: skip
def test_entries_can_be_chosen_and_the_paper_says_so(answers: dict[str, str], numbers: str) -> None:
    view = view_of(*everything(), *told(3, date(2026, 4, 1)))
    assert "".join(row[0] for row in chronology(view, **answers)) == numbers
    document = made(view, "chronology", "court", answers)
    said = " ".join(cells[0] for _, cells in content(document))
    assert ("An officer chose which entries stand here" in said) == bool(answers)
    here = f"{len(numbers)} of 3 entries" if answers else "3 entries"
    assert document.subject.startswith(f"{here} from the record")
    assert document.subject in said


@pytest.mark.parametrize("entries", ["0", "4", "3 to 1", "first"])
def test_numbers_that_are_no_entry_s_are_refused(entries: str) -> None:
    with pytest.raises(UserError, match="is no entry of this chronology, which has 3 entries"):
        chronology(view_of(*everything(), *told(3, date(2026, 4, 1))), entries=entries)


def test_the_short_form_counts_every_entry() -> None:
    calls = [row for n in range(3, 20) for row in told(n, date(2026, 4, n), reported="yes" if n % 2 else "no")]
    rows = chronology(view_of(*everything(), *calls), form="short")
    assert [row[0] for row in rows if row[0]] == ["1", "2"]
    (together,) = [row for row in rows if "Entries" in row[2]]
    assert together[1:] == (
        "3 Apr 2026 to 19 Apr 2026", "Entries 3 to 19: phone call (17). Reported: 9; Not reported: 8.", "as stated",
    )  # fmt: skip


def test_breaches_without_a_date_have_no_number() -> None:
    rows = [*told(5, None), a(o.Breach, "u", order_id="or", incident_id="n005", outcome="reported")]
    document = made(view_of(*everything(), *rows), "breaches", "court", {})
    assert [row[0] for row in rows_of(content(document), "Breaches of: Restraining")] == ["1", "–"]


def test_nobody_but_her_is_named_as_convicted_against() -> None:
    other = a(o.Conviction, "c2", offender_id=HIM, offence="Wounding", convicted=When.in_year(2009), against_id=OTHER)
    text = " ".join(row[2] for row in chronology(view_of(*everything(), other)))
    assert "Against Ottoline Marchbanks" in text
    assert "Featherquill" not in text


def test_links_to_entries_that_are_not_there_are_words() -> None:
    document = made(view_of(*everything()), "chronology", "court", {"entries": "2"})
    assert not any(isinstance(run, t.Link) for block in document.body for run in getattr(block, "text", ()))


def test_the_chronology_names_no_field_that_tells_where_somebody_is() -> None:
    case = disclose(view_of(*everything()), "court", TODAY, DisclosureOptions(), CHRONOLOGY)
    assert not any(row.account for row in case.file.all(c.LifeEvent) if row.kind == "home-move")
