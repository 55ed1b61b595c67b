# SPDX-License-Identifier: Apache-2.0
"""Who did it, to whom, through whom, what the entry is, what repeats the one above; and that reasons are shown."""

import pytest

from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.clauses import split
from vlu_desktop.intake.accounts.doers import doers_of
from vlu_desktop.intake.accounts.entries import EntryKind
from vlu_desktop.intake.accounts.leaning import leaning, traits_of, weighed
from vlu_desktop.record.behaviours import attempted_of, is_attempt


@pytest.mark.parametrize(
    ("account", "by"),
    [
        ("rang 14 times", "offender"),
        ("she rang the depot to get me sacked", "offender"),
        ("my ex followed me home", "offender"),
        ("his sister rang to say he misses me", "proxy"),
        ("his mates said I'd get my legs broken", "proxy"),
        ("got his mate to give me a letter", "proxy"),
        ("My auntie gave me a letter from him", "proxy"),
        ("His new girlfriend messaged. She said drop it", "proxy"),
        ("two lads stopped me in town to say he misses me. One said drop it", "proxy"),
        ("all four tyres slashed", "unknown"),
        ("silent call at 3am", "unknown"),
        ("someone signed in to my icloud", "unknown"),
        ("tyres slashed, I know it was him", "offender"),
        ("Was stood at the door when I got in", "offender"),
        ("slashed all four of my tyres", "offender"),
        ("poisoned the cat", "offender"),
    ],
)
def test_who_did_it(account: str, by: str) -> None:
    assert read_account(account).by == by


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("He threatened to take me to court for the kids", {"threat-process"}),
        ("He threatened the social worker", {"threat-official"}),
        ("The officer said she was sent threats by him", set()),
        ("He hit me and was arrested for it", {"assault"}),
        ("He was arrested after he hit me", {"assault"}),
        ("He was arrested on my street with a knife", {"weapon-seen"}),
        ("PC Amin said he had been arrested for stalking me", {"follow"}),
        ("He was arrested for hitting his brother", set()),
    ],
)
def test_a_court_is_nobody_he_threatens_and_what_he_was_arrested_for_is_no_violence_told(
    account: str, kinds: set[str]
) -> None:
    assert set(read_account(account).kinds) == kinds


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("He held a knife to his own throat", {"suicide-threat"}),
        ("she held the razor to herself", {"suicide-threat"}),
        ("he stabbed himself in the leg", {"suicide-threat"}),
        ("he set himself on fire outside my house", {"suicide-threat"}),
        ("he poured petrol over himself", {"suicide-threat"}),
        ("He held a knife to my throat", {"weapon-used"}),
        ("he strangled me with his own belt", {"strangulation"}),
        ("he threw himself at me and hit me", {"assault"}),
        ("he burned my house down himself", {"arson"}),
    ],
)
def test_what_he_does_to_himself_is_no_violence_to_her(account: str, kinds: set[str]) -> None:
    assert set(read_account(account).kinds) == kinds


@pytest.mark.parametrize(
    ("account", "targets"),
    [
        ("he rang me", {"victim"}),
        ("rang my mum 8 times", {"victim", "family"}),
        ("messaged all my friends", {"victim", "friend"}),
        ("followed my boyfriend home", {"victim", "new-partner"}),
        ("he wrote to my boss", {"victim", "colleague"}),
        ("he said he would hurt the baby", {"victim", "child"}),
        ("punched my dad", {"victim", "family"}),
        ("he stabbed our Kit", {"victim", "family"}),
        ("threatened his probation officer", {"victim", "professional"}),
        ("he kicked the dog", {"victim", "pet"}),
        ("keyed the car", {"victim", "property"}),
        ("dragged me into his van", {"victim"}),
        ("took the kids out of school and went to Spain with them", {"victim", "child"}),
        ("nothing today", set()),
    ],
)
def test_to_whom(account: str, targets: set[str]) -> None:
    assert set(read_account(account).targets) == targets


