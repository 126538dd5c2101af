from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from game.figure.things import Page
from game.puzzles.core.protocol import Drag, Role, Turn
from game.puzzles.kinds.board import BoardPosition
from game.puzzles.session.record import decode, encode
from game.puzzles.session.session import Session, start
from tests.puzzles.support import LIBRARY, LORE, held, sat, solved

ASK = Turn("judge", "asked")
BOARDS = LIBRARY.names("board")
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
    """The board filled in, the first ``wrong`` marks of each page turned round."""
    position = board(session)
    turned, left = {"holds": "breaks"}, wrong
    for move in position.solve():
        assert isinstance(move, Turn)
        value = move.value
        if move == ASK:
            break
        if move.handle == "page":
            left = wrong
        if move.handle.startswith("mark:") and left:
            value, left = turned.get(value, "holds"), left - 1
        session = session.commit(Turn(move.handle, value))
    return session.commit(Turn("page", "1"))


def headings(session: Session) -> list[str]:
    """What is said of each page."""
    said = []
    for page in board(session).pages():
        panel = session.commit(Turn("page", page)).figure().panels[0]
        assert isinstance(panel, Page)
        said.append(panel.heading.partition(" · ")[2])
    return said


def test_nothing_is_said_before_the_whole_board_is_put_to_the_test() -> None:
    session = sat("board", "story")
    assert session.handle("judge") is None
    assert session.commit(ASK) == session
    for wrong in range(4):
        full = filled(session, wrong)
        assert headings(full) == ["", "", ""]
        assert full.handle("judge") is not None
    unmarked = filled(session, 0).commit(Turn("mark:row-listens", ""))
    told = "Full. Now fill the other pages."
    assert headings(unmarked) == ["", told, told]
    assert unmarked.commit(Turn("page", "2")).handle("judge") is None


def test_the_only_feedback_is_that_two_or_fewer_of_three_are_wrong() -> None:
    said = [headings(filled(sat("board", "story"), n).commit(ASK)) for n in range(4)]
    few = "Two or fewer are wrong."
    assert said == [["Settled."] * 3, [few] * 3, [few] * 3, ["Not yet."] * 2 + [few]]


def test_after_a_wrong_test_the_prompt_says_what_to_do() -> None:
    few = filled(sat("board", "story"), 2).commit(ASK)
    wrong = filled(sat("board", "story"), 3).commit(ASK)
    assert board(few).now().startswith("Two or fewer are wrong. Change a mark")
    assert board(wrong).now().startswith("Not yet. Change")
    changed = few.commit(Turn("mark:dot-direction", "open"))
    assert "put these to the test" in board(changed).now()


def test_a_settled_group_is_locked_and_the_feedback_goes_with_a_change() -> None:
    one_wrong = filled(sat("board", "story"), 0)
    one_wrong = one_wrong.commit(Turn("page", "2"))
    one_wrong = one_wrong.commit(Turn("mark:row-to-axis", "holds")).commit(ASK)
    assert headings(one_wrong) == ["Settled.", "Two or fewer are wrong.", "Settled."]
    first = one_wrong.commit(Turn("page", "1"))
    assert [h.key for h in first.handles()] == ["page"]
    assert first.commit(Turn("mark:row-listens", "breaks")) == first
    changed = one_wrong.commit(Turn("mark:row-to-axis", "open"))
    assert headings(changed) == ["Settled.", "", "Settled."]
    assert changed.handle("judge") is not None
    assert headings(solved(changed)) == ["Settled."] * 3


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
    assert headings(swapped) == ["Two or fewer are wrong."]


def leafed(session: Session) -> Iterator[tuple[BoardPosition, tuple[Page, ...]]]:
    """Each page of a board, as it is turned to and as it is seen."""
    for page in board(session).pages():
        turned = session.commit(Turn("page", page))
        panels = turned.figure().panels
        pages = tuple(panel for panel in panels if isinstance(panel, Page))
        assert len(pages) == len(panels)
        yield board(turned), pages


def test_where_no_evidence_speaks_of_a_page_nothing_is_said_of_any() -> None:
    without = 0
    for position, (guesses, *table) in leafed(sat("board", "hand")):
        bare = not position.facts(position.page)
        without += bare
        assert len(table) == (0 if bare else 1)
        missing = {entry.evidence for entry in guesses.entries}
        assert missing == ({""} if bare else {"no evidence yet"})
        roles = {handle.role for handle in position.handles()}
        assert (Role.EVIDENCE in roles) != bare
        assert ("evidence" in position.now()) != bare
        assert position.now().startswith("Mark each guess")
        assert ("vidence" in position.describe()) != bare
    assert without == 3


def test_a_page_without_evidence_is_mended_by_its_marks_alone() -> None:
    for wrong, said in ((2, "few"), (3, "wrong")):
        tested = filled(sat("board", "hand"), wrong).commit(ASK)
        bare = [p for p, _ in leafed(tested) if not p.facts(p.page)]
        assert {p.judged[p.page] for p in bare} == {said}
        assert all("vidence" not in p.now() for p in bare)
        assert all(p.now().endswith("and test again.") for p in bare)


