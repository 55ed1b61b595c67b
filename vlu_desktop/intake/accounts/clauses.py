# SPDX-License-Identifier: Apache-2.0
"""Splits an account into clauses, and takes what stands between quotation marks out of them."""

from dataclasses import dataclass, field

from vlu_desktop.dates.date_words import UNITS
from vlu_desktop.intake.accounts.contrasts import is_all_but_a_number, is_counted_against, is_set_against
from vlu_desktop.intake.accounts.doer_words import AGENCIES, HERS, STRANGERS
from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.patterns import BREAK, Passage
from vlu_desktop.intake.accounts.word_classes import CLASSES
from vlu_desktop.intake.accounts.words import MARKS, Piece, pieces_of

QUOTED = "qqq"
"""The word that stands where a quotation was."""
_ENDS = {".", "!", "?", "\n"}
_TURNS = {";", ":", "-", "–", "—", "(", ")", "[", "]"}
_SUBJECTS = word_set("clauses.subjects")
_POSSESSIVES = frozenset("my his our".split())
_JOINS = word_set("clauses.joins")
_DID = word_set("clauses.did")
_NAMED = word_set("clauses.named")
_NO_NAMES = frozenset(word for words in CLASSES.values() for word in words.split()) | word_set("clauses.no_names")
"""Words that are nobody's name, however they are written."""
_BARE = word_set("clauses.bare")
"""Verbs that some write without their ending: "he call 10 time"."""
_HELPS = word_set("clauses.helps")
_BEFORE_TILL = frozenset("the my our a her his at self_service".split())
_A_MONTH = "june"
"""May, to the lexicon, which tells no month from another and has "may" as what is only possible."""
_BEFORE_MAY = frozenset("in since during early late mid last of until by through throughout".split())
_BEHIND_MAY = frozenset({"bank", "half"})
_DAY_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_MATES = frozenset("husband boyfriend partner wife ex girlfriend".split())
_STEPS = frozenset("and but then so which now still except".split())
_THERE = frozenset("the a an one two some".split())
_UNITS = frozenset(UNITS)
_SO_FAR = (["so", "far"], ["in", "all"], ["in", "total"])
_NUMBER_OF_THEM = 3
_JUST_BEFORE = 12
_RIGHT_BEFORE = 3
_PEOPLE = STRANGERS | HERS
_STROKES = {"-", "–"}
_WITHIN = {".", ",", ":"} | _STROKES


@dataclass(slots=True, kw_only=True)
class Clause:
    """Some words of a passage, `first` to `last`; `opened` is the mark or word it was parted from the one before by."""

    first: int
    last: int
    sentence: int
    opened: str
    closed: str = ""


@dataclass(slots=True, kw_only=True)
class Narrative:
    """Words in clauses, each with its piece of the account (None for a BREAK or where a quotation stood)."""

    pieces: list[Piece | None] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    of_word: list[int] = field(default_factory=list)
    quotes: list["Quotation"] = field(default_factory=list)
    passage: Passage = field(default_factory=lambda: Passage(words=[]))

    def clause(self, word: int) -> Clause:
        """The clause that a word stands in."""
        return self.clauses[self.of_word[word]]

    def words_of(self, clause: Clause) -> list[str]:
        """The words of a clause."""
        return self.words[clause.first : clause.last + 1]


@dataclass(slots=True, kw_only=True)
class Quotation:
    """What stood between quotation marks, as a narrative of its own, and the word of the account it stood at."""

    inner: Narrative
    at: int


def split(account: str) -> Narrative:
    """The account in clauses."""
    return _narrate(pieces_of(account))


