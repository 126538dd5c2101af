from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from game.figure.describe import describe
from game.figure.things import Array, Figure, Work
from game.puzzles.core.level import Level
from game.puzzles.core.paper_question import (
    WRONG,
    Question,
    exact,
    in_writing,
    numbers,
    trapped,
    written,
)
from game.puzzles.kinds.table import KINDS, check_question
from tests.puzzles.support import LEVELS, LIBRARY, LORE, arrows_in

HALF = Question("?", Figure(), exact(Fraction(-1, 2)))
PAIR = Question("?", Figure(), exact(Fraction(2, 5), Fraction(-1, 5)))
seeds = st.text("abcdefg0123456789", min_size=1, max_size=8)


@pytest.mark.parametrize(
    "text", ["-0.5", "−1/2", " - .5 ", "-0,5", "-2 / 4", "–0.50", "(-1/2)", "-1/2 "]
)
def test_one_number_may_be_written_in_many_ways(text: str) -> None:
    assert HALF.judge(text)


@pytest.mark.parametrize(
    "text", ["", "0.5", "-0.5001", "-1/0", "half", "-1/2 1", "- -1/2", "nan", "1e-1"]
)
def test_what_is_not_the_number_is_not_the_answer(text: str) -> None:
    assert not HALF.judge(text)


@pytest.mark.parametrize(
    "text",
    ["0.4, -0.2", "(2/5, -1/5)", "0.4 −0.2", "[0.4; -0.2]", "0,4; -0,2", ".4,-.2"],
)
def test_an_arrow_may_be_written_in_many_ways(text: str) -> None:
    assert PAIR.judge(text)


@pytest.mark.parametrize("text", ["0.4", "-0.2, 0.4", "0.4, -0.2, 0", "0.4 / -0.2"])
def test_what_is_not_the_arrow_is_not_the_answer(text: str) -> None:
    assert not PAIR.judge(text)


@pytest.mark.parametrize("text", ["40%", "40 %", "40.0%", "0.4", "2/5", "40,0 %"])
def test_a_part_may_be_said_in_percent(text: str) -> None:
    assert Question("?", Figure(), exact(Fraction(2, 5))).judge(text)


@pytest.mark.parametrize("text", ["40", "4%", "%", "40%%", "40% 1"])
def test_what_is_another_part_in_percent_is_not_the_answer(text: str) -> None:
    assert not Question("?", Figure(), exact(Fraction(2, 5))).judge(text)


@pytest.mark.parametrize("text", ["2 x 3", "2×3", "2 by 3", "2X3", "2, 3", "2 3"])
def test_a_size_may_be_written_as_it_is_said(text: str) -> None:
    asked = check_question("label", LIBRARY.find("label", "story"), "3", LORE)
    assert asked is not None
    assert not PAIR.judge("0.4 x -0.2")
    size = replace(asked, answer=exact(2, 3))
    assert size.judge(text)
    assert not size.judge("3 x 2")
    assert not replace(size, figure=Figure()).judge("2 x 3")


@given(st.text(max_size=60), st.integers(1, 2))
def test_nothing_that_is_typed_breaks_the_judge(text: str, count: int) -> None:
    read = numbers(text, count)
    assert read is None or len(read) == count


@given(st.fractions(-100, 100, max_denominator=40))
def test_what_is_written_is_read_back(value: Fraction) -> None:
    assert numbers(written(value), 1) == (value,)


def entries(question: Question, block: int) -> np.ndarray:
    work = question.figure.panels[0]
    assert isinstance(work, Work)
    array = work.rows[0].blocks[block]
    assert isinstance(array, Array)
    cells = [[cell.text.replace("−", "-") for cell in row] for row in array.cells]
    return np.array(cells, dtype=float)


@given(seeds)
def test_the_paper_check_of_shadow_asks_for_the_product_that_it_shows(
    seed: str,
) -> None:
    question = check_question("shadow", LIBRARY.find("shadow", "story"), seed, LORE)
    assert question is not None
    value = float((entries(question, 0) @ entries(question, 2))[0, 0])
    assert value != 0.0
    assert question.judge(str(value))
    assert question.judge(question.said())
    assert not question.judge(str(value + 1))
    assert "{" not in question.words


@given(seeds)
def test_the_paper_check_of_dual_asks_for_a_column_of_the_inverse(seed: str) -> None:
    question = check_question("dual", LIBRARY.find("dual", "story"), seed, LORE)
    assert question is not None
    matrix = entries(question, 0)
    h = np.linalg.inv(matrix)[:, 0]
    assert question.judge(f"{h[0]:.6f}, {h[1]:.6f}")
    assert question.judge(question.said())
    assert len(set(matrix.ravel())) == 4
    assert abs(float(matrix[0] @ matrix[1])) > 0.5


@given(seeds, seeds)
def test_a_paper_check_is_fresh_for_each_seed_and_the_same_for_one(
    one: str, other: str
) -> None:
    level = LIBRARY.find("dual", "slanted")
    first = check_question("dual", level, one, LORE)
    assert first is not None
    assert first == check_question("dual", level, one, LORE)
    assert not np.array_equal(entries(first, 0), np.array([[3, -1], [2, 1]]))
    if one != other:
        fresh = (check_question("dual", level, f"{one}{i}", LORE) for i in range(8))
        both = {each.words for each in fresh if each is not None}
        assert len(both) > 1


