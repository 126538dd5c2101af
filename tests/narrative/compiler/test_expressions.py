"""Conditions: what they mean, what is refused, and that nothing is ever run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.compiler.expressions import (
    ExpressionError,
    Scope,
    condition,
    expression,
)
from game.narrative.machine.state import State
from game.narrative.program.conditions import judge, reads, spoken
from game.narrative.program.domains import FLAG, RANGE, WORDS, Domain

SCOPE = Scope(
    chapter="rows",
    variables={
        "trust": Domain(RANGE, 0, 0, 3),
        "mask": Domain(WORDS, "worn", words=("worn", "bare")),
        "other": Domain(WORDS, "bare", words=("bare", "lost")),
        "met": Domain(FLAG, start=False),
    },
    guesses=frozenset({"row-to-axis", "row-listens"}),
    levels={
        "rows.story": ("rows.story",),
        "rows.hard": ("rows.hard",),
        "rows": ("rows.story", "rows.hard"),
    },
)
FACTS = State(
    "rows",
    values={"trust": 2, "mask": "bare", "other": "lost", "met": True},
    visits={"rows.lamps": 3},
    picked={"rows-07c": 1},
    marks={"row-to-axis": "breaks", "row-listens": ""},
    solved=("rows.hard",),
)


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("trust < 3", True),
        ("trust <= 2 and met", True),
        ("0 < trust < 2", False),
        ("trust + 1 == 3", True),
        ("trust - 1 >= 2 or not met", False),
        ("-trust < 0", True),
        ("+trust > 0", True),
        ("mask == bare", True),
        ("mask == 'bare'", True),
        ("bare == mask", True),
        ("mask != worn and mask != other", True),
        ("met == true", True),
        ("met != false", True),
        ("not (met and trust == 2)", False),
        ("visits(lamps) > 2", True),
        ("visits(rows.lamps) == 3", True),
        ("visits(show.stage) == 0", True),
        ("picked(rows-07c)", True),
        ("picked(rows-07d)", False),
        ("marked(row-to-axis) and not marked(row-listens)", True),
        ("mark(row-to-axis) == breaks", True),
        ("mark(row-listens) == holds", False),
        ("mark(row-listens) != mark(row-to-axis)", True),
        ("solved(rows)", True),
        ("solved(rows.story)", False),
        (" solved( rows ) and  true ", True),
        ("trust == 2 and (met or mask == worn) and not picked(x-1)", True),
    ],
)
def test_a_condition_comes_to_its_truth(text: str, truth: bool) -> None:
    tree = condition(text, SCOPE)
    assert judge(tree, FACTS) is truth
    assert judge(condition(spoken(tree), SCOPE), FACTS) is truth


ATTACKS = [
    "__import__('os').system('id')",
    "().__class__.__bases__[0].__subclasses__()",
    "trust.__class__",
    "'a'.join(['b'])",
    "'{0.__class__}'.format(trust)",
    "f'{trust}'",
    "f\"{__import__('os')}\"",
    "[x for x in range(9)]",
    "{x for x in (1, 2)}",
    "{1: 2}",
    "[1, 2]",
    "(1, 2)",
    "lambda: 1",
    "(lambda: 1)()",
    "(yield)",
    "await trust",
    "(trust := 3)",
    "trust if met else 2",
    "*trust",
    "trust[0]",
    "trust[1:2]",
    "open('x')",
    "print(1)",
    "exec('1')",
    "eval('1')",
    "getattr(trust, 'real')",
    "globals()",
    "visits(trust).real",
    "visits('lamps')",
    "visits(lamps, lamps)",
    "visits(*lamps)",
    "visits(a=lamps)",
    "visits()",
    "visits",
    "visits(lamps)(1)",
    "marked(mark(row-to-axis))",
    "mark(row-to-axis)(1)",
    "9 ** 9 ** 9 > 1",
    "2 ** 999999 > 1",
    "'a' * 10 == mask",
    "trust * 2 == 4",
    "trust / 0 == 1",
    "trust // 2 == 1",
    "trust % 2 == 0",
    "trust << 40 == 1",
    "trust >> 1 == 1",
    "trust | 1 == 1",
    "trust & 1 == 1",
    "trust ^ 1 == 1",
    "~trust == 1",
    "trust @ trust == 1",
    "trust in (1, 2)",
    "trust is 2",
    "trust == 1.5",
    "trust == 1e9",
    "trust == 1j",
    "trust == 0x10",
    "trust == 9999999999",
    "trust == b'a'",
    "met == None",
    "met == ...",
    "1if met else 2",
    "0or met",
    "0_0 == trust",
    "trust == 010",
    "trust; met",
    "trust\nmet",
    "import os",
    "del trust",
    "# comment",
    "met # comment",
    "met\\\n",
    "m\u0435t",
    "\uff4det",
    "met\x00",
    "(" * 200 + "met" + ")" * 200,
    "not " * 300 + "met",
    "-" * 300 + "trust > 0",
    "met and " * 90 + "met",
    "met" + " " * 500,
    "",
    "   ",
    "trust",
    "mask",
    "trust + 1",
    "met + 1 == 2",
    "met < true",
    "mask < worn",
    "mask == trust",
    "mask == wron",
    "mask == other == bare and true == 1",
    "bare == worn",
    "trust and met",
    "not trust",
    "nobody > 1",
    "marked(nothing)",
    "solved(nothing)",
    "mark(row-to-axis) == maybe",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_what_is_no_condition_is_refused_and_never_run(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        condition(text, SCOPE)
    assert caught.value.code.startswith("S30") or caught.value.code in ("S203", "S205")
    assert 0 <= caught.value.column <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("trust < 2 and nobody", "S303", 14),
        ("trust < 2 and mask == wron", "S308", 22),
        ("trust < and", "S301", 8),
        ("met and trust.real", "S302", 13),
        ("  trust ** 2", "S302", 8),
        ("met and solved(rwos)", "S205", 8),
    ],
)
def test_a_mistake_is_named_at_its_column(text: str, code: str, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        condition(text, SCOPE)
    assert (caught.value.code, caught.value.column) == (code, column)


def test_a_tree_names_what_it_reads() -> None:
    text = "trust < 2 and visits(lamps) > 1 or picked(a-1) or mark(row-listens) == open"
    assert reads(condition(text, SCOPE)) == {
        "var:trust",
        "visits:rows.lamps",
        "picked:a-1",
        "mark:row-listens",
    }
    assert reads(expression("1 + 2", SCOPE).tree) == frozenset()


SIGNS = (
    "trust met mask bare worn < > == != ( ) + - and or not 1 2 visits(lamps) . , ' [ ]"
)


@given(st.lists(st.sampled_from(SIGNS.split()), max_size=14).map(" ".join))
def test_soup_of_words_is_refused_or_can_be_judged(text: str) -> None:
    try:
        tree = condition(text, SCOPE)
    except ExpressionError:
        return
    assert judge(tree, FACTS) in (True, False)


@given(st.text(max_size=60))
def test_any_text_is_refused_or_can_be_judged(text: str) -> None:
    try:
        typed = expression(text, SCOPE)
    except ExpressionError:
        return
    judge(typed.tree, FACTS)
