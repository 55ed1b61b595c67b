# SPDX-License-Identifier: Apache-2.0
"""How alike two names are: the same, the parts turned round, a known short form, or a variant of the spelling."""

from vlu_desktop.text.spellings import words_of

# Each line: forms of one given name, as written without accents and in small letters. Ours, and never complete: it
# only proposes what an officer then decides.
_FORMS = """
alexander alex sandy sasha|alexandra alex sandra sasha|andrew andy drew|anthony tony|benjamin ben benny|
catherine katherine kathryn cath kath kate katie kathy|charles charlie chas|christopher chris kit|
christine christina chris tina|daniel dan danny|david dave davey|deborah debra deb debbie|donald don|
edward ed eddie ned ted teddy|elizabeth eliza liz lizzie beth betty bet lisa|frances fran|francis frank|
frederick fred freddie|geoffrey jeffrey geoff jeff|gerald gerard gerry jerry|gwendolyn gwen|henry harry hal|
isabel isabelle isobel izzy bella|jacob jake|james jim jimmy jamie|jennifer jen jenny|jessica jess jessie|
john jon jack johnny|jonathan jon jonny|joseph joe joey|joshua josh|kenneth ken kenny|laurence lawrence larry laurie|
leonard len lenny|margaret maggie meg peggy marge|matthew matt|michael mick mike mikey|mohammed muhammad mohammad
mohamed muhammed mo|nicholas nick nicky|nicola nicky nikki|pamela pam|patricia pat patsy tricia trish|patrick pat paddy|
peter pete|philip phillip phil|rebecca becca becky|richard dick rich rick ricky|robert bob bobby rob robbie bert|
ronald ron ronnie|samantha sam|samuel sam sammy|sean shaun shawn|stephen steven steve|stuart stewart stu|
susan sue susie|terence terry|theodore theo ted|thomas tom tommy|timothy tim|valerie val|victoria vicky tori|
victor vic|vincent vince vinny|walter walt wally|william will bill billy willie liam|zachary zach zac|
dafydd david dai|gareth gary gaz|ioan ieuan evan iwan|llewelyn llywelyn lyn|sian shan|
katarzyna kasia|malgorzata gosia|krzysztof krzys|aleksander olek alek|tomasz tomek|
abigail abi abby abbie|amanda mandy|caroline carol caz|charlotte charlie lottie|darren daz|eleanor ellie nell|
georgina georgie gina|jacqueline jackie jacqui|josephine jo josie|joanna joanne jo|judith judy jude|
lilian lillian lily lilly lil|melanie mel|michelle shell|natalie nat|olivia liv livvy|philippa pippa pip|rachel rach|
sharon shaz|stephanie steph|agnieszka aga agusia|barbara basia|magdalena magda|aleksandra ola|zofia zosia|
joanna asia|ewa ewka|wojciech wojtek|jakub kuba|stanislaw staszek|grzegorz grzes|piotr piotrek|pawel pawelek|
jan janek|michal misiek|lukasz lukaszek|natalia natasha|anastasia nastya|svetlana svitlana sveta|
kateryna ekaterina katya|tetiana tatiana tanya|mykola nikolai kolya|volodymyr vladimir vova|dmytro dmitry dima|
yevhen evgeny zhenya|oleksandr aleksandr sasha|mariya maria masha|georgios giorgos|konstantinos kostas|
dimitrios dimitris|ioannis yannis giannis|eleftheria elefteria|vasiliki vaso|chukwuemeka emeka|oluwaseun seun|
oluwatobi tobi|chinedu nedu|yusuf yousef youssef|hussein husayn|aisha ayesha|fatima fatma|khadija khadijah
"""
_GROUPS: dict[str, frozenset[int]] = {}
_LINES_OF: dict[str, list[frozenset[str]]] = {}
_LINES = tuple(frozenset(line.split()) for line in " ".join(_FORMS.split("\n")).split("|"))
for _number, _line in enumerate(_LINES):
    for _form in _line:
        _LINES_OF.setdefault(_form, []).append(_line)
        # "Lil" is compared as "little", which it stands for as well.
        for _word in words_of(_form):
            _GROUPS[_word] = _GROUPS.get(_word, frozenset()) | {_number}

