# SPDX-License-Identifier: Apache-2.0
"""What an officer does in a case: the record, its incidents, people, statements, meetings, forms and imports."""

from vlu_desktop.bootstrap.shipped_data import ShippedData
from vlu_desktop.services.cases.caseload import Caseload
from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.covers import Covers
from vlu_desktop.services.cases.due_acts import DueActs
from vlu_desktop.services.cases.earlier_imports import EarlierImports
from vlu_desktop.services.cases.earlier_told import EarlierTold
from vlu_desktop.services.cases.exhibits import Exhibits
from vlu_desktop.services.cases.form_answers import Forms
from vlu_desktop.services.cases.incidents import Incidents
from vlu_desktop.services.cases.involvement import People
from vlu_desktop.services.cases.many_incidents import ManyIncidents
from vlu_desktop.services.cases.meetings import Meetings
from vlu_desktop.services.cases.records import Records
from vlu_desktop.services.cases.search_and_drafts import Drafts, RecordSearch
from vlu_desktop.services.cases.statement_spelling import StatementSpelling
from vlu_desktop.services.cases.statements import Statements
from vlu_desktop.services.cases.suggestions import Suggestions
from vlu_desktop.services.cases.telling_acts import TellingActs
from vlu_desktop.services.cases.timeline_views import TimelineViews
from vlu_desktop.services.cases.undoing import Undoing
from vlu_desktop.services.cases.units import Units
from vlu_desktop.store.records.store import Store


class CaseServices:
    """Each on the one store."""

    def __init__(self, store: Store, data: ShippedData) -> None:
        self.cases = Cases(store)
        self.records = Records(store)
        self.incidents = Incidents(store)
        self.many_incidents = ManyIncidents(store)
        self.earlier_imports = EarlierImports(store)
        self.earlier_told = EarlierTold(store)
        self.suggestions = Suggestions(store)
        self.statements = Statements(store)
        self.spelling = StatementSpelling(store, data.words)
        self.meetings = Meetings(store)
        self.due_acts = DueActs(store)
        self.telling = TellingActs(store)
        self.exhibits = Exhibits(store)
        self.people = People(store)
        self.forms = Forms(store, data.forms)
        self.search = RecordSearch(store)
        self.drafts = Drafts(store)
        self.undoing = Undoing(store)
        self.timeline_views = TimelineViews(store)
        self.units = Units(store)
        self.caseload = Caseload(store)
        self.covers = Covers(store)
