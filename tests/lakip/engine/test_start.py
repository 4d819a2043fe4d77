from __future__ import annotations

from datetime import datetime

import pytest

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan
from lakip.models import Pemberitahuan, Penugasan, Tugas
from tests.world import Kantor


def test_the_first_row_lies_on_its_desk(kantor: Kantor, senin: datetime) -> None:
    jejak = engine.start(kantor.laporan.pk, kantor.pemilik, at=senin)

    (tugas,) = kantor.desk()
    assert (tugas.simbol.langkah.nomor, tugas.putaran, tugas.dari, tugas.dibuka_pada) == ("1", 1, None, senin)
    laporan = kantor.fresh()
    assert (laporan.status, laporan.dimulai_pada) == (StatusLaporan.BERJALAN, senin)
    assert (jejak.tindakan, jejak.rincian) == (
        "mulai",
        {"membuka": [tugas.pk], "versi": laporan.versi.hash_isi},
    )
    assert Pemberitahuan.objects.get().tugas == tugas


def test_it_waits_until_somebody_stands_in_every_column(kantor: Kantor, senin: datetime) -> None:
    Penugasan.objects.filter(pelaksana__nama__in=["KASAD", "SEKRETARIS"]).delete()

    with pytest.raises(TindakanDitolak, match="Belum ada orang untuk kolom: KASAD, SEKRETARIS"):
        engine.start(kantor.laporan.pk, kantor.pemilik, at=senin)

    assert kantor.fresh().status == StatusLaporan.DISIAPKAN
    assert not Tugas.objects.exists()


def test_only_the_owner_starts(kantor: Kantor, senin: datetime) -> None:
    with pytest.raises(TidakBerhak, match="Hanya penanggung jawab"):
        engine.start(kantor.laporan.pk, kantor["Sekretaris"], at=senin)


def test_a_report_starts_once(kantor: Kantor, senin: datetime) -> None:
    engine.start(kantor.laporan.pk, kantor.pemilik, at=senin)

    with pytest.raises(Terlambat, match="sudah dimulai"):
        engine.start(kantor.laporan.pk, kantor.pemilik, at=senin)
    assert Tugas.objects.count() == 1


def test_who_has_left_starts_nothing(kantor: Kantor, senin: datetime) -> None:
    kantor.pemilik.is_active = False

    with pytest.raises(TidakBerhak, match="tidak aktif"):
        engine.start(kantor.laporan.pk, kantor.pemilik, at=senin)
