# SPDX-License-Identifier: Apache-2.0
"""Who a document can be for, and what each may never find in it: one row an audience, everything else denied."""

from collections.abc import Mapping
from dataclasses import dataclass

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

EVERYBODY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What holds for all documents of one audience. What a document may use besides is its allowance.

    `kept_from`: whose protections hold, for they may come to read it. `he_reads`: it goes into papers the offender is
    given, so rows he does not know of are left out. `purpose`: the use that tellers and makers must have agreed to,
    "" where the reader is the teller. `people`: the parts in the case whose bearers may be named as such. `findable`:
    the parts whose bearers' addresses, numbers and vehicles may stand in it; those of everybody else in the vault may
    not, protected or not. `untold`: its marks don't say why, for a reason alone would tell. `danger`: what would go
    wrong, for the officer and the reader of this table.
    """

    key: str
    kept_from: frozenset[str]
    he_reads: bool
    purpose: str
    people: frozenset[str]
    findable: frozenset[str]
    danger: str
    untold: bool

    @property
    def may_reach_him(self) -> bool:
        """Whether what is kept back in it is kept back for him: he is given it, or may come to read it."""
        return self.findable == frozenset({"offender"})


def _a(
    key: str, danger: str, *, kept_from: str = "", he: bool = False, use: str = "", people: str, find: str,
    untold: bool = False,
) -> Audience:  # fmt: skip
    return Audience(
        key=key, danger=danger, kept_from=frozenset(kept_from.split()), he_reads=he, purpose=use,
        people=frozenset(people.split()), findable=frozenset(find.split()), untold=untold,
    )  # fmt: skip


# In every row: the names of people in his other cases stand for the unit alone; a MARAC's notes stand in nothing, and
# that there was one only in a document about it, in the unit's own, or where the officer chose so with a reason.
AUDIENCES: tuple[Audience, ...] = (
    _a("court", "He reads it line by line for where she lives; the press may hear it read.",
       kept_from="offender public", he=True, use="court", people="offender victim", find="offender"),
    _a("parole", "The prisoner is given it whole, and keeps it in his cell.",
       kept_from="offender", he=True, use="parole", people="offender victim", find="offender"),
    _a("parole-withheld", "The panel may refuse to withhold it; then he is given it.",
       use="parole", people="offender victim", find="offender"),
    _a("tribunal", "The patient reads it in hospital, and may come out.",
       kept_from="offender", he=True, use="tribunal", people="offender victim", find="offender"),
    _a("marac", "Many agencies hold it, and he must not learn of it.",
       kept_from="agency", use="marac", people="offender victim child", find="offender victim child"),
    _a("licence", "What it asks for is read out to him as a condition.",
       kept_from="offender", he=True, use="licence", people="offender victim", find="offender"),
    _a("victim", "She may learn where he is held, what ails him, or who else there is.",
       kept_from="victim", people="offender victim child", find="victim child", untold=True),
    _a("police", "What police hold may be disclosed to his defence.",
       kept_from="agency offender", use="police", people="offender victim", find="offender"),
    _a("agency", "One agency is told what others were asked to do.",
       kept_from="agency", use="marac", people="offender victim professional",
       find="offender victim child professional"),
    _a("internal", "Somebody passes it on.",
       use="internal", people=EVERYBODY, find=EVERYBODY),
)  # fmt: skip

_BY_KEY: Mapping[str, Audience] = {each.key: each for each in AUDIENCES}


def audience(key: str) -> Audience:
    """The audience of that key; UserError for one nobody defined."""
    found = _BY_KEY.get(key)
    if found is None:
        raise UserError(say("guarded.no-audience", audience=key, audiences=", ".join(_BY_KEY)))
    return found
