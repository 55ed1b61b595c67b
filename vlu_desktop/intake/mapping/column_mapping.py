# SPDX-License-Identifier: Apache-2.0
"""How a sheet is taken: where its headings stand, what each column holds and which way round its dates are."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from vlu_desktop.intake.formats.grid import Grid, Row, Value, is_blank, words_of
from vlu_desktop.intake.mapping.column_contents import (
    MESSAGE_CODES,
    cells_of,
    counts_rows,
    date_share,
    days_share,
    direction_share,
    figures_share,
    is_of_phone,
    mean_length,
    number_share,
    phone_share,
    stamp_share,
    words_share,
)
from vlu_desktop.intake.mapping.figures import DAY_FIRST, guess_order, swap_suspected
from vlu_desktop.intake.mapping.headings import CERTAIN, LIKELY, OF_POLICE, POSSIBLE, meanings, plain, use
from vlu_desktop.intake.mapping.section_rows import is_section

_BEGINNING = re.compile(r"\W*(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2}))(?!\d)")
ROWS_SEARCHED = 80
_SAMPLE = 300
# What a column that no heading names must hold: this share of dates, or texts of this length on average.
_FEWEST_DATES, _SHORTEST_BESIDE_A_DATE, _SHORTEST_ALONE = 0.5, 8, 20
_SHORTEST_ENTRY = 12
_MOST_WAYS = 0.8
"""From this share of cells that say in or out on, a column is one of directions and none of kinds."""
_DATES = ("date", "end_date", "written")
_CHANGED = {"modified", "last modified", "date modified", "modified at", "updated", "last updated", "edited"}
# Uses that depend on what the column holds: how much of it does, whether that is wanted, and from which share.
_BY_WHAT_THEY_HOLD: dict[str, tuple[Callable[[list[Value]], float], bool, float]] = {
    "account": (figures_share, False, 1.0),
    "count": (lambda cells: max(phone_share(cells), float(counts_rows(cells))), False, 0.5),
    "phone": (phone_share, True, 0.5),
    "place": (number_share, False, 0.5),
    "time": (stamp_share, False, 0.5),
}
# Headings that mean a date only where the column does hold dates.
_DOUBTFUL = {
    "from",
    "to",
    "on",
    "start",
    "end",
    "when",
    "until",
    "first date",
    "finish",
    "ended",
    "timestamp",
    "written",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column, counted from 0. `use` is a key of `headings.USES`, "" where it is left with the row as it came."""

    index: int
    heading: str = ""
    use: str = ""
    sure: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """One sheet's reading, guessed and then changed as the officer likes.

    `heading_row` is counted from 1, 0 where there is none: everything above it is set aside. `order` is a key of
    `dates.ORDERS`; `order_shown` says that the dates themselves show it, so that no row needs to say it was assumed.
    """

    sheet: str
    used: bool = True
    why_not: str = ""
    heading_row: int = 0
    columns: tuple[Column, ...] = ()
    order: str = DAY_FIRST
    order_shown: bool = False
    swap_real_dates: bool = False
    swap_suspected: bool = False
    carry_dates_down: bool = True

    def of(self, key: str) -> tuple[Column, ...]:
        """The columns of a use, from the left."""
        return tuple(column for column in self.columns if column.use == key)

    def having(self, index: int, key: str) -> "Mapping":
        """The same with one column put to another use; a use that can stand once is taken from its other column."""
        single = key and not use(key).many
        columns = tuple(
            replace(column, use=key, sure=CERTAIN)
            if column.index == index
            else (replace(column, use="", sure=0.0) if single and column.use == key else column)
            for column in self.columns
        )
        return replace(self, columns=columns)


def guess(sheet: Grid, year_now: int) -> Mapping:
    """The likeliest reading of a sheet. One that is hidden, or holds no account, is used only if the officer says."""
    heading_row = _heading_row(sheet)
    width = max((len(row) for row in sheet.rows), default=0)
    body = sheet.rows[heading_row : heading_row + _SAMPLE]
    headings = sheet.rows[heading_row - 1] if heading_row else ()
    names = [words_of(headings[n]).strip() if n < len(headings) else "" for n in range(width)]
    entries = tuple(row for row in body if not is_section(row))
    chosen = _by_content(_by_heading(names, entries), entries, names, under_months=len(entries) < len(body))
    uses = [chosen.get(n, ("", 0.0)) for n in range(width)]
    columns = tuple(
        Column(index=n, heading=name, use=key, sure=sure)
        for n, (name, (key, sure)) in enumerate(zip(names, uses, strict=True))
    )
    mapping = Mapping(sheet=sheet.name, heading_row=heading_row, columns=columns)
    mapping = _with_order(mapping, sheet, year_now)
    why_not = _why_not(sheet, mapping)
    return replace(mapping, used=False, why_not=why_not) if why_not else mapping


