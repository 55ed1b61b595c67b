# SPDX-License-Identifier: Apache-2.0
"""Which column of a phone bill or a call log is what, told by its headings, whichever network printed them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vlu_desktop.intake.formats.grid import Value, words_of


def _names(words: str) -> frozenset[str]:
    return frozenset(name.strip() for name in words.replace("\n", ";").split(";"))


# A heading in small letters, without marks and what stands in brackets -> its role. BT, O2, Vodafone and EE among them.
_ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("date", _names("date;call date;date of call;start date;connection date;event date;charge date;date called;"
                    "usage date;date time;date and time;datetime;timestamp;call start;call date time;"
                    "call date and time;date time of call;date and time of call;started;connected;conn date;"
                    "event start date;event date time;session date;traffic date;call start date")),
    ("time", _names("time;call time;start time;time of call;time started;connection time;event time;usage time;"
                    "conn time;call start time;event start time;session time;traffic time")),
    ("called", _names("called no;called number;number called;number dialled;dialled number;dialled no;dialled;called;"
                      "number dialed;dialed number;destination number;called party;b number;called telephone number;"
                      "number called texted;number you called;phone number called;number called or texted")),
    ("number", _names("number;telephone number;phone number;telephone;telephone no;phone;phone no;mobile number;"
                      "contact number;other party;other number;tel;tel no;tel number;msisdn;caller number;"
                      "party number;to from;from to")),
    ("sender", _names("from;caller;calling number;caller id;cli;a number;calling party;originating number;"
                      "from number;from no;call from;calling no;originator;calling line identity;a party")),
    ("receiver", _names("to;to number;to no;recipient;called to;call to;called line identity;b party;"
                        "terminating number;terminating no")),
    ("duration", _names("duration;call duration;length;talk time;call length;length of call;duration of call;"
                        "duration hh mm ss;duration secs;duration seconds;duration in seconds;duration mins;"
                        "duration minutes;duration in minutes;duration volume;duration size;seconds;secs;min;mins;"
                        "minutes;elapsed time;event duration;usage;usage amount;units used;quantity;duration or volume;"
                        "call duration secs;call duration seconds;duration in sec;call duration in seconds")),
    ("direction", _names("direction;call direction;in out;incoming outgoing;call type;calltype")),
    ("type", _names("type;usage type;service;service type;charge type;event type;event;call description;"
                    "description;destination;status")),
    ("contact", _names("name;contact;contact name")),
    ("cost", _names("cost;charge;price;amount;net cost;cost gbp;charge gbp;call cost;cost inc vat;"
                    "cost exc vat;cost ex vat")),
)  # fmt: skip
_NUMBERS = frozenset({"called", "number", "receiver"})
# Where one of these stands, somebody's account or the words of messages stand beside the numbers: no bill.
_ACCOUNTS = _names("notes;note;what happened;comments;incident;details;account;text;message;body;content;message text")


@dataclass(frozen=True, slots=True, kw_only=True)
class BillColumns:
    """Where each role's columns stand; a role may have none, and "type" may have several."""

    headings: tuple[str, ...]
    at: dict[str, tuple[int, ...]]

    def cell(self, row: Sequence[str], role: str) -> str:
        """The first cell of that role; "" where the row has none."""
        return next((row[n] for n in self.at.get(role, ()) if n < len(row)), "")

    def others(self, row: Sequence[str], *left_out: str) -> list[str]:
        """ "Heading: cell" of every cell that holds something and is not of the roles left out."""
        passed = {n for role in left_out for n in self.at.get(role, ())[:1]}
        found = []
        for n, words in enumerate(row):
            if words and n not in passed:
                heading = self.headings[n] if n < len(self.headings) else ""
                found.append(f"{heading}: {words}" if heading else words)
        return found

    @property
    def says_called(self) -> bool:
        """Whether the headings themselves say that the numbers were called from this phone."""
        return bool(self.at.keys() & {"called", "receiver"}) and "sender" not in self.at

    @property
    def unit(self) -> str:
        """What the first figure of a duration is in, as far as its heading says: "h", "m", "s" or ""."""
        found = self.at.get("duration")
        heading = self.headings[found[0]].lower() if found else ""
        if re.search(r"h{1,2}\s*:\s*mm", heading):
            return "h"
        if re.search(r"\bm{1,2}\s*:\s*ss|\bmin", heading):
            return "m"
        return "s" if re.search(r"\bsec|\(s\)", heading) else ""


def columns_of(row: Sequence[Value]) -> BillColumns | None:
    """The row as headings of a bill or call log; None where it is no such row."""
    headings = tuple(words_of(value).strip().lstrip("\ufeff") for value in row)
    at: dict[str, tuple[int, ...]] = {}
    for n, heading in enumerate(headings):
        name = _plain(heading)
        if name in _ACCOUNTS:
            return None
        role = next((role for role, names in _ROLES if name in names), "")
        if role:
            at[role] = (*at.get(role, ()), n)
    if "date" not in at and "time" in at and _plain(headings[at["time"][0]]) != "time":
        # A column such as "Call start time" has the day too where no other has.
        at["date"] = at.pop("time")
    if "sender" in at and not at.keys() & _NUMBERS and _plain(headings[at["sender"][0]]) == "caller id":
        at["number"] = at.pop("sender")
    numbers = at.keys() & _NUMBERS
    if "date" in at and numbers and at.keys() & {"duration", "direction", "cost"}:
        return BillColumns(headings=headings, at=at)
    return None


def _plain(heading: str) -> str:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    within = re.sub(r"\([^()]*\)", " ", parted.lower())
    return " ".join(re.sub(r"[^a-z0-9]+", " ", within).split())
