# SPDX-License-Identifier: Apache-2.0
"""The relationship and what came before, as recorded."""

from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import worded
from vlu_desktop.papers.common.wording import dated, told
from vlu_desktop.record.people import Relationship
from vlu_desktop.record.vocabulary import label
from vlu_desktop.typeset import tree as t


def blocks(source: PaperSource) -> tuple[t.Block, ...]:
    """A section; nothing where the record says nothing, which the first pages then say."""
    file = source.file
    found: list[t.Block] = [t.Heading(text=worded("history.background"), id="background")]
    for place, row in enumerate(_between(source)):
        one, other = source.persons.named(row.person_id), source.persons.named(row.other_id)
        sentence = worded("history.were-to-each-other", one=one, other=other, how=_how(row))
        found.append(t.NumberedParagraph(text=told(sentence), restart=place == 0))
        if row.description:
            found.append(t.NumberedParagraph(text=told(row.description)))
    if file.case.background:
        found.append(t.NumberedParagraph(text=told(file.case.background), restart=len(found) == 1))
    return tuple(found) if len(found) > 1 else ()


def _between(source: PaperSource) -> list[Relationship]:
    """The relationships between an offender and a victim of this case; those of others are not this court's matter."""
    file = source.file

    def either(one: tuple[str, ...], row: Relationship) -> bool:
        return any(file.same_person(row.person_id, each) or file.same_person(row.other_id, each) for each in one)

    return [row for row in file.all(Relationship) if either(file.offenders, row) and either(file.victims, row)]


def told_shortly(source: PaperSource) -> list[str]:
    """How each offender and victim were to each other, without their names."""
    return [_how(row) for row in _between(source) if row.kind]


def _how(row: Relationship) -> str:
    said = label("relationship", row.kind).lower()
    if row.began and row.ended:
        return worded("history.from-to", kind=said, began=dated(row.began), ended=dated(row.ended))
    if row.began:
        return worded("history.from", kind=said, began=dated(row.began))
    return worded("history.ended", kind=said, ended=dated(row.ended)) if row.ended else said
