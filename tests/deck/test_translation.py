"""Translations beside a deck: laid over it when asked for, every gap and every mistake named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wargame.analysis.policies import POLICIES, play
from wargame.core.scenario import Scenario
from wargame.core.scenario_json import scenario_to_json
from wargame.core.tables import compile_tables
from wargame.deck.folders import deck_files
from wargame.deck.load import load_scenario
from wargame.deck.overlay import overlay_path, read_overlay
from wargame.deck.texts import WORDS, digest, texts
from wargame.deck.translation import load_in, translation_problems, update
from wargame.desk import LocalDesk
from wargame.errors import DeckProblems
from wargame.gateway import NewSession
from wargame.journal.record import read
from wargame.journal.replay import replay
from wargame.journal.verify import verify

FOREIGN = Path(__file__).parents[1] / "data" / "foreign"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Return a small deck with a model of its own, in a folder that can be written to."""
    shutil.copytree(FOREIGN, tmp_path / "decks")
    return tmp_path / "decks" / "high-water.yaml"


def model_of(deck: Path) -> Path:
    """Return the translation of the model of the small deck."""
    return overlay_path(deck.parent / "flood-plain", "ja")


def fill(path: Path) -> None:
    """Translate every text of a file: into itself with a sign before it."""
    lines, english = [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("  # "):
            english += line[4:] + " "
        elif line.endswith('is: ""}'):
            said = english.strip().replace("\\", "\\\\").replace('"', '\\"')
            line, english = line.replace('is: ""}', f'is: "訳 {said}"}}'), ""  # noqa: PLW2901
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def translated(deck: Path) -> Path:
    """Return the small deck with all its texts translated."""
    for is_model in (False, True):
        path, _, _ = update(deck, "ja", is_model=is_model)
        fill(path)
    return deck


def shown(scenario: Scenario) -> list[str]:
    """Return every text of a scenario."""
    return [text.english for text in texts(scenario_to_json(scenario))]


def test_a_skeleton_holds_every_text_with_its_english_beside_it(deck: Path) -> None:
    """A translator needs no other file."""
    path, missing, stale = update(deck, "ja", is_model=False)

    mine = [text for text in texts(scenario_to_json(load_scenario(deck))) if not text.is_model]
    assert missing == len({(text.group, text.path) for text in mine})
    assert stale == 0
    written = " ".join(path.read_text(encoding="utf-8").replace("#", " ").split())
    for text in mine:
        assert " ".join(text.english.split()) in written
    overlay = read_overlay(path, "ja")
    assert overlay is not None
    assert overlay.problems == ()


def test_a_translated_deck_says_everything_in_its_language(translated: Path) -> None:
    """Deck and model, injects and words, and nothing of the rules has changed."""
    scenario, notice = load_in(translated, "ja")

    assert notice == ""
    assert scenario.language == "ja"
    assert [text for text in shown(scenario) if not text.startswith("訳 ")] == []
    original = load_scenario(translated)
    assert [each.id for each in scenario.injects] == [each.id for each in original.injects]
    assert [each.options[0].effects for each in scenario.injects] == [
        each.options[0].effects for each in original.injects
    ]
    assert scenario.model.sources == original.model.sources
    assert translation_problems(translated, "ja") == ()


def test_what_is_translated_stays_when_the_file_is_brought_up_to_date(translated: Path) -> None:
    """Writing it again changes nothing."""
    for is_model in (False, True):
        path, missing, stale = update(translated, "ja", is_model=is_model)
        before = path.read_text(encoding="utf-8")
        assert (missing, stale) == (0, 0)
        update(translated, "ja", is_model=is_model)
        assert path.read_text(encoding="utf-8") == before
    assert load_in(translated, "ja")[1] == ""


def test_a_changed_original_is_told_until_its_translation_is_revised(translated: Path) -> None:
    """The digest of the wording says so; line breaks do not matter."""
    text = translated.read_text(encoding="utf-8")
    title = load_scenario(translated).title
    translated.write_text(
        text.replace(f"title: {title}\n", "title: A new title\n", 1), encoding="utf-8"
    )

    [problem] = translation_problems(translated, "ja")
    _, notice = load_in(translated, "ja")
    path, _, stale = update(translated, "ja", is_model=False)

    assert 'deck title is out of date; the original says now: "A new title"' in problem.what
    assert problem.line > 1
    assert notice == "high-water: 1 are translated from an older wording."
    assert stale == 1
    written = path.read_text(encoding="utf-8")
    assert f"OUT OF DATE: revise the text, then write of: {digest('A new title')}" in written
    path.write_text(written.replace(digest(title), digest("A new title")), encoding="utf-8")
    assert translation_problems(translated, "ja") == ()
    assert digest("A  new\ntitle ") == digest("A new title")


def test_a_missing_text_stays_english_and_is_told(translated: Path) -> None:
    """A session can be played all the same."""
    path = overlay_path(translated, "ja")
    scenario = load_scenario(translated)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f"訳 {scenario.title}", "", 1), encoding="utf-8")

    done, notice = load_in(translated, "ja")
    [problem] = translation_problems(translated, "ja")

    assert done.title == scenario.title
    assert notice == "high-water: 1 texts are not translated."
    assert f'deck title is not translated; it says: "{scenario.title}"' in problem.what


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("  title:", "  titel:", 'deck has no text "titel"; did you mean "title"?'),
        ("deck:\n", "dekc:\n", 'nothing is called "dekc" in the original; did you mean "deck"?'),
        ("{of: ", "{off: ", "write `{of: DIGEST, is: TEXT}`, and nothing else"),
        ("language: ja", "language: de", "`language` must be ja, as the name of the file says"),
        ("translates: high", "translates: low", "`translates` must be high-water"),
        ("language: ja", "language: [ja", "not valid YAML"),
        ("deck:\n", "deck: []\nmore:\n", "write a mapping of texts here"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    translated: Path, was: str, becomes: str, says: str
) -> None:
    """All of them at once, as for a deck."""
    path = overlay_path(translated, "ja")
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    problems = translation_problems(translated, "ja")

    assert any(says in str(problem) for problem in problems), problems
    assert all(problem.file == str(path) for problem in problems)


