"""Pages of the budget tree: its sums, its shape, and who may change it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lakip.engine import cancel
from lakip.models import Anggaran, UnitKerja
from lakip.models.anggaran import JenisAnggaran
from sop.models import Instansi
from tests.lakip.formulir import client_of, read_formulir
from tests.lakip.halaman import press
from tests.world import Kantor, make_pegawai


@pytest.fixture
def pemilik(kantor: Kantor) -> Client:
    return client_of(kantor.pemilik)


def page_of(kantor: Kantor) -> str:
    return reverse("anggaran", args=[kantor.laporan.pk])


def line(kantor: Kantor, kode: str) -> Anggaran:
    return Anggaran.objects.get(laporan=kantor.laporan, kode=kode)


def edit_url(baris: Anggaran) -> str:
    return reverse("anggaran-edit", args=[baris.laporan_id, baris.pk])


def new_url(kantor: Kantor, induk: Anggaran | None = None) -> str:
    return reverse("anggaran-baru", args=[kantor.laporan.pk]) + (f"?induk={induk.pk}" if induk else "")


def test_page_shows_sums_serapan_and_the_rule(kantor: Kantor, pemilik: Client) -> None:
    page = pemilik.get(page_of(kantor)).content.decode()

    assert "6.690.000.000" in page
    assert "95,19%" in page
    assert "menampilkan jumlah rinciannya" in page


def test_unknown_realisasi_leaves_the_sum_unknown(kantor: Kantor, pemilik: Client) -> None:
    Anggaran.objects.filter(kode="1.05.04.2.01.0001").update(realisasi=None)

    response = pemilik.get(page_of(kantor))

    assert response.context["total"].realisasi is None
    assert "belum diketahui" in response.content.decode()


def test_more_spent_than_planned_is_flagged(kantor: Kantor, pemilik: Client) -> None:
    Anggaran.objects.filter(kode="1.05.04.2.01.0001").update(realisasi=Decimal("320000000.01"))

    assert "realisasi melebihi pagu" in pemilik.get(page_of(kantor)).content.decode()


def test_empty_page_says_what_comes_next(kantor: Kantor, pemilik: Client) -> None:
    Anggaran.objects.all().delete()

    assert "Mulailah dengan program" in pemilik.get(page_of(kantor)).content.decode()


def test_queries_do_not_grow_with_lines(kantor: Kantor, pemilik: Client) -> None:
    counts = []
    for jumlah in (1, 10):
        Anggaran.objects.all().delete()
        for _ in range(jumlah):
            Anggaran.objects.create(laporan=kantor.laporan, jenis=JenisAnggaran.PROGRAM, nama="Program")
        with CaptureQueriesContext(connection) as queries:
            pemilik.get(page_of(kantor))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_sub_kegiatan_is_proposed_below_its_kegiatan(kantor: Kantor, pemilik: Client) -> None:
    kegiatan = line(kantor, "1.05.02.2.02")
    url = new_url(kantor, kegiatan)
    sent = read_formulir(pemilik.get(url), nama="Penyidikan", pagu="1.500.000", realisasi="")

    assert pemilik.post(url, sent).status_code == 302

    baru = Anggaran.objects.get(nama="Penyidikan")
    assert (baru.jenis, baru.induk, baru.urutan, baru.pagu, baru.realisasi) == (
        "sub_kegiatan", kegiatan, 2, Decimal(1500000), None,
    )  # fmt: skip


def test_changed_pagu_is_the_one_that_holds(kantor: Kantor, pemilik: Client) -> None:
    baris = line(kantor, "1.05.04.2.01.0001")
    Anggaran.objects.filter(pk=baris.pk).update(pagu=Decimal(320000000), realisasi=Decimal(300000000))
    url = edit_url(baris)

    pemilik.post(url, read_formulir(pemilik.get(url), pagu_perubahan="400.000.000"))

    response = pemilik.get(page_of(kantor))
    [jumlah] = [b.jumlah for a, b, *_ in response.context["baris_list"] if a.pk == baris.pk]
    assert (jumlah.pagu, jumlah.serapan.persen) == (Decimal(400000000), Decimal("75.00"))
    assert "murni 320.000.000" in response.content.decode()


def test_line_with_parts_takes_no_amounts(kantor: Kantor, pemilik: Client) -> None:
    page = pemilik.get(edit_url(line(kantor, "1.05.02")))

    assert "pagu" not in page.context["formulir"].fields
    assert "jumlah rinciannya" in page.content.decode()


@pytest.mark.parametrize(
    ("kode", "isian", "isi", "pesan"),
    [
        pytest.param("1.05.02.2.01.0001", "jenis", "program", "tanpa induk", id="program below a kegiatan"),
        pytest.param("1.05.02.2.01.0001", "induk", "", "kegiatan", id="sub kegiatan at the top"),
        pytest.param("1.05.02", "jenis", "kegiatan", "Rincian baris ini", id="kegiatan below a kegiatan"),
        pytest.param("1.05.02", "kode", "1.05.01", "sudah dipakai", id="a code twice"),
        pytest.param("1.05.02.2.01.0001", "pagu", "-5", "0", id="negative pagu"),
        pytest.param("1.05.02.2.01.0001", "pagu", "1500.250", "Apakah", id="two meanings"),
        pytest.param("1.05.02.2.01.0001", "realisasi", "97,5 %", "bukan dalam persen", id="a percentage"),
        pytest.param("1.05.02", "nama", "", "wajib", id="no name"),
    ],
)
def test_refused_input_saves_nothing(
    kantor: Kantor, pemilik: Client, kode: str, isian: str, isi: str, pesan: str
) -> None:
    url = edit_url(line(kantor, kode))
    before = list(Anggaran.objects.values())

    response = pemilik.post(url, read_formulir(pemilik.get(url), **{isian: isi}))

    assert response.status_code == 422
    assert pesan in response.content.decode()
    assert list(Anggaran.objects.values()) == before


def test_line_cannot_stand_below_itself_or_in_another_report(kantor: Kantor, pemilik: Client) -> None:
    baris = line(kantor, "1.05.02.2.01")
    url = edit_url(baris)

    offered = pemilik.get(url).context["formulir"].fields["induk"].queryset

    assert baris not in offered
    assert pemilik.post(url, read_formulir(pemilik.get(url), induk=str(baris.pk))).status_code == 422


def test_line_that_moves_under_another_stands_last_there(kantor: Kantor, pemilik: Client) -> None:
    baris, target = line(kantor, "1.05.02.2.01.0001"), line(kantor, "1.05.01.2.01")
    url = edit_url(baris)

    pemilik.post(url, read_formulir(pemilik.get(url), induk=str(target.pk)))

    assert [a.kode for a in Anggaran.objects.filter(induk=target)][-1] == baris.kode


def test_second_writer_sees_both_values(kantor: Kantor, pemilik: Client) -> None:
    url = edit_url(line(kantor, "1.05.02.2.01.0001"))
    seen_by_both = pemilik.get(url)
    pemilik.post(url, read_formulir(seen_by_both, pagu="700"))

    bentrok = pemilik.post(url, read_formulir(seen_by_both, pagu="800"))

    assert bentrok.status_code == 409
    assert [(b.tersimpan, b.diisi) for b in bentrok.context["beda"]] == [("700", "800")]
    assert pemilik.post(url, read_formulir(bentrok)).status_code == 302
    assert line(kantor, "1.05.02.2.01.0001").pagu == Decimal(800)


def test_lines_move_among_their_siblings(kantor: Kantor, pemilik: Client) -> None:
    baris = line(kantor, "1.05.02")

    pemilik.post(reverse("anggaran-geser", args=[kantor.laporan.pk, baris.pk]), {"arah": "naik"})

    assert [a.kode for a in Anggaran.objects.filter(induk=None)] == ["1.05.02", "1.05.01", "1.05.04"]


def test_deleted_line_takes_its_parts_along(kantor: Kantor, pemilik: Client) -> None:
    press(pemilik, edit_url(line(kantor, "1.05.02")), "Hapus baris")

    assert not Anggaran.objects.filter(kode__startswith="1.05.02").exists()


def test_what_is_not_stored_yet_is_not_deleted(kantor: Kantor, pemilik: Client) -> None:
    """Nor are the rows of other offices read for the mark of what would be."""
    sasaran = reverse("sasaran-baru", args=[kantor.laporan.pk])
    indikator = reverse("indikator-baru", args=[kantor.laporan.pk, kantor.laporan.sasaran_set.first().pk])

    for url in (new_url(kantor), sasaran, indikator):
        assert pemilik.get(url).context["hapus_form"] is None


def test_line_with_parts_that_somebody_changed_meanwhile_is_not_deleted_unseen(
    kantor: Kantor, pemilik: Client
) -> None:
    program = line(kantor, "1.05.02")
    seen = pemilik.get(edit_url(program)).context["hapus_form"]["tanda"].value()
    Anggaran.objects.filter(kode="1.05.02.2.01.0001").update(realisasi=Decimal(1))

    pemilik.post(reverse("anggaran-hapus", args=[kantor.laporan.pk, program.pk]), {"tanda": seen})

    assert Anggaran.objects.filter(pk=program.pk).exists()


# --- unit, Perjanjian Kinerja, and what the source prints ------------------------------------------------


def test_unit_of_a_program_and_its_pagu_in_the_perjanjian_kinerja_are_shown(
    kantor: Kantor, pemilik: Client
) -> None:
    unit = UnitKerja.objects.create(instansi=kantor.laporan.instansi, nama="Bidang Penegakan")
    url = edit_url(line(kantor, "1.05.02.2.01.0001"))

    pemilik.post(url, read_formulir(pemilik.get(url), unit=str(unit.pk), pagu_pk="650.000.000"))

    page = pemilik.get(page_of(kantor)).content.decode()
    assert "Unit pelaksana: </span>Bidang Penegakan" in page
    assert "Pagu pada Perjanjian Kinerja 650.000.000" in page


def test_unit_of_another_instansi_is_not_offered(kantor: Kantor, pemilik: Client) -> None:
    luar = UnitKerja.objects.create(instansi=Instansi.objects.create(nama="Dinas lain"), nama="Bidang Asing")
    url = edit_url(line(kantor, "1.05.02"))

    assert pemilik.post(url, read_formulir(pemilik.get(url), unit=str(luar.pk))).status_code == 422


def test_serapan_that_the_source_prints_otherwise_is_flagged(kantor: Kantor, pemilik: Client) -> None:
    """Anggaran 647.500.000; the part that was spent is printed one point too high."""
    baris = line(kantor, "1.05.02.2.01.0001")
    Anggaran.objects.filter(pk=baris.pk).update(realisasi=Decimal("323750000"))
    url = edit_url(baris)

    pemilik.post(url, read_formulir(pemilik.get(url), serapan_tercetak="51"))

    page = pemilik.get(page_of(kantor)).content.decode()
    assert "Sumber mencetak 51%, selisih 1 poin dari hasil hitung." in page


# --- who is turned away ---------------------------------------------------------------------------------


def edit_pages(kantor: Kantor) -> list[str]:
    baris = line(kantor, "1.05.02")
    return [
        new_url(kantor),
        *(
            reverse(f"anggaran-{apa}", args=[kantor.laporan.pk, baris.pk])
            for apa in ("edit", "hapus", "geser")
        ),
    ]


def test_colleague_without_a_step_reads_only(kantor: Kantor) -> None:
    client = client_of(kantor["Staf"])

    assert "Ubah" not in client.get(page_of(kantor)).content.decode()
    assert {client.post(url, {"arah": "naik"}).status_code for url in edit_pages(kantor)} == {403}


def test_other_instansi_finds_nothing(kantor: Kantor) -> None:
    client = client_of(make_pegawai("luar"))

    assert client.get(page_of(kantor)).status_code == 404
    assert {client.post(url).status_code for url in edit_pages(kantor)} == {404}


def test_stranger_is_sent_to_the_login(kantor: Kantor) -> None:
    assert Client().get(page_of(kantor)).status_code == 302


def test_nothing_is_written_in_a_closed_report(kantor: Kantor, pemilik: Client) -> None:
    cancel(kantor.laporan.pk, kantor.pemilik, "Salah tahun.", at=kantor.laporan.dibuat_pada)

    assert {pemilik.post(url).status_code for url in edit_pages(kantor)} == {403}