def _narrate(pieces: list[Piece]) -> Narrative:
    told = Narrative()
    sentence, opened, n = 0, ".", 0
    while n < len(pieces):
        piece = pieces[n]
        if piece.text == "<<":
            end = _closing(pieces, n)
            if end:
                _add(told, QUOTED, None, sentence, opened)
                inner = _narrate([each for each in pieces[n + 1 : end] if each.text not in ("<<", ">>")])
                told.quotes.append(Quotation(inner=inner, at=len(told.words) - 1))
                opened = ""
                n = end + 1
                continue
        elif piece.text in MARKS:
            if _is_figure_sign(pieces, n):
                _add(told, "plus" if piece.text == "+" else "to", piece, sentence, opened)
                opened = ""
            elif _parts(pieces, n):
                _end(told, piece.text)
                sentence += piece.text in _ENDS
                opened = piece.text
        else:
            if _begins_at(pieces, n, told, opened):
                _end(told, piece.text)
                opened = piece.text
            _add(told, _as_meant(pieces, n), piece, sentence, opened)
            opened = ""
            n += is_all_but_a_number(pieces, n)
        n += 1
    told.passage = Passage(words=told.words)
    return told


def _begins_at(pieces: list[Piece], n: int, told: Narrative, opened: str) -> bool:
    """Whether a word begins a clause with no mark before it."""
    return (pieces[n].text in _JOINS and _turns(pieces, n, told, opened)) or is_set_against(pieces, n)


def _as_meant(pieces: list[Piece], n: int) -> str:
    """A word as the lexicon has it: in "from the till" no "until" is meant, and on 4 May nobody may do anything."""
    piece = pieces[n]
    if piece.text == "may":
        return _A_MONTH if _is_month(pieces, n) else piece.text
    counter = piece.text == "until" and piece.end - piece.start == len("till") and n
    return "till" if counter and pieces[n - 1].text in _BEFORE_TILL else piece.text


def _is_month(pieces: list[Piece], n: int) -> bool:
    """Whether "may" stands beside a day or a year, or behind what a month stands behind: "4 May", "since May"."""
    before = pieces[n - 1].text if n else ""
    after = pieces[n + 1].text if n + 1 < len(pieces) else ""
    beside = before.isdigit() or before in _DAY_ENDINGS or (after.isdigit() and before not in _SUBJECTS)
    return beside or before in _BEFORE_MAY or after in _BEHIND_MAY


def _closing(pieces: list[Piece], opening: int) -> int:
    """Where the quotation that opens there closes; 0 where it never does."""
    for n in range(opening + 1, len(pieces)):
        if pieces[n].text == ">>" and n > opening + 1:
            return n
    return 0


def _add(told: Narrative, word: str, piece: Piece | None, sentence: int, opened: str) -> None:
    if opened:
        if told.clauses:
            told.words.append(BREAK)
            told.pieces.append(None)
            told.of_word.append(len(told.clauses) - 1)
        at = len(told.words)
        told.clauses.append(Clause(first=at, last=at, sentence=sentence, opened=opened))
    if piece is not None and piece.capital and not opened and _is_of_ours(told, piece):
        word = "cousins" if piece.end - piece.start > len(piece.text) else "cousin"
    if word in _BARE and not opened and _is_unlearned(told.words):
        word = f"{word}s"
    told.words.append(word)
    told.pieces.append(piece)
    told.of_word.append(len(told.clauses) - 1)
    told.clauses[-1].last = len(told.words) - 1


def _is_of_ours(told: Narrative, name: Piece) -> bool:
    """ "Our Lisa", "our Kev's": somebody of her family, whatever the name; "OUR HOUSE" is nobody."""
    our = told.pieces[-1]
    if told.words[-1] != "our" or our is None or name.text in _NO_NAMES or not name.text.isalpha():
        return False
    return not our.capital or told.clauses[-1].first == len(told.words) - 1


def _is_unlearned(before: list[str]) -> bool:
    """Whether a bare verb behind these words lacks its ending: "he call", and not "did he call"."""
    if before[-2:-1] and before[-2] in ("my", "ex") and before[-1] in _MATES:
        return True
    return before[-1:] != [] and before[-1] in ("he", "she") and _HELPS.isdisjoint(before[-2:-1])


def _end(told: Narrative, mark: str) -> None:
    if told.clauses:
        told.clauses[-1].closed = told.clauses[-1].closed or mark


