# SPDX-License-Identifier: Apache-2.0
"""What is added to a case from anywhere, and what is done with a row, in the officer's words."""

from vlu_desktop.language.catalogue import say


def added_words() -> tuple[tuple[str, str], ...]:
    """What is added to a case from anywhere, and the words that find it."""
    return (
        ("hearing", say("commands.add-hearing-words")),
        ("questioning", say("commands.add-questioning-words")),
        ("order", say("commands.add-order-words")),
        ("breach", ""),
        ("meeting", say("commands.add-meeting-words")),
        ("action", say("commands.add-action-words")),
        ("contact", say("commands.add-contact-words")),
        ("request", say("commands.add-request-words")),
        ("complaint", say("commands.add-complaint-words")),
        ("sharing", say("commands.add-sharing-words")),
        ("conviction", say("commands.add-conviction-words")),
        ("charge", ""),
        ("sentence", say("commands.add-sentence-words")),
        ("proceeding", say("commands.add-proceeding-words")),
        ("whereabouts", say("commands.add-whereabouts-words")),
        ("movement", say("commands.add-movement-words")),
        ("offender-history", say("commands.add-offender-history-words")),
        ("none-known", say("commands.add-none-known-words")),
        ("person-reference", say("commands.add-person-reference-words")),
        ("programme", ""),
        ("assessment", say("commands.add-assessment-words")),
        ("police-contact", say("commands.add-police-contact-words")),
        ("life-event", say("commands.add-life-event-words")),
        ("recording-period", say("commands.add-recording-period-words")),
        ("exhibit", say("commands.add-exhibit-words")),
        ("statement-offer", say("commands.add-statement-offer-words")),
        ("person", say("commands.add-person-words")),
        ("contact-point", say("commands.add-contact-point-words")),
        ("address", say("commands.add-address-words")),
        ("person-name", say("commands.add-person-name-words")),
        ("vehicle", say("commands.add-vehicle-words")),
        ("relationship", say("commands.add-relationship-words")),
        ("meeting-criterion", say("commands.add-meeting-criterion-words")),
        ("meeting-attendee", say("commands.add-meeting-attendee-words")),
        ("meeting-information", say("commands.add-meeting-information-words")),
    )


def row_acts() -> tuple[tuple[str, str, str], ...]:
    """What is done with the row the keyboard is on, and the keys by which its own table hears it."""
    return (
        ("open", say("commands.row-open"), "Enter"),
        ("edit", say("commands.row-edit"), "F2"),
        ("add", say("commands.row-add"), "Insert"),
        ("copy", say("commands.row-copy"), "Ctrl+C"),
        ("history", say("commands.row-history"), "Ctrl+H"),
        ("done", say("commands.row-done"), "D"),
        ("chased", say("commands.row-chased"), "C"),
        ("put-off", say("commands.row-put-off"), "S"),
        ("remove-draft", say("commands.row-remove-draft"), "Delete"),
        ("take-out", say("commands.row-take-out"), "Delete"),
        ("give", say("commands.row-give"), ""),
    )
