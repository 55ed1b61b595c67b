# SPDX-License-Identifier: Apache-2.0
"""Harm that SQLCipher reads over in silence is found when a casebook is opened."""

from contextlib import closing, suppress
from pathlib import Path

from tests.store.conftest import PASSPHRASE, TestClock
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.database.connection import DatabaseError
from vlu_desktop.store.vault.vault import Vault, open_vault

PAGE = 4096
LONG = "He rang and rang. " * 3_000


def test_the_harmed_end_of_a_long_account_is_read_as_zeros_and_found_all_the_same(
    vault: Vault, vault_path: Path, clock: TestClock
) -> None:
    case, _ = vault.store.add("case.add", Case(title="Marlow"))
    account, _ = vault.store.add("incident.add", Incident(case_id=case.id, account=LONG), case_id=case.id)
    assert vault.harmed_pages() == 0
    vault.close()
    kept = {file: file.read_bytes() for file in vault_path.parent.iterdir() if file.is_file()}
    whole = kept[vault_path]
    for page in range(len(whole) // PAGE, 1, -1):
        at = (page - 1) * PAGE + 2000
        for file, content in kept.items():
            file.write_bytes(content)
        vault_path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        # Most harm is met by opening or reading; looked for is the page whose harm nothing meets.
        with suppress(UserError, DatabaseError), closing(open_vault(vault_path, PASSPHRASE, clock=clock)) as opened:
            read = opened.store.get(Incident, account.id)
            assert opened.harmed_pages() == 1
            if read is not None and read.account != LONG:
                return
    raise AssertionError("no page was harmed in silence: the reason for looking at every page has gone")
