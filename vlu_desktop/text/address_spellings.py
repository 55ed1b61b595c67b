# SPDX-License-Identifier: Apache-2.0
"""How an address is written: whole, the house and street, the street alone, its postcode, and a place's own name."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise, product

from vlu_desktop.kernel.calendar_words import MONTHS
from vlu_desktop.text.compared_words import readings_of, words_of
from vlu_desktop.text.inflected_names import inflected
from vlu_desktop.text.institution_spellings import institutions
from vlu_desktop.text.number_spellings import postcodes
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spelling import Rule, Spelling, joined
from vlu_desktop.text.transliteration import spelt_out

Words = tuple[str, ...]
_POSTCODE = re.compile(r"\b([A-Z]{1,2}[0-9][A-Z0-9]?)\W*([0-9][A-Z]{2})\b", re.IGNORECASE)
_PARTS = re.compile(r"[,;\n]+")
_STREET_TYPES = frozenset(
    "avenue boulevard close court crescent drive gardens grove house lane lodge mansions meadow meadows mews parade "
    "park place road square street terrace view villas walk way yard buildings building estate heights centre hill row "
    "rise green quay wharf path vale cottage cottages farm".split()
)
_FLATS = frozenset("flat apartment unit room suite block plot floor no number".split())
_ARTICLES = frozenset("the ye y yr le la".split())
# What names a street elsewhere, before its name or after it; it is often left away.
_WAYS_BEFORE = frozenset(
    "ulica os osiedle al aleja aleje plac rue via viale calle rua strada str bulevardul odos ulitsa heol ffordd lon "
    "stryd rruga bd allee chemin piazza plaza avenida".split()
)
_WAYS_AFTER = frozenset(
    "strasse str weg platz allee utca ut gatve g gatan gata straat laan iela sokak sk cadde caddesi ulitsa ulica katu "
    "vej gade".split()
)
_SHORT_WAYS = (("rue", "r"), ("strada", "str"), ("calle", "c"), ("via", "v"), ("aleja", "al"), ("osiedle", "os"),
               ("chemin", "ch"), ("piazza", "pza"), ("avenida", "avenue"))  # fmt: skip
# Small words within a street's name, which are left away as often ("Heol Deri" for "Heol-y-Deri").
_BETWEEN = frozenset("y yr de del della dei di da do dos das des du la las los le les der den dem".split())
_NUMBERS = frozenset({"nr", "no", "m", "lok"})
_GERMAN = re.compile(r"(?<=\w{3})(?:strasse|str)\Z")
_GERMAN_WAYS = ("strasse", "str")
_SIDES = frozenset({"north", "south", "east", "west"})
_QUARTERS = {"north": ("n",), "south": ("s",), "east": ("e",), "west": ("w",), "and": ("n",), "upon": ("on", "u"),
             "under": ("u",)}  # fmt: skip
_IN_FIGURES = "two three four five six seven eight nine ten eleven twelve".split()
_QUARTERS |= {word: (str(number),) for number, word in enumerate(_IN_FIGURES, start=2)}
_MONTHS = frozenset(month.lower() for month in MONTHS)
_MOST = 24
_LEAST_JOINED = 7


def addresses(value: str) -> Iterator[Spelling]:
    """An address: the whole, and what of it would still say where somebody lives, works or goes to school."""
    for written in (value, *spelt_out(value)):
        yield from _address(written)


def _address(value: str) -> Iterator[Spelling]:
    for words in readings_of(value):
        yield Spelling(words)
        yield Spelling(("".join(words),))
        yield from _without_article(words)
    yield from together(words_of(value))
    parts = _PARTS.split(_POSTCODE.sub(" ", value))
    for flat, building in pairwise(map(words_of, parts)):
        yield from _flat_in(flat, building)
    for part in parts:
        for words in readings_of(part):
            yield from _house_and_street(words)
        yield from institutions(part)
    for found in _POSTCODE.findall(value):
        yield from postcodes("".join(found))


def is_a_street(words: Words) -> bool:
    """Whether words say by their last that they are a street, a house or the like; a side may stand after that."""
    match words:
        case (*_, _, kind, side) if side in _SIDES:
            return kind in _STREET_TYPES
        case (_, *_, kind):
            return kind in _STREET_TYPES
        case _:
            return False


def lines_without_numbers(address: str) -> Iterator[Words]:
    """The words of each line of an address, but for the postcode and the number of a house or a flat."""
    for line in _PARTS.split(_POSTCODE.sub(" ", address)):
        words = words_of(line)
        while words and (len(words[0]) == 1 or words[0] in _FLATS or not words[0].isalpha()):
            words = words[1:]
        yield words


def places(value: str) -> Iterator[Spelling]:
    """The name of a village or town: with or without its apostrophe, in one or in two, and as it is shortened."""
    for words in readings_of(value):
        yield from map(Spelling, _otherwise(words))
        yield from _without_article(words)
    yield from together(words_of(value))


def together(words: Words) -> Iterator[Spelling]:
    """Words in one ("Kingsmead House" for "Kings Mead House") or, of one, in two."""
    letters = "".join(words)
    if len(letters) >= _LEAST_JOINED:
        yield joined(words, Rule.ANYWHERE if len(words) > 1 else Rule.PARTED)


def _without_article(words: Words) -> Iterator[Spelling]:
    """ "Old Rectory" for "The Old Rectory"; one ordinary word without its article is only that word."""
    if words and words[0] in _ARTICLES and not (len(words) == 2 and is_ordinary(words[1])):
        yield Spelling(words[1:], Rule.CAPITALS)


def _flat_in(flat: Words, building: Words) -> Iterator[Spelling]:
    """ "12 Maltings" and "Maltings flat 12" for "Flat 12, The Maltings"."""
    if len(flat) != 2 or flat[0] not in _FLATS or not building or building[0].isdigit():
        return
    bare = building[1:] if building[0] in _ARTICLES else building
    if rule := _of_name_alone(bare) or (Rule.CAPITALS if bare else None):
        yield Spelling((flat[1], *bare), rule)
        yield Spelling((*bare, *flat), rule)
        yield Spelling((*bare, flat[1]), rule)


def _house_and_street(words: Words) -> Iterator[Spelling]:
    """House and street, and the street without its number."""
    yield from map(Spelling, _abroad(words))
    if len(words) > 1 and words[0].isdigit():
        yield Spelling(words)
        yield from together(words)
    if "s" in words[2:]:
        at = words.index("s", 2)
        yield Spelling((*words[:at], *words[at + 1 :]), Rule.CAPITALS)
    if is_a_street(words):
        for number, street in _numbered(words):
            if len(street) > 1:
                yield from _in_street(number, street)


def _in_street(number: Words, street: Words) -> Iterator[Spelling]:
    for each in _otherwise(street):
        yield Spelling(each)
        if number:
            yield Spelling((*number, *each))
    yield from together(street)
    if "s" in street[1:]:
        at = street.index("s", 1)
        without = (*street[:at], *street[at + 1 :])
        yield Spelling(without, Rule.CAPITALS)
        if number:
            yield Spelling((*number, *without))
    if street[0] in _SIDES:
        # "Drummet Crescent North" for "North Drummet Crescent".
        yield Spelling((*street[1:], street[0]))
    if street[-1] in _SIDES:
        yield Spelling((street[-1], *street[:-1]))
    if number and (rule := _of_name_alone(street[:-1])) is not None:
        yield Spelling((*number, *street[:-1]), rule)


def _numbered(words: Words) -> Iterator[tuple[Words, Words]]:
    """The number of the house and the street, by each figure that may be it; what stands before that is passed over."""
    yield (), words
    for at, word in enumerate(words):
        if word.isdigit() or (at == 0 and word in _FLATS):
            yield words[at : at + 1], words[at + 1 :]
            if len(words[at + 1]) == 1:
                # Of "14A Quarry Lane" the A goes with the number, of "14 S Bridge Road" the S does not.
                yield (), words[at + 2 :]


def _of_name_alone(name: Words) -> Rule | None:
    """How "14 St Marys" may stand for a street of that name; None where it would be no more than ordinary words."""
    telling = [word for word in name if len(word) > 2 and not is_ordinary(word) and word not in _STREET_TYPES]
    if telling:
        return Rule.ANYWHERE
    long = [word for word in name if len(word) > 1]
    return Rule.CAPITALS if len(long) > 1 and not _MONTHS.intersection(name) else None


def _otherwise(words: Words) -> Iterator[Words]:
    """The words with what is shortened to a letter so shortened; as they are first."""
    single = len(words) < 3
    choices = [(word,) if single else (word, *_QUARTERS.get(word, ())) for word in words]
    return islice(product(*choices), _MOST)


def _abroad(words: Words) -> Iterator[Words]:
    """A street elsewhere: with and without the word that says it is one, its number before or after it."""
    numbers = tuple(word for word in words if word.isdigit())
    letters = tuple(word for word in words if not (word.isdigit() or (numbers and word in _NUMBERS)))
    bare = _GERMAN.sub("", letters[-1]) if letters else ""
    if len(letters) > 1 and letters[0] in _WAYS_BEFORE:
        forms = {letters, letters[1:], *((short, *letters[1:]) for short in _ways_like(letters[0]))}
    elif len(letters) > 1 and letters[-1] in _WAYS_AFTER:
        forms = {letters, letters[:-1]}
        if letters[-1] in _GERMAN_WAYS:
            forms |= {(*letters[:-1], way) for way in _GERMAN_WAYS}
    elif letters and bare != letters[-1]:
        forms = {(*letters[:-1], bare + end) for end in ("strasse", "str")} | {(*letters[:-1], bare, "strasse")}
    else:
        return
    forms |= set(map(_without_small, forms))
    alone = {letters[1:], letters[:-1]}
    alone |= set(map(_without_small, alone))
    for form in forms:
        if numbers:
            yield from _with_number(form, numbers)
            for bent in inflected(form[-1]):
                yield (*form[:-1], bent, numbers[0])
        if form not in alone:
            yield form


def _without_small(words: Words) -> Words:
    return tuple(word for word in words if word not in _BETWEEN)


def _with_number(form: Words, numbers: Words) -> Iterator[Words]:
    """A street elsewhere with its house, and with the flat in it or without."""
    yield (*numbers, *form)
    yield (*form, *numbers)
    yield (*form, numbers[0])
    yield (*form, "nr", *numbers)
    if len(numbers) > 1:
        yield (*form, numbers[0], "m", *numbers[1:])


def _ways_like(way: str) -> Iterator[str]:
    """What a word that says it is a street is shortened to, or is short for."""
    for whole, short in _SHORT_WAYS:
        if way in (whole, short):
            yield short if way == whole else whole
