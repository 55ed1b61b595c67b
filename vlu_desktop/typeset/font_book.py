# SPDX-License-Identifier: Apache-2.0
"""The faces documents are set in: cut once from the installed variable fonts, kept in a cache, found by character."""

import importlib.metadata
import importlib.resources
import os
import struct
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.text.invisible_characters import clean, mark

if TYPE_CHECKING:
    from vlu_desktop.typeset.truetype import Face


class Family(StrEnum):
    """The two voices of a document."""

    SERIF = "serif"
    SANS = "sans"


@dataclass(frozen=True, slots=True)
class _Source:
    """The variable font a face is cut from."""

    package: str
    file: str
    distribution: str


_CUT = 2
"""How faces are cut: another way, another number, for one casebook's papers are the same bytes each time."""
_SERIF = "fontpkg_noto_serif", "fontpkg-noto-serif"
_SANS = "fontpkg_noto_sans", "fontpkg-noto-sans"
_CJK = "justmytype-intl-cjk"
_SOURCES: dict[str, _Source] = {
    "serif": _Source(_SERIF[0], "files/NotoSerif[wdth,wght].ttf", _SERIF[1]),
    "serif-italic": _Source(_SERIF[0], "files/NotoSerif-Italic[wdth,wght].ttf", _SERIF[1]),
    "sans": _Source(_SANS[0], "files/NotoSans[wdth,wght].ttf", _SANS[1]),
    "sans-italic": _Source(_SANS[0], "files/NotoSans-Italic[wdth,wght].ttf", _SANS[1]),
    "arabic": _Source("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf", "fontpkg-noto-sans-arabic"),
    **{
        name: _Source("justmytype_intl_cjk", f"fonts/ofl/notosans{key}/NotoSans{key.upper()}[wght].ttf", _CJK)
        for name, key in (("han", "sc"), ("hangul", "kr"))
    },
    **{
        name: _Source("manimgx_fonts", f"{file}[wght].ttf", "manimgx-fonts")
        for name, file in (
            ("armenian", "NotoSansArmenian"),
            ("bengali", "NotoSansBengali"),
            ("devanagari", "NotoSansDevanagari"),
            ("emoji", "NotoEmoji"),
            ("ethiopic", "NotoSansEthiopic"),
            ("georgian", "NotoSansGeorgian"),
            ("gujarati", "NotoSansGujarati"),
            ("gurmukhi", "NotoSansGurmukhi"),
            ("hebrew", "NotoSansHebrew"),
            ("kannada", "NotoSansKannada"),
            ("khmer", "NotoSansKhmer"),
            ("lao", "NotoSansLao"),
            ("malayalam", "NotoSansMalayalam"),
            ("myanmar", "NotoSansMyanmar"),
            ("sinhala", "NotoSansSinhala"),
            ("symbols", "NotoSansSymbols"),
            ("tamil", "NotoSansTamil"),
            ("telugu", "NotoSansTelugu"),
            ("thai", "NotoSansThai"),
        )
    },
}

_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "armenian"), (0x0590, 0x05FF, "hebrew"), (0x0600, 0x08FF, "arabic"),
    (0x0900, 0x097F, "devanagari"), (0x0980, 0x09FF, "bengali"), (0x0A00, 0x0A7F, "gurmukhi"),
    (0x0A80, 0x0AFF, "gujarati"), (0x0B80, 0x0BFF, "tamil"), (0x0C00, 0x0C7F, "telugu"),
    (0x0C80, 0x0CFF, "kannada"), (0x0D00, 0x0D7F, "malayalam"), (0x0D80, 0x0DFF, "sinhala"),
    (0x0E00, 0x0E7F, "thai"), (0x0E80, 0x0EFF, "lao"), (0x1000, 0x109F, "myanmar"), (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"), (0x3130, 0x318F, "hangul"), (0xAC00, 0xD7FB, "hangul"), (0x2E80, 0x312F, "han"),
    (0x3190, 0x9FFF, "han"), (0xF900, 0xFAFF, "han"), (0xFE30, 0xFE4F, "han"), (0xFF00, 0xFFEF, "han"),
    (0x20000, 0x323AF, "han"), (0x1200, 0x139F, "ethiopic"), (0x1780, 0x17FF, "khmer"), (0xFB13, 0xFB17, "armenian"),
    (0xFB1D, 0xFB4F, "hebrew"), (0xFB50, 0xFDFF, "arabic"), (0xFE70, 0xFEFE, "arabic"),
)  # fmt: skip

_ONE_WEIGHT = ("han", "hangul", "emoji")  # large ones: a second weight of them is not worth the wait for its cutting
_SHAPED = frozenset(
    "bengali devanagari gujarati gurmukhi kannada khmer lao malayalam myanmar sinhala tamil telugu thai".split()
)
"""The faces whose letters change, join or change places with their neighbours: they keep their rules for it."""


