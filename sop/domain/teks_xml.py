"""Texts of people in XML."""

import re

# Sumber: XML 1.0, production Char; people paste other characters, too.
_BUKAN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_xml(teks: str) -> str:
    """Return the text without the characters that XML has no place for."""
    return _BUKAN_XML.sub("", teks)
