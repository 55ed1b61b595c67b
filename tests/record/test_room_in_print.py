# SPDX-License-Identifier: Apache-2.0
"""What is too long for where it is printed is refused on entry, and hinders no other change of an older record."""

from dataclasses import replace

import pytest

from vlu_desktop.record.fields import spec
from vlu_desktop.record.people import Case
from vlu_desktop.record.room_in_print import too_long

ROOM = spec(Case, "marking").room
LONG = Case(title="A", marking="m" * (ROOM + 1))


@pytest.mark.parametrize(("letters", "refused"), [(0, []), (ROOM, []), (ROOM + 1, ["marking"]), (200_000, ["marking"])])
def test_a_marking_has_the_room_of_a_page_s_head(letters: int, refused: list[str]) -> None:
    said = too_long(None, Case(title="t" * 300, marking="m" * letters))
    assert [name for name, _ in said] == refused
    assert all(
        f"“Marking” has {letters:,} letters, and a page has room for {ROOM}." in sentence for _, sentence in said
    )


def test_what_an_older_record_holds_hinders_no_other_change() -> None:
    assert too_long(LONG, replace(LONG, title="B")) == ()
    assert too_long(LONG, replace(LONG, marking=f"{LONG.marking}m"))
