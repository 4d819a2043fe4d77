import base64
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from lakip import engine
from lakip.isi import collect_isi
from lakip.isi.kumpul import collect_pokok
from lakip.isi.sidik import digest_isi
from lakip.models import (
    Anggaran,
    Indikator,
    Naskah,
    Nilai,
    Pemangku,
    Penugasan,
    PolaJamKerja,
    Sasaran,
    SesiKerja,
)
from lakip.models.organisasi import JenisPemangku
from tests.lakip.naskah_contoh import make_bagian, make_gambar, write
from tests.world import seat

# Wednesday 18 February 2026, 10.00 at the office (WITA).
PADA = datetime(2026, 2, 18, 2, 0, tzinfo=UTC)


@pytest.fixture
def laporan(kantor):
    """The report of the office without any content."""
    for model in (Anggaran, Sasaran, Naskah):
        model.objects.filter(laporan=kantor.laporan).delete()
    return kantor.laporan


def make_indikator(laporan, *, target="47", realisasi="49.81", sasaran=None, tahun=2025, nilai=None, **lain):
    sasaran = sasaran or Sasaran.objects.create(laporan=laporan, uraian="Tertib")
    indikator = Indikator.objects.create(sasaran=sasaran, nama="Pelanggaran", satuan="%", **lain)
    Nilai.objects.create(
        indikator=indikator,
        tahun=tahun,
        target=target,
        realisasi=realisasi,
        status="terisi" if realisasi else "belum_diukur",
        **(nilai or {}),
    )
    return indikator


def make_anggaran(laporan, pagu=None, realisasi=None, **lain):
    return Anggaran.objects.create(
        laporan=laporan, nama="Program", pagu=pagu, realisasi=realisasi, **{"jenis": "program", **lain}
    )


@pytest.fixture
def jam_kerja(db):
    pola = PolaJamKerja.objects.create(nama="Biasa", dasar_hukum="Perpres 21/2023")
    for hari in range(5):
        for dari, sampai in (("07:30", "12:00"), ("13:00", "16:00")):
            SesiKerja.objects.create(pola=pola, hari=hari, dari=dari, sampai=sampai)


def test_identity_is_that_of_the_office(laporan):
    isi = collect_isi(laporan, PADA)

    assert (isi.identitas.instansi, isi.identitas.kota, isi.identitas.tahun) == (
        "SATUAN POLISI PAMONG PRAJA",
        "Paringin",
        2025,
    )
    assert (isi.pada.hour, isi.zona) == (10, "WITA")


def test_moment_without_time_zone_is_refused(laporan):
    with pytest.raises(ValueError, match="without time zone"):
        collect_isi(laporan, PADA.replace(tzinfo=None))


def test_logo_travels_as_a_small_picture(laporan):
    png = BytesIO()
    Image.new("RGB", (1200, 600)).save(png, "PNG")
    laporan.instansi.logo.save("logo.png", ContentFile(png.getvalue()))

    logo = collect_isi(laporan, PADA).identitas.logo

    assert Image.open(BytesIO(base64.b64decode(logo.partition(",")[2]))).size == (354, 177)


def test_logo_that_is_no_picture_is_left_out(laporan):
    laporan.instansi.logo.save("logo.png", ContentFile(b"<svg/>"))

    assert collect_isi(laporan, PADA).identitas.logo == ""


def test_capaian_is_calculated_by_the_rule_of_the_indikator(laporan):
    make_indikator(laporan, target="20", realisasi="25", polaritas="negatif", rumus="banding")

    indikator = collect_isi(laporan, PADA).indikator[0]

    assert indikator.kini.capaian.persen == Decimal("80.00")
    assert indikator.predikat == "Tinggi"


def test_realisasi_that_was_not_measured_is_a_reason_and_not_a_zero(laporan):
    make_indikator(laporan, realisasi=None)

    isi = collect_isi(laporan, PADA)

    assert isi.indikator[0].kini.capaian.persen is None
    assert isi.indikator[0].kini.realisasi_teks == "belum diukur"
    assert "Indikator 1.1 tidak dapat dihitung: realisasi belum diukur." in isi.catatan


