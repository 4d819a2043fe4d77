"""A LAKIP gets its paraf and its signature, from page to file."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import serializers
from django.urls import reverse
from django.utils import timezone
from pyhanko.pdf_utils.generic import NameObject, NumberObject
from pypdf import PdfReader
from pytest_django.fixtures import Settings

from lakip import engine
from lakip.access import Terlambat
from lakip.lifecycle import StatusLaporan, StatusTugas
from lakip.models import Jejak, TandaTangan, Terbitan, Tugas
from lakip.models.organisasi import JenisPemangku
from lakip.models.tanda_tangan import PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.pemeriksaan import keep_pemeriksaan
from lakip.tanda_tangan.periksa import validate
from lakip.tanda_tangan.rangkaian import find_penutup
from lakip.tanda_tangan.sertifikat import Penulis
from lakip.tanda_tangan.ukuran import LEBAR
from tests.lakip.formulir import client_of
from tests.lakip.halaman import read
from tests.lakip.tanda_tangan.kalbar import (
    PASSPHRASE,
    actor_of,
    give_sertifikat,
    induk,
    make_tertanda,
    place_pdf,
    walk_to,
)
from tests.world import Jalan, make_kantor, make_pegawai, seat

pytestmark = pytest.mark.usefixtures("kalender")
butuh_poppler = pytest.mark.skipif(not shutil.which("pdfsig"), reason="poppler is not installed")


@pytest.fixture
def jalan(senin: datetime, settings: Settings, tmp_path: Path) -> Jalan:
    """The Kasubag is to decide."""
    settings.SERTIFIKAT_AKAR = tmp_path / "akar"
    settings.SUSUN_LANGSUNG = False
    return walk_to("7", senin)


def trust(settings: Settings) -> None:
    settings.SERTIFIKAT_AKAR.mkdir(exist_ok=True)
    (settings.SERTIFIKAT_AKAR / "ca.pem").write_bytes(induk().sertifikat.public_bytes(Encoding.PEM))


def url(tugas: Tugas) -> str:
    return reverse("tanda-tangan", args=[tugas.pk])


def sign(jalan: Jalan, nomor: str, passphrase: str = PASSPHRASE, **isian: object) -> Any:
    """Let whose turn it is sign on the page of the row."""
    tugas = jalan[nomor]
    pegawai = actor_of(jalan, tugas)
    if not pegawai.sertifikat_set.exists():
        give_sertifikat(pegawai)
    cara = pegawai.sertifikat_set.latest("pk").pk
    terbitan = Terbitan.objects.filter(laporan=jalan.kantor.laporan).latest("nomor").nomor
    return client_of(pegawai).post(
        url(tugas), {"cara": cara, "passphrase": passphrase, "terbitan": terbitan, **isian}
    )


@pytest.fixture
def tertanda(db: None, senin: datetime) -> bytes:
    """Both paraf and the signature in one file."""
    return make_tertanda(senin)


def test_two_paraf_and_the_signature_stand_in_one_file(jalan: Jalan, settings: Settings) -> None:
    trust(settings)
    for nomor in ("7", "8", "9"):
        assert sign(jalan, nomor).status_code == 302
    rows = list(TandaTangan.objects.order_by("pk"))
    keep_pemeriksaan(rows[-1].pk)

    last = TandaTangan.objects.latest("pk")
    assert find_penutup(last.terbitan) == last
    assert [satu["kalimat"][:4] for satu in last.pemeriksaan["tanda_tangan"]] == ["Sah:"] * 3
    assert [satu.sebelum_id for satu in rows[1:]] == [satu.dokumen_id for satu in rows[:-1]]
    assert jalan.kantor.fresh().status == StatusLaporan.SELESAI
    jejak = Jejak.objects.get(tindakan="tanda_tangani")
    assert jejak.rincian["sha256"] == last.dokumen.sha256
    assert jejak.rincian["nomor_seri"] == last.rincian["nomor_seri"]
    alamat = reverse("tanda-tangan-list", args=[jalan.kantor.laporan.pk])
    assert read(client_of(jalan.kantor.pemilik), alamat).teks.count("Sah: berkas utuh") == 3


def test_each_signature_is_valid_and_trusted_and_the_last_covers_all(tertanda: bytes) -> None:
    verdik = validate(tertanda, [induk().sertifikat])

    assert [satu.is_utuh and satu.is_tepercaya for satu in verdik] == [True] * 3
    assert [satu.cakupan for satu in verdik] == ["ENTIRE_REVISION", "ENTIRE_REVISION", "ENTIRE_FILE"]


def test_only_the_last_is_seen_in_the_place_the_document_left(tertanda: bytes) -> None:
    lebar = sorted(
        float(anotasi.get_object()["/Rect"][2]) - float(anotasi.get_object()["/Rect"][0])
        for halaman in PdfReader(BytesIO(tertanda)).pages
        for anotasi in halaman.get("/Annots") or []
        if anotasi.get_object().get("/FT") == "/Sig"
    )

    assert lebar == pytest.approx([0, 0, LEBAR], abs=0.1)


def test_it_stays_a_pdf_a_and_a_pdf_ua(tertanda: bytes) -> None:
    """The one rule left is a false alarm: of a signature that ends at its own revision, not at the last."""
    ua = page.validate_pdf_bytes(tertanda, profile="ua1")
    arsip = page.validate_pdf_bytes(tertanda, profile="3a")

    assert ua.is_compliant
    assert {satu.rule_id for satu in arsip.failures} <= {"PDFA3A-SIGNATURE-BYTERANGE-001"}


@butuh_poppler
def test_poppler_finds_three_valid_signatures(tertanda: bytes, tmp_path: Path) -> None:
    assert _pdfsig(tertanda, tmp_path).count("Signature is Valid") == 3


@butuh_poppler
def test_a_flipped_byte_is_noticed_by_both(tertanda: bytes, tmp_path: Path) -> None:
    rusak = bytearray(tertanda)
    rusak[len(rusak) // 3] ^= 1

    assert not _is_utuh(bytes(rusak))
    assert "Signature is Valid" not in _pdfsig(bytes(rusak), tmp_path)


def _is_utuh(pdf: bytes) -> bool:
    """Whether any signature is found to be whole; what cannot be read any more has none."""
    try:
        return any(satu.is_utuh for satu in validate(pdf))
    except ValueError:
        return False


def test_a_page_turned_afterwards_is_noticed(tertanda: bytes) -> None:
    penulis, keluar = Penulis(BytesIO(tertanda)), BytesIO()
    halaman = penulis.find_page_for_modification(3)[0].get_object()
    halaman[NameObject("/Rotate")] = NumberObject(180)
    penulis.update_container(halaman)
    penulis.write(keluar)

    verdik = validate(keluar.getvalue())
    assert not verdik[-1].is_utuh
    assert "diubah sesudah ditandatangani" in verdik[-1].kalimat


def test_a_file_saved_anew_is_noticed(tertanda: bytes) -> None:
    keluar = BytesIO()
    with pikepdf.open(BytesIO(tertanda)) as pdf:
        pdf.save(keluar)

    assert not any(satu.is_utuh for satu in validate(keluar.getvalue()))


def test_nothing_is_validated_in_what_is_no_pdf() -> None:
    with pytest.raises(ValueError, match="rusak"):
        validate(b"bukan pdf")


# --- what is refused ---


def test_a_wrong_passphrase_is_told_and_the_step_stays(jalan: Jalan) -> None:
    response = sign(jalan, "7", "salah sekali")

    assert response.status_code == 422
    assert "Periksa passphrase-nya" in response.content.decode()
    assert "salah sekali" not in response.content.decode()
    assert TandaTangan.objects.get().status == StatusTandaTangan.TIDAK_JADI
    assert jalan["7"].status in (StatusTugas.MENUNGGU, StatusTugas.DIKERJAKAN)
    assert sign(jalan, "7").status_code == 302


def test_no_secret_is_kept_anywhere(jalan: Jalan, caplog: pytest.LogCaptureFixture) -> None:
    sign(jalan, "7", "Rahasia-yang-salah")
    with caplog.at_level("DEBUG"):
        sign(jalan, "7")

    rows = [
        serializers.serialize("json", model.objects.all())
        for app in ("lakip", "sessions", "django_q")
        for model in apps.get_app_config(app).get_models()
    ]
    kept = "".join(rows) + caplog.text + "".join(str(s.get_decoded()) for s in Session.objects.all())
    assert PASSPHRASE not in kept
    assert "Rahasia-yang-salah" not in kept


def test_who_has_no_turn_signs_nothing(jalan: Jalan) -> None:
    orang = make_pegawai("lain", jalan.kantor.laporan.instansi)
    cara = give_sertifikat(orang).pk

    response = client_of(orang).post(url(jalan["7"]), {"cara": cara, "passphrase": PASSPHRASE, "terbitan": 1})

    assert response.status_code == 403
    assert not TandaTangan.objects.exists()


def test_the_certificate_of_a_colleague_is_not_offered(jalan: Jalan) -> None:
    rekan = make_pegawai("rekan", jalan.kantor.laporan.instansi)
    lain = give_sertifikat(rekan)

    response = sign(jalan, "7", cara=lain.pk)

    assert response.status_code == 422
    assert not TandaTangan.objects.exists()


def test_a_file_is_signed_once_at_a_time(jalan: Jalan) -> None:
    tugas, terbitan = jalan["7"], Terbitan.objects.latest("nomor").nomor
    pegawai = actor_of(jalan, tugas)

    def ask(at: datetime) -> Jejak:
        return engine.ask_tanda_tangan(
            tugas.pk, pegawai, PenyediaTandaTangan.SERTIFIKAT, terbitan=terbitan, at=at
        )

    now = timezone.now()
    ask(now)
    with pytest.raises(Terlambat, match="sedang berjalan"):
        ask(now)
    assert "Hasil belum diketahui" in read(client_of(pegawai), url(tugas)).teks
    # What was cut off minutes ago has signed nothing.
    ask(now + timedelta(minutes=10))
    assert [satu.status for satu in TandaTangan.objects.order_by("pk")] == ["tidak_jadi", "belum_diketahui"]


def test_an_older_lakip_is_not_signed(jalan: Jalan) -> None:
    jalan.build(jalan.kantor.pemilik)

    response = sign(jalan, "7", terbitan=1)

    assert response.status_code == 409
    assert not TandaTangan.objects.exists()


def test_a_changed_report_gets_no_paraf(jalan: Jalan) -> None:
    jalan.kantor.laporan.naskah_set.filter(bagian="ikhtisar").update(isi="<p>Lain.</p>")

    response = sign(jalan, "7")

    assert response.status_code == 422
    assert "sudah berubah" in response.content.decode()
    assert not TandaTangan.objects.exists()
    assert jalan["7"].status in (StatusTugas.MENUNGGU, StatusTugas.DIKERJAKAN)


# --- what lapses ---


def test_a_paraf_that_is_asked_back_lapses_and_is_put_again_on_the_file_before(jalan: Jalan) -> None:
    tugas = jalan["7"]
    sign(jalan, "7")
    first = TandaTangan.objects.get()
    engine.withdraw(tugas.pk, first.oleh, at=timezone.now())

    first.refresh_from_db()
    assert first.status == StatusTandaTangan.GUGUR
    assert sign(jalan, "7").status_code == 302
    second = TandaTangan.objects.latest("pk")
    assert (second.status, second.sebelum) == (StatusTandaTangan.JADI, first.sebelum)


# --- Plh. ---


def test_a_plh_is_told_to_have_it_built_with_the_right_name(jalan: Jalan) -> None:
    sign(jalan, "7")
    sign(jalan, "8")
    today = timezone.localdate()
    plh = make_pegawai("plh", jalan.kantor.laporan.instansi)
    kepala = actor_of(jalan, jalan["9"])
    nama = kepala.pemangku_set.latest("pk").jabatan.nama
    seat(plh, nama, JenisPemangku.PLH, today - timedelta(days=1), today + timedelta(days=3))
    cara = give_sertifikat(plh).pk

    response = client_of(plh).post(url(jalan["9"]), {"cara": cara, "passphrase": PASSPHRASE, "terbitan": 1})

    assert response.status_code == 422
    assert f"Plh. {nama}" in response.content.decode()
    assert "Kembalikan dahulu" in response.content.decode()


def test_a_plh_signs_what_was_built_for_them(senin: datetime) -> None:
    kantor = make_kantor("kalbar-adpim", senin)
    kepala = kantor["Kepala Biro"]
    nama = kepala.pemangku_set.latest("pk").jabatan.nama
    plh = make_pegawai("plh", kantor.laporan.instansi)
    seat(plh, nama, JenisPemangku.PLH, senin.date() - timedelta(days=1), timezone.localdate() + timedelta(9))
    jalan = Jalan(kantor, senin).start()
    jalan.walk_to("7")
    place_pdf(jalan)
    for nomor in ("7", "8"):
        sign(jalan, nomor)
    cara = give_sertifikat(plh).pk

    response = client_of(plh).post(url(jalan["9"]), {"cara": cara, "passphrase": PASSPHRASE, "terbitan": 1})

    assert response.status_code == 302
    assert find_penutup(Terbitan.objects.latest("nomor")).kapasitas == f"Plh. {nama}"


# --- pages ---


def test_the_page_tells_who_signs_what(jalan: Jalan) -> None:
    tugas = jalan["7"]
    pegawai = actor_of(jalan, tugas)
    assert "Belum ada sertifikat" in read(client_of(pegawai), url(tugas)).teks
    give_sertifikat(pegawai)

    halaman = read(client_of(pegawai), url(tugas)).teks

    assert pegawai.nama in halaman
    assert "Setujui & paraf" in halaman
    assert "Terbitan 1" in halaman


def _pdfsig(pdf: bytes, tmp_path: Path) -> str:
    berkas = tmp_path / "tertanda.pdf"
    berkas.write_bytes(pdf)
    return subprocess.run(["pdfsig", str(berkas)], capture_output=True, text=True).stdout
