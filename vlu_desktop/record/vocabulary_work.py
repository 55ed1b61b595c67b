# SPDX-License-Identifier: Apache-2.0
"""The words for an officer's work: statements, meetings, contact, requests, forms, documents and keeping."""

from vlu_desktop.record.telling_event import TELLING_EVENTS
from vlu_desktop.record.vocabulary_terms import Vocabulary, choices

WORK: tuple[Vocabulary, ...] = (
    choices("answer", """
        yes Yes
        no No
        not-asked Not asked
        not-known Not known"""),
    choices("statement-kind", """
        court Court
        parole Parole Board
        tribunal Tribunal
        family-impact Family (bereaved)
        other Other"""),
    choices("statement-status", """
        draft Draft
        signed Signed
        withdrawn-draft Draft not taken further"""),
    choices("reading-preference", """
        not-read Not to be read aloud
        prosecutor Read by the prosecutor
        self Read by the maker
        other-person Read by somebody else
        recording Played as a recording
        live-link Read over a live link
        undecided Not decided"""),
    choices("offer-result", """
        wants-update Wants to update
        no-change No change wanted
        thinking Thinking about it
        not-reached Not reached"""),
    choices("meeting-kind", """
        marac MARAC
        mappa MAPPA
        stalking-panel Stalking panel
        strategy Strategy meeting
        professionals Professionals' meeting
        other Other"""),
    choices("meeting-status", """
        planned Planned
        held Held
        closed Closed
        cancelled Cancelled"""),
    choices("marac-criterion", """
        visible-high-risk Visible high risk
        judgement Professional judgement
        escalation Potential escalation
        repeat Repeat
        transfer Transfer from another area
        local Local criterion"""),
    choices("attendance", """
        present Present
        apologies Apologies
        absent Absent"""),
    choices("action-status", """
        open Open
        in-progress In progress
        complete Complete
        not-possible Not possible, circumstances changed
        not-done Not done
        superseded Superseded"""),
    choices("due-mark", """
        done Done
        chased Chased
        put-off Put off"""),
    choices("channel", """
        visit Home visit
        meeting Meeting
        phone Phone
        text Text message
        email Email
        letter Letter
        video Video call
        through-other Through somebody else"""),
    choices("contact-outcome", """
        spoke Spoke
        no-answer No answer
        message-left Message left
        sent Sent
        reply-received Reply received
        declined Declined
        returned Returned undelivered
        wrong-number Wrong number"""),
    Vocabulary("telling-event", tuple((row.key, row.label) for row in TELLING_EVENTS)),
    choices("telling", """
        contact Told or tried at a contact
        not-told Not to be told
        earlier Noted by an earlier version"""),
    choices("key-stage", """
        none Not a key stage
        first-contact First contact
        sentence-explained Sentence explained
        appeal Appeal
        annual Annual contact
        category-move Move to another category or open conditions
        temporary-release Temporary release
        parole-referral Parole referral
        parole-hearing Parole hearing
        parole-decision Parole decision
        release-date Release date confirmed
        conditions Licence conditions confirmed
        variation Licence varied
        recall Recall
        order-made Order made
        order-end Order ends
        hospital Transfer to hospital
        abscond Escape or abscond
        removal Deportation or removal
        death Death of the offender
        closure Scheme closed"""),
    choices("request-kind", """
        no-contact No-contact condition
        exclusion Exclusion zone
        other-condition Other licence condition
        non-disclosure Statement withheld from the prisoner
        restraining Restraining order
        assessment Psychological or psychiatric assessment
        full-report Full pre-sentence report
        contact-block Block on letters or calls
        information Information
        reasons Summary of the parole decision
        reconsideration Challenge to a parole decision
        observe Observing a parole hearing
        transcript Transcript of the sentencing remarks
        lenient-sentence Review of a lenient sentence
        other Other"""),
    choices("request-decision", """
        waiting No decision yet
        granted Granted
        varied Granted in another form
        refused Refused
        deferred Deferred
        withdrawn Withdrawn"""),
    choices("complaint-about", """
        not-told Not told, or told late
        wrong-address Sent to the wrong address or by an unsafe way
        disclosed Something told that should not have been
        wrong-facts Something wrong in a letter or record
        not-heard Her or his views not asked for or not passed on
        officer An officer's conduct
        decision A decision of somebody else
        access Needs, language or access
        other Something else"""),
    choices("complaint-stage", """
        unit With the unit
        higher Looked at again by the region
        ombudsman With the ombudsman
        elsewhere With another agency"""),
    choices("complaint-outcome", """
        upheld Upheld
        partly Upheld in part
        not-upheld Not upheld
        settled Settled by talking
        passed-on Passed to another agency
        withdrawn Withdrawn"""),
    choices("form-status", """
        begun Begun
        complete Complete"""),
    choices("verdict", """
        seen Seen
        agreed Agreed
        not-agreed Not agreed"""),
    choices("kept-why", """
        shown First shown
        reviewed Reviewed
        hearing Analysis for a hearing"""),
    choices("date-chosen", """
        fixed It was fixed before the last incidents, as a hearing listed long ago
        followed It follows from the last incidents, as a hearing after an arrest
        other Another reason"""),
    choices("retention-decision", """
        keep Still needed
        part Part of it to be erased
        erase All of it to be erased"""),
    choices("purpose", """
        court Court
        parole Parole Board
        tribunal Mental health tribunal
        marac MARAC
        police Police
        licence Licence conditions
        internal Inside the unit"""),
    choices("protected-from", """
        offender The offender
        public The public
        agency Another agency
        victim The victim"""),
    choices("audience", """
        court Court (pre-sentence)
        parole Parole panel, disclosable
        parole-withheld Parole, withheld annex
        tribunal Mental health tribunal
        marac Agencies of the MARAC
        licence Whoever decides on the licence
        victim The victim
        police Police
        agency One other agency
        internal Inside the unit"""),
    choices("withholding-reason", """
        W1 Where somebody can be found
        W2 Somebody else's private life
        W3 Subject to a separate application
        W4 Another victim of the offender
        W5 Source not to be named
        W6 Another agency's material
        W7 The victim's own message
        W8 Not for the reader of this paper"""),
)  # fmt: skip
