"""What is made from the story is as fresh as the story."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest

from game.__main__ import main
from game.narrative.machine.events import (
    Advance,
    Answer,
    Asked,
    Choices,
    Ended,
    Finish,
    Line,
    Mark,
    Pick,
    PuzzleSet,
)
from game.narrative.machine.machine import begin, carry, step
from game.narrative.program.domains import Value
from tests.screens.support import library

ROOT = Path(__file__).resolve().parents[2]
# Every guess, marked as its verdict says.
RIGHT = {guess.id: guess.verdict for guess in library().ledger.guesses}


@pytest.fixture(autouse=True)
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIGENFACE_SAVES", str(tmp_path))


def test_every_formula_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equations", "--check"]) == 0, capsys.readouterr().out


def test_no_line_lacks_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ids", "--dry"]) == 0, capsys.readouterr().out


def test_the_editors_schema_is_the_one_that_the_code_makes(tmp_path: Path) -> None:
    made = tmp_path / "schema.json"
    main(["schema", "--out", str(made)])
    kept = ROOT / "story" / "schema" / "chapter.schema.json"
    assert msgspec.json.decode(kept.read_bytes()) == msgspec.json.decode(
        made.read_bytes()
    ), "run: eigenface schema --out story/schema/chapter.schema.json"


def lines_told(picks: Mapping[str, str], marks: Mapping[str, str] = {}) -> list[str]:
    """The lines of a play from its first chapter on: these options, else the first.

    Every puzzle is left for later, and guesses are open that have no mark of their own.
    """
    program = library().program
    told: list[str] = []
    carried: dict[str, Value] = {}
    for chapter in program.order:
        state = begin(program, chapter, carried=carried)
        state, events = step(program, state, None)
        while not isinstance(events[-1], Ended):
            match events[-1]:
                case Line(id=line):
                    told.append(line)
                    answer: Answer = Advance()
                case Choices(id=choice, options=options):
                    wanted = (o.id for o in options if o.id == picks.get(choice))
                    answer = Pick(next(wanted, options[0].id))
                case PuzzleSet(kind="board"):
                    known = {g: mark for g, mark in marks.items() if g in state.marks}
                    answer = Finish("skipped", marks=known)
                case PuzzleSet():
                    answer = Finish("skipped")
                case Asked(guess=guess):
                    answer = Mark(guess, marks.get(guess, "open"))
                case _:
                    answer = Advance()
            state, events = step(program, state, answer)
        carried = carry(program, state)
    return told


@pytest.mark.parametrize(
    ("choice", "one", "other", "seen"),
    [
        ("believe", "waking-05c", "waking-05f", ("rows-15ze", "rows-15zd")),
        ("wish", "waking-05s", "waking-05w", ("rows-15za", "rows-15zc")),
        ("first_guess", "rows-02e", "rows-02g", ("rows-07k", "rows-02q")),
        ("lean", "rows-10g", "rows-10d", ("rows-10h", "rows-15o")),
        ("lean", "rows-10g", "rows-10d", ("forest-20i", "forest-20e")),
        ("way", "forest-01h", "forest-01i", ("forest-20n", "forest-20o")),
        ("frog", "forest-08d", "forest-08j", ("forest-10zzd", "forest-10zzf")),
        ("what_to_keep", "rows-14f", "rows-14b", ("rows-14g", "rows-14t")),
        ("what_to_keep", "rows-14f", "rows-14b", ("hand-11k", "hand-11l")),
        ("looking", "face-02c", "face-02f", ("hand-10j", "hand-10k")),
        ("naming", "face-02k", "face-02n", ("hand-10r", "hand-10s")),
        ("squares", "singular-06h", "singular-06m", ("hand-04zb", "hand-04zh")),
        ("last", "singular-09b", "singular-09e", ("hand-12zf", "hand-12zg")),
        ("last", "singular-09h", "singular-09e", ("hand-12zh", "hand-12zg")),
        ("keep", "hand-11s", "hand-11w", ("hand-12a", "hand-12n")),
    ],
)
def test_two_plays_that_differ_in_one_choice_differ_later(
    choice: str, one: str, other: str, seen: tuple[str, str]
) -> None:
    plays = [lines_told({choice: pick}) for pick in (one, other)]
    first, second = seen
    assert first in plays[0]
    assert first not in plays[1]
    assert second in plays[1]
    assert second not in plays[0]


@pytest.mark.parametrize(
    ("marks", "dreamed", "not_dreamed"),
    [
        ({}, {"forest-10o", "forest-10w"}, {"forest-10l"}),
        ({"drop-small": "breaks"}, {"forest-10o"}, {"forest-10w", "forest-10l"}),
        (RIGHT, {"forest-10l"}, {"forest-10o", "forest-10w"}),
    ],
)
def test_the_dream_is_built_of_the_guesses_that_still_stand(
    marks: Mapping[str, str], dreamed: set[str], not_dreamed: set[str]
) -> None:
    told = set(lines_told({}, marks))
    assert dreamed <= told
    assert not not_dreamed & told


# Where each guess that still stands is met in the dream.
DREAM = {
    "shadows-rebuild": "forest-10o",
    "drop-small": "forest-10w",
    "dot-direction": "forest-10ze",
    "fifth-is-unit": "forest-10zm",
    "row-to-axis": "forest-10zu",
}
ON, ENOUGH = "forest-10zzl", "forest-10zzm"


@pytest.mark.parametrize(
    ("pick", "right", "met"),
    [
        (ENOUGH, (), ("shadows-rebuild", "drop-small", "dot-direction")),
        (ON, (), tuple(DREAM)),
        (ENOUGH, ("drop-small",), ("shadows-rebuild", "dot-direction")),
        (ENOUGH, ("row-to-axis",), ("shadows-rebuild", "drop-small", "dot-direction")),
        (ENOUGH, ("fifth-is-unit", "row-to-axis"), None),
        (ON, ("fifth-is-unit",), None),
    ],
)
def test_the_dream_shows_three_guesses_at_most_and_offers_the_rest(
    pick: str, right: tuple[str, ...], met: tuple[str, ...] | None
) -> None:
    marks = dict.fromkeys(right, "breaks")
    told = lines_told({"further": pick}, marks)
    wanted = [guess for guess in DREAM if guess not in right] if met is None else met
    assert [guess for guess, line in DREAM.items() if line in told] == list(wanted)
    more = not {"fifth-is-unit", "row-to-axis"} <= set(right)
    assert told.count("forest-10zzk") == more
