# SPDX-License-Identifier: Apache-2.0
"""Every row of the tables by which a protected value is found in another spelling, and where each ends."""

import pytest

from vlu_desktop.text.spellings import Finder, Kind, Needle, words_of
from vlu_desktop.text.transliteration import latin, skeleton, spelt_out


def found(text: str, value: str, kind: Kind) -> bool:
    return bool(Finder([Needle(value=value, kind=kind)]).find(text))


LETTERS = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o", "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e",
    "є": "ye", "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ђ": "dj", "ј": "j",
    "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
LOOKS = dict(zip("асеорхуіѕјԁһκονρτυα", "aceopxyisjdhkovptua", strict=True))
ARABIC = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ک": "k", "گ": "g", "ڤ": "v", "ٹ": "t", "ڈ": "d",
}  # fmt: skip


@pytest.mark.parametrize(("letter", "written"), LETTERS.items())
def test_a_letter_of_another_script(letter: str, written: str) -> None:
    assert latin(letter) == written


SPELT_OUT = {
    "ä": ("ae",), "ö": ("oe",), "ü": ("ue",), "å": ("aa",), "ø": ("oe",), "ž": ("zh",), "č": ("ch",), "š": ("sh",),
    "đ": ("dj",), "ş": ("sh",), "ș": ("sh",), "ć": ("ch",), "e": (), "é": (), "üž": ("uež", "uezh"),
}  # fmt: skip


@pytest.mark.parametrize(("letters", "written"), SPELT_OUT.items())
def test_an_accented_letter_may_be_spelt_out(letters: str, written: tuple[str, ...]) -> None:
    assert spelt_out(letters) == written
    assert spelt_out(letters.upper()) == written


@pytest.mark.parametrize(("letter", "like"), LOOKS.items())
def test_a_letter_that_looks_latin_among_latin_ones(letter: str, like: str) -> None:
    assert latin(f"b{letter}b") == f"b{like}b"


@pytest.mark.parametrize(("letter", "written"), ARABIC.items())
def test_an_arabic_letter_is_a_consonant_as_a_latin_spelling_has_it(letter: str, written: str) -> None:
    assert latin(f"{letter}لمر") == skeleton(f"{written}alamar")


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("plain", "plain"),
        ("ουρανια", "ourania"),
        ("bδb", "bdb"),
        ("bжb", "bzhb"),
        ("bжδ", "bzhd"),
        ("مـحمد", latin("محمد")),
        ("المنصور", latin("منصور")),
        ("النمر", latin("نمر")),
        ("نر", "نر"),
        ("النر", skeleton("alnar")),
        ("چنگیز", skeleton("changiz")),
    ],
)
def test_a_word_of_another_script(word: str, written: str) -> None:
    assert latin(word) == written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohammed", "muhamad"), ("yousseff", "yusf"), ("sarah", "sara"), ("mickal", "mikal"), ("kaled", "qaled"),
        ("josef", "joseph"), ("vared", "fared"), ("parak", "barak"), ("xandar", "ksandar"), ("carim", "karim"),
    ],
)  # fmt: skip
def test_latin_spellings_of_one_arabic_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("word", "has"), [("mna", False), ("mnr", True), ("aei", False), ("mmnn", False)])
def test_a_skeleton_has_three_consonants(word: str, has: bool) -> None:
    assert bool(skeleton(word)) is has


@pytest.mark.parametrize(("one", "other"), [("chada", "kada"), ("salam", "kalam"), ("tarak", "darak")])
def test_other_consonants_are_another_name(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


STREETS = {
    "ave": "avenue", "av": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gdn": "gardens", "gr": "grove", "hse": "house", "ln": "lane", "pk": "park", "pl": "place",
    "rd": "road", "sq": "square", "st": "street", "terr": "terrace", "tce": "terrace", "ter": "terrace",
    "ft": "flat", "apt": "apartment", "bldgs": "buildings", "bldg": "building", "ctr": "centre", "est": "estate",
}  # fmt: skip


@pytest.mark.parametrize(("short", "word"), STREETS.items())
def test_a_street_shortened_or_not(short: str, word: str) -> None:
    assert words_of(f"Quarry {short}") == words_of(f"Quarry {word.upper()}")
    assert found(f"in Quarry {short.title()}.", f"14 Quarry {word}", "address") is (word not in ("flat", "apartment"))


@pytest.mark.parametrize(
    "word",
    (
        "way hill mews row walk rise view parade green quay wharf yard path vale cottage cottages farm villas mansions "
        "lodge"
    ).split(),
)
def test_the_street_alone_says_where_somebody_lives(word: str) -> None:
    assert found(f"near Quarry {word.title()} today", f"14 Quarry {word}, Pellow", "address")


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("at 14 Quarry", "14 Quarry, Pellow", True),
        ("at Quarry", "14 Quarry, Pellow", False),
        ("in Quarry Lane", "14A Quarry Lane", True),
        ("in Quarry Lane", "14 A Quarry Lane", True),
        ("A Quarry Lane", "14 A Quarry Lane", True),
        ("in Lane", "14 Lane", False),
        ("Stonewalls", "Stone walls, Pellow", False),
        ("BrynSygun", "Bryn Sygun", True),
        ("14quarrylane", "14 Quarry Lane", True),
        ("near ZZ1 1ZZ", "14 Quarry Lane, ZZ1 1ZZ", True),
        ("near zz11zz", "14 Quarry Lane, ZZ1 1ZZ", True),
        ("near ZZ1", "14 Quarry Lane, ZZ1 1ZZ", False),
        ("in Great Pellow", "14 Quarry Lane, Great Pellow", False),
        ("in High Street", "14 Quarry Lane; High Street", True),
    ],
)
def test_parts_of_an_address(text: str, value: str, is_found: bool) -> None:
    assert found(text, value, "address") is is_found


