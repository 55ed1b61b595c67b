# SPDX-License-Identifier: Apache-2.0
"""The tour of pictures goes on after each window, also after one in which it typed and which asks before words go."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog

from tests.conftest import put_window_away
from tests.services.conftest import Office, office  # noqa: F401 (a fixture)
from vlu_desktop.devtools.screenshot_tour import _action, _type, top
from vlu_desktop.devtools.screenshots import USUAL, Tour
from vlu_desktop.kernel.errors import UserError


@pytest.fixture
def tour(office: Office) -> Iterator[tuple[Tour, str]]:  # noqa: F811
    office.services.close()
    tour = Tour(office.folder / "unit.vlu", "correct horse battery")
    tour._unlock()
    tour._take(USUAL)
    yield tour, office.case_id
    tour.close()
    put_window_away(tour.program)


def test_a_window_with_words_of_the_tour_is_closed_unasked(tour: tuple[Tour, str]) -> None:
    driven, case_id = tour
    typed = (_action("new-case"), lambda program: _type(top(program), "Example against Example"))
    [picture] = driven._stop("new-case", typed, case_id)
    assert picture.name == "new-case.png"
    assert top(driven.program) is driven.program.window


def test_a_window_that_never_closes_ends_the_tour_with_a_sentence(tour: tuple[Tour, str]) -> None:
    driven, case_id = tour

    class Stays(QDialog):
        def reject(self) -> None: ...

    stays: list[Stays] = []

    def show(program: object) -> None:
        stays.append(Stays(driven.program.window))
        stays[0].show()

    with pytest.raises(UserError, match="did not close"):
        list(driven._stop("stays", (show,), case_id))
    stays[0].accept()
