"""What the pages of the reviu show of one report, to the office and to the reviewer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.forms import Form

from lakip.access import describe_beku, is_owner, is_pereviu, may_answer_reviu
from lakip.domain.kelengkapan import JenisDaftar
from lakip.exports.lampiran_pdf import read_lampiran
from lakip.forms.reviu import DesakanForm, JawabanReviuForm
from lakip.forms.tugas import TokenForm
from lakip.kelengkapan.daftar import read_daftar_of
from lakip.lifecycle import StatusLaporan
from lakip.models import (
    CatatanReviu,
    JawabanReviu,
    Laporan,
    Pegawai,
    Pereviu,
    PernyataanReviu,
    Reviu,
    Terbitan,
)
from lakip.models.reviu import StatusReviu
from lakip.reviu import catatan_of, find_pernyataan, find_reviu
from lakip.terbitan import find_terbaru
from lakip.views.berkas import open_stored


@dataclass(frozen=True, slots=True)
class BarisReviu:
    """A remark, with the form by which this person goes on with it: the answer, or why it is not enough."""

    catatan: CatatanReviu
    jawab: Form | None = None
    tolak: Form | None = None
    is_dapat_selesai: bool = False


class HalamanReviu:
    """The reviu of one report as one person sees it; ``ditolak`` is a form that came back, by its remark."""

    def __init__(
        self, laporan: Laporan, pegawai: Pegawai, at: datetime, ditolak: tuple[int, Form] | None = None
    ) -> None:
        self.laporan = laporan
        self.pegawai = pegawai
        self.at = at
        self.ditolak = ditolak

    @cached_property
    def reviu(self) -> Reviu | None:
        return find_reviu(self.laporan)

    @property
    def is_berjalan(self) -> bool:
        return self.reviu is not None and self.reviu.status == StatusReviu.BERJALAN

    @property
    def is_dilewati(self) -> bool:
        return self.reviu is not None and self.reviu.status == StatusReviu.DILEWATI

    @cached_property
    def is_apip(self) -> bool:
        return is_pereviu(self.pegawai)

    @cached_property
    def beku(self) -> str:
        return describe_beku(self.laporan)

    @cached_property
    def is_terbuka(self) -> bool:
        """Whether anything of the reviu can still be changed."""
        return self.laporan.status == StatusLaporan.BERJALAN and not self.beku

    @cached_property
    def is_pemilik(self) -> bool:
        return is_owner(self.laporan, self.pegawai)

    @property
    def may_order(self) -> bool:
        """Whether the person may ask for the reviu, pass it over, or bring the statement in."""
        return self.is_terbuka and self.is_pemilik

    @property
    def may_review(self) -> bool:
        return self.is_terbuka and self.is_apip and self.is_berjalan

    @cached_property
    def terbitan(self) -> Terbitan | None:
        return find_terbaru(self.laporan)

    @cached_property
    def terbitan_list(self) -> list[Terbitan]:
        """Every built LAKIP, the newest first."""
        rows = Terbitan.objects.filter(laporan=self.laporan).defer("data", "naskah")
        return list(rows.order_by("-nomor"))

    @cached_property
    def lampiran(self) -> list[str]:
        """The files that the newest LAKIP carries."""
        if self.terbitan is None:
            return []
        with open_stored(self.terbitan.dokumen.berkas) as berkas:
            return sorted(read_lampiran(berkas.read()))

    @cached_property
    def pereviu_list(self) -> list[Pereviu]:
        rows = self.reviu.pereviu.select_related("pegawai") if self.reviu else []
        return list(rows)

    @cached_property
    def pernyataan(self) -> PernyataanReviu | None:
        return find_pernyataan(self.laporan)

    @property
    def is_termuat(self) -> bool:
        """Whether the newest LAKIP was built after the statement came in."""
        return bool(self.pernyataan and self.terbitan and self.terbitan.pada >= self.pernyataan.pada)

    @cached_property
    def jumlah_butir(self) -> int:
        return len(read_daftar_of(self.laporan.instansi_id)[JenisDaftar.REVIU].butir)

    @cached_property
    def jumlah_dijawab(self) -> int:
        return JawabanReviu.objects.filter(reviu__laporan=self.laporan).count()

    @cached_property
    def baris_list(self) -> list[BarisReviu]:
        may_answer = (
            self.is_berjalan
            and not self.is_apip
            and may_answer_reviu(
                self.laporan, self.pegawai, self.at.astimezone(self.laporan.instansi.zona).date()
            )
        )
        return [self._make_baris(satu, may_answer) for satu in catatan_of(self.laporan)]

    @property
    def jumlah_terbuka(self) -> int:
        return sum(baris.catatan.selesai_pada is None for baris in self.baris_list)

    @property
    def jumlah_menunggu_jawaban(self) -> int:
        return sum(
            baris.catatan.selesai_pada is None and baris.catatan.dijawab_pada is None
            for baris in self.baris_list
        )

    @property
    def token_form(self) -> Form:
        return TokenForm(auto_id=False)

    def _make_baris(self, catatan: CatatanReviu, may_answer: bool) -> BarisReviu:
        nomor = catatan.nomor
        refused = self.ditolak[1] if self.ditolak and self.ditolak[0] == nomor else None
        if catatan.selesai_pada:
            return BarisReviu(catatan)
        if may_answer:
            initial = {"jawaban": catatan.jawaban if catatan.dijawab_pada else ""}
            return BarisReviu(
                catatan, jawab=refused or JawabanReviuForm(initial=initial, auto_id=f"jawab-{nomor}-%s")
            )
        if self.may_review:
            tolak = (refused or DesakanForm(auto_id=f"tolak-{nomor}-%s")) if catatan.dijawab_pada else None
            return BarisReviu(catatan, tolak=tolak, is_dapat_selesai=True)
        return BarisReviu(catatan)
