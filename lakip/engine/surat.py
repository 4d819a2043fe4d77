"""The surat pengantar: a konsep is numbered and frozen, its PDF kept; a wrong one is cancelled."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile

from lakip.access import Terlambat, TindakanDitolak, kapasitas_in, require_persuratan
from lakip.domain.deret import join_deret
from lakip.domain.surat import KonsepSurat
from lakip.engine.bahan import contribute
from lakip.engine.meja import Meja, once, require_reason
from lakip.engine.nomor import take_nomor, void_nomor
from lakip.models import (
    ButirSurat,
    Jejak,
    Pegawai,
    Pemangku,
    PenerimaSurat,
    Pengiriman,
    Surat,
    TandaTangan,
    Tugas,
)
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.surat import SifatSurat
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.uploads import discard, make_dokumen
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tanggal import format_tanggal

# As long as the register's column.
TUJUAN_TERPANJANG = 250


def draft_surat(
    laporan_pk: int,
    pegawai: Pegawai,
    konsep: KonsepSurat,
    pemangku: int,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep a new konsep; ``pemangku`` is who signs it, in the capacity held on the date of the letter.

    Who has a row of the SOP for letters on the desk writes it there.
    """

    def act() -> Jejak:
        meja, tugas, kapasitas = _open(laporan_pk, pegawai, at)
        surat = Surat(laporan=meja.laporan, tugas=tugas, oleh=pegawai, pada=at)
        _write(surat, konsep, pemangku)
        return meja.record(
            Tindakan.BUAT_SURAT, pegawai, tugas=tugas, kapasitas=kapasitas, token=token,
            rincian=_describe(surat, konsep),
        )  # fmt: skip

    return once(pegawai, token, act)


