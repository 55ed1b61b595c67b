# SPDX-License-Identifier: Apache-2.0
"""An address taken apart: what names the house and street, and what names the town."""

import re
from collections.abc import Iterator

_SPLIT = re.compile(r"[,;\n\r]+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b", re.IGNORECASE)
_INNER = re.compile(r"^(?:(?:flat|unit|apartment|apt|room|suite|block|plot|floor|no|number)\b\.?|\S*\d\S*)\s*", re.I)
_FLAT = re.compile(r"(?:flat|unit|apartment|apt|room|suite|block|plot|floor)\b\.?\s*\S*", re.IGNORECASE)
# "St" is a street after a word, and a saint after a number or at the beginning.
_WAY = (
    r"(?:street|(?<=[^\W\d_]\s)st|road|rd|lane|ln|avenue|ave|close|cl|drive|dr|way|wynd|terrace|crescent|gardens|grove|"
    r"court|place|square|walk|row|rise|hill|mews|parade|green|quay|wharf|yard|path|vale|view|gate|bank|brae|loan|"
    r"cottages?|villas|mansions|lodge|farm|house)\b"
)
# Welsh says first that it is a street: the name comes after, and is no town ("Heol y Bont").
_WELSH_WAY = re.compile(r"(?:\S*\d\S*\s+)?(?:heol|ffordd|l[oô]n|stryd)\b", re.IGNORECASE)
# A street with what comes after it: "Church Hill Road" is one street, and not a hill in a place called Road.
_STREET = re.compile(rf"^(.*?\b{_WAY})\.?\s+(?!{_WAY})(\S.*)$", re.IGNORECASE)


def postcodes_in(lines: str) -> tuple[str, ...]:
    """Postcodes that were written with the street instead of in their own field."""
    return tuple(_POSTCODE.findall(lines))


def whole_of(lines: str) -> Iterator[str]:
    """Each part that says which house or street, with its number and without."""
    houses, _ = _taken_apart(lines)
    for house in houses:
        run_on = _STREET.match(house)
        for part in (house, run_on[1]) if run_on else (house,):
            bare = _bare(part)
            if len(re.sub(r"[\W\d_]", "", bare)) >= 3:
                yield part
                if bare != part:
                    yield bare


def places_of(lines: str) -> tuple[str, ...]:
    """The parts after the street: village, town, county."""
    return tuple(_taken_apart(lines)[1])


def town_of(lines: str) -> str:
    """The town alone; "" where the address names none."""
    places = _taken_apart(lines)[1]
    return places[-1] if places else ""


def _taken_apart(lines: str) -> tuple[list[str], list[str]]:
    parts = [part.strip(" .") for part in _SPLIT.split(_POSTCODE.sub(" ", lines))]
    parts = [part for part in parts if part]
    houses: list[str] = []
    places: list[str] = []
    for part in parts:
        run_on = _STREET.match(part)
        # "Flat 12" alone names no house: what comes after it does ("The Maltings").
        if not places and (all(map(_FLAT.fullmatch, houses)) or _still_a_house(part)):
            if run_on and len(parts) == 1:
                houses.append(run_on[1])
                places.append(run_on[2])
            else:
                houses.append(part)
        else:
            places.append(part)
    return houses, places


def _still_a_house(part: str) -> bool:
    """Whether a later part is still the house or street: it has a number, or is a street by its last word."""
    street = _STREET.match(f"{part} x")
    if street and street[2] != "x" and street[1].casefold().endswith(" st"):
        # "Bury St Edmunds" is no street called Bury.
        street = None
    return any(character.isdigit() for character in part) or bool(street) or bool(_WELSH_WAY.match(part))


def _bare(part: str) -> str:
    """Without flat and house numbers."""
    while found := _INNER.match(part):
        part = part[found.end() :]
    return part.strip()
