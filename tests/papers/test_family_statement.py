# SPDX-License-Identifier: Apache-2.0
"""A bereaved relative's statement reaches the court or the panel it was agreed for, under the relative's own name."""

from datetime import date

import pytest

from tests.disclosure.disclosed_samples import CASE, OTHER, view_of
from tests.disclosure.test_audiences import with_people
from tests.papers.whole_case import made
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.typeset.tree_content import content

SISTER: tuple[Record, ...] = (
    p.Person(id=RecordId("sister")),
    p.PersonName(id=RecordId("sister-name"), person_id="sister", given="Juniper", family="Marchbanks"),
    p.Involvement(id=RecordId("sister-part"), case_id=CASE, person_id="sister", role="family"),
)


def said(
    audience: str, kind: str = "family-impact", maker: str = "sister", paper: str = "victim-statement", **agreed: str
) -> str:
    rows = (
        *SISTER,
        w.Statement(
            id=RecordId("s"), case_id=CASE, maker_id=maker, kind=kind, status="signed", signed_on=date(2026, 5, 1),
            text="We keep her room as it was.",
        ),
        *(w.StatementUse(id=RecordId(f"u-{each}"), statement_id="s", purpose=each, agreed=yes)
          for each, yes in agreed.items()),
    )  # fmt: skip
    tree = made(with_people(view_of(*rows), *SISTER), paper, audience, {})
    return " ".join(cell for _, cells in content(tree) for cell in cells)


@pytest.mark.parametrize(("audience", "purpose"), [("court", "court"), ("parole", "parole"), ("internal", "internal")])
def test_it_is_given_to_the_reader_it_was_agreed_for_in_her_own_name(audience: str, purpose: str) -> None:
    text = said(audience, **{purpose: "yes"})
    assert "We keep her room as it was." in text
    assert "(Signed) Juniper Marchbanks" in text
    assert "(Signed) Ottoline" not in text
    assert "by a relative of somebody who died" in text


def test_it_is_given_to_nobody_it_was_not_agreed_for() -> None:
    with pytest.raises(UserError, match="No signed statement may be used"):
        said("court", parole="yes")
    with pytest.raises(UserError, match="No signed statement may be used"):
        said("court", court="no")


@pytest.mark.parametrize(("kind", "maker"), [("court", "sister"), ("family-impact", OTHER), ("tribunal", "sister")])
def test_a_relative_makes_no_victim_s_statement_and_a_stranger_no_family_s(kind: str, maker: str) -> None:
    with pytest.raises(UserError, match="No signed statement may be used"):
        said("court", kind, maker, court="yes")


def test_a_relative_s_statement_for_a_tribunal_is_its_alone_and_says_what_it_bears_on() -> None:
    text = said("tribunal", "tribunal", tribunal="yes")
    assert "(Signed) Juniper Marchbanks" in text
    assert "for the conditions of a discharge alone, not to decide on a discharge" in text
    for kind, use in (("tribunal", "court"), ("court", "tribunal"), ("family-impact", "tribunal")):
        with pytest.raises(UserError, match="No signed statement may be used"):
            said("tribunal", kind, **{use: "yes"})


def test_a_history_says_whose_it_is() -> None:
    text = said("court", paper="social-history", court="yes")
    assert "Personal statement. By Juniper Marchbanks, for the bereaved family. Signed on 1 May 2026" in text
