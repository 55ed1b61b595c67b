# SPDX-License-Identifier: Apache-2.0
"""Whatever lets a file go, on a casebook's disk that is really full and to one: a sentence, no file and no line."""

import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Figure
from tests.faults.test_full_disk import fill
from tests.services.conftest import Office
from tests.services.documents.test_bundles import CHRONOLOGY
from tests.services.documents.test_bundles import order as bundle
from tests.services.documents.test_release import asked
from vlu_desktop.devtools.screenshots import USUAL, Picture, let_go
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import JournalQuery
from vlu_desktop.record.work import Disclosure, Meeting
from vlu_desktop.timeline.printing import chart_of
from vlu_desktop.timeline.timeline_model import TimelineModel
from vlu_desktop.timeline.viewport import Viewport, whole_span

PROGRAM = Path(__file__).parents[2] / "vlu_desktop"
FULL = "disk is full|No space left on device"
Writer = Callable[[Path], object]
PICTURES = [Picture(name=f"{name}.png", look=USUAL, content=b"PNG" * 999) for name in ("unlock", "today")]
OF_THE_SAME_ACT = {"bundle.save", "screens"}
"""A bundle is let go by the act of a document, and what the command `screens` takes by that of a picture."""


@pytest.fixture
def disks(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """Two file systems of their own: for the casebook, and for what leaves."""
    found = []
    for name, size in (("computer", "16m"), ("stick", "2m")):
        (folder := tmp_path / name).mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)], check=True)
        found.append(folder)
    yield found[0], found[1]
    for folder in found:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def writers(office: Office) -> dict[str, Writer]:
    """Each act that lets a file go, by its method, made ready before the disk is full."""
    services, now = office.services, office.now
    papers, keeping = services.papers, services.keeping
    office.incident()
    office.add(Meeting(case_id=office.case_id, kind="marac", on=date(2026, 12, 1)))
    draft = papers.documents.draft(asked(office, "Pellow Crown Court"), now)
    services.approving.approval_desk.sign_off(draft, "For the hearing")
    question = keeping.approvals.every()[0].id
    whole = papers.bundles.draft(bundle(office, CHRONOLOGY), now)
    model = TimelineModel.from_case(services.casework.cases.read(office.case_id))
    start, end = whole_span(model)
    chart = chart_of(model, Viewport(start=start, end=end, width=900, height=600))
    days = services.insight.today.summary(office.case_id, office.today).days
    briefing = papers.briefings.made(office.today, recipient="The area board")
    return {
        "document.save": lambda out: papers.documents.save(draft, out.with_suffix(".pdf"), now),
        "document.marks": lambda out: papers.documents.write_marks(draft, out.with_suffix(".pdf")),
        "approval.look": lambda out: services.approving.approval_desk.write(question, out.with_suffix(".pdf")),
        "bundle.save": lambda out: papers.bundles.save(whole, out.with_suffix(".pdf"), now, looked=True),
        "chart.save": lambda out: papers.charts.save(office.case_id, chart, out.with_suffix(".svg"), now),
        "briefing.save": lambda out: papers.briefings.save(briefing, out.with_suffix(".pdf"), now),
        "record.take-out": lambda out: papers.register.taken_out(
            [office.case_id], "Pictures of every screen", "", office.today, [(out.with_suffix(".png"), b"PNG" * 999)]
        ),
        "screens": lambda out: list(let_go(services, PICTURES, out.parent, "The designer")),
        "keys.save-sheet": lambda out: keeping.keys.save_sheet(b"PDF" * 999, out.with_suffix(".pdf")),
        "calendar.save": lambda out: papers.calendar.save(days, out.with_suffix(".ics"), now, references=True),
        "case.export": lambda out: papers.exports.save(
            office.case_id, out.with_suffix(".zip"), "The new unit", "It moves.", now
        ),
        "audit.export": lambda out: keeping.auditing.export(JournalQuery(), out.with_suffix(".csv"), "The auditor"),
        "erasures.export": lambda out: keeping.auditing.export_erasures(out.with_suffix(".json")),
    }


def refused(writer: Writer, folder: Path) -> None:
    before = sorted(each.name for each in folder.iterdir())
    with pytest.raises(UserError, match=FULL):
        writer(folder / "out")
    assert sorted(each.name for each in folder.iterdir()) == before


@pytest.mark.soak
@pytest.mark.rights("mount")
def test_no_writer_leaves_a_file_without_a_line_or_a_line_without_a_file(
    disks: tuple[Path, Path], tmp_path: Path, figure: Figure
) -> None:
    computer, stick = disks
    (elsewhere := tmp_path / "elsewhere").mkdir()
    office = Office(computer)
    every = writers(office)
    methods = re.compile(r'with leaving\(\s*\w+(?:\.\w+)?, "([a-z.-]+)"')
    known = {name for file in PROGRAM.rglob("*.py") for name in methods.findall(file.read_text(encoding="utf-8"))}
    assert known == every.keys() - OF_THE_SAME_ACT
    lines = len(office.lines())
    filler = fill(stick)
    for writer in every.values():
        refused(writer, stick)
    filler.unlink()
    assert office.store.all(Disclosure) == ()
    assert {line.act for line in office.lines()[: len(office.lines()) - lines]} <= {"altered"}, "no line of leaving"
    # Otherwise the log has room of its own for a line.
    office.store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    filler, lines = fill(computer), len(office.lines())
    for writer in every.values():
        refused(writer, elsewhere)
    filler.unlink()
    assert len(office.lines()) == lines
    assert office.store.all(Disclosure) == ()
    for name, writer in every.items():
        writer(elsewhere / name.replace(".", "-"))
    assert len(list(elsewhere.iterdir())) == len(every) - 1 + len(PICTURES)
    assert office.store.verify().is_sound
    office.services.close()
    figure(
        f"{len(every)} writers on a casebook's full disk and to one: 0 left, 0 lines, all {len(every)} with room again"
    )
