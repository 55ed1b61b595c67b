# SPDX-License-Identifier: Apache-2.0
"""Letters from templates: filled from the record, refused where letters are not safe, never naming him."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, view_of
from tests.disclosure.test_audiences import with_people
from tests.papers.whole_case import REFERENCE, made, whole_case
from vlu_desktop.dates.when import When
from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.document_kinds import DOCUMENTS, document_kind
from vlu_desktop.platform import paths
from vlu_desktop.record import people as p
from vlu_desktop.record.base import Record
from vlu_desktop.rules.letter_templates import Letter, read_letters
from vlu_desktop.typeset.tree_content import content

ANSWERS = {
    "letter-first-contact": {"reply_by": "4 January 2027"},
    "letter-annual-contact": {"news": "Nothing has changed since last year."},
    "letter-statement-update": {"reply_by": "4 January 2027"},
    "letter-release-month": {"release_month": "March 2027", "conditions": "no contact, until June 2028."},
    "letter-released": {"released_on": "30 October 2026", "conditions": "no contact, until June 2028."},
    "letter-parole-reasons": {"decision_on": "2 November 2026"},
    "letter-sentence": {"passed_on": "2 October 2026", "sentence": "18 months.", "meaning": "Half is served."},
    "letter-order": {"made_on": "2 October 2026", "order_says": "No contact.", "order_until": "further order."},
    "letter-parole-listed": {"reply_by": "4 January 2027"},
    "letter-parole-deferred": {"heard_on": "27 October 2026", "put_off": "A report is awaited."},
    "letter-parole-decided": {"decision_on": "2 November 2026", "decision": "No release.", "meaning": "Nothing new."},
    "letter-recall": {"recalled_on": "30 October 2026", "standing": "Back in custody since that day."},
    "letter-conditions-decided": {
        "asked_for": "No contact.", "decided_on": "30 October 2026", "conditions": "No contact, until June 2028.",
        "reason": "None was refused.",
    },
    "letter-change-of-officer": {"earlier_officer": "Tobias Example"},
    "letter-closing": {
        "closes_on": "1 February 2027", "why_closing": "The sentence ends.", "still_holds": "None is known to me.",
    },
}  # fmt: skip
HERS = tuple(each.key for each in REFERENCE.letters if each.to == "victim")
THEIRS = tuple(each.key for each in REFERENCE.letters if each.to != "victim")
POST = p.ContactPoint(id=RecordId("post"), person_id=HER, kind="post", value="1 Sample Way, Exampleton", safe="yes")


def case_with(*rows: Record, status: str = "", safe_contact: str = "", scheme: str = "vcs") -> VaultView:
    view = view_of(*rows)
    held = p.Case(
        id=RecordId(CASE), title="O.M.", reference="VLU/1", contact_level="annual", status=status,
        safe_contact=safe_contact, scheme=scheme,
    )  # fmt: skip
    file = type(view.file)(case=held, rows={**view.file.rows, p.Case: (held,)})
    return VaultView(file=file, people=view.people, protected=view.protected)


def written(view: VaultView, letter: str, **answers: str) -> str:
    given = {"letter": letter, **ANSWERS.get(letter, {}), **answers}
    return " ".join(cell for _, cells in content(made(view, "letter", "victim", given)) for cell in cells)


@pytest.mark.parametrize("letter", HERS)
def test_every_letter_is_filled_from_the_record_and_names_nobody_but_its_reader(letter: str) -> None:
    text = written(whole_case() if letter != "letter-annual-contact" else case_with(POST), letter)
    assert "{" not in text
    assert "Dear Ottoline Marchbanks," in text
    assert "VLU/1" in text
    assert "Thorncastle" not in text


def test_a_decision_of_the_board_says_what_it_was_and_until_when_it_can_be_challenged() -> None:
    text = written(whole_case(), "letter-parole-decided")
    assert "what it decided: No release." in text
    assert "by 23 November 2026 at the latest" in text
    assert "by 4 May 2027" in text


def test_a_hearing_that_is_listed_says_by_when_a_statement_has_to_be_sent() -> None:
    text = written(whole_case(), "letter-parole-listed")
    assert "on 16 February 2027" in text
    assert "It has to be sent by 19 January 2027" in text


COM, POM = (
    (
        p.Person(id=RecordId(key)),
        p.PersonName(id=RecordId(f"{key}-name"), person_id=key, given="Ines", family=family),
        p.Involvement(id=RecordId(f"{key}-part"), case_id=CASE, person_id=key, role="professional", function=key),
        p.ContactPoint(id=RecordId(f"{key}-post"), person_id=key, kind="post", value=f"1 {family} House"),
    )
    for key, family in (("com", "Managing"), ("pom", "Prisonward"))
)  # fmt: skip


def to_agency(letter: str, **answers: str) -> str:
    view = with_people(
        case_with(
            POST, *COM, *POM, p.PersonReference(id=RecordId("crn"), person_id=HIM, kind="crn", reference="X100200"),
            p.PersonReference(id=RecordId("nhs"), person_id=HER, kind="nhs", reference="4857773456"),
        ), *COM, *POM,
    )  # fmt: skip
    given = {"letter": letter, "asked": "Please send me the licence as it stands.", **answers}
    return " ".join(cell for _, cells in content(made(view, "agency-letter", "agency", given)) for cell in cells)


@pytest.mark.parametrize("letter", THEIRS)
def test_a_letter_to_an_agency_knows_him_by_his_number_and_never_names_her(letter: str) -> None:
    text = to_agency(letter)
    assert "Lucan Thorncastle" in text
    assert "CRN X100200" in text
    for hers in ("Marchbanks", "4857773456", "Sample Way", "Tamarisk"):
        assert hers not in text
    assert "Please send me the licence as it stands." in text
    assert "VLU/1" in text


def test_it_goes_to_whoever_holds_the_office() -> None:
    text = to_agency("letter-to-offender-manager", person="com")
    assert "Ines Managing" in text
    assert "1 Managing House" in text
    assert "Prisonward" not in text
    with pytest.raises(UserError, match="Ines Prisonward is not"):
        to_agency("letter-to-offender-manager", person="pom")


def test_a_question_that_two_letters_ask_is_asked_for_both() -> None:
    asks = {ask.key: ask for ask in document_kind("letter", "victim").asks(REFERENCE)}
    shown = asks["decision_on"].only_if
    assert shown == ("letter", ("letter-parole-decided", "letter-parole-reasons"))


def test_large_print_is_proposed_where_she_needs_it() -> None:
    def proposed(needs: str) -> str:
        view = case_with(POST)
        her = p.Person(id=RecordId(HER), access_needs=needs)
        file = type(view.file)(case=view.file.case, rows={**view.file.rows, p.Person: (her,)})
        asks = {ask.key: ask for ask in document_kind("letter", "victim").asks(REFERENCE)}
        assert asks["size"].proposed is not None
        return asks["size"].proposed(Choosable(file), REFERENCE)

    assert proposed("Large print, and time to read.") == "large"
    assert proposed("Somebody beside her.") == ""


@pytest.mark.parametrize("letter", REFERENCE.letters, ids=lambda each: each.key)
def test_a_letter_asks_for_its_reference_once(letter: Letter) -> None:
    asked = re.findall(r"\bquote\b|\bour reference\b", " ".join(letter.body))
    assert asked == ["quote"]


def test_the_stamp_of_a_letter_tells_changed_words_though_the_version_stayed() -> None:
    letter = REFERENCE.letters[0]
    assert letter.stamp.startswith(f"{letter.key}, version {letter.version}, words ")
    assert replace(letter, body=(*letter.body, "More.")).stamp != letter.stamp


def test_a_letter_to_an_office_that_nobody_has_is_refused_when_it_is_read() -> None:
    text = (paths.forms() / "letter-to-prison" / "letter.toml").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="must be victim or one of"):
        Letter.from_toml(text.replace('to = "pom"', 'to = "governor"'))
    with pytest.raises(UserError, match="nothing fills in"):
        Letter.from_toml(text.replace("{asked}", "{victim}"))


def test_the_six_months_for_the_reasons_are_counted() -> None:
    assert "it has to be asked for by 4 May 2027" in written(whole_case(), "letter-parole-reasons")


@pytest.mark.parametrize(
    ("view", "why"),
    [
        (case_with(), "Nobody has recorded that letters are safe"),
        (case_with(p.ContactPoint(id=RecordId("q"), person_id=HER, kind="post", value="1 Way", safe="no")), "not safe"),
        (case_with(safe_contact="Email only; her mother opens the post."), "recorded as “Email only"),
        (case_with(POST, safe_contact="Ring after six. Never write to the house."), "recorded as “Ring after six"),
        (case_with(POST, status="opted-out"), "No contact is wanted"),
    ],
)  # fmt: skip
def test_no_letter_where_letters_are_not_safe_and_it_says_why(view: VaultView, why: str) -> None:
    with pytest.raises(UserError, match=why):
        written(view, "letter-annual-contact")


def test_a_first_contact_may_go_before_anybody_could_ask_but_not_to_what_is_unsafe() -> None:
    assert "14 Tamarisk Rise" in written(case_with(), "letter-first-contact")
    unsafe = p.ContactPoint(id=RecordId("q"), person_id=HER, kind="post", value="1 Way", safe="no")
    with pytest.raises(UserError, match="not safe"):
        written(case_with(unsafe), "letter-first-contact")
    with pytest.raises(UserError, match="recorded as “Text first"):
        written(case_with(safe_contact="Text first."), "letter-first-contact")


@pytest.mark.parametrize(
    ("scheme", "named"),
    [
        ("vcs", "under the Victim Contact Scheme."),
        ("vns", "under the Victim Notification Scheme."),
        ("discretionary", "under an arrangement of our own."),
        ("other", "under an arrangement of our own."),
    ],
)
def test_a_first_contact_names_the_scheme_a_day_to_answer_by_and_that_she_may_ask_what_is_held(
    scheme: str, named: str
) -> None:
    text = written(case_with(scheme=scheme), "letter-first-contact")
    assert named in text
    assert "by 4 January 2027" in text
    assert "You can ask at any time what we hold about you" in text


def test_no_scheme_is_named_that_nobody_entered() -> None:
    with pytest.raises(UserError, match=r"still needs: the scheme of the case\."):
        written(case_with(scheme=""), "letter-first-contact")


def test_what_a_letter_still_needs_is_named_all_at_once() -> None:
    with pytest.raises(UserError, match=r"still needs: a signed statement with its date; the day by which"):
        written(case_with(POST), "letter-statement-update", reply_by="")


def test_a_letter_with_a_field_that_nothing_fills_is_refused_when_it_is_read() -> None:
    text = (paths.forms() / "letter-first-contact" / "letter.toml").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="nothing fills in"):
        Letter.from_toml(text.replace("{officer}", "{offender}"))


def test_a_new_letter_needs_no_python(tmp_path: Path) -> None:
    folder = tmp_path / "letter-closing"
    folder.mkdir()
    text = (paths.forms() / "letter-first-contact" / "letter.toml").read_text(encoding="utf-8")
    (folder / "letter.toml").write_text(text.replace("letter-first-contact", "letter-closing"), encoding="utf-8")
    (letter,) = read_letters(tmp_path)
    assert letter.key == "letter-closing"


def test_a_letter_in_another_language_asks_for_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "letter-first-contact"
    shutil.copytree(paths.forms() / "letter-first-contact", folder)
    (letter,) = read_letters(tmp_path)
    assert letter.in_language("cy").subject.startswith("Cynnig gwybodaeth")
    welsh = folder / "letter.cy.toml"
    welsh.write_text(welsh.read_text(encoding="utf-8").replace("({unit})", ""), encoding="utf-8")
    assert read_letters(tmp_path), "for its subject names the unit still"
    welsh.write_text(welsh.read_text(encoding="utf-8").replace("{officer}", "swyddog"), encoding="utf-8")
    with pytest.raises(UserError, match="other fields in braces than the English one"):
        read_letters(tmp_path)


def test_what_was_written_in_braces_stays_as_it_was_written() -> None:
    assert "{reference}" in written(case_with(POST), "letter-annual-contact", news="See {reference}, <b>please</b>.")


SHARED, NEW = "1 Shared Home, Oldtown", "9 New Safe Place, Newtown"


def post(key: str, value: str, **more: Any) -> p.ContactPoint:
    return p.ContactPoint(id=RecordId(key), person_id=HER, kind="post", value=value, safe="yes", **more)


def home(lines: str, **more: Any) -> p.Address:
    return p.Address(id=RecordId(f"home-{lines}"), person_id=HER, kind="home", lines=lines, **more)


ENDED = When.on(date(2026, 9, 1))


@pytest.mark.parametrize(
    "until", [ENDED, When.in_year(2026), When.undated("since she left")], ids=["day", "year", "undated"]
)
def test_no_letter_goes_to_an_address_that_has_ended_or_may_have(until: When) -> None:
    text = written(case_with(post("old", SHARED, until=until), post("new", NEW)), "letter-annual-contact")
    assert "New Safe Place" in text
    assert "Shared Home" not in text
    with pytest.raises(UserError, match="Nobody has recorded that letters are safe"):
        written(case_with(post("old", SHARED, until=until)), "letter-annual-contact")


def test_of_two_addresses_that_are_safe_now_one_is_to_be_chosen() -> None:
    both = case_with(post("a", SHARED), post("b", NEW))
    with pytest.raises(UserError, match="2 addresses are recorded as safe"):
        written(both, "letter-annual-contact")
    assert "New Safe Place" in written(both, "letter-annual-contact", post="b")


@pytest.mark.parametrize(
    "homes",
    [
        (home(SHARED, until=ENDED), home(NEW, since=ENDED)),
        (home(SHARED, until=ENDED),),
        (home(NEW, since=ENDED),),
        (home(SHARED, until=When.undated("left")),),
    ],
)
def test_a_home_that_changed_since_is_asked_about_before_a_letter_goes(homes: tuple[p.Address, ...]) -> None:
    since = When.on(date(2025, 1, 1))
    with pytest.raises(UserError, match="A home changed since"):
        written(case_with(post("a", SHARED, since=since), *homes), "letter-annual-contact")
    confirmed = post("a", SHARED, since=since, confirmed_on=date(2026, 9, 20))
    assert "Shared Home" in written(case_with(confirmed, *homes), "letter-annual-contact")


def test_a_first_letter_goes_to_no_home_that_was_left_nor_to_one_of_two() -> None:
    with pytest.raises(UserError, match="Two homes are recorded"):
        written(case_with(home(NEW)), "letter-first-contact")


def test_of_two_victims_each_has_a_letter_to_her_own_address() -> None:
    other = p.Person(id=RecordId("second"))
    view = case_with(
        post("a", SHARED),
        other,
        p.PersonName(id=RecordId("second-name"), person_id="second", given="Second", family="Victim"),
        p.Involvement(id=RecordId("second-part"), case_id=CASE, person_id="second", role="victim"),
        p.ContactPoint(id=RecordId("b"), person_id="second", kind="post", value=NEW, safe="yes"),
    )
    with pytest.raises(UserError, match="Say whose"):
        written(view, "letter-annual-contact")
    assert "Shared Home" in written(view, "letter-annual-contact", reader=HER)
    text = written(view, "letter-annual-contact", reader="second")
    assert "Dear Second Victim" in text
    assert "New Safe Place" in text
    with pytest.raises(UserError, match="not hers or his, or has ended"):
        written(view, "letter-annual-contact", reader="second", post="a")


def reached(audience: str, kind: str = "letter", answers: dict[str, str] | None = None) -> str:
    contact: dict[str, Any] = {
        "unit_contact": "01632 960500, vlu@example.invalid", "officer_contact": "01632 960512",
        "return_address": "PO Box 12\nExampleton", "complaints": "write to the head of the unit.",
    }  # fmt: skip
    view = whole_case() if kind != "letter" else case_with(POST)
    tree = made(view, kind, audience, answers, **contact)
    return " ".join(cell for _, cells in content(tree) for cell in cells)


def test_a_letter_says_how_to_answer_and_a_first_one_how_to_complain() -> None:
    text = reached("victim", answers={"letter": "letter-first-contact", **ANSWERS["letter-first-contact"]})
    assert "You can reach us: 01632 960512; 01632 960500, vlu@example.invalid." in text
    assert "You can write to: PO Box 12, Exampleton." in text
    assert "If you are not content with us: write to the head of the unit." in text
    later = reached("victim", answers={"letter": "letter-annual-contact", **ANSWERS["letter-annual-contact"]})
    assert "You can reach us" in later
    assert "not content" not in later


GIVEN: dict[str, dict[str, str]] = {
    "letter": {"letter": "letter-annual-contact", **ANSWERS["letter-annual-contact"]},
    "agency-letter": {"letter": "letter-to-prison", "asked": "Please confirm the day of release."},
    "action-list": {"agency": "Police"},
}
"""What a kind of paper asks for beside the record, so that it is made at all."""


@pytest.mark.parametrize(
    ("kind", "audience"), [(kind.key, audience) for kind in DOCUMENTS for audience in kind.audiences]
)
def test_every_paper_says_how_the_unit_is_reached(kind: str, audience: str) -> None:
    assert "01632 960500" in reached(audience, kind, GIVEN.get(kind))


def test_a_paper_that_he_reads_has_the_unit_s_number_and_not_the_officer_s() -> None:
    assert "01632 960500" in reached("court", "key-points")
    assert "01632 960512" not in reached("court", "key-points")
    assert "01632 960512" in reached("marac", "marac-referral")
