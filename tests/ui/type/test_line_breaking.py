"""Line breaking: what fits, what is forced, what is least ragged."""

from hypothesis import given
from hypothesis import strategies as st

from game.ui.type.line_breaking import Rest, Word, breaks

words = st.lists(
    st.builds(
        Word, width=st.floats(1, 60), space=st.just(5.0), ends=st.sampled_from(Rest)
    ),
    min_size=1,
    max_size=40,
)


def widths(given_words: list[Word], starts: list[int]) -> list[float]:
    ends = [*starts[1:], len(given_words)]
    out = []
    for a, b in zip(starts, ends, strict=True):
        line = given_words[a:b]
        out.append(sum(w.width for w in line) + sum(w.space for w in line[1:]))
    return out


@given(words, st.floats(30, 300))
def test_lines_fit_unless_one_word_is_too_wide(line: list[Word], room: float) -> None:
    starts = breaks(line, room)
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    ends = [*starts[1:], len(line)]
    for start, end, width in zip(starts, ends, widths(line, starts), strict=True):
        assert width <= room + 1e-9 or end - start == 1


@given(words, st.floats(70, 300))
def test_no_setting_by_greed_takes_fewer_lines(line: list[Word], room: float) -> None:
    count, used = 0, room + 1
    for word in line:
        if used + word.space + word.width > room:
            count, used = count + 1, word.width
        else:
            used += word.space + word.width
    assert len(breaks(line, room)) == count


def test_a_lonely_last_word_is_avoided() -> None:
    line = [Word(30, 5), Word(30, 5), Word(30, 5), Word(8, 5)]
    assert breaks(line, 100.0) == [0, 2]


def test_a_line_rests_where_its_sentence_ends() -> None:
    line = [Word(30, 5), Word(30, 5, ends=Rest.SENTENCE), Word(25, 5), Word(30, 5)]
    assert breaks(line, 100.0) == [0, 2]


def test_a_clause_is_a_better_end_than_none() -> None:
    line = [Word(60, 5), Word(20, 5, ends=Rest.CLAUSE), Word(10, 5), Word(40, 5)]
    assert breaks(line, 100.0) == [0, 2]


def test_a_sentence_that_ends_early_does_not_leave_half_a_page() -> None:
    line = [
        Word(20, 5, ends=Rest.SENTENCE),
        Word(30, 5),
        Word(30, 5),
        Word(5, 5),
        Word(40, 5),
    ]
    assert breaks(line, 100.0) == [0, 3]


def test_a_forced_word_begins_a_line() -> None:
    line = [Word(10, 5), Word(10, 5), Word(10, 5, forced=True), Word(10, 5)]
    assert breaks(line, 500.0) == [0, 2]


def test_nothing_breaks_into_nothing() -> None:
    assert breaks([], 100.0) == []


def test_where_rests_do_not_matter_lines_are_as_even_as_can_be() -> None:
    ends = Word(30, 5, ends=Rest.SENTENCE)
    line = [Word(25, 5), ends, Word(30, 5), Word(30, 5), Word(20, 5)]
    assert breaks(line, 100.0, 0.0) == [0, 3]
    assert breaks(line, 100.0, 1.0) == [0, 2]
