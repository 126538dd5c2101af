"""Earned tools on the bench, and answers on paper taken by choosing."""

import pygame
import pytest

from game.figure.things import Plane
from game.narrative.text.markup import aloud
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.awards import Awards
from game.puzzles.session.phases import Phase
from game.puzzles.session.tools import TOOLS
from game.screens.puzzle.actions import COMMANDS, Action, Do, PickAnswer, UseTool
from game.screens.puzzle.paper import Paper
from game.screens.puzzle.puzzle_state import Field
from game.screens.shared.context import Context
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from game.ui.window.input import Input
from tests.screens.puzzling import Player

MARKS = Awards(solved=True, unaided=True, foreseen=None, cost=1, fewest=1)
ALL = (UseTool("shadow"), UseTool("gram"), UseTool("turn"))


def earn(context: Context, *kinds: str) -> None:
    for kind in kinds:
        context.store.profile.solve(f"{kind}.story", MARKS)


def tools(player: Player) -> tuple[Action, ...]:
    return tuple(a for a in player.screen.actions if isinstance(a, UseTool))


def drawn(player: Player) -> set[str]:
    """The keys of what tools have drawn."""
    panels = player.screen.painter.view.figure.panels
    keys = [panel.key for panel in panels]
    keys += [i.key for p in panels if isinstance(p, Plane) for i in p.items]
    return {key for key in keys if key.startswith("tool:")}


def test_no_tool_is_there_before_it_is_earned(context: Context) -> None:
    player = Player(context, "rows")
    player.act(Do.WAIVE)
    assert tools(player) == ()
    earn(context, "rows")
    assert tools(player) == (UseTool("gram"),)


@pytest.mark.parametrize("kind", ["order", "rows", "dual", "break", "keep"])
def test_what_would_tell_the_guess_waits_for_the_reveal(
    context: Context, kind: str
) -> None:
    earn(context, "shadow", "rows", "dual")
    # Tools lie on arrows of a plane.
    player = Player(context, kind, "pair" if kind == "keep" else "story")
    assert player.screen.session.guessing()
    assert not set(tools(player)) & {UseTool(key) for key in KINDS[kind].forbids}
    player.do(want.Command("tool-gram"), want.Command("tool-shadow"))
    assert drawn(player) == set()
    player.act(Do.WAIVE)
    assert set(tools(player)) == set(ALL)


def test_a_tool_that_lies_out_is_put_away_while_one_guesses_again(
    context: Context,
) -> None:
    earn(context, "rows")
    player = Player(context, "rows")
    player.act(Do.WAIVE)
    player.act(UseTool("gram"))
    assert drawn(player) == {"tool:gram"}
    player.act(Do.RESTART)
    assert player.screen.session.guessing()
    assert drawn(player) == set()


def test_tools_are_laid_out_by_click_and_by_key_and_put_away(context: Context) -> None:
    earn(context, "shadow", "rows", "dual")
    player = Player(context, "dual")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.act(UseTool("turn"))
    player.rest(2.0)
    assert drawn(player) == {"tool:turn", "tool:square"}
    player.do(want.Command("tool-turn"))
    assert drawn(player) == set()
    for key in TOOLS:
        player.tab_to(UseTool(key))
        player.do(want.Advance())
    assert {"tool:gram", "tool:turn", "tool:shadow:r1"} <= drawn(player)


@pytest.mark.usefixtures("context")
def test_each_tool_has_a_key_of_its_own() -> None:
    hands, keys = Input(), {"d": pygame.K_d, "g": pygame.K_g, "t": pygame.K_t}
    for (key, code), tool in zip(keys.items(), ALL, strict=True):
        event = pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=key)
        found = hands.read([event], (1280, 720))
        assert [COMMANDS[w.name] for w in found if isinstance(w, want.Command)] == [
            tool
        ]


