# SPDX-License-Identifier: Apache-2.0
"""Words of the tables that are not plain to everybody, explained where they stand and in the guide."""

from vlu_desktop.language.catalogue import say


def meanings() -> dict[str, str]:
    """Each word as it heads a column, with what it means."""
    return {
        "Proof": say("widgets.how-far-an-entry-is"),
        "Seriousness": say("widgets.1-to-5-from-the"),
        "Kinds": say("widgets.what-was-done-an-entry"),
        "Told to police": say("widgets.whether-the-police-know-of"),
        "Standing": say("widgets.how-an-action-stands-to"),
        "Chased": say("widgets.when-somebody-was-last-reminded"),
        "SHA-256": say("widgets.the-digest-of-the-file"),
        "Head of the journal": say("widgets.a-code-for-everything-recorded"),
        "Repeat referral": say("widgets.more-abuse-within-the-time"),
        "Follow-up on": say("widgets.when-it-is-looked-at"),
    }


def meaning(heading: str) -> str:
    """What a word means, "" for one that is plain."""
    return meanings().get(heading, "")
