# SPDX-License-Identifier: Apache-2.0
"""Pictures of the screens leave by the door of every other file: with a line in the register, or not at all."""

import stat
from pathlib import Path

import pytest

from tests.services.conftest import Office, office  # noqa: F401 (a fixture)
from vlu_desktop.devtools.screenshots import USUAL, Look, Picture, let_go
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.work import Disclosure
from vlu_desktop.store.records.saving import NotSaved

NAMES = ("unlock.png", "today.png")


def taken(*looks: Look) -> list[Picture]:
    return [Picture(name=name, look=look, content=name.encode()) for look in looks for name in NAMES]


def test_each_look_has_its_folder_its_line_and_its_files(office: Office) -> None:  # noqa: F811
    looks = (USUAL, Look(theme="dark"))
    written = list(let_go(office.services, taken(*looks), office.folder / "pictures", "The designer"))
    assert [each.relative_to(office.folder / "pictures").as_posix() for each in written] == [
        f"{look.name}/{name}" for look in looks for name in NAMES
    ]
    assert {each.read_bytes() for each in written} == {b"unlock.png", b"today.png"}
    assert {stat.S_IMODE(each.stat().st_mode) for each in written} == {0o600}
    lines = office.store.all(Disclosure)
    assert [(line.document, line.recipient) for line in lines] == [("Pictures of every screen", "The designer")] * 2
    [again, _] = let_go(office.services, taken(USUAL), written[0].parent)
    assert again == written[0]


def test_without_a_line_there_is_no_picture_and_a_link_is_not_replaced(
    office: Office,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder := office.folder / "pictures").mkdir()
    (letter := office.folder / "letter.txt").write_bytes(b"somebody's own")
    (link := folder / "today.png").symlink_to(letter)
    with pytest.raises(UserError, match="is a link"):
        list(let_go(office.services, taken(USUAL), folder))
    assert link.is_symlink()
    link.unlink()

    def full(sql: str) -> None:
        if sql == "COMMIT":
            raise NotSaved("The disk is full, so that was not saved.")
        office.store._connection.execute(sql)

    with monkeypatch.context() as patch:
        patch.setattr(office.store, "_run", full)
        with pytest.raises(NotSaved):
            list(let_go(office.services, taken(USUAL), folder))
    assert list(folder.iterdir()) == []
    assert office.store.all(Disclosure) == ()
    assert letter.read_bytes() == b"somebody's own"
    with pytest.raises(UserError, match="can’t be made"):
        list(let_go(office.services, taken(USUAL), letter / "under"))
    assert Path(letter).is_file()
