# SPDX-License-Identifier: Apache-2.0
"""What each kind of document prints for one case: `python -m tests.papers.printed` renews the table in docs/.

A test holds the table against the program, so that nobody has to make thirty documents to know what stands in each.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.papers.example_documents import composed
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_content import inline
from vlu_desktop.typeset.tree_numbering import Numbering, number, walk

PAGE = Path(__file__).parents[2] / "docs" / "documents.md"
CASE = "CVL/2022/0031"
_HEAD = f"""# What each document prints

Made by `python -m tests.papers.printed` from {CASE} of the example casebook: for each kind of document and each of
its readers the sections it has, the columns of its tables, and how many rows each has there. What a reader may not have
is in none of them; `vlu_desktop/disclosure/field_policy.py` says which fields each may use. A kind that this case can't
give says why.

The briefing of a unit (**Unit → Briefing**, or `vlu-desktop briefing`) is made of all cases and of none by name:
ages, index offences, previous convictions, sentences, requirements, programmes, history of domestic abuse, breaches
with the number before, second and third breach, contact from custody, reports, MARACs without a follow-up,
statements older than the last serious incident, and victims told in time or late. Each table says what it counts,
of how many, and what is not known. For a reader outside the unit small numbers are not shown, and the list of
single sentences is left out.
"""


def page() -> str:
    """The whole table."""
    return f"{_HEAD}\n" + "\n".join(line for kind in DOCUMENTS for line in _kind(kind.key, kind.title, kind.audiences))


def _kind(key: str, title: str, audiences: tuple[str, ...]) -> Iterator[str]:
    yield f"## {title} (`{key}`)"
    yield ""
    before: list[str] = []
    for audience in audiences:
        lines = list(_document(key, audience))
        same = lines == before
        yield f"**{label('audience', audience)}**" + (": the same sections." if same else "")
        yield ""
        if not same:
            yield from lines
            yield ""
        before = lines


def _document(key: str, audience: str) -> Iterator[str]:
    asked: dict[str, dict[str, str]] = {
        "action-list": {"agency": "Police"},
        "letter": {"letter": "letter-first-contact", "reply_by": "14 December 2026"},
        "agency-letter": {"letter": "letter-to-prison", "asked": "Please confirm the day of release."},
    }
    answers = asked.get(key, {})
    try:
        document = composed(CASE, key, audience, answers if key != "action-list" or audience == "agency" else {}).tree
    except UserError as error:
        yield f"- not made: {error}"
        return
    numbers = number(document)
    for place, block in enumerate(walk(document.body)):
        if isinstance(block, t.Heading):
            yield f"{'  ' * (numbers.levels[place] - 1)}- {inline(block.text, numbers)}"
        elif isinstance(block, t.Table) and block.caption:
            yield _table(block, numbers)
        elif isinstance(block, t.Figure):
            yield "  - *a chart*"


def _table(table: t.Table, numbers: Numbering) -> str:
    header = table.header[-1] if table.header else ()
    names = [inline(cell if isinstance(cell, str) else cell.content, numbers) for cell in header]  # type: ignore[arg-type]
    many = "1 row" if len(table.rows) == 1 else f"{len(table.rows)} rows"
    return f"  - *{inline(table.caption, numbers)}*: {', '.join(name for name in names if name)} ({many})"


if __name__ == "__main__":
    PAGE.write_text(page() + "\n", encoding="utf-8")
