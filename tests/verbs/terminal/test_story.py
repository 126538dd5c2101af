"""The story by what is typed: both chapters to their end, saves, history, ways back."""

from pathlib import Path

import pytest

from game.narrative.machine.events import Advance, Line
from game.saving.store import ELSEWHERE, Store
from game.screens.flow import results
from game.screens.opening import journeys
from game.screens.story.autosaving import save_of
from game.verbs.terminal.page import PROMPT
from tests.verbs.terminal.typing import Terminal

OPENED = "Type “help” for what can be typed here."


class Reader:
    """Reads on by what stands on the page; puzzles are solved by their hints.

    Takes the last of the ways that are listed, or the first; leaves at ``until``.
    """

    def __init__(self, until: str, *, last: bool = False) -> None:
        self._until, self._last = until, last
        self._left: list[str] = []
        self._read = 0

    def __call__(self, terminal: Terminal) -> str:
        new = terminal.told[self._read :]
        self._read = len(terminal.told)
        if any(self._until in line for line in new):
            raise EOFError
        if any("On to Rows" in line for line in new):
            return "1"
        if any(OPENED in line for line in new):
            return "help"
        if any(line.startswith("    hint ") for line in new):
            waived = [line for line in new if line.startswith("    waive ")]
            self._left = [*["waive"] * len(waived), *["hint"] * 4, ""]
        if self._left:
            return self._left.pop(0)
        numbers = [line.split()[0] for line in new if line.startswith("    ")]
        ways = [number for number in numbers if number.isdigit()]
        return ways[-1 if self._last else 0] if ways else ""


def begin(name: str) -> results.Replay:
    return results.Replay(name)


@pytest.mark.parametrize("last", [False, True])
def test_both_chapters_are_played_from_new_game_to_the_end(
    tmp_path: Path, last: bool
) -> None:
    terminal = Terminal(tmp_path)
    reader = Reader("The end of Rows", last=last)
    asked = iter(["new"])
    told = terminal.play(lambda there: next(asked, None) or reader(there))
    profile = terminal.store.profile
    assert set(profile.finished) == {"waking", "rows"}
    assert profile.carried["rows"]
    assert "It is dark. Behind the wall a fan turns" in told
    assert "The end of Waking" in told
    assert "M = [2 1; −1 2]" in told
    assert "Your mark for: " in told
    assert "cannot be done here" not in told
    assert "{" not in told
    assert "$" not in told
    assert all(len(line) <= 80 for line in terminal.told)


def test_a_puzzle_makes_what_the_story_shows_after_it(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    said = [*[""] * 11, "guess 2 1", "guess", "v 1.02 2", ""]
    told = terminal.type(*said, first=begin("waking"))
    # It was guessed elsewhere: the guess stands beside what was true.
    assert "mine = (2, 1)" in told
    assert "In my head it was somewhere else." in " ".join(told.split())
    assert len(terminal.store.profile.misses) == 1


def test_the_window_goes_on_where_the_terminal_stopped(tmp_path: Path) -> None:
    Terminal(tmp_path).type("new", "", "", "")
    store = Store.open(str(tmp_path), threaded=False)
    save = store.latest()
    assert save is not None
    assert save.line == "waking-01d"
    store.close()


def test_the_terminal_goes_on_where_the_window_stopped(tmp_path: Path) -> None:
    there = Terminal(tmp_path)
    journey = journeys.first(there.sitting, "rows")
    for _line in range(3):
        journey.answer(Advance())
    there.store.autosave(save_of(there.sitting, journey, 30.0))
    there.store.close()
    pause = journey.now.pause
    assert isinstance(pause, Line)
    told = Terminal(tmp_path).type("continue")
    assert pause.text.split(".")[0] in " ".join(told.split())


def test_a_puzzle_that_was_left_open_waits_with_all_that_was_done(
    tmp_path: Path,
) -> None:
    # The terminal is closed in the middle of a puzzle.
    Terminal(tmp_path).type("new", *[""] * 11, "waive", "v 0.5 0.5")
    told = Terminal(tmp_path).type("continue", "1")
    assert "Take it in your hands." in told
    assert "v = (0.5, 0.5)" in told


def test_a_line_back_and_forward_and_the_history(tmp_path: Path) -> None:
    told = Terminal(tmp_path).type(
        "new", "", "", "back", "back", "back", "forward", "history", "history 1", "look"
    )
    assert "There is nothing further that way." in told
    assert told.count("I count what is left.") >= 3
    assert told.count("A room of hospital beds, nearly dark.") == 2


def test_saves_have_names_and_are_loaded_by_them(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type(
        *("new", "", "save before the face", "", "", "save", "slots"),
        *("save before the face", "load nothing", "load before the face", "title"),
        *("load", "quick"),
    )
    assert "No save is called “nothing”." in told
    slots = {info.number: info for info in terminal.store.slots(4, 0)}
    assert slots[1].note == "before the face"
    assert slots[1].line == "waking-01d"
    assert slots[0].line == "waking-01d"
    assert "quick" in told
    assert "before the face. Waking" in told


def test_what_another_play_would_lose_is_kept_aside(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type("new", "", "", "", "title", "new", "", "title")
    assert "Your play until now is kept: Slot 1." in told


def test_a_scene_that_was_seen_is_gone_back_to(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.play(Reader("An arrow, and two numbers for it"), results.NewGame())
    again = Terminal(tmp_path)
    told = again.type("chapters", "1", "An arrow to hold", "afresh", "2", "", "title")
    assert "In the dark" in told
    assert "An arrow to hold" in told
    told = Terminal(tmp_path).type("chapters", "1", "3", "Go there afresh")
    assert "Begin with two. They make an arrow" in told


def test_marks_are_set_and_set_anew(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    reader = Reader("Shall I write that down?")
    terminal.play(reader, begin("rows"))
    told = Terminal(tmp_path).type(
        "continue", "", "", "ledger", "mark 1 breaks", "mark 9 holds", "ledger"
    )
    assert "Not marked." in told
    assert "It breaks." in told
    assert "“mark”, a number of the Ledger" in told


def test_what_was_read_is_skipped_and_nothing_else(tmp_path: Path) -> None:
    Terminal(tmp_path).type("new", *[""] * 5)
    told = Terminal(tmp_path).type("new", "skip", "skip")
    assert "This line was never read; what comes is not skipped." in told
    assert "Four numbers, and me." in told


def test_a_second_game_says_that_it_keeps_nothing(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    told = Terminal(tmp_path).type("new", "")
    assert ELSEWHERE in " ".join(told.split())
    first.store.close()
    assert Store.open(str(tmp_path), threaded=False).latest() is None


def test_a_word_that_means_nothing_is_answered_with_what_is_meant(
    tmp_path: Path,
) -> None:
    told = Terminal(tmp_path).type("new", "histroy", "help", "quit")
    assert "“histroy” cannot be done here. Did you mean “history”?" in told
    for word in ("look", "back", "save NAME", "Enter"):
        assert f"    {word} " in told


def test_levels_are_listed_and_played_by_name(tmp_path: Path) -> None:
    told = Terminal(tmp_path).type("levels", "rowz.story", "rows.story", "leave", "q")
    assert "No kind is named 'rowz'. Did you mean 'rows'?" in told
    assert "Rows: Two lamps" in told
    assert PROMPT.strip() in told
