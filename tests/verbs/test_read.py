"""``read`` tells a chapter to somebody without a display, and needs no pygame."""

import subprocess
import sys
from pathlib import Path

import pytest

from game.__main__ import main


def answers(monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    left = iter(said)
    monkeypatch.setattr("builtins.input", lambda _="": next(left, "1"))


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))


def test_a_chapter_is_told_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, [])
    assert main(["read", "rows"]) == 0
    told = capsys.readouterr().out
    assert "The four numbers are here, and the name is not." in told
    assert "M = [2 1; −1 2]" in told
    assert "The end of the chapter." in told


def test_q_closes_the_book(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers(monkeypatch, ["", "q"])
    assert main(["read"]) == 0
    assert "The end" not in capsys.readouterr().out


def test_an_unknown_chapter_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "rowz"]) == 2
    assert "rows" in capsys.readouterr().out


def test_no_pygame_is_loaded() -> None:
    code = (
        "import sys, game.verbs.read as read, builtins\n"
        "builtins.input = lambda _='': 'q'\n"
        "import argparse\n"
        "read.run(argparse.Namespace(chapter='rows', story=None, seed=0))\n"
        "sys.exit('pygame' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert run.returncode == 0
