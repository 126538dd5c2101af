"""The puppets come, act where they should, make room for portraits, and go."""

from pathlib import Path

import pygame
import pytest

from game.screens.story.puppet_stage import COMES, PuppetStage
from game.screens.story.spoken import Spoken
from game.stage.cues.props import Prop
from game.stage.state import TELEVISION, Stage
from game.ui.actors.acting import Acting
from game.ui.actors.stage_measures import BOARDS, WIDE
from game.ui.paint.reading_layout import Page, page
from game.ui.window.assets import Assets
from game.ui.window.view import View, whole
from tests.screens.support import library

ROOT = Path(__file__).resolve().parents[3]
SIZES = [(1920, 1080), (1280, 720), (1440, 1080), (2520, 1080), (600, 1000)]
VIEW = View(1280, 720)


def a_stage() -> PuppetStage:
    pygame.font.init()
    cast = library().cast.speakers
    looks = {name: who.appearance for name, who in cast.items()}
    return PuppetStage(Assets(ROOT), looks, {"stage"})


def troupe(*shown: str, backdrop: str = "ward", still: bool = True) -> PuppetStage:
    made = a_stage()
    made.place(Stage(shown=shown, backdrop=backdrop), Spoken(), still=still)
    return made


def where(made: PuppetStage, alone: bool, view: View = VIEW) -> dict[str, pygame.Rect]:
    return {
        name: whole(box) for name, box in made.places(page(view), view, alone=alone)
    }


def boxes(view: View) -> tuple[Page, pygame.Rect, pygame.Rect]:
    page_view = page(view)
    return (
        page_view,
        whole(view.pixels(page_view.left)),
        whole(view.pixels(page_view.right)),
    )


def test_only_puppets_and_their_set_belong_to_it() -> None:
    stage = Stage(shown=("patient", "jacques", "television"))
    assert a_stage().present(stage) == {"jacques", "television"}


@pytest.mark.parametrize("size", SIZES)
def test_on_the_boards_nobody_covers_a_portrait_or_the_other(
    size: tuple[int, int],
) -> None:
    view = View(*size)
    shown = ("patient", "eigenface", "jacques", "foster")
    found = where(troupe(*shown, backdrop="stage"), alone=True, view=view)
    _, left, right = boxes(view)
    assert set(found) == {"jacques", "foster"}
    jacques, foster = found["jacques"], found["foster"]
    assert jacques.inflate(-4, 0).collidelist([left, right, foster]) == -1
    assert foster.inflate(-4, 0).collidelist([left, right, jacques]) == -1
    assert jacques.centerx < view.width / 2 < foster.centerx


def test_the_set_stands_between_the_portraits_and_hides_the_puppets() -> None:
    made = troupe("patient", "eigenface", "jacques", TELEVISION)
    _, left, right = boxes(VIEW)
    found = where(made, alone=True)
    assert list(found) == [TELEVISION]
    assert found[TELEVISION].collidelist([left, right]) == -1


def test_beside_mathematics_they_take_only_a_free_side() -> None:
    page_view, left, right = boxes(VIEW)
    assert where(troupe("patient", TELEVISION), alone=False)[TELEVISION] == right
    assert where(troupe("eigenface", TELEVISION), alone=False)[TELEVISION] == left
    both = troupe("patient", "eigenface", TELEVISION)
    assert where(both, alone=False) == {}
    for backdrop in ("ward", "stage"):
        pair = where(troupe("jacques", "foster", backdrop=backdrop), alone=False)
        assert pair == {"jacques": left, "foster": right}
        assert (
            whole(VIEW.pixels(page_view.stage)).collidelist(list(pair.values())) == -1
        )


def test_a_puppet_stands_at_the_other_side_where_its_own_is_taken() -> None:
    _, left, right = boxes(VIEW)
    assert where(troupe("jacques"), alone=True) == {"jacques": left}
    assert where(troupe("patient", "jacques"), alone=True) == {"jacques": right}
    assert where(troupe("patient", "jacques", "foster"), alone=True) == {
        "foster": right
    }
    assert where(troupe("patient", "eigenface", "jacques"), alone=True) == {}


def test_they_come_and_go_in_time() -> None:
    made = troupe("jacques", still=False)
    states = [(made.moving, made.watched)]
    for goal, dt in ((True, 0.5), (True, 1.0), (False, 0.5), (False, 1.0)):
        shown = ("jacques",) if goal else ()
        made.place(Stage(shown=shown), Spoken(), still=False)
        made.tick(dt * COMES, speaking=False, loud=0.0, still=False)
        states.append((made.moving, made.watched))
    assert states == [
        (True, False),
        (True, True),
        (False, True),
        (True, True),
        (False, False),
    ]
    assert where(made, alone=True) == {}


