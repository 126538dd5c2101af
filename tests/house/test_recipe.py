"""The README's recipes for puzzles and guesses, followed to the letter in a copy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KIND = "across"
GUESS = "longer_shadow"
PLAYED = """
from game.puzzles.kinds.table import KINDS
from tests.puzzles.support import LIBRARY, sat, solved
import game
print(game.__file__)
levels = [("across", name) for name in LIBRARY.names("across")]
for kind, name in (("dual", "shallow"), *levels):
    session = solved(sat(kind, name))
    assert session.won and session.outcome() in KINDS[kind].outcomes, (kind, name)
    assert session.cost() == 1, (kind, name)
    print(kind, name, session.cost())
"""


def blocks() -> dict[str, str]:
    """The README's blocks that name a file, by that file."""
    found = _BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
    assert len(found) == len({file for file, _ in found})
    return dict(found)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what puzzles need, with the recipes followed in it."""
    root = tmp_path_factory.mktemp("copy")
    without = shutil.ignore_patterns("__pycache__", ".*")
    for folder in ("game", "story/levels", "tests/puzzles", "tests/guesses"):
        shutil.copytree(ROOT / folder, root / folder, ignore=without)
    kept = ("pyproject.toml", "story/ledger.yaml", "tests/__init__.py")
    for file in (*kept, "tests/conftest.py"):
        shutil.copy(ROOT / file, root / file)
    written = blocks()
    entry = written.pop("game/puzzles/kinds/table.py")
    table = root / "game/puzzles/kinds/table.py"
    text = table.read_text("utf-8")
    listed = text.replace(
        "\n)\nKINDS: Final", f"\n{entry.rstrip()}\n)\nKINDS: Final", 1
    )
    imported = listed.replace(
        "from game.puzzles.kinds import (\n",
        f"from game.puzzles.kinds import (\n    {KIND},\n",
        1,
    )
    assert listed != text
    assert imported != listed
    table.write_text(imported, "utf-8")
    guesses = root / "game/guesses/table.py"
    text = guesses.read_text("utf-8")
    entry = written.pop("game/guesses/table.py").rstrip()
    listed = text.replace("\n)\nGUESSES: Final", f"\n{entry}\n)\nGUESSES: Final", 1)
    imported = listed.replace("each import (\n", f"each import (\n    {GUESS},\n", 1)
    assert listed != text
    assert imported != listed
    guesses.write_text(imported, "utf-8")
    for file, lines in written.items():
        path = root / file
        before = path.read_text("utf-8") + "\n" if path.exists() else ""
        path.write_text(before + lines, "utf-8")
    return root


def run(copy: Path, *command: str) -> str:
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_recipes_name_every_file_that_they_write() -> None:
    assert set(blocks()) == {
        "story/levels/dual.yaml",
        f"game/puzzles/kinds/{KIND}.py",
        "game/puzzles/kinds/table.py",
        f"story/levels/{KIND}.yaml",
        "story/ledger.yaml",
        f"game/guesses/each/{GUESS}.py",
        "game/guesses/table.py",
        "story/levels/break.yaml",
    }


def test_the_level_and_the_kind_are_read_played_and_won(copy: Path) -> None:
    said = run(copy, "-c", PLAYED)
    assert str(copy) in said.splitlines()[0]
    assert said.count(KIND) == 3
    assert "dual shallow 1" in said


def test_the_kind_keeps_the_rules_of_every_kind(copy: Path) -> None:
    file = "tests/puzzles/test_every_level.py"
    said = run(
        copy,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-rA",
        file,
        "-k",
        f"{KIND} or every_kind or shallow",
    )
    assert said.count(f"PASSED {file}") >= 3 * 6 + 6


def test_the_kind_is_written_as_the_house_writes(copy: Path) -> None:
    source = f"game/puzzles/kinds/{KIND}.py"
    text = (copy / source).read_text("utf-8")
    assert len(text.splitlines()) < 160
    run(copy, "-m", "ruff", "format", "--check", source)
    run(copy, "-m", "mypy", source)


def test_the_guess_is_checked_known_played_and_asked_about(copy: Path) -> None:
    files = ("tests/guesses", "tests/puzzles/kinds/test_breaking.py")
    only = ("-k", "longer-shadow or story_says or benches_of or same_guesses")
    said = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-rA", *files, *only
    )
    assert said.count("PASSED tests") >= 5 + 4 + 2
    run(copy, "-c", PLAYED.replace('"dual", "shallow"', '"break", "longer"'))


def test_the_guess_is_written_as_the_house_writes(copy: Path) -> None:
    source = f"game/guesses/each/{GUESS}.py"
    run(copy, "-m", "ruff", "check", source)
    run(copy, "-m", "ruff", "format", "--check", source)
    run(copy, "-m", "mypy", source, "game/guesses/table.py")
