# SPDX-License-Identifier: Apache-2.0
"""The reader against entries of our own, labelled before it was written: every third was kept from its lexicon."""

from collections import Counter

import pytest

from tests.intake.accounts.entry_tables import OFFICERS_ALONE, Entry, entries
from vlu_desktop.intake.accounts.account_reader import AccountReading, read_account
from vlu_desktop.intake.accounts.kinds_in_words import is_grave
from vlu_desktop.record.behaviours import BEHAVIOURS

SEEN = [each for each in entries() if each.number % 3]
KEPT_BACK = [each for each in entries() if each.number % 3 == 0]


def read(entry: Entry) -> AccountReading:
    return read_account(entry.text, entry.previous)


def kinds_score(table: list[Entry]) -> tuple[float, float]:
    """Precision and recall of the kinds."""
    found: Counter[str] = Counter()
    for entry in table:
        kinds = set(read(entry).kinds)
        found["met"] += len(kinds & entry.kinds)
        found["false"] += len(kinds - entry.kinds - entry.also)
        found["missed"] += len(entry.kinds - kinds)
    return found["met"] / (found["met"] + found["false"]), found["met"] / (found["met"] + found["missed"])


def test_every_kind_of_the_table_is_told_five_ways() -> None:
    told = Counter(kind for entry in entries() for kind in entry.kinds)
    assert {kind.key for kind in BEHAVIOURS} - {"other"} - OFFICERS_ALONE == set(told)
    assert min(told.values()) >= 5


def test_kinds_of_the_entries_it_was_written_with() -> None:
    precision, recall = kinds_score(SEEN)
    assert precision >= 0.90
    assert recall >= 0.90


def test_kinds_of_the_entries_kept_back() -> None:
    precision, recall = kinds_score(KEPT_BACK)
    assert precision >= 0.83
    assert recall >= 0.88


def test_kinds_of_the_entries_that_tell_it_slantwise() -> None:
    precision, recall = kinds_score(entries("slantwise.txt"))
    assert precision >= 0.80
    assert recall >= 0.66


def test_incident_or_not() -> None:
    right = [entry for entry in entries() if (read(entry).incident is not False) == entry.incident]
    assert len(right) >= 0.95 * len(entries())


def test_no_count_is_invented_and_those_stated_are_read() -> None:
    stated = [entry for entry in entries() if entry.count not in ("", "?")]
    read_right = [entry for entry in stated if (count := read(entry).count) and count.to_text() == entry.count]
    invented = [
        entry.text
        for entry in entries()
        if entry.count in ("", "?") and (count := read(entry).count) and count.number is not None
    ]
    assert len(read_right) >= 0.95 * len(stated)
    assert invented == []


def test_who_did_it_and_to_whom() -> None:
    incidents = [entry for entry in entries() if entry.incident]
    by_right = [entry for entry in incidents if read(entry).by in entry.by]
    reached = [entry for entry in incidents if entry.targets - {"professional"} <= set(read(entry).targets)]
    assert len(by_right) >= 0.9 * len(incidents)
    assert len(reached) >= 0.9 * len(incidents)


def test_kinds_of_the_families_the_lexicon_was_enlarged_by() -> None:
    precision, recall = kinds_score(entries("families.txt"))
    assert precision >= 0.93
    assert recall >= 0.90


def test_kinds_of_the_entries_told_sidelong() -> None:
    precision, recall = kinds_score(entries("sidelong.txt"))
    assert precision >= 0.87
    assert recall >= 0.75


def test_kinds_of_the_entries_kept_back_till_the_last() -> None:
    precision, recall = kinds_score(entries("kept.txt"))
    assert precision >= 0.88
    assert recall >= 0.84


def test_kinds_of_the_entries_in_everyday_words() -> None:
    table = entries("everyday.txt")
    precision, recall = kinds_score(table)
    assert len(table) >= 150
    assert precision >= 0.95
    assert recall >= 0.94


