"""Which keys do what, in sentences for ears: told once, and whenever all is repeated.

Eyes have prompts on the page; whoever only listens would never learn of a key.
"""

from collections.abc import Iterable, Iterator

from game.language import _
from game.puzzles.core.protocol import Handle, Role
from game.screens.shared.context import Context
from game.ui.forms.caps import cap, said
from game.ui.window.intents import Device

# What was told, as the profile keeps it.
GO_ON, CHOOSE, PUZZLE, TILES, SOLVED = (
    f"told-{lesson}" for lesson in ("go-on", "choose", "puzzle", "tiles", "solved")
)
_ARROWS = ("up", "down", "left", "right")


def once(context: Context, lesson: str, words: str) -> str:
    """The words, where this player's ears were never told them."""
    profile = context.store.profile
    if not context.voice.enabled or not words or lesson in profile.learned:
        return ""
    profile.learn(lesson)
    return words


def go_on(context: Context) -> str:
    """How a line is gone on from."""
    if context.device is Device.PAD:
        return ""
    return _("{key} goes on.", key=_key(context, "advance"))


def choose(context: Context) -> str:
    """How a choice is made."""
    if context.device is Device.PAD:
        return ""
    up, down, take = (_key(context, deed) for deed in ("up", "down", "advance"))
    return _(
        "Press its number; or go to it with {up} and {down}, and press {take}.",
        up=up,
        down=down,
        take=take,
    )


def handling(context: Context, handles: Iterable[Handle], *, guessing: bool) -> str:
    """How things at a puzzle are moved, and what helps there."""
    if context.device is Device.PAD:
        return ""
    return " ".join(_handling(context, tuple(handles), guessing=guessing))


def _handling(
    context: Context, handles: tuple[Handle, ...], *, guessing: bool
) -> Iterator[str]:
    take = _key(context, "advance", rather="return")
    moved = [h for h in handles if h.role not in {Role.BODY, Role.PAGE, Role.TEST}]
    if any(not h.values for h in moved):
        yield _(
            "{arrows} push it, with {far} further, with {fine} finer.",
            arrows=_arrow_keys(context),
            far=_key(context, "free-held"),
            fine=_key(context, "fine-held"),
        )
    if any(h.slides for h in moved):
        yield _("{key} moves a tile to the next place.", key=take)
    elif any(h.values for h in moved):
        yield _("{key} changes what you have come to.", key=take)
    yield _("{key} goes to the next thing.", key=_key(context, "skip"))
    if guessing:
        yield _("When your guess is placed, {key} reveals.", key=take)
    again, hint = _key(context, "repeat"), _key(context, "hint")
    yield _("{key} says it all again, {hint} gives a hint.", key=again, hint=hint)


def _arrow_keys(context: Context) -> str:
    """The keys that push, by what they are called together if they are arrows."""
    bound = context.brush.bound
    names = [bound.names(Device.KEYS, deed)[:1] for deed in _ARROWS]
    if names == [(deed,) for deed in _ARROWS]:
        return _("Arrow keys")
    return ", ".join(_key(context, deed) for deed in _ARROWS)


def _key(context: Context, deed: str, rather: str = "") -> str:
    """The key of a deed as it is called; rather one with a name than a mere sign."""
    names = context.brush.bound.names(Device.KEYS, deed)
    if not names:
        return _("no key")
    named = (name for name in names if name.replace(" ", "").isalnum())
    name = rather if rather in names else next(named, names[0])
    return said(cap(Device.KEYS, name))
