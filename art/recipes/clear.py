"""A render on clear ground as a sprite: toned, made small, kept as a PNG."""

from pathlib import Path

import finish
import numpy as np
import studio
from PIL import Image

# As a lamp's warmth asks: the shoulder takes colour away again.
RICH = 1.22
KEPT = Path(__file__).resolve().parents[2] / "build"


def richer(light, share):
    """Linear light, its colours drawn away from grey by a share above 1."""
    grey = light @ np.array([0.2126, 0.7152, 0.0722])
    return np.maximum(grey[..., None] + share * (light - grey[..., None]), 0)


def values(raw, gain=1.7, rich=RICH):
    """A render as display values under their cover (h, w, 4), premultiplied."""
    found = studio.pixels(raw)
    alpha = np.clip(found[..., 3:], 0, 1)
    light = np.maximum(found[..., :3], 0) / np.maximum(alpha, 1e-4)
    colour = finish.display(gain * richer(light, rich))
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
