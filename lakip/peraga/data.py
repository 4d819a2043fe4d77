"""The rooms of the data, played: forms made and handed out, filled in, taken in, answered for, analysed."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lakip.access import is_dianalisis
from lakip.domain.sistematika import ANALISIS
from lakip.isi.konsistensi import open_temuan
from lakip.models import FormatData, Laporan, Naskah, Pegawai, UnitKerja
from lakip.models.pengumpulan import StatusSerahan
from lakip.peraga.buku import IsianBuku, fill_in, read_comment
from lakip.peraga.pintu import PeragaanGagal, Pintu, read_hidden, read_textarea
from lakip.unit.baris import count_by_unit
from sop.domain.jenis_kerja import LembarKerja

URUTAN = (LembarKerja.FORMAT, LembarKerja.SAMPAIKAN, LembarKerja.HIMPUN, LembarKerja.ANALISIS)


@dataclass
class PeragaData:
    """Plays the data of one report; ``serahan`` keeps each workbook as it was taken in, by its unit."""

    laporan_pk: int
    pintu: Pintu
    orang_unit: Sequence[Pegawai]
    serahan: dict[str, bytes] = field(default_factory=dict)
    _is_slipped: bool = False

    @property
    def laporan(self) -> Laporan:
        """The report as it stands now."""
        return Laporan.objects.select_related("instansi").get(pk=self.laporan_pk)

    def work(self, sampai: LembarKerja, pelaku: Pegawai) -> Iterator[str]:
        """Do what is not done yet of the work up to ``sampai``; yield a line for each act worth telling."""
        laporan = self.laporan
        if is_dianalisis(laporan) or not count_by_unit(laporan):
            return
        stages = (self._make_format, self._hand_out, self._gather, self._analyse)
        last = URUTAN.index(sampai) if sampai in URUTAN else len(URUTAN) - 1
        for stage in stages[: last + 1]:
            yield from stage(pelaku)

    def _make_format(self, pelaku: Pegawai) -> Iterator[str]:
        made = FormatData.objects.filter(laporan=self.laporan_pk)
        if not made.exists():
            tenggat = timezone.localdate(timezone=self.laporan.instansi.zona)
            self.pintu.post(pelaku, "format-buat", self.laporan_pk, tenggat=tenggat.isoformat())
            yield f"format dibuat untuk {made.count()} unit"

    def _hand_out(self, pelaku: Pegawai) -> Iterator[str]:
        waiting = FormatData.objects.filter(laporan=self.laporan_pk, disampaikan_pada=None)
        units = list(waiting.values_list("unit", flat=True))
        if units:
            self.pintu.post(pelaku, "format-sampaikan", self.laporan_pk, unit_list=units)
            yield f"format disampaikan kepada {len(units)} unit"

    def _gather(self, pelaku: Pegawai) -> Iterator[str]:
        handed_in = {"serahan__status": StatusSerahan.DITERAPKAN}
        for satu in FormatData.objects.filter(laporan=self.laporan_pk).exclude(**handed_in):
            yield self._hand_in(satu.unit)

    def _hand_in(self, unit: UnitKerja) -> str:
        """Let somebody of the unit fill in its workbook; the first one in the run slips once and mends it."""
        pegawai = next(p for p in self.orang_unit if p.unit_id == unit.pk)
        self.pintu.get(pegawai, reverse("format-unit", args=[self.laporan_pk, unit.pk]))
        isian = fill_in(self.pintu.get(pegawai, reverse("format-unduh", args=[self.laporan_pk, unit.pk])))
        slip = ""
        if not self._is_slipped:
            self._is_slipped = True
            slip = f"; {self._slip(pegawai, unit, isian)}"
        url = self._upload(pegawai, unit, isian.benar)
        nomor = url.rstrip("/").rpartition("/")[2]
        tanda = read_hidden(self.pintu.get(pegawai, url), "tanda")
        self.pintu.post(pegawai, "serahan-terapkan", self.laporan_pk, unit.pk, nomor, tanda=tanda)
        self.serahan[unit.nama] = isian.benar
        return f"{unit} menyerahkan datanya{slip}"

    def _slip(self, pegawai: Pegawai, unit: UnitKerja, isian: IsianBuku) -> str:
        """Hand in a workbook with a slip and return what was said of it, on the page and in its cell."""
        url = self._upload(pegawai, unit, isian.salah)
        page = html.unescape(self.pintu.get(pegawai, url).decode())
        pesan = read_comment(self.pintu.get(pegawai, f"{url}bertanda/"), isian.lembar, isian.sel)
        if not pesan or isian.sel not in page:
            raise PeragaanGagal(f"{url} tidak menunjukkan kesalahan pada sel {isian.sel}")
        return f"sel {isian.sel} diperbaiki lebih dahulu ({pesan.splitlines()[-1]})"

    def _upload(self, pegawai: Pegawai, unit: UnitKerja, isi: bytes) -> str:
        berkas = SimpleUploadedFile(f"{unit}.xlsx", isi)
        return self.pintu.post(pegawai, "serahan-unggah", self.laporan_pk, unit.pk, berkas=berkas)

    def _analyse(self, pelaku: Pegawai) -> Iterator[str]:
        temuan_list = open_temuan(self.laporan)
        for satu in temuan_list:
            isian = {"kunci": satu.kunci, "sidik": satu.temuan.sidik, "alasan": "Contoh: sudah diperiksa."}
            self.pintu.post(pelaku, "temuan-jawab", self.laporan_pk, **isian)
        if temuan_list:
            yield f"{len(temuan_list)} temuan dijawab"
        if jumlah := sum(self._accept_drafts(pelaku)):
            yield f"{jumlah} draf kalimat diterima"

    def _accept_drafts(self, pelaku: Pegawai) -> Iterator[bool]:
        """Accept the sentence that the data give wherever nobody has written an analysis yet."""
        written = set(
            Naskah.objects.filter(laporan=self.laporan_pk).exclude(isi="").values_list("sasaran", "bagian")
        )
        for sasaran in self.laporan.sasaran_set.all():
            for analisis in ANALISIS:
                if (sasaran.pk, analisis.kunci) not in written:
                    args = [self.laporan_pk, sasaran.pk, analisis.kunci]
                    page = self.pintu.get(pelaku, f"{reverse('naskah-analisis', args=args)}?draf=1")
                    if draf := read_textarea(page):
                        versi = read_hidden(page, "versi")
                        self.pintu.post(pelaku, "naskah-analisis", *args, isi=draf, versi=versi)
                        yield True
