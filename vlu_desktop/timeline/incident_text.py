# SPDX-License-Identifier: Apache-2.0
"""An incident in words, for a tooltip, a screen reader and the table twin."""

from dataclasses import replace
from functools import lru_cache

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import stated
from vlu_desktop.record.behaviours import LANES, NOT_CHOSEN, SERIOUSNESS, behaviour, kinds_said
from vlu_desktop.record.conduct_entry import Conduct
from vlu_desktop.record.vocabulary import label
from vlu_desktop.timeline.elements import shorten

UNSORTED = ("unsorted", NOT_CHOSEN)
LANE_KEYS: tuple[str, ...] = (*(lane.key for lane in LANES), UNSORTED[0])
LANE_LABELS: tuple[str, ...] = (*(lane.label for lane in LANES), UNSORTED[1])
LONGEST = 160
_LONGEST_COUNT = 60


def lane_number(conduct: Conduct) -> int:
    """Where an incident is drawn: once only, in the lane of its most serious kind, the first named among equals."""
    return _lane_of(conduct.kinds)


@lru_cache(maxsize=2048)
def _lane_of(kinds: tuple[str, ...]) -> int:
    if not kinds:
        return len(LANE_KEYS) - 1
    worst = max(kinds, key=lambda kind: behaviour(kind).rung)
    return LANE_KEYS.index(behaviour(worst).lane)


def what(conduct: Conduct) -> str:
    """Its kinds; where nobody chose one that, and the beginning of the account."""
    account = "" if conduct.kinds else shorten(conduct.incident.account, 80)
    return say_in(ENGLISH, "timeline.not-chosen", account=account) if account else kinds_said(conduct.kinds)


def how_many(conduct: Conduct) -> str:
    """ "31 times", "at least 31 times", "“scores”, number not known"; "" for once."""
    count = conduct.incident.count
    if count is None or count.is_once:
        return ""
    if count.number is None:
        return replace(count, words=shorten(count.words, _LONGEST_COUNT)).display()
    return say_in(ENGLISH, "timeline.times", many=count.display())


@lru_cache(maxsize=8)
def grade(conduct: Conduct) -> str:
    """How serious, as a number: the kinds say what was done. None where nobody has chosen a kind or set a grade."""
    if not conduct.kinds and not conduct.incident.seriousness_set:
        return str(say_in(ENGLISH, "timeline.not-graded"))
    return str(say_in(ENGLISH, "timeline.grade", grade=conduct.seriousness, of=len(SERIOUSNESS)))


def words(conduct: Conduct) -> str:
    """All of it on a few lines: the date, what was done, how serious, how many, how far proved, the account."""
    parts = [
        say_in(ENGLISH, "timeline.seriousness", grade=grade(conduct)),
        how_many(conduct),
        label("proof", conduct.proof).lower(),
    ]
    if conduct.incident.certainty == "suspected":
        parts.append("by whom is suspected, not known")
    lines = [conduct.happened.display(), what(conduct), stated(parts)]
    account = shorten(conduct.incident.account, LONGEST)
    if account and conduct.kinds:
        lines.append(account)
    return "\n".join(lines)
