# SPDX-License-Identifier: Apache-2.0
"""American spellings and what they are in British English. Both -ise and -ize are British; -yse alone is.

Where British English has a word either way, for two meanings (tyre and tire, metre and meter, cheque and check) or by
choice (artefact and artifact), no way is American: the speller's own list of words has what its dictionary lacks.
"""

import re
from collections.abc import Iterator

# Beginnings of words | American endings and British ones. What comes of it and is no word ("ardorhood") does no harm:
# the speller takes only those pairs whose American word its dictionary knows.
_ENDINGS = (
    (
        "antilab arb ard arm behavi belab cand clam clang col demean discol disfav dishon dol enam endeav fav ferv "
        "flav glam harb hon hum lab misbehavi misdemean multicol neighb od parl ranc recol rum sav savi splend succ "
        "technicol tricol tum unarm uncol unfav unflav unsav val vap varicol vig watercol",
        {f"or{tail}": f"our{tail}" for tail in (
            "", "s", "able", "ableness", "ably", "al", "ally", "ant", "ants", "blind", "blindness", "ed", "ee", "ees",
            "er", "ers", "fast", "fastness", "ful", "fully", "fulness", "hood", "hoods", "ier", "ies", "iest", "iness",
            "ing", "ings", "ite", "ites", "itism", "less", "lessly", "lessness", "liness", "ly", "monger", "mongers",
            "saving", "some", "y",
        )},
    ),
    (
        "behavi col",
        {f"or{tail}": f"our{tail}" for tail in ("ism", "ist", "istic", "ists", "ize", "ized", "izes", "izing")},
    ),
    (
        "accout amphitheat calib cent centilit centimet decilit decimet epicent fib goit hectolit hectomet kilolit "
        "kilomet lacklust lit louv lust meag millilit millimet mit nanomet nit och piast reconnoit sab saltpet "
        "scept sepulch somb spect theat tit",
        {f"er{tail}": f"re{tail}" for tail in (
            "", "s", "board", "boards", "fill", "fold", "folds", "glass", "goer", "goers", "less", "line", "ly", "ment",
            "ments", "ness", "piece", "pieces",
        )} | {"ered": "red", "ering": "ring"},
    ),
    (
        "apparel backpedal barrel bedevil bejewel bevel bushel cancel carol cavil channel chisel counsel council "
        "cruel cudgel devil dial disembowel dishevel dowel drivel duel empanel enamel equal flannel fuel funnel "
        "gambol gravel grovel gruel impanel imperil initial jewel kennel label level libel marshal marvel medal "
        "metal mislabel model panel parcel pedal pencil peril petal pommel pummel quarrel ravel redial refuel "
        "relabel remodel revel rival rowel shovel shrivel signal snivel snorkel spiral squirrel stencil subtotal "
        "swivel tassel teetotal tinsel total towel trammel travel trial trowel tunnel unequal unlabel unravel "
        "unrival untrammel victual weasel yodel",
        {tail: f"l{tail}" for tail in (
            "ed", "er", "ers", "ery", "est", "ing", "ingly", "ings", "ist", "ists", "or", "ors",
        )},
    ),
    ("cancel", {"ation": "lation", "ations": "lations"}),
    ("libel marvel", {"ous": "lous", "ously": "lously", "ousness": "lousness"}),
    ("appal enrol enthral fulfil", {"l": "", "ls": "s", "lment": "ment", "lments": "ments"}),
    ("distil instil", {"l": "", "ls": "s"}),
    ("instal", {"lment": "ment", "lments": "ments"}),
    ("skil unskil wil", {"lful": "ful", "lfully": "fully", "lfulness": "fulness"}),
    ("kidnap worship", {tail: f"p{tail}" for tail in ("ed", "er", "ers", "ing", "ings")}),
    ("wool", {"en": "len", "ens": "lens", "y": "ly"}),
    (
        "anal catal dial electrol hydrol overanal paral psychoanal reanal",
        {f"yz{tail}": f"ys{tail}" for tail in ("able", "e", "ed", "er", "ers", "es", "ing", "ingly")},
    ),
    ("defen offen preten", {f"se{tail}": f"ce{tail}" for tail in ("", "s", "less", "lessly", "lessness")}),
    ("catal", {"og": "ogue", "oged": "ogued", "oger": "oguer", "ogers": "oguers", "oging": "oguing", "ogs": "ogues"}),
    ("dial monol travel", {"og": "ogue", "ogs": "ogues"}),
)  # fmt: skip
# An American word or beginning, its British one | what follows either ("-" for nothing).
_WORDS = """
aluminum aluminium | -
anemi anaemi | a c cally
anesth anaesth | esia etic etically etics etise etised etises etising etist etists etize etized etizes etizing
anesthesiolog anaesthesiolog | ist ists y
apnea apnoea | -
archeolog archaeolog | ical ically ist ists y
ax axe | -
calender calendar | - s
carburetor carburettor | - s
celiac coeliac | - s
cesarean caesarean | - s
cesium caesium | -
checker chequer | board boards ed
chili chilli | - es s
cozi cosi | ed er es est ly ness
cozy cosy | - ing
diarrhea diarrhoea | - l
edema oedema | - s
esophag oesophag | eal i us
esthet aesthet | e es ic ically ics
estrogen oestrogen | - s
fec faec | al es
furor furore | - s
gonorrhea gonorrhoea | - l
gray grey | - ed er est hound hounds ing ish ness s
gynecolog gynaecolog | ic ical ist ists y
heres here's | -
hemat haemat | ite ologic ological ologist ologists ology oma omas
hemo haemo | dialysis globin philia philiac philiacs rrhage rrhaged rrhages rrhaging rrhagic rrhoid rrhoids
hyperglycemi hyperglycaemi | a c
hypoglycemi hypoglycaemi | a c
ischemi ischaemi | a c
jewelery jewellery | -
jewelry jewellery | -
leukemi leukaemi | a c
licorice liquorice | - s
maneuver manoeuvre | - s
maneuver manoeuvr | ability able ing ings
maneuvered manoeuvred | -
math maths | -
mold mould | - ed er ered ering ers ier iest iness ing ings s y
mollusk mollusc | - s
molt moult | - ed er ers ing s
mom mum | - s
momm mumm | ies y
mustache moustache | - d s
orthoped orthopaed | ic ics ist ists
pajama pyjama | - s
paleo palaeo | lithic ntologist ntologists ntology
pediatr paediatr | ic ician icians ics
pedophil paedophil | e es ia iac iacs ic
plow plough | - ed er ers ing man men s share shares
pyorrhea pyorrhoea | -
remold remould | - ed ing s
seborrhea seborrhoea | -
septicemi septicaemi | a c
skeptic sceptic | - al ally ism s
smolder smoulder | - ed ing s
sulf sulph | ate ates ide ides ur ured uric uring urous urs
theres there's | -
tidbit titbit | - s
toxemi toxaemi | a c
uremi uraemi | a c
vise vice | -
"""
# Mistakes that Hunspell's own table of them has not.
_MISTAKES = tuple(
    (re.compile(wrong), right)
    for wrong, right in ((r"end\Z", "ened"), (r"\Aremb", "rememb"), ("ie", "ei"), ("ei", "ie"))
)
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1?")
_TAIL = "(?=(?:e|ed|edly|er|ers|es|ing|ingly|able|ably|ation|ations|ational|ationally)\\Z)"
_ISE, _IZE = re.compile(f"(?<=..)is{_TAIL}"), re.compile(f"(?<=..)iz{_TAIL}")
_ALWAYS_Z = re.compile(r"(?:\A|as|cap|down|life|mid|out|over|re|super|under|up)si[sz]|sei[sz]|[bm]ai[sz]|\Apri[sz]")


