# SPDX-License-Identifier: Apache-2.0
"""What a backup says of itself, authenticated under the casebook's key, so that a forged one is none."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from vlu_desktop.store.keys.key_file import derive


def sealed_facts(facts: Mapping[str, Any], key: bytes) -> dict[str, Any]:
    """The facts with their mac."""
    return {**facts, "mac": _mac(facts, key)}


def are_genuine(facts: Mapping[str, Any], key: bytes) -> bool:
    """Whether the facts are as they were written; those of version 0.2 and before have no mac and prove nothing.

    Nothing is done by those that prove nothing: what they count is counted again in the casebook within.
    """
    return "mac" not in facts or hmac.compare_digest(str(facts["mac"]), _mac(facts, key))


def _mac(facts: Mapping[str, Any], key: bytes) -> str:
    said = json.dumps(
        {name: value for name, value in facts.items() if name != "mac"}, sort_keys=True, separators=(",", ":")
    )
    return hmac.new(derive(key, "backup facts"), said.encode(), hashlib.sha256).hexdigest()
