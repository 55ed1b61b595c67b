# SPDX-License-Identifier: Apache-2.0
"""How a server is reached: by a network only where it proved its name, and with no secret in its address."""

import os
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.exchange.unit_server.cluster import Cluster, free_port
from tests.exchange.unit_server.desks import of_a_database
from vlu_desktop.exchange.carrier import CarrierFailed
from vlu_desktop.exchange.unit_server.server_address import ServerAddress
from vlu_desktop.kernel.errors import UserError

LOCAL = (
    "dbname=u", "host=/run/postgresql dbname=u", "host=localhost", "host=127.0.0.1", "host=::1", "host=127.4.5.6",
    "postgresql://localhost/u", "host=@abstract", "hostaddr=127.0.0.1", "host=localhost,/tmp", "",
)  # fmt: skip
FAR = (
    "host=db.example.org", "hostaddr=192.0.2.1", "host=localhost hostaddr=192.0.2.1", "host=localhost,db.example.org",
    "postgresql://db.example.org:5433/u", "service=unit", "host=127.example.org", "host=0.0.0.0",
)  # fmt: skip


@pytest.mark.parametrize("text", LOCAL)
def test_this_computer_is_reached_without_a_network(text: str) -> None:
    address = ServerAddress.read(text)
    assert address.local
    assert "sslmode" not in address.parameters


@pytest.mark.parametrize("text", FAR)
def test_by_a_network_the_server_has_to_prove_its_name(text: str) -> None:
    address = ServerAddress.read(text)
    assert not address.local
    assert address.parameters["sslmode"] == "verify-full"
    assert address.parameters["gssencmode"] == "disable"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "require", "verify-ca"])
def test_less_than_that_is_refused(mode: str) -> None:
    with pytest.raises(UserError) as refused:
        ServerAddress.read(f"host=db.example.org sslmode={mode}")
    assert refused.value.key == "unit-server.not-verified"
    assert ServerAddress.read(f"host=localhost sslmode={mode}").parameters["sslmode"] == mode


@pytest.mark.parametrize(
    ("name", "value"), [("PGHOST", "db.example.org"), ("PGHOSTADDR", "192.0.2.1"), ("PGSERVICE", "unit")]
)
def test_what_the_environment_says_counts_as_far_too(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("PGSSLMODE", "disable")
    assert ServerAddress.read("dbname=u").parameters["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "text", ["dbname=u password=x", "postgresql://who:x@localhost/u", "host=localhost sslpassword=x"]
)
def test_an_address_with_a_secret_in_it_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        ServerAddress.read(text)
    assert refused.value.key == "unit-server.secret-in-address"


@pytest.mark.parametrize("text", ["what?", "host", "postgresql://[", "host=a nonsense=1"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(UserError) as refused:
        ServerAddress.read(text)
    assert refused.value.key == "unit-server.not-an-address"


def test_a_password_is_proved_and_never_told() -> None:
    parameters = ServerAddress.read("host=localhost user=other").as_role("role", "secret")
    assert parameters["require_auth"] == "scram-sha-256"
    assert parameters["user"] == "role"


def _authority(name: str) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    return _certificate(name, key, name, key, authority=True), key


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, by: str, by_key: ec.EllipticCurvePrivateKey, *, authority: bool = False
) -> x509.Certificate:
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, each)]) for each in (name, by)]
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(names[0])
        .issuer_name(names[1])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        others = [x509.DNSName(name)] if name != "127.0.0.1" else [x509.IPAddress(ip_address(name))]
        builder = builder.add_extension(x509.SubjectAlternativeName(others), critical=False)
    return builder.sign(by_key, hashes.SHA256())


def test_a_server_with_another_name_or_another_authority_is_sent_nothing(cluster: Cluster, tmp_path: Path) -> None:
    authority, authority_key = _authority("Made-up authority")
    stranger, _ = _authority("Another authority")
    key = ec.generate_private_key(ec.SECP256R1())
    for name, one in (("authority.pem", authority), ("stranger.pem", stranger)):
        (tmp_path / name).write_bytes(one.public_bytes(serialization.Encoding.PEM))
    own = Cluster(cluster.folder / "tls", port=free_port(), settings={"ssl": "on"})
    try:
        own.make()
        signed = _certificate("localhost", key, "Made-up authority", authority_key)
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        for name, data in (("server.crt", signed.public_bytes(serialization.Encoding.PEM)), ("server.key", private)):
            file = own.data / name
            file.write_bytes(data)
            file.chmod(0o600)
            owner = own.data.stat()
            os.chown(file, owner.st_uid, owner.st_gid)
        own.start()
        rest = f"port={own.port} sslmode=verify-full sslrootcert={tmp_path}"
        with of_a_database(own) as desks:
            named = f"dbname={desks.database} {rest}"
            mine = desks.desk(address=f"host=localhost {named}/authority.pem")
            with mine.role() as role:
                assert role.pgconn.ssl_in_use
            assert mine.taken(mine.put(1, b"by TLS")) == b"by TLS"
            for wrong in (f"host=localhost {named}/stranger.pem", f"host=127.0.0.1 {named}/authority.pem"):
                with pytest.raises(CarrierFailed) as refused:
                    desks.desk(address=wrong)
                assert refused.value.key == "unit-server.not-proved"
    finally:
        own.remove()


def test_nobody_answers() -> None:
    from vlu_desktop.exchange.unit_server.administration import connected

    with pytest.raises(CarrierFailed) as refused:
        connected(ServerAddress.read(f"host=127.0.0.1 port={free_port()} dbname=u"))
    assert refused.value.key == "unit-server.unreached"
