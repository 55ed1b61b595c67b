# SPDX-License-Identifier: Apache-2.0
"""What every kind of file may use, for each audience: the documents, and the exhibits of a bundle."""

from collections.abc import Mapping

from vlu_desktop.disclosure.field_policy import Allowance
from vlu_desktop.papers.document_kinds import BUNDLE_EXHIBITS, DOCUMENTS

ALLOWANCES: Mapping[str, Mapping[str, Allowance]] = {
    **{kind.key: kind.allowances for kind in DOCUMENTS},
    "bundle": BUNDLE_EXHIBITS,
}
