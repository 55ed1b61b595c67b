# SPDX-License-Identifier: Apache-2.0
"""Words of the tables that are not plain to everybody, explained where they stand and in the guide."""

MEANINGS: dict[str, str] = {
    "Proof": "How far an entry is proved. It follows from its charges, breaches and reports, and nobody types it.",
    "Seriousness": "1 to 5, from the gravest of its kinds, unless an officer set another with a reason. It is no score "
    "of risk.",
    "Kinds": "What was done. An entry may be of several kinds; “Kind not chosen” says that nobody chose one yet.",
    "Told to police": "Whether the police know of it. Blank is not no: it says that nobody asked.",
    "Standing": "How an action stands to its day, and what is missing of one that was not done or not possible.",
    "Chased": "When somebody was last reminded of the action, and how often.",
    "SHA-256": "The digest of the file: any change of it gives another one, so that a copy can be compared.",
    "Head of the journal": "A code for everything recorded up to then. Printed on paper, it shows later whether the "
    "record was changed behind the program.",
    "Repeat referral": "More abuse within the time that the rule allows after the last referral. A follow-up is none.",
    "Follow-up on": "When it is looked at whether what the meeting agreed was done.",
}


def meaning(heading: str) -> str:
    """What a word means, "" for one that is plain."""
    return MEANINGS.get(heading, "")
