"""``read`` plays in a terminal: what it opens with, what it needs, how it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.__main__ import main
from game.saving.store import Store


def types(monkeypatch: pytest.MonkeyPatch, *said: str) -> None:
    """These lines are typed, then the terminal is closed."""
    left = iter(said)

    def answer(_prompt: str = "") -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", answer)


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "50")
    return tmp_path


def test_it_opens_at_the_title_and_keeps_what_was_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], saves: Path
) -> None:
    types(monkeypatch, "1", "", "")
    assert main(["read"]) == 0
    told = capsys.readouterr().out
    assert "New game" in told
    assert "All of it is kept." in told
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 50
    store = Store.open(str(saves), threaded=False)
    save = store.latest()
    assert save is not None
    assert len(save.trail) == 3
    store.close()


def test_a_chapter_or_a_level_can_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types(monkeypatch, "q")
    assert main(["read", "--chapter", "rows"]) == 0
    assert "The fan turns." in capsys.readouterr().out
    types(monkeypatch, "q")
    assert main(["read", "--level", "rows.story"]) == 0
    assert "Rows: Two lamps" in capsys.readouterr().out


def test_what_is_said_last_leads_back_to_where_it_was_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def last() -> str:
        return " ".join(capsys.readouterr().out.split()[-12:])

    types(monkeypatch)
    assert main(["read"]) == 0
    assert last().endswith("All of it is kept.")
    types(monkeypatch, "waive", "v 0 1")
    assert main(["read", "--level", "arrow.story"]) == 0
    assert "“eigenface read --level arrow.story” goes on here." in last()
    types(monkeypatch)
    assert main(["read", "--level", "arrow.story"]) == 0
    assert "v = (0, 1)" in capsys.readouterr().out
    types(monkeypatch, "leave", "1", "")
    assert main(["read", "--level", "arrow.story"]) == 0
    assert "“Continue” goes on here." in last()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--chapter", "rowz"], "did you mean 'rows'?"),
        (["--level", "rows.stori"], "Did you mean 'rows.story'?"),
    ],
)
def test_what_is_not_there_is_told(
    capsys: pytest.CaptureFixture[str], asked: list[str], told: str
) -> None:
    assert main(["read", *asked]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_the_system_end_it_and_all_is_kept(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
) -> None:
    # A run in the background of a shell is begun with Ctrl+C ignored.
    ignored = signal.signal(signal.SIGINT, signal.default_int_handler)
    before = signal.getsignal(number)

    def interrupted(_prompt: str = "") -> str:
        signal.raise_signal(number)
        return ""

    monkeypatch.setattr("builtins.input", interrupted)
    assert main(["read", "--chapter", "waking"]) == 0
    assert "All of it is kept." in capsys.readouterr().out
    assert signal.getsignal(number) == before
    signal.signal(signal.SIGINT, ignored)


def test_a_closed_pipe_ends_it_quietly_and_no_pygame_is_loaded(saves: Path) -> None:
    code = (
        "import sys; from game.__main__ import main\n"
        "status = main(['read', '--chapter', 'waking'])\n"
        "sys.exit(9 if 'pygame' in sys.modules else status)\n"
    )
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        timeout=60,
        input="\n" * 40,
        text=True,
        stdout=writer,
        stderr=subprocess.PIPE,
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "coloured"),
    [("TERM", "xterm", True), ("TERM", "dumb", False), ("NO_COLOR", "1", False)],
)
def test_colours_are_for_a_terminal_that_wants_them(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    *,
    coloured: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    types(monkeypatch, "q")
    assert main(["read", "--level", "arrow.story"]) == 0
    assert ("\x1b[1m" in capsys.readouterr().out) == coloured
