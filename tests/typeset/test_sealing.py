# SPDX-License-Identifier: Apache-2.0
"""A signature keeps both standards and every byte; a locked copy opens with its passphrase alone."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import page
import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

from tests.papers.readback import read_pdf
from tests.typeset.reading import opened_clean
from tests.typeset.tree_samples import rich, written
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.typeset.font_book import FontBook
from vlu_desktop.typeset.sealing import LARGEST_KEY, SigningKey, locked_copy

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
WORDS = "velvet thimble orbit"


def key_file(folder: Path, days: int = 365) -> Path:
    """A key whose owner signed it himself, as a test may."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Asha Example")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=400))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "asha.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"asha", key, certificate, None, BestAvailableEncryption(WORDS.encode()))
    )
    return path


@pytest.fixture(scope="module")
def pdf(fonts: FontBook) -> bytes:
    return written(rich(), fonts)[0]


@pytest.fixture(scope="module")
def signed(pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return SigningKey.read(key_file(tmp_path_factory.mktemp("key")), WORDS).sign(pdf, NOW)


def test_the_signed_file_begins_with_the_file_and_says_the_same(pdf: bytes, signed: bytes) -> None:
    assert signed.startswith(pdf)
    assert read_pdf(signed).content() == read_pdf(pdf).content()


def test_both_standards_hold_after_signing(signed: bytes) -> None:
    for profile in ("pdfa-2a", "pdfua-1"):
        assert page.validate_pdf_bytes(signed, profile=profile).is_compliant, profile


def test_four_readers_open_the_signed_file_clean(signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "signed.pdf").write_bytes(signed)
    assert opened_clean(tmp_path / "signed.pdf") == []


def test_the_signature_covers_the_whole_file_and_a_changed_byte_is_seen(signed: bytes, pdf: bytes) -> None:
    assert _holds(signed)
    at = pdf.index(b"stream") + 60
    assert not _holds(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :])


def _holds(content: bytes) -> bool:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    (signature,) = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=NOW)
    status = validate_pdf_signature(signature, context, skip_diff=True)
    return bool(status.intact and status.valid and signature.evaluate_signature_coverage().name == "ENTIRE_FILE")


def test_a_certificate_out_of_its_time_signs_nothing(pdf: bytes, tmp_path: Path) -> None:
    key = SigningKey.read(key_file(tmp_path, days=2), WORDS)
    assert key.name == "CN=Asha Example"
    with pytest.raises(UserError, match="not valid today"):
        key.sign(pdf, NOW + timedelta(days=3))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x30\x80" * 200, b"x" * (LARGEST_KEY + 1)])
def test_what_is_no_key_is_refused_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "asha.p12"
    path.write_bytes(content)
    with pytest.raises(UserError):
        SigningKey.read(path, WORDS)
    with pytest.raises(UserError, match="can’t be read"):
        SigningKey.read(tmp_path / "missing.p12", WORDS)


def test_a_wrong_passphrase_opens_no_key(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="passphrase is wrong"):
        SigningKey.read(key_file(tmp_path), "something else")


def test_a_locked_copy_opens_with_its_passphrase_alone_and_holds_the_same(pdf: bytes) -> None:
    locked = locked_copy(pdf, WORDS)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(locked))
    with pikepdf.open(io.BytesIO(locked), password=WORDS) as opened:
        assert opened.encryption.R == 6
        assert len(opened.pages) == len(pikepdf.open(io.BytesIO(pdf)).pages)
        assert opened.allow.accessibility
    with pytest.raises(UserError, match="12 letters"):
        locked_copy(pdf, "short")
