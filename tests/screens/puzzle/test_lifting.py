"""What lies somewhere is dragged to where it belongs, or touched and then its place."""

import pygame

from game.puzzles.kinds.label.position import LabelPosition
from game.puzzles.kinds.label.state import lying
from game.puzzles.kinds.proof.position import ProofPosition
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.paint.work_layout import work_places
from game.ui.window import intents as want
from tests.screens.puzzling import Player


def _cards(player: Player) -> tuple[str, ...]:
    position = player.screen.session.position
    assert isinstance(position, ProofPosition)
    return position.cards


def _sockets(player: Player) -> tuple[str, ...]:
    position = player.screen.session.position
    assert isinstance(position, LabelPosition)
    return position.sockets


def _carry(player: Player, start: tuple[float, float], to: tuple[float, float]) -> None:
    middle = ((start[0] + to[0]) / 2, (start[1] + to[1]) / 2)
    player.do(want.Point(*start), want.Press(*start))
    player.do(want.Point(*middle), want.Point(*to), want.Release(*to))


def _tile(player: Player, letter: str) -> tuple[float, float]:
    places = player.screen.painter.places
    tray = next(panel for panel in places.figure.panels if panel.key == "tray")
    found = dict(work_places(tray, places.boxes["tray"], places.brush))  # type: ignore[arg-type]
    return found[lying(letter)].center


def test_a_line_dragged_onto_another_changes_places_with_it(context: Context) -> None:
    player = Player(context, "proof")
    screen, (first, second, third) = player.screen, _cards(player)
    one, two = screen.place_of("line1"), screen.place_of("line2")
    _carry(player, one, two)
    assert _cards(player) == (second, first, third)
    assert screen.session.cost() == 1
    assert not screen.dragging
    player.act(Do.REVEAL)
    player.rest(3.0)
    assert screen.session.won


def test_a_line_let_go_elsewhere_stays_and_a_touched_one_goes_on(
    context: Context,
) -> None:
    player = Player(context, "proof")
    screen, cards = player.screen, _cards(player)
    _carry(player, screen.place_of("line1"), (4.0, 4.0))
    assert _cards(player) == cards
    assert not screen.dragging
    player.click(screen.place_of("line2"))
    assert _cards(player) != cards
    assert sorted(_cards(player)) == sorted(cards)


def test_a_tile_is_dragged_to_a_socket(context: Context) -> None:
    player = Player(context, "label")
    for n, letter in enumerate("cab", 1):
        _carry(player, _tile(player, letter), player.screen.place_of(f"socket{n}"))
    assert _sockets(player) == ("c", "a", "b")
    assert player.screen.session.cost() == 3


def test_a_tile_is_touched_and_then_its_socket(context: Context) -> None:
    player = Player(context, "label")
    player.click(_tile(player, "b"))
    assert "You hold b" in player.screen.painter.view.band.hint
    player.click(player.screen.place_of("socket2"))
    assert _sockets(player)[1] == "b"
    player.click(player.screen.place_of("socket2"))
    assert _sockets(player)[1] != "b"


def _ember(player: Player, area: pygame.Rect) -> int:
    """How many pixels under a line are of the colour of what is held."""
    player.rest(0.1)
    ember = player.screen.context.brush.theme.ember
    under = pygame.Rect(area.x, area.bottom, area.width, 3)
    part = player.surface.subsurface(under)
    near = (24, 24, 24, 255)
    return pygame.mask.from_threshold(part, ember, near).count()


def test_evidence_in_the_hand_is_lit_until_something_is_done(context: Context) -> None:
    player = Player(context, "board", "together")
    painter = player.screen.painter
    areas = dict(painter.places.marked())
    assert _ember(player, areas["A"]) == 0
    player.click(areas["A"].center)
    assert painter.lifted == "A"
    assert "You hold A" in painter.view.band.hint
    assert _ember(player, areas["A"]) >= areas["A"].width
    assert _ember(player, areas["B"]) == 0
    player.click(areas["B"].center)
    assert _ember(player, areas["A"]) == 0
    assert _ember(player, areas["B"]) >= areas["B"].width
    player.act(Do.PAGE_ON)
    player.rest(2.0)
    assert painter.lifted == ""
    key = next(h.key for h in player.screen.session.handles() if h.key[:4] == "mark")
    player.click(player.screen.place_of(key))
    assert player.screen.session.position.describe().count("because") == 0
    player.click(dict(painter.places.marked())["A"].center)
    player.click(player.screen.place_of(key))
    assert painter.lifted == ""
    assert player.screen.session.position.describe().count("because") == 1