@pytest.mark.parametrize(
    ("account", "kind", "incident"),
    [
        ("he followed me home", EntryKind.INCIDENT, True),
        ('Text: "I see you" at 3am', EntryKind.MESSAGE, True),
        ("he did something to me I can't write", EntryKind.INCIDENT, True),
        ("rang 101 and got a log number", EntryKind.POLICE_CONTACT, False),
        ("trial put back to March", EntryKind.LIFE_EVENT, False),
        ("quiet", EntryKind.NOTE, False),
        ("felt sick all day", EntryKind.NOTE, False),
        ("", EntryKind.NOTE, False),
        ("someone rang the bell, only the postman", EntryKind.NOTE, False),
        ("He got 26 months", EntryKind.LIFE_EVENT, False),
        ("He's got a new girlfriend", EntryKind.NOTE, False),
        ("if he comes round I am to ring the nurse", EntryKind.NOTE, False),
        ("Has he been round?", EntryKind.NOTE, False),
        ("said something horrible", EntryKind.INCIDENT, True),
        ("eggs at the windows. Kids? or him? dont know", EntryKind.INCIDENT, None),
        ("the film had a man say I will kill you", EntryKind.NOTE, False),
        ("He hasn't rung", EntryKind.NOTE, False),
    ],
)
def test_what_the_entry_is(account: str, kind: EntryKind, incident: bool | None) -> None:
    reading = read_account(account)
    assert (reading.entry, reading.incident) == (kind, incident)


def test_the_same_again_takes_the_entry_above_and_its_own_number() -> None:
    above = "Silent phone call, 3am"
    reading = read_account("and again x4", above)
    assert reading.kinds == ("silent-call",)
    assert reading.same_as_previous
    assert reading.by == "unknown"
    assert reading.count is not None
    assert reading.count.to_text() == "4"
    assert reading.because[0].words == "and again x4"


def test_the_same_again_with_something_more() -> None:
    reading = read_account("Same as yesterday but right to the door", "followed me from the station to the flat")
    assert set(reading.kinds) == {"follow", "attend-home"}


def test_a_ditto_below_a_ditto() -> None:
    first = read_account("Silent phone call, 3am")
    second = read_account("ditto", "Silent phone call, 3am", first)
    third = read_account("ditto", "ditto", second)
    assert third.kinds == ("silent-call",)
    assert third.same_as_previous


def test_the_same_again_with_nothing_above_is_no_repeat() -> None:
    reading = read_account("same again")
    assert not reading.same_as_previous
    assert reading.kinds == ()