def test_a_tool_follows_what_is_held_and_touches_neither_step_nor_mark(
    context: Context,
) -> None:
    earn(context, "shadow", "rows", "dual")
    player = Player(context, "rows")
    player.act(Do.WAIVE)
    player.rest(2.0)
    steps, cost = player.screen.session.steps, player.screen.session.cost()
    for tool in ALL:
        player.act(tool)
    player.rest(2.0)
    assert (player.screen.session.steps, player.screen.session.cost()) == (steps, cost)
    before = player.screen.painter.view.figure
    player.take("v", (1.5, -1.5))
    assert player.screen.painter.view.figure.panels[-1] != before.panels[-1]
    player.do(want.Back())
    player.solve()
    marks = context.store.profile.solved["rows.story"].marks
    assert marks.unaided
    assert marks.cost == 1


def test_the_strip_says_what_a_tool_does_and_what_it_shows(context: Context) -> None:
    earn(context, "shadow", "dual")
    player = Player(context, "rows", "three")
    player.act(Do.WAIVE)
    player.rest(2.0)
    player.tab_to(UseTool("turn"))
    assert player.screen.painter.view.band.caption == TOOLS["turn"].says
    player.act(UseTool("shadow"))
    player.do(want.Point(5.0, 5.0))
    player.tab_to("v")
    assert "Shadow of v: " in player.screen.painter.view.band.caption


def test_winning_tells_which_tool_was_earned(context: Context) -> None:
    player = Player(context, "dual")
    player.solve()
    assert player.screen.state.phase is Phase.NAMED
    assert TOOLS["turn"].says in player.screen.painter.view.band.caption
    again = Player(context, "dual", "square")
    again.solve()
    assert TOOLS["turn"].says not in again.screen.painter.view.band.caption


def types(player: Player) -> bool:
    """Whether letters are written."""
    return player.screen.forms


def answer(player: Player) -> Paper:
    """The check on paper as it stands."""
    paper = player.screen.state.paper
    assert paper is not None
    return paper


def right(player: Player) -> bool:
    """Whether the answer on paper was found."""
    return answer(player).right


def on_paper(context: Context, kind: str = "dual") -> Player:
    player = Player(context, kind)
    player.solve()
    player.act(Do.PAPER)
    return player


def test_an_answer_is_chosen_without_a_keyboard(context: Context) -> None:
    player = on_paper(context)
    screen = player.screen
    assert screen.state.focus is Field.ANSWER
    assert types(player)
    player.act(Do.CHOOSE)
    assert not types(player)
    paper = screen.state.paper
    assert paper is not None
    given = paper.question.choices()
    place = given.index(paper.question.answer)
    wrong = (place + 1) % len(given)
    player.act(PickAnswer(wrong))
    assert not right(player)
    assert "Not this one" in answer(player).reply
    lines = screen.painter.view.column.lines
    struck = next(line for line in lines if line.action == PickAnswer(wrong))
    assert struck.struck
    assert not struck.able
    player.act(PickAnswer(wrong))
    assert not right(player)
    player.act(PickAnswer(place))
    assert right(player)
    assert paper.question.judge(answer(player).text)
    assert not any(isinstance(a, PickAnswer) for a in screen.actions)


def test_a_gamepad_comes_from_the_field_to_the_choices(context: Context) -> None:
    player = on_paper(context, "rows")
    screen = player.screen
    for _ in range(9):
        if screen.state.focus is Do.CHOOSE:
            break
        player.do(want.Focus(dy=1))
    player.do(want.Advance())
    assert screen.state.focus == PickAnswer(0)
    paper = screen.state.paper
    assert paper is not None
    for _ in range(9):
        if right(player):
            break
        player.do(want.Advance())
    assert right(player)


def test_number_keys_choose_and_typing_stays(context: Context) -> None:
    player = on_paper(context)
    player.act(Do.CHOOSE)
    paper = player.screen.state.paper
    assert paper is not None
    place = paper.question.choices().index(paper.question.answer)
    player.do(want.Choose((place + 1) % 4))
    assert answer(player).missed
    player.act(Do.TYPE)
    assert types(player)
    player.do(want.Typed(paper.question.said()), want.Advance())
    assert right(player)
    player.act(Do.ANOTHER)
    assert not right(player)
    assert answer(player).choices == ()


def test_what_can_be_chosen_is_said_aloud(context: Context) -> None:
    player = on_paper(context)
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    player.act(Do.CHOOSE)
    paper = player.screen.state.paper
    assert paper is not None
    for words, _ in paper.choices:
        assert aloud(words) in log.said[-1]
