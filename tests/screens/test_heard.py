"""What acts sound like."""

import pytest

from game.puzzles.kinds import KINDS
from game.puzzles.protocol import Drag
from game.puzzles.sitting import Sitting, start
from game.screens import heard
from game.stage.state import Stage
from game.ui.assets import Assets
from game.ui.sound import Sound
from game.ui.widgets import Act
from tests.screens.menus import ROOT, library


def sitting(kind: str) -> Sitting:
    levels = library().levels
    level = levels.find(kind, levels.names(kind)[0] if kind != "dual" else "story")
    return start(kind, level, library().lore)


def won(sitting: Sitting) -> Sitting:
    for move in sitting.position.solve():
        sitting = sitting.commit(move)
    for _ in range(10):
        sitting = sitting.tick(0.1)
    return sitting


def test_menus_have_few_sounds() -> None:
    assert heard.act(Act("new")) == "choose"
    assert heard.act(Act("fullscreen", value=True)) == "choose"
    assert heard.act(Act("music", 0.35)) == "move"
    assert heard.act(Act("drop-small", "breaks")) == "mark-breaks"


def test_a_mark_sounds_as_what_it_says() -> None:
    assert heard.answer("holds") == "mark-holds"
    assert heard.answer("rows-02e") == "choose"


def test_a_written_guess_is_heard_and_a_mark_on_it_is_not() -> None:
    empty, one = Stage(), Stage(ledger=(("drop-small", ""),))
    assert heard.wrote(empty, one)
    assert not heard.wrote(one, Stage(ledger=(("drop-small", "breaks"),)))


def test_a_hand_that_takes_and_puts_is_heard() -> None:
    before = sitting("dual")
    handle = before.handles()[0]
    away = Drag(handle.key, (handle.at[0] - 0.4, handle.at[1] + 0.35))
    held = before.preview(away, snap=False)
    assert heard.puzzle(before, before) == ""
    assert heard.puzzle(before, held) == "pick-up"
    assert heard.puzzle(held, held.release()) == "put-down"
    made = held.commit(away, snap=False)
    assert heard.puzzle(held, made) == "put-down"
    assert heard.puzzle(made, made.undo()) == "undo"
    assert heard.puzzle(made.undo(), made.undo().redo()) == "redo"
    assert heard.puzzle(made, made.restart()) == "restart"
    assert heard.puzzle(made, made.hint()) == "hint"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_heard_when_it_is_solved(kind: str) -> None:
    before = sitting(kind)
    after = won(before)
    assert after.won
    assert heard.puzzle(before, after) == "solved"


class Heard(Sound):
    """A sound that writes down what it is asked for."""

    def __init__(self) -> None:
        super().__init__(Assets(ROOT))
        self.played: list[str] = []
        self.depth: list[float] = []

    def play(self, name: str, volume: float = 1.0) -> None:
        self.played.append(name)

    def deepen(self, depth: float) -> None:
        self.depth.append(depth)


def test_an_ear_plays_each_act_once_and_follows_the_goal() -> None:
    before = sitting("dual")
    after = won(before)
    sound = Heard()
    ear = heard.Ear(sound, before, telling=True)
    for moment in (before, before, after, after):
        ear.hear(moment)
    assert sound.played == ["solved"]
    assert sound.depth == [0.0, 1.0]


def test_the_music_of_a_board_tells_nothing() -> None:
    before = sitting("dual")
    sound = Heard()
    heard.Ear(sound, before, telling=False).hear(won(before))
    assert sound.depth == [0.0]


def test_a_guess_is_answered_by_what_became_of_it() -> None:
    for kind in sorted(KINDS):
        before = sitting(kind)
        if before.guessing():
            assert heard.puzzle(before, before.waive()) == "reveal"
            return
    pytest.fail("no kind asks for a guess")
