# SPDX-License-Identifier: Apache-2.0
"""The words for a case and the people in it."""

from vlu_desktop.record.vocabulary_terms import Vocabulary, choices

PEOPLE: tuple[Vocabulary, ...] = (
    choices("role", """
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
    choices("function", """
        com Community offender manager (COM)
        pom Prison offender manager (POM)
        ppcs Public Protection Casework Section (PPCS)
        prison Prison
        witness-care Witness care unit
        officer-in-case Police officer in the case
        idva Independent domestic violence adviser
        isva Independent sexual violence adviser
        representative Victim representative
        social-worker Social worker
        solicitor Solicitor
        other Other"""),
    choices("reference-kind", """
        crn CRN
        noms NOMIS number
        pnc PNC
        urn URN
        cro CRO
        niche Police system
        nhs NHS number
        other Other"""),
    choices("scheme", """
        vcs Victim Contact Scheme
        vns Victim Notification Scheme
        discretionary Discretionary contact
        other Other"""),
    choices("case-status", """
        referred Referred
        contacted Contacted
        opted-in Opted in
        opted-out Opted out
        no-response No response
        active Active
        closed Closed"""),
    choices("contact-level", """
        key-stages Key stages
        annual Annual letter
        release-month Release month only
        none No contact wanted"""),
    choices("name-kind", """
        current Name
        former Former name
        known-as Known as
        alias Alias
        online Online name"""),
    choices("sex", """
        female Female
        male Male
        other Other
        not-known Not known"""),
    choices("contact-kind", """
        mobile Mobile
        landline Landline
        email Email
        online Online account
        post Post
        other Other"""),
    choices("address-kind", """
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
    choices("relationship", """
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
)  # fmt: skip
