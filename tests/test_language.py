"""Words for people: looked up whole, with named places, in English where missing."""

from collections.abc import Iterator
from gettext import NullTranslations
from threading import Thread

import pytest

from game.language import N_, _, ngettext, pgettext, use


class German(NullTranslations):
    """A catalogue of three entries."""

    def gettext(self, message: str) -> str:
        return {"{n} of {all}": "{n} von {all}"}.get(message, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return {"{n} line": ("{n} Zeile", "{n} Zeilen")}.get(one, (one, many))[n != 1]

    def pgettext(self, context: str, message: str) -> str:
        return {("rows-01a", "Go on"): "Weiter"}.get((context, message), message)


@pytest.fixture
def german() -> Iterator[None]:
    use(German())
    yield
    use(NullTranslations())


def test_without_a_catalogue_the_english_stands() -> None:
    assert _("{n} of {all}", n=2, all=5) == "2 of 5"
    assert ngettext("{n} line", "{n} lines", 1) == "1 line"
    assert ngettext("{n} line", "{n} lines", 3) == "3 lines"
    assert pgettext("rows-01a", "Go on") == "Go on"
    assert N_("Go on") == "Go on"


@pytest.mark.usefixtures("german")
def test_a_catalogue_says_what_it_knows_and_english_the_rest() -> None:
    assert _("{n} of {all}", n=2, all=5) == "2 von 5"
    assert _("Unknown {x}", x=1) == "Unknown 1"
    assert ngettext("{n} line", "{n} lines", 3) == "3 Zeilen"
    assert pgettext("rows-01a", "Go on") == "Weiter"
    assert pgettext("rows-02a", "Go on") == "Go on"


@pytest.mark.usefixtures("german")
def test_threads_speak_the_same_language() -> None:
    heard: list[str] = []
    thread = Thread(target=lambda: heard.append(_("{n} of {all}", n=1, all=2)))
    thread.start()
    thread.join()
    assert heard == ["1 von 2"]


def test_the_empty_text_is_no_key() -> None:
    # In a catalogue the empty key holds the header.
    assert _("") == ""
    assert pgettext("x", "") == ""


def test_braces_of_a_text_without_places_are_left_alone() -> None:
    assert _("a set {1, 2}") == "a set {1, 2}"
