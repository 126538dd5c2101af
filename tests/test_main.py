"""What the command line says before any verb is loaded."""

import pytest

from game import __version__
from game.__main__ import VERBS, main


def test_its_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"eigenface {__version__}\n"


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_names_every_verb(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([asked]) == 0
    told = capsys.readouterr().out
    assert all(verb in told for verb in VERBS)
