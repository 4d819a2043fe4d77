"""Isian: one JSON object of a file, read field by field."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from sop.domain.temuan import Temuan, Tingkat

MAX_TEKS = 2_000
MAX_BUTIR = 100

# A name for files and addresses.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Pilihan = TypeVar("Pilihan", bound=StrEnum)


class BerkasDitolak(ValueError):
    """A file that is not in its format; ``temuan`` holds every fault, in the order of the file."""

    def __init__(self, temuan: Iterable[Temuan]) -> None:
        self.temuan = tuple(temuan)
        super().__init__("\n".join(map(str, self.temuan)))


def parse_isi(isi: str | bytes, temuan: list[Temuan], most: int) -> object:
    """Return the JSON value of a file of at most ``most`` bytes; its figures are Decimal.

    A key that is written twice is noted in ``temuan``. Raises BerkasDitolak if the
    file is too large, no UTF-8, or no JSON.
    """
    if len(isi) > most:
        raise _refusal(f"Ukurannya melebihi {most // 1000} kB; bagilah isinya atas beberapa berkas.")

    def note_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
        for nama, kali in Counter(nama for nama, _ in pairs).items():
            if kali > 1:
                pesan = f'Isian "{nama}" ditulis {kali} kali dalam satu bagian; sisakan satu.'
                temuan.append(Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Berkas", pesan))
        return dict(pairs)

    try:
        teks = isi.decode("utf-8-sig") if isinstance(isi, bytes) else isi.removeprefix("\ufeff")
        nilai: object = json.loads(teks, object_pairs_hook=note_doubles, parse_float=Decimal)
        # Half of a surrogate pair could not be saved or shown.
        json.dumps(nilai, ensure_ascii=False, default=str).encode()
    except UnicodeError as e:
        raise _refusal("Bukan teks UTF-8; simpan ulang berkas dengan pengodean UTF-8.") from e
    except json.JSONDecodeError as e:
        raise _refusal(
            f"Bukan JSON yang sah pada baris {e.lineno}, kolom {e.colno}; perbaiki di situ."
        ) from e
    except (ValueError, RecursionError) as e:
        raise _refusal("Memuat bilangan atau susunan yang terlalu besar; periksa isinya.") from e
    return nilai


def _refusal(pesan: str) -> BerkasDitolak:
    return BerkasDitolak([Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, "Berkas", pesan)])


def alternatives(pilihan: Sequence[str]) -> str:
    """Return the names one may choose from, as a sentence lists them."""
    return " atau ".join(f'"{p}"' for p in pilihan)


class Isian:
    """One JSON object: hands out its fields by name, and notes every fault under its place."""

    def __init__(self, isi: object, tempat: str, temuan: list[Temuan], baris: int | None = None) -> None:
        self.tempat = tempat
        self._baris = baris
        self._temuan = temuan
        self._isi: dict[str, object] = isi if isinstance(isi, dict) else {}
        self._asked: list[str] = []
        self._is_object = isinstance(isi, dict)
        if not self._is_object:
            self.reject("Bagian ini harus berupa objek JSON { … }; tuliskan isiannya satu per satu.")

    def __contains__(self, nama: str) -> bool:
        return self._has(nama, optional=True)

    def reject(self, pesan: str) -> None:
        self._temuan.append(Temuan(Tingkat.TIDAK_DAPAT_DIJALANKAN, self.tempat, pesan, self._baris))

    def inner(self, nama: str, tempat: str) -> "Isian":
        return self.at(self._isi[nama], tempat) if self._has(nama) else Isian({}, tempat, [])

    def at(self, isi: object, tempat: str, baris: int | None = None) -> "Isian":
        return Isian(isi, tempat, self._temuan, self._baris if baris is None else baris)

    def text(
        self,
        nama: str,
        most: int = MAX_TEKS,
        *,
        optional: bool = False,
        filled: bool = False,
        nullable: bool = False,
    ) -> str:
        if not self._has(nama, optional) or (nullable and self._isi[nama] is None):
            return ""
        teks = self._text(f'Isian "{nama}"', self._isi[nama], most)
        if filled and teks is not None and not teks.strip():
            self.reject(f'Isian "{nama}" kosong; tuliskan isinya.')
        return teks or ""

    def texts(self, nama: str) -> tuple[str, ...]:
        items = enumerate(self.items(nama, MAX_BUTIR), start=1)
        return tuple(
            self._text(f'Butir ke-{nomor} dari "{nama}"', item, MAX_TEKS) or "" for nomor, item in items
        )

    def items(self, nama: str, most: int, *, filled: bool = False) -> list[object]:
        if not self._has(nama):
            return []
        items = self._isi[nama]
        if not isinstance(items, list):
            self.reject(f'Isian "{nama}" harus berupa daftar [ … ]; ubah bentuknya.')
            return []
        if filled and not items:
            self.reject(f'Isian "{nama}" kosong; tuliskan sekurang-kurangnya satu.')
        if len(items) > most:
            self.reject(f'Isian "{nama}" memuat {len(items)} butir; paling banyak {most}.')
        return items[:most]

    def one_of(self, nama: str, pilihan: Sequence[str], default: str = "") -> str:
        fallback = default or pilihan[0]
        nilai = self._isi[nama] if self._has(nama, bool(default)) else fallback
        if isinstance(nilai, str) and nilai in pilihan:
            return nilai
        self.reject(
            f'Isian "{nama}" berisi {_quote(nilai)} yang tidak dikenal; pilih {alternatives(pilihan)}.'
        )
        return fallback

    def member(self, nama: str, pilihan: type[Pilihan], default: str = "") -> Pilihan:
        return pilihan(self.one_of(nama, [p.value for p in pilihan], default))

    def slug(self, nama: str, most: int) -> str:
        teks = self.text(nama, most, filled=True)
        if teks and not SLUG.fullmatch(teks):
            self.reject(
                f'Isian "{nama}" berisi {_quote(teks)}; pakai huruf kecil, angka dan tanda hubung saja.'
            )
        return teks

    def whole_number(self, nama: str, default: int) -> int:
        angka = self._isi[nama] if self._has(nama, optional=True) else default
        if isinstance(angka, int) and not isinstance(angka, bool) and angka > 0:
            return angka
        self.reject(f'Isian "{nama}" harus berupa bilangan bulat mulai dari 1; perbaiki.')
        return default

    def close(self) -> None:
        """Note every field that nobody asked for: most likely the slip of a hand."""
        for nama in self._isi:
            if nama not in self._asked:
                similar = get_close_matches(nama, self._asked, n=1)
                advice = f'mungkin maksudnya "{similar[0]}"' if similar else "hapus"
                self.reject(f'Isian "{nama}" tidak dikenal; {advice}.')

    def _has(self, nama: str, optional: bool = False) -> bool:
        self._asked.append(nama)
        if self._is_object and not optional and nama not in self._isi:
            self.reject(f'Isian "{nama}" tidak ada; tambahkan.')
        return nama in self._isi

    def _text(self, what: str, nilai: object, most: int) -> str | None:
        if not isinstance(nilai, str):
            self.reject(f"{what} harus berupa teks; tuliskan di antara tanda petik.")
            return None
        if len(nilai) > most:
            self.reject(f"{what} sepanjang {len(nilai)} huruf; paling panjang {most}.")
        if any(unicodedata.category(c) == "Cc" and c not in "\r\n" for c in nilai):
            self.reject(f"{what} memuat karakter kendali; hapus karakter itu.")
        return nilai


def _quote(nilai: object) -> str:
    teks = json.dumps(nilai, ensure_ascii=False)
    return teks if len(teks) <= 60 else f"{teks[:60]}…"
