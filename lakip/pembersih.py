"""When Python looks for objects that nothing needs any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_gc() -> Iterator[None]:
    """Let it not look for them meanwhile; memory that is simply given up comes back all the same.

    For work that makes hundreds of thousands of rows and cells, nearly all of which stay: to look through
    them again and again takes as long as to make them.
    """
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()
