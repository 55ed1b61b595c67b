# SPDX-License-Identifier: Apache-2.0
"""The only way from the record to a document: a case as an audience may have it, with nothing else left in it."""

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vlu_desktop.documents.guarded import READERS, Guarded, VaultView, applies, guarded_values
from vlu_desktop.domain import conduct as c
from vlu_desktop.domain import offending as o
from vlu_desktop.domain import people as p
from vlu_desktop.domain import work as w
from vlu_desktop.domain.base import Record
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.fields import Kind, specs
from vlu_desktop.domain.proof import PROVED
from vlu_desktop.domain.records import record_type, type_of
from vlu_desktop.domain.spellings import Finder

Allowance = Mapping[type[Record], str]
"""What a document may use: for each class the names of its fields, separated by spaces. What is not named is not
there; ids and the links between rows always are."""

_LINKS = "id case_id person_id offender_id incident_id order_id charge_id proceeding_id sentence_id police_contact_id"

_INCIDENT = (
    "account happened count words place actor_id attribution certainty attribution_basis attribution_since source "
    "reliability standing written_down told_on reported police_reference weapon weapon_detail injury injury_detail "
    "strangulation fear fear_of_violence seriousness_set seriousness_reason"
)

SOCIAL_HISTORY: Allowance = {
    p.Case: "reference marking background",
    p.Person: "sex",
    p.PersonName: "kind given family",
    p.Relationship: "other_id kind began ended description",
    p.Involvement: "role",
    c.Incident: _INCIDENT,
    c.IncidentBehaviour: "kind",
    c.IncidentTarget: "kind note",
    c.PoliceContact: "happened kind force reference done",
    c.PoliceContactIncident: "",
    c.Charge: "offence provision charged_on outcome outcome_on source",
    c.ChargeIncident: "",
    c.LifeEvent: "happened kind account because",
    c.Exhibit: "reference kind title taken_in sha256",
    c.ExhibitIncident: "exhibit_id",
    c.RecordingPeriod: "way starts ends note",
    o.Order: "kind status court case_number made served expires until_further_order ended",
    o.OrderTerm: "number kind wording ends",
    o.OrderVariation: "made what",
    o.Breach: "term_id outcome outcome_on sentence",
    o.Proceeding: "kind court case_number title ended",
    o.Hearing: "kind on result",
    o.Conviction: "offence count convicted court aggregate source source_on",
    o.Sentence: "conviction_id passed court kind expressed tariff remand_time suspended_for ends note",
    o.SentenceRequirement: "kind detail outcome",
    o.Whereabouts: "kind starts ends",
    o.Movement: "kind on detail",
    o.Programme: "name setting starts ends outcome note",
    o.Assessment: "kind status asked_by asked_on decided_on summary",
    w.Statement: "maker_id kind stage text status signed_on supplements_id reading",
    w.Request: "kind wording reason asked_on decision decided_on decision_reason",
    w.FindingReview: "rule rule_version subject evidence verdict reason on",
}
"""The social history: nothing by which a victim could be found, and nothing of the unit's own contact with her."""

