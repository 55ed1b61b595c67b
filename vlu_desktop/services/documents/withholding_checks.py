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
    rows: tuple[OrderTerm | Request, ...] = (*file.all(OrderTerm), *file.all(Request))
    areas = [row.wording for row in rows if row.kind == "exclusion" and row.wording]
    if areas:
        yield _named(areas)
    lost = sum(1 for mark in file.all(WithholdingMark) if mark.starts_at is None or mark.ends_at is None)
    if lost:
        told = "A withholding mark has" if lost == 1 else f"{lost} withholding marks have"
        yield f"{told} lost the passage it covered, so that text is left out whole. Mark the passage anew."


def _named(areas: list[str]) -> str:
    one = len(areas) == 1
    told = "An area he is kept out of is named" if one else f"{len(areas)} areas he is kept out of are named"
    where = " An area drawn around a place points at it." if any(map(_AROUND.search, areas)) else ""
    return (
        f"{told}. Does {'it' if one else 'any of them'} reveal where somebody lives, works or goes to school?{where} "
        "Protected addresses are left out anyway; mark what else would tell."
    )
