# SPDX-License-Identifier: Apache-2.0
"""Every reader of files from outside, each given a file in a process of its own with bounded memory and time.

`python -m tests.hostile.readers FOLDER [--all]` gives each file of FOLDER to every reader and writes a line of JSON
each. Without `--all`, importing gets every file and each other reader a sample of them, the same in every run.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from zlib import crc32

import pyrage

from vlu_desktop.analysis.thresholds import Params
from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.foreign.child import details, preview
from vlu_desktop.foreign.foreign_reader import read_exhibit
from vlu_desktop.foreign.frames import FileRefusal, pack
from vlu_desktop.intake.importers import IMPORTERS, START, Options, importer_for
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.leaks.leak_search import look
from vlu_desktop.leaks.pdf_texts import pdf_texts
from vlu_desktop.platform.paths import resources
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.form_templates import read_forms
from vlu_desktop.rules.letter_templates import read_letters
from vlu_desktop.rules.licence_menu import Menu
from vlu_desktop.store.backup.restore import BackupOpener, restore_backup
from vlu_desktop.store.keys.key_file import read_keys
from vlu_desktop.store.keys.recovery_key import public_half, tidy

MEMORY = 2 << 30
"""Bytes of address space; most of it is taken by libraries before a file is read."""
SECONDS = 40
"""Of the processor's time, for one file."""
IDENTITY = pyrage.x25519.Identity.generate()


def importing(file: Path, _: Path) -> None:
    """Each importer that takes it, and the one that is chosen."""
    data = file.read_bytes()
    for importer in {importer_for(data, file.name), *(i for i in IMPORTERS if i.matches(data[:START], file.name))}:
        importer.open(data, file.name, Options()).propose(date(2026, 4, 20), case_id="case")


def exhibit(file: Path, _: Path) -> None:
    read_exhibit(file.read_bytes(), longest=SECONDS)


def preview_of_exhibit(file: Path, _: Path) -> None:
    """What the process that draws a preview does, within this one, which is bound as it is."""
    data = file.read_bytes()
    for frame in (*details(data, ()), *preview(data, ("0", "6"))):
        assert pack(frame)
        if isinstance(frame, FileRefusal):
            raise UserError(frame.sentence)


def leak_search(file: Path, _: Path) -> None:
    for _place in pdf_texts(file.read_bytes()):
        pass
    look(file, ())


def keys(file: Path, _: Path) -> None:
    read_keys(file)


def sheet(file: Path, _: Path) -> None:
    public_half(tidy(file.read_bytes().decode("utf-8", "replace")))


def named(file: Path, room: Path, name: str) -> Path:
    """The file as a unit's own form or letter would stand in its folder."""
    (room / "own").mkdir()
    shutil.copy(file, room / "own" / name)
    return room


def form(file: Path, room: Path) -> None:
    read_forms(named(file, room, "form.toml"))


def letter(file: Path, room: Path) -> None:
    read_letters(named(file, room, "letter.toml"))


def settings(file: Path, _: Path) -> None:
    """The files of rules."""
    text = file.read_bytes().decode("utf-8", "replace")
    refused: list[UserError] = []
    for reader in (Rules.from_toml, Holidays.from_toml, Params.from_toml, Menu.from_toml):
        try:
            reader(text)
        except UserError as error:
            refused.append(error)
    if refused:
        raise refused[0]


def backup(file: Path, room: Path) -> None:
    restore_backup(file, room / "casebook", BackupOpener(sheet=str(IDENTITY)))


def backup_within(file: Path, room: Path) -> None:
    """As the content of a backup that was sealed for the sheet by somebody who has its public half."""
    sealed = room / "sealed.age"
    sealed.write_bytes(pyrage.encrypt(file.read_bytes(), [IDENTITY.to_public()]))
    backup(sealed, room)


SAMPLED = 5
"""One of so many readings is in the sample."""

# To add a reader: a function that gives it a file, and its line here.
READERS: tuple[Callable[[Path, Path], None], ...] = (
    importing, exhibit, preview_of_exhibit, leak_search, keys, sheet, form, letter, settings, backup, backup_within,
)  # fmt: skip


def tried(reader: Callable[[Path, Path], None], file: Path) -> dict[str, object]:
    """What came of a reading: it was read, refused in a sentence, or ended otherwise; what it took and left behind."""
    reading, writing = os.pipe()
    room = Path(tempfile.mkdtemp(dir=file.parent.parent))
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.chdir(room)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        outcome, said = "read", ""
        try:
            reader(file, room)
        except UserError as error:
            outcome, said = "refused", str(error)
        except BaseException:
            outcome, said = "bug", traceback.format_exc()[-3000:]
        os.write(writing, json.dumps([outcome, said[-6000:]]).encode())
        os._exit(0)
    os.close(writing)
    start = time.perf_counter()
    with os.fdopen(reading, "rb") as told:
        answer = told.read()
    _, status, used = os.wait4(child, 0)
    outcome, said = json.loads(answer) if answer else ("ended", signal.Signals(os.WTERMSIG(status)).name)
    left = sorted(str(each.relative_to(room)) for each in room.rglob("*") if each.name != "sealed.age")
    shutil.rmtree(room)
    return {
        "file": file.name, "reader": reader.__name__, "outcome": outcome, "said": said,
        "seconds": round(used.ru_utime + used.ru_stime, 2), "waited": round(time.perf_counter() - start, 1),
        "megabytes": used.ru_maxrss // 1024, "left": left,
    }  # fmt: skip


def main() -> None:
    # Whatever a reading imports by itself is imported once, before the processes part.
    for each in ("page_images", "plain_pictures", "file_details", "recording_pictures"):
        import_module(f"vlu_desktop.foreign.{each}")
    # What readers read of the program's own at first use, they read once: a sound file of each kind is taken in.
    for sound in sorted((resources() / "examples").iterdir()):
        importing(sound, sound)
    everything = "--all" in sys.argv
    for file in sorted(Path(sys.argv[1]).iterdir()):
        for reader in READERS:
            if everything or reader is importing or crc32(f"{file.name} {reader.__name__}".encode()) % SAMPLED == 0:
                print(json.dumps(tried(reader, file)), flush=True)


if __name__ == "__main__":
    main()
