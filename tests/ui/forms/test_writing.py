"""What a player expects of a text field, by the very events that SDL sends."""

import re
from collections.abc import Iterator

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.forms.rows import Rows
from game.ui.forms.text_entry import Entry
from game.ui.forms.text_field import word_edge
from game.ui.forms.widgets import Act, Line
from game.ui.paint.brush import Brush
from game.ui.window.input import Input

SIZE = (1280, 720)
AREA = pygame.Rect(100, 100, 800, 400)
CTRL, SHIFT = pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT
ALTGR = pygame.KMOD_LCTRL | pygame.KMOD_RALT
WORDS = "one two, three"


class Desk:
    """A field in a menu, reached only by events."""

    def __init__(self, brush: Brush, text: str = "", longest: int = 40) -> None:
        self.entry = Entry("note", "Note", text, longest=longest)
        self.rows = Rows([(self.entry,), (Line("go", "Go"),)], "note")
        self.hands = Input()
        self.surface = pygame.Surface(SIZE)
        self.rows.place(brush, AREA)
        self.brush = brush
        self.draw()

    @property
    def text(self) -> str:
        return self.entry.text

    def draw(self) -> None:
        self.rows.draw(self.surface)

    def seen(self) -> bytes:
        self.draw()
        place = self.rows.place_of("note")
        assert place is not None
        field = self.entry.field(self.brush, place)
        return pygame.image.tobytes(self.surface.subsurface(field), "RGB")

    def send(self, *events: pygame.Event) -> list[Act | None]:
        self.hands.forms = self.rows.writing
        intents = self.hands.read(list(events), SIZE)
        done = [self.rows.read(intent) for intent in intents]
        self.draw()
        return [act for act in done if act is not None]

    def key(self, key: int, mod: int = 0, times: int = 1) -> None:
        for _ in range(times):
            event = {"key": key, "mod": mod, "unicode": "", "scancode": 0}
            self.send(pygame.Event(pygame.KEYDOWN, event))
            self.send(pygame.Event(pygame.KEYUP, event))

    def type(self, text: str) -> None:
        for sign in text:
            self.send(pygame.Event(pygame.TEXTINPUT, text=sign))

    def compose(self, text: str) -> None:
        told = {"text": text, "start": 0, "length": len(text)}
        self.send(pygame.Event(pygame.TEXTEDITING, told))

    def mouse(self, kind: int, letters: float) -> None:
        """The mouse over the place after so many letters of the text."""
        place = self.rows.place_of("note")
        assert place is not None
        assert self.entry._field is not None
        field, line = self.entry.field(self.brush, place), self.entry._field.line
        whole = int(letters)
        assert line.font is not None
        x = field.x + line.padding[0] + 1 + line.font.size(self.text[:whole])[0]
        x += round((letters - whole) * line.font.size("m")[0])
        told = {"pos": (x, field.centery), "button": 1, "rel": (9, 0)}
        self.send(pygame.Event(kind, {**told, "touch": False}))


@pytest.fixture(autouse=True)
def large(window: pygame.Surface) -> Iterator[pygame.Surface]:
    yield pygame.display.set_mode(SIZE)
    pygame.scrap.put_text("")


@pytest.fixture
def desk(brush: Brush) -> Desk:
    return Desk(brush, WORDS)


def test_arrows_home_and_end_move_the_caret(desk: Desk) -> None:
    desk.type("!")
    desk.key(pygame.K_HOME)
    desk.type("a ")
    desk.key(pygame.K_RIGHT, times=3)
    desk.key(pygame.K_LEFT)
    desk.type("X")
    desk.key(pygame.K_END)
    desk.key(pygame.K_BACKSPACE)
    desk.type("?")
    assert desk.text == "a onXe two, three?"


def test_shift_selects_by_letter_and_to_both_ends(desk: Desk) -> None:
    desk.key(pygame.K_LEFT, SHIFT, times=5)
    desk.key(pygame.K_RIGHT, SHIFT)
    desk.type("u")
    assert desk.text == "one two, tu"
    desk.key(pygame.K_HOME)
    desk.key(pygame.K_RIGHT, times=4)
    desk.key(pygame.K_END, SHIFT)
    desk.key(pygame.K_DELETE)
    assert desk.text == "one "
    desk.key(pygame.K_HOME, SHIFT)
    desk.type("all")
    assert desk.text == "all"


def test_ctrl_jumps_over_words_and_selects_and_deletes_them(desk: Desk) -> None:
    desk.key(pygame.K_LEFT, CTRL)
    desk.type("[")
    desk.key(pygame.K_HOME)
    desk.key(pygame.K_RIGHT, CTRL, times=2)
    desk.type("]")
    assert desk.text == "one two], [three"
    desk.key(pygame.K_LEFT, CTRL | SHIFT, times=2)
    desk.type("2")
    assert desk.text == "one 2, [three"
    desk.key(pygame.K_BACKSPACE, CTRL)
    assert desk.text == "one , [three"
    desk.key(pygame.K_DELETE, CTRL)
    assert desk.text == "one  [three"
    desk.key(pygame.K_END)
    desk.key(pygame.K_LEFT, SHIFT, times=2)
    desk.key(pygame.K_BACKSPACE, CTRL)
    assert desk.text == "one  [thr"


def test_a_selection_by_words_shrinks_from_the_end_that_moves(desk: Desk) -> None:
    desk.key(pygame.K_HOME)
    desk.key(pygame.K_RIGHT, CTRL | SHIFT, times=2)
    desk.key(pygame.K_LEFT, CTRL | SHIFT)
    desk.type("-")
    assert desk.text == "-two, three"


