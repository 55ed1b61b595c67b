# SPDX-License-Identifier: Apache-2.0
"""What sort of value is guarded, as the officer is told of it and the log of marks has it; decisions are kept by it."""

from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH

ADDRESS = str(say_in(ENGLISH, "guarded.address"))
ADDRESS_PART = str(say_in(ENGLISH, "guarded.address-part"))
TOWN = str(say_in(ENGLISH, "guarded.town"))
POSTCODE = str(say_in(ENGLISH, "guarded.postcode"))
POSTCODE_PART = str(say_in(ENGLISH, "guarded.postcode-part"))
CONTACT = str(say_in(ENGLISH, "guarded.contact"))
VEHICLE = str(say_in(ENGLISH, "guarded.vehicle"))
NAME = str(say_in(ENGLISH, "guarded.name"))
NAME_PART = str(say_in(ENGLISH, "guarded.name-part"))
MEETING = str(say_in(ENGLISH, "guarded.meeting"))
HELD = str(say_in(ENGLISH, "guarded.held"))
TEXT = str(say_in(ENGLISH, "guarded.text"))
BY_HAND = str(say_in(ENGLISH, "guarded.by-hand"))
WHEREABOUTS = str(say_in(ENGLISH, "guarded.whereabouts"))
HE_HAS_IT = str(say_in(ENGLISH, "guarded.he-has-it"))
HER_WORD = str(say_in(ENGLISH, "guarded.her-word"))
PLACES = frozenset({ADDRESS, ADDRESS_PART, TOWN, POSTCODE_PART})
ADDRESSES = frozenset({ADDRESS, ADDRESS_PART})
NAMES = frozenset({NAME, NAME_PART})
