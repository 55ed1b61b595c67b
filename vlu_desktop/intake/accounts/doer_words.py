# SPDX-License-Identifier: Apache-2.0
"""Words that tell who does something in a clause, as sets for the grammar."""

from vlu_desktop.intake.accounts.grammar_words import word_set

HE = frozenset("he hes hed hell".split())
SHE = frozenset("she shes shed shell".split())
SELF = frozenset("i im ive we weve myself id ill".split())
MAYBE = frozenset("hell shed shell id ill".split())
THEY = frozenset("they theyre theyve theyd theyll".split())
SOMEONE = frozenset("someone somebody whoever anyone summat".split())
NOBODY = frozenset("nobody noone none".split())
NOT_SUBJECT_AFTER = frozenset("the a an my his her our their in for to from of at by with about off this that".split())
"""After one of these "id", "ill", "shed" and "hell" are no pronouns, and a noun is the object of something."""

RELATIONS = word_set("doer_words.relations")
OTHERS_OF_HIS = word_set("doer_words.others_of_his")
HERS = word_set("doer_words.hers")
MALE = word_set("doer_words.male")
FEMALE = word_set("doer_words.female")
AGENCIES = word_set("doer_words.agencies")
STRANGERS = word_set("doer_words.strangers")
AGENCIES_OF_HIS = frozenset(
    "probation solicitor solicitors lawyer barrister offender manager worker officer hostel brief counsel".split()
)
NOT_OWN_BEFORE_MY = frozenset("blocked deleted signed".split())
"""Verbs that are hers where they stand alone, and his with "my": "blocked my path", "deleted all my contacts"."""
LIGHT = word_set("doer_words.light")
OWN_STARTS = word_set("doer_words.own_starts")
ONLY_OWN = word_set("doer_words.only_own")
"""Words a clause without a subject begins with where she speaks of herself."""
RECEIVES = word_set("doer_words.receives")
TO_AGENCY = word_set("doer_words.to_agency")
"""Whom she rings herself."""
OFFICERS_SAY = frozenset(
    "states stated reports reported says said believes discloses disclosed called rang contacted confirms confirmed "
    "advises advised wants feels declined attended asks asked phoned emailed alleges alleged received has".split()
)
"""What the aggrieved does where an officer writes of her."""
COMFORTS = frozenset("chat natter catchup advice reassurance comfort company moan cuppa brew hug".split())
"""What she rings or goes to her own people for."""
HER_OWN = frozenset("mum dad nan nana gran grandad sis mam gaffer".split())
"""Relatives that need no "my"."""
