"""The archive of a finished report: what lies in it, and that it proves itself without the database."""

from __future__ import annotations

import hashlib
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from lakip import engine
from lakip.access import Terlambat, TidakBerhak
from lakip.arsip import buat
from lakip.arsip.buat import make_arsip
from lakip.arsip.bukti import ArsipCacat, prove
from lakip.domain.manifest import NAMA
from lakip.models import Arsip, Dokumen
from lakip.models.dokumen import JenisDokumen
from lakip.models.surat import CaraKirim
from tests.world import PDF, Jalan

pytestmark = pytest.mark.usefixtures("kalender")

JEJAK = "09-jejak/jejak.jsonl"


@pytest.fixture
def selesai(jalan: Jalan) -> Jalan:
    """The report is finished; one receipt came back, and files have names as people give them."""
    kantor = jalan.kantor
    tugas = jalan.walk_to("11")
    staf = kantor.turn_of(tugas, jalan.at)
    for nama in ("../../etc/passwd.pdf", "Laporan  Akhir (final).pdf", "laporan akhir final.PDF", "CON.pdf"):
        engine.attach(tugas.pk, staf, ContentFile(PDF, name=nama), at=jalan.tick())
    isian = {"cara": CaraKirim.DIANTAR, "tanggal": jalan.at.date(), "jumlah": 1, "kepada": ["Bappeda"]}
    engine.send_lakip(kantor.laporan.pk, kantor.pemilik, at=jalan.tick(), **isian)
    [row] = kantor.laporan.pengiriman_set.all()
    engine.record_tanda_terima(
        kantor.laporan.pk, kantor.pemilik, row.pk, jalan.at.date(), "Siti",
        bukti=ContentFile(PDF, name="t.pdf"), at=jalan.tick(),
    )  # fmt: skip
    jalan.do("11")
    return jalan


