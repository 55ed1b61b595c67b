# SPDX-License-Identifier: Apache-2.0
"""Puts the faces a file uses into it: outlines of the used glyphs alone, their widths, and what each code reads."""

import struct

from vlu_desktop.typeset.pdf.glyphs import FaceUse
from vlu_desktop.typeset.pdf.objects import PaperFile, entries, name, ref, row

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


def embed(file: PaperFile, use: FaceUse) -> int:
    """Writes one face; returns the font's object number.

    reportlab's own fonts have codes of one byte, each for one character; ours have two, each for a glyph and all that
    it reads as.
    """
    base = f"{_tag(use)}+Noto-{use.face.key}"
    descriptor, places = use.face.embed(file, base, use.glyphs)
    glyph_map = file.stream(b"".join(struct.pack(">H", places[glyph]) for glyph in use.glyphs))
    widths = [b"%g" % width for width in use.widths]
    system = entries(Registry="(Adobe)", Ordering="(Identity)", Supplement=0)
    descendant = file.add(
        entries(
            Type=name("Font"), Subtype=name("CIDFontType2"), BaseFont=name(base), CIDSystemInfo=system,
            FontDescriptor=descriptor, DW=0, W=row(0, row(*widths)), CIDToGIDMap=ref(glyph_map),
        )
    )  # fmt: skip
    return file.add(
        entries(
            Type=name("Font"), Subtype=name("Type0"), BaseFont=name(base), Encoding=name("Identity-H"),
            DescendantFonts=row(ref(descendant)), ToUnicode=ref(file.stream(_to_unicode(use))),
        )
    )  # fmt: skip


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
