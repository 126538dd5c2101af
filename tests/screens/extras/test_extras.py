"""The extras: what was met is there, what was not is covered, and each tab by keys."""

from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest
from msgspec.structs import replace

from game.narrative.program.operations import Offer, Say
from game.saving.profile import Profile
from game.screens.extras.collection import Collection, collected
from game.screens.extras.extras import NOTHING, TABS, ExtrasScreen
from game.screens.extras.face_tab import RANK, FacePicture
from game.screens.extras.formula_tab import FormulaRow
from game.screens.extras.music_tab import Position
from game.screens.extras.place_tab import Card
from game.screens.extras.seen_alone import SeenAlone
from game.screens.flow import results
from game.screens.menus.chapter_map import ChapterScreen
from game.screens.opening.route import screen_for
from game.screens.shared.context import Context
from game.screens.shared.deaf import DEAF
from game.screens.shared.sound_words import words
from game.screens.song.song_screen import SongScreen
from game.ui.forms.controls import Toggle
from game.ui.sound.speech import Log, Voice
from game.ui.window import intents as want
from tests.screens.support import Hands, library

UP, DOWN = want.Focus(dy=-1), want.Focus(dy=1)
LEFT, RIGHT = want.Focus(dx=-1), want.Focus(dx=1)
TAKE, BACK = want.Advance(), want.Back()


def read(profile: Profile, *chapters: str, lines: int = 9999) -> None:
    """See the first lines of each chapter, and all options between them."""
    for name in chapters:
        profile.begin(name)
        said = 0
        for op in library().program.chapters[name].code:
            said += isinstance(op, Say)
            if said > lines:
                break
            if isinstance(op, Say):
                profile.see(op.id)
            elif isinstance(op, Offer):
                for way in op.ways:
                    profile.see(way.id)


def found(context: Context) -> Collection:
    return collected(context.library, context.store.profile)


@pytest.fixture
def begun(context: Context) -> Context:
    """Somebody who has read the first chapter but its end, and no more."""
    read(context.store.profile, library().program.order[0], lines=12)
    return context


@pytest.fixture
def whole(context: Context) -> Context:
    """Somebody who has read and heard everything."""
    profile = context.store.profile
    read(profile, *library().program.order)
    for song in library().songs:
        profile.hear(song)
    return context


def opened(context: Context, tab: str) -> Hands:
    """A tab as it stands once it is known what was met, and read what it shows."""
    hands = Hands(ExtrasScreen(context, tab))
    while hands.top.tab is None:
        hands.rest(1 / 60)
    read_: Future[Any] | None = getattr(hands.top.tab, "_coming", None)
    if read_ is not None:
        read_.result(20)
    hands.rest(0.1)
    return hands


def widgets(hands: Hands, kind: type[Any]) -> list[Any]:
    return [w for band in hands.top.bands() for w in band if isinstance(w, kind)]


def texts(hands: Hands) -> str:
    every = (w for band in hands.top.bands() for w in band)
    return " ".join(f"{w.label()} {w.value()}" for w in every)


# What was met


def test_with_nothing_seen_every_tab_says_so(context: Context) -> None:
    for tab in TABS:
        hands = opened(context, tab)
        assert hands.top.tab.empty
        assert NOTHING in texts(hands)


def test_lines_that_were_seen_bring_their_place_and_no_other(begun: Context) -> None:
    places = found(begun).places
    first = next(iter(places))
    assert first == "ward-dark"
    assert places[first] is not None
    assert places["stage"] is None
    assert found(begun).formulas
    assert not any(formula.met for formula in found(begun).formulas)


def test_all_is_met_in_the_end(whole: Context) -> None:
    of = found(whole)
    for shelf in (of.places, of.pieces, of.pictures):
        assert shelf
        assert all(shelf.values())
    assert all(of.songs.values())
    assert all(formula.met for formula in of.formulas)
    assert of.rank == 128


def test_of_covered_things_only_the_number_is_told(begun: Context) -> None:
    hands = opened(begun, "places")
    cards = widgets(hands, Card)
    hidden = [card for card in cards if not card.able]
    assert 0 < len(hidden) < len(cards)
    assert all(card.key == card.words == "" for card in hidden)
    told = texts(hands)
    for name in ("stage", "server-dark"):
        assert library().places[name].says not in told
    assert f"{len(cards) - len(hidden)} of {len(cards)} pictures seen" in told


def test_a_piece_of_music_is_told_by_its_name_alone(whole: Context) -> None:
    assert words("music/ward").startswith("[music, “Ward”")
    told = texts(opened(whole, "music"))
    assert "“Ward”" in told
    assert "usic, “Ward”" not in told


def test_music_that_was_not_heard_has_no_name(context: Context) -> None:
    read(context.store.profile, *library().program.order[:2])
    told = texts(opened(context, "music"))
    assert "“Ward”" in told
    assert "“Show”" not in told
    assert "not heard yet" in told


def test_no_formula_is_told_twice(whole: Context) -> None:
    rows = [formula.row for formula in found(whole).formulas]
    assert len(rows) == len(set(rows))


# Each by keys


@pytest.mark.parametrize("tab", TABS)
def test_left_and_right_lead_from_tab_to_tab(begun: Context, tab: str) -> None:
    hands = opened(begun, "songs")
    names = list(TABS)
    hands.do(*[RIGHT] * names.index(tab))
    assert type(hands.top.tab) is TABS[tab]
    hands.do(BACK)
    assert hands.below.results == [None]


