# SPDX-License-Identifier: Apache-2.0
"""Examples of breaches of orders; several follow the facts of the briefing's histories, with invented people."""

from tests.analysis.casemaker import Made, example
from vlu_desktop.record.conduct import Charge, ChargeIncident
from vlu_desktop.record.offending import Breach


@example(
    "second-breach",
    "history 20: an order broken twice, seen near the shops and at the home",
    "The record shows a second incident recorded as a breach of the restraining order of 3 March 2024: the first "
    "two are dated 10 March 2024 and 2 May 2024. Of these, 1 proved in court and 1 reported.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "approach", breaks=order, outcome="convicted")
    made.incident("2024-05-02", "attend-home", breaks=order, outcome="reported")


@example(
    "second-breach",
    "one of two breaches is dated only to a year the order was made in",
    "The record may show a second incident recorded as a breach of the non-molestation order of 3 March 2024: the "
    "first two are dated 2024 and 2 May 2024. Of these, 2 not asked whether reported.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2024-03-03", "nmo")
    made.incident("2024", "call", breaks=order)
    made.incident("2024-05-02", "call", breaks=order)


@example("second-breach", "one incident that broke two terms is one breach")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    incident = made.incident("2024-03-10", "attend-home", breaks=order)
    made.add(Breach, order_id=order, incident_id=incident, term_id="another")


@example("second-breach", "a breach he was acquitted of does not count")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "approach", breaks=order, outcome="convicted")
    made.incident("2024-05-02", "attend-home", breaks=order, outcome="acquitted")


@example("second-breach", "a charge that failed decides over what was entered beside the breach")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "approach", breaks=order, outcome="convicted")
    charge = made.add(Charge, offence="Breach of restraining order", outcome="no-evidence")
    incident = made.incident("2024-05-02", "attend-home")
    made.add(Breach, order_id=order, incident_id=incident, outcome="charged", charge_id=charge)


@example("second-breach", "an incident from before the order was made cannot have broken it")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-02", "approach", breaks=order)
    made.incident("2024-05-02", "attend-home", breaks=order)


@example("second-breach", "the second breach lies after the day looked back from", up_to="2024-04-01")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "approach", breaks=order)
    made.incident("2024-05-02", "attend-home", breaks=order)


@example("second-breach", "one breach each of two orders is not a second breach of either")
def _(made: Made) -> None:
    for order in (made.order("2024-03-03"), made.order("2024-04-03", "nmo")):
        made.incident("2024-05-02", "call", breaks=order)


@example(
    "more-than-two-breaches",
    "history 27: three breaches of a restraining order, each with its own outcome",
    "The record shows 3 incidents recorded as breaches of the restraining order of 3 March 2024 (10 March 2024, 2 "
    "May 2024 and 9 June 2024): 1 admitted, 1 charged and not decided and 1 not asked whether reported.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "watch", breaks=order, outcome="admitted")
    made.incident("2024-05-02", "hide-nearby", breaks=order, outcome="charged")
    made.incident("2024-06-09", "watch", breaks=order)


@example(
    "more-than-two-breaches",
    "three breaches only if a vague one is counted",
    "The record may show 3 incidents recorded as breaches of the restraining order of 3 March 2024 (2024, 10 March "
    "2024 and 2 May 2024): 3 not asked whether reported.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    for on in ("2024-03-10", "2024-05-02", "2024"):
        made.incident(on, "call", breaks=order)


@example(
    "more-than-two-breaches",
    "history 21: breaches of several orders, one evening breaking two of them",
    "The record shows 3 incidents recorded as breaches of 2 orders taken together (10 March 2024, 2 May 2024 and 9 "
    "June 2024): 3 not asked whether reported.",
)
def _(made: Made) -> None:
    first, second = made.order("2024-03-03"), made.order("2024-04-03", "nmo")
    made.incident("2024-03-10", "call", breaks=first)
    made.incident("2024-05-02", "damage-home", breaks=(first, second))
    made.incident("2024-06-09", "call", breaks=second)


@example("more-than-two-breaches", "two breaches are not more than two")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "call", breaks=order)
    made.incident("2024-05-02", "call", breaks=order)


@example("more-than-two-breaches", "near miss: the third was charged, and ended in acquittal")
def _(made: Made) -> None:
    _acquitted_of_the_third(made)


@example(
    "after-breach",
    "an incident of an acquittal is no breach that anything followed",
    "The record shows 2 incidents recorded as breaches of the restraining order of 3 March 2024 (10 March 2024 and 2 "
    "May 2024): 2 reported. An arrest, warning, community resolution, charge, finding of breach or recall is recorded "
    "for none of the 2. By exact dates, the next incident came 53 days later. After 1 of them none has an exact date "
    "yet.",
)
def _(made: Made) -> None:
    _acquitted_of_the_third(made)


@example(
    "after-breach",
    "a warning or a community resolution is what was done about a breach, and is told by its own name",
    "The record shows 3 incidents recorded as breaches of the restraining order of 3 March 2024 (10 March 2024, 2 May "
    "2024 and 9 June 2024): 2 ended with a warning or a community resolution and 1 reported and not taken further. An "
    "arrest, warning, community resolution, charge, finding of breach or recall is recorded for 2 of the 3. The next "
    "incident came so many days later, by exact dates: 53 and 38. After 1 of them none has an exact date yet.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    ended = {"2024-03-10": "warned", "2024-05-02": "community-resolution", "2024-06-09": "nfa"}
    for on, outcome in ended.items():
        made.incident(on, "call", breaks=order, outcome=outcome)


def _acquitted_of_the_third(made: Made) -> None:
    order = made.order("2024-03-03")
    for on in ("2024-03-10", "2024-05-02", "2024-06-09"):
        last = made.incident(on, "call", breaks=order, outcome="reported")
    charge = made.add(Charge, offence="Harassment", outcome="acquitted")
    made.add(ChargeIncident, charge_id=charge, incident_id=last)


@example(
    "second-breach",
    "one was charged, by the charge of the evening it happened, and the court found it proved",
    "The record shows a second incident recorded as a breach of the restraining order of 3 March 2024: the first "
    "two are dated 10 March 2024 and 2 May 2024. Of these, 1 proved in court and 1 charged and not decided.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-10", "call", breaks=order, outcome="charged")
    proved = made.incident("2024-05-02", "attend-home", breaks=order, outcome="charged")
    charge = made.add(Charge, offence="Breach of restraining order", outcome="convicted")
    made.add(ChargeIncident, charge_id=charge, incident_id=proved)
