# SPDX-License-Identifier: Apache-2.0
"""A day with its time: day, clock and part of the day in any order, each told once and none of the words left over."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from vlu_desktop.dates.date_parts import ONE_DAY, ONE_MINUTE, Precision, midnight
from vlu_desktop.dates.reading import asking
from vlu_desktop.dates.reading.agreement import told_twice
from vlu_desktop.dates.reading.calendar_day import CalendarDay
from vlu_desktop.dates.reading.clock_changes import changed_clocks
from vlu_desktop.dates.reading.clock_rules import HOURS_OF, TimeOfDay, clock_at, finer, nested, part_at
from vlu_desktop.dates.reading.derived_places import place_at, places_in_turn
from vlu_desktop.dates.reading.kinds import KINDS, rule
from vlu_desktop.dates.reading.phrase import Found, Phrase
from vlu_desktop.dates.reading.places import named, to_the_end
from vlu_desktop.dates.reading.rules import YEAR, Match, Node, options_of
from vlu_desktop.dates.reading.spans import Options, Refused, Span, night_of, only, window
from vlu_desktop.dates.reading.token import Token

HOUR = timedelta(hours=1)
_NIGHTS = rule(
    "later_in? (on|in|during|over|of)? (?P<about>about)? (?P<third>third_of)? the? "
    "((?P<l>lastnight|tonight) | this (?P<p>part|half_of_day) | (?P<o>overnight) lastnight)"
)
_PARTED = rule(
    "(on|the|in)* (?P<d>weekday|feast|month|ordinal month) (?P<p>part) "
    "(" + YEAR + " | of? (last|this) unit | this? gone | before last | last (?!part))"
)
_NIGHT_BEFORE_LAST = rule("(on|the|in)* (?P<d>weekday) lastnight")
_BEFORE_LAST = 2
_NAMED_AGAIN = rule("comma? (?=the|a|figures|ordinal|number|weekday|month|unit)")
_TOLD_AGAIN = rule("comma? (?=the? (dayword|feast|lastnight|last))")
_BETWEEN = rule("(comma|dash)? ((label|time_word) colon_sign?)? (?=.)")


class Point(NamedTuple):
    """A day, its time and its part of the day, as far as told. `clock_first`: the time stood before the day."""

    day: Node | None = None
    time: TimeOfDay | None = None
    part: TimeOfDay | None = None
    clock_first: bool = False

    # Made by hand: `replace` takes most of the time of a walk over the words.
    def on(self, day: Node) -> "Point":
        """The same with its day."""
        return Point(day=day, time=self.time, part=self.part, clock_first=self.time is not None)

    def at(self, time: TimeOfDay) -> "Point":
        """The same with its time."""
        return Point(day=self.day, time=time, part=self.part, clock_first=self.clock_first)

    def within(self, part: TimeOfDay) -> "Point":
        """The same with its part of the day."""
        return Point(day=self.day, time=self.time, part=part, clock_first=self.clock_first)

    @property
    def is_bare_day(self) -> bool:
        """A number that is a day only beside another end."""
        return isinstance(self.day, CalendarDay) and self.day.bare

    @property
    def is_number_alone(self) -> bool:
        """A day of a month without the month or a time, which another end lends it."""
        return self.is_day_alone and isinstance(self.day, CalendarDay) and self.day.is_number_only

    @property
    def is_bare_time(self) -> bool:
        """A number that is an hour only beside another end."""
        return self.time is not None and self.time.bare

    @property
    def is_night(self) -> bool:
        """Whether it is told of a night."""
        return self.part is not None and self.part.part == "night"

    @property
    def is_day_alone(self) -> bool:
        """A day without its time."""
        return self.time is None and self.part is None


_NO_POINT = Point()
_Seen = set[tuple[int, bool, bool, bool]]


def points_at(phrase: Phrase, place: int) -> Found:
    """Every point that may be told from here on, the longest first; a time alone has no day."""
    return phrase.at("point", place, _points)


def _points(phrase: Phrase, place: int) -> Found:
    return sorted(_in_turn(phrase, place), key=lambda each: -each[1])


def longest_first(phrase: Phrase, place: int) -> Iterator[tuple[Point, int]]:
    """The same one after another: those that leave a word over are not looked for until they are come to."""
    many = len(phrase.kinds)
    if not phrase.every:
        for point in whole_points(phrase, place):
            yield point, many
    yield from (each for each in points_at(phrase, place) if phrase.every or each[1] < many)


def whole_points(phrase: Phrase, place: int) -> Iterator[Point]:
    """Those that leave no word over, one after another and each looked for only when it is come to."""
    many = len(phrase.kinds)
    return (point for point, end in _in_turn(phrase, place) if end == many)


def whole_day(phrase: Phrase, place: int) -> Options | None:
    """What a day without its time says from here to the end, which is the commonest; None where it is not so told."""
    kinds = phrase.kinds
    if _PARTED.match(kinds, place) or _NIGHT_BEFORE_LAST.match(kinds, place) or _NIGHTS.match(kinds, place):
        return None
    node = to_the_end(phrase, place)
    if node is None or (isinstance(node, CalendarDay) and node.bare):
        return None
    return phrase.tried(options_of, node, phrase)


def _in_turn(phrase: Phrase, place: int) -> Iterator[tuple[Point, int]]:
    yield from _parted(phrase, place)
    yield from _walk(phrase, place, _NO_POINT, set())


def _walk(phrase: Phrase, place: int, so_far: Point, seen: _Seen) -> Iterator[tuple[Point, int]]:
    """What is told so far, and that with whatever of day, clock and part of the day may follow it."""
    if so_far is not _NO_POINT:
        key = (place, so_far.day is None, so_far.time is None, so_far.part is None or bool(so_far.part.third))
        if key in seen:
            return
        seen.add(key)
        yield so_far, place
        between = _BETWEEN.match(phrase.kinds, place)
        place = between.end() if between else place
    if place < len(phrase.kinds):
        for longer, end in _steps(phrase, place, so_far):
            if longer.is_bare_time and longer.day is None and phrase.kinds[end : end + 1] != KINDS["on"]:
                yield longer, end
            else:
                yield from _walk(phrase, end, longer, seen)


def _steps(phrase: Phrase, place: int, so_far: Point) -> Iterable[tuple[Point, int]]:
    """What is told so far with one thing more."""
    known = () if so_far.day is not None else _days(phrase, place, so_far)
    timed = () if so_far.time is not None else _clocks(phrase, place, so_far)
    steps = chain(known, timed, _parts(phrase, place, so_far))
    return tuple(steps) if phrase.every else steps


def _days(phrase: Phrase, place: int, so_far: Point) -> Iterator[tuple[Point, int]]:
    for node, end in chain(_night(phrase, place), places_in_turn(phrase, place)):
        bare = isinstance(node, CalendarDay) and node.bare
        if not bare or so_far is _NO_POINT:
            yield so_far.on(node), end
            yield from _twice(phrase, node, end, so_far)


def _twice(phrase: Phrase, node: Node, end: int, so_far: Point) -> Iterator[tuple[Point, int]]:
    """The same day told again in other words: "yesterday, 17 March"."""
    if phrase.kinds[end : end + 1] == KINDS["lastnight"] and phrase.tokens[end].value == _BEFORE_LAST:
        return  # "Saturday night before last" is the night of the Saturday before last
    again = (_TOLD_AGAIN if isinstance(node, CalendarDay) else _NAMED_AGAIN).match(phrase.kinds, end)
    for other, last in (*_night(phrase, again.end()), *place_at(phrase, again.end())) if again else ():
        one = told_twice(phrase, node, other)
        if one is not None:
            yield so_far.on(one), last


def _clocks(phrase: Phrase, place: int, so_far: Point) -> Iterator[tuple[Point, int]]:
    for time, end in clock_at(phrase, place):
        if not time.bare or so_far is _NO_POINT:
            yield so_far.at(time), end


def _parts(phrase: Phrase, place: int, so_far: Point) -> Iterator[tuple[Point, int]]:
    for part, end in part_at(phrase, place):
        if so_far.part is None:
            yield so_far.within(part), end
        elif so_far.part.third == "" and not part.third and nested(so_far.part, part) is not None:
            yield so_far._replace(part=nested(so_far.part, part)), end
        elif so_far.part.third and so_far.day is not None:
            closer = finer(so_far.part, part)
            if closer is not None:
                yield so_far._replace(part=closer), end


def _parted(phrase: Phrase, place: int) -> Found:
    """A part of the day told amid the words of its day: "Friday night last week", "Halloween night 2024"."""
    match = _PARTED.match(phrase.kinds, place)
    if match is None:
        return _night_of_before_last(phrase, place)
    start, part = match.start("d"), match.start("p")
    known = part_at(phrase, part)
    without = Phrase(
        (*phrase.tokens[start:part], *phrase.tokens[part + 1 : match.end()]), phrase.said_on, phrase.looking
    )  # fmt: skip
    many = len(without.kinds)
    days = [node for node, end in named(without, 0) if end == many]
    (told, _), *_ = known
    return [(Point(day=node, part=told), match.end()) for node in days]


def _night_of_before_last(phrase: Phrase, place: int) -> Found:
    """ "Saturday night before last"."""
    match = _NIGHT_BEFORE_LAST.match(phrase.kinds, place)
    if match is None or phrase.tokens[match.end() - 1].value != _BEFORE_LAST:
        return []
    day, night = phrase.tokens[match.start("d")], Token(KINDS["part"], "night", "night")
    words = (day, *(Token(KINDS[name], name, name) for name in ("before", "last")))
    found = named(Phrase(words, phrase.said_on, phrase.looking), 0)
    part = part_at(Phrase((night,), phrase.said_on, phrase.looking), 0)[0][0]
    return [(Point(day=node, part=part), match.end()) for node, end in found if end == len(words)]


def _night(phrase: Phrase, place: int) -> Found:
    """ "Last night", "tonight", "this morning": a day and a part of it in one."""
    match = _NIGHTS.match(phrase.kinds, place)
    if match is None:
        return []
    token = phrase.tokens[match.end() - 1]
    if token.kind == KINDS["lastnight"]:
        span = night_of(phrase.said_on - token.value * ONE_DAY)
    elif token.kind == KINDS["tonight"]:
        span = night_of(phrase.said_on)
    else:
        begins, lasts = part_at(phrase, match.end() - 1)[0][0].windows[0]
        span = window(phrase.said_on, begins, lasts)
    if match["third"] is not None:
        if token.kind == KINDS["half_of_day"]:
            return []
        closer = _closer(phrase, match, span)
        if closer is None:
            return []
        span = closer
    end = midnight(phrase.said_on) + ONE_DAY
    if not phrase.ahead and span.earliest < end < span.latest:
        span = span._replace(latest=end)
    return [(only(span._replace(approximate=match["about"] is not None)), match.end())]


def _closer(phrase: Phrase, match: Match, span: Span) -> Span | None:
    """ "Late last night", "early this morning"."""
    third = TimeOfDay(windows=(), third=phrase.tokens[match.start("third")].value)
    word = phrase.tokens[match.end() - 1]
    named = "night" if word.kind != KINDS["part"] else str(word.value)
    closer = finer(third, TimeOfDay(windows=(), part=named))
    return window(span.first_day, *closer.windows[0]) if closer else None


def resolve_point(point: Point, phrase: Phrase) -> Options:
    """The ranges a point can be; Refused where its day has no such time."""
    if point.day is None:
        raise Refused("Add the day: only a time of day was read.")
    found = options_of(point.day, phrase)
    if point.is_day_alone:
        return found
    if len(found.spans) == 1 and not found.question:
        one = _timed(_one_day(found.spans[0], point), point, phrase)
        if len(one.spans) == 1:
            return one
    timed = [_timed(_one_day(span, point), point, phrase) for span in _with_days(found.spans)]
    spans = tuple({(span.earliest, span.latest, span.instant): span for each in timed for span in each.spans}.values())
    asked = tuple(
        dict.fromkeys(question for question in (found.question, *(each.question for each in timed)) if question)
    )
    if len(spans) == 1 < len(found.spans):
        return Options(spans)
    if len(asked) > 1:
        return Options(spans, asking.WHICH)
    return Options(spans, asked[0] if asked else "")


def _with_days(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Of several things a day may mean, those that have room for a time: "2/3 21:15" is no pair of days."""
    fit = tuple(span for span in spans if span.is_day or span.precision is Precision.PART_OF_DAY)
    return fit or spans


