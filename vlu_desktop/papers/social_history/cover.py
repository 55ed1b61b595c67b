# SPDX-License-Identifier: Apache-2.0
"""The cover, and what the document is and is not."""

from collections.abc import Sequence

from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.wording import Marks
from vlu_desktop.typeset import tree as t

_IS = {
    "court": "It is an account of the history held by a victim liaison unit, prepared to help the court see an "
    "incident in its context. It is not a witness statement, and it is no evidence of a matter that has not been "
    "admitted or proved. It does not claim to be the whole of the record.",
    "parole": "It is an account of the history held by a victim liaison unit, prepared to help the panel see the "
    "offence in its context. It is not a witness statement, it takes no view on release, and it is no evidence of a "
    "matter that has not been admitted or proved. It does not claim to be the whole of the record.",
    "internal": "It is an account of the history for use inside the unit, with what other readers are not given. It is "
    "not to be passed on: make a document for whoever asks.",
}
NO_QUESTIONS = (
    "Neither this document nor a victim’s statement makes the victim a witness. Nothing in it is to lead to her or him "
    "being questioned by the prisoner or for the prisoner. If the panel is minded to hear the victim on a fact, the "
    "victim liaison officer and the Secretary of State’s representative ask to be told first."
)


def cover(source: PaperSource) -> tuple[t.Block, ...]:
    """The first page."""
    return (
        t.Cover(
            title="Social history",
            subtitle="The course of conduct, put together from the record of a victim liaison unit",
            facts=(*common_sections.parties(source), *common_sections.particulars(source)),
            body=(
                t.Callout(
                    body=(
                        t.Paragraph(
                            text="What was not reported, what was reported, what was charged, what was proved and what "
                            "ended in acquittal is marked for each entry. Wherever entries are counted, each is "
                            "counted apart."
                        ),
                    ),
                ),
            ),
        ),
    )


def status(source: PaperSource, marks: Sequence[Marks]) -> tuple[t.Block, ...]:
    """What this document is, and that something is left out of it."""
    left_out = "Contact details and whereabouts are not set out in a document of this kind."
    if marks:
        left_out += f" {common_sections.marked(marks)}"
    body = [t.Paragraph(text=left_out)]
    if source.audience == "parole":
        body.append(t.Paragraph(text=NO_QUESTIONS))
    return (
        t.Heading(text="What this document is", level=2, listed=False),
        t.Paragraph(text=_IS[source.audience]),
        t.Callout(body=tuple(body), id="left-out"),
    )
