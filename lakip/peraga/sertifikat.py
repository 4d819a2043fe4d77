"""Certificates for the demo and for tests, made when they are needed: no key lies in the repository."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Long before and after whatever day a report is played on.
SEJAK, SAMPAI = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Induk:
    """A certificate authority of our own."""

    kunci: ec.EllipticCurvePrivateKey
    sertifikat: x509.Certificate


def make_ca(nama: str = "Contoh CA LAKIP") -> Induk:
    kunci = ec.generate_private_key(ec.SECP256R1())
    subjek = _name(nama)
    builder = _begin(subjek, subjek, kunci, SEJAK, SAMPAI)
    guna = _key_usage(key_cert_sign=True, crl_sign=True)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Induk(kunci, builder.add_extension(guna, critical=True).sign(kunci, SHA256()))


def issue_sertifikat(
    induk: Induk,
    nama: str,
    *,
    sejak: datetime = SEJAK,
    sampai: datetime = SAMPAI,
    guna: tuple[str, ...] = ("digital_signature", "content_commitment"),
    is_tsa: bool = False,
) -> tuple[ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, x509.Certificate]:
    """Return a key and its certificate, issued by ``induk`` for what ``guna`` names; RSA for a TSA."""
    kunci = rsa.generate_private_key(65537, 2048) if is_tsa else ec.generate_private_key(ec.SECP256R1())
    builder = _begin(_name(nama), induk.sertifikat.subject, kunci, sejak, sampai)
    builder = builder.add_extension(_key_usage(**dict.fromkeys(guna, True)), critical=True)
    builder = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(induk.kunci.public_key()), critical=False
    )
    if is_tsa:
        builder = builder.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return kunci, builder.sign(induk.kunci, SHA256())


def make_pkcs12(
    induk: Induk,
    nama: str,
    passphrase: str,
    *,
    sejak: datetime = SEJAK,
    sampai: datetime = SAMPAI,
    guna: tuple[str, ...] = ("digital_signature", "content_commitment"),
) -> bytes:
    """Return a PKCS#12 file with a new key of EC P-256, its certificate and that of ``induk``."""
    kunci, sertifikat = issue_sertifikat(induk, nama, sejak=sejak, sampai=sampai, guna=guna)
    sandi = BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(nama.encode(), kunci, sertifikat, [induk.sertifikat], sandi)


def _begin(
    subjek: x509.Name,
    penerbit: x509.Name,
    kunci: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
    sejak: datetime,
    sampai: datetime,
) -> x509.CertificateBuilder:
    umum = kunci.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(penerbit)
        .public_key(umum)
        .serial_number(x509.random_serial_number())
        .not_valid_before(sejak)
        .not_valid_after(sampai)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(umum), critical=False)
    )


def _name(nama: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.COMMON_NAME, nama[:64]),
        ]
    )


def _key_usage(**guna: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{nama: guna.get(nama, False) for nama in names})
