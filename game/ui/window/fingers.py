"""Fingers on a screen: one presses and drags, two at once go back, palms do nothing."""

import pygame

from game.ui.window import intents as say
from game.ui.window.intents import Intent

# Seconds within which two fingers count as put down together.
TOGETHER = 0.25


class Fingers:
    """The fingers that are down. The newest one acts; one that rests is a palm."""

    def __init__(self) -> None:
        self._down: dict[int, float] = {}
        self._acting: int | None = None
        self._place = (0.0, 0.0)

    def event(
        self, event: pygame.Event, size: tuple[int, int], now: float
    ) -> list[Intent]:
        """What a finger does at ``now`` seconds, in a window of ``size`` pixels."""
        finger = event.finger_id
        at = (event.x * size[0], event.y * size[1])
        if event.type == pygame.FINGERDOWN:
            return self._put(finger, at, now)
        if event.type == pygame.FINGERUP:
            self._down.pop(finger, None)
            return self._lift(at) if finger == self._acting else []
        if finger != self._acting:
            return []
        self._place = at
        return [say.Point(*at)]

    def let_go(self) -> None:
        """Forget all fingers: another window has them."""
        self._down.clear()
        self._acting = None

    def _put(self, finger: int, at: tuple[float, float], now: float) -> list[Intent]:
        together = [other for other, t in self._down.items() if now - t < TOGETHER]
        self._down[finger] = now
        if together and self._acting in together:
            self._acting = None
            return [say.Back()]
        before = self._lift(self._place) if self._acting is not None else []
        self._acting, self._place = finger, at
        return [*before, say.Press(*at)]

    def _lift(self, at: tuple[float, float]) -> list[Intent]:
        self._acting = None
        return [say.Release(*at)]
