# SPDX-License-Identifier: Apache-2.0
"""Hindi, Bengali, Tamil and Thai stand on paper as their readers write them, and are read back as they were written."""

import io
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from tests.typeset.reading import proved
from tests.typeset.tree_samples import document, written
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import Family, FontBook
from vlu_desktop.typeset.pdf.glyphs import Typesetter
from vlu_desktop.typeset.pdf.line_breaking import Line, Run, break_lines
from vlu_desktop.typeset.pdf.shaping import Shaper, letters, phrases

# Of each script: words whose letters change places, join, pile up, or are drawn in two pieces.
WORDS = {
    "devanagari": ("हिन्दी", "कि", "क्षमा", "विद्यार्थी", "श्री", "कृष्ण", "बुलाया।", "र्‍य"),
    "bengali": ("বাংলা", "তিনি", "বললেন", "কৃষ্ণ", "শ্রীমতী", "ক্ষমা", "কোথায়", "চান।"),
    "tamil": ("தமிழ்", "கொடுத்தார்", "நௌகா", "பொய்", "ஶ்ரீ", "என்னிடம்"),
    "thai": ("น้ำ", "ผู้หญิง", "ที่อยู่", "บ้าน", "ซ้ำแล้วซ้ำเล่า", "กตัญญู"),
}
EVERY = [(face, word) for face, words in WORDS.items() for word in words]
THAI = "เขาบอกว่าเขาจะทำน้ำให้ผู้หญิงที่อยู่ในบ้านหลังนั้นและไม่ยอมกลับไปที่ทำงานอีกเลยเพราะเขากลัวว่าจะถูกตามอีก"
SENTENCES = (
    "उसने कहा कि वह क्षमा चाहता है, श्री कृष्ण ने विद्यार्थी को बुलाया।",
    "তিনি বললেন যে তিনি ক্ষমা চান, কৃষ্ণ ও শ্রীমতী।",
    "அவர் என்னிடம் கொடுத்தார், நௌகா ஶ்ரீ பொய் சொன்னான்.",
    THAI,
    "ਪੰਜਾਬੀ ਸ੍ਰੀ, ગુજરાતી ક્ષમા, తెలుగు శ్రీ, ಕನ್ನಡ ಶ್ರೀ, മലയാളം ശ്രീ, සිංහල ශ්‍රී, ລາວ, မြန်မာ, ភាសាខ្មែរ",
    "he said नमस्ते to her 3 times (twice)",
)


