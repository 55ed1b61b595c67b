# SPDX-License-Identifier: Apache-2.0
"""Work that does more than one thing, and some of it beside the vault, for those who stop it and those who kill it.

To add one: a line in `WORKS`. What `doing.py` has is here as well.
"""

import json
import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.faults.doing import CHEAP, NAME, OLD_PASSPHRASE, PASSPHRASE, WORK, Moving, made, make_migration, opened
from tests.faults.found import CASES_OF_OLD, look, nothing_else
from tests.opening_news import told
from tests.store.joining.computers import copied
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Meeting
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.store.integrity.rollback_check import head_path
from vlu_desktop.store.keys.key_file import WrongPassphrase
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.damaged import salvage_vault
from vlu_desktop.store.vault.part_vault import PartWanted, make_part
from vlu_desktop.store.vault.upgrade import older_copies
from vlu_desktop.store.vault.vault import Vault, open_vault, recover_vault

NEW = "a passphrase of her own again"


@dataclass(frozen=True)
class Work:
    """`make` prepares a folder and `do` works in it; `look` is given what it acknowledged, [] where it was stopped.

    It says whether more was done than was acknowledged, which only a kill may leave so.
    """

    make: Callable[[Path], object]
    do: Callable[[Path, Callable[[str], None]], object]
    look: Callable[[Path, list[str]], int]
    at_once: bool = False
    """Whether it is done in one, so that a stop leaves all of it, acknowledged, or no file of it."""


def usual(name: str) -> Work:
    """One of those that all faults are dealt out to."""

    def found(folder: Path, acknowledged: list[str]) -> int:
        beyond = look(name, folder, acknowledged)
        left = [each for each in nothing_else(folder) if ".version-" not in each]
        assert left == []
        return beyond

    return Work(*WORK[name], found)


def found_made(folder: Path, acknowledged: list[str]) -> int:
    is_made = (folder / NAME).exists()
    if not is_made:
        # By the same name, whatever a kill left of the first.
        made(folder).close()
    with opened(folder) as vault:
        assert vault.check().is_sound
        assert [officer.name for officer in vault.store.all(Officer)] == ["Asha Example"]
    assert nothing_else(folder) == []
    return is_made - len(acknowledged)


def do_make(folder: Path, acknowledge: Callable[[str], None]) -> None:
    made(folder).close()
    acknowledge("made")


SHEET = "sheet"


def make_recover(folder: Path) -> None:
    with made(folder) as vault:
        identity = new_identity()
        vault.ring.set_recovery(PASSPHRASE, identity)
        vault.store.add("case.add", Case(title="Kept"))
    (folder / SHEET).write_text(identity, encoding="utf-8")


def do_recover(folder: Path, acknowledge: Callable[[str], None]) -> None:
    typed = (folder / SHEET).read_text(encoding="utf-8")
    recover_vault(
        folder / NAME, typed, officer_name="Asha Example", passphrase=NEW, clock=Moving(), cost=CHEAP, floor=CHEAP
    ).close()
    acknowledge("recovered")


def found_recovered(folder: Path, acknowledged: list[str]) -> int:
    opens = []
    for passphrase in (PASSPHRASE, NEW):
        with suppress(WrongPassphrase), opened(folder, passphrase) as vault:
            opens.append(passphrase)
            assert vault.check().is_sound
            assert all(re.search("ended without closing|a change was broken off", each) for each in told(vault))
            assert [case.title for case in vault.store.all(Case)] == ["Kept"]
    assert len(opens) == 1
    return (opens == [NEW]) - len(acknowledged)


def make_erase(folder: Path) -> None:
    """A casebook of an earlier version, brought up to date, with the copy that was made before that."""
    make_migration(folder)
    opened(folder, OLD_PASSPHRASE).close()


def do_erase(folder: Path, acknowledge: Callable[[str], None]) -> None:
    with opened(folder, OLD_PASSPHRASE) as vault:
        erasing = Erasing(vault.store)
        # Where it was stopped after its act, what is left of it was done when it was opened.
        if len(cases := vault.store.all(Case)) == CASES_OF_OLD:
            erasing.erase(erasing.plan("case", cases[0].id), "Asked for", "The data protection officer")
        acknowledge("erased")


def found_erased(folder: Path, acknowledged: list[str]) -> int:
    with opened(folder, OLD_PASSPHRASE) as vault:
        assert vault.check().is_sound
        is_erased = len(vault.store.all(Case)) == CASES_OF_OLD - 1
        assert not vault.store.scrubbing.is_due, "the opening does what is left of an erasure"
    assert bool(older_copies(folder / NAME)) != is_erased, "a copy holds what was erased"
    return is_erased - len(acknowledged)


def make_meet(folder: Path) -> None:
    """Two computers of a unit that know each other, with something that only one has."""
    (folder / "share").mkdir()
    (folder / "0").mkdir()
    made(folder / "0").close()
    copied(folder / "0" / NAME, folder / "1", Moving()).close()  # type: ignore[arg-type]
    with opened(folder / "0") as one, opened(folder / "1") as other:
        for vault, known in ((one, other), (other, one)):
            vault.computers.let_in(known.computers.own())
        case, _ = one.store.add("case.add", Case(title="Kept"))
        for n in range(3):
            one.store.add("incident.add", Incident(case_id=case.id, account=f"He rang {n}."))