ASKING = [(kind, level) for kind, level in LEVELS if KINDS[kind].question]
asking = pytest.mark.parametrize(
    ("kind", "level"), ASKING, ids=[f"{kind}-{level.id}" for kind, level in ASKING]
)


@asking
def test_three_wrong_answers_are_offered_beside_the_right_one(
    kind: str, level: Level
) -> None:
    for seed in range(12):
        question = check_question(kind, level, str(seed), LORE)
        assert question is not None
        wrong, offered = question.wrong(), question.choices()
        assert len(set(wrong)) == WRONG
        assert question.answer not in wrong
        assert sorted(offered) == sorted((question.answer, *wrong))
        assert [question.judge(in_writing(each)) for each in offered].count(True) == 1
        assert len({in_writing(each) for each in offered}) == len(offered)
        assert all(len(each) == len(question.answer) for each in question.traps)
        missed = set(question.traps) - {question.answer}
        assert not missed or missed & set(wrong)


@asking
def test_the_choices_lie_the_same_for_one_seed_and_mixed_over_many(
    kind: str, level: Level
) -> None:
    places = set()
    for seed in range(30):
        question = check_question(kind, level, str(seed), LORE)
        assert question is not None
        assert question.choices() == question.choices()
        places.add(question.choices().index(question.answer))
    assert len(places) > 2


def test_the_traps_are_the_mistakes_of_their_kinds() -> None:
    question = check_question("dual", LIBRARY.find("dual", "story"), "3", LORE)
    assert question is not None
    r1, r2 = arrows_in(question.words)[:2]
    h = np.linalg.solve(np.array([r1, r2]), [1.0, 0.0])
    traps = [np.array([a / b for a, b in trap]) for trap in question.traps]
    assert np.allclose(traps[0], r1 / (r1 @ r1))
    assert np.allclose(traps[1], r1)
    assert not any(np.allclose(trap, h) for trap in traps)
    question = check_question("rows", LIBRARY.find("rows", "story"), "3", LORE)
    assert question is not None
    r1, r2, v = arrows_in(question.words)
    by_columns = [a / b for a, b in question.traps[0]]
    assert np.allclose(by_columns, np.array([r1, r2]).T @ v)
    question = check_question("columns", LIBRARY.find("columns", "story"), "3", LORE)
    assert question is not None
    c1, c2, t = arrows_in(question.words)
    shares = [a / b for a, b in question.traps[0]]
    assert np.allclose(shares, [t @ c1 / (c1 @ c1), t @ c2 / (c2 @ c2)])
    by_rows = [a / b for a, b in question.traps[1]]
    assert np.allclose(np.array([c1, c2]) @ by_rows, t)


@given(
    st.lists(st.fractions(-3, 3, max_denominator=4), min_size=1, max_size=2),
    st.lists(st.fractions(-3, 3, max_denominator=2), max_size=4),
)
def test_wrong_answers_are_never_right_and_never_twice(
    answer: list[Fraction], traps: list[Fraction]
) -> None:
    given_traps = trapped(*([each] * len(answer) for each in traps))
    question = Question("?", Figure(), exact(*answer), given_traps)
    assert len({*question.wrong(), question.answer}) == WRONG + 1


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_question_is_asked_in_exact_numbers(seed: str) -> None:
    for kind, level in LEVELS:
        question = check_question(kind, level, seed, LORE)
        if question is not None:
            assert "about" not in question.words
            assert "≈" not in describe(question.figure)


def marks_in(figure: Figure) -> int:
    return describe(figure).count("?")


@pytest.mark.parametrize(("kind", "level"), LEVELS)
def test_a_right_answer_takes_the_place_of_every_question_mark(
    kind: str, level: Level
) -> None:
    question = check_question(kind, level, "marks", LORE)
    if question is None:
        return
    answered = question.answered()
    assert marks_in(answered) == 0
    assert answered != question.figure
    said = describe(answered)
    for pair in question.answer:
        assert written(Fraction(*pair)) in said


def test_two_rows_have_each_their_own_number_whatever_the_answer_s_order() -> None:
    level = LIBRARY.find("order", "story")
    for seed in "abcdefgh":
        question = check_question("order", level, seed, LORE)
        assert question is not None
        (panel,) = question.answered().panels
        assert isinstance(panel, Work)
        for row in panel.rows:
            v, r = (block for block in row.blocks if isinstance(block, Array))
            x, y = (float(c.text.replace("−", "-")) for c in v.cells[0])
            p, q = (float(c[0].text.replace("−", "-")) for c in r.cells)
            told = describe(Figure(panels=(Work(key="row", rows=(row,)),)))
            assert written(Fraction(x * p + y * q)) in told.split("=")[-1]


def test_the_same_numbers_in_another_order_are_known_as_such() -> None:
    assert PAIR.reordered(PAIR.answer[::-1])
    assert not PAIR.reordered(PAIR.answer)
    assert not PAIR.reordered(exact(1, 2))