def test_percentage_printed_otherwise_in_the_source_is_flagged(laporan):
    make_indikator(laporan, nilai={"capaian_tercetak": Decimal("94.35")})

    isi = collect_isi(laporan, PADA)

    assert isi.indikator[0].beda == Decimal("-11.63")
    assert (
        isi.catatan[-1] == "* Indikator 1.1: sumber data mencetak 94,35%, 11,63 poin di bawah hasil hitung."
    )


def test_year_that_its_quarters_do_not_come_to_is_noted(laporan):
    indikator = make_indikator(laporan, konsolidasi="rata_rata")
    for triwulan in (1, 2, 3, 4):
        Nilai.objects.create(
            indikator=indikator,
            tahun=2025,
            triwulan=triwulan,
            target=47,
            realisasi=40 + triwulan,
            status="terisi",
        )

    isi = collect_isi(laporan, PADA)

    assert isi.has_triwulan
    assert [n.waktu for n in isi.indikator[0].triwulan.nilai] == ["TW I", "TW II", "TW III", "TW IV"]
    assert isi.catatan[-1] == (
        "Indikator 1.1: realisasi setahun 49,81 tidak sama dengan gabungan triwulannya "
        "((41 + 42 + 43 + 44) / 4 = 42,5)."
    )


def test_quarters_are_no_values_of_the_year(laporan):
    indikator = make_indikator(laporan, tahun=2024)
    Nilai.objects.create(
        indikator=indikator, tahun=2025, triwulan=4, target=47, realisasi=46, status="terisi"
    )
    Nilai.objects.create(
        indikator=indikator, tahun=2023, triwulan=4, target=47, realisasi=46, status="terisi"
    )

    isi = collect_isi(laporan, PADA)

    assert isi.indikator[0].kini.realisasi_teks == "belum diukur"
    assert isi.tahun_lalu == (2024,)


def test_realisasi_from_its_components_is_noted_with_its_numbers(laporan):
    make_indikator(
        laporan,
        realisasi="75",
        hitungan="persen",
        nama_pembilang="kasus selesai",
        nama_penyebut="kasus masuk",
        nilai={"pembilang": 12, "penyebut": 16},
    )

    assert collect_isi(laporan, PADA).catatan[-1] == (
        "Indikator 1.1: realisasi = kasus selesai / kasus masuk × 100 = 12 / 16 × 100 = 75."
    )


def test_changed_pagu_holds_in_every_sum(laporan):
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Tertib")
    make_anggaran(laporan, 100, 60, pagu_perubahan=80, sasaran=sasaran)

    isi = collect_isi(laporan, PADA)

    assert (isi.anggaran.total.pagu, isi.sasaran[0].serapan.persen) == (80, Decimal("75.00"))
    assert (isi.anggaran.is_diubah, isi.anggaran.baris[0].pagu_murni) == (True, 100)


def test_value_before_its_limit_is_told(laporan):
    make_indikator(laporan, target="2.95", realisasi="6.72", batas_atas=Decimal(150))

    assert collect_isi(laporan, PADA).catatan[-1] == (
        "Indikator 1.1: dibatasi paling tinggi 150%; sebelum dibatasi 227,80%."
    )


@pytest.mark.parametrize(
    ("nilai", "target", "realisasi"),
    [
        pytest.param({"target_atas": Decimal(60)}, "47–60", "49,81", id="range"),
        pytest.param({"target_teks": "BB", "realisasi_teks": "A"}, "BB", "A", id="predikat"),
        pytest.param({}, "47", "49,81", id="numbers"),
    ],
)
def test_target_and_realisasi_are_printed_as_what_they_are(laporan, nilai, target, realisasi):
    make_indikator(laporan, nilai=nilai)

    kini = collect_isi(laporan, PADA).indikator[0].kini

    assert (kini.target_teks, kini.realisasi_teks) == (target, realisasi)


def test_earlier_years_stand_in_order_with_a_gap_where_there_is_no_value(laporan):
    satu = make_indikator(laporan)
    Nilai.objects.create(indikator=satu, tahun=2023, target=40, realisasi=41, status="terisi")
    dua = make_indikator(laporan, sasaran=satu.sasaran)
    Nilai.objects.create(indikator=dua, tahun=2024, target=40, realisasi=44, status="terisi")
    Nilai.objects.create(indikator=dua, tahun=2026, target=50)

    isi = collect_isi(laporan, PADA)

    assert isi.tahun_lalu == (2023, 2024)
    assert [nilai and nilai.realisasi for nilai in isi.indikator[0].lalu] == [41, None]
    assert [nilai and nilai.realisasi for nilai in isi.indikator[1].lalu] == [None, 44]


