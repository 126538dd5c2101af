"""Which keys do what, in sentences for ears: told once, and whenever all is repeated.

Eyes have prompts on the page; whoever only listens would never learn of a key.
"""

from collections.abc import Collection, Iterable, Iterator

from game.language import N_, _
from game.puzzles.core.protocol import Handle, Role
from game.screens.shared.context import Context
from game.ui.forms.caps import cap, said
from game.ui.window.intents import Device

# What was told, as the profile keeps it.
GO_ON, CHOOSE, PUZZLE, TILES, SOLVED = (
    f"told-{lesson}" for lesson in ("go-on", "choose", "puzzle", "tiles", "solved")
)
# Said to keys where a number can be written.
WRITTEN, POINTED = N_("Digits write it."), N_("Digits and a point write it.")
_ARROWS = ("up", "down", "left", "right")


def once(context: Context, lesson: str, words: str) -> str:
    """The words, where this player's ears were never told them of this device."""
    profile, device = context.store.profile, context.device
    lesson = lesson if device is Device.KEYS else f"{lesson}-{device.value}"
    if not context.voice.enabled or not words or lesson in profile.learned:
        return ""
    profile.learn(lesson)
    return words


def go_on(context: Context) -> str:
    """How a line is gone on from; hands with switches have their own words."""
    if context.settings.switches:
        return ""
    match context.device:
        case Device.MOUSE:
            return _("A click goes on.")
        case Device.TOUCH:
            return _("A tap goes on.")
        case _:
            return _("{key} goes on.", key=_key(context, "advance"))


def choose(context: Context) -> str:
    """How a choice is made."""
    if context.settings.switches:
        return ""
    match context.device:
        case Device.MOUSE:
            return _("Click on it.")
        case Device.TOUCH:
            return _("Tap it.")
        case Device.PAD:
            ways, take = _ways(context, "up", "down"), _key(context, "advance")
            return _("Go to it with {ways}, and press {take}.", ways=ways, take=take)
        case _:
            up, down, take = (_key(context, deed) for deed in ("up", "down", "advance"))
            return _(
                "Press its number; or go to it with {up} and {down}, and press {take}.",
                up=up,
                down=down,
                take=take,
            )


def handling(context: Context, handles: Iterable[Handle], *, guessing: bool) -> str:
    """How things at a puzzle are moved, and what helps there."""
    if context.settings.switches:
        return ""
    moved = [h for h in handles if h.role not in {Role.BODY, Role.PAGE, Role.TEST}]
    if context.device in {Device.MOUSE, Device.TOUCH}:
        told = _pointing(moved, touched=context.device is Device.TOUCH)
    else:
        told = _handling(context, moved, guessing=guessing)
    return " ".join(told)


def pushes(context: Context, handle: Handle) -> str:
    """What is pushed now; nothing to hands that point."""
    match context.device:
        case Device.KEYS:
            told = _("Your keys push {name} now.", name=handle.name)
            return " ".join([told, *_writing([handle])])
        case Device.PAD:
            return _("Now you push {name}.", name=handle.name)
        case _:
            return ""


def number(context: Context, handle: Handle) -> str:
    """How a number that has the focus is set, in a line for eyes."""
    if context.settings.switches:
        return ""
    match context.device:
        case Device.TOUCH:
            return _("Drag it with a finger.")
        case Device.PAD:
            return _pushing(context)
        case _:
            # Whoever points has keys as well.
            arrows = _arrow_keys(context)
            far = _key(context, "free-held", on=Device.KEYS)
            if handle.written:
                return _(
                    "Type it, or drag it. {arrows} move it by 1, with {far} by 10.",
                    arrows=arrows,
                    far=far,
                )
            return _(
                "Type it, or drag it. {arrows} move it, with {far} further.",
                arrows=arrows,
                far=far,
            )


def _pointing(moved: Iterable[Handle], *, touched: bool) -> Iterator[str]:
    """What hands that point do; all else are lines that they see."""
    turned = [h for h in moved if h.values and not h.slides]
    if any(not h.values or h.slides for h in moved):
        yield _("Drag it with a finger.") if touched else _("Drag it.")
    if turned and touched:
        yield _("A tap changes what you touch.")
    elif turned:
        yield _("A click changes what you point at.")


def _handling(
    context: Context, moved: Collection[Handle], *, guessing: bool
) -> Iterator[str]:
    take = _key(context, "advance", rather="return")
    if any(not h.values for h in moved):
        yield _pushing(context)
    if context.device is Device.KEYS:
        yield from _writing(moved)
    if any(h.slides for h in moved):
        yield _("{key} moves a tile to the next place.", key=take)
    elif any(h.values for h in moved):
        yield _("{key} changes what you have come to.", key=take)
    yield _("{key} goes to the next thing.", key=_key(context, "skip"))
    if guessing:
        yield _("When your guess is placed, {key} reveals.", key=take)
    again, hint = _key(context, "repeat"), _key(context, "hint")
    yield _("{key} says it all again, {hint} gives a hint.", key=again, hint=hint)


def _writing(handles: Iterable[Handle]) -> Iterator[str]:
    """What writes the numbers among handles, if there are any."""
    numbers = [h for h in handles if h.reach is not None]
    if numbers:
        yield _(WRITTEN) if all(h.written for h in numbers) else _(POINTED)


def _pushing(context: Context) -> str:
    fine = _key(context, "fine-held")
    if context.device is Device.PAD:
        return _(
            "Push it with {ways}; with {fine} held it goes finer. {steps} makes steps "
            "smaller or larger.",
            ways=_ways(context, *_ARROWS),
            fine=fine,
            steps=_key(context, "steps"),
        )
    return _(
        "{arrows} push it, with {far} further, with {fine} finer.",
        arrows=_arrow_keys(context),
        far=_key(context, "free-held"),
        fine=fine,
    )


def _ways(context: Context, *deeds: str) -> str:
    """What moves on a pad: its stick, where one does."""
    if context.brush.bound.stick.side != "none":
        return _("the stick")
    return ", ".join(_key(context, deed) for deed in deeds)


def _arrow_keys(context: Context) -> str:
    """The keys that push, by what they are called together if they are arrows."""
    bound = context.brush.bound
    names = [bound.names(Device.KEYS, deed)[:1] for deed in _ARROWS]
    if names == [(deed,) for deed in _ARROWS]:
        return _("Arrow keys")
    return ", ".join(_key(context, deed, on=Device.KEYS) for deed in _ARROWS)


def _key(
    context: Context, deed: str, rather: str = "", *, on: Device | None = None
) -> str:
    """The key or button of a deed as it is called; rather a name than a mere sign."""
    device, bound = on or context.device, context.brush.bound
    names = bound.names(device, deed)
    if not names:
        return _("no button") if device is Device.PAD else _("no key")
    named = (name for name in names if name.replace(" ", "").isalnum())
    name = rather if rather in names else next(named, names[0])
    return said(cap(device, name, bound.make))
