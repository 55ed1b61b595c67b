# SPDX-License-Identifier: Apache-2.0
"""Cuts what was said into words of known kinds. Nothing is left out: what is not known stays as an unknown word."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from vlu_desktop.dates.date_words import MONTH_NUMBERS
from vlu_desktop.dates.reading.kinds import KINDS, UNKNOWN
from vlu_desktop.dates.reading.misspelling import mended
from vlu_desktop.dates.reading.number_words import joined
from vlu_desktop.dates.reading.token import Token
from vlu_desktop.dates.reading.word_kinds import PHRASES, WORDS

_SPELT = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "`": "'", "“": " ", "”": " ", '"': " ",
     "ł": "l", "Ł": "l", "½": " 1/2", "；": ",", "\N{NO-BREAK SPACE}": " ", "\u202f": " "}
)  # fmt: skip
_TIME = re.compile(r"(?<=[a-z])-time\b")
_NOUGHT = re.compile(r"(?<=\d)o(?=\d)|(?<=[/.])o(?=\d)|\bo(?=\d[/.])")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_MONTHS_GLUED = "|".join(MONTH_NUMBERS)
_TOKENS = re.compile(
    rf"""\s*(?:
    (?P<instant>\d{{4}}-\d\d-\d\d(?:t|\s)\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:z|utc|gmt|bst|[+-]\d\d:?\d\d)(?![\w:]))
    |(?P<ymd>\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:t(?=\d\d:)|(?![\d])))
    |(?P<dmy>\d{{1,2}}(?:[/.\\-]+|\s?/\s?|\.\s)\d{{1,2}}(?:[/.\\-]+|\s?/\s?|\.\s)'?\d{{2,4}}(?!\d|[/.:]\d))
    |(?P<spaced>\d\d\s\d\d\s\d{{4}}(?![\d\s]*\d))
    |(?P<dmony>\d{{1,2}}[/.-]?(?:{_MONTHS_GLUED})[a-z]*[/.-]?\d{{2,4}}(?!\w))
    |(?P<colon>\d{{1,2}}(?:\s?:\s?|h)\d\d(?::\d\d(?:\.\d+)?)?(?![\d:]))
    |(?P<dotted>\d{{1,2}}\.\d{{1,2}}(?![\d.]*\d))
    |(?P<ordinal>\d{{1,2}}\s?(?:st|nd|rd|th)(?=[^a-z]|$|of|{_MONTHS_GLUED}))
    |(?P<decade>'?\d{{2,4}}'?s(?![a-z]))
    |(?P<quoted>'\d\d(?!\d))
    |(?P<annual>q\s?[1-4](?!\w))
    |(?P<digits>\d+)
    |(?P<half_of_day>[ap]\.?\s?m\b\.?)
    |(?P<abbreviation>(?:w/[cbe]|o/[an]|b/[wnh]|w/end|on/(?:about|before|after)|date/time|break-up|on-going|night-time|non-stop|
        mid-morning|mid-afternoon)(?![a-z])\.?)
    |(?P<word>'?[a-z]+(?:'[a-z]+)*'?)
    |(?P<mark>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_MARKS = {
    ",": "comma", ";": "comma", "-": "dash", "/": "slash", "?": "question", ":": "colon_sign", "(": "comma",
    ")": "comma", "[": "comma", "]": "comma", "@": "at", "&": "and", "~": "about", "+": "and",
}  # fmt: skip
_FIGURES, _FIGURES_AND_NAME = re.compile(r"\d+"), re.compile(r"\d+|[a-z]+")
_SILENT = frozenset(".!'")
_BY_LENGTH = {3: "three", 4: "four", 6: "six", 8: "eight"}


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of what was said, in lower case, number words as numbers and phrases as one."""
    found: list[Token] = []
    for match in _TOKENS.finditer(plain(text)):
        kind = str(match.lastgroup)
        if kind == "mark":
            _mark(match[kind], found)
        else:
            found += _read(match[kind], kind)
    return tuple(_phrases(joined(found)))


@lru_cache(maxsize=4096)
def _read(text: str, kind: str) -> tuple[Token, ...]:
    """What one word or figure is, mostly one token: a column of dates has few of either."""
    return _READERS[kind](text, kind)


def plain(text: str) -> str:
    """Lower case and plain signs; accents and what can't be seen taken off, the letter o within figures a nought."""
    said = text
    if not said.isascii():
        said = _UNSEEN.sub("", text.translate(_SPELT))
        said = "".join(each for each in unicodedata.normalize("NFKD", said) if not unicodedata.combining(each))
    elif "`" in said or '"' in said:
        said = text.translate(_SPELT)
    said = said.lower()
    if "-time" in said:
        said = _TIME.sub(" time", said)
    return _NOUGHT.sub("0", said).strip() if "o" in said else said.strip()


def _ymd(text: str, kind: str) -> tuple[Token, ...]:
    year, month, day = _FIGURES.findall(text)
    return (Token(KINDS["figures"], (int(day), int(month), year), text),)


def _dmy(text: str, kind: str) -> tuple[Token, ...]:
    day, month, year = _FIGURES.findall(text)
    if len(year) == 3:
        return (Token(UNKNOWN, text, text),)
    return (Token(KINDS["figures"], (int(day), int(month), year), text),)


def _dmony(text: str, kind: str) -> tuple[Token, ...]:
    """ "03MAR26", "3-Mar-2026"."""
    day, name, year = _FIGURES_AND_NAME.findall(text)
    month = WORDS.get(name)
    if month is None or month[0] != "month" or len(year) == 3:
        return (Token(UNKNOWN, text, text),)
    return (Token(KINDS["figures"], (int(day), month[1], year), text),)


def _clock(text: str, kind: str) -> tuple[Token, ...]:
    hour, minute = _FIGURES.findall(text)[:2]
    value = (int(hour), int(minute))
    written = len(hour) == 2 and hour[0] == "0"
    return (Token(KINDS[kind], value, text, exact=written, short=len(minute) == 1),)


def _ordinal(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["ordinal"], int(text.rstrip("stndrh ")), text),)


def _decade(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["decade"], text.strip("'s"), text),)


def _quoted(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["quoted"], text[1:], text),)


