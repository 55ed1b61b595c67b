# SPDX-License-Identifier: Apache-2.0
"""Messages are read in a process of their own: the same from there, and what is not ours ends in a sentence."""

import json
import struct
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.foreign.read_here import MessagesReadHere
from tests.intake import workbooks
from tests.intake.messages.formats.exports import packed
from tests.intake.messages.test_recognised_formats import CHAT, EXAMPLES
from vlu_desktop.dates.when import When
from vlu_desktop.foreign import bounded_child
from vlu_desktop.intake.messages import bounded_messages, message_child
from vlu_desktop.intake.messages.bounded_messages import TOO_LONG, is_message_file, open_messages
from vlu_desktop.intake.messages.message import Media, Message, SkippedPart
from vlu_desktop.intake.messages.message_child import HARMED
from vlu_desktop.intake.messages.message_frames import Frames, found_in, pack, row_of, words_at
from vlu_desktop.intake.messages.message_frames import packed as long_row
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import opened_by
from vlu_desktop.kernel.errors import UserError

SEVERAL = packed({"_chat.txt": CHAT, "sms.xml": EXAMPLES["sms-backup"][0].decode(), "IMG-1.jpg": "dots"})
EVERY = [*((key, data) for key, files in EXAMPLES.items() for data in files), ("several", SEVERAL)]


@pytest.mark.parametrize(("key", "data"), EVERY, ids=[f"{key}-{n}" for n, (key, _) in enumerate(EVERY)])
def test_each_export_is_the_same_through_the_frames(key: str, data: bytes) -> None:
    source = MessageSource(data, "file")
    (label, there), (name, here) = open_messages(source), opened_by(source)
    assert (label, there.service, there.clock, there.leaves_out, there.asked) == (
        name, here.service, here.clock, here.leaves_out, here.asked,
    )  # fmt: skip
    assert list(there.read()) == list(here.read())
    for asked in here.asked:
        for answer, _ in asked.choices:
            assert list(there.answered(asked.key, answer).read()) == list(here.answered(asked.key, answer).read())
    with pytest.raises(ValueError, match="no answer"):
        there.answered("none", "none")


