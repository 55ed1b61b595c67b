# SPDX-License-Identifier: Apache-2.0
"""The line of safe contact: whole at every width, and no higher than its words need."""

from dataclasses import replace

import pytest

from tests.ui.conftest import TODAY, Bench
from vlu_desktop.record.base import Record
from vlu_desktop.services.cases.records import Records
from vlu_desktop.ui.case.case_header import CaseHeader

SENTENCE = "Ring the mobile after six. Never the shop: he has rung there pretending to be us."


@pytest.fixture
def head(bench: Bench) -> CaseHeader:
    made = CaseHeader(lambda: TODAY)
    bench.show(made, 1300, 160)
    return made


def say(bench: Bench, head: CaseHeader, text: str) -> None:
    case: Record = replace(bench.desk.file.case, safe_contact=text)
    bench.publish(lambda: Records(bench.store).change(case))
    head.show_file(bench.file())


def lines(bench: Bench, head: CaseHeader) -> float:
    """How many lines high it is, once laid out."""
    line = head._safe
    bench.qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()))
    return line.height() / line.fontMetrics().lineSpacing()


def test_a_sentence_stands_on_one_line_where_there_is_room(bench: Bench, head: CaseHeader) -> None:
    say(bench, head, SENTENCE)
    assert lines(bench, head) < 2


def test_more_of_it_is_whole_on_as_many_lines_as_it_needs(bench: Bench, head: CaseHeader) -> None:
    say(bench, head, SENTENCE * 6)
    head.resize(820, 400)
    assert lines(bench, head) > 3
    assert head._safe.width() <= 820
