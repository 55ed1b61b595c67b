# SPDX-License-Identifier: Apache-2.0
"""Messages gathered into bursts: each rule and its edges, what is counted and what only stands beside."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.bursts import Burst, Rule, gather, order_of, range_of, stretch, why_not_counted
from vlu_desktop.intake.messages.message import WITHHELD
from vlu_desktop.intake.messages.senders import WhoIsWho
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.conduct import SourceItem

START = datetime(2025, 3, 3, 20, 0)
WHO = WhoIsWho(
    {"Ines": "victim", "Col": "offender", "Col2": "offender", "Mum": "proxy", "Sam": "other", "X": "unknown"}
)


def item(at: datetime | When | None = START, sender: str = "Col", **more: object) -> SourceItem:
    happened = When.at(at) if isinstance(at, datetime) else at
    direction = "from-victim" if sender == "Ines" else "to-victim"
    values = {"medium": "WhatsApp", "thread": "Col", "form": "message", "direction": direction, "raw": "x", **more}
    made = SourceItem(case_id="c", happened=happened, sender=sender, **values)  # type: ignore[arg-type]
    return replace(made, id=made.id or RecordId(f"{sender}-{happened.sort_key if happened else ''}-{more}"))


def counts(items: list[SourceItem], rule: Rule | None = None) -> list[int]:
    return [each.count for each in gather(items, WHO, rule or Rule()).bursts]


def at(*hours: float) -> list[SourceItem]:
    return [item(START + timedelta(hours=each)) for each in hours]


@pytest.mark.parametrize(
    ("rule", "hours", "expected"),
    [
        (Rule(hours=4), (0, 4, 8), [3]),
        (Rule(hours=4), (0, 4.02, 8), [1, 2]),
        (Rule(hours=1), (0, 1, 2.5), [2, 1]),
        (Rule(key="day"), (0, 3.98, 4, 4.5), [2, 2]),
        (Rule(key="evening"), (0, 4, 5, 15.98, 16), [4, 1]),
        (Rule(key="evening"), (-8.02, -8, 0), [1, 2]),
        (Rule(), (), []),
    ],
)
def test_each_rule_at_its_edges(rule: Rule, hours: tuple[float, ...], expected: list[int]) -> None:
    assert counts(at(*hours), rule) == expected


def test_no_burst_is_longer_than_a_count_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vlu_desktop.intake.messages.bursts.MOST", 2)
    assert counts(at(0, 1, 2, 3, 4)) == [2, 2, 1]
    assert (Rule().key, Rule().hours, Rule().calls_apart) == ("gap", 4, True)


@pytest.mark.parametrize("wrong", [{"key": "week"}, {"hours": 0}, {"hours": 24 * 366 + 1}])
def test_a_rule_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"rule for bursts|an hour to a year"):
        Rule(**wrong)  # type: ignore[arg-type]


def test_calls_and_messages_stand_apart_or_together() -> None:
    items = [item(form="call"), item(form="missed"), item(form="voicemail"), item(), item(form="mail")]
    assert sorted((each.sort, each.count) for each in gather(items, WHO, Rule()).bursts) == [
        ("calls", 3), ("mail", 1), ("messages", 1),
    ]  # fmt: skip
    [burst] = gather(items, WHO, Rule(calls_apart=False)).bursts
    assert (burst.sort, burst.count) == ("all", 5)


def test_one_man_under_two_numbers_is_one_side_and_others_are_each_their_own() -> None:
    made = gather(
        [item(), item(sender="Col2"), item(sender="Mum"), item(sender="X"), item(sender=WITHHELD)], WHO, Rule()
    )
    assert sorted((each.who, each.sender, each.count) for each in made.bursts) == [
        ("offender", "Col", 2), ("proxy", "Mum", 1), ("unknown", WITHHELD, 1), ("unknown", "X", 1),
    ]  # fmt: skip
    assert counts([item(), item(medium="Phone")]) == [1, 1], "each service by itself"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (item(), ""),
        (item(sender=WITHHELD), ""),
        (item(sender="Ines"), "From the victim"),
        (item(direction="between-others"), "Between others"),
        (item(direction="not-known"), "Nobody has said who sent it or to whom"),
        (item(sender="Jo"), "Nobody has said who sent it or to whom"),
        (item(sender="Sam"), "From somebody else"),
        (item(form="notice"), "A notice of the service itself, or a row"),
        (item(form="row"), "A notice of the service itself, or a row"),
        (item(state="draft"), "Never sent"),
        (item(state="failed"), "Never sent"),
        (item(state="deleted"), ""),
        (item(None), "Without a day"),
        (item(When.undated("x")), "Without a day"),
        (item(When.in_month(2025, 3)), "Without a day"),
        (item(When.on(date(2025, 3, 3))), ""),
    ],
)  # fmt: skip
def test_what_is_counted_and_why_not(one: SourceItem, reason: str) -> None:
    assert why_not_counted(one, WHO) == reason
    made = gather([one], WHO, Rule())
    assert (made.counted, made.left) == ((0, ((reason, 1),)) if reason else (1, ()))


def test_what_she_wrote_meanwhile_stands_beside_and_is_never_counted() -> None:
    minutes = [
        item(START + timedelta(minutes=n), sender)
        for n, sender in enumerate(["Ines", "Col", "Ines", "Sam", "Col", "Ines"])
    ]
    elsewhere = item(START + timedelta(minutes=2), "Ines", thread="Mum")
    notice = item(START + timedelta(minutes=2), "", form="notice")
    [burst] = gather([*minutes, elsewhere, notice], WHO, Rule()).bursts
    assert burst.counted == (minutes[1], minutes[4])
    assert burst.context == (minutes[2], minutes[3])
    [call] = gather([item(form="call", thread="other")], WHO, Rule()).bursts
    assert not call.context


def test_a_conversation_without_a_name_is_its_file_s() -> None:
    his, hers, other = (
        item(thread="", exhibit_id="a"),
        item(sender="Ines", thread="", exhibit_id="a"),
        item(sender="Ines", thread="", exhibit_id="b"),
    )
    [burst] = gather([his, hers, other], WHO, Rule()).bursts
    assert burst.context == (hers,)


def test_when_a_burst_happened() -> None:
    later = START + timedelta(minutes=40)
    first, last = When.at(START), When.at(later)
    assert range_of([item()]) == first
    assert range_of([item(), item(position=2)]) == first
    assert range_of([item(), item(later)]) == When.during(first, last)
    assert range_of([item(later), item()]) == When.during(first, last)
    whole = When.on(date(2025, 3, 3))
    assert range_of([item(whole), item()]).earliest == datetime(2025, 3, 3)
    assert range_of([item(whole), item()]).latest == datetime(2025, 3, 4)
    assert range_of([item(whole, position=1), item(whole, position=2)]) == whole
    assert not range_of([item(None)]).is_dated
    instant = When.at_instant(datetime(2025, 3, 3, 20, 0, 30, tzinfo=UTC))
    assert range_of([item(instant)]) == instant
    assert range_of([item(instant), item(instant, position=2)]) == When.at(START)
    [burst] = gather([item(), item(later)], WHO, Rule()).bursts
    assert burst.happened == When.during(first, last)


def test_a_stretch_counts_what_came_to_her_even_without_a_day() -> None:
    items = [
        item(position=1),
        item(None, position=2),
        item(sender="Ines"),
        item(sender="Mum", position=9),
        item(form="notice"),
    ]
    burst = stretch(items, WHO)
    assert burst is not None
    assert (burst.who, burst.count, len(burst.context)) == ("", 3, 1)
    assert burst.sender == "Col, Mum"
    one = stretch(items[:2], WHO)
    assert one is not None
    assert one.who == "offender"
    assert stretch([item(sender="Ines")], WHO) is None


_ITEMS = st.lists(
    st.builds(
        lambda minutes, sender, form, day: item(
            None if day is None else START + timedelta(minutes=minutes, days=day), sender, form=form, position=minutes
        ),
        st.integers(0, 3000), st.sampled_from(["Col", "Ines", "Mum", "Sam", WITHHELD]),
        st.sampled_from(["message", "call", "notice"]), st.one_of(st.none(), st.integers(0, 5)),
    ),
    max_size=40, unique_by=lambda each: each.id,
)  # fmt: skip
_RULES = st.builds(
    Rule, key=st.sampled_from(["gap", "day", "evening"]), hours=st.integers(1, 30), calls_apart=st.booleans()
)


@given(_ITEMS, _RULES, st.randoms(use_true_random=False))
def test_every_message_is_counted_once_or_told_and_in_whatever_order_they_come(
    items: list[SourceItem], rule: Rule, drawn: random.Random
) -> None:
    made = gather(items, WHO, rule)
    assert made.counted + sum(many for _, many in made.left) == len(items)
    counted = [each.id for burst in made.bursts for each in burst.counted]
    assert len(counted) == len(set(counted)) == made.counted
    assert not {each.id for burst in made.bursts for each in burst.context} & set(counted)
    mixed = [*items]
    drawn.shuffle(mixed)
    assert gather(mixed, WHO, rule) == made
    for burst in made.bursts:
        assert list(burst.counted) == sorted(burst.counted, key=order_of)
        assert all(why_not_counted(each, WHO) == "" for each in burst.counted)
        _within(burst)


def _within(burst: Burst) -> None:
    when = burst.happened
    assert when.earliest is not None
    assert when.latest is not None
    for each in (*burst.counted, *burst.context):
        assert each.happened is not None
        assert each.happened.earliest is not None
        assert when.earliest <= each.happened.earliest < when.latest
