# SPDX-License-Identifier: Apache-2.0
"""No pattern of a record keeps a document from being made: any records at all, every kind for every audience."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.any_case import any_case
from tests.papers.whole_case import EVERY, made
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.typeset.tree_content import content

HERE = settings(max_examples=max(3, settings().max_examples // 20))


@pytest.mark.parametrize(("kind", "audience"), EVERY)
@HERE
@given(seed=st.integers(0, 2**32))
def test_a_document_is_made_of_any_record_or_refused_with_a_sentence(kind: str, audience: str, seed: int) -> None:
    try:
        document = made(VaultView(file=any_case(seed)), kind, audience)
    except UserError:
        return
    assert content(document)