def american_words() -> Iterator[tuple[str, str]]:
    """Each American word, and some that are none, with its British one; both in small letters."""
    for beginnings, endings in _ENDINGS:
        for begins in beginnings.split():
            for american, british in endings.items():
                yield begins + american, begins + british
    for line in _WORDS.strip().splitlines():
        both, _, tails = line.partition(" | ")
        american, british = both.split()
        for tail in tails.split():
            ending = tail.removeprefix("-")
            yield american + ending, british + ending


def with_z(word: str) -> str:
    """ "realised" as "realized"; a word without such an ending, and one such as "sised", as it is. In small letters."""
    return word if _ALWAYS_Z.search(word) else _ISE.sub("iz", word)


def with_s(word: str) -> str:
    """ "realized" as "realised"; a word without such an ending, and "seized", as it is. In small letters."""
    return word if _ALWAYS_Z.search(word) else _IZE.sub("is", word)


def likely(word: str) -> Iterator[str]:
    """What a word in small letters is often meant to be: a letter or two once for twice, or twice for once."""
    for wrong, right in _MISTAKES:
        if wrong.search(word):
            yield wrong.sub(right, word, count=1)
    once = list(_other_doublings(word))
    yield from once
    for each in once:
        yield from _other_doublings(each)


def _other_doublings(word: str) -> Iterator[str]:
    for found in _TWICE.finditer(word):
        letter = found.group(1)
        yield word[: found.start()] + (letter if len(found.group()) == 2 else letter * 2) + word[found.end() :]
