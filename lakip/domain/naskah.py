"""The written parts of a report as they are kept: plain text that can be printed."""

import unicodedata

MAX_HURUF = 100_000


def clean_naskah(teks: str) -> str:
    """Return the text as it is kept: line ends and tabs made plain, nothing hanging over at either end.

    Raises ValueError, with a sentence for the writer, if it is longer than
    ``MAX_HURUF`` or holds control characters that no printer knows.

    Sumber: custom of plain text.
    """
    teks = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    teks = "\n".join(baris.rstrip() for baris in teks.split("\n")).strip("\n")
    if len(teks) > MAX_HURUF:
        raise ValueError(
            f"Teks sepanjang {len(teks)} huruf terlalu panjang; paling panjang {MAX_HURUF} huruf. Ringkaslah."
        )
    if any(unicodedata.category(huruf) == "Cc" and huruf != "\n" for huruf in teks):
        raise ValueError("Teks memuat karakter kendali yang tidak tampak; ketik ulang bagian itu.")
    return teks
