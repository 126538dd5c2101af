"""The Eigenface's basis: people whom nobody has met, and their components.

    python art/recipes/faces.py [--people 440] [--look]

Draws the people, Alice among them, each under a lamp of its own and with something on
their minds, and some of them again with one deed of the face at a time (mouth open,
brows up, stern ...). One face's brows are not where another's are, so what the deeds
change on the mean is stirred into every picture of the crowd, by chance: then the
leading components are theirs too. Every picture counts with its mirror image, as a
crowd has no side; Alice as she is met counts often enough that full rank is her face.
All go through ``game.linalg.faces.principal_faces``. Kept under ``art/faces``: the
mean and the components as 8-bit sheets, and ``faces.json`` with their scales, singular
values, the explained shares, Alice's coefficients, and each deed as a direction in the
basis: the mean change that it makes to a picture, projected on the components.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import people
import sitter
from manifest import note

from game.linalg.faces import coefficients, principal_faces, recompose

ROOT = Path(__file__).resolve().parents[2]
OUT, KEPT_IN = ROOT / "art" / "faces", ROOT / "build" / "faces"
W, H, SPAN, MIDDLE = 256, 320, 2.42, -0.135
# One component for every guess of the Ledger, and one to begin with.
KEPT, COLUMNS = 25, 5
# The first of the actors are Alice in other lights.
ACTORS, HERS, ALICES = 36, 6, 16
# How much the people of the crowd differ, and how many have no hair on their brow: a
# mean with a round head, in whose leading components there is room for what faces do.
LIKE, BALD = 0.5, 0.45
DARK = 0.05
GAZE = 0.42
# How far a deed is stirred into the crowd: a deviation, in the measure of the spreads.
STIRRED = {
    "brows": 5.5, "frown": 5.5, "smile": 3.2, "wide": 3.0, "look": 3.0, "soft": 3.0,
    "stern": 2.0,
}  # fmt: skip
MEETINGS = 16


def both(unit, amount):
    """A face unit on the left and on the right."""
    return {f"{unit}Left": amount, f"{unit}Right": amount}


# What a face does, as amounts of face units. Small deeds are overdone a little, as an
# actor would, or the crowd drowns them. The last two are moods.
DEEDS = {
    "mouth": {"jawOpen": 0.9},
    "smile": both("mouthSmile", 1.2),
    "brows": {"browInnerUp": 1.9} | both("browOuterUp", 1.0),
    "frown": both("browDown", 1.7),
    "blink": both("eyeBlink", 1.0),
    "wide": both("eyeWide", 1.4),
    "purse": {"mouthPucker": 1.0},
    "soft": {"browInnerUp": 1.3} | both("mouthSmile", 0.5) | both("eyeSquint", 0.4),
    "stern": both("browDown", 1.3) | both("mouthFrown", 0.9) | both("eyeSquint", 0.5),
}
PACKAGES = ("anny", "numpy", "scipy", "numba", "pillow")


def oval():
    """1 on the head, melting to 0 towards the frame; (H, W)."""
    y, x = np.mgrid[0:H, 0:W]
    far = np.hypot((x - (W - 1) / 2) / (W * 0.56), (y - H * 0.48) / (H * 0.56))
    share = 1 - np.clip((far - 0.66) / 0.30, 0, 1)
    return share * share * (3 - 2 * share)


def lamp(rng):
    """A key from somewhere before the face, most often high."""
    turn = np.radians(np.clip(rng.normal(0, 38), -80, 80))
    rise = np.radians(np.clip(rng.normal(24, 12), -5, 60))
    flat = np.cos(rise)
    key = (np.sin(turn) * flat, np.sin(rise), np.cos(turn) * flat)
    return sitter.Lamp(key, rng.uniform(0.85, 1.2), rng.uniform(0.18, 0.32))


def pose(rng):
    """Nearly upright, looking about."""
    gaze = (rng.normal(0, 0.26), rng.normal(0, 0.06))
    return sitter.Pose(rng.normal(0, 0.045), rng.normal(0, 0.03), gaze)


def picture(who, light, held, seed, samples=1):
    """Grey display values 0 to 1, (H, W), melted into the dark."""
    view = sitter.View(W, H, samples, SPAN, MIDDLE)
    image, cover = sitter.drawn(who, light, held, view, seed)
    grey = sitter.toned((image @ [0.30, 0.55, 0.15])[..., None], 1.0)[..., 0]
    grey = gaussian_filter(grey * cover + DARK * (1 - cover), 0.6)
    melt = oval()
    return np.asarray(grey * melt + DARK * (1 - melt), np.float32)


def acted(*parts):
    """Face units and their amounts, of (deed, amount) pairs together."""
    out = {}
    for deed, amount in parts:
        for unit, much in DEEDS[deed].items():
            out[unit] = out.get(unit, 0.0) + much * amount
    return out


def on_their_mind(rng):
    """What a face of the crowd does: brows one way or the other, and lips, and lids."""
    lift, mirth = rng.uniform(0.7, 1.3), rng.normal(0, 0.6)
    parts = [(("brows", "frown")[rng.integers(2)], lift)]
    parts += [("smile", max(0.0, mirth)), ("mouth", max(0.0, rng.normal(-0.1, 0.42)))]
    shut, wide = rng.random() < 0.12, max(0.0, rng.normal(0, 0.8))
    parts += [("blink", rng.uniform(0.6, 1.0) if shut else 0.08 * rng.random())]
    parts += [("wide", 0.0 if shut else wide), ("purse", max(0.0, rng.normal(0, 0.3)))]
    return acted(*parts) | both("mouthFrown", max(0.0, -1.6 * mirth))


def plain_browed(who):
    """The same person with brows that can be seen to move, at a more usual height."""
    usual = {f"eyebrows-{name}": 0.4 for name in ("angle", "trans")}
    calm = {name: v * usual.get(name, 1.0) for name, v in who["measures"].items()}
    dark = {"brow": min(1.0, 0.25 + who["brow"]), "hair": min(0.16, who["hair"])}
    return who | dark | {"measures": calm}


def kept(name, *what):
    """A picture by name, made once; ``what`` as for ``picture``."""
    file = KEPT_IN / f"{name}.npy"
    if not file.exists():
        KEPT_IN.mkdir(parents=True, exist_ok=True)
        np.save(file, picture(*what).astype(np.float16))
    return np.load(file).astype(np.float32)


def crowd(count):
    """The people (count, H * W), each another, in another light and mood."""
    out = []
    for i in range(count):
        rng = np.random.default_rng(1000 + i)
        who = plain_browed(people.somebody(rng, spread=LIKE))
        light, held = lamp(rng), pose(rng)
        who |= {"deeds": on_their_mind(rng)}
        if rng.random() < BALD:
            who |= {"locks": 0, "hairline": rng.uniform(4, 12)}
        out.append(kept(f"person-{i:03d}", who, light, held, i))
        if i % 40 == 0:
            print("people", i, flush=True)
    return np.array(out).reshape(count, -1)


def alice_as_met():
    """Alice as full rank arrives at her."""
    light = sitter.Lamp((-0.75, 0.60, 0.62), 1.0, 0.15)
    who, held = people.alice(), sitter.Pose()
    return kept("alice", who, light, held, 11, 2).ravel()


def alices():
    """Alice in other lights and moods, (ALICES, H * W)."""
    out = []
    for i in range(ALICES):
        rng = np.random.default_rng(5000 + i)
        who = people.alice() | {"deeds": on_their_mind(rng)}
        light, held = lamp(rng), pose(rng)
        out.append(kept(f"alice-{i:02d}", who, light, held, 11))
    return np.array(out).reshape(ALICES, -1)


def actors():
    """Some at rest and the same with one deed each: at rest (n, p), deeds by name.

    To look is no face unit; it turns the eyes.
    """
    rest, deeds = [], {name: [] for name in (*DEEDS, "look")}
    for i in range(ACTORS):
        rng = np.random.default_rng(9000 + i)
        who = people.alice() if i < HERS else plain_browed(people.somebody(rng))
        light, seed = lamp(rng), (11 if i < HERS else i)
        still = who | {"deeds": {}}
        at_ease, aside = sitter.Pose(), sitter.Pose(gaze=(GAZE, 0.0))
        rest.append(kept(f"actor-{i}-rest", still, light, at_ease, seed))
        for name in DEEDS:
            doing = who | {"deeds": acted((name, 1.0))}
            made = kept(f"actor-{i}-{name}", doing, light, at_ease, seed)
            deeds[name].append(made)
        deeds["look"].append(kept(f"actor-{i}-look", still, light, aside, seed))
        print("actor", i, flush=True)
    flat = {name: np.array(v).reshape(ACTORS, -1) for name, v in deeds.items()}
    return np.array(rest).reshape(ACTORS, -1), flat


def mirrored(pictures):
    """Pictures (n, p) and their mirror images, (2 n, p)."""
    other = pictures.reshape(-1, H, W)[:, :, ::-1].reshape(len(pictures), -1)
    return np.concatenate([pictures, other])


def changes(rest, deeds):
    """What each deed changes in a picture, on the mean over the actors; (p,) each."""
    found = {}
    for name, pictures in deeds.items():
        change = (pictures - rest).astype(np.float64)
        if name != "look":
            change = (change + mirrored(change)[len(change) :]) / 2
        found[name] = change.mean(0)
    return found


def stirred(pictures, moves):
    """The pictures (n, p), each with a chance share of what the deeds change."""
    rng = np.random.default_rng(77)
    out = pictures.copy()
    for name, much in STIRRED.items():
        way = moves[name] / np.linalg.norm(moves[name])
        out += (rng.normal(0, much, len(out))[:, None] * way).astype(np.float32)
    return out


def directions(basis, moves):
    """Each deed's coefficients (k,), and the share of its energy that they hold."""
    found = {}
    for name, change in moves.items():
        direction = basis.ghosts @ change
        held = float(direction @ direction / (change @ change))
        found[name] = {"weights": direction.tolist(), "held": round(held, 4)}
        print(f"{name:8s} held {held:.2f}", flush=True)
    return found


