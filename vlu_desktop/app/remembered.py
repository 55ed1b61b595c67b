# SPDX-License-Identifier: Apache-2.0
"""What this computer keeps from one start to the next: colours, size of letters, the casebook's file, where one was.

Of a case only its id is kept, which says nothing without the casebook; the rest are names of this program's own places.
"""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from vlu_desktop.platform import preferences
from vlu_desktop.ui.keys.throttle import Throttle
from vlu_desktop.ui.widgets.theme import ThemeSwitcher

_CASEBOOK, _PLACE = "casebook", "last-place"


class LastPlace(NamedTuple):
    """A place of the rail, and the case and tab that were in view last, "" for none. `in_case`: at the end, too."""

    place: str = "today"
    case_id: str = ""
    tab: str = ""
    in_case: bool = False


def keep_casebook(path: Path | None) -> None:
    """The casebook that is open; None for the example, which is another each time."""
    if path is not None:
        preferences.remember(_CASEBOOK, str(path))


def last_casebook() -> Path | None:
    """The casebook that was open last, None where it is gone or there was none."""
    said = preferences.remembered(_CASEBOOK)
    path = Path(said) if said else None
    return path if path is not None and path.is_file() else None


def keep_place(last: LastPlace) -> None:
    """Where the officer is as the casebook is closed."""
    preferences.remember(
        _PLACE, " ".join((last.place, "case" if last.in_case else "-", last.case_id, last.tab)).strip()
    )


def last_place(places: Iterable[str], tabs: Iterable[str]) -> LastPlace:
    """Where the officer was; whatever is none of these places or tabs is left out."""
    said = [*preferences.remembered(_PLACE).split(" "), "", "", "", ""]
    place = said[0] if said[0] in places else "today"
    tab = said[3] if said[3] in tabs else ""
    return LastPlace(place, said[2], tab, said[1] == "case" and bool(said[2]))


def kept_look(app: QApplication, family: str) -> ThemeSwitcher:
    """The colours and the size of letters as chosen, in a font's family."""
    size = preferences.remembered("text-size")
    look = ThemeSwitcher(
        app,
        family,
        preferences.remembered("colours") or "system",
        preferences.remembered("theme"),
        int(size) if size.isdecimal() else 100,
    )
    look.chosen.connect(partial(preferences.remember, "colours"))
    look.sized.connect(lambda size: preferences.remember("text-size", str(size)))
    return look


def kept_throttle() -> Throttle:
    """The rest that is given after wrong passphrases, which outlives the program."""
    return Throttle(
        partial(preferences.remembered, "wrong-passphrases"), partial(preferences.remember, "wrong-passphrases")
    )
