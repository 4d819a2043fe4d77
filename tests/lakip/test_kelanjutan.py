"""Next year: a new report begins with what last year's promised, and is compared with what it reached."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from lakip import engine
from lakip.access import TindakanDitolak
from lakip.isi import collect_isi
from lakip.kelanjutan import find_susulan
from lakip.models import Indikator, Laporan, Nilai, UnitKerja
from tests.lakip.formulir import client_of
from tests.lakip.halaman import press, read
from tests.world import Kantor, make_kantor

TENGGAT = date(2027, 2, 28)
BARU = "/laporan/baru/"


@pytest.fixture
def lama(kantor: Kantor) -> Laporan:
    """Last year's report: its first indikator has a unit and a quarter."""
    indikator = Indikator.objects.filter(sasaran__laporan=kantor.laporan).first()
    assert indikator
    indikator.unit = UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama="Bidang Penegakan")
    indikator.konsolidasi = "jumlah"
    indikator.save()
    Nilai.objects.create(indikator=indikator, tahun=2025, triwulan=1, target=10)
    Nilai.objects.create(indikator=indikator, tahun=2026, target=50)
    Nilai.objects.create(indikator=indikator, tahun=2027, target=53)
    return kantor.laporan


def make_baru(kantor: Kantor, asal: Laporan | None, at: datetime, tahun: int = 2026) -> Laporan:
    return engine.create(kantor.laporan.versi, kantor.pemilik, tahun, TENGGAT, at=at, asal=asal)


def indikator_of(laporan: Laporan) -> list[dict[str, object]]:
    """Every field of the report's indikator but their keys."""
    rows = Indikator.objects.filter(sasaran__laporan=laporan).values()
    return [
        {nama: isi for nama, isi in row.items() if nama not in ("id", "sasaran_id", "asal_id")}
        for row in rows
    ]


def test_sasaran_and_indikator_come_along_with_their_rules(
    kantor: Kantor, lama: Laporan, senin: datetime
) -> None:
    baru = make_baru(kantor, lama, senin)

    uraian = [list(laporan.sasaran_set.values_list("uraian", "tujuan", "urutan")) for laporan in (lama, baru)]
    assert uraian[0] == uraian[1]
    assert len(indikator_of(lama)) == 8
    assert indikator_of(baru) == indikator_of(lama)


def test_every_indikator_knows_from_which_it_was_taken(
    kantor: Kantor, lama: Laporan, senin: datetime
) -> None:
    baru = make_baru(kantor, lama, senin)

    asal = Indikator.objects.filter(sasaran__laporan=baru).values_list("asal", flat=True)
    assert list(asal) == list(Indikator.objects.filter(sasaran__laporan=lama).values_list("pk", flat=True))


def test_last_year_becomes_what_is_compared_with(kantor: Kantor, lama: Laporan, senin: datetime) -> None:
    isi = collect_isi(make_baru(kantor, lama, senin), senin)

    assert isi.tahun_lalu == (2023, 2024, 2025)
    satu = isi.indikator[0]
    assert satu.lalu[-1] is not None
    assert satu.lalu[-1].realisasi == Decimal("49.81")
    assert (satu.kini.target, satu.kini.realisasi_teks) == (Decimal(50), "belum diukur")


def test_quarters_later_years_analyses_and_budget_stay_behind(
    kantor: Kantor, lama: Laporan, senin: datetime
) -> None:
    baru = make_baru(kantor, lama, senin)

    assert lama.naskah_set.filter(sasaran__isnull=False).exists()
    assert lama.anggaran_set.exists()
    assert not baru.naskah_set.filter(sasaran__isnull=False).exists()
    assert not baru.anggaran_set.exists()
    nilai = Nilai.objects.filter(indikator__sasaran__laporan=baru)
    assert not nilai.filter(triwulan__isnull=False).exists()
    assert not nilai.filter(tahun=2027).exists()


def test_last_year_itself_stays_as_it_is(kantor: Kantor, lama: Laporan, senin: datetime) -> None:
    def rows() -> list[object]:
        nilai = Nilai.objects.filter(indikator__sasaran__laporan=lama).order_by("pk").values()
        return [*lama.sasaran_set.values(), *indikator_of(lama), *nilai]

    before = rows()
    make_baru(kantor, lama, senin)

    assert rows() == before


def test_record_says_where_it_was_taken_from(kantor: Kantor, lama: Laporan, senin: datetime) -> None:
    baru = make_baru(kantor, lama, senin)

    assert baru.jejak_set.get().rincian["asal"] == lama.pk


def test_report_of_another_office_is_not_taken_over(kantor: Kantor, senin: datetime) -> None:
    luar = make_kantor("kalbar-adpim", senin)

    with pytest.raises(TindakanDitolak, match="instansi Anda"):
        make_baru(kantor, luar.laporan, senin)


def test_later_report_is_not_taken_over(kantor: Kantor, senin: datetime) -> None:
    with pytest.raises(TindakanDitolak, match="lebih lama"):
        make_baru(kantor, kantor.laporan, senin, tahun=2024)


@pytest.mark.usefixtures("kalender")
def test_one_choice_on_the_page_takes_last_year_over(kantor: Kantor, lama: Laporan) -> None:
    client = client_of(kantor.pemilik)
    assert client.get(BARU).context["form"]["asal"].value() == lama.pk
    isian = read(client, BARU).form("Buat laporan").isian

    client.post(BARU, isian | {"versi": lama.versi_id, "asal": lama.pk})

    baru = Laporan.objects.latest("tahun")
    assert baru.sasaran_set.count() == 3
    assert (
        "49,81"
        in client.get(
            reverse("naskah-analisis", args=[baru.pk, baru.sasaran_set.first().pk, "antar_tahun"])
        ).content.decode()
    )


