"""A place's picture is read once, and on a thread where it is known to come."""

from threading import get_ident

import pytest

from game.ui.places.place_pictures import covered, expect
from game.ui.window.assets import AssetFault, Assets

SIZE = (320, 180)


def test_what_is_expected_is_read_on_a_thread(
    assets: Assets, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    own = Assets.picture

    def noted(self: Assets, name: str):  # type: ignore[no-untyped-def]
        read.append(get_ident())
        return own(self, name)

    monkeypatch.setattr(Assets, "picture", noted)
    fresh = Assets(assets.root)
    expect(fresh, "art/places/ward.jpg", SIZE)
    first = covered(fresh, "art/places/ward.jpg", SIZE)
    assert first.still.get_size() == SIZE
    assert covered(fresh, "art/places/ward.jpg", SIZE) is first
    assert len(read) == 1
    assert read[0] != get_ident()


def test_a_picture_that_is_not_there_is_a_fault(assets: Assets) -> None:
    expect(assets, "art/places/nowhere.jpg", SIZE)
    for _again in range(2):
        with pytest.raises(AssetFault):
            covered(assets, "art/places/nowhere.jpg", SIZE)
