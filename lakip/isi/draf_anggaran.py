"""Draft sentences on the money of a sasaran: what was spent beside what was reached."""

from decimal import Decimal

from lakip.domain.angka import format_angka, format_persen, format_rupiah
from lakip.domain.capaian import Capaian
from lakip.domain.kalimat import compose
from lakip.isi.bentuk_kinerja import BarisAnggaran, IsiSasaran


def draft_efisiensi(sasaran: IsiSasaran) -> str:
    """Return what was spent beside what was reached."""
    nama = "Anggaran yang dikaitkan dengan sasaran ini"
    kalimat = [f"{_say_belanja(nama, sasaran.pagu, sasaran.belanja, sasaran.serapan)}."]
    if sasaran.rata.persen is not None and sasaran.serapan.persen is not None:
        selisih = sasaran.rata.persen - sasaran.serapan.persen
        poin = f"{format_angka(abs(selisih))} poin {'di atas' if selisih > 0 else 'di bawah'}"
        beda = poin if selisih else "sama dengan"
        kalimat.append(
            f"Rata-rata capaian sasaran ini {format_persen(sasaran.rata.persen)}, {beda} "
            f"serapan anggarannya; menurut cara hitung yang dipakai: {sasaran.efisiensi.nilai}."
        )
    else:
        kalimat.append(f"Efisiensi tidak dapat dihitung karena {sasaran.efisiensi.alasan}.")
    return " ".join(kalimat)


def draft_program(sasaran: IsiSasaran) -> str:
    """Return what each line of the budget that is tied to the sasaran spent."""
    return compose([_say_program(baris) for baris in sasaran.program], [_say_rata(sasaran)])


def _say_program(baris: BarisAnggaran) -> str:
    kode = f" ({baris.kode})" if baris.kode else ""
    jumlah = baris.jumlah
    return f"{_say_belanja(f'{baris.nama}{kode}', jumlah.pagu, jumlah.realisasi, jumlah.serapan)}."


def _say_belanja(nama: str, pagu: Decimal | None, realisasi: Decimal | None, serapan: Capaian) -> str:
    pagu_teks = "belum ditetapkan" if pagu is None else format_rupiah(pagu)
    realisasi_teks = "belum tersedia" if realisasi is None else format_rupiah(realisasi)
    persen = (
        f"tidak dapat dihitung karena {serapan.alasan}"
        if serapan.persen is None
        else format_persen(serapan.persen)
    )
    return f"{nama}: pagu {pagu_teks}, realisasi {realisasi_teks}, serapan {persen}"


def _say_rata(sasaran: IsiSasaran) -> str:
    rata = sasaran.rata
    if rata.persen is None:
        return f"Rata-rata capaian sasaran ini tidak dapat dihitung karena {rata.alasan}."
    return f"Rata-rata capaian sasaran ini {format_persen(rata.persen)}."