@pytest.fixture
def tanpa_kertas(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """No time is given to papers that have to be rendered."""
    settings.PDF_BATAS_WAKTU = 0


def archive(jalan: Jalan, **isian: Any) -> Dokumen:
    make_arsip(jalan.kantor.fresh(), jalan.kantor.pemilik, at=jalan.tick(), **isian)
    return Arsip.objects.latest("pk").dokumen


def read_all(dokumen: Dokumen) -> dict[str, bytes]:
    with dokumen.berkas.open("rb") as berkas, ZipFile(berkas) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def write_zip(tujuan: Path, isi: dict[str, bytes]) -> Path:
    with ZipFile(tujuan, "w", ZIP_DEFLATED) as arsip:
        for nama, berkas in isi.items():
            arsip.writestr(nama, berkas)
    return tujuan


def restate(isi: dict[str, bytes], jalur: str) -> dict[str, bytes]:
    """Let the manifest state the hash that a changed file has now, as a forger would."""
    manifest = json.loads(isi[NAMA])
    for satu in manifest["berkas"]:
        if satu["jalur"] == jalur:
            satu |= {"ukuran": len(isi[jalur]), "sha256": hashlib.sha256(isi[jalur]).hexdigest()}
    return {**isi, NAMA: json.dumps(manifest).encode()}


def test_everything_of_the_report_lies_in_one_zip(selesai: Jalan) -> None:
    isi = read_all(archive(selesai, tempat="Lemari 2"))

    folders = {nama.split("/")[0] for nama in isi}
    assert {"01-lakip", "03-pengiriman", "07-koreksi", "08-langkah", "09-jejak", "10-data"} <= folders
    assert isi["01-lakip/LAKIP-2025.pdf"] == PDF
    assert isi["01-lakip/LAKIP-2025.docx"].startswith(b"PK")
    assert isi["07-koreksi/lembar-koreksi.pdf"].startswith(b"%PDF")
    assert isi["03-pengiriman/t.pdf"] == PDF
    assert isi["03-pengiriman/buku-ekspedisi.pdf"].startswith(b"%PDF")
    assert json.loads(isi["10-data/laporan.json"])
    assert json.loads(isi["10-data/sop-versi-1-balangan-satpolpp.json"])
    assert isi["10-data/sop-versi-1-balangan-satpolpp.svg"].startswith(b"<svg")
    assert "Menyelesaikan langkah" in isi["09-jejak/riwayat.txt"].decode()
    assert len(isi[JEJAK].splitlines()) == selesai.kantor.fresh().jejak_nomor - 1
    assert Arsip.objects.get().jumlah_berkas == len(isi) - 1  # the manifest does not count itself


@pytest.mark.usefixtures("tanpa_kertas")
class TestIsi:
    def test_names_are_safe_on_every_system(self, selesai: Jalan) -> None:
        names = [nama for nama in read_all(archive(selesai)) if nama.startswith("08-langkah/11/")]

        assert names == [
            "08-langkah/11/passwd.pdf",
            "08-langkah/11/Laporan-Akhir-final.pdf",
            "08-langkah/11/laporan-akhir-final-2.pdf",
            "08-langkah/11/berkas-CON.pdf",
        ]

    def test_the_index_leads_to_every_file_and_names_what_could_not_be_made(self, selesai: Jalan) -> None:
        isi = read_all(archive(selesai))
        indeks = isi["index.html"].decode()

        for nama in isi:
            assert f'href="{nama}"' in indeks or nama in ("index.html", NAMA), nama
        assert "<strong>Lembar koreksi</strong>: PDF belum selesai disusun" in indeks
        assert "<script" not in indeks
        assert "://" not in indeks
        assert selesai.kantor.jejak()[-2].hash in indeks

    def test_a_file_that_is_gone_or_changed_is_named_not_passed_over(self, selesai: Jalan) -> None:
        gone, changed = Dokumen.objects.get(nama="t.pdf"), Dokumen.objects.get(nama="passwd.pdf")
        default_storage.delete(gone.berkas.name)
        with changed.berkas.storage.open(changed.berkas.name, "wb") as berkas:
            berkas.write(b"%PDF- lain")

        kurang = json.loads(read_all(archive(selesai))[NAMA])["kurang"]

        named = {satu["judul"]: satu["sebab"] for satu in kurang}
        assert named["Tanda terima Bappeda"] == "berkasnya tidak ada lagi di penyimpanan"
        assert "tidak sama lagi" in named[changed.nama]

    def test_the_same_moment_gives_the_same_bytes(self, selesai: Jalan) -> None:
        laporan, pemilik = selesai.kantor.fresh(), selesai.kantor.pemilik
        first, second = BytesIO(), BytesIO()

        buat.write_arsip(laporan, pemilik, selesai.at, first)
        buat.write_arsip(laporan, pemilik, selesai.at, second)

        assert first.getvalue() == second.getvalue()

    def test_earlier_archives_stay_and_do_not_lie_in_later_ones(self, selesai: Jalan) -> None:
        first, second = archive(selesai), archive(selesai)

        assert list(Arsip.objects.values_list("nomor", "dokumen")) == [(1, first.pk), (2, second.pk)]
        assert not [nama for nama in read_all(second) if nama.endswith(".zip")]

    def test_a_report_that_is_not_finished_says_so(self, jalan: Jalan) -> None:
        isi = read_all(archive(jalan))

        assert "Berjalan, belum selesai saat diarsipkan" in isi["index.html"].decode()

    def test_only_the_owner_makes_one(self, selesai: Jalan) -> None:
        with pytest.raises(TidakBerhak):
            make_arsip(selesai.kantor.fresh(), selesai.kantor["Staf"], at=selesai.tick())

        assert not Dokumen.objects.filter(jenis=JenisDokumen.ARSIP).exists()

    def test_what_happens_meanwhile_is_not_left_out_unseen(
        self, selesai: Jalan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kantor = selesai.kantor

        def write_slowly(*args: Any) -> Any:
            manifest = buat_asli(*args)
            engine.copy_lakip(kantor.laporan.pk, kantor.pemilik, 1, selesai.at.date(), at=selesai.tick())
            return manifest

        buat_asli = buat.write_arsip
        monkeypatch.setattr(buat, "write_arsip", write_slowly)

        with pytest.raises(Terlambat, match="Buat sekali lagi"):
            archive(selesai)
        assert not Arsip.objects.exists()


@pytest.mark.usefixtures("tanpa_kertas")
class TestBukti:
    @pytest.fixture
    def zip_path(self, selesai: Jalan, tmp_path: Path) -> Path:
        tujuan = tmp_path / "arsip.zip"
        with archive(selesai).berkas.open("rb") as berkas:
            tujuan.write_bytes(berkas.read())
        return tujuan

    def test_it_proves_itself_without_a_query(self, zip_path: Path, django_assert_num_queries: Any) -> None:
        keluar = StringIO()
        with django_assert_num_queries(0):
            call_command("periksa_arsip", zip_path, stdout=keluar)

        assert hashlib.sha256(zip_path.read_bytes()).hexdigest() in keluar.getvalue()
        assert "berkas utuh, tidak ada yang kurang atau lebih." in keluar.getvalue()
        assert "Rantai jejak utuh" in keluar.getvalue()
        assert keluar.getvalue().endswith("Arsip ini utuh.\n")

    def isi(self, zip_path: Path) -> dict[str, bytes]:
        with ZipFile(zip_path) as arsip:
            return {nama: arsip.read(nama) for nama in arsip.namelist()}

    def refuse(self, zip_path: Path, pesan: str) -> None:
        with pytest.raises(CommandError, match=pesan):
            call_command("periksa_arsip", zip_path, stdout=StringIO())

    def test_a_flipped_byte_is_noticed(self, zip_path: Path) -> None:
        isi = zip_path.read_bytes()
        letak = isi.index(b"01-lakip/LAKIP-2025.pdf") + len(b"01-lakip/LAKIP-2025.pdf") + 5
        zip_path.write_bytes(isi[:letak] + bytes([isi[letak] ^ 1]) + isi[letak + 1 :])

        self.refuse(zip_path, "01-lakip/LAKIP-2025.pdf rusak di dalam arsip")

    def test_a_changed_file_in_a_sound_zip_is_noticed(self, zip_path: Path) -> None:
        isi = self.isi(zip_path) | {"09-jejak/riwayat.txt": b"Semua baik.\n"}

        self.refuse(write_zip(zip_path, isi), "09-jejak/riwayat.txt berubah")

    def test_a_removed_file_is_named(self, zip_path: Path) -> None:
        isi = self.isi(zip_path)
        del isi["03-pengiriman/t.pdf"]

        self.refuse(write_zip(zip_path, isi), "Berkas 03-pengiriman/t.pdf hilang dari arsip")

    def test_an_added_file_is_named(self, zip_path: Path) -> None:
        self.refuse(
            write_zip(zip_path, self.isi(zip_path) | {"03-pengiriman/lain.pdf": PDF}),
            "03-pengiriman/lain.pdf tidak tercatat",
        )

    def test_an_edited_line_of_the_record_breaks_its_chain(self, zip_path: Path) -> None:
        isi = self.isi(zip_path)
        lines = isi[JEJAK].splitlines(keepends=True)
        lines[4] = lines[4].replace(b'"is_penyimpangan": false', b'"is_penyimpangan": true')
        isi[JEJAK] = b"".join(lines)

        self.refuse(write_zip(zip_path, restate(isi, JEJAK)), "Rantai jejak terputus. Baris 5")

    def test_a_record_cut_short_is_noticed_by_the_head_of_its_chain(self, zip_path: Path) -> None:
        isi = self.isi(zip_path)
        isi[JEJAK] = b"".join(isi[JEJAK].splitlines(keepends=True)[:-1])

        self.refuse(write_zip(zip_path, restate(isi, JEJAK)), "hilang dari ujung catatan")

    def test_a_signed_file_without_its_signature_is_noticed(self, zip_path: Path) -> None:
        isi = self.isi(zip_path)
        manifest = json.loads(isi[NAMA])
        manifest["berkas"][0]["is_tertanda"] = True
        isi[NAMA] = json.dumps(manifest).encode()

        self.refuse(write_zip(zip_path, isi), "01-lakip/LAKIP-2025.pdf")

    @pytest.mark.parametrize("bagian", [0.1, 0.5, 0.999])
    def test_a_truncated_zip_is_none(self, zip_path: Path, bagian: float) -> None:
        isi = zip_path.read_bytes()
        zip_path.write_bytes(isi[: int(len(isi) * bagian)])

        self.refuse(zip_path, "bukan arsip zip, atau terpotong")

    @pytest.mark.parametrize("isi", [b"", b"%PDF-1.7", b"PK\x03\x04", b"PK\x05\x06" + bytes(18)])
    def test_what_is_no_archive_is_refused(self, tmp_path: Path, isi: bytes) -> None:
        berkas = tmp_path / "lain.zip"
        berkas.write_bytes(isi)

        self.refuse(berkas, "bukan arsip")

    def test_a_file_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        self.refuse(tmp_path / "tiada.zip", "tidak dapat dibaca")

    @pytest.mark.parametrize("nama", ["../lari.pdf", "/etc/passwd", "a\\..\\b.pdf", "C:x.pdf", "a//b", ".x"])
    def test_a_name_that_leads_elsewhere_is_refused(self, tmp_path: Path, nama: str) -> None:
        self.refuse(write_zip(tmp_path / "a.zip", {nama: b"x", NAMA: b"{}"}), "tidak wajar dalam arsip")

    def test_a_bomb_is_not_opened(self, tmp_path: Path) -> None:
        self.refuse(write_zip(tmp_path / "a.zip", {"a.txt": bytes(50_000_000)}), "mengembang tidak wajar")

    @pytest.mark.parametrize(
        "manifest", [b"", b"[]", b"{", b"\xff", b'{"bentuk": "arsip-lakip/1"}', b"[" * 100_000]
    )
    def test_a_manifest_that_is_none_is_refused(self, tmp_path: Path, manifest: bytes) -> None:
        self.refuse(write_zip(tmp_path / "a.zip", {NAMA: manifest}), "manifest.json")

    def test_whatever_byte_is_flipped_nothing_but_a_sentence_comes_of_it(self, zip_path: Path) -> None:
        isi = zip_path.read_bytes()
        faults = []
        for letak in range(0, len(isi), len(isi) // 60):
            zip_path.write_bytes(isi[:letak] + bytes([isi[letak] ^ 0x55]) + isi[letak + 1 :])
            try:
                list(prove(zip_path))
            except ArsipCacat as error:
                faults.append(str(error))

        assert len(faults) > 30
        assert all(satu.endswith(".") for satu in faults)
