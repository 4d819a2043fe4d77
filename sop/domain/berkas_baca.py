"""Reading the text of an SOP file, with all its faults named at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from sop.domain.alur import JenisSimbol
from sop.domain.berkas import (
    DAFTAR,
    FORMAT,
    SELESAI,
    ZONA_WAKTU,
    Asal,
    BerkasSop,
    InstansiBerkas,
    JenisPelaksana,
    LangkahBerkas,
    PanahBerkas,
    PelaksanaBerkas,
    PengesahanBerkas,
    SimbolBerkas,
    TanggalBerkas,
    default_kunci,
    name_langkah,
)
from sop.domain.isian import BerkasDitolak, Isian, alternatives, parse_isi
from sop.domain.jenis_kerja import LembarKerja, propose_lembar_kerja
from sop.domain.kolom import JUDUL_BAKU, JudulKolom
from sop.domain.temuan import Temuan

MAX_BYTE = 1_000_000
MAX_LANGKAH = 200
MAX_PELAKSANA = 30
MAX_SIMBOL = 600
MAX_PANAH = 20
MAX_NOMOR = 20


def read_berkas(isi: str | bytes) -> BerkasSop:
    """Return the SOP document that the text of a file holds.

    A row without lembar_kerja gets the one its words propose. A waktu or a date
    that cannot be read is no fault: it stays the text that it is.

    Raises BerkasDitolak with all faults if the text is not JSON, has a field too
    many, too few or of the wrong kind, or draws an arrow to what is not there.
    """
    temuan: list[Temuan] = []
    berkas = _read_sop(Isian(parse_isi(isi, temuan, MAX_BYTE), "Berkas", temuan))
    if temuan:
        raise BerkasDitolak(temuan)
    return berkas


@dataclass(frozen=True, slots=True)
class _Baris:
    """What an arrow may name of a row, and the numbers of its symbols."""

    kunci: str
    nomor: str
    simbol: range


def _read_sop(sop: Isian) -> BerkasSop:
    sop.one_of("format", [FORMAT])
    kunci = sop.slug("kunci", 100)
    instansi = _read_instansi(sop.inner("instansi", "Instansi"))
    judul = sop.text("judul", 500, filled=True)
    nomor = sop.text("nomor", 100, nullable=True)
    tanggal = _read_tanggal(sop.inner("tanggal", "Tanggal"))
    disahkan_oleh = _read_pengesahan(sop.inner("disahkan_oleh", "Disahkan oleh"))
    daftar = {nama: sop.texts(nama) for nama in DAFTAR}
    judul_kolom = _read_judul_kolom(sop)
    pelaksana = _read_pelaksana_list(sop)
    langkah = _read_langkah_list(sop, [p.nama for p in pelaksana])
    sop.close()
    return BerkasSop(
        kunci=kunci,
        instansi=instansi,
        judul=judul,
        nomor=nomor,
        tanggal=tanggal,
        disahkan_oleh=disahkan_oleh,
        pelaksana=pelaksana,
        langkah=langkah,
        judul_kolom=judul_kolom,
        **daftar,
    )


def _read_instansi(isian: Isian) -> InstansiBerkas:
    instansi = InstansiBerkas(
        nama=isian.text("nama", 200, filled=True),
        pemda=isian.text("pemda", 200),
        unit=isian.text("unit", 500),
        kota=isian.text("kota", 100),
        zona_waktu=isian.one_of("zona_waktu", ZONA_WAKTU),
        alamat=isian.text("alamat", 300, optional=True),
    )
    isian.close()
    return instansi


def _read_judul_kolom(sop: Isian) -> JudulKolom:
    if "judul_kolom" not in sop:
        return JUDUL_BAKU
    isian = sop.inner("judul_kolom", "Judul kolom")
    printed = {satu.name: isian.text(satu.name, 100, optional=True) for satu in fields(JudulKolom)}
    isian.close()
    return replace(JUDUL_BAKU, **{nama: teks for nama, teks in printed.items() if teks})


def _read_tanggal(isian: Isian) -> TanggalBerkas:
    tanggal = TanggalBerkas(
        pembuatan=isian.text("pembuatan", 60, nullable=True),
        revisi=isian.text("revisi", 60, nullable=True),
        efektif=isian.text("efektif", 60, nullable=True),
        pengesahan=isian.text("pengesahan", 60, nullable=True),
    )
    isian.close()
    return tanggal


def _read_pengesahan(isian: Isian) -> PengesahanBerkas:
    pengesahan = PengesahanBerkas(
        jabatan=isian.text("jabatan", 200),
        nama=isian.text("nama", 200, nullable=True),
        nip=isian.text("nip", 30, nullable=True),
        tempat_tanggal=isian.text("tempat_tanggal", 100, optional=True, nullable=True),
    )
    isian.close()
    return pengesahan


def _read_pelaksana_list(sop: Isian) -> tuple[PelaksanaBerkas, ...]:
    items = sop.items("pelaksana", MAX_PELAKSANA, filled=True)
    pelaksana = tuple(
        _read_pelaksana(sop.at({"nama": item} if isinstance(item, str) else item, f"Pelaksana ke-{nomor}"))
        for nomor, item in enumerate(items, start=1)
    )
    for nama, kali in Counter(p.nama for p in pelaksana if p.nama).items():
        if kali > 1:
            sop.reject(f'Kolom pelaksana "{nama}" ditulis {kali} kali; bedakan namanya.')
    return pelaksana


def _read_pelaksana(isian: Isian) -> PelaksanaBerkas:
    pelaksana = PelaksanaBerkas(
        isian.text("nama", 200, filled=True), isian.member("jenis", JenisPelaksana, JenisPelaksana.JABATAN)
    )
    isian.close()
    return pelaksana


def _read_langkah_list(sop: Isian, kolom: Sequence[str]) -> tuple[LangkahBerkas, ...]:
    items = sop.items("langkah", MAX_LANGKAH, filled=True)
    baris_list = list(_survey(items))
    jumlah_simbol = sum(len(baris.simbol) for baris in baris_list)
    if jumlah_simbol > MAX_SIMBOL:
        sop.reject(f"Seluruh langkah memuat {jumlah_simbol} simbol; paling banyak {MAX_SIMBOL}.")
    for kunci, kali in Counter(baris.kunci for baris in baris_list).items():
        if kali > 1:
            sop.reject(f'Kunci langkah "{kunci}" dipakai {kali} kali; beri setiap langkah kunci sendiri.')
    return tuple(
        _read_langkah(sop.at(item, name_langkah(baris.nomor, urutan), urutan), urutan, kolom, baris_list)
        for urutan, (item, baris) in enumerate(zip(items, baris_list, strict=True))
    )


def _survey(items: Sequence[object]) -> Iterator[_Baris]:
    """The rows as arrows see them, known before any of them is read: an arrow may lead down the form."""
    rows = [item if isinstance(item, dict) else {} for item in items]
    nomor_list = [nomor if isinstance(nomor := row.get("nomor"), str) else "" for row in rows]
    number = 0
    for row, nomor, default in zip(rows, nomor_list, default_kunci(nomor_list), strict=True):
        simbol = row.get("simbol")
        count = len(simbol) if isinstance(simbol, list) else 0
        yield _Baris(str(row.get("kunci", default)), nomor, range(number, number + count))
        number += count


def _read_langkah(
    isian: Isian, urutan: int, kolom: Sequence[str], baris_list: Sequence[_Baris]
) -> LangkahBerkas:
    if "kunci" in isian:
        isian.text("kunci", MAX_NOMOR, filled=True)
    kunci = baris_list[urutan].kunci
    if kunci == SELESAI:
        isian.reject(f'Kunci "{SELESAI}" berarti akhir prosedur; beri langkah ini kunci lain.')
    nomor = isian.text("nomor", MAX_NOMOR)
    kegiatan = isian.text("kegiatan", filled=True)
    kelengkapan = isian.text("kelengkapan")
    waktu = isian.text("waktu", 100)
    keluaran = isian.text("keluaran")
    keterangan = isian.text("keterangan")
    items = isian.items("simbol", MAX_PELAKSANA, filled=True)
    simbol = tuple(
        _read_simbol(isian.at(item, f"{isian.tempat}, simbol ke-{nomor}"), number, kolom, baris_list)
        for nomor, (number, item) in enumerate(zip(baris_list[urutan].simbol, items, strict=False), start=1)
    )
    for pelaksana, kali in Counter(s.pelaksana for s in simbol if s.pelaksana >= 0).items():
        if kali > 1:
            isian.reject(f'Ada {kali} simbol pada kolom "{kolom[pelaksana]}"; sisakan satu.')
    jenis_simbol = simbol[0].jenis if simbol else JenisSimbol.PROSES
    proposed = propose_lembar_kerja(kegiatan, keluaran, jenis_simbol)
    lembar_kerja = isian.member("lembar_kerja", LembarKerja, proposed)
    isian.close()
    return LangkahBerkas(
        kunci, nomor, kegiatan, kelengkapan, waktu, keluaran, keterangan, lembar_kerja, simbol
    )


def _read_simbol(
    isian: Isian, number: int, kolom: Sequence[str], baris_list: Sequence[_Baris]
) -> SimbolBerkas:
    nama = isian.text("pelaksana", filled=True)
    if nama and kolom and nama not in kolom:
        isian.reject(f'Kolom pelaksana "{nama}" tidak ada; pilih {alternatives(kolom)}.')
    jenis = isian.member("jenis", JenisSimbol)
    asal = isian.member("asal", Asal, Asal.TERSURAT)
    alasan = isian.text("alasan", optional=True)
    if "panah" in isian:
        if [short for short in ("ya", "tidak") if short in isian]:
            isian.reject('Isian "panah" tidak dapat dipakai bersama "ya" atau "tidak"; pilih salah satu.')
        panah = tuple(
            _read_panah(isian.at(item, f"{isian.tempat}, panah ke-{nomor}"), baris_list)
            for nomor, item in enumerate(isian.items("panah", MAX_PANAH), start=1)
        )
    else:
        panah = tuple(
            PanahBerkas(label, ke, asal, alasan)
            for label, ke in _short_form(isian, number, jenis, baris_list)
        )
    for (label, _), kali in Counter((p.label, p.ke) for p in panah).items():
        if kali > 1:
            isian.reject(f'Ada {kali} panah "{label}" ke tujuan yang sama; sisakan satu.')
    isian.close()
    return SimbolBerkas(kolom.index(nama) if nama in kolom else -1, jenis, asal, alasan, panah)


def _short_form(
    isian: Isian, number: int, jenis: JenisSimbol, baris_list: Sequence[_Baris]
) -> Iterator[tuple[str, int | None]]:
    """Label and target of each arrow, where only what departs from the order of the rows is written."""
    label = "ya" if jenis is JenisSimbol.KEPUTUSAN else ""
    if "ya" in isian:
        yield label, _find_target(isian, "ya", baris_list)
    elif jenis is not JenisSimbol.SELESAI and number + 1 < baris_list[-1].simbol.stop:
        yield label, number + 1
    if "tidak" in isian:
        yield "tidak", _find_target(isian, "tidak", baris_list)


def _read_panah(isian: Isian, baris_list: Sequence[_Baris]) -> PanahBerkas:
    panah = PanahBerkas(
        label=isian.text("label", 60),
        ke=_find_target(isian, "ke", baris_list),
        asal=isian.member("asal", Asal, Asal.TERSURAT),
        alasan=isian.text("alasan", optional=True),
    )
    isian.close()
    return panah


def _find_target(isian: Isian, nama: str, baris_list: Sequence[_Baris]) -> int | None:
    """The number of the symbol that the field names, or None for the end. A kunci goes before a nomor."""
    target = isian.text(nama, filled=True)
    urutan = isian.whole_number("ke_simbol", 1) if nama == "ke" else 1
    if target in ("", SELESAI):
        return None
    found = [b for b in baris_list if b.kunci == target] or [b for b in baris_list if b.nomor == target]
    if len(found) > 1:
        isian.reject(f'Panah menuju langkah "{target}" yang ada {len(found)}; beri langkah itu "kunci".')
    elif not found:
        isian.reject(f'Panah menuju langkah "{target}" yang tidak ada; tulis nomor langkah seperti tercetak.')
    elif urutan > len(found[0].simbol):
        isian.reject(
            f'Panah menuju simbol ke-{urutan} langkah "{target}" yang tidak ada; periksa "ke_simbol".'
        )
    else:
        return found[0].simbol[urutan - 1]
    return None
