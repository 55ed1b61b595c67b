# SPDX-License-Identifier: Apache-2.0
"""Work that does more than one thing, and some of it beside the vault, stopped at each of its steps.

As where the casebook locks in the midst of it. Nothing that was there is lost, nothing half is left, what stands in the
journal is so, the next opening and `check` find all sound, and the work can be done again.
"""

import json
import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.doing import CHEAP, NAME, OLD_PASSPHRASE, PASSPHRASE, WORK, Moving, made, make_migration, opened
from tests.faults.found import CASES_OF_OLD, look, nothing_else
from tests.opening_news import told
from tests.store.joining.computers import copied
from vlu_desktop.exchange.folder import FolderCarrier
from vlu_desktop.exchange.meeting import Meeting
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import Stopped, stoppable
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case, Officer
from vlu_desktop.services.documents import outfile
from vlu_desktop.services.keeping.erasing import Erasing
from vlu_desktop.store.integrity.rollback_check import head_path
from vlu_desktop.store.keys.key_file import WrongPassphrase
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.damaged import salvage_vault
from vlu_desktop.store.vault.part_vault import PartWanted, make_part
from vlu_desktop.store.vault.upgrade import older_copies
from vlu_desktop.store.vault.vault import Vault, open_vault, recover_vault

NEW = "a passphrase of her own again"
SAMPLE = 3


@dataclass(frozen=True)
class Work:
    """`make` prepares a folder and `do` works in it; `look` is given what it acknowledged, [] where it was stopped."""

    make: Callable[[Path], object]
    do: Callable[[Path, Callable[[str], None]], object]
    look: Callable[[Path, list[str]], object]


def usual(name: str) -> Work:
    """One of those that all faults are dealt out to."""

    def found(folder: Path, acknowledged: list[str]) -> None:
        look(name, folder, acknowledged)
        left = [each for each in nothing_else(folder) if ".version-" not in each]
        assert left == []

    return Work(*WORK[name], found)


def found_made(folder: Path, acknowledged: list[str]) -> None:
    there = {each.name for each in folder.iterdir()} - {f"{NAME}.lock"}
    if acknowledged or there:
        with opened(folder) as vault:
            assert vault.check().is_sound
            assert [officer.name for officer in vault.store.all(Officer)] == ["Asha Example"]
    assert bool(there) == bool(acknowledged), there


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


def found_recovered(folder: Path, acknowledged: list[str]) -> None:
    opens = []
    for passphrase in (PASSPHRASE, NEW):
        with suppress(WrongPassphrase), opened(folder, passphrase) as vault:
            opens.append(passphrase)
            assert vault.check().is_sound
            assert told(vault) == ()
            assert [case.title for case in vault.store.all(Case)] == ["Kept"]
    assert len(opens) == 1
    assert not acknowledged or opens == [NEW]


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


def found_erased(folder: Path, acknowledged: list[str]) -> None:
    with opened(folder, OLD_PASSPHRASE) as vault:
        assert vault.check().is_sound
        is_erased = len(vault.store.all(Case)) == CASES_OF_OLD - 1
        assert is_erased or not acknowledged
        assert not vault.store.scrubbing.is_due, "the opening does what is left of an erasure"
    assert bool(older_copies(folder / NAME)) != is_erased, "a copy holds what was erased"


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


def found_met(folder: Path, _acknowledged: list[str]) -> None:
    for name in ("0", "1", "0", "1"):
        with opened(folder / name) as vault:
            met(vault, folder)
            report = vault.check()
            assert report.is_sound, report.problems
    with opened(folder / "1") as vault:
        assert [each.account for each in vault.store.all(Incident)] == ["He rang 0.", "He rang 1.", "He rang 2."]
    assert not list((folder / "share").rglob(".*"))


SAVED = "saved"


def do_salvage(folder: Path, acknowledge: Callable[[str], None]) -> None:
    shutil.rmtree(folder / SAVED, ignore_errors=True)
    before = (folder / NAME).read_bytes()
    salvage_vault(folder / NAME, PASSPHRASE, folder / SAVED, clock=Moving())
    assert (folder / NAME).read_bytes() == before
    acknowledge("saved")


def found_salvaged(folder: Path, acknowledged: list[str]) -> None:
    assert (folder / SAVED).exists() == bool(acknowledged)
    look("save", folder, [])
    if acknowledged:
        with opened_in(folder / SAVED) as vault:
            assert [each.account for each in vault.store.all(Incident)] == ["He rang."]


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


def found_told(folder: Path, acknowledged: list[str]) -> None:
    with opened(folder) as vault:
        assert ["was not kept" in each for each in (*acknowledged, *told(vault))] == [True], "once, and not never"
        assert vault.check().is_sound


PART = "part"


