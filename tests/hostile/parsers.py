# SPDX-License-Identifier: Apache-2.0
"""Every module that takes apart what comes from outside, in rows: what it is read through, and a file that is whole.

Each row is given any bytes and its whole file hurt in many ways (`test_every_parser`). A module that takes part in
reading a foreign file and stands in no row fails a test there; so does one that its row's own file never enters.
"""

import io
import json
import tempfile
from argparse import Namespace
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyrage

from vlu_desktop.cli import read_accounts, read_commands
from vlu_desktop.foreign import child, toml_child
from vlu_desktop.foreign.frames import FileDetails, FileRefusal, LastFrame, pack, unpack
from vlu_desktop.intake.diary import DiaryReading
from vlu_desktop.intake.formats import book_frames, workbook_child
from vlu_desktop.intake.formats.sheets import read_book
from vlu_desktop.intake.mapping.map_text import with_uses
from vlu_desktop.intake.messages import message_frames
from vlu_desktop.intake.messages.message import Message, SkippedPart
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import MessageFormat, opened_by
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks import leak_search, text_child
from vlu_desktop.platform import paths, preferences
from vlu_desktop.store.backup.restore import BackupOpener, restore_backup
from vlu_desktop.store.database import locations

ROOT = paths.resources().parent
IDENTITY = pyrage.x25519.Identity.generate()


def is_sentence(refused: Exception) -> bool:
    """Whether a refusal is something an officer can read; of the errors that a caller turns into one, always."""
    said = str(refused).rstrip()
    return not isinstance(refused, UserError) or (said[-1:] in (".", "”") and "Traceback" not in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """A row. `read` takes bytes and gives what was kept; it raises what is in `refuses`, and nothing else.

    `modules` are what the whole files enter, without the name of the program; `goes_on` says that what stands before a
    damaged place is kept, as in a file of lines.
    """

    name: str
    modules: str
    read: Callable[[bytes], list[Any]]
    whole: tuple[bytes, ...]
    refuses: tuple[type[Exception], ...] = (UserError,)
    goes_on: bool = False


def messages(format_: MessageFormat) -> Callable[[bytes], list[Any]]:
    def read(data: bytes) -> list[Any]:
        source = MessageSource(data, "file")
        if not format_.matches(source):
            return []
        file = format_.open(source)
        assert file.service
        assert file.clock
        found = list(file.read())
        for each in found:
            if isinstance(each, SkippedPart):
                assert each.reason
                assert each.place
            else:
                assert isinstance(each, Message)
                _content(file, each)
        return [each.words for each in found if isinstance(each, Message)]

    return read


def _content(file: Any, message: Message) -> None:
    for media in message.media:
        refused = UserError("There it is.")
        try:
            assert sum(map(len, file.content(media))) >= 0
        except UserError as wrong:
            refused = wrong
        assert is_sentence(refused)


def diary(data: bytes) -> list[Any]:
    """A file as a diary: each row of it is made, not read, set aside or blank."""
    reading = DiaryReading(book=read_book(data, "diary"))
    proposal = reading.propose(date(2026, 11, 29))
    assert proposal.rows == proposal.read + len(proposal.set_aside) + proposal.blank
    assert all(each.reason for each in proposal.not_read)
    for mapping in proposal.reading.mapped.mappings if proposal.reading.mapped else ():
        with_uses(mapping, data[:200].decode("utf-8", "replace"))
    return [each.incident.account for each in proposal.made]


def book_sent(data: bytes) -> list[Any]:
    """What a process that read a workbook answers, whoever wrote it."""
    return [book_frames.unpack(data, "diary", b"")]


def book_answered(data: bytes) -> list[Any]:
    return book_sent(workbook_child.answer(b'["", ""]\n' + data))


def messages_sent(data: bytes) -> list[Any]:
    """The same of messages."""
    found: list[Any] = []
    for head, body in message_frames.Frames().given(data):
        found += message_frames.found_in(head, body)
    return found


def messages_answered(data: bytes) -> list[Any]:
    """A file of whatever kind, opened as what it is."""
    return [each for each in opened_by(MessageSource(data, "file"))[1].read() if isinstance(each, Message)]


def pictures_sent(data: bytes) -> list[Any]:
    return list(unpack(data))


def shown(what: str, *asked: str) -> Callable[[bytes], list[Any]]:
    """What the process that shows a file would answer: it always ends, and refuses in a sentence."""

    def read(data: bytes) -> list[Any]:
        frames = list(child._READINGS[what](data, asked))
        assert list(unpack(b"".join(map(pack, frames)))) == frames
        for each in frames:
            if isinstance(each, FileRefusal):
                assert each.sentence.endswith(".")
                raise UserError(each.sentence)
        assert isinstance(frames[-1], LastFrame)
        return [each for each in frames if not isinstance(each, FileDetails)]

    return read


def toml(read: Callable[[str], object]) -> Callable[[bytes], list[Any]]:
    """A file that a unit wrote."""
    return lambda data: [read(data.decode("utf-8", "replace"))]


def toml_answered(data: bytes) -> list[Any]:
    return json.loads(toml_child.answer(json.dumps([data.decode("utf-8", "replace")]).encode()))  # type: ignore[no-any-return]


def filed(read: Callable[[Path], object], name: str = "file") -> Callable[[bytes], list[Any]]:
    """What is read from a path, with the bytes there."""

    def given(data: bytes) -> list[Any]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return [read(path)]

    return given


def preferred(data: bytes) -> list[Any]:
    path = paths.data_dir() / "preferences.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assert isinstance(preferences.remembered("colours"), str)
    assert isinstance(preferences.remembered_numbers("place"), tuple)
    return []


def clouds(path: Path) -> list[tuple[str, str]]:
    """Where the program of a cloud's service says that it copies, by its own file."""
    (path.parent / "Dropbox").mkdir()
    (path.parent / "Nextcloud").mkdir()
    (path.parent / "Dropbox" / "info.json").write_bytes(path.read_bytes())
    (path.parent / "Nextcloud" / "nextcloud.cfg").write_bytes(path.read_bytes())
    return list(locations._told_tops({"APPDATA": str(path.parent)}))


def restored(path: Path) -> object:
    return restore_backup(path, path.parent / "casebook", BackupOpener(sheet=str(IDENTITY)))


def searched(data: bytes) -> list[Any]:
    """Everything that the search of a finished file takes out of it."""
    return [each for name in ("paper", "paper.csv", "paper.txt") for each in leak_search.texts_in(name, data)]


def search_answered(data: bytes) -> list[Any]:
    """The same from its process: a text a line, a refusal, or an end."""
    return [json.loads(line) for line in text_child.answer(b'"paper"\n' + data)]


def rows_of_json(data: bytes) -> list[Any]:
    """Lines handed to the commands that show what is read."""
    text = data.decode("utf-8", "replace")
    return [read_commands.answered(read_commands.read_date, line, 1) for line in text.splitlines() if line.strip()]


def accounts(path: Path) -> None:
    with redirect_stdout(io.StringIO()):
        read_accounts._read(Namespace(file=path))


def resource(name: str) -> bytes:
    return (ROOT / name).read_bytes()


def form(name: str) -> bytes:
    return next((ROOT / "forms").glob(f"*/{name}")).read_bytes()
