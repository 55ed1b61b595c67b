# SPDX-License-Identifier: Apache-2.0
"""Police logs as they are pasted: what is an entry, whose record it is, and what else looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.workbooks import packed
from vlu_desktop.intake.messages.formats.police_log import PoliceLog, matches_log, open_log
from vlu_desktop.intake.messages.formats.whatsapp import is_whatsapp
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.kernel.errors import UserError

LOG = """\
Northshire Constabulary
Incident log: NS-0412-23/03/2026
Opened 23/03/2026 by caller

23/03/2026 21:04:11 CALLER STATES EX PARTNER ALAN ROE IS AT THE DOOR
SAYS  HE WILL "BURN IT DOWN"

NO WEAPONS SEEN
23/03/2026 21:06:40
PC 4412 DEPLOYED
31/02/2026 21:30:00 LOG CLOSED
"""


def opened(text: str) -> PoliceLog:
    source = MessageSource(text.encode(), "log.txt")
    assert matches_log(source)
    return open_log(source)


def messages(file: PoliceLog) -> list[Message]:
    return [each for each in file.read() if isinstance(each, Message)]


def test_each_entry_is_the_polices_own_and_nobody_sent_it() -> None:
    file = opened(LOG)
    head, *entries = list(file.read())
    assert isinstance(head, SkippedPart)
    assert head.place == "line 1"
    assert head.words.endswith("Opened 23/03/2026 by caller")
    first, second, third = messages(file)
    assert entries == [first, second, third]
    assert (
        first.words
        == 'CALLER STATES EX PARTNER ALAN ROE IS AT THE DOOR\nSAYS  HE WILL "BURN IT DOWN"\n\nNO WEAPONS SEEN'
    )
    assert (first.form, first.sender, first.receiver, first.outgoing, first.moment) == ("entry", "", "", None, None)
    assert first.thread == "Incident log: NS-0412-23/03/2026"
    assert first.at is not None
    assert first.at.display() == "9:04pm on 23 March 2026"
    assert second.words == "PC 4412 DEPLOYED"
    assert third.at is not None
    assert not third.at.is_dated
    assert third.at.words == "31/02/2026 21:30:00"
    assert (file.name, file.service, file.asked) == ("log.txt", "Police log", ())
    assert file.clock
    assert file.leaves_out
    assert list(file.content(Media(name="x"))) == []


def test_the_order_of_day_and_month_is_asked_where_no_date_settles_it() -> None:
    file = opened("03/04/2026 21:04:11 CALL\n03/04/2026 21:06:11 PC DEPLOYED")
    assert messages(file)[0].thread == ""
    [asked] = file.asked
    assert asked.answer == "day"
    assert messages(file)[0].at != messages(file.answered("date-order", "month"))[0].at
    for key, answer in (("date-order", "year"), ("owner", "day")):
        with pytest.raises(ValueError, match="no answer"):
            file.answered(key, answer)


# A timed line as forces write it under their head, and the time it says.
LINES_UNDER_A_HEAD = [
    ("[01/11/2025 00:03:11] Opened", "12:03am on 1 November 2025"),
    ("01-Nov-2025 00:03:11  Opened", "12:03am on 1 November 2025"),
    ("1 November 2025 00:03 Opened", "12:03am on 1 November 2025"),
    ("01/11/2025, 00:03 Opened", "12:03am on 1 November 2025"),
    ("01/11/2025 0003hrs Opened", "12:03am on 1 November 2025"),
    ("01/11/2025 at 00:03 hours Opened", "12:03am on 1 November 2025"),
    ("00:03 01/11/2025 Opened", "12:03am on 1 November 2025"),
    ("0003 hrs on 01/11/2025 Opened", "12:03am on 1 November 2025"),
    ("Date/Time: 01/11/2025 00:03 Opened", "12:03am on 1 November 2025"),
    ("Entered on 01/11/2025 00:03 Opened", "12:03am on 1 November 2025"),
]


@pytest.mark.parametrize(("line", "time"), LINES_UNDER_A_HEAD)
@pytest.mark.parametrize("head", ["Incident number 412", "URN: 0412/25", "OEL"])
def test_under_a_head_of_the_police_a_time_stands_in_any_way_they_write_it(head: str, line: str, time: str) -> None:
    file = opened(f"{head}\n{line}\nmore\n{line.replace('01', '13', 1).replace('1 N', '13 N')}\n")
    first, second = messages(file)
    assert first.at is not None
    assert (first.at.display(), first.words, second.words) == (time, "Opened\nmore", "Opened")
    assert first.thread == head
    bare = MessageSource(f"{line}\n{line}\n".encode(), "log.txt")
    assert matches_log(bare) is False or line.startswith("01/11/2025 00:03:11")


UNDER_ONE_DATE = """\
Incident: 412 of 3rd August 2026
Opened: 03/08/26 2304hrs

