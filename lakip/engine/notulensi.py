"""What came of a meeting: the notulensi, what is to be done and its answers, photographs, signed papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from django.core.files.base import ContentFile, File

from lakip.access import (
    TindakanDitolak,
    require_mencatat_rapat,
    require_menjawab_tindak_lanjut,
)
from lakip.domain.rapat import Notulensi, RencanaTindakLanjut
from lakip.engine.meja import Meja, once
from lakip.engine.rapat import find_rapat
from lakip.gambar import AKHIRAN, draw_anew
from lakip.models import (
    BerkasRapat,
    Dokumen,
    Jejak,
    KeputusanRapat,
    Pegawai,
    Rapat,
    TindakLanjut,
)
from lakip.models.dokumen import JenisDokumen
from lakip.models.jejak import Tindakan
from lakip.models.rapat import JenisBerkasRapat, JenisTindakLanjut
from lakip.uploads import discard, make_dokumen, require_pindaian
from sop.domain.tanggal import format_tanggal

FOTO_TERBANYAK = 20


def write_notulensi(
    laporan_pk: int,
    pegawai: Pegawai,
    rapat_pk: int,
    notulensi: Notulensi,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep what was said and decided; it may be worded anew, but what was answered stays as it was.

    Raises TindakanDitolak before the meeting has begun, for an empty one, and for a tenggat before it.
    """

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        rapat = find_rapat(meja, rapat_pk)
        require_mencatat_rapat(rapat, pegawai, meja.today)
        if at < rapat.mulai:
            raise TindakanDitolak("Notulensi ditulis setelah rapat dimulai.")
        if not notulensi.pembahasan.strip():
            raise TindakanDitolak("Tuliskan pembahasannya.")
        rapat.pembahasan, rapat.notulensi_pada = notulensi.pembahasan.strip(), at
        rapat.save(update_fields=["pembahasan", "notulensi_pada"])
        rapat.keputusan.all().delete()
        KeputusanRapat.objects.bulk_create(
            KeputusanRapat(rapat=rapat, nomor=nomor, teks=teks)
            for nomor, teks in enumerate(notulensi.keputusan, start=1)
        )
        _keep_tindak_lanjut(rapat, notulensi.tindak_lanjut)
        rincian = {
            "rapat": rapat.pk,
            "pembahasan": rapat.pembahasan,
            "keputusan": list(notulensi.keputusan),
            "tindak_lanjut": [_describe(satu) for satu in rapat.tindak_lanjut.select_related("penanggung")],
        }
        return meja.record(Tindakan.CATAT_NOTULENSI, pegawai, tugas=rapat.tugas, token=token, rincian=rincian)

    return once(pegawai, token, act)


