# SPDX-License-Identifier: Apache-2.0
"""Letters that do a thing together with Alt: one for each of several names, and none twice in a window."""

from collections.abc import Collection, Sequence

OF_TABS = frozenset("wmsacpf")
"""Those of the tabs of a case, which are in view with whatever stands beside them."""


def lettered(names: Sequence[str], taken: Collection[str] = OF_TABS) -> list[str]:
    """The names with an ampersand before their letter: the first of a word where it is free, else the first free."""
    used, found = set(taken), []
    for name in names:
        plain = name.replace("&", "&&")
        places = [at for at in range(len(plain)) if plain[at].isascii() and plain[at].isalpha()]
        first = [at for at in places if at == 0 or not plain[at - 1].isalpha()]
        at = next((at for at in (*first, *places) if plain[at].lower() not in used), -1)
        if at >= 0:
            used.add(plain[at].lower())
        found.append(plain if at < 0 else f"{plain[:at]}&{plain[at:]}")
    return found
