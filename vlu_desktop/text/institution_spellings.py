# SPDX-License-Identifier: Apache-2.0
"""How a school, a surgery or a place of work is called: nobody ever says its whole name.

Of "St Bride's Catholic Primary School" what tells it apart is "St Bride's". With any of the words that say what sort of
place it is, or their first letters, that is found as it stands. Alone only the name of a saint and the like is as rare
as the whole, that of a nursery of two words or more, and what stands after "the" ("the Wharfside"): a school is mostly
called after its village, and the village alone says no more than that.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from vlu_desktop.text.compared_words import readings_of, words_of
from vlu_desktop.text.ordinary_words import is_ordinary
from vlu_desktop.text.spelling import Rule, Spelling, joined

Words = tuple[str, ...]
_SCHOOL = frozenset(
    "school schools primary junior juniors infant infants secondary comprehensive high grammar academy college nursery "
    "preschool playgroup playschool kindergarten sixth form university".split()
)
_HEALTH = frozenset(
    "surgery practice clinic hospital infirmary hospice pharmacy dentist dental doctors doctor medical gp "
    "health vet".split()
)
_WORK = frozenset(
    "hotel inn cafe restaurant salon hairdressers library supermarket superstore "
    "garage bakery office offices factory works stores store centre shop pub leisure garden care nursing home hair "
    "beauty nails barber barbers florist florists gym studio studios tearoom tearooms bistro takeaway kitchen motors "
    "salons cleaners cleaning catering".split()
)
# Called by the names of those whose it is: "Hartley Fenn" of "Hartley & Fenn Accountants Ltd".
_FIRMS = frozenset(
    "ltd limited plc llp solicitors accountants accountancy agents lettings undertakers funeral directors butchers "
    "bakers builders electrical plumbing opticians vets chemist chemists bookmakers brokers architects surveyors "
    "consultants consulting engineering haulage transport logistics recruitment sons son daughters brothers bros "
    "partners associates estate insurance veterinary".split()
)
_MORE = frozenset(
    "catholic roman rc cofe church england voluntary aided controlled va vc ce community special and the of c e in "
    "wales group partnership family co company uk trust for girls boys day royal general district county".split()
)
_WELSH = frozenset("ysgol coleg meddygfa canolfan".split())
_WELSH_MORE = frozenset("gynradd uwchradd gyfun feithrin iechyd gymraeg gatholig".split())
_SAY_SO = _SCHOOL | _HEALTH | _WORK | _FIRMS
_COMMON = _SAY_SO | _MORE
# So well known that the name alone tells no place.
_CHAINS = frozenset(
    "tesco sainsburys asda morrisons aldi lidl waitrose boots greggs costa starbucks mcdonalds kfc argos primark "
    "superdrug poundland wilko iceland barclays hsbc natwest lloyds santander halifax nationwide specsavers amazon "
    "nhs nuffield bupa spar coop co op wetherspoons premier travelodge wickes ikea matalan next nisa londis".split()
)
# What says by itself that it is a place only with a capital: "the riverside garden".
_NO_PLACE = frozenset(
    "garden care nursing leisure medical health family group community high special girls boys day royal general "
    "district county estate transport partners brothers sons son daughters electrical insurance agents directors "
    "kitchen hair beauty nails cleaning catering schools doctor".split()
)
# A school of a church is called after what the church is, and no village is ("Our Lady", "Holy Rood").
_HALLOWED = frozenset("our holy sacred blessed christ corpus immaculate all good".split())
_OUR_LADY = ("our", "lady")
_FOR_THE_SMALL = frozenset("nursery preschool playgroup playschool kindergarten".split())
_SCHOOLS = (("school",), ("primary",), ("primary", "school"), ("academy",), ("high",), ("nursery",), ("college",))
# "Doctors" is "doctor's" as well, for an apostrophe within a word makes no difference.
_SURGERIES = (
    ("surgery",), ("doctors",), ("practice",), ("medical", "centre"), ("health", "centre"), ("gp",), ("docs",)
)  # fmt: skip
_VETS = (("vet",), ("vets",))
_DENTISTS = (("dentist",), ("dentists",))
_NURSERIES = (("nursery",), ("preschool",), ("playgroup",), ("playschool",), ("nursery", "school"))
# What a school is by its church, in whichever way that was entered.
_CHURCHES = (
    ("ce", "cofe", "c of e", "c e", "church of england", "church"), ("rc", "catholic", "roman catholic", "r c")
)  # fmt: skip
_APART = {"pre school": "preschool", "play group": "playgroup", "play school": "playschool"}
_BESIDE = re.compile(r"\([^()]*\)")
_SAINTS = frozenset({"ss", "saints"})
_PLURALS = {"junior": "juniors", "infant": "infants", "school": "schools"}
_SMALL = frozenset("and for the of in s".split())
_MOST_MORE = 6
_LEAST_FIRST = 3
_LEAST_OWNER = 4
_SAINT = "street"


def institutions(part: str) -> Iterator[Spelling]:
    """A part of an address that names an institution, as people call it; nothing of any other part."""
    for written in dict.fromkeys((part, _BESIDE.sub(" ", part))):
        for words in readings_of(written):
            if of_it := _taken_apart(words):
                before, core, after = of_it
                for each in _cores(core):
                    yield from _called(before, each, after)
                    if "s" in core[1:] or each[0] in _SAINTS:
                        # Whose it is, and no village's name: "King Athelstan's".
                        yield Spelling(each, Rule.CAPITALS)


def first_letters(part: str) -> str:
    """What people make of a long name ("TGGS"); "" where it would be short or is of no institution."""
    words = words_of(_BESIDE.sub(" ", part))
    letters = "".join(word[0] for word in _in_one(words) if word not in _SMALL)
    return letters if _taken_apart(words) and _LEAST_FIRST <= len(letters) <= _MOST_MORE else ""


def said_of_its_owner(part: str) -> Iterator[Words]:
    """What people make of an owner's or a saint's name: "Bride's" of St Bride's, "Barkers" and "B & H" of a firm."""
    if not (of_it := _taken_apart(words_of(_BESIDE.sub(" ", part)))):
        return
    _, core, after = of_it
    owners = [word for word, its in pairwise(core) if its == "s"]
    if _FIRMS.intersection(after):
        match core:
            case (one, "and", other):
                owners.append(one)
                yield (one[0], "and", other[0])
            case (one, _, *_):
                owners.append(one)
            case _:
                pass
    for owner in owners:
        if len(owner) >= _LEAST_OWNER:
            yield (f"{owner}s",)
            yield (owner, "s")


