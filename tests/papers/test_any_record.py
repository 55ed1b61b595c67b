# SPDX-License-Identifier: Apache-2.0
"""No pattern of a record keeps a document from being made: any records at all, every kind for every audience."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.any_case import HOSTILE, LONGEST, TYPED, any_case, case_of, with_in
from tests.papers.readback import read_pdf
from tests.papers.whole_case import EVERY, made
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Address
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.pdf import write_pdf
from vlu_desktop.typeset.tree_content import content

HERE = settings(max_examples=max(3, settings().max_examples // 20))
SAMPLED = ((Incident, "account"), (Address, "lines"))
"""Fields that hold the longest text in every run; in the soak each field does."""
_LONG_MARKING = 300
"""Letters for which two lines over a page have no room."""


def tried(case: CaseFile, kind: str, audience: str) -> t.Document | None:
    """The document, or nothing where a sentence refuses it."""
    try:
        document = made(VaultView(file=case), kind, audience)
    except UserError:
        return None
    assert content(document)
    return document


@pytest.mark.parametrize(("kind", "audience"), EVERY)
@HERE
@given(seed=st.integers(0, 2**32))
def test_a_document_is_made_of_any_record_or_refused_with_a_sentence(kind: str, audience: str, seed: int) -> None:
    tried(any_case(seed), kind, audience)


def test_a_document_is_made_whatever_stands_in_every_text_field() -> None:
    case = case_of(" ".join(HOSTILE))
    assert sum(tried(case, kind, audience) is not None for kind, audience in dict(EVERY).items()) >= 8


@pytest.mark.soak
@pytest.mark.parametrize("text", HOSTILE)
def test_a_document_is_made_and_written_whatever_stands_in_every_text_field(text: str, fonts: FontBook) -> None:
    for kind, audience in EVERY:
        if document := tried(case_of(text), kind, audience):
            out = io.BytesIO()
            if len(document.marking) > _LONG_MARKING:
                # No part of a marking stands over a page for the whole of it.
                with pytest.raises(UserError, match="marking"):
                    write_pdf(document, out, fonts=fonts)
                continue
            write_pdf(document, out, fonts=fonts)
            assert read_pdf(out.getvalue()).stray == ()


@pytest.mark.parametrize(
    ("cls", "field"), [each if each in SAMPLED else pytest.param(*each, marks=pytest.mark.soak) for each in TYPED]
)
def test_a_document_is_made_of_the_longest_text_in_any_field(cls: type[Record], field: str) -> None:
    case = with_in(case_of("Words of the record"), cls, field, LONGEST)
    made_of = [tried(case, "social-history", "court"), tried(case, "victim-copy", "victim")]
    assert all(made_of)
