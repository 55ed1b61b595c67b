# SPDX-License-Identifier: Apache-2.0
"""A statement comes first and its handling apart; an action list holds what it counts; a bundle's index has room."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest

from tests.disclosure.disclosed_samples import CASE, HER, HIM, told, view_of
from tests.papers.whole_case import made, whole_case
from tests.typeset.tree_samples import written
from vlu_desktop.dates.when import When
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.papers.social_history.court_events import remand_is_news
from vlu_desktop.record import conduct as c
from vlu_desktop.record import offending as o
from vlu_desktop.record import work as w
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.text_twin import write_text


@pytest.mark.parametrize("audience", ["court", "parole"])
def test_the_statement_stands_first_and_what_handles_it_on_a_page_of_its_own(audience: str, fonts: FontBook) -> None:
    document = made(whole_case(), "victim-statement", audience)
    assert document.title.startswith("Victim personal statement of Ottoline Marchbanks")
    _, result = written(document, fonts)
    assert result.places["statement"] == 1
    assert result.places["handling"] == 2
    assert result.pages == 2


@pytest.mark.parametrize("audience", ["court", "parole"])
def test_no_heading_stands_without_text(audience: str) -> None:
    body = made(whole_case(), "victim-statement", audience).body
    for block, following in pairwise(body):
        if isinstance(block, t.Heading):
            assert not isinstance(following, t.Heading)
            assert not (isinstance(following, t.Paragraph) and following.style is t.Style.SIGNATURE)


def test_an_action_list_holds_every_action_it_counts() -> None:
    """An action of a meeting that the agency is not told of is still the agency's own."""
    view = whole_case()
    hidden = w.Meeting(id=RecordId("mappa"), case_id=CASE, kind="mappa", on=date(2026, 9, 9), status="held")
    action = w.Action(id=RecordId("a9"), case_id=CASE, meeting_id="mappa", what="Visit weekly", agency="Housing")
    rows = {**view.file.rows, w.Meeting: (*view.file.all(w.Meeting), hidden),
            w.Action: (*view.file.all(w.Action), action)}  # fmt: skip
    text = write_text(made(replace(view, file=replace(view.file, rows=rows)), "action-list", "agency"))
    assert "3 actions" in text
    assert "Other actions" in text
    assert text.count("Visit weekly") == 1
    assert "MAPPA" not in text


def test_the_type_of_a_file_is_one_word_in_the_list_of_digests(fonts: FontBook) -> None:
    file = c.Exhibit(id=RecordId("e"), case_id=CASE, reference="AB/1", media_type="application/pdf", size=106)
    shows = (c.ExhibitIncident(id=RecordId("ei"), exhibit_id="e", incident_id="n001"), *told(1, date(2026, 3, 3)))
    pdf, _ = written(made(view_of(file, *shows), "exhibits", "court"), fonts)
    drawn = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "application/pdf" in drawn


@pytest.mark.parametrize(
    ("expressed", "remand", "news"),
    [("16 months (14 on remand)", "14 months", False), ("16 months", "14 months", True), ("16 months", "", False),
     ("14 months", "most of it", True)],
)  # fmt: skip
def test_time_on_remand_is_not_said_twice(expressed: str, remand: str, news: bool) -> None:
    assert remand_is_news(o.Sentence(offender_id=HIM, expressed=expressed, remand_time=remand)) == news


def test_an_order_and_an_entry_without_dates_read_as_sentences() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="ro-pre2020", status="in-force")
    protected = o.OrderProtected(id=RecordId("op"), order_id="o", person_id=HER)
    since = When.between(date(2009, 1, 1), date(2009, 12, 31))
    went_on = c.Incident(id=RecordId("i"), case_id=CASE, account="It went on.", happened=since, source="victim")
    text = " ".join(write_text(made(view_of(order, protected, went_on), "key-points", "court")).split())
    assert "The record holds one entry (2009): 1 not asked whether reported to police" in text, "said once"
    assert "restraining order (the day it was made not recorded, no end recorded)" in text
    assert "a day not recorded" not in text


def test_her_copy_never_says_that_nothing_protects_her_where_nobody_entered_whom_an_order_protects() -> None:
    order = o.Order(id=RecordId("o"), offender_id=HIM, kind="ro-conviction", status="in-force", made=date(2026, 1, 5))
    text = " ".join(write_text(made(view_of(order), "victim-copy", "victim")).split())
    assert "There may be one of which nobody has entered whom it protects: ask us before you rely on this." in text


def test_who_is_named_in_every_row_of_a_table_keeps_the_capital_of_the_name() -> None:
    contacts = tuple(
        w.Contact(id=RecordId(f"k{n}"), case_id=CASE, person_id=HER, channel="phone", outcome="spoke",
                  by="Merrin Oduya", happened=When.on(date(2026, 3, n)))
        for n in range(1, 6)
    )  # fmt: skip
    text = " ".join(write_text(made(view_of(*contacts), "victim-copy", "victim")).split())
    assert "By: Merrin Oduya, in every row." in text


def test_a_reason_that_was_given_stands_as_it_was_given() -> None:
    asked = w.Request(id=RecordId("r"), case_id=CASE, kind="assessment", wording="A report.", decision="refused",
                      decided_on=date(2026, 3, 4), decision_reason="Governor Pask sees no need.")  # fmt: skip
    view = view_of(*told(1, date(2026, 3, 1)), asked)
    text = " ".join(write_text(made(view, "social-history", "court")).split())
    assert "Reason given: Governor Pask sees no need." in text
