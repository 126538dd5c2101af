"""The two faces: rank is seen, drift is slow, outlines settle."""

import msgspec
import numpy as np
import pygame
import pytest

from game.ui.actors import face_dust
from game.ui.actors.eigenface import EigenfacePortrait, portrait
from game.ui.actors.face_edge import STEPS, left_of, mantle, pool, sink
from game.ui.actors.face_ghosts import FEW
from game.ui.actors.face_mix import Plate, colours
from game.ui.actors.face_motion import MOODS, Moment, blink, glance, murmur
from game.ui.actors.outline import OutlinePortrait, plain_outline, read_outline, stirred
from game.ui.theme import LANTERN, SHARP
from game.ui.window.assets import Assets
from game.ui.window.face_basis import Facts, plain_basis, read_faces

RECT = pygame.Rect(20, 10, 320, 400)


@pytest.fixture(scope="module")
def face() -> EigenfacePortrait:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    from tests.ui.conftest import ROOT  # noqa: PLC0415

    return EigenfacePortrait(read_faces(Assets(ROOT)))


@pytest.fixture(scope="module")
def patient() -> OutlinePortrait:
    from tests.ui.conftest import ROOT  # noqa: PLC0415

    return OutlinePortrait(read_outline(Assets(ROOT)))


def drawn(face: EigenfacePortrait, rank: float, t: float = 3.0) -> pygame.Surface:
    """The face once it is in focus."""
    surface = pygame.Surface((360, 420))
    for _again in range(2 + face.basis.rank):
        surface.fill((0, 0, 0))
        face.draw(surface, RECT, rank=rank, now=Moment(t), theme=SHARP)
        if not face.focusing:
            break
    assert not face.focusing
    return surface


def test_it_comes_into_focus_little_by_little(face: EigenfacePortrait) -> None:
    soft, clear = (detail(drawn(face, rank)) for rank in (2, 20))
    drawn(face, 2)
    surface = pygame.Surface((360, 420))
    face.draw(surface, RECT, rank=20, now=Moment(3.0), theme=SHARP)
    assert face.focusing
    assert abs(detail(surface) - soft) < abs(detail(surface) - clear)


def test_what_is_ready_is_not_made_again(assets: Assets) -> None:
    ready = portrait(assets, LANTERN)
    assert portrait(assets) is ready
    kept = [ready.ghosts._whole(i, LANTERN) for i in range(FEW)]
    ready.warm(LANTERN)
    assert all(ready.ghosts._whole(i, LANTERN) is kept[i] for i in range(FEW))


def detail(surface: pygame.Surface) -> float:
    face = pygame.surfarray.array3d(surface)[140:220, 150:250].mean(axis=2)
    return float(np.abs(np.diff(face, n=2, axis=1)).mean())


def test_the_basis_is_ordered_and_orthonormal(face: EigenfacePortrait) -> None:
    basis = face.basis
    assert 24 <= basis.rank <= 40
    assert list(basis.share) == sorted(basis.share, reverse=True)
    assert 0.8 < sum(basis.share) < 1.0
    gram = basis.ghosts @ basis.ghosts.T
    assert np.abs(gram - np.eye(basis.rank)).max() < 0.03


