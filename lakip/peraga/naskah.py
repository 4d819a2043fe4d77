"""The writing, played: what is mandatory and still empty is written, with everything a text may hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape

from lakip.kerangka import Kerangka, Tempat
from lakip.models import Laporan, Pegawai
from lakip.peraga.pintu import Pintu, read_hidden, read_textarea

# Where a sample text shows what the editor can do.
BERBENTUK = "bab1_gambaran_umum"
CONTOH_BERBENTUK = """
<p>Contoh teks bagian ini, dengan catatan kaki<span class="catatan-kaki">Contoh catatan kaki.</span> dan
acuan ke <a href="#tabel-contoh">tabel</a>.</p>
<h3>Contoh subjudul</h3>
<ol><li>Butir pertama</li><li>Butir kedua</li></ol>
<table id="tabel-contoh"><caption>Contoh tabel</caption>
<tr><th>Uraian</th><th>Keterangan</th></tr><tr><td>Contoh baris</td><td>Contoh isi</td></tr></table>
<div class="blok" data-blok="perjanjian-kinerja"></div>
"""


@dataclass
class PeragaNaskah:
    """Plays who writes the texts of one report."""

    laporan_pk: int
    pintu: Pintu

    def write(self, pelaku: Pegawai) -> Iterator[str]:
        """Write every mandatory part that is empty; yield a line if there was one."""
        empty = [tempat for tempat in self._list_tempat() if tempat.bagian.wajib and not tempat.naskah.isi]
        for tempat in empty:
            self._save(pelaku, tempat, "")
        if empty:
            yield f"{len(empty)} bagian naskah ditulis"

    def extend(self, pelaku: Pegawai, bagian: str, tambahan: str) -> None:
        """Add a paragraph at the end of one part."""
        tempat = next(satu for satu in self._list_tempat() if satu.kunci == (bagian, None))
        self._save(pelaku, tempat, f"<p>{escape(tambahan)}</p>")

    def _list_tempat(self) -> list[Tempat]:
        laporan = Laporan.objects.get(pk=self.laporan_pk)
        return [
            tempat for cabang in Kerangka(laporan, is_dibaca=False).grow() for tempat in cabang.tempat_list
        ]

    def _save(self, pelaku: Pegawai, tempat: Tempat, tambahan: str) -> None:
        """Save what the page shows, or the draft it offers, or a sample, with ``tambahan`` at its end."""
        page = self.pintu.get(pelaku, f"{tempat.url}?draf=1")
        isi = read_textarea(page) or _make_contoh(tempat)
        self.pintu.post_to(pelaku, tempat.url, isi=isi + tambahan, versi=read_hidden(page, "versi"))


def _make_contoh(tempat: Tempat) -> str:
    if tempat.bagian.kunci == BERBENTUK:
        return CONTOH_BERBENTUK
    return f"<p>Contoh teks bagian “{escape(tempat.bagian.judul)}”.</p>"