def met(vault: Vault, folder: Path) -> None:
    stream = vault.computers.unit_stream()
    carrier = FolderCarrier(folder / "share")
    found = Meeting(vault.joining, vault.computers, carrier, stream=stream, random=os.urandom).run()
    assert found.troubles == []


def do_meet(folder: Path, acknowledge: Callable[[str], None]) -> None:
    for name in ("0", "1"):
        with opened(folder / name) as vault:
            met(vault, folder)
    acknowledge("met")


def found_met(folder: Path, acknowledged: list[str]) -> int:
    for name in ("0", "1", "0", "1"):
        with opened(folder / name) as vault:
            met(vault, folder)
            report = vault.check()
            assert report.is_sound, report.problems
    with opened(folder / "1") as vault:
        assert [each.account for each in vault.store.all(Incident)] == ["He rang 0.", "He rang 1.", "He rang 2."]
    assert not list((folder / "share").rglob(".*"))
    return 1 - len(acknowledged)


SAVED = "saved"


def do_salvage(folder: Path, acknowledge: Callable[[str], None]) -> None:
    shutil.rmtree(folder / SAVED, ignore_errors=True)
    before = (folder / NAME).read_bytes()
    salvage_vault(folder / NAME, PASSPHRASE, folder / SAVED, clock=Moving())
    assert (folder / NAME).read_bytes() == before
    acknowledge("saved")


def found_salvaged(folder: Path, acknowledged: list[str]) -> int:
    look("save", folder, [])
    if is_saved := any((folder / SAVED).glob("*.vlu")):
        with opened_in(folder / SAVED) as vault:
            assert [each.account for each in vault.store.all(Incident)] == ["He rang."]
    return is_saved - len(acknowledged)


def opened_in(folder: Path) -> Vault:
    [path] = folder.glob("*.vlu")
    return open_vault(path, PASSPHRASE, clock=Moving(), cost=CHEAP, floor=CHEAP)


def make_found(folder: Path) -> None:
    """An act that a failing disk met, of which the next opening tells what became of it."""
    WORK["save"][0](folder)
    head = head_path(folder / NAME)
    head.write_text(json.dumps({**json.loads(head.read_text(encoding="utf-8")), "perhaps": "0:1"}), encoding="utf-8")


def do_tell(folder: Path, acknowledge: Callable[[str], None]) -> None:
    with opened(folder) as vault:
        acknowledge(" ".join(told(vault)))


def found_told(folder: Path, acknowledged: list[str]) -> int:
    with opened(folder) as vault:
        found = [each for each in told(vault) if "was not kept" in each]
        assert vault.check().is_sound
    # A kill after it was told, and before the casebook was closed, has it told again.
    assert found or acknowledged, "never"
    return bool(found and acknowledged)


PART = "part"


def do_part(folder: Path, acknowledge: Callable[[str], None]) -> None:
    (folder / PART).mkdir(exist_ok=True)
    with opened(folder) as vault:
        [case] = vault.store.all(Case)
        [officer] = vault.store.all(Officer)
        wanted = PartWanted(officer=officer, name="Laptop 2", cases=[case.id], reason="A visit")
        make_part(vault, folder / PART / NAME, PASSPHRASE, wanted, clock=Moving(), cost=CHEAP, floor=CHEAP).close()
        acknowledge("made")


def found_part(folder: Path, acknowledged: list[str]) -> int:
    with opened(folder) as vault:
        assert vault.check().is_sound
        known = list(vault.computers.known().values())
        assert not vault.computers.parts_under_way()
    there = (folder / PART / NAME).exists()
    # One that was let in, and whose casebook was not made after all, is turned out: nobody has its keys.
    assert sum(not each.is_out for each in known) == there
    if there:
        with opened(folder / PART) as vault:
            assert [each.account for each in vault.store.all(Incident)] == ["He rang."]
    return there - len(acknowledged)


def make_draft(folder: Path) -> None:
    with made(folder) as vault:
        vault.store.save_draft("incident", "incident", "", '{"account": "He r"}')


def do_draft(folder: Path, acknowledge: Callable[[str], None]) -> None:
    with opened(folder) as vault:
        vault.store.save_draft("incident", "incident", "", '{"account": "He rang"}')
        acknowledge("kept")


def found_draft(folder: Path, acknowledged: list[str]) -> int:
    with opened(folder) as vault:
        [draft] = vault.store.drafts()
        assert draft.body in ('{"account": "He rang"}', '{"account": "He r"}')
        assert vault.check().is_sound, "its seal goes with it"
        return draft.body.endswith('rang"}') - len(acknowledged)


WORKS: dict[str, Work] = {
    **{name: usual(name) for name in WORK},
    "a casebook made": Work(lambda folder: None, do_make, found_made, at_once=True),
    "opened by the sheet": Work(make_recover, do_recover, found_recovered),
    "erased": Work(make_erase, do_erase, found_erased),
    "met": Work(make_meet, do_meet, found_met),
    "salvaged": Work(WORK["save"][0], do_salvage, found_salvaged, at_once=True),
    "a casebook of chosen cases made": Work(WORK["save"][0], do_part, found_part, at_once=True),
    "a draft typed on": Work(make_draft, do_draft, found_draft),
    "told on opening": Work(make_found, do_tell, found_told, at_once=True),
}
