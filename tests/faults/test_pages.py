# SPDX-License-Identifier: Apache-2.0
"""A bit turned in any page, or the file cut at any page: never wrong data in silence, and the check names it."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.doing import CHEAP, NAME, PASSPHRASE, Moving, make_import, opened
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.record_types import RECORD_TYPES
from vlu_desktop.store.database.connection import DatabaseError, is_damage, is_disk_failure
from vlu_desktop.store.vault.damaged import check_vault
from vlu_desktop.store.vault.vault import VaultDamaged, open_vault

PAGE = 4096
Everything = dict[str, object]


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    make_import(tmp_path)
    return tmp_path


def everything(folder: Path) -> Everything:
    """Every record there is, by type, and the journal; a type that can't be read is left out, for its error was one."""
    found: Everything = {}
    with opened(folder) as vault:
        for kind in RECORD_TYPES:
            with damage():
                found[kind.key] = vault.store.all(kind.cls)
        with damage():
            found["journal"] = vault.store.entries(limit=10_000)
    return found


@contextmanager
def damage() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if not (is_damage(error) or is_disk_failure(error)):
            raise


def harmed(whole: Path, content: bytes, good: Everything) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """What came of opening a harmed file: "refused" or "read"; what its check says, and the pages it names."""
    folder = whole / "harmed"
    folder.mkdir(exist_ok=True)
    for each in folder.iterdir():
        each.unlink()
    shutil.copy(whole / f"{NAME}.keys", folder)
    (folder / NAME).write_bytes(content)
    try:
        report = check_vault(folder / NAME, PASSPHRASE)
        problems, pages = report.problems, report.pages
    except VaultDamaged as error:
        problems, pages = (str(error),), ()
    (folder / NAME).write_bytes(content)
    try:
        read = everything(folder)
    except VaultDamaged:
        return "refused", problems, pages
    for key, records in read.items():
        assert records == good[key], f"wrong data was read of {key}, and nothing said so"
    return "read", problems, pages


def look_at(pages: list[int], whole: Path, figure: Figure, of: int) -> None:
    good = everything(whole)
    content = (whole / NAME).read_bytes()
    chosen = random.Random(26)
    came = {"refused": 0, "read": 0}
    for page in pages:
        turned = bytearray(content)
        turned[(page - 1) * PAGE + chosen.randrange(PAGE)] ^= 1 << chosen.randrange(8)
        outcome, problems, named = harmed(whole, bytes(turned), good)
        assert problems, f"page {page}"
        assert page in named or page == 1, (page, named)
        came[outcome] += 1
        outcome, problems, _ = harmed(whole, content[: (page - 1) * PAGE + PAGE // 2], good)
        assert problems, f"cut in page {page}"
        came[outcome] += 1
    figure(
        f"a bit turned and the file cut in each of {len(pages)} of its {of} pages: 0 read wrong in silence, all found "
        f"by the check; {came['refused']} not opened, {came['read']} opened and only whole records read"
    )


def pages_of(whole: Path) -> int:
    return (whole / NAME).stat().st_size // PAGE


def test_a_harmed_page_is_named_and_nothing_wrong_is_read(whole: Path, figure: Figure) -> None:
    of = pages_of(whole)
    look_at([1, *random.Random(26).sample(range(2, of + 1), 9), of], whole, figure, of)


@pytest.mark.soak
def test_any_harmed_page_is_named_and_nothing_wrong_is_read(whole: Path, figure: Figure) -> None:
    of = pages_of(whole)
    look_at(list(range(1, of + 1)), whole, figure, of)


def test_the_vault_that_is_empty_is_never_begun_anew(whole: Path) -> None:
    (whole / NAME).write_bytes(b"")
    with pytest.raises(UserError, match="empty"):
        open_vault(whole / NAME, PASSPHRASE, clock=Moving(), cost=CHEAP, floor=CHEAP)
    assert (whole / NAME).read_bytes() == b""
