"""Signed on paper: only the scan of the very file that was approved becomes its signature."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from lakip import engine
from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.models import Dokumen, Jejak, Surat, TandaTangan, Terbitan
from lakip.models.kode import format_kode, make_kode
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.menunggu import is_lakip_menunggu, lacks_tanda_tangan
from lakip.tanda_tangan.rangkaian import find_penutup
from lakip.terbitan import find_beku
from tests.lakip.tanda_tangan.layanan_bsre import make_pdf
from tests.lakip.tanda_tangan.pindaian import make_scan
from tests.world import Jalan, stored_files


@pytest.fixture
def disetujui(jalan: Jalan) -> Terbitan:
    """The head has approved: the letter is to be written next."""
    jalan.walk_to("10")
    terbitan = find_beku(jalan.kantor.fresh())
    assert terbitan
    return terbitan


def keep(jalan: Jalan, berkas: ContentFile[bytes], oleh: str = "Kasubag", **lain: object) -> Jejak:
    isian = {"tanggal": jalan.at.date(), **lain}
    laporan = jalan.kantor.laporan
    return engine.keep_pindaian(laporan.pk, jalan.kantor[oleh], berkas, at=jalan.tick(), **isian)


@pytest.mark.parametrize("jenis", ["PDF", "JPEG", "PNG"])
def test_the_scan_is_the_signature_of_who_approved(jalan: Jalan, disetujui: Terbitan, jenis: str) -> None:
    assert is_lakip_menunggu(jalan.kantor.fresh())
    berkas = make_scan(disetujui.kode, jenis=jenis)
    isi = berkas.read()
    berkas.seek(0)

    jejak = keep(jalan, berkas)

    satu = find_penutup(disetujui)
    assert satu
    assert (satu.penyedia, satu.oleh, satu.kapasitas) == (
        PenyediaTandaTangan.BASAH,
        jalan.kantor["Kepala Satuan"],
        "Kepala Satuan Polisi Pamong Praja",
    )
    assert satu.sebelum == disetujui.dokumen
    assert satu.dokumen.berkas.read() == isi
    satu.dokumen.berkas.close()
    assert jejak.rincian["kode"] == "dibaca dari pindaian"
    assert jejak.rincian["sebelum"] == disetujui.dokumen.sha256
    assert not is_lakip_menunggu(jalan.kantor.fresh())
    assert lacks_tanda_tangan(jalan.kantor.fresh()) == []


def test_the_code_may_stand_on_any_page(jalan: Jalan, disetujui: Terbitan) -> None:
    keep(jalan, make_scan("", "", disetujui.kode))

    assert find_penutup(disetujui)


def test_until_then_the_lakip_is_told_to_lack_its_signature(jalan: Jalan, disetujui: Terbitan) -> None:
    (kalimat,) = lacks_tanda_tangan(jalan.kantor.fresh())

    assert "belum ditandatangani" in kalimat


def test_the_scan_of_another_document_is_refused(jalan: Jalan, disetujui: Terbitan) -> None:
    lain = make_kode()
    before = stored_files()

    with pytest.raises(TindakanDitolak, match=f"dokumen lain: kodenya {format_kode(lain)}"):
        keep(jalan, make_scan(lain), kode=disetujui.kode)

    assert stored_files() == before
    assert not TandaTangan.objects.exists()


def test_where_no_code_can_be_read_the_printed_one_is_typed_and_that_is_recorded(
    jalan: Jalan, disetujui: Terbitan
) -> None:
    with pytest.raises(TindakanDitolak, match="tidak terbaca"):
        keep(jalan, make_scan(""))
    with pytest.raises(TindakanDitolak, match="bukan kode Terbitan"):
        keep(jalan, make_scan(""), kode=make_kode())

    jejak = keep(jalan, make_scan(""), kode=format_kode(disetujui.kode).lower())

    assert jejak.rincian["kode"] == "diketik dari cetakan"


def lock(pdf: bytes) -> bytes:
    hasil = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as berkas:
        berkas.save(hasil, encryption=pikepdf.Encryption(owner="a", user="b"))
    return hasil.getvalue()


def make_huge() -> bytes:
    """A page with an image of 100 million pixels in a few kilobytes."""
    hasil = BytesIO()
    with pikepdf.new() as pdf:
        halaman = pdf.add_blank_page(page_size=(595, 842))
        gambar = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
        gambar.Width, gambar.Height, gambar.BitsPerComponent = 10_000, 10_000, 8
        gambar.ColorSpace = pikepdf.Name.DeviceGray
        halaman.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=gambar))
        halaman.Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /A Do")
        pdf.save(hasil)
    return hasil.getvalue()


def make_wide() -> bytes:
    hasil = BytesIO()
    Image.new("1", (10_000, 10_000)).save(hasil, "PNG")
    return hasil.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("asing.pdf", make_pdf("Surat lain"), "bukan hasil pindai"),
        ("terkunci.pdf", lock(make_pdf()), "terkunci kata sandi"),
        ("rusak.pdf", b"%PDF-1.7 rusak", "rusak dan tidak dapat dibuka"),
        ("besar.pdf", make_huge(), "terlalu banyak pikselnya"),
        ("lebar.png", make_wide(), "terlalu banyak pikselnya"),
        ("potong.jpg", b"\xff\xd8\xff\xe0 potong", "bukan gambar JPEG atau PNG yang utuh"),
        ("data.csv", b"a,b", "PDF, JPG, atau PNG"),
        ("kosong.pdf", b"", "kosong"),
    ],
)
def test_what_is_no_scan_is_refused_even_with_the_code(
    jalan: Jalan, disetujui: Terbitan, nama: str, isi: bytes, kata: str
) -> None:
    with pytest.raises(TindakanDitolak, match=kata):
        keep(jalan, ContentFile(isi, name=nama), kode=disetujui.kode)

    assert not TandaTangan.objects.exists()


@pytest.mark.parametrize("hari", [-400, 1])
def test_it_is_signed_after_it_was_built_and_not_in_the_future(
    jalan: Jalan, disetujui: Terbitan, hari: int
) -> None:
    with pytest.raises(TindakanDitolak, match="Tanggal tanda tangan tidak mungkin"):
        keep(jalan, make_scan(disetujui.kode), tanggal=jalan.at.date() + timedelta(days=hari))


def test_a_colleague_without_a_part_cannot(jalan: Jalan, disetujui: Terbitan) -> None:
    with pytest.raises(TidakBerhak):
        keep(jalan, make_scan(disetujui.kode), oleh="Kepala Satuan")


def test_before_the_approval_nothing_waits(jalan: Jalan) -> None:
    with pytest.raises(TindakanDitolak, match="Belum ada LAKIP yang diajukan"):
        keep(jalan, make_scan(make_kode()))

    jalan.walk_to("9")

    terbitan = find_beku(jalan.kantor.fresh())
    assert terbitan
    with pytest.raises(TindakanDitolak, match="belum disetujui"):
        keep(jalan, make_scan(terbitan.kode))


def test_it_is_signed_once(jalan: Jalan, disetujui: Terbitan) -> None:
    keep(jalan, make_scan(disetujui.kode))

    with pytest.raises(Terlambat, match="sudah ditandatangani"):
        keep(jalan, make_scan(disetujui.kode))


def test_a_form_sent_twice_is_one_scan(jalan: Jalan, disetujui: Terbitan) -> None:
    first = keep(jalan, make_scan(disetujui.kode), token="a")

    assert keep(jalan, make_scan(disetujui.kode), token="a") == first
    assert TandaTangan.objects.count() == 1


def test_not_while_an_electronic_signature_is_under_way(jalan: Jalan, disetujui: Terbitan) -> None:
    TandaTangan.objects.create(
        laporan=jalan.kantor.laporan, terbitan=disetujui, jenis="tanda_tangan", penyedia="bsre",
        status=StatusTandaTangan.BELUM_DIKETAHUI, sebelum=disetujui.dokumen,
        oleh=jalan.kantor["Kepala Satuan"], kapasitas="Kepala", pada=jalan.at,
    )  # fmt: skip

    with pytest.raises(TindakanDitolak, match="hasilnya belum diketahui"):
        keep(jalan, make_scan(disetujui.kode))


def test_when_the_approval_is_taken_back_the_scan_does_not_hold(jalan: Jalan, disetujui: Terbitan) -> None:
    keep(jalan, make_scan(disetujui.kode))

    jalan.withdraw("9")

    assert find_penutup(disetujui) is None


# --- the evidence of an approval on paper ---


def approve_on_paper(jalan: Jalan, bukti: ContentFile[bytes]) -> Terbitan:
    tugas = jalan.walk_to("9")
    terbitan = find_beku(jalan.kantor.fresh())
    assert terbitan
    engine.record_on_paper(
        tugas.pk,
        jalan.kantor["Kasubag"],
        jalan.kantor["Kepala Satuan"],
        bukti,
        keputusan="ya",
        at=jalan.tick(),
    )
    return terbitan


def test_the_evidence_of_an_approval_is_the_signature_if_it_carries_the_code(jalan: Jalan) -> None:
    jalan.walk_to("9")
    kode = Terbitan.objects.latest("nomor").kode

    terbitan = approve_on_paper(jalan, make_scan(kode))

    satu = find_penutup(terbitan)
    assert satu
    assert satu.dokumen == Dokumen.objects.get(jenis="bukti")
    assert satu.oleh == jalan.kantor["Kepala Satuan"]


def test_other_evidence_stays_evidence(jalan: Jalan) -> None:
    terbitan = approve_on_paper(jalan, make_scan(""))

    assert find_penutup(terbitan) is None
    assert is_lakip_menunggu(jalan.kantor.fresh())


def test_a_no_on_paper_signs_nothing(jalan: Jalan) -> None:
    tugas = jalan.walk_to("9")
    terbitan = Terbitan.objects.latest("nomor")

    engine.record_on_paper(
        tugas.pk, jalan.kantor["Kasubag"], jalan.kantor["Kepala Satuan"], make_scan(terbitan.kode),
        keputusan="tidak", alasan="Perbaiki.", at=jalan.tick(),
    )  # fmt: skip

    assert not TandaTangan.objects.exists()


# --- letters ---


@pytest.fixture
def surat(jalan: Jalan, disetujui: Terbitan) -> Surat:
    kantor, at = jalan.kantor, jalan.tick()
    dokumen = Dokumen.objects.create(
        laporan=kantor.laporan, jenis="surat", nama="surat.pdf", ukuran=1, sha256="a" * 64,
        oleh=kantor.pemilik, pada=at,
    )  # fmt: skip
    surat: Surat = Surat.objects.create(
        laporan=kantor.laporan, tanggal=at.date(), hal="LKjIP", pengirim=kantor["Kepala Satuan"],
        kapasitas="Kepala Satuan Polisi Pamong Praja", dokumen=dokumen, oleh=kantor.pemilik, pada=at,
    )  # fmt: skip
    return surat


def test_a_letter_is_tied_by_its_own_code(jalan: Jalan, surat: Surat, disetujui: Terbitan) -> None:
    act = {"tanggal": jalan.at.date(), "at": jalan.tick()}
    pemilik = jalan.kantor.pemilik

    with pytest.raises(TindakanDitolak, match="dokumen lain"):
        engine.keep_pindaian_surat(surat.pk, pemilik, make_scan(disetujui.kode), **act)
    engine.keep_pindaian_surat(surat.pk, pemilik, make_scan(surat.kode), **act)

    satu = find_penutup(surat)
    assert satu
    assert (satu.oleh, satu.terbitan) == (surat.pengirim, None)


def test_a_letter_without_a_number_or_cancelled_waits_for_nothing(jalan: Jalan, surat: Surat) -> None:
    act = {"tanggal": jalan.at.date(), "at": jalan.tick()}
    Surat.objects.filter(pk=surat.pk).update(dokumen=None)
    with pytest.raises(TindakanDitolak, match="belum bernomor"):
        engine.keep_pindaian_surat(surat.pk, jalan.kantor.pemilik, make_scan(surat.kode), **act)

    Surat.objects.filter(pk=surat.pk).update(batal_pada=jalan.at)
    with pytest.raises(TindakanDitolak, match="sudah dibatalkan"):
        engine.keep_pindaian_surat(surat.pk, jalan.kantor.pemilik, make_scan(surat.kode), **act)