def test_each_kind_has_the_words_it_came_from() -> None:
    account = "He followed me to the bus stop and said he'd kill me"
    reading = read_account(account)
    assert {(each.what, each.words) for each in reading.because} >= {("follow", "followed me")}
    assert {each.what for each in reading.because} == set(reading.kinds) == {"follow", "threat-to-kill"}


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("He rang me at work, three times", {"call"}),
        ("He phoned the day after", {"call"}),
        ("He rang the other night", {"call"}),
        ("He called the other woman a witch", set()),
        ("He called me names in the shop", {"verbal-abuse"}),
        ("He got into my email and sent me a text", {"device-access", "text"}),
        ("He sent eighty messages to my phone", {"text"}),
        ("Police came and he had gone by then", set()),
        ("He put it in the group chat", {"publish"}),
        ("They took me to court", {"civil-claim"}),
        ("He took me back to court", {"civil-claim"}),
        ("took photos of my front door, waved at me", {"photograph", "attend-home"}),
        ("blocked him on whatsapp so now he emails", {"email"}),
        ("He waited outside the nursery gate", {"attend-school"}),
        ("he put it in the sixth form group chat", {"publish"}),
        ("he stabbed my son and my son died", {"murder"}),
        ("she changed the pin on my bank card", {"money-control"}),
        ("£0.01 into my bank. Reference: CALL ME", {"payment-message"}),
        ("Dragged me back to court", {"civil-claim"}),
        ("He's using the courts to get at me", {"civil-claim"}),
        ("He was taken to court", set()),
        ("The police took him to court", set()),
        ("My mum took me to court to give evidence", set()),
        ("He never took me to court", set()),
        ("He never caught me", set()),
        ("He dragged me by the hair outside court", {"assault"}),
        ("That song took me back, him with a knife at my throat", set()),
        ("text from my mum asking if I am ok", set()),
        ("flowers from my sister", set()),
        ("text from his mum", {"proxy-contact"}),
        ("letter from the court", set()),
        ("he called me a slag by text", {"abusive-message", "text"}),
        ("he rang himself a taxi", set()),
        ("I got a text off him", {"text"}),
        ("I was followed home", {"follow"}),
        ("I saw him watching the house", {"watch"}),
        ("I rang him", set()),
        ("nobody called", set()),
        ("Nobody speaks when I answer the phone", {"silent-call"}),
        ("he was punched by my brother", set()),
        ("no texts, no calls", set()),
        ("text from him, nothing nasty", {"text"}),
        ("rang Sam (my new partner) at work", {"partner-harassed"}),
        ("He rang (I'd had two calls from the bank) and shouted at me down the phone", {"call", "abusive-message"}),
        ("Watch your back Nell he said, quiet like", {"threat-indirect"}),
        ("I'm going to kill you. He said it four times", {"threat-to-kill"}),
        ("flowers? none came", set()),
        ("he'd rang before and he'd ring again", {"call"}),
        ('"Nice blue coat" in a text', {"text", "watch"}),
        ("he said \"watch your back\" and 'I know where you live'", {"threat-indirect"}),
        ("he said 'hello", {"approach"}),
        ("Hand-over at the contact centre at 10.15. He said I'd be sorry", {"child-contact", "threat-indirect"}),
        ("If he says he will kill me I am to ring", set()),
        ("he tried to hit me", {"attempted-assault"}),
        ("he'd punched me", {"assault"}),
        ("he'd punch me", set()),
        ("he'd hit me one day", set()),
        ("I was scared, he would kill me", set()),
        ("he did not speak when he followed me", {"follow"}),
        ("he followed me and I was scared he would come back", {"follow"}),
        ("he punched me and I was scared he would kill me", {"assault"}),
        ("if he comes and he rings me I am to tell them", set()),
        ("he walked as if he was drunk and followed me", {"follow"}),
        ("he even followed me, even if he says not", {"follow"}),
        ("When if ever he rings me", set()),
        ("he was going to ring me but did not", set()),
        ("he went to hit me", set()),
        ("he came to punch me", set()),
        ("voicemail, I will kill you", {"voicemail", "threat-to-kill"}),
        ('I got a card "you are dead"', {"letter", "threat-to-kill"}),
        ('"I will kill you" in a film', set()),
        ("went", set()),
        ("He rang) and shouted at me down the phone", {"call", "abusive-message"}),
        ("He rang (she's 80; I saw) and shouted at me down the phone", {"call", "abusive-message"}),
        ("I was woken by the phone and it was him again", set()),
        ("he wanted to know who followed me home", set()),
        ("he rang the council", set()),
        ("PC Lowe's call, wanted the texts again", set()),
        ("a call off the prison phone", {"call"}),
        ("letter from the prison in his writing", {"letter"}),
        ("letter from the prison about his release", set()),
        ("my mate Jodie's ex followed me", set()),
        ("my husband punched me", {"assault"}),
        ("my husband got a text from him", {"partner-harassed"}),
        ("he hasn't rung, texted or been round", set()),
        ("took my shoes so I couldn't go anywhere", {"confine"}),
        ("someone I've never met came up and said Dave sends his love", {"proxy-contact"}),
        ("one of his friends was taking photos of my car", {"proxy-watch"}),
        ("blocked my path on the towpath with his bike", {"block-way"}),
        ("blocked him again", set()),
        ("Threatened to take them to court myself", set()),
        ("he got a restraining order", set()),
        ("text from him, there is a restraining order", {"text", "order-contact"}),
        ("he tried to ring me", {"call"}),
        ("sleep with one eye open he said", {"threat-indirect"}),
        ("rang all night", {"call"}),
        ("rang in the night", {"call"}),
        ("He got into my Facebook so I can't get back in", {"device-access"}),
        ("He put something in my drink, I remember nothing", {"forced-substance"}),
        ("He strangled my budgie in front of me", {"animal-harm"}),
        ("Our daughter is telling him who comes to the house", {"proxy-watch"}),
        ("The kids' tablet was telling him where we were", {"track"}),
        ("My brother was sent a video of me in the bath", {"intimate-image"}),
        ("Neighbour seen him looking at my bedroom with binoculars", {"watch"}),
        ("My brother got a text from him", {"family-harassed"}),
        ("The lady from Women's Aid rang me", set()),
        ("4 missed calls, all my mum", set()),
        ("I thought I could hear him in the loft. It was pigeons", set()),
        ("I thought it was over but he was at the door", {"attend-home"}),
        ("Two letters handed in at reception by his brother", {"proxy-contact"}),
        ("Mum says he rang but that was last year", set()),
        ("He told them I'd taken an overdose", {"false-report"}),
        ("In that film the man burns the house down", set()),
        ("Rang the station to ask about my statement. Waiting for a call back", set()),
        ("I keep thinking he is going to come through the window", set()),
        ("I keep imagining him with his hands round my neck", set()),
        ("Did not see him or hear from him this week", set()),
        ("told them I'd been hitting the kids", set()),
        ("I'd been followed home", {"follow"}),
        ("I've been getting silent calls", {"silent-call"}),
        ("Had to describe to the jury how he held me down", set()),
        ("He told me he would kill me if I told the jury what he did", {"threat-to-kill"}),
        ("A car behind me from work, flashing its lights", {"follow"}),
        ("He flashed his headlights all the way home", set()),
        ("He flashed at my daughter", {"exposure"}),
    ],
)
def test_kinds_by_their_grammar(account: str, kinds: set[str]) -> None:
    assert set(read_account(account).kinds) - {"approach"} == kinds - {"approach"}


