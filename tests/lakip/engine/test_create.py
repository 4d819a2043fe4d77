from __future__ import annotations

from datetime import date

import pytest

from lakip import engine
from lakip.access import TidakBerhak, TindakanDitolak
from lakip.lifecycle import StatusLaporan
from lakip.models import Laporan, Pegawai, Penugasan
from sop.models import VersiSop
from sop.penetapan import revoke
from tests.world import Kantor, make_kantor, make_pegawai


def create(kantor: Kantor, pegawai: Pegawai | None = None, tahun: int = 2026) -> Laporan:
    versi = VersiSop.objects.get(pk=kantor.laporan.versi_id)
    tenggat = date(tahun + 1, 2, 28)
    return engine.create(versi, pegawai or kantor.pemilik, tahun, tenggat, at=kantor.laporan.dibuat_pada)


def test_a_new_report_is_prepared_in_the_care_of_its_maker(kantor: Kantor) -> None:
    laporan = create(kantor)

    assert (laporan.status, laporan.penanggung_jawab, laporan.tenggat) == (
        StatusLaporan.DISIAPKAN,
        kantor.pemilik,
        date(2027, 2, 28),
    )
    jejak = laporan.jejak_set.get()
    assert (jejak.nomor, jejak.tindakan, jejak.rincian) == (1, "buat", {"versi": laporan.versi.hash_isi})
    assert (laporan.jejak_nomor, laporan.jejak_hash) == (1, jejak.hash)


def test_the_posts_that_fit_are_seated_in_its_columns(kantor: Kantor) -> None:
    laporan = create(kantor)

    seated = Penugasan.objects.filter(laporan=laporan).values_list("pelaksana__nama", "jabatan__nama")
    assert list(seated) == [
        ("KASAD", "Kepala Satuan Polisi Pamong Praja"),
        ("SEKRETARIS", "Sekretaris"),
        ("KASUBAG PERENCANAAN & PELAPORAN", "Kasubag Perencanaan dan Pelaporan"),
        ("Staf/Jabatan Fungsional Umum", "Jabatan Fungsional Umum Pelaporan"),
        ("Staf/Jabatan Fungsional Umum", "Staf Perencanaan"),
    ]


def test_a_year_has_one_report(kantor: Kantor) -> None:
    with pytest.raises(TindakanDitolak, match="Laporan tahun 2025 sudah ada"):
        create(kantor, tahun=2025)

    assert Laporan.objects.count() == 1


def test_a_cancelled_report_makes_room_for_another(kantor: Kantor) -> None:
    engine.cancel(kantor.laporan.pk, kantor.pemilik, "Salah tahun.", at=kantor.laporan.dibuat_pada)

    assert create(kantor, tahun=2025).status == StatusLaporan.DISIAPKAN


def test_an_sop_that_is_withdrawn_begins_no_report(kantor: Kantor) -> None:
    revoke(kantor.laporan.versi_id, at=kantor.laporan.dibuat_pada)

    with pytest.raises(TindakanDitolak, match="SOP instansi Anda yang sedang berlaku"):
        create(kantor)


def test_the_sop_of_another_office_is_refused(kantor: Kantor) -> None:
    other = make_kantor("babel-kesbangpol", kantor.laporan.dibuat_pada)

    with pytest.raises(TindakanDitolak, match="SOP instansi Anda"):
        create(kantor, other.pemilik)


def test_who_has_left_makes_no_report(kantor: Kantor) -> None:
    with pytest.raises(TidakBerhak, match="tidak aktif"):
        create(kantor, make_pegawai("pensiun", kantor.laporan.instansi, is_active=False))
