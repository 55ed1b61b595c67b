# SPDX-License-Identifier: Apache-2.0
"""Messages from phones: a file previewed and taken in, who stands behind each name, and bursts made into incidents.

A page goes: `preview`; the file's questions by `answered`, the senders by `MessagePreview.naming`; `take_in`. Then
`uncut`, whose bursts by a rule, some or all, become incidents by `make_incidents`; or a stretch of a conversation
by `make_incident_of`. Each act is one line of the journal, and one undo takes it back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.intake.messages import bounded_messages
from vlu_desktop.intake.messages import bursts as bursting
from vlu_desktop.intake.messages.bursts import RULES, Burst, BurstList, Rule
from vlu_desktop.intake.messages.joining import Joining
from vlu_desktop.intake.messages.message import NOBODYS, Message, Progress, SourceQuestion, unwatched
from vlu_desktop.intake.messages.message_source import MessageSource
from vlu_desktop.intake.messages.recognise import FORMATS, MessageFormat
from vlu_desktop.intake.messages.senders import BETWEEN, Parties, Party, WhoIsWho, identity, is_owner, owner_of
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, Incident, SenderName, SourceItem, SourceItemIncident
from vlu_desktop.record.people import Case
from vlu_desktop.record.vocabulary import vocabulary
from vlu_desktop.services.cases.conversations import is_message
from vlu_desktop.services.cases.given_file import Given, opened_from
from vlu_desktop.services.cases.message_incidents import records_of
from vlu_desktop.services.cases.message_preview import MessagePreview, preview_of
from vlu_desktop.services.cases.message_storing import StorageResult, StorageRun
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

__all__ = [
    "RULES", "Burst", "BurstList", "MessageFormat", "MessagePreview", "Messages", "Party", "Rule",
    "SourceQuestion", "StorageResult", "Uncut", "WhoIsWho", "formats", "is_owner",
]  # fmt: skip


def formats() -> tuple[MessageFormat, ...]:
    """Every format of messages that is read."""
    return FORMATS


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncut:
    """The messages of a case that are in no incident yet, to be gathered by one rule after another; read once."""

    items: tuple[SourceItem, ...]
    who: WhoIsWho

    def by(self, rule: Rule) -> BurstList:
        """What came to the victim, gathered by a rule."""
        return bursting.gather(self.items, self.who, rule)


class Messages:
    """Reading a file of messages, keeping it, and making incidents of what came."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # --- a file

    def is_message_file(self, file: Given | bytes, name: str = "") -> bool:
        """Whether a file is one of messages, by what it holds. A file that can't be looked into is none."""
        try:
            return bounded_messages.is_message_file(MessageSource(*opened_from(file, name)))
        except UserError:
            return False

    def preview(
        self, case_id: str, file: Given | bytes, name: str = "", *, progress: Progress = unwatched
    ) -> MessagePreview:
        """What a file of messages holds; nothing is kept. `case_id` is "" for a case that is yet to begin.

        UserError with what to do for a file that is not read here. `progress` is told the bytes read and may raise.
        """
        source = MessageSource(*opened_from(file, name))
        label, opened = bounded_messages.open_messages(source)
        return preview_of(case_id, source, opened, label, self.names(case_id) if case_id else {}, progress)

    def answered(
        self, preview: MessagePreview, key: str, answer: str, *, progress: Progress = unwatched
    ) -> MessagePreview:
        """The same file with one of its questions (`preview.asked`) answered; read again where that changes anything.

        ValueError for what was no choice.
        """
        answered = preview.answered | {key}
        if any(each.key == key and each.answer == answer for each in preview.asked):
            return replace(preview, answered=answered)
        opened = preview.file.answered(key, answer)
        made = preview_of(preview.case_id, preview.source, opened, preview.label, preview.names, progress)
        return replace(made, answered=answered, said=preview.said)

    def for_case(self, preview: MessagePreview, case_id: str) -> MessagePreview:
        """The same file for another case, "" for a new one: who is who as that case knows it. Nothing is read again."""
        known = replace(preview, names={}).naming(self.names(case_id) if case_id else {})
        return replace(known, case_id=case_id, said=frozenset())

    def take_in(
        self, case_id: str, preview: MessagePreview, *, handed_by: str = "", progress: Progress = unwatched
    ) -> tuple[StorageResult, Changes]:
        """Keep the file as an exhibit, each message that the case lacks, who is who, and the files that came with it.

        One act. UserError where a question of the file is open: nothing is guessed past one. Where `progress` raises,
        or the file was changed meanwhile, nothing at all is kept.
        """
        if self._store.get(Case, case_id) is None:
            raise UserError(say("acts.that-case-is-not-in"))
        with self._store.act("messages.take-in", act="collected", case_id=case_id, detail=preview.file.name) as act:
            stored = self._keep(act, case_id, preview, handed_by, progress)
        return stored, act.changes

    def take_into_new_case(
        self, preview: MessagePreview, *, handed_by: str = "", progress: Progress = unwatched
    ) -> tuple[str, StorageResult, Changes]:
        """Begin a case titled after the file and take the file into it, as one act. Gives the case's id."""
        title = " ".join(Path(preview.file.name).stem.split()) or "Messages"
        with self._store.act("messages.take-in", act="collected", detail=preview.file.name) as act:
            case = act.add(Case(title=title, status="active", opened=self._today()))
            stored = self._keep(act, case.id, preview, handed_by, progress)
        return case.id, stored, act.changes

    def _keep(
        self, act: Act, case_id: str, preview: MessagePreview, handed_by: str, progress: Progress
    ) -> StorageResult:  # fmt: skip
        if preview.open_questions:
            raise UserError(say("acts.the-file-leaves-a-question"))
        said = {written: preview.names[written] for written in preview.said}
        # What the case has learned since the preview stands, but for what was said of this file.
        preview = replace(preview, case_id=case_id, names={**self.names(case_id), **said})
        held = self._stored(case_id)
        joining = Joining(held, WhoIsWho(preview.names), parts=preview.parts)
        stored = StorageRun(act, self._store, preview, joining, self._today(), handed_by).run(progress)
        self._name(act, case_id, said)
        self._redirect(act, held, WhoIsWho(preview.names))
        return stored

    # --- who is who

    def names(self, case_id: str) -> dict[str, str]:
        """Who stands behind each name of a case, by what is written: keys of the vocabulary "sender"."""
        return {each.written: each.who for each in self._store.all(SenderName, case_id=case_id) if each.who}

    def senders(self, case_id: str) -> tuple[Party, ...]:
        """Everybody whom the messages of a case came from or went to, whoever sent most first."""
        seen = Parties("")
        for item in self._stored(case_id):
            seen.see(
                Message(
                    place=item.position or 0, form=item.form, at=item.happened, thread=item.thread, sender=item.sender,
                    receiver=item.receiver,
                )
            )  # fmt: skip
        return seen.all

    def name_senders(self, case_id: str, names: Mapping[str, str]) -> Changes:
        """Say who stands behind names or numbers; each message of the case gets its direction by it. One act."""
        with self._store.act("messages.name-senders", case_id=case_id) as act:
            self._name(act, case_id, names)
            known = {**self.names(case_id), **names}
            self._redirect(act, self._stored(case_id), WhoIsWho(known))
        return act.changes

    def _name(self, act: Act, case_id: str, names: Mapping[str, str]) -> None:
        wrong = set(names.values()) - set(dict(vocabulary("sender").terms))
        if wrong:
            raise ValueError(f"{sorted(wrong)} is nobody a sender can be")
        held = {identity(each.written): each for each in self._store.all(SenderName, case_id=case_id)}
        for written, who in names.items():
            person_id = self._only(case_id, who)
            found = held.get(identity(written))
            if found is None:
                made = SenderName(case_id=case_id, written=written, who=who, person_id=person_id)
                held[identity(written)] = act.add(made)
            elif found.who != who:
                act.change(replace(found, who=who, person_id=person_id), found)

    def _only(self, case_id: str, who: str) -> str:
        """The one victim or offender of the case; "" where it has several, or for anybody else."""
        found = self._store.people_in(case_id, who) if who in ("victim", "offender") else ()
        return found[0] if len(found) == 1 else ""

    def _redirect(self, act: Act, items: Sequence[SourceItem], who: WhoIsWho) -> None:
        """Give each stored message the direction that it has by who is who now."""
        files = self._store.get_many(Exhibit, (item.exhibit_id for item in items))
        among: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item in items:
            if item.exhibit_id in files:
                among[bursting.conversation_of(item)].add(identity(owner_of(files[item.exhibit_id].file_name)))
            among[bursting.conversation_of(item)].update(
                map(identity, filter(None, (item.sender, *item.receiver.split(BETWEEN))))
            )
        for item in items:
            if item.form in NOBODYS:
                continue
            direction = who.direction(item.sender, item.receiver, among[bursting.conversation_of(item)])
            if direction != item.direction:
                act.change(replace(item, direction=direction), item)

    # --- incidents

    def bursts(self, case_id: str, rule: Rule) -> BurstList:
        """What came to the victim, gathered by a rule; nothing is kept. What is in an incident already is left out."""
        return self.uncut(case_id).by(rule)

    def uncut(self, case_id: str) -> Uncut:
        """What can be gathered into bursts, for a window that tries one rule after another."""
        taken = self._in_incidents(case_id)
        items = (item for item in self._stored(case_id) if item.id not in taken or item.direction != "to-victim")
        return Uncut(items=tuple(items), who=self._who(case_id))

    def make_incidents(
        self, case_id: str, chosen: Sequence[Burst], kinds: Mapping[str, str] | None = None, *,
        told_on: date | None = None,
    ) -> tuple[tuple[str, ...], Changes]:  # fmt: skip
        """An incident of each burst, as one act. Their ids, in order.

        `kinds` is a behaviour by a form ("call": "call", "message": "text"), where the officer chose any. UserError
        where a message has come into an incident since the bursts were gathered.
        """
        taken = self._in_incidents(case_id)
        if any(item.id in taken for burst in chosen for item in burst.counted):
            raise UserError(say("acts.some-of-these-messages-are-in"))
        offender = self._only(case_id, "offender")
        ids: list[str] = []
        if not chosen:
            return (), Changes()
        with self._store.act("messages.make-incidents", act="collected", case_id=case_id) as act:
            for burst in chosen:
                records = tuple(records_of(act, case_id, burst, kinds or {}, offender, told_on or self._today()))
                act.add_many(records)
                ids.append(records[0].id)
        return tuple(ids), act.changes

    def make_incident_of(
        self, case_id: str, item_ids: Iterable[str], kinds: Mapping[str, str] | None = None, *,
        told_on: date | None = None,
    ) -> tuple[str, Changes]:  # fmt: skip
        """One incident of a stretch of a conversation: what came to the victim is counted, the rest is its context."""
        chosen = self._store.get_many(SourceItem, item_ids)
        items = sorted((item for item in chosen.values() if item.case_id == case_id), key=bursting.order_of)
        burst = bursting.stretch(items, self._who(case_id))
        if burst is None:
            raise UserError(say("acts.none-of-these-messages-is"))
        if self._in_incidents(case_id) & {item.id for item in burst.counted}:
            raise UserError(say("acts.some-of-these-messages-are"))
        ids, changes = self.make_incidents(case_id, (burst,), kinds, told_on=told_on)
        return ids[0], changes

    def _in_incidents(self, case_id: str) -> frozenset[str]:
        """The messages that an incident in use is linked to."""
        live = {each.id for each in self._store.all(Incident, case_id=case_id)}
        links = self._store.of_case(SourceItemIncident, case_id)
        return frozenset(each.source_item_id for each in links if each.incident_id in live)

    def _who(self, case_id: str) -> WhoIsWho:
        return WhoIsWho(self.names(case_id))

    def _stored(self, case_id: str) -> tuple[SourceItem, ...]:
        """Every message of a case, without the rows of its diaries."""
        return tuple(filter(is_message, self._store.all(SourceItem, case_id=case_id)))

    def _today(self) -> date:
        return civil(self._clock()).date()
