# SPDX-License-Identifier: Apache-2.0
"""Each audience gets its own of one case: what it may, and nothing that is another's."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, TODAY, told, view_of
from tests.papers.allowed import ALLOWANCES
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.audiences import AUDIENCES, audience
from vlu_desktop.disclosure.disclose import DisclosedCase, disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.fields import specs
from vlu_desktop.record.record_types import type_of
from vlu_desktop.record.vocabulary import vocabulary

EVERY = [(kind, key) for kind, allowed in ALLOWANCES.items() for key in allowed]


def given(view: VaultView, kind: str, key: str, **choices: Any) -> DisclosedCase:
    return disclose(view, key, TODAY, DisclosureOptions(**choices), ALLOWANCES[kind][key])


def test_the_officer_s_words_for_audiences_are_those_there_are() -> None:
    assert [key for key, _ in vocabulary("audience").terms] == [each.key for each in AUDIENCES]


@pytest.mark.parametrize(("kind", "key"), EVERY)
def test_an_allowance_names_only_fields_that_exist(kind: str, key: str) -> None:
    assert audience(key).key == key
    for cls, names in ALLOWANCES[kind][key].items():
        assert set(names.split()) <= {spec.name for spec in specs(cls)}, type_of(cls).key


@pytest.mark.parametrize(("kind", "key"), EVERY)
def test_no_document_but_the_unit_s_own_has_the_notes_of_a_meeting(kind: str, key: str) -> None:
    allowed = ALLOWANCES[kind][key]
    assert w.MeetingInformation not in allowed
    assert w.MeetingAttendee not in allowed
    assert key == "internal" or "minutes" not in allowed.get(w.Meeting, "").split()


@pytest.mark.parametrize(("kind", "key"), EVERY)
def test_what_he_may_read_names_no_place_contact_or_source(kind: str, key: str) -> None:
    if audience(key).kept_from & {"offender"} or key == "parole-withheld":
        for gone in (
            p.Address,
            p.ContactPoint,
            p.Vehicle,
            w.Contact,
            w.Sharing,
            w.FormAnswers,
            c.SourceItem,
            Complaint,
        ):
            assert gone not in ALLOWANCES[kind][key]
        assert "place" not in ALLOWANCES[kind][key].get(o.Whereabouts, "").split()


@pytest.mark.parametrize(("kind", "key"), EVERY)
def test_only_internal_documents_name_what_the_victim_is_not_to_learn(kind: str, key: str) -> None:
    if key == "victim":
        for gone in (o.Whereabouts, o.Assessment, o.Programme, w.Meeting, c.PoliceContact, w.FindingReview, w.Action):
            assert gone not in ALLOWANCES[kind][key]


def his(**more: Any) -> tuple[Record, ...]:
    return (
        p.Address(id=RecordId("his"), person_id=HIM, kind="home", lines="7 Fish Row, Gullhaven", postcode="ZZ7 7AA"),
        o.Whereabouts(id=RecordId("held"), offender_id=HIM, kind="prison", place="HMP Wrackmoor"),
        o.Assessment(
            id=RecordId("as"), offender_id=HIM, kind="psychiatric",
            summary="He has a delusional disorder of long standing.",
        ),
    )  # fmt: skip


def with_people(view: VaultView, *rows: Record) -> VaultView:
    people = dict(view.people)
    for row in rows:
        people[type(row)] = (*people.get(type(row), ()), row)
    return dataclasses.replace(view, people=people)


def test_her_copy_tells_her_nothing_of_where_he_is_or_what_ails_him() -> None:
    account = (
        "He wrote from Wrackmoor, HMP Wrackmoor, and from 7 Fish Row. He has a delusional disorder of long standing."
    )
    (noted, *kinds) = told(1, date(2026, 3, 3), account)
    assert isinstance(noted, c.Incident)
    view = with_people(view_of(dataclasses.replace(noted, source="document"), *kinds, *his()), *his()[:1])
    (incident,) = given(view, "victim-copy", "victim").file.all(c.Incident)
    assert incident.account == "He wrote from [withheld W8], [withheld W8], and from [withheld W8]. [withheld W8]."


def test_her_copy_keeps_her_own_address_whole() -> None:
    view = view_of(*told(1, date(2026, 3, 3), "He stood at 14 Tamarisk Rise and rang 07700 900345."))
    found = given(view, "victim-copy", "victim").file
    assert found.all(c.Incident)[0].account == "He stood at 14 Tamarisk Rise and rang 07700 900345."
    assert {row.lines for row in found.all(p.Address)} == {"14 Tamarisk Rise, Nether Quillan"}


def test_her_copy_holds_what_she_told_and_not_what_others_did() -> None:
    rows = [*told(1, date(2026, 3, 3)), *told(2, date(2026, 3, 4))]
    rows[2] = dataclasses.replace(rows[2], source="prison")  # type: ignore[call-arg]
    assert [row.id for row in given(view_of(*rows), "victim-copy", "victim").file.all(c.Incident)] == ["n001"]


def test_her_copy_names_no_order_or_conviction_about_somebody_else() -> None:
    rows: list[Record] = []
    for number, whom in enumerate((HER, "other-victim")):
        rows += [
            o.Order(id=RecordId(f"o{number}"), offender_id=HIM, kind="nmo", status="in-force"),
            o.OrderProtected(id=RecordId(f"op{number}"), order_id=f"o{number}", person_id=whom),
            o.Conviction(id=RecordId(f"c{number}"), offender_id=HIM, offence="Stalking", against_id=whom),
            o.Sentence(id=RecordId(f"s{number}"), offender_id=HIM, conviction_id=f"c{number}", expressed="12 months"),
        ]
    found = given(view_of(*rows), "victim-copy", "victim").file
    assert [row.id for cls in (o.Order, o.Conviction, o.Sentence) for row in found.all(cls)] == ["o0", "c0", "s0"]


def test_a_release_is_in_her_copy_once_she_was_told_of_it() -> None:
    values: dict[str, Any] = {
        "case_id": CASE,
        "event": "release",
        "record_type": "movement",
        "record_id": "m",
        "why": "earlier",
    }
    rows = [
        o.Movement(id=RecordId("m"), offender_id=HIM, kind="release", victim_told_on=date(2026, 5, 1)),
        w.Telling(id=RecordId("hers"), person_id=HER, on=date(2026, 5, 1), **values),
        w.Telling(id=RecordId("another-s"), person_id="other-victim", on=date(2026, 5, 1), **values),
    ]
    file = given(view_of(*rows), "victim-copy", "victim").file
    assert [row.id for row in file.all(w.Telling)] == ["hers"]
    assert file.all(o.Movement) == (), "what is noted with the offender speaks for no victim"


def test_of_two_victims_each_has_her_own_copy() -> None:
    second = p.Involvement(id=RecordId("i9"), case_id=CASE, person_id="other-victim", role="victim")
    made = [
        w.Statement(id=RecordId(f"by-{who}"), case_id=CASE, maker_id=who, kind="court", status="signed", text="Tired.")
        for who in (HER, "other-victim")
    ] + [
        Complaint(id=RecordId(f"c-{who}"), case_id=CASE, person_id=who, about="not-told", handled_by="R. Ozen")
        for who in (HER, "other-victim", "")
    ]  # fmt: skip
    view = with_people(
        view_of(second, *told(1, date(2026, 3, 3), "She was at newstart@example.invalid."), *made), second
    )
    with pytest.raises(UserError, match="Say whose copy"):
        given(view, "victim-copy", "victim")
    found = given(view, "victim-copy", "victim", reader_id=HER).file
    assert [row.id for row in found.all(w.Statement)] == [f"by-{HER}"]
    assert [(row.id, row.about, row.handled_by) for row in found.all(Complaint)] == [(f"c-{HER}", "not-told", "")]
    assert found.all(c.Incident)[0].account == "She was at [withheld W8]."


def test_a_marac_referral_may_hold_her_address_and_number_but_not_where_she_lived_before() -> None:
    former = p.Address(id=RecordId("old"), person_id=HER, kind="former", lines="2 Gone Street")
    meeting = w.Meeting(
        id=RecordId("m"), case_id=CASE, kind="marac", on=date(2026, 4, 1), area="Example area", minutes="what was said"
    )
    found = given(
        view_of(former, meeting, *told(1, date(2026, 3, 3), "He came to 14 Tamarisk Rise.")), "marac-referral", "marac"
    )
    assert {row.lines for row in found.file.all(p.Address)} == {"14 Tamarisk Rise, Nether Quillan", "Ysgol Bryn Sygun"}
    assert found.file.all(c.Incident)[0].account == "He came to 14 Tamarisk Rise."
    assert [(row.area, row.minutes) for row in found.file.all(w.Meeting)] == [("Example area", "")]


@pytest.mark.parametrize("key", ["court", "parole", "parole-withheld", "licence", "police"])
def test_where_she_lives_is_in_no_paper_that_may_come_to_him(key: str) -> None:
    kind = next(kind for kind, allowed in ALLOWANCES.items() if key in allowed and c.Incident in allowed[key])
    support = w.Request(id=RecordId("r"), case_id=CASE, kind="exclusion", wording="Not to enter Tamarisk Rise.")
    link = w.RequestIncident(id=RecordId("ri"), request_id="r", incident_id="n001")
    found = given(view_of(*told(1, date(2026, 3, 3), "He came to 14 Tamarisk Rise."), support, link), kind, key).file
    for row in (*found.all(c.Incident), *found.all(w.Request)):
        assert "Tamarisk" not in f"{getattr(row, 'account', '')}{getattr(row, 'wording', '')}"


def test_an_agency_s_list_holds_its_own_actions_alone() -> None:
    actions = [
        w.Action(id=RecordId(agency), case_id=CASE, what="Fit a lock", agency=agency)
        for agency in ("Housing", "Health")
    ]
    found = given(view_of(*actions), "action-list", "agency", agency="housing ")
    assert [row.agency for row in found.file.all(w.Action)] == ["Housing"]
    assert given(view_of(*actions), "action-list", "agency").file.all(w.Action) == ()
    assert len(given(view_of(*actions), "action-list", "internal").file.all(w.Action)) == 2


def test_of_the_exhibits_a_licence_request_has_the_maps_of_what_it_asks_for_alone() -> None:
    asked = [
        w.Request(id=RecordId("zone"), case_id=CASE, kind="exclusion", map_id="mine"),
        w.Request(id=RecordId("old"), case_id=CASE, kind="exclusion", map_id="granted", decision="granted"),
        w.Request(id=RecordId("hush"), case_id=CASE, kind="non-disclosure", map_id="hushed"),
    ]
    held = [
        c.Exhibit(id=RecordId(key), case_id=CASE, reference=key, title="A map", kept_at="Cabinet 2")
        for key in ("mine", "granted", "hushed", "other")
    ]
    found = given(view_of(*asked, *held), "licence-request", "licence").file
    assert [(row.id, row.title, row.kept_at) for row in found.all(c.Exhibit)] == [("mine", "A map", "")]
    assert given(view_of(*asked, *held), "social-history", "court").file.all(c.Exhibit) == ()


def test_a_licence_request_comes_with_its_own_incidents_and_never_says_what_is_kept_from_him() -> None:
    rows = [*told(1, date(2026, 3, 3)), *told(2, date(2026, 3, 4))]
    asked = [
        w.Request(id=RecordId("zone"), case_id=CASE, kind="exclusion", wording="Not to enter the market."),
        w.Request(id=RecordId("hush"), case_id=CASE, kind="non-disclosure", wording="Her statement."),
        w.RequestIncident(id=RecordId("ri"), request_id="zone", incident_id="n002"),
    ]
    found = given(view_of(*rows, *asked), "licence-request", "licence").file
    assert [row.id for row in found.all(c.Incident)] == ["n002"]
    assert [row.id for row in found.all(w.Request)] == ["zone"]


def test_the_annex_has_what_was_left_out_with_its_reason_and_still_not_her_address() -> None:
    text = "I moved to the coast. I live at 14 Tamarisk Rise. I sleep badly."
    made = w.Statement(
        id=RecordId("s"),
        case_id=CASE,
        maker_id=HER,
        kind="parole",
        status="signed",
        signed_on=date(2026, 5, 1),
        text=text,
    )
    rows = (
        made,
        w.StatementUse(id=RecordId("u"), statement_id="s", purpose="parole", agreed="yes"),
        w.WithholdingMark(
            id=RecordId("w"), record_type="statement", record_id="s", field="text", starts_at=0, ends_at=49,
            audience="parole", reason="W3",
        ),
    )  # fmt: skip
    shown = given(view_of(*rows), "victim-statement", "parole")
    assert shown.file.all(w.Statement)[0].text == "[withheld W3] I sleep badly."
    assert shown.passages == ()
    (passage,) = given(view_of(*rows), "withholding-application", "parole-withheld").passages
    assert (passage.words, passage.reason) == ("I moved to the coast. I live at [withheld W1].", "W3")


@pytest.mark.parametrize(("born", "stands"), [(date(2012, 1, 1), True), (date(1980, 1, 1), False)])
def test_a_statement_gives_a_child_s_birthday_only(born: date, stands: bool) -> None:
    view = view_of()
    people = tuple(
        dataclasses.replace(row, born=When.on(born)) if row.id == HER and isinstance(row, p.Person) else row
        for row in view.people[p.Person]
    )  # fmt: skip
    file = dataclasses.replace(view.file, rows={**view.file.rows, p.Person: people})
    shown = given(dataclasses.replace(view, file=file), "victim-statement", "court").file.get(p.Person, HER)
    assert shown is not None
    assert (shown.born is not None) is stands


def test_a_condition_already_decided_is_not_asked_for_again() -> None:
    def asked(number: int, decision: str) -> w.Request:
        return w.Request(id=RecordId(f"r{number}"), case_id=CASE, kind="no-contact", decision=decision)

    view = view_of(*(asked(n, each) for n, each in enumerate(("waiting", "", "refused", "granted", "deferred"))))
    assert [row.id for row in given(view, "licence-request", "licence").file.all(w.Request)] == ["r0", "r1", "r4"]


def test_the_annex_gives_the_request_to_withhold_and_no_other() -> None:
    kinds = ("non-disclosure", "no-contact", "contact-block")
    view = view_of(*(w.Request(id=RecordId(kind), case_id=CASE, kind=kind) for kind in kinds))
    found = given(view, "withholding-application", "parole-withheld").file.all(w.Request)
    assert [row.kind for row in found] == ["non-disclosure"]
    panel = given(view, "social-history", "parole").file.all(w.Request)
    assert [row.kind for row in panel] == ["no-contact"]


def test_a_block_on_his_letters_is_told_without_whom_it_names() -> None:
    block = w.Request(id=RecordId("b"), case_id=CASE, kind="contact-block", decision="granted",
                      wording="Letters to her sister", reason="Her sister is ill")  # fmt: skip
    (row,) = given(view_of(block), "social-history", "court").file.all(w.Request)
    assert (row.kind, row.wording, row.reason) == ("contact-block", "", "")


def test_where_an_exclusion_is_asked_for_stands_in_no_paper_he_gets_for_a_hearing() -> None:
    zone = w.Request(id=RecordId("z"), case_id=CASE, kind="exclusion", wording="The mill and the lane", reason="Home")
    (row,) = given(view_of(zone), "social-history", "parole").file.all(w.Request)
    assert (row.wording, row.reason) == ("", "")
