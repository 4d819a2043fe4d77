"""A report under way in the real engine, its symbols by their number in the document."""

from __future__ import annotations

from collections.abc import Callable

from lakip.lifecycle import AKTIF, StatusLaporan
from lakip.models import Tugas
from sop.domain.alur import Alur
from sop.storage import load_alur
from tests.strategies import shortest_answer
from tests.world import Jalan

# After so many steps every decision takes the shortest way to the end.
LIAR = 25
TERLAMA = 200


class Perjalanan:
    """What lies on desks, what waits at joins, and what is done next."""

    def __init__(self, jalan: Jalan) -> None:
        self.jalan = jalan
        self.alur: Alur = load_alur(jalan.kantor.laporan.versi_id)
        self.langkah = 0

    @property
    def aktif(self) -> set[int]:
        return {self._nomor(tugas) for tugas in self.jalan.kantor.desk()}

    @property
    def tertahan(self) -> set[int]:
        return {self._nomor(tugas) for tugas in self.jalan.kantor.terbuka() if tugas.status not in AKTIF}

    @property
    def is_finished(self) -> bool:
        return self.jalan.kantor.fresh().status == StatusLaporan.SELESAI

    def finish(self, simbol: int, choose: Callable[[tuple[str, ...]], str]) -> str:
        """Finish the open visit of a symbol by the answer chosen, and return that."""
        assert self.langkah < TERLAMA, "never comes to its end"
        self.langkah += 1
        pk = self.alur.simbol[simbol].id
        pilihan = self.alur.pilihan(pk)
        wild = self.langkah < LIAR
        keputusan = (choose(pilihan) if wild else shortest_answer(self.alur, pk)) if pilihan else ""
        tugas = next(t for t in self.jalan.kantor.desk() if self._nomor(t) == simbol)
        self.jalan.do(tugas.simbol.langkah.nomor, keputusan, "Belum sesuai.")
        return keputusan

    def _nomor(self, tugas: Tugas) -> int:
        return self.alur.urutan[tugas.simbol_id]
