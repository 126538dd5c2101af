"""Speech: what each program is told, and what is done where one fails."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from game.ui.sound import speech_ways
from game.ui.sound.manner import Manner, Reader, fitting
from game.ui.sound.speech import BEGINS, SLOWEST, Voice
from game.ui.sound.speech_program import Program
from game.ui.sound.speech_ways import Way, ways
from game.ui.sound.speech_windows import Sapi, create_voice, language, open_sapi, rate

USUAL, QUICK = Manner(), Manner(rate=2.0, volume=0.5, voice="en-us", language="de")
LATEST = 10.0

SPD = """                 NAME                  LANGUAGE             VARIANT
         Afrikaans                        af                none
 English (America)                     en-US                none
 English (America)+Andy                en-US                Andy
"""
ESPEAK = """Pty Language       Age/Gender VoiceName    File     Other Languages
 5  af              --/M      Afrikaans          gmw/af
 2  en-gb           --/M      English_(Great_Britain) gmw/en           (en 2)
 2  en-uk           --/M      english-mb-en1     mb/mb-en1            (en-gb 3)(en 2)
"""
SAY = """Alex                en_US    # Most people recognize me by my voice.
Bad News            en_US    # The light you see at the end of the tunnel.
Anna                de_DE    # Hallo, ich heisse Anna.
"""


@pytest.mark.parametrize(
    ("command", "manner", "told"),
    [
        (speech_ways.spd_say, USUAL, "--wait --rate 0 --volume 100 --language en"),
        (
            speech_ways.spd_say,
            QUICK,
            "--wait --rate 65 --volume 0 --language de --synthesis-voice en-us",
        ),
        (
            speech_ways.spd_say,
            Manner(rate=0.5),
            "--wait --rate -92 --volume 100 --language en",
        ),
        (speech_ways.espeak, USUAL, "-s 175 -a 100 -v en"),
        (speech_ways.espeak, QUICK, "-s 350 -a 50 -v en-us"),
        (speech_ways.say, USUAL, "-r 175"),
    ],
)
def test_each_program_is_told_how_to_speak(
    command: Callable[[Manner, str], tuple[str, ...]], manner: Manner, told: str
) -> None:
    assert command(manner, "-x words") == (*told.split(), "--", "-x words")


def test_macos_is_told_the_loudness_within_the_text() -> None:
    told = speech_ways.say(replace(QUICK, voice="Bad News"), "hello")
    assert told == ("-r", "350", "-v", "Bad News", "--", "[[volm 0.50]] hello")


def test_the_voices_of_each_program_are_read() -> None:
    assert [*speech_ways.spd_readers(SPD)] == [
        Reader("Afrikaans", "Afrikaans", "af"),
        Reader("English (America)", "English (America)", "en-US"),
    ]
    assert [*speech_ways.espeak_readers(ESPEAK)] == [
        Reader("af", "Afrikaans", "af"),
        Reader("en-gb", "English (Great Britain)", "en-gb"),
    ]
    said = [*speech_ways.say_readers(SAY)]
    assert [r.name for r in said] == ["Alex", "Bad News", "Anna"]
    assert [r.name for r in fitting(said, "en")] == ["Alex", "Bad News"]
    assert [r.name for r in fitting(said, "de_AT")] == ["Anna"]


def test_every_system_has_its_programs() -> None:
    programs = {s: [w.program for w in ways(s)] for s in ("linux", "darwin", "win32")}
    assert programs["linux"] == ["spd-say", "espeak-ng", "espeak"]
    assert programs["darwin"][0] == "say"
    assert programs["win32"] == ["espeak-ng", "espeak"]


def way(folder: Path, name: str, script: str, listing: tuple[str, ...] = ()) -> Any:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    made = Way(
        program=name,
        command=speech_ways.espeak,
        listing=listing,
        readers=speech_ways.espeak_readers,
    )
    return str(program), made


def ended(speech: Program) -> None:
    until = time.monotonic() + LATEST
    while speech.speaking and time.monotonic() < until:
        time.sleep(0.005)


def test_an_unknown_voice_is_left_out_for_good(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f'printf "%s;" "$@" >> "{seen}"; [ "$6" != gone ]'
    speech = Program([way(tmp_path, "speak", script)])
    for _ in range(2):
        speech.say("hello", Manner(voice="gone"))
        ended(speech)
    said = seen.read_text("utf-8")
    assert said.count(";gone;") == 1
    assert said.count(";en;--;hello;") == 2


def test_a_program_that_fails_gives_way_to_the_next(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    speaks = way(tmp_path, "second", f'printf "%s" "$8" > "{seen}"')
    missing = (str(tmp_path / "none"), speaks[1])
    speech = Program([missing, way(tmp_path, "first", "exit 1"), speaks])
    speech.say("hello", USUAL)
    ended(speech)
    assert seen.read_text("utf-8") == "hello"


def test_when_all_have_failed_the_next_text_is_tried_again(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    script = f'[ -e "{seen}" ] && printf "%s" "$8" > "{seen}"'
    speech = Program([way(tmp_path, "speak", script)])
    speech.say("lost", USUAL)
    ended(speech)
    seen.touch()
    speech.say("heard", USUAL)
    ended(speech)
    assert seen.read_text("utf-8") == "heard"


def test_voices_are_looked_for_when_first_asked_for(tmp_path: Path) -> None:
    script = f"cat <<'END'\n{ESPEAK}END"
    voice = Voice(Program([way(tmp_path, "speak", script)]))
    until = time.monotonic() + LATEST
    while not voice.readers() and time.monotonic() < until:
        time.sleep(0.005)
    assert [r.id for r in voice.readers()] == ["en-gb"]


def test_last_words_are_said_and_none_after_them(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    speech = Program([way(tmp_path, "speak", f'printf "%s" "$8" >> "{seen}"')])
    voice = Voice(speech)
    voice.enabled = True
    voice.end("off")
    voice.say("more")
    ended(speech)
    assert (voice.enabled, seen.read_text("utf-8")) == (False, "off")


@pytest.fixture
def hanging(tmp_path: Path) -> Iterator[tuple[Program, Voice]]:
    """A program that never ends; all that it began is over after the test."""
    begun = []

    class Kept(Program):
        def say(self, text: str, manner: Manner) -> None:
            super().say(text, manner)
            begun.append(self._running)

    speech = Kept([way(tmp_path, "speak", "exec sleep 600")])
    voice = Voice(speech)
    voice.enabled = True
    yield speech, voice
    voice.hush()
    assert all(each is not None and each.wait(LATEST) for each in begun)


def test_a_program_that_hangs_is_ended_when_no_voice_could_be_so_slow(
    hanging: tuple[Program, Voice],
) -> None:
    _speech, voice = hanging
    voice.say(words := "a line of the story")
    voice.tick(BEGINS + len(words) / SLOWEST - 0.1)
    assert [voice.speaking] == [True]
    voice.tick(0.2)
    assert [voice.speaking] == [False]


def test_after_one_that_hung_the_next_text_is_said_and_has_its_own_time(
    hanging: tuple[Program, Voice],
) -> None:
    speech, voice = hanging
    voice.say("one")
    voice.add("two")
    voice.tick(0.0)
    first = speech._running
    voice.tick(60.0)
    assert speech._running not in {first, None}
    assert [voice.speaking, speech._said[0]] == [True, "two"]
    voice.tick(1.0)
    assert [voice.speaking] == [True]


def test_a_long_text_and_a_slow_voice_have_longer(
    hanging: tuple[Program, Voice],
) -> None:
    _speech, voice = hanging
    for text, pace in (("word " * 40, 1.0), ("word " * 20, 0.5)):
        voice.manner = Manner(rate=pace)
        voice.say(text)
        voice.tick(BEGINS + 30.0)
        assert [voice.speaking] == [True]


# Windows, on a voice that only keeps what it is told


class Token:
    def __init__(self, name: str, tongue: str) -> None:
        self.Id, self._name, self._tongue = f"token:{name}", name, tongue

    def GetDescription(self) -> str:  # noqa: N802
        return self._name

    def GetAttribute(self, name: str) -> str:  # noqa: N802
        return self._tongue if name == "Language" else ""


class SpVoice:
    Rate = Volume = 0

    def __init__(self) -> None:
        self.tokens = [Token("David", "409"), Token("Hedda", "407")]
        self.Voice = self.tokens[0]
        self.said: list[tuple[str, int]] = []
        self.broken = False

    def Speak(self, text: str, flags: int) -> None:  # noqa: N802
        if self.broken:
            raise OSError
        self.said.append((text, flags))

    def WaitUntilDone(self, milliseconds: int) -> bool:  # noqa: N802
        return not (self.said and self.said[-1][0]) and milliseconds == 0

    def GetVoices(self) -> "SpVoice":  # noqa: N802
        return self

    @property
    def Count(self) -> int:  # noqa: N802
        return len(self.tokens)

    def Item(self, index: int) -> Token:  # noqa: N802
        return self.tokens[index]


def test_sapi_is_told_how_to_speak() -> None:
    own = SpVoice()
    speech = open_sapi(lambda: (own, ValueError))
    assert isinstance(speech, Sapi)
    speech.say("a < b", Manner(rate=3.0, volume=0.5, voice="token:Hedda"))
    assert (own.Rate, own.Volume, own.Voice.Id) == (10, 50, "token:Hedda")
    assert own.said == [("a < b", 1 | 2 | 16)]
    assert [speech.speaking] == [True]
    speech.say("usual", Manner(voice="token:gone"))
    assert (own.Rate, own.Voice.Id) == (0, "token:David")
    speech.hush()
    assert [speech.speaking] == [False]
    assert [r.name for r in fitting(speech.readers(), "de")] == ["Hedda"]
    own.broken = True
    speech.say("nothing", USUAL)
    speech.hush()


def test_sapi_s_scales() -> None:
    assert [rate(x) for x in (0.1, 1 / 3, 1.0, 3.0, 9.0)] == [-10, -10, 0, 10, 10]
    assert [language(x) for x in ("409;9", "407", "zz", "")] == [
        "en_US",
        "de_DE",
        "",
        "",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has it")
def test_where_there_is_no_sapi_there_is_none() -> None:
    assert open_sapi(create_voice) is None
