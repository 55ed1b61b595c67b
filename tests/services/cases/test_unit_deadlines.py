# SPDX-License-Identifier: Apache-2.0
"""A unit's own deadlines reach Today, reviews of retention and documents, stand beside ours and are taken back."""

import re
from datetime import date
from pathlib import Path

import pytest

from tests.papers.readback import read_pdf
from tests.services.conftest import Office
from vlu_desktop.disclosure.disclose import DisclosureOptions, disclose
from vlu_desktop.disclosure.field_policy import SOCIAL_HISTORY
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.social_history.orders_section import ends_on
from vlu_desktop.platform import paths
from vlu_desktop.record.offending import Order as CourtOrder
from vlu_desktop.record.work import Meeting, RuleSetting, Statement
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.services.cases.unit_deadlines import DeadlineInForce
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.timeline.happenings import bands_of

OURS = (paths.resources() / "rules" / "deadlines.toml").read_text(encoding="utf-8")
HEARING = date(2027, 2, 16)


def table(key: str, /, **more: object) -> str:
    """Our own rule of that key with something changed, as a [[rule]] table; None leaves a line out."""
    rule = next(each for each in Rules.from_toml(OURS).rules if each.key == key)
    values = {line.partition(" = ")[0]: line.partition(" = ")[2] for line in rule.to_toml().splitlines()[1:]}
    values |= {"valid_from": "2026-01-01", "note": '"Our board agreed on it."'}
    values |= {name: str(value) for name, value in more.items()}
    return "[[rule]]\n" + "\n".join(f"{name} = {value}" for name, value in values.items() if value != "None") + "\n"


def written(office: Office, *tables: str) -> Path:
    path = office.folder / "ours.toml"
    path.write_text("\n".join(tables), encoding="utf-8")
    return path


def held(office: Office, key: str, on: date | None = None) -> DeadlineInForce:
    return next(each for each in office.services.insight.deadlines.in_force(on or office.today) if each.rule.key == key)


def test_every_deadline_is_ours_at_first(office: Office) -> None:
    found = office.services.insight.deadlines.in_force(office.today)
    assert [each.rule for each in found] == [
        rule for rule in Rules.from_toml(OURS).rules if rule.valid_to is None or rule.valid_to >= office.today
    ]
    assert not any(each.own or each.coming for each in found)


def test_today_counts_by_the_unit_s_own_from_its_day_on_and_by_ours_again_after_an_undo(office: Office) -> None:
    office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 9, 1), status="held"))

    def follow_up() -> date | None:
        due = office.services.insight.today.summary(office.case_id, office.today).due
        return next(item.due for item in due if item.title == "Follow-up meeting not set")

    ours = follow_up()
    changes = office.services.insight.deadlines.take_in(
        written(office, table("marac_follow_up", number=14, length='"days"', roll='""'))
    )
    assert follow_up() == date(2026, 9, 15) != ours
    assert office.lines()[0].detail == "ours.toml"
    assert held(office, "marac_follow_up").own
    assert held(office, "marac_follow_up").rule.note == "Our board agreed on it."
    assert office.services.casework.undoing.names()[0].startswith("Undo import deadlines")
    office.services.casework.undoing.undo()
    assert follow_up() == ours
    office.services.casework.undoing.redo()
    assert follow_up() == date(2026, 9, 15)
    assert len(changes.added) == 1


def test_what_came_before_its_day_is_counted_by_ours(office: Office) -> None:
    office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 9, 1), status="held"))
    before = office.services.insight.today.summary(office.case_id, office.today).due
    later = table("marac_follow_up", number=2, length='"days"', valid_from="2026-09-02")
    office.services.insight.deadlines.take_in(written(office, later))
    assert office.services.insight.today.summary(office.case_id, office.today).due == before
    assert not held(office, "marac_follow_up", date(2026, 9, 1)).own
    coming = held(office, "marac_follow_up", date(2026, 9, 1)).coming
    assert coming is not None
    assert coming.number == 2


def test_a_review_of_retention_falls_by_the_unit_s_own_policy(office: Office) -> None:
    office.services.insight.deadlines.take_in(written(office, table("retention_open", number=12)))
    (kept,) = office.services.keeping.retention.diary()
    assert kept.review.due == date(2027, 11, 2)


def test_an_order_ends_everywhere_by_the_unit_s_own_as_it_was_known_then(office: Office) -> None:
    made = date(2026, 10, 20)
    order = office.add(CourtOrder(offender_id=office.offender, kind="dvpo", status="in-force", made=made))
    known = office.now

    def ends() -> set[str]:
        file = office.file()
        (band,) = bands_of(file)
        due = office.services.insight.today.summary(office.case_id, office.today).due
        (today,) = (item.title for item in due if item.kind == "order")
        findings = (each.finding for each in office.services.insight.findings.of(file, office.today))
        (found,) = (each.sentence for each in findings if each.rule == "trigger-dates")
        view = vault_view(office.store, office.case_id)
        disclosed = disclose(view, "court", office.today, DisclosureOptions(), SOCIAL_HISTORY).file
        paper = ends_on(disclosed, disclosed.orders[0], "").replace("Nov ", "November ")
        return {str(re.findall(r"\d+ November \d+", text)[-1]) for text in (band.detail, today, found, paper)}

    assert ends() == {"16 November 2026"}
    office.services.insight.deadlines.take_in(written(office, table("dvpo_end", number=21)))
    assert ends() == {"9 November 2026"}
    before = office.store.case_file(office.case_id, as_at=known)
    assert before is not None
    assert dict(before.lawful_ends) == {order.id: date(2026, 11, 16)}
    office.services.casework.undoing.undo()
    assert ends() == {"16 November 2026"}