def answer_tindak_lanjut(
    laporan_pk: int,
    pegawai: Pegawai,
    tindak_lanjut_pk: int,
    is_dilakukan: bool,
    hasil: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Say whether what the meeting asked for was done; that it was not needs its reason."""

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        of_laporan = TindakLanjut.objects.select_related("rapat").filter(rapat__laporan=meja.laporan)
        satu = of_laporan.filter(pk=tindak_lanjut_pk).first()
        if satu is None:
            raise TindakanDitolak("Tindak lanjut ini tidak ada lagi di laporan ini.")
        require_menjawab_tindak_lanjut(meja.laporan, satu, pegawai)
        if not is_dilakukan and not hasil.strip():
            raise TindakanDitolak("Tuliskan mengapa tidak dilakukan.")
        satu.is_dilakukan, satu.hasil = is_dilakukan, hasil.strip()
        satu.dijawab_oleh, satu.dijawab_pada = pegawai, at
        satu.save(update_fields=["is_dilakukan", "hasil", "dijawab_oleh", "dijawab_pada"])
        rincian = {"rapat": satu.rapat_id, "tindak_lanjut": satu.nomor, "dilakukan": is_dilakukan}
        return meja.record(
            Tindakan.JAWAB_TINDAK_LANJUT, pegawai, token=token, rincian={**rincian, "hasil": satu.hasil}
        )

    return once(pegawai, token, act)


def attach_rapat(
    laporan_pk: int,
    pegawai: Pegawai,
    rapat_pk: int,
    jenis: str,
    berkas: Sequence[File[bytes]],
    keterangan: str,
    *,
    at: datetime,
    token: str | None = None,
) -> Jejak:
    """Keep photographs of a meeting, or the scan of a paper signed there.

    A photograph is drawn anew, without what the camera wrote beside it, such as where it stood.
    """
    made: list[Dokumen] = []

    def act() -> Jejak:
        meja = Meja.of_laporan(laporan_pk, at)
        rapat = find_rapat(meja, rapat_pk)
        require_mencatat_rapat(rapat, pegawai, meja.today)
        if at < rapat.mulai:
            raise TindakanDitolak("Foto dan pindaian dilampirkan setelah rapat dimulai.")
        if jenis not in JenisBerkasRapat.values or not berkas:
            raise TindakanDitolak("Pilih jenis dan berkasnya.")
        if rapat.berkas.count() + len(berkas) > FOTO_TERBANYAK:
            raise TindakanDitolak(f"Paling banyak {FOTO_TERBANYAK} berkas untuk satu rapat.")
        for satu in berkas:
            dokumen = _make_dokumen(satu, jenis, pegawai, at)
            dokumen.laporan, dokumen.tugas = meja.laporan, rapat.tugas
            made.append(dokumen)
            dokumen.save(force_insert=True)
            BerkasRapat.objects.create(
                rapat=rapat, jenis=jenis, dokumen=dokumen, keterangan=keterangan.strip()
            )
        rincian = {
            "rapat": rapat.pk,
            "jenis": jenis,
            "berkas": [{"nama": satu.nama, "sha256": satu.sha256} for satu in made],
        }
        return meja.record(Tindakan.LAMPIRKAN, pegawai, tugas=rapat.tugas, token=token, rincian=rincian)

    def undo() -> None:
        for dokumen in made:
            discard(dokumen)

    return once(pegawai, token, act, undo=undo)


def _make_dokumen(berkas: File[bytes], jenis: str, pegawai: Pegawai, at: datetime) -> Dokumen:
    asal = make_dokumen(berkas, JenisDokumen.RAPAT, pegawai, at)
    if jenis != JenisBerkasRapat.FOTO:
        require_pindaian(asal)
        return asal
    isi, bentuk = draw_anew(asal.nama, berkas)
    baru = ContentFile(isi, name=Path(asal.nama).stem + AKHIRAN[bentuk])
    return make_dokumen(baru, JenisDokumen.RAPAT, pegawai, at)


def _keep_tindak_lanjut(rapat: Rapat, rencana_list: Sequence[RencanaTindakLanjut]) -> None:
    """Save what is to be done; rows not answered yet and not named any more are taken away."""
    ada = {satu.nomor: satu for satu in rapat.tindak_lanjut.all()}
    open_now = {nomor: satu for nomor, satu in ada.items() if satu.is_dilakukan is None}
    tanggal = rapat.mulai.astimezone(rapat.laporan.instansi.zona).date()
    people = Pegawai.objects.filter(instansi=rapat.laporan.instansi_id, is_active=True).in_bulk(
        {rencana.penanggung for rencana in rencana_list}
    )
    named = {rencana.nomor for rencana in rencana_list}
    TindakLanjut.objects.filter(
        pk__in=[satu.pk for nomor, satu in open_now.items() if nomor not in named]
    ).delete()
    last = max(ada, default=0)
    for rencana in rencana_list:
        _require_tindak_lanjut(rencana, people, tanggal)
        satu = open_now.get(rencana.nomor) if rencana.nomor else None
        if satu is None:
            if rencana.nomor in ada:
                continue
            last += 1
            satu = TindakLanjut(rapat=rapat, nomor=last)
        satu.jenis, satu.teks, satu.tenggat = rencana.jenis, rencana.teks.strip(), rencana.tenggat
        satu.penanggung = people[rencana.penanggung]
        satu.save()


def _require_tindak_lanjut(
    rencana: RencanaTindakLanjut, people: Mapping[int, Pegawai], tanggal: date
) -> None:
    if rencana.jenis not in JenisTindakLanjut.values or not rencana.teks.strip():
        raise TindakanDitolak("Tuliskan apa yang harus dilakukan pada setiap tindak lanjut.")
    if rencana.penanggung not in people:
        raise TindakanDitolak("Pilih penanggung jawab tindak lanjut dari pegawai aktif instansi ini.")
    if rencana.tenggat < tanggal:
        raise TindakanDitolak(
            f"Tenggat tindak lanjut tidak mungkin sebelum rapatnya, {format_tanggal(tanggal)}."
        )


def _describe(satu: TindakLanjut) -> dict[str, object]:
    return {
        "nomor": satu.nomor,
        "jenis": satu.jenis,
        "teks": satu.teks,
        "penanggung": satu.penanggung.nama,
        "tenggat": satu.tenggat.isoformat(),
    }