def test_what_lies_on_an_edge_is_weighed_alike_in_any_order() -> None:
    told = split("He never he's driven past my house four times today")
    traits = traits_of(told, doers_of(told))
    orders = [sorted(traits, key=lambda trait: hash((trait, n))) for n in range(20)]
    assert {weighed(order) for order in orders} == {leaning(told, doers_of(told))}


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("He attempted to rape me", ("attempted-sexual-assault",)),
        ("attempted wounding", ("attempted-wounding",)),
        ("he tried to set light to the shed", ("attempted-arson",)),
        ("He tried the gate and then punched me", ("assault",)),
        ("police say he tried to hire a hitman", ("solicit-murder",)),
        ("he tried to strangle me", ("attempted-strangulation",)),
        ("he was trying to suffocate me with a pillow", ("attempted-strangulation",)),
        ("tried grabbing me by the hair", ("attempted-assault",)),
        ("tried to push me over", ("attempted-assault",)),
        ("He attempted to stab my brother", ("attempted-assault-other",)),
        ("he tried to slash my tyres", ("attempted-damage-car",)),
        ("tried to poison the dog", ("attempted-animal-harm",)),
        ("he tried to snatch my bag", ("attempted-theft",)),
        ("he tries to carry me into the car", ("attempted-abduction",)),
        ("He tried to film me through the window", ("attempted-photograph",)),
        ("he tried to follow me home", ("attempted-follow",)),
    ],
)
def test_violence_that_was_tried_is_an_attempt_at_it(account: str, kinds: tuple[str, ...]) -> None:
    found = read_account(account).kinds
    assert set(kinds) <= set(found)
    assert not {attempted_of(kind) for kind in kinds if is_attempt(kind)} & set(found)


@pytest.mark.parametrize(
    ("account", "kinds"),
    [
        ("he tried to calm me down", set()),
        ("I tried to hit him back", set()),
        ("my friend tried to grab my arm to pull me away from him", set()),
        ("he tried to get me to drop it", set()),
        ("he tried to cut down on drinking", set()),
        ("he tried to break up with her", set()),
        ("he tried to ring me", {"call"}),
        ("his lawyer says he never tried to choke me", set()),
        ("he tried the gate then punched me", {"assault"}),
        ("he tried to open my bag", set()),
        ("tried to carry my bags in", set()),
        ("he tried to", set()),
    ],
)
def test_what_was_tried_and_is_no_conduct_or_was_done_is_no_attempt(account: str, kinds: set[str]) -> None:
    assert set(read_account(account).kinds) == kinds


def test_what_was_going_on_was_done_and_what_was_done_to_him_was_not() -> None:
    assert read_account("he was strangling me").kinds == ("strangulation",)
    assert read_account("he was punched by the barman").kinds == ()


@pytest.mark.parametrize(
    ("account", "kind", "targets"),
    [
        ("tried to drown the baby", "attempted-murder", ("victim", "child")),
        ("He attempted to smother my son with a pillow", "attempted-murder", ("victim", "child")),
        ("He held the baby's head under water", "attempted-murder", ("victim", "child")),
        ("He tried to run my mum over", "attempted-murder", ("victim", "family")),
        ("He tried to drown me while the kids slept", "attempted-murder", ("victim",)),
        ("He tried to stab my brother", "attempted-assault-other", ("victim", "family")),
        ("He tried to snatch the baby", "attempted-abduction", ("victim", "child")),
        ("He tried to poison the dog", "attempted-animal-harm", ("victim", "pet")),
        ("come at me with a knife", "weapon-used", ("victim",)),
        ("He came at my dad with a screwdriver", "assault-other", ("victim", "family")),
        ("he has threaten my mum", "threat-other", ("victim", "family")),
        ("threaten my mum", "threat-other", ("victim", "family")),
    ],
)
def test_what_was_tried_or_threatened_is_aimed_at_whoever_its_words_name(
    account: str, kind: str, targets: tuple[str, ...]
) -> None:
    found = read_account(account)
    assert kind in found.kinds
    assert found.targets == targets


@pytest.mark.parametrize(
    "when", ["On 4 May 2026", "4th May", "In May", "On the 4th of May", "May 4th", "May bank holiday"]
)
def test_the_month_of_may_makes_nothing_doubtful(when: str) -> None:
    assert read_account(f"{when} he punched me").kinds == ("assault",)


@pytest.mark.parametrize("account", ["He may kill me", "He may punch me", "he may 3 or 4 times punch me"])
def test_what_he_may_do_is_nothing_done(account: str) -> None:
    assert read_account(account).kinds == ()
