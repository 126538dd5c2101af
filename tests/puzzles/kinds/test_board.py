from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Page
from game.puzzles.core.protocol import Drag, Turn
from game.puzzles.kinds.board import BoardPosition
from game.puzzles.session.session import Session
from tests.puzzles.support import LORE, held, sat, solved

ASK = Turn("judge", "asked")
VERDICTS = {
    "dot-direction": "breaks",
    "row-listens": "holds",
    "rows-make-columns": "holds",
    "row-to-axis": "breaks",
    "fifth-is-unit": "breaks",
    "shadows-rebuild": "breaks",
    "drop-small": "breaks",
    "shared-axis": "holds",
}


def board(session: Session) -> BoardPosition:
    assert isinstance(session.position, BoardPosition)
    return session.position


def filled(session: Session, wrong: int) -> Session:
    """The page filled in, with its first ``wrong`` marks turned round."""
    position = board(session)
    turned = {"holds": "breaks", "breaks": "holds"}
    for move in position.solve():
        if move == ASK:
            return session
        assert isinstance(move, Turn)
        value = move.value
        if move.handle.startswith("mark:") and wrong:
            value, wrong = turned[value], wrong - 1
        session = session.commit(Turn(move.handle, value))
    return session


def heading(session: Session) -> str:
    page = session.figure().panels[0]
    assert isinstance(page, Page)
    return page.heading


def test_nothing_is_said_before_a_full_group_is_put_to_the_test() -> None:
    session = sat("board", "story")
    assert session.handle("judge") is None
    assert session.commit(ASK) == session
    for wrong in range(4):
        full = filled(session, wrong)
        assert heading(full) == "Guesses 1–3 of 8"
        assert full.handle("judge") is not None


def test_the_only_feedback_is_that_two_or_fewer_are_wrong() -> None:
    said = [heading(filled(sat("board", "story"), n).commit(ASK)) for n in range(4)]
    tails = [each.partition(" · ")[2] for each in said]
    few = "Two or fewer are wrong."
    assert tails == ["Settled.", few, few, "Not yet."]


def test_a_settled_group_is_locked_and_the_feedback_goes_with_a_change() -> None:
    settled = filled(sat("board", "story"), 0).commit(ASK)
    assert [h.key for h in settled.handles()] == ["page"]
    assert settled.commit(Turn("mark:row-listens", "breaks")) == settled
    few = filled(sat("board", "story"), 1).commit(ASK)
    changed = few.commit(Turn("mark:row-listens", "open"))
    assert heading(changed) == "Guesses 1–3 of 8"
    assert settled.undo().handle("mark:row-listens") is not None


def test_settling_every_group_at_once_is_foreseen_and_a_failed_test_is_missed() -> None:
    assert solved(sat("board", "arrows")).outcome() == "solved"
    tried = filled(sat("board", "arrows"), 2).commit(ASK)
    assert solved(tried).outcome() == "missed"
    assert solved(tried.undo()).outcome() == "missed"


def test_the_marks_are_sent_along_also_when_it_is_left() -> None:
    session = sat("board", "story").commit(Turn("mark:row-listens", "holds"))
    assert session.outcome() == "skipped"
    assert session.verdicts() == {"row-listens": "holds"}
    assert solved(session).verdicts() == VERDICTS


def test_a_right_mark_with_wrong_evidence_does_not_settle() -> None:
    session = filled(sat("board", "arrows"), 0)
    letters = {h.value for h in session.handles() if h.key.startswith("fact:")}
    assert letters == {"A", "B", "C"}
    here = session.handle("fact:row-listens")
    there = session.handle("fact:fifth-is-unit")
    assert here is not None
    assert there is not None
    swapped = session.commit(Turn(here.key, there.value))
    assert board(swapped).handles()[1].value == ""
    swapped = swapped.commit(Turn(there.key, here.value)).commit(ASK)
    assert heading(swapped).endswith("Two or fewer are wrong.")


def test_an_open_guess_needs_no_evidence() -> None:
    session = sat("board", "arrows")
    for guess in board(session).level.guesses:
        session = session.commit(Turn(f"mark:{guess}", "open"))
    assert session.handle("judge") is not None
    assert heading(session.commit(ASK)).endswith("Not yet.")


@given(st.lists(st.sampled_from(["mark", "fact", "page"]), max_size=12), st.data())
def test_closeness_tells_no_more_than_what_is_settled(
    picks: list[str], data: st.DataObject
) -> None:
    session = sat("board", "together")
    for _ in picks:
        handle = data.draw(st.sampled_from(session.handles()))
        session = session.turn(handle.key, data.draw(st.sampled_from([1, -1])))
        done = sum(board(session).settled(group) for group in (0, 1))
        assert session.position.goal().closeness == done / 2


def test_the_evidence_is_computed_and_each_piece_is_its_own() -> None:
    words = [LORE[guess].evidence for guess in VERDICTS]
    assert all(len(each) == 1 for each in words)
    assert len(set(words)) == len(VERDICTS)
    assert LORE["gram-entry"].evidence == ()
    assert "(0.4, 0.2); |h| = 1/√5 ≈ 0.45" in words[4][0]
    assert "(1.8, 0.4)" in words[5][0]
    assert "loses 1; " in words[6][0]
    assert "loses about 0.71" in words[6][0]


def test_the_order_of_the_evidence_is_not_the_order_of_the_guesses() -> None:
    position = board(sat("board", "story"))
    own = [LORE[g].evidence[0] for g in position.level.guesses]
    shown = [f.words for group in range(3) for f in position.facts(group)]
    assert sorted(own) == sorted(shown)
    assert own != shown


def test_a_plane_s_move_means_nothing_to_a_board() -> None:
    session = sat("board", "story")
    assert session.commit(Drag("page", (1.0, 1.0))).position == session.position
    assert not held(session).won
