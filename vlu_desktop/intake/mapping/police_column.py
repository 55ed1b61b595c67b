# SPDX-License-Identifier: Apache-2.0
"""What a diary's cells about the police say: whether they were told, under which reference, and what words are left."""

import re
from dataclasses import dataclass

from vlu_desktop.dates.date_words import MONTH_NUMBERS

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
# A reference among other words: "Rang 101, ref 4421 of 14/3", "crime no. 45/1234/26".
_WITHIN = re.compile(
    r"\b(?:(?:crime|police|incident|event|occurrence|report|case|job|log)\s+(?:ref(?:erence)?|number|num|no)|"
    r"ref(?:erence)?|log|cad|urn|crn|niche)\b[.:#\s]*(?:(?:number|no|is|was)\b[.:#\s]*)*"
    r"(?P<found>[a-z]{0,4}[/\-]?\d[\w/\-.]*\w|\d)(?P<of>\s+of\s+\d[\w/\-.]*\w)?",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?:(?:rang|called|phoned|on|via|by|to) )?(?:101|999|112|111)$", re.IGNORECASE)
_OFFICER = re.compile(
    r"(?:pc|dc|ps|ds|di|dci|dcs|wdc|wpc|sgt|sergeant|insp|inspector|pcso|ofc|officer|constable|collar|shoulder|badge|"
    r"warrant)\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<found>\S*\d\S*)\s+[(\[].*[)\]]$")
# What a spreadsheet makes of a long number, and of one with strokes.
_MANGLED = re.compile(r"\d(?:\.\d+)?e[+-]?\d+$", re.IGNORECASE)
_DAY = re.compile(
    rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}$|(?:\d{{1,2}}-)?(?:{'|'.join(MONTH_NUMBERS)})(?:-\d{{2}})?$",
    re.IGNORECASE,
)
_ROW = re.compile(r"#?\d{1,4}$")
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
    told = answer in ("", "yes")
    if _CALLED.match(rest) or _DAY.match(rest):
        answer = answer or "yes"  # the number that was rung, and the day, are no reference
    elif _REFERENCE.match(rest):
        # "No. 4421/26" may be a number as well as an answer.
        answer, reference, rest = ("yes", _joined(rest, reference), "") if told else ("", reference, rest)
    elif told and (within := _among_words(rest)):
        answer, reference = "yes", _joined(within, reference)
    elif of_police and not said and _has_figures(reference):
        answer = "yes"
    words = _joined(said if rest else "", beside, f"officer {officer}" if officer else "")
    return PoliceTold(answer=answer, reference=reference, words=words)


def _reference(said: str, of_police: bool) -> tuple[str, str]:
    """A reference, and what stands in its column without being one: an officer, a number that was rung, a row's own."""
    if _OFFICER.match(said) or _CALLED.match(said):
        return "", said
    if not of_police and _ROW.match(said):
        return "", _as_given(said)
    if not said or any(whole.match(said) for whole in (_REFERENCE, _MANGLED, _DAY)):
        return said, ""
    bracketed = _BRACKETED.match(said)
    if within := bracketed["found"] if bracketed else _among_words(said):
        return within, said
    return (said, "") if _has_figures(said) and len(said.split()) < 3 else ("", _as_given(said))


def _has_figures(said: str) -> bool:
    return any(character.isdigit() for character in said)


def _among_words(said: str) -> str:
    """A reference that is named as one among other words; "" where none is."""
    found = _WITHIN.search(said)
    return f"{found['found']}{found['of'] or ''}" if found else ""


def _as_given(said: str) -> str:
    return f"reference as given {said}"


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
