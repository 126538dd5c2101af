"""Forms: our rows as elements of pygame_gui, which gives hover, layers and writing.

Our widgets are drawn by ourselves; its text entry is its own. The focus, the keyboard
and gamepads are ours, since pygame_gui has none. Import this late: pygame_gui is slow
to load and no line of the story needs it.
"""

from typing import Any

import pygame
from pygame_gui import UIManager
from pygame_gui.core import UIElement
from pygame_gui.elements import UITextEntryLine

from game.ui.forms.form_theme import form_theme
from game.ui.forms.rows import Rows, Spot
from game.ui.forms.text_entry import Entry
from game.ui.forms.widgets import BODY, Act, Bands
from game.ui.paint.brush import Brush
from game.ui.window import intents as want
from game.ui.window.intents import Intent

NOWHERE = (-1, -1)
KEYS = {"\b": pygame.K_BACKSPACE, "\x7f": pygame.K_DELETE}


class Manager(UIManager):
    """Looks for the pointer where the intents say it is."""

    def _update_mouse_position(self) -> None:
        """Keep the place that the form gave."""


class Element(UIElement):
    """One of our widgets among pygame_gui's elements: it hears, the form paints."""

    def __init__(self, form: "Form", spot: Spot, area: pygame.Rect) -> None:
        super().__init__(
            area,
            form.manager,
            None,
            starting_height=2,
            layer_thickness=1,
            element_id=["row"],
        )
        self.image = form.manager.get_universal_empty_surface()
        self.form = form
        self.spot = spot

    def on_hovered(self) -> None:
        """The pointer came over it: it takes the focus."""
        self.form.light(self.spot)

    def process_event(self, event: pygame.event.Event) -> bool:
        """Take a press; whether it was ours."""
        if event.type != pygame.MOUSEBUTTONDOWN or event.button != 1:
            return False
        if not self.hover_point(*event.pos):
            return False
        self.form.press(self.spot, event.pos[0])
        return True


class Form(Rows):
    """Rows hosted by pygame_gui; ``writing`` while a text entry has the focus."""

    def __init__(self, bands: Bands, focus: str = "") -> None:
        super().__init__(bands, focus)
        self.manager: Any = None
        self._elements: dict[int, Element] = {}
        self._line: Any = None
        self._did: Act | None = None
        self._made: tuple[object, ...] = ()

    @property
    def writing(self) -> bool:
        """Whether letters go into a text entry."""
        return isinstance(self.focused, Entry)

    def place(self, brush: Brush, area: pygame.Rect) -> None:
        """Lay the widgets out and give each its element."""
        size = round(BODY * brush.view.text_scale * brush.k)
        made = (brush.view, brush.theme.name)
        if made != self._made:
            self.manager = Manager(
                (brush.view.width, brush.view.height),
                form_theme(brush, size),
                enable_live_theme_updates=False,
            )
            self._made = made
        else:
            self.manager.clear_and_reset()
        self._elements, self._line = {}, None
        super().place(brush, area)
        self._host()
        self.manager.mouse_position = NOWHERE
        self.manager.update(0.0)

    def read(self, intent: Intent) -> Act | None:
        """Answer one intent."""
        if self.writing and isinstance(intent, want.Typed):
            self._write(intent.text)
            return None
        if self.writing and isinstance(intent, want.Focus) and intent.dx:
            self._key(pygame.K_LEFT if intent.dx < 0 else pygame.K_RIGHT)
            return None
        act = super().read(intent)
        self._host()
        return act

    def touch(self, intent: want.Point | want.Press | want.Release) -> Act | None:
        """Let pygame_gui find the element that is meant."""
        self._did = None
        spot = (round(intent.x), round(intent.y))
        self.manager.mouse_position = spot
        match intent:
            case want.Press():
                self._tell(pygame.MOUSEBUTTONDOWN, button=1, pos=spot)
                self.manager.update(0.0)
            case want.Release():
                self._held = None
                self._tell(pygame.MOUSEBUTTONUP, button=1, pos=spot)
            case want.Point() if self._held is not None:
                return super().touch(intent)
            case want.Point():
                self.manager.update(0.0)
        return self._did

    def press(self, spot: Spot, x: float) -> None:
        """An element was pressed at a pixel."""
        self.light(spot)
        self._held = spot
        self._did = self._done(spot.widget.press(self._where(spot), x))

    def tick(self, dt: float) -> None:
        """Let time pass; the writing's caret blinks."""
        super().tick(dt)
        if self._line is not None:
            before = self._line.cursor_on
            self.manager.update(dt)
            self.stale = self.stale or self._line.cursor_on != before

    def draw(self, surface: pygame.Surface) -> None:
        """Paint our rows, then pygame_gui's own elements over them."""
        self._host()
        super().draw(surface)
        self.manager.draw_ui(surface)

    def _host(self) -> None:
        """Give each widget that shows an element, and only those."""
        self._focus_line()
        shown: set[int] = set()
        for spot, place in self.visible():
            area = place.clip(self.area)
            if not spot.widget.able or not area.h:
                continue
            number = self._spots.index(spot)
            shown.add(number)
            element = self._elements.get(number)
            if element is None:
                self._elements[number] = Element(self, spot, area)
            elif element.rect != area:
                element.set_dimensions(area.size)
                element.set_relative_position(area.topleft)
        for number in [n for n in self._elements if n not in shown]:
            self._elements.pop(number).kill()  # type: ignore[no-untyped-call]

    def _focus_line(self) -> None:
        entry = next((s for s in self._spots if isinstance(s.widget, Entry)), None)
        if entry is None or self._brush is None:
            return
        widget = entry.widget
        if not isinstance(widget, Entry):
            return
        if self._line is None:
            area = widget.field(self._brush, self._where(entry))
            self._line = UITextEntryLine(
                area, self.manager, initial_text=widget.text, object_id="#note"
            )
            self._line.set_text_length_limit(widget.longest)
        if self.writing != self._line.is_focused:
            self.manager.set_focus_set(self._line if self.writing else None)
            if self.writing:
                self._tell(
                    pygame.KEYDOWN, key=pygame.K_END, mod=0, unicode="", scancode=0
                )

    def _write(self, text: str) -> None:
        if text in KEYS:
            self._key(KEYS[text])
            return
        self._tell(pygame.TEXTINPUT, text=text)
        self._written()

    def _key(self, key: int) -> None:
        self._tell(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0)
        self._tell(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0)
        self._written()

    def _written(self) -> None:
        widget = self.focused
        if isinstance(widget, Entry) and self._line is not None:
            widget.text = self._line.get_text()
            self.manager.update(0.0)
            self.stale = True

    def _tell(self, kind: int, **about: Any) -> None:
        self.manager.process_events(pygame.event.Event(kind, **about))
