"""Signing with a certificate of the signer or the office: PAdES, by pyHanko.

Sumber: ETSI EN 319 142-1 (PAdES baseline B-B, with a time stamp B-T).
"""

from __future__ import annotations

import logging
from io import BytesIO
from tempfile import NamedTemporaryFile
from typing import Any

import requests
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import Certificate
from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from pyhanko.keys import load_certs_from_pemder_data, load_private_key_from_pemder_data
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import HTTPTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lakip.tanda_tangan.kunci import Kunci, open_pkcs12, require_usable
from lakip.tanda_tangan.penyedia import Hasil, Permintaan, Rahasia, TandaTanganDitolak

logger = logging.getLogger(__name__)

# The box has the size of its field; pyHanko would leave a margin.
SEPENUHNYA = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MID, y_align=layout.AxisAlignment.ALIGN_MID
)
# Seconds that a time stamp authority has to answer.
BATAS_CAP_WAKTU = 15
TSA_TIDAK_MENJAWAB = (
    "Layanan cap waktu (TSA) tidak menjawab, jadi dokumen belum ditandatangani. Coba lagi sebentar lagi; "
    "bila tetap gagal, sampaikan kepada pengelola sistem."
)
BERKAS_TIDAK_TERBACA = (
    "Dokumen ini tidak dapat ditandatangani secara elektronik. Minta dokumennya disusun kembali; "
    "bila tetap gagal, sampaikan kepada pengelola sistem."
)


class Penulis(IncrementalPdfFileWriter):
    """Adds a revision and leaves the XMP metadata alone.

    pyHanko would write the packet anew and lose the extension schema by which a PDF/A may claim PDF/UA.
    """

    def _update_meta(self) -> None:
        pass


class CapWaktu(HTTPTimeStamper):
    """Asks the authority of the office for time stamps."""

    async def async_request_tsa_response(self, req: Any) -> Any:
        try:
            jawaban = await super().async_request_tsa_response(req)
            # Read whole, or an answer that is none would be found out much later.
            jawaban.native  # noqa: B018
        except ValueError as error:
            raise TimestampRequestError("no time stamp") from error
        return jawaban


class PenyediaSertifikat:
    """Signs with the key in one PKCS#12 file, which its passphrase opens for the length of the call."""

    def __init__(self, pkcs12: bytes) -> None:
        self.pkcs12 = pkcs12

    @sensitive_variables("rahasia", "kunci")
    def sign(self, permintaan: Permintaan, rahasia: Rahasia) -> Hasil:
        """Sign in the field of the request; raises TandaTanganDitolak, then nothing has been signed.

        The first signature certifies the file, unless BSrE may follow, which adds a field of its own.
        """
        kunci = open_pkcs12(self.pkcs12, rahasia.passphrase)
        require_usable(kunci.sertifikat, permintaan.pada)
        try:
            pdf = _write(permintaan, _make_signer(kunci))
        except (TimestampRequestError, requests.RequestException) as error:
            logger.warning("time stamp authority: %s", error)
            raise TandaTanganDitolak(TSA_TIDAK_MENJAWAB) from error
        except (SigningError, PdfError) as error:
            logger.warning("signing: %s", error)
            raise TandaTanganDitolak(BERKAS_TIDAK_TERBACA) from error
        return Hasil(
            pdf,
            {
                "subjek": kunci.subjek,
                "penerbit": kunci.penerbit,
                "nomor_seri": kunci.nomor_seri,
                "sidik_sertifikat": kunci.sidik,
                "format": "PAdES B-T" if settings.TSA_URL else "PAdES B-B",
            },
        )


def _write(permintaan: Permintaan, signer: SimpleSigner) -> bytes:
    penulis = Penulis(BytesIO(permintaan.pdf))
    is_pertama = not penulis.prev.embedded_signatures
    meta = PdfSignatureMetadata(
        field_name=permintaan.medan,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=permintaan.alasan,
        location=permintaan.lokasi or None,
        name=permintaan.penanda.nama,
        certify=is_pertama and not settings.BSRE_URL,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    cap_waktu = None
    if settings.TSA_URL:
        cap_waktu = CapWaktu(settings.TSA_URL, timeout=BATAS_CAP_WAKTU)  # type: ignore[no-untyped-call]
    keluar = BytesIO()
    with NamedTemporaryFile(suffix=".pdf") as kotak:
        gaya = None
        if permintaan.kotak is not None:
            kotak.write(permintaan.kotak)
            kotak.flush()
            gaya = StaticStampStyle.from_pdf_file(kotak.name, border_width=0, background_layout=SEPENUHNYA)
        PdfSigner(meta, signer, timestamper=cap_waktu, stamp_style=gaya).sign_pdf(penulis, output=keluar)
    return keluar.getvalue()


@sensitive_variables()
def _make_signer(kunci: Kunci) -> SimpleSigner:
    """Return the key in the form that pyHanko takes."""
    der = kunci.rahasia.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    rantai = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    rantai.register_multiple(_read(satu) for satu in kunci.rantai)
    return SimpleSigner(_read(kunci.sertifikat), load_private_key_from_pemder_data(der, None), rantai)


def _read(sertifikat: Certificate) -> Any:
    return next(iter(load_certs_from_pemder_data(sertifikat.public_bytes(Encoding.DER))))
