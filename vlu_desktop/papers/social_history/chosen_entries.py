# SPDX-License-Identifier: Apache-2.0
"""Which entries a chronology holds and in which form: what the officer chose, and how the document says so."""

import re
from collections.abc import Callable, Mapping, Sequence

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common.paper_source import PaperSource, counted
from vlu_desktop.papers.common.questions import Ask, choices
from vlu_desktop.papers.common.wording import number_of
from vlu_desktop.record.conduct_entry import Conduct

_WHICH: Mapping[str, tuple[str, Callable[[Conduct], bool]]] = {
    "every": ("every entry", lambda each: True),
    "proved": ("those proved in court or admitted", lambda each: each.proof in ("convicted", "admitted")),
    "court": (
        "those proved, admitted or charged",
        lambda each: each.proof in ("convicted", "admitted", "charged"),
    ),
    "breaches": ("those recorded as a breach", lambda each: any(counted(row) for row in each.breaches)),
    "grave": ("those of the two gravest grades of kinds", lambda each: each.seriousness >= 4),
}
FORM = Ask(
    key="form", label="Form", options=choices({"full": "Full: every account", "short": "Short: to be read in minutes"}),
    help="Full where none is chosen. Short tells entries alike together; nothing is left uncounted.",
)  # fmt: skip
ASKS = (
    FORM,
    Ask(key="which", label="Entries", options=choices({key: words for key, (words, _) in _WHICH.items()}),
        help="Every entry where none is chosen. What courts and police did always stands in it."),
    Ask(key="entries", label="Only these entries",
        help="Their numbers in the whole chronology for this reader, such as 3, 7 to 12."),
)  # fmt: skip
_RANGE = re.compile(r"(\d+)(?:\s*(?:to|-|–)\s*(\d+))?")


def is_short(source: PaperSource) -> bool:
    """Whether the short form was asked for."""
    return source.answer("form") == "short"


def chosen(source: PaperSource) -> tuple[Conduct, ...]:
    """The entries of this chronology; UserError for numbers that can't be read or are no entry's."""
    _, rule = _WHICH[source.answer("which") or "every"]
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
                f"“{part.strip()}” is no entry of this chronology, which has {number_of(most, 'entry', 'entries')}. "
                "Write numbers such as 3, 7 to 12."
            )
        found.update(range(first, last + 1))
    return frozenset(found)


def said_of_choice(source: PaperSource, entries: Sequence[Conduct]) -> str:
    """That these are not all, and how they were chosen: a reader must never take a choice for the whole."""
    left = len(source.conduct) - len(entries)
    if not left:
        return ""
    which = [_WHICH[source.answer("which") or "every"][0]] if source.answer("which") not in ("", "every") else []
    which += ["the numbers an officer chose"] if source.answer("entries") else []
    return (
        f"An officer chose which entries stand here ({' and '.join(which)}): {len(entries):,} of "
        f"{len(source.conduct):,}. The numbers are those of the whole chronology, so numbers are missing here."
    )
