"""How lines are said: formulas in words, letters by their names."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

RECIPES = Path(__file__).resolve().parents[2] / "sounds" / "recipes"


@pytest.fixture
def lexicon(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    monkeypatch.syspath_prepend(str(RECIPES))
    monkeypatch.delitem(sys.modules, "lexicon", raising=False)
    import lexicon  # type: ignore[import-not-found]  # noqa: PLC0415

    yield lexicon
    sys.modules.pop("lexicon", None)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("The first row: $r1 . v = 4$.", "The first row: r one dot v equals four."),
        ("$r2 . v = -1$", "r two dot v equals minus one"),
        ("$M^T M v$", "M transpose M v"),
        ("$|h1| = 0.447$", "the length of h one equals zero point four four seven"),
        ("Call it $h1$. Two fifths.", "Call it h one. Two fifths."),
        ("You said *lands*.", "You said lands."),
        ("an arrow too, and ... a shadow", "an arrow too, and… a shadow"),
        ("[pause 0.5s] There.", ", There."),
        ("The frog weighs 28 grams.", "The frog weighs twenty eight grams."),
    ],
)
def test_a_line_in_words(lexicon: ModuleType, written: str, said: str) -> None:
    assert lexicon.plainly(written) == said


def test_a_letter_is_no_article(lexicon: ModuleType) -> None:
    assert lexicon.words("a plus c, on a row") == "~a plus ~c, on a row"
    assert lexicon.words("The first row answers a.") == "The first row answers ~a."
    assert lexicon.words("All a dot product ever was") == "All a dot product ever was"
    assert lexicon.words("I know what I see") == "I know what I see"


def test_numbers_in_words(lexicon: ModuleType) -> None:
    told = [lexicon.number(n) for n in ("0", "13", "40", "93", "100", "215", "2.5")]
    assert told == [
        "zero",
        "thirteen",
        "forty",
        "ninety three",
        "one hundred",
        "two hundred fifteen",
        "two point five",
    ]


def test_a_text_with_a_variable_has_no_words_of_its_own(lexicon: ModuleType) -> None:
    with pytest.raises(ValueError, match="variable"):
        lexicon.words("You kept {kept}.")
