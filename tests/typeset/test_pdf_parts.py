# SPDX-License-Identifier: Apache-2.0
"""A document of parts: each counted for itself under its own header; pages made elsewhere as pictures with words."""

from dataclasses import replace

import pytest

from tests.typeset.reading import proved
from tests.typeset.tree_samples import document, picture, rich
from vlu_desktop.kernel.pictures import PageWord
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.standards import Standards, claimed
from vlu_desktop.typeset.text_twin import write_text
from vlu_desktop.typeset.tree_numbering import number

WORDS = tuple(
    PageWord(text=word, left=0.1 + 0.1 * place, right=0.19 + 0.1 * place, top=0.1, bottom=0.13)
    for place, word in enumerate("Dear Ms Person مرحبا 👩\u200d👩\u200d👧 a\u202eb".split())
)
LETTER = t.PicturePage(image=picture(60, 85), label="Exhibit AB/1, page 1 of 2", words=WORDS, id="letter")
DRAWING = t.PicturePage(image=picture(85, 60), label="Exhibit AB/1, page 2 of 2")


def parts() -> t.Document:
    """The same few blocks in two parts, and a letter."""

    def body(key: str) -> tuple[t.Block, ...]:
        return (
            t.Contents(),
            t.Heading(text=f"Of {key}"),
            t.NumberedParagraph(text=("See ", t.Ref(target=f"{key}-table"), "."), id=f"{key}-one"),
            t.Table(columns=(t.Column(),), rows=(("cell",),), caption="Rows", id=f"{key}-table"),
            t.Paragraph(text=("A note", t.NoteRef(target=f"{key}-note"), ".")),
            t.Endnote(text="As told.", id=f"{key}-note"),
        )

    return document(
        t.Heading(text="Index"),
        t.Paragraph(text=(t.Link(text="To the second", target="second"),)),
        t.Part(title="The first", id="first", body=body("a"), header_left="First header"),
        t.Part(title="The second", id="second", body=(t.Landscape(body=body("b")),), language="cy"),
        t.Part(title="Exhibit AB/1", id="exhibit", body=(LETTER, DRAWING)),
        marking="OFFICIAL-SENSITIVE", header_left="The bundle",
    )  # fmt: skip


def test_each_part_is_read_back_counted_for_itself(fonts: FontBook) -> None:
    shown = number(parts()).shown
    assert [shown[key] for key in ("a-one", "b-one", "a-note", "b-note")] == ["1", "1", "1", "1"]
    assert [shown[key] for key in ("a-table", "b-table")] == ["table 1", "tabl 1"]
    _, result, read = proved(parts(), fonts)
    assert [result.places[key] for key in ("first", "second", "exhibit")] == [2, 4, 6]
    assert [kid.title for kid in read.root.all("Part")] == ["The first", "The second", "Exhibit AB/1"]
    lists = [[entry.text for entry in contents.all("TOCI")] for contents in read.root.all("TOC")]
    assert lists == [["Of a 3"], ["Of b 5"]]


def test_each_part_has_its_own_header_and_the_pages_one_count(fonts: FontBook) -> None:
    read = proved(parts(), fonts)[2]
    assert ["First header" in page for page in read.decoration] == [False, True, True, False, False, False, False]
    assert all(f"Page {at} of 7" in page for at, page in enumerate(read.decoration, start=1))


def test_pages_as_pictures_are_found_by_their_words_and_never_called_accessible(fonts: FontBook) -> None:
    pdf, _, read = proved(parts(), fonts)
    (letter,) = [node for node in read.root.all("P") if node.text.startswith("Dear Ms Person مرحبا")]
    assert letter.text.endswith("a‹U+202E›b")
    assert claimed(parts()) is Standards.ARCHIVABLE
    assert b"pdfuaid" not in pdf
    assert b"<pdfaid:conformance>U<" in pdf


def test_a_picture_nobody_described_is_never_called_accessible(fonts: FontBook) -> None:
    assert claimed(rich()) is Standards.ACCESSIBLE
    undescribed = document(t.Picture(image=picture(), alternative="  "))
    assert claimed(undescribed) is Standards.ARCHIVABLE
    read = proved(undescribed, fonts)[2]
    assert read.content() == (("figure", ("A picture that has not been described in words.",)),)


def test_a_room_keeps_its_height_whatever_is_put_in(fonts: FontBook) -> None:
    def tree(*body: t.Paragraph) -> t.Document:
        return document(t.Room(body=body, height=300), t.Paragraph(text="\n" * 20, id="after"), t.Heading(text="End"))

    empty, filled = proved(tree(), fonts), proved(tree(t.Paragraph(text="Added"), t.Paragraph(text="Added")), fonts)
    assert empty[1].places == filled[1].places


def test_parts_stand_last() -> None:
    tree = parts()
    with pytest.raises(ValueError, match="last"):
        number(replace(tree, body=(*tree.body, t.Paragraph(text="after"))))


def test_the_text_twin_has_the_parts_and_the_words() -> None:
    twin = write_text(parts())
    for words in ("The second", "Exhibit AB/1, page 1 of 2, as a picture", "Dear Ms Person"):
        assert words in twin
