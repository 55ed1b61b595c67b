# SPDX-License-Identifier: Apache-2.0
"""The page that is read alone carries what came before: convictions by whom they were against, and what was tried."""

from datetime import date

from tests.disclosure.disclosed_samples import HER, HIM, OTHER, told, view_of
from tests.papers.test_read_by_counsel import a, words_of
from tests.papers.whole_case import made
from vlu_desktop.dates.when import When
from vlu_desktop.papers.social_history.history_in_brief import WORDS
from vlu_desktop.record import offending as o
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.typeset import tree as t

ONE = told(1, date(2026, 3, 2))


def page(*rows: Record, kind: str = "key-points") -> str:
    return words_of(kind, "court", *ONE, *rows)


def conviction(key: str, offence: str, against: str = "", year: int = 2009, **more: object) -> Record:
    made: Record = a(o.Conviction, key, offender_id=HIM, offence=offence, against_id=against,
                     convicted=When.in_year(year), **more)  # fmt: skip
    return made


def test_convictions_stand_apart_by_whom_they_were_against_and_name_nobody_else() -> None:
    said = page(
        conviction("c1", "Wounding", HER),
        conviction("c2", "Grievous bodily harm", OTHER, 2012),
        conviction("c3", "Theft", year=2014, count=Count.not_fewer(29)),
    )
    assert (
        "Earlier and other convictions, as supplied. Against a victim here: Wounding (2009). Against others: Grievous "
        "bodily harm (2012). Against whom is not recorded: Theft (at least 29, 2014) [table"
    ) in said


def test_what_is_known_without_a_conviction_is_no_conviction() -> None:
    said = page(a(o.OffenderHistory, "h", offender_id=HIM, kind="domestic-abuse", account="Told by two partners"))
    assert "No earlier or other conviction is entered. That is not the same as none. Known without a conviction" in said
    assert "convictions, as supplied" not in said


def test_that_there_are_none_is_said_with_who_knows_it() -> None:
    none = a(o.NoneKnown, "n", offender_id=HIM, what="convictions", source="PNC print", on=date(2026, 3, 1))
    said = page(none)
    assert "PNC print" in said
    assert "No earlier or other conviction is entered" not in said


def test_sentences_recalls_programmes_and_what_was_refused_stand_on_it() -> None:
    said = page(
        a(
            o.Sentence,
            "s",
            offender_id=HIM,
            kind="imprisonment",
            expressed="16 months",
            passed=When.on(date(2020, 5, 4)),
        ),
        a(o.Movement, "m", offender_id=HIM, kind="recall", on=date(2021, 2, 3)),
        a(o.Programme, "p", offender_id=HIM, name="Resolve", outcome="excluded"),
        a(o.Assessment, "as", offender_id=HIM, kind="psychological", status="refused", summary="Not proportionate."),
    )
    assert "Sentences: 16 months (4 May 2020)" in said
    assert "Custody and release: recall 3 Feb 2021 [chronology]" in said
    assert "Programmes and assessments: Resolve: excluded; psychological: refused (Not proportionate)" in said


def test_of_a_long_history_the_latest_is_named_and_the_rest_counted() -> None:
    rows = [conviction(f"c{n:02}", f"Assault by beating of the kind numbered {n}", HER, 1990 + n) for n in range(30)]
    document = made(view_of(*ONE, *rows), "key-points", "court")
    (point,) = [block for block in document.body if isinstance(block, t.NumberedParagraph) and "as supplied" in
                "".join(run for run in block.text if isinstance(run, str))]  # fmt: skip
    text = "".join(run for run in point.text if isinstance(run, str))
    assert "numbered 29 (2019)" in text
    assert len(text.split()) <= WORDS
    named = text.count("numbered")
    assert f"and {30 - named} earlier" in text


def test_the_social_history_tells_it_once_on_its_first_pages() -> None:
    said = page(conviction("c1", "Wounding", HER), kind="social-history")
    assert "Against a victim here" not in said
