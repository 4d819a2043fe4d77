"""A file that comes back from a provider or an application with a signature of its own."""

from __future__ import annotations

from io import BytesIO

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from lakip.tanda_tangan.periksa import refuse_broken


def describe_fault(sebelum: bytes, sesudah: bytes) -> str:
    """Return why ``sesudah`` is not ``sebelum`` with a new signature at its end; "" if it is.

    A signature is added below a file: what does not begin with our bytes cannot be proved to be our document.
    Whether the certificate is trusted is not asked, so this takes milliseconds.
    """
    if not sesudah.startswith(sebelum):
        return "Berkas yang kembali bukan dokumen yang diminta ditandatangani, atau sudah disimpan ulang."
    try:
        with refuse_broken():
            before = len(PdfFileReader(BytesIO(sebelum)).embedded_regular_signatures)
            signed = PdfFileReader(BytesIO(sesudah)).embedded_regular_signatures
            if len(signed) <= before:
                return "Berkas yang kembali belum berisi tanda tangan baru."
            nothing_trusted = ValidationContext(trust_roots=[], allow_fetching=False)
            status = validate_pdf_signature(signed[-1], nothing_trusted, skip_diff=True)
    except ValueError:
        return "Tanda tangan pada berkas yang kembali tidak dapat dibaca."
    if not (status.intact and status.valid):
        return "Tanda tangan pada berkas yang kembali tidak cocok dengan isinya."
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return "Sesudah tanda tangannya, berkas yang kembali masih diubah."
    return ""


def read_sertifikat(pdf: bytes) -> dict[str, str]:
    """Return what is public of the certificate that signed last."""
    signed = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[-1]
    sertifikat = x509.load_der_x509_certificate(signed.signer_cert.dump())
    return {
        "subjek": sertifikat.subject.rfc4514_string(),
        "penerbit": sertifikat.issuer.rfc4514_string(),
        "nomor_seri": f"{sertifikat.serial_number:X}",
        "sidik_sertifikat": sertifikat.fingerprint(hashes.SHA256()).hex(),
    }