def do_part(folder: Path, acknowledge: Callable[[str], None]) -> None:
    (folder / PART).mkdir(exist_ok=True)
    with opened(folder) as vault:
        [case] = vault.store.all(Case)
        [officer] = vault.store.all(Officer)
        wanted = PartWanted(officer=officer, name="Laptop 2", cases=[case.id], reason="A visit")
        make_part(vault, folder / PART / NAME, PASSPHRASE, wanted, clock=Moving(), cost=CHEAP, floor=CHEAP).close()
        acknowledge("made")


def found_part(folder: Path, acknowledged: list[str]) -> None:
    there = [each.name for each in (folder / PART).glob("*") if each.suffix != ".lock"]
    assert bool(there) == bool(acknowledged), there
    with opened(folder) as vault:
        assert vault.check().is_sound
        # One that was let in, and whose casebook was not made after all, is turned out: nobody has its keys.
        assert sum(not each.is_out for each in vault.computers.known().values()) == bool(there)
    if there:
        with opened(folder / PART) as vault:
            assert [each.account for each in vault.store.all(Incident)] == ["He rang."]


def make_draft(folder: Path) -> None:
    with made(folder) as vault:
        vault.store.save_draft("incident", "incident", "", '{"account": "He r"}')


def do_draft(folder: Path, acknowledge: Callable[[str], None]) -> None:
    with opened(folder) as vault:
        vault.store.save_draft("incident", "incident", "", '{"account": "He rang"}')
        acknowledge("kept")


def found_draft(folder: Path, acknowledged: list[str]) -> None:
    with opened(folder) as vault:
        [draft] = vault.store.drafts()
        assert draft.body == '{"account": "He rang"}' or (not acknowledged and draft.body == '{"account": "He r"}')
        assert vault.check().is_sound, "its seal goes with it"


WORKS: dict[str, Work] = {
    **{name: usual(name) for name in WORK},
    "a casebook made": Work(lambda folder: None, do_make, found_made),
    "opened by the sheet": Work(make_recover, do_recover, found_recovered),
    "erased": Work(make_erase, do_erase, found_erased),
    "met": Work(make_meet, do_meet, found_met),
    "salvaged": Work(WORK["save"][0], do_salvage, found_salvaged),
    "a casebook of chosen cases made": Work(WORK["save"][0], do_part, found_part),
    "a draft typed on": Work(make_draft, do_draft, found_draft),
    "told on opening": Work(make_found, do_tell, found_told),
}


def steps_of(work: Work, folder: Path, place: int = -1) -> tuple[int, list[str], str]:
    """Do it, asked to stop from a step on; how often it could have been, what was acknowledged, and what was said."""
    asked = 0
    told: list[str] = []

    def is_asked() -> bool:
        nonlocal asked
        asked += 1
        return asked > place >= 0

    try:
        with stoppable(is_asked):
            work.do(folder, told.append)
    except Stopped:
        return asked, told, ""
    except UserError as refused:
        return asked, told, str(refused)
    return asked, told, ""


def stopped(name: str, some: int, folder: Path, figure: Figure) -> None:
    work, model = WORKS[name], folder / "model"
    model.mkdir()
    work.make(model)

    def fresh(called: str) -> Path:
        return Path(shutil.copytree(model, folder / called))

    every, told, said = steps_of(work, whole := fresh("whole"))
    assert told
    assert not said
    work.look(whole, told)
    points = sorted(random.Random(26).sample(range(every), min(some or every, every)))
    for point in points:
        here = fresh(str(point))
        _, told, said = steps_of(work, here, point)
        where = f"{name} stopped at step {point} of {every}"
        assert not said or "stopped" in said, f"{where}: what was stopped is told as something else: {said}"
        # To be done again as it was left, and not as the look at it leaves it.
        again = Path(shutil.copytree(here, folder / f"{point}-again"))
        try:
            work.look(here, told)
            if not told:
                _, told, said = steps_of(work, again)
                assert told, "it can't be done again"
                assert not said
                work.look(again, told)
        except Exception as error:
            raise AssertionError(where) from error
        for each in (here, again):
            shutil.rmtree(each)
    figure(f"{name} stopped at {len(points)} of its {every} steps: nothing lost, nothing left, and done again")


@pytest.mark.parametrize("name", WORKS)
def test_work_that_is_stopped_loses_nothing_and_leaves_nothing(name: str, tmp_path: Path, figure: Figure) -> None:
    stopped(name, SAMPLE, tmp_path, figure)


@pytest.mark.soak
@pytest.mark.parametrize("name", WORKS)
def test_work_that_is_stopped_at_any_step_loses_nothing_and_leaves_nothing(
    name: str, tmp_path: Path, figure: Figure
) -> None:
    stopped(name, 0, tmp_path, figure)


@pytest.mark.parametrize("some", [SAMPLE, pytest.param(0, marks=pytest.mark.soak)])
def test_a_file_that_had_to_have_a_name_is_not_left_by_it(
    some: int, tmp_path: Path, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that has no files without one."""
    monkeypatch.setattr(outfile._Part, "_nameless", lambda part: -1)
    stopped("document", some, tmp_path, figure)
