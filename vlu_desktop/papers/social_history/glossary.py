# SPDX-License-Identifier: Apache-2.0
"""What the words of a document mean: those it uses, and no others."""

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import ORDER_KINDS
from vlu_desktop.typeset import tree as t

_PROOF = {
    "not-asked": ("Not asked whether reported", "Whether the police were told was not asked, or not noted here."),
    "not-known": ("Not known whether reported", "It was asked whether the police were told, and nobody knew."),
    "unreported": ("Not reported", "Told to this unit or found in a document; not reported to police so far as known."),
    "reported": ("Reported", "Reported to police. No charge for it is pending, admitted or proved so far as known."),
    "charged": ("Charged", "A charge is pending, or lies on the file. Nothing is decided."),
    "admitted": ("Admitted", "The offender admitted it to a court or accepted it in a caution."),
    "convicted": ("Convicted", "A court found it proved. Only this is called proved here."),
    "observed": ("Observed", "Seen by a professional in the course of work; no report to police is recorded."),
    "acquitted": ("Acquitted", "A court found it not proved. Set out apart, and counted nowhere."),
}


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """Name and meaning of each."""
    rows: list[tuple[str, t.Runs]] = [
        ("Entry", "One thing that was told, or several of a kind told together; its number is its place in the order."),
    ]
    if source.findings:
        rows.append(
            (
                "Finding",
                "What a stated rule finds in the entries. It describes them; it predicts nothing and is no score.",
            )
        )
    found = {each.proof for each in source.file.conduct}
    rows += [row for key, row in _PROOF.items() if key in found]
    kinds = [order.kind for order in source.file.all(Order)]
    used = [row for row in ORDER_KINDS if row.key in kinds]
    rows += dict.fromkeys((row.word, row.meaning) for row in used)
    if kinds:
        rows.append(
            ("Breach", "An entry recorded as breaking a term of an order. The outcome says how far it was proved.")
        )
    return (
        t.Heading(text="Appendix: words used", id="glossary"),
        t.Paragraph(text="In plain words, for reading this document; the law itself is elsewhere.", style=t.Style.LEAD),
        t.KeyValue(rows=tuple(rows), small=True),
    )
