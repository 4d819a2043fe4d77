"""The outline of one report: its chapters and sections, and what stands where people write."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from django.db.models import F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from lakip.access import is_frozen
from lakip.domain.sistematika import ANALISIS, SISTEMATIKA, Analisis, Bagian, Pengisi
from lakip.isi.pertentangan import find_pertentangan
from lakip.isi.tahun_lama import find_tahun_lama
from lakip.isi.tambahan import list_tambahan
from lakip.lifecycle import StatusLaporan
from lakip.models import BagianTambahan, Laporan, Naskah, Pegawai, Sasaran

# A place to write: the kunci of its part, and the sasaran of an analysis.
Kunci = tuple[str, int | None]

_ELEMEN = re.compile("<[^>]*>")
DEPAN = "Bagian depan"
# Under this part stand the analyses of each sasaran.
CAPAIAN = "bab3_capaian"


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place of the outline where people write, with the text that stands there.

    ``is_tertinggal`` says that the text names figures which have changed since, ``is_tahun_lama`` that it
    names a year of before as its own.
    """

    bagian: Bagian | Analisis
    sasaran: Sasaran | None
    naskah: Naskah
    is_tertinggal: bool = False
    is_tahun_lama: bool = False

    @property
    def judul(self) -> str:
        """The title, with that of the sasaran where it stands under one."""
        return f"{self.bagian.judul} ({self.sasaran.uraian})" if self.sasaran else self.bagian.judul

    @property
    def kunci(self) -> Kunci:
        return self.bagian.kunci, self.sasaran.pk if self.sasaran else None

    @property
    def kunci_teks(self) -> str:
        """Its kunci as forms and addresses carry it."""
        bagian, sasaran = self.kunci
        return f"{bagian}.{sasaran or ''}"

    @property
    def jumlah_kata(self) -> int:
        return len(_ELEMEN.sub(" ", self.naskah.isi).split())

    @property
    def url(self) -> str:
        if self.sasaran is None:
            return reverse("naskah-bagian", args=[self.naskah.laporan_id, self.bagian.kunci])
        return reverse("naskah-analisis", args=[self.naskah.laporan_id, self.sasaran.pk, self.bagian.kunci])

    @property
    def url_kembali(self) -> str:
        """The page on which this place stands among others."""
        if self.sasaran is None:
            return reverse("naskah", args=[self.naskah.laporan_id])
        sasaran = reverse("analisis-sasaran", args=[self.naskah.laporan_id, self.sasaran.pk])
        return f"{sasaran}#{self.bagian.kunci}"


@dataclass(frozen=True, slots=True)
class Cabang:
    """A chapter, a section or a sasaran of the outline, with what stands below it.

    ``tempat`` is None where nobody writes; ``tambahan`` is set for a section of the office's own, which is
    the first or the last of its kind beside others.
    """

    judul: str
    bagian: Bagian | Analisis | None = None
    sasaran: Sasaran | None = None
    tempat: Tempat | None = None
    tambahan: BagianTambahan | None = None
    is_awal: bool = False
    is_akhir: bool = False
    anak: list[Cabang] = field(default_factory=list)

    @property
    def tempat_list(self) -> list[Tempat]:
        """Every place to write, here and below."""
        below = [tempat for satu in self.anak for tempat in satu.tempat_list]
        return [self.tempat, *below] if self.tempat else below

    @property
    def jumlah_wajib(self) -> int:
        return sum(tempat.bagian.wajib for tempat in self.tempat_list)

    @property
    def jumlah_terisi(self) -> int:
        return sum(tempat.bagian.wajib and bool(tempat.naskah.isi) for tempat in self.tempat_list)


class Kerangka:
    """The outline of one report, read in a number of queries that does not grow."""

    def __init__(self, laporan: Laporan, *, is_dibaca: bool = True) -> None:
        """Read the outline; ``is_dibaca`` says whether the texts are read for figures and years of before."""
        self.laporan = laporan
        rows = laporan.naskah_set.select_related("oleh", "penulis")
        self._naskah = {(n.bagian, n.sasaran_id): n for n in rows}
        self._tertinggal = {s.naskah.pk for s in find_pertentangan(laporan)} if is_dibaca else set()
        self._tahun_lama = {s.naskah.pk for s in find_tahun_lama(laporan)} if is_dibaca else set()
        self._tambahan: dict[str, list[BagianTambahan]] = defaultdict(list)
        for satu in list_tambahan(laporan):
            self._tambahan[satu.induk].append(satu)

    def grow(self) -> list[Cabang]:
        """Return the chapters in order, after the front matter, with all that stands below them."""
        top = [bagian for bagian in SISTEMATIKA if not bagian.induk]
        depan = [self._branch(bagian) for bagian in top if bagian.pengisi is not Pengisi.JUDUL]
        bab = [self._branch(bagian) for bagian in top if bagian.pengisi is Pengisi.JUDUL]
        return [Cabang(DEPAN, anak=depan), *bab]

    def _branch(self, bagian: Bagian) -> Cabang:
        tempat = self._place(bagian) if bagian.pengisi.has_teks else None
        anak = [self._branch(satu) for satu in SISTEMATIKA if satu.induk == bagian.kunci]
        if bagian.kunci == CAPAIAN:
            anak += self._list_sasaran()
        return Cabang(bagian.judul, bagian, tempat=tempat, anak=anak + self._list_own(bagian.kunci))

    def _list_own(self, induk: str) -> list[Cabang]:
        own = self._tambahan[induk]
        return [
            Cabang(
                satu.judul,
                tempat=self._place(to_bagian(satu)),
                tambahan=satu,
                is_awal=satu is own[0],
                is_akhir=satu is own[-1],
            )
            for satu in own
        ]

    def _list_sasaran(self) -> Iterator[Cabang]:
        for nomor, sasaran in enumerate(self.laporan.sasaran_set.all(), start=1):
            anak = [
                Cabang(a.judul, a, tempat=self._place(a, sasaran)) for a in ANALISIS if a.pengisi.has_teks
            ]
            yield Cabang(f"Sasaran {nomor}: {sasaran.uraian}", sasaran=sasaran, anak=anak)

    def _place(self, bagian: Bagian | Analisis, sasaran: Sasaran | None = None) -> Tempat:
        written = self._naskah.get((bagian.kunci, sasaran.pk if sasaran else None))
        naskah = written or _new_naskah(self.laporan, bagian, sasaran)
        return Tempat(bagian, sasaran, naskah, naskah.pk in self._tertinggal, naskah.pk in self._tahun_lama)


