# SPDX-License-Identifier: Apache-2.0
"""What to ask before a document leaves: whether an area points at somebody, and which marks lost their passage."""

import re
from collections.abc import Iterator

from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import OrderTerm
from vlu_desktop.record.work import Request, WithholdingMark

_AROUND = re.compile(
    r"\b(?:within|metres?|yards?|miles?|km|kilometres?|radius|surrounding|vicinity|around|near|map)\b",
    re.IGNORECASE,
)


def withholding_checks(file: CaseFile) -> Iterator[str]:
    """Sentences, none where there is nothing to ask."""
    areas = [row.wording for row in file.all(OrderTerm) if row.kind == "exclusion" and row.wording]
    areas += [row.wording for row in file.all(Request) if row.kind == "exclusion" and row.wording]
    if areas:
        count = len(areas)
        told = "An area" if count == 1 else f"{count} areas"
        where = " An area drawn around a place points at it." if any(_AROUND.search(each) for each in areas) else ""
        yield (
            f"{told} he is kept out of {'is' if count == 1 else 'are'} named. Does "
            f"{'it' if count == 1 else 'any of them'} reveal where somebody lives, works or goes to school?{where} "
            "Protected addresses are left out anyway; mark what else would tell."
        )
    lost = sum(1 for mark in file.all(WithholdingMark) if mark.starts_at is None or mark.ends_at is None)
    if lost:
        told = "A withholding mark has" if lost == 1 else f"{lost} withholding marks have"
        yield f"{told} lost the passage it covered, so that text is left out whole. Mark the passage anew."
