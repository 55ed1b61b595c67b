# SPDX-License-Identifier: Apache-2.0
"""The English sentences made longer, with accents and brackets, to find words that a screen cuts or did not ask for.

Nobody chooses it: `screens --language pseudo` takes pictures in it, and the walk of every screen runs in it.
"""

import re
from math import ceil

from vlu_desktop.language.templates import Template

LONGER = 1.4
"""How much longer a sentence is: Welsh takes a third more than English, and some sentences more than that."""
_PLACE = re.compile(r"(\{\w+:\w+\}|&\w|\s+)")
_VOWELS = str.maketrans("aeiouyAEIOUY", "âêîôûŷÂÊÎÔÛŶ")


def longer(template: Template) -> Template:
    """The same sentence in every form, its places as they are."""
    return Template(forms={name: _longer(form) for name, form in template.forms.items()}, by=template.by)


def _longer(form: str) -> str:
    parts = _PLACE.split(form)
    return f"[{''.join(part if place % 2 else _stretched(part) for place, part in enumerate(parts))}]"


def _stretched(word: str) -> str:
    """The word with accents, and its vowels drawn out until there are enough letters."""
    spare, made = ceil(len(word) * (LONGER - 1)), []
    vowels = sum(letter.translate(_VOWELS) != letter for letter in word)
    for letter in word:
        accented = letter.translate(_VOWELS)
        more = ceil(spare / vowels) if accented != letter else 0
        made.append(accented + accented.lower() * more)
        spare, vowels = spare - more, vowels - (accented != letter)
    return "".join(made)
