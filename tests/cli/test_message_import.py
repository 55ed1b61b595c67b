# SPDX-License-Identifier: Apache-2.0
"""`vlu-desktop import` of a phone's messages: what it would need, who is who by options, and counts that are exact."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.cli.test_commands import Terminal
from tests.example_casebook import CHEAP
from tests.intake.messages.phones import HIM, HIS_NUMBER, ME, backup, call, chat, evenings, mms, sms
from vlu_desktop.cli.message_import import _named, lines_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.services.cases.message_preview import MessagePreview
from vlu_desktop.store.vault.vault import create_vault

AT = datetime(2025, 3, 14, 20, 0, tzinfo=UTC)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A command line on an empty casebook."""
    path, passphrase = tmp_path / "v.vlu", tmp_path / "passphrase"
    create_vault(path, "x", officer_name="A", clock=lambda: datetime.now(UTC), cost=CHEAP, floor=CHEAP).close()
    passphrase.write_text("x\n", encoding="utf-8")
    return Terminal(capsys, path, passphrase)


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    """Ten evenings of twenty messages."""
    path = tmp_path / "WhatsApp Chat with Col Dray.txt"
    path.write_text(chat(evenings(10, 20)), encoding="utf-8")
    return path


def test_without_names_messages_are_stored_and_no_incident_is_made(terminal: Terminal, phone: Path) -> None:
    dry = terminal.json("import", "--new-case", phone, "--dry-run")
    assert (dry["read"], dry["case"], dry["needs"]) == (240, "", [HIM, ME])
    assert dry["counts"] == [{"direction": "not-known", "form": "message", "messages": 240}]
    assert not terminal.json("cases")
    made = terminal.json("import", "--new-case", phone)
    assert (made["stored"], made["made"], made["needs"]) == (240, 0, [HIM, ME])
    case = terminal.json("show", made["case"])
    assert len(case["source-item"]) == 240
    assert "incident" not in case


def test_with_names_bursts_become_incidents_whose_counts_are_exact(terminal: Terminal, phone: Path) -> None:
    made = terminal.json("import", "--new-case", phone, "--me", ME, "--him", HIM.upper())
    assert (made["read"], made["stored"], made["made"], made["needs"]) == (240, 240, 10, [])
    incidents = terminal.json("show", made["case"])["incident"]
    assert [each["count"] for each in incidents] == [{"shown": "20", "words": "", "kind": "exact", "number": 20}] * 10
    again = terminal.json("import", made["case"], phone, "--dry-run")
    assert [each["who"] for each in again["senders"]] == ["offender", "victim"], "the case knows them by now"
    again = terminal.json("import", made["case"], phone, "--me", ME, "--him", HIM)
    assert (again["stored"], again["already_held"], again["reworded"], again["made"]) == (0, 240, 0, 0)


def test_the_gap_that_ends_a_burst_is_the_officer_s(terminal: Terminal, phone: Path) -> None:
    made = terminal.json("import", "--new-case", phone, "--me", ME, "--him", HIM, "--gap", 100)
    assert made["made"] == 1
    assert "in hours" in terminal.refused("import", "--new-case", phone, "--gap", 0)


def test_a_backup_s_owner_is_named_by_a_word(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    path.write_text(backup(sms(AT, "One"), call(AT), sms(AT, "Stop", 2), mms(AT, "Look", b"x")), encoding="utf-8")
    dry = terminal.json("import", "--new-case", path, "--dry-run", "--him", HIS_NUMBER)
    assert dry["needs"] == ["owner"]
    made = terminal.json("import", "--new-case", path, "--me", "owner", "--him", HIM)
    assert (made["made"], made["files"], made["files_left"]) == (2, 1, [])
    assert {each["direction"] for each in made["counts"]} == {"to-victim", "from-victim"}


def test_in_a_file_that_names_nobody_no_name_is_looked_for() -> None:
    preview = cast(MessagePreview, SimpleNamespace(parties=(), party=lambda name, owner: None))
    with pytest.raises(UserError, match="This file names nobody, so “owner” can’t be found in it"):
        _named(preview, ["owner"], "victim")


def test_a_name_that_is_nobody_s_is_refused_with_those_who_are_there(terminal: Terminal, phone: Path) -> None:
    assert terminal.refused("import", "--new-case", phone, "--me", "Zoë").endswith(
        f"“Zoë” is nobody in this file. In it are: {HIM}, {ME}."
    )
    assert not terminal.json("cases")


def test_a_question_of_the_file_is_asked_and_answered_by_an_option(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_text(chat([(datetime(2025, 3, 4, 20, 0) + timedelta(hours=n), HIM, "Hi") for n in range(3)]), "utf-8")
    refused = terminal.refused("import", "--new-case", path)
    assert "In which order do the dates of this chat stand?" in refused
    assert "--answer order=dmy (Day, month, year) or --answer order=mdy (Month, day, year)" in refused
    assert not terminal.json("cases")
    assert "answers no question" in terminal.refused("import", "--new-case", path, "--answer", "order=ymd")
    dry = terminal.json("import", "--new-case", path, "--dry-run")
    assert [each["key"] for each in dry["questions"]] == ["order"]
    made = terminal.json("import", "--new-case", path, "--answer", "order=mdy")
    assert made["first"] == "8pm on 3 April 2025"
    assert made["questions"] == []


def test_the_lines_say_what_is_needed_and_what_was_not_read(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "whatsapp.txt"
    path.write_text("Exported\n" + chat(evenings(1, 3)), encoding="utf-8")
    summary = terminal.json("import", "--new-case", path, "--dry-run")
    assert lines_of(summary) == [
        "3 messages read, 0 stored, 0 incidents made.",
        f"Nobody has said who this is: {HIM}. Name it with --me or --him.",
        "Nobody has said who this is: owner. Name it with --me or --him.",
        "line 1 was not read: It stands before the first message.",
    ]
    gaps = tmp_path / "_chat.txt"
    gaps.write_text(chat(evenings(1, 3)) + chat(evenings(1, 3, AT.replace(tzinfo=None))), encoding="utf-8")
    assert terminal.json("import", "--new-case", gaps, "--dry-run")["gaps"] == [
        {"after": "2025-03-03", "before": "2025-03-14", "days": 10}
    ]


def test_it_says_that_a_message_was_held_in_other_words(terminal: Terminal, phone: Path) -> None:
    made = terminal.json("import", "--new-case", phone)
    edited = phone.read_text(encoding="utf-8").replace("message 1\n", "sent \u200e<This message was edited>\n", 1)
    phone.write_text(edited, encoding="utf-8")
    again = terminal.json("import", made["case"], phone)
    assert (again["stored"], again["already_held"], again["reworded"]) == (0, 240, 1)
    assert "Held in other words, and both are kept: 1." in lines_of(again)
