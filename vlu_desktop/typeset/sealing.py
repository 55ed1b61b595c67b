# SPDX-License-Identifier: Apache-2.0
"""What may be done to a finished PDF before it leaves: an electronic signature, and a locked copy for email.

A signature (PAdES baseline B, added behind the file so that no byte of it changes) keeps both standards valid. The
locked copy is a file apart: the archiving standard forbids encryption.
"""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf

from vlu_desktop.kernel.errors import UserError

LARGEST_KEY = 1 << 20
"""Bytes of a signing key's file, a few kilobytes in life; a larger one is not read."""
SHORTEST = 12
"""Letters of the passphrase of a locked copy."""


class SigningKey:
    """A certificate and its private key from a PKCS #12 file (.p12, .pfx); kept in memory while a document is made."""

    def __init__(self, signer: Any, name: str, valid_from: datetime, valid_to: datetime) -> None:
        self._signer = signer
        self.name = name
        self.valid_from = valid_from
        self.valid_to = valid_to

    @classmethod
    def read(cls, path: Path, passphrase: str) -> "SigningKey":
        """Read the file. UserError for one that is too large, no key file, or met with the wrong passphrase."""
        from cryptography.hazmat.primitives.serialization import pkcs12
        from pyhanko.sign.signers import SimpleSigner

        try:
            if path.stat().st_size > LARGEST_KEY:
                raise UserError(
                    f"That file is larger than {LARGEST_KEY >> 20} MB, too large for a signing key. Choose the .p12 or "
                    ".pfx file you were given."
                )
            content = path.read_bytes()
        except OSError as error:
            raise UserError("The file of the signing key can’t be read. Choose it again.") from error
        try:
            key, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase.encode())
        except ValueError as error:
            raise UserError(
                "The passphrase is wrong, or this is no signing key (.p12 or .pfx). Write it again."
            ) from error
        if key is None or certificate is None:
            raise UserError(
                "That file holds no private key with its certificate, so nothing can be signed with it. Choose another."
            )
        signer = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase.encode())
        if signer is None:
            raise UserError("This signing key is of a kind that can’t be used here. Choose another, or ask for one.")
        return cls(
            signer,
            certificate.subject.rfc4514_string(),
            certificate.not_valid_before_utc,
            certificate.not_valid_after_utc,
        )

    def sign(self, pdf: bytes, at: datetime) -> bytes:
        """The same file with a signature behind it. UserError where the certificate does not hold on that day."""
        if not self.valid_from <= at <= self.valid_to:
            raise UserError("The certificate of this signing key is not valid today. Ask for a new one.")
        return _signed(pdf, self._signer)


def _signed(pdf: bytes, signer: Any) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    class Unchanged(IncrementalPdfFileWriter):
        """The file's own account of itself stays as it was written: the standards it names are still met."""

        def _update_meta(self) -> None:
            return

    hidden = fields.InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    field = fields.SigFieldSpec(sig_field_name="Signature", invis_sig_settings=hidden)
    about = PdfSignatureMetadata(
        field_name="Signature", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )  # fmt: skip
    out = io.BytesIO()
    PdfSigner(about, signer=signer, new_field_spec=field).sign_pdf(Unchanged(io.BytesIO(pdf)), output=out)
    return out.getvalue()


def locked_copy(pdf: bytes, passphrase: str) -> bytes:
    """A copy that opens with the passphrase alone (AES with 256 bits); it may be read aloud by a screen reader.

    UserError for a passphrase that is too short. Its name, title and size can still be seen by whoever carries it.
    """
    if len(passphrase) < SHORTEST:
        raise UserError(f"Use a passphrase of {SHORTEST} letters or more, and tell it by telephone, not by email.")
    permissions = pikepdf.Permissions(accessibility=True, extract=True)
    encryption = pikepdf.Encryption(owner=passphrase, user=passphrase, R=6, allow=permissions, metadata=True)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, encryption=encryption)
    return out.getvalue()
