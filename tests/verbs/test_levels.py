"""Levels on the command line: listed, found by name, recorded and replayed."""

import json
from pathlib import Path

import pytest

from game.__main__ import main
from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.level_names import named
from game.puzzles.levels.library import parts
from game.puzzles.session.awards import Awards
from game.puzzles.session.session import start
from game.puzzles.session.solution import write
from game.saving.store import Store
from tests.screens.support import library

LEVELS = library().levels


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path / "saves"))
    return tmp_path / "saves"


def test_all_levels_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels"]) == 0
    said = capsys.readouterr().out
    for kind, some in LEVELS.levels.items():
        assert all(f"{kind}.{level.id}" in said for level in some)


def test_marks_are_listed_with_their_levels(
    capsys: pytest.CaptureFixture[str], saves: Path
) -> None:
    store = Store.open(str(saves), threaded=False)
    won = Awards(solved=True, unaided=True, foreseen=False, cost=2, fewest=1)
    store.profile.solve("dual.slanted", won)
    store.close()
    assert main(["levels"]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if "dual.slanted" in line]
    assert line.endswith("solved, 2 moves, par 1, unaided")
    assert main(["levels", "dual.slanted", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["name"] == "dual.slanted"
    assert row["marks"]["cost"] == 2


def test_the_list_is_for_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["levels", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["kind"] for row in rows] == sorted(
        (row["kind"] for row in rows), key=list(KINDS).index
    )
    assert all(named(LEVELS, row["name"])[1].title == row["title"] for row in rows)


def test_the_level_of_today_is_an_endless_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["levels", "--daily", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert parts(row["name"]) is not None
    assert named(LEVELS, row["name"])[0] == row["kind"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["nowhere"], "No kind is named 'nowhere'"),
        (["xyzzy", "--prove"], "There are: arrow, product"),
        (["dual.slantd"], "Did you mean 'dual.slanted'?"),
        (["dual-9-k7f3"], "from 1 to 4"),
        (["slanted"], "rows.slanted, dual.slanted"),
        ([""], "A name is missing"),
        (["dual.story", "--daily"], "leave out the name"),
        (["--prove", "--replay", "a.json"], "one of them at a time"),
        (["--replay", "a.json", "dual.story"], "names its level itself"),
        (["--record", "a.json"], "of which level?"),
        (["--endless", "5"], "goes with --prove"),
        (["--replay", "gone.json"], "gone.json: cannot be read: No such file"),
        (["dual.story", "--record", "gone/a.json"], "cannot be written: No such"),
        (["--story", "nowhere", "dual.story"], "no levels of dual in this"),
    ],
)
def test_what_cannot_be_done_is_told(
    given: list[str],
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["levels", *given]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("count", ["-3", "many", "99999999", "²"])
def test_a_number_of_levels_is_a_number(
    count: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["levels", "--prove", "--endless", count])
    assert left.value.code == 2
    assert "a number from 0 to 10000" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["dual.slanted", "dual-2-k7f3", "board.story"])
def test_a_recorded_solution_plays_again(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "solution.json"
    assert main(["levels", name, "--record", str(file)]) == 0
    recorded = capsys.readouterr().out
    assert recorded.startswith(f"{name}: solved, cost ")
    assert main(["levels", "--replay", str(file)]) == 0
    assert capsys.readouterr().out == recorded
    assert main(["levels", "--replay", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["outcome"]) == (name, "solved")
    assert told["par"] in {0, told["cost"]}


def test_one_that_does_not_solve_is_told_by_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    level = LEVELS.find("dual", "slanted")
    half = start("dual", level).waive().commit(Drag("h", (1.5, 0.5)))
    file = tmp_path / "half.json"
    file.write_bytes(write(half))
    assert main(["levels", "--replay", str(file)]) == 1
    assert capsys.readouterr().out == "dual.slanted: not solved, cost 1\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"format": 3', '"format": 1', ":2:12: written in format 1"),
        ('"slanted"', '"slantid"', "4:11: no level of 'dual' is named 'slantid'"),
        ('"handle": "h"', '"handle": "k"', "move 2 changes nothing: drag 'k'"),
        ('"steps"', '"step"', "unknown field `step`"),
        ("{", "", "no JSON"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_line_and_reason(
    old: str, new: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.json"
    main(["levels", "dual.slanted", "--record", str(file)])
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert main(["levels", "--replay", str(file)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{file}:")
    assert told in said
