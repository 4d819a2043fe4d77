"""What the lists find of the run: data handed in, doubts answered, built, approved, sent in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from lakip import engine
from lakip.domain.kelengkapan import Keadaan
from lakip.models import Laporan, Pengiriman, Terbitan, Tugas
from lakip.models.tanda_tangan import JenisTandaTangan
from sop.domain.tanggal import format_tanggal
from tests.lakip.pemeriksaan import find, kalimat
from tests.lakip.tertanda import sign
from tests.world import PDF, Jalan, Kantor


def finish(jalan: Jalan) -> None:
    jalan.walk_to("11")
    jalan.do("11")


def test_units_that_are_waited_for_are_named(jalan: Jalan) -> None:
    before = find(jalan.kantor, "penyerahan_unit", jalan.at)
    jalan.walk_to("5")
    after = find(jalan.kantor, "penyerahan_unit", jalan.at)

    assert before.ditemukan == "format ditutup untuk 0 dari 3 unit"
    assert "Sekretariat: format belum dibuat." in kalimat(before)
    assert after.keadaan is Keadaan.TERPENUHI


def test_doubts_are_answered_when_the_analysis_is_done(jalan: Jalan) -> None:
    before = find(jalan.kantor, "temuan_selesai", jalan.at)
    jalan.walk_to("6")

    assert before.keadaan is Keadaan.SEBAGIAN
    assert before.kurang[0].url.endswith("/temuan/")
    assert find(jalan.kantor, "temuan_selesai", jalan.at).keadaan is Keadaan.TERPENUHI


def test_built_lakip_is_named_by_its_number(jalan: Jalan) -> None:
    before = find(jalan.kantor, "lakip_tersusun", jalan.at)
    jalan.walk_to("7")

    assert kalimat(before) == ["Dokumen LAKIP belum disusun."]
    assert find(jalan.kantor, "lakip_tersusun", jalan.at).ditemukan == "LAKIP terbitan 1"
    assert "memuat lampiran Perjanjian Kinerja" in find(jalan.kantor, "lampiran", jalan.at).ditemukan


def test_approval_and_sending_are_told_from_the_run(jalan: Jalan) -> None:
    jalan.walk_to("9")
    waiting = find(jalan.kantor, "disahkan", jalan.at), find(jalan.kantor, "tepat_waktu", jalan.at)

    jalan.walk_to("10")

    assert [kalimat(satu)[0] for satu in waiting] == [
        "Laporan belum disetujui pimpinan.",
        f"Laporan belum selesai; tenggatnya {format_tanggal(jalan.kantor.laporan.tenggat)}.",
    ]
    disahkan = find(jalan.kantor, "disahkan", jalan.at)
    assert (disahkan.keadaan, disahkan.ditemukan, kalimat(disahkan)) == (
        Keadaan.SEBAGIAN,
        "disetujui Kepala Satuan Polisi Pamong Praja pada 2 Februari 2026",
        ["LAKIP sudah disetujui, tetapi belum ditandatangani."],
    )


def test_signed_by_the_head_it_is_formal(jalan: Jalan) -> None:
    jalan.walk_to("10")
    terbitan, kepala = Terbitan.objects.get(), jalan.kantor["Kepala Satuan"]
    sign(terbitan, kepala, at=jalan.at, jenis=JenisTandaTangan.PARAF)
    diparaf = find(jalan.kantor, "disahkan", jalan.at)

    sign(terbitan, kepala, at=jalan.at)

    disahkan = find(jalan.kantor, "disahkan", jalan.at)
    assert diparaf.keadaan is Keadaan.SEBAGIAN
    assert (disahkan.keadaan, disahkan.ditemukan) == (
        Keadaan.TERPENUHI,
        "ditandatangani Kepala Satuan Polisi Pamong Praja pada 2 Februari 2026",
    )


@pytest.mark.parametrize(("sisa", "keadaan"), [(0, Keadaan.TERPENUHI), (-1, Keadaan.BELUM)])
def test_on_the_last_day_is_in_time_and_a_day_later_is_late(
    jalan: Jalan, sisa: int, keadaan: Keadaan
) -> None:
    finish(jalan)
    sent = jalan.at.astimezone(jalan.kantor.laporan.instansi.zona).date()
    Laporan.objects.filter(pk=jalan.kantor.laporan.pk).update(tenggat=sent + timedelta(days=sisa))

    hasil = find(jalan.kantor, "tepat_waktu", jalan.at)

    assert hasil.keadaan is keadaan
    assert hasil.ditemukan.startswith("disampaikan 2 Februari 2026, tenggat ")


def test_sop_without_sending_leaves_it_to_a_person(jalan: Jalan) -> None:
    finish(jalan)
    Tugas.objects.filter(laporan=jalan.kantor.laporan, simbol__langkah__nomor="11").update(status="dilewati")

    hasil = find(jalan.kantor, "tepat_waktu", jalan.at)

    assert hasil.keadaan is Keadaan.TIDAK_TERBUKTI
    assert hasil.ditemukan.startswith("SOP ini tidak memuat langkah pengiriman")


def test_address_of_the_office_belongs_to_its_data(kantor: Kantor) -> None:
    instansi = kantor.laporan.instansi
    before = find(kantor, "identitas", kantor.laporan.dibuat_pada)
    instansi.alamat = "Jl. Ahmad Yani"
    instansi.save()

    assert kalimat(before) == ["Alamat instansi belum diisi: pengelola SOP melengkapinya."]
    assert find(kantor, "identitas", kantor.laporan.dibuat_pada).keadaan is Keadaan.TERPENUHI


@pytest.mark.parametrize(("sisa", "keadaan"), [(0, Keadaan.TERPENUHI), (-1, Keadaan.BELUM)])
def test_the_first_receipt_proves_when_it_was_handed_over(jalan: Jalan, sisa: int, keadaan: Keadaan) -> None:
    laporan, hari = jalan.kantor.laporan, jalan.at.date()
    Laporan.objects.filter(pk=laporan.pk).update(tenggat=hari + timedelta(days=sisa))
    of_all = {"laporan": laporan, "oleh": jalan.kantor.pemilik, "pada": jalan.at, "tanggal": hari}
    Pengiriman.objects.create(kepada="Inspektur", cara="diantar", **of_all)
    assert find(jalan.kantor, "tepat_waktu", jalan.at).ditemukan == "belum disampaikan"

    Pengiriman.objects.create(kepada="Bappeda", cara="diantar", diterima=hari, **of_all)

    hasil = find(jalan.kantor, "tepat_waktu", jalan.at)
    assert hasil.keadaan is keadaan
    assert hasil.ditemukan.startswith("disampaikan 2 Februari 2026, tenggat ")


def test_an_upload_to_esakip_reviu_publishes(jalan: Jalan) -> None:
    waiting = find(jalan.kantor, "dipublikasikan", jalan.at)
    bukti = ContentFile(PDF, name="layar.pdf")
    engine.record_unggahan(
        jalan.kantor.laporan.pk, jalan.kantor.pemilik, jalan.at.date(), "satpolpp", bukti, at=jalan.tick()
    )

    hasil = find(jalan.kantor, "dipublikasikan", jalan.at)

    assert waiting.keadaan is Keadaan.TIDAK_TERBUKTI
    assert (hasil.keadaan, hasil.ditemukan) == (
        Keadaan.TERPENUHI, "diunggah ke e-SAKIP Reviu 2 Februari 2026",
    )  # fmt: skip
