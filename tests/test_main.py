"""What the command line says before any verb is loaded."""

import gc
import importlib
from types import SimpleNamespace

import pytest

from game import __version__
from game.__main__ import VERBS, main
from game.app.garbage import Garbage


def test_its_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"eigenface {__version__}\n"


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_names_every_verb(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([asked]) == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in VERBS)


@pytest.mark.parametrize(("verb", "looks"), [("play", False), ("check", True)])
def test_only_a_play_starts_without_a_look_for_garbage(
    monkeypatch: pytest.MonkeyPatch, verb: str, *, looks: bool
) -> None:
    found: list[bool] = []

    def run(_options: object) -> int:
        found.append(gc.isenabled())
        return 0

    fake = SimpleNamespace(arguments=lambda _parser: None, run=run)
    monkeypatch.setattr(importlib, "import_module", lambda _name: fake)
    assert main([verb]) == 0
    assert found == [looks]
    assert gc.isenabled()


def test_a_window_looks_for_it_once_its_first_frame_is_shown() -> None:
    gc.disable()
    try:
        before = gc.get_threshold()
        Garbage().settle()
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.set_threshold(*before)
        gc.unfreeze()
