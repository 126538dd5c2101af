"""A player who is given only what is said aloud, and a keyboard.

The window is never looked at: what is known of a puzzle is what was heard, and all that
is done to it are key presses, which go through the game's own reading of keys.
"""

import math
import re
from fractions import Fraction

import pygame

from game.screens.flow.base import Screen
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.ui.sound.speech import Log, Voice
from game.ui.window.input import Input
from tests.screens.support import Hands

FRAME = 1 / 60
PRESSES = 160
PARTS = 90
# Seconds in which a picture comes to rest, is judged, glows and is named.
JUDGED = 4.0
# Nearer than a fine step can bring it.
THERE = 0.026
NUMBER = r"(?:minus )?(?:(?:\d+ )?root \d+|\d+(?:\.\d+)?)(?: over (?:root )?\d+)?"
PLACE = rf"(?:about )?({NUMBER}), ({NUMBER})"
_PLACE = re.compile(PLACE)
_ONE = re.compile(rf"(?:about )?({NUMBER})(?=\.(?: |\Z)|\Z)")
ARROWS = {
    (1, 0): pygame.K_RIGHT,
    (-1, 0): pygame.K_LEFT,
    (0, 1): pygame.K_UP,
    (0, -1): pygame.K_DOWN,
}


class Lost(Exception):  # noqa: N818 - what a listener may say of a puzzle
    """What was heard does not say how to go on."""


