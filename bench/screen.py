"""A screen without a player: Xvfb, a window manager, keys and pixels, through Xlib."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library

NEEDED = ("Xvfb", "openbox")
_WHOLE_PLANE = ctypes.c_ulong(-1)
_Z_PIXMAP = 2


class _Image(ctypes.Structure):
    """The head of Xlib's XImage, as far as its pixels."""

    _fields_ = (
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_char)),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    )


class Eyes:
    """Sees pixels of a display and presses its keys, within a fraction of a ms."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(find_library("X11") or "libX11.so.6")
        self._test = ctypes.CDLL(find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XGetImage.restype = ctypes.POINTER(_Image)
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._screen = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._screen.value:
            raise OSError(f"no display {display}")
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._screen))

    def press(self, name: str) -> None:
        """Press and release a key by its X11 name, as a keyboard does."""
        symbol = ctypes.c_ulong(self._x.XStringToKeysym(name.encode()))
        code = self._x.XKeysymToKeycode(self._screen, symbol)
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._screen, code, down, ctypes.c_ulong(0))
        self._x.XFlush(self._screen)

    def pixels(self, x: int, y: int, w: int, h: int) -> bytes:
        """What is shown in a rectangle of the screen."""
        image = self._x.XGetImage(
            self._screen, self._root, x, y, w, h, _WHOLE_PLANE, _Z_PIXMAP
        )
        try:
            held = image.contents
            return ctypes.string_at(held.data, held.bytes_per_line * held.height)
        finally:
            self._x.XDestroyImage(image)


@contextmanager
def screen(size: tuple[int, int], *, managed: bool = True) -> Iterator[str]:
    """The name of a display of that size, with a window manager or without."""
    read, write = os.pipe()
    shape = ("-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp")
    # Without a reset, during which nobody is let in, when the last client leaves.
    words = ("Xvfb", "-noreset", "-displayfd", str(write), *shape)
    server = _quiet(*words, told=write)
    os.close(write)
    with os.fdopen(read) as told:
        name = f":{told.readline().strip()}"
    manager = (_quiet("openbox", display=name),) if managed else ()
    try:
        yield name
    finally:
        for process in (*manager, server):
            process.terminate()
            process.wait(10)


def _quiet(
    *words: str, display: str = "", told: int | None = None
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  (programs of the system, by name)
        words,
        env={**os.environ, "DISPLAY": display},
        pass_fds=() if told is None else (told,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
