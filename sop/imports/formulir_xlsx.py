"""Our own workbook for an SOP, read back with every fault named by its cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from openpyxl import Workbook

from sop.domain.berkas import ZONA_WAKTU, BerkasSop, InstansiBerkas, PengesahanBerkas, TanggalBerkas
from sop.domain.isian import MAX_BUTIR, SLUG, BerkasDitolak, alternatives
from sop.domain.suntingan import Suntingan
from sop.domain.temuan import Temuan
from sop.imports.formulir_asal import apply_asal
from sop.imports.formulir_prosedur import Prosedur
from sop.imports.lembar import Lembar
from sop.lembar_formulir import ASAL, DAFTAR, FORMAT, IDENTITAS, ISIAN, PROSEDUR, TANDA


def read_formulir(buku: Workbook) -> Suntingan | None:
    """Return the draft that our own workbook holds, or None if it is another one.

    What a draft may lack may be lacking here too: names, symbols, whole lists.

    Raises BerkasDitolak with all faults, each under its cell ("Prosedur!F7"), if the workbook holds what
    cannot be read: a formula, a word that is none of those to choose from, an arrow to a row that is not
    there, too long a text.
    """
    if not {IDENTITAS, PROSEDUR} <= set(buku.sheetnames):
        return None
    temuan: list[Temuan] = []
    identitas = Lembar(buku[IDENTITAS], temuan)
    if identitas.text(1, 1).strip() != TANDA:
        return None
    if identitas.text(1, 2).strip() != FORMAT:
        identitas.reject(1, 2, f'Bentuk formulir ini tidak dikenal; tulis kembali "{FORMAT}".')
    isi = _read_identitas(identitas)
    prosedur = Prosedur(Lembar(buku[PROSEDUR], temuan))
    baris = prosedur.read_baris()
    if ASAL in buku.sheetnames:
        baris = apply_asal(Lembar(buku[ASAL], temuan), prosedur, baris)
    if temuan:
        raise BerkasDitolak(temuan)
    return Suntingan(replace(isi, judul_kolom=prosedur.judul), tuple(prosedur.kolom.values()), tuple(baris))


def _read_identitas(lembar: Lembar) -> BerkasSop:
    teks: dict[str, str] = {}
    daftar: dict[str, list[str]] = {isian.nama: [] for isian in DAFTAR}
    by_label = {isian.label.casefold(): isian for isian in (*ISIAN, *DAFTAR)}
    isian = None
    for baris in range(2, lembar.tinggi + 1):
        label = lembar.text(baris, 1).strip()
        if label:
            isian = by_label.pop(label.casefold(), None)
            if isian is None:
                lembar.reject(
                    baris, 1, f'"{label[:60]}" bukan isian formulir, atau ditulis dua kali; hapus baris ini.'
                )
        if not lembar.text(baris, 2) or (label and not isian):
            continue
        if isian in DAFTAR:
            daftar[isian.nama].append(lembar.text(baris, 2, isian.maks))
        elif label and isian:
            teks[isian.nama] = lembar.text(baris, 2, isian.maks)
            _check_isian(lembar, baris, isian.nama, teks[isian.nama])
        else:
            lembar.reject(baris, 2, "Baris ini tidak berlabel; pindahkan isinya ke baris yang berlabel.")
    for isian in DAFTAR:
        if len(daftar[isian.nama]) > MAX_BUTIR:
            lembar.reject(1, 1, f'Daftar "{isian.label}" paling banyak {MAX_BUTIR} butir; kurangi.')

    def inner(awalan: str) -> dict[str, str]:
        return {i.nama.removeprefix(awalan): teks.get(i.nama, "") for i in ISIAN if i.nama.startswith(awalan)}

    butir: dict[str, Any] = {nama: tuple(isi) for nama, isi in daftar.items()}
    return BerkasSop(
        kunci=teks.get("kunci", ""),
        instansi=InstansiBerkas(**inner("instansi.")),
        judul=teks.get("judul", ""),
        nomor=teks.get("nomor", ""),
        tanggal=TanggalBerkas(**inner("tanggal.")),
        disahkan_oleh=PengesahanBerkas(**inner("disahkan_oleh.")),
        pelaksana=(),
        langkah=(),
        **butir,
    )


def _check_isian(lembar: Lembar, baris: int, nama: str, isi: str) -> None:
    if nama == "kunci" and not SLUG.fullmatch(isi):
        lembar.reject(baris, 2, "Kunci SOP hanya memakai huruf kecil, angka, dan tanda hubung.")
    if nama == "instansi.zona_waktu" and isi not in ZONA_WAKTU:
        lembar.reject(baris, 2, f"Zona waktu tidak dikenal; pilih {alternatives(ZONA_WAKTU)}.")
