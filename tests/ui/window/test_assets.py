"""Hostile files are refused before any decoder sees them, with the way out."""

import struct
import zlib
from contextlib import suppress
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.type.font_coverage import characters
from game.ui.window.assets import AssetFault, Assets, judge


def png(width: int, height: int) -> bytes:
    body = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + body
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", zlib.crc32(b"IHDR" + body))


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    first = b"\xff\xe0" + struct.pack(">H", 4) + b"JF"
    end = b"\xff\xd9"
    return b"\xff\xd8" + first + b"\xff\xc0" + struct.pack(">H", 11) + frame + end


def page(flags: int, body: bytes = b"sound") -> bytes:
    head = b"OggS\0" + bytes([flags]) + bytes(20)
    return head + b"\1" + bytes([len(body)]) + body


REFUSED = {
    "huge.png": (png(60000, 60000), "60000 x 60000"),
    "empty.png": (png(0, 4), "0 x 4"),
    "gif.png": (b"GIF89a" + b"\xff" * 29, "content is not png"),
    "cut.png": (png(10, 10)[:20], "header is damaged"),
    "huge.jpg": (jpeg(65000, 20), "65000 x 20"),
    "cut.jpg": (b"\xff\xd8\xff\xe0\x00", "header is damaged"),
    "xcf.xcf": (b"gimp xcf", "not read"),
    "script.svg": (b"<svg><script>x</script></svg>", "only svg, g, path"),
    "use.svg": (b'<svg><use href="#a"/></svg>', "only svg, g, path"),
    "entity.svg": (b"<svg><!DOCTYPE x></svg>", "only svg, g, path"),
    "words.svg": ("<svg>é</svg>".encode(), "plain ASCII"),
    "font.ttf": (b"OTTO" + bytes(20), "content is not ttf"),
    "clip.ogg": (b"RIFF", "content is not ogg"),
    "clip.wav": (b"RIFF0000AVI ", "content is not wav"),
    "half.jpg": (jpeg(20, 20)[:-1], "cut short"),
    "half.ogg": (page(2) + page(4)[:-1], "cut short"),
    "lost.ogg": (page(2) + page(0), "cut short"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_is_refused(name: str) -> None:
    data, why = REFUSED[name]
    with pytest.raises(AssetFault, match=why) as caught:
        judge(name, data)
    assert name in str(caught.value)
    assert ";" in str(caught.value)


def test_honest_headers_pass() -> None:
    judge("a.png", png(4096, 4096))
    judge("a.jpg", jpeg(1920, 1080))
    judge("a.ogg", page(2) + page(0) + page(4))
    judge("a.svg", b'<svg width="3"><g fill="none"><path d="M 0 0"/></g></svg>')
    judge("a.wav", b"RIFF0000WAVEfmt ")


@given(st.sampled_from([".png", ".jpg", ".svg", ".ttf"]), st.binary(max_size=300))
def test_no_bytes_bring_another_exception(ending: str, data: bytes) -> None:
    magic = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".svg": b"<svg"}
    for content in (data, magic.get(ending, b"") + data):
        with suppress(AssetFault):
            judge("x" + ending, content)


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "/etc/passwd", "a b.png", "a\\b", ""]
)
def test_names_do_not_leave_the_root(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssetFault):
        Assets(tmp_path).path(name)


def test_links_do_not_leave_the_root(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "out.png").write_bytes(png(2, 2))
    (tmp_path / "root" / "in.png").symlink_to(tmp_path / "out.png")
    with pytest.raises(AssetFault, match="leads out"):
        Assets(tmp_path / "root").read("in.png")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(AssetFault, match="put the file back"):
        Assets(tmp_path).read("art/none.png")


def test_a_damaged_picture_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png(8, 8) + b"rubbish")
    with pytest.raises(AssetFault):
        Assets(tmp_path).picture("a.png")


def test_pictures_of_ours_are_read(assets: Assets) -> None:
    assert assets.picture("art/places/ward.jpg").get_size() == (1920, 1080)
    assert assets.picture("art/places/title.jpg").get_size() == (1920, 1080)
    assert {"ward", "title"} <= assets.names("art/places", ".jpg")


def test_places_are_light(assets: Assets) -> None:
    for name in assets.names("art/places", ".jpg"):
        assert assets.path(f"art/places/{name}.jpg").stat().st_size < 300_000


def test_every_font_is_whole_and_has_its_licence(assets: Assets) -> None:
    folder = assets.path("art/fonts")
    for file in folder.iterdir():
        if file.suffix in (".ttf", ".otf"):
            data = assets.read(f"art/fonts/{file.name}")
            assert len(characters(data)) > 30
            pygame.font.Font(str(file), 20).size("a")
            assert (folder / f"{file.stem.split('-')[0]}-OFL.txt").is_file()