_COURT_REQUESTS = frozenset({"assessment", "full-report", "restraining"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the officer decided for one document. MARAC is mentioned only with a reason for doing so."""

    marac_reason: str = ""

    @property
    def mentions_marac(self) -> bool:
        """Whether MARAC dates may stand in the document."""
        return bool(self.marac_reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How often something was withheld for a reason, and in what; never what it was."""

    reason: str
    what: str
    times: int


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """A case for an audience. What is withheld does not exist in it, so no composer can print it.

    `file` holds the permitted rows with the permitted fields; in their texts a mark of fixed length stands for each
    value withheld. `guarded` is for the search of the finished file only.
    """

    audience: str
    on: date
    file: CaseFile
    choices: Choices
    left: tuple[Left, ...]
    guarded: tuple[Guarded, ...]


def mark(reason: str) -> str:
    """What stands in a text for something withheld; its length tells nothing."""
    return f"[withheld {reason}]"


def disclose(view: VaultView, audience: str, on: date, choices: Choices, allowance: Allowance) -> Disclosed:
    """The case as `audience` may have it on the day `on`, holding only what `allowance` names.

    Raises UserError for an audience nobody defined.
    """
    if audience not in READERS:
        raise UserError(f"There is no audience “{audience}”. Choose one of: {', '.join(READERS)}.")
    guarded = guarded_values(view, audience, on)
    permitted = _Permitted(view, audience, on, choices, allowance)
    masker = _Masker(view.file, audience, guarded)
    rows = {cls: tuple(masker.masked(row) for row in found) for cls, found in permitted.rows().items()}
    case = rows[p.Case][0]
    assert isinstance(case, p.Case)
    left = Counter(masker.left)
    left.update(permitted.left)
    return Disclosed(
        audience=audience,
        on=on,
        file=CaseFile(case=case, rows=rows),
        choices=choices,
        left=tuple(Left(reason=reason, what=what, times=times) for (reason, what), times in sorted(left.items())),
        guarded=guarded,
    )


class _Permitted:
    """The rows an audience may have, each with only the fields its document names."""

    def __init__(self, view: VaultView, audience: str, on: date, choices: Choices, allowance: Allowance) -> None:
        self._file = view.file
        self._audience = audience
        self._choices = choices
        self._allowance = dict(allowance)
        if choices.mentions_marac:
            self._allowance[w.Meeting] = "kind on area"
        self.left: Counter[tuple[str, str]] = Counter()
        self._whole = {
            protection.record_id
            for protection, _ in view.protected
            if not protection.field and applies(protection, audience, on)
        }
        self._fields = {
            (protection.record_id, protection.field)
            for protection, _ in view.protected
            if protection.field and applies(protection, audience, on)
        }
        self._refused = {
            row.incident_id
            for row in view.file.all(c.IncidentUse)
            if row.agreed == "no" and row.purpose in _purposes(audience)
        }

    def rows(self) -> dict[type[Record], tuple[Record, ...]]:
        """By class; rows that hang on one left out are left out with it."""
        found: dict[type[Record], tuple[Record, ...]] = {}
        kept: dict[str, set[str]] = {}
        for cls in sorted(self._allowance, key=_depth):
            wanted = (self._file.case,) if cls is p.Case else self._file.all(cls)
            rows = tuple(self._only(row) for row in wanted if self._may(row) and self._owner_kept(row, kept))
            found[cls] = rows
            kept[type_of(cls).key] = {row.id for row in rows}
        incidents: set[str] = {row.id for row in found.get(c.Incident, ())}
        return {cls: tuple(row for row in rows if _reaches(row, incidents)) for cls, rows in found.items()}

    def _may(self, row: Record) -> bool:
        if row.id in self._whole or (isinstance(row, c.Incident) and row.id in self._refused):
            self.left[("W1" if row.id in self._whole else "W5", type_of(type(row)).plural.lower())] += 1
            return False
        match row:
            case p.PersonName():
                return any(
                    self._file.same_person(row.person_id, known)
                    for known in (*self._file.offenders, *self._file.victims)
                )
            case w.Statement():
                return self._agreed(row)
            case w.Request():
                return row.kind in _COURT_REQUESTS
            case w.Meeting():
                return row.kind == "marac"
            case o.Breach():
                # Unproved conduct towards somebody else is hers to tell; what came to a court is not secret from it.
                here = self._file.get(c.Incident, row.incident_id) is not None
                return here or row.outcome in PROVED or row.outcome == "charged"
        return True

    def _agreed(self, statement: w.Statement) -> bool:
        uses = [row for row in self._file.of(w.StatementUse, statement.id) if row.purpose in _purposes(self._audience)]
        return (
            statement.status == "signed"
            and statement.kind == _purposes(self._audience)[0]
            and bool(uses)
            and all(row.agreed == "yes" for row in uses)
        )

    def _owner_kept(self, row: Record, kept: Mapping[str, set[str]]) -> bool:
        owner = type_of(type(row)).owner
        if owner is None or owner.to not in kept or owner.to in ("case", "person"):
            return True
        return getattr(row, owner.name) in kept[owner.to]

    def _only(self, row: Record) -> Record:
        """The row with every field blank that the document does not name or that is protected."""
        allowed = {*self._allowance[type(row)].split(), *_LINKS.split()}
        blank = {
            spec.name: _blank(spec.kind)
            for spec in specs(type(row))
            if spec.name not in allowed or (row.id, spec.name) in self._fields
        }
        return dataclasses.replace(row, **blank)  # type: ignore[arg-type]


def _purposes(audience: str) -> tuple[str, ...]:
    return {"court": ("court",), "parole": ("parole",), "parole-withheld": ("parole",)}.get(audience, (audience,))


def _blank(kind: Kind) -> object:
    return {Kind.FLAG: False}.get(kind, None if kind in _EMPTY_AS_NONE else "")


_EMPTY_AS_NONE = frozenset({Kind.WHEN, Kind.DATE, Kind.INSTANT, Kind.COUNT, Kind.INTEGER})


def _depth(cls: type[Record]) -> int:
    """How many owners stand above a class: owners are decided before what belongs to them."""
    owner = type_of(cls).owner
    return 0 if owner is None or not owner.to else 1 + _depth(record_type(owner.to).cls)


def _reaches(row: Record, incidents: set[str]) -> bool:
    """Whether a link row's incident is still there; breaches stay, their count being the court's own knowledge."""
    if isinstance(row, o.Breach) or not hasattr(row, "incident_id"):
        return True
    return row.incident_id in incidents


class _Masker:
    """Puts marks over spans and protected values in every text of a row."""

    def __init__(self, file: CaseFile, audience: str, guarded: tuple[Guarded, ...]) -> None:
        self._reasons = {each.needle: each.reason for each in guarded}
        self._finder = Finder(tuple(self._reasons))
        self._spans: dict[tuple[str, str], list[w.WithholdingMark]] = {}
        for found in file.all(w.WithholdingMark):
            if found.audience == audience:
                self._spans.setdefault((found.record_id, found.field), []).append(found)
        self.left: Counter[tuple[str, str]] = Counter()

    def masked(self, row: Record) -> Record:
        """The row with its texts, and the words its dates were told in, as the audience may have them."""
        changed: dict[str, object] = {}
        for spec in specs(type(row)):
            value = getattr(row, spec.name)
            if not value:
                continue
            if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
                text = self._text(row, spec.name, value)
                if text != value:
                    changed[spec.name] = text
            elif spec.kind is Kind.WHEN and value.words:
                words = self._text(row, spec.name, value.words)
                if words != value.words:
                    changed[spec.name] = dataclasses.replace(value, words=words)
        return dataclasses.replace(row, **changed) if changed else row  # type: ignore[arg-type]

    def _text(self, row: Record, name: str, text: str) -> str:
        what = type_of(type(row)).plural.lower()
        cuts: list[tuple[int, int, str]] = []
        for found in self._spans.get((row.id, name), ()):
            cuts.append((found.starts_at or 0, found.ends_at or len(text), found.reason))
        for match in self._finder.find(text):
            cuts.append((match.start, match.end, self._reasons[match.needle]))
        pieces: list[str] = []
        at = 0
        for start, end, reason in _joined(cuts):
            self.left[(reason, what)] += 1
            pieces += [text[at:start], mark(reason)]
            at = end
        return "".join([*pieces, text[at:]])


def _joined(cuts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Overlapping cuts as one, under the reason of the first."""
    found: list[tuple[int, int, str]] = []
    for start, end, reason in sorted(cuts):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2])
        else:
            found.append((start, end, reason))
    return found
