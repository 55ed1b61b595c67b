# SPDX-License-Identifier: Apache-2.0
"""Phrases that tell what kind of entry an account is, apart from the kinds of conduct in it."""

from vlu_desktop.intake.accounts.grammar_words import phrases, word_set

SAME = phrases("entry_words.same")
INNOCENT = phrases("entry_words.innocent")
ONLY = phrases("entry_words.only")
"""What makes nothing of a clause that tells of nobody: "it was only a fox", and not "he was only there a minute"."""
NOT_HIM = phrases("entry_words.not_him")
DOUBT = phrases("entry_words.doubt")
POLICE = word_set("entry_words.police")
LIFE = word_set("entry_words.life")
OF_COURT = word_set("entry_words.of_court")
"""Words of a clause that tells of a case and not of conduct."""
QUIET = frozenset("quiet nothing none peace peaceful silence nobody noone blank nil".split())
NO_CONDUCT = word_set("entry_words.no_conduct")
"""Words with which a clause that names nobody is of her own life."""
HERS = frozenset("me my us our mine i you qqq".split())
NEUTRAL = frozenset("gets released went got has had been is was meant no gone a loves".split())
"""What he does that is nothing done to her, where nothing of hers is in the clause: "he's got a new girlfriend"."""
HER_SIDE = frozenset("me my us our him his he hes mine qqq door phone".split())
"""Words without which a clause that names nobody says nothing that was done to her."""
