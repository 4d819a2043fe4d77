"""Names of files that every system takes."""

import re
import unicodedata

# Names that Windows keeps for its devices.
_PERANGKAT = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def clean_stem(teks: str, panjang: int = 80) -> str:
    """Return ``teks`` as a name of ASCII letters, digits, dots, hyphens and underscores; "" if none is left.

    Marks on letters are dropped, all else becomes one hyphen; neither a dot nor a hyphen stands at an end.
    """
    plain = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode()
    stem = re.sub(r"\.{2,}", ".", re.sub(r"[^A-Za-z0-9._]+", "-", plain))
    stem = re.sub(r"-*([._])-*", r"\1", stem).strip(".-")[:panjang].strip(".-")
    return f"berkas-{stem}" if _PERANGKAT.match(stem) else stem


def clean_nama(nama: str, panjang: int = 80) -> str:
    """Return the name of a file as ``clean_stem`` does, with its ending in small letters."""
    found = re.fullmatch(r"(.*)\.([A-Za-z0-9]{1,10})", nama, re.DOTALL)
    stem, akhiran = (found[1], f".{found[2].lower()}") if found else (nama, "")
    return f"{clean_stem(stem, panjang) or 'berkas'}{akhiran}"
