# SPDX-License-Identifier: Apache-2.0
"""XML of a file made elsewhere as a stream: elements and words in order, however long, and not beyond measure deep."""

import itertools

import pytest

from vlu_desktop.intake.formats.xml_events import END, START, TEXT, BadXml, events


def test_elements_and_words_come_in_order() -> None:
    body = b'<x:a xmlns:x="u" xmlns:y="v" x:b="1" y:c="2" d="3">one &amp; two<e/><!-- no -->three</x:a>'
    assert list(events(body)) == [
        (START, "a", {"b": "1", "c": "2", "d": "3"}), (TEXT, "one & two", {}), (START, "e", {}), (END, "e", {}),
        (TEXT, "three", {}), (END, "a", {}),
    ]  # fmt: skip
    assert len({START, END, TEXT}) == 3


def test_a_part_longer_than_a_piece_is_read_whole_and_once() -> None:
    many = b"<a>" + b"<b>word</b>" * 20_000 + b"</a>"
    found = list(events(many))
    assert [what for what, _, _ in found if what != TEXT] == [START, *[START, END] * 20_000, END]
    assert "".join(words for what, words, _ in found if what == TEXT) == "word" * 20_000


def test_it_is_read_as_far_as_somebody_asks() -> None:
    assert list(itertools.islice(events(b"<a>" + b"<b/>" * 100_000 + b"<"), 2)) == [(START, "a", {}), (START, "b", {})]


@pytest.mark.parametrize("deep", [1, 199, 200])
def test_elements_may_stand_in_each_other(deep: int) -> None:
    assert len(list(events(b"<a>" * deep + b"</a>" * deep))) == 2 * deep
    beside = b"<r>" + b"<a>" * (deep - 1) + b"</a>" * (deep - 1) + b"<a/>" * 300 + b"</r>"
    assert len(list(events(beside if deep > 1 else b"<r></r>"))) >= 2


@pytest.mark.parametrize(
    "body",
    [b"<a>" * 201 + b"</a>" * 201, b"<r>" + b"<a/>" * 300 + b"<b>" * 200 + b"</b>" * 200 + b"</r>",
     b"", b"<a>", b"<a></b>", b"<a/><b/>", b"words", b"<a>&lol;</a>", b"<!DOCTYPE a><a/>",
     b"<a>\x00</a>", b"<?xml version='1.0' encoding='no-such'?><a/>"],
)  # fmt: skip
def test_anything_else_is_one_error(body: bytes) -> None:
    with pytest.raises(BadXml):
        list(events(body))


def test_an_error_far_into_a_part_comes_after_what_stands_before_it() -> None:
    found: list[object] = []
    with pytest.raises(BadXml, match="mismatched"):
        found.extend(events(b"<a>" + b"<b/>" * 30_000 + b"</c>"))
