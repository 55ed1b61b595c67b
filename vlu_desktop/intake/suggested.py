# SPDX-License-Identifier: Apache-2.0
"""What is read from an entry's own words, as suggestions that are kept apart from what a column said."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from vlu_desktop.intake.accounts.account_reader import AccountReading, read_account
from vlu_desktop.intake.accounts.entries import EntryKind
from vlu_desktop.intake.mapping.column_dates import RowDate
from vlu_desktop.record.conduct import Incident, Suggestion

_ACTORS = frozenset({"offender", "unknown"})
"""Of who it may be, what the vocabulary of attribution has a word for; whether a go-between knows can't be read."""


def suggestions_of(incident: Incident, told_kinds: Iterable[str] = (), above: str = "") -> tuple[Suggestion, ...]:
    """What the account and the words used suggest; `told_kinds` were told by a column, so nobody need suggest them.

    `above` is the account of the entry above, which "same again" repeats.
    """
    account = read_account(incident.account, above)
    said = read_account(f"he said: {incident.words}") if incident.words else None
    kinds = dict.fromkeys((*account.kinds, *(said.kinds if said else ())))
    targets = dict.fromkeys((*account.targets, *(said.targets if said else ())))
    found = [_suggestion("kind", kind, _words(kind, account, said)) for kind in kinds if kind not in set(told_kinds)]
    if account.count is not None and incident.count is None:
        because = _words("count", account, said)
        count = account.count if account.count.number else replace(account.count, words=because)
        found.append(_suggestion("count", count.to_text(), because))
    found += [_suggestion("target", target, _words(target, account, said)) for target in targets]
    if account.by in _ACTORS and not incident.attribution:
        found.append(_suggestion("actor", account.by, ""))
    if account.entry is not EntryKind.INCIDENT:
        found.append(_suggestion("entry", account.entry.value, ""))
    return tuple(found)


def date_suggested(told: RowDate) -> tuple[Suggestion, ...]:
    """The date that was read, where neither the row nor its page tells it; its basis says what was assumed."""
    if not told.is_proposed:
        return ()
    return (_suggestion("date", told.when.to_text(), told.when.words),)


@dataclass(slots=True)
class AccountsRead:
    """The accounts of one file: what was read is not read again as the file is, by another answer or column."""

    _known: dict[tuple[object, ...], tuple[Suggestion, ...]] = field(default_factory=dict)

    def suggestions_of(self, incident: Incident, told_kinds: tuple[str, ...], above: str) -> tuple[Suggestion, ...]:
        """The same as `suggestions_of`."""
        counted, attributed = incident.count is None, bool(incident.attribution)
        key = (incident.account, incident.words, told_kinds, above, counted, attributed)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = suggestions_of(incident, told_kinds, above)
        return found


def _words(what: str, *readings: AccountReading | None) -> str:
    reasons = [each for reading in readings if reading for each in reading.because]
    named = next((each.words for each in reasons if each.what == what), "")
    return named or next((each.words for each in reasons if each.what == "same as above"), "")


def _suggestion(what: str, value: str, because: str) -> Suggestion:
    return Suggestion(what=what, value=value, because=because, came_by="reader")
