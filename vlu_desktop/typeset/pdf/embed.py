# SPDX-License-Identifier: Apache-2.0
"""Puts the faces a file uses into it: outlines of the used characters alone, their widths, and what each code reads."""

import struct

from vlu_desktop.typeset.pdf.glyphs import FaceUse
from vlu_desktop.typeset.pdf.objects import PdfFile, name, ref

_CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%s
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def embed(file: PdfFile, use: FaceUse) -> int:
    """Writes one face; returns the font's object number."""
    face = use.face
    data, places = face.subset(use.glyphs)
    program = file.stream(data, b"/Length1 %d" % len(data))
    base = name(f"{_tag(use)}+Noto-{face.key}")
    descriptor = file.add(
        b"<</Type/FontDescriptor/FontName%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d"
        b"/CapHeight %d/StemV %d/FontFile2 %s>>"
        % (
            base, 4 | (64 if face.italic_angle else 0), *face.box, round(face.italic_angle), face.ascent, face.descent,
            face.cap_height, 140 if face.weight > 500 else 80, ref(program),
        )
    )  # fmt: skip
    glyph_map = file.stream(b"".join(struct.pack(">H", places[glyph]) for glyph in use.glyphs))
    widths = b" ".join(b"%g" % width for width in use.widths)
    descendant = file.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s"
        b"/DW 0/W[0[%s]]/CIDToGIDMap %s>>" % (base, ref(descriptor), widths, ref(glyph_map))
    )
    return file.add(
        b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
        % (base, ref(descendant), ref(file.stream(_to_unicode(use))))
    )


def _to_unicode(use: FaceUse) -> bytes:
    rows = [
        b"<%04X> <%s>" % (code, reads.encode("utf-16-be").hex().upper().encode("ascii"))
        for code, reads in enumerate(use.reads)
        if code
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    return _CMAP % b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)


def _tag(use: FaceUse) -> str:
    """Six capitals that tell this subset from others of the same face."""
    number = use.place
    letters = ""
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters = chr(65 + rest) + letters
    return letters