def test_realisasi_is_held_against_renstra_and_national_standard(laporan):
    make_indikator(laporan, realisasi="48", target_renstra=60, standar_nasional=50)

    indikator = collect_isi(laporan, PADA).indikator[0]

    assert indikator.capaian_renstra.persen == Decimal("80.00")
    assert indikator.selisih_standar == Decimal(-2)


def test_every_sasaran_has_the_seven_analyses_in_order(laporan):
    sasaran = make_indikator(laporan).sasaran
    Naskah.objects.create(laporan=laporan, bagian="efisiensi", sasaran=sasaran, isi=" Hemat. ")

    analisis = collect_isi(laporan, PADA).sasaran[0].analisis

    assert [satu.analisis.nomor for satu in analisis] == [1, 2, 3, 4, 5, 6, 7]
    assert [satu.teks for satu in analisis] == ["", "", "", "", "", "Hemat.", ""]


def test_analysis_with_a_figure_or_a_word_is_not_empty(laporan):
    indikator = make_indikator(laporan, target_renstra="60")
    Naskah.objects.create(
        laporan=laporan, bagian="penyebab_solusi", sasaran=indikator.sasaran, isi="Patroli."
    )

    assert collect_isi(laporan, PADA).sasaran[0].analisis_kosong == {
        "antar_tahun",
        "standar_nasional",
        "efisiensi",
        "program_penunjang",
    }


def test_budget_of_a_sasaran_is_what_hangs_below_the_lines_tied_to_it(laporan):
    satu = make_indikator(laporan, target="100", realisasi="90").sasaran
    dua = Sasaran.objects.create(laporan=laporan, uraian="Lain", urutan=2)
    program = make_anggaran(laporan, sasaran=satu)
    make_anggaran(laporan, 100, 80, induk=program, jenis="kegiatan")
    make_anggaran(laporan, 50, 50, induk=program, jenis="kegiatan", sasaran=dua)
    make_anggaran(laporan, 10, 10)

    isi = collect_isi(laporan, PADA)

    assert [(s.pagu, s.serapan.persen) for s in isi.sasaran] == [(100, Decimal(80)), (50, Decimal(100))]
    assert isi.sasaran[0].efisiensi.nilai == "Efisien"
    assert isi.anggaran.total.pagu == 160


def test_sasaran_without_budget_has_no_efisiensi_but_a_reason(laporan):
    make_indikator(laporan)

    sasaran = collect_isi(laporan, PADA).sasaran[0]

    assert sasaran.efisiensi.alasan == "serapan: belum ada anggaran yang dikaitkan"


def test_visit_tells_who_and_how_long_beside_the_mutu_baku(jam_kerja, jalan):
    tugas = jalan["1"]
    mulai = datetime(2026, 2, 3, 0, 30, tzinfo=UTC)  # Tuesday, an hour after opening
    pegawai = jalan.kantor.turn_of(tugas, mulai)
    engine.take(tugas.pk, pegawai, at=mulai)
    engine.note(tugas.pk, pegawai, "Perintah lisan.", at=mulai)
    engine.complete(tugas.pk, pegawai, at=mulai + timedelta(minutes=25))

    visit = collect_isi(jalan.kantor.fresh(), PADA).sop[0].tugas[0]

    assert (visit.nama, visit.status, visit.mutu_baku) == (pegawai.nama, "Selesai", "10 Menit")
    assert visit.dimulai.isoformat() == "2026-02-03T08:30:00+08:00"
    assert visit.dikerjakan.menit == 25
    assert visit.lewat.menit == visit.menunggu.menit + 25 - 10


def test_without_known_hours_moments_are_told_and_lengths_are_not(jalan):
    visit = collect_isi(jalan.kantor.fresh(), PADA).sop[0].tugas[0]

    assert visit.dibuka
    assert visit.menunggu is None


def test_deviation_keeps_its_reason_and_who_decided_it(jalan):
    engine.skip(jalan["1"].pk, jalan.kantor.pemilik, "Sudah diperintahkan.", at=jalan.tick())

    visit = collect_isi(jalan.kantor.fresh(), PADA).sop[0].tugas[0]

    assert (visit.is_penyimpangan, visit.alasan) == (True, "Sudah diperintahkan.")
    assert visit.diputuskan_oleh == jalan.kantor.pemilik.nama