def test_a_song_is_sung_again(whole: Context) -> None:
    hands = opened(whole, "songs")
    assert "Mr. Foster and Jacques" in texts(hands)
    hands.do(DOWN, TAKE)
    assert isinstance(hands.top, SongScreen)


def test_a_piece_plays_with_its_layers(whole: Context) -> None:
    assert whole.sound.open()
    hands = opened(whole, "music")
    hands.do(DOWN, TAKE)
    assert len(widgets(hands, Toggle)) == 3
    whole.sound._decks["music"]._coming[-1].result(20)  # type: ignore[index]
    for _ in range(240):
        whole.sound.tick(1 / 60)
    (position,) = widgets(hands, Position)
    assert position.label().startswith("0:03 of 1:")
    deck: Any = whole.sound._decks["music"]
    hands.do(DOWN, DOWN, TAKE)
    assert deck.heard.chosen == {0, 2}
    assert [toggle.on for toggle in widgets(hands, Toggle)] == [True, False, True]
    hands.do(UP, UP, TAKE)
    assert not widgets(hands, Toggle)
    assert (deck.name, deck.heard.chosen) == ("title", None)
    whole.sound.close()


def test_a_face_has_the_rank_that_is_set(whole: Context) -> None:
    hands = opened(whole, "faces")
    assert widgets(hands, FacePicture)
    tab = hands.top.tab
    assert tab.rank == tab.most == 128
    assert "Made of 128 components: 0% of the picture is missing." in texts(hands)
    hands.top.renew(RANK)
    hands.do(LEFT, LEFT)
    assert tab.rank == 126
    assert "less than 0.1%" in tab.told()
    before = tab.picture().get_buffer().raw
    hands.do(*[LEFT] * 125)
    assert tab.rank == 1
    assert tab.told() == "Made of 1 component: ≈ 7.3% of the picture is missing."
    assert tab.picture().get_buffer().raw != before


def test_nobody_is_clearer_than_they_were_seen(context: Context) -> None:
    read(context.store.profile, *library().program.order[:3])
    assert found(context).rank == 3
    hands = opened(context, "faces")
    assert hands.top.tab.most == 3


def test_a_place_opens_large_and_any_way_back_closes_it(whole: Context) -> None:
    hands = opened(whole, "places")
    hands.do(DOWN, TAKE)
    hands.do(BACK)
    # It does not close before it can have been seen.
    assert len(hands.stack.screens) == 3
    hands.rest(1.2 * DEAF)
    hands.do(BACK)
    assert len(hands.stack.screens) == 2
    assert hands.focus() == "place:ward-dark"


def test_in_high_contrast_a_place_is_still_to_be_seen(whole: Context) -> None:
    whole.adopt(replace(whole.settings, high_contrast=True))
    hands = opened(whole, "places")
    hands.do(DOWN, RIGHT, RIGHT, TAKE)
    assert isinstance(hands.top, SeenAlone)
    hands.rest(0.1)
    while hands.top._later.wanting:
        hands.rest(1 / 60)
    hands.draw()
    middle = hands.surface.subsurface((500, 100, 280, 300))
    assert len({tuple(middle.get_at((x, 150))) for x in range(280)}) > 20


def test_the_last_card_is_a_picture_of_a_person(whole: Context) -> None:
    hands = opened(whole, "places")
    hands.do(UP, TAKE)
    assert isinstance(hands.top, SeenAlone)


def test_a_formula_leads_to_its_page_and_from_there_into_the_scene(
    whole: Context,
) -> None:
    hands = opened(whole, "formulas")
    rows = widgets(hands, FormulaRow)
    assert rows
    first = hands.top.tab.collection.formulas[int(rows[0].key)]
    hands.do(DOWN, TAKE)
    assert isinstance(hands.top, ChapterScreen)
    assert hands.top.opened == first.met.scene
    hands.do(TAKE)
    replay = results.Replay(first.met.chapter, first.met.scene, own=False)
    assert hands.below.results == [replay]


def test_the_way_back_from_a_page_is_to_the_formula(whole: Context) -> None:
    hands = opened(whole, "formulas")
    hands.do(DOWN, DOWN)
    focus = hands.focus()
    hands.do(TAKE, BACK, BACK)
    assert isinstance(hands.top, ExtrasScreen)
    assert hands.focus() == focus


def test_the_title_opens_them(begun: Context) -> None:
    opened_ = screen_for(begun, results.Opened("extras"))
    assert isinstance(opened_, ExtrasScreen)


# For ears


@pytest.fixture
def aloud(context: Context) -> Iterator[list[str]]:
    log = Log()
    context.voice = Voice(log)
    context.voice.enabled = True
    yield log.said
    context.voice.enabled = False


def test_what_a_tab_holds_is_said_when_it_is_opened(
    context: Context, aloud: list[str]
) -> None:
    read(context.store.profile, library().program.order[0], lines=12)
    hands = opened(context, "songs")
    assert any("Extras" in said and "Songs" in said for said in aloud)
    hands.do(RIGHT)
    hands.do(RIGHT)
    hands.do(RIGHT)
    assert "pictures seen" in aloud[-1]
    hands.do(RIGHT)
    assert "Nothing yet." in aloud[-1]


def test_what_is_missing_is_said_with_the_rank(
    context: Context, aloud: list[str]
) -> None:
    read(context.store.profile, *library().program.order)
    hands = opened(context, "faces")
    hands.top.renew(RANK)
    hands.do(LEFT)
    assert "127 of 128" in aloud[-1]
    assert "missing" in aloud[-1]
