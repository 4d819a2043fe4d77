"""Chromium before a served office; what the pages are checked with comes from the environment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from lakip.imports.kalender import fill_kalender
from tests.conftest import SENIN_PAGI
from tests.world import Jalan, Kantor, make_kantor

ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TELEPON = {"width": 360, "height": 740}
MEJA = {"width": 1280, "height": 900}
# Of who is no one of the demo's cast and comes in by the login.
SANDI_PEREVIU = "kamboja di beranda"


@pytest.fixture(scope="session")
def alat() -> dict[str, Path]:
    """The two checkers by their variables; without them these tests prove nothing, so they fail."""
    paths = {nama: Path(os.environ.get(nama, "")) for nama in ("AXE", "VNU")}
    lacks = [nama for nama, path in paths.items() if not path.is_file()]
    if lacks:
        pytest.fail(f"{' and '.join(lacks)} must name the checker's file; `make browser` sets them.")
    return paths


@pytest.fixture(scope="session", autouse=True)
def side_by_side() -> Iterator[None]:
    """Playwright's loop runs in this thread between its own calls only, so the database is safe to ask."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser(alat: dict[str, Path]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def kantor(transactional_db: None) -> Kantor:
    """Balangan's office, committed, so that the server sees it."""
    fill_kalender(range(2025, 2028))
    return make_kantor("balangan-satpolpp", SENIN_PAGI)


@pytest.fixture
def jalan_9(kantor: Kantor) -> Jalan:
    """The report lies with the Kepala: row 9, the signature."""
    jalan = Jalan(kantor, SENIN_PAGI).start()
    jalan.walk_to("9")
    return jalan


@dataclass
class Jendela:
    """One person's window; ``gangguan`` is all that went wrong in it behind the pages."""

    page: Page
    alamat: str
    gangguan: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.alamat + path)

    def click(self, words: str) -> None:
        """Press a button or follow a link by the words on it."""
        named = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        # What a <summary> opens is no button to everybody.
        named.or_(self.page.locator("summary", has_text=words)).first.click()

    def sees(self, words: str) -> bool:
        """Whether a button or link with these words can be pressed."""
        named = self.page.get_by_role("button", name=words).or_(self.page.get_by_role("link", name=words))
        return named.first.is_visible()

    def top_of(self, words: str) -> float:
        """How far down the page something to be pressed begins."""
        named = self.page.locator("main :is(a, button, summary)", has_text=words)
        box = named.first.bounding_box()
        assert box, f"{words!r} is not on the page"
        return box["y"]

    def focused(self) -> str:
        words: str = self.page.evaluate("document.activeElement.innerText")
        return " ".join(words.split())

    def send_as_it_is(self, words: str) -> None:
        """Press a button whatever the browser says about the fields."""
        self.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
        self.page.locator("main").get_by_role("button", name=words, exact=False).last.click()

    def is_told(self, words: str) -> None:
        """Wait until the page says this."""
        self.page.locator("main").get_by_text(words).first.wait_for()

    def says(self, words: str) -> bool:
        return self.page.locator("main").get_by_text(words).first.is_visible()

    def note_console(self, message: ConsoleMessage) -> None:
        # That a form was refused, the page itself says.
        is_refusal = "(Unprocessable Entity)" in message.text
        if message.type in ("error", "warning") and not is_refusal:
            self.gangguan.append(f"console: {message.text}")

    def note_request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", "localhost", None):
            self.gangguan.append(f"request to {request.url}")


@dataclass
class Pintu:
    """Lets people in: a window for each, of a width, with or without scripts."""

    browser: Browser
    server: LiveServer
    contexts: list[BrowserContext] = field(default_factory=list)

    def __call__(
        self, nama: str | None, ukuran: dict[str, int] | None = None, *, scripts: bool = True
    ) -> Jendela:
        size: Any = ukuran or MEJA
        context = self.browser.new_context(
            viewport=size, has_touch=size is TELEPON, java_script_enabled=scripts, locale="id-ID"
        )
        self.contexts.append(context)
        jendela = Jendela(context.new_page(), self.server.url)
        jendela.page.on("console", jendela.note_console)
        jendela.page.on("request", jendela.note_request)
        jendela.page.set_default_timeout(60_000)
        jendela.open("/masuk/")
        if nama and "@" in nama:
            jendela.page.get_by_label("Nama pengguna").fill(nama)
            jendela.page.get_by_label("Kata sandi").fill(SANDI_PEREVIU)
            jendela.page.get_by_role("button", name="Masuk", exact=True).click()
        elif nama:
            jendela.click(f"Masuk sebagai {nama}")
        return jendela


@pytest.fixture
def masuk(browser: Browser, kantor: Kantor, live_server: LiveServer, settings: Settings) -> Iterator[Pintu]:
    """A door to the served demo."""
    settings.DEMO = True
    pintu = Pintu(browser, live_server)
    yield pintu
    for context in pintu.contexts:
        context.close()
    connection.close()
