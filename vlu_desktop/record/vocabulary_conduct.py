# SPDX-License-Identifier: Apache-2.0
"""The words for what was done, how it was told, reported and proved, and for what keeps it."""

from vlu_desktop.record.behaviours import KINDS, SERIOUSNESS
from vlu_desktop.record.vocabulary_terms import Vocabulary, choices

CONDUCT: tuple[Vocabulary, ...] = (
    Vocabulary("behaviour", tuple((b.key, b.label) for b in KINDS)),
    Vocabulary("seriousness", tuple((str(n), f"{n}, as of {word}") for n, word in enumerate(SERIOUSNESS, start=1))),
    choices("attribution", """
        offender The offender
        proxy-knowing Somebody acting for the offender, knowing
        proxy-unknowing Somebody acting for the offender, not knowing
        unknown Not known who"""),
    choices("certainty", """
        known Known
        suspected Suspected"""),
    choices("source", """
        victim The victim
        police Police
        court Court
        prison Prison
        probation Probation
        family Family or friend
        third-party Third party
        document Document or message
        observed Observed by a professional"""),
    choices("reliability", """
        first-hand First hand
        second-hand Second hand
        document From a document
        not-assessed Not assessed"""),
    choices("standing", """
        fact Fact as told
        assessment Personal assessment"""),
    choices("target", """
        victim The victim
        child Her or his child
        new-partner New partner
        family Family
        friend Friend
        colleague Colleague or employer
        professional Professional
        pet Pet or animal
        property Property
        other Somebody else"""),
    choices("direction", """
        to-victim To the victim
        from-victim From the victim
        between-others Between others
        not-known Not known"""),
    choices("message-form", """
        message Message
        call Call
        missed Missed call
        voicemail Voicemail
        mail E-mail
        notice Notice of the service itself
        entry Entry of a log
        row Row of a table"""),
    choices("message-state", """
        deleted Deleted
        edited Edited
        draft Draft, not sent
        failed Not delivered
        blocked Blocked"""),
    choices("sender", """
        victim The victim
        offender The offender
        proxy Somebody acting for the offender
        other Somebody else
        unknown Not known who"""),
    choices("suggested", """
        kind Kind of conduct
        count How many
        target Towards
        actor Done by
        reported Told to police
        date When
        entry What the entry is"""),
    choices("suggested-by", """
        reader Read from the account
        earlier-import Read by an import of an earlier version"""),
    choices("entry", """
        incident Incident
        police-contact Contact with police
        life-event Life event
        message Message
        note Note, no incident"""),
    choices("recording-way", """
        memory From memory, told later
        diary Diary kept at the time
        diary-later Diary written afterwards
        diary-unknown Diary, not known when it was written
        phone Phone or message records
        police Police record
        officer Noted by this unit as reported
        mixed Mixed"""),
    choices("police-contact", """
        report Report
        call Call to police
        attendance Police attended
        arrest Arrest
        interview Interview
        warning Warning or words of advice
        other Other"""),
    choices("charge-outcome", """
        pending Charged, not decided
        admitted Admitted (guilty plea)
        convicted Convicted after trial
        proved Convicted, plea not known
        acquitted Acquitted
        discontinued Discontinued or withdrawn
        no-evidence No evidence offered
        lie-on-file Lies on the file
        caution Caution
        community-resolution Community resolution
        nfa No further action
        quashed Quashed on appeal"""),
    choices("proof", """
        not-asked Not asked whether reported
        not-known Not known whether reported
        unreported Not reported
        reported Reported
        charged Charged
        admitted Admitted
        convicted Convicted
        acquitted Acquitted
        observed Observed by a professional"""),
    choices("life-event", """
        home-move Moved home
        number-change Changed number or account
        job-change Changed job
        school-change Child changed school
        illness Illness or injury
        support Began support or treatment
        separation Separation
        new-relationship New relationship
        birth Birth
        death Death
        anniversary Anniversary
        hearing Hearing
        security Security fitted
        other Other"""),
    choices("exhibit-kind", """
        file File
        thing Thing
        note Note
        recording Recording
        photograph Photograph"""),
    choices("custody-act", """
        received Received
        handed-over Handed over
        copied Copied
        opened Opened
        seen Seen
        moved Moved
        verified Checked against its digest
        returned Returned
        destroyed Destroyed"""),
)  # fmt: skip
