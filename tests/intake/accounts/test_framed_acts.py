# SPDX-License-Identifier: Apache-2.0
"""No threat and no violence from ordinary acts in any frame that denies, fears, asks, plans or quotes somebody else."""

from itertools import product

import pytest

from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.kinds_in_words import is_grave
from vlu_desktop.record.behaviours import is_attempt

# as it follows "will", as it follows "he" (past), as it follows "was"
ACTS = (
    ("kill me", "killed my sister", "killing me"), ("stab me", "stabbed me", "stabbing me"),
    ("hit me", "hit me", "hitting me"), ("strangle me", "strangled me", "strangling me"),
    ("punch me in the face", "punched me in the face", "punching me in the face"),
    ("burn the house down", "burnt the house down", "burning the house down"),
    ("hurt the kids", "hurt the kids", "hurting the kids"), ("rape me", "raped me", "raping me"),
    ("break my arm", "broke my arm", "breaking my arm"), ("drown the baby", "drowned the baby", "drowning the baby"),
    ("run me over", "ran me over", "running me over"), ("throw acid at me", "threw acid at me", "throwing acid at me"),
    ("come at me with a knife", "came at me with a knife", "coming at me with a knife"),
    ("push me down the stairs", "pushed me down the stairs", "pushing me down the stairs"),
    ("kick my head in", "kicked my head in", "kicking my head in"),
    ("shoot my dad", "shot my dad", "shooting my dad"), ("poison me", "poisoned me", "poisoning me"),
    ("slit my throat", "slit my throat", "slitting my throat"),
    ("snatch the kids", "snatched the kids", "snatching the kids"),
    ("set fire to my car", "set fire to my car", "setting fire to my car"),
    ("do me in", "did me in", "doing me in"),
    ("grab me by the hair", "grabbed me by the hair", "grabbing me by the hair"),
    ("headbutt my brother", "headbutted my brother", "headbutting my brother"),
    ("smother me", "smothered me", "smothering me"), ("scald me", "scalded me", "scalding me"),
    ("threaten my mum", "threatened my mum", "threatening my mum"), ("bite me", "bit me", "biting me"),
    ("put me in hospital", "put me in hospital", "putting me in hospital"),
)  # fmt: skip
TO_COME = (
    "I am scared he will {}", "I'm so afraid he'd {}", "what if he should {}", "mum thinks he could {}",
    "I worry he'll {} one day",
    "he said he would never {}", "he promised he wouldn't {}",
    '"I would never {}" is what he said', "He swore blind he didn't {}",
    "he did not {}", "he didn't {} this time", "he has never tried to {}", "He won't {}, he hasn't the guts",
    "My solicitor asked if he would {}", "the form asks did he ever {}", "did he {}? No.",
    "did he ever {}, the officer asked",
    "Do you think he will {}?", "I keep waiting for him to {}", "my worst fear is he will {}",
    "I can imagine him trying to {}",
    "I don't think he would {}", "I doubt he would {}", "It would be like him to {}",
    "I wouldn't put it past him to {}",
    "I wish he would just {} and get it over with", "If he were to {} who would know", "in case he tries to {}",
    "He is not allowed to {}, obviously", "the police say he is likely to {}", "the assessment says he may {}",
    "risk that he will {}", "Sue says her ex used to {}", "the woman in group said her husband would {}",
    "Nobody heard him say he would {}", "I never said he would {}", "I was not saying that he would {}",
    "I dreamt he was going to {}", "in the film he tries to {}", "It's not like he was going to {}",
    "I told the IDVA I am frightened he will {}", "I had this picture in my head of him trying to {}",
    "she asked whether he had threatened to {}", "there was no threat to {}", "He made no threat to {}",
    "I am told not to worry that he will {}", "he hasn't said he'll {}", "He never once threatened to {}",
    "I lay awake thinking he was going to {}", "I always thought he would {}", "you read about men who {}",
)  # fmt: skip
DONE = (
    "asked my daughter if he {}", "asked the kids whether he'd ever {} and they said no",
    "he never {}", "he has not {}", "It is not true that he {}", "he says he never {}", "he denies he {}",
    "nobody says he {}",
    "I dreamt that he {}", "had a nightmare where he {}", "imagine if he {}", "I told them he never {}",
    "my friend asked if he {}", "they asked me whether he had {}", "I can't say he {}", "I'm not saying he {}",
    "In the book a man {}", "on the telly some bloke {}", "her ex {}", "I remember when he {}", "years ago he {}",
    "he did time because he {} back then years ago", "the training video had a man who {}", "it isn't as though he {}",
    "he was accused that he {}", "not once has he {}", "no he never {}", "I made it up that he {}",
)  # fmt: skip
GOING = (
    "no {}, nothing like that", "flashback of him {}", "I keep seeing him {}", "nightmares about him {}",
    "scared of him {}",
    "he was never {}", "terrified of him {}", "panic at the thought of him {}", "I had visions of him {}",
    "he denies {}",
    "I dreamt of him {}", "worried about him {}", "he talked of nobody {}", "he's not one for {}",
)  # fmt: skip
AROUND = ("{}", "He rang twice. {}", "{}. He went home.", "Quiet day, {}")
TRIED = [
    *(frame.format(f"try to {act[0]}") for frame, act in product(TO_COME, ACTS)),
    *(frame.format(f"tried to {act[0]}") for frame, act in product(DONE, ACTS)),
    *(frame.format(f"trying to {act[0]}") for frame, act in product(GOING, ACTS)),
]
FRAMED = [
    *(frame.format(act[0]) for frame, act in product(TO_COME, ACTS)),
    *(frame.format(act[1]) for frame, act in product(DONE, ACTS)),
    *(frame.format(act[2]) for frame, act in product(GOING, ACTS)),
    *TRIED,
]


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.soak)])
def test_a_framed_act_is_no_threat_and_no_violence(every: int) -> None:
    """Each ninth sentence by one surrounding in each run, so that every frame and act is met; all of them in soak."""
    accounts = [AROUND[n % len(AROUND)].format(said) for n, said in enumerate(FRAMED[::every])]
    read = [(account, [kind for kind in read_account(account).kinds if is_grave(kind)]) for account in accounts]
    assert [each for each in read if each[1]] == []


def test_the_acts_are_read_where_nothing_frames_them() -> None:
    told = [act[1] for act in ACTS if any(is_grave(kind) for kind in read_account(f"he {act[1]}").kinds)]
    assert len(told) >= len(ACTS) - 3


def test_acts_that_were_tried_are_read_as_attempts_and_none_as_done() -> None:
    """ "Tried to do me in" and the like stay unread; what is tried is never read as done."""
    read = [read_account(f"he tried to {act[0]}").kinds for act in ACTS]
    assert sum(map(bool, read)) >= len(ACTS) - 6
    assert all(is_attempt(kind) for kinds in read for kind in kinds)
