"""A certificate with its private key, as it comes in a PKCS#12 file (.p12, .pfx)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from django.views.decorators.debug import sensitive_variables

from lakip.tanda_tangan.penyedia import TandaTanganDitolak
from sop.domain.tanggal import format_tanggal

# Each guess at the passphrase of a stored file costs its thief so many rounds.
PUTARAN_KDF = 600_000


@dataclass(frozen=True, slots=True)
class Kunci:
    """What one PKCS#12 file holds; ``rantai`` are the certificates of its issuers."""

    rahasia: EllipticCurvePrivateKey | RSAPrivateKey = field(repr=False)
    sertifikat: x509.Certificate
    rantai: tuple[x509.Certificate, ...]

    @property
    def subjek(self) -> str:
        return self.sertifikat.subject.rfc4514_string()

    @property
    def penerbit(self) -> str:
        return self.sertifikat.issuer.rfc4514_string()

    @property
    def nomor_seri(self) -> str:
        """The serial number in hexadecimal, as certificate viewers show it."""
        return f"{self.sertifikat.serial_number:X}"

    @property
    def sidik(self) -> str:
        return self.sertifikat.fingerprint(hashes.SHA256()).hex()


@sensitive_variables("passphrase", "kunci")
def open_pkcs12(isi: bytes, passphrase: str) -> Kunci:
    """Return what the file holds; raises TandaTanganDitolak if it does not open or holds no signer's key."""
    try:
        kunci, sertifikat, rantai = pkcs12.load_key_and_certificates(isi, passphrase.encode())
    except ValueError as error:
        # The library does not tell a wrong passphrase from a broken file, and its words help nobody.
        raise TandaTanganDitolak(
            "Sertifikat tidak dapat dibuka. Periksa passphrase-nya (huruf besar dan kecil dibedakan); bila "
            "sudah benar, berkasnya rusak atau bukan .p12 atau .pfx: minta yang baru kepada penerbitnya."
        ) from error
    if sertifikat is None or not isinstance(kunci, EllipticCurvePrivateKey | RSAPrivateKey):
        raise TandaTanganDitolak(
            "Berkas ini tidak berisi sertifikat beserta kunci pribadinya (RSA atau EC). "
            "Ekspor ulang sertifikat bersama kuncinya sebagai .p12 atau .pfx."
        )
    return Kunci(kunci, sertifikat, tuple(rantai))


def require_usable(sertifikat: x509.Certificate, at: datetime) -> None:
    """Raise TandaTanganDitolak unless the certificate is valid at ``at`` and made for signing.

    Sumber: RFC 5280 4.2.1.3; digitalSignature or contentCommitment (nonRepudiation).
    """
    sejak, sampai = sertifikat.not_valid_before_utc, sertifikat.not_valid_after_utc
    if at < sejak:
        raise TandaTanganDitolak(
            f"Sertifikat ini baru berlaku mulai {format_tanggal(sejak.date())}; gunakan sertifikat lain."
        )
    if at > sampai:
        raise TandaTanganDitolak(
            f"Sertifikat ini sudah kedaluwarsa sejak {format_tanggal(sampai.date())}. "
            "Minta perpanjangan kepada penerbitnya, lalu unggah yang baru di “Sertifikat saya”."
        )
    try:
        guna = sertifikat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    if not (guna.digital_signature or guna.content_commitment):
        raise TandaTanganDitolak(
            "Sertifikat ini bukan untuk tanda tangan digital. "
            "Minta sertifikat tanda tangan kepada penerbitnya, lalu unggah di “Sertifikat saya”."
        )


@sensitive_variables("passphrase", "kunci")
def lock_again(kunci: Kunci, passphrase: str) -> bytes:
    """Return the PKCS#12 anew under the same passphrase, with AES-256 and PBKDF2, whatever it came with."""
    sandi: Any = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(PUTARAN_KDF)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    return pkcs12.serialize_key_and_certificates(None, kunci.rahasia, kunci.sertifikat, kunci.rantai, sandi)
