# SPDX-License-Identifier: Apache-2.0
"""Examples of what is a breach of an order and what is not: when it was in force, what it is, and whom it protects."""

from tests.analysis.casemaker import VICTIM, Made, day, example
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Breach, Movement, OrderProtected, OrderTerm
from vlu_desktop.record.people import Person

NONE_TAKEN_UP = (
    "An arrest, warning, community resolution, charge, finding of breach or recall is recorded for none of the"
)


def protects(made: Made, order: str, person: str) -> str:
    if person != VICTIM:
        made.add(Person, id=person)
    made.add(OrderProtected, order_id=order, person_id=person)
    return order


def three_before_service(made: Made) -> None:
    """Made on 1 January and served on 1 February; three in January, and one on the day it was served."""
    order = made.order("2025-01-01", "nmo", served=day("2025-02-01"))
    for on in ("2025-01-05", "2025-01-12", "2025-01-19"):
        made.incident(on, "call", breaks=order, outcome="reported")


@example(
    "after-breach",
    "three incidents before it was served are no breaches of it",
    "The record holds no incident that counts as a breach of the non-molestation order of 1 January 2025. Not "
    "counted are 3 incidents recorded against it from before it was served (1 February 2025).",
)
def _(made: Made) -> None:
    three_before_service(made)


for _rule in ("second-breach", "more-than-two-breaches", "breach-soon"):
    example(_rule, "near miss: before it was served")(three_before_service)


@example(
    "after-breach",
    "one in force; the rest before it was made, after it ended, without a date and by somebody not known",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "reported. No arrest, warning, community resolution, charge, finding of breach or recall is recorded. By exact "
    "dates, the next incident came 92 days later. Not counted is 1 incident recorded against it from before it was "
    "made (1 January 2025). Not counted is 1 incident recorded against it from after it, or the term that was broken, "
    "had ended. Not counted is 1 incident recorded against it that has no date. Not counted is 1 incident recorded "
    "against it that is not recorded as the offender’s.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01", expires=day("2025-05-01"))
    for on in ("2024-12-03", "2025-03-03", "2025-06-03"):
        made.incident(on, "call", breaks=order, outcome="reported")
    made.incident("", "call", breaks=order, told_on=day("2025-07-01"))
    made.incident("2025-03-04", "call", breaks=order, attribution="unknown")


@example(
    "after-breach",
    "on the day it was made nobody knows which came first",
    "The record may show 1 incident recorded as a breach of the restraining order of 1 January 2025 (1 January 2025): "
    "1 reported. No arrest, warning, community resolution, charge, finding of breach or recall is recorded. No later "
    "incident has an exact date in the record; that is not a sign of safety.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-01-01", "call", breaks=made.order("2025-01-01"), outcome="reported")


