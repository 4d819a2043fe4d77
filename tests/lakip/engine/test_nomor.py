"""The register of letters: no gap, no double, whoever asks and whenever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import NomorSurat, TataNaskah
from tests.lakip.engine.test_sekali import at_once, kantor_nyata  # noqa: F401 - a fixture
from tests.lakip.surat import make_nomor
from tests.world import Kantor, make_kantor, make_pegawai

ORANG = 16


def set_pola(kantor: Kantor, **isi: object) -> None:
    TataNaskah.objects.update_or_create(instansi=kantor.laporan.instansi, defaults=isi)


@pytest.mark.usefixtures("kantor_nyata")
def test_sixteen_at_once_get_sixteen_numbers_without_a_gap(senin: datetime) -> None:
    kantor = make_kantor("balangan-satpolpp", senin)

    outcome = at_once(*[lambda n=n: make_nomor(kantor, senin, token=f"t{n}") for n in range(ORANG)])

    assert sorted(satu.urut for satu in outcome) == list(range(1, ORANG + 1)), outcome
    assert TataNaskah.objects.count() == 1


@pytest.mark.usefixtures("kantor_nyata")
def test_a_form_sent_by_sixteen_clicks_takes_one_number(senin: datetime) -> None:
    kantor = make_kantor("balangan-satpolpp", senin)

    outcome = at_once(*[lambda: make_nomor(kantor, senin, token="sama") for _ in range(ORANG)])

    assert {satu.urut for satu in outcome} == {1}, outcome
    assert NomorSurat.objects.count() == 1


def test_every_year_begins_again_with_one(kantor: Kantor, senin: datetime) -> None:
    lama = [make_nomor(kantor, senin, date(2025, 12, 30)).teks for _ in range(2)]
    baru = [make_nomor(kantor, senin).teks for _ in range(2)]
    menyusul = make_nomor(kantor, senin, date(2025, 12, 31))

    assert lama == ["000.8.6.3/1/2025", "000.8.6.3/2/2025"]
    assert baru == ["000.8.6.3/1/2026", "000.8.6.3/2/2026"]
    assert menyusul.urut == 3


def test_the_register_goes_on_where_the_office_stood(kantor: Kantor, senin: datetime) -> None:
    set_pola(kantor, tahun_urut=2026, urut_terakhir=717, pola="{urut}/{unit}/{bulan}/{tahun}", unit="POL-PP")

    assert [make_nomor(kantor, senin).teks for _ in range(2)] == ["718/POL-PP/II/2026", "719/POL-PP/II/2026"]
    assert make_nomor(kantor, senin, date(2025, 3, 1)).urut == 1


def test_offices_number_apart(kantor: Kantor, senin: datetime) -> None:
    lain = make_kantor("purwakarta-kesbangpol", senin)

    assert [make_nomor(satu, senin).urut for satu in (kantor, lain, kantor)] == [1, 1, 2]


def test_what_fails_after_it_got_its_number_leaves_no_gap(kantor: Kantor, senin: datetime) -> None:
    make_nomor(kantor, senin)
    with transaction.atomic():
        make_nomor(kantor, senin)
        transaction.set_rollback(True)

    assert make_nomor(kantor, senin).urut == 2


@pytest.mark.parametrize(
    ("tanggal", "pesan"), [("2026-02-03", "belum tiba"), ("2024-12-31", "sudah ditutup")]
)
def test_no_number_for_a_day_without_an_open_register(
    kantor: Kantor, senin: datetime, tanggal: str, pesan: str
) -> None:
    with pytest.raises(TindakanDitolak, match=pesan):
        make_nomor(kantor, senin, date.fromisoformat(tanggal))


def test_today_is_today_on_the_clock_of_the_office(kantor: Kantor) -> None:
    """Half past four in the afternoon in Greenwich is past midnight in Paringin."""
    malam = datetime(2026, 2, 2, 16, 30, tzinfo=UTC)

    assert make_nomor(kantor, malam, date(2026, 2, 3)).urut == 1


def test_only_people_of_the_office_take_its_numbers(kantor: Kantor, senin: datetime) -> None:
    keluar = make_pegawai("keluar", kantor.laporan.instansi, is_active=False)
    for orang in (make_pegawai("luar"), keluar):
        with pytest.raises(TidakBerhak):
            make_nomor(kantor, senin, pegawai=orang)


def test_a_pattern_that_repeats_an_old_number_is_told(kantor: Kantor, senin: datetime) -> None:
    set_pola(kantor, pola="{urut}/{klasifikasi}/{tahun}", klasifikasi="1")
    make_nomor(kantor, senin)
    make_nomor(kantor, senin, klasifikasi="9")
    set_pola(kantor, pola="1/{urut}/{tahun}", tahun_urut=None)
    NomorSurat.objects.create(
        instansi=kantor.laporan.instansi, tahun=2020, urut=9, teks="1/3/2026", tanggal=senin.date(),
        perihal="Lama", oleh=kantor.pemilik, pada=senin,
    )  # fmt: skip

    with pytest.raises(TindakanDitolak, match="sudah pernah dipakai"):
        make_nomor(kantor, senin)


# --- cancelled ---


def test_a_cancelled_number_stays_with_its_reason_and_is_not_given_again(
    kantor: Kantor, senin: datetime
) -> None:
    nomor = make_nomor(kantor, senin)
    for _ in range(2):
        engine.cancel_nomor(nomor.pk, kantor.pemilik, " Salah alamat. ", at=senin)

    nomor.refresh_from_db()
    assert (nomor.batal_sebab, nomor.batal_oleh) == ("Salah alamat.", kantor.pemilik)
    assert make_nomor(kantor, senin).urut == 2


def test_a_number_is_cancelled_by_who_took_it_or_keeps_the_organisation(
    kantor: Kantor, senin: datetime
) -> None:
    nomor = make_nomor(kantor, senin, pegawai=kantor["Staf"])
    with pytest.raises(TidakBerhak):
        engine.cancel_nomor(nomor.pk, kantor["Sekretaris"], "Tidak jadi.", at=senin)
    with pytest.raises(TindakanDitolak, match="alasan"):
        engine.cancel_nomor(nomor.pk, kantor["Staf"], "  ", at=senin)
    engine.cancel_nomor(nomor.pk, kantor.pemilik, "Tidak jadi.", at=senin + timedelta(days=1))

    with pytest.raises(Terlambat):
        engine.cancel_nomor(nomor.pk, kantor["Staf"], "Lain.", at=senin)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM lakip_nomorsurat",
        "UPDATE lakip_nomorsurat SET urut = 9",
        "UPDATE lakip_nomorsurat SET teks = 'lain'",
        "UPDATE lakip_nomorsurat SET tahun = 2020",
    ],
)
def test_the_database_itself_keeps_every_number(kantor: Kantor, senin: datetime, sql: str) -> None:
    make_nomor(kantor, senin)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
