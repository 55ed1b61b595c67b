# SPDX-License-Identifier: Apache-2.0
"""Any uncertain date, and any window of days, for tests of what holds for all of them."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from vlu_desktop.dates.when import Kind, Precision, When

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
times = st.datetimes(datetime(1900, 1, 1), datetime(2100, 12, 31)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
precisions = st.sampled_from([precision for precision in Precision if precision is not Precision.UNKNOWN])
instants = st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@st.composite
def dated(draw: st.DrawFn) -> When:
    ends = sorted(draw(st.lists(times, min_size=2, max_size=4, unique=True)))
    kind = draw(st.sampled_from(Kind))
    first, last = ends[0], ends[-1]
    begun_by, ended_from = (last, first)
    if kind is Kind.THROUGHOUT:
        begun_by = draw(st.sampled_from(ends[1:]))
        ended_from = draw(st.sampled_from(ends[:-1]))
    return When(
        kind=kind, earliest=first, latest=last, begun_by=begun_by, ended_from=ended_from,
        precision=draw(precisions), approximate=draw(st.booleans()), open_start=draw(st.booleans()),
        open_end=draw(st.booleans()), instant=draw(instants), words=draw(st.text()),
        said_on=draw(st.none() | days), basis=draw(st.text()), lasted=draw(st.text(max_size=20)),
    )  # fmt: skip


undated = st.builds(When.undated, st.text(), st.none() | days, kind=st.sampled_from(Kind), basis=st.text())
whens = st.one_of(dated(), undated)
windows = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))
