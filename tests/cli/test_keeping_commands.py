# SPDX-License-Identifier: Apache-2.0
"""The commands that keep a casebook: its ways in, and its recovery with the sheet."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from vlu_desktop.bootstrap.clock import now
from vlu_desktop.cli.main import main
from vlu_desktop.record.people import Case
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.keys.recovery_key import new_identity
from vlu_desktop.store.vault.vault import create_vault, open_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
OLD, NEW = "correct horse battery staple", "seven green bottles standing"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    path = tmp_path / "unit.vlu"
    create_vault(path, OLD, officer_name="Asha Example", clock=now, cost=CHEAP, floor=CHEAP).close()
    (tmp_path / "old").write_text(OLD + "\n")
    (tmp_path / "new").write_text(NEW + "\n")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def go(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return status, out, err

    return go


def names(run: Run, vault: Path, passphrase: str = "old") -> list[str]:
    status, out, err = run("keys", vault, "--passphrase-file", vault.parent / passphrase)
    assert (status, err) == (0, "")
    return [row["name"] for row in json.loads(out)]


def test_officers_are_added_and_removed(run: Run, vault: Path) -> None:
    old, new = vault.parent / "old", vault.parent / "new"
    add = ("keys", vault, "add-officer", "Bryn Sample", "--passphrase-file", old, "--new-passphrase-file", new)
    assert run(*add)[0] == 0
    assert names(run, vault) == names(run, vault, "new") == ["Asha Example", "Bryn Sample"]
    assert run("keys", vault, "remove-officer", "bryn sample", "--passphrase-file", old)[0] == 0
    assert names(run, vault) == ["Asha Example"]
    status, _, said = run("keys", vault, "remove-officer", "bryn sample", "--passphrase-file", old)
    assert (status, "Name an officer who has a passphrase" in said) == (2, True)


def test_the_passphrase_is_changed(run: Run, vault: Path) -> None:
    old, new = vault.parent / "old", vault.parent / "new"
    change = ("keys", vault, "change-passphrase", "--passphrase-file", old, "--new-passphrase-file", new)
    assert run(*change)[0] == 0
    assert names(run, vault, "new") == ["Asha Example"]
    assert run(*change)[0] == 2


def test_a_weak_passphrase_is_refused_with_what_to_do(run: Run, vault: Path) -> None:
    old, new = vault.parent / "old", vault.parent / "new"
    new.write_text("password1234567")
    status, _, said = run("keys", vault, "change-passphrase", "--passphrase-file", old, "--new-passphrase-file", new)
    assert (status, said) == (
        2, "That would be guessed too soon. Add another word or two that have nothing to do with it.\n"
    )  # fmt: skip
    assert names(run, vault) == ["Asha Example"]


def test_a_sheet_counts_once_it_is_typed_back(run: Run, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vlu_desktop.services.access import key_access as keeping

    key = new_identity()
    monkeypatch.setattr(keeping, "new_identity", lambda: key)
    monkeypatch.setattr("sys.stdin", io.StringIO("not the key\n"))
    recovery = ("keys", vault, "recovery", "--passphrase-file", vault.parent / "old")
    assert run(*recovery)[0] == 2
    assert names(run, vault) == ["Asha Example"]
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(key).lower() + "\n"))
    status, out, shown = run(*recovery)
    assert status == 0
    assert key not in out
    assert "Recovery sheet" in shown
    assert [row["kind"] for row in json.loads(out)] == ["officer", "recovery"]


def test_the_sheet_gives_a_new_passphrase_to_who_forgot_theirs(run: Run, vault: Path) -> None:
    sheet, new = vault.parent / "sheet", vault.parent / "new"
    sheet.write_text(new_identity())
    status, _, _ = run(
        "keys", vault, "recovery", "--identity-file", sheet, "--passphrase-file", vault.parent / "old"
    )  # fmt: skip
    assert status == 0
    recover = ("recover", vault, "--officer", "Asha Example", "--new-passphrase-file", new, "--identity-file")
    assert run(*recover, sheet)[0] == 0
    assert names(run, vault, "new")[0] == "Asha Example"
    other = vault.parent / "other"
    other.write_text(new_identity())
    status, _, said = run(*recover, other)
    assert status == 2
    assert "not this casebook's" in said


def test_the_key_is_turned_and_every_passphrase_still_opens(run: Run, vault: Path) -> None:
    old, new = vault.parent / "old", vault.parent / "new"
    add = ("keys", vault, "add-officer", "Bryn Sample", "--passphrase-file", old, "--new-passphrase-file", new)
    assert run(*add)[0] == 0
    status, said, _ = run("rotate", vault, "--passphrase-file", new)
    assert (status, "under a new key" in said) == (0, True)
    assert names(run, vault) == names(run, vault, "new") == ["Asha Example", "Bryn Sample"]


def test_roles_are_given_and_the_last_manager_stays_one(run: Run, vault: Path) -> None:
    old, new = vault.parent / "old", vault.parent / "new"
    run("keys", vault, "add-officer", "Bryn Sample", "--passphrase-file", old, "--new-passphrase-file", new)
    give = ("roles", vault, "--passphrase-file", old, "--reason", "A student", "--give", "reader", "--officer")
    status, out, _ = run(*give, "bryn sample")
    assert status == 0
    assert [(row["name"], row["role"]) for row in json.loads(out)] == [
        ("Asha Example", "manager"), ("Bryn Sample", "reader"),
    ]  # fmt: skip
    status, _, said = run(*give, "Asha Example")
    assert (status, "Nobody else is a manager" in said) == (2, True)
    status, _, said = run(*give, "Nobody")
    assert (status, "No officer of that name" in said) == (2, True)
    status, _, said = run(
        "roles", vault, "--passphrase-file", new, "--reason", "Mine", "--give", "manager", "--officer", "Bryn Sample"
    )
    assert (status, "You are a reader" in said) == (2, True)


def test_a_casebook_of_chosen_cases_is_made_and_given_others(run: Run, vault: Path) -> None:
    old, strong = vault.parent / "old", vault.parent / "strong"
    strong.write_text("velvet thimble orbit saffron quarry nettle\n")
    with open_vault(vault, OLD, clock=now, cost=CHEAP, floor=CHEAP) as made:
        for title in ("Apple", "Banana"):
            made.store.add("case.add", Case(title=title, reference=title[0]))
    make = ("computers", vault, "--passphrase-file", old, "--name", "Laptop 3", "--reason", "A visit")
    target = vault.parent / "visit.vlu"
    status, out, said = run(*make, "--make", target, "--case", "A", "--new-passphrase-file", strong)
    assert (status, "visit.vlu is made, with 1 case" in said) == (0, True)
    [row] = json.loads(out)["computers"]
    assert (row["name"], row["cases"]) == ("Laptop 3", 1)
    status, out, _ = run(*make, "--choose", row["device"], "--case", "A", "--case", "Banana")
    assert json.loads(out)["computers"][0]["cases"] == 2
    with open_vault(target, strong.read_text().strip(), clock=now, cost=CHEAP, floor=CHEAP) as there:
        assert [case.title for case in there.store.all(Case)] == ["Apple"]
    status, _, said = run(
        *make, "--make", vault.parent / "other.vlu", "--case", "nothing", "--new-passphrase-file", strong
    )
    assert status == 2
    assert not (vault.parent / "other.vlu").exists()


def test_a_case_is_kept_apart_and_is_for_all_again(run: Run, vault: Path) -> None:
    old = vault.parent / "old"
    with open_vault(vault, OLD, clock=now, cost=CHEAP, floor=CHEAP) as made:
        made.store.add("case.add", Case(title="Apple", reference="A"))
    asked = ("computers", vault, "--passphrase-file", old)

    def kept() -> list[str]:
        with open_vault(vault, OLD, clock=now, cost=CHEAP, floor=CHEAP) as there:
            return [each.title for each in there.store.all(Case) if each.id in there.joining.holdings().apart]

    status, _, said = run(*asked, "--keep-apart", "A")
    assert (status, "Say why the case is kept" in said) == (2, True)
    status, _, said = run(*asked, "--keep-apart", "A", "--computer", "nobody", "--reason", "Her sister works here")
    assert (status, "not let in" in said, kept()) == (2, True, [])
    status, _, said = run(*asked, "--keep-apart", "A", "--officer", "Nobody", "--reason", "Her sister works here")
    assert (status, "No officer of that name" in said, kept()) == (2, True, [])
    assert run(*asked, "--keep-apart", "A", "--reason", "Her sister works here")[0] == 0
    assert kept() == ["Apple"]
    assert run(*asked, "--for-all", "A", "--reason", "She left")[0] == 0
    assert kept() == []


def test_a_visits_casebook_is_given_back(run: Run, vault: Path) -> None:
    old, strong, share = vault.parent / "old", vault.parent / "strong", vault.parent / "share"
    strong.write_text("velvet thimble orbit saffron quarry nettle\n")
    share.mkdir()
    with open_vault(vault, OLD, clock=now, cost=CHEAP, floor=CHEAP) as made:
        made.store.add("case.add", Case(title="Apple", reference="A"))
    target = vault.parent / "visit.vlu"
    run(
        "computers", vault, "--passphrase-file", old, "--name", "Laptop 3", "--reason", "A visit", "--make", target,
        "--case", "A", "--new-passphrase-file", strong,
    )  # fmt: skip
    back = (
        "computers", target, "--passphrase-file", strong, "--give-back", "--folder", share, "--reason", "It is over",
    )  # fmt: skip
    status, _, said = run(*back)
    assert (status, "nothing was destroyed" in said) == (2, True)
    assert run("meet", vault, share, "--passphrase-file", old)[0] == 0
    assert run("meet", target, share, "--passphrase-file", strong)[0] == 0
    assert run("meet", vault, share, "--passphrase-file", old)[0] == 0
    status, out, said = run(*back)
    assert (status, said) == (0, "")
    assert "visit.vlu is destroyed" in out
    assert [path.name for path in vault.parent.iterdir() if path.name.startswith("visit")] == []
    run("meet", vault, share, "--passphrase-file", old)
    _, out, _ = run("computers", vault, "--passphrase-file", old)
    assert [row["let_in"] for row in json.loads(out)["computers"]] == [False]
    status, _, said = run("computers", vault, "--passphrase-file", old, *back[4:])
    assert (status, "no visit" in said) == (2, True)
