import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.puzzles.core.protocol import Drag
from game.puzzles.session.awards import Awards, best, guessed, histogram, paid
from tests.puzzles.support import sat, solved


def marks(cost: int, *, foreseen: bool | None = None, unaided: bool = True) -> Awards:
    return Awards(solved=True, unaided=unaided, foreseen=foreseen, cost=cost, fewest=2)


def test_two_wins_keep_the_better_marks_but_the_first_prediction() -> None:
    first, second = marks(5, foreseen=False, unaided=False), marks(3, foreseen=True)
    both = best(first, second)
    assert (both.cost, both.unaided, both.foreseen) == (3, True, False)
    assert best(None, second) == second
    assert best(marks(4), second).foreseen is None


def test_a_cost_keeps_its_own_par() -> None:
    short = replace(marks(1), fewest=0)
    for pair in ((short, marks(3)), (marks(3), short)):
        both = best(*pair)
        assert (both.cost, both.fewest) == (1, 0)


def test_a_cost_is_said_with_its_par_where_it_has_one() -> None:
    said = [paid(replace(marks(n), fewest=par)) for n, par in ((0, 0), (1, 0), (3, 2))]
    assert said == ["at the reveal", "1 move", "3 moves, par 2"]


@given(st.integers(0, 60), st.lists(st.integers(0, 60), max_size=30))
def test_the_histogram_counts_every_answer_once(cost: int, earlier: list[int]) -> None:
    bars = histogram(marks(cost), earlier)
    assert sum(bar.count for bar in bars) == len(earlier) + 1
    assert [bar.par for bar in bars].count(True) == 1
    assert [bar.now for bar in bars].count(True) == 1
    assert [bar.cost for bar in bars] == list(range(bars[0].cost, bars[-1].cost + 1))
    assert len(bars) <= 15


def test_a_bar_that_counts_more_than_its_own_cost_says_so() -> None:
    assert [bar.label for bar in histogram(marks(14))][-1] == "14"
    within, beyond = histogram(marks(3), (14,)), histogram(marks(3), (2, 15))
    assert [bar.label for bar in within][-2:] == ["13", "14"]
    assert [bar.label for bar in beyond][-2:] == ["13", "14+"]
    # The last answer itself, as 51 moves where par is 36.
    mine = histogram(replace(marks(51), fewest=36))[-1]
    assert (mine.label, mine.now, mine.count) == ("48+", True, 1)


def test_a_guess_is_told_by_how_far_it_lay_off() -> None:
    def off(*, foreseen: bool | None, away: float | None) -> Awards:
        return Awards(solved=True, unaided=True, foreseen=foreseen, cost=1, away=away)

    assert guessed(off(foreseen=None, away=None)) == "no guess beforehand"
    assert (
        guessed(off(foreseen=True, away=0.0))
        == guessed(off(foreseen=True, away=None))
        == "foreseen"
    )
    assert guessed(off(foreseen=True, away=0.1)) == "foreseen, 0.1 off"
    assert guessed(off(foreseen=False, away=1.5)) == "guessed 1.5 off"
    first, second = off(foreseen=False, away=1.5), off(foreseen=True, away=0.0)
    assert best(first, second).away == 1.5


def test_a_win_keeps_how_far_off_its_guess_lay() -> None:
    session = sat("shadow", "story")
    session = session.commit(Drag("guess", (2.0, 1.0)), snap=False).predict()
    won = solved(session)
    assert won.marks is not None
    assert won.marks.away == pytest.approx(5**0.5 / 5, abs=1e-4)
    ranked = solved(sat("order", "story"))
    assert ranked.marks is not None
    assert ranked.marks.away is None