@example(
    "after-breach",
    "the term that was broken had ended before the order did",
    "The record holds no incident that counts as a breach of the restraining order of 1 January 2025. Not counted "
    "is 1 incident recorded against it from after it, or the term that was broken, had ended.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    term = made.add(OrderTerm, order_id=order, ends=day("2025-02-01"))
    made.add(Breach, order_id=order, incident_id=made.incident("2025-03-03", "call"), term_id=term)


@example(
    "second-breach",
    "what a court found proved was a breach whatever the dates and whoever is recorded as having done it",
    "The record shows a second incident recorded as a breach of the restraining order of 1 January 2025: the first two "
    "are dated 3 December 2024 and 3 June 2025. Of these, 2 proved in court.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01", expires=day("2025-05-01"))
    made.incident("2024-12-03", "call", breaks=order, outcome="convicted")
    made.incident("2025-06-03", "call", breaks=order, outcome="convicted", attribution="unknown")


@example(
    "second-breach",
    "proved, and without dates: no order among them is told",
    "The record shows a second incident recorded as a breach of the restraining order of 1 January 2025. The dates do "
    "not settle which of 3 were the first two (3 March 2025 and 2 with no date). Of these, 3 proved in court.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    for on in ("", "2025-03-03", ""):
        made.incident(on, "call", breaks=order, outcome="convicted", told_on=day("2025-07-01"))


@example(
    "second-breach",
    "two proved, and neither with a date",
    "The record shows a second incident recorded as a breach of the restraining order of 1 January 2025: the first two "
    "have no date. Of these, 2 proved in court.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    for _ in range(2):
        made.incident("", "call", breaks=order, outcome="convicted", told_on=day("2025-07-01"))


@example(
    "second-breach",
    "one entry stands for three",
    "The record shows a second recorded breach of the restraining order of 1 January 2025: the first incident "
    "recorded as one (3 March 2025) stands, as counted, for 3 recorded breaches. Of it, 1 proved in court.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    made.incident("2025-03-03", "text", breaks=order, count=Count.exactly(3), outcome="convicted")


@example(
    "more-than-two-breaches",
    "history 16: one entry stands for three, and another for one",
    "The record shows 2 incidents recorded as breaches of the restraining order of 1 January 2025 (3 March 2025 and 3 "
    "April 2025): 1 proved in court and 1 reported. As counted, the incidents stand for 4 recorded breaches, which is "
    "no number of proved ones.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    made.incident("2025-03-03", "text", breaks=order, count=Count.exactly(3), outcome="convicted")
    made.incident("2025-04-03", "call", breaks=order, outcome="reported")


@example(
    "more-than-two-breaches",
    "thirty texts or more",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "reported. As counted, the incidents stand for at least 30 recorded breaches, which is no number of proved ones.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text", breaks=made.order("2025-01-01"), count=Count.not_fewer(30), outcome="reported")


def number_not_known(made: Made) -> None:
    order = made.order("2025-01-01")
    made.incident("2025-03-03", "text", breaks=order, count=Count.unknown(), outcome="reported")
    made.incident("2025-04-03", "text", breaks=order, count=Count.about(30), outcome="reported")


@example(
    "after-breach",
    "scores of texts, and about thirty: no number is made of either",
    "The record shows 2 incidents recorded as breaches of the restraining order of 1 January 2025 (3 March 2025 and "
    "3 April 2025): 2 reported. As counted, the incidents stand for at least 2 recorded breaches, which is no number "
    f"of proved ones. {NONE_TAKEN_UP} 2. By exact dates, the next incident came 31 days later. After 1 of them none "
    "has an exact date yet.",
)
def _(made: Made) -> None:
    number_not_known(made)


example("more-than-two-breaches", "near miss: scores is no number")(number_not_known)


@example(
    "after-breach",
    "licence conditions are broken, and bail's; neither is an order that is breached",
    "The record shows 3 incidents recorded as breaking the court bail conditions of 1 June 2025 (3 June 2025, 4 June "
    f"2025 and 5 June 2025): 3 reported. {NONE_TAKEN_UP} 3. The next incident came so many days later, by exact dates: "
    "1 and 1. After 1 of them none has an exact date yet.",
    "The record shows 3 incidents recorded as breaking the licence conditions of 1 January 2025 (3 March 2025, 4 March "
    f"2025 and 5 March 2025): 3 reported. {NONE_TAKEN_UP} 3. The next incident came so many days later, by exact "
    "dates: 1, 1 and 90.",
)
def _(made: Made) -> None:
    broken_conditions(made)


def broken_conditions(made: Made) -> None:
    bail = made.order("2025-06-01", "bail-court", id="order-1")
    licence = made.order("2025-01-01", "licence", id="order-2")
    for order, month in ((bail, "06"), (licence, "03")):
        for n in (3, 4, 5):
            made.incident(f"2025-{month}-0{n}", "call", breaks=order, outcome="reported")


for _rule in ("second-breach", "more-than-two-breaches"):
    example(_rule, "near miss: conditions of bail and a licence are no orders of a court")(broken_conditions)


def a_request(made: Made) -> None:
    request = made.order("2025-01-01", "prisoner-contact", id="order-1")
    deported = made.order("2025-02-01", "deportation", id="order-2")
    for on in ("2025-03-03", "2025-03-04", "2025-03-05"):
        made.incident(on, "call", breaks=(request, deported), outcome="reported")


@example(
    "after-breach",
    "a request to a prison and a deportation order forbid no contact",
    "The record shows 3 incidents recorded against the unwanted prisoner contact request of 1 January 2025 (3 March "
    "2025, 4 March 2025 and 5 March 2025). It is nothing that conduct can break, and none of them is a breach of it.",
    "The record shows 3 incidents recorded against the deportation order of 1 February 2025 (3 March 2025, 4 March "
    "2025 and 5 March 2025). It is nothing that conduct can break, and none of them is a breach of it.",
)
def _(made: Made) -> None:
    a_request(made)


for _rule in ("second-breach", "more-than-two-breaches", "breach-soon"):
    example(_rule, "near miss: a request and a deportation order")(a_request)


@example(
    "after-breach",
    "letters before a request to a prison and after it, told from the first to the last",
    "The record shows 6 incidents recorded against the unwanted prisoner contact request of 1 March 2025 (27 February "
    "2025 to 5 March 2025). It is nothing that conduct can break, and none of them is a breach of it.",
)
def _(made: Made) -> None:
    request = made.order("2025-03-01", "prisoner-contact")
    for on in ("2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05", "2025-02-27", "2025-02-28"):
        made.incident(on, "letter", breaks=request, outcome="reported")


@example(
    "breach-soon",
    "an order and a licence broken on the day of a release",
    "The record shows 1 incident recorded as breaking the restraining order of 1 January 2025, within 7 days of "
    "the release of 3 March 2025 (3 March 2025): 1 reported. It was on the day itself.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    made.add(Movement, kind="release", on=day("2025-03-03"))
    made.incident("2025-03-03", "call", breaks=order, outcome="reported")


def hers_and_another_womans(made: Made) -> None:
    hers = protects(made, made.order("2025-01-01", id="order-1"), VICTIM)
    another = protects(made, made.order("2025-02-01", "nmo", id="order-2"), "p-another")
    made.incident("2025-03-03", "call", breaks=(hers, another), outcome="reported")
    for on in ("2025-03-04", "2025-03-05"):
        made.incident(on, "call", breaks=another, outcome="reported")


@example(
    "after-breach",
    "an order made for another woman is told as that",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "reported. No arrest, warning, community resolution, charge, finding of breach or recall is recorded. By exact "
    "dates, the next incident came 1 day later.",
    "The record shows 3 incidents recorded as breaches of the non-molestation order of 1 February 2025 made for "
    f"another person (3 March 2025, 4 March 2025 and 5 March 2025): 3 reported. {NONE_TAKEN_UP} 3. The next incident "
    "came so many days later, by exact dates: 1 and 1. After 1 of them none has an exact date yet.",
)
def _(made: Made) -> None:
    hers_and_another_womans(made)


for _rule in ("second-breach", "more-than-two-breaches"):
    example(_rule, "near miss: breaches of an order made for another woman are not hers")(hers_and_another_womans)


@example(
    "after-sanction",
    "the order of another woman is named as made for another person",
    "The record shows the next incident 4 days after the restraining order (made for another person) of 3 March "
    "2024. It holds 1 incident from 4 March 2024 to 1 June 2024.",
)
def _(made: Made) -> None:
    protects(made, made.order("2024-03-03"), "p-another")
    made.incident("2024-03-07", "call")


@example(
    "breach-soon",
    "a licence broken on the day it began: nobody is recalled who was not on it",
    "The record shows 1 incident recorded as breaking the licence conditions of 3 March 2025, within 7 days of the "
    "making (3 March 2025): 1 dealt with by recall. It was on the day itself.",
)
def _(made: Made) -> None:
    licence = made.order("2025-03-03", "licence")
    made.incident("2025-03-03", "attend-home", breaks=licence, outcome="recalled")


@example(
    "after-breach",
    "an order broken on the day it was made is no breach because of a recall",
    "The record may show 1 incident recorded as a breach of the restraining order of 3 March 2025 (3 March 2025): 1 "
    "dealt with by recall. An arrest, warning, community resolution, charge, finding of breach or recall is recorded. "
    "No later incident has an exact date in the record; that is not a sign of safety.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2025-03-03")
    made.incident("2025-03-03", "attend-home", breaks=order, outcome="recalled")


@example(
    "after-breach",
    "conditions of bail that were broken on thirty occasions or more, and others before they were set",
    "The record shows 1 incident recorded as breaking the police bail conditions of 3 March 2025 (4 March 2025): 1 "
    "reported. As counted, the incidents stand for at least 30 recorded occasions, which is no number of proved ones. "
    "No arrest, warning, community resolution, charge, finding of breach or recall is recorded. No later incident has "
    "an exact date in the record; that is not a sign of safety.",
    "The record holds no incident that counts as breaking the court bail conditions of 3 April 2025. Not counted is 1 "
    "incident recorded against it from before it was made (3 April 2025).",
)
def _(made: Made) -> None:
    bail = made.order("2025-03-03", "bail-police", id="order-1")
    later = made.order("2025-04-03", "bail-court", id="order-2")
    made.incident("2025-03-04", "text", breaks=(bail, later), count=Count.not_fewer(30), outcome="reported")


@example(
    "after-breach",
    "conditions of a licence made on a day that may have come later, and counted",
    "The record may show 1 incident recorded as breaking the licence conditions of 3 March 2025 (March 2025): 1 "
    "reported. As counted, the incidents stand for 4 recorded occasions, which is no number of proved ones. No "
    "arrest, warning, community resolution, charge, finding of breach or recall is recorded. How soon the next "
    "incident came cannot be told from their dates.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-03", "text", breaks=made.order("2025-03-03", "licence"), times=4, outcome="reported")


@example(
    "breach-soon",
    "a month that may be the week after a release, and after the order was served",
    "The record may show 1 incident recorded as breaking the restraining order of 1 March 2025, within 7 days of the "
    "release of 20 March 2025 (March 2025): 1 reported.",
    "The record may show 1 incident recorded as breaking the restraining order of 1 March 2025, within 7 days of the "
    "serving on 10 March 2025 (March 2025): 1 reported.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2025-03-01", id="order-1", served=day("2025-03-10"))
    made.add(Movement, id="movement-1", kind="release", on=day("2025-03-20"))
    made.incident("2025-03", "text", breaks=order, outcome="reported")


@example(
    "more-than-two-breaches",
    "three of two orders, if one dated to its month came after the order",
    "The record may show 3 incidents recorded as breaches of 2 orders taken together (March 2025, 20 March 2025 and 21 "
    "March 2025): 3 reported.",
    certain=False,
)
def _(made: Made) -> None:
    first, second = made.order("2025-03-03"), made.order("2025-03-04", "nmo")
    made.incident("2025-03", "text", breaks=first, outcome="reported")
    made.incident("2025-03-20", "text", breaks=second, outcome="reported")
    made.incident("2025-03-21", "text", breaks=second, outcome="reported")


@example(
    "second-breach",
    "three that may be breaches, whose dates settle neither whether nor in which order",
    "The record may show a second incident recorded as a breach of the restraining order of 3 March 2025. The dates do "
    "not settle which of 3 were the first two (2025, March 2025 and 20 March 2025). Of these, 3 reported.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2025-03-03")
    for on in ("2025", "2025-03", "2025-03-20"):
        made.incident(on, "text", breaks=order, outcome="reported")


def counted_apart(made: Made, *counts: Count | None, orders: int = 1) -> None:
    """One evening in breach, its rows counted as given: of one order by several terms, or of several orders."""
    held = [made.order(f"2025-01-0{n}", id=f"order-{n}") for n in range(1, orders + 1)]
    evening = made.incident("2025-03-03", "text", times=9)
    for n, count in enumerate(counts):
        made.add(
            Breach, order_id=held[n % orders], incident_id=evening, term_id=f"t{n}", count=count, outcome="charged"
        )


@example(
    "more-than-two-breaches",
    "a breach that was itself counted stands for so many, whatever its incident was counted as",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "charged and not decided. As counted, the incidents stand for 3 recorded breaches, which is no number of proved "
    "ones.",
)
def _(made: Made) -> None:
    counted_apart(made, Count.exactly(3))


@example("more-than-two-breaches", "nine texts that are told as two breaches are not more than two")
def _(made: Made) -> None:
    counted_apart(made, Count.exactly(2))


@example(
    "more-than-two-breaches",
    "one term broken four times and another at least six: six are a floor",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "charged and not decided. As counted, the incidents stand for at least 6 recorded breaches, which is no number of "
    "proved ones.",
)
def _(made: Made) -> None:
    counted_apart(made, Count.exactly(4), Count.not_fewer(6), None)


@example(
    "more-than-two-breaches",
    "three times in breach of one order and five in breach of another on one evening: together at least five",
    "The record shows 1 incident recorded as a breach of 2 orders taken together (3 March 2025): 1 charged and not "
    "decided. As counted, the incidents stand for at least 5 recorded breaches, which is no number of proved ones.",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 March 2025): 1 "
    "charged and not decided. As counted, the incidents stand for 3 recorded breaches, which is no number of proved "
    "ones.",
    "The record shows 1 incident recorded as a breach of the restraining order of 2 January 2025 (3 March 2025): 1 "
    "charged and not decided. As counted, the incidents stand for 5 recorded breaches, which is no number of proved "
    "ones.",
)
def _(made: Made) -> None:
    counted_apart(made, Count.exactly(3), Count.exactly(5), orders=2)
