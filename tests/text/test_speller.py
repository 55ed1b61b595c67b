# SPDX-License-Identifier: Apache-2.0
"""Spelling in British English: what is known, what is passed over, what is offered."""

import pytest

from tests.text.statements_in_english import STATEMENTS
from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.text.speller import Speller, plain, words_in

SPELLER = Speller(shipped().words)

AMERICAN = dict(
    pair.split(":")
    for pair in """
    color:colour colors:colours colored:coloured colorful:colourful favor:favour favorite:favourite favorites:favourites
    honor:honour honored:honoured honorable:honourable dishonor:dishonour humor:humour labor:labour labored:laboured
    neighbor:neighbour neighbors:neighbours neighborhood:neighbourhood neighboring:neighbouring behavior:behaviour
    behavioral:behavioural misbehavior:misbehaviour rumor:rumour rumors:rumours odor:odour harbor:harbour armor:armour
    endeavor:endeavour endeavored:endeavoured flavor:flavour savior:saviour vapor:vapour tumor:tumour parlor:parlour
    center:centre centers:centres centered:centred centering:centring theater:theatre fiber:fibre liter:litre
    kilometer:kilometre centimeters:centimetres meager:meagre somber:sombre saber:sabre caliber:calibre
    lackluster:lacklustre traveled:travelled traveling:travelling traveler:traveller canceled:cancelled
    canceling:cancelling labeled:labelled leveled:levelled modeling:modelling marvelous:marvellous counselor:counsellor
    counseling:counselling jeweler:jeweller quarreled:quarrelled signaled:signalled shoveled:shovelled fueled:fuelled
    totaled:totalled dialed:dialled unraveling:unravelling panelist:panellist cruelest:cruellest libelous:libellous
    tunneling:tunnelling grueling:gruelling woolen:woollen worshiped:worshipped enroll:enrol enrollment:enrolment
    fulfill:fulfil fulfills:fulfils fulfillment:fulfilment instill:instil appall:appal skillful:skilful
    skillfully:skilfully willful:wilful installment:instalment defense:defence offense:offence offenses:offences
    defenseless:defenceless pretense:pretence catalog:catalogue cataloged:catalogued dialog:dialogue analyze:analyse
    analyzed:analysed paralyzed:paralysed paralyzing:paralysing anesthetic:anaesthetic anemia:anaemia anemic:anaemic
    hemorrhage:haemorrhage pediatrician:paediatrician gynecologist:gynaecologist orthopedic:orthopaedic
    leukemia:leukaemia diarrhea:diarrhoea estrogen:oestrogen esophagus:oesophagus pedophile:paedophile
    archeology:archaeology gray:grey grayer:greyer mom:mum moms:mums mommy:mummy pajamas:pyjamas plow:plough
    plowed:ploughed mold:mould moldy:mouldy smoldering:smouldering skeptical:sceptical skeptic:sceptic
    mustache:moustache jewelry:jewellery cozy:cosy cozier:cosier aluminum:aluminium math:maths maneuver:manoeuvre
    maneuvering:manoeuvring licorice:liquorice checkered:chequered sulfur:sulphur ax:axe theres:there's
    """.split()
)
BRITISH = (*AMERICAN.values(), *"""
    tyre tire metre meter kerb curb cheque check storey story practice practise licence license programme program
    draught draft enquiry inquiry judgement judgment artefact doughnut grey tonne ton ageing yoghurt whisky omelette
    realise realize realised realized realising organisation organization recognise recognisable unrecognisable
    apologise apologised criticise traumatised traumatising retraumatised hospitalised sectioned emphasise synthesise
    colourise anaesthetise hypothesise prioritise victimise victimisation size seize prize capsize surprise advertise
    exercise promise compromise despise disguise minor major actor doctor tenor forth born color's borne for filled
    revelation perilous controlled rebelled repelled appealed revealed failed dreamt learnt spelt burnt leapt leant
    spoilt whilst amongst skint dodgy mardy gobsmacked bloke cuppa nan mam wellies texted texting online voicemail
    selfie screenshot lockdown vape loo telly whinge faff headbutted app laptop website wellbeing Gray Mold Honor
    don't hadn't should've there'd who'd o'clock it's mustn't needn't y'all ain't he'd shan't parents mother's
    """.replace(" color's", "").split())  # fmt: skip
WRONG = dict(
    pair.split(":")
    for pair in """
    accomodation:accommodation acheive:achieve adress:address agressive:aggressive apparant:apparent arguement:argument
    assulted:assaulted attatched:attached becuase:because begining:beginning beleive:believe buisness:business
    calender:calendar cemetary:cemetery comming:coming commited:committed concious:conscious definately:definitely
    desparate:desperate diffrent:different dissapear:disappear dissapointed:disappointed doesnt:doesn't
    embarassed:embarrassed enviroment:environment experiance:experience extremly:extremely freind:friend
    frightend:frightened goverment:government harrassment:harassment humilated:humiliated immediatly:immediately
    independant:independent intimadated:intimidated judgemant:judgement knowlege:knowledge medecine:medicine
    nieghbour:neighbour neccessary:necessary occasionaly:occasionally occured:occurred oppurtunity:opportunity
    panicing:panicking peice:piece permenant:permanent posessive:possessive prefered:preferred privelege:privilege
    probaly:probably recieve:receive recieved:received relised:realised rember:remember seperate:separate
    sentance:sentence sincerly:sincerely somthing:something suprised:surprised terrifed:terrified teh:the
    threatend:threatened tommorow:tomorrow truely:truly untill:until violance:violence vulnarable:vulnerable
    wierd:weird wich:which writting:writing alot:a_lot favourate:favourite traumatisd:traumatised
    """.split()
)


