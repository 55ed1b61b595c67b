# SPDX-License-Identifier: Apache-2.0
"""A page is cut into the elements of its messages, and nothing in it costs more than it is long."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlu_desktop.intake.messages.formats import html_blocks
from vlu_desktop.intake.messages.formats.html_blocks import Element, blocks
from vlu_desktop.kernel.errors import UserError


def found(page: str | bytes, wanted: str = "m") -> Iterator[Element]:
    data = io.BytesIO(page.encode() if isinstance(page, str) else page)
    return (each for each in blocks(data, lambda one: wanted in one.classes) if isinstance(each, Element))


def test_each_wanted_element_comes_whole_and_by_itself() -> None:
    page = """<html><body><p>not wanted</p><div class="m one"><b>Hi</b> &amp; <i>there</i><br>again</div>
    <div class="m two">Second<div class="m">within</div></div></body></html>"""
    first, second = found(page)
    assert (first.text(), first.tag, first.classes) == ("Hi & there\nagain", "div", frozenset({"m", "one"}))
    assert second.text() == "Second\nwithin"
    assert [each.text() for each in second.elements() if "m" in each.classes] == ["Second\nwithin", "within"]


def test_words_keep_their_lines_and_parts_can_be_left_out() -> None:
    (one,) = found(
        '<div class="m"><p>First</p>\n  <p>Second <span class="x">not</span>line</p><ul><li>a</li></ul></div>'
    )
    assert one.text(lambda each: "x" in each.classes or each.tag == "ul") == "First\nSecond line"
    assert one.flat() == "First Second notline a"
    (spaced,) = found('<span class="m">  two  spaces<br>and a\nline </span>')
    assert spaced.exact() == "  two  spaces\nand a\nline "
    (begun,) = found('<span class="m"> <b>x</b> y</span>')
    assert (begun.exact(), begun.text()) == (" x y", "x y")
    tagged, none = one.tagged("ul"), one.first("never")
    assert tagged is not None
    assert (tagged.flat(), none) == ("a", None)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('<div class="m">cut off', ["cut off"]),
        ('<div class="m">stray end</b></p> of tags</div>', ["stray end of tags"]),
        ('<div class="m"><b>left open</div><div class="m">next</div>', ["left open", "next"]),
        ('<div class="m"><![if foo]>odd<![CDATA[x]]></div>', ["odd"]),
        ('<div class="m">a<img class="m" src="x">b</div>', ["ab"]),
        ('<img class="m" src="x">', [""]),
        ('<div class="m">&#xD800;&#0;&lt;script&gt;</div>', ["\ufffd\ufffd<script>"]),
        ('<div class="m">2 < 3 <', ["2 < 3 <"]),
    ],
)
def test_pages_that_are_broken_are_read_as_far_as_they_go(page: str, words: list[str]) -> None:
    assert [each.text() for each in found(page)] == words


def test_however_deep_it_is_nested_the_words_are_kept() -> None:
    deep = 10_000
    first, second = found('<p class="m">' + "<i>" * deep + "deep" + "</i>" * deep + '</p><p class="m">next</p>')
    assert (first.text(), second.text()) == ("deep", "next")


@pytest.mark.parametrize(
    "page",
    [
        '<div class="m">' + "words " * 1_000_000,
        '<div class="m">' + '<b title="' + "x" * 60_000 + '"></b>' + ('<b title="' + "x" * 60_000 + '"></b>') * 100,
        "<!-- " + "never ends " * 200_000,
        "<style>" + "never ends " * 200_000,
    ],
    ids=["words", "attributes", "comment", "style"],
)
def test_a_piece_without_end_is_refused(page: str) -> None:
    with pytest.raises(UserError, match="far longer than any message"):
        list(found(page))


def test_many_unfinished_tags_at_the_end_are_words() -> None:
    (one,) = found('<div class="m">' + "<a <!-- " * 2000)
    assert "<a <!-- " in one.text()


def test_the_bytes_read_are_told_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_blocks, "PIECE", 7)
    page = '<p class="m">café</p>'.encode()
    told = list(blocks(io.BytesIO(page), lambda one: "m" in one.classes))
    assert [each for each in told if isinstance(each, int)] == [7, 14, 21, 22]
    assert [each.text() for each in told if isinstance(each, Element)] == ["café"]


@given(st.text(alphabet="<>/!-\"'=&;[]abipm \n", max_size=200) | st.text())
def test_any_page_is_read_or_refused(page: str) -> None:
    for each in found(f'<p class="m">{page}</p>'):
        assert isinstance(each.text() + each.exact() + each.flat(), str)
