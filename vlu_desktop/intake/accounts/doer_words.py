# SPDX-License-Identifier: Apache-2.0
"""Words that tell who does something in a clause, as sets for the grammar."""

from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.word_classes import CLASSES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.replace("_", " ").split())


def _class(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in CLASSES[name].split() if "_" not in word)


HE = _set("he hes hed")
SHE = _set("she shes")
MAYBE_HE = _set("hell")
MAYBE_SHE = _set("shed shell")
SELF = _set("i im ive we were_ weve id_ ill_ myself")
SELF_MAYBE = _set("id ill")
THEY = _set("they theyre theyve theyd theyll")
SOMEONE = _set("someone somebody whoever anyone summat")
NOBODY = _set("nobody noone none")
NOT_SUBJECT_AFTER = _set("the a an my his her our their in for to from of at by with about off this that")
"""After one of these "id", "ill", "shed" and "hell" are no pronouns, and a noun is the object of something."""

RELATIONS = word_set("doer_words.relations")
OTHERS_OF_HIS = word_set("doer_words.others_of_his")
HERS = word_set("doer_words.hers")
MALE = word_set("doer_words.male")
FEMALE = word_set("doer_words.female")
AGENCIES = word_set("doer_words.agencies")
STRANGERS = word_set("doer_words.strangers")
LIGHT = word_set("doer_words.light")
OWN_STARTS = word_set("doer_words.own_starts")
ONLY_OWN = word_set("doer_words.only_own")
"""Words a clause without a subject begins with where she speaks of herself."""
RECEIVES = word_set("doer_words.receives")
TO_AGENCY = word_set("doer_words.to_agency")
"""Whom she rings herself."""
HER_OWN = _set("mum dad nan nana gran grandad sis mam")
"""Relatives that need no "my"."""