class Ear:
    """Hears a screen and presses keys; ``transcript`` holds both, in order."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.log = Log()
        context.voice = Voice(self.log)
        context.voice.enabled = True
        self.transcript: list[str] = []
        self._heard = 0
        self._keys = Input()

    def sit(self, screen: Screen) -> None:
        """Sit down before a screen that has just been opened."""
        self.hands = Hands(screen)
        self.rest(1.2 * DEAF)

    def press(self, key: int, mod: int = 0) -> str:
        """Press a key and listen; all that was said."""
        name = pygame.key.name(key)
        held = ("Shift " if mod & pygame.KMOD_SHIFT else "") + (
            "Alt " if mod & pygame.KMOD_ALT else ""
        )
        self.transcript.append(f"> {held}{name}")
        about = {"key": key, "mod": mod, "unicode": name if len(name) == 1 else ""}
        down, up = (
            pygame.event.Event(kind, about) for kind in (pygame.KEYDOWN, pygame.KEYUP)
        )
        self._frame([down])
        self._frame([up])
        while getattr(self.hands.top, "opening", False):
            self._frame([])
        return self.listen()

    def type(self, words: str) -> str:
        """Type letters."""
        for sign in words:
            self.transcript.append(f"> {sign}")
            self._frame([pygame.event.Event(pygame.TEXTINPUT, text=sign)])
        return self.listen()

    def rest(self, seconds: float) -> str:
        """Let time pass and listen."""
        for _frame in range(math.ceil(seconds / FRAME)):
            self._frame([])
        return self.listen()

    def listen(self) -> str:
        """What was said since it was last listened to."""
        new = self.log.said[self._heard :]
        self._heard = len(self.log.said)
        self.transcript += new
        return " ".join(new)

    def _frame(self, events: list[pygame.event.Event]) -> None:
        stack = self.hands.stack
        self.context.voice.tick(0.0)
        self._keys.forms = getattr(stack.top, "forms", False)
        self._keys.holding = getattr(stack.top, "holding", False)
        self._keys.counting = getattr(stack.top, "counting", False)
        size = (self.context.brush.view.width, self.context.brush.view.height)
        stack.update(FRAME, self._keys.read(events, size, FRAME))


class Listener(Ear):
    """Plays a puzzle by its hints, spoken in numbers."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.ring: list[str] = []
        self.solved = False

    def listen(self) -> str:
        """What was said; that it is solved is remembered."""
        told = super().listen()
        self.solved = self.solved or "Solved." in told
        return told

    def play(self, screen: Screen) -> None:
        """From the opening to the naming."""
        self.sit(screen)
        self.solve()

    def solve(self) -> None:
        """The puzzle that is open, to its naming."""
        self.ring = []
        self.solved = False
        self.go("Go on without a guess", needed=False)
        self.rest(1.2 * DEAF)
        told = ""
        for _hint in range(3):
            told = self.press(pygame.K_F1)
        for _part in range(PARTS):
            self._follow(told)
            if "Solved." in self.rest(JUDGED) or self.solved:
                return
            told = self.press(pygame.K_v)
        raise Lost(told)

    def guess(self) -> None:
        """A guess is laid somewhere and revealed, from the opening on."""
        told, reveal = "", "This is my guess"
        for _thing in range(12):
            while ": " not in told or ", carried: " in told:
                told = self.press(pygame.K_TAB)
            placed = re.search(rf": (?:about )?{NUMBER}(?:, {NUMBER})?\.\Z", told)
            self.press(pygame.K_RIGHT if placed else pygame.K_RETURN)
            self.rest(1.2 * DEAF)
            ring = self._around(reveal)
            if ring[-1].startswith(reveal):
                self.press(pygame.K_RETURN)
                self.rest(1.0)
                return
            # All around it came back to the first.
            told = ring[0]
        raise Lost(reveal)

    def _follow(self, told: str) -> None:
        """Do what the last thing that was said is about."""
        for around in (False, True):
            self.ring = self._around() if around else self.ring
            line = next((x for x in self.ring if told.endswith(x)), None)
            if line is not None and ": " not in line:
                self.go(line)
                return
            found = self._meant(told)
            # What is said last may be of something that was not met yet.
            if found is not None and (around or not re.search("[:.] ", found[1])):
                self.move(*found)
                return
        raise Lost(told)

    def go(self, words: str, *, needed: bool = True) -> None:
        """To the line of these words, and take it."""
        for told in self._around(words):
            if told.startswith(words):
                self.press(pygame.K_RETURN)
                return
        if needed:
            raise Lost(words)

    def _around(self, wanted: str = "") -> list[str]:
        """What Tab leads past, from here around; or as far as what is ``wanted``."""
        found: list[str] = []
        for _stop in range(60):
            told = self.press(pygame.K_TAB)
            if found and told == found[0]:
                return found
            found.append(told)
            if wanted and told.startswith(wanted):
                return found
        raise Lost("there is no end to what Tab leads past")

    def _meant(self, told: str) -> tuple[str, str] | None:
        """What a hint is about, by a name that Tab has said, and where it belongs."""
        names = {
            focus[: at.start()]
            for focus in self.ring
            for at in re.finditer(r": ", focus)
        }
        there = [name for name in names if f"{name}: " in told]
        if not there:
            return None
        # A name in quotes ends with them: what follows is of its value.
        there = [name for name in there if name.endswith("”")] or there
        name = max(there, key=lambda name: (told.rindex(f"{name}: "), len(name)))
        return name, told.rsplit(f"{name}: ", 1)[1]

    def move(self, name: str, to: str) -> None:
        """Bring what is called so to what was said of it."""
        told = next(t for t in self._around(f"{name}: ") if t.startswith(f"{name}: "))
        now = told.removeprefix(f"{name}: ")
        if _PLACE.match(to) and _PLACE.match(now):
            self._push(_pair(to), _pair(now))
        elif _ONE.match(to) and _ONE.match(now) and not _PLACE.match(to):
            self._slide(_one(to), _one(now))
        else:
            self._turn(name, to)

    def _turn(self, name: str, to: str) -> None:
        for _value in range(12):
            told = self.press(pygame.K_RETURN)
            said = told.removeprefix(f"{name}: ").split(". ")[0].rstrip(".")
            if to.startswith(said):
                return
        raise Lost(f"{name} does not turn to {to}")

    def _push(self, to: tuple[float, float], now: tuple[float, float]) -> None:
        """Arrow keys, large steps before small ones, each for as long as it helps."""
        for mod, least in _STEPS:
            bad: set[tuple[int, int]] = set()
            for _press in range(PRESSES):
                away = (to[0] - now[0], to[1] - now[1])
                if self.solved or max(map(abs, away)) <= least:
                    break
                ways = sorted(ARROWS, key=lambda w: -w[0] * away[0] - w[1] * away[1])
                way = next((each for each in ways if each not in bad), None)
                if way is None:
                    break
                told = self.press(ARROWS[way], mod)
                then = self._at(told, now)
                # Two decimals do not tell the finest steps apart: on until it is worse.
                if told and math.dist(then, to) <= math.dist(now, to):
                    now = then
                    continue
                bad.add(way)
                back = (-way[0], -way[1])
                now = self._at(self.press(ARROWS[back], mod), then)

    def _at(self, told: str, before: tuple[float, float]) -> tuple[float, float]:
        """Where the arrow is, by what was heard; what did not move says nothing."""
        found = _PLACE.search(told)
        return (number(found[1]), number(found[2])) if found is not None else before

    def _slide(self, to: float, now: float) -> None:
        if any(re.search(r"Digits( and a point)? write", x) for x in self.transcript):
            for sign in f"{round(to, 4):g}":
                self.press(ord(sign))
            return
        for mod, least in _STEPS:
            for _press in range(PRESSES):
                if self.solved or abs(to - now) <= least:
                    break
                told = self.press(ARROWS[(_sign(to - now), 0)], mod)
                found = _ONE.search(told.split(". ")[0].rsplit(" is ")[-1])
                if found is None:
                    break
                before, now = now, number(found[1])
                # Steps as large as this pass it by, to and fro.
                if abs(to - now) >= abs(to - before):
                    break


_STEPS = ((pygame.KMOD_SHIFT, 0.5), (0, 0.06), (pygame.KMOD_ALT, THERE / 4))


def number(words: str) -> float:
    """A number that was said: "minus 2 over 5", "2 root 5"."""
    sign = -1.0 if words.startswith("minus ") else 1.0
    top, _, under = words.removeprefix("minus ").partition(" over ")
    return sign * _plain(top) / (_plain(under) if under else 1.0)


def _plain(words: str) -> float:
    before, root, under = words.partition("root ")
    if not root:
        return float(Fraction(words))
    return (float(before) if before.strip() else 1.0) * math.sqrt(float(under))


def _pair(words: str) -> tuple[float, float]:
    found = _PLACE.match(words)
    assert found is not None
    return number(found[1]), number(found[2])


def _one(words: str) -> float:
    found = _ONE.match(words)
    assert found is not None
    return number(found[1])


def _sign(x: float) -> int:
    return 1 if x > 0.0 else -1