def _is_figure_sign(pieces: list[Piece], n: int) -> bool:
    """The plus of "30+", and the stroke of "3-4" that is no date: words of a number."""
    if not n or not pieces[n - 1].text.isdigit():
        return False
    if pieces[n].text == "+":
        return True
    after = pieces[n + 1].text if n + 1 < len(pieces) else ""
    return pieces[n].text in ("-", "–") and after.isdigit()


def _parts(pieces: list[Piece], n: int) -> bool:
    """Whether a mark parts two clauses: not the point of 10.15, nor a comma before more of the same."""
    mark, after = pieces[n].text, pieces[n + 1] if n + 1 < len(pieces) else None
    if n and after is not None and mark in _WITHIN and _is_within(pieces[n - 1], pieces[n], after):
        return False
    if mark == "." and n and after is not None and _is_initial(pieces[n - 1], after):
        return False
    if mark in ("(", ")"):
        return not _beside(pieces, n)
    if mark == "," and _is_number_behind(pieces, n):
        return True
    return mark in _ENDS or mark in _TURNS or (mark == "," and after is not None and _begins_behind(pieces, n + 1))


def _is_number_behind(pieces: list[Piece], n: int) -> bool:
    """A comma before a number that counts what stands before it: "pictures of him, 3 of them"."""
    following = [each.text for each in pieces[n + 1 : n + 4]]
    if len(following) < _NUMBER_OF_THEM or not (following[0].isdigit() or following[0] in _UNITS):
        return False
    people = any(each.text in _PEOPLE for each in pieces[max(0, n - _JUST_BEFORE) : n]) or any(
        each.text in AGENCIES for each in pieces[max(0, n - _RIGHT_BEFORE) : n]
    )
    of_them = following[1] == "of" and following[2] in ("them", "these", "those") and not people
    return of_them or following[1:] in _SO_FAR


def _is_within(before: Piece, mark: Piece, after: Piece) -> bool:
    """Whether a mark stands within a number or a word: 10.15, hand-over."""
    close = before.end == mark.start and after.start == mark.end
    figures = before.text[-1:].isdigit() and after.text[:1].isdigit()
    return close and (figures or mark.text in _STROKES)


def _is_initial(before: Piece, after: Piece) -> bool:
    """The point of "K. rang", which ends nothing."""
    return (
        before.capital and len(before.text) == 1 and before.text.isalpha() and before.text != "i" and not after.capital
    )


def _beside(pieces: list[Piece], n: int) -> bool:
    """Whether a bracket says who somebody is: "Sam (my new partner)"."""
    opening = (
        n if pieces[n].text == "(" else max((at for at in range(max(0, n - 5), n) if pieces[at].text == "("), default=n)
    )
    return opening + 1 < len(pieces) and pieces[opening + 1].text in ("my", "our") and any(
        pieces[at].text == ")" for at in range(opening + 2, min(opening + 6, len(pieces)))
    )  # fmt: skip


def _begins_behind(pieces: list[Piece], n: int) -> bool:
    """Whether a clause begins there, behind a comma."""
    return _begins(pieces[n].text) or is_set_against(pieces, n) or is_counted_against(pieces, n)


def _begins(word: str) -> bool:
    """Whether a word behind a comma begins a clause: a subject, a step in the telling, a verb in the past."""
    return (
        word in _SUBJECTS
        or word in _STEPS
        or word in _POSSESSIVES
        or word in _DID
        or word in _NAMED
        or (word.endswith("ed") and len(word) > 4)
    )


def _turns(pieces: list[Piece], n: int, told: Narrative, opened: str) -> bool:
    """Whether a joining word begins a clause of its own: "and he", "but I", "when the police"."""
    if opened or not told.words or n + 1 >= len(pieces):
        return False
    if pieces[n].text == "until" and _as_meant(pieces, n) != "until":
        return False
    after = pieces[n + 1].text
    if pieces[n].text == "though" and pieces[n - 1].text == "as":
        return False
    if pieces[n].text in ("but", "because", "until", "although", "though"):
        return True
    return (
        after in _SUBJECTS
        or (after in _POSSESSIVES and pieces[n].text != "and")
        or (after in _THERE and pieces[n].text in ("when", "while"))
    )
