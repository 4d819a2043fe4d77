"""Pages of sasaran and indikator: what they show, who may change what, and two people at one form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.engine import cancel
from lakip.models import Indikator, Nilai, Sasaran, UnitKerja
from sop.models import Instansi
from tests.lakip.formulir import client_of, read_formulir
from tests.lakip.halaman import press
from tests.world import Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


@pytest.fixture
def indikator(kantor: Kantor) -> Indikator:
    """Persentase penurunan pelanggaran: target 47, realisasi 49,81, printed as 94,35%."""
    return Indikator.objects.filter(sasaran__laporan=kantor.laporan).first()


def page_of(kantor: Kantor) -> str:
    return reverse("kinerja", args=[kantor.laporan.pk])


def edit_url(indikator: Indikator) -> str:
    return reverse("indikator-edit", args=[indikator.sasaran.laporan_id, indikator.pk])


def nilai_of(indikator: Indikator, tahun: int = 2025) -> Nilai:
    return indikator.nilai_set.get(tahun=tahun)


# --- the list -------------------------------------------------------------------------------------------


def test_list_shows_target_realisasi_capaian_and_how_it_came_about(kantor: Kantor, pemilik: Client) -> None:
    page = pemilik.get(page_of(kantor)).content.decode()

    assert "49,81 / 47 × 100% = 105,98%" in page
    assert "Sumber mencetak 94,35%, selisih -11,63 poin" in page
    assert "realisasi belum diukur" in page
    assert "Predikat BB memenuhi target B" in page


def test_empty_list_says_what_comes_next(kantor: Kantor, pemilik: Client) -> None:
    Sasaran.objects.all().delete()

    assert "Mulailah dengan sasaran pertama" in pemilik.get(page_of(kantor)).content.decode()


def test_colleague_reads_but_finds_nothing_to_press(kantor: Kantor) -> None:
    page = client_of(kantor["Staf"]).get(page_of(kantor))

    assert page.status_code == 200
    assert "Ubah" not in page.content.decode()
    assert "Tambah" not in page.content.decode()


def test_other_instansi_finds_no_page(kantor: Kantor) -> None:
    assert client_of(make_pegawai("luar")).get(page_of(kantor)).status_code == 404


def test_stranger_is_sent_to_the_login(kantor: Kantor) -> None:
    response = Client().get(page_of(kantor))

    assert response.status_code == 302
    assert reverse("masuk") in response["Location"]


def test_queries_do_not_grow_with_indikator(kantor: Kantor, pemilik: Client) -> None:
    counts = []
    for jumlah in (1, 10):
        Sasaran.objects.all().delete()
        for s in range(jumlah):
            sasaran = Sasaran.objects.create(laporan=kantor.laporan, uraian=f"Sasaran {s}")
            for i in range(jumlah):
                satu = Indikator.objects.create(sasaran=sasaran, nama=f"Indikator {i}")
                Nilai.objects.create(indikator=satu, tahun=2025, target=Decimal(1))
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(page_of(kantor))
        counts.append(len(queries))

    assert counts[0] == counts[1]


# --- sasaran --------------------------------------------------------------------------------------------


def test_new_sasaran_stands_last(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("sasaran-baru", args=[kantor.laporan.pk])

    response = pemilik.post(url, read_formulir(pemilik.get(url), uraian="Meningkatnya kepatuhan", tujuan=""))

    assert response.status_code == 302
    assert kantor.laporan.sasaran_set.last().uraian == "Meningkatnya kepatuhan"


def test_sasaran_without_words_is_refused(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("sasaran-baru", args=[kantor.laporan.pk])

    response = pemilik.post(url, read_formulir(pemilik.get(url), uraian=" "))

    assert response.status_code == 422
    assert kantor.laporan.sasaran_set.count() == 3


def test_control_characters_are_refused(kantor: Kantor, pemilik: Client) -> None:
    url = reverse("sasaran-baru", args=[kantor.laporan.pk])

    response = pemilik.post(url, read_formulir(pemilik.get(url), uraian="Meningkat\x0bnya"))

    assert response.status_code == 422
    assert "karakter kendali" in response.content.decode()


def test_sasaran_goes_up_and_down_and_stops_at_the_edge(kantor: Kantor, pemilik: Client) -> None:
    first, second, third = kantor.laporan.sasaran_set.all()
    for sasaran, arah in ((first, "naik"), (first, "turun"), (third, "turun"), (third, "naik")):
        pemilik.post(reverse("sasaran-geser", args=[kantor.laporan.pk, sasaran.pk]), {"arah": arah})

    assert list(kantor.laporan.sasaran_set.all()) == [second, third, first]


def test_unknown_direction_is_a_bad_request(kantor: Kantor, pemilik: Client) -> None:
    sasaran = kantor.laporan.sasaran_set.first()

    response = pemilik.post(
        reverse("sasaran-geser", args=[kantor.laporan.pk, sasaran.pk]), {"arah": "samping"}
    )

    assert response.status_code == 400


def test_deleted_sasaran_takes_its_indikator_along(kantor: Kantor, pemilik: Client) -> None:
    sasaran = kantor.laporan.sasaran_set.first()

    press(pemilik, reverse("sasaran-edit", args=[kantor.laporan.pk, sasaran.pk]), "Hapus sasaran")

    assert not Indikator.objects.filter(sasaran=sasaran.pk).exists()
    assert kantor.laporan.sasaran_set.count() == 2


# --- indikator ------------------------------------------------------------------------------------------


def test_figures_are_written_the_indonesian_way(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    sent = read_formulir(pemilik.get(url), nilai__2025__target="1.500,25", nilai__2025__realisasi="1.600 %")

    assert pemilik.post(url, sent).status_code == 302
    assert (nilai_of(indikator).target, nilai_of(indikator).realisasi) == (Decimal("1500.25"), Decimal(1600))


def test_form_shows_figures_as_they_are_written(indikator: Indikator, pemilik: Client) -> None:
    assert 'value="49,81"' in pemilik.get(edit_url(indikator)).content.decode()


@pytest.mark.parametrize(
    ("isian", "isi", "pesan"),
    [
        pytest.param("nilai__2025__target", "0.820", "berarti 0,820 atau 820", id="two meanings"),
        pytest.param("nilai__2025__realisasi", "banyak", "tidak terbaca sebagai angka", id="no figure"),
        pytest.param("nilai__2025__status", "tidak_tersedia", "Kosongkan realisasi", id="value and no value"),
        pytest.param("nilai__2025__target", "1,23456", "4", id="more decimals than are kept"),
        pytest.param(
            "nilai__2025__target", "1.234.567.890.123,456", "15 digit", id="more digits than are kept"
        ),
        pytest.param("tahun_renstra", "", "Isi tahun akhir Renstra", id="renstra without its year"),
        pytest.param("standar_nasional", "60", "Sebutkan sumber standar", id="standard without its source"),
        pytest.param("batas_atas", "90", "100", id="a cap below 100"),
        pytest.param("skala", "B, B", "dua kali", id="a predicate twice"),
        pytest.param("polaritas", "rentang", "batas bawah dan batas atas", id="a range of one bound"),
        pytest.param("nama", "", "wajib", id="no name"),
    ],
)
def test_refused_input_saves_nothing(
    indikator: Indikator, pemilik: Client, isian: str, isi: str, pesan: str
) -> None:
    url = edit_url(indikator)
    before = list(Nilai.objects.values()), list(Indikator.objects.values())

    response = pemilik.post(url, read_formulir(pemilik.get(url), **{isian: isi}))

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert (list(Nilai.objects.values()), list(Indikator.objects.values())) == before


def test_realisasi_that_is_taken_out_is_belum_diukur_and_not_zero(
    indikator: Indikator, pemilik: Client
) -> None:
    url = edit_url(indikator)

    pemilik.post(url, read_formulir(pemilik.get(url), nilai__2025__realisasi=""))

    assert nilai_of(indikator).realisasi is None
    assert nilai_of(indikator).status == "belum_diukur"


def test_year_that_is_emptied_has_no_row(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    emptied = {f"nilai__2024__{nama}": "" for nama in ("target", "realisasi", "capaian_tercetak", "sumber")}

    pemilik.post(url, read_formulir(pemilik.get(url), **emptied))

    assert [n.tahun for n in indikator.nilai_set.all()] == [2025]


def test_new_indikator_comes_with_its_years(kantor: Kantor, pemilik: Client) -> None:
    sasaran = kantor.laporan.sasaran_set.first()
    url = reverse("indikator-baru", args=[kantor.laporan.pk, sasaran.pk])
    sent = read_formulir(
        pemilik.get(url), nama="Baru", nilai__2025__target="10", nilai__2022__realisasi="7,5"
    )

    assert pemilik.post(url, sent).status_code == 302

    baru = sasaran.indikator_set.last()
    assert [(n.tahun, n.target, n.realisasi, n.status) for n in baru.nilai_set.all()] == [
        (2022, None, Decimal("7.5"), "terisi"),
        (2025, Decimal(10), None, "belum_diukur"),
    ]


def test_range_is_asked_with_two_bounds(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    asked = pemilik.post(url, read_formulir(pemilik.get(url), polaritas="rentang"))
    sent = read_formulir(asked, nilai__2025__target="40", nilai__2025__target_atas="50")
    for tahun in (2021, 2022, 2023, 2024):
        sent |= {f"nilai-{tahun}-target": "", f"nilai-{tahun}-target_atas": ""}

    assert pemilik.post(url, sent).status_code == 302
    assert (nilai_of(indikator).target, nilai_of(indikator).target_atas) == (Decimal(40), Decimal(50))


def test_predicates_are_chosen_from_the_scale(kantor: Kantor, pemilik: Client) -> None:
    sakip = Indikator.objects.get(sasaran__laporan=kantor.laporan, nama__contains="AKIP")
    url = edit_url(sakip)

    refused = pemilik.post(url, read_formulir(pemilik.get(url), nilai__2025__realisasi_teks="Z"))
    saved = pemilik.post(url, read_formulir(pemilik.get(url), nilai__2025__realisasi_teks="A"))

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert nilai_of(sakip).realisasi_teks == "A"


def test_second_writer_sees_both_values_and_then_decides(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    seen_by_both = pemilik.get(url)
    pemilik.post(url, read_formulir(seen_by_both, nilai__2025__realisasi="50"))

    bentrok = pemilik.post(url, read_formulir(seen_by_both, nilai__2025__realisasi="51"))

    assert bentrok.status_code == 409
    assert [(b.isian, b.tersimpan, b.diisi) for b in bentrok.context["beda"]] == [
        ("Tahun 2025: Realisasi", "50", "51")
    ]
    assert nilai_of(indikator).realisasi == Decimal(50)

    assert pemilik.post(url, read_formulir(bentrok)).status_code == 302
    assert nilai_of(indikator).realisasi == Decimal(51)


def test_same_form_sent_twice_is_no_conflict(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    sent = read_formulir(pemilik.get(url), nilai__2025__realisasi="50")

    assert [pemilik.post(url, sent).status_code for _ in range(2)] == [302, 302]


def test_stale_and_wrong_form_keeps_what_was_written(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    seen_by_both = pemilik.get(url)
    pemilik.post(url, read_formulir(seen_by_both, nama="Nama dari orang lain"))

    response = pemilik.post(url, read_formulir(seen_by_both, nilai__2025__realisasi="lima puluh"))

    assert response.status_code == 409
    assert "lima puluh" in response.content.decode()
    assert "Nama dari orang lain" in response.content.decode()


def test_stale_form_with_control_characters_comes_back_too(indikator: Indikator, pemilik: Client) -> None:
    url = edit_url(indikator)
    seen_by_both = pemilik.get(url)
    pemilik.post(url, read_formulir(seen_by_both, nilai__2025__realisasi="50"))

    assert pemilik.post(url, read_formulir(seen_by_both, skala="B\x07", nama="N\x07")).status_code == 409


def test_indikator_moves_within_its_sasaran(indikator: Indikator, pemilik: Client) -> None:
    laporan = indikator.sasaran.laporan_id
    pemilik.post(reverse("indikator-geser", args=[laporan, indikator.pk]), {"arah": "turun"})

    assert [i.pk == indikator.pk for i in indikator.sasaran.indikator_set.all()] == [False, True, False]


def test_indikator_can_be_deleted(indikator: Indikator, pemilik: Client) -> None:
    press(pemilik, edit_url(indikator), "Hapus indikator")

    assert not Nilai.objects.filter(indikator=indikator.pk).exists()


def test_figure_that_somebody_wrote_meanwhile_is_not_deleted_unseen(
    indikator: Indikator, pemilik: Client
) -> None:
    seen = pemilik.get(edit_url(indikator)).context["hapus_form"]["tanda"].value()
    indikator.nilai_set.filter(tahun=2025).update(realisasi=Decimal(50))
    url = reverse("indikator-hapus", args=[indikator.sasaran.laporan_id, indikator.pk])

    again = pemilik.post(url, {"tanda": seen}, follow=True)

    assert "Belum dihapus: isinya berubah" in again.content.decode()
    assert again.redirect_chain[-1][0] == edit_url(indikator)
    assert nilai_of(indikator).realisasi == 50


# --- who is turned away ---------------------------------------------------------------------------------


def edit_pages(kantor: Kantor) -> list[str]:
    laporan, sasaran = kantor.laporan.pk, kantor.laporan.sasaran_set.first()
    indikator = sasaran.indikator_set.first()
    return [
        reverse("sasaran-baru", args=[laporan]),
        reverse("indikator-baru", args=[laporan, sasaran.pk]),
        *(reverse(f"sasaran-{apa}", args=[laporan, sasaran.pk]) for apa in ("edit", "hapus", "geser")),
        *(reverse(f"indikator-{apa}", args=[laporan, indikator.pk]) for apa in ("edit", "hapus", "geser")),
    ]


def test_colleague_without_a_step_may_not_write(kantor: Kantor) -> None:
    client = client_of(kantor["Staf"])

    assert {client.post(url, {"arah": "naik"}).status_code for url in edit_pages(kantor)} == {403}
    assert kantor.laporan.sasaran_set.count() == 3


def test_other_instansi_writes_nowhere(kantor: Kantor) -> None:
    client = client_of(make_pegawai("luar"))

    assert {client.post(url).status_code for url in edit_pages(kantor)} == {404}


def test_forms_are_not_shown_to_who_may_not_write(kantor: Kantor) -> None:
    client = client_of(kantor["Staf"])
    forms = [url for url in edit_pages(kantor) if not url.endswith(("hapus/", "geser/"))]

    assert {client.get(url).status_code for url in forms} == {403}


def test_nothing_is_written_in_a_closed_report(kantor: Kantor, pemilik: Client) -> None:
    cancel(kantor.laporan.pk, kantor.pemilik, "Salah tahun.", at=kantor.laporan.dibuat_pada)

    assert {pemilik.post(url).status_code for url in edit_pages(kantor)} == {403}
    assert "Tambah" not in pemilik.get(page_of(kantor)).content.decode()


def test_rows_of_another_report_are_not_found(kantor: Kantor, pemilik: Client, indikator: Indikator) -> None:
    assert (
        pemilik.get(reverse("indikator-edit", args=[kantor.laporan.pk, indikator.pk + 1000])).status_code
        == 404
    )
    assert (
        pemilik.get(reverse("sasaran-edit", args=[kantor.laporan.pk + 1, indikator.sasaran_id])).status_code
        == 404
    )


# --- quarters -------------------------------------------------------------------------------------------


def fill_triwulan(indikator: Indikator, pemilik: Client, *realisasi: str, **lain: str) -> None:
    """Write the realisasi of the quarters, from the first on."""
    url = edit_url(indikator)
    isian = {f"triwulan__{tw}__realisasi": nilai for tw, nilai in enumerate(realisasi, start=1)}
    assert pemilik.post(url, read_formulir(pemilik.get(url), **isian, **lain)).status_code == 302


def test_quarters_are_kept_beside_the_year(indikator: Indikator, pemilik: Client) -> None:
    fill_triwulan(indikator, pemilik, "10,5", "", "0", triwulan__4__status="tidak_tersedia")

    stored = indikator.nilai_set.filter(tahun=2025, triwulan__isnull=False).order_by("triwulan")
    assert [(n.triwulan, n.realisasi, n.status) for n in stored] == [
        (1, Decimal("10.5"), "terisi"),
        (3, Decimal(0), "terisi"),
        (4, None, "tidak_tersedia"),
    ]
    assert indikator.nilai_set.get(tahun=2025, triwulan=None).realisasi == Decimal("49.81")


def test_quarters_that_come_to_the_year_are_shown_with_their_numbers(
    indikator: Indikator, pemilik: Client
) -> None:
    fill_triwulan(indikator, pemilik, "10", "10", "10", "19,81", konsolidasi="jumlah")

    page = pemilik.get(edit_url(indikator)).content.decode()

    assert "Triwulan IV 2025" in page
    assert "10 + 10 + 10 + 19,81 = 49,81" in page
    assert "tidak sama dengan gabungan" not in page


def test_year_that_its_quarters_do_not_come_to_is_flagged(
    kantor: Kantor, indikator: Indikator, pemilik: Client
) -> None:
    fill_triwulan(indikator, pemilik, "10", "10", "10", "10", konsolidasi="jumlah")
    temuan = "setahun 49,81 tidak sama dengan gabungan triwulannya (10 + 10 + 10 + 10 = 40)"

    assert temuan in pemilik.get(edit_url(indikator)).content.decode()
    assert temuan in pemilik.get(page_of(kantor)).content.decode()


def test_missing_quarter_is_named_on_the_page(kantor: Kantor, indikator: Indikator, pemilik: Client) -> None:
    fill_triwulan(indikator, pemilik, "10", "", "12", konsolidasi="jumlah")

    assert "triwulan II dan IV belum ada nilainya; sementara 10 + 12 = 22" in (
        pemilik.get(page_of(kantor)).content.decode()
    )


def test_predicates_are_not_summed(kantor: Kantor, pemilik: Client) -> None:
    huruf = Indikator.objects.exclude(skala=[]).get(sasaran__laporan=kantor.laporan)
    url = edit_url(huruf)

    response = pemilik.post(url, read_formulir(pemilik.get(url), konsolidasi="jumlah"))

    assert response.status_code == 422
    assert "Predikat dan teks tidak dapat dijumlahkan" in response.content.decode()


# --- components -----------------------------------------------------------------------------------------

KOMPONEN = {"hitungan": "persen", "nama_pembilang": "Kasus selesai", "nama_penyebut": "Kasus masuk"}


@pytest.fixture
def terhitung(indikator: Indikator) -> Indikator:
    """Its realisasi is now a percentage of cases."""
    Indikator.objects.filter(pk=indikator.pk).update(**KOMPONEN)
    return Indikator.objects.get(pk=indikator.pk)


def test_realisasi_is_calculated_from_its_components(
    kantor: Kantor, terhitung: Indikator, pemilik: Client
) -> None:
    url = edit_url(terhitung)
    komponen = {"nilai__2025__pembilang": "12", "nilai__2025__penyebut": "16", "nilai__2025__realisasi": ""}

    pemilik.post(url, read_formulir(pemilik.get(url), **komponen))

    nilai = nilai_of(terhitung)
    assert (nilai.realisasi, nilai.status) == (Decimal(75), "terisi")
    rumus = "Kasus selesai / Kasus masuk × 100 = 12 / 16 × 100 = 75"
    assert rumus in pemilik.get(page_of(kantor)).content.decode()
    assert "12 / 16 × 100 = 75" in pemilik.get(url).content.decode()


def test_realisasi_follows_when_a_component_is_corrected(terhitung: Indikator, pemilik: Client) -> None:
    url = edit_url(terhitung)
    first = {"nilai__2025__pembilang": "12", "nilai__2025__penyebut": "16", "nilai__2025__realisasi": ""}
    pemilik.post(url, read_formulir(pemilik.get(url), **first))

    pemilik.post(url, read_formulir(pemilik.get(url), nilai__2025__pembilang="4"))

    assert nilai_of(terhitung).realisasi == Decimal(25)


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        pytest.param(
            {"nilai__2025__pembilang": "12", "nilai__2025__penyebut": "16"},
            "Komponennya menghasilkan angka lain: 12 / 16 × 100 = 75",
            id="a realisasi that its components do not give",
        ),
        pytest.param({"nilai__2025__pembilang": "12"}, "Penyebut belum diisi", id="half of it"),
        pytest.param(
            {"nilai__2025__pembilang": "0", "nilai__2025__penyebut": "0"}, "Penyebut 0", id="of nothing"
        ),
        pytest.param({"nama_penyebut": ""}, "Sebutkan apa yang dihitung", id="a component without a name"),
        pytest.param({"hitungan": ""}, "Pilih bagaimana realisasi dihitung", id="names without a formula"),
        pytest.param(
            {"jenis_nilai": "predikat", "skala": "C, B, A"},
            "Predikat dan teks tidak dihitung",
            id="components of a predicate",
        ),
    ],
)
def test_components_that_do_not_hold_are_refused(
    terhitung: Indikator, pemilik: Client, isian: dict[str, str], pesan: str
) -> None:
    url = edit_url(terhitung)

    response = pemilik.post(url, read_formulir(pemilik.get(url), **isian))

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert nilai_of(terhitung).realisasi == Decimal("49.81")


def test_quarter_has_components_of_its_own(terhitung: Indikator, pemilik: Client) -> None:
    url = edit_url(terhitung)

    pemilik.post(url, read_formulir(pemilik.get(url), triwulan__2__pembilang="1", triwulan__2__penyebut="3"))

    assert terhitung.nilai_set.get(triwulan=2).realisasi == Decimal("33.33")


# --- kinds of values ------------------------------------------------------------------------------------


def test_text_is_kept_as_it_is_and_has_no_percentage(
    kantor: Kantor, indikator: Indikator, pemilik: Client
) -> None:
    url = edit_url(indikator)
    as_text = read_formulir(pemilik.get(url), jenis_nilai="teks")
    words = {"nilai-2025-target_teks": "WTP", "nilai-2025-realisasi_teks": "WTP dengan paragraf"}

    assert pemilik.post(url, as_text | words | {"nilai-2025-sumber": "BPK"}).status_code == 302

    nilai = nilai_of(indikator)
    assert (nilai.target_teks, nilai.realisasi_teks, nilai.realisasi) == ("WTP", "WTP dengan paragraf", None)
    assert "nilai berupa teks tidak memiliki persentase" in pemilik.get(page_of(kantor)).content.decode()


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        pytest.param({"jenis_nilai": "predikat"}, "Isi predikatnya", id="a predicate without a scale"),
        pytest.param({"skala": "C, B, A"}, "Skala hanya untuk", id="a scale of figures"),
        pytest.param(
            {"jenis_nilai": "teks", "polaritas": "rentang"}, "tidak mempunyai rentang", id="a range of words"
        ),
        pytest.param(
            {"jenis_nilai": "teks", "konsolidasi": "tertinggi"},
            "Teks tidak mempunyai urutan",
            id="the highest text",
        ),
    ],
)
def test_kind_that_does_not_fit_is_refused(
    indikator: Indikator, pemilik: Client, isian: dict[str, str], pesan: str
) -> None:
    url = edit_url(indikator)

    response = pemilik.post(url, read_formulir(pemilik.get(url), **isian))

    assert response.status_code == 422
    assert pesan in response.content.decode()


def test_unit_and_source_of_an_indikator_are_shown(
    kantor: Kantor, indikator: Indikator, pemilik: Client
) -> None:
    bidang = UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama="Bidang Penegakan")
    indikator.nilai_set.update(sumber="")
    url = edit_url(indikator)

    pemilik.post(url, read_formulir(pemilik.get(url), unit=str(bidang.pk), sumber_data="Register perkara"))

    page = pemilik.get(page_of(kantor)).content.decode()
    assert "Unit penanggung jawab: </span>Bidang Penegakan" in page
    assert "Sumber: Register perkara" in page


def test_unit_of_another_instansi_is_not_offered(indikator: Indikator, pemilik: Client) -> None:
    luar = UnitKerja.objects.create(instansi=Instansi.objects.create(nama="Dinas lain"), nama="Bidang Asing")
    url = edit_url(indikator)

    response = pemilik.post(url, read_formulir(pemilik.get(url), unit=str(luar.pk)))

    assert response.status_code == 422
    assert "Bidang Asing" not in str(response.context["formulir"].indikator["unit"])
