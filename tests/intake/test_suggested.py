# SPDX-License-Identifier: Apache-2.0
"""What is read from an entry's words as suggestions, and that reading a file another way reads no account again."""

from datetime import date

import pytest

from tests.intake import diary_files as files
from vlu_desktop.intake import suggested
from vlu_desktop.intake.accounts.account_reader import AccountReading
from vlu_desktop.intake.accounts.entries import EntryKind
from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.suggested import AccountsRead, suggestions_of
from vlu_desktop.record.conduct import Incident, Suggestion
from vlu_desktop.record.count import Count


def what(found: tuple[Suggestion, ...]) -> set[tuple[str, str]]:
    return {(each.what, each.value) for each in found}


@pytest.mark.parametrize(
    ("incident", "kinds", "above", "gone"),
    [
        (Incident(account="He rang me thirty times"), ("call",), "", ("kind", "call")),
        (Incident(account="He rang me thirty times", count=Count.exactly(2)), (), "", ("count", "30")),
        (Incident(account="He rang me thirty times", attribution="unknown"), (), "", ("actor", "offender")),
    ],
)
def test_what_is_told_otherwise_is_not_suggested_whatever_was_read_before(
    incident: Incident, kinds: tuple[str, ...], above: str, gone: tuple[str, str]
) -> None:
    accounts, plain = AccountsRead(), Incident(account="He rang me thirty times")
    assert gone in what(accounts.suggestions_of(plain, (), ""))
    found = accounts.suggestions_of(incident, kinds, above)
    assert found == suggestions_of(incident, kinds, above)
    assert gone not in what(found)
    assert accounts.suggestions_of(plain, (), "") == suggestions_of(plain)


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ("He has rung me scores of times this week.", "scores"),
        ("He came round, and he texted me numerous times.", "numerous"),
        ("He rang again and again until ten", "again and again"),
        ("He kept on ringing me every few minutes all night", "kept on ringing"),
    ],
)
def test_how_many_is_suggested_in_the_words_where_they_give_no_number(account: str, words: str) -> None:
    (found,) = (each for each in suggestions_of(Incident(account=account)) if each.what == "count")
    assert (Count.from_text(found.value), found.because) == (Count(words=words), words)


def test_what_the_row_above_says_counts() -> None:
    accounts, again = AccountsRead(), Incident(account="Same again")
    assert ("kind", "call") not in what(accounts.suggestions_of(again, (), ""))
    assert ("kind", "call") in what(accounts.suggestions_of(again, (), "He rang me at home"))


def test_a_file_read_another_way_reads_no_account_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("Date", "What happened", "Remarks"), ("3/4/2026", "He rang me", "x"), ("5/4/2026", "He came round", "")]
    first = DiaryReading(book=read_book(files.csv(*rows), "d.csv")).propose(date(2026, 8, 3))
    reading = first.reading.mapped
    assert reading is not None
    read: list[str] = []

    def reader(account: str, *above: str) -> AccountReading:
        read.append(account)
        return AccountReading(entry=EntryKind.INCIDENT)

    monkeypatch.setattr(suggested, "read_account", reader)
    again = reading.with_mapping(reading.mappings[0].having(2, "effect")).propose(date(2026, 8, 3))
    assert read == []
    assert [each.suggested for each in again.made] == [each.suggested for each in first.made]
    assert again.made[0].incident.fear == "x"
    reading.with_mapping(reading.mappings[0].having(2, "account")).propose(date(2026, 8, 3))
    assert read == ["He rang me\n\nRemarks: x", "He came round"]
