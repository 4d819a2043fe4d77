"""Proving a signed file: whether it is as it was signed, by whom, and whether the certificate is trusted.

Each signature is examined against the revisions after it: what was added may fill in further fields and
nothing else. That reads every object of every revision, so it takes seconds for a long report.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

logger = logging.getLogger(__name__)

# Either says that the key is for signing; RFC 5280 4.2.1.3.
GUNA = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
AKHIRAN_SERTIFIKAT = (".pem", ".crt", ".cer")
# Of these pyHanko found no way from the certificate to a trusted root.
PENERBIT_ASING = (
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND,
    AdESIndeterminate.CERTIFICATE_CHAIN_GENERAL_FAILURE,
)
TAK_DIKENAL = (
    "penerbit sertifikatnya tidak dikenal kantor ini. Bila penerbitnya dapat dipercaya, minta pengelola "
    "sistem menambahkan sertifikat akarnya."
)
TAK_BERLAKU = (
    "sertifikatnya tidak berlaku: sudah kedaluwarsa, dicabut, atau bukan untuk tanda tangan. Tanyakan kepada "
    "penanda tangannya."
)
RUSAK = "Berkas ini rusak atau bukan PDF bertanda tangan."


@dataclass(frozen=True, slots=True)
class Verdik:
    """What can be said of one signature.

    ``cakupan`` and ``perubahan`` are pyHanko's names of how much of the file it covers and what was added
    after it; ``cap_waktu`` is None without a time stamp.
    """

    medan: str
    penanda: str
    penerbit: str
    pada: str
    cap_waktu: str | None
    is_utuh: bool
    is_tepercaya: bool
    cakupan: str
    perubahan: str
    kalimat: str

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def validate(pdf: bytes, akar: Iterable[x509.Certificate] | None = None) -> list[Verdik]:
    """Return the verdict on every signature of the file, in their order; [] where it has none.

    ``akar`` are the trusted roots, by default those of ``read_akar``. Raises ValueError, with a sentence,
    for what cannot be read as a PDF.
    """
    roots = [
        root
        for satu in (read_akar() if akar is None else akar)
        for root in load_certs_from_pemder_data(satu.public_bytes(Encoding.DER))
    ]
    with refuse_broken():
        signed = PdfFileReader(BytesIO(pdf)).embedded_signatures
        return [_examine(satu, roots) for satu in signed if satu.sig_object_type == "/Sig"]


@contextmanager
def refuse_broken() -> Iterator[None]:
    """Let what a PDF is wrong in be one ValueError, with a sentence: the parser tells it in many ways."""
    try:
        yield
    except Exception as error:
        raise ValueError(RUSAK) from error


def read_akar(folder: Path | None = None) -> list[x509.Certificate]:
    """Return the root certificates in the files of a folder, by default those this office trusts."""
    folder = folder or Path(settings.SERTIFIKAT_AKAR)
    files = sorted(satu for satu in folder.glob("*") if satu.suffix.lower() in AKHIRAN_SERTIFIKAT)
    return [satu for berkas in files for satu in _read_berkas(berkas)]


def _read_berkas(berkas: Path) -> list[x509.Certificate]:
    isi = berkas.read_bytes()
    try:
        if b"-----BEGIN" in isi:
            return x509.load_pem_x509_certificates(isi)
        return [x509.load_der_x509_certificate(isi)]
    except ValueError:
        logger.warning("%s holds no certificate", berkas.name)
        return []


def _context(roots: Iterable[Any]) -> ValidationContext:
    # Nothing is fetched from addresses that stand in a file somebody hands in.
    return ValidationContext(trust_roots=list(roots), allow_fetching=False)


def _examine(signed: EmbeddedPdfSignature, roots: list[Any]) -> Verdik:
    try:
        status = validate_pdf_signature(signed, _context(roots), _context(roots), key_usage_settings=GUNA)
    except (SignatureValidationError, SigningError) as error:
        logger.warning("signature %s: %s", signed.field_name, error)
        return Verdik(
            signed.field_name, "", "", "", None, False, False, "", "",
            "Tanda tangan ini tidak dapat dibaca; berkasnya rusak atau sudah diubah.",
        )  # fmt: skip
    stempel = status.timestamp_validity
    is_utuh = _is_utuh(status)
    return Verdik(
        signed.field_name,
        _common_name(status.signing_cert.subject.native),
        _common_name(status.signing_cert.issuer.native),
        _to_text(status.signer_reported_dt),
        _to_text(stempel.timestamp) if stempel and stempel.intact and stempel.valid else None,
        is_utuh,
        bool(status.trusted),
        status.coverage.name if status.coverage else "",
        status.modification_level.name if status.modification_level is not None else "OTHER",
        _word(status, is_utuh=is_utuh),
    )


def _is_utuh(status: PdfSignatureStatus) -> bool:
    """Whether the file is as it was signed, but for further fields that were filled in since."""
    level = status.modification_level
    return bool(
        status.intact
        and status.valid
        and level is not None
        and level <= ModificationLevel.FORM_FILLING
        and status.docmdp_ok is not False
        and status.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)
    )


def _word(status: PdfSignatureStatus, *, is_utuh: bool) -> str:
    if not (status.intact and status.valid):
        return "Tidak sah: isi berkas berbeda dari yang ditandatangani."
    if not is_utuh:
        return "Tidak sah: berkas diubah sesudah ditandatangani."
    if not status.trusted:
        is_asing = status.trust_problem_indic in PENERBIT_ASING
        return f"Berkas utuh sejak ditandatangani, tetapi {TAK_DIKENAL if is_asing else TAK_BERLAKU}"
    return "Sah: berkas utuh sejak ditandatangani dan sertifikatnya tepercaya."


def _common_name(nama: dict[str, object]) -> str:
    return str(nama.get("common_name") or next(iter(nama.values()), ""))


def _to_text(pada: datetime | None) -> str:
    return pada.isoformat() if pada else ""
