"""Whether a running report could go on under another version of its SOP, and where it would stand there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lakip.domain.peralihan import Kedudukan, Peralihan, Rencana, Tempat
from sop.domain.alur import Alur, releasable
from sop.domain.jalur import onward
from sop.domain.jenis_kerja import LembarKerja

# What a report may be moved past only if it was done.
TIDAK_DILEWATI = frozenset({LembarKerja.AJUKAN, LembarKerja.PERSETUJUAN})


def plan_pindah(
    peralihan: Peralihan,
    terbuka: Collection[int],
    terlaksana: Collection[int],
    *,
    dipilih: Mapping[int, int] | None = None,
    penghalang: Sequence[str] = (),
) -> Rencana:
    """Return what moving a report would do.

    ``terbuka`` are the symbols of the old version that are open, ``terlaksana`` those at which work was done
    and closed; ``dipilih`` says for an open symbol at which of its places it is to go on, where not at the
    first; ``penghalang`` are reasons against the move that the flow does not know.

    Sumber: custom of the office; nothing that was done is done twice, and no approval is passed over.
    """
    letak = _Letak(peralihan, tuple(terbuka), frozenset(terlaksana))
    kedudukan = tuple(_place(letak, dari, (dipilih or {}).get(dari)) for dari in letak.terbuka)
    places = list(dict.fromkeys(k.tempat.simbol for k in kedudukan if k.tempat))
    tertahan = [s for s in places if s not in releasable(peralihan.baru.alur, places, ())]
    dilewati = letak.list_dilewati(places) if places else []
    return Rencana(
        kedudukan=kedudukan,
        tertahan=tuple(tertahan),
        dilewati=tuple(dilewati),
        catatan=tuple(_describe(peralihan, letak, kedudukan, tertahan, dilewati)),
        penghalang=(*penghalang, *_list_penghalang(peralihan, kedudukan, dilewati)),
    )


@dataclass(frozen=True)
class _Letak:
    """Where the report stands under the old version, and what it comes to from there."""

    peralihan: Peralihan
    terbuka: tuple[int, ...]
    terlaksana: frozenset[int]

    @cached_property
    def _to_come(self) -> frozenset[int]:
        return _come_to(self.peralihan.lama.alur, self.terbuka)

    def list_dilewati(self, places: Sequence[int]) -> list[int]:
        """Symbols that work will not come to from ``places`` though from where it stood it would have.

        A symbol that is new counts, and one that was done but is to be done again since work was sent back;
        one that was passed by before does not.
        """
        asal, to_come = self.peralihan.asal, _come_to(self.peralihan.baru.alur, places)
        left_out = (s.id for s in self.peralihan.baru.alur.simbol if s.id not in to_come)
        return [s for s in left_out if s not in asal or asal[s] in self._to_come]

    @cached_property
    def awal(self) -> dict[int, Tempat | None]:
        """For each open symbol the place that comes to mind first."""
        return {dari: next(self._nearest(dari), None) for dari in self.terbuka}

    def list_tempat(self, dari: int) -> list[Tempat]:
        """Return the places at which the work of an open symbol could go on, the most likely first.

        The others stand at their first place. No place passes over an approval.
        """
        places = list(self._nearest(dari))
        if places:
            places += self._before(dari, places[0].simbol)
        others = [t.simbol for simbol, t in self.awal.items() if t and simbol != dari]
        distinct: dict[int, Tempat] = {}
        for tempat in places:
            distinct.setdefault(tempat.simbol, tempat)
        return [
            tempat
            for simbol, tempat in distinct.items()
            if not _list_wajib(self.peralihan, self.list_dilewati([simbol, *others]))
        ]

    def _nearest(self, dari: int) -> Iterator[Tempat]:
        padanan, alur = self.peralihan.padanan.simbol, self.peralihan.lama.alur
        if dari in padanan:
            yield Tempat(padanan[dari])
            return
        if (after := _find_onward(alur, dari, padanan)) is not None:
            yield Tempat(padanan[after], "langkah sesudahnya")
        before = [s for s in alur.by_id if s in self.terlaksana and s in padanan and dari in alur.ahead[s]]
        if before:
            yield Tempat(padanan[before[-1]], "langkah sebelumnya, dikerjakan sekali lagi")

    def _before(self, dari: int, simbol: int) -> list[Tempat]:
        """The first of what would be passed over on the way to a place, so that it can be done yet."""
        ahead = self.peralihan.baru.alur.ahead
        others = [t.simbol for satu, t in self.awal.items() if t and satu != dari]
        skipped = [s for s in self.list_dilewati([simbol, *others]) if simbol in ahead[s]]
        return [Tempat(skipped[0], "langkah sebelum posisi ini, supaya tidak dilewati")] if skipped else []


def _place(letak: _Letak, dari: int, dipilih: int | None) -> Kedudukan:
    places = tuple(letak.list_tempat(dari))
    chosen = [t for t in places if dipilih in (None, t.simbol)]
    return Kedudukan(dari, places, chosen[0] if chosen else None)


def _come_to(alur: Alur, places: Collection[int]) -> frozenset[int]:
    """Return ``places`` and what work comes to from there; a row of repairs leads to the check before it."""
    here = frozenset(places).union(*(alur.ahead[s] for s in places))
    return here.union(*(onward(alur, s) for s in here))


def _find_onward(alur: Alur, simbol: int, padanan: Mapping[int, int]) -> int | None:
    """The nearest symbol with a counterpart that comes after ``simbol`` if nothing is sent back."""
    seen, queue = {simbol}, [simbol]
    for current in queue:
        if current in padanan:
            return current
        fresh = [ke for ke in onward(alur, current) if ke not in seen]
        seen.update(fresh)
        queue += fresh
    return None


def _list_wajib(peralihan: Peralihan, dilewati: Sequence[int]) -> list[int]:
    return [s for s in dilewati if peralihan.pekerjaan(s) in TIDAK_DILEWATI]


def _list_penghalang(
    peralihan: Peralihan, kedudukan: Sequence[Kedudukan], dilewati: Sequence[int]
) -> Iterator[str]:
    for satu in kedudukan:
        if satu.tempat is None:
            yield (
                f"Langkah {peralihan.nama_lama[satu.dari]} tidak mendapat tempat pada versi ini: padanannya "
                "tidak ada, atau pengajuan dan persetujuan yang belum dilalui akan terlewati. Selesaikan "
                "langkah itu menurut versi lama lebih dahulu."
            )
    if all(k.tempat for k in kedudukan) and (wajib := _list_wajib(peralihan, dilewati)):
        names = ", ".join(peralihan.nama_baru[s] for s in wajib)
        yield f"Pengajuan dan persetujuan tidak dapat dilewati: {names}. Pilih posisi sebelum itu."


def _describe(
    peralihan: Peralihan,
    letak: _Letak,
    kedudukan: Sequence[Kedudukan],
    tertahan: Sequence[int],
    dilewati: Sequence[int],
) -> Iterator[str]:
    lama, baru = peralihan.nama_lama, peralihan.nama_baru
    for satu in kedudukan:
        if satu.tempat and satu.tempat.alasan:
            ada = "" if satu.dari in peralihan.padanan.simbol else " tidak ada lagi pada versi ini dan"
            tujuan = f"{baru[satu.tempat.simbol]}, {satu.tempat.alasan}"
            yield f"Langkah {lama[satu.dari]}{ada} dilanjutkan di {tujuan}."
        elif satu.tempat and (kolom := peralihan.find_kolom_lain(satu.dari, satu.tempat.simbol)):
            yield f"Langkah {baru[satu.tempat.simbol]} sekarang pekerjaan kolom {kolom}."
    for simbol in tertahan:
        yield f"Langkah {baru[simbol]} menunggu cabang lain lebih dahulu."
    for simbol in dilewati:
        is_done = peralihan.asal.get(simbol) in letak.terlaksana
        belum = "perlu dikerjakan lagi" if is_done else "belum pernah dikerjakan"
        yield f"Langkah {baru[simbol]} {belum} dan dilewati karena pindah."
    for simbol in sorted(letak.terlaksana - peralihan.padanan.simbol.keys()):
        yield f"Langkah {lama[simbol]} sudah dikerjakan dan tidak ada lagi; tetap tercatat di riwayat."
    if peralihan.kolom_baru:
        yield f"Kolom baru, orangnya perlu ditetapkan: {', '.join(peralihan.kolom_baru)}."
