"""Who stands in a column, whose turn it is, who owns a report and who keeps its organisation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F

from lakip.access.penolakan import Terlambat, TidakBerhak
from lakip.lifecycle import StatusTugas
from lakip.models import Laporan, Pegawai, Penugasan, Tugas
from lakip.models.organisasi import format_kapasitas
from lakip.querysets import standing_in


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


def turns_of(laporan: Laporan, pegawai: Pegawai, tanggal: date) -> Iterator[Tugas]:
    """Yield the steps on the desk of ``pegawai`` on which they may act.

    What an acting official has begun stays on the desk when the order ends, but may not be gone on with.
    """
    desk = Tugas.objects.waiting_for(pegawai, tanggal).filter(laporan=laporan)
    rows = desk.select_related("simbol__langkah", "simbol__pelaksana", "dari")
    return (tugas for tugas in rows if kapasitas_in(laporan, tugas, pegawai, tanggal) is not None)


def can_withdraw(tugas: Tugas, pegawai: Pegawai) -> bool:
    """Whether the step is one's own and closed, so that it may be asked back."""
    closed = tugas.status in (StatusTugas.SELESAI, StatusTugas.DIKEMBALIKAN)
    return closed and pegawai.pk in (tugas.pelaku_id, tugas.dicatat_oleh_id)