def _in_one(words: Words) -> Words:
    """ "preschool" for "pre-school"."""
    told = f" {' '.join(words)} "
    for apart, one in _APART.items():
        told = told.replace(f" {apart} ", f" {one} ")
    return tuple(told.split())


def _cores(core: Words) -> Iterator[Words]:
    """What tells it apart; without its "and", without "'s", and each saint of two with "St" or none."""
    yield core
    if core[0] in _SAINTS and len(core) > 1:
        first, _, last = " ".join(core[1:]).partition(" and ")
        for saint in ("saints", _SAINT):
            yield (saint, *core[1:])
        if last:
            yield (_SAINT, *first.split(), "and", _SAINT, *last.split())
    for small in ("and", "s"):
        if small in core[1:-1] or (small == "s" and core[-1] == "s"):
            at = core.index(small, 1)
            yield (*core[:at], *core[at + 1 :])
            if small == "s":
                yield (*core[: at - 1], f"{core[at - 1]}s", *core[at + 1 :])


def _taken_apart(words: Words) -> tuple[Words, Words, Words] | None:
    """What says in Welsh what it is, what tells it apart, and what says in English what it is; None where nothing says
    that it is an institution, or nothing tells it apart."""
    words = _in_one(words)
    first = 1 if words[:1] == ("the",) else 0
    last = len(words)
    while last > first and words[last - 1] in _COMMON:
        last -= 1
    begin = first
    if begin < last and words[begin] in _WELSH:
        begin += 1
        while begin < last and words[begin] in _WELSH_MORE:
            begin += 1
    before, core, after = words[first:begin], words[begin:last], words[last:]
    return (before, core, after) if core and (before or _SAY_SO.intersection(after)) else None