def by_harfbuzz(fonts: FontBook, face: str, text: str) -> list[tuple[int, float, float]]:
    """The glyphs HarfBuzz itself gives for a text, and where each stands, in units of the font."""
    font = uharfbuzz.Font(uharfbuzz.Face(fonts.file(face).read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    pen, found = 0, []
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint != font.get_nominal_glyph(ord(" ")):  # what stands for a joiner, which is not drawn
            found.append((info.codepoint, pen + at.x_offset, at.y_offset))
        pen += at.x_advance
    return found


@pytest.mark.parametrize(("face", "word"), EVERY)
def test_the_glyphs_are_those_harfbuzz_gives(fonts: FontBook, face: str, word: str) -> None:
    shape = Shaper(fonts.face(face)).shape(word)
    scale = fonts.face(face).scale
    meant = by_harfbuzz(fonts, face, word)
    assert [each.glyph for each in shape.drawn] == [glyph for glyph, _, _ in meant]
    assert [each.start for each in shape.drawn] == pytest.approx([start * scale for _, start, _ in meant])
    assert [each.rise for each in shape.drawn] == pytest.approx([rise * scale for _, _, rise in meant])


@pytest.mark.parametrize("face", WORDS)
def test_shaping_changes_most_of_these_words(fonts: FontBook, face: str) -> None:
    """So that the comparison above compares something: these glyphs are not the letters' own, one after another."""
    changed = [
        word
        for word in WORDS[face]
        if [glyph for glyph, _, _ in by_harfbuzz(fonts, face, word)]
        != [fonts.face(face).glyphs[ord(letter)] for letter in word if letter != "\u200d"]
    ]
    assert len(changed) >= len(WORDS[face]) / 2


def test_a_vowel_sign_that_is_written_after_its_letter_is_drawn_before_it(fonts: FontBook) -> None:
    glyphs = fonts.face("devanagari").glyphs
    first, second = Shaper(fonts.face("devanagari")).shape("कि").drawn
    assert second.glyph == glyphs[ord("क")]
    assert first.start < second.start
    assert first.reads + second.reads == "कि"


def drawn_glyphs(pdf: bytes) -> Iterator[tuple[str, Any]]:
    """Each glyph shown in the body of the first page, as the outline the file itself carries, with its face's name."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page = opened.pages[0]
        faces: dict[str, tuple[str, Any, bytes]] = {}
        for name, font in page.Resources.Font.items():
            below = font.DescendantFonts[0]
            program = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
            faces[name] = str(font.BaseFont).partition("Noto-")[2], program, below.CIDToGIDMap.read_bytes()
        now = ""
        body: Any = page.Contents[0]
        for instruction in pikepdf.parse_content_stream(body):
            if str(instruction.operator) == "Tf":
                now = str(instruction.operands[0])
            for shown in instruction.operands if str(instruction.operator) in ("Tj", "TJ") else ():
                for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
                    if isinstance(part, pikepdf.String):
                        face, program, places = faces[now]
                        codes = bytes(part)
                        for at in range(0, len(codes), 2):
                            code = int.from_bytes(codes[at : at + 2], "big")
                            yield face, outline(program, int.from_bytes(places[2 * code : 2 * code + 2], "big"))


def outline(font: Any, glyph: int) -> Any:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return pen.value


@pytest.mark.parametrize("face", WORDS)
def test_the_file_carries_and_shows_the_outlines_harfbuzz_chose(fonts: FontBook, face: str) -> None:
    pdf, _ = written(document(t.Paragraph(text=" ".join(WORDS[face]))), fonts)
    whole = TTFont(fonts.file(face))
    meant = [outline(whole, glyph) for word in WORDS[face] for glyph, _, _ in by_harfbuzz(fonts, face, word)]
    assert [shown for name, shown in drawn_glyphs(pdf) if name == face and shown] == meant


def test_every_script_is_read_back_as_it_was_written(fonts: FontBook) -> None:
    blocks = [t.Paragraph(text=words) for words in (*SENTENCES, *(word for _, word in EVERY))]
    table = t.Table(columns=(t.Column(),) * 4, rows=(SENTENCES[:4],), header=(tuple(WORDS[face][0] for face in WORDS),))
    tree = document(t.Heading(text=SENTENCES[0]), *blocks, table, header_left="हिन्दी ไทย", title="हिन्दी")
    _, result, read = proved(tree, fonts)
    assert [node.text for node in read.root.all("P")] == [block.text for block in blocks]
    assert result.marks == {}
    assert "हिन्दी ไทย" in " ".join(read.decoration[0].split())


@pytest.mark.parametrize("sentence", SENTENCES[:4])
def test_other_readers_find_the_words(fonts: FontBook, tmp_path: Path, sentence: str) -> None:
    path = tmp_path / "script.pdf"
    path.write_bytes(written(document(t.Paragraph(text=sentence)), fonts)[0])
    pdfium = pypdfium2.PdfDocument(path)
    said = pdfium[0].get_textpage().get_text_bounded()
    pdfium.close()
    texts = [said]
    if shutil.which("pdftotext"):
        texts.append(subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True).stdout.decode())
    for said in texts:
        assert sentence.replace(" ", "") in said.replace("\r", "").replace("\n", "").replace(" ", "")
    for word in sentence.split():
        assert all(word[:12] in said for said in texts)


def broken(fonts: FontBook, text: str, width: float) -> tuple[Sequence[Line], Typesetter]:
    setter = Typesetter(fonts)
    return break_lines([Run(text, setter.voice(Family.SERIF), (0, 0, 0))], 10, width), setter


def said(line: Line) -> str:
    return "".join(
        part.actual or "".join(part.use.reads[int(part.codes[at : at + 4], 16)] for at in range(0, len(part.codes), 4))
        for span in line.spans
        for part in span.parts
    )


@pytest.mark.parametrize("sentence", SENTENCES[:4])
@pytest.mark.parametrize("width", [60, 90, 150])
def test_lines_are_full_and_no_wider_than_they_may_be(fonts: FontBook, sentence: str, width: float) -> None:
    lines, _ = broken(fonts, sentence, width)
    assert "".join(map(said, lines)) == sentence
    assert len(lines) > 1
    for line in lines:
        trailing = 4 if said(line).endswith(" ") else 0
        assert line.width <= width + trailing
    for line in lines[:-1]:
        assert line.width > width * 0.3


def test_thai_ends_its_lines_between_words(fonts: FontBook) -> None:
    whole = ("ผู้หญิง", "บ้าน", "หลังนั้น", "เพราะ", "ทำงาน")
    for width in range(70, 260, 10):
        lines = [said(line) for line in broken(fonts, THAI, width)[0]]
        for word in whole:
            assert any(word in line for line in lines), (width, word)


def test_no_line_begins_with_what_hangs_on_a_letter() -> None:
    assert list(letters("กี่น้ำ")) == ["กี่", "น้ำ"]
    assert list(letters("क्षमा")) == ["क्ष", "मा"]
    assert list(letters("e\u0301a")) == ["e\u0301", "a"]
    assert phrases("नमस्तेदुनिया") == ["नमस्तेदुनिया"]
    assert "".join(phrases(THAI)) == THAI
    assert len(phrases(THAI)) > 10


def test_a_word_longer_than_a_line_is_parted_between_letters(fonts: FontBook) -> None:
    word = "विद्यार्थी" * 12
    lines = [said(line) for line in broken(fonts, word, 50)[0]]
    assert "".join(lines) == word
    assert len(lines) > 5
    pieces = list(letters(word))
    for line in lines:
        taken = ""
        while taken != line:
            taken += pieces.pop(0)
            assert line.startswith(taken)


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Ngozi Adébáyò-Thornleigh", 66, ["Ngozi ", "Adébáyò-", "Thornleigh"]),
        ("Eilidh MacAskill-Boateng", 66, ["Eilidh ", "MacAskill-", "Boateng"]),
        ("Ngozi Adébáyò-Thornleigh", 110, ["Ngozi ", "Adébáyò-Thornleigh"]),
        ("since 2019 - or before", 110, ["since 2019 - or before"]),
    ],
)
def test_a_name_of_two_halves_is_parted_at_its_joint(
    fonts: FontBook, name: str, width: float, lines: list[str]
) -> None:
    assert [said(line) for line in broken(fonts, name, width)[0]] == lines