class FontBook:
    """Finds the face for a character. Nothing is read before it is first needed; `cache` holds the cut faces."""

    def __init__(self, cache: Path) -> None:
        """`cache` is a folder this program may fill; it is made when the first face is cut."""
        self._cache = cache
        self._faces: dict[str, Face] = {}
        self._shaped: dict[str, str] = {}
        self._fallbacks: dict[tuple[int, bool], str] = {}

    @staticmethod
    def key(family: Family, *, bold: bool = False, italic: bool = False) -> str:
        """The name of a main face."""
        return f"{family}{'-italic' if italic else ''}{'-bold' if bold else ''}"

    def face(self, key: str) -> "Face":
        """A face by its name, read from the cache, or cut on first need on a computer (a second; Chinese: ten)."""
        found = self._faces.get(key)
        if found is None:
            found = self._faces[key] = self._load(key)
        return found

    def file(self, key: str) -> Path:
        """The face as a file in the cache, for those who read fonts for themselves, such as the screens."""
        self._data(key)
        return self._path(key)

    def fallback(self, character: str, *, bold: bool = False) -> str:
        """The name of a face that has the character where the main one has not; "" where none has it."""
        code = ord(character)
        known = self._fallbacks.get((code, bold))
        if known is None:
            known = self._fallbacks[code, bold] = self._find(code, bold)
        return known

    def shaped(self, character: str) -> str:
        """The name of the face in which the character is shaped by its neighbours; "" where it stands for itself.

        Such a character is set in that face even where a main face has its outline, which knows no rules for it.
        """
        known = self._shaped.get(character)
        if known is None:
            block = _block(ord(character))
            shaped = block in _SHAPED and ord(character) in self.face(block).glyphs
            known = self._shaped[character] = block if shaped else ""
        return known

    def _find(self, code: int, bold: bool) -> str:
        for name in filter(None, (_block(code), "sans", "symbols", "emoji")):
            if code in self.face(name).glyphs:
                return f"{name}-bold" if bold and name not in _ONE_WEIGHT else name
        return ""

    def has(self, character: str, family: Family = Family.SERIF) -> bool:
        """Whether some face shows the character."""
        return ord(character) in self.face(family.value).glyphs or bool(self.fallback(character))

    def shown(self, text: str) -> str:
        """The text as it will stand on paper: composed, and each character that can't be shown as a visible mark."""
        return self.marked(text)[0]

    def marked(self, text: str) -> tuple[str, Mapping[str, int]]:
        """The text as it will stand on paper, and how often which mark was put in ("U+202E": 2)."""
        text, marks = clean(text)
        if text.isascii():
            return text, marks
        counted = Counter(marks)
        missing = {c for c in set(text) if c > "\x7f" and not self.has(c) and not _silent(c)}
        for character in missing:
            counted[f"U+{ord(character):04X}"] += text.count(character)
            text = text.replace(character, mark(character))
        return text, counted

    def _load(self, key: str) -> "Face":
        from vlu_desktop.typeset.truetype import Face

        return Face(key, self._data(key))

    def _data(self, key: str) -> bytes:
        """The face's file, cut where the cache has none or a damaged one."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            if _whole(data):
                return data
        except FileNotFoundError:
            pass
        check_stopped()
        name = key.removesuffix("-bold")
        source = _SOURCES[name]
        data = cut(source.package, source.file, 700 if key.endswith("-bold") else 400, shaping=name in _SHAPED)
        self._cache.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(path)
        return data

    def _path(self, key: str) -> Path:
        """The version stands in the name, so that a newer package's outlines are cut anew; so does how it was cut."""
        name = key.removesuffix("-bold")
        source = _SOURCES[name]
        version = importlib.metadata.version(source.distribution)
        shaping = "-shaping" if name in _SHAPED else ""
        return self._cache / f"{source.distribution}-{version}-{key}{shaping}-{_CUT}.ttf"


def cut(package: str, file: str, weight: int, *, shaping: bool = False) -> bytes:
    """One static face of a variable font: that weight, full width, unhinted; with what only a shaper reads where
    `shaping` asks for it.

    HarfBuzz puts the outlines where that weight has them; fontTools took a hundred times as long, half a minute for the
    Chinese face, and came to the same within a unit of a thousandth of the size.
    """
    from io import BytesIO

    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    rules = ("GSUB", "GPOS", "GDEF")
    keep = {"GlyphOrder", "head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2", "post", "name"}
    keep |= {*rules} if shaping else set()
    spare = {*rules, "BASE", "STAT", "MVAR", "HVAR", "avar", "cvar", "VVAR", "DSIG", "gasp"} - keep
    varied = importlib.resources.files(package).joinpath(*file.split("/")).read_bytes()
    at_weight = _at_weight(_without(varied, spare), weight)
    with TTFont(BytesIO(at_weight), recalcTimestamp=False, recalcBBoxes=False) as font:
        for tag in [tag for tag in font.keys() if tag not in keep]:  # noqa: SIM118  (a TTFont is no mapping)
            del font[tag]
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.language = 3, 10, 0
        table.cmap = font.getBestCmap()
        font["cmap"].tables = [table]
        font["post"].formatType = 3.0
        font["OS/2"].usWeightClass = weight
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def _without(data: bytes, tags: Collection[str]) -> bytes:
    """A font without those of its tables."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    out = BytesIO()
    with TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=False) as font:
        for tag in tags:
            if tag in font:
                del font[tag]
        font.save(out)
    return out.getvalue()


def _at_weight(data: bytes, weight: int) -> bytes:
    """A variable font as it is at a weight and full width, every glyph under its number."""
    import uharfbuzz

    face = uharfbuzz.Face(data)
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.NO_HINTING | flags.RETAIN_GIDS | flags.NOTDEF_OUTLINE
    for axis in face.axis_infos:
        wanted.pin_axis_location(face, axis.tag, {"wght": weight, "wdth": 100}.get(axis.tag, axis.default_value))
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _block(code: int) -> str:
    """The face made for a character's script."""
    return next((name for first, last, name in _BLOCKS if first <= code <= last), "")


def _whole(data: bytes) -> bool:
    """Whether every table a font file names is in it."""
    try:
        tables = struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * struct.unpack_from(">H", data, 4)[0]])
        return all(offset + length <= len(data) for _, _, offset, length in tables)
    except struct.error:
        return False


def _silent(character: str) -> bool:
    """Joiners and emoji selectors that `tree_text` let stand: they shape their neighbours and have no look."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"