def edit_surat(
    laporan_pk: int,
    pegawai: Pegawai,
    surat_pk: int,
    konsep: KonsepSurat,
    pemangku: int,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Write a konsep anew; a letter that has its number is cancelled instead, and made again."""

    def act() -> Jejak:
        meja, tugas, kapasitas = _open(laporan_pk, pegawai, at)
        surat = _find_konsep(meja, surat_pk)
        surat.butir.all().delete()
        surat.penerima.all().delete()
        _write(surat, konsep, pemangku)
        return meja.record(
            Tindakan.UBAH_SURAT, pegawai, tugas=tugas, kapasitas=kapasitas, token=token,
            rincian=_describe(surat, konsep),
        )  # fmt: skip

    return once(pegawai, token, act)


def number_surat(
    laporan_pk: int, pegawai: Pegawai, surat_pk: int, *, at: datetime, token: str | None = None
) -> Jejak:
    """Give a konsep the next number of the register; from then on nothing in it changes.

    Its PDF is built afterwards, see ``keep_surat``: nobody waits for it at the register.
    """

    def act() -> Jejak:
        meja, tugas, kapasitas = _open(laporan_pk, pegawai, at)
        surat = _find_konsep(meja, surat_pk)
        _require_pengirim(surat)
        kepada = [satu.nama for satu in surat.penerima.all() if not satu.is_tembusan]
        surat.nomor = take_nomor(
            meja.laporan.instansi, pegawai, surat.tanggal, surat.hal, at=at,
            tujuan=join_deret(kepada)[:TUJUAN_TERPANJANG], laporan=meja.laporan,
        )  # fmt: skip
        surat.tugas = surat.tugas or tugas
        surat.save(update_fields=["nomor", "tugas"])
        rincian = {"surat": surat.pk, "nomor": surat.nomor.teks, "tanggal": surat.tanggal.isoformat()}
        return meja.record(
            Tindakan.NOMORI_SURAT, pegawai, tugas=tugas, kapasitas=kapasitas, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def keep_surat(
    laporan_pk: int, pegawai: Pegawai, surat_pk: int, pdf: bytes, nama: str, *, at: datetime
) -> Jejak:
    """Keep the PDF of a numbered letter, once; raises Terlambat if it is there already."""

    def act() -> Jejak:
        meja, _, _ = _open(laporan_pk, pegawai, at)
        surat = _find(meja, surat_pk)
        if surat.nomor is None or surat.batal_pada:
            raise TindakanDitolak("PDF surat dibuat sesudah suratnya bernomor.")
        if surat.dokumen_id:
            raise Terlambat("PDF surat ini sudah ada.")
        dokumen.laporan, dokumen.tugas = meja.laporan, surat.tugas
        dokumen.save(force_insert=True)
        surat.dokumen = dokumen
        surat.save(update_fields=["dokumen"])
        rincian = {
            "surat": surat.pk, "nomor": surat.nomor.teks, "dokumen": dokumen.pk, "sha256": dokumen.sha256,
        }  # fmt: skip
        return meja.record(Tindakan.SIMPAN_SURAT, pegawai, tugas=surat.tugas, rincian=rincian)

    dokumen = make_dokumen(ContentFile(pdf, name=nama), JenisDokumen.SURAT, pegawai, at)
    return once(pegawai, None, act, undo=lambda: discard(dokumen))


def cancel_surat(
    laporan_pk: int,
    pegawai: Pegawai,
    surat_pk: int,
    alasan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Cancel a letter with its number, which stays in the register; not once it was sent."""

    def act() -> Jejak:
        meja, tugas, kapasitas = _open(laporan_pk, pegawai, at)
        surat, sebab = _find(meja, surat_pk), require_reason(alasan)
        if surat.batal_pada:
            raise Terlambat("Surat ini sudah dibatalkan.")
        _require_unsent(surat)
        if surat.nomor:
            void_nomor(surat.nomor, pegawai, sebab, at)
        surat.batal_pada, surat.batal_sebab = at, sebab
        surat.save(update_fields=["batal_pada", "batal_sebab"])
        rincian = {"surat": surat.pk, **({"nomor": surat.nomor.teks} if surat.nomor else {})}
        return meja.record(
            Tindakan.BATALKAN_SURAT, pegawai, tugas=tugas, kapasitas=kapasitas, alasan=sebab, token=token,
            rincian=rincian,
        )  # fmt: skip

    return once(pegawai, token, act)


def _open(laporan_pk: int, pegawai: Pegawai, at: datetime) -> tuple[Meja, Tugas | None, str]:
    """Return the desk, and the visit for letters that lies on the desk of ``pegawai``, begun, if one does."""
    meja = Meja.of_laporan(laporan_pk, at)
    require_persuratan(meja.laporan, pegawai, meja.today)
    waiting = Tugas.objects.waiting_for(pegawai, meja.today)
    tugas = waiting.filter(laporan=laporan_pk, simbol__langkah__lembar_kerja=LembarKerja.SURAT).first()
    if tugas is None or kapasitas_in(meja.laporan, tugas, pegawai, meja.today) is None:
        return meja, None, ""
    return contribute(tugas.pk, pegawai, at)


def _find(meja: Meja, surat_pk: int) -> Surat:
    return Surat.objects.select_related("nomor", "tugas").get(pk=surat_pk, laporan=meja.laporan)


def _find_konsep(meja: Meja, surat_pk: int) -> Surat:
    surat = _find(meja, surat_pk)
    if surat.nomor:
        raise Terlambat(
            f"Surat ini sudah bernomor {surat.nomor}, jadi tidak berubah lagi. Bila keliru, batalkan lalu "
            "buat yang baru."
        )
    if surat.batal_pada:
        raise Terlambat("Surat ini sudah dibatalkan.")
    return surat


def _write(surat: Surat, konsep: KonsepSurat, pemangku: int) -> None:
    if konsep.sifat not in SifatSurat.values:
        raise TindakanDitolak("Pilih sifat surat dari yang tersedia.")
    if not konsep.hal.strip():
        raise TindakanDitolak("Tuliskan hal suratnya.")
    if not konsep.butir:
        raise TindakanDitolak("Tuliskan paling sedikit satu yang dikirim.")
    if not konsep.kepada:
        raise TindakanDitolak("Tuliskan paling sedikit satu penerima.")
    pengirim = _find_pemangku(surat.laporan.instansi_id, pemangku)
    surat.tanggal, surat.hal, surat.sifat = konsep.tanggal, konsep.hal.strip(), konsep.sifat
    surat.lampiran = konsep.lampiran
    surat.pengirim, surat.kapasitas = pengirim.pegawai, pengirim.kapasitas
    _require_pengirim(surat)
    surat.save()
    ButirSurat.objects.bulk_create(
        ButirSurat(
            surat=surat, urutan=urutan, jenis=satu.jenis, banyaknya=satu.banyaknya,
            keterangan=satu.keterangan,
        )
        for urutan, satu in enumerate(konsep.butir, start=1)
    )  # fmt: skip
    PenerimaSurat.objects.bulk_create(
        PenerimaSurat(
            surat=surat, urutan=urutan, nama=satu.nama, tempat=satu.tempat, email=satu.email,
            is_tembusan=satu.is_tembusan,
        )
        for urutan, satu in enumerate(konsep.penerima, start=1)
    )  # fmt: skip


def _find_pemangku(instansi: int, pemangku: int) -> Pemangku:
    found = Pemangku.objects.select_related("jabatan", "pegawai")
    satu = found.filter(pk=pemangku, jabatan__instansi=instansi, pegawai__is_active=True).first()
    if satu is None:
        raise TindakanDitolak("Pilih pengirim yang memangku jabatan di instansi ini.")
    return satu


def _require_pengirim(surat: Surat) -> None:
    """Raise TindakanDitolak unless who signs holds that post, in that capacity, on the date of the letter."""
    held = Pemangku.objects.on(surat.tanggal).filter(pegawai=surat.pengirim_id).select_related("jabatan")
    if surat.kapasitas not in [satu.kapasitas for satu in held]:
        raise TindakanDitolak(
            f"{surat.pengirim} bukan {surat.kapasitas} pada {format_tanggal(surat.tanggal)}. Pilih pengirim "
            "yang menjabat pada tanggal surat, atau perbaiki tanggalnya."
        )


def _require_unsent(surat: Surat) -> None:
    if Pengiriman.objects.filter(penerima__surat=surat).exists():
        raise TindakanDitolak("Surat ini sudah dikirim, jadi tidak dapat dibatalkan lagi.")
    asked = TandaTangan.objects.filter(surat=surat, status=StatusTandaTangan.BELUM_DIKETAHUI)
    if asked.exists():
        raise TindakanDitolak("Hasil tanda tangan surat ini belum diketahui; selesaikan itu dahulu.")


def _describe(surat: Surat, konsep: KonsepSurat) -> dict[str, object]:
    return {
        "surat": surat.pk,
        "hal": konsep.hal,
        "tanggal": konsep.tanggal.isoformat(),
        "pengirim": f"{surat.pengirim}, {surat.kapasitas}",
        "kepada": list(konsep.kepada),
        "tembusan": [satu.nama for satu in konsep.penerima if satu.is_tembusan],
        "butir": [[satu.jenis, satu.banyaknya, satu.keterangan] for satu in konsep.butir],
    }
