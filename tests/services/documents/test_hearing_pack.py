# SPDX-License-Identifier: Apache-2.0
"""The pack for a hearing: its papers by the record and the reader, its particulars from the record."""

from datetime import date

from tests.services.conftest import Office
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Exhibit
from vlu_desktop.record.offending import Breach, Hearing, Order, Proceeding
from vlu_desktop.record.work import Statement, StatementUse
from vlu_desktop.services.documents.hearing_pack import (
    HearingParticulars,
    hearing_pack,
    next_for,
    next_hearing,
)

SENTENCE, PAROLE = date(2026, 12, 15), date(2027, 2, 16)


def known(office: Office) -> tuple[CaseFile, Hearing, Hearing]:
    """A case with a hearing before a court and one before the Parole Board, and one that is over."""
    court = office.add(Proceeding(offender_id=office.offender, court="Lidgate Crown Court", case_number="T2026"))
    board = office.add(Proceeding(offender_id=office.offender, court="Parole Board"))
    sentence = office.add(Hearing(proceeding_id=court.id, kind="sentence", on=SENTENCE))
    parole = office.add(Hearing(proceeding_id=board.id, kind="parole-oral", on=PAROLE))
    office.add(Hearing(proceeding_id=court.id, kind="plea", on=date(2026, 3, 3)))
    return office.file(), sentence, parole


def kinds(file: CaseFile, hearing: Hearing, office: Office) -> list[str]:
    return [part.kind for part in hearing_pack(file, hearing, office.today).documents]


def test_the_particulars_come_from_the_next_hearing_before_that_reader(office: Office) -> None:
    file, sentence, parole = known(office)
    assert next_for(file, "court", office.today) == HearingParticulars(
        court="Lidgate Crown Court", case_number="T2026", hearing_on=SENTENCE
    )
    assert next_for(file, "parole-withheld", office.today) == HearingParticulars(
        court="Parole Board", hearing_on=PAROLE
    )
    assert next_for(file, "police", office.today) is None
    assert next_for(file, "court", date(2026, 12, 16)) is None
    assert next_hearing(file, office.today) == sentence
    assert next_hearing(file, date(2026, 12, 16)) == parole
    assert next_hearing(file, date(2027, 2, 17)) is None


def test_the_papers_are_those_that_the_record_has_something_for(office: Office) -> None:
    file, sentence, parole = known(office)
    assert (kinds(file, sentence, office), kinds(file, parole, office)) == (["social-history"], ["social-history"])
    order = office.add(Order(offender_id=office.offender, kind="nmo", made=date(2026, 1, 5)))
    office.add(Breach(order_id=order.id, incident_id=office.incident().id, outcome="reported"))
    office.add(Exhibit(case_id=office.case_id, title="Phone", kind="thing"))
    draft = office.add(Statement(case_id=office.case_id, kind="court", text="I am afraid.", maker_id=office.victim))
    office.services.casework.statements.sign(draft.id, office.today, {"court": "yes", "parole": "no"})
    file = office.file()
    assert len(file.all(StatementUse)) == 2
    assert kinds(file, sentence, office) == ["social-history", "breaches", "victim-statement", "exhibits"]
    assert kinds(file, parole, office) == ["social-history"]
    breach = Hearing(proceeding_id=sentence.proceeding_id, kind="breach", court="Ennor Magistrates")
    pack = hearing_pack(file, breach, office.today)
    assert pack.documents[0].kind == "breaches"
    assert (pack.title, pack.audience, pack.court, pack.hearing_on) == (
        "Breach hearing",
        "court",
        "Ennor Magistrates",
        None,
    )


def test_a_tribunal_is_given_a_statement_for_it_and_nothing_that_a_court_is(office: Office) -> None:
    file, sentence, _ = known(office)
    tribunal = Hearing(proceeding_id=sentence.proceeding_id, kind="tribunal", on=date(2026, 12, 14))
    pack = hearing_pack(file, tribunal, office.today)
    assert (pack.audience, pack.documents) == ("tribunal", ())
    draft = office.add(Statement(case_id=office.case_id, kind="tribunal", text="I look round.", maker_id=office.victim))
    office.services.casework.statements.sign(draft.id, office.today, {"tribunal": "yes", "court": "no"})
    assert kinds(office.file(), tribunal, office) == ["victim-statement"]
    assert kinds(office.file(), sentence, office) == ["social-history"]
