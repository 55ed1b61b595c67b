# SPDX-License-Identifier: Apache-2.0
"""The schema steps in order, one module a step. They are history: what stands in one is never changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlu_desktop.store.steps.step_0001_journal import JOURNAL
from vlu_desktop.store.steps.step_0001_record import RECORD
from vlu_desktop.store.steps.step_0002_kept_apart import KEPT_APART
from vlu_desktop.store.steps.step_0003_keeping import KEEPING
from vlu_desktop.store.steps.step_0004_findings_kept import FINDINGS_KEPT
from vlu_desktop.store.steps.step_0005_register import REGISTER
from vlu_desktop.store.steps.step_0006_way_in import WAY_IN
from vlu_desktop.store.steps.step_0007_looks_asked_for import LOOKS_ASKED_FOR
from vlu_desktop.store.steps.step_0008_hearing_place import HEARING_PLACE
from vlu_desktop.store.steps.step_0009_day_at_the_desk import DAY_AT_THE_DESK
from vlu_desktop.store.steps.step_0010_who_must_be_told import TELLING
from vlu_desktop.store.steps.step_0011_case_summaries import CASE_SUMMARIES
from vlu_desktop.store.steps.step_0012_cover import COVER
from vlu_desktop.store.steps.step_0013_exchange import EXCHANGE
from vlu_desktop.store.steps.step_0014_streams import STREAMS
from vlu_desktop.store.steps.step_0015_areas import AREAS
from vlu_desktop.store.steps.step_0016_complaints_and_areas import COMPLAINTS_AND_AREAS

if TYPE_CHECKING:
    # For a type's name alone: the library takes longer to import than a vault to open.
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Step:
    """What brings a vault from the version before to the next: texts of SQL, then `change` where there is one.

    The vault notes the `name` of each step it had, so a name stays for ever too.
    """

    name: str
    texts: tuple[str, ...] = ()
    change: "Callable[[Database], None] | None" = None


# To change the tables: a module here and a line below the last one; the version of the tables is the number of lines.
# Then `python -m tests.store.vaults.make_vault` makes the vault of that version which all later ones must open: commit
# its three files with the step. Every step that is due runs within one transaction (`upgrade`), after a copy of the
# vault was made beside it. A step never gives an old row the present moment: what was not known when it was written
# stays empty.
STEPS: tuple[Step, ...] = (
    Step("step_0001_first_version", (RECORD, JOURNAL)),
    Step("step_0002_kept_apart", (KEPT_APART,)),
    Step("step_0003_keeping", (KEEPING,)),
    Step("step_0004_findings_kept", (FINDINGS_KEPT,)),
    Step("step_0005_register", (REGISTER,)),
    Step("step_0006_way_in", (WAY_IN,)),
    Step("step_0007_looks_asked_for", (LOOKS_ASKED_FOR,)),
    Step("step_0008_hearing_place", (HEARING_PLACE,)),
    Step("step_0009_day_at_the_desk", (DAY_AT_THE_DESK,)),
    Step("step_0010_who_must_be_told", (TELLING,)),
    Step("step_0011_case_summaries", (CASE_SUMMARIES,)),
    Step("step_0012_cover", (COVER,)),
    Step("step_0013_exchange", (EXCHANGE,)),
    Step("step_0014_streams", (STREAMS,)),
    Step("step_0015_areas", (AREAS,)),
    Step("step_0016_complaints_and_areas", (COMPLAINTS_AND_AREAS,)),
)
