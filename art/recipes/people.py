"""Random people: measures that hang together, and the shape that follows from them.

Four hidden factors (strength, length, softness, openness) drive the single measures,
so wide chins come with wide noses and long heads with long chins, as in a crowd.
"""

import numpy as np
from headmesh import TARGETS, base, stocks, target, unit


def _pair(folder, name, less, more, spread):
    low, high = ([f"{folder}/{s}-{name}-{w}" for s in "lr"] for w in (less, more))
    return (name, low, high, spread)


def _one(folder, name, less, more, spread):
    return (name, [f"{folder}/{name}-{less}"], [f"{folder}/{name}-{more}"], spread)


MEASURES = (
    _pair("cheek", "cheek-bones", "decr", "incr", 0.45),
    _pair("cheek", "cheek-inner", "decr", "incr", 0.35),
    _pair("cheek", "cheek-volume", "decr", "incr", 0.45),
    _pair("cheek", "cheek-trans", "down", "up", 0.35),
    _one("chin", "chin-bones", "decr", "incr", 0.4),
    _one("chin", "chin-height", "decr", "incr", 0.4),
    _one("chin", "chin-prognathism", "decr", "incr", 0.3),
    _one("chin", "chin-prominent", "decr", "incr", 0.4),
    _one("chin", "chin-width", "decr", "incr", 0.45),
    _one("chin", "chin-cleft", "decr", "incr", 0.25),
    _one("eyebrows", "eyebrows-angle", "down", "up", 0.5),
    _one("eyebrows", "eyebrows-trans", "down", "up", 0.4),
    _pair("eyes", "eye-bag", "decr", "incr", 0.4),
    _pair("eyes", "eye-corner1", "down", "up", 0.45),
    _pair("eyes", "eye-corner2", "down", "up", 0.45),
    _pair("eyes", "eye-epicanthus", "in", "out", 0.3),
    _pair("eyes", "eye-eyefold", "down", "up", 0.35),
    _pair("eyes", "eye-height1", "decr", "incr", 0.25),
    _pair("eyes", "eye-height2", "decr", "incr", 0.35),
    _pair("eyes", "eye-push1", "in", "out", 0.3),
    _pair("eyes", "eye-scale", "decr", "incr", 0.25),
    _pair("eyes", "eye-trans", "in", "out", 0.25),
    _one("forehead", "forehead-scale-vert", "decr", "incr", 0.4),
    _one("forehead", "forehead-temple", "decr", "incr", 0.4),
    _one("head", "head-fat", "decr", "incr", 0.3),
    _one("head", "head-scale-horiz", "decr", "incr", 0.3),
    _one("head", "head-scale-vert", "decr", "incr", 0.3),
    _one("mouth", "mouth-angles", "down", "up", 0.4),
    _one("mouth", "mouth-cupidsbow", "decr", "incr", 0.4),
    _one("mouth", "mouth-lowerlip-volume", "decr", "incr", 0.5),
    _one("mouth", "mouth-upperlip-volume", "decr", "incr", 0.5),
    _one("mouth", "mouth-lowerlip-height", "decr", "incr", 0.35),
    _one("mouth", "mouth-upperlip-height", "decr", "incr", 0.35),
    _one("mouth", "mouth-scale-horiz", "decr", "incr", 0.4),
    _one("mouth", "mouth-scale-vert", "decr", "incr", 0.35),
    _one("mouth", "mouth-trans", "down", "up", 0.3),
    _one("mouth", "mouth-laugh-lines", "in", "out", 0.35),
    _one("nose", "nose-base", "down", "up", 0.45),
    _one("nose", "nose-curve", "concave", "convex", 0.4),
    _one("nose", "nose-flaring", "decr", "incr", 0.35),
    _one("nose", "nose-hump", "decr", "incr", 0.4),
    _one("nose", "nose-nostrils-width", "decr", "incr", 0.4),
    _one("nose", "nose-point", "down", "up", 0.4),
    _one("nose", "nose-point-width", "decr", "incr", 0.45),
    _one("nose", "nose-scale-depth", "decr", "incr", 0.4),
    _one("nose", "nose-scale-horiz", "decr", "incr", 0.4),
    _one("nose", "nose-scale-vert", "decr", "incr", 0.35),
    _one("nose", "nose-volume", "decr", "incr", 0.35),
    _one("nose", "nose-width1", "decr", "incr", 0.4),
    _one("nose", "nose-width2", "decr", "incr", 0.4),
)
# How strongly strength, length, softness and openness pull a measure.
PULLS = {
    "chin-width": (0.5, 0, 0, 0),
    "chin-bones": (0.4, 0, -0.2, 0),
    "chin-height": (0, 0.5, 0, 0),
    "head-scale-vert": (0, 0.6, 0, 0),
    "head-fat": (0.1, -0.2, 0.6, 0),
    "cheek-volume": (0, -0.1, 0.6, 0),
    "eye-height2": (0, 0, 0, 0.6),
    "eye-scale": (-0.3, 0, 0, 0.4),
    "eyebrows-trans": (-0.2, 0, 0, 0.5),
    "mouth-scale-horiz": (0.3, 0, 0, 0.2),
    "nose-scale-horiz": (0.4, -0.2, 0.2, 0),
    "nose-scale-vert": (0.2, 0.5, 0, 0),
}
SHAPES = ("oval", "round", "square", "rectangular", "triangular", "diamond")
UNEVEN = (
    "brown-1", "cheek-1", "eye-1", "eye-3", "jaw-1", "mouth-1", "nose-1", "nose-4",
)  # fmt: skip
# What a face does, as face units; a direction of the basis is found for each.
DEEDS = {
    "mouth": ("jawOpen",),
    "smile": ("mouthSmileLeft", "mouthSmileRight"),
    "brows": ("browInnerUp", "browOuterUpLeft", "browOuterUpRight"),
    "frown": ("browDownLeft", "browDownRight"),
    "blink": ("eyeBlinkLeft", "eyeBlinkRight"),
    "wide": ("eyeWideLeft", "eyeWideRight"),
    "purse": ("mouthPucker",),
}


