"""BSrE: the state's certification authority signs, through the e-Sign client service of the office.

Sumber: e-Sign client service v1 and v2 of BSrE (BSSN), as others have described and measured it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from lakip.tanda_tangan.kembalian import describe_fault, read_sertifikat
from lakip.tanda_tangan.layanan import Jawaban, JawabanHilang, TidakTersambung, ask
from lakip.tanda_tangan.penolakan_bsre import explain_penolakan, read_penolakan
from lakip.tanda_tangan.penyedia import (
    Hasil,
    HasilBelumDiketahui,
    Penanda,
    Permintaan,
    Rahasia,
    TandaTanganDitolak,
)
from lakip.tanda_tangan.tempat import Tempat, draw_kotak, find_tempat

TIDAK_TERSAMBUNG = (
    "Layanan BSrE tidak dapat dihubungi, jadi belum ada yang dikirim. Coba lagi nanti, atau tanda tangani di "
    "atas kertas lalu unggah pindaiannya."
)
BELUM_DIKETAHUI = (
    "Layanan BSrE sudah menerima permintaan ini, tetapi jawabannya tidak sampai. Mungkin dokumen ini sudah "
    "ditandatangani di sana; permintaan ini tidak diulang."
)


@dataclass(frozen=True, slots=True)
class Verifikasi:
    """What BSrE says of a signed file: its conclusion, and the names of those who signed validly."""

    simpulan: str
    jumlah: int
    penanda: tuple[str, ...]

    @property
    def is_ditolak(self) -> bool:
        """Whether the conclusion denies the signatures; what cannot be decided does not."""
        return any(kata in self.simpulan.upper() for kata in ("FAILED", "INVALID", "NO_SIGNATURE"))


def is_tersedia() -> bool:
    """Whether the office has told where its service is."""
    return bool(settings.BSRE_URL)


def can_verify() -> bool:
    """Whether the service examines files, too, which the first version does not."""
    return is_tersedia() and settings.BSRE_VERSI == "2"


def needs_nik(penanda: Penanda) -> bool:
    """Whether the service knows this person only by the NIK, which is then asked for each time."""
    return settings.BSRE_VERSI == "1" or not penanda.email


class Bsre:
    """Signs through the service; a paraf stays invisible."""

    @sensitive_variables()
    def sign(self, permintaan: Permintaan, rahasia: Rahasia) -> Hasil:
        """Sign one file, asking the service once.

        Raises TandaTanganDitolak if it surely did not sign or sent nothing of use, HasilBelumDiketahui if its
        answer was lost.
        """
        if rahasia.nik or needs_nik(permintaan.penanda):
            _require_nik(rahasia.nik)
        if lacks := self.check_status(permintaan.penanda, rahasia):
            raise TandaTanganDitolak(lacks)
        is_v1 = settings.BSRE_VERSI == "1"
        kirim = _make_v1(permintaan, rahasia) if is_v1 else _make_v2(permintaan, rahasia)
        try:
            jawaban = ask("POST", "/api/sign/pdf" if is_v1 else "/api/v2/sign/pdf", **kirim)
        except TidakTersambung:
            raise TandaTanganDitolak(TIDAK_TERSAMBUNG) from None
        except JawabanHilang as error:
            raise HasilBelumDiketahui(BELUM_DIKETAHUI, _read_id(error.kepala)) from None
        if jawaban.status != 200:
            raise TandaTanganDitolak(explain_penolakan(jawaban, rahasia))
        rincian = _read_id(jawaban.kepala)
        pdf = _read_pdf(jawaban)
        if pdf is None and rincian and not jawaban.read_json():
            raise HasilBelumDiketahui(BELUM_DIKETAHUI, rincian)
        if pdf is None:
            raise TandaTanganDitolak(explain_penolakan(jawaban, rahasia))
        if cacat := describe_fault(permintaan.pdf, pdf):
            raise TandaTanganDitolak(
                f"{cacat} Tidak ada yang disimpan; laporkan ini kepada pengelola sistem."
            )
        return Hasil(
            pdf, {"layanan": f"BSrE e-Sign v{settings.BSRE_VERSI}", **read_sertifikat(pdf), **rincian}
        )

    @sensitive_variables()
    def check_status(self, penanda: Penanda, rahasia: Rahasia) -> str:
        """Return, as a sentence, why the service would not sign for this person; "" if it would.

        Raises TandaTanganDitolak if it cannot be asked. Nothing is signed by asking.
        """
        try:
            if settings.BSRE_VERSI == "1":
                jawaban = ask("GET", f"/api/user/status/{rahasia.nik}")
            else:
                jawaban = ask("POST", "/api/v2/user/check/status", json=_identify(penanda, rahasia))
        except (TidakTersambung, JawabanHilang):
            raise TandaTanganDitolak(TIDAK_TERSAMBUNG) from None
        if jawaban.status == 401:
            return explain_penolakan(jawaban, rahasia)
        return read_penolakan(jawaban.read_json())

    def download(self, id_dokumen: str) -> bytes:
        """Return a file that the service (v1) keeps under the key it gave; raises TandaTanganDitolak."""
        jawaban = _ask_afterwards("GET", f"/api/sign/download/{id_dokumen}")
        pdf = _read_pdf(jawaban) if jawaban.status == 200 else None
        if pdf is None:
            raise TandaTanganDitolak(
                "Layanan BSrE tidak menyimpan berkas ini. Unduh sendiri dari BeSign atau Panter, lalu unggah "
                "di sini."
            )
        return pdf

    def verify(self, pdf: bytes) -> Verifikasi:
        """Return what the service finds in a signed file; raises TandaTanganDitolak if it cannot be asked."""
        jawaban = _ask_afterwards("POST", "/api/v2/verify/pdf", json={"file": _encode(pdf), "password": ""})
        data = jawaban.read_json()
        if jawaban.status != 200 or "conclusion" not in data:
            raise TandaTanganDitolak("Layanan BSrE tidak dapat memeriksa berkas ini; coba lagi nanti.")
        informasi = [satu for satu in data.get("signatureInformations") or [] if isinstance(satu, dict)]
        sah = tuple(str(satu.get("signerName", "")) for satu in informasi if satu.get("integrityValid"))
        return Verifikasi(str(data["conclusion"]), len(informasi), sah)


def _ask_afterwards(metode: str, jalan: str, **isian: Any) -> Jawaban:
    try:
        return ask(metode, jalan, **isian)
    except (TidakTersambung, JawabanHilang):
        raise TandaTanganDitolak("Layanan BSrE tidak menjawab; coba lagi nanti.") from None


def _require_nik(nik: str) -> None:
    if not re.fullmatch("[0-9]{16}", nik):
        raise TandaTanganDitolak(
            "Isi NIK Anda, 16 angka tanpa spasi; layanan BSrE mengenali Anda dari NIK itu."
        )


def _identify(penanda: Penanda, rahasia: Rahasia) -> dict[str, str]:
    return {"nik": rahasia.nik} if rahasia.nik else {"email": penanda.email}


@sensitive_variables()
def _make_v2(permintaan: Permintaan, rahasia: Rahasia) -> dict[str, Any]:
    kunci = {"totp": rahasia.totp} if rahasia.totp else {"passphrase": rahasia.passphrase}
    sifat: dict[str, object] = {
        "tampilan": "INVISIBLE", "reason": permintaan.alasan, "location": permintaan.lokasi,
    }  # fmt: skip
    if permintaan.kotak is not None:
        tempat = find_tempat(permintaan.pdf, permintaan.medan)
        sifat |= {
            "tampilan": "VISIBLE",
            "imageBase64": draw_kotak(permintaan.kotak),
            "page": tempat.halaman,
            "originX": tempat.kiri,
            "originY": _read_y(tempat),
            "width": tempat.lebar,
            "height": tempat.tinggi,
        }
    badan = {"signatureProperties": [sifat], "file": [_encode(permintaan.pdf)]}
    return {"json": {**_identify(permintaan.penanda, rahasia), **kunci, **badan}}


@sensitive_variables()
def _make_v1(permintaan: Permintaan, rahasia: Rahasia) -> dict[str, Any]:
    data = {"nik": rahasia.nik, "passphrase": rahasia.passphrase, "tampilan": "invisible"}
    files = {"file": ("dokumen.pdf", permintaan.pdf, "application/pdf")}
    if permintaan.kotak is not None:
        tempat = find_tempat(permintaan.pdf, permintaan.medan)
        data |= {
            "tampilan": "visible",
            "image": "true",
            "page": str(tempat.halaman),
            "xAxis": f"{tempat.kiri:.2f}",
            "yAxis": f"{_read_y(tempat):.2f}",
            "width": f"{tempat.lebar:.2f}",
            "height": f"{tempat.tinggi:.2f}",
        }
        gambar = base64.b64decode(draw_kotak(permintaan.kotak))
        files["imageTTD"] = ("kotak.png", gambar, "image/png")
    return {"data": data, "files": files}


def _read_y(tempat: Tempat) -> float:
    """Return how high the place is, from the edge of the page that the service counts from.

    From which one it does is documented nowhere; PDF itself counts from below, and so does the default.
    """
    return tempat.atas if settings.BSRE_ASAL_Y == "atas" else tempat.bawah


def _read_id(kepala: Mapping[str, str]) -> dict[str, str]:
    """Return the key under which the service (v1) keeps what it signed, if it told."""
    kunci = kepala.get("id_dokumen", "")
    return {"id_dokumen": kunci} if kunci.isascii() and kunci.replace("-", "").isalnum() else {}


def _read_pdf(jawaban: Jawaban) -> bytes | None:
    """Return the file in an answer, which carries it as it is or in base64; None where there is none."""
    if jawaban.badan.startswith(b"%PDF-"):
        return jawaban.badan
    file = jawaban.read_json().get("file")
    satu = file[0] if isinstance(file, list) and file else file
    try:
        pdf = base64.b64decode(satu, validate=True) if isinstance(satu, str) else b""
    except binascii.Error:
        return None
    return pdf if pdf.startswith(b"%PDF-") else None


def _encode(pdf: bytes) -> str:
    return base64.b64encode(pdf).decode()
