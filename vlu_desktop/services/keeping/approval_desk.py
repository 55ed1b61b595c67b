# SPDX-License-Identifier: Apache-2.0
"""What a second officer is asked about, acted on: asked for, shown at another computer, and done once it is approved.

An act is done by the same door as one that was agreed to beside the officer: a file is made again as it was made and
must be the very one that was approved; two people, an erasure and a setting must stand as they stood when it was asked.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.record_types import record_type
from vlu_desktop.record.vocabulary import label
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.access.approvals import Approvals, Wanted
from vlu_desktop.services.access.asked_questions import Question
from vlu_desktop.services.access.second_officer import ASKED_FOR, Endorsement, Kind, fewer_controls, kind_said
from vlu_desktop.services.cases.same_person import Joining
from vlu_desktop.services.documents.bundle_order import BundleOrder
from vlu_desktop.services.documents.bundles import BundleDraft, Bundles
from vlu_desktop.services.documents.composing import Moment
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.documents import Documents, Draft
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.services.documents.vault_view import told
from vlu_desktop.services.documents.vouching import SIGN_OFF
from vlu_desktop.services.keeping.erasing import Erasing, ErasurePlan, erasure_digest
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Where each kind of act is done."""

    documents: Documents
    bundles: Bundles
    joining: Joining
    erasing: Erasing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is asked about, as it stands here: in lines, as pages where it is a file, and the digest of what is shown.

    `problem` says why it can't be approved from what is here; "" where it can.
    """

    lines: tuple[str, ...]
    pdf: bytes = b""
    seen: str = ""
    problem: str = ""


class ApprovalDesk:
    """Asks for each kind of act, shows it, and does it once it was approved."""

    def __init__(self, store: Store, approvals: Approvals, doors: Doors) -> None:
        self._store = store
        self._approvals = approvals
        self._doors = doors

    # --- done at once, or asked for where the unit asks a second officer

    def sign_off(self, made: Draft | BundleDraft, reason: str, *, looked: bool = False) -> Changes:
        """Ask another officer to sign off this very file; it leaves once they did. `looked` as for `Bundles.save`."""
        if not made.content.startswith(b"%PDF"):
            raise UserError(say("approvals.pages-alone"))
        if any(not hit.likeness for hit in made.hits):
            raise UserError(say("acts.document-holds-withheld", where=told(made.hits)))
        if isinstance(made, BundleDraft) and made.pictures and not looked:
            raise UserError(say("approvals.look-first"))
        order, at = made.order, made.moment
        if isinstance(order, BundleOrder):
            order = replace(order, lots=(*order.lots[:-1], replace(order.lots[-1], went=None)))
        wanted = Wanted(
            kind=Kind.SIGN_OFF, what=made.sha256, reason=reason, about=(order.case_id,), case_id=order.case_id,
            told={
                "order": order.to_text(), "made": at.made.isoformat(), "head": at.head, "officer": at.officer,
                "name": made.file_name, "pages": made.pages, "audience": order.audience, "recipient": order.recipient,
                "purpose": order.purpose, "found": told(made.hits) if made.hits else "", "looked": looked,
            },
        )  # fmt: skip
        return self._approvals.ask(wanted, made.content)

    def set_sign_off(self, audiences: Iterable[str], reason: str) -> Changes:
        """Change for whom documents are signed off, or ask first."""
        wanted, now = sorted(set(audiences)), sorted(self._doors.documents.sign_off())
        if not self._is_taken_down(now, wanted):
            return self._doors.documents.set_sign_off(wanted)
        return self._ask_controls(SIGN_OFF, now, wanted, reason)

    def set_asked_for(self, kinds: Iterable[Kind], reason: str) -> Changes:
        """Change for which acts a second officer is asked, or ask first."""
        wanted, now = sorted(map(str, kinds)), sorted(map(str, self._approvals.asked_for()))
        if not self._is_taken_down(now, wanted):
            return self._approvals.set_asked_for(map(Kind, wanted))
        return self._ask_controls(ASKED_FOR, now, wanted, reason)

    def join(self, one: str, other: str, reason: str) -> Changes:
        """Join two people, or ask first."""
        joining = self._doors.joining
        if not self._approvals.is_needed(Kind.JOINING):
            return joining.join(one, other, reason)
        joining.refuse_joining(one, other)
        return self._approvals.ask(
            Wanted(
                kind=Kind.JOINING, what=joining.digest(one, other), reason=reason, about=(one, other),
                told={"one": one, "other": other},
            )
        )  # fmt: skip

    def erase(self, plan: ErasurePlan, reason: str, authority: str) -> Changes:
        """Erase what was planned, or ask first."""
        if not self._approvals.is_needed(Kind.ERASING):
            return self._doors.erasing.erase(plan, reason, authority)
        self._doors.erasing.refuse(plan, reason, authority)
        key, record_id = plan.root
        return self._approvals.ask(
            Wanted(
                kind=Kind.ERASING, what=erasure_digest(plan, reason, authority), reason=reason, about=(record_id,),
                case_id=plan.case_id,
                told={"key": key, "id": record_id, "case": plan.case_id, "authority": authority.strip()},
            )
        )  # fmt: skip

    def _is_taken_down(self, now: Iterable[str], wanted: Iterable[str]) -> bool:
        return bool(set(now) - set(wanted)) and self._approvals.is_needed(Kind.CONTROLS)

    def _ask_controls(self, setting: str, now: list[str], wanted: list[str], reason: str) -> Changes:
        return self._approvals.ask(
            Wanted(
                kind=Kind.CONTROLS, what=fewer_controls(setting, now, wanted), reason=reason,
                told={"setting": setting, "now": now, "wanted": wanted},
            )
        )  # fmt: skip

    # --- shown to whoever answers

    def shown(self, question_id: str) -> Shown:
        """What is asked, as it stands on this computer."""
        asked = self._approvals.get(question_id)
        try:
            match asked.kind:
                case Kind.SIGN_OFF:
                    found = self._shown_file(asked)
                case Kind.CONTROLS:
                    found = self._shown_controls(asked)
                case Kind.JOINING:
                    found = self._shown_people(asked)
                case _:
                    found = self._shown_erasure(asked)
        except UserError as error:
            return Shown(lines=(), problem=str(error))
        if found.seen != asked.what and not found.problem:
            return replace(found, problem=say("approvals.not-what-was-asked"))
        return found

    def answer(self, question_id: str, seen: str, reason: str, *, approved: bool) -> Changes:
        """Answer as the officer at work; `seen` is of what was shown to them."""
        return self._approvals.answer(question_id, seen, reason, approved=approved)

    def write(self, question_id: str, out: Path) -> Changes:
        """Write the file that is asked about, to be looked at outside the program; journalled as a disclosure."""
        asked = self._approvals.get(question_id)
        content = self._approvals.file(asked)
        if not content:
            raise UserError(say("approvals.file-not-here"))
        with leaving(self._store, "approval.look", [(out, content)], case_id=asked.case_id, detail=asked.what) as act:
            pass
        return act.changes

    def _shown_file(self, asked: Question) -> Shown:
        content, says = self._approvals.file(asked), asked.told
        lines = [
            say("approvals.file", name=str(says["name"]), pages=int(says["pages"])),
            say("approvals.for-audience", audience=label("audience", str(says["audience"]))),
        ]
        if says["recipient"]:
            lines.append(say("approvals.given-to", recipient=str(says["recipient"])))
        if says["purpose"]:
            lines.append(say("approvals.what-for", purpose=str(says["purpose"])))
        if says["found"]:
            lines.append(say("approvals.found-in-it", found=str(says["found"])))
        if not content:
            return Shown(lines=tuple(lines), problem=say("approvals.file-not-here"))
        return Shown(lines=tuple(lines), pdf=content, seen=hashlib.sha256(content).hexdigest())

    def _shown_controls(self, asked: Question) -> Shown:
        setting, wanted = str(asked.told["setting"]), list(map(str, asked.told["wanted"]))
        now = sorted(self._doors.documents.sign_off() if setting == SIGN_OFF else self._approvals.asked_for())
        gone = [each for each in now if each not in wanted]
        named = [label("audience", each) if setting == SIGN_OFF else kind_said(Kind(each)) for each in gone]
        said = (
            say("approvals.sign-off-ends", audiences=", ".join(named))
            if setting == SIGN_OFF
            else say("approvals.asking-ends", kinds=", ".join(named))
        )
        return Shown(lines=(said,), seen=fewer_controls(setting, now, wanted))

    def _shown_people(self, asked: Question) -> Shown:
        one, other = str(asked.told["one"]), str(asked.told["other"])
        self._doors.joining.refuse_joining(one, other)
        pair = self._doors.joining.pair(one, other)
        sides = [
            say("approvals.one-of-two", name=each.name, parts="; ".join(each.parts)) for each in (pair.one, pair.other)
        ]
        agrees = [say("person.agrees", what="; ".join(pair.agrees))] if pair.agrees else []
        differs = [say("person.differs", what="; ".join(pair.differs))] if pair.differs else []
        return Shown(lines=(*sides, *agrees, *differs), seen=self._doors.joining.digest(one, other))

    def _shown_erasure(self, asked: Question) -> Shown:
        plan, authority = self._plan(asked), str(asked.told["authority"])
        goes = ", ".join(say("approvals.so-many", n=many, what=what.lower()) for what, many in plan.goes)
        lines = [
            say("approvals.would-be-erased", title=plan.title), say("approvals.would-go", goes=goes),
            say("approvals.by-authority", authority=authority),
            *(say("approvals.named-still", title=each) for each in plan.named),
        ]  # fmt: skip
        return Shown(lines=tuple(lines), seen=erasure_digest(plan, asked.reason, authority))

    def _plan(self, asked: Question) -> ErasurePlan:
        told = asked.told
        return self._doors.erasing.plan(record_type(str(told["key"])).key, str(told["id"]), str(told["case"]))

    # --- done once it is approved

    def finish(self, question_id: str, at: datetime, out: Path | None = None) -> Changes | Disclosure:
        """Do what was approved; a file is written to `out`. UserError where it is no longer what was approved."""
        asked, second = self._approvals.endorsement(question_id)
        done = self._do(asked, second, at, out)
        self._approvals.sweep()
        return done

    def _do(self, asked: Question, second: Endorsement, at: datetime, out: Path | None) -> Changes | Disclosure:
        told = asked.told
        match asked.kind:
            case Kind.SIGN_OFF:
                return self._let_go(asked, second, at, out)
            case Kind.CONTROLS:
                return self._take_down(asked, second)
            case Kind.JOINING:
                one, other = str(told["one"]), str(told["other"])
                self._refuse_other(asked, self._doors.joining.digest(one, other))
                return self._doors.joining.join(one, other, asked.reason, second)
            case _:
                plan, authority = self._plan(asked), str(told["authority"])
                self._refuse_other(asked, erasure_digest(plan, asked.reason, authority))
                # The question is of what is erased, and goes with it.
                return self._doors.erasing.erase(plan, asked.reason, authority, replace(second, ends=""))

    def _take_down(self, asked: Question, second: Endorsement) -> Changes:
        setting, wanted = str(asked.told["setting"]), list(map(str, asked.told["wanted"]))
        now = self._doors.documents.sign_off() if setting == SIGN_OFF else self._approvals.asked_for()
        self._refuse_other(asked, fewer_controls(setting, now, wanted))
        if setting == SIGN_OFF:
            return self._doors.documents.set_sign_off(wanted, second)
        return self._approvals.set_asked_for(map(Kind, wanted), second)

    def _let_go(self, asked: Question, second: Endorsement, at: datetime, out: Path | None) -> Disclosure:
        if out is None:
            raise UserError(say("documents.choose-where-to-save-it"))
        told, case_id = asked.told, asked.case_id
        moment = Moment(
            made=datetime.fromisoformat(str(told["made"])), head=str(told["head"]), officer=str(told["officer"]),
            on=civil(at).date(),
        )  # fmt: skip
        text = str(told["order"])
        if BundleOrder.is_one(text):
            bundle = self._doors.bundles.redraft(BundleOrder.from_text(text, case_id), moment)
            self._refuse_other(asked, bundle.sha256, undecided=bool(bundle.doubts))
            return self._doors.bundles.save(bundle, out, at, second, looked=bool(told["looked"]))
        draft = self._doors.documents.redraft(Order.from_text(text, case_id), moment)
        self._refuse_other(asked, draft.sha256, undecided=bool(draft.doubts))
        return self._doors.documents.save(draft, out, at, second)

    def _refuse_other(self, asked: Question, now: str, *, undecided: bool = False) -> None:
        if now != asked.what or undecided:
            raise UserError(say("approvals.changed-since"))
