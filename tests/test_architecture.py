"""The rules of the house: who may import whom, who may move what, what a page may hold."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template

from lakip.lifecycle import LaporanLifecycle, TugasLifecycle
from sop.lifecycle import VersiLifecycle

ROOT = Path(__file__).resolve().parent.parent
SUMBER = sorted(p for app in ("sop", "lakip") for p in ROOT.glob(f"{app}/**/*.py"))
DOMAIN = [p for p in SUMBER if "domain" in p.parts]
EKSPOR = [p for p in SUMBER if "exports" in p.parts]
TEMPLATE = sorted(ROOT.glob("templates/**/*.*"))
ATURAN_BERKAS = [
    p
    for name in ("pyproject.toml", "constraints.txt", "Makefile", ".ci/*", "deploy/**/*", "*.cfg", "*.ini")
    for p in sorted(ROOT.glob(name))
    if p.is_file()
]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def each(paths: Iterable[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", list(paths), ids=name_of)


def imports_of(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


# --- rooms and doors ---


def names_lakip(source: str) -> list[str]:
    """What a source says of the other room: an import, or a dotted name in a string."""
    imported = [name for name in imports_of(source) if name.split(".")[0] == "lakip"]
    strings = (n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant))
    return imported + [s for s in strings if isinstance(s, str) and re.search(r"\blakip[._]\w", s)]


@each(p for p in SUMBER if p.is_relative_to(ROOT / "sop"))
def test_sop_knows_nothing_of_lakip(path: Path) -> None:
    assert names_lakip(path.read_text()) == []


@pytest.mark.parametrize(
    "source", ["import lakip", "from lakip.models import Laporan", 'model = "lakip.Laporan"']
)
def test_naming_lakip_would_be_seen(source: str) -> None:
    assert names_lakip(source)


# Test tools under LGPL and AGPL.
ORAKEL = {"SpiffWorkflow", "pm4py"}


def names_orakel(source: str) -> set[str]:
    return ORAKEL & {name.split(".")[0] for name in imports_of(source)}


@each(SUMBER)
def test_the_application_imports_no_oracle(path: Path) -> None:
    assert names_orakel(path.read_text()) == set()


def test_importing_an_oracle_would_be_seen() -> None:
    assert names_orakel("def run():\n    from pm4py.util import constants") == {"pm4py"}


@each(DOMAIN)
def test_the_domain_needs_only_python(path: Path) -> None:
    allowed = sys.stdlib_module_names
    foreign = [
        n for n in imports_of(path.read_text()) if n.split(".")[0] not in allowed and ".domain" not in n
    ]
    assert foreign == []


@each(DOMAIN)
def test_the_domain_has_no_clock(path: Path) -> None:
    assert not re.search(r"\.(now|today|utcnow)\(\)|\btime\.time\(", path.read_text())


@each(EKSPOR)
def test_exports_only_draw(path: Path) -> None:
    asks = [
        n for n in imports_of(path.read_text()) if re.search(r"querysets|django\.http|\.views|\.http$", n)
    ]
    assert asks == []
    assert ".objects." not in path.read_text()


# --- one door to every life ---


def transitions_of(lifecycle: type) -> set[str]:
    return {name for name, method in vars(lifecycle).items() if hasattr(method, "_django_fsm")}


def moves(source: str, names: set[str]) -> list[str]:
    """Return where a transition is called or handed on; a call with arguments is none, for it takes none."""
    tree = ast.parse(source)
    with_words = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (node.args or node.keywords)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in names:
            of_engine = isinstance(node.value, ast.Name) and node.value.id == "engine"
            if id(node) not in with_words and not of_engine:
                found.append(f"{node.lineno}: {ast.unparse(node)}")
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("getattr", "methodcaller"):
            words = {a.value for a in node.args if isinstance(a, ast.Constant)}
            found += [f"{node.lineno}: {ast.unparse(node)}"] if words & names else []
    return found


LAPORAN_TUGAS = transitions_of(LaporanLifecycle) | transitions_of(TugasLifecycle)
VERSI = transitions_of(VersiLifecycle)
# The domain and the exports have no rows in hand that could move.
OUTSIDE_ENGINE = [
    p for p in SUMBER if not p.is_relative_to(ROOT / "lakip/engine") and p not in (*DOMAIN, *EKSPOR)
]
OUTSIDE_PENETAPAN = [p for p in SUMBER if p != ROOT / "sop/penetapan.py" and p not in DOMAIN]


def test_the_lives_are_known() -> None:
    assert {"start", "finish", "take", "complete", "send_back", "void"} <= LAPORAN_TUGAS
    assert {"schedule", "put_into_force", "replace", "revoke"} == VERSI


@each(OUTSIDE_ENGINE)
def test_only_the_engine_moves_a_report_and_its_steps(path: Path) -> None:
    assert moves(path.read_text(), LAPORAN_TUGAS) == []


@each(OUTSIDE_PENETAPAN)
def test_only_penetapan_moves_a_version(path: Path) -> None:
    assert moves(path.read_text(), VERSI) == []


@pytest.mark.parametrize(
    "source",
    [
        "tugas.complete()",
        "self.get_object().suspend()",
        "act = laporan.cancel\nact()",
        "map(Tugas.void, tugas_list)",
        "getattr(tugas, 'take')()",
    ],
)
def test_a_move_past_the_engine_would_be_seen(source: str) -> None:
    assert moves(source, LAPORAN_TUGAS)


@pytest.mark.parametrize(
    "source",
    ["engine.complete(tugas.pk, pegawai, at=at)", "versi.judul.replace('a', 'b')", "meja.take(tugas)"],
)
def test_what_is_no_move_is_left_alone(source: str) -> None:
    assert moves(source, LAPORAN_TUGAS | VERSI) == []


STATUS_DI_LUAR = re.compile(
    r"\.(bulk_)?update\([^)]*\bstatus\s*=|\brefresh_from_db\(|bulk_update\([^)]*status"
)


@each(p for p in SUMBER if "migrations" not in p.parts)
def test_no_status_is_set_past_its_life(path: Path) -> None:
    assert STATUS_DI_LUAR.findall(path.read_text()) == []


def test_setting_a_status_would_be_seen() -> None:
    assert STATUS_DI_LUAR.search('Tugas.objects.filter(pk=1).update(\n    status="selesai"\n)')


# --- pages ---

LARANGAN_HALAMAN = re.compile(
    r"""<[^>]*\s(style|on[a-z]+)\s*=\s*["']|<script(?![^>]*\bsrc=)[^>]*>|javascript:""", re.IGNORECASE
)


