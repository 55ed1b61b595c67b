# SPDX-License-Identifier: Apache-2.0
"""The tree counts its parts once, answers its references, and says the same in text and HTML as on paper."""

import pytest

from tests.typeset.tree_samples import HOSTILE, chart, document
from vlu_desktop.timeline.display_list import Role
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.pdf.figure import PALETTE
from vlu_desktop.typeset.text_twin import write_text
from vlu_desktop.typeset.tree_content import content, list_label
from vlu_desktop.typeset.tree_numbering import number

SMALL = document(
    t.Heading(text="Key points", id="key"),
    t.NumberedParagraph(text=("See [", t.Ref(target="b"), "] and ", t.Ref(target="t"), "."), id="a"),
    t.NumberedParagraph(text=("Her address: ", t.WithheldMark(reason="W1"), t.NoteRef(target="n"), "."), id="b"),
    t.NumberedParagraph(text="Own label", label="7A", id="c"),
    t.NumberedParagraph(text="Again", restart=True, id="d"),
    t.Callout(title="Withheld", body=(t.BulletList(items=("one", "two")),)),
    t.Table(
        columns=(t.Column(), t.Column()), header=(("When", "What"),), rows=(("3 March 2026", "A <b>call</b>"),),
        caption="Incidents", note="As told.", id="t",
    ),
    t.Figure(drawing=chart(), alternative="More and more often.", caption="As table 1."),
    t.Endnote(id="n", text="A note."),
    marking="OFFICIAL",
)  # fmt: skip


def test_paragraphs_are_counted_through_and_again_where_asked() -> None:
    assert [number(SMALL).shown[key] for key in "abcd"] == ["1", "2", "7A", "1"]


def test_a_reference_shows_what_it_leads_to() -> None:
    assert content(SMALL)[1] == ("item", ("1.", "See [2] and table 1."))


def test_what_is_withheld_is_a_mark_of_its_reason_alone() -> None:
    assert content(SMALL)[2] == ("item", ("2.", "Her address: [withheld W1]1."))


def test_a_reference_to_nothing_and_an_id_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the document"):
        number(document(t.Paragraph(text=(t.Ref(target="nowhere"),))))
    with pytest.raises(ValueError, match="twice"):
        number(document(t.Paragraph(text="a", id="x"), t.Paragraph(text="b", id="x")))


def test_letters_go_on_after_z() -> None:
    letters = t.NumberedList(items=(), letters=True)
    assert [list_label(letters, place) for place in (0, 25, 26, 701, 702)] == ["(a)", "(z)", "(aa)", "(zz)", "(aaa)"]


def test_the_text_twin() -> None:
    assert write_text(SMALL) == (
        "OFFICIAL\n"
        "Social history: R v Person\n"
        "\n"
        "\n"
        "Key points\n"
        "==========\n"
        "\n"
        "1. See [2] and table 1.\n"
        "\n"
        "2. Her address: [withheld W1]1.\n"
        "\n"
        "7A Own label\n"
        "\n"
        "1. Again\n"
        "\n"
        "| Withheld\n"
        "|\n"
        "| - one\n"
        "| - two\n"
        "\n"
        "Table 1. Incidents\n"
        "\n"
        "When: 3 March 2026\n"
        "What: A <b>call</b>\n"
        "\n"
        "As told.\n"
        "\n"
        "[Figure: More and more often.]\n"
        "\n"
        "Figure 1. As table 1.\n"
        "\n"
        "1 A note.\n"
        "\n"
        "OFFICIAL\n"
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_the_text_twin_keeps_hostile_text_as_text(words: str) -> None:
    assert "\x07" not in write_text(document(t.Paragraph(text=words)))


def test_every_role_has_its_grey_on_paper() -> None:
    assert {role.value for role in Role} <= {role.value for role in PALETTE}
