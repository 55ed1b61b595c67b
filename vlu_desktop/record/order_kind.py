# SPDX-License-Identifier: Apache-2.0
"""What the kind of an order implies, one row a kind: who makes it, what breaking it is, what it is called and means.

Everything that asks about an order's kind asks here: Today, the rules, the timeline and the documents. A new kind is a
row, and the vocabulary `order-kind` is made of the rows. The law is that of England and Wales.
"""

from dataclasses import dataclass, replace
from enum import Enum


class Maker(Enum):
    """Whose act it is."""

    COURT = "court"
    POLICE = "police"
    CONDITION = "condition"  # of bail, a sentence or a licence: part of something else, and no order by itself
    OTHER = "other"  # neither an order that protects anybody nor a condition
    UNKNOWN = ""


class Broken(Enum):
    """What it is to break it."""

    OFFENCE = "offence"
    CONTEMPT = "contempt"
    ARREST = "arrest"  # no offence by itself: it can bring arrest, or the matter back before the court
    RECALL = "recall"
    NOTHING = "nothing"  # conduct towards the victim can't break it
    UNKNOWN = ""


class NotifyDeadline(Enum):
    """The deadline by which he is to notify the police of his name and address, and from which day it is counted."""

    NEVER = ""
    ONCE_SERVED = "spo_notification"
    ONCE_MADE = "dapo_notification"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderKind:
    """One kind.

    `called` is what it is inside a sentence. `protects`: a copy for the victim and a warning of its end belong to it.
    `end_rule` is the deadline by which the law ends it where no end is entered: whatever asks until when it runs
    (`in_force.end_of`) is then told that day, and that it is the law's. `word` and `meaning` stand among the words
    that a document explains; kinds of one family share them.
    """

    key: str
    label: str
    called: str
    maker: Maker
    broken: Broken
    word: str
    meaning: str
    protects: bool = True
    end_rule: str = ""
    notified: NotifyDeadline = NotifyDeadline.NEVER

    @property
    def of_a_court(self) -> bool:
        """Whether it is an order of a court that can be broken: of those alone a second or third breach is counted."""
        return self.breachable and self.maker is Maker.COURT

    @property
    def is_condition(self) -> bool:
        """Whether it is a condition of bail, a sentence or a licence: one is broken, and is no order to be breached."""
        return self.maker is Maker.CONDITION

    @property
    def breachable(self) -> bool:
        """Whether what somebody does to the victim can break it."""
        return self.broken is not Broken.NOTHING


def _kind(
    key: str, label: str, called: str, maker: Maker, broken: Broken, explained: tuple[str, str], *,
    protects: bool = True, end_rule: str = "",
) -> OrderKind:  # fmt: skip
    word, meaning = explained
    return OrderKind(
        key=key, label=label, called=called, maker=maker, broken=broken, word=word, meaning=meaning,
        protects=protects, end_rule=end_rule,
    )  # fmt: skip


_RESTRAINING = ("Restraining order", "Made by a criminal court to protect from harassment or fear of violence; to "
                "breach it is an offence.")  # fmt: skip
_STALKING = ("Stalking protection order", "Made by a magistrates’ court when the police ask for it; to breach it is an "
             "offence.")  # fmt: skip
_VIOLENCE = ("Domestic violence protection order or notice", "A short protection by a court or the police; to breach "
             "an order is a contempt.")  # fmt: skip
_ABUSE = ("Domestic abuse protection order or notice", "Made by a court, or a notice given by the police, where "
          "these are in force.")  # fmt: skip
_EXCLUDED = ("Exclusion requirement", "Part of a community or suspended sentence order: not to go to a place. To break "
             "it brings the matter back to the court.")  # fmt: skip

_COURT, _POLICE, _CONDITION = Maker.COURT, Maker.POLICE, Maker.CONDITION
_OFFENCE, _CONTEMPT, _ARREST = Broken.OFFENCE, Broken.CONTEMPT, Broken.ARREST

