"""What a leader sees at a glance: the figures that the built LAKIP prints."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lakip.domain.capaian import Capaian
from lakip.isi import collect_isi
from lakip.isi.bentuk_kinerja import IsiIndikator
from lakip.isi.data import build_json
from lakip.isi.ringkasan import Ringkasan, read_ringkasan
from lakip.models import Terbitan
from tests.lakip.isi_laporan import make_indikator, make_isi, make_sasaran
from tests.world import Jalan


def ringkas(*indikator: IsiIndikator) -> Ringkasan:
    isi = make_isi((make_sasaran(indikator=indikator),))
    return read_ringkasan(Terbitan(data=build_json(isi).decode()))


def capai(nomor: str, persen: str) -> IsiIndikator:
    satu = make_indikator(nomor)
    return replace(satu, kini=replace(satu.kini, capaian=Capaian(Decimal(persen))))


def test_its_figures_are_those_of_the_document() -> None:
    isi = make_isi((make_sasaran(1), make_sasaran(2)))

    ringkasan = read_ringkasan(Terbitan(data=build_json(isi).decode()))

    assert [(s.nomor, s.uraian, s.rata, s.predikat) for s in ringkasan.sasaran] == [
        (s.nomor, s.uraian, s.rata, s.predikat) for s in isi.sasaran
    ]
    assert (ringkasan.rata, ringkasan.predikat) == (isi.rata, isi.predikat)
    assert ringkasan.anggaran.total == isi.anggaran.total
    assert ringkasan.pengesahan is not None
    assert ringkasan.pengesahan.kapasitas == "Plh. Kepala Satuan"


def test_the_three_lowest_are_told_and_equal_ones_stay_in_order() -> None:
    ringkasan = ringkas(capai("1.1", "100"), capai("1.2", "80"), capai("1.3", "9.5"), capai("1.4", "80.00"))

    assert [satu.nomor for satu in ringkasan.terendah] == ["1.3", "1.2", "1.4"]


def test_what_has_no_percentage_is_named_apart_and_fills_no_place() -> None:
    ringkasan = ringkas(make_indikator("1.1", realisasi=""), capai("1.2", "80"))

    assert [satu.nomor for satu in ringkasan.terendah] == ["1.2"]
    assert [satu.kini.capaian.alasan for satu in ringkasan.tak_terhitung] == ["realisasi belum diukur"]


def test_a_report_without_indikator_invents_none() -> None:
    ringkasan = ringkas()

    assert (ringkasan.terendah, ringkasan.tak_terhitung) == ((), ())


@pytest.mark.django_db
def test_it_is_read_from_what_was_kept_and_not_from_what_the_report_says_now(jalan: Jalan) -> None:
    jalan.walk_to("9")
    laporan = jalan.kantor.fresh()
    dulu = collect_isi(laporan, jalan.at)
    laporan.anggaran_set.update(realisasi=1)

    ringkasan = read_ringkasan(Terbitan.objects.get(laporan=laporan))

    assert ringkasan.anggaran.total == dulu.anggaran.total
    assert [s.rata for s in ringkasan.sasaran] == [s.rata for s in dulu.sasaran]