def test_a_file_that_cannot_be_read_is_never_overwritten(translated: Path) -> None:
    """And a session is not begun with half of it."""
    path = overlay_path(translated, "ja")
    path.write_text("deck: [", encoding="utf-8")

    with pytest.raises(DeckProblems):
        update(translated, "ja", is_model=False)
    with pytest.raises(DeckProblems):
        load_in(translated, "ja")

    assert path.read_text(encoding="utf-8") == "deck: ["


def test_a_deck_without_a_translation_is_played_in_english_and_says_so(deck: Path) -> None:
    """The checks name the file that is missing."""
    scenario, notice = load_in(deck, "ja")

    assert scenario == load_scenario(deck)
    assert notice == "high-water is not translated (ja); it is played in English."
    files = [problem.file for problem in translation_problems(deck, "ja")]
    assert sorted(files) == sorted([str(overlay_path(deck, "ja")), str(model_of(deck))])


def test_words_are_translated_once_and_the_models_count_for_its_decks(translated: Path) -> None:
    """A sender of many decks stands in the model's file, whether or not the model names it."""
    own, models = overlay_path(translated, "ja"), model_of(translated)
    overlay = read_overlay(own, "ja")
    assert overlay is not None
    word = next(iter(overlay.texts[WORDS]))
    lines = own.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {word}: "))
    entry = lines.pop(at)
    own.write_text("\n".join(lines), encoding="utf-8")
    text = models.read_text(encoding="utf-8")
    models.write_text(text.replace("words:\n", f"words:\n{entry}\n", 1), encoding="utf-8")

    assert translation_problems(translated, "ja") == ()
    assert load_in(translated, "ja")[1] == ""
    update(translated, "ja", is_model=True)
    update(translated, "ja", is_model=False)
    assert f"訳 {word}" in models.read_text(encoding="utf-8")
    assert f"\n  {word}: " not in own.read_text(encoding="utf-8")