2304 - Caller states ex at door
2310hrs PC 4412 attending
[00:05] Resulted
"""


def test_lines_with_times_alone_are_of_the_one_date_of_the_head_and_go_on_past_midnight() -> None:
    file = opened(UNDER_ONE_DATE)
    assert [(each.at and each.at.display(), each.words) for each in messages(file)] == [
        ("11:04pm on 3 August 2026", "Caller states ex at door"),
        ("11:10pm on 3 August 2026", "PC 4412 attending"),
        ("12:05am on 4 August 2026", "Resulted"),
    ]
    assert "the date of the head" in file.clock
    assert file.asked == ()


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        ("Caller states ex at door", "He was at my door"),  # a diary that begins with the number she was given
        ("Opened: 03/08/26", "Opened: 04/08/26"),
        ("Incident: 412 of", "Begun on"),
    ],
)
def test_times_alone_are_no_log_where_it_is_her_own_or_the_date_is_not_one(was: str, instead: str) -> None:
    assert not matches_log(MessageSource(UNDER_ONE_DATE.replace(was, instead).encode(), "log.txt"))


@pytest.mark.parametrize("stamp", ["[0{}/11/2025 00:03] PC4412: Opened", "0{}-NOV-2025 00:03:11  OP 331  Opened"])
def test_entries_that_begin_with_who_of_the_police_wrote_them_are_a_log_and_no_chat(stamp: str) -> None:
    text = "".join(f"{stamp.format(n)}\n" for n in range(1, 5))
    source = MessageSource(text.encode(), "log.txt")
    assert not is_whatsapp(source)
    assert [each.words for each in messages(opened(text))] == [stamp.partition(":03")[2].lstrip("]:1 ")] * 4


@pytest.mark.parametrize(
    ("data", "taken"),
    [
        ("CAD 412 of 23 March\n23/03/2026 21:04 call\n23/03/2026 21:06hrs PC sent".encode("utf-16"), True),
        (b"23/03/2026 21:04 He rang me\n23/03/2026 22:06 He rang me", False),  # a diary has no seconds
        (b"23/03/2026 21:04 He rang me\n23/03/2026 22:06 I told police", False),
        (b"23/03/2026 21:04:11 - Alan: hi\n23/03/2026 21:05:00 - Beth: no", False),
        (b"23/03/2026 21:04 He rang\n23/03/2026 22:06 I was given CAD 412", False),
        (b"words\n" * 60 + b"23/03/2026 21:04 He rang\n23/03/2026 22:06 He rang", False),
        (b"CAD 412\n" + b"words\n" * 60 + b"23/03/2026 21:04 call\n23/03/2026 22:06 call", True),
        (b"My incident log\n23/03/2026 21:04 He rang\n23/03/2026 22:06 He rang", False),
        (b"Since the storm\n23/03/2026 21:04 He rang\n23/03/2026 22:06 He rang", False),
        (b"For the police, crime ref 0412\n23/03/2026 21:04 He rang\n23/03/2026 22:06 He rang", False),
        (b"23/03/2026, 21:04:11 hi\n23/03/2026, 21:05:00 no", False),
        (b"[23/03/2026 21:04:11] Alan: hi\n[23/03/2026 21:05:11] Alan: hi", False),
        (b"23/03/2026 21:04:11 only one", False),
        (packed({"log.txt": LOG.encode()}), False),
        (bytes(5000), False),
        (b"", False),
    ],
)
def test_what_is_a_log_and_what_is_a_diary_or_a_chat(data: bytes, taken: bool) -> None:
    assert matches_log(MessageSource(data)) is taken


def test_what_is_no_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="begins with a date"):
        open_log(MessageSource(b"words"))
    monkeypatch.setattr("vlu_desktop.intake.messages.formats.police_log.LARGEST", 10)
    with pytest.raises(UserError, match="larger than"):
        open_log(MessageSource(LOG.encode()))


LINES = st.sampled_from(["23/03/2026 21:04:11 a", "3-4-26 9:04", "99/99/2026 99:99:99 b", "", "  ", "c"]) | st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=12
)


@given(st.lists(LINES, max_size=12))
def test_every_line_is_in_an_entry_or_in_the_head(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        file = open_log(MessageSource(text.encode()))
    except UserError:
        return
    found = list(file.read())
    kept = "".join(
        (each.at.words if each.at else "") + each.words if isinstance(each, Message) else each.words for each in found
    )
    squashed = {"".join(each.split()) for each in (kept, text.lstrip("\ufeff").replace("hrs", ""))}
    marks = str.maketrans("", "", "\u200e\ufeff")
    assert len({each.translate(marks).replace("hrs", "") for each in squashed}) == 1