def _why_not(sheet: Grid, mapping: Mapping) -> str:
    """Why the sheet is left out unless the officer says; "" where it is not."""
    if sheet.hidden or sheet.aside:
        return sheet.aside or "it is on a hidden sheet"
    if not mapping.of("account") and not mapping.of("kind") and not mapping.of("words"):
        return "it is on a sheet that does not look like a diary"
    return ""


def headed_at(sheet: Grid, mapping: Mapping, row: int, year_now: int) -> Mapping:
    """The mapping with the headings in another row, from 1; 0 for none. The columns are guessed anew from it.

    Where the row names no use, the columns keep the uses they had and take its words as their headings.
    """
    if row < 1 or row > len(sheet.rows):
        return replace(mapping, heading_row=0)
    from_there = guess(replace(sheet, rows=sheet.rows[row - 1 :]), year_now)
    if from_there.heading_row == 1:
        return replace(from_there, heading_row=row, used=mapping.used, why_not=mapping.why_not)
    words = [words_of(value).strip() for value in sheet.rows[row - 1]]
    columns = tuple(
        replace(column, heading=words[column.index] if column.index < len(words) else "") for column in mapping.columns
    )
    return replace(mapping, heading_row=row, columns=columns)


def _heading_row(sheet: Grid) -> int:
    """The row, from 1, whose cells match most uses; 0 where no row names two of them."""
    best, best_score = 0, 0.0
    for number, row in enumerate(sheet.rows[:ROWS_SEARCHED], start=1):
        words = [value for value in row if not is_blank((value,))]
        if not all(isinstance(value, str) for value in words):
            continue
        uses = _best_uses(words_of(value) for value in words)
        if not uses.keys() & {"date", "account", "time", "kind", "words"}:
            continue
        # A form's own block of "Name: ..." has values beside its labels, a heading row has labels alone.
        score = sum(uses.values()) - 0.2 * (len(words) - len(uses))
        if score > best_score and sum(uses.values()) >= LIKELY + POSSIBLE:
            best, best_score = number, score
    return best


def is_heading_row(row: Row, headings: Row) -> bool:
    """Whether a row says the headings over again."""
    said, names = (
        sorted(words_of(value).strip().lower() for value in each if not is_blank((value,))) for each in (row, headings)
    )
    return len(said) > 1 and said == names


def _best_uses(cells: Iterable[str]) -> dict[str, float]:
    found: dict[str, float] = {}
    for words in cells:
        if len(words) <= 60 or "?" in words:
            for key, sure in meanings(words)[:1]:
                found[key] = max(found.get(key, 0.0), sure)
    return found


def _by_heading(names: list[str], body: tuple[Row, ...]) -> dict[int, tuple[str, float]]:
    # When a line was last changed is no date of what it tells.
    changed = {n for n, name in enumerate(names) if plain(name) in _CHANGED}
    of_phone = is_of_phone((plain(name), cells_of(body, n)) for n, name in enumerate(names))
    codes = MESSAGE_CODES if of_phone else {}
    wishes = []
    for n, name in enumerate(names):
        for order, (key, sure) in enumerate(() if n in changed else meanings(name)):
            cells = cells_of(body, n)
            # "Day" above 1 to 31 is the date on the sheet of a month.
            wanted = "date" if key == "day" and days_share(cells) >= _FEWEST_DATES else key
            weight = _weight(wanted, sure, name, cells, codes)
            if weight:
                wishes.append((-weight, order, n, wanted, sure))
    chosen: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    for _, _, n, key, sure in sorted(wishes):
        if n in chosen or (key in taken and not use(key).many):
            continue
        chosen[n] = (key, sure)
        taken.add(key)
    return dict.fromkeys(changed, ("", 0.0)) | chosen


