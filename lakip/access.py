"""Who may do what: asked here by every path, page, bulk or command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count, F, FilteredRelation, Max, Q, QuerySet

from lakip.domain.pembekuan import MEMBUKA, Pos, find_pembekuan
from lakip.lembar_kerja import is_answering, may_work_on_isi, room_of
from lakip.lifecycle import TERBUKA, StatusLaporan, StatusTugas
from lakip.models import (
    Disposisi,
    Laporan,
    Naskah,
    Pegawai,
    Pemangku,
    Penugasan,
    Pereviu,
    Rapat,
    SuratMasuk,
    Terbitan,
    TindakLanjut,
    Tugas,
)
from lakip.models.organisasi import format_kapasitas
from lakip.models.surat import SifatSurat
from lakip.querysets import standing_in
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.tanggal import format_tanggal
from sop.models import Simbol


class TindakanDitolak(Exception):
    """An act that cannot be done; the message is for the person who tried."""


class TidakBerhak(TindakanDitolak):
    """The person has no right to the act."""


class Terlambat(TindakanDitolak):
    """Somebody, or an earlier click, has done it already."""


class KolomKosong(TindakanDitolak):
    """Nobody stands in a column of the SOP yet."""


def require_active(pegawai: Pegawai) -> None:
    """Raise TidakBerhak if the person has left the office."""
    if not pegawai.is_active:
        raise TidakBerhak("Akun Anda tidak aktif lagi; hubungi pengelola.")


def kapasitas_in(laporan: Laporan, tugas: Tugas, pegawai: Pegawai, tanggal: date) -> str | None:
    """Return in which capacity ``pegawai`` stands in the column of ``tugas``, or None if they do not.

    Of several the own post comes before an acting one, and a post before a
    place as person or in a unit.

    Sumber: tata naskah dinas; an acting official is named with Plt. or Plh. before the post.
    """
    if not pegawai.is_active or pegawai.instansi_id != laporan.instansi_id:
        return None
    if tugas.pelaku_id == pegawai.pk and tugas.kapasitas == format_pengganti(tugas):
        return tugas.kapasitas
    pelaksana = tugas.simbol.pelaksana
    standing = (
        Penugasan.objects.filter(standing_in(pegawai, tanggal), laporan=laporan, pelaksana=pelaksana)
        # In the order of the alphabet definitif comes before plh and plt.
        .order_by(F("jabatan__pemangku__jenis").asc(nulls_last=True), "pk")
        .values_list("jabatan__nama", "jabatan__pemangku__jenis")
        .first()
    )
    if standing is None:
        return None
    jabatan, jenis = standing
    return format_kapasitas(jenis, jabatan) if jabatan and jenis else pelaksana.nama


def format_pengganti(tugas: Tugas) -> str:
    """Return the capacity of somebody from elsewhere to whom a step was handed over."""
    return f"menggantikan {tugas.simbol.pelaksana}"


def require_kapasitas(laporan: Laporan, tugas: Tugas, pegawai: Pegawai, tanggal: date) -> str:
    """Return the capacity in which ``pegawai`` stands in the column; raises TidakBerhak if they do not."""
    kapasitas = kapasitas_in(laporan, tugas, pegawai, tanggal)
    if kapasitas is None:
        raise TidakBerhak(f"Langkah ini adalah pekerjaan {tugas.simbol.pelaksana}, bukan Anda.")
    return kapasitas


def require_turn(laporan: Laporan, tugas: Tugas, pegawai: Pegawai, tanggal: date) -> str:
    """Return the capacity in which ``pegawai`` may act on ``tugas`` now.

    Raises TidakBerhak if the work is another column's, Terlambat while it is in the hands of somebody else.
    """
    kapasitas = require_kapasitas(laporan, tugas, pegawai, tanggal)
    if tugas.pelaku_id not in (None, pegawai.pk):
        raise Terlambat(f"Langkah ini sudah di tangan {tugas.pelaku}.")
    return kapasitas


def is_owner(laporan: Laporan, pegawai: Pegawai) -> bool:
    return laporan.penanggung_jawab_id == pegawai.pk


def require_owner(laporan: Laporan, pegawai: Pegawai) -> None:
    """Raise TidakBerhak unless the report is in the care of ``pegawai``."""
    if not is_owner(laporan, pegawai):
        raise TidakBerhak(
            f"Hanya penanggung jawab laporan, {laporan.penanggung_jawab}, yang dapat melakukan ini."
        )


def is_keeper(laporan: Laporan, pegawai: Pegawai) -> bool:
    """Whether ``pegawai`` owns the report or keeps the organisation of its instansi."""
    keeps = pegawai.is_staff and pegawai.instansi_id == laporan.instansi_id
    return keeps or pegawai.is_lintas_instansi or is_owner(laporan, pegawai)


def require_keeper(laporan: Laporan, pegawai: Pegawai) -> None:
    """Raise TidakBerhak unless the report is in the care of ``pegawai`` or of whom the organisation is."""
    if not is_keeper(laporan, pegawai):
        require_owner(laporan, pegawai)


def may_edit_isi(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change figures and texts now.

    Those are the owner, and whoever has a step of the report on the desk in
    whose room figures or texts are worked on. A finished, suspended or
    cancelled report is closed, and so is one that is frozen. For figures ask ``may_edit_angka``.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return is_owner(laporan, pegawai)
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    works = is_owner(laporan, pegawai) or any(map(may_work_on_isi, _turns_of(laporan, pegawai, tanggal)))
    return works and not is_frozen(laporan)


def may_write_naskah(laporan: Laporan, naskah: Naskah, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change one text now: who may edit all, and the one who is to write it.

    To whom a text was given may write it while the report runs, without a step on the desk.
    """
    is_penulis = naskah.penulis_id == pegawai.pk and pegawai.instansi_id == laporan.instansi_id
    own = is_penulis and pegawai.is_active and laporan.status == StatusLaporan.BERJALAN
    return (own and not is_frozen(laporan)) or may_edit_isi(laporan, pegawai, tanggal)


