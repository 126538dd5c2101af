"""What is only looked at stays under the pointer: a click makes what it shows."""

from game.puzzles.core.protocol import Turn
from game.puzzles.kinds.keepface.state import OUT
from game.puzzles.kinds.table import KINDS
from game.puzzles.session.session import Session, start
from game.screens.puzzle.actions import Do
from game.screens.shared.context import Context
from game.ui.window import intents as want
from tests.puzzles.support import LEVELS, LIBRARY, LORE
from tests.screens.puzzling import Player


def test_with_all_plates_in_a_click_takes_one_out(context: Context) -> None:
    player = Player(context, "keepface", facts={"kept": "all"})
    screen = player.screen
    for n in (12, 6, 9, 5, 11, 3):
        start_, key = screen.session.cost(), f"plate{n}"
        for _ in range(2 if n == 3 else 1):
            at = screen.place_of(key)
            player.do(want.Point(*at))
            player.rest(0.4)
            player.do(want.Press(*at), want.Release(*at))
            player.do(want.Point(2.0, 2.0))
        held = screen.session.handle(key)
        assert screen.session.cost() > start_, key
        assert held is None or held.value == OUT, key
    player.drag("guess", (94.0, 0.0))
    player.act(Do.REVEAL)
    assert screen.session.predicted


def _looked_at(session: Session) -> None:
    for handle in session.handles():
        for value in handle.values:
            seen = session.preview(Turn(handle.key, value))
            found = seen.handle(handle.key)
            assert found is not None, (session.kind, session.level.id, handle.key)
            assert seen.hovering is None or found.value == value


def test_no_handle_is_gone_while_what_it_would_do_is_seen() -> None:
    full = LIBRARY.find("keepface", "story")
    sessions = [start("keepface", full, LORE, '{"kept": "all"}')]
    for kind, level in LEVELS:
        if KINDS[kind].previews:
            sessions.append(start(kind, level, LORE))
    for session in sessions:
        _looked_at(session)
        _looked_at(session.waive())
