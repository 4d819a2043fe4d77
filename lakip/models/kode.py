"""The code by which the public page knows a document."""

import secrets

# Crockford's base 32: no letter is taken for a digit.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PANJANG = 16


def make_kode() -> str:
    """Return a new code of 80 bits, which cannot be guessed."""
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG))
