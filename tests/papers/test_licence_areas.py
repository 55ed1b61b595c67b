# SPDX-License-Identifier: Apache-2.0
"""An area is asked for only where somebody looked at its middle, and in words that name nobody's address."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from tests.disclosure.disclosed_samples import CASE, view_of
from tests.papers.whole_case import made
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record import conduct as c
from vlu_desktop.record import work as w
from vlu_desktop.record.base import Record
from vlu_desktop.typeset.tree_content import content

LOOKED: dict[str, Any] = {"at_home": "no", "looked_by": "A. Example", "looked_on": date(2026, 10, 7)}
MAP = c.Exhibit(
    id=RecordId("map"), case_id=CASE, reference="MAP/1", title="Map of the market", sha256="c4" * 32,
    taken_in=date(2026, 10, 6),
)  # fmt: skip
NAMED_PREMISES, CURFEW = "42f71b40-84cd-446d-8647-f00bbb6c079c", "0a370862-5426-49c1-b6d4-3d074d78a81a"


def asked(**more: Any) -> w.Request:
    values: dict[str, Any] = {
        "kind": "exclusion", "wording": "The market and both bridges.", "asked_on": date(2026, 10, 6),
    }  # fmt: skip
    return w.Request(id=RecordId("r"), case_id=CASE, **(values | more))


def written(*rows: Record) -> str:
    document = made(view_of(*rows), "licence-request", "licence", {})
    return " ".join(cell for _, cells in content(document) for cell in cells)


@pytest.mark.parametrize(
    "unanswered", [{"at_home": ""}, {"at_home": "not-asked"}, {"looked_by": " "}, {"looked_on": None}]
)
@pytest.mark.parametrize("area", [{}, {"kind": "other-condition", "menu_code": NAMED_PREMISES}])
def test_no_paper_asks_for_an_area_that_nobody_looked_at(unanswered: dict[str, Any], area: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="nobody has said yet whether a home"):
        written(asked(**(LOOKED | unanswered | area)))


@pytest.mark.parametrize("answer", ["yes", "not-known"])
def test_no_paper_asks_for_an_area_around_a_home(answer: str) -> None:
    with pytest.raises(UserError, match="Have the area drawn another way"):
        written(asked(**(LOOKED | {"at_home": answer})))


@pytest.mark.parametrize("field", ["wording", "middle", "reason"])
@pytest.mark.parametrize("words", ["14 Tamarisk Rise", "around ZZ91 4QT", "200 m of 14, tamarisk rise, nether quillan"])
def test_no_paper_asks_for_an_area_whose_words_name_her_home(field: str, words: str) -> None:
    with pytest.raises(UserError, match="name an address or a postcode"):
        written(asked(**LOOKED, **{field: f"Not to come {words}."}))


def test_a_condition_that_is_no_area_asks_nothing_of_the_kind() -> None:
    assert "looked at" not in written(asked(kind="other-condition", menu_code=CURFEW))


def test_the_paper_names_the_map_that_goes_with_it_and_that_it_was_looked_at() -> None:
    text = written(asked(**LOOKED, map_id="map", middle="The fountain in the market"), MAP)
    assert (
        f"Its map goes with this request: MAP/1, Map of the market. The SHA-256 digest of the file is {'c4' * 32}."
        in (text)
    )
    assert "looked at on 7 October 2026" in text
    assert "fountain" not in text, "what stands at the middle is the unit’s own"
    assert "A. Example" not in text


def test_a_map_of_which_no_file_is_held_is_named_without_a_digest() -> None:
    text = written(asked(**LOOKED, map_id="map"), dataclasses.replace(MAP, sha256=""))
    assert "Its map is MAP/1, Map of the market, of which no file is held. It is sent apart." in text
    assert "SHA-256" not in text


def test_without_a_map_it_says_so_and_no_other_exhibit_stands_in_it() -> None:
    text = written(asked(**LOOKED), MAP)
    assert "The record has no map for it." in text
    assert "MAP/1" not in text


def test_the_map_of_what_is_not_asked_for_any_more_stands_in_no_paper() -> None:
    granted = w.Request(id=RecordId("r2"), case_id=CASE, kind="exclusion", decision="granted", map_id="map")
    assert "MAP/1" not in written(asked(**LOOKED), granted, MAP)
