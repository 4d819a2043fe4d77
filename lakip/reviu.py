"""The reviu of a report as it stands: what the APIP has said of it, and what that still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from lakip.lifecycle import StatusLaporan
from lakip.models import CatatanReviu, Laporan, Pegawai, Pereviu, PernyataanReviu, Reviu, Terbitan
from lakip.models.reviu import StatusReviu

# A built LAKIP holds all that it said: too much to be read with every row on it.
BERAT = ("terbitan__data", "terbitan__naskah")
MENUNGGU_JAWABAN = Q(dijawab_pada__isnull=True, selesai_pada__isnull=True)


def find_reviu(laporan: Laporan) -> Reviu | None:
    """Return the reviu of the report; None while it was neither asked for nor passed over."""
    reviu: Reviu | None = Reviu.objects.filter(laporan=laporan).select_related("oleh").first()
    return reviu


def find_pernyataan(laporan: Laporan) -> PernyataanReviu | None:
    """Return the statement that counts: the newest that was not taken back."""
    rows = PernyataanReviu.objects.filter(reviu__laporan=laporan, ditarik_pada__isnull=True)
    return rows.select_related("dokumen", "hasil", "oleh", "terbitan").defer(*BERAT).last()


def catatan_of(laporan: Laporan) -> QuerySet[CatatanReviu]:
    """Return the remarks of the APIP, by their number."""
    rows = CatatanReviu.objects.filter(reviu__laporan=laporan)
    return rows.select_related("oleh", "dijawab_oleh", "terbitan").defer(*BERAT)


def lacks_reviu(laporan: Laporan) -> list[str]:
    """Return, in one sentence, what the reviu lacks before the LAKIP may be handed up; [] if nothing.

    Sumber: PermenPANRB 53/2014 Lampiran III: the reviu is finished before the leader signs.
    """
    reviu = find_reviu(laporan)
    if reviu is not None and reviu.status == StatusReviu.DILEWATI:
        return []
    if reviu is None or reviu.status == StatusReviu.BERJALAN:
        keadaan = "belum direviu APIP" if reviu is None else "masih direviu APIP"
        return [
            f"Laporan ini {keadaan}. Buka “Reviu”: di sana penanggung jawab, {laporan.penanggung_jawab}, "
            "mengundang pereviu, mengunggah pernyataannya, atau melewati reviu dengan alasan."
        ]
    newest = Terbitan.objects.filter(laporan=laporan).aggregate(pada=Max("pada"))["pada"]
    if newest and reviu.selesai_pada and newest < reviu.selesai_pada:
        return [
            "Pernyataan telah direviu belum termuat dalam dokumen LAKIP: susun kembali dokumennya, supaya "
            "pernyataan itu berada pada tempatnya."
        ]
    return []


def remind_reviu(laporan: Laporan) -> str:
    """Return what a corrector should know while the reviu is still open; "" once it is not."""
    reviu = find_reviu(laporan)
    if reviu is not None and reviu.status != StatusReviu.BERJALAN:
        return ""
    return (
        "Reviu APIP belum selesai. Pernyataan yang masuk kemudian mengubah isi dokumen dan menggugurkan "
        "paraf yang sudah diberikan."
    )


@dataclass(frozen=True, slots=True)
class ReviuDitunggu:
    """A report of mine on which the APIP waits for answers, and to how many of its remarks."""

    laporan: Laporan
    jumlah: int


def find_menunggu_jawaban(pegawai: Pegawai) -> list[ReviuDitunggu]:
    """Return the reports in the care of ``pegawai`` with remarks of the APIP that nobody has answered."""
    rows = Laporan.objects.visible_to(pegawai).filter(
        penanggung_jawab=pegawai, status=StatusLaporan.BERJALAN, reviu__status=StatusReviu.BERJALAN
    )
    open_rows = Q(reviu__catatan__dijawab_pada__isnull=True, reviu__catatan__selesai_pada__isnull=True)
    waiting = rows.annotate(jumlah=Count("reviu__catatan", filter=open_rows)).filter(jumlah__gt=0)
    return [ReviuDitunggu(satu, satu.jumlah) for satu in waiting.order_by("tenggat", "pk")]


def list_undangan(pegawai: Pegawai) -> QuerySet[Pereviu]:
    """Return the reports that ``pegawai`` reviews, the newest invitation first."""
    rows = Pereviu.objects.aktif().filter(pegawai=pegawai).select_related("reviu__laporan__instansi")
    waiting = Count(
        "reviu__catatan",
        filter=Q(reviu__catatan__dijawab_pada__isnull=False, reviu__catatan__selesai_pada__isnull=True),
    )
    return rows.annotate(dijawab=waiting).order_by("-diundang_pada", "-pk")
