# SPDX-License-Identifier: Apache-2.0
"""Where a unit's server is and how it is reached: nothing secret, and encrypted to a server that proved its name."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from psycopg import Error
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

_SECRET = frozenset({"password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret"})
_ALWAYS = {
    "application_name": "vlu-desktop",
    # A server that is gone is noticed within a minute and a half, also by who only listens.
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",
    # Of several hosts that one which takes parcels: after a failover the other.
    "target_session_attrs": "read-write",
    # In place of TLS it would be another encryption, of which nobody asked whose it is.
    "gssencmode": "disable",
}


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A checked address: `text` as it was given, without a secret, and the parameters of a connection to it."""

    text: str
    parameters: Mapping[str, str]
    local: bool
    """Whether it is this computer, reached without a network."""

    @classmethod
    def read(cls, text: str) -> Self:
        """A connection string or URI of libpq. UserError where it is none, has a secret, or isn't safely reached."""
        try:
            given = {key: str(value) for key, value in conninfo_to_dict(text).items() if value is not None}
        except Error as error:
            raise UserError(say("unit-server.not-an-address")) from error
        if _SECRET & given.keys():
            raise UserError(say("unit-server.secret-in-address"))
        # What the environment says holds where the address says nothing, as it would for any program of PostgreSQL's.
        around = {
            option.keyword.decode(): option.val.decode()
            for option in Conninfo.get_defaults()
            if option.val is not None and option.envvar is not None
        }
        whole = {**around, **given}
        local = "service" not in whole and _local(whole.get("host", ""), whole.get("hostaddr", ""))
        wanted = given.get("sslmode", "" if local else "verify-full")
        if not local and wanted != "verify-full":
            raise UserError(say("unit-server.not-verified", mode=wanted))
        parameters = {**_ALWAYS, **given}
        if wanted:
            parameters["sslmode"] = wanted
        return cls(text, parameters, local)

    def as_role(self, role: str, password: str) -> dict[str, str]:
        """The parameters for a role with a password, which is proved to the server and never told to it."""
        return {**self.parameters, "user": role, "password": password, "require_auth": "scram-sha-256"}


def _local(host: str, numeric: str) -> bool:
    """Whether every place named is this computer; none named is the socket of this computer, or its loopback."""
    named = [each for each in (*host.split(","), *numeric.split(",")) if each]
    return all(each.startswith(("/", "@")) or each == "localhost" or _is_loopback(each) for each in named)


def _is_loopback(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False