def grown(sex, age, mix, weight, muscle):
    """The sum of the mean shapes: sex 0 to 1, age 0.19 a child, 0.5 young, 1 old."""
    t = (0.5 - age) / 0.3125 if age < 0.5 else (age - 0.5) / 0.5
    ages = {"young": 1 - t, "child" if age < 0.5 else "old": t}
    heavy = (max(0, 1 - 2 * weight), 1 - abs(2 * weight - 1), max(0, 2 * weight - 1))
    strong = (max(0, 1 - 2 * muscle), 1 - abs(2 * muscle - 1), max(0, 2 * muscle - 1))
    out = np.zeros_like(base()[0])
    for who, part in (("female", 1 - sex), ("male", sex)):
        for old, share in ages.items():
            for stock, some in zip(stocks(), mix, strict=True):
                if part * share * some > 1e-4:
                    file = f"macrodetails/{stock}-{who}-{old}"
                    out += part * share * some * target(file)
            for w, a in zip(("min", "average", "max"), heavy, strict=True):
                for m, b in zip(("min", "average", "max"), strong, strict=True):
                    file = f"macrodetails/universal-{who}-{old}-{m}muscle-{w}weight"
                    there = (TARGETS / f"{file}.target.gz").exists()
                    if part * share * a * b > 1e-4 and there:
                        out += part * share * a * b * target(file)
    return out


