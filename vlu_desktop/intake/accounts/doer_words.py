# SPDX-License-Identifier: Apache-2.0
"""Words that tell who does something in a clause, as sets for the grammar."""

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

RELATIONS = _class("family", "friend", "child", "partner") | _set(
    "mothers fathers lot crowd ex lads boys probation solicitor solicitors lawyer barrister boss wife missus lass girl cellmate gang heavies "
    "cronies relatives people uncle associates"
)
OTHERS_OF_HIS = RELATIONS - _set("probation solicitor solicitors lawyer barrister kids children child son daughter ex")
HERS = _class("family", "friend", "child", "partner", "boss") | _set("counsellor therapist cleaner lodger mothers")
MALE = _set(
    "dad father stepdad brother brothers son boy lad boyfriend fella husband bloke uncle grandad grandfather nephew mate vicar man"
)
FEMALE = _set(
    "mum mother stepmum sister sisters daughter girl girlfriend wife aunt auntie aunty nan nana gran granny grandma niece woman lady lass "
    "friend neighbour manager boss idva counsellor gp nurse teacher head colleague midwife"
)
AGENCIES = _set(
    "police pc dc dci ds sgt sergeant cop cops copper officer officers pcso detective court judge magistrate magistrates jury cps usher clerk "
    "probation idva isva vlo cafcass solicitor solicitors barrister lawyer marac witness_care victim_support refuge council housing "
    "doctor gp nurse hospital surgery paramedic paramedics ambulance counsellor therapist social_worker worker headteacher head "
    "vet garage mechanic bank insurance army fire brigade fireman firemen crimestoppers parole hearing trial crown council "
    "rspca school teacher nursery work hr security landlord idvas sarc council royal wife_ support worker inspector forensics socos soco "
    "prison hmp governor liaison victim womens helpline samaritans 999 101 dispatcher operator custody hospital midwife dentist "
    "electrician locksmith plumber postman cleaner"
)
STRANGERS = _set("man men woman women lad lads bloke blokes girl girls guy guys stranger strangers person people youths kid teenager couple lass")
LIGHT = _set(
    "and but then so because when while until after before today tonight yesterday again also just now later still even this morning "
    "afternoon evening night at on in about around the a an one two three some that which as if though although my apparently suddenly "
    "next day week first last well ok yes no oh think maybe once twice midnight lunchtime dinner time home came_ monday tuesday wednesday "
    "thursday friday saturday sunday am pm half past quarter to few minutes hours later new old best own poor little only same other another "
    "whole another certain random young strange big tall older elderly drunk really literally basically turns out"
)
OWN_STARTS = _set(
    "blocked reported felt feel feeling slept woke changed moved signed cried crying found heard saw noticed seen feels installed fitted bought "
    "went had got been booked applied started stopped stayed hid ran ignored deleted kept saved screenshotted told rang called phoned "
    "texted emailed messaged took gave made wrote wish wishing hope hoping trying tried need needed couldnt cant dont didnt havent wont "
    "wondering worried scared frightened terrified anxious sick tired exhausted shaking managed walked drove opened answered picked "
    "received counted spoke talked asked sat cooked cleaned watched looked checked read remembered remembering dreamt dreamed dreaming "
    "thinking thought believe shouted screamed panicked locked"
)
ONLY_OWN = _set(
    "blocked reported felt feel feeling slept woke signed cried found heard saw noticed seen feels installed fitted booked ignored deleted "
    "screenshotted wish wishing hope hoping need needed wondering worried scared frightened terrified anxious exhausted opened answered "
    "received counted remembered remembering dreamt dreamed dreaming thinking thought believe panicked managed"
)
"""Words a clause without a subject begins with where she speaks of herself."""
RECEIVES = _set(
    "got get gets getting had has have received receive find found finding woke wake opened open saw see seen heard hear hearing noticed answered answer picked came "
    "come home read reading counted count looked checked check screenshotted kept saved blocked missed spotted return returned went to"
)
TO_AGENCY = _set("police 101 999 pc idva solicitor council probation helpline samaritans doctor gp work victim vlo officer dc ambulance crimestoppers him her back rspca them")
"""Whom she rings herself."""
