"""The page of a terminal: its width, its colours, and what stands on it."""

import pytest

from game.verbs.terminal.page import Command, Gone, Page, Tone


def page(width: int = 40, *, colour: bool = False) -> tuple[Page, list[str]]:
    told: list[str] = []
    return Page(lambda _prompt: "", told.append, width=width, colour=colour), told


def test_sentences_are_broken_between_words() -> None:
    made, told = page(30)
    made.say("It is dark. Behind the wall a fan turns, and does not stop.")
    assert len(told) > 1
    assert all(len(line) <= 30 and line.startswith("  ") for line in told)
    assert " ".join(" ".join(told).split()).endswith("does not stop.")


def test_a_formula_is_told_in_words_and_no_sign_can_command_the_terminal() -> None:
    made, told = page(80)
    made.say("So *it* is $r1 . v = 4$.\x1b[2J")
    assert told == ["  So it is r 1 dot v equals 4.[2J"]


def test_only_a_terminal_with_colours_is_sent_any() -> None:
    made, told = page()
    made.say("Who is there?", name="The Patient")
    made.say("A door.", Tone.QUIET)
    made.listed([Command("hint", "Hint 1 of 4")])
    assert not [line for line in told if "\x1b" in line]
    made, told = page(colour=True)
    made.say("Who is there?", name="The Patient")
    made.say("A door.", Tone.QUIET)
    assert told == [
        "  \x1b[1mThe Patient: \x1b[0mWho is there?",
        "\x1b[2m  A door.\x1b[0m",
    ]


def test_what_can_be_typed_stands_in_columns_at_any_width() -> None:
    for width in (20, 40, 100):
        made, told = page(width)
        made.listed(
            [Command("guess 1 2", "your guess: where the arrow ends, and more")]
        )
        assert told[0].startswith("    guess 1 2  your")
    assert len(told) == 1


def test_ctrl_c_asks_first_and_ends_when_it_is_pressed_again() -> None:
    typed: list[str | None] = [None, "help", None, None]
    told: list[str] = []

    def ask(_prompt: str) -> str:
        said = typed.pop(0)
        if said is None:
            raise KeyboardInterrupt
        return said

    page = Page(ask, told.append)
    assert page.ask() == "help"
    assert any("once more" in line for line in told)
    with pytest.raises(Gone):
        page.ask()