def _one_day(span: Span, point: Point) -> Span:
    """The one day that a time can be of: of a feast of several days, the one it is counted from.

    "Late at Christmas", "the end of Easter" is no time of that one day.
    """
    third = point.part is not None and point.part.third
    one = span if span.anchor is None or third else _whole(span, span.anchor)
    if not (one.is_day or one.precision is Precision.PART_OF_DAY):
        raise Refused("A time of day needs its day. Add the day, or leave the time out.")
    return one


def _timed(span: Span, point: Point, phrase: Phrase) -> Options:
    """A day at its time, or within its part of the day."""
    day, time, part = span.first_day, point.time, point.part
    if not span.is_day:
        return _of_a_part(span, point, phrase)
    if time is None:
        assert part is not None
        if part.is_midnight:
            return _either_night(span, part)
        return _offered([window(day, *each) for each in part.windows], span, part, phrase)
    if part is not None:
        hours = window(day, *HOURS_OF.get(part.part, part.windows[0]))
        return _offered(_within(day, time.windows, hours), span, time._replace(is_midnight=False), phrase)
    windows = [window(day, *each) for each in time.windows]
    if time.is_midnight:
        windows.append(window(day + ONE_DAY, *time.windows[0]))
    return _offered(windows, span, time, phrase)


def _of_a_part(span: Span, point: Point, phrase: Phrase) -> Options:
    """A time within "last night" or "this morning"; "the early hours of this morning" are those of its day."""
    time, part = point.time, point.part
    if part is not None and part.part == "early hours":
        return _timed(_whole(span, span.last_day), point, phrase)
    if part is not None and time is None:
        return _closer_part(span, part)
    if part is not None:
        raise Refused("The parts of the day don't fit together. Check the time.")
    assert time is not None
    inside = _within(span.first_day, time.windows, _from_midnight(span))
    return _offered(inside, span, time._replace(is_midnight=False), phrase)


