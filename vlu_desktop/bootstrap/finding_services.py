# SPDX-License-Identifier: Apache-2.0
"""What the record shows: findings and their settings, what is due, and one offender across cases."""

from vlu_desktop.bootstrap.shipped_data import ShippedData
from vlu_desktop.services.cases.findings import Findings
from vlu_desktop.services.cases.offenders import Offenders
from vlu_desktop.services.cases.rule_settings import RuleSettings
from vlu_desktop.services.cases.same_person import Joining
from vlu_desktop.services.cases.today import Today
from vlu_desktop.services.cases.unit_deadlines import Deadlines
from vlu_desktop.store.records.store import Store


class FindingServices:
    """Each on the one store and the thresholds in force."""

    def __init__(self, store: Store, data: ShippedData) -> None:
        self.findings = Findings(store, data.params)
        self.rule_settings = RuleSettings(store, data.params)
        self.today = Today(store, self.findings, data.rules, data.holidays)
        self.offenders = Offenders(store, data.params)
        self.deadlines = Deadlines(store, data.rules, data.holidays, data.sources)
        self.joining = Joining(store)
