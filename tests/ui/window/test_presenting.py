"""The way of presenting: SDL's switch, then the setting, then the machine."""

from pathlib import Path

import pytest

from game.ui.window.presenting import COPY, GRAPHICS, SWITCH, Presenting, chosen


def on_linux(setting: str = "", *devices: str, switch: str | None = None) -> Presenting:
    given = {} if switch is None else {SWITCH: switch}
    return chosen(
        setting,
        given,
        platform="linux",
        found=lambda kind: [d for d in devices if kind.startswith(d[:6])],
    )


def test_without_a_graphics_card_frames_are_copied(tmp_path: Path) -> None:
    assert on_linux().way == COPY
    card = tmp_path / "renderD128"
    card.touch()
    assert on_linux("", str(card)).way == COPY
    with_card = chosen("", {}, platform="linux", found=lambda _: [str(card)])
    assert with_card == Presenting(GRAPHICS, f"{card} is a graphics card")
    closed = chosen("", {}, platform="linux", found=lambda _: ["/nowhere/renderD1"])
    assert closed.way == COPY


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_the_graphics_card_is_the_usual_way(platform: str) -> None:
    assert chosen("", {}, platform=platform, found=lambda _: []).way == GRAPHICS


def test_the_setting_is_stronger_than_the_machine_and_the_switch_than_both() -> None:
    assert on_linux("graphics").way == GRAPHICS
    assert on_linux("copy").way == COPY
    assert on_linux("graphics", switch="0").way == COPY
    assert on_linux("copy", switch="1").way == GRAPHICS
    assert SWITCH in on_linux("copy", switch="1").why


def test_wayland_has_one_way_only() -> None:
    for given in (
        {"SDL_VIDEODRIVER": "wayland", "DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
    ):
        for setting in ("", "copy"):
            found = chosen(setting, given, platform="linux", found=lambda _: [])
            assert found.way == GRAPHICS
    both = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert chosen("", both, platform="linux", found=lambda _: []).way == COPY
