# SPDX-License-Identifier: Apache-2.0
"""What the status of an order implies, one row a status: whether it was ever made, is over, can be broken, may be told.

Everything that asks about an order's status asks here: Today, the rules, the timeline, the documents and the window. A
new status is a row, and the vocabulary `order-status` is made of the rows.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStatus:
    """One status.

    `made`: somebody made the order. `stands`: nothing has undone the making. `over`: nothing of it is to come.
    `in_force`: it is recorded as holding. `served`: False where the status itself says that it was not.
    `ran_out`: it came to its own end. `offender_knows`: that there is such an order may stand in what he reads.
    """

    key: str
    label: str
    made: bool = True
    stands: bool = True
    over: bool = False
    in_force: bool = False
    served: bool | None = None
    ran_out: bool = False
    offender_knows: bool = True

    @property
    def counts(self) -> bool:
        """Whether it may be drawn, named and counted as an order: it was made, and not quashed as if it never was."""
        return self.made and self.stands

    @property
    def breachable(self) -> bool:
        """Whether anything can have broken it. That it was not served, or is over by now, rules no breach out."""
        return self.counts

    @property
    def runs(self) -> bool:
        """Whether its end, a copy of it or telling of it may still be to come."""
        return self.counts and not self.over


ORDER_STATUSES: tuple[OrderStatus, ...] = (
    # What the offender may not know of is kept from him: an application he was not told of, an order not yet served.
    OrderStatus(key="applied", label="Applied for", made=False, offender_knows=False),
    OrderStatus(key="granted-not-served", label="Granted, not served", served=False, offender_knows=False),
    OrderStatus(key="in-force", label="In force", in_force=True),
    OrderStatus(key="varied", label="Varied", in_force=True),
    OrderStatus(key="expired", label="Expired", over=True, ran_out=True),
    OrderStatus(key="discharged", label="Discharged", over=True),
    OrderStatus(key="quashed", label="Quashed", stands=False, over=True),
    OrderStatus(key="refused", label="Refused", made=False, over=True, offender_knows=False),
    OrderStatus(key="withdrawn", label="Withdrawn", made=False, over=True, offender_knows=False),
)

NOT_RECORDED = OrderStatus(key="", label="")
"""No status entered: the dates of the order decide."""


def status_of(key: str) -> OrderStatus:
    """The row of a status. One that this program does not know is as good as not recorded, and he is not told of it."""
    if not key:
        return NOT_RECORDED
    unknown = OrderStatus(key=key, label=key, offender_knows=False)
    return next((row for row in ORDER_STATUSES if row.key == key), unknown)