ORDER_KINDS: tuple[OrderKind, ...] = (
    # Sentencing Code, sections 359 to 364; Protection from Harassment Act 1997, sections 5 and 5A.
    _kind("ro-conviction", "Restraining order on conviction", "restraining order", _COURT, _OFFENCE, _RESTRAINING),
    _kind("ro-acquittal", "Restraining order on acquittal", "restraining order", _COURT, _OFFENCE, _RESTRAINING),
    _kind("ro-pre2020", "Restraining order (before December 2020)", "restraining order", _COURT, _OFFENCE,
          _RESTRAINING),
    # Family Law Act 1996, sections 42 and 42A, and 33 to 38 and 47.
    _kind("nmo", "Non-molestation order", "non-molestation order", _COURT, _OFFENCE,
          ("Non-molestation order", "Made by a family court; to breach it knowingly is an offence or a contempt.")),
    _kind("occupation", "Occupation order", "occupation order", _COURT, _ARREST,
          ("Occupation order", "Made by a family court; it says who may live in or come near a home. To breach it is "
           "no offence by itself; it may carry a power of arrest.")),
    # Stalking Protection Act 2019, sections 2, 5, 8 and 9.
    replace(_kind("spo", "Stalking protection order", "stalking protection order", _COURT, _OFFENCE, _STALKING),
            notified=NotifyDeadline.ONCE_SERVED),
    replace(_kind("spo-interim", "Interim stalking protection order", "interim stalking protection order", _COURT,
                  _OFFENCE, _STALKING), notified=NotifyDeadline.ONCE_SERVED),
    # Crime and Security Act 2010, sections 24 to 33.
    _kind("dvpn", "Domestic violence protection notice", "domestic violence protection notice", _POLICE, _ARREST,
          _VIOLENCE),
    _kind("dvpo", "Domestic violence protection order", "domestic violence protection order", _COURT, _CONTEMPT,
          _VIOLENCE, end_rule="dvpo_end"),
    # Domestic Abuse Act 2021, sections 22 to 56.
    _kind("dapn", "Domestic abuse protection notice", "domestic abuse protection notice", _POLICE, _ARREST, _ABUSE),
    replace(_kind("dapo", "Domestic abuse protection order", "domestic abuse protection order", _COURT, _OFFENCE,
                  _ABUSE), notified=NotifyDeadline.ONCE_MADE),
    # Sentencing Code, sections 343 to 358; Sexual Offences Act 2003, section 103A.
    _kind("shpo", "Sexual harm prevention order", "sexual harm prevention order", _COURT, _OFFENCE,
          ("Sexual harm prevention order", "Made by a criminal court to protect from sexual harm; to breach it is an "
           "offence.")),
    # Protection from Harassment Act 1997, section 3.
    _kind("civil-injunction", "Civil injunction", "civil injunction", _COURT, _OFFENCE,
          ("Civil injunction", "Made by a civil court against harassment; to breach it is an offence or a contempt.")),
    # Bail Act 1976, sections 3 and 7; Police and Criminal Evidence Act 1984.
    _kind("bail-police", "Police bail conditions", "police bail conditions", _CONDITION, _ARREST,
          ("Police bail conditions", "Set by the police when somebody is let out on bail; to break one is no offence "
           "by itself."), protects=False),
    _kind("bail-court", "Court bail conditions", "court bail conditions", _CONDITION, _ARREST,
          ("Court bail conditions", "Set by a court until it sits again; to break one can bring arrest, and is no "
           "offence by itself."), protects=False),
    # Criminal Justice Act 2003, section 250.
    _kind("licence", "Licence conditions", "licence conditions", _CONDITION, Broken.RECALL,
          ("Licence", "The conditions on which somebody serves a sentence in the community."), protects=False),
    # Sentencing Code, schedule 9; Sentencing Act 2026, section 17.
    _kind("co-exclusion", "Community order, exclusion", "exclusion in a community order", _CONDITION, _ARREST,
          _EXCLUDED),
    _kind("sso-exclusion", "Suspended sentence order, exclusion", "exclusion in a suspended sentence order", _CONDITION,
          _ARREST, _EXCLUDED),
    _kind("restriction-zone", "Restriction zone", "restriction zone", _CONDITION, _ARREST,
          ("Restriction zone", "Part of a sentence or a licence: not to leave an area.")),
    _kind("undertaking", "Undertaking", "undertaking", _COURT, _CONTEMPT,
          ("Undertaking", "A promise given to a court in place of an order; to break it is a contempt.")),
    # Children Act 1989, section 8.
    _kind("prohibited-steps", "Prohibited steps order", "prohibited steps order", _COURT, _CONTEMPT,
          ("Prohibited steps order", "Made by a family court about a child: what it names may not be done without the "
           "court’s leave.")),
    # Family Law Act 1996, sections 63A and 63CA.
    _kind("fmpo", "Forced marriage protection order", "forced marriage protection order", _COURT, _OFFENCE,
          ("Forced marriage protection order", "Made by a family court to protect from a forced marriage; to breach it "
           "is an offence.")),
    # Sentencing Code, sections 330 to 342.
    _kind("cbo", "Criminal behaviour order", "criminal behaviour order", _COURT, _OFFENCE,
          ("Criminal behaviour order", "Made by a criminal court on conviction, against conduct that causes "
           "harassment, alarm or distress; to breach it is an offence.")),
    _kind("harassment-warning", "Harassment warning (historic)", "harassment warning", Maker.OTHER, Broken.NOTHING,
          ("Harassment warning", "A notice the police once gave; no order of a court, and by itself it forbids "
           "nothing."), protects=False),
    # Immigration Act 1971, section 5.
    _kind("deportation", "Deportation order", "deportation order", Maker.OTHER, Broken.NOTHING,
          ("Deportation order", "Made by the Home Secretary and not by a court: to leave the country and to stay "
           "out of it. It forbids no contact."), protects=False),
    _kind("prisoner-contact", "Unwanted prisoner contact request", "unwanted prisoner contact request", Maker.OTHER,
          Broken.NOTHING,
          ("Unwanted prisoner contact request", "Asks a prison to stop letters and calls from somebody in it; no order "
           "of a court."), protects=False),
    _kind("other", "Other order", "order", Maker.UNKNOWN, Broken.UNKNOWN,
          ("Other order", "An order of another kind; its terms say what it forbids.")),
)  # fmt: skip

_NOT_RECORDED = OrderKind(
    key="", label="Order", called="order", maker=Maker.UNKNOWN, broken=Broken.UNKNOWN, word="", meaning=""
)  # fmt: skip


def kind_of(key: str) -> OrderKind:
    """The row of a kind; for none, or one that this program does not know, what holds of any order."""
    return next((row for row in ORDER_KINDS if row.key == key), _NOT_RECORDED)
