# SPDX-License-Identifier: Apache-2.0
"""What a column heading means: the words people put above the columns of a diary, and how sure each match is."""

import re
from dataclasses import dataclass

CERTAIN, LIKELY, POSSIBLE = 1.0, 0.7, 0.4


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """Something a column may hold. `headings` are whole headings; `within` are words found inside a longer one."""

    key: str
    label: str
    headings: frozenset[str]
    within: tuple[str, ...]
    many: bool


def _u(key: str, label: str, headings: str, within: str = "", many: bool = False) -> ColumnUse:
    return ColumnUse(key, label, frozenset(headings.split("|")), tuple(w for w in within.split("|") if w), many)


# In order: where two uses match a heading equally well, the earlier has it.
USES: tuple[ColumnUse, ...] = (
    _u("date", "Date", "date|dates|when|date of incident|incident date|date of event|date from|from date|start date|start|dyddiad|on|date and time|date time|when did it happen|date occurred|occurred on|date happened|from|first date|datum|fecha|data|tarih", "date of|incident date|when did|date"),
    _u("end_date", "To (date)", "to|until|end date|date to|to date|end|finish|ended|last date", "date to|end date|until"),
    _u("time", "Time", "time|times|time of day|start time|time of incident|incident time|approx time|approximate time|amser|at|hour|time am pm|uhrzeit|zeit|hora|heure|godzina|ora|saat", "time of|what time|time"),
    _u("day", "Day of the week", "day|weekday|day of week|day of the week|diwrnod"),
    _u("account", "What happened", "what happened|description|details|incident|event|account|what|entry|text|message text|body|message body|description of incident|incident description|details of incident|incident details|what did he do|what did she do|what was done|what he did|what she did|narrative|summary|diary|beth ddigwyddodd|event description|message|notes|note|comments|comment|content|other details|further details|more details|additional details|additional information|other information|subject|title|log entry|log|record of incident|diary entry|was geschah|was passierte|was ist passiert|vorfall|beschreibung|qué pasó|que paso|descripción|co się stało|opis|ce qui sest passé|ce a întâmplat|descriere|o que aconteceu|descrição", "what happened|describe|description|details|account of|happened|what did", many=True),
    _u("words", "Words used", "words said|words used|what was said|what he said|what she said|exact words|said|quote|quotes|threat made|words", "exact words|words used|was said|he said|she said|words said"),
    _u("place", "Where", "where|place|location|address|venue|lleoliad|ble|where it happened|location of incident|place of incident|where did it happen|location physical technology online", "location|where|place"),
    _u("count", "How many", "how many|number|number of times|how many times|count|times it happened|no of times|frequency|quantity|no of calls|number of calls|no of texts|number of texts|number of messages|occasions|no of incidents|number of incidents", "how many|number of times|no of"),
    _u("phone", "Telephone number", "number|phone|phone number|telephone number|mobile|mobile number|called no|caller id|caller number|from number|sender id|tel|tel no|address"),
    _u("actor", "By whom", "sender name|from|sent by|message from|author|who|by whom|person|perpetrator|offender|caller|sender|suspect|who by|person involved|person responsible|pwy|who did it|name of person", "by whom|who did|offender|suspect|perpetrator"),
    _u("witness", "Witness", "witness|witnesses|witness names|witness name|witnessed by|who saw|anyone else there|others present|tystion", "witness|who else|others present|anyone else"),
    _u("reported", "Told to police", "police|police told|reported|reported to police|police called|told police|reported to the police|police informed|police contacted|police involved|reported y n|police y n|called police|heddlu|police notified|told to police|police report", "police|reported"),
    _u("reference", "Police reference", "crime ref|crime reference|crime reference number|crime ref no|crime number|crime no|police reference|police ref|reference|ref|ref no|reference number|log number|log no|incident number|report number|report no|police report number|urn|crime ref number|police log|cad|cad number|police report no|police reference number|event number|event no|occurrence number|occurrence no|niche number|niche ref", "crime ref|crime number|crime no|police ref|report no|report number|log no|log number|event no|event number|occurrence|reference number|what is the reference"),
    _u("officer", "Police officer", "officer|officer name|police officer|officer in charge|oic|badge|officer name and number|badge number|officer badge|officer name badge|collar number|pc", "officer|badge"),
    _u("effect", "How it left her or him", "effect|how it made me feel|how i felt|impact|emotional effect|feelings|effect on me|impact on me|how did it make me feel|how did it make you feel|how i feel|felt|emotions|emotional impact|teimladau|how it affected me|effect on victim|impact on victim", "feel|felt|effect|impact|affected"),
    _u("kind", "Kind of conduct", "type|category|kind|type of incident|incident type|type of contact|method|how|behaviour|type of behaviour|nature|contact type|method of contact|medium|math|type of event|nature of incident", "type of|category|method"),
    _u("direction", "In or out", "direction|incoming outgoing|incoming or outgoing|in out|sent received|sent or received|call direction|message direction|call type|type|in or out|message type|msg type|sms type|folder|box|mailbox|message box|msg box|status|is from me|from me|isfromme|fromme|sent by me|is outgoing|isoutgoing|outgoing|is sender|issender|is sent|issent|is incoming|isincoming|incoming|is received|isreceived|to me"),
    _u("severity", "How serious, as she or he put it", "severity|seriousness|how serious|scale|rating|level|score|score out of 10|out of 10|how bad|risk|fear level|severity 1 5|severity 1 10", "severity|serious|rating"),
    _u("written", "Written down on", "date written|written|written on|date recorded|recorded on|date of entry|entry date|date entered|logged on|date logged|date noted|written down|timestamp|start time|completion time|submission time|submitted|submitted at|date submitted|submission date|time submitted|created|created at|created on|date created|creation date|date added|added", "date written|date recorded|date logged|date of entry"),
    _u("number", "Row number", "no|number in list|row|entry no|entry number|incident no|id|item|rhif|s no|sn"),
)  # fmt: skip
# ruff: noqa: E501 - a table, one use a line

