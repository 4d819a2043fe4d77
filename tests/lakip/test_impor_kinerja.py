"""Taking a report's figures and texts in: whole or not at all, and every fault with its place."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lakip.contoh import FIXTURES
from lakip.domain.capaian import compare_printed
from lakip.engine import cancel
from lakip.imports.kinerja import impor_kinerja
from lakip.imports.kinerja_baca import read_kinerja
from lakip.isi.kinerja import Kinerja
from lakip.isi.skala import load_skala
from lakip.models import Anggaran, Indikator, Laporan, Naskah, Nilai, Sasaran, UnitKerja, VersiNaskah
from lakip.models.naskah import SebabVersi
from lakip.unit.baris import load_leaves
from sop.domain.isian import BerkasDitolak
from tests.world import Kantor

BERKAS = sorted((FIXTURES / "kinerja").glob("*.json"))


@pytest.fixture
def kosong(kantor: Kantor) -> Laporan:
    """A report about which nothing is said yet."""
    for model in (Naskah, Anggaran, Sasaran):
        model.objects.filter(laporan=kantor.laporan).delete()
    return kantor.laporan


def make_berkas(**isi: Any) -> dict[str, Any]:
    return {"format": "lakip-kinerja/1", "tahun": 2025, **isi}


def make_nilai(nilai: dict[str, Any], **indikator: Any) -> dict[str, Any]:
    """A file with one value of one indikator."""
    satu = {"nama": "Indeks", **indikator, "nilai": [{"tahun": 2025, **nilai}]}
    return make_berkas(sasaran=[{"uraian": "Sasaran", "indikator": [satu]}])


def impor(laporan: Laporan, isi: dict[str, Any], **kw: Any) -> str:
    return str(impor_kinerja(laporan, json.dumps(isi), **kw))


def faults(laporan: Laporan, isi: str | bytes | dict[str, Any]) -> list[str]:
    with pytest.raises(BerkasDitolak) as refused:
        read_kinerja(json.dumps(isi) if isinstance(isi, dict) else isi, laporan)
    return [str(temuan) for temuan in refused.value.temuan]


# --- what comes in --------------------------------------------------------------------------------------


def test_file_comes_in_whole(kosong: Laporan) -> None:
    ringkasan = impor(
        kosong,
        make_berkas(
            is_contoh=True,
            sumber="data contoh",
            sasaran=[
                {
                    "uraian": "Meningkatnya ketertiban",
                    "indikator": [
                        {"nama": "Indeks", "nilai": [{"tahun": 2025, "target": "80", "realisasi": "81.25"}]}
                    ],
                    "naskah": {"efisiensi": "Hemat."},
                }
            ],
            anggaran=[
                {
                    "jenis": "program",
                    "nama": "Program",
                    "sasaran": 1,
                    "rincian": [{"jenis": "kegiatan", "nama": "Kegiatan", "pagu": 1000.5}],
                }
            ],
            naskah={"ikhtisar": "Ringkas."},
        ),
    )

    assert ringkasan == "1 sasaran, 1 indikator, 1 nilai, 2 baris anggaran, 2 bagian naskah."
    nilai = Nilai.objects.get(indikator__sasaran__laporan=kosong)
    assert (nilai.realisasi, nilai.status, nilai.sumber) == (Decimal("81.25"), "terisi", "data contoh")
    kegiatan = Anggaran.objects.get(jenis="kegiatan", laporan=kosong)
    assert (kegiatan.pagu, kegiatan.induk.nama, kegiatan.induk.sasaran.uraian) == (
        Decimal("1000.50"), "Program", "Meningkatnya ketertiban",
    )  # fmt: skip
    assert {(n.bagian, n.sasaran is None, n.isi) for n in kosong.naskah_set.all()} == {
        ("efisiensi", False, "<p>Hemat.</p>"),
        ("ikhtisar", True, "<p>Ringkas.</p>"),
    }


@pytest.mark.parametrize(
    ("tertulis", "angka"),
    [
        pytest.param("0.1", "0.1", id="text"),
        pytest.param(0.1, "0.1", id="number that is no binary fraction"),
        pytest.param(7, "7", id="whole number"),
        pytest.param("12345678901234.5", "12345678901234.5", id="fifteen digits"),
        pytest.param("-2", "-2", id="negative"),
    ],
)
def test_figures_stay_exact(kosong: Laporan, tertulis: Any, angka: str) -> None:
    impor(kosong, make_nilai({"realisasi": tertulis}))

    assert Nilai.objects.get(indikator__sasaran__laporan=kosong).realisasi == Decimal(angka)


def test_missing_realisasi_is_belum_diukur(kosong: Laporan) -> None:
    impor(kosong, make_nilai({"target": "80", "realisasi": None}))

    assert Nilai.objects.get(indikator__sasaran__laporan=kosong).status == "belum_diukur"


def make_triwulan(*nilai: dict[str, Any], **indikator: Any) -> dict[str, Any]:
    """A file with these values of one indikator."""
    satu = {"nama": "Indeks", **indikator, "nilai": list(nilai)}
    return make_berkas(sasaran=[{"uraian": "Sasaran", "indikator": [satu]}])


def test_quarters_come_in_beside_the_year(kosong: Laporan) -> None:
    triwulan = [{"tahun": 2025, "triwulan": tw, "realisasi": tw} for tw in (1, 2, 3, 4)]
    impor(kosong, make_triwulan({"tahun": 2025, "realisasi": "10"}, *triwulan, konsolidasi="jumlah"))

    [isi] = Kinerja(kosong, load_skala()).read(kosong.sasaran_set.get().pk, 1)
    assert isi.kini.realisasi == Decimal(10)
    assert isi.triwulan is not None
    assert isi.triwulan.realisasi.rumus == "1 + 2 + 3 + 4 = 10"
    assert isi.triwulan.temuan == ()


@pytest.mark.parametrize(
    ("nilai", "indikator", "pesan"),
    [
        pytest.param({"triwulan": 5}, {}, "tuliskan 1, 2, 3, atau 4", id="no such quarter"),
        pytest.param(
            {"triwulan": 1, "tahun": 2024},
            {},
            "hanya untuk tahun laporan, 2025",
            id="quarter of another year",
        ),
        pytest.param({"triwulan": 2}, {}, "Nilai triwulan II 2025 ditulis 2 kali", id="a quarter twice"),
        pytest.param({"triwulan": 1}, {"konsolidasi": "kali"}, "tidak dikenal", id="no such way to combine"),
    ],
)
def test_quarter_that_cannot_stand_is_refused(
    kosong: Laporan, nilai: dict[str, Any], indikator: dict[str, Any], pesan: str
) -> None:
    dua = {"tahun": 2025, "triwulan": 2}

    assert pesan in " ".join(faults(kosong, make_triwulan(dua, {"tahun": 2025, **nilai}, **indikator)))


KOMPONEN = {"hitungan": "rasio", "nama_pembilang": "Petugas", "nama_penyebut": "Ribu penduduk"}


def test_realisasi_of_a_file_follows_from_its_components(kosong: Laporan) -> None:
    impor(kosong, make_nilai({"target": "6", "pembilang": "507", "penyebut": "86.7"}, **KOMPONEN))

    nilai = Nilai.objects.get(indikator__sasaran__laporan=kosong)
    assert (nilai.realisasi, nilai.status) == (Decimal("5.85"), "terisi")


def test_realisasi_of_a_file_that_its_components_do_not_give_is_refused(kosong: Laporan) -> None:
    nilai = {"pembilang": "507", "penyebut": "86.7", "realisasi": "5.07"}

    assert faults(kosong, make_nilai(nilai, **KOMPONEN)) == [
        'Sasaran 1, indikator 1, nilai 1: Isian "realisasi": Komponennya menghasilkan angka lain: '
        "507 / 86,7 = 5,85. Kosongkan agar dihitung."
    ]


@pytest.mark.parametrize(
    ("indikator", "jenis"),
    [
        pytest.param({"satuan": "%"}, "persen", id="percent by its satuan"),
        pytest.param({"satuan": "kasus"}, "angka", id="a number else"),
        pytest.param({"skala": ["B", "A"]}, "predikat", id="predicate by its scale"),
        pytest.param({"jenis_nilai": "indeks"}, "indeks", id="as the file says"),
    ],
)
def test_kind_of_value_is_named_or_presumed(kosong: Laporan, indikator: dict[str, Any], jenis: str) -> None:
    impor(kosong, make_nilai({}, **indikator))

    assert Indikator.objects.get(sasaran__laporan=kosong).jenis_nilai == jenis


def test_indikator_of_a_file_names_its_unit_and_source(kosong: Laporan) -> None:
    UnitKerja.objects.create(instansi=kosong.instansi, nama="Bidang Linmas")
    impor(kosong, make_nilai({}, unit="Bidang Linmas", sumber_data="Laporan bulanan"))

    indikator = Indikator.objects.get(sasaran__laporan=kosong)
    assert (str(indikator.unit), indikator.sumber_data) == ("Bidang Linmas", "Laporan bulanan")


def test_unit_that_the_office_does_not_have_is_refused(kosong: Laporan) -> None:
    [fault] = faults(kosong, make_nilai({}, unit="Bidang Lain"))

    assert 'Unit kerja "Bidang Lain" belum ada' in fault


def test_line_of_the_budget_names_its_unit_and_what_the_source_prints(kosong: Laporan) -> None:
    UnitKerja.objects.create(instansi=kosong.instansi, nama="Bidang Linmas")
    baris = {"jenis": "program", "nama": "Program", "pagu": "200", "realisasi": "100", "pagu_pk": "180"}
    impor(kosong, make_berkas(anggaran=[baris | {"unit": "Bidang Linmas", "serapan_tercetak": "49.5"}]))

    satu = kosong.anggaran_set.get()
    assert (str(satu.unit), satu.pagu_pk, satu.serapan_tercetak) == (
        "Bidang Linmas", Decimal(180), Decimal("49.5"),
    )  # fmt: skip


def test_line_of_the_budget_of_a_unit_that_the_office_does_not_have_is_refused(kosong: Laporan) -> None:
    baris = {"jenis": "program", "nama": "Program", "unit": "Bidang Lain"}

    [fault] = faults(kosong, make_berkas(anggaran=[baris]))

    assert fault.startswith('Anggaran 1: Unit kerja "Bidang Lain" belum ada')


def test_changed_pagu_comes_in_beside_the_first(kosong: Laporan) -> None:
    baris = {"jenis": "program", "nama": "Program", "pagu": "100", "pagu_perubahan": "80"}
    impor(kosong, make_berkas(anggaran=[baris]))

    satu = kosong.anggaran_set.get()
    assert (satu.pagu, satu.pagu_perubahan, satu.pagu_berlaku) == (Decimal(100), Decimal(80), Decimal(80))


def test_report_becomes_sample_data_with_its_file(kosong: Laporan) -> None:
    impor(kosong, make_berkas(is_contoh=False))

    assert not Laporan.objects.get(pk=kosong.pk).is_contoh


# --- what is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "tempat", "pesan"),
    [
        pytest.param("{", "Berkas", "Bukan JSON yang sah", id="no JSON"),
        pytest.param(b"\xff\xfe", "Berkas", "UTF-8", id="no UTF-8"),
        pytest.param(r'{"format": "\ud800"}', "Berkas", "UTF-8", id="half a character"),
        pytest.param("[" * 20_000, "Berkas", "terlalu besar", id="nested without end"),
        pytest.param('{"tahun": 1, "tahun": 2}', "Berkas", "ditulis 2 kali", id="a field twice"),
        pytest.param(make_berkas(format="lain"), "Berkas", '"lain" yang tidak dikenal', id="another format"),
        pytest.param(make_berkas(tahun=2024), "Berkas", "untuk tahun 2024", id="another year"),
        pytest.param({"format": "lakip-kinerja/1"}, "Berkas", 'Isian "tahun" belum ada', id="no year"),
        pytest.param(
            make_berkas(sasarn=[]), "Berkas", 'mungkin maksudnya "sasaran"', id="a slip of the hand"
        ),
        pytest.param(
            make_berkas(sasaran=[{}]), "Sasaran 1", '"uraian" tidak ada', id="sasaran without words"
        ),
        pytest.param(
            make_nilai({"realisasi": "79,82"}),
            "Sasaran 1, indikator 1, nilai 1",
            '"realisasi" bukan angka',
            id="a comma",
        ),
        pytest.param(make_nilai({"target": 1e300}), "nilai 1", '"target" bukan angka', id="too large"),
        pytest.param(
            make_nilai({"target": "1234567890123.456"}),
            "nilai 1",
            "paling banyak 15 digit",
            id="sixteen digits",
        ),
        pytest.param(make_nilai({"target": True}), "nilai 1", '"target" bukan angka', id="no figure"),
        pytest.param(make_nilai({"status": "terisi"}), "nilai 1", "Isi realisasi", id="filled with nothing"),
        pytest.param(
            make_nilai({"realisasi": "1", "status": "belum_diukur"}),
            "nilai 1",
            "Kosongkan",
            id="value and none",
        ),
        pytest.param(
            make_nilai({"target": "Z"}, skala=["B", "A"]),
            "nilai 1",
            'Predikat "Z" tidak ada',
            id="off the scale",
        ),
        pytest.param(
            make_nilai({"target": "5", "target_atas": "3"}, polaritas="rentang"),
            "nilai 1",
            "tukar keduanya",
            id="range upside down",
        ),
        pytest.param(
            make_nilai({}, polaritas="naik"), "indikator 1", "tidak dikenal", id="unknown polaritas"
        ),
        pytest.param(make_nilai({}, batas_atas="90"), "indikator 1", '"batas_atas"', id="a cap below 100"),
        pytest.param(make_nilai({}, desimal=9), "indikator 1", '"desimal"', id="too many decimals"),
        pytest.param(
            make_berkas(anggaran=[{"jenis": "sub_kegiatan", "nama": "X"}]),
            "Anggaran 1",
            "tidak dapat ditempatkan di sini",
            id="sub kegiatan at the top",
        ),
        pytest.param(
            make_berkas(anggaran=[{"jenis": "program", "nama": "X", "pagu": "-1"}]),
            "Anggaran 1",
            '"pagu"',
            id="negative pagu",
        ),
        pytest.param(
            make_berkas(anggaran=[{"jenis": "program", "nama": "X", "kode": "1"}] * 2),
            "Berkas",
            'Kode anggaran "1" dipakai 2 baris',
            id="a code twice",
        ),
        pytest.param(
            make_berkas(
                anggaran=[
                    {
                        "jenis": "program",
                        "nama": "X",
                        "pagu": "1",
                        "rincian": [{"jenis": "kegiatan", "nama": "Y"}],
                    }
                ]
            ),
            "Anggaran 1",
            "dihitung dari rinciannya",
            id="amounts on a line with parts",
        ),
        pytest.param(
            make_berkas(anggaran=[{"jenis": "program", "nama": "X", "sasaran": 3}]),
            "Anggaran 1",
            "Sasaran 3 tidak ada",
            id="tied to nothing",
        ),
        pytest.param(make_berkas(naskah={"bab1": "x"}), "Naskah", '"bab1" tidak dikenal', id="no text there"),
        pytest.param(
            make_berkas(naskah={"ikhtisar": "x\u0007"}), "Naskah", "kendali", id="control character"
        ),
    ],
)
def test_fault_is_named_with_its_place(
    kantor: Kantor, isi: str | bytes | dict[str, Any], tempat: str, pesan: str
) -> None:
    assert [f for f in faults(kantor.laporan, isi) if f.split(":")[0].endswith(tempat) and pesan in f]


def test_same_year_twice_is_refused(kantor: Kantor) -> None:
    isi = make_nilai({})
    isi["sasaran"][0]["indikator"][0]["nilai"] *= 2

    assert faults(kantor.laporan, isi) == [
        "Sasaran 1, indikator 1: Nilai tahun 2025 ditulis 2 kali; sisakan satu."
    ]


def test_years_that_cannot_be_read_are_not_one_year_twice(kantor: Kantor) -> None:
    isi = make_nilai({"tahun": "2024"})
    isi["sasaran"][0]["indikator"][0]["nilai"] *= 2

    assert not [satu for satu in faults(kantor.laporan, isi) if "2 kali" in satu]


def test_all_faults_come_at_once_and_nothing_is_written(kosong: Laporan) -> None:
    isi = make_nilai({"target": "a", "realisasi": "b"}, polaritas="c") | {"naskah": {"d": ""}}

    with pytest.raises(BerkasDitolak) as refused:
        impor(kosong, isi)

    assert len(refused.value.temuan) == 4
    assert not kosong.sasaran_set.exists()


def test_report_with_content_is_not_overwritten(kantor: Kantor) -> None:
    before = list(Indikator.objects.values())

    with pytest.raises(BerkasDitolak, match="--ganti"):
        impor(kantor.laporan, make_berkas())

    assert list(Indikator.objects.values()) == before


def test_place_that_only_has_its_writer_yet_is_filled(kosong: Laporan, kantor: Kantor) -> None:
    Naskah.objects.create(laporan=kosong, bagian="ikhtisar", penulis=kantor["Staf"])

    impor(kosong, make_berkas(naskah={"ikhtisar": "Baru."}))

    naskah = kosong.naskah_set.get()
    assert (naskah.isi, naskah.versi, naskah.penulis) == ("<p>Baru.</p>", 1, kantor["Staf"])


def make_same_sasaran(laporan: Laporan) -> list[dict[str, Any]]:
    """The sasaran of a report as a file names them, without figures."""
    return [{"uraian": satu.uraian} for satu in laporan.sasaran_set.all()]


def test_figures_are_replaced_on_demand_and_texts_stay(kantor: Kantor) -> None:
    before = list(Naskah.objects.order_by("pk").values())

    impor(kantor.laporan, make_berkas(sasaran=make_same_sasaran(kantor.laporan)[::-1]), ganti=True)

    assert not Indikator.objects.exists()
    assert not kantor.laporan.anggaran_set.exists()
    assert list(Naskah.objects.order_by("pk").values()) == before


def test_replaced_text_is_a_version_and_keeps_its_writer(kantor: Kantor) -> None:
    text = kantor.laporan.naskah_set.get(bagian="ikhtisar")
    Naskah.objects.filter(pk=text.pk).update(penulis=kantor["Staf"], tahun_asal=2024)

    impor(
        kantor.laporan,
        make_berkas(sasaran=make_same_sasaran(kantor.laporan), naskah={"ikhtisar": "Baru."}),
        ganti=True,
    )

    baru = kantor.laporan.naskah_set.get(bagian="ikhtisar")
    assert (baru.pk, baru.isi, baru.penulis, baru.tahun_asal) == (
        text.pk,
        "<p>Baru.</p>",
        kantor["Staf"],
        None,
    )
    assert [(satu.nomor, satu.isi, satu.sebab) for satu in baru.riwayat.all()] == [
        (text.versi, text.isi, SebabVersi.IMPOR),
        (text.versi + 1, "<p>Baru.</p>", SebabVersi.IMPOR),
    ]


def test_replaced_analysis_is_found_by_the_words_of_its_sasaran(kantor: Kantor) -> None:
    text = kantor.laporan.naskah_set.filter(bagian="efisiensi").earliest("sasaran__urutan")
    sasaran = make_same_sasaran(kantor.laporan)
    sasaran[0] = {"uraian": sasaran[0]["uraian"].upper(), "naskah": {"efisiensi": "Hemat."}}

    impor(kantor.laporan, make_berkas(sasaran=sasaran[::-1]), ganti=True)

    text.refresh_from_db()
    assert (text.isi, text.sasaran.urutan) == ("<p>Hemat.</p>", len(sasaran))
    assert text.riwayat.count() == 2


def test_sasaran_with_analyses_is_not_left_out_of_a_file(kantor: Kantor) -> None:
    before = list(Naskah.objects.order_by("pk").values())
    sasaran = make_same_sasaran(kantor.laporan)

    with pytest.raises(BerkasDitolak) as refused:
        impor(kantor.laporan, make_berkas(sasaran=sasaran[1:]), ganti=True)

    [temuan] = refused.value.temuan
    assert sasaran[0]["uraian"] in str(temuan)
    assert list(Naskah.objects.order_by("pk").values()) == before
    assert Indikator.objects.filter(sasaran__laporan=kantor.laporan).exists()


def test_sasaran_that_nobody_wrote_about_goes_with_its_figures(kantor: Kantor) -> None:
    Naskah.objects.filter(sasaran__isnull=False).delete()

    impor(kantor.laporan, make_berkas(sasaran=[{"uraian": "Baru"}]), ganti=True)

    assert [satu.uraian for satu in kantor.laporan.sasaran_set.all()] == ["Baru"]


def test_text_that_comes_in_begins_its_history(kosong: Laporan) -> None:
    impor(kosong, make_berkas(naskah={"ikhtisar": "Satu.\n\n- dua"}))

    versi = VersiNaskah.objects.get(naskah__laporan=kosong)
    assert (versi.nomor, versi.isi, versi.sebab) == (
        1, "<p>Satu.</p><ul><li><p>dua</p></li></ul>", SebabVersi.IMPOR,
    )  # fmt: skip


def test_closed_report_stays_as_it_is(kantor: Kantor) -> None:
    cancel(kantor.laporan.pk, kantor.pemilik, "Salah tahun.", at=kantor.laporan.dibuat_pada)

    with pytest.raises(BerkasDitolak, match="dibatalkan"):
        impor(kantor.laporan, make_berkas(), ganti=True)


# --- the command ----------------------------------------------------------------------------------------


def test_command_says_what_came_in(kosong: Laporan, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("impor_kinerja", str(kosong.pk), str(FIXTURES / "kinerja" / "balangan-satpolpp.json"))

    assert "3 sasaran, 8 indikator" in capsys.readouterr().out


def test_command_names_the_faults(kosong: Laporan, tmp_path: Path) -> None:
    berkas = tmp_path / "salah.json"
    berkas.write_text(json.dumps(make_berkas(sasaran=[{}])))

    with pytest.raises(CommandError, match="Sasaran 1: "):
        call_command("impor_kinerja", str(kosong.pk), str(berkas))


@pytest.mark.parametrize(
    ("laporan", "berkas", "pesan"),
    [
        pytest.param("0", "x.json", "Laporan 0 tidak ada", id="no report"),
        pytest.param(None, "x.json", "tidak dapat dibaca", id="no file"),
    ],
)
def test_command_without_report_or_file(kantor: Kantor, laporan: str | None, berkas: str, pesan: str) -> None:
    with pytest.raises(CommandError, match=pesan):
        call_command("impor_kinerja", laporan or str(kantor.laporan.pk), berkas)


# --- the files of the demo ------------------------------------------------------------------------------


def impor_demo(laporan: Laporan, kunci: str) -> str:
    """Take a file of the demo into an office that has the year and the units of the file."""
    isi = (FIXTURES / "kinerja" / f"{kunci}.json").read_text()
    laporan.tahun = json.loads(isi)["tahun"]
    laporan.save(update_fields=["tahun"])
    for nama in set(re.findall(r'"unit": "(.+)"', isi)):
        UnitKerja.objects.get_or_create(instansi=laporan.instansi, nama=nama)
    return str(impor_kinerja(laporan, isi))


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.stem)
def test_demo_file_comes_in(kosong: Laporan, berkas: Path) -> None:
    assert "indikator" in impor_demo(kosong, berkas.stem)


@pytest.mark.parametrize("berkas", BERKAS, ids=lambda b: b.stem)
def test_every_row_of_a_demo_file_has_a_unit(kosong: Laporan, berkas: Path) -> None:
    impor_demo(kosong, berkas.stem)

    assert not Indikator.objects.filter(sasaran__laporan=kosong, unit=None).exists()
    assert None not in {baris.unit_id for baris in load_leaves(kosong)}


@pytest.mark.parametrize("berkas", [b for b in BERKAS if b.stem != "grobogan-dpupr"], ids=lambda b: b.stem)
def test_sample_text_says_that_it_is_one(berkas: Path) -> None:
    isi = json.loads(berkas.read_text())
    texts = [*isi["naskah"].values(), *(t for s in isi["sasaran"] for t in s["naskah"].values())]

    assert isi["is_contoh"]
    assert all(teks.startswith("Teks contoh:") for teks in texts)


def test_published_figures_of_grobogan_recompute_but_for_two(kosong: Laporan) -> None:
    impor_demo(kosong, "grobogan-dpupr")

    kinerja = Kinerja(kosong, load_skala())
    isi = [i for sasaran in kosong.sasaran_set.all() for i in kinerja.read(sasaran.pk, 1)]
    departs = {i.nama: compare_printed(i.tercetak, i.kini.capaian) for i in isi if i.tercetak is not None}

    assert len(isi) == 35
    assert {nama: beda for nama, beda in departs.items() if beda} == {
        "Cakupan drainase dalam kondisi baik": Decimal("-0.22"),
        "Persentase wilayah bebas banjir": Decimal("-1.32"),
    }
    assert sum(a.pagu for a in kosong.anggaran_set.all()) == Decimal("161945148998")