def test_reduced_motion_has_them_in_place_at_once_and_still() -> None:
    made = troupe("jacques", "foster", backdrop="stage")
    assert not made.moving
    spots = made.places(page(VIEW), VIEW, alone=True)
    pictures = []
    for _ in range(3):
        made.tick(0.4, speaking=True, loud=0.9, still=True)
        surface = pygame.Surface((1280, 720))
        for name, box in spots:
            made.draw(surface, name, whole(box))
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1] == pictures[2]
    assert pygame.transform.average_color(pygame.image.frombytes(
        pictures[0], (1280, 720), "RGB"))[0] > 3  # fmt: skip


def test_a_cut_to_the_boards_has_no_set_going_out() -> None:
    made = troupe("jacques", "foster", TELEVISION, still=False)
    made.tick(COMES, speaking=False, loud=0.0, still=False)
    shown = ("jacques", "foster")
    made.place(Stage(shown=shown, backdrop="ward"), Spoken(), still=False)
    assert list(where(made, alone=True)) == [TELEVISION]
    made.place(Stage(shown=shown, backdrop="stage"), Spoken(), still=False)
    assert set(where(made, alone=True)) == {"jacques", "foster"}
    assert not made.moving


def test_who_leaves_the_boards_is_seen_to_go_on_the_glass() -> None:
    made = troupe("jacques", "foster", backdrop="stage")
    made.place(Stage(backdrop="ward"), Spoken(), still=False)
    assert list(where(made, alone=True)) == [TELEVISION]
    made.tick(COMES / 2, speaking=False, loud=0.0, still=False)
    assert made.moving
    made.tick(COMES, speaking=False, loud=0.0, still=False)
    assert where(made, alone=True) == {}
    calm = troupe("jacques", "foster", backdrop="stage")
    calm.place(Stage(backdrop="ward"), Spoken(), still=True)
    assert where(calm, alone=True) == {}


def test_who_goes_to_another_place_comes_up_there() -> None:
    made = troupe("jacques", "foster", backdrop="stage")
    made.duck()
    assert made.moving
    assert where(made, alone=True).keys() == {"jacques", "foster"}
    made.tick(COMES, speaking=False, loud=0.0, still=False)
    assert not made.moving


def test_beside_mathematics_they_stand_behind_the_boards_too() -> None:
    lowest = {}
    for backdrop in ("stage", "ward"):
        made = troupe("jacques", "foster", backdrop=backdrop)
        surface = pygame.Surface((1280, 720), pygame.SRCALPHA)
        for name, box in made.places(page(VIEW), VIEW, alone=False):
            made.draw(surface, name, whole(box))
        lowest[backdrop] = surface.get_bounding_rect().bottom
    assert lowest["stage"] == round(BOARDS * 720)
    assert lowest["ward"] > lowest["stage"]


@pytest.mark.parametrize("pose", ["delight", "point", "idle"])
def test_no_arm_is_cut_off_at_a_side(
    pose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Acting, "pose", lambda *_: pose)
    monkeypatch.setattr(Acting, "toward", lambda *_: 1.0)
    made = troupe("jacques", "foster", backdrop="stage")
    for name, box in made.places(page(VIEW), VIEW, alone=False):
        area = whole(box)
        surface = pygame.Surface((1280, 720), pygame.SRCALPHA)
        made.draw(surface, name, area)
        body = surface.get_bounding_rect(min_alpha=60)
        assert area.left <= body.left, name
        assert body.right <= area.right, name


def test_whoever_speaks_points_with_the_word() -> None:
    made = a_stage()
    stage = Stage(shown=("jacques", "foster"), backdrop="stage")
    made.place(stage, Spoken("foster", "", "Nothing happens. Watch."), still=True)
    poses = []
    for told in (0.5, 0.75, 1.0):
        made.tick(0.1, speaking=True, loud=0.0, told=told, still=False)
        poses.append(made._act("foster").pose)
    assert poses[1] == "point"
    assert poses[0] != "point"
    made.tick(2.0, speaking=False, loud=0.0, told=1.0, still=False)
    assert made._act("foster").pose == "idle"


def test_an_entrance_rises_from_behind_the_boards() -> None:
    made = troupe("foster", backdrop="stage", still=False)
    tops = []
    for _ in range(5):
        made.tick(COMES / 5, speaking=False, loud=0.0, still=False)
        surface = pygame.Surface((1280, 720), pygame.SRCALPHA)
        for name, box in made.places(page(VIEW), VIEW, alone=True):
            surface.set_clip(whole(box))
            made.draw(surface, name, whole(box))
        painted = surface.get_bounding_rect()
        tops.append(painted.top if painted.h else 720)
        assert painted.bottom <= round(0.645 * 1280 / WIDE)
    assert tops == sorted(tops, reverse=True)
    assert tops[0] > tops[-1] + 100


