# SPDX-License-Identifier: Apache-2.0
"""A large phone: what each message costs in memory while it is taken in and read, and how many a case holds."""

import tracemalloc
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from tests.intake.messages.phones import HIM, ME, backup, chat, evenings, sms
from tests.services.conftest import Office
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Exhibit, SourceItem
from vlu_desktop.services.cases import message_preview, message_storing
from vlu_desktop.services.cases.messages import Messages
from vlu_desktop.store.records import acts, record_reader

START = datetime(2025, 3, 3, 20, 0)
FEW, MANY = 200, 1200
NAMES = {ME: "victim", HIM: "offender"}


def peak(job: Callable[[], object]) -> int:
    """Bytes of Python's that a job held at its highest, beyond what there was before it."""
    tracemalloc.start()
    try:
        _held = job()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def taken_in(office: Office, many: int) -> Callable[[], object]:
    service = office.services.papers.messages
    lines = (sms(START + timedelta(minutes=n), f"No {n} of {many}", 1 + n % 2) for n in range(many))
    preview = service.preview(office.case_id, backup(*lines).encode(), f"sms-{many}.xml")
    return lambda: service.take_in(office.case_id, preview.naming({each.written: "other" for each in preview.parties}))


def test_a_message_more_costs_little_while_it_is_taken_in_and_while_it_is_read(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything of it is let go but what the journal commits to; read, the words that all have are held once."""
    for module in (acts, record_reader):
        monkeypatch.setattr(module, "_AT_ONCE", 50)
    costs: dict[int, tuple[int, int]] = {}
    for many in (50, FEW, MANY):  # the first makes all that is made but once
        taken = peak(taken_in(office, many))
        costs[many] = taken, peak(lambda: office.store.all(SourceItem, case_id=office.case_id))
        office.services.casework.undoing.undo()
    take, read = ((more - less) / (MANY - FEW) for less, more in zip(costs[FEW], costs[MANY], strict=True))
    assert take < 1000
    assert read < 1200
    office.services.casework.undoing.redo()
    one, other, *_ = office.store.all(SourceItem, case_id=office.case_id)
    assert one.sender is not other.sender
    assert one.exhibit_id is other.exhibit_id
    assert one.medium is other.medium


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Sets how many messages a case holds."""

    def to(most: int) -> None:
        for module in (message_preview, message_storing):
            monkeypatch.setattr(module, "MOST_MESSAGES", most)

    return to


def test_a_file_of_more_messages_than_a_case_holds_is_refused_as_soon_as_it_is_come_to(
    office: Office, room: Callable[[int], None]
) -> None:
    service = office.services.papers.messages
    text = chat(evenings(2, 5)).encode()
    room(11)
    seen: list[int] = []
    with pytest.raises(UserError) as refused:
        service.preview(office.case_id, text, "phone.txt", progress=lambda done, of: seen.append(done))
    assert str(refused.value) == (
        "phone.txt holds more messages and calls than the most that a case can hold here (11), so nothing of it was "
        "taken in and the file is as it was. Make the export again on the phone, of fewer conversations or fewer "
        "years, and import that."
    )
    room(12)
    assert service.preview(office.case_id, text, "phone.txt").messages == 12


def test_what_a_case_has_no_room_for_is_refused_whole_and_what_it_holds_already_needs_none(
    office: Office, room: Callable[[int], None]
) -> None:
    service = office.services.papers.messages
    first, more = chat(evenings(2, 5)), chat(evenings(3, 5)[6:])
    _take(service, office, first, "one.txt")
    room(17)
    before = len(office.lines())
    with pytest.raises(UserError) as refused:
        _take(service, office, more, "two.txt")
    assert str(refused.value) == (
        "With what the case holds already, two.txt would bring it to more messages and calls than the most that a case "
        "can hold here (17). Nothing of it was taken in. Make the export again on the phone, of fewer conversations or "
        "fewer years, and import that."
    )
    assert len(office.lines()) == before
    assert len(office.store.all(SourceItem)) == 12
    assert len(office.store.all(Exhibit)) == 1
    room(18)
    assert _take(service, office, more, "two.txt") == 6
    assert not office.store.verify().problems


def _take(service: Messages, office: Office, text: str, name: str) -> int:
    preview = service.preview(office.case_id, text.encode(), name)
    for asked in preview.asked:
        preview = service.answered(preview, asked.key, asked.answer)
    stored, _ = service.take_in(office.case_id, preview.naming(NAMES))
    return stored.stored
