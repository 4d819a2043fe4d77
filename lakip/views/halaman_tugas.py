"""What the page of one step shows, and what the person who looks at it may do."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.forms import Form

from lakip import engine
from lakip.access import can_withdraw, is_owner, kapasitas_in
from lakip.forms.tugas import (
    AlasanForm,
    BerkasForm,
    CatatanForm,
    KembaliForm,
    KeputusanBeralasanForm,
    KeputusanForm,
    KertasForm,
    LewatiForm,
    SerahkanForm,
    TokenForm,
)
from lakip.kalender import load_jam_kerja_of
from lakip.kemajuan import Kemajuan, read_kemajuan
from lakip.lembar_kerja import Alat, Ruang, is_answering, missing_of, room_of, tools_of
from lakip.lembar_kerja.dasar import of_visit
from lakip.lembar_kerja.dokumen import lacks_untuk_diajukan
from lakip.lifecycle import AKTIF, StatusLaporan, StatusTugas
from lakip.models import (
    Catatan,
    Disposisi,
    Dokumen,
    Pegawai,
    Pengiriman,
    Penugasan,
    Rapat,
    Terbitan,
    Tugas,
)
from lakip.models.tanda_tangan import JenisTandaTangan
from lakip.pengiriman import list_kiriman
from lakip.perintah import list_perintah_in, list_untuk
from lakip.posisi import WaktuTugas, measure
from lakip.surat import SuratTampil, list_surat
from lakip.tanda_tangan.diminta import find_diminta
from lakip.terbitan import find_terbaru
from lakip.views.halaman_koreksi import HalamanKoreksi
from lakip.views.halaman_persetujuan import HalamanPersetujuan
from sop.domain.alur import Alur, Panah, follow
from sop.models import Simbol
from sop.storage import load_alur


@dataclass(frozen=True, slots=True)
class PintuKeluar:
    """One exit of a step: its label, where to, whether it needs a reason or sends back, and its form."""

    label: str
    tujuan: str
    is_beralasan: bool
    is_kembali: bool
    form: Form


class HalamanTugas:
    """One step as ``pegawai`` sees it at ``at``; ``refused`` are forms that came back, by what they do."""

    def __init__(self, tugas: Tugas, pegawai: Pegawai, at: datetime, refused: dict[str, Form]) -> None:
        self.tugas = tugas
        self.laporan = tugas.laporan
        self.pegawai = pegawai
        self.at = at
        self.refused = refused
        self.today = at.astimezone(self.laporan.instansi.zona).date()

    # --- what it is ---

    @property
    def letak(self) -> str:
        """Which report, row and round this is."""
        nomor = self.tugas.simbol.langkah.sebutan
        putaran = f", putaran {self.tugas.putaran}" if self.tugas.putaran > 1 else ""
        return f"{self.laporan.judul}, langkah {nomor}{putaran}"

    @property
    def pengantar(self) -> str:
        """What to do here, to who is to do it; to others, what is done here."""
        return self.ruang.petunjuk if self.is_mine else self.ruang.judul

    @cached_property
    def ruang(self) -> Ruang:
        return room_of(self.tugas.simbol)

    @cached_property
    def alat(self) -> tuple[Alat, ...]:
        return tools_of(self.tugas.simbol)

    @cached_property
    def waktu(self) -> WaktuTugas:
        return measure(self.tugas, load_jam_kerja_of([self.laporan], self.at)[self.laporan.pk], self.at)

    @cached_property
    def alur(self) -> Alur:
        return load_alur(self.tugas.simbol.langkah.versi_id)

    @cached_property
    def pilihan(self) -> tuple[str, ...]:
        return self.alur.pilihan(self.tugas.simbol_id)

    @cached_property
    def pilihan_maju(self) -> tuple[str, ...]:
        """The exits that do not send the work back."""
        return tuple(label for label in self.pilihan if not self._sends_back(label))

    @cached_property
    def pintu(self) -> list[PintuKeluar]:
        targets = [p.ke for p in self.alur.keluar[self.tugas.simbol_id] if p.ke is not None]
        rows = Simbol.objects.filter(pk__in=targets).select_related("langkah", "pelaksana")
        names = {s.pk: f"langkah {s.langkah.sebutan} ({s.pelaksana})" for s in rows}
        return [self._pintu(nomor, label, names) for nomor, label in enumerate(self.pilihan or ("",))]

    # --- what there is ---

    @cached_property
    def koreksi(self) -> HalamanKoreksi:
        return HalamanKoreksi(self.tugas, self.terbitan, self.pegawai, self.at)

    @cached_property
    def persetujuan(self) -> HalamanPersetujuan | None:
        """What the LAKIP that lies here to be approved says; None where none was built."""
        if self.terbitan is None:
            return None
        return HalamanPersetujuan(self.tugas, self.terbitan, self.pegawai, self.kapasitas or "")

    @property
    def diminta(self) -> JenisTandaTangan | None:
        """What the decision is sealed with: a signature, a paraf, or nothing."""
        return find_diminta(self.tugas.simbol)

    @property
    def is_answering(self) -> bool:
        """Whether the remarks of correctors are answered here."""
        return self.is_running and is_answering(self.tugas)

    @cached_property
    def perintah_list(self) -> list[Disposisi]:
        """The orders that were given here."""
        return list(list_perintah_in(self.tugas))

    @cached_property
    def perintah_untuk(self) -> list[Disposisi]:
        """The orders of the report that went to the person, but for those given here."""
        untuk = list_untuk(self.pegawai, self.today, self.laporan) if self.is_mine else ()
        return [satu for satu in untuk if satu.tugas_id != self.tugas.pk]

    @cached_property
    def surat_list(self) -> list[SuratTampil]:
        """The letters that go with the report."""
        return list_surat(self.laporan)

    @cached_property
    def rapat_list(self) -> list[Rapat]:
        """The meetings about the report."""
        return list(Rapat.objects.filter(laporan=self.laporan))

    @cached_property
    def dokumen(self) -> list[Dokumen]:
        return list(Dokumen.objects.berlaku().filter(of_visit([self.tugas])).select_related("oleh"))

    @cached_property
    def catatan(self) -> list[Catatan]:
        return list(Catatan.objects.filter(of_visit([self.tugas])).select_related("oleh"))

    @cached_property
    def kiriman_list(self) -> list[Pengiriman]:
        """The rows of the buku ekspedisi."""
        return list_kiriman(self.laporan)

    @cached_property
    def terdahulu(self) -> list[tuple[Tugas, list[Dokumen], list[Catatan]]]:
        """What earlier visits left, the newest first."""
        before = {"tugas__laporan": self.laporan, "tugas__dibuka_pada__lte": self.tugas.dibuka_pada}
        left: dict[int, tuple[Tugas, list[Dokumen], list[Catatan]]] = {}
        related = ("oleh", "tugas__simbol__langkah", "tugas__simbol__pelaksana", "tugas__pelaku")
        dokumen = Dokumen.objects.berlaku().filter(**before).select_related(*related)
        catatan = Catatan.objects.filter(**before).select_related(*related)
        own = {self.tugas.pk, self.tugas.pangkal_id}
        for satu in [*dokumen, *catatan]:
            visit = satu.tugas
            if visit is None or visit.pk in own:
                continue
            _, files, notes = left.setdefault(visit.pk, (visit, [], []))
            (files if isinstance(satu, Dokumen) else notes).append(satu)
        return sorted(left.values(), key=lambda row: row[0].pk, reverse=True)

    @cached_property
    def terbitan(self) -> Terbitan | None:
        """The LAKIP that was built last."""
        return find_terbaru(self.laporan)

    @cached_property
    def kemajuan(self) -> Kemajuan | None:
        """How far the last order to build it is."""
        return read_kemajuan(self.laporan, self.at)

    @property
    def is_disusun(self) -> bool:
        """Whether a worker is at it, or soon will be."""
        return bool(self.kemajuan and self.kemajuan.is_disusun)

    @cached_property
    def kurang(self) -> list[str]:
        """What keeps the step from being finished."""
        return missing_of(self.tugas) if self.tugas.status in AKTIF else []

    @cached_property
    def pengingat(self) -> str:
        """What is to be kept in mind though it does not keep the step from being finished."""
        return self.ruang.remind(self.laporan) if self.tugas.status in AKTIF else ""

    @cached_property
    def kurang_kelak(self) -> list[str]:
        """What does not keep this step from being finished, but will keep the report from approval."""
        return [satu for satu in lacks_untuk_diajukan(self.laporan) if satu not in self.kurang]

    @cached_property
    def dikembalikan_dengan(self) -> Tugas | None:
        """The visit that sent the work back here, with its reason."""
        sender = self.tugas.dari
        return sender if sender and sender.status == StatusTugas.DIKEMBALIKAN else None

    # --- what one may do ---

    @cached_property
    def is_group(self) -> bool:
        """Whether several people may stand in the column, so that one has to say: I am doing it."""
        seated = Penugasan.objects.filter(laporan=self.laporan, pelaksana=self.tugas.simbol.pelaksana_id)
        units = list(seated.values_list("unit", flat=True))
        return len(units) > 1 or any(units)

    @cached_property
    def is_running(self) -> bool:
        return self.laporan.status == StatusLaporan.BERJALAN and self.tugas.status in AKTIF

    @cached_property
    def is_berhenti(self) -> bool:
        """Whether the step lies still because the report is suspended."""
        return self.laporan.status == StatusLaporan.DITANGGUHKAN and self.tugas.is_terbuka

    @cached_property
    def kapasitas(self) -> str | None:
        return kapasitas_in(self.laporan, self.tugas, self.pegawai, self.today)

    @cached_property
    def is_mine(self) -> bool:
        """Whether it is this person's turn."""
        if not self.is_running:
            return False
        if self.tugas.pelaku_id is None:
            return self.kapasitas is not None
        return self.tugas.pelaku_id == self.pegawai.pk

    @cached_property
    def may_contribute(self) -> bool:
        return self.is_running and (self.is_mine or self.kapasitas is not None)

    @cached_property
    def may_take(self) -> bool:
        return self.is_mine and self.tugas.status == StatusTugas.MENUNGGU

    @cached_property
    def may_release(self) -> bool:
        return self.is_mine and self.tugas.status == StatusTugas.DIKERJAKAN

    @cached_property
    def may_take_over(self) -> bool:
        elsewhere = self.tugas.pelaku_id not in (None, self.pegawai.pk)
        return self.is_running and elsewhere and self.kapasitas is not None

    @cached_property
    def is_pemilik(self) -> bool:
        return is_owner(self.laporan, self.pegawai)

    @cached_property
    def may_hand_over(self) -> bool:
        return self.is_running and (self.is_mine or self.is_pemilik)

    @cached_property
    def may_withdraw(self) -> bool:
        """Offered while nothing that came of the step was begun; the engine looks more closely."""
        running = self.laporan.status == StatusLaporan.BERJALAN
        if not (running and can_withdraw(self.tugas, self.pegawai)):
            return False
        untouched = (StatusTugas.MENUNGGU, StatusTugas.TERTAHAN)
        gone_on = Q(dari=self.tugas) & ~Q(status__in=untouched)
        again = Q(laporan=self.laporan, letak=self.tugas.letak_id, putaran__gt=self.tugas.putaran)
        return not Tugas.objects.filter(gone_on | again).exists()

    @cached_property
    def may_deviate(self) -> bool:
        return self.is_running and self.is_pemilik

    # --- its forms ---

    @property
    def tertolak(self) -> str:
        """What was written in a form that was refused and has no place on the page any more."""
        if self.is_running and (self.may_contribute or self.is_pemilik):
            return ""
        written = (form.data.get(nama, "") for form in self.refused.values() for nama in ("teks", "alasan"))
        return next((teks for teks in written if teks.strip()), "")

    @property
    def token_form(self) -> Form:
        """A token of its own for every form that asks it."""
        return TokenForm(auto_id=False)

    @property
    def tarik_form(self) -> Form:
        return AlasanForm(auto_id=f"tarik_{uuid.uuid4().hex[:8]}_%s")

    @cached_property
    def catat_form(self) -> Form:
        return self.refused.get("catat") or CatatanForm(auto_id="catat_%s")

    @cached_property
    def lampirkan_form(self) -> Form:
        return self.refused.get("lampirkan") or BerkasForm(auto_id="lampirkan_%s")

    @cached_property
    def serahkan_form(self) -> Form:
        return self.refused.get("serahkan") or SerahkanForm(
            auto_id="serahkan_%s",
            instansi=self.laporan.instansi_id,
            kecuali=self.tugas.pelaku_id or self.pegawai.pk,
        )

    @cached_property
    def ambil_alih_form(self) -> Form:
        return self.refused.get("ambil-alih") or AlasanForm(auto_id="ambil_alih_%s")

    @cached_property
    def kertas_form(self) -> Form:
        return self.refused.get("kertas") or KertasForm(
            auto_id="kertas_%s", instansi=self.laporan.instansi_id, pilihan=self.pilihan
        )

    @cached_property
    def lewati_form(self) -> Form:
        return self.refused.get("lewati") or LewatiForm(auto_id="lewati_%s", pilihan=self.pilihan_maju)

    @cached_property
    def kembali_form(self) -> Form | None:
        earlier = engine.returnable(self.tugas)
        if not earlier:
            return None
        return self.refused.get("kembali") or KembaliForm(auto_id="kembali_%s", simbol=earlier)

    def _sends_back(self, label: str) -> bool:
        return any(self.alur.sends_back(panah) for panah in follow(self.alur, self.tugas.simbol_id, label))

    def _pintu(self, nomor: int, label: str, names: dict[int, str]) -> PintuKeluar:
        arrows = follow(self.alur, self.tugas.simbol_id, label)
        is_kembali = any(map(self.alur.sends_back, arrows))
        is_beralasan = any(map(self.alur.asks_reason, arrows))
        terbitan = self.terbitan.nomor if self.ruang.is_pemeriksaan and self.terbitan else None
        form = self.refused.get("selesai")
        if form is None or form.data.get("keputusan", "") != label:
            isian: dict[str, Any] = {
                "auto_id": f"keputusan{nomor}_%s",
                "initial": {"keputusan": label, "terbitan": terbitan},
            }
            if is_beralasan:
                form = KeputusanBeralasanForm(is_wajib=not self.koreksi.catatan, **isian)
            else:
                form = KeputusanForm(**isian)
        elif terbitan:
            # Who was told of a newer one has it before them now.
            form.data = dict(form.data.items()) | {"terbitan": str(terbitan)}
        return PintuKeluar(label, _describe_targets(arrows, names), is_beralasan, is_kembali, form)


def _describe_targets(arrows: Iterable[Panah], names: dict[int, str]) -> str:
    return " dan ".join("selesai" if p.ke is None else names[p.ke] for p in arrows)