def _digits(text: str, kind: str) -> tuple[Token, ...]:
    name = "number" if len(text) <= 2 else _BY_LENGTH.get(len(text))
    value: object = int(text) if name == "number" else text
    return (Token(KINDS[name] if name else UNKNOWN, value, text, exact=len(text) == 2 and text[0] == "0"),)


def _half_of_day(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["half_of_day"], text[0], "am" if text[0] == "a" else "pm"),)


def _word(text: str, kind: str) -> tuple[Token, ...]:
    """The word with its kind; "eightish" is two."""
    word = text.rstrip(".")
    token = _known(word)
    if token.kind == UNKNOWN and word.endswith("ish") and _known(word[:-3]).kind != UNKNOWN:
        return (_known(word[:-3]), _known("ish"))
    return (token,)


def _mark(text: str, found: list[Token]) -> None:
    if text in _SILENT:
        return
    name = _MARKS.get(text)
    if name and found and found[-1].kind == KINDS[name] and name in ("comma", "dash", "slash", "question"):
        return  # a doubled sign says no more than one
    found.append(Token(KINDS[name] if name else UNKNOWN, text, text))


def _instant(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["instant"], text, text),)


def _annual(text: str, kind: str) -> tuple[Token, ...]:
    return (Token(KINDS["annual"], int(text[-1]), text),)


_READERS: dict[str, Callable[[str, str], tuple[Token, ...]]] = {
    "instant": _instant,
    "ymd": _ymd, "dmy": _dmy, "spaced": _dmy, "dmony": _dmony, "colon": _clock, "dotted": _clock, "ordinal": _ordinal,
    "decade": _decade,
    "annual": _annual,
    "quoted": _quoted, "digits": _digits, "half_of_day": _half_of_day, "abbreviation": _word,
    "word": _word,
}  # fmt: skip


def _known(word: str) -> Token:
    """The word with its kind; a clear slip of the pen in a month's or a day's name is mended."""
    meaning = WORDS.get(word) or WORDS.get(word.strip("'"))
    if meaning is None:
        right = mended(word)
        meaning = WORDS.get(right) if right else None
        word = right or word
    if meaning is None:
        return Token(UNKNOWN, word, word)
    return Token(KINDS[meaning[0]], meaning[1], word)


def _phrases(words: list[Token]) -> list[Token]:
    """Words that are one phrase become one, the longest first."""
    many = len(words)
    if many < 2 or PHRASES.keys().isdisjoint([word.text for word in words]):
        return words
    found: list[Token] = []
    at = 0
    while at < many:
        token = words[at]
        seconds = PHRASES.get(token.text)
        for phrase, (kind, value) in seconds.get(words[at + 1].text, ()) if seconds and at + 1 < many else ():
            size = len(phrase)
            if tuple(word.text for word in words[at : at + size]) == phrase:
                token = Token(KINDS[kind], value, " ".join(phrase))
                at += size - 1
                break
        found.append(token)
        at += 1
    return found