_LEAST_HEARD = 3
"""Letters of a sound by which a name is told from others."""
_HEARD = str.maketrans("cqzyj", "kksig")
_SHORTEST_VARIANT = 5
_LONG, LONGEST = 8, 40
"""Letters from which on a word may hold two slips, and beyond which it is no name and its slips are not counted."""


def variant(one: str, other: str) -> bool:
    """Whether two words, already folded, may be one word written twice: one slip, or two in a long word."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_VARIANT or len(longer) - len(shorter) > 2 or len(longer) > LONGEST:
        return False
    if sound(one) == sound(other):
        return True
    return slips(shorter, longer) <= (2 if len(shorter) >= _LONG else 1)


def given_agree(one: str, other: str) -> bool:
    """Whether two given names may be one: the same first word, a short form, an initial, or a variant spelling."""
    first, second = words_of(one), words_of(other)
    if not first or not second:
        return False
    a, b = first[0], second[0]
    if 1 in (len(a), len(b)):
        return a[0] == b[0]
    return bool(_GROUPS.get(a, frozenset()) & _GROUPS.get(b, frozenset())) or variant(a, b)


def forms_of(given: str) -> frozenset[str]:
    """Short and long forms of a given name, as written without accents and in small letters."""
    names = {given.casefold(), " ".join(words_of(given))}
    return frozenset().union(*(line for name in names for line in _LINES_OF.get(name, ()))) - names


def family_agree(one: str, other: str) -> bool:
    """Whether two family names may be one: the same, one a part of a double name, or a variant spelling."""
    first, second = words_of(one), words_of(other)
    if not first:
        return False
    # "O'Neil" is two words and "Oneil" one.
    return bool(set(first) & set(second)) or variant("".join(first), "".join(second))


def sound(word: str) -> str:
    """A folded word without what is often written otherwise: doubled letters, vowels after the first, silent ones."""
    for written, heard in (
        ("ph", "f"), ("ck", "k"), ("mac", "mc"), ("wr", "r"), ("kn", "n"), ("gh", "g"), ("sch", "s"), ("sh", "s"),
        ("th", "t"), ("wh", "w"), ("cz", "s"), ("sz", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ):  # fmt: skip
        word = word.replace(written, heard)
    word = word.translate(_HEARD)
    kept: list[str] = []
    for place, letter in enumerate(word):
        silent = place > 0 and letter in "aeiouhw"
        if not silent and (not kept or kept[-1] != letter):
            kept.append(letter)
    return "".join(kept)


def slips(one: str, other: str) -> int:
    """How many letters were put in, left out, changed or turned round."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(row[-1] + 1, last[j] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def keys_of(given: str, family: str) -> set[str]:
    """What two entries of one name share where it is spelled alike, short forms of the given name included."""
    last, first = "".join(words_of(family)), words_of(given)
    if not last or not first:
        return set()
    groups = _GROUPS.get(first[0])
    return {f"{last}/{group}" for group in groups} if groups else {f"{last}/{first[0]}"}


def heard_keys_of(given: str, family: str) -> set[str]:
    """What two entries share whose family names sound alike, and whose given names are one or sound alike as well.

    Of a longer family name a letter of its sound may be missing ("Thompson" and "Thomson"). Nothing for a name too
    short to be told by its sound, or one with a figure.
    """
    last, first = "".join(words_of(family)), words_of(given)
    heard = sound(last)
    if not first or not (last + first[0]).isalpha() or len(heard) < _LEAST_HEARD:
        return set()
    keys = {key.partition("/")[2] for key in keys_of(given, family)}
    keys |= {f"~{heard_first}"} if len(heard_first := sound(first[0])) >= _LEAST_HEARD else set()
    sounds = {heard}
    if len(heard) > _LEAST_HEARD + 1:
        sounds |= {heard[:place] + heard[place + 1 :] for place in range(1, len(heard))}
    return {f"{each}/{key}" for each in sounds for key in keys}
