"""The Pernyataan Telah Direviu: handed in by the APIP, or by the office for an APIP that works on paper."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.core.files.base import ContentFile, File

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak, describe_beku, find_pereviu, is_owner
from lakip.engine.catatan_reviu import require_running_reviu
from lakip.engine.meja import Meja, once
from lakip.engine.reviu import open_reviu
from lakip.halaman_pindaian import draw_halaman
from lakip.models import CatatanReviu, Dokumen, Jejak, Pegawai, PernyataanReviu, Reviu, Terbitan
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.reviu import HalamanPernyataan, StatusReviu
from lakip.reviu import find_pernyataan
from lakip.uploads import discard, make_dokumen


def hand_in_pernyataan(
    laporan_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    tanggal: date,
    penanda_tangan: str,
    jabatan: str,
    terbitan: int,
    *,
    at: datetime,
    nomor: str = "",
    nip: str = "",
    hasil: File[bytes] | None = None,
    token: str | None = None,
) -> Jejak:
    """Keep the signed statement on the built LAKIP number ``terbitan``: that finishes the reviu.

    ``hasil`` is a scan of the Catatan Hasil Reviu. The pages become images in the LAKIP; the file itself
    travels inside it as it is. Raises TindakanDitolak if the file cannot be drawn, a remark is open, the
    date lies in the future or before the LAKIP was built, or the LAKIP was handed up.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        kapasitas = _require_right(meja, pegawai)
        reviu = _open(meja, pegawai)
        reviewed = _require_terbitan(meja, terbitan, tanggal)
        if not penanda_tangan.strip() or not jabatan.strip():
            raise TindakanDitolak("Isi nama dan jabatan yang menandatangani pernyataan.")
        open_rows = CatatanReviu.objects.filter(reviu=reviu, selesai_pada__isnull=True)
        if terbuka := list(open_rows.values_list("nomor", flat=True)):
            daftar = ", ".join(map(str, terbuka))
            raise TindakanDitolak(f"Masih ada catatan hasil reviu yang belum selesai: nomor {daftar}.")
        for satu in dokumen_list:
            satu.laporan = meja.laporan
            satu.save(force_insert=True)
        pernyataan = PernyataanReviu.objects.create(
            reviu=reviu,
            terbitan=reviewed,
            nomor=nomor.strip(),
            tanggal=tanggal,
            penanda_tangan=penanda_tangan.strip(),
            jabatan=jabatan.strip(),
            nip=nip.strip(),
            dokumen=dokumen,
            hasil=dokumen_hasil,
            oleh=pegawai,
            pada=at,
        )
        for ke, gambar in enumerate(halaman, start=1):
            row = HalamanPernyataan(
                pernyataan=pernyataan,
                nomor=ke,
                sha256=hashlib.sha256(gambar.isi).hexdigest(),
                lebar=gambar.lebar,
                tinggi=gambar.tinggi,
            )
            row.berkas.save(f"halaman{gambar.akhiran}", ContentFile(gambar.isi), save=False)
            stored.append(row)
            row.save()
        reviu.status, reviu.alasan, reviu.selesai_pada = StatusReviu.SELESAI, "", at
        reviu.save(update_fields=["status", "alasan", "selesai_pada"])
        rincian = {
            "nomor": pernyataan.nomor,
            "tanggal": tanggal.isoformat(),
            "penanda_tangan": pernyataan.penanda_tangan,
            "terbitan": reviewed.nomor,
            "sha256": dokumen.sha256,
            "dari_kertas": pernyataan.is_dari_kertas,
        }
        return meja.record(
            Tindakan.SERAHKAN_PERNYATAAN, pegawai, kapasitas=kapasitas, token=token, rincian=rincian
        )

    def undo() -> None:
        for satu in dokumen_list:
            discard(satu)
        for row in stored:
            row.berkas.delete(save=False)

    # Drawn before the report is locked: others wait for no more than the rows.
    halaman = draw_halaman(berkas)
    stored: list[HalamanPernyataan] = []
    dokumen = make_dokumen(berkas, JenisDokumen.REVIU, pegawai, at)
    dokumen_hasil = make_dokumen(hasil, JenisDokumen.REVIU, pegawai, at) if hasil else None
    dokumen_list: list[Dokumen] = [dokumen, *([dokumen_hasil] if dokumen_hasil else [])]
    return once(pegawai, token, act, undo)


def withdraw_pernyataan(
    laporan_pk: int, pegawai: Pegawai, *, at: datetime, token: str | None = None
) -> Jejak:
    """Take the statement back, until the LAKIP is handed up: the reviu goes on."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        kapasitas = _require_right(meja, pegawai)
        pernyataan = find_pernyataan(meja.laporan)
        if pernyataan is None:
            raise Terlambat("Pernyataan ini sudah ditarik.")
        pernyataan.ditarik_pada = at
        pernyataan.save(update_fields=["ditarik_pada"])
        files = Dokumen.objects.filter(pk__in=[pernyataan.dokumen_id, pernyataan.hasil_id])
        files.update(ditarik_pada=at)
        reviu = Reviu.objects.get(pk=pernyataan.reviu_id)
        reviu.status, reviu.selesai_pada = StatusReviu.BERJALAN, None
        reviu.save(update_fields=["status", "selesai_pada"])
        rincian = {"nomor": pernyataan.nomor, "sha256": pernyataan.dokumen.sha256}
        return meja.record(
            Tindakan.TARIK_PERNYATAAN, pegawai, kapasitas=kapasitas, token=token, rincian=rincian
        )

    return once(pegawai, token, act)


def _require_right(meja: Meja, pegawai: Pegawai) -> str:
    """Return in which capacity the owner ("") or a reviewer acts on the statement of a report still open."""
    pereviu = find_pereviu(meja.laporan, pegawai)
    if pereviu is None and not is_owner(meja.laporan, pegawai):
        raise TidakBerhak(
            "Pernyataan telah direviu diserahkan oleh pereviu APIP, atau oleh penanggung jawab laporan, "
            f"{meja.laporan.penanggung_jawab}, bila APIP bekerja di atas kertas."
        )
    meja.require_running()
    if beku := describe_beku(meja.laporan):
        raise TindakanDitolak(beku)
    return pereviu.jabatan if pereviu else ""


def _open(meja: Meja, pegawai: Pegawai) -> Reviu:
    """Return the running reviu; a statement on paper begins one, also where it was passed over."""
    if is_owner(meja.laporan, pegawai):
        return open_reviu(meja, pegawai)
    reviu = Reviu.objects.get(laporan=meja.laporan)
    require_running_reviu(reviu)
    return reviu


def _require_terbitan(meja: Meja, nomor: int, tanggal: date) -> Terbitan:
    terbitan = Terbitan.objects.filter(laporan=meja.laporan, nomor=nomor).defer("data", "naskah").first()
    if terbitan is None:
        raise TindakanDitolak("Pilih terbitan LAKIP yang direviu.")
    if tanggal > meja.today:
        raise TindakanDitolak("Tanggal pernyataan belum tiba; periksa kembali tanggalnya.")
    if tanggal < terbitan.pada.astimezone(meja.laporan.instansi.zona).date():
        raise TindakanDitolak(
            f"Tanggal pernyataan mendahului terbitan {terbitan.nomor} yang direviu; pilih terbitan yang "
            "dibaca pereviu, atau periksa kembali tanggalnya."
        )
    return terbitan
