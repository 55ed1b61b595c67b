# SPDX-License-Identifier: Apache-2.0
"""Who is in a file, and which way each message went once it is known who is who."""

from datetime import datetime

import pytest

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.message import UNKNOWN_NUMBER, WITHHELD, Message
from vlu_desktop.intake.messages.senders import Parties, WhoIsWho, identity, is_owner, owner_of

OWNER = owner_of("x.xml")


def message(sender: str = "", receiver: str = "", outgoing: bool | None = None, **more: object) -> Message:
    values = {"place": 1, "form": "message", "at": When.at(datetime(2025, 3, 3, 20, 0)), **more}
    return Message(sender=sender, receiver=receiver, outgoing=outgoing, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+44 7700 900123", "07700900123", True), ("+44 (0)7700 900123", "07700 900-123", True),
        ("0044 7700 900123", "07700900123", True), ("Col <+447700900123>", "07700900123", True),
        ("Col Dray", "  col  dray ", True), ("~ Sam", "sam", True), ("~Sam", "Sam", True),
        ("07700900123", "07700900124", False), ("+1 555 010 0123", "5550100123", False), ("Col", "Colin", False),
        ("a@example.org", "A@Example.org", True), ("Col <a@example.org>", "a@example.org", True), ("101", "101", True),
        ("12 34", "1234", False),
    ],
)  # fmt: skip
def test_ways_to_write_one_number_or_name(one: str, other: str, same: bool) -> None:
    assert (identity(one) == identity(other)) is same


def gathered(*messages: Message) -> Parties:
    parties = Parties(OWNER)
    for each in messages:
        parties.see(each)
    return parties


def test_everybody_is_listed_once_with_counts_and_first_and_last() -> None:
    early, late = When.at(datetime(2025, 1, 1, 9, 0)), When.at(datetime(2025, 5, 1, 9, 0))
    parties = gathered(
        message("+447700900123", outgoing=False), message("07700 900123", outgoing=False, at=late),
        message("+447700900123", outgoing=False, at=early), message("", "+447700900123", outgoing=True, at=None),
        message(WITHHELD, outgoing=False, form="call"), message("", form="notice"), message("", ""),
    )  # fmt: skip
    him, owner, nobody = parties.all
    assert (him.written, him.sent, him.received, him.first, him.last) == ("+447700900123", 3, 1, early, late)
    assert (owner.written, owner.sent, owner.received, owner.owner, owner.nobody) == (OWNER, 1, 4, True, False)
    assert (nobody.written, nobody.nobody) == (WITHHELD, True)
    assert is_owner(OWNER)
    assert not is_owner("Col")


def test_who_writes_alone_writes_to_the_owner() -> None:
    alone = gathered(
        message("Col", thread="a"), message("", thread="a", form="notice"), message("Sam", "Ines", thread="b")
    )
    assert alone.ends(message("Col", thread="a")) == ("Col", OWNER)
    assert alone.ends(message("Sam", "Ines", thread="b")) == ("Sam", "Ines")
    assert alone.ends(message("", thread="a")) == ("", "")
    assert [(each.written, each.received) for each in alone.all if each.owner] == [(OWNER, 1)]
    owner_alone = gathered(message("", outgoing=True, thread="a"))
    assert owner_alone.ends(message("", outgoing=True, thread="a")) == (OWNER, "")


def test_a_group_is_everybody_seen_in_it_and_the_owner() -> None:
    group = gathered(message("Col", thread="g"), message("Ines", thread="g"), message("Mo", "Col; Sam", thread="g"))
    assert group.ends(message("Col", thread="g")) == ("Col", "")
    assert group.among("g") == {"col", "ines", "mo", "sam", identity(OWNER)}
    assert group.among("elsewhere") == {identity(OWNER)}


# Who is who, sender and receiver, who else is in the conversation; the direction.
WAYS = [
    ({"Ines": "victim"}, "Ines", "Col", (), "from-victim"),
    ({"Ines": "victim"}, "Ines", "", (), "from-victim"),
    ({"Ines": "victim", "Col": "offender"}, "Col", "Ines", (), "to-victim"),
    ({"Ines": "victim"}, "Col", "Ines", (), "to-victim"),
    ({"Ines": "victim"}, "", "Ines", (), "not-known"),
    ({"Ines": "victim"}, WITHHELD, "Ines", (), "to-victim"),
    ({"Ines": "victim", "Col": "offender"}, "Col", "Mo; Ines", (), "to-victim"),
    ({"Ines": "victim", "Col": "offender"}, "Col", "", ("ines", "col", "mo"), "to-victim"),
    ({"Ines": "victim", "Col": "offender"}, "Col", "", ("col",), "not-known"),
    ({"Col": "offender", "Mo": "other"}, "Col", "Mo", (), "between-others"),
    ({"Col": "offender"}, "Col", "Mo", (), "not-known"),
    ({"Mo": "other"}, "Col", "Mo", (), "not-known"),
    ({}, "Col", "Ines", (), "not-known"),
    ({WITHHELD: "offender", "Mo": "other"}, WITHHELD, "Mo", (), "between-others"),
]


@pytest.mark.parametrize(("names", "sender", "receiver", "among", "direction"), WAYS)
def test_which_way_a_message_went(
    names: dict[str, str], sender: str, receiver: str, among: tuple[str, ...], direction: str
) -> None:
    assert WhoIsWho(names).direction(sender, receiver, among) == direction


def test_a_withheld_number_is_unknown_whatever_was_said() -> None:
    who = WhoIsWho({WITHHELD: "offender", "": "victim", "Col": "offender"})
    assert [who.who(each) for each in (WITHHELD, UNKNOWN_NUMBER, "", "Col", "col", "Mo")] == [
        "unknown", "unknown", "", "offender", "offender", "",
    ]  # fmt: skip
