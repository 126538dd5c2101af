"""The page of a terminal: sentences in its width and colours, and what is typed."""

import textwrap
from collections.abc import Callable, Iterable
from enum import Enum
from typing import NoReturn

from msgspec import Struct

from game.language import _
from game.narrative.text.markup import plain
from game.reading.problems import nearest

Ask = Callable[[str], str]
Tell = Callable[[str], None]
NARROWEST, WIDEST = 20, 100
LEAVING = {"q", "quit", "exit"}
PROMPT = "> "


class Tone(Enum):
    """How words stand on the page, as a terminal is told."""

    PLAIN = ""
    STRONG = "1"
    QUIET = "2"


class Gone(Exception):  # noqa: N818 - the player has left, and nothing is wrong
    """The player leaves, or the terminal is closed."""


class Command(Struct, frozen=True):
    """Something that can be typed, and what it does."""

    typed: str
    does: str


class Page:
    """Where everything is told and asked.

    ``tell`` is given one line at a time, ``ask`` the prompt before what is typed.
    """

    def __init__(
        self, ask: Ask, tell: Tell, *, width: int = 80, colour: bool = False
    ) -> None:
        self._ask, self._tell, self._colour = ask, tell, colour
        self._width = max(NARROWEST, min(WIDEST, width))

    def say(self, text: str, tone: Tone = Tone.PLAIN, *, name: str = "") -> None:
        """A paragraph, broken between words; after a ``name``, if one speaks."""
        words = " ".join(plain(text).split())
        if not words:
            return
        before = f"{name}: " if name else ""
        lines = textwrap.wrap(
            before + "".join(sign for sign in words if sign.isprintable()),
            self._width,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, line in enumerate(lines):
            if number == 0 and name and not tone.value:
                self._tell(line.replace(before, self._in(Tone.STRONG, before), 1))
            else:
                self._tell(self._in(tone, line))

    def gap(self) -> None:
        """An empty line."""
        self._tell("")

    def listed(self, commands: Iterable[Command]) -> None:
        """What can be typed, one below the other."""
        commands = list(commands)
        wide = min(self._width // 3, max((len(c.typed) for c in commands), default=0))
        for command in commands:
            room = max(NARROWEST, self._width - wide - 6)
            does = textwrap.wrap(plain(command.does), room) or [""]
            typed = self._in(Tone.STRONG, command.typed.ljust(wide))
            self._tell(f"    {typed}  {does[0]}".rstrip())
            for line in does[1:]:
                self._tell(f"    {' ' * wide}  {line}")

    def ask(self, prompt: str = PROMPT) -> str:
        """What is typed, without the blanks around it."""
        try:
            said = self._typed(prompt).strip()
        except (EOFError, KeyboardInterrupt) as end:
            raise Gone from end
        if said.lower() in LEAVING:
            raise Gone
        return said

    def _typed(self, prompt: str) -> str:
        """What is typed; Ctrl+C may have been meant for the line only."""
        try:
            return self._ask(prompt)
        except KeyboardInterrupt:
            self._tell("")
            self.say(_("Ctrl+C once more ends the game; all of it is kept."))
            return self._ask(prompt)

    @staticmethod
    def leave() -> NoReturn:
        """The player has asked to leave."""
        raise Gone

    def unknown(self, said: str, known: Iterable[str]) -> None:
        """What was typed is nothing that can be done now; what would be right."""
        near = nearest(said.lower(), known)
        if near:
            told = _("“{said}” cannot be done here. Did you mean “{near}”?")
        else:
            told = _("“{said}” cannot be done here. Type “help” for what can.")
        self.say(told.format(said=said[:40], near=near), Tone.QUIET)

    def _in(self, tone: Tone, words: str) -> str:
        if not self._colour or not tone.value:
            return words
        return f"\x1b[{tone.value}m{words}\x1b[0m"
