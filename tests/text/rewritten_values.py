# SPDX-License-Identifier: Apache-2.0
"""Rewrites a protected value as people write it, by class: what was recorded, and what stands in somebody's account.

Nothing here uses the tables of the program: names are made of syllables, and each class has its own way of writing.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vlu_desktop.text.spellings import Finder, Kind, Needle

Rewrite = Callable[[random.Random], tuple[Kind, str, str]]
"""A value of a kind as recorded, and as somebody else writes it."""
_HEADS = "br c d fl gr h k l m n p qu r s t th tr v w z".split()
_VOWELS = "a e i o u ea oo".split()
_TAILS = "ck ld lm mble n nd ndle rk rn sk st ster th x zzle".split()
_SAINTS = "Bride Cuthbert Deiniol Edda Petroc Wulfric Tysilio Aldhelm".split()
_ROADS = (
    ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Lane", "Ln"), ("Close", "Cl"), ("Crescent", "Cres"),
    ("Gardens", "Gdns"), ("Drive", "Dr"), ("Terrace", "Terr"), ("Square", "Sq"), ("Grove", "Gr"), ("Court", "Ct"),
    ("Place", "Pl"), ("Park", "Pk"), ("Parade", "Pde"), ("Green", "Grn"), ("Boulevard", "Blvd"), ("Walk", "Wlk"),
)  # fmt: skip
_ORDINALS = (("First", "1st"), ("Second", "2nd"), ("Third", "3rd"), ("Fourth", "4th"), ("Fifth", "5th"),
             ("Tenth", "10th"), ("Eleventh", "11th"), ("Twelfth", "12th"))  # fmt: skip
_SENTENCES = (
    "He was seen at {} again that night.", "She said: {}", "I moved to {}, and he knew", "{}", "({}) - twice",
    "it was near {}. Then he left", "his text said “{}” and nothing else",
)  # fmt: skip


def word(rng: random.Random, syllables: int = 2) -> str:
    """A name that nobody has."""
    made = "".join(rng.choice(_HEADS) + rng.choice(_VOWELS) for _ in range(syllables - 1))
    return (made + rng.choice(_HEADS) + rng.choice("aeiou") + rng.choice(_TAILS)).capitalize()


def road(rng: random.Random) -> tuple[str, str]:
    return rng.choice(_ROADS)


def house(rng: random.Random) -> str:
    return str(rng.randint(1, 240))


def _apostrophe(rng: random.Random) -> tuple[Kind, str, str]:
    name, number = f"{rng.choice(_SAINTS)}'s", house(rng)
    way = road(rng)[0]
    written = rng.choice((name.replace("'", ""), name.replace("'", "’"), name.replace("'", "`")))
    recorded, told = rng.sample((f"{name} {way}", f"{written} {way}"), 2)
    return "address", f"{number} {recorded}", rng.choice((f"{number} {told}", told))


def _saint(rng: random.Random) -> tuple[Kind, str, str]:
    name, number, (way, _) = rng.choice(_SAINTS), house(rng), road(rng)
    one, other = rng.sample(("St", "St.", "Saint", "SAINT", "st"), 2)
    return "address", f"{number} {one} {name} {way}", f"{number} {other} {name} {way}"


def _road(rng: random.Random) -> tuple[Kind, str, str]:
    ways = rng.sample(road(rng), 2)
    name, number = word(rng), house(rng)
    told = f"{name} {ways[1]}{rng.choice(('', '.'))}"
    return "address", f"{number} {name} {ways[0]}", rng.choice((told, f"{number} {told}", told.lower()))


def _no_road(rng: random.Random) -> tuple[Kind, str, str]:
    name, number = word(rng), house(rng)
    return "address", f"{number} {name} {road(rng)[0]}, {word(rng)}", f"{number} {rng.choice((name, name.lower()))}"


def _ordinal(rng: random.Random) -> tuple[Kind, str, str]:
    one, other = rng.sample(rng.choice(_ORDINALS), 2)
    way = rng.choice(("Avenue", "Street", "Lane"))
    return "address", f"{house(rng)} {one} {way}", f"{other} {rng.choice((way, way.lower()))}"


def _and(rng: random.Random) -> tuple[Kind, str, str]:
    one, other = rng.sample(("&", "and", "And"), 2)
    first, last, way = word(rng), word(rng), rng.choice(("Yard", "Court", "Lane"))
    return "address", f"{house(rng)} {first} {one} {last} {way}", f"{first} {other} {last} {way}"


def _compound(rng: random.Random) -> tuple[Kind, str, str]:
    first, last, way = word(rng), rng.choice("mead field wood croft bank gate ford".split()), road(rng)[0]
    forms = (f"{first} {last.capitalize()}", f"{first}{last}", f"{first}-{last.capitalize()}")
    one, other = rng.sample(forms, 2)
    return "address", f"{one} {way}", f"{other} {way}"


def _article(rng: random.Random) -> tuple[Kind, str, str]:
    name = f"Old {rng.choice('Rectory Vicarage Forge Bakery Tannery'.split())}"
    one, other = rng.sample((f"The {name}", name), 2)
    return "address", f"{one}", f"{other}"


def _abroad(rng: random.Random) -> tuple[Kind, str, str]:
    name, number = word(rng), house(rng)
    one, other = rng.choice((("ul.", "ulica"), ("Rue", "rue"), ("Calle", "calle"), ("Via", "via"), ("Rua", "rua")))
    forms = [f"{one} {name} {number}", f"{other} {name} {number}", f"{name} {number}", f"{number} {name}"]
    recorded = rng.choice(forms[:2])
    return "address", recorded, rng.choice([each for each in forms if each != recorded])


def _german(rng: random.Random) -> tuple[Kind, str, str]:
    name, number = word(rng), house(rng)
    one, other = rng.sample(("straße", "strasse", "str."), 2)
    return "address", f"{name}{one} {number}", f"{name}{other} {number}"


def _school(rng: random.Random) -> tuple[Kind, str, str]:
    core = rng.choice((f"St {rng.choice(_SAINTS)}'s", word(rng), f"{word(rng)} {word(rng)}"))
    faith = rng.choice(("", "Catholic ", "C of E ", "RC ", "Community "))
    told = rng.choice((core, core.replace("St ", "Saint "), core.replace("'", "")))
    after = rng.choice(
        (" Primary", " School", " Primary School", f" {faith}Primary".rstrip(), "" if "St " in core else " school")
    )
    return "address", f"{core} {faith}Primary School", f"{told}{after}"


def _church_school(rng: random.Random) -> tuple[Kind, str, str]:
    core = rng.choice(("Holy Rood", "Sacred Heart", "All Hallows", f"Our Lady of {word(rng)}", "Blessed Sacrament"))
    kind = rng.choice(("RC Primary School", "Catholic Primary School", "C of E Junior School", "Catholic Academy"))
    return "address", f"{core} {kind}", rng.choice((core, f"{core} school", f"{core} {kind.split()[-2]}"))


def _whose_school(rng: random.Random) -> tuple[Kind, str, str]:
    core = word(rng, 3)
    kind, told = rng.choice((
        ("High School for Girls", ("Girls", "High", "HS", "Girls School")),
        ("Grammar School for Boys", ("Boys", "Grammar", "GS")),
        ("Junior and Infant School", ("Juniors", "Infants", "J&I", "Junior", "Junior & Infants")),
        ("Primary School", ("Primary", "PS", "Prim", "primary sch")),
    ))  # fmt: skip
    return "address", f"{core} {kind}", f"{core} {rng.choice(told)}"


def _nursery(rng: random.Random) -> tuple[Kind, str, str]:
    core = f"{rng.choice('Little Busy Tiny Happy'.split())} {rng.choice('Otters Acorns Badgers Wrens'.split())}"
    kind = rng.choice(("Day Nursery", "Nursery", "Playgroup", "Nursery School"))
    return "address", f"{core} {kind}", rng.choice((core, f"{core} {kind.split()[-1]}", f"{core} nursery"))


def _side(rng: random.Random) -> tuple[Kind, str, str]:
    side, name, number = rng.choice("North South East West".split()), word(rng), house(rng)
    way, short = road(rng)
    forms = (f"{side} {name} {short}", f"{side[0]}. {name} {way}", f"{name} {way} {side}", f"{side[0]} {name} {short}")
    return "address", f"{number} {side} {name} {way}", f"{number} {rng.choice(forms)}"


def _flat_abroad(rng: random.Random) -> tuple[Kind, str, str]:
    name, number, flat = f"{word(rng)}owa", house(rng), house(rng)
    bent = f"{name[:-1]}ej"
    told = (f"{name} {number} m. {flat}", f"na {bent} {number}", f"ul. {name} {number}", f"ulica {name} nr {number}")
    return "address", f"ul. {name} {number}/{flat}", rng.choice(told)


def _welsh_school(rng: random.Random) -> tuple[Kind, str, str]:
    core = f"{rng.choice('Bryn Pant Maes Rhos Glan'.split())} {word(rng)}"
    kind = rng.choice(("Gynradd", "Uwchradd", "Gyfun"))
    return "address", f"Ysgol {kind} {core}", rng.choice((f"Ysgol {core}", f"ysgol {core}"))


def _surgery(rng: random.Random) -> tuple[Kind, str, str]:
    core, kind = word(rng, 3), rng.choice(("Surgery", "Medical Centre", "Health Centre", "Family Practice", "Clinic"))
    told = rng.choice((f"the {core}", f"The {core}", f"{core} {kind.split()[0]}", f"{core} doctors", f"{core} surgery"))
    return "address", f"{core} {kind}", told


def _work(rng: random.Random) -> tuple[Kind, str, str]:
    core, kind = word(rng, 3), rng.choice(("Garden Centre", "Solicitors", "Hotel", "Care Home", "Bakery Ltd"))
    return "address", f"{core} {kind}", rng.choice((f"the {core}", f"{core} {kind}", f"{core} {kind.split()[0]}"))


_SHORT_BEFORE = (
    ("Great", "Gt"), ("Little", "Lt"), ("Upper", "Upr"), ("Lower", "Lwr"), ("North", "Nth"), ("South", "Sth"),
    ("Mount", "Mt"), ("North", "N."), ("South", "S."), ("East", "E."), ("West", "W."),
)  # fmt: skip
_SHORT_AFTER = (
    ("House", "Hse"), ("Cottage", "Cott"), ("Bridge", "Bdge"), ("Market", "Mkt"), ("Station", "Stn"), ("Wood", "Wd"),
    ("Common", "Cmn"), ("Heights", "Hts"), ("Building", "Bldg"), ("Industrial Estate", "Ind Est"), ("Hill", "Hl"),
    ("Centre", "Ctr"), ("Hospital", "Hosp"), ("Mansions", "Mans"),
)  # fmt: skip


def _short_place(rng: random.Random) -> tuple[Kind, str, str]:
    name, number, way = word(rng), house(rng), rng.choice(("Road", "Street", "Lane"))
    if rng.random() < 0.5:
        one, other = rng.sample(rng.choice(_SHORT_BEFORE), 2)
        return "address", f"{number} {one} {name} {way}", rng.choice(("", f"{number} ")) + f"{other} {name} {way}"
    one, other = rng.sample(rng.choice(_SHORT_AFTER), 2)
    return "address", f"{name} {one}", rng.choice((f"{name} {other}", f"{name} {other}.", f"{name} {other}".lower()))


def _village(rng: random.Random) -> tuple[Kind, str, str]:
    saint, name = rng.choice(_SAINTS), word(rng)
    forms = rng.choice((
        (f"St {saint}'s", f"Saint {saint}s", f"St. {saint}s"),
        (f"{name} on {saint}", f"{name}-on-{saint}", f"{name} On {saint}"),
        (f"Great {name}", f"Gt {name}", f"Gt. {name}"),
        (f"{name} Green", f"{name}green", f"{name.lower()} green"),
    ))  # fmt: skip
    one, other = rng.sample(forms, 2)
    return "place", one, other


def _half(rng: random.Random) -> tuple[Kind, str, str]:
    half = word(rng)
    return "surname", half, rng.choice((f"Ms {half}", f"the {half}s" if len(half) > 5 else half, f"{half}'s"))


_BENT: tuple[tuple[str, ...], ...] = (
    ("ski", "ska", "skiego", "skiej", "skich", "scy"), ("cki", "cka", "ckiego", "ckiej"),
    ("czyk", "czyka", "czykowi", "czykiem"), ("ák", "áková", "ákovi"), ("ov", "ova", "ovoy"), ("ev", "eva"),
    ("auskas", "auskienė", "auskaitė", "ausko"), ("onis", "onienė", "onytė"), ("opoulos", "opoulou"),
    ("idis", "idou"), ("akis", "aki"), ("iņš", "iņa"), ("sky", "skaya"),
)  # fmt: skip


def _inflected(rng: random.Random) -> tuple[Kind, str, str]:
    stem, ends = (rng.choice(_HEADS) + rng.choice("aeio") + rng.choice("bdlmnrtv")).capitalize(), rng.choice(_BENT)
    one, other = ends[0], rng.choice(ends[1:])
    if rng.random() < 0.5 and ends[0] not in ("czyk",):
        one, other = ends[1], ends[0]
    return "surname", stem + one, rng.choice((stem + other, (stem + other).lower()))


def _figures(rng: random.Random, many: int) -> str:
    return "".join(str(rng.randint(0, 9)) for _ in range(many))


def _grouped(rng: random.Random, digits: str) -> str:
    sign = rng.choice(("", " ", "-", "."))
    at = rng.randint(2, len(digits) - 2)
    return f"{digits[:at]}{sign}{digits[at:]}"


def _local(rng: random.Random) -> tuple[Kind, str, str]:
    area, many = rng.choice((("01632", 6), ("020", 8), ("0117", 7), ("0161", 7), ("029", 8), ("01972", 6)))
    digits = str(rng.randint(2, 9)) + _figures(rng, many - 1)
    return "phone", f"{area} {digits}", _grouped(rng, digits)


def _foreign(rng: random.Random) -> tuple[Kind, str, str]:
    code, trunk, many = rng.choice((
        ("353", "0", 9), ("48", "", 9), ("33", "0", 9), ("49", "0", 10), ("34", "", 9), ("370", "8", 8), ("420", "", 9),
        ("36", "06", 9), ("31", "0", 9), ("40", "0", 9), ("1", "", 10), ("91", "0", 10), ("92", "0", 10),
    ))  # fmt: skip
    digits = str(rng.randint(2, 9)) + _figures(rng, many - 1)
    return "phone", f"{rng.choice(('+', '00'))}{code} {_grouped(rng, digits)}", _grouped(rng, trunk + digits)


def _handle(rng: random.Random) -> str:
    return rng.choice((".", "_", "")).join((word(rng).lower(), word(rng).lower())) + _figures(rng, 2)


def _account(rng: random.Random) -> tuple[Kind, str, str]:
    name = _handle(rng)
    recorded = rng.choice((f"@{name}", f"Instagram @{name}", f"https://www.facebook.com/{name}", name,
                           f"https://tiktok.com/@{name}?lang=en"))  # fmt: skip
    return "account", recorded, rng.choice((f"@{name}", name, name.upper(), f"fb.com/{name}", f"the {name} account"))


def _letters_account(rng: random.Random) -> tuple[Kind, str, str]:
    name = rng.choice("._").join((word(rng).lower(), word(rng).lower()))
    recorded = rng.choice((f"@{name}", f"Instagram: @{name}", f"https://www.facebook.com/{name}/"))
    return "account", recorded, rng.choice((f"@{name}", name, f"instagram.com/{name}", f"my {name} account"))


def _number_account(rng: random.Random) -> tuple[Kind, str, str]:
    number = f"7700900{_figures(rng, 3)}"
    recorded = rng.choice((f"https://wa.me/44{number}", f"wa.me/44{number}", f"https://t.me/+44{number}"))
    return "account", recorded, rng.choice((f"0{number}", f"+44 {number}", f"07700 900 {number[-3:]}", f"44{number}"))


def _dotted_mail(rng: random.Random) -> tuple[Kind, str, str]:
    first, last = word(rng).lower(), word(rng).lower()
    one, other = rng.sample((f"{first}.{last}", f"{first}{last}", f"{first[:2]}.{first[2:]}.{last}"), 2)
    return "email", f"{one}@gmail.com", f"{other}@gmail.com"


def _mail(rng: random.Random) -> tuple[Kind, str, str]:
    name, service = _handle(rng), rng.choice(("gmail.com", "outlook.com", "example.org"))
    short = service.partition(".")[0]
    told = rng.choice((f"{name} at {service}", f"{name} at {short}", f"{name} on {short}", f"my {name} account", name))
    return "email", f"{name}@{service}", told


def _plate(rng: random.Random) -> tuple[Kind, str, str]:
    letters = "ABCDEFGHJKLMNOPRSTUVWXYZ"
    plate = rng.choice("OI") + rng.choice(letters) + f"0{rng.randint(1, 9)}" + rng.choice("OAB") + "".join(
        rng.choice(letters) for _ in range(2))  # fmt: skip
    told = "".join(rng.choice({"O": "O0", "0": "0O", "I": "I1", "1": "1I"}.get(each, each)) for each in plate)
    return "vehicle", f"{plate[:4]} {plate[4:]}", rng.choice((told, f"{told[:4]} {told[4:]}", told.lower()))


def _plate_misread(rng: random.Random) -> tuple[Kind, str, str]:
    letters = "ABCDEFGHJKLMNPRSTUVWXYZ"
    begin, end = ("".join(rng.choice(letters) for _ in range(many)) for many in (2, 3))
    plate = f"{begin}{rng.choice('0258')}{rng.choice('1379')}{end}"
    pairs = (("Z", "2"), ("S", "5"), ("B", "8"), ("O", "0"), ("I", "1"))
    swaps = dict(pairs) | {figure: letter for letter, figure in pairs}
    places = [at for at, each in enumerate(plate) if each in swaps]
    wrong = rng.sample(places, rng.randint(1, min(2, len(places))))
    told = "".join(swaps[each] if at in wrong else each for at, each in enumerate(plate))
    return "vehicle", f"{plate[:4]} {plate[4:]}", rng.choice((told, f"{told[:4]} {told[4:]}", told.lower()))


def _reference(rng: random.Random) -> tuple[Kind, str, str]:
    year, number = rng.randint(2016, 2026), rng.randint(120, 99_999)
    letters = "".join(rng.choice("CDNPRUWX") for _ in range(rng.choice((2, 3))))
    sign = rng.choice("/-. ")
    forms = "{letters}{sign}{number}{sign}{year}", "{number}{sign}{year}", "{letters}{sign}{year}{sign}{number}"
    form = rng.choice(forms)
    numbers = (f"{number:05}", str(number)) if rng.random() < 0.3 else (str(number), str(number))
    years = rng.sample((str(year), f"{year % 100:02}"), 2)
    recorded, told = (
        form.format(letters=letters, sign=sign, number=each, year=said)
        for each, said in zip(numbers, years, strict=True)
    )
    return "text", recorded, rng.choice((told, told.lower(), told.replace(sign, " ")))


def _little(rng: random.Random) -> tuple[Kind, str, str]:
    name, way = word(rng, 3), rng.choice(("Lane", "Close", "Street"))
    one, other = rng.sample(("Little", "Lt", "Lil", "Lil'", "Ltl"), 2)
    return rng.choice((
        ("address", f"Little {name} Nursery", f"Lil {name}"), ("place", f"{one} {name}", f"{other} {name}"),
        ("address", f"{house(rng)} {one} {name} {way}", f"{other} {name} {way}"),
    ))  # fmt: skip


def _several_phones(rng: random.Random) -> tuple[Kind, str, str]:
    numbers = [f"07700 900{_figures(rng, 3)}", f"01632 960{_figures(rng, 3)}"]
    sign = rng.choice((" / ", "; ", ", ", " or ", "\n", " & ", "/"))
    told = rng.choice(numbers)
    return "phone", sign.join(numbers), rng.choice((told, told.replace(" ", ""), f"+44 {told[1:]}"))


def _several_mails(rng: random.Random) -> tuple[Kind, str, str]:
    mails = [f"{_handle(rng)}@example.org", f"{word(rng).lower()}@example.net"]
    return "email", f"Work: {mails[0]}; home: {mails[1]}", rng.choice(mails)


def _several_plates(rng: random.Random) -> tuple[Kind, str, str]:
    plates = [f"ZZ{rng.randint(11, 79)} {rng.choice('ABC')}{rng.choice('DEF')}{rng.choice('GHJ')}" for _ in range(2)]
    recorded = rng.choice((", ".join(plates), f"{plates[0]} (red Yaris)", f"{plates[0]} and {plates[1]}"))
    told = plates[0]
    return "vehicle", recorded, rng.choice((told, told.replace(" ", ""), told.lower()))


CLASSES: Mapping[str, Rewrite] = {
    "apostrophe dropped or curly": _apostrophe,
    "Saint and St": _saint,
    "road types": _road,
    "number and street without its type": _no_road,
    "first and 1st": _ordinal,
    "& and and": _and,
    "compounds joined and parted": _compound,
    "articles": _article,
    "street words of other countries": _abroad,
    "German streets": _german,
    "a school by its short name": _school,
    "a Welsh school by its short name": _welsh_school,
    "a school of a church by its name": _church_school,
    "a school of girls, boys, juniors or infants": _whose_school,
    "a nursery by its name": _nursery,
    "sides of a street": _side,
    "a flat elsewhere": _flat_abroad,
    "an account that is a number": _number_account,
    "an email with and without its dots": _dotted_mail,
    "a surgery by its short name": _surgery,
    "a place of work by its short name": _work,
    "villages": _village,
    "words of a place cut short": _short_place,
    "half of a double surname": _half,
    "inflected and feminine surnames": _inflected,
    "a landline without its area code": _local,
    "a number from abroad as dialled at home": _foreign,
    "one account with a figure": _account,
    "one account of letters": _letters_account,
    "an email's own part": _mail,
    "registrations with O and 0, I and 1": _plate,
    "registrations with a letter misread": _plate_misread,
    "references with the year in full or in short": _reference,
    "Little, Lt and Lil": _little,
    "several numbers in one field": _several_phones,
    "several emails in one field": _several_mails,
    "several registrations in one field": _several_plates,
}


@dataclass(frozen=True, slots=True)
class Caught:
    """Of how many rewritten values of a class how many were found, and those that were not."""

    times: int
    missed: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        return 1 - len(self.missed) / self.times


def caught(name: str, times: int, seed: int = 1) -> Caught:
    """Rewrites values of a class and looks for each in a sentence."""
    rng = random.Random(f"{seed} {name}")
    missed = []
    for _ in range(times):
        kind, value, written = CLASSES[name](rng)
        text = rng.choice(_SENTENCES).format(written)
        if not Finder([Needle(value=value, kind=kind)]).find(text):
            missed.append((value, written))
    return Caught(times, tuple(missed))
