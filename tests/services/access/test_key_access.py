# SPDX-License-Identifier: Apache-2.0
"""A new key for the casebook leaves nothing beside it that the old one opens."""

from tests.services.conftest import Office
from vlu_desktop.store.keys.key_file import key_path

OWN = "correct horse battery"


def test_copies_made_before_an_upgrade_go_with_the_old_key(office: Office) -> None:
    vault = office.services.vault.path
    older = vault.with_name("unit.version-1.vlu")
    older.write_bytes(vault.read_bytes())
    key_path(older).write_bytes(key_path(vault).read_bytes())
    office.services.keeping.keys.rotate(OWN)
    assert not older.exists()
    assert not key_path(older).exists()
    assert vault.exists()