def _closer_part(span: Span, part: TimeOfDay) -> Options:
    """ "First thing this morning", "last thing last night": the closer of the two."""
    whole, told = _from_midnight(span), [window(span.first_day, *each) for each in part.windows]
    inside = [
        each for each in told
        if whole.earliest <= each.earliest and each.latest <= whole.latest
        and each.latest - each.earliest < span.latest - span.earliest
    ]  # fmt: skip
    if len(inside) != 1:
        raise Refused("The parts of the day don't fit together. Check the time.")
    (one,) = inside
    return only(one._replace(approximate=span.approximate or part.approximate, notes=span.notes))


def _whole(span: Span, day: date) -> Span:
    """One day of a span, whole."""
    return span._replace(earliest=midnight(day), latest=midnight(day) + ONE_DAY)


def _from_midnight(span: Span) -> Span:
    """A morning begins at midnight for the times that are told of it."""
    return span._replace(earliest=midnight(span.first_day)) if span.earliest.hour <= 6 else span


def _either_night(span: Span, part: TimeOfDay) -> Options:
    day = span.first_day
    windows = (window(day, *part.windows[0]), window(day + ONE_DAY, *part.windows[0]))
    return Options(tuple(each._replace(notes=span.notes) for each in windows), asking.which_midnight(day))


