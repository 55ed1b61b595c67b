# SPDX-License-Identifier: Apache-2.0
"""The map of an area goes to who sets a licence in one file with its request, searched as every exhibit is."""

from datetime import date
from pathlib import Path

import pytest

from tests.foreign.foreign_samples import drawn_pdf, saved, words
from tests.papers.readback import read_pdf
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.people import Address
from vlu_desktop.record.work import Disclosure, Request
from vlu_desktop.services.documents.bundle_order import BundleOrder, DocumentChoice, ExhibitChoice, PartGroup
from vlu_desktop.services.documents.bundles import BundleDraft

REQUEST = DocumentChoice(kind="licence-request")


def exhibit(office: Office, name: str, shown: str, incident: str = "") -> ExhibitChoice:
    """A page with words on it, taken in."""
    path = office.folder / name
    path.write_bytes(saved(drawn_pdf(words(shown))))
    taken = office.services.casework.exhibits.take_in
    taken(office.case_id, path, name, "The probation office", office.today, incident)
    return ExhibitChoice(exhibit_id=office.store.all(Exhibit)[-1].id)


def area(office: Office, shown: ExhibitChoice) -> None:
    office.add(
        Request(
            case_id=office.case_id, kind="exclusion", wording="The market and both bridges.", reason="He waits there.",
            map_id=shown.exhibit_id, at_home="no", looked_by="A. Example", looked_on=date(2026, 10, 7),
        )
    )  # fmt: skip


def drafted(office: Office, *exhibits: ExhibitChoice) -> BundleDraft:
    lot = PartGroup(parts=(REQUEST, *exhibits), data_to=office.today)
    asked = BundleOrder(
        case_id=office.case_id, audience="licence", title="Conditions asked for", lots=(lot,),
        recipient="The offender manager", purpose="Licence conditions",
    )  # fmt: skip
    return office.services.papers.bundles.draft(asked, office.now)


def test_the_request_and_its_map_leave_in_one_file(office: Office, tmp_path: Path) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    shown = exhibit(office, "map.pdf", "Market, Old Bridge, New Bridge")
    area(office, shown)
    draft = drafted(office, shown)
    assert draft.hits == ()
    assert [each.reference for each in draft.pictures] == ["VLU/1"], "somebody looks at every page of it"
    bundles = office.services.papers.bundles
    with pytest.raises(UserError, match="Look at page 4"):
        bundles.save(draft, tmp_path / "no.pdf", office.now)
    assert isinstance(bundles.save(draft, tmp_path / "out.pdf", office.now, looked=True), Disclosure)
    said = " ".join(cell for _, cells in read_pdf((tmp_path / "out.pdf").read_bytes()).content() for cell in cells)
    digest = office.store.all(Exhibit)[-1].sha256
    assert f"The SHA-256 digest of the file is {digest}." in said
    assert "Market, Old Bridge, New Bridge" in said


@pytest.mark.parametrize("shown", ["Larkspur Terrace", "31, LARKSPUR TERRACE", "Larkspur Terr"])
def test_a_map_on_which_her_street_can_be_read_does_not_leave(office: Office, tmp_path: Path, shown: str) -> None:
    office.add(Address(person_id=office.victim, kind="home", lines="31 Larkspur Terrace, Pennmorwick"))
    drawn = exhibit(office, "map.pdf", shown)
    area(office, drawn)
    draft = drafted(office, drawn)
    assert draft.hits
    with pytest.raises(UserError):
        office.services.papers.bundles.save(draft, tmp_path / "out.pdf", office.now, looked=True)
    assert not (tmp_path / "out.pdf").exists()


def test_of_the_exhibits_the_map_alone_is_offered_and_goes(office: Office) -> None:
    told = office.incident("He waited at the gate.")
    other = exhibit(office, "gate.pdf", "The gate", told.id)
    loose = exhibit(office, "letter.pdf", "A letter")
    shown = exhibit(office, "map.pdf", "Market")
    area(office, shown)
    offered = office.services.papers.bundles.offered(office.case_id, "licence", office.today)
    assert [each.id for each in offered.exhibits] == [shown.exhibit_id]
    for each in (other, loose):
        with pytest.raises(UserError, match="may not go to this reader"):
            drafted(office, each)
