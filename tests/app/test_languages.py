"""Which language is spoken, and what of a story is said in it."""

from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from game.app.languages import languages, names, speak, wanted
from game.language import _, use
from game.narrative.machine.events import Line
from game.screens.opening.ways_in import first
from game.screens.shared.library import localized
from tests.screens.support import library, set_context

STORY = Path(__file__).resolve().parents[2] / "story"
TEST = "en_XA"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    use(NullTranslations())


@pytest.mark.parametrize(
    ("setting", "environment", "code"),
    [
        ("", {}, ""),
        ("", {"LANG": "C.UTF-8"}, ""),
        ("", {"LANG": "en_GB.UTF-8"}, ""),
        ("", {"LANG": "de_AT.UTF-8"}, "de"),
        ("", {"LANG": "de_DE@euro"}, "de"),
        ("", {"LANG": "pt_BR.UTF-8"}, "pt_BR"),
        ("", {"LANG": "nl_NL.UTF-8"}, ""),
        ("", {"LANGUAGE": "nl:de", "LANG": "en_GB"}, "de"),
        ("", {"LANG": "en_GB", "EIGENFACE_LANGUAGE": "de"}, "de"),
        ("de", {"LANG": "en_GB"}, "de"),
        ("en", {"LANG": "de_DE"}, ""),
        ("pt-BR", {}, "pt_BR"),
        ("nl", {"LANG": "de_DE"}, ""),
    ],
)
def test_the_setting_goes_before_the_computer(
    setting: str, environment: dict[str, str], code: str
) -> None:
    assert wanted(setting, ("de", "pt_BR"), environment) == code


def test_the_made_up_language_is_found_and_not_offered() -> None:
    assert TEST in languages(STORY)
    assert TEST not in names(STORY)


@pytest.mark.parametrize("data", [b"", b"not a catalogue", b"\xde\x12\x04\x95" * 9])
def test_a_damaged_catalogue_leaves_the_game_in_english(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "locale").mkdir()
    (tmp_path / "locale" / "de.mo").write_bytes(data)
    assert speak(tmp_path, "de") == ""
    assert speak(tmp_path, "nl") == ""
    assert _("Language") == "Language"


def test_names_guesses_and_levels_are_said_in_the_language() -> None:
    assert speak(STORY, TEST) == TEST
    plain, said = library(), localized(library())
    for old, new in zip(plain.ledger.guesses, said.ledger.guesses, strict=True):
        assert old.id == new.id
        assert old.words != new.words
        assert old.truth != new.truth
        assert old.verdict == new.verdict
    assert said.cast.speakers["patient"].name != plain.cast.speakers["patient"].name
    for kind, levels in plain.levels.levels.items():
        for level, told in zip(levels, said.levels.levels[kind], strict=True):
            assert level.title != told.title
    assert plain.program.chapters["rows"].title != "Rows"


def test_a_page_is_told_anew_when_the_language_changes(tmp_path: Path) -> None:
    with set_context(tmp_path) as context:
        context.speak = lambda setting: speak(STORY, setting)
        context.follow()
        page = first(context, "rows")
        before = page.journey.now.pause
        assert isinstance(before, Line)
        context.adopt(type(context.settings)(language=TEST))
        page.update(0.0, ())
        now = page.journey.now.pause
        assert isinstance(now, Line)
        assert now.id == before.id
        assert now.text != before.text
        assert now.source == before.text
        context.adopt(type(context.settings)(language=""))
        page.update(0.0, ())
        assert page.journey.now.pause == before