def _within(day: date, windows: tuple[tuple[int, int], ...], part: Span) -> list[Span]:
    """The times that lie in a part of the day, or a little beyond its edges."""
    tried = [window(one, *each) for one in (day, day + ONE_DAY) for each in windows]
    inside = [each for each in tried if part.earliest <= each.earliest < part.latest]
    # Only a night and an evening go on behind their edge: "Saturday evening at 1am".
    late = 3 * HOUR if part.latest >= midnight(day) + ONE_DAY else HOUR
    inside = inside or [
        each for each in tried
        if part.earliest - HOUR <= each.earliest < part.latest + late and not _is_over_noon(each, part)
    ]  # fmt: skip
    if not inside:
        raise Refused("The time and the part of the day don't fit together. Check the time.")
    return inside


def _is_over_noon(time: Span, part: Span) -> bool:
    """Noon is an edge nothing is told beyond: 12:30pm is of no morning, 11am of nothing that is pm."""
    noon = midnight(part.first_day) + 12 * HOUR
    return part.latest == noon <= time.earliest or time.earliest < noon == part.earliest


def _offered(windows: list[Span], span: Span, time: TimeOfDay, phrase: Phrase) -> Options:
    """One time, or the question between them; what a clock change made twice or never is asked."""
    made = [
        each._replace(approximate=time.approximate or span.approximate, notes=span.notes, year_taken=span.year_taken)
        for each in windows
    ]
    if time.is_midnight:
        return Options(tuple(made), asking.which_midnight(span.first_day))
    if len(made) == 1:
        return changed_clocks(made[0])
    if time.part or any(each.latest - each.earliest > ONE_MINUTE for each in made):
        return Options(tuple(made), asking.WHICH)
    return _am_or_pm(made)


def _am_or_pm(made: list[Span]) -> Options:
    """Which half of the day; a time that the clocks left out or had twice is asked with it."""
    changed = [changed_clocks(each) for each in made]
    asked = [asking.am_or_pm([each.earliest for each in made]), *(options.question for options in changed)]
    return Options(tuple(each for options in changed for each in options.spans), " ".join(filter(None, asked)))
