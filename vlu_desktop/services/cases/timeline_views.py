# SPDX-License-Identifier: Apache-2.0
"""Views of the timeline that an officer keeps by a name: lanes, what is shown and which stretch; inside the vault."""

import json
from collections.abc import Mapping
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.store.records.store import Store

_KEY = "timeline-views"
MOST, LONGEST = 40, 60


class TimelineViews:
    """Kept for the whole casebook, since none of them names a case."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, dict[str, Any]]:
        """Every view by its name, in the order of the names."""
        found: dict[str, dict[str, Any]] = json.loads(self._store.setting(_KEY) or "{}")
        return dict(sorted(found.items(), key=lambda each: each[0].casefold()))

    def keep(self, name: str, view: Mapping[str, Any]) -> Changes:
        """Keep a view; one of the same name gives way to it."""
        called = " ".join(name.split())
        if not called:
            raise UserError(say("acts.give-the-view-a-name"))
        if len(called) > LONGEST:
            raise UserError(say("acts.view-name-too-long", most=LONGEST))
        known = self.all()
        if called not in known and len(known) >= MOST:
            raise UserError(say("acts.too-many-views", most=MOST))
        with self._store.act("timeline-view.keep", act="altered") as act:
            act.set(_KEY, {**known, called: dict(view)})
        return act.changes

    def forget(self, name: str) -> Changes:
        """Keep a view no longer."""
        known = self.all()
        if name not in known:
            raise UserError(say("acts.that-view-is-not-kept"))
        with self._store.act("timeline-view.forget", act="altered") as act:
            act.set(_KEY, {each: view for each, view in known.items() if each != name})
        return act.changes
