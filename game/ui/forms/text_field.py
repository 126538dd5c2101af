"""The line that a player writes in: pygame_gui's, with what it lacks for writing well.

Import this late: pygame_gui is slow to load and no line of the story needs it.
"""

import re
from contextlib import suppress
from typing import Any

import pygame
from pygame_gui import UIManager
from pygame_gui.elements import UITextEntryLine

from game.ui.forms.widgets import BODY
from game.ui.paint.brush import Brush
from game.ui.theme import Colour

FAMILY = "eigenface"
REGULAR = "art/fonts/AtkinsonHyperlegibleNext-Regular.ttf"
BOLD = "art/fonts/AtkinsonHyperlegibleNext-Bold.ttf"
_WORD = re.compile(r"\w+|[^\w\s]+")
_COMMANDS = pygame.KMOD_CTRL | pygame.KMOD_META
_JUMPS = pygame.KMOD_CTRL | pygame.KMOD_ALT
_WAYS = {
    pygame.K_LEFT: -1,
    pygame.K_RIGHT: 1,
    pygame.K_BACKSPACE: -1,
    pygame.K_DELETE: 1,
}


def word_edge(text: str, at: int, way: int) -> int:
    """Where a jump by a word ends: to the left at its start, else at its end."""
    spans = [found.span() for found in _WORD.finditer(text)]
    if way < 0:
        return max((start for start, _ in spans if start < at), default=0)
    return min((end for _, end in spans if end > at), default=len(text))


class Line(UITextEntryLine):
    """pygame_gui's line; words, long pastes and input methods are added here."""

    composing = ""

    def process_event(self, event: pygame.Event) -> bool:
        """Take what pygame_gui does not know, and leave it the rest."""
        if event.type == pygame.TEXTEDITING:
            self._compose(event.text)
            return True
        if event.type == pygame.TEXTINPUT:
            self._compose("")
        elif event.type == pygame.KEYDOWN and self._took(event.key, event.mod):
            return True
        return bool(super().process_event(event))

    def _took(self, key: int, mod: int) -> bool:
        way = _WAYS.get(key)
        if way is not None and mod & _JUMPS:
            to = word_edge(self.text, self.edit_position, way)
            if key in (pygame.K_LEFT, pygame.K_RIGHT):
                self._go(to, selecting=bool(mod & pygame.KMOD_SHIFT))
                return True
            if self.select_range[0] == self.select_range[1]:
                self._go(to, selecting=True)
        elif key == pygame.K_v and mod & _COMMANDS and not mod & pygame.KMOD_ALT:
            self._paste()
            return True
        return False

    def _go(self, to: int, *, selecting: bool) -> None:
        """Set the caret; ``selecting`` keeps the other end of what is selected."""
        start, end = self.select_range
        here = self.edit_position
        kept = here if start == end else end if here == start else start
        self.edit_position, self.cursor_has_moved_recently = to, True
        self.select_range = sorted((kept, to)) if selecting else [0, 0]

    def _paste(self) -> None:
        """As much of the clipboard as there is room for, in one line."""
        written = " ".join(pygame.scrap.get_text().split())[: self.length_limit]
        event = pygame.Event(pygame.TEXTINPUT, text=written)
        super().process_event(event)

    def _compose(self, text: str) -> None:
        """Show in its place what an input method has put together so far."""
        if not text and not self.composing:
            return
        if text and self.select_range[0] != self.select_range[1]:
            delete = pygame.Event(pygame.KEYDOWN, key=pygame.K_DELETE, mod=0)
            super().process_event(delete)
        self.composing, at = text, self.edit_position
        shape: Any = self.drawable_shape
        shape.set_text(self.text[:at] + text + self.text[at:])
        layout = shape.text_box_layout
        layout.set_cursor_position(at + len(text))
        layout.set_text_selection(at, at + len(text))
        layout.turn_on_cursor()
        shape.apply_active_text_changes()
        self.cursor_has_moved_recently = False


class Manager(UIManager):
    """Has the pointer where the intents had it: fingers move it as a mouse does."""

    pointer = (-1, -1)

    def get_mouse_position(self) -> tuple[int, int]:
        """Where the player pointed last."""
        return self.pointer