def somebody(rng, spread=0.7):
    """One person: measures by name, deeds by name, and the colours of the surface."""
    hidden = rng.normal(size=4)
    measures = {}
    for name, _, _, sigma in MEASURES:
        pull = np.array(PULLS.get(name, (0, 0, 0, 0)))
        own = np.sqrt(max(0.0, 1 - float(pull @ pull))) * rng.normal()
        measures[name] = float(np.clip(spread * sigma * (pull @ hidden + own), -1, 1))
    young = rng.random() <= 0.08
    age = rng.uniform(0.3, 0.5) if young else 0.5 + 0.5 * rng.beta(1.1, 1.6)
    mix, sex = rng.dirichlet([0.55] * 3), rng.beta(0.45, 0.45)
    deeds = {name: max(0.0, rng.normal(0, 0.22)) for name in DEEDS}
    deeds["mouth"] = max(0.0, rng.normal(-0.1, 0.35))
    shut = rng.random() < 0.12
    deeds["blink"] = rng.uniform(0.6, 1.0) if shut else 0.08 * rng.random()
    grey = max(0.0, (age - 0.72) / 0.25) * rng.uniform(0.2, 1)
    pale = rng.beta(1.1, 1.5) if mix[2] > 0.5 else rng.beta(0.6, 3.5)
    return {
        "sex": float(sex),
        "age": float(np.clip(age, 0.3, 0.97)),
        "mix": mix,
        "weight": float(np.clip(rng.normal(0.5, 0.17), 0.1, 0.95)),
        "muscle": float(np.clip(rng.normal(0.5, 0.12), 0.2, 0.85)),
        "measures": measures,
        "shape": (SHAPES[rng.integers(len(SHAPES))], rng.uniform(0, 0.7) * spread),
        "uneven": [
            (n, "lr"[rng.integers(2)], abs(rng.normal(0, 0.22))) for n in UNEVEN
        ],
        "deeds": deeds,
        "skin": float(np.clip(mix @ (0.95, 0.38, 0.18) + rng.normal(0, 0.08), 0.05, 1)),
        "lips": float(np.clip(rng.normal(0.5 + 0.25 * (1 - sex), 0.15), 0.1, 1)),
        "brow": float(np.clip(rng.normal(0.62 + 0.1 * sex, 0.15), 0.2, 1)),
        "hair": float(np.clip(pale * 0.34 + 0.02 + grey * 0.4, 0.01, 0.7)),
        "locks": int(rng.choice(4, p=(0.06, 0.38, 0.30, 0.26))),
        "hairline": float(rng.normal(0, 0.5)),
        "part": float(rng.normal(0, 0.6)),
        "volume": float(rng.uniform(0.4, 1.2)),
        "beard": float(max(0.0, rng.normal(-0.1, 0.5)) * (sex > 0.7)),
        "iris": float(np.clip(rng.beta(1, 2) * (mix[2] + 0.15), 0.03, 0.8)),
    }


def alice():
    """Alice, always the same: young, an oval face, grey-green eyes, brown hair."""
    who = somebody(np.random.default_rng(11), spread=0.30)
    who |= {
        "sex": 0.04, "age": 0.46, "mix": np.array([0.12, 0.22, 0.66]), "weight": 0.42,
        "muscle": 0.45, "skin": 0.16, "lips": 0.75, "brow": 0.72, "hair": 0.10,
        "locks": 3, "part": 0.6, "volume": 1.0, "beard": 0.0, "iris": 0.45,
        "hairline": -0.1, "shape": ("oval", 0.5),
    }  # fmt: skip
    who["measures"] |= {
        "eye-scale": 0.25, "eye-height2": 0.15, "nose-scale-horiz": -0.25,
        "nose-volume": -0.2, "mouth-cupidsbow": 0.4, "mouth-lowerlip-volume": 0.35,
        "chin-width": -0.25, "cheek-bones": 0.3, "nose-base": 0.2, "nose-width2": -0.2,
        "head-scale-vert": 0.0, "mouth-scale-horiz": -0.1, "eyebrows-angle": 0.2,
    }  # fmt: skip
    who["uneven"] = [(n, s, 0.6 * v) for n, s, v in who["uneven"]]
    calm = {"smile": 0.14, "brows": 0.2, "wide": 0.1}
    who["deeds"] = dict.fromkeys(DEEDS, 0.0) | calm
    return who


def shaped(who):
    """The coarse vertices (n, 3) of one person."""
    build = (who[k] for k in ("sex", "age", "mix", "weight", "muscle"))
    out = base()[0] + grown(*build)
    for name, less, more, _ in MEASURES:
        value = who["measures"].get(name, 0.0)
        for file in more if value > 0 else less:
            out = out + abs(value) * target(file)
    shape, share = who["shape"]
    out = out + share * target(f"head/head-{shape}")
    for name, side, value in who["uneven"]:
        out = out + value * target(f"asym/asym-{name}-{side}")
    for deed, value in who["deeds"].items():
        if value > 0:
            for name in DEEDS.get(deed, (deed,)):
                out = out + value * unit(name)
    return out