def sheets(basis):
    """The mean (H, W) and the components in one sheet, 8 bits, with their scales."""
    scales = np.abs(basis.ghosts).max(axis=1)
    rows = -(-KEPT // COLUMNS)
    sheet = np.full((rows * H, COLUMNS * W), 128, np.uint8)
    for i, ghost in enumerate(basis.ghosts):
        tile = np.rint(ghost / scales[i] * 127 + 128).reshape(H, W)
        y, x = i // COLUMNS * H, i % COLUMNS * W
        sheet[y : y + H, x : x + W] = tile.astype(np.uint8)
    mean = np.rint(np.clip(basis.mean, 0, 1) * 255).astype(np.uint8).reshape(H, W)
    return mean, sheet, scales


def write(basis, arrival, deeds, count):
    """Everything under ``art/faces``."""
    OUT.mkdir(parents=True, exist_ok=True)
    mean, sheet, scales = sheets(basis)
    Image.fromarray(mean).save(OUT / "mean.png", optimize=True)
    Image.fromarray(sheet).save(OUT / "ghosts.png", optimize=True)
    facts = {
        "width": W,
        "height": H,
        "columns": COLUMNS,
        "pictures": count,
        "scales": scales.tolist(),
        "singular": (basis.spread * np.sqrt(count - 1)).tolist(),
        "spread": basis.spread.tolist(),
        "share": basis.share.tolist(),
        "arrival": arrival.tolist(),
        "deeds": deeds,
    }
    (OUT / "faces.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    files = [OUT / name for name in ("mean.png", "ghosts.png", "faces.json")]
    sources = ("faces", "headmesh", "people", "raster", "sitter", "surface")
    note("faces", sources, files, PACKAGES, "MIT (head: MakeHuman, CC0 1.0)")


def main():
    """Draw, decompose, keep."""
    ask = ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--people", type=int, default=440)
    ask.add_argument("--look", action="store_true", help="show what was found")
    args = ask.parse_args()
    met, (rest, deeds) = alice_as_met(), actors()
    moves = changes(rest, deeds)
    hers = [pictures[:HERS] for pictures in (rest, *deeds.values())]
    everyone = [stirred(crowd(args.people), moves), alices(), *hers]
    pictures = mirrored(np.concatenate(everyone))
    pictures = np.concatenate([pictures, np.repeat(met[None], MEETINGS, axis=0)])
    basis = principal_faces(pictures, KEPT)
    shares = np.cumsum(basis.share)
    steps = (1, 2, 4, 8, 16, KEPT)
    print(len(pictures), {k: round(float(shares[k - 1]), 3) for k in steps})
    arrival = coefficients(basis, met)
    off = met - recompose(basis, arrival)
    print("Alice's rest", np.linalg.norm(off) / np.linalg.norm(met - basis.mean))
    write(basis, arrival, directions(basis, moves), len(pictures))
    if args.look:
        ladder = [recompose(basis, arrival, k) for k in (0, 1, 2, 4, 8, 16, KEPT)]
        row = np.concatenate([x.reshape(H, W) for x in (*ladder, met)], 1)
        Image.fromarray((np.clip(row, 0, 1) * 255).astype(np.uint8)).save(
            KEPT_IN / "ladder.png"
        )


if __name__ == "__main__":
    main()
