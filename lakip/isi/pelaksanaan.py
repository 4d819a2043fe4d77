"""The part of a report that tells how it was made: its SOP, and each visit of each step."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db.models import F, OuterRef, Q, Subquery

from lakip.domain.pembekuan import MEMBUKA
from lakip.isi.bentuk import IsiSop, IsiTugas, Jeda, Lama, Pengesahan
from lakip.isi.pengesahan import find_penanda_tangan
from lakip.kalender import load_jam_kerja
from lakip.lifecycle import StatusTugas
from lakip.models import Jejak, Laporan, Penangguhan, Tugas
from lakip.models.jejak import Tindakan
from lakip.posisi import measure
from sop.domain.bagan import Bagan, Formulir, lay_out
from sop.domain.jenis_kerja import LembarKerja
from sop.domain.kalender import JamKerja
from sop.gambar import formulir_of
from sop.models import Langkah, Simbol, VersiSop
from sop.storage import load_confirmed

# What a landscape page leaves for a sheet of the diagram below its heading, in 1/10 mm; a diagram that is
# a little higher is better drawn smaller than cut.
TINGGI_LEMBAR = 1520
TINGGI_LEBIH = 280


class Pelaksanaan:
    """All visits of one report up to a moment, who decided deviations, and the clock of the office."""

    def __init__(self, laporan: Laporan, at: datetime) -> None:
        self.laporan = laporan
        self.at = at
        self.zona = laporan.instansi.zona
        self.tugas_list = list(Tugas.objects.filter(laporan=laporan).with_names())
        decided = Jejak.objects.filter(laporan=laporan, tindakan__in=(Tindakan.LEWATI, Tindakan.KEMBALI_KE))
        self.diputuskan_oleh = dict(decided.values_list("tugas", "pegawai__nama"))
        self.penangguhan_list = list(Penangguhan.objects.filter(laporan=laporan))
        try:
            self.jam_kerja: JamKerja | None = load_jam_kerja(laporan.instansi, self.penangguhan_list, at=at)
        except ValueError:  # no hours are known: moments are told, lengths are not
            self.jam_kerja = None

    def read_sop(self) -> tuple[IsiSop, ...]:
        """Return what ``list_versi`` names, each with its visits."""
        by_versi: dict[int, list[Tugas]] = defaultdict(list)
        for tugas in self.tugas_list:
            by_versi[tugas.simbol.langkah.versi_id].append(tugas)
        return tuple(self._read_versi(versi, by_versi[versi.pk]) for versi in list_versi(self.laporan))

    def read_jeda(self) -> tuple[Jeda, ...]:
        """Return when the work was suspended, in the order of time."""
        return tuple(
            Jeda(
                mulai=satu.mulai.astimezone(self.zona),
                selesai=satu.selesai.astimezone(self.zona) if satu.selesai else None,
                alasan=satu.alasan,
            )
            for satu in self.penangguhan_list
        )

    def read_pengesahan(self) -> Pengesahan | None:
        """Return who approved the report for good; while nobody has, who is to, or None where that is open.

        The approval is the answer at the last symbol of the SOP that asks for one. It no longer holds
        if work before it was opened again afterwards, or if a further SOP opens the report again.
        """
        return self._read_persetujuan() or find_penanda_tangan(self.laporan, self.at)

    def _read_persetujuan(self) -> Pengesahan | None:
        asked = [t for t in self.tugas_list if t.simbol.lembar_kerja is LembarKerja.PERSETUJUAN]
        last = max(asked, key=lambda t: (t.dibuka_pada, t.pk), default=None)
        if last is None or last.status != StatusTugas.SELESAI or last.keputusan.casefold() == "tidak":
            return None
        pelaku, pada = last.pelaku, last.ditutup_pada
        if pelaku is None or pada is None or not is_last_approval(last.simbol):
            return None
        if last.simbol.langkah.versi_id != self.laporan.versi_id and self._is_opened_anew():
            return None
        if any(_is_before(tugas, last) and tugas.dibuka_pada >= pada for tugas in self.tugas_list):
            return None
        tanggal = pada.astimezone(self.zona).date()
        return Pengesahan(last.kapasitas, pelaku.nama, pelaku.pangkat, pelaku.nip, tanggal)

    def _is_opened_anew(self) -> bool:
        rows = Langkah.objects.filter(versi=self.laporan.versi_id, lembar_kerja__in=MEMBUKA)
        return rows.exists()

    def _read_versi(self, versi: VersiSop, tugas_list: list[Tugas]) -> IsiSop:
        berkas = load_confirmed(versi)
        return IsiSop(
            nomor_versi=versi.nomor_versi,
            hash_isi=versi.hash_isi,
            berkas=berkas,
            bagan=draw(formulir_of(versi, berkas)),
            tugas=tuple(self._read_tugas(tugas) for tugas in tugas_list),
        )

    def _read_tugas(self, tugas: Tugas) -> IsiTugas:
        langkah = tugas.simbol.langkah
        waktu = measure(tugas, self.jam_kerja, self.at) if self.jam_kerja else None
        dikerjakan = waktu.dikerjakan if waktu else None
        return IsiTugas(
            nomor=langkah.nomor,
            kegiatan=langkah.kegiatan,
            pelaksana=tugas.simbol.pelaksana.nama,
            putaran=tugas.putaran,
            status=tugas.get_status_display(),
            nama=tugas.pelaku.nama if tugas.pelaku else "",
            kapasitas=tugas.kapasitas,
            dicatat_oleh=tugas.dicatat_oleh.nama if tugas.dicatat_oleh else "",
            diputuskan_oleh=self.diputuskan_oleh.get(tugas.pk, ""),
            dibuka=tugas.dibuka_pada.astimezone(self.zona),
            dimulai=tugas.dimulai_pada.astimezone(self.zona) if tugas.dimulai_pada else None,
            ditutup=tugas.ditutup_pada.astimezone(self.zona) if tugas.ditutup_pada else None,
            mutu_baku=langkah.waktu,
            menunggu=Lama(waktu.menunggu, waktu.lama_menunggu) if waktu else None,
            dikerjakan=Lama(dikerjakan, waktu.lama_dikerjakan) if waktu and dikerjakan is not None else None,
            lewat=Lama(waktu.menit_terlambat, waktu.lama_terlambat) if waktu and waktu.is_terlambat else None,
            keputusan=tugas.keputusan,
            alasan=tugas.alasan,
            is_penyimpangan=tugas.is_penyimpangan,
        )


def list_versi(laporan: Laporan) -> list[VersiSop]:
    """Return every version of an SOP that the report went through, the present one last."""
    visits = Tugas.objects.filter(laporan=laporan, simbol__langkah__versi=OuterRef("pk")).order_by("pk")
    rows = VersiSop.objects.filter(sop__instansi=laporan.instansi_id).annotate(
        pertama=Subquery(visits.values("pk")[:1])
    )
    known = rows.filter(Q(pertama__isnull=False) | Q(pk=laporan.versi_id))
    return list(known.select_related("sop__instansi").order_by(F("pertama").asc(nulls_last=True)))


def draw(form: Formulir, tinggi: int = TINGGI_LEMBAR) -> Bagan:
    """Return the diagram in sheets for landscape pages, each of which has room for ``tinggi`` (1/10 mm)."""
    terpotong = lay_out(form, tinggi_maksimum=tinggi)
    if len(terpotong.lembar) != 2:
        return terpotong
    utuh = lay_out(form)
    return utuh if utuh.lembar[0].bidang.tinggi <= tinggi + TINGGI_LEBIH else terpotong


def is_last_approval(simbol: Simbol) -> bool:
    """Whether no later symbol of the same SOP asks for approval."""
    later = Simbol.objects.filter(
        Q(langkah__urutan__gt=simbol.langkah.urutan) | Q(langkah=simbol.langkah_id, urutan__gt=simbol.urutan),
        langkah__versi=simbol.langkah.versi_id,
    )
    return all(s.lembar_kerja is not LembarKerja.PERSETUJUAN for s in later.select_related("langkah"))


def _is_before(tugas: Tugas, other: Tugas) -> bool:
    """Whether the visit is of an earlier symbol of the same SOP."""
    here, there = tugas.simbol, other.simbol
    same_sop = here.langkah.versi_id == there.langkah.versi_id
    return same_sop and (here.langkah.urutan, here.urutan) < (there.langkah.urutan, there.urutan)
