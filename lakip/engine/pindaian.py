"""Signed on paper: the scan becomes the signature of the LAKIP, or of the letter, that was printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.core.files.base import File

from lakip.access import TindakanDitolak, require_persuratan
from lakip.engine.meja import Meja, once
from lakip.models import Dokumen, Jejak, Laporan, Pegawai, Surat, TandaTangan, Tugas
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.kode import format_kode, read_kode
from lakip.models.tanda_tangan import JenisTandaTangan, PenyediaTandaTangan, StatusTandaTangan
from lakip.tanda_tangan.kode_pindaian import read_kode_pindaian
from lakip.tanda_tangan.menunggu import Menunggu, read_lakip, read_surat
from lakip.tanda_tangan.rangkaian import find_berkas, find_penutup, find_simbol_penutup
from lakip.terbitan import find_beku
from lakip.uploads import PINDAIAN, discard, make_dokumen
from sop.domain.tanggal import format_tanggal

# How a scan was tied to the file that was printed.
DIBACA, DIKETIK = "dibaca dari pindaian", "diketik dari cetakan"


def keep_pindaian(
    laporan_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    tanggal: date,
    *,
    at: datetime,
    kode: str = "",
    token: str | None = None,
) -> Jejak:
    """Keep the scan of the approved LAKIP as its signature, by who approved it; signed on ``tanggal``.

    The code printed on the frozen file is read off the scan; ``kode`` is what was typed where it cannot be.
    Raises TindakanDitolak for another document, and for what is no scan.
    """
    return _keep(laporan_pk, pegawai, berkas, tanggal, kode, read_lakip, at, token)


def keep_pindaian_surat(
    surat_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    tanggal: date,
    *,
    at: datetime,
    kode: str = "",
    token: str | None = None,
) -> Jejak:
    """Keep the scan of a numbered letter as the signature of its sender, as ``keep_pindaian`` does."""

    def find(laporan: Laporan) -> Menunggu:
        return read_surat(Surat.objects.select_related("dokumen", "pengirim", "tugas").get(pk=surat_pk))

    laporan_pk = Surat.objects.values_list("laporan", flat=True).get(pk=surat_pk)
    return _keep(laporan_pk, pegawai, berkas, tanggal, kode, find, at, token)


def _keep(
    laporan_pk: int,
    pegawai: Pegawai,
    berkas: File[bytes],
    tanggal: date,
    kode: str,
    find: Callable[[Laporan], Menunggu],
    at: datetime,
    token: str | None,
) -> Jejak:
    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        require_persuratan(meja.laporan, pegawai, meja.today)
        menunggu = find(meja.laporan)
        if not menunggu.sejak <= tanggal <= meja.today:
            raise TindakanDitolak(
                "Tanggal tanda tangan tidak mungkin: isi tanggal dari "
                f"{format_tanggal(menunggu.sejak)} sampai hari ini."
            )
        ikatan = _tie(menunggu, dokumen, terbaca, kode)
        dokumen.laporan, dokumen.tugas = meja.laporan, menunggu.tugas
        dokumen.save(force_insert=True)
        rincian = {"kode": ikatan, "tanggal": tanggal.isoformat()}
        satu = _sign(menunggu, dokumen, rincian, at)
        return meja.record(
            Tindakan.UNGGAH_PINDAIAN, pegawai, tugas=menunggu.tugas, token=token,
            rincian={**_describe(satu), "dokumen": dokumen.pk, **rincian},
        )  # fmt: skip

    dokumen = make_dokumen(berkas, JenisDokumen.TERTANDA, pegawai, at)
    terbaca = _read(dokumen.nama, berkas)
    return once(pegawai, token, act, undo=lambda: discard(dokumen))


def read_bukti(tugas_pk: int, bukti: File[bytes]) -> tuple[str, ...]:
    """Return the codes on the evidence of an act on paper, where that act is the signing of the LAKIP.

    What cannot be read is evidence all the same.
    """
    tugas = Tugas.objects.select_related("simbol__langkah").get(pk=tugas_pk)
    if tugas.simbol != find_simbol_penutup(tugas.simbol.langkah.versi_id):
        return ()
    try:
        return _read(bukti.name or "", bukti)
    except TindakanDitolak:
        return ()


def sign_by_bukti(tugas: Tugas, bukti: Dokumen, terbaca: tuple[str, ...], at: datetime) -> dict[str, object]:
    """Let the evidence of an approval be its signature, if it is the scan of the frozen LAKIP.

    Return what the record tells of it.
    """
    terbitan = find_beku(tugas.laporan)
    if terbitan is None or terbitan.kode not in terbaca or find_penutup(terbitan) or tugas.pelaku is None:
        return {}
    berkas = find_berkas(terbitan) or terbitan.dokumen
    menunggu = Menunggu(terbitan, berkas, tugas.pelaku, tugas.kapasitas, tugas, at.date())
    return _describe(_sign(menunggu, bukti, {"kode": DIBACA}, at))


def _read(nama: str, berkas: File[bytes]) -> tuple[str, ...]:
    if Path(nama).suffix.lower() not in PINDAIAN:
        raise TindakanDitolak("Pindaian berupa PDF, JPG, atau PNG; simpan dahulu sebagai salah satunya.")
    berkas.seek(0)
    isi = berkas.read()
    berkas.seek(0)
    return read_kode_pindaian(nama, isi)


def _tie(menunggu: Menunggu, dokumen: Dokumen, terbaca: tuple[str, ...], kode: str) -> str:
    """Return how the scan is known to be of this document; raises TindakanDitolak if it is not.

    The right code is told nowhere: who types it has the printed sheet before them.
    """
    naskah = menunggu.naskah
    if naskah.kode in terbaca:
        return DIBACA
    if terbaca:
        raise TindakanDitolak(
            f"Pindaian “{dokumen.nama}” adalah dokumen lain: kodenya {format_kode(terbaca[0])}, bukan kode "
            f"{naskah}. Unggah pindaian dari cetakan yang benar."
        )
    if not kode.strip():
        raise TindakanDitolak(
            f"Kode QR pada “{dokumen.nama}” tidak terbaca. Pindai lebih jelas, atau ketik kode 16 huruf dan "
            "angka yang tercetak di dekat tanda tangan."
        )
    if read_kode(kode) != naskah.kode:
        raise TindakanDitolak(
            f"Kode yang diketik bukan kode {naskah}. Periksa cetakannya: yang ditandatangani harus {naskah}, "
            "bukan cetakan terbitan lain."
        )
    return DIKETIK


def _sign(menunggu: Menunggu, dokumen: Dokumen, rincian: dict[str, str], at: datetime) -> TandaTangan:
    naskah = menunggu.naskah
    satu: TandaTangan = TandaTangan.objects.create(
        laporan_id=naskah.laporan_id,
        **({"surat": naskah} if isinstance(naskah, Surat) else {"terbitan": naskah}),
        tugas=menunggu.tugas,
        jenis=JenisTandaTangan.TANDA_TANGAN,
        penyedia=PenyediaTandaTangan.BASAH,
        status=StatusTandaTangan.JADI,
        sebelum=menunggu.berkas,
        dokumen=dokumen,
        oleh=menunggu.oleh,
        kapasitas=menunggu.kapasitas,
        pada=at,
        rincian=rincian,
    )
    return satu


def _describe(satu: TandaTangan) -> dict[str, object]:
    return {
        "tanda_tangan": satu.pk,
        "naskah": str(satu.naskah),
        "penyedia": satu.penyedia,
        "oleh": satu.oleh.nama,
        "sha256": satu.dokumen.sha256 if satu.dokumen else "",
        "sebelum": satu.sebelum.sha256,
    }
