# SPDX-License-Identifier: Apache-2.0
"""An example casebook that does not come to its end leaves nothing, and can be made again in the same place."""

from pathlib import Path

import pytest

from tests.store.conftest import CHEAP
from vlu_desktop.bootstrap.example import EXAMPLE_NAME, make_example
from vlu_desktop.kernel.stopping import Stopped
from vlu_desktop.services.example import example_data


def test_half_an_example_is_left_to_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "of the officer").write_bytes(b"kept")

    def ended(*_: object) -> int:
        raise Stopped

    with monkeypatch.context() as during:
        during.setattr(example_data, "load_casebook", ended)
        with pytest.raises(Stopped):
            make_example(tmp_path, EXAMPLE_NAME, cost=CHEAP, floor=CHEAP)
    assert [each.name for each in tmp_path.iterdir()] == ["of the officer"]
    monkeypatch.setattr(example_data, "load_casebook", lambda *_: 0)
    path, _ = make_example(tmp_path, EXAMPLE_NAME, cost=CHEAP, floor=CHEAP)
    assert path.exists()
