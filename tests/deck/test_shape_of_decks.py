"""What a deck file may hold: every refusal of a value, at its place and in its words."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, Spoiler
from wargame.deck.load import load_scenario

NOT_A_NUMBER = "a whole number is needed here; write one such as 3 or -2"
NOT_REAL = "this is in no calendar; write a real one"
ONE_START = "give one of `quarter`, `month`, `week` and `day`, and no other"
KINDS = "pressure, shock, accident, politics or opening"
POSTURES = "firm, conciliatory or mixed"
METHODS = "news, cable, phone call, intelligence report, social media or order"
PHASES = "competition, crisis, conflict or de-escalation"
WINDOW = "two numbers are needed here; write them as [1, 6]"
NO_LIST = "a list is needed here; write one as [a, b] or with a dash before each item"
NO_TEXT = "a text is needed here, not a list or a mapping; write one"
NO_MAPPING = "a mapping is needed here; write `key: value` lines or {key: value}"

SEEPING = (
    "situation: The landward side of the bend is wet for forty metres, "
    "and the wet is clear water, not mud. Yet."
)
PUMPS = "title: Twelve pumps for two districts"


@pytest.mark.parametrize("written", ["four", "4.0", "0x4", "4_0", "٤", "--4", "''", "1e3"])
def test_only_plain_digits_are_a_number(spoiler: Spoiler, written: str) -> None:
    """Python's own int() and YAML's numbers take more than a deck means."""
    spoiler.expect(DECK, "turns: 4", f"turns: ⟦{written}", NOT_A_NUMBER)


@pytest.mark.parametrize("written", ["4", "+4", "004", "'4'"])
def test_a_number_may_have_a_sign_zeros_and_quotes(spoiler: Spoiler, written: str) -> None:
    """A number is text to the reader, so how it was quoted cannot matter."""
    spoiler.replace(DECK, "turns: 4", f"turns: {written}")

    assert load_scenario(spoiler.folder / DECK).turns == 4


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "turns: 4",
            "turns: ⟦0000000004",
            "this number has more than nine digits; use a smaller one",
        ),
        (
            "turns: 4",
            "turns: ⟦[4]",
            "a number is needed here, not a list or a mapping; write one such as 3",
        ),
        ("turns: 4", "turns: ⟦61", "61 is out of range; write a number from 1 to 60"),
        ("capital: 1\n", "capital: ⟦10\n", "10 is out of range; write a number from 0 to 9"),
        ("capital: 1\n", "capital: ⟦-1\n", "-1 is out of range; write a number from 0 to 9"),
        ("{works.pumps: 4}", "{works.pumps: ⟦0}", "a change of 0 changes nothing; remove it"),
        (
            "{works.pumps: 4}",
            "{works.pumps: ⟦100001}",
            "100001 is out of range; write a number from -100000 to 100000",
        ),
        ("{works.dyke: 2}", "{works.dyke: ⟦0}", "a change of 0 changes nothing; remove it"),
        ("weight: 4,", "weight: ⟦0,", "0 is out of range; write a number from 1 to 1000"),
        (", in: 1}}", ", in: ⟦0}}", "0 is out of range; write a number from 1 to 60"),
        ("deadline: 1", "deadline: ⟦0", "0 is out of range; write a number from 1 to 60"),
        ("most: 2", "most: ⟦0", "0 is out of range; write a number from 1 to 9"),
    ],
)
def test_a_number_outside_its_bounds_is_refused(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """Every number of a deck has bounds that the engine relies on."""
    spoiler.expect(DECK, old, new, what)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "kind: pressure",
            "kind: ⟦presure",
            f'"presure" is not one of {KINDS}; did you mean "pressure"?',
        ),
        ("kind: pressure", "kind: ⟦[pressure]", f"one of {KINDS} is needed here; write it"),
        ("posture: firm", "posture: ⟦hard", f'"hard" is not one of {POSTURES}; choose {POSTURES}'),
        (
            "phase: crisis",
            "phase: ⟦Crisis",
            f'"Crisis" is not one of {PHASES}; did you mean "crisis"?',
        ),
        ("method: news", "method: ⟦email", f'"email" is not one of {METHODS}; choose {METHODS}'),
    ],
)
def test_a_word_outside_its_list_is_refused(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """A misspelt kind or posture must not become a kind of its own."""
    spoiler.expect(DECK, old, new, what)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "{week: 1998-W44, ",
            "{week: ⟦1998-44, ",
            '"1998-44" is no week; write one such as 2020-W15',
        ),
        ("{week: 1998-W44, ", "{week: ⟦1998-W54, ", NOT_REAL),
        ("{week: 1998-W44, ", "{month: ⟦1998-13, ", NOT_REAL),
        (
            "{week: 1998-W44, ",
            "{month: ⟦1998-1, ",
            '"1998-1" is no month; write one such as 2020-04',
        ),
        ("{week: 1998-W44, ", "{day: ⟦1998-02-30, ", NOT_REAL),
        (
            "{week: 1998-W44, ",
            "{day: ⟦30.2.1998, ",
            '"30.2.1998" is no day; write one such as 2020-04-06',
        ),
        (
            "{week: 1998-W44, ",
            "{quarter: ⟦1998-Q5, ",
            '"1998-Q5" is no quarter; write one such as 2020-Q2',
        ),
        ("{week: 1998-W44, ", "⟦{", ONE_START),
        ("{week: 1998-W44, ", "⟦{week: 1998-W44, month: 1998-10, ", ONE_START),
    ],
)
def test_a_deck_begins_at_one_real_time(spoiler: Spoiler, old: str, new: str, what: str) -> None:
    """Reports name turns by the calendar, so the first turn must be in it."""
    spoiler.expect(DECK, old, new, what)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("quarter: 2020-Q2", "2020-Q2"),
        ("month: 2020-04", "2020-04"),
        ("week: 2020-W53", "2020-W53"),
        ("day: 2020-02-29", "2020-02-29"),
    ],
)
def test_a_turn_is_a_quarter_a_month_a_week_or_a_day(
    spoiler: Spoiler, written: str, first: str
) -> None:
    """A crisis of days and a campaign of years both fit the format."""
    spoiler.replace(DECK, "week: 1998-W44", written)

    assert load_scenario(spoiler.folder / DECK).start == first


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (PUMPS, f"title: ⟦{'x' * 161}", "this text has 161 characters; use at most 160"),
        (PUMPS, 'title: ⟦"two\\nlines"', "this text must stand on one line; shorten it"),
        (PUMPS, "title:⟦", "this text is empty; write one"),
        (PUMPS, "title: ⟦[Twelve, pumps]", NO_TEXT),
        (
            "facilitator: Keep this in hand for a quiet week.",
            f"facilitator: ⟦{'x' * 4001}",
            "this text has 4001 characters; use at most 4000",
        ),
        (
            SEEPING,
            f"situation: ⟦{'water ' * 91}",
            "the situation has 91 words; use at most 90",
        ),
        ("version: 1.10", "version: ⟦v1", '"v1" is no version; write one such as 1.0.0'),
        (
            "language: en",
            "language: ⟦English",
            '"English" is no language code; write one such as en or ja',
        ),
        ("{works.pumps: 4}", "⟦[works.pumps]", NO_MAPPING),
        ("[2, 3], when", "⟦[2], when", WINDOW),
        ("[2, 3], when", "⟦2, when", NO_LIST),
    ],
)
def test_a_text_or_a_list_must_be_one_of_its_size(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """Screens and reports have room for so much, and a situation is read aloud."""
    spoiler.expect(DECK, old, new, what)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "\ntitle: High Water",
            "\n⟦titel: High Water",
            'unknown key "titel"; did you mean "title"?',
        ),
        (
            "kind: pressure",
            "kind: pressure\n    ⟦sort: dark",
            'unknown key "sort"; remove it',
        ),
        (
            "lower: [near-miss]}",
            "⟦lowers: [near-miss]}",
            'unknown key "lowers"; did you mean "lower"?',
        ),
        ("raise: near-miss,", "⟦Raise: near-miss,", 'unknown key "Raise"; did you mean "raise"?'),
        ("in: 1}", "in: 1, ⟦qqq: 1}", 'unknown key "qqq"; remove it'),
        ("in: 1}", "in: 1, ⟦after: 1}", 'unknown key "after"; remove it'),
        ("in: 1}", "in: 1, ⟦<<: 1}", 'unknown key "<<"; remove it'),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """A misspelt key that is ignored would silently change the exercise."""
    places = spoiler.replace(DECK, old, new)

    assert f"{places[0]}: {what}" in spoiler.found()


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("summary: Two", "# Two", "summary"),
        ("turns: 4", "", "turns"),
        ("version: 1.10", "", "version"),
    ],
)
def test_a_missing_key_of_the_deck_is_reported_at_its_beginning(
    spoiler: Spoiler, old: str, new: str, missing: str
) -> None:
    """There is no better place for what nobody wrote."""
    spoiler.replace(DECK, old, new)

    assert spoiler.found() == [f"{DECK}:1:1: `{missing}` is missing; add it"]


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        (
            "- id: pumps-short\n    title: Twelve pumps for two districts\n",
            "- ⟦id: pumps-short\n",
            "title",
        ),
        (
            "- {id: late, weight: 1, text: The ship waits outside the harbour.",
            "- ⟦{id: late, weight: 1",
            "text",
        ),
        ("{inject: bend-seeps, in: 1}", "⟦{inject: bend-seeps}", "in"),
        (
            "- id: deny\n        label: Deny it flatly\n",
            "- ⟦id: deny\n",
            "label",
        ),
    ],
)
def test_a_missing_key_is_reported_where_its_mapping_begins(
    spoiler: Spoiler, old: str, new: str, missing: str
) -> None:
    """The author must see which of many items lacks it."""
    spoiler.expect(DECK, old, new, f"`{missing}` is missing; add it")


def test_one_of_several_outcomes_without_a_weight_is_refused(spoiler: Spoiler) -> None:
    """Chances of which one is unknown are no chances."""
    spoiler.expect(
        DECK,
        """- id: hire-more
        label: Hire pumps abroad
        intent: Make the question go away with money.
        posture: mixed
        needs: money.fund >= 60
        steps: ["2"]
        effects: {works.pumps: 8, money.fund: -60}
        outcomes:
          - {id: in-time, weight: 2,""",
        """- ⟦id: hire-more
        label: Hire pumps abroad
        intent: Make the question go away with money.
        posture: mixed
        needs: money.fund >= 60
        steps: ["2"]
        effects: {works.pumps: 8, money.fund: -60}
        outcomes:
          - {id: in-time,""",
        "one of several outcomes has no `weight`; give it one",
    )


@pytest.mark.parametrize(
    ("identifier", "place"),
    [
        ("Rumour", "Rumour"),
        ("1rumour", "1rumour"),
        ("ru_mour", "ru_mour"),
        ("-rumour", "-rumour"),
        ("rumour-", "rumour-"),
        ("ru--mour", "ru--mour"),
        ("rümour", "rümour"),
    ],
)
def test_an_id_is_lower_case_letters_digits_and_single_hyphens(
    spoiler: Spoiler, identifier: str, place: str
) -> None:
    """Saves, reports and file names use ids as they are."""
    what = "is no id; use lower-case letters, digits and hyphens, starting with a letter"

    spoiler.expect(DECK, "id: rumour", f"id: ⟦{identifier}", f'"{place}" {what}')


def test_an_indicator_is_words_with_one_dot(spoiler: Spoiler) -> None:
    """The name is checked before it is looked up, so both faults are named."""
    what = "is no indicator; use lower-case words with one dot, as in us.commitment"
    unknown = 'unknown indicator "Works-Pumps"; did you mean "works.pumps"?'

    spoiler.expect(DECK, "{works.pumps: 4}", "{⟦⟦Works-Pumps: 4}", f'"Works-Pumps" {what}', unknown)


def test_too_few_options_are_refused(spoiler: Spoiler) -> None:
    """Two courses of action are a fork, not a decision to discuss."""
    text = (spoiler.folder / DECK).read_text(encoding="utf-8")
    silence = text[text.index("      - id: silence") :]

    spoiler.replace(DECK, silence, "")
    places = spoiler.replace(DECK, "options:\n      - id: test", "options:\n      ⟦- id: test")

    assert spoiler.found() == [f"{places[0]}: 2 given here, at least 3 needed; add more"]


def test_an_option_without_its_dash_still_counts(spoiler: Spoiler) -> None:
    """A forgotten dash is one problem: the option is given, though not as an entry of its own."""
    spoiler.expect(
        DECK,
        "      - id: share-out",
        "        ⟦id: share-out",
        '"id" is already given on line 40; remove one of them, or put a dash before this one',
    )


def test_a_malformed_option_still_counts(spoiler: Spoiler) -> None:
    """An option that is no mapping is one to mend, not one that is missing."""
    text = (spoiler.folder / DECK).read_text(encoding="utf-8")
    silence = text[text.index("      - id: silence") :]

    spoiler.expect(
        DECK,
        silence,
        "      - ⟦silence, and nothing else\n",
        "a mapping is needed here; write `key: value` lines or {key: value}",
    )


def test_a_mapping_is_no_list_of_too_few(spoiler: Spoiler) -> None:
    """Keys are not entries: what is wrong is that no list was written."""
    spoiler.expect(
        DECK,
        "outcomes: [{id: clean, text: The wells are clean., effects: {public.calm: 5}}]",
        "outcomes: ⟦{}",
        "a list is needed here; write one as [a, b] or with a dash before each item",
    )


def test_too_many_citations_are_refused(spoiler: Spoiler) -> None:
    """A list without an end is an attack or a mistake."""
    spoiler.expect(
        DECK,
        "source: facts/pump-blog",
        f"source: ⟦[{', '.join(['facts/pump-blog'] * 13)}]",
        "13 given here, at most 12 allowed; remove some",
    )


def test_problems_beyond_two_hundred_are_counted_not_shown(spoiler: Spoiler) -> None:
    """Nobody reads a thousand lines; a file that is all wrong is another file."""
    items = "\n".join("  - {id: a}" for _ in range(40))
    spoiler.replace(DECK, "injects:\n", f"injects:\n{items}\n")

    found = spoiler.found()

    assert f"{DECK}:0:0: 160 more problems are not shown; correct these first" in found
    assert len(found) < 450


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "deliver: {turn: 1}",
            "deliver: ⟦{turn: 1, when: turn > 0}",
            "`turn` fixes the delivery and stands alone; use `turns: [2, 2]` for a condition",
        ),
        (
            "deliver: {turn: 1}",
            "deliver: ⟦{turn: 1, weight: 2}",
            "`turn` fixes the delivery and stands alone; use `turns: [2, 2]` for a condition",
        ),
        (
            "deliver: {turn: 1}",
            "deliver: ⟦{shift: {water.river: 1}}",
            "`shift` moves a weight and there is none; give it `weight`",
        ),
        ("{draw_to: 2, most: 2}", "⟦{draw_to: 3, most: 2}", "`draw_to` is above `most`; lower it"),
    ],
)
def test_keys_that_contradict_each_other_are_refused(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """The engine would have to ignore one of them, and nobody would know which."""
    spoiler.expect(DECK, old, new, what)
