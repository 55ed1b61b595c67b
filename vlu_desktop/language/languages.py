# SPDX-License-Identifier: Apache-2.0
"""The languages there are, and the one the officer reads the program in."""

from typing import Final

ENGLISH: Final = "en"
WELSH: Final = "cy"
# A language is a line here, a folder of texts, its plurals (plurals.py) and its names of days (calendar_names.py).
LANGUAGES: Final = {ENGLISH: "English", WELSH: "Cymraeg"}
"""Each language's code (BCP 47, without a region), and its own name for itself."""
PSEUDO: Final = "pseudo"
"""No language: English made longer (`templates.longer`), for looking at screens."""
PREFERENCE: Final = "language"
"""The preference that keeps the officer's choice on this computer."""

_chosen = ENGLISH


def language() -> str:
    """The code of the language the program speaks now."""
    return _chosen


def speak(code: str) -> None:
    """Speak a language from now on; English where it is none of ours, such as a preference of a later version."""
    global _chosen  # noqa: PLW0603 (one officer, one language, for the whole process)
    _chosen = base(code)


def base(code: str) -> str:
    """The language of a code that may name a region, as "cy-GB"; English where there are no texts for it."""
    found = code.partition("-")[0].lower()
    return found if found in LANGUAGES or found == PSEUDO else ENGLISH