UNFOLDED = {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"}


@pytest.mark.parametrize(("letter", "plain"), UNFOLDED.items())
def test_letters_that_have_no_accent_to_take_off(letter: str, plain: str) -> None:
    assert words_of(f"be{letter}k") == (f"be{plain}k",)


@pytest.mark.parametrize(("letter", "plain"), {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}.items())
def test_a_name_spelt_out(letter: str, plain: str) -> None:
    assert found(f"saw B{plain}rnik there", f"B{letter}rnik", "name")


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("Muller", "Mueller", True),
        ("Gothe", "Goethe", True),
        ("bu", "bue", False),
        ("AnnaQuill", "Anna Quill", True),
        ("Quill, Anna", "Anna Quill", True),
        ("A Quill", "Anna Quill", True),
        ("A. Quill", "Anna Quill", True),
        ("Quill A", "Anna Quill", True),
        ("A B Quill", "Anna Beth Quill", True),
        ("A Quill", "Anna Beth Quill", True),
        ("B Quill", "Anna Beth Quill", False),
        ("Quill Anna Beth", "Anna Beth Quill", True),
        ("A Li", "Anna Li", False),
        ("Li, Anna", "Anna Li", True),
        ("A Lim", "Anna Lim", True),
        ("Featherquills", "Featherquill", True),
        ("Quills", "Quill", False),
        ("Quillss", "Quillas", False),
        ("Quillas", "Quilla", True),
        ("Anna Quill", "Quill, Anna", True),
        ("A Quill", "Quill, Anna", True),
        ("A B Quill", "Quill, Anna Beth", True),
        ("Quill A", "Quill, Anna", True),
        ("Q Anna", "Quill, Anna", False),
        ("Anna Ash Quill", "Ash Quill, Anna", True),
        ("Quill B", "Anna Beth Quill", False),
        ("B Quill", "Beth Quill", True),
        ("Quill B", "Beth Quill", True),
        ("B C Quill", "Beth Carol Quill", True),
        ("A Quill", "Anne-Marie Quill", True),
        ("Quill A", "Anne-Marie Quill", True),
        ("A B Quill", "Anne-Marie Beth Quill", True),
        ("A Quill", "Anne-Marie Beth Quill", True),
        ("B Quill", "Beth Carol Quill", True),
        ("H Quill", "Beth Carol Quill", False),
        ("Noelle-Jurgen", "Noelle-Jürgen", True),
        ("Quill N", "Anna Quill", False),
        ("Anna Featherquills", "Anna Featherquill", True),
        ("Annas Featherquill", "Anna Featherquill", False),
        ("Featherquills", "Anna Featherquill", False),
        ("Al Muller", "Al Müller", True),
        ("Bjoern Agren", "Bjoern Ågren", True),
        ("Li Muller", "Li Mueller", True),
        ("Pol", "Poel", True),
        ("Anna -- Quill", "Anna Quill", True),
        ("Anna Quill", "Anna -- Quill", True),
        ("A Quill", "Anna -- Quill", False),
    ],
)
def test_a_name(text: str, value: str, is_found: bool) -> None:
    assert found(f"then {text} came", value, "name") is is_found


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("a.quill at example dot org", "a.quill@example.org", True),
        ("a dot quill at example.org", "a.quill@example.org", True),
        ("a dot quill at example dot org", "a.quill@example.org", True),
        ("A.Quill@Example.org", "a.quill@example.org", True),
        ("a.quill", "a.quill@example.org", False),
        ("quill99", "quill99", True),
    ],
)
def test_an_address_of_mail(text: str, value: str, is_found: bool) -> None:
    assert found(text, value, "email") is is_found


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("00 49 30 123456", "+49 30 123456", True),
        ("+4930123456", "0049 30 123456", True),
        ("12345", "+12345", False),
        ("123456", "+123456", True),
        ("441234567", "0441234567", True),
        ("ring 01632 960123", "Home: 01632 960123 ext 7", True),
        ("96012", "01632 960123", False),
        ("00 49 30 123456", "0049 30 123456", True),
        ("123456", "07700 900123 or 123456", True),
        ("O77OO 9OO 12I", "07700 900121", True),
        ("I rang 07700 900121", "07700 900121", True),
        ("07700 90012 I rang", "07700 900120", False),
    ],
)
def test_a_number(text: str, value: str, is_found: bool) -> None:
    assert found(text, value, "phone") is is_found


@pytest.mark.parametrize("kind", ["postcode", "vehicle", "phone", "text", "name", "address", "email"])
def test_a_value_without_a_letter_or_figure_is_found_nowhere(kind: Kind) -> None:
    assert Finder([Needle(value=" - ", kind=kind)]).find("a - b ! 1") == []