def test_a_document_says_the_day_by_the_unit_s_own(office: Office) -> None:
    statement = office.add(
        Statement(
            case_id=office.case_id, maker_id=office.victim, kind="parole", status="draft", text="It stays with me.",
            told_disclosed="yes", told_on=office.today,
        )
    )  # fmt: skip
    office.services.casework.statements.sign(statement.id, office.today, {"parole": "yes"})
    order = Order(
        case_id=office.case_id, kind="victim-statement", audience="parole", data_to=office.today, hearing_on=HEARING
    )

    def said() -> str:
        draft = office.services.papers.documents.draft(order, office.now)
        return " ".join(cell for _, cells in read_pdf(draft.pdf).content() for cell in cells)

    assert "19 January 2027" in said()
    office.services.insight.deadlines.take_in(
        written(office, table("parole_statement", number=42, source='"The Board’s letter of May 2026"'))
    )
    assert "5 January 2027" in said()
    assert "19 January 2027" not in said()


def test_what_is_there_already_is_not_entered_twice_and_a_correction_is(office: Office) -> None:
    take_in = office.services.insight.deadlines.take_in
    first = table("risk_review", number=1)
    assert not take_in(written(office, first)).is_empty
    assert take_in(written(office, first)).is_empty
    assert not take_in(written(office, table("risk_review", number=2))).is_empty
    assert held(office, "risk_review").rule.number == 2
    assert not take_in(written(office, first)).is_empty
    assert held(office, "risk_review").rule.number == 1


def test_ours_are_put_back_as_one_act(office: Office) -> None:
    service = office.services.insight.deadlines
    service.take_in(written(office, table("risk_review", number=1), table("statement_update", number=3)))
    service.take_in(written(office, table("risk_review", number=2)))
    assert len(service.put_back("risk_review").removed) == 2
    assert not held(office, "risk_review").own
    assert held(office, "statement_update").own
    with pytest.raises(UserError, match="ours already"):
        service.put_back("risk_review")
    office.services.casework.undoing.undo()
    assert held(office, "risk_review").rule.number == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no deadline"),
        ("[[rule]", "can't be read"),
        ("rule = 3", r"nothing but \[\[rule\]\]"),
        (table("risk_review", key='"coffee"'), "No deadline has the key “coffee”. The keys are vcs_referral, "),
        (table("risk_review", anchor='"the last cup of tea"'), "counted from “the last review of risk”"),
        (table("parole_statement", direction='"after"'), "before the parole hearing, never after it"),
        (table("parole_statement", unit="true"), "rests on GOV.UK, Make a statement to the Parole Board"),
        (table("risk_review", note=None), "lacks note"),
        (table("risk_review", note='""'), "note is empty"),
        (table("risk_review", number="-3"), "number must be 0"),
        (table("risk_review") + table("risk_review"), "hold at once"),
        (table("risk_review", valid_from="2026-01-01T10:00:00"), "“valid_from” of the rule"),
    ],
)
def test_a_file_that_cannot_hold_is_refused_whole(office: Office, text: str, says: str) -> None:
    good = table("statement_update", number=3) if "key" in text else ""
    lines = office.lines()
    with pytest.raises(UserError, match=says):
        office.services.insight.deadlines.take_in(written(office, good, text))
    assert office.store.all(RuleSetting) == ()
    assert office.lines() == lines


def test_a_file_that_cannot_be_read_is_told(office: Office) -> None:
    path = office.folder / "ours.toml"
    with pytest.raises(UserError, match="can’t be read"):
        office.services.insight.deadlines.take_in(path)
    path.write_bytes(b"\xff\xfe\x00k")
    with pytest.raises(UserError, match="not text in UTF-8"):
        office.services.insight.deadlines.take_in(path)
    path.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(UserError, match="far larger"):
        office.services.insight.deadlines.take_in(path)


def test_the_settings_of_the_findings_stand_apart(office: Office) -> None:
    before = office.services.insight.rule_settings.in_force(office.today)
    office.services.insight.deadlines.take_in(written(office, table("risk_review", number=1)))
    assert office.services.insight.rule_settings.in_force(office.today) == before
    office.services.insight.rule_settings.change("new_days", "60", office.today, "Our board.")
    assert held(office, "risk_review").rule.number == 1


def test_the_time_of_a_repeat_at_marac_is_set_once_for_findings_and_today(office: Office) -> None:
    rules = office.services.insight.deadlines
    office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 3, 1), referred_on=date(2026, 2, 20)))
    said = office.services.insight.rule_settings
    said.change("repeat_months", "6", date(2026, 1, 1), "Our area counts six.")
    [held_now] = [each.rule for each in rules.in_force(office.today) if each.rule.key == "marac_repeat"]
    assert (held_now.number, held_now.length) == (6, "months")
    with pytest.raises(UserError, match="among the settings of the findings"):
        rules.take_in(written(office, table("marac_repeat", number=9, length='"months"', roll='""')))
