"""Which device an event is of, and which events of a pointer mean nothing."""

from collections.abc import Mapping

import pygame

from game.ui.window import intents as say
from game.ui.window.gamepad import share
from game.ui.window.intents import Device, Intent

_DEVICES: Mapping[int, Device] = {
    pygame.KEYDOWN: Device.KEYS,
    pygame.MOUSEBUTTONDOWN: Device.MOUSE,
    pygame.MOUSEMOTION: Device.MOUSE,
    pygame.MOUSEWHEEL: Device.MOUSE,
    pygame.FINGERDOWN: Device.TOUCH,
    pygame.CONTROLLERBUTTONDOWN: Device.PAD,
}
# A stick that rests is never quite still, nor is a mouse on a shaken table.
_DRIFT, _SHAKEN = 0.5, 3


def device_of(event: pygame.Event) -> Device | None:
    """The device that an event shows to be in use."""
    if getattr(event, "touch", False):
        return None
    if event.type == pygame.CONTROLLERAXISMOTION:
        return Device.PAD if abs(share(event.value)) > _DRIFT else None
    if event.type == pygame.MOUSEMOTION:
        dx, dy = getattr(event, "rel", (_SHAKEN, 0))
        return Device.MOUSE if abs(dx) + abs(dy) >= _SHAKEN else None
    return _DEVICES.get(event.type)


def rests(event: pygame.Event) -> bool:
    """Whether the pointer is only told where it is: a window came under it."""
    return getattr(event, "rel", None) == (0, 0)


def last_point_only(found: list[Intent]) -> list[Intent]:
    """Of points that follow each other, the last."""
    out: list[Intent] = []
    for intent in found:
        if isinstance(intent, say.Point) and out and isinstance(out[-1], say.Point):
            out[-1] = intent
        else:
            out.append(intent)
    return out