OF_POLICE = re.compile(r"police|crime|\bcad\b|\burn\b")
"""Words of a heading, as `plain` has it, that say the police gave what stands below."""
OF_SENDERS = re.compile(r"\b(?:senders?|from|sent by|author|caller|writer)\b")
"""Words of a heading, as `plain` has it, below which stands who sent or rang."""

_BY_KEY = {use.key: use for use in USES}
_LONGEST_HEADING = 160
_ZONE = re.compile(r"\b(?:utc|gmt|bst|uk time|local time)\b(?! \w)")


def use(key: str) -> ColumnUse:
    """The use of that key; KeyError where there is none."""
    return _BY_KEY[key]


def plain(heading: str) -> str:
    """The heading in small letters, without brackets, marks or needless space."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading.lower())
    text = _ZONE.sub(" ", re.sub(r"[^\w' ]+|_", " ", text).replace("'", ""))
    return " ".join(text.split())


def meanings(heading: str) -> list[tuple[str, float]]:
    """Each use the heading may have, with how sure: a whole heading, one that begins with the words, one that has them."""
    if len(heading) > _LONGEST_HEADING:
        return []
    words = plain(heading)
    if not words:
        return []
    whole = " ".join(re.sub(r"[^\w ]+|_", " ", heading.lower().replace("'", "")).split())
    found = []
    for each in USES:
        if words in each.headings or whole in each.headings:
            found.append((each.key, CERTAIN))
        elif len(words.split()) <= 20:
            sure = 0.0
            for part in each.within:
                if f" {words} ".startswith(f" {part} "):
                    sure = max(sure, LIKELY)
                elif f" {part} " in f" {words} ":
                    sure = max(sure, POSSIBLE)
            if sure:
                found.append((each.key, sure))
    return found
