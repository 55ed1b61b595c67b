# SPDX-License-Identifier: Apache-2.0
"""A phone's messages from the file to the incidents: exact counts, no doubles, and one undo for each act."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.intake.messages.phones import HIM, ME, android, backup, call, chat, evenings, mms, packed, sms
from tests.services.conftest import Office
from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.senders import owner_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import (
    Exhibit,
    ExhibitCustody,
    Incident,
    IncidentBehaviour,
    SenderName,
    SourceItem,
    SourceItemExhibit,
    SourceItemIncident,
)
from vlu_desktop.services.cases.conversations import conversations_of
from vlu_desktop.services.cases.message_storing import FileChanged
from vlu_desktop.services.cases.messages import MessagePreview, Messages, Rule, StorageResult, formats
from vlu_desktop.store.records.acts import Act

NAMES = {ME: "victim", HIM: "offender"}
START = datetime(2025, 3, 3, 20, 0)


def messages(office: Office) -> Messages:
    return office.services.papers.messages


def taken(
    office: Office, text: str | bytes, name: str = "_chat.txt", names: dict[str, str] | None = None
) -> tuple[MessagePreview, StorageResult]:
    """A file previewed with its senders named, and taken into the case."""
    data = text.encode() if isinstance(text, str) else text
    preview = messages(office).preview(office.case_id, data, name)
    for asked in preview.asked:
        preview = messages(office).answered(preview, asked.key, asked.answer)
    preview = preview.naming(NAMES if names is None else names)
    stored, _ = messages(office).take_in(office.case_id, preview)
    return preview, stored


def items(office: Office) -> tuple[SourceItem, ...]:
    return office.store.all(SourceItem, case_id=office.case_id)


def test_a_file_of_messages_becomes_incidents_whose_counts_sum_exactly(office: Office) -> None:
    """Of a phone with four thousand of them: `tests/journey/test_phone_journey.py`."""
    lines = evenings(12, 20)
    _, stored = taken(office, chat(lines))
    assert (stored.stored, stored.forms, stored.doubles) == (len(lines), {"message": len(lines)}, 0)
    undo, _ = office.services.casework.undoing.names()
    assert undo.startswith("Undo take in a file: _chat.txt, in "), undo
    assert len(lines) == 12 * (20 + 4) == 288
    found = office.store.search("Evening 9, message 7")
    assert {each.case_id for each in found} == {office.case_id}
    assert {"Evening 9, message 7"} <= {
        item.raw for item in office.store.get_many(SourceItem, [each.record_id for each in found]).values()
    }
    gathered = messages(office).bursts(office.case_id, Rule())
    assert (len(gathered.bursts), gathered.counted) == (12, 12 * 20)
    assert gathered.left == (("From the victim", 12 * 4),)
    before = len(office.lines())
    ids, _ = messages(office).make_incidents(office.case_id, gathered.bursts)
    assert len(office.lines()) == before + 1
    made = office.store.all(Incident, case_id=office.case_id)
    assert [each.id for each in made] == list(ids)
    assert sum(each.count.number or 0 for each in made if each.count) == 12 * 20
    assert {each.actor_id for each in made} == {office.offender}
    assert {each.attribution for each in made} == {"offender"}
    assert made[0].happened is not None
    assert made[0].happened.display() == When.during(When.at(START), When.at(START + timedelta(minutes=19))).display()
    assert not office.store.all(IncidentBehaviour)
    links = office.store.all(SourceItemIncident, incident_id=made[0].id)
    linked = office.store.get_many(SourceItem, [each.source_item_id for each in links]).values()
    assert [each.direction for each in linked].count("to-victim") == 20
    assert [each.direction for each in linked].count("from-victim") == 4
    assert not messages(office).bursts(office.case_id, Rule()).bursts, "what is in an incident is not offered again"
    office.services.casework.undoing.undo()
    assert not office.store.all(Incident, case_id=office.case_id)
    assert len(items(office)) == 288
    assert messages(office).bursts(office.case_id, Rule()) == gathered
    office.services.casework.undoing.undo()
    assert not items(office)
    assert not office.store.all(Exhibit)
    assert not office.store.all(SenderName)
    assert not office.store.verify().problems


def test_the_file_is_an_exhibit_with_its_digest_and_its_clock(office: Office) -> None:
    text = chat(evenings(1, 3))
    preview, stored = taken(office, text, "WhatsApp Chat with Col Dray.txt")
    [exhibit] = office.store.all(Exhibit)
    assert exhibit.id == stored.exhibit_id
    assert exhibit.size == len(text)
    assert exhibit.clock == preview.clock
    assert b"".join(office.store.content(exhibit.id)) == text.encode()
    [custody] = office.store.all(ExhibitCustody)
    assert (custody.exhibit_id, custody.act, custody.by) == (exhibit.id, "received", "Asha Example")
    one = items(office)[0]
    assert (one.exhibit_id, one.position, one.medium, one.form) == (exhibit.id, 1, "WhatsApp", "message")
    owner = owner_of("WhatsApp Chat with Col Dray.txt")
    assert (one.sender, one.receiver, one.direction, one.thread) == (HIM, owner, "not-known", HIM)
    [asked] = preview.to_ask
    assert (asked.written, asked.owner, asked.received) == (owner, True, 3)


def test_without_names_nothing_has_a_direction_and_nothing_is_counted(office: Office) -> None:
    preview, stored = taken(office, chat(evenings(2, 5)), names={})
    assert stored.stored == 12
    assert {each.direction for each in items(office)} == {"not-known"}
    assert [each.written for each in preview.to_ask] == [HIM, ME]
    gathered = messages(office).bursts(office.case_id, Rule())
    assert not gathered.bursts
    assert gathered.left == (("Nobody has said who sent it or to whom", 12),)


def test_naming_the_senders_afterwards_gives_each_message_its_direction_and_is_one_undo(office: Office) -> None:
    taken(office, chat(evenings(2, 5)), names={})
    before = len(office.lines())
    messages(office).name_senders(office.case_id, NAMES)
    assert len(office.lines()) == before + 1
    assert sorted(each.direction for each in items(office)) == ["from-victim"] * 2 + ["to-victim"] * 10
    assert messages(office).names(office.case_id) == NAMES
    people = {each.written: each.person_id for each in office.store.all(SenderName)}
    assert people == {ME: office.victim, HIM: office.offender}
    office.services.casework.undoing.undo()
    assert {each.direction for each in items(office)} == {"not-known"}
    assert not office.store.all(SenderName)


def test_an_export_in_which_she_wrote_nothing_joins_one_that_names_her(office: Office) -> None:
    both = (
        f"12/03/2026, 21:15 - {HIM}: why\n12/03/2026, 21:40 - {ME}: leave me alone\n13/03/2026, 02:10 - {HIM}: awake?\n"
    )
    taken(office, both, "one.txt")
    alone = f"13/03/2026, 02:10 - {HIM}: awake?\n16/03/2026, 19:20 - {HIM}: saw you\n"
    _, stored = taken(office, alone, "two.txt", {**NAMES, owner_of("two.txt"): "victim"})
    assert (stored.stored, stored.doubles) == (1, 1)
    assert [each.raw for each in items(office)] == ["why", "leave me alone", "awake?", "saw you"]


def test_exports_that_overlap_join_without_doubles(office: Office) -> None:
    lines = [(START + timedelta(minutes=n // 3), HIM, f"Again {n // 3}") for n in range(30)]
    names = {HIM: "offender", owner_of("_chat.txt"): "victim"}
    taken(office, chat(lines[:18]), names=names)
    _, stored = taken(office, chat(lines[9:]), names=names)
    assert (stored.stored, stored.doubles) == (12, 9)
    assert len(items(office)) == 30
    assert sum(burst.count for burst in messages(office).bursts(office.case_id, Rule()).bursts) == 30


def test_the_same_file_again_adds_nothing_and_leaves_no_line(office: Office) -> None:
    text = chat(evenings(1, 5))
    taken(office, text)
    before = len(office.lines())
    _, stored = taken(office, text)
    assert (stored.stored, stored.doubles) == (0, 6)
    assert len(office.lines()) == before
    assert len(office.store.all(Exhibit)) == 1


def test_a_message_deleted_since_is_the_one_the_case_holds(office: Office) -> None:
    taken(office, chat([(START, HIM, "You will be sorry"), (START + timedelta(hours=9), HIM, "Hello")]))
    later = [(START, HIM, "This message was deleted."), (START + timedelta(hours=9), HIM, "Hello")]
    later.append((START + timedelta(hours=9), HIM, "This message was deleted."))
    _, stored = taken(office, chat(later))
    assert (stored.stored, stored.doubles) == (1, 2)
    kept = [(each.form, each.raw, each.state) for each in items(office)]
    assert kept == [
        ("message", "You will be sorry", "deleted"),
        ("message", "Hello", ""),
        ("message", "This message was deleted.", "deleted"),
        ("notice", "In another export this message is deleted: This message was deleted.", "deleted"),
    ]


def test_pictures_come_as_exhibits_within_the_export_and_linked_to_their_message(office: Office) -> None:
    text = android([(START, HIM, "IMG-20250303-WA0001.jpg (file attached)"), (START, HIM, "IMG-9.jpg is gone")])
    data = packed({"WhatsApp Chat with Col.txt": text, "IMG-20250303-WA0001.jpg": b"picture"})
    preview, stored = taken(office, data, "WhatsApp Chat with Col.zip")
    assert (preview.media_held, preview.media_missing, stored.media) == (1, 0, 1)
    whole, picture = office.store.all(Exhibit)
    assert (picture.within_id, picture.media_type, picture.size) == (whole.id, "image/jpeg", 7)
    assert (whole.reference, picture.reference) == ("VLU/1", "VLU/2")
    assert b"".join(office.store.content(picture.id)) == b"picture"
    [link] = office.store.all(SourceItemExhibit)
    assert (link.source_item_id, link.exhibit_id) == (items(office)[0].id, picture.id)


def test_an_export_with_files_gives_them_to_the_messages_of_one_without(office: Office) -> None:
    taken(office, android([(START, HIM, "<Media omitted>")]), "WhatsApp Chat with Col.txt")
    text = android([(START, HIM, "IMG-20250303-WA0001.jpg (file attached)")])
    data = packed({"WhatsApp Chat with Col.txt": text, "IMG-20250303-WA0001.jpg": b"picture"})
    _, stored = taken(office, data, "WhatsApp Chat with Col.zip")
    assert (stored.stored, stored.doubles, stored.media) == (0, 1, 1)
    [link] = office.store.all(SourceItemExhibit)
    assert link.source_item_id == items(office)[0].id
    _, again = taken(office, data, "WhatsApp Chat with Col.zip")
    assert again.media == 0
    assert len(office.store.all(SourceItemExhibit)) == 1


def test_a_backup_s_pictures_are_kept_and_a_damaged_one_is_named(office: Office) -> None:
    good = mms(START, "look", b"\xff\xd8picture", b"\xff\xd8other")
    bad = good.replace("p1.jpg", "bad.jpg").replace('name="null" cl="bad.jpg" data="', 'cl="bad.jpg" data="*')
    _, stored = taken(office, backup(good, bad), "sms.xml", {owner_of("sms.xml"): "victim", HIM: "offender"})
    assert stored.media == 2, "the same file came with both"
    assert [name for name, _ in stored.left] == ["bad.jpg"]


def test_a_file_that_is_too_large_stays_in_the_export(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.services.cases.message_storing.LARGEST_MEDIA", 5)
    _, stored = taken(office, backup(mms(START, "look", b"picture")), "sms.xml")
    assert stored.media == 0
    assert stored.left == [("p0.jpg", "It is larger than 500 MB and stays in the export, which is kept whole.")]


def test_withheld_calls_are_counted_as_from_nobody_knows_whom(office: Office) -> None:
    calls = [
        call(START + timedelta(minutes=n), number="-2", presentation=2, contact_name="(Unknown)") for n in range(4)
    ]
    preview, _ = taken(office, backup(*calls, root="calls"), "calls.xml", {owner_of("calls.xml"): "victim"})
    assert not preview.to_ask, "nobody can be asked who rang from a withheld number"
    [burst] = messages(office).bursts(office.case_id, Rule()).bursts
    assert (burst.who, burst.sort, burst.count) == ("unknown", "calls", 4)
    [incident_id], _ = messages(office).make_incidents(office.case_id, (burst,), {"missed": "call"})
    incident = office.store.get(Incident, incident_id)
    assert incident is not None
    assert (incident.attribution, incident.actor_id) == ("unknown", "")
    assert incident.account == "4 missed calls by Phone from Number withheld."
    assert [each.kind for each in office.store.all(IncidentBehaviour)] == ["call"]


def test_a_stretch_that_an_officer_chose_becomes_one_incident(office: Office) -> None:
    taken(office, chat(evenings(2, 10)))
    chosen = items(office)[3:9]
    incident_id, _ = messages(office).make_incident_of(
        office.case_id, [each.id for each in chosen], {"message": "text"}
    )
    incident = office.store.get(Incident, incident_id)
    assert incident is not None
    assert incident.count is not None
    assert incident.count.number == 5
    assert len(office.store.all(SourceItemIncident, incident_id=incident_id)) == 6
    assert "Leave me alone" not in incident.account
    assert "“Evening 1, message 4”" in incident.account
    with pytest.raises(UserError, match="in an incident already"):
        messages(office).make_incident_of(office.case_id, [chosen[0].id])
    office.services.casework.undoing.undo()
    assert not office.store.all(SourceItemIncident)


def test_a_stretch_of_her_own_messages_is_no_incident(office: Office) -> None:
    taken(office, chat(evenings(1, 10)))
    own = [each.id for each in items(office) if each.sender == ME]
    with pytest.raises(UserError, match="Say who the senders are"):
        messages(office).make_incident_of(office.case_id, own)


def test_no_burst_chosen_makes_nothing(office: Office) -> None:
    ids, changes = messages(office).make_incidents(office.case_id, ())
    assert not ids
    assert not changes.entry


def test_a_long_burst_quotes_its_ends_and_says_that_all_is_kept(office: Office) -> None:
    taken(office, chat(evenings(1, 200)))
    [burst] = messages(office).bursts(office.case_id, Rule()).bursts
    [incident_id], _ = messages(office).make_incidents(office.case_id, (burst,))
    incident = office.store.get(Incident, incident_id)
    assert incident is not None
    assert incident.account.splitlines() == [
        "200 messages by WhatsApp from Col Dray.",
        "First: 8pm on 3 Mar 2025: “Evening 1, message 1”",
        "Last: 11:19pm on 3 Mar 2025: “Evening 1, message 200”",
        "All of them are kept with the case as they came.",
    ]


def test_cancelling_keeps_nothing(office: Office) -> None:
    preview = messages(office).preview(office.case_id, chat(evenings(10, 100)).encode(), "_chat.txt")
    before = len(office.lines())

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        messages(office).take_in(office.case_id, preview, progress=stop)
    assert not items(office)
    assert not office.store.all(Exhibit)
    assert len(office.lines()) == before


def test_a_file_that_changes_meanwhile_is_not_taken_in(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_text(chat(evenings(1, 5)), encoding="utf-8")
    preview = messages(office).preview(office.case_id, path)
    path.write_text(chat(evenings(1, 6)), encoding="utf-8")
    with pytest.raises(UserError, match="was changed while it was being read"):
        messages(office).take_in(office.case_id, preview)
    assert not items(office)


def test_the_preview_says_what_the_file_holds(office: Office) -> None:
    lines = evenings(2, 5)
    lines += [(at + timedelta(days=40), sender, words) for at, sender, words in lines]
    preview = messages(office).preview(office.case_id, ("Exported.\n" + chat(lines)).encode(), "_chat.txt")
    assert preview.messages == 24
    assert preview.counts == {("not-known", "message"): 24}
    assert preview.naming(NAMES).counts == {("to-victim", "message"): 20, ("from-victim", "message"): 4}
    assert [each.days for each in preview.gaps] == [36]
    assert [(each.written, each.sent, each.received) for each in preview.parties] == [(HIM, 20, 4), (ME, 4, 20)]
    assert [each.reason for each in preview.skipped] == ["It stands before the first message."]
    assert preview.skipped_in_all == 1
    assert preview.leaves_out
    assert "by the clock of the phone" in preview.clock
    assert preview.undated == 0
    assert preview.first is not None
    assert preview.first.first_day == START.date()


def test_an_answer_to_the_file_s_question_moves_its_dates(office: Office) -> None:
    text = chat([(datetime(2025, 3, 4, 20, n), HIM, "Hi") for n in range(3)])
    preview = messages(office).preview(office.case_id, text.encode(), "_chat.txt")
    [asked] = preview.asked
    assert (asked.key, asked.answer) == ("order", "dmy")
    assert preview.open_questions == (asked,)
    with pytest.raises(UserError, match="leaves a question open"):
        messages(office).take_in(office.case_id, preview)
    assert not messages(office).answered(preview, "order", "dmy").open_questions
    other = messages(office).answered(preview, "order", "mdy")
    assert not other.open_questions
    assert preview.first is not None
    assert other.first is not None
    assert (preview.first.first_day, other.first.first_day) == (
        datetime(2025, 3, 4).date(),
        datetime(2025, 4, 3).date(),
    )
    with pytest.raises(ValueError, match="no answer"):
        messages(office).answered(preview, "order", "ydm")


def test_a_case_can_begin_with_a_phone(office: Office) -> None:
    preview = messages(office).preview("", chat(evenings(1, 5)).encode(), "WhatsApp Chat with Col.txt")
    case_id, stored, _ = messages(office).take_into_new_case(preview, handed_by="Ines")
    assert stored.stored == 6
    assert len(office.store.all(SourceItem, case_id=case_id)) == 6
    office.services.casework.undoing.undo()
    assert not office.store.all(SourceItem, case_id=case_id)


def test_conversations_are_listed_and_read_in_order(office: Office) -> None:
    taken(office, android(evenings(1, 5)), "WhatsApp Chat with Col.txt")
    taken(office, backup(sms(START, "One"), sms(START, "Two")), "sms.xml")
    found = conversations_of(items(office))
    assert [(each.medium, each.thread, len(each.items)) for each in found] == [
        ("WhatsApp", "Col", 6),
        ("Phone", "Col Dray <+447700900123>", 2),
    ]
    assert [each.raw for each in found[1].items] == ["One", "Two"]


def test_a_preview_is_turned_to_another_case_without_reading_it_again(office: Office) -> None:
    taken(office, chat(evenings(1, 5)), "one.txt")
    preview = messages(office).preview("", chat(evenings(2, 5)).encode(), "two.txt")
    assert [each.written for each in preview.to_ask] == [HIM, ME]
    turned = messages(office).for_case(preview, office.case_id)
    assert (turned.case_id, dict(turned.names), turned.said) == (office.case_id, NAMES, frozenset())
    assert turned.counts == {("to-victim", "message"): 10, ("from-victim", "message"): 2}
    again = messages(office).for_case(turned, "")
    assert (again.case_id, dict(again.names), again.counts) == ("", {}, preview.counts)


def test_the_senders_of_a_case_are_listed_from_what_it_holds(office: Office) -> None:
    taken(office, chat(evenings(2, 5)), names={})
    found = messages(office).senders(office.case_id)
    assert [(each.written, each.sent, each.nobody) for each in found] == [(HIM, 10, False), (ME, 2, False)]
    assert found[0].first is not None
    assert found[0].first.display() == When.at(START).display()


def test_a_file_that_is_none_is_refused_with_what_is_read(office: Office) -> None:
    assert messages(office).is_message_file(chat(evenings(1, 3)).encode(), "x.txt")
    assert not messages(office).is_message_file(b"date,what happened\n3 March 2026,He rang\n", "diary.csv")
    assert not messages(office).is_message_file(b"PK\x03\x04 broken", "x.zip")
    with pytest.raises(UserError, match="WhatsApp chat"):
        messages(office).preview(office.case_id, b"hello", "x.txt")
    with pytest.raises(UserError, match="is empty"):
        messages(office).preview(office.case_id, b"", "x.txt")
    assert [each.key for each in formats()][:2] == ["whatsapp", "sms-backup"]


def test_nobody_is_named_who_is_not_in_the_vocabulary(office: Office) -> None:
    with pytest.raises(ValueError, match="nobody a sender can be"):
        messages(office).name_senders(office.case_id, {HIM: "villain"})
    preview = messages(office).preview("", chat(evenings(1, 3)).encode(), "_chat.txt")
    with pytest.raises(UserError, match="not in this casebook"):
        messages(office).take_in("nowhere", preview)


def test_a_name_said_otherwise_later_is_changed(office: Office) -> None:
    taken(office, chat(evenings(1, 5)))
    messages(office).name_senders(office.case_id, {HIM: "other"})
    [named] = office.store.all(SenderName, written=HIM)
    assert (named.who, named.person_id) == ("other", "")
    assert not messages(office).bursts(office.case_id, Rule()).bursts


def test_what_is_no_message_is_told_and_of_very_much_the_first(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.services.cases.message_preview.MOST_SKIPPED", 2)
    text = "One\nTwo\nThree\n" + chat([(START, HIM, "Hi")]) + "[31/02/2025, 20:00:00] Col Dray: when\n"
    preview, stored = taken(office, text)
    assert ([each.words for each in preview.skipped], preview.skipped_in_all) == (["One", "Two"], 3)
    assert (preview.undated, stored.stored) == (1, 2)
    _, again = taken(office, text + "[01/04/2025, 20:00:00] Col Dray: more\n")
    assert (again.stored, again.doubles) == (1, 2)


def test_a_notice_has_no_direction_whoever_is_named(office: Office) -> None:
    text = "03/03/2025, 20:00 - Messages and calls are end-to-end encrypted.\n" + android(evenings(1, 5))
    taken(office, text, names={})
    messages(office).name_senders(office.case_id, NAMES)
    assert [each.direction for each in items(office)] == ["", *["to-victim"] * 5, "from-victim"]


def test_names_can_be_said_where_the_file_itself_was_taken_out(office: Office) -> None:
    taken(office, chat(evenings(1, 5)), names={})
    [exhibit] = office.store.all(Exhibit)
    office.services.casework.records.remove(exhibit)
    messages(office).name_senders(office.case_id, NAMES)
    assert sum(each.direction == "to-victim" for each in items(office)) == 5


@pytest.mark.parametrize("which", [1, 2])
def test_bytes_that_differ_the_second_time_they_are_read_are_not_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    kept = Act.add_content
    calls = []

    def changed(act: Act, exhibit_id: str, pieces: Iterable[bytes]) -> tuple[int, str]:
        calls.append(exhibit_id)
        return kept(act, exhibit_id, [b"other"] if len(calls) == which else pieces)

    monkeypatch.setattr(Act, "add_content", changed)
    with pytest.raises(FileChanged, match="was changed while it was being read"):
        taken(office, backup(mms(START, "look", b"picture")), "sms.xml")
    assert not office.store.all(Exhibit)


def test_undo_takes_back_a_phone_with_its_pictures(office: Office) -> None:
    taken(office, backup(mms(START, "look", b"picture"), sms(START, "text")), "sms.xml")
    assert len(office.store.all(Exhibit)) == 2
    office.services.casework.undoing.undo()
    assert not office.store.all(Exhibit)
    assert not office.store.all(SourceItemExhibit)
    assert not items(office)
    office.services.casework.undoing.redo()
    assert len(office.store.all(Exhibit)) == 2
    assert len(items(office)) == 2
    assert office.store.verify().is_sound


def test_what_the_case_learned_since_the_preview_stands(office: Office) -> None:
    taken(office, chat(evenings(1, 5)))
    preview = messages(office).preview(office.case_id, chat(evenings(1, 6)).encode(), "_chat.txt")
    messages(office).name_senders(office.case_id, {HIM: "proxy"})
    messages(office).take_in(office.case_id, preview.naming({ME: "victim"}))
    assert messages(office).names(office.case_id) == {ME: "victim", HIM: "proxy"}


def test_the_same_chat_twice_in_one_archive_is_joined(office: Office) -> None:
    lines = [(START + timedelta(minutes=n // 3), HIM, f"Again {n // 3}") for n in range(30)]
    name = "WhatsApp Chat with Col Dray.txt"
    _, stored = taken(office, packed({f"one/{name}": chat(lines[:18]), f"two/{name}": chat(lines[9:])}), "chats.zip")
    assert (stored.stored, stored.doubles, stored.reworded) == (30, 9, 0)
    assert len(items(office)) == 30


def test_backups_that_overlap_in_one_archive_are_joined_and_keep_every_picture(office: Office) -> None:
    texts = [sms(START + timedelta(minutes=n), f"Text {n}") for n in range(4)]
    picture = mms(START, "look", b"\xff\xd8\xff picture")
    _, stored = taken(
        office,
        packed({
            "sms-1.xml": backup(*texts[:3], picture), "sms-2.xml": backup(*texts[1:], picture),
            "calls-1.xml": backup(call(START), call(START), root="calls"),
        }),
        "backups.zip",
    )  # fmt: skip
    assert (stored.stored, stored.doubles, stored.media) == (7, 3, 1)
    assert sorted(each.form for each in items(office)) == ["message"] * 5 + ["missed"] * 2, "two calls of one minute"


def test_both_wordings_of_a_message_edited_since_are_kept_whichever_export_came_first(office: Office) -> None:
    lines = [(START, HIM, "I will find you"), (START, ME, "No")]
    edited = chat([(START, HIM, "I will phone you \u200e<This message was edited>"), (START, ME, "No")])
    for first, second in ((chat(lines), edited), (edited, chat(lines))):
        taken(office, first)
        _, stored = taken(office, second)
        assert (stored.stored, stored.doubles, stored.reworded) == (0, 2, 1)
        [message] = [each for each in items(office) if each.form == "message" and each.sender == HIM]
        assert (message.raw, message.state, message.direction) == ("I will find you", "edited", "to-victim")
        [told] = [each for each in items(office) if each.form == "notice"]
        assert told.raw == "In another export this message is edited: I will phone you"
        sources = {str(each.id): b"".join(office.store.content(each.id)).decode() for each in office.store.all(Exhibit)}
        assert "find" in sources[message.exhibit_id], "each says which export it stands in"
        assert "phone" in sources[told.exhibit_id]
        assert sum(burst.count for burst in messages(office).bursts(office.case_id, Rule()).bursts) == 1
        _, again = taken(office, second)
        assert (again.stored, again.doubles, again.reworded) == (0, 2, 0)
        assert len(items(office)) == 3
        office.services.casework.undoing.undo()
        office.services.casework.undoing.undo()
        assert not items(office)


def test_of_two_exports_in_one_archive_the_words_before_the_deletion_stand(office: Office) -> None:
    deleted, before = "\u200eThis message was deleted.", "I will find you"
    name = "WhatsApp Chat with Col Dray.txt"
    archive = packed({f"{n}/{name}": chat([(START, HIM, words)]) for n, words in enumerate((deleted, before))})
    _, stored = taken(office, archive, "chats.zip")
    assert (stored.stored, stored.doubles, stored.reworded) == (1, 1, 1)
    [message, told] = sorted(items(office), key=lambda each: each.form)
    assert (message.raw, message.state) == (before, "deleted")
    assert told.raw == "In another export this message is deleted: This message was deleted."


def test_that_a_message_was_deleted_since_is_kept_where_its_words_are_the_same(office: Office) -> None:
    page = (
        '<html><title>Col</title><div class="hChatLog"><div class="message">'
        '<abbr class="dt" title="2025-03-03T20:00:00.000Z"></abbr><cite class="sender vcard">'
        '<a class="tel" href="tel:+447700900123"><span class="fn">Col Dray</span></a></cite>'
        "<q>Soon</q></div></div>{}</html>"
    )
    gone = '<div class="deletedStatusContainer">User Deleted: True</div>'
    taken(office, page.format(""), "Col.html", {})
    _, stored = taken(office, page.format(gone), "Col.html", {})
    assert (stored.stored, stored.doubles, stored.reworded) == (0, 1, 0)
    assert [(each.raw, each.state) for each in items(office)] == [("Soon", "deleted")]