def _turns_of(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> Iterator[Tugas]:
    """Yield the steps on the desk of ``pegawai`` on which they may act.

    What an acting official has begun stays on the desk when the order ends, but may not be gone on with.
    """
    desk = Tugas.objects.waiting_for(pegawai, tanggal).filter(laporan=laporan)
    rows = desk.select_related("simbol__langkah", "simbol__pelaksana", "dari")
    return (tugas for tugas in rows if kapasitas_in(laporan, tugas, pegawai, tanggal) is not None)


def may_edit_angka(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may change figures now: as ``may_edit_isi``, until their analysis is complete."""
    return may_edit_isi(laporan, pegawai, tanggal) and not is_dianalisis(laporan)


# A row that was passed over leaves the figures as they are, too.
_DILALUI = (StatusTugas.SELESAI, StatusTugas.DILEWATI)


def is_dianalisis(laporan: Laporan) -> bool:
    """Whether the figures were analysed and that work is not open again."""
    return analysed_at(laporan) is not None


def describe_kunci(laporan: Laporan) -> str:
    """Return why the figures cannot be changed once they are analysed, and who opens them; "" before."""
    if beku := describe_beku(laporan):
        return beku
    pada = analysed_at(laporan)
    if pada is None:
        return ""
    tanggal = format_tanggal(pada.astimezone(laporan.instansi.zona).date())
    return (
        f"Analisis sudah selesai pada {tanggal}, sehingga angka laporan ini dikunci. Bila perlu diubah, "
        f"penanggung jawab, {laporan.penanggung_jawab}, membukanya kembali dengan alasan "
        "di halaman Kinerja atau Anggaran."
    )


def analysed_at(laporan: Laporan) -> datetime | None:
    """Return when the figures were last analysed; None if they were not, or that work is open again.

    Analysed they are in the last row of the SOP that says so, or, where none does, in its first row of
    writing. Until work at or before that row is open, as after a return, they stay as they were analysed.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return None
    simbol = analysis_simbol(laporan)
    if simbol is None:
        return None
    visits = Tugas.objects.filter(laporan=laporan, simbol__langkah__versi=laporan.versi_id)
    at_or_before = Q(simbol__langkah__urutan__lt=simbol.langkah.urutan) | Q(
        simbol__langkah=simbol.langkah_id, simbol__urutan__lte=simbol.urutan
    )
    found = visits.aggregate(
        selesai=Max("ditutup_pada", filter=Q(simbol=simbol, status__in=_DILALUI)),
        terbuka=Count("pk", filter=at_or_before & Q(status__in=TERBUKA)),
    )
    selesai: datetime | None = found["selesai"]
    return None if found["terbuka"] else selesai


def analysis_simbol(laporan: Laporan) -> Simbol | None:
    """Return the symbol of the report's SOP at which its figures are analysed; None where there is none."""
    rows = Simbol.objects.filter(
        langkah__versi=laporan.versi_id,
        langkah__lembar_kerja__in=(LembarKerja.ANALISIS, LembarKerja.SUSUN),
    ).select_related("langkah")
    analysis, writing = None, None
    for simbol in rows:
        if simbol.langkah.lembar_kerja == LembarKerja.ANALISIS:
            analysis = simbol
        else:
            writing = writing or simbol
    return analysis or writing


def is_frozen(laporan: Laporan) -> bool:
    """Whether the report was handed up for approval and no work before that is open again."""
    return frozen_at(laporan) is not None


def describe_beku(laporan: Laporan) -> str:
    """Return why nothing can be changed once the report is handed up, and what opens it; "" before."""
    pada = frozen_at(laporan)
    if pada is None:
        return ""
    tanggal = format_tanggal(pada.astimezone(laporan.instansi.zona).date())
    return (
        f"LAKIP ini diajukan untuk persetujuan pada {tanggal}, sehingga isinya dibekukan. Isinya terbuka "
        "lagi hanya bila laporan dikembalikan: oleh yang memutuskan persetujuannya, atau oleh penanggung "
        f"jawab, {laporan.penanggung_jawab}, yang kembali ke langkah sebelumnya dengan alasan."
    )


def frozen_at(laporan: Laporan) -> datetime | None:
    """Return since when the report is handed up for approval; None if it is not, or earlier work is open.

    Under a further SOP that neither works on the content nor hands it up it stays as it was.
    """
    if laporan.status == StatusLaporan.DISIAPKAN:
        return None
    simbol_list = (
        Simbol.objects.filter(langkah__versi=laporan.versi_id)
        .select_related("langkah")
        .annotate(
            kunjungan=FilteredRelation("tugas", condition=Q(tugas__laporan=laporan.pk)),
            status=F("kunjungan__status"),
            ditutup_pada=F("kunjungan__ditutup_pada"),
        )
    )
    pos_list = [_read_pos(list(rows)) for _, rows in groupby(simbol_list, key=attrgetter("pk"))]
    if MEMBUKA.isdisjoint(pos.pekerjaan for pos in pos_list):
        return Terbitan.objects.filter(laporan=laporan).values_list("dibekukan_pada", flat=True).last()
    return find_pembekuan(pos_list)


def _read_pos(rows: list[Any]) -> Pos:
    """Read one symbol, which stands in ``rows`` with each of its visits."""
    status = {row.status for row in rows}
    return Pos(
        rows[0].lembar_kerja,
        is_terbuka=not status.isdisjoint(TERBUKA),
        is_dicapai=not status <= {None, StatusTugas.TERTAHAN, StatusTugas.DIBATALKAN},
        is_dilalui=not status.isdisjoint(_DILALUI),
        ditutup_pada=max((row.ditutup_pada for row in rows if row.ditutup_pada), default=None),
    )


def may_answer_periksa(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may say now what the checklists ask: the owner to the last, and who may edit.

    Some of it, as where the report was published, is only known once the report is finished.
    """
    owns = is_owner(laporan, pegawai) and laporan.status != StatusLaporan.DIBATALKAN
    return owns or may_edit_isi(laporan, pegawai, tanggal)


def may_answer_koreksi(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may answer remarks now: who may edit, and who has a step on the desk that asks it.

    To answer changes nothing of the content: a frozen report that came back to a box is answered for, too.
    """
    if may_edit_isi(laporan, pegawai, tanggal):
        return True
    return any(map(is_answering, _turns_of(laporan, pegawai, tanggal)))


def may_keep_persuratan(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may keep the report's letters, meetings and their papers now.

    The owner may from the first day, and after the end too: receipts come in late. While the report runs so
    may whoever has a step of such work on the desk.
    """
    if is_owner(laporan, pegawai):
        return laporan.status != StatusLaporan.DIBATALKAN
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    return any(room_of(tugas.simbol).is_persuratan for tugas in _turns_of(laporan, pegawai, tanggal))


def require_persuratan(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> None:
    """Raise TidakBerhak for who may not keep the papers of the report, TindakanDitolak if it is cancelled."""
    if laporan.status == StatusLaporan.DIBATALKAN:
        raise TindakanDitolak("Laporan ini sudah dibatalkan.")
    if not may_keep_persuratan(laporan, pegawai, tanggal):
        raise TidakBerhak(
            f"Ini pekerjaan penanggung jawab laporan, {laporan.penanggung_jawab}, atau yang sedang "
            "mengerjakan langkah persuratannya."
        )


def readable_surat_masuk(pegawai: Pegawai, tanggal: date) -> QuerySet[SuratMasuk]:
    """Return the letters in the agenda of the person's instansi of which they may read page and scan.

    One that is rahasia only who entered it reads, the owner of its report, who gives or gave its disposisi,
    to whose post that went and stands, and who keeps the organisation.
    """
    letters = SuratMasuk.objects.filter(instansi=pegawai.instansi_id)
    if pegawai.is_staff:
        return letters
    held = Pemangku.objects.on(tanggal).filter(pegawai=pegawai).values("jabatan")
    addressed = Disposisi.objects.filter(kepada__in=held, ditarik_pada__isnull=True)
    giving = Tugas.objects.waiting_for(pegawai, tanggal).filter(
        simbol__langkah__lembar_kerja=LembarKerja.PERINTAH
    )
    return letters.filter(
        ~Q(sifat=SifatSurat.RAHASIA)
        | Q(oleh=pegawai)
        | Q(laporan__penanggung_jawab=pegawai)
        | Q(laporan__in=giving.values("laporan"))
        | Q(pk__in=Disposisi.objects.filter(oleh=pegawai, surat__isnull=False).values("surat"))
        | Q(pk__in=addressed.filter(surat__isnull=False).values("surat"))
    )


def may_mencatat_rapat(rapat: Rapat, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may say who came to a meeting and what came of it.

    Who keeps the papers may, and who leads the meeting or writes for it, unless the report is cancelled.
    """
    if may_keep_persuratan(rapat.laporan, pegawai, tanggal):
        return True
    takes_part = pegawai.is_active and pegawai.pk in (rapat.pemimpin_id, rapat.notulis_id)
    return takes_part and rapat.laporan.status != StatusLaporan.DIBATALKAN


def require_mencatat_rapat(rapat: Rapat, pegawai: Pegawai, tanggal: date) -> None:
    """Raise TidakBerhak for who may not write down what came of the meeting."""
    if not may_mencatat_rapat(rapat, pegawai, tanggal):
        raise TidakBerhak(
            f"Hasil rapat dicatat oleh notulis, {rapat.notulis}, pemimpin rapat, atau yang mengurus "
            "persuratan laporan ini."
        )


def may_menjawab_tindak_lanjut(laporan: Laporan, satu: TindakLanjut, pegawai: Pegawai) -> bool:
    """Whether ``pegawai`` may answer what a meeting asked for: who is to do it, and the report's owner."""
    answers = satu.penanggung_id == pegawai.pk or is_owner(laporan, pegawai)
    return answers and laporan.status != StatusLaporan.DIBATALKAN


def require_menjawab_tindak_lanjut(laporan: Laporan, satu: TindakLanjut, pegawai: Pegawai) -> None:
    """Raise TidakBerhak for who may not answer what a meeting asked for."""
    if not may_menjawab_tindak_lanjut(laporan, satu, pegawai):
        raise TidakBerhak(f"Tindak lanjut ini dijawab oleh {satu.penanggung}, yang bertanggung jawab.")


def unit_scope(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> int | None:
    """Return the unit to whose rows ``pegawai`` is confined; None for who sees all figures.

    All of them see the owner, who keeps the organisation, who stands in a column of the SOP, has a step of
    it on the desk or is to write one of its texts, and who belongs to no unit; the people of a unit see its
    own. A finished report is open to everybody of the office.
    """
    if pegawai.unit_id is None or laporan.status == StatusLaporan.SELESAI or is_keeper(laporan, pegawai):
        return None
    stands = Penugasan.objects.filter(standing_in(pegawai, tanggal), laporan=laporan).exists()
    writes = stands or Naskah.objects.filter(laporan=laporan, penulis=pegawai).exists()
    works = writes or any(_turns_of(laporan, pegawai, tanggal))
    return None if works else pegawai.unit_id


def may_fill_unit(laporan: Laporan, unit: int, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may give the figures of a unit now: its own people, and who may edit all."""
    if laporan.status != StatusLaporan.BERJALAN or is_dianalisis(laporan) or is_frozen(laporan):
        return False
    own = pegawai.is_active and pegawai.instansi_id == laporan.instansi_id and pegawai.unit_id == unit
    return own or may_edit_isi(laporan, pegawai, tanggal)


def can_withdraw(tugas: Tugas, pegawai: Pegawai) -> bool:
    """Whether the step is one's own and closed, so that it may be asked back."""
    closed = tugas.status in (StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN)
    return closed and pegawai.pk in (tugas.pelaku_id, tugas.dicatat_oleh_id)


def is_pereviu(pegawai: Pegawai) -> bool:
    """Whether the person belongs to no instansi and keeps nothing: a reviewer of the APIP, who sees only
    the reports to which they were invited.
    """
    return pegawai.instansi_id is None and not pegawai.is_superuser and not pegawai.is_staff


def find_pereviu(laporan: Laporan, pegawai: Pegawai) -> Pereviu | None:
    """Return the invitation by which ``pegawai`` may see the report; None if there is none that holds."""
    if not pegawai.is_active or not is_pereviu(pegawai):
        return None
    rows = Pereviu.objects.aktif().filter(reviu__laporan=laporan, pegawai=pegawai)
    return rows.select_related("reviu", "pegawai").first()


def require_pereviu(laporan: Laporan, pegawai: Pegawai) -> Pereviu:
    """Return the invitation of the reviewer; raises TidakBerhak for everybody else."""
    pereviu = find_pereviu(laporan, pegawai)
    if pereviu is None:
        raise TidakBerhak("Hanya pereviu APIP yang diundang untuk laporan ini yang dapat melakukannya.")
    return pereviu


def may_answer_reviu(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> bool:
    """Whether ``pegawai`` may answer the remarks of the APIP now: the owner, and who may edit."""
    if laporan.status != StatusLaporan.BERJALAN:
        return False
    return is_owner(laporan, pegawai) or may_edit_isi(laporan, pegawai, tanggal)