def painted_with(*props: Prop, shown: tuple[str, ...]) -> pygame.Surface:
    made = a_stage()
    stage = Stage(shown=shown, backdrop="stage", props=props)
    made.place(stage, Spoken(), still=True)
    surface = pygame.Surface((1280, 720), pygame.SRCALPHA)
    for name, box in made.places(page(VIEW), VIEW, alone=True):
        surface.set_clip(whole(box))
        made.draw(surface, name, whole(box))
    assert made.fault == ""
    surface.set_clip(None)
    return surface


def test_a_prop_stands_on_the_boards_before_the_puppets() -> None:
    boards = round(BOARDS * 720)
    pair = painted_with(shown=("jacques", "foster"))
    both = painted_with(Prop("slate"), shown=("jacques", "foster"))
    alone = painted_with(Prop("slate"), shown=())
    # Half on either side of the middle, on the boards, and solid.
    body = alone.get_bounding_rect(min_alpha=250)
    assert abs(body.centerx - 640) < 12
    assert boards < body.bottom < boards + 40
    assert both.get_at(body.center) == alone.get_at(body.center)
    assert pair.get_bounding_rect().bottom <= boards
    below = both.get_bounding_rect(min_alpha=250)
    assert below.bottom == body.bottom
    # Nothing of a puppet hangs below the boards because a prop stands there.
    column = [both.get_at((450, y)).a for y in range(boards + 1, 720)]
    assert max(column) == 0


def test_a_prop_comes_and_goes_and_leaves_no_trace() -> None:
    made = a_stage()
    ground = pygame.Surface((1280, 720))
    ground.fill((40, 50, 60))
    surface = ground.copy()
    props = (Prop("lantern"), Prop("slate"))
    changed = []
    for step in range(30):
        shown = props if step < 12 else ()
        made.place(Stage(backdrop="stage", props=shown), Spoken(), still=False)
        made.tick(1 / 12, speaking=False, loud=0.0, still=False)
        for name, box in made.places(page(VIEW), VIEW, alone=True):
            area = whole(box)
            surface.blit(ground, area, area)
            surface.set_clip(area)
            made.draw(surface, name, area)
            surface.set_clip(None)
        same = surface.get_buffer().raw == ground.get_buffer().raw
        changed.append(not same)
    assert changed[3:12] == [True] * 9
    assert not made.moving
    assert not changed[-1]


@pytest.mark.parametrize("size", SIZES)
def test_the_lantern_lights_no_portrait(size: tuple[int, int]) -> None:
    view = View(*size)
    made = a_stage()
    shown = ("patient", "eigenface", "jacques", "foster")
    stage = Stage(shown=shown, backdrop="stage", props=(Prop("lantern"),))
    made.place(stage, Spoken(), still=True)
    _, left, right = boxes(view)
    for box in where(made, alone=True, view=view).values():
        assert box.inflate(-4, 0).collidelist([left, right]) == -1


def test_on_the_glass_are_only_those_that_were_shown() -> None:
    pictures = set()
    for shown in ((), ("jacques",), ("jacques", "foster")):
        made = troupe(*shown, TELEVISION)
        surface = pygame.Surface((1280, 720))
        for name, box in made.places(page(VIEW), VIEW, alone=True):
            made.draw(surface, name, whole(box))
        pictures.add(pygame.image.tobytes(surface, "RGB"))
    assert len(pictures) == 3


def test_the_glass_shows_props_as_well() -> None:
    pictures = []
    for props in ((), (Prop("slate", (("3", "1"),)),)):
        made = a_stage()
        stage = Stage(shown=(TELEVISION,), props=props)
        made.place(stage, Spoken(), still=True)
        surface = pygame.Surface((1280, 720))
        for name, box in made.places(page(VIEW), VIEW, alone=True):
            made.draw(surface, name, whole(box))
        pictures.append(pygame.image.tobytes(surface, "RGB"))
        assert made.fault == ""
    assert pictures[0] != pictures[1]


def test_the_set_hastens_with_whoever_speaks_on_it() -> None:
    made = a_stage()
    stage = Stage(shown=(TELEVISION,))
    made.place(stage, Spoken("foster", "warm"), still=True)
    made.tick(0.1, speaking=True, loud=0.5, still=False)
    assert made.speaks(TELEVISION)
    made.place(stage, Spoken("eigenface"), still=True)
    assert not made.speaks(TELEVISION)
    assert made.fault == ""


@pytest.mark.parametrize("size", [(1920, 1080), (1000, 750), (600, 1000)])
def test_nobody_at_rest_is_cut_by_his_place(size: tuple[int, int]) -> None:
    view = View(*size)
    made = troupe("patient", "eigenface", "jacques", "foster", backdrop="stage")
    for name, box in made.places(page(view), view, alone=True):
        area = whole(box)
        surface = pygame.Surface(size, pygame.SRCALPHA)
        made.draw(surface, name, area)
        painted = pygame.mask.from_surface(surface, 200).get_bounding_rects()
        body = painted[0].unionall(painted[1:])
        assert area.left <= body.left
        assert body.right <= area.right
        assert body.bottom > area.bottom
