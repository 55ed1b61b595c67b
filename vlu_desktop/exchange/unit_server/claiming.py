# SPDX-License-Identifier: Apache-2.0
"""A computer's first coming to the server: with the code that was read out it gives itself a password of its own."""

from typing import Any, cast

import psycopg

from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.exchange.unit_server.administration import set_password
from vlu_desktop.exchange.unit_server.roles import role_of, typed_code
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.exchange.unit_server.server_failures import failures_said
from vlu_desktop.language.catalogue import say


def claim(address: ServerAddress, *, unit: str, device: str, code: str, secret: str) -> None:
    """Come in with a code, once, and have `secret` (see `new_secret`) for a password from then on.

    Keep the secret before this is called: where it is broken off at its end the server may know the secret already,
    and called again with the same it finds so and is content. CarrierFailed where the code is wrong or too old.
    """
    role = role_of(device)
    with failures_said():
        try:
            connection = psycopg.connect(**cast(Any, address.as_role(role, typed_code(code))))
        except psycopg.OperationalError:
            if _is_in(address, role, unit, secret):
                return
            raise
        with connection:
            connection.execute(set_password(connection, role, secret))
            [claimed] = connection.execute("SELECT vlu_exchange.claim()").fetchone() or (None,)
            if claimed is None:
                raise CarrierFailed(say("unit-server.code-too-old"))
            if claimed != unit:
                raise CarrierFailed(say("unit-server.other-unit"))


def _is_in(address: ServerAddress, role: str, unit: str, secret: str) -> bool:
    """Whether a device's secret is known to the server already."""
    try:
        with psycopg.connect(**cast(Any, address.as_role(role, secret))) as connection:
            return connection.execute("SELECT vlu_exchange.own_unit()").fetchone() == (unit,)
    except psycopg.OperationalError:
        return False
