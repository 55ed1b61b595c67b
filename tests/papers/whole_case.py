# SPDX-License-Identifier: Apache-2.0
"""A case with something in it for every kind of document, and each kind made from it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from tests.disclosure.disclosed_samples import CASE, HER, HIM, TODAY, a_campaign, view_of
from vlu_desktop.analysis.data_quality_notes import cautions
from vlu_desktop.analysis.run_rules import find as findings_of
from vlu_desktop.dates.when import When
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.disclosure.disclose import DisclosedCase, disclose
from vlu_desktop.disclosure.disclosure_options import DisclosureOptions, MessageChoice
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.common.document_facts import Facts
from vlu_desktop.papers.common.paper_source import PaperSource, told_once
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.papers.document_kinds import DOCUMENTS, document_kind
from vlu_desktop.platform import paths
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.record.complaints import Complaint
from vlu_desktop.record.count import Count
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.letter_templates import read_letters
from vlu_desktop.rules.licence_menu import Menu
from vlu_desktop.typeset import tree as t

RULES = paths.resources() / "rules"
REFERENCE = Reference(
    letters=read_letters(paths.forms()),
    menu=Menu.from_toml((RULES / "licence_conditions.toml").read_text(encoding="utf-8")),
    rules=Rules.from_toml((RULES / "deadlines.toml").read_text(encoding="utf-8")),
    holidays=Holidays.from_toml((RULES / "bank_holidays.toml").read_text(encoding="utf-8")),
)
EVERY = tuple((kind.key, audience) for kind in DOCUMENTS for audience in kind.audiences)
"""Every kind for every audience it is made for."""
ANSWERS: Mapping[str, Mapping[str, str]] = {
    "victim-statement": {"read_by": "R. Sample"},
    "withholding-application": {
        "ground": "welfare",
        "necessary": "If he learnt who helps her, he would turn to that person, as he did to others before.",
        "instead": "She has help in getting to work.",
    },
    "marac-referral": {
        "criterion": "escalation",
        "because": "Three reports in a month.",
        "aware": "yes",
        "agrees": "no",
    },
    "action-list": {"agency": "Housing"},
    "letter": {"letter": "letter-first-contact", "reply_by": "4 January 2027"},
    "agency-letter": {"letter": "letter-to-prison", "asked": "Please confirm the day of release."},
}
"""What a kind has to be told before it can be made."""


def whole_case() -> VaultView:
    return view_of(
        *a_campaign(), *_exhibits(), *_for_the_panel(), *_conference(), *_asked(), *_with_her(), *_known_besides()
    )


def _for_the_panel() -> tuple[Record, ...]:
    """A statement to the Parole Board with a passage that the prisoner is not to read."""
    text = "I moved so that he would not find me.\n\nMy neighbour walks me to work. He must not learn that."
    start = text.index("My neighbour")
    return (
        w.Statement(
            id=RecordId("sp"), case_id=CASE, maker_id=HER, kind="parole", stage="First review", status="signed",
            signed_on=date(2026, 10, 5), text=text, reading="live-link", told_disclosed="yes",
            told_on=date(2026, 10, 5), taken_by="Asha Example", taken_by_organisation="Example unit", method="Written",
        ),
        w.Statement(
            id=RecordId("sd"), case_id=CASE, maker_id=HER, kind="court", stage="Update", status="draft",
            text="Since the hearing I have changed my way to work.\nI sleep a little better.", told_disclosed="yes",
        ),
        w.StatementUse(id=RecordId("spu"), statement_id="sp", purpose="parole", agreed="yes"),
        w.StatementUse(id=RecordId("spi"), statement_id="sp", purpose="internal", agreed="yes"),
        w.Statement(
            id=RecordId("st"), case_id=CASE, maker_id=HER, kind="tribunal", status="signed", signed_on=date(2026, 4, 1),
            text="I still look behind me.\nIt would help if he were kept out of Nether Quillan.",
        ),
        w.StatementUse(id=RecordId("stu"), statement_id="st", purpose="tribunal", agreed="yes"),
        w.WithholdingMark(
            id=RecordId("wm"), record_type="statement", record_id="sp", field="text", starts_at=start,
            ends_at=len(text), audience="parole", reason="W3",
        ),
        w.Request(
            id=RecordId("rn"), case_id=CASE, kind="non-disclosure", wording="He is not to learn who helps me.",
            asked_on=date(2026, 10, 5), decision="waiting",
        ),
    )  # fmt: skip


def _conference() -> tuple[Record, ...]:
    return (
        w.Meeting(
            id=RecordId("m1"), case_id=CASE, kind="marac", on=date(2026, 9, 3), area="Pellow", number="M/26/31",
            referred_on=date(2026, 8, 20), status="held",
        ),
        w.MeetingCriterion(id=RecordId("mc"), meeting_id="m1", criterion="escalation", reason="Four reports in June"),
        w.Action(
            id=RecordId("a1"), case_id=CASE, meeting_id="m1", what="Change the locks", owner="J. Sample",
            agency="Housing", due=date(2026, 9, 17), status="open",
        ),
        w.Action(
            id=RecordId("a2"), case_id=CASE, meeting_id="m1", what="Tell the unit of any call-out", owner="PC Sample",
            agency="Police", due=date(2026, 12, 1), status="in-progress",
        ),
        w.Action(
            id=RecordId("a3"), case_id=CASE, meeting_id="m1", what="Fit a door chain", agency="Housing",
            status="not-possible", reported_on=date(2026, 10, 1), outcome="The door is to be replaced first",
        ),
    )  # fmt: skip


def _asked() -> tuple[Record, ...]:
    return (
        w.Request(
            id=RecordId("rc"), case_id=CASE, kind="no-contact", menu_code="4858cd8b-bca6-4f11-b6ee-439e27216d7d",
            wording="Not to approach or communicate with Ottoline Marchbanks.", reason="He rang through the order.",
            asked_on=date(2026, 10, 6), sent_to="Supervising officer", sent_on=date(2026, 10, 7), decision="waiting",
        ),
        w.RequestIncident(id=RecordId("rci"), request_id="rc", incident_id="n012"),
        w.Request(
            id=RecordId("rx"), case_id=CASE, kind="exclusion", menu_code="0f9a20f4",
            wording="The market and both bridges.", reason="He waits there.", asked_on=date(2026, 10, 6),
            middle="The fountain in the market", at_home="no", looked_by="A. Example", looked_on=date(2026, 10, 7),
        ),
        w.RequestIncident(id=RecordId("rxi"), request_id="rx", incident_id="n033"),
        w.Request(
            id=RecordId("ra"), case_id=CASE, kind="assessment", wording="A psychiatric assessment before sentence.",
            reason="No report has looked at the whole course.", asked_on=date(2026, 10, 9), decision="refused",
            decided_on=date(2026, 10, 20), decision_reason="There is no time before the hearing.",
        ),
        o.Sentence(
            id=RecordId("sen"), offender_id=HIM, kind="imprisonment", expressed="18 months",
            passed=When.on(date(2026, 7, 1)),
        ),
    )  # fmt: skip


def _with_her() -> tuple[Record, ...]:
    return (
        p.ContactPoint(
            id=RecordId("post"), person_id=HER, kind="post", value="14 Tamarisk Rise, Nether Quillan, ZZ91 4QT",
            safe="yes", safe_when="In a plain envelope",
        ),
        o.OrderProtected(id=RecordId("op"), order_id="order", person_id=HER),
        o.Movement(id=RecordId("mv"), offender_id=HIM, kind="release", on=date(2026, 10, 30)),
        w.Telling(
            id=RecordId("tl"), case_id=CASE, person_id=HER, event="release", event_on=date(2026, 10, 30),
            record_type="movement", record_id="mv", why="contact", contact_id="ct", on=date(2026, 10, 28),
        ),
        w.Contact(
            id=RecordId("ct"), case_id=CASE, person_id=HER, happened=When.on(date(2026, 10, 28)), channel="phone",
            outcome="spoke", key_stage="release-date", by="Asha Example", account="Our own note of the call.",
        ),
        Complaint(
            id=RecordId("cp"), case_id=CASE, person_id=HER, made_on=date(2026, 9, 14), how="email", about="not-told",
            account="I heard of the hearing from my sister.", made_to="The unit", stage="unit", handled_by="R. Ozen",
            acknowledged_on=date(2026, 9, 21), answered_on=date(2026, 10, 9), outcome="upheld", told_next="yes",
            answer="You should have been rung on the day. We are sorry.",
        ),
        w.Sharing(
            id=RecordId("sh"), case_id=CASE, on=date(2026, 8, 20), with_whom="Housing", what="That she is at risk",
            basis="Safety", consent="yes",
        ),
    )  # fmt: skip


def _exhibits() -> tuple[Record, ...]:
    return (
        c.Exhibit(
            id=RecordId("e1"), case_id=CASE, reference="OM/1", kind="file", title="Call list of June",
            taken_in=date(2026, 6, 9), kept_at="Cabinet 2", sha256="0123456789abcdef" * 4,
            size=48_213, media_type="text/csv",
            made_at=When.on(date(2026, 6, 8), basis="The file’s name alone gives this. A name can be changed."),
        ),
        c.ExhibitIncident(id=RecordId("ei1"), exhibit_id="e1", incident_id="n021"),
        c.ExhibitCustody(
            id=RecordId("ec1"), exhibit_id="e1", happened=When.on(date(2026, 6, 9)), act="received", by="Asha Example"
        ),
        c.ExhibitCustody(
            id=RecordId("ec2"), exhibit_id="e1", happened=When.at_instant(datetime(2026, 6, 12, 13, 5, tzinfo=UTC)),
            act="verified", by="Asha Example", note="The file held has the digest taken at intake.",
        ),
    )  # fmt: skip


def _known_besides() -> tuple[Record, ...]:
    """What is weaker than a conviction, what there is none of, bail, a call-out, and who holds an office."""
    return (
        o.OffenderHistory(
            id=RecordId("oh"), offender_id=HIM, kind="domestic-abuse", account="An earlier partner left the town.",
            happened=When.in_year(2009), source="A family member", reliability="second-hand",
        ),
        o.NoneKnown(id=RecordId("nk"), offender_id=HIM, what="programmes", source="Prison", on=date(2026, 9, 1)),
        o.Proceeding(id=RecordId("pr"), offender_id=HIM, kind="criminal"),
        o.Hearing(
            id=RecordId("hr"), proceeding_id="pr", kind="bail", on=date(2026, 3, 5), outcome="conditional-bail",
            bail_objected="yes", remand_sought="no",
        ),
        c.Charge(
            id=RecordId("sc"), offender_id=HIM, offence="PHA 1997 s.4A", category="harassment", index_offence=True,
            count=Count.told("scores"), charged_on=When.on(date(2026, 3, 4)), outcome="proved",
            outcome_on=When.on(date(2026, 7, 1)),
        ),
        c.PoliceContact(
            id=RecordId("pc"), case_id=CASE, kind="attendance", happened=When.on(date(2026, 3, 4)),
            force="Pellow Police", count=Count.not_fewer(2), done="Words of advice. Not followed up.",
        ),
        c.PoliceContactIncident(id=RecordId("pci"), police_contact_id="pc", incident_id="n012"),
        p.PersonReference(id=RecordId("crn"), person_id=HIM, kind="crn", reference="X100200"),
    )  # fmt: skip


def disclosed(
    view: VaultView, kind: str, audience: str, reader: str = "", messages: MessageChoice | None = None
) -> DisclosedCase:
    choices = DisclosureOptions(
        agency=ANSWERS.get(kind, {}).get("agency", ""), drafts=document_kind(kind, audience).drafts, reader_id=reader,
        messages=messages,
    )  # fmt: skip
    return disclose(view, audience, TODAY, choices, document_kind(kind, audience).allowances[audience])


def made(
    view: VaultView, kind: str, audience: str, answers: Mapping[str, str] | None = None, *,
    messages: MessageChoice | None = None, **more: str | bool,
) -> t.Document:  # fmt: skip
    """The document of a kind as the service composes it; `more` is what it says of itself besides."""
    given = disclosed(view, kind, audience, (answers or {}).get("reader", ""), messages)
    source = PaperSource(
        disclosed=given,
        findings=told_once(each for each in findings_of(given.file, TODAY) if not each.internal),
        cautions=cautions(given.file, TODAY),
        facts=Facts(
            made=datetime(2026, 11, 2, 9, tzinfo=UTC), data_to=TODAY, head="AB12 CD34", prepared_by="Asha Example",
            unit="Example unit", hearing_on=date(2027, 2, 16), **more,  # type: ignore[arg-type]
        ),
        answers=ANSWERS.get(kind, {}) if answers is None else answers,
        reference=REFERENCE,
    )  # fmt: skip
    return document_kind(kind, audience).compose(source)
