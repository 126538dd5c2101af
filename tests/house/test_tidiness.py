"""What a newcomer must be able to rely on when looking at the tree."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "game").rglob("*.py"))
TOP = {"game", "story", "art", "sounds", "saves", "tests", "bench"}
FILES = {"pyproject.toml", "README.md", "LICENSE"}
LONGEST = 430


def test_the_top_level_is_as_the_house_plan_draws_it() -> None:
    found = {p.name for p in ROOT.iterdir() if not p.name.startswith(".")}
    assert found - {"build", "dist", "shots"} <= TOP | FILES
    assert found >= TOP | FILES


def test_no_module_grows_beyond_reading() -> None:
    long = {
        p.relative_to(ROOT).as_posix(): n
        for p in SOURCES
        if (n := len(p.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_no_module_uses_global_or_swallows_everything() -> None:
    bad = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Global):
                bad.append(f"{path.name}:{node.lineno} global")
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                bad.append(f"{path.name}:{node.lineno} bare except")
    assert not bad


def test_every_package_says_what_it_is() -> None:
    for path in (ROOT / "game").rglob("__init__.py"):
        if "data" not in path.parts:
            assert ast.get_docstring(ast.parse(path.read_text("utf-8"))), path
