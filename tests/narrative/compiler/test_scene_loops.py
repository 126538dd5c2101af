"""Which scenes can come again."""

from hypothesis import given
from hypothesis import strategies as st

from game.narrative.compiler.scene_loops import again, groups


def test_scenes_that_lead_to_each_other_are_one_group() -> None:
    edges = {("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("e", "e")}
    found = groups(edges, "abcde")
    assert found["b"] == found["c"]
    assert len({found[name] for name in "abde"}) == 4
    assert again(edges, found) == {"b", "c", "e"}


NAMES = st.sampled_from("abcdef")


@given(st.sets(st.tuples(NAMES, NAMES), max_size=12))
def test_groups_are_those_of_mutual_reach(edges: set[tuple[str, str]]) -> None:
    reach = {(a, a) for a in "abcdef"} | set(edges)
    for middle in "abcdef":
        for a in "abcdef":
            for b in "abcdef":
                if (a, middle) in reach and (middle, b) in reach:
                    reach.add((a, b))
    found = groups(edges, "abcdef")
    for a in "abcdef":
        for b in "abcdef":
            both = (a, b) in reach and (b, a) in reach
            assert (found[a] == found[b]) is both
