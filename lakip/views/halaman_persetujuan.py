"""What the page of an approval shows of the LAKIP that is to be signed."""

from __future__ import annotations

from functools import cached_property

from lakip.isi.ringkasan import Ringkasan, read_ringkasan
from lakip.models import Dokumen, Pegawai, PernyataanReviu, Reviu, TandaTangan, Terbitan, Tugas
from lakip.models.tanda_tangan import StatusTandaTangan
from lakip.reviu import find_pernyataan, find_reviu
from lakip.tanda_tangan.penanda import find_penanda_lain
from lakip.tanda_tangan.rangkaian import find_berkas, list_tampak
from sop.domain.tanggal import format_tanggal


class HalamanPersetujuan:
    """One approval as ``pegawai`` sees it, who acts in ``kapasitas``; "" for whose order has ended."""

    def __init__(self, tugas: Tugas, terbitan: Terbitan, pegawai: Pegawai, kapasitas: str) -> None:
        self.tugas = tugas
        self.terbitan = terbitan
        self.pegawai = pegawai
        self.kapasitas = kapasitas

    @property
    def pengantar(self) -> str:
        """What lies here, who handed it up and when, and in which capacity one answers, if in any."""
        satu = self.terbitan
        oleh, kapan, apa = (
            (satu.dibekukan_oleh, satu.dibekukan_pada, "diajukan")
            if satu.dibekukan_pada
            else (satu.oleh, satu.pada, "disusun")
        )
        pada = kapan.astimezone(self.tugas.laporan.instansi.zona)
        sebagai = f" Anda bertindak sebagai {self.kapasitas}." if self.kapasitas else ""
        return f"{satu}, {apa} {oleh} pada {format_tanggal(pada.date())} pukul {pada:%H.%M}.{sebagai}"

    @cached_property
    def ringkasan(self) -> Ringkasan:
        return read_ringkasan(self.terbitan)

    @cached_property
    def penanda_lain(self) -> str:
        """Why this person cannot sign it as it is built; "" where nothing stands against it."""
        if not self.kapasitas:
            return (
                "Anda tidak lagi menjabat pada kolom ini. Lepas atau serahkan langkahnya kepada yang "
                "sekarang menjabat, pada “Tindakan lain”."
            )
        return find_penanda_lain(self.tugas, self.terbitan, self.pegawai.nama, self.kapasitas)

    @cached_property
    def berkas(self) -> Dokumen:
        """The file as it is to be signed, with the paraf that were put on it."""
        return find_berkas(self.terbitan) or self.terbitan.dokumen

    @cached_property
    def reviu(self) -> Reviu | None:
        return find_reviu(self.tugas.laporan)

    @cached_property
    def pernyataan(self) -> PernyataanReviu | None:
        """The statement of the APIP that counts."""
        return find_pernyataan(self.tugas.laporan)

    @cached_property
    def tertanda(self) -> Terbitan | None:
        """The LAKIP that was signed at this visit; None before it was."""
        given = TandaTangan.objects.filter(tugas=self.tugas, status=StatusTandaTangan.JADI)
        signed = Terbitan.objects.filter(tandatangan__in=given).select_related("dokumen")
        return signed.defer("data", "naskah").first()

    @cached_property
    def tanda_tangan(self) -> list[TandaTangan]:
        """What stands on that LAKIP."""
        return list_tampak(self.tertanda) if self.tertanda else []
