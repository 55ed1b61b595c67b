# SPDX-License-Identifier: Apache-2.0
"""Cuts an account into words and marks, each with its place in the account, spelt the one way the lexicon is spelt."""

import re
from dataclasses import dataclass

MOST_READ = 20_000
"""Characters of one account that are read; a longer one is read to here."""

_PIECE = re.compile(
    r"(?P<word>[^\W_]+(?:['’`][^\W_]+)*)|(?P<open>(?<![^\s(\[,:;.!?-])[\"“”'‘’](?=\S))|(?P<mark>[\"“”'’.,;:!?()\[\]\n–—-]|\+)"
)
_SPLIT_FIGURE = re.compile(r"[^\W\d_]+|\d+(?=\D)|\d+")
_SPELT: dict[str, str] = {
    "u": "you", "ur": "your", "youre": "you are", "r": "are", "thru": "through", "tho": "though", "cuz": "because",
    "cos": "because", "coz": "because", "cause": "because", "til": "until", "till": "until", "tonite": "tonight",
    "pls": "please", "plz": "please", "wanna": "want to", "gonna": "going to", "gunna": "going to", "gona": "going to",
    "goin": "going", "tryin": "trying", "sayin": "saying", "fone": "phone", "fones": "phones", "fb": "facebook",
    "txt": "text", "txts": "texts", "txted": "texted", "txting": "texting", "msg": "message", "msgs": "messages",
    "msgd": "messaged", "msged": "messaged", "mesage": "message", "mesages": "messages", "mssg": "message",
    "mssgs": "messages", "vm": "voicemail", "vms": "voicemails", "voicenote": "voice note", "voicenotes": "voice notes",
    "fone call": "phone call", "thier": "their", "definately": "definitely", "threatend": "threatened",
    "threatned": "threatened", "threatining": "threatening", "threatning": "threatening", "folowed": "followed",
    "follwed": "followed", "folowing": "following", "strangeld": "strangled", "stangled": "strangled",
    "punchd": "punched", "kiked": "kicked", "smased": "smashed", "smashd": "smashed", "brok": "broke",
    "outsid": "outside", "ouside": "outside", "wich": "which", "becuase": "because", "becos": "because",
    "neibour": "neighbour", "neighbor": "neighbour", "nieghbour": "neighbour", "neighbors": "neighbours",
    "tyers": "tyres", "tires": "tyres", "tire": "tyre", "licence": "licence", "license": "licence", "msn": "messenger",
    "insta": "instagram", "snap": "snapchat", "snapchats": "snapchat", "whatsapped": "whatsapp", "whatsapps": "whatsapp",
    "watsapp": "whatsapp", "whatsap": "whatsapp", "wattsapp": "whatsapp", "wapp": "whatsapp", "moblie": "mobile",
    "cud": "could", "wud": "would", "shud": "should", "wos": "was", "woz": "was", "sed": "said", "dint": "didnt",
    "didn": "didnt", "dnt": "dont", "cudnt": "couldnt", "wudnt": "wouldnt", "sumone": "someone", "somone": "someone",
    "arguement": "argument", "adress": "address", "hse": "house", "fon": "phone", "sumthing": "something",
    "recieved": "received", "recived": "received", "cannot": "can not", "emial": "email", "emialed": "emailed",
    "knifes": "knives", "strangling": "strangling", "mam": "mum", "mom": "mum", "mums": "mums", "mams": "mums",
    "mummy": "mum", "daddy": "dad", "nans": "nans", "tonights": "tonights", "prision": "prison", "solicter": "solicitor",
    "solicitors": "solicitors", "abit": "a bit", "alot": "a lot", "infront": "in front", "incase": "in case",
    "everytime": "every time", "everyday": "every day", "handover": "hand over", "bf": "boyfriend", "gf": "girlfriend",
    "hubby": "husband", "bday": "birthday", "xmas": "christmas", "w": "w", "dm": "dm", "doing": "doing",
}  # fmt: skip
"""One spelling for words that are written many ways; the lexicon has only the right-hand ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word as the lexicon spells it, or a mark; `start` and `end` are its place in the account, in characters."""

    text: str
    start: int
    end: int
    capital: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not self.text[:1].isalnum()


def pieces_of(account: str) -> list[Piece]:
    """Words and marks in order. A quotation mark that opens is "<<", one that may close is ">>"."""
    found: list[Piece] = []
    for each in _PIECE.finditer(account[:MOST_READ]):
        if each.lastgroup == "word":
            found.extend(_words(each[0], each.start()))
        elif each.lastgroup == "open":
            found.append(Piece(text="<<", start=each.start(), end=each.end()))
        else:
            mark = ">>" if each[0] in "\"“”'’" else each[0]
            found.append(Piece(text=mark, start=each.start(), end=each.end()))
    return found


def _words(written: str, start: int) -> list[Piece]:
    """One written word as one or more words: "60calls" is two, "u" is "you"."""
    found = []
    plain = written.lower()
    parts = [(plain, 0)]
    if plain[0].isdigit() and plain[-1].isalpha() and plain.isalnum():
        parts = [(each[0], each.start()) for each in _SPLIT_FIGURE.finditer(plain)]
    for part, at in parts:
        bare = part.replace("'", "").replace("’", "").replace("`", "")
        for word in _SPELT.get(bare, bare).split():
            found.append(
                Piece(text=word, start=start + at, end=start + at + len(part), capital=written[0].isupper() and not at)
            )
    return found
