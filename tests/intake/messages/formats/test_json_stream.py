# SPDX-License-Identifier: Apache-2.0
"""A JSON file is gone through a value at a time, and what stands before damage is kept."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.intake.messages.formats import json_stream
from vlu_desktop.intake.messages.formats.json_stream import JsonStream, NotJson

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def stream(text: str | bytes) -> JsonStream:
    return JsonStream(io.BytesIO(text.encode() if isinstance(text, str) else text))


def through(text: JsonStream) -> Any:
    """The value that stands there, taken apart by its objects and lists."""
    if text.peek() == "{":
        return {key: through(text) for key in text.fields()}
    if text.peek() == "[":
        return [through(text) for _ in text.items()]
    return text.value()


@pytest.fixture(params=[1, 3, 7, 1 << 18])
def piece(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "PIECE", request.param)


@pytest.mark.usefixtures("piece")
@pytest.mark.parametrize("indent", [None, 2])
def test_pieces_of_any_size_make_the_same_value(indent: int | None) -> None:
    value = {"a": [1, 23456, -1.5e10, 'é 👍 \\ " \n', None, True, {}, []], "": {"b": [[[]]]}, "last": 1234567}
    assert through(stream(json.dumps(value, indent=indent))) == value
    assert through(stream(json.dumps(value, ensure_ascii=False))) == value
    assert stream(json.dumps(value)).value() == value


@given(VALUES)
def test_it_reads_what_the_library_reads(value: Any) -> None:
    text = json.dumps(value)
    assert through(stream(text)) == value
    skipped = stream(f"[{text}, 7]")
    found = []
    for n, _ in enumerate(skipped.items()):
        if n:
            found.append(skipped.value())
        else:
            skipped.skip()
    assert found == [7]


@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()[:-1]))
def test_whatever_it_is_given_it_reads_or_says_that_it_is_damaged(data: bytes) -> None:
    for read in (through, JsonStream.skip):
        try:
            read(stream(data))
        except (NotJson, RecursionError):
            continue


def test_what_stands_before_the_damage_is_taken_and_the_rest_is_known() -> None:
    text = stream('[{"a": 1}, {"a": 2}, {"a": oops}, {"a": 4}]')
    found: list[Any] = []
    with pytest.raises(NotJson):
        found.extend(text.value() for _ in text.items())
    assert found == [{"a": 1}, {"a": 2}]
    assert text.rest() == '{"a": oops}, {"a": 4}]'


@pytest.mark.parametrize(
    "text", ["", "{", '{"a"', '{"a":', '{"a" 1}', "{1: 2}", '{"a": 1 "b": 2}', "[1 2]", "[1,", '{"a": 1,}', "nul"]
)
def test_what_is_no_json_is_damaged(text: str) -> None:
    with pytest.raises(NotJson):
        through(stream(text))


def test_a_mark_at_the_start_is_no_part_of_it() -> None:
    assert stream(b'\xef\xbb\xbf{"a": 1}').value() == {"a": 1}


def test_a_value_without_end_is_not_read_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "PIECE", 10)
    monkeypatch.setattr(json_stream, "MOST_VALUE", 1000)
    text = stream('["' + "a" * 100_000)
    with pytest.raises(NotJson):
        list(through(text))
    assert text.done < 5000


def test_nesting_beyond_reason_is_damage() -> None:
    with pytest.raises(NotJson):
        stream("[" * 100_000).value()
    with pytest.raises(NotJson):
        stream("[" * 100_000).skip()
