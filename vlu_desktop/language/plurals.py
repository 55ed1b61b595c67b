# SPDX-License-Identifier: Apache-2.0
"""Which form of a sentence a count takes, by the plural rules of Unicode's CLDR for whole numbers."""

from vlu_desktop.language.languages import WELSH, base

CATEGORIES = {"en": ("one", "other"), "cy": ("zero", "one", "two", "few", "many", "other")}
"""The forms a counted sentence has in each language; "other" is the one for every count without its own."""
# CLDR 46, supplemental/plurals.xml: Welsh tells 0, 1, 2, 3 and 6 apart; English 1.
_WELSH_FORMS = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}


def category(count: int, language: str) -> str:
    """The name of the form: "zero", "one", "two", "few", "many" or "other"."""
    if base(language) == WELSH:
        return _WELSH_FORMS.get(count, "other")
    return "one" if count == 1 else "other"
