"""The correcting, played: a round is sent back with remarks, each of them is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from lakip.koreksi import list_to_answer
from lakip.models import CatatanKoreksi, Laporan, Pegawai, Tugas
from lakip.models.koreksi import JenisTempat, Tanggapan
from lakip.peraga.naskah import PeragaNaskah
from lakip.peraga.pintu import PeragaanGagal, Pintu, read_hidden

# The parts that are marked: words of one, a figure of the other.
TEKS, ANGKA = "kata_pengantar", "bab3_capaian"


@dataclass
class PeragaKoreksi:
    """Plays correctors and writers of one report."""

    laporan_pk: int
    pintu: Pintu

    def mark(self, pelaku: Pegawai, tugas: Tugas) -> int:
        """Write a remark on words, on a figure if there is one, and on the whole; return how many."""
        marked = [
            self._mark(pelaku, tugas, TEKS, kutipan=self._quote()),
            self._mark_angka(pelaku, tugas),
            self._mark(pelaku, tugas, ""),
        ]
        return sum(marked)

    def answer(self, pelaku: Pegawai) -> Iterator[str]:
        """Answer what is open: words are changed, a figure stays as it is; yield a line if there was any."""
        laporan = Laporan.objects.get(pk=self.laporan_pk)
        waiting = [satu for satu in list_to_answer(laporan) if not satu.tanggapan]
        for catatan in waiting:
            self._answer(pelaku, catatan)
        if waiting:
            diubah = sum(satu.jenis == JenisTempat.KUTIPAN for satu in waiting)
            yield f"{len(waiting)} catatan koreksi dijawab, {diubah} dengan perubahan"

    def _answer(self, pelaku: Pegawai, catatan: CatatanKoreksi) -> None:
        if catatan.jenis == JenisTempat.KUTIPAN:
            naskah = PeragaNaskah(self.laporan_pk, self.pintu)
            naskah.extend(pelaku, catatan.bagian, f"Contoh perubahan atas catatan {catatan.nomor}.")
            isian = {"tanggapan": Tanggapan.DIUBAH, "jawaban": "Contoh: kalimat ditambahkan."}
        else:
            isian = {"tanggapan": Tanggapan.TIDAK_DIUBAH, "jawaban": "Contoh: sudah sesuai dengan sumbernya."}
        self.pintu.post(pelaku, "koreksi-jawab", self.laporan_pk, catatan.nomor, **isian)

    def _quote(self) -> str:
        """Return the first words of the part that is marked."""
        naskah = Laporan.objects.get(pk=self.laporan_pk).naskah_set.get(bagian=TEKS)
        return re.sub("<[^>]+>", " ", naskah.isi).split(".")[0].strip()

    def _mark_angka(self, pelaku: Pegawai, tugas: Tugas) -> bool:
        page = self.pintu.get(pelaku, reverse("koreksi-baca-bagian", args=[tugas.pk, ANGKA])).decode()
        found = re.search(r'<option value="(indikator-[^"]+)"', page)
        return found is not None and self._mark(pelaku, tugas, ANGKA, acuan=found[1])

    def _mark(self, pelaku: Pegawai, tugas: Tugas, bagian: str, **tempat: str) -> bool:
        args = [tugas.pk, bagian] if bagian else [tugas.pk]
        url = reverse("koreksi-baca-bagian" if bagian else "koreksi-baca", args=args)
        page = self.pintu.get(pelaku, url)
        isian = {"teks": "Contoh catatan: periksa kembali.", "terbitan": read_hidden(page, "terbitan")}
        self.pintu.post_to(pelaku, url, **isian, **tempat)
        if not CatatanKoreksi.objects.filter(tugas=tugas).exists():
            raise PeragaanGagal(f"{url} tidak menyimpan catatan")
        return True
