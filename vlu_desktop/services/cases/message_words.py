# SPDX-License-Identifier: Apache-2.0
"""How many of what came from a file, in words: messages, calls, notices, entries of a log, each by its own name."""

from collections.abc import Iterator, Mapping

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed

_MOST_NAMED = 2
"""Sorts that a button names; of more it says how many there are in all."""


def forms_said(many: Mapping[str, int]) -> str:
    """ "400 messages, 3 missed calls and 1 notice of the service itself"; "" of nothing."""
    return listed(said for form, said in _each({form: many.get(form, 0) for form in _FORMS}) if many.get(form))


def forms_in_short(many: Mapping[str, int]) -> str:
    """The same for a button: "400 messages and 1 notice of the service itself", or "all 2,323" of many sorts."""
    sorts = sum(map(bool, many.values()))
    return forms_said(many) if sorts <= _MOST_NAMED else say("talks.all-so-many", n=sum(many.values()))


_FORMS = ("message", "call", "missed", "voicemail", "mail", "notice", "entry", "row")


def _each(many: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "message", say("talks.so-many-messages", n=many["message"])
    yield "call", say("talks.so-many-calls", n=many["call"])
    yield "missed", say("talks.so-many-missed", n=many["missed"])
    yield "voicemail", say("talks.so-many-voicemails", n=many["voicemail"])
    yield "mail", say("talks.so-many-mails", n=many["mail"])
    yield "notice", say("talks.so-many-notices", n=many["notice"])
    yield "entry", say("talks.so-many-entries", n=many["entry"])
    yield "row", say("talks.so-many-rows", n=many["row"])