@each(p for p in TEMPLATE if p.suffix == ".html")
def test_pages_carry_no_style_and_no_script_of_their_own(path: Path) -> None:
    assert [found.group() for found in LARANGAN_HALAMAN.finditer(path.read_text())] == []


@pytest.mark.parametrize(
    "halaman",
    ['<p style="color: red">', "<a onclick='x()'>", "<script>x()</script>", '<a href="javascript:x()">'],
)
def test_style_and_script_would_be_seen(halaman: str) -> None:
    assert LARANGAN_HALAMAN.search(halaman)


def test_a_script_from_a_file_is_left_alone() -> None:
    assert not LARANGAN_HALAMAN.search('<script src="/static/js/app.js" defer></script>')


@each(TEMPLATE)
def test_every_template_compiles(path: Path) -> None:
    get_template(str(path.relative_to(ROOT / "templates")))


# --- the house itself ---


@pytest.mark.django_db
def test_the_models_and_their_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


ALAMAT = re.compile(
    r"index-url|extra-index|registry|pypi\.org|npmjs\.org|proxy\.golang|://[^/\s]*mirror", re.I
)


@each(ATURAN_BERKAS)
def test_no_file_of_rules_names_where_packages_come_from(path: Path) -> None:
    assert ALAMAT.findall(path.read_text()) == []


def test_naming_a_registry_would_be_seen() -> None:
    assert ALAMAT.search("--index-url https://pypi.org/simple")
