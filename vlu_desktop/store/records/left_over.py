# SPDX-License-Identifier: Apache-2.0
"""What a killed program left of a file on its way out is cleared, and a line whose file never left is put right."""

import hashlib
import stat
from contextlib import suppress
from pathlib import Path

from vlu_desktop.record.changes import Reference
from vlu_desktop.record.record_types import record_type
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.records.leaving_files import PART, LeavingFile, settle, waiting
from vlu_desktop.store.records.store import Store


def clear_left_over(connection: Connection, store: Store) -> None:
    """On opening: take away what a killed program left, and say of what is not in its place that it did not leave.

    A disk that is not there, such as a stick that was pulled out, is asked again at the next opening.
    """
    every = tuple(waiting(connection))
    # Of several files that one line lets go, the line stands where one of them left or may have.
    left = {file.entry for file in every if not _is_asked(file) or _is_in_place(file)}
    for file in every:
        if not _is_asked(file):
            continue
        with suppress(OSError):
            if file.part and PART.fullmatch(Path(file.part).name) and _is_file(Path(file.part)):
                Path(file.part).unlink()
            if file.entry and _digest(Path(file.out)) != file.sha256:
                if file.entry in left:
                    one_did_not_leave(store, Path(file.out).name)
                else:
                    did_not_leave(store, file.entry, Path(file.out).name)
            settle(connection, file.name)


def _is_asked(file: LeavingFile) -> bool:
    return Path(file.part or file.out).parent.is_dir()


def _is_in_place(file: LeavingFile) -> bool:
    """Also where the disk does not say: then it may have left."""
    try:
        return _digest(Path(file.out)) == file.sha256
    except OSError:
        return True


def one_did_not_leave(store: Store, name: str) -> None:
    """Have the journal say it of one file of several; the line in the register is that of the others."""
    store.consulted("document.not-left", detail=f"{name} could not be put in its place, so it did not leave")


def did_not_leave(store: Store, entry: str, name: str) -> None:
    """Have the journal say that a file did not leave after all; what the register has of it is taken out of use."""
    made = [each for each in store.made_in(entry) if _in_use(store, each)]
    line = store.entry(entry)
    case_id = line.case_id if line is not None else ""
    detail = f"{name} could not be put in its place, so it did not leave (entry {entry})"
    act = "altered" if made else "consulted"
    with store.act("document.not-left", act=act, case_id=case_id, detail=detail) as under_way:
        for key, record_id in made:
            under_way.remove(record_type(key).cls, record_id)


def _in_use(store: Store, reference: Reference) -> bool:
    key, record_id = reference
    return key == "disclosure" and store.get(record_type(key).cls, record_id) is not None


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _digest(path: Path) -> str:
    if not _is_file(path):
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
