"""The Pernyataan Telah Direviu as the LAKIP carries it."""

from __future__ import annotations

from dataclasses import dataclass

from lakip.isi.bentuk import IsiGambar, IsiPernyataan
from lakip.models import Laporan
from lakip.models.reviu import StatusReviu
from lakip.reviu import find_pernyataan, find_reviu


@dataclass(frozen=True, slots=True)
class HasilReviu:
    """What of the reviu stands in the LAKIP: the statement, or that there is to be none."""

    pernyataan: IsiPernyataan | None = None
    is_dilewati: bool = False


def collect_reviu(laporan: Laporan) -> HasilReviu:
    """Return the statement that counts; without one, whether the reviu was passed over."""
    pernyataan = find_pernyataan(laporan)
    if pernyataan is None:
        reviu = find_reviu(laporan)
        return HasilReviu(is_dilewati=reviu is not None and reviu.status == StatusReviu.DILEWATI)
    return HasilReviu(
        IsiPernyataan(
            nomor=pernyataan.nomor,
            tanggal=pernyataan.tanggal,
            nama=pernyataan.penanda_tangan,
            jabatan=pernyataan.jabatan,
            nip=pernyataan.nip,
            berkas=pernyataan.dokumen.berkas.name or "",
            sha256=pernyataan.dokumen.sha256,
            halaman=tuple(
                IsiGambar(satu.berkas.name or "", satu.sha256, satu.lebar, satu.tinggi)
                for satu in pernyataan.halaman.all()
            ),
        )
    )
