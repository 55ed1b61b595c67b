# SPDX-License-Identifier: Apache-2.0
"""The words for what hangs on the offender: orders, breaches, courts, sentences, custody and programmes."""

from vlu_desktop.record.order_kind import ORDER_KINDS
from vlu_desktop.record.order_status import ORDER_STATUSES
from vlu_desktop.record.vocabulary_terms import Vocabulary, choices

OFFENDER: tuple[Vocabulary, ...] = (
    Vocabulary("order-kind", tuple((row.key, row.label) for row in ORDER_KINDS)),
    Vocabulary("order-status", tuple((row.key, row.label) for row in ORDER_STATUSES)),
    choices("term-kind", """
        no-contact No contact
        exclusion Not to go to a place
        distance Not to come near
        no-posting Not to post about
        non-violence Not to use or threaten violence
        residence To live where told
        reporting To report
        internet Devices and internet
        other Other"""),
    choices("breach-outcome", """
        not-reported Not reported
        reported Reported, no outcome yet
        nfa No further action
        warned Warned
        charged Charged
        admitted Admitted
        convicted Convicted
        acquitted Acquitted
        discontinued Discontinued
        community-resolution Community resolution
        recalled Recalled to prison
        contempt Dealt with as contempt"""),
    choices("proceeding-kind", """
        criminal Criminal
        family Family
        civil Civil
        parole Parole
        tribunal Mental health tribunal
        immigration Immigration"""),
    choices("hearing-kind", """
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
    choices("hearing-outcome", """
        release-directed Release directed
        no-release No release
        open-recommended Open conditions recommended
        deferred Deferred
        adjourned Adjourned
        withdrawn Withdrawn
        bail Bail, without conditions
        conditional-bail Bail with conditions
        remanded Remanded in custody
        convicted Convicted
        acquitted Acquitted
        sentenced Sentenced
        order-made Order made
        refused Refused
        other Other"""),
    choices("offence-category", """
        breach Breach of an order
        harassment Stalking or harassment
        threats Threats
        assault Assault
        wounding Wounding or grievous harm
        strangulation Strangulation or suffocation
        attempted-murder Attempted murder
        murder Murder or manslaughter
        sexual Sexual offence
        control Controlling or coercive behaviour
        damage Criminal damage
        arson Arson
        burglary Burglary
        robbery Robbery
        theft Theft or fraud
        weapons Weapons
        drugs-alcohol Drugs or alcohol
        driving Driving
        kidnap Kidnap or false imprisonment
        witness Witness intimidation or perverting justice
        public-order Public order
        police Assault on the police
        other Other"""),
    choices("history-kind", """
        domestic-abuse Domestic abuse
        stalking Stalking or harassment
        violence Violence
        sexual Sexual offending
        weapons Weapons
        alcohol Alcohol
        drugs Drugs
        mental-health Mental health
        self-harm Self-harm or threats of it
        other Other"""),
    choices("none-known", """
        convictions Previous convictions
        programmes Programmes attended
        orders Earlier orders
        assessments Assessments"""),
    choices("sentence-kind", """
        imprisonment Imprisonment
        suspended Suspended sentence
        extended Extended sentence
        life Life
        ipp Indeterminate (public protection)
        dpp Detention for public protection
        particular-concern Sentence for an offender of particular concern
        hospital Hospital order
        restricted Hospital order with a restriction order (s.41)
        hybrid Imprisonment with a hospital direction (s.45A)
        yoi Detention in a young offender institution
        under-eighteen Detention of somebody under 18 (s.250)
        community Community order
        supervision Supervision order
        conditional-discharge Conditional discharge
        absolute-discharge Absolute discharge
        fine Fine
        restraining Restraining order only
        no-separate No separate penalty
        deferred Sentence deferred
        awaiting Awaiting sentence
        other Other"""),
    choices("requirement-kind", """
        programme Programme
        supervision Supervision or rehabilitation activity
        unpaid-work Unpaid work
        alcohol Alcohol treatment
        drugs Drug treatment
        mental-health Mental health treatment
        exclusion Exclusion
        restriction-zone Restriction zone
        residence Residence
        curfew Curfew
        tagging Electronic monitoring
        drinking Not to go into drinking places
        events Not to go to public events
        driving Not to drive
        other Other"""),
    choices("whereabouts", """
        at-large In the community
        remand On remand
        prison In prison
        licence On licence
        bail On bail
        hostel In a hostel or approved premises
        hospital In hospital
        immigration In immigration detention
        abroad Abroad
        unlawfully-at-large Unlawfully at large"""),
    choices("movement", """
        release Release
        early-release Early release on a tag (HDC)
        release-error Released in error
        recall Recall
        transfer Transfer
        open-conditions Moved to open conditions
        category Change of category
        hospital Transferred to hospital
        hospital-discharge Discharged from hospital
        abscond Absconded
        escape Escape
        temporary Temporary release (ROTL)
        deported Removed from the country
        deportation-refused Removal refused
        returned Returned"""),
    choices("setting", """
        custody In custody
        community In the community"""),
    choices("programme-outcome", """
        not-started Not started
        ongoing Going on
        completed Completed
        completed-concerns Completed, with concerns
        not-completed Not completed
        excluded Excluded
        refused Refused
        not-suitable Found not suitable
        not-available Not available"""),
    choices("assessment-kind", """
        psychological Psychological
        psychiatric Psychiatric
        risk Risk
        pre-sentence Pre-sentence report
        other Other"""),
    choices("assessment-status", """
        asked Asked for
        refused Refused
        arranged Arranged
        done Done"""),
)  # fmt: skip
