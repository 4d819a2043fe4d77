"""Letters that come in: entered once in the agenda of the office, and tied to the report they start."""

from __future__ import annotations

from datetime import date, datetime

from django.core.files.base import File
from django.db import IntegrityError, transaction

from lakip.access import (
    Terlambat,
    TidakBerhak,
    TindakanDitolak,
    readable_surat_masuk,
    require_active,
)
from lakip.engine.meja import Meja
from lakip.models import Pegawai, SuratMasuk
from lakip.models.dokumen import JenisDokumen
from lakip.uploads import discard, make_dokumen, require_pindaian
from sop.domain.tanggal import format_tanggal


class SuratSudahDicatat(Terlambat):
    """The letter is in the agenda already; ``surat`` is what stands there."""

    def __init__(self, surat: SuratMasuk) -> None:
        super().__init__(
            f"Surat nomor {surat.nomor} dari {surat.asal} sudah dicatat pada "
            f"{format_tanggal(surat.diterima)}; buka catatan itu, jangan dicatat dua kali."
        )
        self.surat = surat


def keep_surat_masuk(
    pegawai: Pegawai,
    *,
    nomor: str,
    tanggal: date,
    asal: str,
    perihal: str,
    sifat: str,
    diterima: date,
    nomor_agenda: str,
    berkas: File[bytes],
    at: datetime,
) -> SuratMasuk:
    """Enter a letter with its scan (PDF, JPEG or PNG) in the agenda of the person's instansi.

    Raises TidakBerhak for who belongs to no instansi, SuratSudahDicatat if that letter is there, and
    TindakanDitolak for dates that cannot be: received before it was written, or not yet come.
    """
    require_active(pegawai)
    if pegawai.instansi is None:
        raise TidakBerhak("Surat masuk dicatat oleh pegawai instansi yang menerimanya.")
    _require_dates(tanggal, diterima, at.astimezone(pegawai.instansi.zona).date())
    dokumen = make_dokumen(berkas, JenisDokumen.SURAT, pegawai, at)
    require_pindaian(dokumen)
    surat = SuratMasuk(
        instansi=pegawai.instansi, nomor=nomor, tanggal=tanggal, asal=asal, perihal=perihal, sifat=sifat,
        diterima=diterima, nomor_agenda=nomor_agenda, berkas=berkas, nama=dokumen.nama,
        ukuran=dokumen.ukuran, sha256=dokumen.sha256, oleh=pegawai, pada=at,
    )  # fmt: skip
    if ada := _find_same(surat):
        return ada
    try:
        with transaction.atomic():
            surat.save(force_insert=True)
    except IntegrityError:
        discard(surat)
        if ada := _find_same(surat):
            return ada
        raise
    return surat


def tie(meja: Meja, pegawai: Pegawai, surat_pk: int) -> SuratMasuk:
    """Return a letter that the person may read, tied to the report of the desk.

    Raises TindakanDitolak for any other, and for one that another report answers.
    """
    surat = (
        SuratMasuk.objects.select_for_update().filter(instansi=meja.laporan.instansi_id, pk=surat_pk).first()
    )
    if surat is None or not readable_surat_masuk(pegawai, meja.today).filter(pk=surat_pk).exists():
        raise TindakanDitolak("Surat masuk ini tidak ada di agenda instansi Anda; pilih yang lain.")
    if surat.laporan_id not in (None, meja.laporan.pk):
        raise TindakanDitolak("Surat masuk ini sudah menjadi dasar laporan lain; pilih yang lain.")
    if surat.laporan_id is None:
        surat.laporan = meja.laporan
        surat.save(update_fields=["laporan"])
    return surat


def describe_surat_masuk(surat: SuratMasuk) -> dict[str, object]:
    """Return what the record keeps of a letter."""
    return {"surat": surat.pk, "nomor": surat.nomor, "asal": surat.asal, "sha256": surat.sha256}


def _find_same(surat: SuratMasuk) -> SuratMasuk | None:
    """Return the row of a form that was sent twice; raises SuratSudahDicatat for another row of the letter.

    Offices begin their numbers anew every year.
    """
    ada = SuratMasuk.objects.filter(
        instansi=surat.instansi,
        nomor__iexact=surat.nomor,
        asal__iexact=surat.asal,
        tanggal__year=surat.tanggal.year,
    ).first()
    if ada is None or (ada.oleh_id, ada.sha256, ada.tanggal) == (surat.oleh_id, surat.sha256, surat.tanggal):
        return ada
    raise SuratSudahDicatat(ada)


def _require_dates(tanggal: date, diterima: date, today: date) -> None:
    if tanggal > today:
        raise TindakanDitolak("Tanggal surat belum tiba; periksa tanggalnya.")
    if diterima > today:
        raise TindakanDitolak("Tanggal diterima belum tiba; periksa tanggalnya.")
    if diterima < tanggal:
        raise TindakanDitolak("Surat tidak mungkin diterima sebelum tanggalnya; periksa kedua tanggal.")
