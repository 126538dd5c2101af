"""Catalogues: what is new, changed or gone; what a translation must keep."""

import subprocess
import sys
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from hypothesis import given
from hypothesis import strategies as st

from game.verbs.translating import catalogues, placeholders, pseudo
from game.verbs.translating.extraction import Sentence, of_code

ROOT = Path(__file__).resolve().parents[3]
LINES = (
    Sentence("Go on, {name}.", "rows-01a", said="story/rows.yaml", comments=("sure",)),
    Sentence("{n} line", "", "{n} lines", "game/x.py"),
    Sentence("Back", said="game/x.py"),
)


def german(**strings: str) -> Catalog:
    made = catalogues.updated(
        Catalog(locale="de", creation_date=catalogues.MADE, fuzzy=False),
        catalogues.template(LINES),
    )
    for message in made:
        if message.context == "rows-01a":
            message.string = strings.get("line", "Weiter, {name}.")
    return made


def test_the_template_holds_context_comment_place_and_plural() -> None:
    text = catalogues.as_po(catalogues.template(LINES), bare=True).decode()
    assert "#. sure\n#: story/rows.yaml\n" in text
    assert 'msgctxt "rows-01a"\nmsgid "Go on' in text
    assert 'msgid "{n} line"\nmsgid_plural "{n} lines"' in text
    assert catalogues.as_po(catalogues.template(LINES), bare=True).decode() == text


def test_a_line_written_anew_keeps_its_translation_and_is_fuzzy() -> None:
    changed = (Sentence("Go on now, {name}.", "rows-01a"), *LINES[1:])
    again = catalogues.updated(german(), catalogues.template(changed))
    message = next(m for m in again if m.context == "rows-01a")
    assert message.id == "Go on now, {name}."
    assert message.string == "Weiter, {name}."
    assert message.fuzzy
    found = catalogues.coverage("de", again)
    assert (found.translated, found.fuzzy, found.total) == (1, 1, 3)
    kept = catalogues.as_po(again).decode()
    assert '#| msgid "Go on, {name}."' in kept
    spoken = GNUTranslations(BytesIO(catalogues.as_mo(again)))
    assert spoken.pgettext("rows-01a", message.id) == message.id


def test_an_unchanged_line_is_left_alone() -> None:
    again = catalogues.updated(german(), catalogues.template(LINES))
    message = next(m for m in again if m.context == "rows-01a")
    assert (message.string, message.fuzzy) == ("Weiter, {name}.", False)
    spoken = GNUTranslations(BytesIO(catalogues.as_mo(again)))
    assert spoken.pgettext("rows-01a", "Go on, {name}.") == "Weiter, {name}."


def test_what_is_gone_is_kept_as_obsolete() -> None:
    again = catalogues.updated(german(), catalogues.template(LINES[1:]))
    assert not [m for m in again if m.context == "rows-01a"]
    assert b"#~ msgstr" in catalogues.as_po(again)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Weiter, {name}.", ""),
        ("Weiter.", "lost {name}"),
        ("Weiter, {name}, $x$.", "invented $x$"),
        ("Weiter, {nam}.", "lost {name} and invented {nam}"),
    ],
)
def test_a_translation_keeps_its_places_and_formulas(line: str, told: str) -> None:
    found = [str(p) for p in placeholders.problems("de.po", german(line=line))]
    assert bool(found) == bool(told)
    assert all(told in each for each in found)


TEXTS = st.lists(
    st.sampled_from(
        ["Go on", "{name}", "$r1 . v = 4$", "[pause 0.5s]", "*so*", " ", "."]
    )
).map("".join)


@given(TEXTS)
def test_the_pseudo_language_keeps_all_that_is_not_words(text: str) -> None:
    said = pseudo.accented(text)
    assert placeholders.kept_parts(said) == placeholders.kept_parts(text)
    assert said.count("*") == text.count("*")


@given(st.text("abcdefgh XYZ", min_size=20))
def test_the_pseudo_language_is_two_fifths_longer_and_shares_no_letter(
    text: str,
) -> None:
    said, letters = pseudo.accented(text), sum(map(str.isalpha, text))
    grown = sum(map(str.isalpha, said)) / max(1, letters)
    assert letters < 5 or 1.25 <= grown <= 1.55
    assert not set(said) & set(pseudo._PLAIN)


def test_the_catalogues_that_ship_are_those_of_today() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "game", "strings", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_sentence_of_the_code_is_passed_over(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert list(of_code())
    assert not capfd.readouterr().err
