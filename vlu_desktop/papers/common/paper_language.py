# SPDX-License-Identifier: Apache-2.0
"""The language of a document: asked of the officer, proposed from what the victim needs, and marked where a draft.

A document in a language whose texts nobody has checked says so on every page, in that language and in English.
"""

from collections.abc import Callable
from dataclasses import replace

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.languages import ENGLISH, LANGUAGES, WELSH
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import composing_in, worded
from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.record.people import Person
from vlu_desktop.typeset.tree import Document

_NAMES = {"welsh": WELSH, "cymraeg": WELSH, "english": "en-GB", "saesneg": "en-GB"}
"""What officers write of a language, and its tag."""
_ONE_LINE = 105
"""Letters of a marking that stand on one line; a longer one would be cut."""
Compose = Callable[[PaperSource], Document]


def tag_of(name: str) -> str:
    """The tag of a language as an officer wrote it; "" for one that is not known here."""
    return _NAMES.get(name.strip().lower(), "")


def _proposed(file: Choosable, _: Reference) -> str:
    needed = {tag_of(person.language) for person in file.all(Person) if person.id in file.victims}
    return WELSH if needed == {WELSH} else ""


LANGUAGE = Ask(
    key="language",
    label="Language",
    options=choices(LANGUAGES),
    help="English where none is chosen. The Welsh is a draft that no translator has checked, and each page says so. "
    "What comes from the record stays in the words it was written in.",
)
PROPOSED = replace(LANGUAGE, proposed=_proposed)
"""The same of a paper for the victim: Welsh is proposed where that is the language recorded of her or him."""


def asking_for_language(asks: Asks) -> Asks:
    """The questions of a kind and in which language it is to be."""
    return lambda reference: (*asks(reference), PROPOSED)


def in_language(compose: Compose) -> Compose:
    """What composes a kind, in the language that was asked for."""

    def composed(source: PaperSource) -> Document:
        language = source.answer(LANGUAGE.key) or ENGLISH
        if language == ENGLISH:
            return compose(source)
        with composing_in(language):
            return _marked(replace(compose(source), language=language), worded("papers.draft"))

    return composed


def _marked(made: Document, draft: str) -> Document:
    """With the mark of a draft over and under each page; at the foot alone where a case's own marking is a long one."""
    marking = ". ".join(filter(None, (made.marking, draft)))
    if len(marking) > _ONE_LINE:
        return replace(made, footer_left=draft)
    return replace(made, marking=marking)
