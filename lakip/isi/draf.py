"""Draft sentences for the analyses of a sasaran: what its figures say, for a person to go on from."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from lakip.domain.angka import format_angka, format_persen, round_half_up
from lakip.domain.capaian import Capaian
from lakip.domain.deret import join_deret
from lakip.domain.kalimat import (
    compose,
    count_kata,
    cut_teks,
    describe_perubahan,
    describe_selisih,
    with_satuan,
)
from lakip.isi.bentuk_kinerja import IsiIndikator, IsiSasaran, NilaiTahun
from lakip.isi.draf_anggaran import draft_efisiensi, draft_program

# A name is cut to so many letters: its number leads to the whole of it.
NAMA_TERPANJANG = 60
# The least and the greatest are only told apart from the rest among so many.
PERINGKAT_TERKECIL = 3


def draft(sasaran: IsiSasaran, kunci: str) -> str:
    """Return a draft for one analysis, in the form of a Naskah; "" where the data say nothing."""
    return _MAKERS[kunci](sasaran) if kunci in sasaran.analisis_berdata else ""


def _draft_target(sasaran: IsiSasaran) -> str:
    indikator = sasaran.indikator
    tercapai = [satu.tercapai for satu in indikator]
    akhir = []
    if len(indikator) > 1:
        jumlah = count_kata(
            (
                (tercapai.count(True), "mencapai target"),
                (tercapai.count(False), "belum mencapai target"),
                (tercapai.count(None), "tidak dapat dihitung capaiannya"),
            )
        )
        akhir.append(f"Dari {len(indikator)} indikator, {jumlah}.")
        akhir += _rank([(satu, satu.kini.capaian.persen) for satu in indikator])
        if sasaran.rata.persen is not None:
            akhir.append(
                f"Rata-rata {sasaran.rata.dihitung} capaian yang dapat dihitung adalah "
                f"{format_persen(sasaran.rata.persen)}."
            )
    return compose([_say_target(satu) for satu in indikator], akhir)


def _say_target(indikator: IsiIndikator) -> str:
    kini, nama = indikator.kini, name_of(indikator)
    if kini.realisasi is None or kini.target is None:
        return f"Capaian {nama} tidak dapat dihitung karena {kini.capaian.alasan}."
    satuan = indikator.satuan if isinstance(kini.realisasi, Decimal) else ""
    awal = f"Realisasi {nama} tahun {kini.tahun} adalah {with_satuan(kini.realisasi_teks, satuan)}"
    if isinstance(kini.realisasi, Decimal) and isinstance(kini.target, Decimal):
        target = f"target {with_satuan(kini.target_teks, satuan)}"
        awal += f", {describe_selisih(kini.realisasi, kini.target, target, indikator.polaritas)}"
    else:
        awal += f" dan targetnya {with_satuan(kini.target_teks, satuan)}"
    return f"{awal}; {_say_capaian(kini.capaian)}."


def _draft_tahun(sasaran: IsiSasaran) -> str:
    tahun = sasaran.indikator[0].kini.tahun
    arah = [_compare(satu, tahun - 1) for satu in sasaran.indikator]
    akhir = []
    if len(arah) > 1:
        hitung = [(arah.count(satu), satu) for satu in ("naik", "turun", "tetap", "berubah")]
        jumlah = count_kata([*hitung, (arah.count(""), "tidak dapat dibandingkan")])
        akhir.append(
            f"Dibandingkan dengan tahun {tahun - 1}, dari {len(arah)} indikator realisasinya {jumlah}."
        )
    return compose([_say_tahun(satu) for satu in sasaran.indikator], akhir)


def _compare(indikator: IsiIndikator, tahun: int) -> str:
    lalu, kini = _find(indikator, tahun), indikator.kini.realisasi
    if lalu is None or lalu.realisasi is None or kini is None:
        return ""
    return describe_perubahan(lalu.realisasi, kini, "", indikator.polaritas).split()[0]


def _say_tahun(indikator: IsiIndikator) -> str:
    kini, nama = indikator.kini, name_of(indikator)
    lalu = _find(indikator, kini.tahun - 1)
    if kini.realisasi is None:
        return (
            f"Realisasi {nama} tahun {kini.tahun} {kini.realisasi_teks}, "
            "sehingga tidak dapat dibandingkan dengan tahun sebelumnya."
        )
    if lalu is None or lalu.realisasi is None:
        tulis = lalu.realisasi_teks if lalu else "tidak ada dalam data"
        awal = (
            f"Realisasi {nama} tahun {kini.tahun - 1} {tulis}, "
            f"sehingga realisasi tahun {kini.tahun} tidak dapat dibandingkan dengannya"
        )
    else:
        jeda = (f" pada tahun {lalu.tahun}", f" pada tahun {kini.tahun}")
        perubahan = describe_perubahan(
            lalu.realisasi, kini.realisasi, indikator.satuan, indikator.polaritas, jeda
        )
        awal = f"Realisasi {nama} {perubahan}"
        if lalu.capaian.persen is not None and kini.capaian.persen is not None:
            awal += f"; capaiannya {_say_persen(lalu.capaian.persen, kini.capaian.persen)}"
    return f"{awal}.{_say_rentang(indikator)}"


def _say_persen(lalu: Decimal, kini: Decimal) -> str:
    dari, menjadi = format_persen(lalu), format_persen(kini)
    if dari == menjadi:
        return f"tetap {menjadi}"
    return f"{'naik' if kini > lalu else 'turun'} dari {dari} menjadi {menjadi}"


def _say_rentang(indikator: IsiIndikator) -> str:
    """The least and the greatest of three years or more."""
    angka = [
        (n.realisasi, n.tahun)
        for n in (*indikator.lalu, indikator.kini)
        if n and isinstance(n.realisasi, Decimal)
    ]
    if len(angka) < PERINGKAT_TERKECIL or len({nilai for nilai, _ in angka}) == 1:
        return ""
    (rendah, tahun_rendah), (tinggi, tahun_tinggi) = min(angka), max(angka)
    return (
        f" Dari {len(angka)} tahun yang ada datanya, tertinggi "
        f"{with_satuan(format_angka(tinggi), indikator.satuan)} pada tahun {tahun_tinggi} dan terendah "
        f"{with_satuan(format_angka(rendah), indikator.satuan)} pada tahun {tahun_rendah}."
    )


def _draft_renstra(sasaran: IsiSasaran) -> str:
    return compose([_say_renstra(satu) for satu in sasaran.indikator])


def _say_renstra(indikator: IsiIndikator) -> str:
    kini, akhir, nama = indikator.kini, indikator.target_renstra, name_of(indikator)
    if akhir is None:
        return f"Target akhir Renstra {nama} belum diisi."
    tahun = f" tahun {indikator.tahun_renstra}" if indikator.tahun_renstra else ""
    target = f"target akhir Renstra{tahun} sebesar {with_satuan(format_angka(akhir), indikator.satuan)}"
    if not isinstance(kini.realisasi, Decimal):
        return (
            f"Kemajuan {nama} menuju {target} tidak dapat dihitung karena {indikator.capaian_renstra.alasan}."
        )
    selisih = describe_selisih(kini.realisasi, akhir, target, indikator.polaritas)
    kalimat = (
        f"Realisasi {nama} tahun {kini.tahun} adalah {with_satuan(kini.realisasi_teks, indikator.satuan)}, "
        f"{selisih}; {_say_capaian(indikator.capaian_renstra)}"
    )
    sisa = (indikator.tahun_renstra or kini.tahun) - kini.tahun
    return f"{kalimat}; waktu yang tersisa {sisa} tahun." if sisa > 0 else f"{kalimat}."


def _draft_standar(sasaran: IsiSasaran) -> str:
    return compose(
        [
            _say_standar(satu, satu.standar_nasional)
            for satu in sasaran.indikator
            if satu.standar_nasional is not None
        ]
    )


def _say_standar(indikator: IsiIndikator, standar: Decimal) -> str:
    kini, nama = indikator.kini, name_of(indikator)
    sumber = f" ({indikator.sumber_standar})" if indikator.sumber_standar else ""
    acuan = f"standar nasional {with_satuan(format_angka(standar), indikator.satuan)}{sumber}"
    if not isinstance(kini.realisasi, Decimal):
        return f"Realisasi {nama} {kini.realisasi_teks}, sehingga tidak dapat dibandingkan dengan {acuan}."
    selisih = describe_selisih(kini.realisasi, standar, acuan, indikator.polaritas)
    realisasi = with_satuan(kini.realisasi_teks, indikator.satuan)
    return f"Realisasi {nama} tahun {kini.tahun} adalah {realisasi}, {selisih}."


def _draft_penyebab(sasaran: IsiSasaran) -> str:
    return "\n\n".join(_quote(satu) for satu in sasaran.indikator if satu.penjelasan.butir)


def _quote(indikator: IsiIndikator) -> str:
    """The words of the unit, as its own."""
    butir = [f"- {nama}: {' '.join(teks.split())}" for nama, teks in indikator.penjelasan.butir]
    return "\n".join(
        [f"Menurut {indikator.unit or 'unit penanggung jawab'}, tentang {name_of(indikator)}:", *butir]
    )


def _say_capaian(capaian: Capaian) -> str:
    if capaian.persen is None:
        return f"capaiannya tidak dapat dihitung karena {capaian.alasan}"
    return f"capaiannya {format_persen(capaian.persen)}"


def _rank(rows: Sequence[tuple[IsiIndikator, Decimal | None]]) -> list[str]:
    # As they are printed: what differs further behind the comma is the same to a reader.
    known = [(round_half_up(persen, 2), indikator.nomor) for indikator, persen in rows if persen is not None]
    if len(known) < PERINGKAT_TERKECIL or len({persen for persen, _ in known}) == 1:
        return []

    def tell(batas: Decimal) -> str:
        nomor_list = join_deret([nomor for persen, nomor in known if persen == batas])
        return f"{format_persen(batas)} (indikator {nomor_list})"

    return [f"Capaian tertinggi {tell(max(known)[0])} dan terendah {tell(min(known)[0])}."]


def name_of(indikator: IsiIndikator) -> str:
    """Return the number of an indikator with its name, cut if it is long."""
    return f"indikator {indikator.nomor} ({cut_teks(indikator.nama, NAMA_TERPANJANG)})"


def _find(indikator: IsiIndikator, tahun: int) -> NilaiTahun | None:
    return next((nilai for nilai in indikator.lalu if nilai and nilai.tahun == tahun), None)


_MAKERS: dict[str, Callable[[IsiSasaran], str]] = {
    "target_realisasi": _draft_target,
    "antar_tahun": _draft_tahun,
    "target_renstra": _draft_renstra,
    "standar_nasional": _draft_standar,
    "penyebab_solusi": _draft_penyebab,
    "efisiensi": draft_efisiensi,
    "program_penunjang": draft_program,
}
