# SPDX-License-Identifier: Apache-2.0
"""The legend explains every sign that is drawn, at every zoom of every case of the example, and draws each itself."""

from dataclasses import replace
from pathlib import Path

from tests.example_casebook import example_in
from tests.timeline.drawn_signs import OF_ROLE, PLAIN, signs_in
from vlu_desktop.bootstrap.vaults import open_services
from vlu_desktop.timeline.display_list import Role
from vlu_desktop.timeline.layout import scene
from vlu_desktop.timeline.scene import SHAPES, SIZES
from vlu_desktop.timeline.signs import SIGNS
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span

KEYS = {sign.key for sign in SIGNS}


def test_every_role_is_a_sign_of_the_legend_or_says_nothing() -> None:
    assert set(Role) == set(OF_ROLE) | PLAIN
    assert set(OF_ROLE.values()) <= KEYS
    assert len(KEYS) == len(SIGNS)
    assert all(sign.words and sign.items for sign in SIGNS)


def test_no_two_steps_of_seriousness_have_one_shape() -> None:
    assert len(set(SHAPES)) == len(SHAPES) == len(SIZES)


def test_whatever_is_drawn_of_the_example_has_its_line(tmp_path: Path) -> None:
    seen: set[str] = set()
    services = open_services(*example_in(tmp_path))
    cases = services.casework.cases
    files = [cases.read(line.id) for line in cases.lines()]
    services.close()
    for file in files:
        model = TimelineModel.from_case(file)
        start, end = whole_span(model, None)
        for factor in (1.0, 0.1, 0.005):
            view = Viewport(start=end - (end - start) * factor, end=end, width=1100, height=620, today=end - 30)
            last = model.marks.ids[-1] if model.marks.ids else ""
            chosen = replace(view, selected=last, tints=frozenset({("contact", 1)}))
            for each in (view, chosen, replace(chosen, brush=(view.start, view.end))):
                seen |= signs_in(scene(model, each))
    assert seen <= KEYS
    assert KEYS - seen <= {"bar", "times", "goes-on", "court", "finding", "window", "unrecorded"}
