"""What of an SOP was inferred, and the owner's word that it is as the office means it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sop.domain.berkas import Asal, name_langkah
from sop.domain.suntingan import (
    BUNTU,
    BarisSunting,
    PanahSunting,
    SimbolSunting,
    Suntingan,
    find_tujuan,
    name_tujuan,
    number_simbol,
)
from sop.domain.tanggal import format_tanggal

# Between the name of a symbol and the place of an arrow among those that leave it, from 1.
_KE_PANAH = ">"
_DIKONFIRMASI = "Dikonfirmasi "


@dataclass(frozen=True, slots=True)
class Simpulan:
    """A symbol or an arrow that was inferred; ``kunci`` names it within its version."""

    kunci: str
    tempat: str
    alasan: str
    is_dikonfirmasi: bool


def list_simpulan(suntingan: Suntingan) -> list[Simpulan]:
    """Return all that was inferred, confirmed or not, in the order of the form."""
    number, tempat = number_simbol(suntingan), _list_tempat(suntingan)
    found = []
    for row in suntingan.baris:
        for kunci, simbol, satu in _list_drawn(row):
            own = number[simbol]
            if isinstance(satu, SimbolSunting):
                kata = f"simbol {satu.jenis}"
            else:
                kata = _describe_panah(satu, find_tujuan(satu, own, number), tempat)
            nama = f"{tempat[own]}: {kata}"
            is_dikonfirmasi = satu.asal is Asal.TERSURAT and _DIKONFIRMASI in satu.alasan
            if is_dikonfirmasi or satu.asal is Asal.DISIMPULKAN:
                found.append(Simpulan(kunci, nama, satu.alasan, is_dikonfirmasi))
    return found


def confirm_suntingan(suntingan: Suntingan, kunci: Collection[str], oleh: str, pada: date) -> Suntingan:
    """Return the draft with the inferred ones among ``kunci`` stated, who said so with their reason."""

    def confirm_simbol(nama: str, simbol: SimbolSunting) -> SimbolSunting:
        panah = tuple(
            replace(p, asal=Asal.TERSURAT, alasan=confirm_alasan(p.alasan, oleh, pada))
            if name_panah(nama, nomor) in kunci and p.asal is Asal.DISIMPULKAN
            else p
            for nomor, p in enumerate(simbol.panah, 1)
        )
        if nama in kunci and simbol.asal is Asal.DISIMPULKAN:
            alasan = confirm_alasan(simbol.alasan, oleh, pada)
            return replace(simbol, asal=Asal.TERSURAT, alasan=alasan, panah=panah)
        return replace(simbol, panah=panah)

    baris = (
        replace(
            row,
            simbol=tuple(
                confirm_simbol(name_tujuan(row.kunci, urutan), s) for urutan, s in enumerate(row.simbol, 1)
            ),
        )
        for row in suntingan.baris
    )
    return replace(suntingan, baris=tuple(baris))


def confirm_alasan(alasan: str, oleh: str, pada: date) -> str:
    """Return the reason of what was inferred, with who confirmed it, and when."""
    return f"{alasan} {_DIKONFIRMASI}{oleh}, {format_tanggal(pada)}.".strip()


def name_panah(simbol: str, nomor: int) -> str:
    """Return what an arrow is called: the name of its symbol, and its place among those that leave it."""
    return f"{simbol}{_KE_PANAH}{nomor}"


def _list_tempat(suntingan: Suntingan) -> list[str]:
    """Return where each symbol is drawn, in words, by its number in the document."""
    kolom = {kolom.kunci: kolom.nama for kolom in suntingan.kolom}
    return [
        f"{name_langkah(row.nomor, urutan)}, {kolom[simbol.kolom]}"
        for urutan, row in enumerate(suntingan.baris)
        for simbol in row.simbol
    ]


def _list_drawn(row: BarisSunting) -> Iterator[tuple[str, str, SimbolSunting | PanahSunting]]:
    """Yield the name of each symbol and arrow of a row, with that of the symbol that it is, or leaves."""
    for urutan, simbol in enumerate(row.simbol, 1):
        nama = name_tujuan(row.kunci, urutan)
        yield nama, nama, simbol
        for nomor, panah in enumerate(simbol.panah, 1):
            yield name_panah(nama, nomor), nama, panah


def _describe_panah(panah: PanahSunting, ke: int | None, tempat: Sequence[str]) -> str:
    label = f" “{panah.label}”" if panah.label else ""
    if ke == BUNTU:
        return f"panah{label}, tujuannya belum dipilih"
    return f"panah{label} ke {'selesai' if ke is None else tempat[ke]}"
