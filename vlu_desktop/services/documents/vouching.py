# SPDX-License-Identifier: Apache-2.0
"""Whether a second person really looked: what one officer can do alone is let through, and told for what it is.

The register and the audit then say that sign-off was switched off shortly before, that who vouched had just been let in
by the officer who asked, or that something for somebody outside was made as for the unit alone.
"""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.people import Officer
from vlu_desktop.services.access.second_officer import Endorsement
from vlu_desktop.store.database.schema_version import SCHEMA_VERSION
from vlu_desktop.store.records.store import Store

SIGN_OFF = "documents.sign-off"
"""The setting that holds the audiences for which the unit asks a second officer to sign a document off."""
RECENTLY = timedelta(days=30)
_LET_IN = ("keys.add-officer", "keys.recover", "keys.begin-anew")


def sign_off(store: Store) -> tuple[str, ...]:
    """The audiences for which this unit asks a second officer."""
    return tuple(json.loads(store.setting(SIGN_OFF) or "[]"))


def told_of(store: Store, audience: str, recipient: str, second: Endorsement | None, at: datetime) -> tuple[str, ...]:
    """What is to be said of how a file came to leave, a sentence each."""
    return (
        *_switched_off(store, audience, at),
        *([second.told] if second is not None and second.told else ()),
        *(_let_in(store, second, at) if second is not None else ()),
        *_not_internal(audience, recipient),
    )


def _switched_off(store: Store, audience: str, at: datetime) -> Iterator[str]:
    if audience in sign_off(store):
        return
    for change in reversed(store.changes_of_setting(SIGN_OFF)):
        was, now = (json.loads(str(value or "[]")) for value in (change.was, change.now))
        if audience in was and audience not in now and at - change.at <= RECENTLY:
            yield say("acts.switched-off-since", name=_name(store, change.officer), on=civil(change.at).date())
            return


def _let_in(store: Store, second: Endorsement, at: datetime) -> Iterator[str]:
    for method in _LET_IN:
        for ref in store.lines_by(method, before_schema=SCHEMA_VERSION + 1):
            line = store.entry(ref)
            if line is not None and line.detail == second.officer_id and at - line.at <= RECENTLY:
                by, on = _name(store, line.officer), civil(line.at).date()
                yield say("acts.signed-off-by-one-let-in", name=second.name, by=by, on=on)
                return


def _not_internal(audience: str, recipient: str) -> Iterator[str]:
    if audience == "internal" and recipient.strip():
        yield say("acts.internal-yet-given")


def _name(store: Store, officer_id: str) -> str:
    officer = store.get(Officer, officer_id)
    return officer.name if officer is not None else say("acts.an-officer")