def _called(before: Words, core: Words, after: Words) -> Iterator[Spelling]:
    rule = Rule.ANYWHERE if _tells(core) or len(core) > 1 else Rule.CAPITALS
    for some in _some(before):
        yield Spelling((*some, *core), rule)
    for some in {*_some(after[:_MOST_MORE]), *_family(before, after), *_shortened(after[:_MOST_MORE]), *_church(after)}:
        held = Rule.CAPITALS if some[-1] in _NO_PLACE else rule
        yield Spelling((*core, *some), held)
        yield joined((*core, *some), held)
    if _FIRMS.intersection(after) and _tells(core):
        yield Spelling(core if len(core) > 1 else (f"{core[0]}s",), Rule.CAPITALS)
        if len(core) > 1:
            yield joined(core, Rule.CAPITALS)
    if core[0] == _SAINT and len(core) > 1:
        yield joined(core)
    elif len(core) > 1 and before == () and (core[0] in _HALLOWED or _FOR_THE_SMALL.intersection(after)):
        yield Spelling(core, Rule.CAPITALS)
        if core[:2] == _OUR_LADY:
            yield Spelling((*_OUR_LADY, "s"), Rule.CAPITALS)
    elif before == () and _tells(core) and not (_CHAINS.intersection(core) or _SCHOOL.intersection(after)):
        yield Spelling(("the", *core), Rule.CAPITALS)


def _family(before: Words, after: Words) -> tuple[Words, ...]:
    """The words for places of its sort, any of which people use."""
    if _FOR_THE_SMALL.intersection(after):
        return (*_SCHOOLS, *_NURSERIES)
    if _SCHOOL.intersection(after) or "ysgol" in before:
        return _SCHOOLS
    if {"veterinary", "vet", "vets"}.intersection(after):
        return (*_VETS, *_SURGERIES)
    if _HEALTH.intersection(after) or "meddygfa" in before:
        return (*_SURGERIES, *(_DENTISTS if {"dental", "dentist"}.intersection(after) else ()))
    return ()


def _church(after: Words) -> Iterator[Words]:
    """Of which church a school is, said in each way, with and without what sort of school it is."""
    told = f" {' '.join(after)} "
    for ways in _CHURCHES:
        if _SCHOOL.intersection(after) and any(f" {way} " in told for way in ways):
            kinds = [(word,) for word in after if word in _SCHOOL]
            kinds += [(_PLURALS[word],) for word in after if word in _PLURALS]
            for way in map(str.split, ways):
                yield from ((*way, *kind) for kind in (*kinds, ("school",)))
                if way != ["church"]:
                    yield tuple(way)


def _shortened(words: Words) -> Iterator[Words]:
    """What sort of place it is in the plural ("Juniors") and by its first letters ("J & I", "HS")."""
    yield from ((_PLURALS[word],) for word in words if word in _PLURALS)
    first = [word if word == "and" else word[0] for word in words if word == "and" or word not in _SMALL]
    letters = "".join(each for each in first if each != "and")
    yield from ((letters[:many],) for many in range(2, len(letters) + 1))
    if "and" in first and len(first) > 2:
        yield tuple(first[: first.index("and") + 2])


def _some(words: Words) -> Iterator[Words]:
    """Some of the words, at least one, in their order."""
    for many, _ in enumerate(words, start=1):
        yield from combinations(words, many)


def _tells(core: Words) -> bool:
    """Whether a word of it is none of ordinary English."""
    return any(len(word) > 3 and not is_ordinary(word) for word in core)
