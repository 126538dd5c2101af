"""Caches that share a budget: what is longest unused leaves, and nothing else."""

from game.ui.kept import Budget, Kept


def weighed(budget: Budget) -> Kept[str, int]:
    return Kept(budget, lambda value: value)


def test_the_longest_unused_leaves_whosever_it_is() -> None:
    budget = Budget(10)
    one, other = weighed(budget), weighed(budget)
    one.keep("a", 4)
    other.keep("b", 4)
    assert one.get("a") == 4
    other.keep("c", 4)
    assert (one.get("a"), other.get("b"), other.get("c")) == (4, None, 4)
    assert budget.weight == 8


def test_what_is_kept_last_stays_however_heavy() -> None:
    budget = Budget(10)
    one, other = weighed(budget), weighed(budget)
    one.keep("a", 4)
    other.keep("b", 30)
    assert (one.get("a"), other.get("b")) == (None, 30)
    one.keep("c", 1)
    assert (one.get("c"), other.get("b")) == (1, None)


def test_a_value_in_the_place_of_another_weighs_once() -> None:
    budget = Budget(10)
    one = weighed(budget)
    one.keep("a", 4)
    one.keep("a", 5)
    assert budget.weight == 5


def test_a_cache_that_is_gone_weighs_nothing() -> None:
    budget = Budget(10)
    one, other = weighed(budget), weighed(budget)
    one.keep("a", 8)
    del one
    other.keep("b", 7)
    assert budget.weight == 7
    assert other.get("b") == 7


def test_a_smaller_window_has_room_for_less() -> None:
    budget = Budget(0)
    budget.hold((1920, 1080))
    one = weighed(budget)
    for name in "abcd":
        one.keep(name, budget.most // 4)
    budget.hold((640, 360))
    assert budget.weight <= budget.most
    assert one.get("d") is not None
