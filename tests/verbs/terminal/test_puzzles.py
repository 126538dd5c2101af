"""Puzzles by what is typed: every kind, its phases, and what is wrong with a word."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.puzzles.core.protocol import Role, Turn
from game.puzzles.kinds.board_state import TEST
from game.puzzles.kinds.paper.state import HANDED
from game.puzzles.session.misses import Miss
from game.puzzles.session.session import start
from game.screens.flow import results
from game.screens.puzzle import unsolved
from game.verbs.terminal.handle_names import called, names, words_of
from tests.screens.support import library
from tests.verbs.terminal.typing import Terminal, typed

KINDS = tuple(library().levels.levels)


def level_of(kind: str) -> str:
    return library().levels.levels[kind][0].id


def solving(kind: str, level: str) -> list[str]:
    """The reference solution, as it is typed."""
    levels = library().levels
    session = start(kind, levels.find(kind, level), levels.guesses, "seed")
    said = []
    if session.guessing():
        said.append("waive")
        session = session.waive()
    while moves := session.position.solve():
        tests = moves[0] in (TEST, HANDED)
        said.append("test" if tests else typed(session, moves[0]))
        session = session.commit(moves[0], snap=False)
    return said


def seeded(terminal: Terminal, kind: str, level: str) -> None:
    """The level as a play with the seed has it: what lies in no order is shuffled."""
    levels = terminal.sitting.library.levels
    session = start(kind, levels.find(kind, level), levels.guesses, "seed")
    unsolved.keep(terminal.sitting, session.hint())


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_level_of_a_kind_is_solved_by_typing(
    tmp_path: Path, kind: str
) -> None:
    terminal, level = Terminal(tmp_path), level_of(kind)
    seeded(terminal, kind, level)
    said = solving(kind, level)
    told = terminal.type(*said, first=results.Practise(kind, level))
    assert "Solved." in told
    assert "cannot be done" not in told
    assert f"{kind}.{level}" in terminal.store.profile.solved


@pytest.mark.parametrize("kind", KINDS)
def test_the_hints_alone_solve_it_and_help_names_all_that_can_be_typed(
    tmp_path: Path, kind: str
) -> None:
    terminal = Terminal(tmp_path)
    first = results.Practise(kind, level_of(kind))
    told = terminal.type("help", "waive", *["hint"] * 4, "help", first=first)
    # The last hint of a board says a mark and why; to give it is the player's.
    assert ("Solved." in told) == (kind != "board")
    assert ("because" if kind == "board" else "with hints") in told
    won = ("play on",) if kind != "board" else ()
    for word in ("hint", "look", "leave", "quit", *won):
        assert f"    {word} " in told


def test_a_win_is_there_again_after_the_terminal_was_closed(tmp_path: Path) -> None:
    first = results.Practise("dual", level_of("dual"))
    told = Terminal(tmp_path).type("waive", *["hint"] * 4, first=first)
    assert "Solved." in told
    again = Terminal(tmp_path)
    told = again.type("leave", first=first)
    assert "Solved." in told
    assert "not placed yet" not in told
    assert again.store.profile.unsolved == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_thing_has_a_short_name_that_means_it_alone(kind: str) -> None:
    levels = library().levels
    for level in levels.levels[kind]:
        session = start(kind, level, levels.guesses)
        for each in (session, session.waive()):
            handles = [h for h in each.handles() if h.role is not Role.BODY]
            short = names(handles)
            assert len(short) == len(handles)
            for name, handle in short.items():
                assert called(words_of(name), handles) == (handle,)


def arrow(tmp_path: Path, *said: str) -> tuple[Terminal, str]:
    terminal = Terminal(tmp_path)
    return terminal, terminal.type(*said, first=results.Practise("arrow", "story"))


def test_a_guess_is_laid_and_revealed_and_its_mark_is_earned(tmp_path: Path) -> None:
    terminal, told = arrow(tmp_path, "guess", "guess 1 2", "guess", "v = (1, 2)")
    # Nothing was laid yet: the first one only says what to do.
    assert told.count("Revealed, with your guess.") == 1
    assert "solved, unaided, foreseen" in told
    assert terminal.store.profile.solved["arrow.story"].marks.foreseen
    assert terminal.store.profile.misses == (Miss(0.0, 0.0, "arrow.story"),)


def test_a_thing_is_pushed_and_undone(tmp_path: Path) -> None:
    _terminal, told = arrow(
        tmp_path, "waive", "v left fine", "right coarse 2", "undo", "redo", "again"
    )
    assert "v: (−2.036, 1)" in told
    assert "v: (−0.6, 1)" in told
    assert "Begun again." in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("hnt", "Did you mean “hint”?"),
        ("v", "v: (−2, 1)."),
        ("v 1", "v needs two numbers, as 1 2."),
        ("v left often", "After “left” comes “fine” or “coarse”"),
        ("v left ²", "After “left” comes “fine” or “coarse”"),
        ("v 1e9 nan", "v needs two numbers, as 1 2."),
        ("v 100 2", "The picture ends at"),
        ("v 0 0", "A hand stops here"),
        ("v -2 1", "That changes nothing."),
        ("swap 1 2", "There is nothing here that lies in places."),
        ("redo", "There is nothing to do that with yet."),
        ("tools", "There is no tool to lay out here."),
        ("save", "What you do here is kept by itself"),
        ("xyzzy", "Type “help” for what can."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    tmp_path: Path, said: str, told: str
) -> None:
    _terminal, heard = arrow(tmp_path, "waive", said)
    assert told in " ".join(heard.split())


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("arrow", ("reveal",), "Type it as “guess 1 2”."),
        ("arrow", ("guess",), "Type it as “guess 1 2”."),
        ("arrow", ("answer 4",), "Type it as “guess 1 2”."),
        ("arrow", ("waive", "v 1 2", "answer 4"), "Type “paper” first"),
        ("arrow", ("waive", "v 1 2", "play on", ""), "“next” leads on."),
        ("arrow", ("waive", "v 1 2", "go on"), "Arrow: The other way"),
        ("arrow", ("waive", "v 1 1", "v 0 1", "undo"), "v = (1, 1)"),
        (
            "slip",
            ("waive", "line 4 second"),
            "the answer of line 4: on the second axis",
        ),
        (
            "fixed",
            ("waive", "v 1 0", "this stays", "these are all"),
            "your answer: these are all.",
        ),
        ("order", ("swap a b",), "tile a: place"),
    ],
)
def test_what_players_type_first_is_understood(
    tmp_path: Path, kind: str, said: tuple[str, ...], told: str
) -> None:
    first = results.Practise(kind, "story")
    heard = Terminal(tmp_path).type(*said, first=first)
    assert told in " ".join(heard.split())


def test_two_things_that_share_a_word_are_asked_about(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type("waive", "number 2 5", first=results.Practise("slip", "story"))
    assert "Which one? “line 1 2”, “line 2 2”" in told


def test_tiles_change_places(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    seeded(terminal, "order", "story")
    told = terminal.type(
        "swap 1 3", "swap 9 1", first=results.Practise("order", "story")
    )
    assert "Places go from 1 to 3." in told
    kept = unsolved.kept(terminal.sitting, "order", "story")
    assert kept is not None
    before = {h.key: h.value for h in kept.start.handles() if h.slides}
    after = {h.key: h.value for h in kept.position.handles() if h.slides}
    turned = {"1": "3", "2": "2", "3": "1"}
    assert after == {key: turned[value] for key, value in before.items()}


def test_lines_and_rows_are_taken_by_number(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type("take 4", "take 99", first=results.Practise("slip", "story"))
    assert "line 4: does not follow." in told
    assert "Things go from 1 to 5." in told


def test_an_answer_is_written_on_paper_or_taken_from_four(tmp_path: Path) -> None:
    _terminal, told = arrow(
        tmp_path,
        *("waive", "v 1 2", "paper", "answer", "answer x", "answer 77, 77"),
        *("choose", "take 1", "2", "take 3", "take 4", "back", "play on"),
    )
    assert "Two numbers are asked, as 2/5, -0.5." in told
    assert "Not this time." in told
    assert "Yes, exactly." in told


def test_a_level_that_was_left_is_gone_on_with(tmp_path: Path) -> None:
    arrow(tmp_path, "waive", "v 0.5 0.5")
    _terminal, told = arrow(tmp_path)
    assert "v = (0.5, 0.5)" in told


def test_levels_follow_each_other(tmp_path: Path) -> None:
    _terminal, told = arrow(tmp_path, "waive", "v 1 2", "next", "leave")
    second = library().levels.levels["arrow"][1]
    assert f"Arrow: {second.title}" in told
    assert "New game" in told


def test_a_tool_that_was_earned_is_laid_out(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    said = solving("shadow", level_of("shadow"))
    seeded(terminal, "shadow", level_of("shadow"))
    told = terminal.type(
        *said,
        "next",
        "waive",
        "tools",
        "shadow",
        "shadow",
        first=results.Practise("shadow", level_of("shadow")),
    )
    assert "on the line of every other arrow" in told
    assert "Put away." in told


def test_what_waits_says_what_comes_before_it(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    told = terminal.type("waive", "r1 1 1", first=results.Practise("rows", "story"))
    assert "r1 is given. Once solved, it moves too." in told


def test_a_turn_that_is_typed_is_the_turn_of_its_value() -> None:
    levels = library().levels
    session = start("keep", levels.levels["keep"][0], levels.guesses)
    assert typed(session, Turn("keep2", "gone")) == "r2 gone"


WORDS = """
v r1 line 4 1 2 -1 2/5 guess waive hint undo again left fine take swap tools paper
answer choose type back look help play on mark evidence holds page test this none rod
c1 gone slips number ( ” = , − ² inf nan 1/0 99999999999999999999
"""


@given(
    st.sampled_from(KINDS),
    st.lists(
        st.lists(st.sampled_from(WORDS.split()), max_size=4).map(" ".join), max_size=20
    ),
)
@settings(max_examples=25)
def test_nothing_that_is_typed_ends_the_game(kind: str, said: list[str]) -> None:
    with TemporaryDirectory() as folder:
        terminal = Terminal(Path(folder))
        terminal.type(*said, first=results.Practise(kind, level_of(kind)))
        assert not terminal.store.read_only
