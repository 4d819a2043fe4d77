"""Whether the figures of one report agree with each other, and what was answered where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from lakip.domain import konsistensi_anggaran as rupiah
from lakip.domain import konsistensi_indikator as angka
from lakip.domain.anggaran import PosAnggaran, sum_anggaran
from lakip.domain.konsistensi import Aturan, TemuanData
from lakip.isi.anggaran import Belanja
from lakip.isi.bentuk_kinerja import IsiIndikator
from lakip.isi.kinerja import Kinerja
from lakip.isi.salinan import find_salinan
from lakip.isi.skala import load_skala
from lakip.isi.tempat import Tempat, place_of_indikator
from lakip.models import Anggaran, Indikator, JawabanTemuan, Laporan, Nilai, UnitKerja


@dataclass(frozen=True, slots=True)
class TemuanIsi:
    """One finding at its place, with the answer to it.

    ``jawaban_lama`` is the last answer given here, whatever figures it spoke of.
    """

    tempat: Tempat
    temuan: TemuanData
    jawaban: JawabanTemuan | None = None
    jawaban_lama: JawabanTemuan | None = None

    @property
    def kunci(self) -> str:
        """Rule and place: the same one as long as the finding stands, whatever its figures."""
        bagian = (self.temuan.aturan.value, self.tempat.kunci, self.temuan.rinci)
        return ":".join(filter(None, bagian))

    @property
    def nama_tempat(self) -> str:
        """The place in words, e.g. ``Indikator 1.2, TW III``."""
        return ", ".join(filter(None, (self.tempat.nama, self.temuan.rinci)))

    @property
    def is_terbuka(self) -> bool:
        return self.jawaban is None

    @property
    def can_be_answered(self) -> bool:
        """Whether saying why it is right is enough: also where no unit could fill in what is missing."""
        return self.temuan.can_be_answered or self.tempat.unit is None


def find_temuan(laporan: Laporan) -> tuple[TemuanIsi, ...]:
    """Return every finding of the report as it is now, answered or not, in the order of the report.

    The number of queries does not depend on how much the report holds.
    """
    kinerja = Kinerja(laporan, load_skala())  # the scale does not matter here
    baris_list = list(_list_baris(laporan, kinerja))
    found = [
        *_find_in_kinerja(kinerja, baris_list),
        *_find_in_anggaran(laporan, Belanja(laporan)),
        *find_salinan(laporan, [(satu.indikator, satu.tempat) for satu in baris_list]),
    ]
    answers = list(JawabanTemuan.objects.filter(laporan=laporan).select_related("oleh").order_by("pada"))
    by_sidik = {(satu.kunci, satu.sidik): satu for satu in answers}
    by_kunci = {satu.kunci: satu for satu in answers}
    bare = (TemuanIsi(tempat, temuan) for tempat, temuan in found)
    return tuple(
        replace(
            satu,
            jawaban=by_sidik.get((satu.kunci, satu.temuan.sidik)),
            jawaban_lama=by_kunci.get(satu.kunci),
        )
        for satu in bare
    )


def open_temuan(laporan: Laporan) -> tuple[TemuanIsi, ...]:
    """Return the findings that are neither mended nor answered."""
    return tuple(satu for satu in find_temuan(laporan) if satu.is_terbuka)


@dataclass(frozen=True, slots=True)
class _Baris:
    """One indikator with what the report says of it, and where."""

    indikator: Indikator
    isi: IsiIndikator
    tempat: Tempat


def _list_baris(laporan: Laporan, kinerja: Kinerja) -> Iterator[_Baris]:
    for nomor, sasaran in enumerate(laporan.sasaran_set.all(), start=1):
        kelompok = f"Sasaran {nomor}: {sasaran.uraian}"
        isi_list = kinerja.read(sasaran.pk, nomor)
        for indikator, isi in zip(kinerja.by_sasaran[sasaran.pk], isi_list, strict=True):
            yield _Baris(indikator, isi, place_of_indikator(laporan, kelompok, indikator, isi.nomor))


def _find_in_kinerja(kinerja: Kinerja, baris_list: Iterable[_Baris]) -> Iterator[tuple[Tempat, TemuanData]]:
    for baris in baris_list:
        by_tahun = kinerja.nilai[baris.indikator.pk]
        kini, lalu = by_tahun.get(kinerja.tahun), by_tahun.get(kinerja.tahun - 1)
        for temuan in _check_indikator(baris.indikator, baris.isi, kini, lalu):
            is_penjelasan = temuan.aturan is Aturan.PENJELASAN
            yield baris.tempat.explained if is_penjelasan else baris.tempat, temuan


def _check_indikator(
    indikator: Indikator, isi: IsiIndikator, kini: Nilai | None, lalu: Nilai | None
) -> Iterator[TemuanData]:
    in_persen = indikator.in_persen
    setahun, penjelasan = isi.kini, isi.penjelasan
    yield from angka.check_satuan(indikator.nama, indikator.satuan, indikator.jenis)
    is_sum_of_shares = in_persen and not indikator.hitungan
    yield from angka.check_konsolidasi(indikator.cara_konsolidasi, in_persen=is_sum_of_shares)
    yield from angka.check_target(setahun.target, setahun.capaian)
    if kini is not None:
        yield from angka.check_komponen(kini.pembilang, kini.penyebut, indikator.hitungan, setahun.target)
    # A figure of another size has another capaian too: it is asked about once.
    besaran = list(angka.check_besaran(setahun.target, setahun.realisasi, in_persen=in_persen))
    yield from besaran or angka.check_capaian(setahun.capaian)
    yield from angka.check_tercetak("Capaian", isi.tercetak, setahun.capaian)
    if isi.triwulan is not None:
        yield from angka.check_triwulan(isi.triwulan.temuan)
        for satu in isi.triwulan.nilai:
            yield from angka.check_besaran(satu.target, satu.realisasi, in_persen=in_persen, rinci=satu.waktu)
        yield from angka.check_tetap(
            {satu.triwulan: satu.realisasi for satu in isi.triwulan.nilai if satu.triwulan}
        )
    yield from angka.check_tahun_lalu(setahun.realisasi, lalu.hasil if lalu else None, setahun.tahun)
    yield from angka.check_penjelasan(
        isi.tercapai, setahun.capaian.persen, penjelasan.pendorong, penjelasan.penghambat, penjelasan.upaya
    )


def _find_in_anggaran(laporan: Laporan, belanja: Belanja) -> Iterator[tuple[Tempat, TemuanData]]:
    by_pk = belanja.by_kunci
    murni = sum_anggaran(PosAnggaran(satu.pk, satu.induk_id, satu.pagu, None) for satu in by_pk.values())
    pagu_murni = {baris.kunci: baris.jumlah.pagu for baris in murni.baris}
    leaves = [by_pk[baris.kunci] for baris in belanja.pohon.baris if not baris.rincian]
    biasa = {kolom: rupiah.find_biasa(getattr(leaf, kolom) for leaf in leaves) for kolom in _KOLOM}
    for baris in belanja.pohon.baris:
        satu, jumlah = by_pk[baris.kunci], baris.jumlah
        tempat = _place_of_anggaran(laporan, satu, belanja.unit_of(satu))
        found: list[Iterable[TemuanData]] = [
            rupiah.check_pagu_pk(satu.pagu_pk, pagu_murni[satu.pk]),
            angka.check_tercetak("Serapan", satu.serapan_tercetak, jumlah.serapan),
        ]
        if baris.rincian:
            sums = {"pagu": pagu_murni[satu.pk], "pagu_perubahan": jumlah.pagu, "realisasi": jumlah.realisasi}
            found += (
                rupiah.check_rincian(nama, getattr(satu, kolom), sums[kolom])
                for kolom, nama in _KOLOM.items()
            )
        else:
            found.append(rupiah.check_pagu(satu.pagu_berlaku, satu.realisasi))
            found += (
                rupiah.check_rupiah(nama, getattr(satu, kolom), biasa[kolom])
                for kolom, nama in _KOLOM.items()
            )
        for temuan_list in found:
            yield from ((tempat, temuan) for temuan in temuan_list)
    total = belanja.pohon.total
    url = reverse("anggaran", args=[laporan.pk])
    for temuan in rupiah.check_pagu(total.pagu, total.realisasi):
        yield Tempat("Anggaran", "anggaran", "Jumlah seluruh anggaran", "", url), temuan


_KOLOM = {"pagu": "pagu murni", "pagu_perubahan": "pagu perubahan", "realisasi": "realisasi"}


def _place_of_anggaran(laporan: Laporan, satu: Anggaran, unit: UnitKerja | None) -> Tempat:
    return Tempat(
        kelompok="Anggaran",
        kunci=f"anggaran-{satu.pk}",
        nama=str(satu),
        rincian="",
        url=reverse("anggaran-edit", args=[laporan.pk, satu.pk]),
        url_unit=reverse("unit-anggaran", args=[laporan.pk, unit.pk]) if unit else "",
        unit=unit.pk if unit else None,
    )
