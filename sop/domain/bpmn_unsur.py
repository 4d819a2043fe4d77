"""Which elements of BPMN 2.0 an SOP becomes: every symbol a task, and gateways for what its arrows mean."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sop.domain.alur import Alur, Panah, list_ways
from sop.domain.berkas import BerkasSop
from sop.domain.nama_simbol import name_simbol


class JenisUnsur(StrEnum):
    """The kinds of flow nodes, by their names in BPMN."""

    MULAI = "startEvent"
    GABUNG = "inclusiveGateway"
    TUGAS = "manualTask"
    PUTUSAN = "exclusiveGateway"
    CABANG = "parallelGateway"
    SELESAI = "endEvent"


# How the elements of one symbol follow each other.
TINGKAT = {
    JenisUnsur.MULAI: 0,
    JenisUnsur.GABUNG: 0,
    JenisUnsur.TUGAS: 1,
    JenisUnsur.PUTUSAN: 2,
    JenisUnsur.CABANG: 3,
    JenisUnsur.SELESAI: 4,
}


@dataclass(frozen=True, slots=True)
class Unsur:
    """One flow node; ``simbol`` is the number of the symbol that it stands for or belongs to."""

    id: str
    jenis: JenisUnsur
    nama: str
    simbol: int


@dataclass(frozen=True, slots=True)
class Aliran:
    """One sequence flow. Of those that leave an exclusive gateway all but the first have a ``syarat``.

    ``membatalkan`` says that it leads back where work may go on elsewhere, which is then done anew.
    """

    id: str
    dari: str
    ke: str
    nama: str = ""
    syarat: str = ""
    membatalkan: bool = False


@dataclass(frozen=True)
class Proses:
    """The elements of one SOP and what leads from one to the other, in the order of the document."""

    unsur: tuple[Unsur, ...]
    aliran: tuple[Aliran, ...]


def build_proses(berkas: BerkasSop) -> Proses:
    """Return the SOP as BPMN.

    Every symbol is a manualTask, a decision (it is work, too) followed by an exclusive gateway that reads
    its answer from the variable ``putusan_<id of the task>``. A fork is a parallel gateway, a join an
    inclusive one. Arrows that lead back enter the task behind its join: nothing is waited for then.

    BPMN has no word for a return that makes void what goes on in other branches: such a flow says so in its
    documentation.
    """
    return _Penyusun(berkas).build()


def name_tugas(berkas: BerkasSop) -> list[str]:
    """Return the id of each symbol's task, an XML name and a name in Python, by the kunci of its row."""
    nama: dict[str, None] = {}
    for langkah in berkas.langkah:
        pokok = f"langkah_{re.sub(r'[^A-Za-z0-9]+', '_', langkah.kunci).strip('_')}"
        for _ in langkah.simbol:
            calon, nomor = pokok, 1
            while calon in nama:
                nomor += 1
                calon = f"{pokok}_{nomor}"
            nama[calon] = None
    return list(nama)


class _Penyusun:
    """Gathers elements and flows, symbol by symbol."""

    def __init__(self, berkas: BerkasSop) -> None:
        self.alur: Alur = berkas.alur
        self.tugas = name_tugas(berkas)
        self.nama = name_simbol(berkas)
        self.unsur: dict[str, Unsur] = {}
        self.aliran: list[Aliran] = []
        self.garpu = [s for s in self.alur.by_id if self._is_garpu(s)]

    def build(self) -> Proses:
        for simbol in self.alur.by_id:
            if simbol == self.alur.mulai.id:
                self._join(self._add(JenisUnsur.MULAI, simbol, "Mulai"), self.tugas[simbol])
            if self._needs_gabung(simbol):
                self._join(self._add(JenisUnsur.GABUNG, simbol), self.tugas[simbol])
            self._add(JenisUnsur.TUGAS, simbol, self.nama[simbol])
            self._leave(simbol)
        return Proses(tuple(self.unsur.values()), tuple(self.aliran))

    def _leave(self, simbol: int) -> None:
        if not self.alur.pilihan(simbol):
            self._lead(self.tugas[simbol], self.alur.keluar[simbol] or [Panah(simbol, None)])
            return
        # Answers that lead to the same work are one way.
        ways: dict[tuple[int | None, ...], list[Panah]] = {}
        for taken in list_ways(self.alur, simbol):
            ways.setdefault(tuple(dict.fromkeys(p.ke for p in taken)), []).extend(taken)
        tanya = f"{' atau '.join(self.alur.pilihan(simbol)).capitalize()}?"
        putusan = self._add(JenisUnsur.PUTUSAN, simbol, tanya)
        self._join(self.tugas[simbol], putusan)
        for nomor, way in enumerate(ways.values()):
            answers = list(dict.fromkeys(p.label for p in way))
            tests = [f"{putusan} == {json.dumps(satu, ensure_ascii=False)}" for satu in answers]
            self._lead(putusan, way, " atau ".join(answers), " or ".join(tests) if nomor else "")

    def _lead(self, dari: str, panah: Iterable[Panah], nama: str = "", syarat: str = "") -> None:
        """Go on from an element by these arrows: to one symbol, or through a fork to several."""
        onward = list({p.ke: p for p in panah}.values())
        if len(onward) > 1:
            cabang = self._add(JenisUnsur.CABANG, onward[0].dari)
            self._join(dari, cabang, nama, syarat)
            dari, nama, syarat = cabang, "", ""
        for satu in onward:
            kembali = bool(self.garpu) and self.alur.is_return(satu)
            self._join(dari, self._entry(satu), nama or satu.label, syarat, membatalkan=kembali)

    def _entry(self, panah: Panah) -> str:
        if panah.ke is None:
            return self._add(JenisUnsur.SELESAI, panah.dari, "Selesai")
        is_awaited = self._needs_gabung(panah.ke) and not self.alur.is_return(panah)
        return f"gabung_{self.tugas[panah.ke]}" if is_awaited else self.tugas[panah.ke]

    def _needs_gabung(self, simbol: int) -> bool:
        """Whether several branches can arrive that were begun by one fork."""
        sources = {p.dari for p in self.alur.panah if p.ke == simbol and not self.alur.is_return(p)}
        return len(sources) > 1 and any(simbol in self.alur.reach[s] for s in self.garpu)

    def _is_garpu(self, simbol: int) -> bool:
        return any(len({p.ke for p in way}) > 1 for way in list_ways(self.alur, simbol))

    def _add(self, jenis: JenisUnsur, simbol: int, nama: str = "") -> str:
        id = self.tugas[simbol] if jenis is JenisUnsur.TUGAS else f"{jenis.name.lower()}_{self.tugas[simbol]}"
        pokok, nomor = id, 1
        while id in self.unsur:
            nomor += 1
            id = f"{pokok}.{nomor}"
        self.unsur[id] = Unsur(id, jenis, nama, simbol)
        return id

    def _join(
        self, dari: str, ke: str, nama: str = "", syarat: str = "", *, membatalkan: bool = False
    ) -> None:
        nomor = len(self.aliran) + 1
        self.aliran.append(Aliran(f"aliran_{nomor}", dari, ke, nama, syarat, membatalkan))
