# SPDX-License-Identifier: Apache-2.0
"""Soft notes on a statement: passages of a sort that guidance says do not belong; the officer decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say

_MOST = 6
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Note:
    """One passage to look at: what it may be, and its own words."""

    why: str
    words: str


_OPINION = re.compile(
    r"\b(?:should|must|ought to|needs? to|deserves? to|deserve) (?:not |never )?(?:be |get |go |spend |rot |stay |die )"
    r"(?:to )?(?:\w+ ){0,3}?(?:prison|jail|gaol|life|locked up|released|let out|punished|sentenced|hanged|inside|years|"
    r"longer|freed|deported)\b"
    r"|\b(?:lock (?:him|her|them) up|throw away the key|never be (?:released|let out)|life sentence|tougher sentence|"
    r"longer sentence|sentence is too|(?:do not|don't|don’t) (?:release|let (?:him|her) out))\b",
    re.IGNORECASE,
)
_CRITICISM = re.compile(
    r"\b(?:the (?:parole )?board (?:is|are|has|have|does|do)\b[^.]{0,40}\b(?:wrong|useless|stupid|disgrace\w*|failed)"
    r"|i (?:will|am going to|'ll|’ll) (?:kill|hurt|get) (?:him|her|them))\b",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b")
_PHONE = re.compile(r"(?<!\w)(?:\+44[\s-]?\(?0?\)?[\s-]?|\(?0)\d(?:[\s()-]?\d){8,9}(?!\d)")
_STREET = re.compile(
    r"\b\d{1,4}[a-z]?,? (?:[A-Z][\w'’]+ ){1,3}"
    r"(?:Road|Street|Avenue|Lane|Close|Drive|Way|Court|Place|Gardens|Terrace|Crescent|Grove|Row|Hill|Park)\b"
)
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.]+\b")
_RETELLING = re.compile(
    r"\b(?:he|she|they) (?:then |had |just |suddenly |again )?(?:punched|hit|kicked|grabbed|slapped|stabbed|pushed|"
    r"strangled|threw|dragged|broke|smashed|came at|pulled|raped|attacked|forced|burned|followed|rang|texted)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_MUCH = 6


def telling_places(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that may tell where somebody can be found: a postcode, a street, a number, an email."""
    for pattern in (_POSTCODE, _STREET, _PHONE, _EMAIL):
        for hit in pattern.finditer(text):
            yield hit.start(), hit.end()


def notes_on(text: str, kind: str) -> tuple[Note, ...]:
    """The passages to look at, at most six, in the order of the sorts below."""
    found: list[Note] = []
    for pattern in (_POSTCODE, _STREET, _PHONE, _EMAIL):
        found += [Note(say("statements.note-whereabouts"), _short(hit.group())) for hit in pattern.finditer(text)]
    opinion = say("statements.note-on-release") if kind == "parole" else say("statements.note-on-sentence")
    found += [Note(opinion, _around(text, hit)) for hit in _OPINION.finditer(text)]
    if kind == "parole":
        why = say("statements.note-threat")
        found += [Note(why, _around(text, hit)) for hit in _CRITICISM.finditer(text)]
    retold = [each.group().strip() for each in _SENTENCE.finditer(text) if _RETELLING.search(each.group())]
    if len(retold) >= _MUCH:
        found.append(Note(say("statements.note-retelling", n=len(retold)), _short(retold[0])))
    return tuple(dict.fromkeys(found))[:_MOST]


def _around(text: str, hit: re.Match[str]) -> str:
    """The sentence a passage stands in."""
    start = max(text.rfind(mark, 0, hit.start()) for mark in ".!?\n") + 1
    ends = [place for mark in ".!?\n" if (place := text.find(mark, hit.end())) >= 0]
    return _short(text[start : min(ends, default=len(text))])


def _short(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