def test_entries_of_many_hands() -> None:
    table = entries("many_hands.txt")
    precision, recall = kinds_score(table)
    readings = [(entry, read(entry)) for entry in table]
    counted = [(entry.count, reading.count) for entry, reading in readings if entry.count not in ("", "?")]
    assert len(table) >= 550
    assert precision >= 0.89
    assert recall >= 0.82
    assert sum((reading.incident is not False) == entry.incident for entry, reading in readings) >= 0.95 * len(table)
    assert sum(count is not None and count.to_text() == told for told, count in counted) >= 0.93 * len(counted)


def test_entries_in_many_registers() -> None:
    table = entries("registers.txt")
    precision, recall = kinds_score(table)
    readings = [(entry, read(entry)) for entry in table]
    invented = [
        entry.text
        for entry, reading in readings
        if entry.count in ("", "?") and reading.count and reading.count.number is not None
    ]
    assert len(table) >= 470
    assert precision >= 0.90
    assert recall >= 0.92
    assert sum((reading.incident is not False) == entry.incident for entry, reading in readings) >= 0.96 * len(table)
    assert invented == []


def test_entries_told_plainly() -> None:
    table = entries("plainly.txt")
    precision, recall = kinds_score(table)
    counts = [(each.count, read(each).count) for each in table]
    invented = [told for told, found in counts if told in ("", "?") and found and found.number is not None]
    assert len(table) >= 340
    assert precision >= 0.95
    assert recall >= 0.96
    assert invented == []


def test_entries_in_three_tables_of_voices() -> None:
    table = entries("voices.txt")
    precision, recall = kinds_score(table)
    assert len(table) >= 240
    assert precision >= 0.91
    assert recall >= 0.93
    readings = [(entry, read(entry)) for entry in table]
    assert sum((reading.incident is not False) == entry.incident for entry, reading in readings) >= 0.98 * len(table)
    invented = [entry.text for entry, reading in readings if not entry.count and reading.count and reading.count.number]
    assert invented == []


@pytest.mark.parametrize(
    "account",
    [
        "rang my mum 3 times today for a chat", "Phoned my dad twice for advice", "called my friend for a natter",
        "went to my sister's for a cuppa, stayed 2 hours",
    ],
)  # fmt: skip
def test_what_is_done_for_company_or_advice_is_hers_and_counts_nothing(account: str) -> None:
    reading = read_account(account)
    assert (reading.kinds, reading.count, reading.incident) == ((), None, False)


def test_his_own_calls_are_his_whatever_for() -> None:
    assert read_account("He rang my mum for a chat").kinds == ("family-harassed",)


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("he's written me a letter and got his cousin to push it under my door", {"letter"}),
        ("he went to my GP surgery and tried to get my notes", {"bodies-contacted"}),
        ("he told me what time I put the light out. He's watching the house", {"watch"}),
        ("seen him up on the railway bridge with binoculars pointed at ours", {"watch"}),
        ("he poured petrol on my car and set light to it", {"arson"}),
        ("He's been on the phone again", {"call"}),
        ("been on my phone again while I was asleep", {"device-access"}),
    ],
)
def test_a_verbs_other_meaning_is_no_kind(account: str, kinds: set[str]) -> None:
    assert set(read_account(account).kinds) == kinds


def test_kinds_of_entries_whose_faults_nobody_has_read() -> None:
    precision, recall = kinds_score(entries("unread.txt"))
    assert precision >= 0.86
    assert recall >= 0.83


@pytest.mark.parametrize(
    "table",
    "families sidelong kept everyday many_hands registers plainly unread voices".split(),
)
def test_no_threat_and_no_violence_where_there_is_no_incident(table: str) -> None:
    read_grave = [
        each.text
        for each in entries(f"{table}.txt")
        if not each.incident and any(is_grave(kind) for kind in read(each).kinds)
    ]
    assert read_grave == []
