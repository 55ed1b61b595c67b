# SPDX-License-Identifier: Apache-2.0
"""Two exports held against each other: which messages are the same, and which only look alike."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.joining import Joining
from vlu_desktop.intake.messages.senders import WhoIsWho, owner_of
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import SourceItem

START = datetime(2025, 3, 3, 20, 0)
WHO = WhoIsWho({"Col": "offender", "Col new": "offender", "Ines": "victim", owner_of("hers.xml"): "victim",
                owner_of("child.xml"): "other", "Mo": "other"})  # fmt: skip


def item(n: int = 0, raw: str = "x", sender: str = "Col", **more: object) -> SourceItem:
    values = {"happened": When.at(START), "medium": "Phone", "form": "message", **more}
    return SourceItem(id=RecordId(str(n)), case_id="c", sender=sender, raw=raw, **values)  # type: ignore[arg-type]


def joined(held: list[SourceItem], new: list[SourceItem]) -> list[str]:
    joining = Joining(held, WHO)
    assert joining.is_needed is bool(held)
    for each in new:
        joining.expect(each)
    return [joining.held(each) for each in new]


HERS, CHILD = owner_of("hers.xml"), owner_of("child.xml")
# What a case holds and what another export has, and whether it is the same message.
PAIRS = [
    (item(), item(), True),
    (item(), item(raw="y"), False),
    (item(), item(sender="Mo"), False),
    (item(), item(sender="Col new"), True),
    (item(sender="Mo"), item(sender="mo"), True),
    (item(), item(medium="WhatsApp"), False),
    (item(), item(thread="Group"), False),
    (item(thread="Col <07700 900123>"), item(thread="+447700900123"), True),
    (item(), item(happened=When.at(START + timedelta(minutes=1))), False),
    (item(happened=When.at(START, words="a")), item(happened=When.at(START, words="b")), True),
    (item(happened=None), item(happened=None), True),
    (item(happened=When.undated("1")), item(happened=When.undated("2")), False),
    (item(form="call", raw="Voice call"), item(form="call", raw="Rejected"), True),
    (item(form="call"), item(form="missed"), False),
    (item(form="voicemail", raw="a"), item(form="voicemail", raw="b"), True),
    (item(sender="Zed"), item(sender=owner_of("new.xml")), False),
    (item(raw="<Media omitted>"), item(raw="IMG-20250303-WA0001.jpg (file attached)"), True),
    (item(receiver=HERS), item(receiver=owner_of("hers again.xml")), True),
    (item(receiver=HERS), item(receiver=CHILD), False),
    (item(sender=HERS), item(sender=owner_of("hers again.xml")), True),
    (item(sender=HERS), item(sender=CHILD), False),
    (item(sender="Ines"), item(sender=HERS), True),
]


@pytest.mark.parametrize(("held", "new", "same"), PAIRS)
def test_what_is_the_same_message(held: SourceItem, new: SourceItem, same: bool) -> None:
    assert joined([held], [new]) == (["0"] if same else [""])


def test_a_case_without_messages_joins_nothing() -> None:
    assert joined([], [item(), item()]) == ["", ""]


def test_each_message_of_the_case_is_given_once() -> None:
    assert joined([item(1), item(2)], [item(), item(), item()]) == ["1", "2", ""]


def test_one_deleted_or_edited_since_is_the_one_held_where_there_are_no_more_than_before() -> None:
    held = [item(1, "sorry"), item(2, "not sorry")]
    gone = item(raw="This message was deleted.", state="deleted")
    assert joined(held, [item(raw="sorry"), gone]) == ["1", "2"]
    assert joined(held, [item(raw="not sorry"), item(raw="sorry now", state="edited")]) == ["2", "1"]
    assert joined(held, [item(raw="sorry"), gone, gone]) == ["1", "", ""], "there are three now, so one is new"
    assert joined(held, [item(raw="changed")]) == [""], "nothing says that it was edited"
    assert joined([item(1, "a", sender="Mo")], [gone]) == [""]


@given(st.lists(st.sampled_from("abc"), max_size=9), st.lists(st.sampled_from("abc"), max_size=9))
def test_joined_there_are_as_many_of_each_as_the_fuller_export_holds(one: list[str], other: list[str]) -> None:
    new = joined([item(n, raw) for n, raw in enumerate(one)], [item(raw=raw) for raw in other])
    added = [raw for raw, found in zip(other, new, strict=True) if not found]
    for raw in "abc":
        assert one.count(raw) + added.count(raw) == max(one.count(raw), other.count(raw))
