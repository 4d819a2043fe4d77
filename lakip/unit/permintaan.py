"""The message by which a unit is asked, or reminded, to hand in its data: to be copied by a person."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string

from lakip.models import Laporan, Pegawai
from lakip.unit.keadaan import Keadaan
from lakip.unit.kelengkapan import KelengkapanUnit


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A message with its subject, and the links that open it in WhatsApp or as an e-mail, to nobody yet."""

    perihal: str
    isi: str

    @property
    def whatsapp(self) -> str:
        return f"https://wa.me/?text={quote(self.isi)}"

    @property
    def surel(self) -> str:
        return f"mailto:?subject={quote(self.perihal)}&body={quote(self.isi)}"


def write_permintaan(
    laporan: Laporan, satu: KelengkapanUnit, terlambat: str, pengirim: Pegawai
) -> Permintaan | None:
    """Return what to write to a unit; None where nothing is to be asked of it.

    ``terlambat`` says how late it is, in words; "" where it is not.
    """
    is_done = satu.keadaan is Keadaan.MENYERAHKAN and not satu.missing
    if satu.format is None or is_done or satu.keadaan is Keadaan.TANPA_SERAHAN or not satu.has_baris:
        return None
    konteks = {
        "laporan": laporan,
        "satu": satu,
        "is_diserahkan": satu.keadaan is Keadaan.MENYERAHKAN,
        "terlambat": terlambat,
        "pengirim": pengirim,
        "tautan": settings.LAKIP_URL.rstrip("/") + satu.format.get_absolute_url(),
    }
    isi = render_to_string("lakip/surat/permintaan_data.txt", konteks)
    return Permintaan(f"Data {laporan.judul}: {satu.unit}", isi.strip())
