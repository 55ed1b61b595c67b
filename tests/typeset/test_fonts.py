# SPDX-License-Identifier: Apache-2.0
"""Faces are cut once and kept; whatever no face shows is a visible mark."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.benchmarks import bench_pdf
from vlu_desktop.text.invisible_characters import clean
from vlu_desktop.typeset.font_book import Family, FontBook


@pytest.mark.parametrize(
    "text",
    [
        "Ŵ ŵ Ŷ ŷ", "ąćęłńóśźż", "Καλημέρα", "Привет", "مرحبا", "שלום", "你好，世界", "😀🔪", "“–—…€£",
        "👩\u200d👩\u200d👧", "می\u200cخواهم", "1\ufe0f\u20e3",
    ],
)  # fmt: skip
def test_text_with_a_face_stays_as_it_is(text: str, fonts: FontBook) -> None:
    assert fonts.marked(text) == (text, {})


def test_a_character_no_face_has_is_marked_and_counted(fonts: FontBook) -> None:
    assert fonts.marked("a\U00013000b\U00013000") == ("a‹U+13000›b‹U+13000›", {"U+13000": 2})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("safe\u202egpj.exe", "safe‹U+202E›gpj.exe"),
        ("\u2066hidden\u2069", "‹U+2066›hidden‹U+2069›"),
        ("ze\u200bro", "ze‹U+200B›ro"),
        ("be\x07ll\x00", "be‹U+0007›ll‹U+0000›"),
        ("a\u200db", "a‹U+200D›b"),
        ("lone \ud83d", "lone ‹U+D83D›"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("e\u0301", "é"),
    ],
)
def test_nothing_unseen_acts_and_nothing_is_dropped(text: str, shown: str) -> None:
    assert clean(text)[0] == shown


def test_a_face_is_cut_once_and_a_damaged_one_again(tmp_path: Path) -> None:
    FontBook(tmp_path).face("hebrew")
    (cut,) = tmp_path.iterdir()
    whole, made = cut.read_bytes(), cut.stat().st_mtime_ns
    FontBook(tmp_path).face("hebrew")
    assert cut.stat().st_mtime_ns == made
    cut.write_bytes(whole[:1000])
    assert ord("ש") in FontBook(tmp_path).face("hebrew").glyphs
    assert cut.read_bytes() == whole


@pytest.mark.parametrize("key", ["sans", "serif"])
def test_others_are_measured_with_the_face_that_is_cut(key: str, tmp_path: Path) -> None:
    """The names of cut faces had changed, and the benchmark of papers found none."""
    FontBook(tmp_path).face(key)
    assert [bench_pdf.cut_face(tmp_path, key)] == list(tmp_path.iterdir())


def test_a_subset_is_a_font_with_the_same_outlines_and_widths(fonts: FontBook) -> None:
    face = fonts.face(FontBook.key(Family.SERIF, bold=True))
    wanted = [face.glyphs[ord(c)] for c in "ŴÅaé"]
    data, places = face.subset(wanted)
    font = TTFont(io.BytesIO(data))
    order = font.getGlyphOrder()
    assert [font["hmtx"][order[places[glyph]]][0] for glyph in wanted] == [
        round(face.advance(glyph) / face.scale) for glyph in wanted
    ]
    for glyph in wanted:
        outline = font["glyf"][order[places[glyph]]]
        assert outline.numberOfContours != 0
        assert outline.getCoordinates(font["glyf"])[0]
    assert len(data) < 20_000