class TextField:
    """One line with the manager that it belongs to; ``area`` in window pixels."""

    def __init__(self, brush: Brush, text: str, longest: int, area: pygame.Rect):
        size = (max(area.right, brush.view.width), max(area.bottom, brush.view.height))
        px = max(8, round(BODY * brush.view.text_scale * brush.k))
        theme = form_theme(brush, px)
        self._manager = Manager(size, theme, enable_live_theme_updates=False)
        self.line = Line(area, self._manager, initial_text=text)
        self.line.set_text_length_limit(longest)
        self._manager.update(0.0)

    @property
    def text(self) -> str:
        """What is written."""
        return str(self.line.get_text())

    @text.setter
    def text(self, text: str) -> None:
        self.line.set_text(text)
        self._show()

    def focus(self, *, on: bool) -> None:
        """Begin to write at the end of the line, or leave it."""
        if on == self.line.is_focused:
            return
        self.tell(pygame.TEXTEDITING, text="")
        self._manager.set_focus_set(self.line if on else None)
        if on:
            self.key(pygame.K_END)
        else:
            # What was being composed goes. Text is wanted on, since the keys of
            # commands have their signs ("?" on most keyboards) by it.
            pygame.key.stop_text_input()
            pygame.key.start_text_input()
            self.line.selection_in_progress = False
            with suppress(pygame.error):
                pygame.mouse.set_cursor(pygame.SYSTEM_CURSOR_ARROW)
            self._show()

    def key(self, key: int, mod: int = 0) -> None:
        """A key went down and up."""
        self.tell(pygame.KEYDOWN, key=key, mod=mod, unicode="")

    def tell(self, kind: int, **about: Any) -> None:
        """Something happened; a clipboard that is not to be had is no fault."""
        with suppress(pygame.error):
            self._manager.process_events(pygame.Event(kind, **about))
        self._show()

    def point(self, spot: tuple[int, int], *, down: bool | None = None) -> None:
        """The pointer is there; ``down`` when it was pressed or let go."""
        self._manager.pointer = spot
        if down is None:
            self._show()
            return
        kind = pygame.MOUSEBUTTONDOWN if down else pygame.MOUSEBUTTONUP
        self.tell(kind, button=pygame.BUTTON_LEFT, pos=spot)

    def _show(self) -> None:
        """pygame_gui draws a change at one update, and shows it at the next."""
        self._manager.update(0.0)
        self._manager.update(0.0)

    def tick(self, dt: float) -> bool:
        """Let time pass; whether the caret blinked."""
        before = self.line.cursor_on
        self._manager.update(dt)
        if self.line.cursor_on == before:
            return False
        self._show()
        return True

    def draw(self, surface: pygame.Surface, at: tuple[int, int]) -> None:
        """Draw the line with its left upper corner at a pixel."""
        if self.line.rect.topleft != at:
            self.line.set_relative_position(at)
            self._show()
        self._manager.draw_ui(surface)


def form_theme(brush: Brush, size: int) -> dict[str, Any]:
    """The theme of text entry for a brush, its type ``size`` pixels high.

    Every face of the family is named: pygame_gui takes no notice of one that is added
    when the family is known already.
    """
    theme, assets = brush.theme, brush.fonts.assets
    regular, bold = str(assets.path(REGULAR)), str(assets.path(BOLD))
    return {
        "text_entry_line": {
            "colours": {
                "dark_bg": _hex(theme.raised),
                "normal_text": _hex(theme.text),
                "selected_bg": _hex(theme.fog),
                "selected_text": _hex(theme.text),
                "normal_border": _hex(theme.hairline),
                "text_cursor": _hex(theme.ember),
            },
            "font": {
                "name": FAMILY,
                "size": str(max(6, size)),
                "regular_path": regular,
                "bold_path": bold,
                "italic_path": regular,
                "bold_italic_path": bold,
            },
            "misc": {
                "shape": "rectangle",
                "border_width": "1",
                "shadow_width": "0",
                "padding": f"{max(2, size // 2)},{max(1, size // 6)}",
            },
        }
    }


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
