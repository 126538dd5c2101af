"""The story by what is typed: both chapters to their end, saves, history, ways back."""

from pathlib import Path

from game.narrative.machine.events import Advance, Line
from game.narrative.text.markup import plain
from game.puzzles.kinds.table import KINDS
from game.puzzles.levels.course import names
from game.puzzles.session.awards import Awards
from game.saving.store import ELSEWHERE, Store
from game.screens.flow import results
from game.screens.opening import journeys
from game.screens.story.autosaving import save_of
from game.screens.story.journey import Journey
from game.verbs.terminal.page import PROMPT
from tests.screens.support import library
from tests.verbs.terminal.typing import Player, Terminal

WON = Awards(solved=True, unaided=True, foreseen=None, cost=1)

OPENED = "Type “help” for what can be typed here."


class Reader:
    """Reads on by what stands on the page; puzzles are solved by their hints.

    A board is left for later: its hints show and solve nothing.

    Takes the last of the ways that are listed, or the first; leaves at ``until``.
    """

    def __init__(self, until: str, *, last: bool = False) -> None:
        self._until, self._last = until, last
        self._left: list[str] = []
        self._read = self._boards = 0

    def __call__(self, terminal: Terminal) -> str:
        new = terminal.told[self._read :]
        self._read = len(terminal.told)
        if any(self._until in line for line in new):
            raise EOFError
        if any("New game" in line for line in new):
            return "new"
        if any("On to Rows" in line for line in new):
            return "1"
        if any(OPENED in line for line in new):
            return "help"
        if any(line.startswith("    hint ") for line in new):
            waived = [line for line in new if line.startswith("    waive ")]
            opened = [line for line in terminal.told if "Board: " in line]
            end = "leave" if len(opened) > self._boards else ""
            self._boards = len(opened)
            self._left = [*["waive"] * len(waived), *["hint"] * 4, end]
        if self._left:
            return self._left.pop(0)
        numbers = [line.split()[0] for line in new if line.startswith("    ")]
        ways = [number for number in numbers if number.isdigit()]
        return ways[-1 if self._last else 0] if ways else ""


def begin(name: str) -> results.Replay:
    return results.Replay(name)


def until(marker: str, *then: str) -> Player:
    """Reads on to a marker, then types these lines and closes the terminal."""
    reader, left = Reader(marker), list(then)

    def player(terminal: Terminal) -> str:
        if len(left) == len(then):
            try:
                return reader(terminal)
            except EOFError:
                pass
        if not left:
            raise EOFError
        return left.pop(0)

    return player


def first_lines(count: int) -> list[Line]:
    """The first lines of the first chapter."""
    program = library().program
    journey = Journey.begin(program, program.order[0])
    found: list[Line] = []
    while len(found) < count:
        if isinstance(journey.now.pause, Line):
            found.append(journey.now.pause)
        journey.answer(Advance())
    return found


def begins(line: Line) -> str:
    """The first words of a line, as they stand on one row of the page."""
    return plain(line.text)[:24]


