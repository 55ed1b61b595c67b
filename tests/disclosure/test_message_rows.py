# SPDX-License-Identifier: Apache-2.0
"""Which messages a document sets out: what counts as an entry; of her own what the officer chose, and no number."""

from typing import Any

import pytest

from vlu_desktop.disclosure.disclosure_options import HERS_MASKED, WITH_HERS, WITHOUT_HERS, MessageChoice
from vlu_desktop.disclosure.message_rows import MessageRows, is_hers
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import SourceItem


def item(**more: Any) -> SourceItem:
    held = {"sender": "07700 900345", "raw": "Stop it.", "direction": "from-victim", "form": "message", "seconds": 7}
    return SourceItem(id=RecordId("m"), **{**held, **more})


@pytest.mark.parametrize(
    ("more", "hers"),
    [
        *(({"form": form}, True) for form in ("message", "mail", "call", "missed", "voicemail")),
        *(({"form": form}, False) for form in ("", "note")),
        *(({"state": state}, True) for state in ("", "deleted")),
        *(({"state": state}, False) for state in ("draft", "failed")),
        *(({"direction": direction}, False) for direction in ("", "to-victim")),
    ],
)
def test_what_she_sent_is_hers_and_nothing_else(more: dict[str, str], hers: bool) -> None:
    assert is_hers(item(**more)) is hers


@pytest.mark.parametrize(
    ("choice", "direction", "came", "stands", "sender", "raw", "seconds"),
    [
        (WITHOUT_HERS, "to-victim", True, True, "07700 900345", "Stop it.", 7),
        (WITHOUT_HERS, "from-victim", True, True, "07700 900345", "Stop it.", 7),
        (WITHOUT_HERS, "from-victim", False, False, "", "Stop it.", 7),
        (WITH_HERS, "to-victim", False, False, "", "Stop it.", 7),
        (WITH_HERS, "from-victim", False, True, "", "Stop it.", 7),
        (HERS_MASKED, "from-victim", False, True, "", "[withheld W7]", None),
        (HERS_MASKED, "to-victim", True, True, "07700 900345", "Stop it.", 7),
    ],
)
def test_what_stands_of_a_message(
    choice: str, direction: str, came: bool, stands: bool, sender: str, raw: str, seconds: int | None
) -> None:
    rows = MessageRows(MessageChoice(came=frozenset({"m"} if came else ()), hers=choice))
    row = item(direction=direction)
    left = rows.only(row)
    assert (rows.may(row), rows.shows_hers) == (stands, choice == WITH_HERS)
    assert (left.sender, left.raw, left.seconds) == (sender, raw, seconds)