def test_deeds_are_held_by_the_components(face: EigenfacePortrait) -> None:
    deeds = face.basis.deeds
    assert {"mouth", "smile", "brows", "blink", "look"} <= deeds.keys()
    w, h = face.basis.size
    moved = (deeds["mouth"] @ face.basis.ghosts).reshape(h, w)
    assert np.abs(moved[h // 2 :]).sum() > 2 * np.abs(moved[: h // 2]).sum()
    lids = np.abs((deeds["blink"] @ face.basis.ghosts).reshape(h, w))
    assert lids[h // 4 : h // 2].mean() > 3 * lids[h * 3 // 4 :].mean()


def test_a_higher_rank_shows_more_detail(face: EigenfacePortrait) -> None:
    found = [detail(drawn(face, rank)) for rank in (2, 12, 20, 25)]
    assert found == sorted(found)
    assert found[-1] > 1.5 * found[0]


def test_components_beyond_the_rank_are_nothing(face: EigenfacePortrait) -> None:
    weights = face.countenance.weights
    assert np.all(weights(3, Moment(2.0))[3:] == 0.0)
    assert np.all(weights(3, Moment(2.0))[:3] != 0.0)
    assert np.all(weights(0, Moment(2.0, 1.0)) == 0.0)


def test_the_face_drifts_slowly(face: EigenfacePortrait) -> None:
    ranks, spread = face.basis.rank, face.basis.spread
    for t in np.arange(1.0, 9.0, 0.5):
        pair = (float(t), float(t) + 1 / 60)
        if any(blink(s) > 0.0 for s in pair) or glance(pair[0]) != glance(pair[1]):
            continue
        a, b = (face.countenance.weights(ranks, Moment(s)) for s in pair)
        assert (np.abs(a - b) / spread).max() < 0.02


def test_a_blink_is_short_and_shuts_the_eyes(face: EigenfacePortrait) -> None:
    times = np.arange(0.0, 60.0, 1 / 60)
    down = np.array([blink(float(t)) for t in times])
    assert 0.01 < (down > 0.0).mean() < 0.08
    shut = float(times[int(down.argmax())])
    weights = face.countenance.weights(face.basis.rank, Moment(shut))
    lids = face.basis.deeds["blink"]
    still = face.basis.arrival
    assert (weights - 0.94 * still) @ lids > 0.6 * (lids @ lids)


def test_glances_are_held_and_mostly_straight() -> None:
    seen = [glance(float(t)) for t in np.arange(0.0, 120.0, 0.1)]
    assert all(-1.0 <= side <= 1.0 for side in seen)
    assert 0.3 < sum(side == 0.0 for side in seen) / len(seen) < 0.8


def test_a_louder_voice_opens_the_mouth_wider(face: EigenfacePortrait) -> None:
    mouth = face.basis.deeds["mouth"]
    open_by = [
        float(face.countenance.weights(25, Moment(2.5, loud)) @ mouth)
        for loud in (0.0, 0.4, 1.0)
    ]
    assert open_by == sorted(open_by)
    assert open_by[-1] - open_by[0] > 0.5 * float(mouth @ mouth)


def test_what_is_silent_does_not_speak(face: EigenfacePortrait) -> None:
    quiet = face.countenance.weights(25, Moment(2.5, 0.0, 1.0))
    loud = face.countenance.weights(25, Moment(2.5, 1.0, 1.0))
    assert np.array_equal(quiet, loud)


def test_a_murmur_is_a_loudness() -> None:
    found = [murmur(float(t)) for t in np.arange(0.0, 20.0, 0.02)]
    assert min(found) >= 0.0
    assert 0.7 < max(found) <= 1.0
    assert 0.1 < float(np.mean(found)) < 0.6


def test_a_component_alone_is_signed(face: EigenfacePortrait) -> None:
    light = pygame.surfarray.array3d(face.ghosts.component(1, LANTERN)).astype(float)
    w = light.shape[0] // 2
    left, right = light[:w].mean(axis=(0, 1)), light[w:].mean(axis=(0, 1))
    warm, cold = (left, right) if left[0] > right[0] else (right, left)
    assert warm[0] > 1.3 * warm[2]
    assert cold[2] > 1.3 * cold[0]


def test_the_edges_melt_into_what_is_behind(face: EigenfacePortrait) -> None:
    surface = pygame.Surface((360, 420))
    surface.fill((11, 60, 90))
    face.draw(surface, RECT, rank=32, now=Moment(0.0), theme=SHARP)
    for corner in (
        RECT.topleft,
        (RECT.right - 1, RECT.top),
        (RECT.left, RECT.bottom - 1),
    ):
        assert surface.get_at(corner)[:3] == (11, 60, 90)
    middle = surface.get_at(RECT.center)[:3]
    assert sum(abs(a - b) for a, b in zip(middle, (11, 60, 90), strict=True)) > 60


def test_the_same_moment_is_the_same_picture(face: EigenfacePortrait) -> None:
    one, two = drawn(face, 20, 7.5), drawn(face, 20, 7.5)
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(two, "RGB")


@pytest.mark.parametrize("size", [(1, 1), (9, 400), (400, 9), (320, 400)])
def test_any_rectangle_can_be_painted(
    face: EigenfacePortrait, patient: OutlinePortrait, size: tuple[int, int]
) -> None:
    surface = pygame.Surface((420, 420))
    rect = pygame.Rect(5, 5, *size)
    for theme in (LANTERN, SHARP):
        for alone in (0.0, 0.6, 1.0):
            now = Moment(1.0, 0.8, 0.4, (0.5, 0.0))
            face.draw(surface, rect, rank=5, now=now, alone=alone, theme=theme)
        patient.draw(surface, rect, t=1.0, certainty=0.3, theme=theme)


def test_certainty_stills_the_outline(patient: OutlinePortrait) -> None:
    body = patient.outline.body
    still = stirred(body, (320, 400), 1.0, 0.0)
    gaps = []
    for stir in (0.2, 0.6, 1.0):
        moved = stirred(body, (320, 400), 1.0, stir)
        gaps.append(float(np.abs(moved - still).max()))
    assert gaps == sorted(gaps)
    assert 0.5 < gaps[0] < gaps[-1] < 20


def test_certainty_fills_the_map_in(patient: OutlinePortrait) -> None:
    drawn_lines = []
    for certainty in (0.0, 0.5, 1.0):
        surface = pygame.Surface((360, 420))
        patient.draw(surface, RECT, t=1.0, certainty=certainty, theme=LANTERN)
        middle = pygame.surfarray.array3d(surface)[130:235, 80:240].astype(int)
        warm = middle[:, :, 0] > middle[:, :, 2] + 8
        drawn_lines.append(int(warm.sum()))
    assert drawn_lines[0] < 0.5 * drawn_lines[1]
    assert drawn_lines[1] < 0.9 * drawn_lines[2]


def test_neighbouring_lines_never_cross(patient: OutlinePortrait) -> None:
    body = patient.outline.body
    inner = (body - (0.49, 0.34)) * 0.9 + (0.49, 0.34)
    for t in (0.0, 1.7, 9.2):
        outside, inside = (stirred(x, (1, 1), t, 1.0) for x in (body, inner))
        far, near = (np.hypot(*(x - (0.49, 0.34)).T) for x in (outside, inside))
        assert np.all(near < far)


def test_stand_ins_can_be_painted() -> None:
    surface = pygame.Surface((360, 420))
    EigenfacePortrait(plain_basis()).draw(
        surface, RECT, rank=8, now=Moment(1.0, 0.5, 0.5), theme=LANTERN
    )
    light = pygame.transform.average_color(surface, RECT)[:3]
    OutlinePortrait(plain_outline()).draw(
        surface, RECT, t=1.0, certainty=0.4, theme=LANTERN
    )
    assert sum(light) > 10
    assert pygame.transform.average_color(surface, RECT)[:3] != light


def test_the_patient_stays_in_his_rectangle(patient: OutlinePortrait) -> None:
    surface = pygame.Surface((400, 500))
    patient.draw(surface, RECT, t=2.0, certainty=0.0, theme=LANTERN)
    area = pygame.mask.from_threshold(surface, (0, 0, 0), (2, 2, 2))
    area.invert()
    assert area.count() > 2000
    for bounds in area.get_bounding_rects():
        assert RECT.contains(bounds)


def test_sparks_heed_the_clip(face: EigenfacePortrait) -> None:
    surface = pygame.Surface((300, 360))
    clip = pygame.Rect(0, 0, 300, 200)
    surface.set_clip(clip)
    rect = surface.get_rect()
    for t in (0.0, 3.0, 6.0):
        face.draw(
            surface, rect, rank=8, now=Moment(t, 0.0, 0.7), alone=1.0, theme=LANTERN
        )
    below = surface.subsurface((0, 200, 300, 160))
    assert pygame.transform.average_color(below)[:3] == (0, 0, 0)
    assert below.get_bounding_rect().h == 160
    assert (
        pygame.mask.from_threshold(below, (0, 0, 0), (1, 1, 1, 255)).count()
        == 300 * 160
    )


def test_a_face_falls_apart_to_both_sides(face: EigenfacePortrait) -> None:
    light = []
    for scatter in (0.0, 1.0):
        surface = pygame.Surface((600, 300))
        now = Moment(2.0, 0.0, scatter)
        face.draw(surface, surface.get_rect(), rank=8, now=now, theme=SHARP)
        sides = [pygame.Rect(60, 0, 90, 300), pygame.Rect(450, 0, 90, 300)]
        light.append(
            [sum(pygame.transform.average_color(surface, s)[:3]) for s in sides]
        )
    assert all(after > before for before, after in zip(*light, strict=True))


BROWS, LIPS = slice(26, 41), slice(58, 80)


def band(face: EigenfacePortrait, weights: np.ndarray, rows: slice) -> float:
    """The energy of a change within rows that are given in percent of the height."""
    w, h = face.basis.size
    moved = (np.asarray(weights) @ face.basis.ghosts).reshape(h, w)
    part = moved[h * rows.start // 100 : h * rows.stop // 100]
    return float((part**2).sum())


@pytest.mark.parametrize("deed", ["brows", "frown"])
def test_the_brows_move_and_the_mouth_does_not(
    face: EigenfacePortrait, deed: str
) -> None:
    weights = face.basis.deeds[deed]
    whole = band(face, weights, slice(0, 100))
    assert band(face, weights, BROWS) > 0.6 * whole
    assert band(face, weights, LIPS) < 0.15 * whole
    assert whole > 3.0


def test_brows_move_before_half_the_components_are_there(
    face: EigenfacePortrait,
) -> None:
    for deed in ("brows", "frown"):
        weights = face.basis.deeds[deed].copy()
        whole = band(face, weights, BROWS)
        weights[8:] = 0.0
        assert band(face, weights, BROWS) > 0.6 * whole


def test_what_is_kept_of_the_deeds_is_told(assets: Assets) -> None:
    facts = msgspec.json.decode(assets.read("art/faces/faces.json"), type=Facts)
    assert facts.deeds["brows"].held > 0.9
    assert facts.deeds["frown"].held > 0.9
    assert facts.deeds["mouth"].held > 0.8


def test_the_brows_go_up_and_draw_together(face: EigenfacePortrait) -> None:
    deeds, brows = face.basis.deeds, face.countenance.brows
    ways = [brows(float(t), 1.0) for t in np.arange(0.0, 20.0, 0.25)]
    assert max(way @ deeds["brows"] for way in ways) > deeds["brows"] @ deeds["brows"]
    frown = deeds["frown"] @ deeds["frown"]
    assert max(way @ deeds["frown"] for way in ways) > 0.9 * frown
    assert all(np.all(brows(float(t), 0.0) == 0.0) for t in range(20))


def test_moods_are_where_the_face_rests(face: EigenfacePortrait) -> None:
    weights, deeds = face.countenance.weights, face.basis.deeds
    plain = weights(25, Moment(2.5))
    for i, mood in enumerate(MOODS):
        shares = tuple(float(i == j) for j in range(len(MOODS)))
        moved = weights(25, Moment(2.5, moods=shares)) - plain
        assert np.allclose(moved, deeds[mood], atol=1e-4)
        gone = Moment(2.5, 0.0, 1.0, shares)
        assert np.array_equal(weights(25, gone), weights(25, Moment(2.5, 0.0, 1.0)))
    assert band(face, deeds["stern"] - deeds["soft"], BROWS) > 1.0


def lit(surface: pygame.Surface, ground: tuple[int, int, int]) -> pygame.Rect:
    """The smallest rectangle outside of which the ground is untouched."""
    same = pygame.mask.from_threshold(surface, ground, (1, 1, 1, 255))
    same.invert()
    rects = same.get_bounding_rects()
    return rects[0].unionall(rects[1:])


@pytest.mark.parametrize("alone", [0.0, 0.5, 1.0])
def test_nothing_is_painted_outside_the_rectangle(
    face: EigenfacePortrait, alone: float
) -> None:
    surface = pygame.Surface((700, 500))
    surface.fill((9, 20, 30))
    rect = pygame.Rect(60, 40, 560, 400)
    for t in (0.0, 4.0):
        now = Moment(t, 0.5, 0.5)
        face.draw(surface, rect, rank=3, now=now, alone=alone, theme=LANTERN)
    assert rect.contains(lit(surface, (9, 20, 30)))
    assert surface.get_clip() == surface.get_rect()


def test_alone_it_is_larger_and_has_ghosts(face: EigenfacePortrait) -> None:
    sides, high = [], []
    for alone in (0.0, 1.0):
        surface = pygame.Surface((700, 400))
        now = Moment(3.0)
        face.draw(
            surface, surface.get_rect(), rank=9, now=now, alone=alone, theme=SHARP
        )
        side = pygame.transform.average_color(surface, pygame.Rect(110, 60, 60, 280))
        sides.append(sum(side[:3]))
        column = pygame.surfarray.array3d(surface)[340:360].mean(axis=(0, 2))
        high.append(int((column > 60.0).sum()))
    assert sides[0] == 0 < sides[1]
    assert high[1] > 1.1 * high[0]


def test_the_less_there_is_the_more_it_crumbles() -> None:
    whole = [
        pygame.surfarray.array_alpha(mantle((128, 160), step)).mean()
        for step in (0, STEPS // 2, STEPS)
    ]
    assert whole == sorted(whole)
    assert whole[0] < 0.9 * whole[2]


@pytest.mark.parametrize("size", [(256, 320), (128, 160), (90, 70)])
def test_a_mantle_leaves_nothing_beyond_its_part(size: tuple[int, int]) -> None:
    part = left_of(size)
    assert pygame.Rect((0, 0), size).contains(part)
    assert not any(n % 2 for n in part.topleft)
    for step in range(STEPS + 1):
        left = pygame.surfarray.array_alpha(mantle(size, step))
        left[part.left : part.right, part.top : part.bottom] = 0
        assert left.max() == 0


def test_a_plate_is_seen_where_its_part_lies(face: EigenfacePortrait) -> None:
    w, h = face.basis.size
    part = left_of(face.basis.size)
    plate = Plate(face.basis, 0.0, 1, part)
    assert plate.make(2)
    mean = face.basis.mean.reshape(h, w)
    rows, columns = np.array([90, 150, 200]), np.array([60, 128, 190])
    found = plate.seen(
        ((columns + 0.5) / w).astype(np.float32), ((rows + 0.5) / h).astype(np.float32)
    )
    assert found == pytest.approx(mean[rows, columns], abs=1e-5)


def test_a_face_of_low_rank_glimmers_where_it_will_be() -> None:
    area = pygame.Rect(0, 0, 256, 320)
    dark = face_dust.gathering(area, 1.0, lambda x, _: np.zeros_like(x), 200, LANTERN)
    assert dark.light.max() == 0.0
    there = face_dust.gathering(
        area, 1.0, lambda x, _: (x < 0.5).astype(np.float32), 200, LANTERN
    )
    glow = there.light.max(axis=1)
    assert glow[there.x < 120].max() > 60.0
    assert glow[there.x > 136].max() == 0.0


def test_sparks_glide() -> None:
    area = pygame.Rect(0, 0, 500, 600)
    one, two = (face_dust.leaving(area, t, 300, LANTERN) for t in (5.0, 5.0 + 1 / 60))
    faint = np.minimum(one.light.max(axis=1), two.light.max(axis=1)) < 4.0
    far = np.hypot(two.x - one.x, two.y - one.y)
    assert far[~faint].max() < 1.5
    assert np.abs(two.light - one.light).max() < 8.0


def test_a_spark_is_as_bright_wherever_it_lies_between_pixels() -> None:
    for x, y in ((20.5, 20.5), (20.9, 20.1), (21.0, 20.75)):
        surface = pygame.Surface((40, 40), 0, 32)
        left, top = (np.array([v], np.float32) for v in (x, y))
        light = np.full((1, 3), 200.0, np.float32)
        face_dust.strewn(surface, face_dust.Cloud(left, top, light), 1)
        assert pygame.surfarray.array3d(surface)[:, :, 0].sum() == pytest.approx(200, 4)


def test_ink_falls_deepest_behind_the_face() -> None:
    ink = pool((320, 180), (160, 80), 150)
    near, far = ink.get_at((160, 80))[0], ink.get_at((2, 90))[0]
    assert near < 40 < far < 255


@pytest.mark.parametrize("share", [0.0, 1 / 3, 0.5, 1.0])
def test_a_room_sinks_by_its_share(share: float) -> None:
    ink = pool((320, 180), (160, 80), 150)
    room = pygame.Surface((320, 180), 0, 32)
    room.fill((240, 200, 120))
    area = pygame.Rect(20, 10, 250, 150)
    sink(room, ink, area, share)
    found = pygame.surfarray.array3d(room).astype(float)
    kept = 1.0 - share * (1.0 - pygame.surfarray.array3d(ink) / 255.0)
    want = kept * np.array([240.0, 200.0, 120.0])
    inside = (slice(area.left, area.right), slice(area.top, area.bottom))
    assert np.abs(found[inside] - want[inside]).max() <= 2.0
    found[inside] = (240.0, 200.0, 120.0)
    assert (found == (240.0, 200.0, 120.0)).all()


def test_a_blurred_plate_keeps_the_light(face: EigenfacePortrait) -> None:
    table = colours(LANTERN, pygame.Surface((1, 1), pygame.SRCALPHA).get_masks())
    weights = (0.94 * face.basis.arrival).astype(np.float32)
    found = []
    for blur in (0.0, 1.5, 6.0):
        part = left_of(face.basis.size)
        plate = Plate(face.basis, blur, face.basis.rank, part)
        assert not plate.make(1)
        assert plate.make(face.basis.rank)
        plate.mixed(weights, 0, SHARP, table)
        found.append(plate.light.copy())
    assert found[0].mean() == pytest.approx(found[2].mean(), rel=0.02)
    detail = [float(np.abs(np.diff(x, n=2, axis=1)).mean()) for x in found]
    assert detail[0] > detail[1]


def test_on_its_ground_it_is_the_same_picture(face: EigenfacePortrait) -> None:
    """Painted at once with what lies behind it, or blended over it: as good as one."""
    base = pygame.Surface((700, 500))
    base.fill((9, 20, 30))
    rect = pygame.Rect(60, 40, 560, 400)
    now = Moment(4.0, 0.5)
    pictures = []
    for ground in (None, face.grounded(base, rect, 1.0)):
        surface = base.copy()
        face.draw(
            surface, rect, rank=5, now=now, alone=1.0, theme=LANTERN, ground=ground
        )
        pictures.append(pygame.surfarray.array3d(surface).astype(float))
    assert np.abs(pictures[0] - pictures[1]).mean() < 1.5
    assert pictures[1].max() > 120.0


@pytest.mark.parametrize("clip", [(0, 0, 700, 500), (0, 0, 700, 240)])
def test_its_ground_stays_inside(
    face: EigenfacePortrait, clip: tuple[int, int, int, int]
) -> None:
    surface = pygame.Surface((700, 500))
    surface.fill((9, 20, 30))
    rect = pygame.Rect(60, 40, 560, 400)
    ground = face.grounded(surface, rect, 1.0)
    ground.fill((200, 0, 0))
    surface.set_clip(clip)
    now = Moment(4.0)
    face.draw(surface, rect, rank=5, now=now, alone=1.0, theme=LANTERN, ground=ground)
    surface.set_clip(None)
    assert lit(surface, (9, 20, 30)) == rect.clip(clip)


@pytest.mark.parametrize("level", [0, 1, 2, 3, 12, 40, 90])
def test_its_ground_is_no_darker_than_what_is_around(
    face: EigenfacePortrait, level: int
) -> None:
    base = pygame.Surface((900, 700))
    base.fill((level, level, level))
    ground = face.grounded(base, pygame.Rect(50, 20, 800, 640), 1.0)
    assert abs(pygame.transform.average_color(ground)[0] - level) <= 1


def test_on_black_there_is_no_box_about_the_face(face: EigenfacePortrait) -> None:
    base, rect = pygame.Surface((700, 400)), pygame.Rect(100, 0, 500, 400)
    ground = face.grounded(base, rect, 1.0)
    face.draw(
        base, rect, rank=3, now=Moment(2.0), theme=SHARP, alone=1.0, ground=ground
    )
    corner = pygame.surfarray.array3d(base)[100:130, :12]
    assert corner.max() == 0
