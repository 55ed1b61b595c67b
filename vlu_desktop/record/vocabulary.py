# SPDX-License-Identifier: Apache-2.0
"""The words an officer chooses from, as data: stable keys for the vault, plain labels for the page."""

from dataclasses import dataclass
from functools import cache

from vlu_desktop.record.behaviours import BEHAVIOURS, SERIOUSNESS
from vlu_desktop.record.order_kind import ORDER_KINDS
from vlu_desktop.record.order_status import ORDER_STATUSES


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A list of choices: pairs of key and label, in the order they are offered."""

    key: str
    terms: tuple[tuple[str, str], ...]

    def label(self, key: str) -> str:
        """The label; a key this program does not know is shown as it stands, never dropped."""
        return dict(self.terms).get(key, key)


def _v(key: str, terms: str) -> Vocabulary:
    """`terms` holds one choice a line: key, then its label."""
    pairs = (line.strip().split(" ", 1) for line in terms.strip().splitlines())
    return Vocabulary(key, tuple((pair[0], pair[1].strip()) for pair in pairs))


VOCABULARIES: tuple[Vocabulary, ...] = (
    Vocabulary("behaviour", tuple((b.key, b.label) for b in BEHAVIOURS)),
    Vocabulary("seriousness", tuple((str(n), f"{n} {word}") for n, word in enumerate(SERIOUSNESS, start=1))),
    _v("kept-why", """
        shown First shown
        reviewed Reviewed
        hearing Analysis for a hearing"""),
    _v("answer", """
        yes Yes
        no No
        not-asked Not asked
        not-known Not known"""),
    _v("role", """
        offender Offender
        victim Victim
        child Child
        new-partner New partner
        family Family
        friend Friend
        colleague Colleague
        professional Professional
        witness Witness
        proxy Acting for the offender
        other Other"""),
    _v("scheme", """
        vcs Victim Contact Scheme
        vns Victim Notification Scheme
        discretionary Discretionary contact
        other Other"""),
    _v("case-status", """
        referred Referred
        contacted Contacted
        opted-in Opted in
        opted-out Opted out
        no-response No response
        active Active
        closed Closed"""),
    _v("contact-level", """
        key-stages Key stages
        annual Annual letter
        release-month Release month only
        none No contact wanted"""),
    _v("name-kind", """
        current Name
        former Former name
        known-as Known as
        alias Alias
        online Online name"""),
    _v("sex", """
        female Female
        male Male
        other Other
        not-known Not known"""),
    _v("contact-kind", """
        mobile Mobile
        landline Landline
        email Email
        online Online account
        post Post
        other Other"""),
    _v("address-kind", """
        home Home
        former Former home
        work Work
        school School or college
        gp GP or clinic
        family Family or friend
        refuge Refuge
        prison Prison
        hostel Hostel or approved premises
        other Other"""),
    _v("relationship", """
        partners Partners
        former-partners Former partners
        married Married
        acquaintances Acquaintances
        strangers Strangers
        family Family
        parent-child Parent and child
        colleagues Colleagues
        professional Professional
        other Other"""),
    _v("attribution", """
        offender The offender
        proxy-knowing Somebody acting for the offender, knowing
        proxy-unknowing Somebody acting for the offender, not knowing
        unknown Not known who"""),
    _v("certainty", """
        known Known
        suspected Suspected"""),
    _v("source", """
        victim The victim
        police Police
        court Court
        prison Prison
        probation Probation
        family Family or friend
        third-party Third party
        document Document or message
        observed Observed by a professional"""),
    _v("reliability", """
        first-hand First hand
        second-hand Second hand
        document From a document
        not-assessed Not assessed"""),
    _v("standing", """
        fact Fact as told
        assessment Personal assessment"""),
    _v("target", """
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
    _v("purpose", """
        court Court
        parole Parole Board
        marac MARAC
        police Police
        licence Licence conditions
        internal Inside the unit"""),
    _v("police-contact", """
        report Report
        call Call to police
        attendance Police attended
        arrest Arrest
        interview Interview
        warning Warning or words of advice
        other Other"""),
    _v("charge-outcome", """
        pending Charged, not decided
        admitted Admitted (guilty plea)
        convicted Convicted after trial
        acquitted Acquitted
        discontinued Discontinued or withdrawn
        no-evidence No evidence offered
        lie-on-file Lies on the file
        caution Caution
        community-resolution Community resolution
        nfa No further action
        quashed Quashed on appeal"""),
    _v("life-event", """
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
    _v("exhibit-kind", """
        file File
        thing Thing
        note Note
        recording Recording
        photograph Photograph"""),
    _v("custody-act", """
        received Received
        handed-over Handed over
        copied Copied
        opened Opened
        returned Returned
        destroyed Destroyed"""),
    _v("direction", """
        to-victim To the victim
        from-victim From the victim
        between-others Between others
        not-known Not known"""),
    _v("recording-way", """
        memory From memory, told later
        diary Diary kept at the time
        phone Phone or message records
        police Police record
        officer Noted by this unit as reported
        mixed Mixed"""),
    Vocabulary("order-kind", tuple((row.key, row.label) for row in ORDER_KINDS)),
    Vocabulary("order-status", tuple((row.key, row.label) for row in ORDER_STATUSES)),
    _v("term-kind", """
        no-contact No contact
        exclusion Not to go to a place
        distance Not to come near
        no-posting Not to post about
        non-violence Not to use or threaten violence
        residence To live where told
        reporting To report
        internet Devices and internet
        other Other"""),
    _v("breach-outcome", """
        not-reported Not reported
        reported Reported, no outcome yet
        nfa No further action
        warned Warned
        charged Charged
        admitted Admitted
        convicted Convicted
        acquitted Acquitted
        discontinued Discontinued
        recalled Recalled to prison
        contempt Dealt with as contempt"""),
    _v("proceeding-kind", """
        criminal Criminal
        family Family
        civil Civil
        parole Parole
        immigration Immigration"""),
    _v("hearing-kind", """
        first First hearing
        plea Plea hearing
        trial Trial
        sentence Sentence
        breach Breach hearing
        bail Bail hearing
        appeal Appeal
        order Order application
        parole-paper Parole, on the papers
        parole-oral Parole, oral hearing
        tribunal Tribunal
        other Other"""),
    _v("sentence-kind", """
        imprisonment Imprisonment
        suspended Suspended sentence
        extended Extended sentence
        life Life
        ipp Indeterminate (public protection)
        hospital Hospital order
        yoi Detention in a young offender institution
        community Community order
        supervision Supervision order
        conditional-discharge Conditional discharge
        absolute-discharge Absolute discharge
        fine Fine
        restraining Restraining order only
        no-separate No separate penalty
        awaiting Awaiting sentence
        other Other"""),
    _v("requirement-kind", """
        programme Programme
        supervision Supervision or rehabilitation activity
        unpaid-work Unpaid work
        alcohol Alcohol treatment
        drugs Drug treatment
        mental-health Mental health treatment
        exclusion Exclusion
        residence Residence
        curfew Curfew
        other Other"""),
    _v("whereabouts", """
        at-large In the community
        remand On remand
        prison In prison
        licence On licence
        bail On bail
        hostel Hostel or approved premises
        hospital Hospital
        immigration Immigration detention
        abroad Abroad
        unlawfully-at-large Unlawfully at large"""),
    _v("movement", """
        release Release
        recall Recall
        transfer Transfer
        abscond Absconded
        escape Escape
        temporary Temporary release
        deported Removed from the country
        returned Returned"""),
    _v("setting", """
        custody In custody
        community In the community"""),
    _v("programme-outcome", """
        not-started Not started
        ongoing Going on
        completed Completed
        completed-concerns Completed, with concerns
        not-completed Not completed
        excluded Excluded
        refused Refused
        not-suitable Found not suitable
        not-available Not available"""),
    _v("assessment-kind", """
        psychological Psychological
        psychiatric Psychiatric
        risk Risk
        pre-sentence Pre-sentence report
        other Other"""),
    _v("assessment-status", """
        asked Asked for
        refused Refused
        arranged Arranged
        done Done"""),
    _v("statement-kind", """
        court Court
        parole Parole Board
        tribunal Tribunal
        family-impact Family (bereaved)
        other Other"""),
    _v("statement-status", """
        draft Draft
        signed Signed
        withdrawn-draft Draft not taken further"""),
    _v("reading-preference", """
        not-read Not to be read aloud
        prosecutor Read by the prosecutor
        self Read by the maker
        other-person Read by somebody else
        recording Played as a recording
        live-link Read over a live link
        undecided Not decided"""),
    _v("offer-result", """
        wants-update Wants to update
        no-change No change wanted
        thinking Thinking about it
        not-reached Not reached"""),
    _v("meeting-kind", """
        marac MARAC
        mappa MAPPA
        strategy Strategy meeting
        professionals Professionals' meeting
        other Other"""),
    _v("meeting-status", """
        planned Planned
        held Held
        closed Closed
        cancelled Cancelled"""),
    _v("marac-criterion", """
        visible-high-risk Visible high risk
        judgement Professional judgement
        escalation Potential escalation
        repeat Repeat
        transfer Transfer from another area
        local Local criterion"""),
    _v("attendance", """
        present Present
        apologies Apologies
        absent Absent"""),
    _v("action-status", """
        open Open
        in-progress In progress
        complete Complete
        not-possible Not possible, circumstances changed
        not-done Not done
        superseded Superseded"""),
    _v("channel", """
        visit Home visit
        meeting Meeting
        phone Phone
        text Text message
        email Email
        letter Letter
        video Video call
        through-other Through somebody else"""),
    _v("contact-outcome", """
        spoke Spoke
        no-answer No answer
        message-left Message left
        sent Sent
        reply-received Reply received
        declined Declined"""),
    _v("key-stage", """
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
    _v("request-kind", """
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
        other Other"""),
    _v("request-decision", """
        waiting No decision yet
        granted Granted
        varied Granted in another form
        refused Refused
        deferred Deferred
        withdrawn Withdrawn"""),
    _v("form-status", """
        begun Begun
        complete Complete"""),
    _v("verdict", """
        seen Seen
        agreed Agreed
        not-agreed Not agreed"""),
    _v("retention-decision", """
        keep Still needed
        part Part of it to be erased
        erase All of it to be erased"""),
    _v("protected-from", """
        offender The offender
        public The public
        agency Another agency
        victim The victim"""),
    _v("audience", """
        court Court (pre-sentence)
        parole Parole panel, disclosable
        parole-withheld Parole, withheld annex
        marac Agencies of the MARAC
        licence Whoever decides on the licence
        victim The victim
        police Police
        agency One other agency
        internal Inside the unit"""),
    _v("withholding-reason", """
        W1 Where somebody can be found
        W2 Somebody else's private life
        W3 Subject to a separate application
        W4 Another victim of the offender
        W5 Source not to be named
        W6 Another agency's material"""),
    _v("proof", """
        unreported Not reported
        reported Reported
        charged Charged
        admitted Admitted
        convicted Convicted
        acquitted Acquitted
        observed Observed by a professional"""),
)  # fmt: skip


@cache
def _by_key() -> dict[str, Vocabulary]:
    return {vocabulary.key: vocabulary for vocabulary in VOCABULARIES}


def vocabulary(key: str) -> Vocabulary:
    """The vocabulary of that key; KeyError where a field names one that does not exist."""
    return _by_key()[key]


def label(vocabulary_key: str, key: str) -> str:
    """The officer's word for a key, "" for no choice."""
    return vocabulary(vocabulary_key).label(key) if key else ""
