"""Earned tools on the bench, and answers on paper taken by choosing."""

import pygame
import pytest

from game.figure.things import Plane
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.awards import Awards
from game.puzzles.session.tools import TOOLS
from game.screens.puzzle.actions import Phase
from game.screens.puzzle.attention import FIELD
from game.screens.shared.context import Context
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.input import Input
from tests.screens.puzzling import Player

MARKS = Awards(solved=True, unaided=True, foreseen=None, cost=1, par=1)
ALL = ("tool-shadow", "tool-gram", "tool-turn")


def earn(context: Context, *kinds: str) -> None:
    for kind in kinds:
        context.store.profile.solve(f"{kind}.story", MARKS)


def tools(player: Player) -> tuple[str, ...]:
    return tuple(id_ for id_ in player.screen.actions if id_.startswith("tool-"))


def drawn(player: Player) -> set[str]:
    """The keys of what tools have drawn."""
    panels = player.screen.bench.figure.panels
    keys = [panel.key for panel in panels]
    keys += [i.key for p in panels if isinstance(p, Plane) for i in p.items]
    return {key for key in keys if key.startswith("tool:")}


def test_no_tool_is_there_before_it_is_earned(context: Context) -> None:
    player = Player(context, "rows")
    player.act("waive")
    assert tools(player) == ()
    earn(context, "rows")
    assert tools(player) == ("tool-gram",)


@pytest.mark.parametrize("kind", ["order", "rows", "dual", "break", "keep"])
def test_what_would_tell_the_guess_waits_for_the_reveal(
    context: Context, kind: str
) -> None:
    earn(context, "shadow", "rows", "dual")
    player = Player(context, kind)
    assert player.screen.session.guessing()
    assert not set(tools(player)) & {f"tool-{key}" for key in KINDS[kind].forbids}
    player.do(want.Command("tool-gram"), want.Command("tool-shadow"))
    assert drawn(player) == set()
    player.act("waive")
    assert set(tools(player)) == set(ALL)


def test_a_tool_that_lies_out_is_put_away_while_one_guesses_again(
    context: Context,
) -> None:
    earn(context, "rows")
    player = Player(context, "rows")
    player.act("waive")
    player.act("tool-gram")
    assert drawn(player) == {"tool:gram"}
    player.act("restart")
    assert player.screen.session.guessing()
    assert drawn(player) == set()


def test_tools_are_laid_out_by_click_and_by_key_and_put_away(context: Context) -> None:
    earn(context, "shadow", "rows", "dual")
    player = Player(context, "dual")
    player.act("waive")
    player.rest(2.0)
    player.act("tool-turn")
    player.rest(2.0)
    assert drawn(player) == {"tool:turn", "tool:square"}
    player.do(want.Command("tool-turn"))
    assert drawn(player) == set()
    for key in TOOLS:
        player.tab_to(f"tool-{key}")
        player.do(want.Advance())
    assert {"tool:gram", "tool:turn", "tool:shadow:r1"} <= drawn(player)


@pytest.mark.usefixtures("context")
def test_each_tool_has_a_key_of_its_own() -> None:
    hands, keys = Input(), {"d": pygame.K_d, "g": pygame.K_g, "t": pygame.K_t}
    for (key, code), command in zip(keys.items(), ALL, strict=True):
        event = pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=key)
        assert hands.read([event], (1280, 720)) == [want.Command(command)]


def test_a_tool_follows_what_is_held_and_touches_neither_step_nor_mark(
    context: Context,
) -> None:
    earn(context, "shadow", "rows", "dual")
    player = Player(context, "rows")
    player.act("waive")
    player.rest(2.0)
    steps, cost = player.screen.session.steps, player.screen.session.cost()
    for tool in ALL:
        player.act(tool)
    player.rest(2.0)
    assert (player.screen.session.steps, player.screen.session.cost()) == (steps, cost)
    before = player.screen.bench.figure
    player.take("v", (1.5, -1.5))
    assert player.screen.bench.figure.panels[-1] != before.panels[-1]
    player.do(want.Back())
    player.solve()
    marks = context.store.profile.solved["rows.story"].marks
    assert marks.unaided
    assert marks.cost == 1


def test_the_strip_says_what_a_tool_does_and_what_it_shows(context: Context) -> None:
    earn(context, "shadow", "dual")
    player = Player(context, "rows", "three")
    player.act("waive")
    player.rest(2.0)
    player.tab_to("tool-turn")
    assert player.screen.bench._said.caption == TOOLS["turn"].says
    player.act("tool-shadow")
    player.do(want.Point(5.0, 5.0))
    player.tab_to("v")
    assert "Shadow of v: " in player.screen.bench._said.caption


def test_winning_tells_which_tool_was_earned(context: Context) -> None:
    player = Player(context, "dual")
    player.solve()
    assert player.screen.sitter.phase is Phase.NAMED
    assert TOOLS["turn"].says in player.screen.bench._said.caption
    again = Player(context, "dual", "square")
    again.solve()
    assert TOOLS["turn"].says not in again.screen.bench._said.caption


def types(player: Player) -> bool:
    """Whether letters are written."""
    return player.screen.forms


def right(player: Player) -> bool:
    """Whether the answer on paper was found."""
    paper = player.screen.sitter.paper
    return paper is not None and paper.right


def on_paper(context: Context, kind: str = "dual") -> Player:
    player = Player(context, kind)
    player.solve()
    player.act("paper")
    return player


def test_an_answer_is_chosen_without_a_keyboard(context: Context) -> None:
    player = on_paper(context)
    screen = player.screen
    assert screen.attention.focus == FIELD
    assert types(player)
    player.act("choose")
    assert not types(player)
    paper = screen.sitter.paper
    assert paper is not None
    given = paper.question.choices()
    place = given.index(paper.question.answer)
    wrong = (place + 1) % len(given)
    player.act(f"choice-{wrong}")
    assert not right(player)
    assert "Not this one" in paper.reply
    struck = screen.attention.named(f"choice-{wrong}")
    assert struck is not None
    assert struck.struck
    assert not struck.able
    player.act(f"choice-{wrong}")
    assert not right(player)
    player.act(f"choice-{place}")
    assert right(player)
    assert paper.question.judge(paper.text)
    assert not any(id_.startswith("choice-") for id_ in screen.actions)


def test_a_gamepad_comes_from_the_field_to_the_choices(context: Context) -> None:
    player = on_paper(context, "rows")
    screen = player.screen
    while screen.attention.focus != "choose":
        player.do(want.Focus(dy=1))
    player.do(want.Advance())
    assert screen.attention.focus == "choice-0"
    paper = screen.sitter.paper
    assert paper is not None
    for _ in range(9):
        if right(player):
            break
        player.do(want.Advance())
    assert right(player)


def test_number_keys_choose_and_typing_stays(context: Context) -> None:
    player = on_paper(context)
    player.act("choose")
    paper = player.screen.sitter.paper
    assert paper is not None
    place = paper.question.choices().index(paper.question.answer)
    player.do(want.Choose((place + 1) % 4))
    assert paper.missed
    player.act("type")
    assert types(player)
    player.do(want.Typed(paper.question.said()), want.Advance())
    assert right(player)
    player.act("another")
    assert not right(player)
    assert paper.choices == ()


def test_what_can_be_chosen_is_said_aloud(context: Context) -> None:
    player = on_paper(context)
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    player.act("choose")
    paper = player.screen.sitter.paper
    assert paper is not None
    for words, _ in paper.choices:
        assert words in log.said[-1]