@pytest.fixture
def including(translated: Path) -> Path:
    """Return a deck with one inject of its own and those of the translated deck."""
    text = translated.read_text(encoding="utf-8").replace("deck: high-water", "deck: spring-tide")
    head, injects = text.split("\ninjects:\n")
    first = injects.split("\n  - id: ")[0].replace("pumps-short", "tide-comes") + "\n"
    deck = translated.with_name("spring-tide.yaml")
    deck.write_text(f"{head}\ninclude: [high-water]\ninjects:\n{first}", encoding="utf-8")
    return deck


def test_a_deck_that_includes_others_holds_the_translation_of_its_own_texts_only(
    including: Path,
) -> None:
    """An inject is translated once, where it is written."""
    path, _, _ = update(including, "ja", is_model=False)
    fill(path)

    overlay = read_overlay(path, "ja")
    assert overlay is not None
    assert set(overlay.texts) == {"deck", "injects/tide-comes"}
    assert translation_problems(including, "ja") == ()
    scenario, notice = load_in(including, "ja")
    assert notice == ""
    assert [text for text in shown(scenario) if not text.startswith("訳 ")] == []


def test_a_gap_in_an_included_deck_is_told_where_it_can_be_filled(including: Path) -> None:
    """Whoever checks the large deck is sent to the file of the small one."""
    fill(update(including, "ja", is_model=False)[0])
    small = overlay_path(including.with_name("high-water.yaml"), "ja")
    text = small.read_text(encoding="utf-8")
    title = next(one.title for one in load_scenario(including).injects if one.id == "bend-seeps")
    assert f"訳 {title}" in text
    small.write_text(text.replace(f"訳 {title}", "", 1), encoding="utf-8")

    [problem] = translation_problems(including, "ja")

    assert problem.file == str(small)
    assert f'injects/bend-seeps title is not translated; it says: "{title}"' in problem.what


def test_a_save_keeps_the_language_it_was_played_in(translated: Path, tmp_path: Path) -> None:
    """It can be played on anywhere, and its record stays true."""
    saves = tmp_path / "saves"
    table = LocalDesk(saves, (translated.parent,)).start(
        NewSession(deck="high-water", cell="all", seed=1, language="ja")
    )
    table.close()
    shutil.rmtree(translated.parent)

    [save] = saves.glob("*.jsonl")
    history = replay(read(save))
    again = LocalDesk(saves, ()).resume(save.name)

    assert history.tables.scenario.language == "ja"
    assert again.view().title.startswith("訳 ")
    assert "ターン1" in again.news()[1].headline
    again.close()
    assert verify(save).is_true


DECKS = Path(__file__).parents[2] / "decks"


@pytest.mark.parametrize("name", [path.stem for path in deck_files(DECKS)])
def test_the_decks_that_come_with_the_program_are_translated_in_full(name: str) -> None:
    """Whoever changes a text is told which translation to revise, with its line."""
    assert [str(one) for one in translation_problems(DECKS / f"{name}.yaml", "ja")] == []


@pytest.mark.parametrize("name", [path.stem for path in deck_files(DECKS)])
def test_a_translated_deck_plays_as_its_original(name: str) -> None:
    """Only words differ: the same luck and the same answers lead to the same end."""
    path = DECKS / f"{name}.yaml"
    original, (translated, notice) = load_scenario(path), load_in(path, "ja")
    ends = [
        play(compile_tables(each), POLICIES["random"], 7, ("all",))
        for each in (original, translated)
    ]

    assert notice == ""
    assert ends[0].values == ends[1].values
    assert (ends[0].ending, ends[0].overall) == (ends[1].ending, ends[1].overall)