def test_copy_cut_and_paste(desk: Desk) -> None:
    desk.key(pygame.K_LEFT, CTRL | SHIFT)
    desk.key(pygame.K_c, CTRL)
    assert pygame.scrap.get_text() == "three"
    desk.key(pygame.K_HOME)
    desk.key(pygame.K_v, CTRL)
    assert desk.text == "threeone two, three"
    desk.key(pygame.K_a, CTRL)
    desk.key(pygame.K_x, CTRL)
    assert (desk.text, pygame.scrap.get_text()) == ("", "threeone two, three")
    desk.key(pygame.K_v, CTRL)
    assert desk.text == "threeone two, three"


def test_a_pasted_text_is_one_line_and_as_long_as_there_is_room(brush: Brush) -> None:
    desk = Desk(brush, "ab", longest=8)
    pygame.scrap.put_text("one\ntwo\tthree " * 1000)
    desk.key(pygame.K_v, CTRL)
    assert desk.text == "abone tw"
    desk.key(pygame.K_a, CTRL)
    desk.key(pygame.K_v, CTRL)
    assert desk.text == "one two "


def test_altgr_writes_and_commands_nothing(desk: Desk) -> None:
    pygame.scrap.put_text("no")
    for key in (pygame.K_a, pygame.K_x, pygame.K_v):
        desk.key(key, ALTGR)
    desk.type("@")
    assert desk.text == WORDS + "@"


def test_a_clipboard_that_is_not_to_be_had_is_no_fault(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: str) -> str:
        raise pygame.error("no clipboard")

    monkeypatch.setattr(pygame.scrap, "put_text", refused)
    monkeypatch.setattr(pygame.scrap, "get_text", refused)
    desk.key(pygame.K_a, CTRL)
    for key in (pygame.K_c, pygame.K_v, pygame.K_x):
        desk.key(key, CTRL)
    assert desk.text == WORDS


def test_the_mouse_sets_the_caret_and_selects_by_pulling(desk: Desk) -> None:
    desk.mouse(pygame.MOUSEBUTTONDOWN, 3)
    desk.mouse(pygame.MOUSEBUTTONUP, 3)
    desk.type("!")
    assert desk.text == "one! two, three"
    desk.rows.tick(2.0)
    desk.mouse(pygame.MOUSEBUTTONDOWN, 5)
    desk.mouse(pygame.MOUSEMOTION, 7)
    desk.mouse(pygame.MOUSEMOTION, 8)
    desk.mouse(pygame.MOUSEBUTTONUP, 8)
    desk.rows.tick(0.1)
    desk.type("2")
    assert desk.text == "one! 2, three"


def test_a_double_click_takes_the_word(desk: Desk) -> None:
    for _ in range(2):
        desk.mouse(pygame.MOUSEBUTTONDOWN, 5.3)
        desk.mouse(pygame.MOUSEBUTTONUP, 5.3)
        desk.rows.tick(0.1)
    desk.type("2")
    assert desk.text == "one 2, three"


def test_what_is_composed_is_shown_but_not_written_until_it_is_done(
    desk: Desk,
) -> None:
    desk.key(pygame.K_HOME)
    before = desk.seen()
    desk.compose("ni")
    during = desk.seen()
    assert (desk.text, during != before) == (WORDS, True)
    desk.key(pygame.K_DOWN)
    assert desk.rows.writing
    assert desk.send(pygame.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0)) == []
    desk.compose("")
    assert desk.seen() == before
    desk.compose("hao")
    desk.compose("")
    desk.type("é")
    assert desk.text == "é" + WORDS


def test_composing_takes_the_place_of_what_is_selected(desk: Desk) -> None:
    desk.key(pygame.K_LEFT, CTRL | SHIFT)
    desk.compose("dr")
    assert desk.text == "one two, "
    desk.compose("")
    desk.type("ö")
    assert desk.text == "one two, ö"


def test_what_is_composed_goes_when_the_field_is_left(desk: Desk) -> None:
    desk.rows.let_go()
    before = desk.seen()
    desk.key(pygame.K_HOME)
    desk.compose("ni")
    desk.rows.let_go()
    desk.rows.awake = False
    assert desk.text == WORDS
    desk.rows.awake = True
    desk.key(pygame.K_END)
    assert desk.seen() == before


def test_a_selection_can_be_seen(desk: Desk) -> None:
    before = desk.seen()
    desk.key(pygame.K_a, CTRL)
    assert desk.seen() != before


def test_leaving_the_field_ends_all_of_it(desk: Desk) -> None:
    desk.key(pygame.K_a, CTRL)
    assert pygame.key.get_repeat() != (0, 0)
    desk.key(pygame.K_TAB)
    assert (desk.rows.writing, pygame.key.get_repeat()) == (False, (0, 0))
    desk.type("x")
    desk.key(pygame.K_TAB, SHIFT)
    desk.type("y")
    assert desk.text == WORDS + "y"
    desk.rows.let_go()
    assert pygame.key.get_repeat() == (0, 0)


def test_a_field_that_is_replaced_lets_the_keys_go(desk: Desk) -> None:
    assert pygame.key.get_repeat() != (0, 0)
    desk.rows.set([(Line("go", "Go"),)])
    assert pygame.key.get_repeat() == (0, 0)


@given(st.text("ab ,.'é", max_size=12), st.integers(0, 12))
def test_jumps_by_words_lead_to_both_ends_and_never_into_a_word(
    text: str, start: int
) -> None:
    for way, end in ((-1, 0), (1, len(text))):
        at, steps = min(start, len(text)), 0
        while at != end:
            to = word_edge(text, at, way)
            assert (to - at) * way > 0
            around = text[max(0, to - 1) : to + 1]
            assert to == end or not re.fullmatch(r"\w\w", around)
            at, steps = to, steps + 1
        assert steps <= len(text)
