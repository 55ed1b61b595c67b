# SPDX-License-Identifier: Apache-2.0
"""Words that make something else of a clause: a letter of the court's is no letter of his."""

from vlu_desktop.intake.accounts.grammar_words import word_set


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OFFICIAL = word_set("vetoes.official")
VETOES: dict[str, frozenset[str]] = {
    "letter": _OFFICIAL | _set("wallet pin debit credit sim bank"),
    "civil-claim": _set("answer cps evidence police witness"),
    "call": _set("postman bell doorbell jump jumping jumped jumpy"),
    "theft": _set("evidence police pc statement"),
    "gift": _set("ordered messages texts emails"),
    "employer-contact": _set("offender"),
    "attend-home": _set("zone exclusion"),
    "email": _set("form forms"),
    "exposure": _set("photos pictures pics knife machete blade gun hammer envelope wallet"),
    "friend-pretence": _set("arrested charged convicted jailed"),
    "threat-child": _set("court courts social"),
}
"""Kind -> words beside which it is not told of."""


_GETTING = frozenset("getting receiving having hearing seeing finding".split())
"""What comes to her, told as going on."""


def was_doing(verb: str) -> bool:
    """ "Told them I'd been stealing" is of what she was doing, "I'd been followed" of what was done to her."""
    return verb.endswith("ing") and verb not in _GETTING
