# SPDX-License-Identifier: Apache-2.0
"""What a vault that would not take a save is told as, by what SQLite said of it."""

import pytest

from vlu_desktop.store.database.connection import DatabaseError
from vlu_desktop.store.records.saving import explained


@pytest.mark.parametrize(
    "said", ["database disk image is malformed", "vtable constructor failed: search", "file is not a database"]
)
def test_what_could_not_be_read_is_a_sentence_also_where_it_was_the_index(said: str) -> None:
    refusal = explained(DatabaseError(said))
    assert refusal is not None
    assert str(refusal).startswith("A part of the casebook could not be read, so that was not saved.")


def test_a_fault_of_the_program_is_told_as_none_of_them() -> None:
    assert explained(DatabaseError("no such column: nothing")) is None