def test_return_where_the_sop_draws_no_arrow_tells_who_decided_it(jalan):
    jalan.do("1")
    engine.return_to(jalan["2"].pk, jalan.kantor.pemilik, jalan.simbol("1").pk, "Keliru.", at=jalan.tick())

    visits = collect_isi(jalan.kantor.fresh(), PADA).sop[0].tugas

    assert [visit.diputuskan_oleh for visit in visits] == ["", jalan.kantor.pemilik.nama, ""]


def test_suspension_is_told_on_the_clock_of_the_office(jalan):
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Menunggu audit.", at=PADA)
    engine.resume(jalan.kantor.laporan.pk, jalan.kantor.pemilik, at=PADA + timedelta(days=1))
    engine.suspend(jalan.kantor.laporan.pk, jalan.kantor.pemilik, "Banjir.", at=PADA + timedelta(days=2))

    jeda = collect_isi(jalan.kantor.fresh(), PADA + timedelta(days=3)).jeda

    assert [(j.mulai.isoformat(), j.selesai and j.selesai.isoformat(), j.alasan) for j in jeda] == [
        ("2026-02-18T10:00:00+08:00", "2026-02-19T10:00:00+08:00", "Menunggu audit."),
        ("2026-02-20T10:00:00+08:00", None, "Banjir."),
    ]


def test_before_the_approval_the_block_names_who_is_to_sign_without_a_date(jalan):
    jalan.walk_to("9")
    kepala = jalan.kantor["Kepala Satuan"]

    pengesahan = collect_isi(jalan.kantor.fresh(), PADA).pengesahan

    assert (pengesahan.nama, pengesahan.nip, pengesahan.tanggal) == (kepala.nama, kepala.nip, None)


def test_plh_is_to_sign_for_the_head_who_is_away(jalan):
    seat(jalan.kantor["Sekretaris"], "Kepala Satuan", JenisPemangku.PLH, date(2026, 2, 1), date(2026, 2, 28))

    pengesahan = collect_isi(jalan.kantor.fresh(), PADA).pengesahan

    assert pengesahan.nama == jalan.kantor["Sekretaris"].nama
    assert pengesahan.kapasitas.startswith("Plh. Kepala Satuan")


def test_vacant_post_is_named_without_a_person(jalan):
    Pemangku.objects.filter(jabatan__nama__icontains="Kepala Satuan").delete()

    pengesahan = collect_isi(jalan.kantor.fresh(), PADA).pengesahan

    assert pengesahan.kapasitas.startswith("Kepala Satuan")
    assert pengesahan.nama == ""


def test_nobody_is_named_where_nobody_is_seated(jalan):
    Penugasan.objects.filter(laporan=jalan.kantor.laporan).delete()

    assert collect_isi(jalan.kantor.fresh(), PADA).pengesahan is None


def test_who_approved_stands_under_the_preface(jalan):
    jalan.walk_to("9")
    tugas = jalan.do("9", "ya")

    pengesahan = collect_isi(jalan.kantor.fresh(), PADA).pengesahan

    tugas.refresh_from_db(fields=["pelaku", "kapasitas", "ditutup_pada"])
    assert pengesahan.nama == tugas.pelaku.nama
    assert pengesahan.kapasitas == tugas.kapasitas
    assert pengesahan.tanggal == tugas.ditutup_pada.astimezone(jalan.kantor.laporan.instansi.zona).date()


def test_approval_is_void_when_earlier_work_is_opened_again(jalan):
    jalan.walk_to("9")
    jalan.do("9", "ya")
    tugas = jalan["10"]
    engine.return_to(tugas.pk, jalan.kantor.pemilik, jalan.simbol("6").pk, "Angka berubah.", at=jalan.tick())

    assert collect_isi(jalan.kantor.fresh(), PADA).pengesahan.tanggal is None


def test_refusal_is_no_approval(jalan):
    jalan.walk_to("9")
    jalan.do("9", "tidak")

    assert collect_isi(jalan.kantor.fresh(), PADA).pengesahan.tanggal is None


