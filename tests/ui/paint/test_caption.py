"""A caption under a picture: how a caption that is too long is broken."""

from hypothesis import given
from hypothesis import strategies as st

from game.ui.paint.caption import evenly
from game.ui.type.unbroken_pairs import unbroken

WORDS = "Columns c1 = (2, 1), c2 = (-3, -1.5). The walk ends at (2.5, 1.25), far off."
texts = st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=30)


@given(texts, st.integers(1, 200))
def test_no_word_is_lost_and_no_line_too_long(parts: list[str], room: int) -> None:
    words = " ".join(parts)
    lines = evenly(words, len, room)
    assert " ".join(lines) == words
    assert all(len(line) <= room or " " not in line for line in lines)


@given(texts, st.integers(20, 200))
def test_lines_are_as_few_as_fit(parts: list[str], room: int) -> None:
    used, count = -1, 1
    for part in parts:
        if used + 1 + len(part) > room:
            used, count = -1, count + 1
        used += 1 + len(part)
    assert len(evenly(" ".join(parts), len, room)) == count


def test_two_lines_are_about_equally_long() -> None:
    for room in range(44, len(WORDS)):
        lines = evenly(WORDS, len, room)
        assert len(lines) == 2
        assert min(map(len, lines)) >= 0.6 * max(map(len, lines))


def test_pairs_of_numbers_stay_whole() -> None:
    assert " " in unbroken(WORDS)
    for room in range(20, 70):
        for line in evenly(WORDS, len, room):
            assert line.count("(") == line.count(")")


def test_what_is_written_with_signs_stays_on_one_line() -> None:
    words = "Dark: M p · M q = 7.65, asked 2. C (1, 2) = (3, 4), and a cat is C there."
    whole = {"M p · M q = 7.65,", "C (1, 2) = (3, 4),"}
    for room in range(24, 70):
        lines = [line.replace("\u00a0", " ") for line in evenly(words, len, room)]
        assert all(any(part in line for line in lines) for part in whole)
    assert "a cat is C there" in unbroken(words)