def test_a_process_reads_it_from_the_disk_and_from_memory_and_unpacks_what_came_with_it(
    own_process: None, tmp_path: Path
) -> None:
    data = workbooks.packed({"_chat.txt": b"[23/03/2026, 21:04:11] Col: <attached: a.jpg>\n" * 700, "a.jpg": b"dots"})
    path = tmp_path / "chat.zip"
    path.write_bytes(data)
    assert is_message_file(MessageSource(data, "chat.zip"))
    assert not bounded_child._running
    source = MessageSource(path)
    file = open_messages(source)[1]
    found = []
    for each in file.read():
        found.append(each)
        if len(found) < 3:
            assert isinstance(each, Message)
            assert b"".join(file.content(each.media[0])) == b"dots"
            assert len(bounded_child._running) == 2, "one process unpacks all of them"
    assert found == list(opened_by(source)[1].read())
    assert list(file.content(Media(name="b.jpg"))) == []
    assert not bounded_child._running


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A module that is started as the process that reads."""
    monkeypatch.setenv("PYTHONPATH", "")
    module = tmp_path / "hostile_reader.py"
    real = subprocess.Popen

    def started(command: list[str], **more: object) -> object:
        return real([command[0], str(module)], **more)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", started)
    yield module
    assert not bounded_child._running


SAID = "import sys\nsys.stdin.buffer.readline()\nsys.stdin.buffer.readline()\nsys.stdout.buffer.write(%r)\n"
OPENED = {"label": "x", "service": "x", "clock": "x", "leaves_out": [], "asked": []}
HOSTILE = {
    "nothing": b"",
    "no frame": b"what is this?" * 9,
    "a length beyond any": struct.pack(">II", 0xFFFFFFFF, 0),
    "a depth beyond any": struct.pack(">II", 200_000, 0) + b"[" * 200_000,
    "a line that is no table": struct.pack(">II", 2, 0) + b"[]",
    "no text": struct.pack(">II", 2, 0) + b"\xff\xff",
    "half of it": pack({"opened": OPENED}),
    "no opening": pack({"end": True}),
    "a sentence beyond any": pack({"refused": "x" * 10_000}),
    "a sentence that is none": pack({"refused": 3}),
    "a label that is none": pack({"opened": {**OPENED, "label": 3}}) + pack({"end": True}),
    "a question that is none": pack({"opened": {**OPENED, "asked": [["a", "b", "c", "d"]]}}) + pack({"end": True}),
    "a choice that is none": pack({"opened": {**OPENED, "asked": [["a", "b", [3], "d"]]}}) + pack({"end": True}),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_answer_that_is_not_ours_is_refused(own_process: None, reader: Path, what: str) -> None:
    reader.write_text(SAID % HOSTILE[what])
    with pytest.raises(UserError) as refused:
        open_messages(MessageSource(b"x", "x"))
    assert str(refused.value) == HARMED


def test_one_that_says_nothing_is_given_up(own_process: None, reader: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.write_text("import threading\nthreading.Event().wait()\n")
    monkeypatch.setattr(bounded_messages, "LONGEST_SILENCE", 0.1)
    with pytest.raises(UserError) as refused:
        open_messages(MessageSource(b"x", "x"))
    assert str(refused.value) == TOO_LONG


def test_when_a_casebook_is_locked_every_process_that_reads_is_ended(own_process: None, reader: Path) -> None:
    reader.write_text("import threading\nthreading.Event().wait()\n")
    with bounded_child.ChildProcess("any") as child:
        bounded_child.end_all()
        assert list(child.pieces(60)) == []
        assert child.has_ended


def test_a_reading_that_nobody_goes_on_with_ends_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    monkeypatch.setattr(MessagesReadHere, "close", lambda process: closed.append(True))
    found = open_messages(MessageSource(CHAT.encode(), "x"))[1].read()
    next(found)
    assert not closed
    del found
    assert closed


def test_whatever_ends_a_reader_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_child, "opened_by", lambda source: 1 / 0)
    answer = b"".join(message_child.Reader(MessageSource(b"x", "x")).answers({"do": "open", "answers": []}))
    assert list(Frames().given(answer)) == [({"refused": HARMED}, b"")]


TEXTS = st.text(max_size=8)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
WHENS = st.none() | TEXTS.map(When.undated) | MOMENTS.map(When.at_instant)
MESSAGES = st.builds(
    Message, place=st.integers(1, 10**6), form=st.sampled_from(("message", "call", "mail", "notice")), at=WHENS,
    moment=st.none() | MOMENTS, thread=TEXTS, sender=TEXTS, receiver=TEXTS, outgoing=st.none() | st.booleans(),
    words=TEXTS, state=st.sampled_from(("", "deleted", "edited")), seconds=st.none() | st.integers(0, 10**6),
    media=st.lists(st.builds(Media, name=TEXTS, member=TEXTS, media_type=TEXTS), max_size=2).map(tuple), part=TEXTS,
)  # fmt: skip
SKIPPED = st.builds(SkippedPart, place=TEXTS, words=TEXTS, reason=TEXTS)


@given(st.lists(MESSAGES | SKIPPED, max_size=4), st.integers(1, 30))
def test_what_is_sent_is_what_is_taken(found: list[Message | SkippedPart], cut: int) -> None:
    rows = [row_of(each) for each in found]
    sent = pack({"rows": rows}) + b"".join(long_row(row, words_at(row)) for row in rows)
    frames = Frames()
    pieces = [sent[n : n + cut] for n in range(0, len(sent), cut)]
    taken = [each for piece in pieces for head, data in frames.given(piece) for each in found_in(head, data)]
    assert taken == found * 2


ROW = row_of(
    Message(place=1, form="message", at=When.at_instant(datetime(2026, 3, 3, tzinfo=UTC)), seconds=3, words="x",
            moment=datetime(2026, 3, 3, tzinfo=UTC) + timedelta(hours=1), media=(Media(name="a"),))
)  # fmt: skip
WRONG: list[tuple[int, object]] = [
    (0, "1"), (0, -1), (0, 1 << 60), (1, "poem"), (2, "soon"), (2, 3), (3, "now"), (3, "2026-03-03"), (4, None),
    (7, 1), (8, None), (9, "lost"), (10, "3"), (10, 1 << 60), (11, [["a"]]), (11, "a"), (12, 3),
]  # fmt: skip


@pytest.mark.parametrize(("at", "value"), WRONG)
def test_a_value_of_the_wrong_kind_is_refused(at: int, value: object) -> None:
    assert found_in({"rows": [ROW]}, b"")
    with pytest.raises((ValueError, TypeError)):
        found_in({"rows": [[*ROW[:at], value, *ROW[at + 1 :]]]}, b"")


def test_very_long_words_go_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_child, "LONG", 3000)
    words = "A very long word. 👩🏽 " * 200
    chat = f"[23/03/2026, 21:04:11] Alan: {words.strip()}\n[23/03/2026, 21:05:11] Beth: No\n" * 2
    source = MessageSource(chat.encode(), "x")
    asked = message_child.Reader(source)
    list(asked.answers({"do": "open", "answers": []}))
    heads = [head for head, _ in Frames().given(b"".join(asked.answers({"do": "read"})))]
    assert [next(iter(head)) for head in heads] == ["long", "rows", "long", "rows", "done", "end"]
    assert max(len(json.dumps(head)) for head in heads) < 2000
    assert list(open_messages(source)[1].read()) == list(opened_by(source)[1].read())