def keep_tempat(cabang_list: list[Cabang], is_wanted: Callable[[Tempat], bool]) -> list[Cabang]:
    """Return the outline with the wanted places only, and what they stand under."""
    kept = []
    for satu in cabang_list:
        anak = keep_tempat(satu.anak, is_wanted)
        if anak or (satu.tempat and is_wanted(satu.tempat)):
            kept.append(replace(satu, anak=anak))
    return kept


def list_tempat(laporan: Laporan) -> list[Tempat]:
    """Return every place to write in the order of the outline, without a look at what the texts say."""
    cabang_list = Kerangka(laporan, is_dibaca=False).grow()
    return [tempat for satu in cabang_list for tempat in satu.tempat_list]


def find_tempat(laporan: Laporan, kunci: str, sasaran_pk: int | None) -> Tempat:
    """Return one place where people write; raises Http404 where the outline has none."""
    sasaran = None if sasaran_pk is None else get_object_or_404(laporan.sasaran_set, pk=sasaran_pk)
    bagian = _find_bagian(laporan, kunci) if sasaran is None else _find_analisis(kunci)
    if bagian is None:
        raise Http404
    written = laporan.naskah_set.filter(bagian=kunci, sasaran=sasaran).select_related("oleh", "penulis")
    return Tempat(bagian, sasaran, written.first() or _new_naskah(laporan, bagian, sasaran))


def find_menunggu(pegawai: Pegawai) -> list[Tempat]:
    """Return the places of running reports that wait for ``pegawai``: to be written, or to be checked."""
    rows = Naskah.objects.filter(
        Q(isi="") | Q(tahun_asal__isnull=False),
        penulis=pegawai,
        laporan__status=StatusLaporan.BERJALAN,
        laporan__instansi=pegawai.instansi_id,
    ).select_related("laporan", "sasaran")
    first = F("sasaran").asc(nulls_first=True)
    naskah_list = list(rows.order_by("-laporan__tahun", "laporan_id", first, "pk"))
    beku = {laporan.pk for laporan in {n.laporan for n in naskah_list} if is_frozen(laporan)}
    naskah_list = [n for n in naskah_list if n.laporan_id not in beku]
    own = BagianTambahan.objects.filter(laporan__in={n.laporan_id for n in naskah_list}, is_dihapus=False)
    outline: dict[str, Bagian | Analisis] = {satu.kunci: to_bagian(satu) for satu in own}
    outline |= {satu.kunci: satu for satu in SISTEMATIKA} | {satu.kunci: satu for satu in ANALISIS}
    return [Tempat(outline[n.bagian], n.sasaran, n) for n in naskah_list if n.bagian in outline]


def _find_analisis(kunci: str) -> Analisis | None:
    return next((satu for satu in ANALISIS if satu.kunci == kunci and satu.pengisi.has_teks), None)


def _find_bagian(laporan: Laporan, kunci: str) -> Bagian | None:
    if kunci.startswith(BagianTambahan.AWALAN):
        return next((to_bagian(satu) for satu in list_tambahan(laporan) if satu.kunci == kunci), None)
    return next((satu for satu in SISTEMATIKA if satu.kunci == kunci and satu.pengisi.has_teks), None)


def to_bagian(tambahan: BagianTambahan) -> Bagian:
    """Return a section of the office's own as a part of the outline."""
    return Bagian(tambahan.kunci, tambahan.judul, tambahan.induk, False, Pengisi.TEKS)


def _new_naskah(laporan: Laporan, bagian: Bagian | Analisis, sasaran: Sasaran | None) -> Naskah:
    return Naskah(laporan=laporan, bagian=bagian.kunci, sasaran=sasaran)
