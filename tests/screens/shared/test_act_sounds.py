"""What acts sound like."""

import pytest

from game.puzzles.core.protocol import Drag
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session, start
from game.screens.shared import act_sounds
from game.stage.state import Stage
from game.ui.forms.widgets import Act
from game.ui.sound.sound import Sound
from game.ui.window.assets import Assets
from tests.screens.support import ROOT, library


def session(kind: str) -> Session:
    levels = library().levels
    level = levels.find(kind, levels.names(kind)[0] if kind != "dual" else "story")
    return start(kind, level, levels.guesses)


def won(session: Session) -> Session:
    for move in session.position.solve():
        session = session.commit(move)
    for _ in range(10):
        session = session.tick(0.1)
    return session


def test_menus_have_few_sounds() -> None:
    assert act_sounds.act(Act("new")) == "choose"
    assert act_sounds.act(Act("fullscreen", value=True)) == "choose"
    assert act_sounds.act(Act("music", 0.35)) == "move"
    assert act_sounds.act(Act("drop-small", "breaks")) == "mark-breaks"


def test_a_mark_sounds_as_what_it_says() -> None:
    assert act_sounds.answer("holds") == "mark-holds"
    assert act_sounds.answer("rows-02e") == "choose"


def test_a_written_guess_is_heard_and_a_mark_on_it_is_not() -> None:
    empty, one = Stage(), Stage(ledger=(("drop-small", ""),))
    assert act_sounds.wrote(empty, one)
    assert not act_sounds.wrote(one, Stage(ledger=(("drop-small", "breaks"),)))


def test_a_hand_that_takes_and_puts_is_heard() -> None:
    before = session("dual")
    handle = before.handles()[0]
    away = Drag(handle.key, (handle.at[0] - 0.4, handle.at[1] + 0.35))
    held = before.preview(away, snap=False)
    assert act_sounds.puzzle(before, before) == ""
    assert act_sounds.puzzle(before, held) == "pick-up"
    assert act_sounds.puzzle(held, held.release()) == "put-down"
    made = held.commit(away, snap=False)
    assert act_sounds.puzzle(held, made) == "put-down"
    assert act_sounds.puzzle(made, made.undo()) == "undo"
    assert act_sounds.puzzle(made.undo(), made.undo().redo()) == "redo"
    assert act_sounds.puzzle(made, made.restart()) == "restart"
    assert act_sounds.puzzle(made, made.hint()) == "hint"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_heard_when_it_is_solved(kind: str) -> None:
    before = session(kind)
    after = won(before)
    assert after.won
    assert act_sounds.puzzle(before, after) == "solved"


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
    before = session("dual")
    after = won(before)
    sound = Heard()
    ear = act_sounds.Ear(sound, before, telling=True)
    for moment in (before, before, after, after):
        ear.hear(moment)
    assert sound.played == ["solved"]
    assert sound.depth == [0.0, 1.0]


def test_the_music_of_a_board_tells_nothing() -> None:
    before = session("dual")
    sound = Heard()
    act_sounds.Ear(sound, before, telling=False).hear(won(before))
    assert sound.depth == [0.0]


def test_a_guess_is_answered_by_what_became_of_it() -> None:
    for kind in sorted(KINDS):
        before = session(kind)
        if before.guessing():
            assert act_sounds.puzzle(before, before.waive()) == "reveal"
            return
    pytest.fail("no kind asks for a guess")
