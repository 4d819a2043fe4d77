"""The diagram in words: a sentence for each row, a name for each symbol."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sop.domain.alur import JenisSimbol, Panah, Simbol
from sop.domain.bagan.formulir import Formulir, Keadaan, Status

_KATA_JENIS = {
    JenisSimbol.MULAI: "mulai",
    JenisSimbol.PROSES: "kegiatan",
    JenisSimbol.KEPUTUSAN: "keputusan",
    JenisSimbol.SELESAI: "selesai",
}
_KATA_STATUS = {
    Status.SELESAI: "sudah dikerjakan",
    Status.DI_SINI: "sekarang di sini",
    Status.TERLAMBAT: "sekarang di sini, terlambat",
    Status.BELUM: "belum dikerjakan",
    Status.DILEWATI: "dilewati",
    Status.TERTAHAN: "tertahan",
}


def describe_rows(form: Formulir, langkah: Iterable[int] | None = None) -> tuple[str, ...]:
    """Return a sentence for each row, or each of ``langkah``: who does what, in which order, what follows.

    An arrow that merely leads to the next symbol of the form is not mentioned, save out of a decision.
    """
    dipilih = range(len(form.langkah)) if langkah is None else langkah
    return tuple(_describe_row(form, baris) for baris in dipilih)


def describe_simbol(form: Formulir, simbol: int) -> str:
    """Return what one symbol says, its state included, as the name of its place in the drawing."""
    satu = form.alur.by_id[simbol]
    return f"{_name_row(form, satu.langkah).capitalize()}, {_describe(form, satu)}"


def _describe_row(form: Formulir, langkah: int) -> str:
    baris = form.langkah[langkah]
    simbol = [_describe(form, satu) for satu in form.alur.simbol if satu.langkah == langkah]
    pelaku = ", lalu ".join(simbol) or "tidak ada simbol"
    nomor = f"{baris.nomor.strip().rstrip('.')}. " if baris.nomor.strip() else ""
    return f"{nomor}{' '.join(baris.kegiatan.split()).rstrip('.')}: {pelaku}"


def _describe(form: Formulir, simbol: Simbol) -> str:
    rincian = [
        ": ".join(filter(None, (_KATA_JENIS[simbol.jenis], "; ".join(_exits(form, simbol))))),
        *_state(form.keadaan.get(simbol.id)),
    ]
    if simbol.id in form.simbol_disimpulkan:
        rincian.append("disimpulkan")
    return f"{' '.join(form.pelaksana[simbol.pelaksana].split())} ({'; '.join(rincian)})"


def _state(keadaan: Keadaan | None) -> Iterator[str]:
    if keadaan is None:
        return
    yield _KATA_STATUS[keadaan.status]
    if keadaan.putaran > 1:
        yield f"putaran ke-{keadaan.putaran}"
    if keadaan.keterangan:
        yield keadaan.keterangan


def _exits(form: Formulir, simbol: Simbol) -> Iterator[str]:
    keluar = form.alur.keluar[simbol.id]
    nomor = form.alur.urutan[simbol.id] + 1
    berikut = form.alur.simbol[nomor].id if nomor < len(form.alur.simbol) else None
    biasa = [panah.ke for panah in keluar] == [berikut] or simbol.jenis is JenisSimbol.SELESAI
    if biasa and simbol.jenis is not JenisSimbol.KEPUTUSAN:
        return
    for panah in keluar:
        kali = form.ditempuh.get(panah, 0)
        yield " ".join(
            filter(None, (panah.label, _lead(form, panah), f"(ditempuh {kali} kali)" if kali else ""))
        )


def _lead(form: Formulir, panah: Panah) -> str:
    if panah.ke is None:
        return "selesai"
    dari, ke = form.alur.by_id[panah.dari], form.alur.by_id[panah.ke]
    arah = "kembali ke" if form.alur.is_return(panah) else "ke"
    if dari.langkah == ke.langkah:
        return f"{arah} {' '.join(form.pelaksana[ke.pelaksana].split())}"
    return f"{arah} {_name_row(form, ke.langkah)}"


def _name_row(form: Formulir, langkah: int) -> str:
    """A row by its printed number; by its place where that is missing or stands twice."""
    nomor = [baris.nomor.strip().rstrip(".") for baris in form.langkah]
    tunggal = nomor[langkah] and Counter(nomor)[nomor[langkah]] == 1
    return f"langkah {nomor[langkah]}" if tunggal else f"baris ke-{langkah + 1}"
