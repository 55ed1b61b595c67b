# SPDX-License-Identifier: Apache-2.0
"""What a second officer is asked about, at whichever computer, with every door that an approval opens."""

from vlu_desktop.bootstrap.document_services import DocumentServices
from vlu_desktop.bootstrap.finding_services import FindingServices
from vlu_desktop.bootstrap.keeping_services import KeepingServices
from vlu_desktop.services.keeping.approval_desk import ApprovalDesk, Doors
from vlu_desktop.store.records.store import Store


class ApprovalServices:
    """On the groups of services that it opens doors of."""

    def __init__(
        self, store: Store, papers: DocumentServices, insight: FindingServices, keeping: KeepingServices
    ) -> None:
        doors = Doors(
            documents=papers.documents, bundles=papers.bundles, joining=insight.joining, erasing=keeping.erasing
        )
        self.approval_desk = ApprovalDesk(store, keeping.approvals, doors)
