# SPDX-License-Identifier: Apache-2.0
"""The language of a document: asked of the officer, proposed from what the victim needs, and marked where a draft.

A document in a language whose texts nobody has checked says so on every page, in that language and in English.
"""

from collections.abc import Callable
from dataclasses import replace

from vlu_desktop.disclosure.choosable import Choosable
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.languages import ENGLISH, LANGUAGES, WELSH
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.paper_words import composing_in, stated, worded
from vlu_desktop.papers.common.questions import Ask, Asks, choices
from vlu_desktop.papers.common.reference_data import Reference
from vlu_desktop.record.people import Person
from vlu_desktop.typeset.tree import Document

KEY = "language"
"""The question of the language it is to be in."""
_NAMES = {"welsh": WELSH, "cymraeg": WELSH, "english": "en-GB", "saesneg": "en-GB"}
"""What officers write of a language, and its tag."""
UNSAID = "en-GB"
"""The tag of what was said where nobody entered in which language."""
_ONE_LINE = 105
"""Letters of a marking that stand on one line; a longer one would be cut."""
Compose = Callable[[PaperSource], Document]


def tag_of(name: str) -> str:
    """The tag of a language as an officer wrote it; "" for one that is not known here."""
    return _NAMES.get(name.strip().lower(), "")


def proposed(file: Choosable, _: Reference) -> str:
    """Welsh where that is the language recorded of the victim, "" for none."""
    needed = {tag_of(person.language) for person in file.all(Person) if person.id in file.victims}
    return WELSH if needed == {WELSH} else ""


def asking_for_language(asks: Asks, *, hers: bool = True) -> Asks:
    """The questions of a kind and in which language it is to be; `hers`: the victim's own language proposes it."""
    return lambda reference: (*asks(reference), _ask(hers=hers))


def _ask(*, hers: bool) -> Ask:
    return Ask(
        key=KEY,
        label=say("asking.language"),
        options=choices(LANGUAGES),
        help=say("asking.language-help"),
        proposed=proposed if hers else None,
    )


def in_language(compose: Compose) -> Compose:
    """What composes a kind, in the language that was asked for."""

    def composed(source: PaperSource) -> Document:
        language = source.answer(KEY) or ENGLISH
        if language == ENGLISH:
            return compose(source)
        with composing_in(language):
            return _marked(replace(compose(source), language=language), worded("papers.draft"))

    return composed


def _marked(made: Document, draft: str) -> Document:
    """With the mark of a draft over and under each page; at the foot alone where a case's own marking is a long one."""
    marking = stated((made.marking, draft))
    if len(marking) > _ONE_LINE:
        return replace(made, footer_left=draft)
    return replace(made, marking=marking)
