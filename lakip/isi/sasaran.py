"""Bab III of a report: each sasaran with its indikator, its money and its seven analyses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from lakip.domain.capaian import Capaian
from lakip.domain.efisiensi import calculate_efisiensi
from lakip.domain.sistematika import ANALISIS
from lakip.isi.anggaran import Belanja
from lakip.isi.bentuk_kinerja import IsiAnalisis, IsiAnggaran, IsiIndikator, IsiSasaran
from lakip.isi.kinerja import Kinerja, mean_of, notes_on
from lakip.isi.skala import SkalaLaporan, read_skala_of
from lakip.models import Laporan, Naskah, Sasaran


@dataclass(frozen=True, slots=True)
class IsiKinerja:
    """What was reached and spent, for every sasaran by its key, in the order of the report.

    ``tahun_lalu`` are the years before ``tahun`` that are compared, oldest first; ``naskah`` are the texts
    that belong to no sasaran, by the kunci of their Bagian.
    """

    tahun: int
    tahun_lalu: tuple[int, ...]
    skala: SkalaLaporan
    by_sasaran: Mapping[int, IsiSasaran]
    anggaran: IsiAnggaran
    naskah: Mapping[str, str]

    @property
    def indikator(self) -> tuple[IsiIndikator, ...]:
        return tuple(chain.from_iterable(satu.indikator for satu in self.by_sasaran.values()))


def collect_kinerja(laporan: Laporan) -> IsiKinerja:
    """Return what the report says of its sasaran now, in a number of queries that does not grow."""
    skala = read_skala_of(laporan.instansi_id)
    kinerja = Kinerja(laporan, skala.predikat)
    belanja = Belanja(laporan)
    naskah = _read_naskah(laporan)
    return IsiKinerja(
        tahun=laporan.tahun,
        tahun_lalu=kinerja.tahun_lalu,
        skala=skala,
        by_sasaran={
            satu.pk: _read_sasaran(satu, nomor, kinerja, belanja, naskah[satu.pk], skala)
            for nomor, satu in enumerate(Sasaran.objects.filter(laporan=laporan), start=1)
        },
        anggaran=belanja.read(),
        naskah=naskah[None],
    )


def _read_naskah(laporan: Laporan) -> dict[int | None, dict[str, str]]:
    naskah: dict[int | None, dict[str, str]] = defaultdict(dict)
    for satu in Naskah.objects.filter(laporan=laporan).exclude(isi=""):
        naskah[satu.sasaran_id][satu.bagian] = satu.isi.strip()
    return naskah


def _read_sasaran(
    sasaran: Sasaran,
    nomor: int,
    kinerja: Kinerja,
    belanja: Belanja,
    naskah: dict[str, str],
    skala: SkalaLaporan,
) -> IsiSasaran:
    indikator = kinerja.read(sasaran.pk, nomor)
    rata, predikat = mean_of(indikator, skala.predikat)
    jumlah = belanja.sum_for(sasaran.pk)
    serapan = jumlah.serapan if jumlah else Capaian(alasan="belum ada anggaran yang dikaitkan")
    return IsiSasaran(
        nomor=nomor,
        tujuan=sasaran.tujuan,
        uraian=sasaran.uraian,
        indikator=indikator,
        rata=rata,
        predikat=predikat,
        pagu=jumlah.pagu if jumlah else None,
        belanja=jumlah.realisasi if jumlah else None,
        serapan=serapan,
        efisiensi=calculate_efisiensi(
            Capaian(rata.persen, rata.persen, alasan=rata.alasan), serapan, skala=skala.efisiensi
        ),
        program=belanja.lines_for(sasaran.pk),
        analisis=tuple(IsiAnalisis(satu, naskah.get(satu.kunci, "")) for satu in ANALISIS),
        catatan=notes_on(indikator),
    )