def test_sop_is_told_with_its_identity_and_its_diagram(laporan):
    sop = collect_isi(laporan, PADA).sop[0]

    assert sop.berkas.nomor == "800/135/Satpol PP- BLG/2023"
    assert sum(len(lembar.langkah) for lembar in sop.bagan.lembar) == len(sop.berkas.langkah)


def test_queries_do_not_grow_with_what_the_report_holds(laporan, jam_kerja):
    def count_queries() -> int:
        with CaptureQueriesContext(connection) as queries:
            collect_isi(type(laporan).objects.get(pk=laporan.pk), PADA)
        return len(queries)

    make_indikator(laporan)
    make_anggaran(laporan, 1, 1, kode="1")
    few = count_queries()
    for nomor in range(2, 11):
        indikator = make_indikator(laporan)
        make_anggaran(laporan, 1, 1, sasaran=indikator.sasaran, kode=str(nomor))

    assert count_queries() == few


def test_queries_do_not_grow_with_the_visits(jalan, jam_kerja):
    def count_queries() -> int:
        with CaptureQueriesContext(connection) as queries:
            collect_isi(jalan.kantor.fresh(), PADA)
        return len(queries)

    few = count_queries()
    jalan.walk_to("8")

    assert count_queries() == few


# --- sections of the office's own, and images -----------------------------------------------------------


def test_own_sections_are_collected_in_the_order_of_the_outline(laporan):
    for induk, judul, urutan in (
        ("bab3", "Prestasi", 1),
        ("bab1", "Sarana", 2),
        ("bab1", "Pegawai", 1),
        ("bab1_gambaran_umum", "Sejarah", 1),
    ):
        write(laporan, make_bagian(laporan, induk, judul, urutan).kunci, f"Tentang {judul}.", PADA)
    make_bagian(laporan, "bab4", "Kosong")

    isi = collect_isi(laporan, PADA)

    assert [(satu.induk, satu.judul, satu.teks) for satu in isi.tambahan] == [
        ("bab1", "Pegawai", "<p>Tentang Pegawai.</p>"),
        ("bab1", "Sarana", "<p>Tentang Sarana.</p>"),
        ("bab1_gambaran_umum", "Sejarah", "<p>Tentang Sejarah.</p>"),
        ("bab3", "Prestasi", "<p>Tentang Prestasi.</p>"),
    ]
    assert isi.naskah == {}


def test_images_are_those_that_texts_show(laporan):
    dipakai, lain = make_gambar(laporan, PADA), make_gambar(laporan, PADA)
    sasaran = Sasaran.objects.create(laporan=laporan, uraian="Tertib")
    html = f'<figure><img src="gambar:{dipakai.pk}" alt="Bagan"></figure>'
    Naskah.objects.create(laporan=laporan, sasaran=sasaran, bagian="efisiensi", isi=html)

    gambar = collect_isi(laporan, PADA).gambar

    assert gambar.keys() == {dipakai.pk} != {lain.pk}
    satu = gambar[dipakai.pk]
    assert (satu.berkas, satu.lebar, satu.tinggi) == (dipakai.berkas.name, 40, 30)


def test_naming_a_writer_changes_nothing_that_the_report_says(laporan, kantor):
    before = digest_isi(collect_isi(laporan, PADA))

    engine.assign_penulis(laporan.pk, kantor.pemilik, [("ikhtisar", None)], kantor["Staf"], at=PADA)
    make_bagian(laporan, "bab1", "Sarana")

    assert digest_isi(collect_isi(laporan, PADA)) == before


def test_queries_do_not_grow_with_sections_and_images(laporan):
    counts = []
    for jumlah in (1, 10):
        for nomor in range(jumlah):
            gambar = make_gambar(laporan, PADA)
            bagian = make_bagian(laporan, "bab1", f"Bagian {jumlah} {nomor}")
            html = f'<figure><img src="gambar:{gambar.pk}" alt=""></figure>'
            Naskah.objects.create(laporan=laporan, bagian=bagian.kunci, isi=html)
        with CaptureQueriesContext(connection) as queries:
            assert collect_isi(laporan, PADA).gambar
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_content_is_told_apart_without_reading_how_it_was_made(jalan):
    jalan.walk_to("9")
    laporan = jalan.kantor.fresh()

    assert digest_isi(collect_pokok(laporan, PADA)) == digest_isi(collect_isi(laporan, PADA))
