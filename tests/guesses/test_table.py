"""Every guess of the story has one home, and says there all that is needed of it."""

from pathlib import Path

import pytest

from game.guesses import each
from game.guesses.guess import Breaks
from game.guesses.known import known
from game.guesses.ledger import read_ledger
from game.guesses.table import GUESSES

STORY = Path(__file__).parents[2] / "story" / "ledger.yaml"
LEDGER, _ = read_ledger("story/ledger.yaml", STORY.read_bytes())


def test_the_table_and_the_ledger_name_the_same_guesses_in_the_same_order() -> None:
    assert list(GUESSES) == [guess.id for guess in LEDGER.guesses]


@pytest.mark.parametrize("name", GUESSES)
def test_a_guess_is_declared_as_the_ledger_judges_it(name: str) -> None:
    told = LEDGER.find(name)
    assert told is not None
    assert told.verdict == GUESSES[name].VERDICT


def test_every_guess_has_a_file_of_its_own_name() -> None:
    files = {path.stem for path in Path(str(each.__file__)).parent.glob("[a-z]*.py")}
    assert files == {name.replace("-", "_") for name in GUESSES}


def test_puzzles_are_told_words_of_the_ledger_and_benches_of_the_files() -> None:
    told = known(LEDGER)
    assert list(told) == list(GUESSES)
    for name, guess in GUESSES.items():
        assert (told[name].bench is not None) == isinstance(guess, Breaks)
    row = told["row-to-axis"]
    assert row.words.startswith("$M$ sends a row")
    assert row.evidence == (
        "with rows (3, −1) and (2, 1), r1 goes to (10, 5), off the axis by 5",
    )


def test_evidence_in_the_ledger_comes_before_what_is_computed() -> None:
    text = (
        b"row-listens: {words: w, beat: b, verdict: holds, truth: t, evidence: Mine.}\n"
        b"moon: {words: w, beat: b, verdict: open, truth: t}\n"
    )
    told = known(read_ledger("l", text)[0])
    assert told["row-listens"].evidence == ("Mine.",)
    assert told["moon"].evidence == ()
    assert told["moon"].bench is None