def unknown(text: str, *known: str) -> list[str]:
    return [text[start:end] for start, end in SPELLER.unknown(text, {plain(word) for word in known})]


def test_american_spellings_are_marked_and_the_british_one_is_offered_first() -> None:
    assert {word: SPELLER.british(word) for word in AMERICAN} == AMERICAN
    assert unknown(" ".join(AMERICAN)) == list(AMERICAN)
    assert SPELLER.suggestions("Neighbor's")[0] == "Neighbour's"
    assert SPELLER.suggestions("GRAY") == ("GREY",)


def test_british_words_are_known_and_so_is_either_of_two_ways_to_write_one() -> None:
    assert unknown(" ".join(BRITISH)) == []


def test_common_mistakes_are_marked() -> None:
    assert unknown(" ".join(WRONG)) == list(WRONG)


@pytest.mark.soak
def test_of_common_mistakes_the_word_meant_is_among_the_first_three_offered() -> None:
    offered = {word: SPELLER.suggestions(word)[:3] for word in WRONG}
    assert {word: some for word, some in offered.items() if WRONG[word].replace("_", " ") not in some} == {}


def test_statements_as_victims_make_them_hold_no_mark_where_nothing_is_wrong() -> None:
    assert len(STATEMENTS) == 40
    assert [word for each in STATEMENTS for word in unknown(each)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The colour of the tyre. He realised it in the town centre.", []),
        ("The color of the tire. He realized it.", ["color"]),
        ("I recieved it, definately.", ["recieved", "definately"]),
        ("He wasn\u2019t there; he wasn't. My mam\u2019s workmate's yoghurt.", []),
        ("He wasnt.", ["wasnt"]),
        ("A café in Rhyl, Siân, Siân and the cafe.", []),
        ("IDVA, MARAC, HMPPS and a VPS", []),
        ("I was TERIFIED and TERRIFIED", ["TERIFIED"]),
        ("12th, 1990s, 5pm, B1, a_b, flat 3b", []),
        ("Write to zqx@exampel.test or www.exampel.test, see exampel.test/zqx and https://exampel.test.", []),
        ("and/orr", ["orr"]),
        ("Заявление قالت 陳述", []),
        ("WhatsApp, TikTok and Snapchat", []),
        ("well-being, ex-partner, re-recieve", ["recieve"]),
        ("\U0001f600 teh \U0001f600", ["teh"]),
        ("teh\u2029teh", ["teh", "teh"]),
        ("x" * 200_000, []),
    ],
)
def test_what_the_dictionary_does_not_know(text: str, words: list[str]) -> None:
    assert unknown(text) == words


def test_a_name_is_known_with_what_is_hung_on_it_and_however_it_is_written() -> None:
    known = set(words_in("Zephaniah Quorndon-Ó Maoilbhréanainn, the 14 Kestrel Wynd"))
    assert "the" not in known, "only words with a capital are names"
    text = "Zephaniah\u2019s and ZEPHANIAH'S, quorndon of Wynd; Ó Maoilbhréanainn. Zephanya."
    assert [text[start:end] for start, end in SPELLER.unknown(text, known)] == ["Zephanya"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We moved to Llanfairfechan with Zygmunt Brzezinski\u2019s mother.", []),
        ("DCI Mukhopadhyay-Quaye, Zbigniew (Dean Prydderch) and Mr. Qasimabadi rang.", []),
        ("It was Oswaldtwistle; Brzezinski left.", []),
        ("On Wensday in Febuary, at Chrismas", ["Wensday", "Febuary", "Chrismas"]),
        ("I told Mom.", ["Mom"]),
        ("He said \u201cYestarday\u201d and \u2018Tehn\u2019", ["Yestarday", "Tehn"]),
        ("It ended. Recieved\nRecieved \u2013 Recieved", ["Recieved"] * 3),
        ("Shanice and I left. Callum cried.", []),
        ("a " + "Qzx-" * 10_000, []),
        ("I saw qasimabadi and QASIMABADI.", ["qasimabadi", "QASIMABADI"]),
    ],
)
def test_a_capital_within_a_sentence_makes_a_name_and_at_its_beginning_only_a_given_name(
    text: str, words: list[str]
) -> None:
    assert unknown(text) == words


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieve", "receive"),
        ("color", "colour"),
        ("Recieve", "Receive"),
        ("wasn\u2019t", "wasn't"),
        ("Whatsap", "WhatsApp"),
        ("Wensday", "Wednesday"),
        ("febuary", "February"),
    ],
)
def test_what_a_word_is_meant_to_be(word: str, meant: str) -> None:
    assert meant in SPELLER.suggestions(word)[:3]
    assert len(SPELLER.suggestions(word)) <= 6
    assert not any("-" in each for each in SPELLER.suggestions("alot"))


def test_a_word_longer_than_any_is_offered_nothing() -> None:
    assert SPELLER.suggestions("z" * 3_000) == ()


def test_another_language_is_told_by_its_words() -> None:
    welsh = "Roedd yn fy ffonio i bob dydd ac yn aros amdana i y tu allan i'r gwaith nes i mi fethu cysgu o gwbl."
    assert not SPELLER.is_english(welsh)
    assert SPELLER.is_english(
        "He rang me evry day and wated for me outside work until I could not sleep at all at nite."
    )
