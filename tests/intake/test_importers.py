# SPDX-License-Identifier: Apache-2.0
"""Every kind of file has an example, is found by its content, and reads it."""

from datetime import date

import pytest

from tests.intake.importer_examples import EXAMPLES
from vlu_desktop.intake.importers import IMPORTERS, START, Options, importer_for
from vlu_desktop.kernel.errors import UserError


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.key)
def test_each_importer_takes_and_reads_its_examples(importer) -> None:  # type: ignore[no-untyped-def]
    examples = EXAMPLES[importer.key]
    assert examples
    assert importer.label
    assert importer.about
    assert importer.endings
    for name, data in examples:
        assert importer.matches(data[:START], name)
        assert importer_for(data, name) is importer
        proposal = importer.open(data, name, Options()).propose(date(2026, 4, 20), case_id="case")
        assert len(proposal.made) == 2
        assert {each.incident.case_id for each in proposal.made} == {"case"}


def test_keys_are_not_used_twice() -> None:
    assert len({importer.key for importer in IMPORTERS}) == len(IMPORTERS)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(100), b"%PDF-1.4"])
def test_what_no_importer_takes_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="Choose another"):
        importer_for(data, "diary.xlsx").open(data, "diary.xlsx", Options())
