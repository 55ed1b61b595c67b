# SPDX-License-Identifier: Apache-2.0
"""What comes in as files and what leaves as documents: imports, documents, bundles, charts, and their inspection."""

from vlu_desktop.bootstrap import shipped_data
from vlu_desktop.bootstrap.shipped_data import ShippedData
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import Imports
from vlu_desktop.services.cases.messages import Messages
from vlu_desktop.services.documents.bundles import Bundles
from vlu_desktop.services.documents.calendar_file import CalendarFile
from vlu_desktop.services.documents.case_export import CaseExport
from vlu_desktop.services.documents.charts import Charts
from vlu_desktop.services.documents.documents import Documents
from vlu_desktop.services.documents.inspection import Inspection
from vlu_desktop.services.documents.register import Register
from vlu_desktop.services.documents.unit_briefings import UnitBriefings
from vlu_desktop.services.documents.withholding import Withholding
from vlu_desktop.store.records.store import Store


class DocumentServices:
    """Each on the one store; documents and bundles are set in the same faces."""

    def __init__(self, store: Store, data: ShippedData, clock: Clock) -> None:
        fonts = shipped_data.font_book()
        self.imports = Imports(store, clock)
        self.messages = Messages(store, clock)
        self.column_maps = ColumnMaps(store)
        self.documents = Documents(store, data.params, fonts, data.reference)
        self.bundles = Bundles(store, data.params, fonts, data.reference)
        self.charts = Charts(store, lambda: fonts)
        self.briefings = UnitBriefings(store, data.params, data.rules, data.holidays, lambda: fonts)
        self.calendar = CalendarFile(store)
        self.exports = CaseExport(store)
        self.inspection = Inspection(store)
        self.register = Register(store)
        self.withholding = Withholding(store)
