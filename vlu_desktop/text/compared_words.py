# SPDX-License-Identifier: Apache-2.0
"""A text as words as they are compared: no case, no accents, nothing unseen, and what is written short in full.

A word is letters or figures and never both; "&" is "and". Beside the words as they stand there are *other ways* to
read some of them: "Mary's" is "mary" and "s", and "marys" as well; "1st" is "1" and "st", and "first" as well.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from vlu_desktop.text.transliteration import latin

SILENT = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u064b-\u065f\u0670"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_TOKEN = re.compile(rf"[^\W\d_][^\W\d_\u0300-\u036f{SILENT}]*(?:[\u0300-\u036f{SILENT}]+[^\W\d_]*)*|\d[\d{SILENT}]*|&")
_STRIP = re.compile(rf"[\u0300-\u036f{SILENT}]+")
_UNFOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i", "ħ": "h"})
# As the Royal Mail, the Ordnance Survey and people shorten them. "St" is a street and a saint, so both are one word.
SHORT = {
    "ave": "avenue", "av": "avenue", "avn": "avenue", "blvd": "boulevard", "bvd": "boulevard", "cl": "close",
    "clo": "close", "cott": "cottage", "cotts": "cottages", "cres": "crescent", "crs": "crescent", "cresc": "crescent",
    "ct": "court", "crt": "court", "dr": "drive", "drv": "drive", "gdns": "gardens", "gdn": "gardens",
    "grn": "green", "gr": "grove", "gro": "grove", "grv": "grove", "hse": "house", "hts": "heights", "ln": "lane",
    "ldg": "lodge", "lge": "lodge", "mdw": "meadow", "mdws": "meadows", "rw": "row",
    "mws": "mews", "pde": "parade", "pk": "park", "pl": "place", "rd": "road", "sq": "square", "sta": "station",
    "stn": "station", "st": "street", "saint": "street", "ste": "street", "terr": "terrace", "tce": "terrace",
    "ter": "terrace", "vls": "villas", "vw": "view", "whf": "wharf", "wlk": "walk", "wy": "way", "yd": "yard",
    "ft": "flat", "apt": "apartment", "bldgs": "buildings", "bldg": "building", "ctr": "centre", "est": "estate",
    "nth": "north", "sth": "south", "gt": "great", "lwr": "lower", "upr": "upper", "mt": "mount", "sch": "school",
    "coll": "college", "hosp": "hospital", "prim": "primary", "ul": "ulica", "ulicy": "ulica", "arc": "arcade",
    "circ": "circus", "cnr": "corner", "esp": "esplanade", "fld": "field", "flds": "fields", "mkt": "market",
    "mnr": "manor", "orch": "orchard", "prom": "promenade", "rdg": "ridge", "twr": "tower", "twrs": "towers",
    "vlg": "village", "prd": "parade", "ind": "industrial", "lt": "little", "ltl": "little", "lil": "little",
    "med": "medical",
    "center": "centre", "prac": "practice", "practise": "practice", "jnr": "junior", "uni": "university",
    "univ": "university", "infs": "infants", "jnrs": "juniors", "wd": "wood", "wds": "woods", "brg": "bridge",
    "bdge": "bridge", "mnt": "mount", "clse": "close", "avda": "avenida",
    "cmn": "common", "mans": "mansions", "hl": "hill", "hls": "hills", "vly": "valley", "bway": "broadway",
    "bdwy": "broadway", "cswy": "causeway", "gte": "gate", "qy": "quay", "frm": "farm", "fm": "farm", "hbr": "harbour",
}  # fmt: skip
_ORDINALS = dict(
    enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
)
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
APOSTROPHES = "'’‘ʼ`´′"
_MAY_HAVE_WAYS = re.compile(rf"\w[{APOSTROPHES}]\w|\d(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
Token = tuple[int, int, str]
"""Where a word begins and ends, and how it is compared."""
Ways = dict[int, tuple[tuple[str, int], ...]]
"""By the number of a word: how else it may be read, and the number of the word after that."""


@lru_cache(maxsize=65536)
def _word(token: str) -> str:
    if not token.isascii():
        token = _STRIP.sub("", unicodedata.normalize("NFKD", token))
        if token.isdigit():
            return "".join(str(unicodedata.digit(digit)) for digit in token)
    folded = token.casefold()
    if not folded.isascii():
        folded = latin(folded.translate(_UNFOLDED))
    return "and" if folded == "&" else SHORT.get(folded, folded)


def tokens_of(text: str) -> list[Token]:
    """The words of a text with where each stands; a letter that is silent by itself is none."""
    return [(match.start(), match.end(), word) for match in _TOKEN.finditer(text) if (word := _word(match.group()))]


@lru_cache(maxsize=4096)
def words_of(value: str) -> tuple[str, ...]:
    """A value's words as they are compared; a letter that is silent by itself is none."""
    return tuple(word for token in _TOKEN.findall(value) if (word := _word(token)))


def ways_of(text: str, tokens: list[Token]) -> Ways:
    """How else some words may be read: without their apostrophe, or as an ordinal in letters."""
    if not _MAY_HAVE_WAYS.search(text):
        return {}
    found: Ways = {}
    for place, ((start, end, word), (after, last, _)) in enumerate(pairwise(tokens)):
        between = text[end:after]
        if len(between) == 1 and between in APOSTROPHES and not word.isdigit():
            found[place] = ((_word(text[start:end] + text[after:last]), place + 2),)
        elif not between and word.isdigit() and text[after:last].casefold() in _ORDINAL_ENDS:
            ordinal = _ORDINALS.get(int(word) if len(word) < 3 else 0)
            if ordinal:
                found[place] = ((ordinal, place + 2),)
    return found


@lru_cache(maxsize=4096)
def readings_of(value: str, most: int = 16) -> tuple[tuple[str, ...], ...]:
    """Every way to read a value as words, as it stands first; no more than `most`."""
    if not _MAY_HAVE_WAYS.search(value):
        return (words_of(value),)
    tokens = tokens_of(value)
    ways = ways_of(value, tokens)
    found: list[tuple[str, ...]] = []
    open_: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while open_ and len(found) < most:
        place, words = open_.pop()
        if place == len(tokens):
            found.append(words)
            continue
        open_ += [(after, (*words, other)) for other, after in ways.get(place, ())]
        open_.append((place + 1, (*words, tokens[place][2])))
    return tuple(found)