def test_both_chapters_are_played_from_new_game_to_the_end(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    reader = Reader("The end of Rows", last=True)
    told = terminal.play(reader)
    profile = terminal.store.profile
    assert set(profile.finished) == {"waking", "rows"}
    assert profile.carried["rows"]
    assert begins(first_lines(1)[0]) in told
    assert "The end of Waking" in told
    assert "M = [2 1; −1 2]" in told
    assert "Your mark for: " in told
    assert "cannot be done here" not in told
    assert "{" not in told
    assert "$" not in told
    assert all(len(line) <= 80 for line in terminal.told)


def test_a_puzzle_makes_what_the_story_shows_after_it(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    said = ("guess 2 1", "guess", "v 1.02 2", "")
    told = terminal.play(until(OPENED, *said), begin("waking"))
    # It was guessed elsewhere: the guess stands beside what was true.
    assert "mine = (2, 1)" in told
    assert len(terminal.store.profile.misses) == 1


def test_the_window_goes_on_where_the_terminal_stopped(tmp_path: Path) -> None:
    Terminal(tmp_path).type("new", "", "", "")
    store = Store.open(str(tmp_path), threaded=False)
    save = store.latest()
    assert save is not None
    assert save.line == first_lines(4)[-1].id
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
    Terminal(tmp_path).play(until(OPENED, "waive", "v 0.5 0.5"), begin("waking"))
    told = Terminal(tmp_path).type("continue", "1")
    assert "Take it in your hands." in told
    assert "v = (0.5, 0.5)" in told


def test_a_line_back_and_forward_and_the_history(tmp_path: Path) -> None:
    told = Terminal(tmp_path).type(
        "new", "", "", "back", "back", "back", "forward", "history", "history 1", "look"
    )
    assert "There is nothing further that way." in told
    assert told.count(begins(first_lines(2)[1])) >= 3
    stage = Journey.begin(library().program, "waking").now.stage
    assert told.count(library().places[stage.backdrop].says) == 2


def test_saves_have_names_and_are_loaded_by_them(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type(
        *("new", "", "save before the face", "", "", "save", "slots"),
        *("save before the face", "load nothing", "load before the face", "title"),
        *("load", "quick", "save 7"),
    )
    assert "No save is called “nothing”." in told
    assert terminal.store.used() == (1, 7)
    slots = {info.number: info for info in terminal.store.slots(4, 0)}
    assert slots[1].note == "before the face"
    assert slots[1].line == slots[0].line == first_lines(4)[-1].id
    assert "quick" in told
    assert "before the face. Waking" in told


def test_what_another_play_would_lose_is_kept_aside(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type("new", "", "", "", "title", "new", "", "title")
    assert "Your play until now is kept: Slot 1." in told


def test_a_scene_that_was_seen_is_gone_back_to(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.play(Reader(OPENED), results.NewGame())
    again = Terminal(tmp_path)
    told = again.type("chapters", "1", "An arrow to hold", "afresh", "2", "", "title")
    assert "In the dark" in told
    assert "An arrow to hold" in told
    told = Terminal(tmp_path).type("chapters", "1", "3", "Go there afresh")
    assert "Plane: v = (−2, 1)" in told


def test_marks_are_set_and_set_anew(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    said = ("", "", "ledger", "mark 1 breaks", "mark 9 holds", "ledger")
    # The first guess is written soon after the first puzzle.
    told = terminal.play(until("with hints", "", *[""] * 4, *said), begin("rows"))
    assert "Not marked." in told
    assert "It breaks." in told
    assert "“mark”, a number of the Ledger" in told


def test_what_was_read_is_skipped_and_nothing_else(tmp_path: Path) -> None:
    Terminal(tmp_path).type("new", *[""] * 3)
    told = Terminal(tmp_path).type("new", "skip", "skip")
    assert "This line was never read; what comes is not skipped." in told
    assert begins(first_lines(5)[-1]) in told


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


def test_the_course_is_gone_from_kind_to_kind_where_it_stands(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    for name in names(library().levels)[:2]:
        terminal.store.profile.solve(name, WON)
    told = terminal.type("levels", "course", "waive", "next", "leave", "q")
    levels = library().levels
    for name in names(levels)[2:4]:
        kind, _dot, level = name.partition(".")
        assert f"{KINDS[kind].title}: {levels.find(kind, level).title}" in told
    assert names(levels)[3].startswith("product.")


def test_a_story_puzzle_that_was_won_is_gone_on_from_after_the_terminal_closed(
    tmp_path: Path,
) -> None:
    lines = ["new", *[""] * 7]
    told = Terminal(tmp_path).type(*lines, "guess 1 1", "guess", "v 1 2")
    assert "Solved." in told
    again = Terminal(tmp_path)
    told = again.type("continue", "1", "")
    _before, solved, after = told.partition("Solved.")
    assert solved
    assert "not placed yet" not in told
    # The story goes on with the next line, and the puzzle is not kept any more.
    assert "The Eigenface:" in after or "The Patient:" in after
    assert again.store.profile.unsolved == {}


def test_the_title_says_its_ways_again_when_help_is_typed(tmp_path: Path) -> None:
    told = Terminal(tmp_path).type("help")
    assert told.count("New game") == 2


def test_a_song_is_told_by_its_phrases_and_the_story_goes_on(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    sung = results.Replay("show", "song", own=False, carried={})
    told = " ".join(terminal.type("", "3", first=sung).split())
    both = told.index("Turn until the corners meet")
    assert told.index("that is how things change shape") < both
    assert both < told.index("Again!")
