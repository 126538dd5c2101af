"""The pictures of places as they cover a window: two, one of which may be coming.

All that shows a place takes its picture from here, and no one paints on it.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple, TypeAlias

import pygame

from game.ui.kept import Kept
from game.ui.places.cover import Frame, covering
from game.ui.window.assets import Assets


class Covering(NamedTuple):
    """A picture in the size of a window, and how its own pixels lie there."""

    still: pygame.Surface
    frame: Frame


_Key: TypeAlias = tuple[Assets, str, tuple[int, int]]
_kept: Kept[_Key, Covering] = Kept(2)
# One in its own pixels, while the window changes its size: it is asked for again.
_whole: Kept[tuple[Assets, str], pygame.Surface] = Kept(1)
_coming: dict[_Key, Future[Covering]] = {}


def covered(assets: Assets, file: str, size: tuple[int, int]) -> Covering:
    """The picture of a file for a window; ``AssetFault`` if it is damaged."""
    key = (assets, file, size)
    found = _kept.get(key)
    if found is None:
        coming = _coming.pop(key, None)
        made = coming.result() if coming is not None else _read(*key)
        found = _kept.keep(key, made)
    return found


def expect(assets: Assets, file: str, size: tuple[int, int]) -> None:
    """A picture is wanted soon: have it read and scaled on a thread."""
    key = (assets, file, size)
    if _kept.get(key) is not None or key in _coming:
        return
    _coming.clear()
    while len(_kept) > 1:
        _kept.drop()
    thread = ThreadPoolExecutor(1, "picture")
    _coming[key] = thread.submit(_made, *key)
    thread.shutdown(wait=False)


def coming(assets: Assets, file: str, size: tuple[int, int]) -> bool:
    """Whether a picture that is expected is not ready yet."""
    expected = _coming.get((assets, file, size))
    return expected is not None and not expected.done()


def _read(assets: Assets, file: str, size: tuple[int, int]) -> Covering:
    """The picture, read now; the whole of it stays if it was shown in another size."""
    whole = _whole.get((assets, file)) or assets.picture(file)
    while len(_whole):
        _whole.drop()
    if any(key[:2] == (assets, file) for key in _kept):
        _whole.keep((assets, file), whole)
    return _scaled(whole, size)


def _made(assets: Assets, file: str, size: tuple[int, int]) -> Covering:
    """The picture, read on a thread, which touches nothing that is kept."""
    return _scaled(assets.picture(file), size)


def _scaled(picture: pygame.Surface, size: tuple[int, int]) -> Covering:
    return Covering(covering(picture, size), Frame(size, picture.get_size()))
