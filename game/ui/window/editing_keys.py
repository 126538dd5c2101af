"""The keys that edit a text field, alone or by what is held down with them."""

import pygame

# What the plain ones are as text: they edit answers on paper, too.
AS_TEXT = {pygame.K_BACKSPACE: "\b", pygame.K_DELETE: "\x7f"}
_ENDS = (pygame.K_HOME, pygame.K_END)
_SIDES = (pygame.K_LEFT, pygame.K_RIGHT)
_CLIPBOARD = (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v)
_COMMANDS = pygame.KMOD_CTRL | pygame.KMOD_META
_JUMPS = _COMMANDS | pygame.KMOD_ALT
_KEYS = (
    (_JUMPS | pygame.KMOD_SHIFT, _SIDES),
    (_JUMPS, AS_TEXT),
    (_COMMANDS, _CLIPBOARD),
)


def edits(key: int, mod: int) -> bool:
    """Whether a key edits with what is held down, and is no text nor anything else."""
    return key in _ENDS or any(mod & held and key in keys for held, keys in _KEYS)
