"""What the LKE finds of the use made of a report: its leader met about it, and it was followed up."""

from __future__ import annotations

from lakip import engine
from lakip.domain.kelengkapan import Keadaan
from lakip.models import Rapat, TindakLanjut
from tests.lakip.gambar import make_gambar
from tests.lakip.pemeriksaan import find, kalimat
from tests.lakip.rapat import make_rapat
from tests.lakip.surat import make_nomor
from tests.world import Jalan


def make_rapat_pimpinan(jalan: Jalan) -> Rapat:
    rapat = make_rapat(jalan)
    rapat.pemimpin = jalan.kantor["Kepala Satuan"]
    rapat.save()
    return rapat


def test_a_meeting_of_others_is_none_of_the_leader(jalan: Jalan) -> None:
    make_rapat(jalan)

    hasil = find(jalan.kantor, "rapat_pimpinan", jalan.at)

    assert (hasil.keadaan, hasil.ditemukan) == (
        Keadaan.TIDAK_TERBUKTI, "belum ada rapat yang dipimpin pimpinan di sini",
    )  # fmt: skip


def test_what_evidence_of_the_leaders_meeting_is_missing_is_named(jalan: Jalan) -> None:
    rapat = make_rapat_pimpinan(jalan)

    hasil = find(jalan.kantor, "rapat_pimpinan", jalan.at)

    assert (hasil.keadaan, hasil.ditemukan) == (
        Keadaan.BELUM, "0 dari 4 bukti rapat 3 Februari 2026: Pembahasan draf",
    )  # fmt: skip
    assert kalimat(hasil) == [
        "Undangan rapat belum bernomor.",
        "Yang hadir belum dicatat.",
        "Notulensi belum ditulis.",
        "Foto rapat atau daftar hadir bertanda tangan belum diunggah.",
    ]
    assert {satu.url for satu in hasil.kurang} == {rapat.get_absolute_url()}


def test_a_meeting_with_all_its_evidence_meets_it_and_the_best_one_counts(jalan: Jalan) -> None:
    rapat, pemilik = make_rapat_pimpinan(jalan), jalan.kantor.pemilik
    rapat.nomor, rapat.notulensi_pada = make_nomor(jalan.kantor, jalan.at), jalan.at
    rapat.save()
    rapat.peserta.create(urutan=1, nama="Rina", kehadiran="hadir")
    foto = make_gambar()
    engine.attach_rapat(rapat.laporan_id, pemilik, rapat.pk, "foto", [foto], "", at=rapat.selesai)
    make_rapat_pimpinan(jalan)  # with nothing yet

    hasil = find(jalan.kantor, "rapat_pimpinan", jalan.at)

    assert hasil.keadaan is Keadaan.TERPENUHI
    assert hasil.ditemukan.startswith("4 dari 4 bukti rapat ")


def test_a_meeting_called_off_proves_nothing(jalan: Jalan) -> None:
    rapat = make_rapat_pimpinan(jalan)
    engine.cancel_rapat(rapat.laporan_id, jalan.kantor.pemilik, rapat.pk, "Listrik padam.", at=jalan.tick())

    for aturan in ("rapat_pimpinan", "tindak_lanjut"):
        assert find(jalan.kantor, aturan, jalan.at).keadaan is Keadaan.TIDAK_TERBUKTI


def test_what_a_meeting_asked_for_is_followed_up_once_it_is_answered(jalan: Jalan) -> None:
    none = find(jalan.kantor, "tindak_lanjut", jalan.at)
    rapat = make_rapat(jalan)
    waiting = find(jalan.kantor, "tindak_lanjut", jalan.at)
    TindakLanjut.objects.filter(rapat=rapat).update(is_dilakukan=True)

    answered = find(jalan.kantor, "tindak_lanjut", jalan.at)

    assert none.keadaan is Keadaan.TIDAK_TERBUKTI
    assert waiting.keadaan is Keadaan.BELUM
    assert kalimat(waiting) == [
        f"Tindak lanjut {jalan.kantor.pemilik} (tenggat 3 Februari 2026) belum dijawab: Lengkapi Bab III."
    ]
    assert (answered.keadaan, answered.ditemukan) == (
        Keadaan.TERPENUHI, "1 dari 1 tindak lanjut rapat dijawab",
    )  # fmt: skip
