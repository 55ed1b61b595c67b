# SPDX-License-Identifier: Apache-2.0
"""A word of another script in Latin letters, so that a name is found in whichever it was written.

Greek and Cyrillic go letter by letter, in the common English way; both what is looked for and what is searched are
taken through it, so a spelling of its own there does no harm. Arabic writes few vowels: only consonants are compared,
and only where there are three of them. Letters that merely look Latin, put among Latin ones, are taken as what they
look like.
"""

import re
import unicodedata

_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dz",
}  # fmt: skip
_LOOKS = dict(zip("асеорхуіѕјԁһκονρτυα", "aceopxyisjdhkovptua", strict=True))
_ARABIC = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ک": "k", "گ": "g", "ڤ": "v", "ٹ": "t", "ڈ": "d",
}  # fmt: skip
_GERMANIC = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_SLAVIC = {"ž": "zh", "č": "ch", "š": "sh", "đ": "dj", "ş": "sh", "ș": "sh"}
_SPELT_OUT = tuple(
    str.maketrans(letters) for letters in (_GERMANIC, _GERMANIC | _SLAVIC, _GERMANIC | _SLAVIC | {"ć": "ch"})
)
_LATIN, _MIXED = re.compile(r"[a-z]"), re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_IS_ARABIC = re.compile(r"[\u0600-\u06ff]")
# Two letters that are read as one, or otherwise than each: "Ελευθερία" is Eleftheria, "Μπάμπης" Babis.
_GREEK_TWO = (
    (re.compile("ου"), "ou"), (re.compile("αυ(?=[θκξπσςτφχψ])"), "af"), (re.compile("ευ(?=[θκξπσςτφχψ])"), "ef"),
    (re.compile("αυ"), "av"), (re.compile("ευ"), "ev"), (re.compile("γγ"), "ng"), (re.compile("^μπ"), "b"),
    (re.compile("^ντ"), "d"), (re.compile("^γκ"), "g"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyw'’]+")
_TWICE = re.compile(r"([bcdfghjklmnpqrstvxz])\1+")
_SKELETON = {"q": "k", "c": "k", "x": "ks", "v": "f", "p": "b"}
_LEAST = 3
_MARK = "\u0627:"
"""Before a skeleton, so that it meets nothing but another one."""


def latin(word: str) -> str:
    """A folded word (no case, no accents) in Latin letters; an Arabic one as its skeleton, which `skeleton` gives."""
    if _IS_ARABIC.search(word):
        return _arabic(word)
    if not _MIXED.search(word):
        return word
    if _LATIN.search(word):
        return "".join(_LOOKS.get(letter) or _GREEK.get(letter) or _CYRILLIC.get(letter, letter) for letter in word)
    for two, read in _GREEK_TWO:
        word = two.sub(read, word)
    return "".join(_GREEK.get(letter) or _CYRILLIC.get(letter, letter) for letter in word)


def spelt_out(value: str) -> tuple[str, ...]:
    """A value with its accented letters as two, as those write who lack them: "Mueller" and "Zhivkovic"."""
    if value.isascii():
        return ()
    folded = unicodedata.normalize("NFC", value.casefold())
    return tuple(dict.fromkeys(each for table in _SPELT_OUT if (each := folded.translate(table)) != folded))


def skeleton(word: str) -> str:
    """The consonants of a folded Latin word as an Arabic spelling of it would be compared; "" where too few."""
    bare = _VOWELS.sub("", word.replace("ph", "f").replace("ck", "k").replace("ch", "\u0001"))
    bare = "".join(_SKELETON.get(letter, letter) for letter in bare).replace("\u0001", "ch")
    return _marked(bare.rstrip("h") if word.endswith("ah") else bare)


def _arabic(word: str) -> str:
    letters = word.replace("\u0640", "")
    letters = letters.removeprefix("ال") if len(letters) > _LEAST + 1 else letters
    # Letter by letter, so that the c of "ch" is not taken for a k.
    written = (_ARABIC.get(letter, "") for letter in letters)
    return _marked("".join(_SKELETON.get(each, each) for each in written)) or letters


def _marked(bare: str) -> str:
    once = _TWICE.sub(r"\1", bare)
    return f"{_MARK}{once}" if len(once) >= _LEAST else ""
