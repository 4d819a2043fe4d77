"""Signing: asked for under the lock of the report, carried out outside of any transaction, then kept.

Between asking and keeping the row says BELUM_DIKETAHUI: nobody else can sign the same file meanwhile, and
what became of a call that was lost is settled by looking, never by asking again.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, require_turn
from lakip.engine.koreksi import require_read
from lakip.engine.langkah import complete
from lakip.engine.meja import Meja, once
from lakip.lifecycle import StatusLaporan
from lakip.models import Jejak, Laporan, Pegawai, Pemangku, Surat, TandaTangan, Tugas
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.diminta import find_diminta
from lakip.tanda_tangan.penanda import find_penanda_lain
from lakip.tanda_tangan.penyedia import Hasil
from lakip.tanda_tangan.rangkaian import MEDAN_SURAT, describe_sudah, is_terputus, list_jadi, name_medan
from lakip.uploads import discard, make_dokumen
from sop.domain.alur import Alur

BERPARAF = "-berparaf"


def ask_tanda_tangan(
    tugas_pk: int, pegawai: Pegawai, penyedia: PenyediaTandaTangan, *, terbitan: int, at: datetime
) -> Jejak:
    """Open the signature or paraf by which a decision is sealed; the Jejak has its key as ``tanda_tangan``.

    ``terbitan`` is the built LAKIP that the person had before them. Raises TindakanDitolak for all that would
    keep the step from being finished with consent, and if the signature block names somebody else.
    """

    def act() -> Jejak:
        meja, tugas = Meja.of_tugas(tugas_pk, at)
        meja.require_open(tugas)
        kapasitas = require_turn(meja.laporan, tugas, pegawai, meja.today)
        diminta = find_diminta(tugas.simbol)
        if diminta is None:
            raise TindakanDitolak("Langkah ini tidak meminta paraf atau tanda tangan.")
        naskah = require_read(meja.laporan, terbitan)
        if lain := find_penanda_lain(tugas, naskah, pegawai.nama, kapasitas):
            raise TindakanDitolak(lain)
        _require_consent(meja.alur, tugas, pegawai, terbitan, at)
        satu = TandaTangan(jenis=diminta, terbitan=naskah, tugas=tugas, kapasitas=kapasitas)
        _open(satu, meja, pegawai, penyedia, name_medan(tugas.simbol_id))
        return _record_asked(meja, satu)

    return once(pegawai, None, act)


def ask_tanda_tangan_surat(
    surat_pk: int, pegawai: Pegawai, penyedia: PenyediaTandaTangan, *, at: datetime
) -> Jejak:
    """Open the signature under a letter that has its number, by who sends it."""

    def act() -> Jejak:
        meja = Meja.of_laporan(Laporan.objects.get(surat=surat_pk).pk, at)
        surat = Surat.objects.select_related("dokumen", "pengirim").get(pk=surat_pk)
        if surat.pengirim_id != pegawai.pk:
            raise TidakBerhak(f"Surat ini ditandatangani oleh {surat.pengirim}, {surat.kapasitas}.")
        if meja.laporan.status == StatusLaporan.DIBATALKAN or surat.batal_pada:
            raise TindakanDitolak("Surat ini sudah dibatalkan, jadi tidak dapat ditandatangani.")
        held = Pemangku.objects.filter(pegawai=pegawai).on(meja.today).select_related("jabatan")
        if surat.kapasitas not in {satu.kapasitas for satu in held}:
            raise TidakBerhak(
                f"Hari ini Anda tidak menjabat {surat.kapasitas} seperti tertulis pada surat. "
                "Minta surat dibuat lagi dengan pengirim yang benar."
            )
        satu = TandaTangan(
            jenis=JenisTandaTangan.TANDA_TANGAN, surat=surat, tugas=surat.tugas, kapasitas=surat.kapasitas
        )
        _open(satu, meja, pegawai, penyedia, MEDAN_SURAT)
        return _record_asked(meja, satu)

    return once(pegawai, None, act)


def keep_tanda_tangan(
    tanda_tangan_pk: int, pegawai: Pegawai, hasil: Hasil, *, at: datetime, token: str | None = None
) -> Jejak:
    """Keep the signed file as it came; ``pegawai`` is who signed, or who settled what had become of it.

    Where the step was closed meanwhile the file is kept too, but does not hold. Raises Terlambat if another
    result was kept before.
    """

    def act() -> Jejak:
        meja, satu = _lock(tanda_tangan_pk, at)
        dokumen.laporan, dokumen.tugas = meja.laporan, satu.tugas
        dokumen.save(force_insert=True)
        satu.dokumen, satu.rincian = dokumen, {**satu.rincian, **hasil.rincian}
        satu.status = StatusTandaTangan.JADI
        if sebab := _find_lapse(satu):
            satu.status, satu.gugur_pada, satu.gugur_sebab = StatusTandaTangan.GUGUR, at, sebab
        satu.save(update_fields=["dokumen", "rincian", "status", "gugur_pada", "gugur_sebab"])
        is_paraf = satu.jenis == JenisTandaTangan.PARAF
        rincian = {
            **_describe(satu),
            "dokumen": dokumen.pk,
            "sha256": dokumen.sha256,
            "nomor_seri": hasil.rincian.get("nomor_seri", ""),
            **({"gugur": sebab} if sebab else {}),
        }
        return meja.record(
            Tindakan.PARAF if is_paraf else Tindakan.TANDA_TANGANI, pegawai, tugas=satu.tugas,
            kapasitas=satu.kapasitas, token=token, rincian=rincian,
        )  # fmt: skip

    asal = TandaTangan.objects.select_related("sebelum", "oleh").get(pk=tanda_tangan_pk)
    berkas = ContentFile(hasil.pdf, name=_name_berkas(asal))
    # What was signed is kept however large it is: nobody could sign it away again.
    dokumen = make_dokumen(berkas, JenisDokumen.TERTANDA, asal.oleh, at, ukuran_maks=berkas.size)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def fail_tanda_tangan(
    tanda_tangan_pk: int, pegawai: Pegawai, sebab: str, *, at: datetime, token: str | None = None
) -> Jejak:
    """Keep that a signature did not come about, and why; the file can then be signed again."""

    def act() -> Jejak:
        meja, satu = _lock(tanda_tangan_pk, at)
        satu.status, satu.rincian = StatusTandaTangan.TIDAK_JADI, {**satu.rincian, "sebab": sebab}
        satu.save(update_fields=["status", "rincian"])
        return meja.record(
            Tindakan.GAGAL_TANDA_TANGAN, pegawai, tugas=satu.tugas, kapasitas=satu.kapasitas, alasan=sebab,
            token=token, rincian=_describe(satu),
        )  # fmt: skip

    return once(pegawai, token, act)


def find_setuju(alur: Alur, simbol_pk: int) -> str:
    """Return the answer of a decision by which the work goes on; "" where nothing is decided."""
    keluar = alur.keluar[simbol_pk]
    onward = {panah.label for panah in keluar if not alur.asks_reason(panah)}
    return next((label for label in alur.pilihan(simbol_pk) if label in onward), "")


def _require_consent(alur: Alur, tugas: Tugas, pegawai: Pegawai, terbitan: int, at: datetime) -> None:
    """Raise what finishing the step with consent would: it is done, and undone again."""
    with transaction.atomic():
        keputusan = find_setuju(alur, tugas.simbol_id)
        complete(tugas.pk, pegawai, at=at, keputusan=keputusan, terbitan=terbitan)
        transaction.set_rollback(True)


def _open(satu: TandaTangan, meja: Meja, pegawai: Pegawai, penyedia: PenyediaTandaTangan, medan: str) -> None:
    """Save a signature as asked for, on the file as it stands now; raises TindakanDitolak if it cannot be."""
    jadi = list_jadi(satu.naskah)
    for lain in jadi:
        if lain.rincian.get("medan") == medan or lain.penyedia == PenyediaTandaTangan.BASAH:
            raise Terlambat(describe_sudah(lain))
    sebelum = jadi[-1].dokumen if jadi else satu.naskah.dokumen
    if sebelum is None:
        raise TindakanDitolak("Surat ini belum bernomor. Beri nomor dahulu, lalu tanda tangani.")
    for lain in TandaTangan.objects.filter(sebelum=sebelum, status=StatusTandaTangan.BELUM_DIKETAHUI):
        if not is_terputus(lain, meja.at):
            raise Terlambat(
                "Permintaan tanda tangan atas berkas ini sedang berjalan atau hasilnya belum diketahui. "
                "Muat ulang halaman ini sebentar lagi."
            )
        lain.status = StatusTandaTangan.TIDAK_JADI
        lain.save(update_fields=["status"])
    satu.laporan, satu.oleh, satu.penyedia, satu.pada = meja.laporan, pegawai, penyedia, meja.at
    satu.status, satu.sebelum, satu.rincian = StatusTandaTangan.BELUM_DIKETAHUI, sebelum, {"medan": medan}
    satu.save(force_insert=True)


def _record_asked(meja: Meja, satu: TandaTangan) -> Jejak:
    return meja.record(
        Tindakan.MINTA_TANDA_TANGAN, satu.oleh, tugas=satu.tugas, kapasitas=satu.kapasitas,
        rincian={**_describe(satu), "sebelum": satu.sebelum.sha256},
    )  # fmt: skip


def _lock(tanda_tangan_pk: int, at: datetime) -> tuple[Meja, TandaTangan]:
    laporan_pk = TandaTangan.objects.values_list("laporan", flat=True).get(pk=tanda_tangan_pk)
    meja = Meja.of_laporan(laporan_pk, at)
    satu = TandaTangan.objects.select_related("terbitan", "surat", "tugas").get(pk=tanda_tangan_pk)
    if satu.status != StatusTandaTangan.BELUM_DIKETAHUI:
        raise Terlambat(f"Hasil tanda tangan ini sudah tercatat: {satu.get_status_display().lower()}.")
    return meja, satu


def _find_lapse(satu: TandaTangan) -> str:
    """Return why a signature that came back late does not hold; "" where nothing happened meanwhile."""
    if satu.surat:
        return "Suratnya dibatalkan sebelum tanda tangan jadi." if satu.surat.batal_pada else ""
    if satu.tugas and not satu.tugas.is_terbuka:
        return "Langkahnya sudah ditutup sebelum tanda tangan jadi."
    return ""


def _describe(satu: TandaTangan) -> dict[str, object]:
    return {"tanda_tangan": satu.pk, "naskah": str(satu.naskah), "penyedia": satu.penyedia}


def _name_berkas(satu: TandaTangan) -> str:
    akhiran = BERPARAF if satu.jenis == JenisTandaTangan.PARAF else "-bertanda-tangan"
    return f"{Path(satu.sebelum.nama).stem.removesuffix(BERPARAF)}{akhiran}.pdf"
