# SPDX-License-Identifier: Apache-2.0
"""Which entries a chronology holds and in which form: what the officer chose, and how the document says so."""

import re
from collections.abc import Callable, Mapping, Sequence

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.record.conduct_entry import Conduct

_WHICH: Mapping[str, Callable[[Conduct], bool]] = {
    "every": lambda each: True,
    "proved": lambda each: each.proof in ("convicted", "admitted"),
    "court": lambda each: each.proof in ("convicted", "admitted", "charged"),
    "breaches": lambda each: any(counted(row) for row in each.breaches),
    "grave": lambda each: each.seriousness >= 4,
}


def _which() -> dict[str, str]:
    """What each choice is called, by its key: to the officer as the paper will say it."""
    return {
        "every": worded("chronology.which-every"),
        "proved": worded("chronology.which-proved"),
        "court": worded("chronology.which-court"),
        "breaches": worded("chronology.which-breaches"),
        "grave": worded("chronology.which-grave"),
    }


def asks(_: Reference) -> tuple[Ask, ...]:
    """In which form, and which entries."""
    return (
        Ask(
            key="form",
            label=say("asking.form"),
            options=choices({"full": say("asking.form-full"), "short": say("asking.form-short")}),
            help=say("asking.form-help"),
        ),
        Ask(key="which", label=say("asking.which"), options=choices(_which()), help=say("asking.which-help")),
        Ask(key="entries", label=say("asking.entries"), help=say("asking.entries-help")),
    )


_RANGE = re.compile(r"(\d+)(?:\s*(?:to|-|–)\s*(\d+))?")


def is_short(source: PaperSource) -> bool:
    """Whether the short form was asked for."""
    return source.answer("form") == "short"


def chosen(source: PaperSource) -> tuple[Conduct, ...]:
    """The entries of this chronology; UserError for numbers that can't be read or are no entry's."""
    rule = _WHICH[source.answer("which") or "every"]
    numbers = _numbers(source.answer("entries"), len(source.conduct))
    return tuple(
        each for each in source.conduct if rule(each) and (numbers is None or source.numbers[each.id] in numbers)
    )


def _numbers(text: str, most: int) -> frozenset[int] | None:
    if not text.strip():
        return None
    found: set[int] = set()
    for part in re.split(r"[,;]|\band\b", text):
        if not part.strip():
            continue
        match = _RANGE.fullmatch(part.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= most:
            raise UserError(
                say("asking.no-such-entry", part=part.strip(), n=most)
                if most
                else say("asking.no-entry-at-all", part=part.strip())
            )
        found.update(range(first, last + 1))
    return frozenset(found)


def said_of_choice(source: PaperSource, entries: Sequence[Conduct]) -> str:
    """That these are not all, and how they were chosen: a reader must never take a choice for the whole."""
    left = len(source.conduct) - len(entries)
    if not left:
        return ""
    which = [_which()[source.answer("which")]] if source.answer("which") not in ("", "every") else []
    which += [worded("chronology.which-numbers")] if source.answer("entries") else []
    return worded("chronology.chosen", which=which, n=len(entries), of=len(source.conduct))
