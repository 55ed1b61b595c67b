# SPDX-License-Identifier: Apache-2.0
"""Two exports held against each other: which messages are the same, and which only look alike."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.joining import Joining, Same, told_of, told_words
from vlu_desktop.intake.messages.senders import WhoIsWho, owner_of
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import SourceItem

START = datetime(2025, 3, 3, 20, 0)
WHO = WhoIsWho({"Col": "offender", "Col new": "offender", "Ines": "victim", owner_of("hers.xml"): "victim",
                owner_of("child.xml"): "other", "Mo": "other"})  # fmt: skip


def item(n: int = 0, raw: str = "x", sender: str = "Col", **more: object) -> SourceItem:
    values = {"happened": When.at(START), "medium": "Phone", "form": "message", **more}
    return SourceItem(id=RecordId(str(n)), case_id="c", sender=sender, raw=raw, **values)  # type: ignore[arg-type]


def met(held: list[SourceItem], *parts: list[SourceItem]) -> list[Same | None]:
    """What each message of a file of so many exports is; one that is none is stored under the number of its part."""
    joining = Joining(held, WHO, parts=len(parts))
    assert joining.is_needed is (bool(held) or len(parts) > 1)
    new = [(each, str(n)) for n, part in enumerate(parts) for each in part]
    for each, part in new:
        joining.expect(each, part)
    found = []
    for n, (each, part) in enumerate(new):
        found.append(joining.held(each, part))
        if found[-1] is None:
            joining.stored(each, f"new {n}", part)
    return found


def joined(held: list[SourceItem], new: list[SourceItem]) -> list[str]:
    return [each.id if each else "" for each in met(held, new)]


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
    (item(sender="Ines", receiver="Col"), item(sender="Ines", receiver="Mo"), False),
    (item(receiver="Ines", thread="Col"), item(receiver="Ines"), True),
    (item(sender="Ines", receiver="Mo"), item(sender="Ines", receiver="Mo", thread="Mo"), True),
    (item(sender="Ines", receiver="Mo"), item(sender="Ines", receiver="Mo", thread="Street group"), False),
    (item(receiver="Ines"), item(receiver=HERS), True),
    (item(receiver="Ines", thread="Col"), item(receiver=HERS, thread="Col"), True),
    (item(receiver="Ines"), item(receiver=CHILD), False),
    (item(receiver="Mo"), item(receiver=HERS), False),
    (item(receiver="Col", thread="Us"), item(receiver="Mo", thread="Us"), True),
    (item(form="notice", raw="Reacted to message 3"), item(form="notice", raw="Reacted to message 45"), True),
    (item(form="notice", raw="Added Mo"), item(form="notice", raw="Added Col"), False),
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


def test_whichever_of_the_two_was_deleted_or_edited_since_they_are_one_message() -> None:
    gone, edited = item(1, "This message was deleted.", state="deleted"), item(1, "sorry now", state="edited")
    assert met([item(1, "sorry")], [gone]) == [Same(id="1", is_reworded=True, is_restated=True)]
    for changed in (gone, edited):
        assert met([changed], [item(raw="sorry")]) == [Same(id="1", is_reworded=True)]
    assert met([edited], [item(raw="sorry now")]) == [Same(id="1")]
    assert met([item(1, "same words")], [item(raw="same words", state="edited")]) == [Same(id="1", is_restated=True)]
    assert met([gone], [item(raw="a call", form="call")]) == [None]
    assert met([item(1, "sorry", happened=None)], [item(raw="now", state="edited", happened=None)]) == [None]


def test_a_message_with_words_of_its_own_here_is_not_taken_for_one_that_was_changed() -> None:
    held = [item(1, "sorry"), item(2, "not sorry")]
    edited = item(raw="sorry now", state="edited")
    assert joined(held, [edited, item(raw="sorry")]) == ["2", "1"], "whatever order they stand in"
    assert joined(held, [edited, item(raw="not sorry")]) == ["1", "2"]


def test_other_words_are_told_of_once() -> None:
    first, later = item(1, "sorry", state="edited"), item(raw="sorry now", state="edited")
    told = item(2, told_of(later), form="notice", state="edited")
    assert (told.raw, told_words(told)) == ("In another export this message is edited: sorry now", "sorry now")
    assert met([first, told], [later]) == [Same(id="1")]
    assert met([first, told], [item(raw="sorry indeed", state="edited")]) == [Same(id="1", is_reworded=True)]
    assert told_of(item(raw="sorry")) == "In another export this message reads: sorry"
    assert not told_words(item(raw=told.raw)), "somebody may write so"
    assert not told_words(item(raw="Added Mo", form="notice"))


def test_the_exports_of_one_file_are_held_against_one_another_and_none_against_itself() -> None:
    twice = [item(raw="a"), item(raw="a"), item(raw="b")]
    assert met([], twice) == [None, None, None]
    found = met([], twice, [item(raw="a"), item(raw="c")])
    assert [each.id if each else "" for each in found] == ["", "", "", "new 0", ""]
    found = met([item(7, "a")], [item(raw="a")], [item(raw="a"), item(raw="a")], [item(raw="a"), item(raw="a")])
    assert [each.id if each else "" for each in found] == ["7", "7", "", "7", "new 2"]
    deleted = item(raw="This message was deleted.", state="deleted")
    assert met([], [item(raw="sorry")], [deleted]) == [None, Same(id="new 0", is_reworded=True, is_restated=True)]
    assert met([], [item(raw="sorry"), deleted]) == [None, None], "one export holds no message twice"


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=6), min_size=1, max_size=4))
def test_of_however_many_exports_the_fullest_of_each_message_stays(parts: list[list[str]]) -> None:
    found = met([], *([item(raw=raw) for raw in part] for part in parts))
    kept = [raw for raw, same in zip((raw for part in parts for raw in part), found, strict=True) if same is None]
    for raw in "abc":
        assert kept.count(raw) == max(part.count(raw) for part in parts)