def test_the_hints_of_a_page_without_evidence_speak_of_none_that_is_there() -> None:
    session = sat("board", "hand").commit(Turn("page", "8"))
    position = board(session)
    words = position.known[position.members(7)[0]].words
    hints = [position.hint(step) for step in (1, 2, 3, 4)]
    assert words in hints[0].words
    assert hints[1].words == (
        f"No evidence here speaks of “{words}”. Would any numbers break it?"
    )
    assert hints[2].ghost == position.solve()[0]
    assert "because" not in hints[3].words
    assert not any("This speaks" in hint.words for hint in hints)
    fourth = board(sat("board", "hand").commit(Turn("page", "4")))
    open_ = fourth.known[fourth.members(3)[0]]
    assert open_.verdict == "open"
    assert fourth.hint(2).words == f"No evidence settles “{open_.words}”."


def test_a_full_page_misses_no_evidence() -> None:
    for level in BOARDS:
        for position, (guesses, *_) in leafed(filled(sat("board", level), 0)):
            assert position.full(position.page)
            assert "no evidence yet" not in {e.evidence for e in guesses.entries}
    marked = sat("board", "arrows").commit(Turn("mark:row-listens", "open"))
    said = {e.key: e.evidence for e in next(leafed(marked))[1][0].entries}
    assert said["guess:row-listens"] == ""
    assert said["guess:dot-direction"] == "no evidence yet"


def test_what_is_done_to_one_guess_in_a_row_is_one_move() -> None:
    session, mark = sat("board", "arrows"), "mark:row-listens"
    costs, undone = [], []
    for _ in range(3):
        session = session.turn(mark)
        costs.append(session.cost())
    assert board(session).marked() == {"row-listens": "open"}
    session = session.commit(Turn(mark, "breaks")).turn("mark:dot-direction")
    costs.append(session.cost())
    # Come back to later it is another one.
    session = session.commit(Turn(mark, "holds"))
    costs.append(session.cost())
    assert costs == [1, 1, 1, 2, 3]
    while session.steps:
        session = session.undo()
        undone.append((board(session).marked().get("row-listens", ""), session.cost()))
    assert undone == [
        ("breaks", 2),
        ("breaks", 1),
        ("open", 1),
        ("breaks", 1),
        ("holds", 1),
        ("", 0),
    ]
    assert session.redo().redo().redo().cost() == 1


def test_a_mark_turned_on_past_others_solves_a_board_at_par() -> None:
    session = sat("board", "story")
    for move in board(session).solve():
        assert isinstance(move, Turn)
        held = session.handle(move.handle)
        assert held is not None
        while move.handle.startswith("mark:") and held.value != move.value:
            session = session.turn(move.handle)
            held = session.handle(move.handle)
            assert held is not None
        session = session.commit(move)
    won = solved(session)
    assert won.marks is not None
    assert won.marks.cost == won.marks.fewest == 16
    assert len(won.steps) > 16 + 3


def test_an_open_guess_needs_no_evidence() -> None:
    session = sat("board", "arrows")
    for guess in board(session).level.guesses:
        session = session.commit(Turn(f"mark:{guess}", "open"))
    assert session.handle("judge") is not None
    assert headings(session.commit(ASK)) == ["Not yet."]


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
    assert LORE["superposition-causes"].evidence == ()
    assert "(0.4, 0.2); |h| = 1/√5 ≈ 0.45" in words[4][0]
    assert "(1.8, 0.4)" in words[5][0]
    assert "a length of 1 is lost" in words[6][0]
    assert "only about 0.71" in words[6][0]


def evidence(name: str, seed: str) -> list[list[str]]:
    """What lies beside each page of a board, in its order."""
    position = start("board", LIBRARY.find("board", name), LORE, seed).position
    assert isinstance(position, BoardPosition)
    return [[f.words for f in position.facts(n)] for n in range(position.groups())]


@given(st.text("abc012", min_size=1, max_size=6), st.sampled_from(BOARDS))
def test_the_evidence_is_shuffled_by_the_play_and_never_in_the_guesses_order(
    seed: str, name: str
) -> None:
    position = board(sat("board", name))
    for group, shown in enumerate(evidence(name, seed)):
        members = position.members(group)
        about = (LORE[position.level.guesses[i]].evidence for i in members)
        own = [evidence[0] for evidence in about if evidence]
        assert sorted(own) == sorted(shown)
        # One alone lies as it must.
        assert own != shown or len(own) < 2


def test_plays_differ_in_their_evidence_and_a_kept_one_keeps_its_own() -> None:
    assert len({str(evidence("story", str(n))) for n in range(20)}) > 5
    for seed in ("", "one", "two"):
        session = start("board", LIBRARY.find("board", "story"), LORE, seed)
        session = session.commit(Turn("fact:row-listens", "A"))
        assert decode(encode(session), LIBRARY) == session


def test_a_plane_s_move_means_nothing_to_a_board() -> None:
    session = sat("board", "story")
    assert session.commit(Drag("page", (1.0, 1.0))).position == session.position
    assert not held(session).won


def test_evidence_that_keys_pass_over_stays_where_it_was_given() -> None:
    session = sat("board", "arrows")
    first, second, third = (h.key for h in session.handles() if h.key[:4] == "fact")
    session = session.commit(Turn(first, "B")).commit(Turn(second, "A"))
    before = session.cost()
    for _ in range(2):
        session = session.nudge(third, (1.0, 0.0))
        held = session.handle(third)
        assert held is not None
        assert board(session).letters[:2] == ("B", "A")
        assert held.value in {"C", ""}
    assert session.cost() == before
    session = session.nudge(third, (1.0, 0.0))
    assert board(session).letters == ("B", "A", "C")
    assert session.cost() == before + 1
