# SPDX-License-Identifier: Apache-2.0
"""What a diary's cells about the police say: whether they were told, under which reference, and what words are left."""

import re
from dataclasses import dataclass

# A key of the vocabulary `answer` and the words at the beginning of a cell that mean it; the first that matches has it.
_ANSWERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "not-known",
        re.compile(
            r"(?:i )?(?:don['’]?t|do not|can['’]?t|cannot) (?:know|remember|recall)\b|not (?:known|sure)\b|unknown\b|"
            r"unsure\b|no idea\b|\?+$",
            re.IGNORECASE,
        ),
    ),
    ("no", re.compile(r"(?:n(?!/a\b)|no|not|none|never|false|naddo|didn['’]t|did not|✗|✘)\b|[✗✘]", re.IGNORECASE)),
    ("yes", re.compile(r"(?:y|yes|true|oes|reported|called|told|rang 999|101|999)\b|[✓✔]", re.IGNORECASE)),
)
# "4421/26", "CR/1234/26", "CAD 1234 of 3 March"; the letters and figures of an officer's own number are none.
_REFERENCE = re.compile(
    r"(?!(?:pc|dc|ps|ds|di|sgt|pcso)\b)[a-z]{0,8}[/\- ]?\d[\w/\-.]*(?:[ ](?:of [\w/\-. ]+|[\w/\-.]*\d[\w/\-.]*))*$",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:(?:rang|called|phoned|on|via|by|to) )?(?:101|999|112|111)$", re.IGNORECASE)
_OFFICER = re.compile(r"(?:pc|dc|ps|ds|di|dci|sgt|pcso|wpc|officer)\b", re.IGNORECASE)
# What a spreadsheet makes of a long number, and of one with strokes.
_MANGLED = re.compile(r"\d(?:\.\d+)?e[+-]?\d+$", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$")
_MARKS = " -–—,.:;()#"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceTold:
    """`answer` is a key of the vocabulary of that name, "" where nothing is said; `words` say what is in neither."""

    answer: str = ""
    reference: str = ""
    words: str = ""


def police_told(said: str, reference: str, officer: str, *, of_police: bool) -> PoliceTold:
    """Reads the cells of one row: whether it was told to police, a reference, and the officer.

    `of_police` says that the reference's heading names the police: whoever has a reference of theirs told them, while
    a mere "Ref" may be anything.
    """
    reference, beside = _reference(reference, of_police)
    answer, rest = _answer(said)
    rest = rest.strip(_MARKS)
    if _CALLED.match(rest):
        answer = answer or "yes"  # the number that was rung is no reference
    elif _DAY.match(rest):
        answer = answer or "yes"
    elif _REFERENCE.match(rest):
        # "No. 4421/26" may be a number as well as an answer.
        told = answer in ("", "yes")
        answer, reference, rest = ("yes", _joined(rest, reference), "") if told else ("", reference, rest)
    elif of_police and not said and any(character.isdigit() for character in reference):
        answer = "yes"
    words = _joined(said if rest else "", beside, f"officer {officer}" if officer else "")
    return PoliceTold(answer=answer, reference=reference, words=words)


def _reference(said: str, of_police: bool) -> tuple[str, str]:
    """A reference, and what stands in its column without being one: an officer, a number that was rung, a row's own."""
    if _OFFICER.match(said) or _CALLED.match(said):
        return "", said
    if not of_police and said.isdecimal() and len(said) < 5:
        return "", f"reference as given {said}"
    return said, ""


def _joined(*parts: str) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))


def _answer(said: str) -> tuple[str, str]:
    """The answer a cell begins with, and what follows it."""
    for answer, words in _ANSWERS:
        if found := words.match(said):
            return answer, said[found.end() :]
    return "", said


def odd_reference(reference: str) -> str:
    """What is to be noted of a reference, "" for nothing: one that a spreadsheet mangled is kept as it stands."""
    if _MANGLED.match(reference):
        return f"the police reference “{reference}” was shortened by a spreadsheet and is not the one given: ask for it"
    if _DAY.match(reference):
        return f"the police reference “{reference}” looks like a date: check it"
    return ""
