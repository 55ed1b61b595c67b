# SPDX-License-Identifier: Apache-2.0
"""What a kill leaves of a vault that was being made: a file under another name, and a computer let in without keys."""

from contextlib import suppress
from pathlib import Path

from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.joining.computers import Computers
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.records import unsaid_news
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.opening import clear


def building_of(path: Path) -> Path:
    """What a vault is called until it is whole, so that a power cut can't leave half of one."""
    return path.with_name(path.name + ".new")


def clear_unmade(path: Path) -> None:
    """Take away what was left of a vault whose making a kill broke off: the key files are of nothing else then."""
    building, key_file = building_of(path), k.key_path(path)
    if building.exists() and not path.exists():
        k.clear_unfinished(key_file)
        for each in (key_file, k.backup_path(key_file)):
            each.unlink(missing_ok=True)
        # Last, for by it the others are known to be of nothing else.
        clear(building)


def turn_out_unmade(connection: Connection, store: Store) -> None:
    """On opening: turn out each computer whose casebook never came to be, and keep the sentence that says so.

    Of one that is not where it was to be, without a sign that it never was, it is asked: what is turned out stays out.
    A disk that is not there, such as a stick that was pulled out, is asked again at the next opening.
    """
    computers = Computers(store, connection)
    for device, where in computers.parts_under_way().items():
        path, computer = Path(where), computers.known().get(device)
        with suppress(OSError):
            if not path.parent.is_dir():
                continue
            is_there = path.exists() or computers.committed(device) != ""
            if computer is None or is_there:
                computers.part_is_made(device)
                continue
            file, folder, name = path.name, str(path.parent), computer.name
            if building_of(path).exists():
                clear_unmade(path)
                unsaid_news.keep(connection, say("joining.part-never-there", file=file, folder=folder, name=name))
                computers.turn_out(computer, reason=say("joining.part-not-made"))
            else:
                unsaid_news.keep(connection, say("joining.part-not-there", file=file, folder=folder, name=name))
                computers.part_is_made(device)