def _weight(key: str, sure: float, name: str, cells: list[Value], codes: dict[str, str]) -> float:
    """How much speaks for a use: its heading, and what the column holds; 0 where that speaks against it."""
    if key in _DATES:
        share = date_share(cells)
        if max(share, words_share(cells)) < 0.3 and (name.lower().strip() in _DOUBTFUL or sure < CERTAIN):
            return 0.0
        return sure + share
    if key == "reference":
        return 0.0 if counts_rows(cells, 2) else sure + bool(OF_POLICE.search(plain(name)))
    if key in ("direction", "kind"):
        says_way = direction_share(cells, plain(name), codes) >= _MOST_WAYS
        return sure if says_way is (key == "direction") else 0.0
    if key in _BY_WHAT_THEY_HOLD:
        holds, wanted, least = _BY_WHAT_THEY_HOLD[key]
        return sure if (holds(cells) >= least) is wanted else 0.0
    return sure


def _by_content(
    chosen: dict[int, tuple[str, float]], body: tuple[Row, ...], names: list[str], *, under_months: bool
) -> dict[int, tuple[str, float]]:
    """Fills in a date and an account that no heading named: a column that reads as dates, the longest text.

    Under rows that name a month, bare days are dates. When a form was begun or sent never is.
    """
    found, width = dict(chosen), len(names)
    if "date" not in _uses(found):
        share = (lambda cells: date_share(cells) + days_share(cells)) if under_months else date_share
        free = [n for n in _free(found, width) if ("written", CERTAIN) not in meanings(names[n])]
        dates = _best(free, lambda n: share(cells_of(body, n)), _FEWEST_DATES)
        found |= dict.fromkeys(dates, ("date", POSSIBLE))
    if "account" not in _uses(found):
        shortest = _SHORTEST_BESIDE_A_DATE if _uses(found) & {"date", "time"} else _SHORTEST_ALONE
        texts = _best(_free(found, width), lambda n: mean_length(cells_of(body, n)), shortest)
        found |= dict.fromkeys(texts, ("account", POSSIBLE))
    if not _uses(found) & {"account", "kind", "words"}:
        # Figures below a heading that says what happened are all that there is.
        headed = [n for n in _free(found, width) if any(key == "account" for key, _ in meanings(names[n]))]
        found |= dict.fromkeys(headed, ("account", POSSIBLE))
    if not _uses(found) & {"account", "kind", "words"}:
        # Nothing but dates: each is the beginning of its entry.
        dates = [n for n, use_of in found.items() if use_of == ("date", POSSIBLE)]
        found |= dict.fromkeys(
            _best(dates, lambda n: mean_length(cells_of(body, n)), _SHORTEST_ENTRY), ("account", POSSIBLE)
        )
    return found


def _free(chosen: dict[int, tuple[str, float]], width: int) -> list[int]:
    return [n for n in range(width) if n not in chosen]


def _uses(chosen: dict[int, tuple[str, float]]) -> set[str]:
    return {key for key, _ in chosen.values()}


def _best(columns: list[int], score: Callable[[int], float], least: float) -> list[int]:
    """The column that scores most, the first of equals, alone in a list; nothing where none has the least."""
    best = max(columns, key=score, default=None)
    return [] if best is None or score(best) < least else [best]


def _begins(row: Row, n: int) -> re.Match[str] | None:
    """The date in figures that an entry begins with."""
    return _BEGINNING.match(words_of(row[n])) if n < len(row) else None


def _with_order(mapping: Mapping, sheet: Grid, year_now: int) -> Mapping:
    at = [column.index for column in (*mapping.of("date"), *mapping.of("end_date"))]
    day = [column.index for column in mapping.of("day")]
    texts: list[tuple[str, str]] = []
    real: list[date | datetime] = []
    for row in sheet.rows[mapping.heading_row :]:
        weekday = words_of(row[day[0]]) if day and day[0] < len(row) else ""
        for n in at:
            value = row[n] if n < len(row) else None
            if isinstance(value, str):
                texts.append((value, weekday))
            elif isinstance(value, date):
                real.append(value)
        if not at:
            texts += [(found[1], "") for each in mapping.of("account") if (found := _begins(row, each.index))]
    order, shown = guess_order(texts, year_now)
    return replace(mapping, order=order, order_shown=shown, swap_suspected=swap_suspected(real, texts))
