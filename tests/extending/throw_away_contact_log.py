# SPDX-License-Identifier: Apache-2.0
"""A throw-away kind of document: every contact with the victim, for the unit alone."""

from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.language.phrases import number
from vlu_desktop.papers.common import common_sections
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Ask, always, choices
from vlu_desktop.papers.common.wording import told
from vlu_desktop.papers.document_kinds import Check, DocumentKind
from vlu_desktop.record import people as p
from vlu_desktop.record import work as w
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t

ALLOWED: Allowance = {
    p.Case: "reference marking",
    p.Person: "",
    p.PersonName: "kind given family",
    p.Involvement: "role",
    w.Contact: "happened channel outcome by",
}


def compose(source: PaperSource) -> t.Document:
    """A line a contact, in the order in which they were."""
    rows = sorted(source.file.all(w.Contact), key=lambda row: str(row.happened and row.happened.earliest))
    lines = [
        f"{row.happened.display() if row.happened else 'no date'}: {label('channel', row.channel)}, by {row.by}"
        for row in rows
    ]
    if source.answer("order") == "newest":
        lines.reverse()
    body = [t.Paragraph(text=told(line)) for line in lines] or [t.Paragraph(text="No contact is recorded.")]
    return common_sections.document(
        source,
        "Contact log",
        [t.Heading(text="Contacts", id="contacts"), *body],
        about=number(len(lines), "contact"),
        is_="It lists contacts as this unit noted them. It is not an account of what was said.",
        gaps=common_sections.gaps(not_known=(), not_checked=("Whether every contact was noted.",)),
    )


CONTACT_LOG = DocumentKind(
    key="thrown-away-log",
    title="Contact log",
    compose=compose,
    allowances={"internal": ALLOWED, "agency": ALLOWED},
    checks=(Check.SEVERAL_VICTIMS,),
    asks=always(
        Ask(key="order", label="Order", options=choices({"oldest": "Oldest first", "newest": "Newest first"})),
    ),
)  # fmt: skip
