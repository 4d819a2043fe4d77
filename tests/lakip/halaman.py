"""Reading a page as a person does: what it says, which forms it holds, and pressing their buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

VOID = ("input", "br", "img", "meta", "link", "hr")


@dataclass
class Formulir:
    """A form of a page: where it is sent, what stands in it, and the words on its button."""

    aksi: str
    isian: dict[str, Any] = field(default_factory=dict)
    tombol: str = ""


class Halaman(HTMLParser):
    """A page that was answered; ``teks`` is what can be read on it, with single spaces."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.alamat: str = response.request["PATH_INFO"]  # type: ignore[attr-defined]
        self.forms: list[Formulir] = []
        self._stack: list[str] = []
        self._words: list[str] = []
        self._open: Formulir | None = None
        self._field = ""
        self._submits = False
        self.feed(response.content.decode())
        self.teks = " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        if tag not in VOID:
            self._stack.append(tag)
        if tag == "button":
            self._submits = of.get("type") != "button"
        if tag == "form":
            self._open = Formulir(of.get("action") or self.alamat)
            self.forms.append(self._open)
        if self._open is None or not (name := of.get("name")):
            return
        if tag == "input" and (of.get("type") not in ("checkbox", "radio", "file") or "checked" in of):
            self._open.isian[name] = of.get("value") or ""
        elif tag in ("textarea", "select"):
            self._field = name
            self._open.isian[name] = ""

    def handle_endtag(self, tag: str) -> None:
        while self._stack and self._stack.pop() != tag:
            pass
        if tag == "form":
            self._open = None

    def handle_data(self, data: str) -> None:
        if "textarea" in self._stack and self._open is not None:
            # A newline right after the tag is not part of what stands there.
            self._open.isian[self._field] += data.removeprefix("\n")
        elif "button" in self._stack and self._submits and self._open is not None:
            self._open.tombol = " ".join(f"{self._open.tombol} {data}".split())
        if not {"title", "style", "script"} & set(self._stack):
            self._words.append(data)

    @property
    def tombol(self) -> list[str]:
        return [form.tombol for form in self.forms]

    def form(self, tombol: str) -> Formulir:
        """The one form whose button begins with these words."""
        found = [form for form in self.forms if form.tombol.startswith(tombol)]
        assert len(found) == 1, f"{tombol!r} stands {len(found)} times among {self.tombol}"
        return found[0]


def read(client: Client, alamat: str) -> Halaman:
    response = client.get(alamat)
    assert response.status_code == 200, f"{alamat} answers {response.status_code}"
    return Halaman(response)


def press(client: Client, alamat: str, tombol: str, **isian: object) -> Any:
    """Open a page and press one of its buttons, with this written into the form."""
    form = read(client, alamat).form(tombol)
    return client.post(form.aksi, form.isian | isian)
