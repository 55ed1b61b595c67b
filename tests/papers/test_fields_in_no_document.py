# SPDX-License-Identifier: Apache-2.0
"""The fields of the record that no document may use, listed: a new field is allowed to one or stands here."""

from collections.abc import Iterable

from tests.papers.allowed import ALLOWANCES
from vlu_desktop.disclosure.field_policy import LINKS, MESSAGES
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType

# Type -> fields. To allow one, name it in an allowance and take it out here; a new one is put into either.
IN_NO_DOCUMENT: dict[str, str] = {
    "unit": "name area service telephone email hours return_address complaints",
    "officer": "name role left_on telephone email",
    "cover": "officer_id covered_by_id starts ends",
    "person": "died occupation note",
    "contact-point": "may_say_who may_leave_message",
    "person-name": "since note",
    "address": "note",
    "vehicle": "since until",
    "same-as": "reason",
    "apart": "other_id reason",
    "case": "title officer_id closed area",
    "external-reference": "system reference",
    "involvement": "since until note contact_level",
    "incident-target": "note",
    "suggestion": "what value because came_by",
    "incident-use": "purpose agreed asked_on note",
    "charge": "code source",
    "life-event": "recurs",
    "exhibit": "file_name description within_id clock words",
    "source-item": "receiver thread",
    "source-item-exhibit": "source_item_id",
    "sender-name": "written who",
    "order": "case_number renewal note victim_told_on copy_received_on",
    "order-term": "ends",
    "order-variation": "what",
    "breach": "note",
    "proceeding": "court case_number ended",
    "hearing": "at court room",
    "sentence": "ends note",
    "sentence-requirement": "outcome",
    "whereabouts": "place note",
    "movement": "conditions_confirmed victim_told_on",
    "statement": "next_offer",
    "statement-offer": "note",
    "meeting": "venue chair coordinator confidentiality follows_id no_follow_up_reason",
    "meeting-attendee": "name agency attendance",
    "meeting-information": "agency shared",
    "due-mark": "line record_type record_id due what on next_on note",
    "questioning": "hearing_id told_on directed_by wording manager answered_on answer",
    "agency": "name representative usual area note",
    "contact": "account contact_point_id next_step follow_up_on follow_up_done",
    "telling": "record_type record_id why contact_id reason manager",
    "request": "decided_by victim_told_on",
    "complaint": "handled_by told_next",
    "sharing": "what by",
    "form-answers": "review_on summary",
    "form-answer": "note",
    "kept-finding": (
        "found_on why hearing_on rule rule_version subject title sentence limits starts ends up_to incidents certain "
        "evidence head figures date_chosen date_reason"
    ),
    "rule-setting": "name since value reason area",
    "column-map": "name headings uses",
    "disclosure": (
        "document audience recipient purpose made_on data_to sha256 head pages choices request signed_off_by template"
    ),
    "legal-hold": "reason asked_by placed_on lifted_on lifted_reason",
    "retention-review": "decision reason decided_on next_on",
    "protection": "record_type record_id field from_whom why starts ends",
    "withholding-mark": "record_type record_id field starts_at ends_at audience reason",
}


def unused(types: Iterable[RecordType]) -> set[tuple[str, str]]:
    """Type and field of everything that no allowance names. Links between rows always stand, so they are not asked."""
    used: dict[type[Record], set[str]] = {}
    allowances = [each for allowed in ALLOWANCES.values() for each in allowed.values()]
    for allowance in (*allowances, MESSAGES):
        for cls, names in allowance.items():
            used.setdefault(cls, set()).update(names.split())
    return {
        (kind.key, spec.name)
        for kind in types
        for spec in specs(kind.cls)
        if spec.name not in LINKS and spec.name not in used.get(kind.cls, set())
    }


def listed() -> set[tuple[str, str]]:
    """The same as it is written above."""
    return {(key, name) for key, names in IN_NO_DOCUMENT.items() for name in names.split()}


def test_a_field_that_no_document_may_use_is_listed() -> None:
    new = sorted(unused(RECORD_TYPES) - listed())
    assert new == [], "name it in the allowance of a document that may use it, or list it here"


def test_what_is_listed_is_there_and_is_allowed_nowhere() -> None:
    assert sorted(listed() - unused(RECORD_TYPES)) == []
