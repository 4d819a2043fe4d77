"""Orders: a disposisi on its sheet, or one that was spoken and is written down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from lakip.access import Terlambat, TidakBerhak, TindakanDitolak
from lakip.domain.perintah import HARAPAN
from lakip.engine.bahan import contribute
from lakip.engine.meja import Meja, once, require_reason
from lakip.engine.surat_masuk import tie
from lakip.models import Disposisi, Jabatan, Jejak, Pegawai, Tugas
from lakip.models.jejak import Tindakan
from lakip.models.surat import CaraPerintah, SifatSurat
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tanggal import format_tanggal


def give_disposisi(
    tugas_pk: int,
    pegawai: Pegawai,
    kepada: Sequence[int],
    *,
    hal: str,
    sifat: str,
    isi: Sequence[str],
    catatan: str,
    tanggal: date,
    surat: int | None = None,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Give a disposisi to posts of the office, on a letter that came in (``surat``) or on another matter.

    ``isi`` are keys of HARAPAN. Raises TindakanDitolak if it says nothing, or goes to nobody or to another
    instansi's post.
    """

    def act() -> Jejak:
        meja, tugas, kapasitas = _contribute(tugas_pk, pegawai, at)
        if not set(isi) <= HARAPAN.keys() or sifat not in SifatSurat.values:
            raise TindakanDitolak("Pilih sifat dan isi disposisi dari yang tersedia.")
        if not isi and not catatan.strip():
            raise TindakanDitolak("Centang yang diharapkan, atau tuliskan catatannya.")
        letter = tie(meja, pegawai, surat) if surat is not None else None
        earliest = letter.diterima if letter else None
        _require_date(tanggal, meja.today, earliest)
        disposisi = Disposisi(cara=CaraPerintah.TERTULIS, surat=letter, sifat=sifat, isi=list(isi))
        disposisi.hal, disposisi.catatan, disposisi.tanggal = hal.strip(), catatan.strip(), tanggal
        _keep(disposisi, tugas, pegawai, kapasitas, kepada, at)
        return _record(meja, Tindakan.DISPOSISI, disposisi, token)

    return once(pegawai, token, act)


def record_lisan(
    tugas_pk: int,
    pegawai: Pegawai,
    kepada: Sequence[int],
    *,
    hal: str,
    catatan: str,
    tanggal: date,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Write down an order that was spoken: to which posts, on what day, and what was said."""

    def act() -> Jejak:
        meja, tugas, kapasitas = _contribute(tugas_pk, pegawai, at)
        if not catatan.strip():
            raise TindakanDitolak("Tuliskan apa yang ditugaskan.")
        _require_date(tanggal, meja.today, None)
        disposisi = Disposisi(cara=CaraPerintah.LISAN, hal=hal.strip(), catatan=catatan.strip())
        disposisi.tanggal = tanggal
        _keep(disposisi, tugas, pegawai, kapasitas, kepada, at)
        return _record(meja, Tindakan.PERINTAH_LISAN, disposisi, token)

    return once(pegawai, token, act)


def withdraw_disposisi(
    laporan_pk: int,
    pegawai: Pegawai,
    disposisi_pk: int,
    alasan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Take back an order of one's own with its reason, as long as its step is open; it stays to be seen."""

    def act() -> Jejak:
        disposisi = Disposisi.objects.select_related("oleh").get(pk=disposisi_pk, laporan=laporan_pk)
        meja, tugas = Meja.of_tugas(disposisi.tugas_id, at)
        if disposisi.oleh_id != pegawai.pk:
            raise TidakBerhak(f"Hanya {disposisi.oleh}, yang memberi perintah ini, yang dapat menariknya.")
        meja.require_open(tugas)
        reason = require_reason(alasan)
        standing = Disposisi.objects.filter(pk=disposisi_pk, ditarik_pada__isnull=True)
        if not standing.update(ditarik_pada=at, ditarik_sebab=reason):
            raise Terlambat("Perintah ini sudah ditarik.")
        return meja.record(
            Tindakan.TARIK_DISPOSISI,
            pegawai,
            tugas=tugas,
            alasan=reason,
            token=token,
            rincian={"disposisi": disposisi.pk},
        )

    return once(pegawai, token, act)


def _contribute(tugas_pk: int, pegawai: Pegawai, at: datetime) -> tuple[Meja, Tugas, str]:
    meja, tugas, kapasitas = contribute(tugas_pk, pegawai, at)
    if tugas.simbol.lembar_kerja != LembarKerja.PERINTAH:
        raise TindakanDitolak("Disposisi diberikan pada langkah perintah atau disposisi.")
    return meja, tugas, kapasitas


def _keep(
    disposisi: Disposisi,
    tugas: Tugas,
    pegawai: Pegawai,
    kapasitas: str,
    kepada: Sequence[int],
    at: datetime,
) -> None:
    if not disposisi.hal:
        raise TindakanDitolak("Tuliskan halnya.")
    posts = list(Jabatan.objects.filter(pk__in=kepada, instansi=tugas.laporan.instansi_id))
    if not posts or len(posts) != len(set(kepada)):
        raise TindakanDitolak("Pilih satu atau beberapa jabatan instansi ini.")
    disposisi.laporan, disposisi.tugas, disposisi.pada = tugas.laporan, tugas, at
    disposisi.oleh, disposisi.kapasitas = pegawai, kapasitas
    disposisi.save(force_insert=True)
    disposisi.kepada.set(posts)


def _record(meja: Meja, tindakan: Tindakan, disposisi: Disposisi, token: str | None) -> Jejak:
    rincian = {
        "disposisi": disposisi.pk,
        "surat": disposisi.surat_id,
        "kepada": sorted(str(satu) for satu in disposisi.kepada.all()),
        "hal": disposisi.hal,
        "isi": disposisi.isi,
        "catatan": disposisi.catatan,
        "tanggal": disposisi.tanggal.isoformat(),
    }
    return meja.record(
        tindakan,
        disposisi.oleh,
        tugas=disposisi.tugas,
        kapasitas=disposisi.kapasitas,
        token=token,
        rincian={kunci: nilai for kunci, nilai in rincian.items() if nilai},
    )


def _require_date(tanggal: date, today: date, earliest: date | None) -> None:
    if tanggal > today:
        raise TindakanDitolak("Tanggal perintah belum tiba; periksa tanggalnya.")
    if earliest and tanggal < earliest:
        raise TindakanDitolak(
            f"Surat itu baru diterima {format_tanggal(earliest)}; disposisinya tidak mungkin lebih dulu."
        )