@pytest.mark.usefixtures("kalender")
@pytest.mark.parametrize(
    ("tahun", "asal", "pesan"),
    [
        pytest.param("2024", "lama", "Pilih laporan sebelum tahun 2024", id="a later report"),
        pytest.param("2030", "luar", "Laporan ini tidak dapat dipakai", id="a report of another office"),
    ],
)
def test_report_that_cannot_be_taken_over_is_refused_in_a_sentence(
    kantor: Kantor, senin: datetime, tahun: str, asal: str, pesan: str
) -> None:
    luar = make_kantor("kalbar-adpim", senin).laporan
    pk = {"lama": kantor.laporan.pk, "luar": luar.pk}[asal]
    isian = {"versi": kantor.laporan.versi_id, "tahun": tahun, "tenggat": "2031-02-28", "asal": pk}

    response = client_of(kantor.pemilik).post(BARU, isian)

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert Laporan.objects.count() == 2


# --- what last year's report learns later ---


@pytest.fixture
def baru(kantor: Kantor, lama: Laporan, senin: datetime) -> Laporan:
    """This year's report, begun before the last indikator of last year's was measured."""
    return make_baru(kantor, lama, senin)


def measure(laporan: Laporan, realisasi: str) -> Indikator:
    """Let the indikator of a report that was not measured yet have a realisasi."""
    indikator = Indikator.objects.filter(sasaran__laporan=laporan).last()
    assert indikator
    nilai = indikator.nilai_set.get(tahun=2025, triwulan=None)
    assert nilai.status == "belum_diukur"
    nilai.realisasi, nilai.status = Decimal(realisasi), "terisi"
    nilai.save()
    return indikator


def nilai_of(baru: Laporan, asal: Indikator, tahun: int = 2025) -> Nilai:
    return Nilai.objects.get(indikator__sasaran__laporan=baru, indikator__asal=asal, tahun=tahun)


def test_nothing_is_offered_where_last_year_says_no_more(baru: Laporan) -> None:
    assert find_susulan(baru) is None


def test_report_that_was_not_continued_is_offered_nothing(kantor: Kantor) -> None:
    assert find_susulan(kantor.laporan) is None


def test_realisasi_that_came_later_is_fetched_with_one_press(kantor: Kantor, baru: Laporan) -> None:
    indikator = measure(kantor.laporan, "82.5")
    kinerja = reverse("kinerja", args=[baru.pk])

    press(client_of(kantor.pemilik), kinerja, "Ambil angka tahun lalu dari LAKIP 2025")

    nilai = nilai_of(baru, indikator)
    assert (nilai.realisasi, nilai.status) == (Decimal("82.5"), "terisi")
    assert "Ambil angka" not in client_of(kantor.pemilik).get(kinerja).content.decode()


def test_year_that_is_not_here_is_fetched_whole(kantor: Kantor, baru: Laporan) -> None:
    indikator = Indikator.objects.filter(sasaran__laporan=kantor.laporan).first()
    assert indikator
    Nilai.objects.create(indikator=indikator, tahun=2022, target=40, realisasi=41, status="terisi")

    susulan = find_susulan(baru)
    assert susulan
    susulan.store()

    nilai = nilai_of(baru, indikator, 2022)
    assert (nilai.target, nilai.realisasi) == (Decimal(40), Decimal(41))


def test_figure_that_is_written_here_is_not_overwritten(kantor: Kantor, baru: Laporan) -> None:
    indikator = measure(kantor.laporan, "82.5")
    Nilai.objects.filter(pk=nilai_of(baru, indikator).pk).update(realisasi=Decimal(80), status="terisi")

    assert find_susulan(baru) is None


def test_target_that_is_written_here_stays_beside_the_realisasi_that_is_fetched(
    kantor: Kantor, baru: Laporan
) -> None:
    indikator = measure(kantor.laporan, "82.5")
    Nilai.objects.filter(pk=nilai_of(baru, indikator).pk).update(target=Decimal(99))

    susulan = find_susulan(baru)
    assert susulan
    susulan.store()

    nilai = nilai_of(baru, indikator)
    assert (nilai.target, nilai.realisasi) == (Decimal(99), Decimal("82.5"))


def test_this_year_and_quarters_are_not_fetched(kantor: Kantor, baru: Laporan) -> None:
    indikator = Indikator.objects.filter(sasaran__laporan=kantor.laporan).last()
    assert indikator
    Nilai.objects.create(indikator=indikator, tahun=2026, realisasi=1, status="terisi")
    Nilai.objects.create(indikator=indikator, tahun=2025, triwulan=1, realisasi=1, status="terisi")

    assert find_susulan(baru) is None


def test_value_that_the_rule_here_does_not_allow_is_left_out(kantor: Kantor, baru: Laporan) -> None:
    indikator = measure(kantor.laporan, "82.5")
    Indikator.objects.filter(asal=indikator).update(
        jenis_nilai="predikat", skala=["B", "A"], satuan="predikat"
    )

    assert find_susulan(baru) is None


def test_who_may_not_change_figures_fetches_none(kantor: Kantor, baru: Laporan) -> None:
    measure(kantor.laporan, "82.5")
    staf = client_of(kantor["Staf"])

    assert "Ambil angka" not in staf.get(reverse("kinerja", args=[baru.pk])).content.decode()
    assert staf.post(reverse("kinerja-lalu", args=[baru.pk])).status_code == 403
    assert find_susulan(baru)
