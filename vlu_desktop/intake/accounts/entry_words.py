# SPDX-License-Identifier: Apache-2.0
"""Phrases that tell what kind of entry an account is, apart from the kinds of conduct in it."""

SAME = (
    "same again", "same", "ditto", "as above", "as yesterday", "again", "and again", "same as above", "same as yesterday", "same thing", "same as before",
    "same as last", "same today", "same tonight", "did it again", "and the same", "see above", "the same again", "the same", "likewise", "happened again",
    "it happened again", "as before", "as last", "exactly the same", "repeat of", "all again", "another one", "same old", "as per", "same story",
    "identical", "just the same", "he did the same", "she did the same", "he did it again", "she did it again", "once again", "once more", "yet again", "same carry on", "same performance", "the same thing", "and another", "rinse and repeat", "groundhog day", "as usual", "more of the same",
)  # fmt: skip
INNOCENT = (
    "only the", "just the", "only a", "wrong number", "cold call", "sales call", "scam", "turned out to be my", "turned out to be the", "turned out it was my",
    "it was my mum", "it was my sister", "it was only", "it was just", "was only", "was just a", "just the wind", "the wind", "ppi", "survey", "window people",
    "from my sister for", "delivery driver for", "for next door", "false alarm", "the postman", "the milkman", "meter reader", "jehovahs", "was my neighbour", "was my brother", "was my dad", "was the police", "was a man with", "it wasnt him", "was not him", "wasnt him after all", "nothing to do with him",
)  # fmt: skip
DOUBT = (
    "dont know", "not sure", "might be nothing", "probably nothing", "could be nothing", "could be anyone", "could be anybody", "might have been", "could have been",
    "may be nothing", "maybe nothing", "maybe im", "am i paranoid", "going mad", "imagining", "no proof", "cant prove", "coincidence", "kids or", "or kids", "or him", "who knows", "no idea who", "could be kids",
    "probably kids", "may have been", "wondering if", "cant be sure", "cant swear", "might not be", "hard to say", "or was it", "is it him", "was it him", "third hand", "or am i",
)  # fmt: skip
POLICE = frozenset("police pc dc dci ds sergeant sgt officer officers 101 999 statement log crime cad detective station copper pcso idva safer".split())
LIFE = frozenset(
    "court trial hearing sentenced sentencing moved move moving released release bail adjourned plea guilty parole judge job divorce decree funeral baby born wedding "
    "school hospital operation verdict jury remand remanded prison months years solicitor locks phone number house".split()
)
OF_COURT = frozenset(
    "got pleaded was is has gets sentenced released remanded bailed arrested charged convicted appealed appeared recalled interviewed cautioned transferred moved due up in on out "
    "been going will will_be answered denies denied".split()
)
"""What he does that is told of a case and not of conduct: the word after "he"."""
QUIET = frozenset("quiet nothing none peace peaceful silence nobody noone blank nil".split())
NO_CONDUCT = frozenset(
    "court hearing trial sentence sentencing verdict jury angry sad tired sick scared crying cried cry slept sleep sleeping felt feel feeling feels anxious "
    "depressed lonely ashamed guilty exhausted fed panic dread dreading counselling counsellor therapy appointment doctor doctors solicitor "
    "police statement marac idva vlo locks alarm camera fitted moved moving new house job birthday anniversary work holiday dreamt nightmare "
    "dream better bad worse good lovely nice kids shopping weather hope wish thinking miss lost cant couldnt rehearsed counselling gp tablets hearing adjourned "
    "appeal sentenced bail parole probation release released prison plea pleaded guilty months years mum sister dad friend friends quiet nothing".split()
)
"""Words with which a clause that names nobody is of her own life."""
HER_SIDE = frozenset("me my us our him his he hes mine qqq everyone door phone".split())
"""Words without which a clause that names nobody says nothing that was done to her."""
