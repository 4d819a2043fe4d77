"""Capaian: how far a realisasi reached its target, in percent, and how that came about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from lakip.domain.angka import format_angka, format_persen, round_half_up

SERATUS = Decimal(100)


class Polaritas(StrEnum):
    """Which way the numbers of an indikator should go."""

    POSITIF = "positif"
    NEGATIF = "negatif"
    TEPAT = "tepat"
    RENTANG = "rentang"


class JenisNilai(StrEnum):
    """What kind of thing a value of an indikator is."""

    ANGKA = "angka"
    PERSEN = "persen"
    INDEKS = "indeks"
    PREDIKAT = "predikat"  # a letter or word on an ordered scale
    TEKS = "teks"

    @property
    def is_kata(self) -> bool:
        """Whether values are words and not figures."""
        return self in (JenisNilai.PREDIKAT, JenisNilai.TEKS)


def is_persen(satuan: str) -> bool:
    """Whether the satuan says percent."""
    return satuan.strip().casefold() in ("%", "persen")


class RumusNegatif(StrEnum):
    """The two formulas in use where less is better; with T target and R realisasi."""

    SELISIH = "selisih"  # (2T - R) / T
    BANDING = "banding"  # T / R


class AturanNol(StrEnum):
    """What a division by zero is answered with."""

    TIDAK_DIHITUNG = "tidak_dihitung"
    SERATUS_BILA_NOL = "seratus_bila_nol"  # 100 if the realisasi is 0


class StatusNilai(StrEnum):
    """Whether a realisasi is known."""

    TERISI = "terisi"
    BELUM_DIUKUR = "belum_diukur"
    TIDAK_TERSEDIA = "tidak_tersedia"


@dataclass(frozen=True, slots=True)
class AturanCapaian:
    """How the capaian of one indikator is calculated.

    ``target_nol`` answers a target of 0, ``realisasi_nol`` a realisasi of 0 in T/R.
    ``batas_bawah`` and ``batas_atas`` are percent. ``skala`` names predicates from
    worst to best; its order says which way is better, whatever the polaritas.

    Raises ValueError if the limits are crossed.

    Sumber: no regulation of the LKjIP fixes these; custom of the office, per indikator.
    """

    polaritas: Polaritas = Polaritas.POSITIF
    rumus: RumusNegatif = RumusNegatif.SELISIH
    target_nol: AturanNol = AturanNol.TIDAK_DIHITUNG
    realisasi_nol: AturanNol = AturanNol.TIDAK_DIHITUNG
    batas_bawah: Decimal | None = None
    batas_atas: Decimal | None = None
    desimal: int = 2
    skala: tuple[str, ...] = ()
    jenis: JenisNilai = JenisNilai.ANGKA

    def __post_init__(self) -> None:
        if (
            self.batas_bawah is not None
            and self.batas_atas is not None
            and self.batas_bawah > self.batas_atas
        ):
            raise ValueError(
                f"Batas bawah capaian ({format_angka(self.batas_bawah)}%) melebihi batas atasnya "
                f"({format_angka(self.batas_atas)}%). Tukar atau kosongkan salah satunya."
            )

    @property
    def is_banding(self) -> bool:
        """Whether the realisasi is what is divided by."""
        return self.polaritas is Polaritas.NEGATIF and self.rumus is RumusNegatif.BANDING


@dataclass(frozen=True, slots=True)
class Capaian:
    """A percentage, or the reason why there is none.

    ``persen`` is what is printed; ``mentah`` the same before limits and rounding;
    ``rumus`` the formula with its numbers; ``catatan`` the limit or special rule
    that applied; ``alasan`` why nothing could be calculated.
    """

    persen: Decimal | None = None
    mentah: Decimal | None = None
    rumus: str = ""
    catatan: str = ""
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class RataCapaian:
    """The mean of several capaian, and how many of them it could count."""

    persen: Decimal | None
    dihitung: int
    dilewati: int
    catatan: str = ""
    alasan: str = ""


Target = Decimal | str | tuple[Decimal, Decimal]


def calculate_capaian(
    target: Target | None,
    realisasi: Decimal | str | None,
    aturan: AturanCapaian,
    status: StatusNilai = StatusNilai.TERISI,
) -> Capaian:
    """Return the capaian of one indikator, always with its formula or its reason.

    Units: ``target`` and ``realisasi`` share the satuan of the indikator: numbers,
    predicates of ``aturan.skala``, or for RENTANG a pair (lower, upper) and a number.
    The result is percent of target, rounded half up. A realisasi that is missing
    is never taken for 0; a predicate either meets its target (100) or has no percentage.

    Sumber: R/T, (2T-R)/T and T/R by custom of the offices; bounds of a range as in
    PermenPANRB 8/2021 (SKP).
    """
    if target is None:
        return Capaian(alasan="target belum ditetapkan")
    if status is not StatusNilai.TERISI:
        return Capaian(alasan=f"realisasi {status.replace('_', ' ')}")
    if realisasi is None:
        return Capaian(alasan="realisasi belum diisi")
    is_rentang = aturan.polaritas is Polaritas.RENTANG
    if aturan.jenis is JenisNilai.TEKS:
        return Capaian(alasan="nilai berupa teks tidak memiliki persentase")
    match target, realisasi:
        case str() as predikat_target, str() as predikat:
            return _compare_predikat(predikat_target, predikat, aturan)
        case (bawah, atas), Decimal() as nilai if is_rentang:
            return _calculate_rentang(bawah, atas, nilai, aturan)
        case Decimal() as angka_target, Decimal() as nilai if not is_rentang:
            return _calculate(angka_target, nilai, aturan)
    return Capaian(alasan=f"bentuk target atau realisasi tidak sesuai dengan polaritas {aturan.polaritas}")


def meets_target(
    target: Target | None, realisasi: Decimal | str | None, polaritas: Polaritas, skala: Sequence[str] = ()
) -> bool | None:
    """Return whether the target was met; None where that cannot be told.

    It is told by the values themselves: a capaian is rounded, may have a limit, lies above 100 where a range
    was left, and is missing where a predicate of ``skala`` (worst to best) falls short.
    """
    match target, realisasi:
        case (bawah, atas), Decimal() as nilai:
            return bawah <= nilai <= atas
        case Decimal() as batas, Decimal() as nilai if polaritas is Polaritas.NEGATIF:
            return nilai <= batas
        case Decimal() as batas, Decimal() as nilai:
            return nilai == batas if polaritas is Polaritas.TEPAT else nilai >= batas
        case str() as predikat, str() as nilai_kata if {predikat, nilai_kata} <= set(skala):
            return skala.index(nilai_kata) >= skala.index(predikat)
    return None


def mean_capaian(capaian_list: Iterable[Capaian], *, mentah: bool = False, desimal: int = 2) -> RataCapaian:
    """Return the plain mean of the capaian that could be calculated.

    Units: percent; of the printed values, so that a reader can check it, or of
    the raw ones with ``mentah``. What could not be calculated is counted as left out, not as 0.

    Sumber: custom of the office.
    """
    semua = [capaian.mentah if mentah else capaian.persen for capaian in capaian_list]
    nilai = [persen for persen in semua if persen is not None]
    dilewati = len(semua) - len(nilai)
    if not nilai:
        return RataCapaian(None, 0, dilewati, alasan="tidak ada capaian yang dapat dihitung")
    catatan = f"rata-rata {len(nilai)} capaian"
    if dilewati:
        catatan += f"; {dilewati} tidak dapat dihitung dan tidak diikutkan"
    return RataCapaian(
        round_half_up(sum(nilai, Decimal(0)) / len(nilai), desimal), len(nilai), dilewati, catatan
    )


def compare_printed(tercetak: Decimal, hitung: Capaian) -> Decimal | None:
    """Return by how much a printed percentage departs from the recomputed one.

    Units: percentage points at the decimals that are printed (``Decimal("100")``
    has none); 0 if they agree, None if nothing can be recomputed.
    """
    if hitung.persen is None or hitung.mentah is None:
        return None
    desimal = _count_desimal(hitung.persen)
    is_limited = round_half_up(hitung.mentah, desimal) != hitung.persen
    # Where no limit applied the raw value is rounded, for rounding twice can end elsewhere.
    nilai = hitung.persen if is_limited else hitung.mentah
    return tercetak - round_half_up(nilai, _count_desimal(tercetak))


def format_aturan(aturan: AturanCapaian) -> str:
    """Return the rule in words, as the note that stands under a table of the report."""
    kalimat = [_describe_rumus(aturan)]
    if aturan.target_nol is AturanNol.SERATUS_BILA_NOL:
        kalimat.append("target 0 dengan realisasi 0 dihitung 100%")
    if aturan.is_banding and aturan.realisasi_nol is AturanNol.SERATUS_BILA_NOL:
        kalimat.append("realisasi 0 dihitung 100%")
    if aturan.batas_bawah is not None:
        kalimat.append(f"paling rendah {format_angka(aturan.batas_bawah)}%")
    if aturan.batas_atas is not None:
        kalimat.append(f"paling tinggi {format_angka(aturan.batas_atas)}%")
    if not aturan.skala and not aturan.jenis.is_kata:
        kalimat.append(f"dibulatkan {aturan.desimal} desimal")
    return "; ".join(kalimat)


def _describe_rumus(aturan: AturanCapaian) -> str:
    if aturan.jenis is JenisNilai.TEKS:
        return "nilai berupa teks, tidak memiliki persentase"
    if aturan.skala:
        return "100% bila predikat sama dengan atau lebih baik daripada target"
    match aturan.polaritas:
        case Polaritas.POSITIF:
            return "realisasi / target × 100%"
        case Polaritas.NEGATIF if aturan.is_banding:
            return "target / realisasi × 100%"
        case Polaritas.NEGATIF:
            return "(2 × target − realisasi) / target × 100%"
        case Polaritas.TEPAT:
            return "(target − |realisasi − target|) / target × 100%"
        case Polaritas.RENTANG:
            return "100% di dalam rentang target; di luarnya realisasi / batas terdekat × 100%"


def _compare_predikat(target: str, realisasi: str, aturan: AturanCapaian) -> Capaian:
    for predikat in (target, realisasi):
        if predikat not in aturan.skala:
            return Capaian(alasan=f'predikat "{predikat}" tidak ada dalam skala indikator')
    if aturan.skala.index(realisasi) < aturan.skala.index(target):
        return Capaian(alasan="predikat di bawah target tidak memiliki persentase")
    return _finish(SERATUS, aturan, catatan=f"predikat {realisasi} memenuhi target {target}")


def _calculate_rentang(bawah: Decimal, atas: Decimal, realisasi: Decimal, aturan: AturanCapaian) -> Capaian:
    if bawah > atas:
        return Capaian(alasan="rentang target terbalik")
    if bawah <= realisasi <= atas:
        rentang = f"{format_angka(bawah)}–{format_angka(atas)}"
        return _finish(
            SERATUS, aturan, catatan=f"realisasi {format_angka(realisasi)} di dalam target {rentang}"
        )
    return _calculate(bawah if realisasi < bawah else atas, realisasi, aturan)


def _calculate(target: Decimal, realisasi: Decimal, aturan: AturanCapaian) -> Capaian:
    if target < 0:
        return Capaian(alasan="target negatif")
    if target == 0:
        if realisasi == 0 and aturan.target_nol is AturanNol.SERATUS_BILA_NOL:
            return _finish(SERATUS, aturan, catatan="target 0 dengan realisasi 0 dihitung 100%")
        return Capaian(alasan="target 0")
    if aturan.is_banding and realisasi <= 0:
        if realisasi == 0 and aturan.realisasi_nol is AturanNol.SERATUS_BILA_NOL:
            return _finish(SERATUS, aturan, catatan="realisasi 0 dihitung 100%")
        return Capaian(alasan=f"realisasi {format_angka(realisasi)} tidak dapat menjadi pembagi")
    mentah, rumus = _apply_rumus(target, realisasi, aturan)
    return _finish(mentah, aturan, rumus=f"{rumus} × 100% = {format_persen(mentah, aturan.desimal)}")


def _apply_rumus(target: Decimal, realisasi: Decimal, aturan: AturanCapaian) -> tuple[Decimal, str]:
    t, r = format_angka(target), format_angka(realisasi)
    if realisasi < 0:
        r = f"({r})"
    match aturan.polaritas:
        case Polaritas.NEGATIF if aturan.is_banding:
            return SERATUS * target / realisasi, f"{t} / {r}"
        case Polaritas.NEGATIF:
            return SERATUS * (2 * target - realisasi) / target, f"(2 × {t} − {r}) / {t}"
        case Polaritas.TEPAT:
            return SERATUS * (target - abs(realisasi - target)) / target, f"({t} − |{r} − {t}|) / {t}"
        case _:
            return SERATUS * realisasi / target, f"{r} / {t}"


def _finish(mentah: Decimal, aturan: AturanCapaian, *, rumus: str = "", catatan: str = "") -> Capaian:
    nilai = mentah
    if aturan.batas_bawah is not None and nilai < aturan.batas_bawah:
        nilai, catatan = aturan.batas_bawah, f"dibatasi paling rendah {format_angka(aturan.batas_bawah)}%"
    if aturan.batas_atas is not None and nilai > aturan.batas_atas:
        nilai, catatan = aturan.batas_atas, f"dibatasi paling tinggi {format_angka(aturan.batas_atas)}%"
    return Capaian(round_half_up(nilai, aturan.desimal), mentah, rumus, catatan)


def _count_desimal(nilai: Decimal) -> int:
    return max(0, -int(nilai.as_tuple().exponent))
