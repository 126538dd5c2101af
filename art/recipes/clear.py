"""A render on clear ground as a sprite: toned, made small, kept as a PNG."""

from pathlib import Path

import finish
import numpy as np
import studio
from PIL import Image

KEPT = Path(__file__).resolve().parents[2] / "build"


def toned(light, gain=1.7, rich=1.22):
    """Display values of linear light: a little richer, as a lamp's warmth asks."""
    grey = light @ np.array([0.2126, 0.7152, 0.0722])
    rich_light = np.maximum(grey[..., None] + rich * (light - grey[..., None]), 0)
    return finish.display(gain * rich_light)


def values(raw, gain=1.7):
    """A render as display values under their cover (h, w, 4), premultiplied."""
    found = studio.pixels(raw)
    alpha = np.clip(found[..., 3:], 0, 1)
    colour = toned(np.maximum(found[..., :3], 0) / np.maximum(alpha, 1e-4), gain)
    return np.concatenate([np.where(alpha > 0, colour, 0) * alpha, alpha], 2)


def keep(premultiplied, file):
    """Write display values under their cover as a PNG with straight colours."""
    straight = premultiplied.copy()
    straight[..., :3] /= np.maximum(premultiplied[..., 3:], 1e-4)
    picture = np.rint(np.clip(straight, 0, 1) * 255).astype(np.uint8)
    # What is all but clear is clear: a renderer's dust would show as a box.
    picture[picture[..., 3] < 3] = 0
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(file, optimize=True)
    return file


def sprite(raw, size, file, gain=1.7):
    """A render in its final size, written; the file."""
    whole = values(raw, gain)
    if whole.shape[:2] != size[::-1]:
        raise SystemExit(f"{raw} is not {size[0]} by {size[1]}: render it again")
    return keep(whole, file)
