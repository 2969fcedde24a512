"""Every name in a deck and its model must be one that is known, and be given once."""

from __future__ import annotations

import pytest

from tests.deck.spoiling import DECK, RULES, WORLD, Spoiler

CELLS = "known: coast, river"
INJECTS = "known: bend-seeps, ferry-aground, minister-calls, pumps-short, rumour, storm-warning"
INDICATORS = (
    "known: money.fund, public.calm, public.press, water.coast, water.river, works.dyke, "
    "works.pumps, works.shelter"
)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (
            "{water.river: 340,",
            "{⟦water.rivr: 340,",
            'unknown indicator "water.rivr"; did you mean "water.river"?',
        ),
        ("{works.pumps: 4}", "{⟦zz.zz: 4}", f'unknown indicator "zz.zz"; {INDICATORS}'),
        (
            "shift: {water.coast: 1}",
            "shift: {⟦water.cost: 1}",
            'unknown indicator "water.cost"; did you mean "water.coast"?',
        ),
        (
            "shift: {works.dyke: 2}",
            "shift: {⟦works.dike: 2}",
            'unknown indicator "works.dike"; did you mean "works.dyke"?',
        ),
        (
            "effects: {water.river: -30,",
            "effects: {⟦water.rivers: -30,",
            'unknown indicator "water.rivers"; did you mean "water.river"?',
        ),
        (
            "effects: {works.dyke: -15,",
            "effects: {⟦works.dykes: -15,",
            'unknown indicator "works.dykes"; did you mean "works.dyke"?',
        ),
        (
            "set_back: {fair-fund: 1}",
            "set_back: {⟦fair-fun: 1}",
            'unknown initiative "fair-fun"; did you mean "fair-fund"?',
        ),
        (
            "set_back: {dyke-watch: 1}",
            "set_back: {⟦dike-watch: 1}",
            'unknown initiative "dike-watch"; did you mean "dyke-watch"?',
        ),
        (
            'o1, text: Practise sharing scarce pumps., steps: ["1"]',
            'o1, text: Practise sharing scarce pumps., steps: [⟦"7"]',
            'unknown step "7"; known: 1, 2',
        ),
        (
            'steps: ["1", "2"]\n        effects: {public.calm: 4',
            'steps: ["1", ⟦"3"]\n        effects: {public.calm: 4',
            'unknown step "3"; known: 1, 2',
        ),
        (
            "to: river\n",
            "to: ⟦rivers\n",
            'unknown cell of this deck "rivers"; did you mean "river"?',
        ),
        (
            "adviser: treasurer",
            "adviser: ⟦treasure",
            'unknown adviser "treasure"; did you mean "treasurer"?',
        ),
        ("rule: wear", "rule: ⟦ware", 'unknown rule "ware"; did you mean "wear"?'),
        (
            "for: share-out",
            "for: ⟦share-it-out",
            'unknown option "share-it-out"; did you mean "share-out"?',
        ),
        (
            "flashpoint: relief-fund",
            "flashpoint: ⟦relief",
            'unknown flashpoint or theme "relief"; did you mean "relief-fund"?',
        ),
        ("objectives: [o1]", "objectives: [⟦o3]", 'unknown objective "o3"; known: o1, o2'),
        (
            "lower: [near-miss]",
            "lower: [⟦near-mis]",
            'unknown flag "near-mis"; did you mean "near-miss"?',
        ),
        (
            "then: {inject: ferry-aground,",
            "then: {inject: ⟦ferry,",
            f'unknown inject "ferry"; {INJECTS}',
        ),
        (
            "then: [{inject: minister-calls,",
            "then: [{inject: ⟦ministers-call,",
            'unknown inject "ministers-call"; did you mean "minister-calls"?',
        ),
        (
            "      then: {inject: minister-calls,",
            "      then: {inject: ⟦ministers-call,",
            'unknown inject "ministers-call"; did you mean "minister-calls"?',
        ),
    ],
)
def test_an_unknown_name_in_a_deck_is_refused(
    spoiler: Spoiler, old: str, new: str, what: str
) -> None:
    """A name that leads nowhere would be an effect that silently never comes."""
    spoiler.expect(DECK, old, new, what)


def test_a_cell_the_model_does_not_have_is_refused(spoiler: Spoiler) -> None:
    """Nobody could sit there, and no counterpart could play it."""
    spoiler.expect(
        DECK,
        "cells: [river, coast]",
        "cells: [river, coast, ⟦hills]",
        f'unknown cell "hills"; {CELLS}',
    )


def test_private_news_for_nobody_is_refused(spoiler: Spoiler) -> None:
    """A secret addressed to a misspelt cell would reach no one."""
    spoiler.expect(
        DECK,
        "river: The lower town",
        "⟦rivr: The lower town",
        'unknown cell of this deck "rivr"; did you mean "river"?',
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (
            WORLD,
            "cares: {water.river: -2,",
            "cares: {⟦water.rive: -2,",
            'unknown indicator "water.rive"; did you mean "water.river"?',
        ),
        (
            WORLD,
            "terms: {works.dyke: 50,",
            "terms: {⟦works.dike: 50,",
            'unknown indicator "works.dike"; did you mean "works.dyke"?',
        ),
        (
            WORLD,
            "tension: water.river",
            "tension: ⟦water.rive",
            'unknown indicator "water.rive"; did you mean "water.river"?',
        ),
        (
            WORLD,
            "deterrence: works.dyke",
            "deterrence: ⟦works.dike",
            'unknown indicator "works.dike"; did you mean "works.dyke"?',
        ),
        (
            WORLD,
            "terms: {public.calm: 3}",
            "terms: {⟦public.clam: 3}",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            WORLD,
            "same: {public.calm: 2}",
            "same: {⟦public.clam: 2}",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            WORLD,
            "differ: {public.calm: -3,",
            "differ: {⟦public.clam: -3,",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (WORLD, "- cell: coast", "- cell: ⟦cost", 'unknown cell "cost"; did you mean "coast"?'),
        (
            WORLD,
            "shift: {public.calm: 2}",
            "shift: {⟦public.clam: 2}",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            WORLD,
            "effects: {money.fund: -8}",
            "effects: {⟦money.fond: -8}",
            'unknown indicator "money.fond"; did you mean "money.fund"?',
        ),
        (
            RULES,
            "effects: {water.river: 25}",
            "effects: {⟦water.rive: 25}",
            'unknown indicator "water.rive"; did you mean "water.river"?',
        ),
        (
            RULES,
            "drift: {water.river:",
            "drift: {⟦water.rive:",
            'unknown indicator "water.rive"; did you mean "water.river"?',
        ),
        (
            RULES,
            "terms: {works.pumps: -500}",
            "terms: {⟦works.pump: -500}",
            'unknown indicator "works.pump"; did you mean "works.pumps"?',
        ),
        (
            RULES,
            "flashpoint: dyke",
            "flashpoint: ⟦dike",
            'unknown flashpoint "dike"; did you mean "dyke"?',
        ),
        (
            RULES,
            "terms: {water.river: 10,",
            "terms: {⟦water.rive: 10,",
            'unknown indicator "water.rive"; did you mean "water.river"?',
        ),
        (
            RULES,
            "of: public.calm",
            "of: ⟦public.clam",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
        (
            RULES,
            "of: [works.dyke, works.shelter]",
            "of: [works.dyke, ⟦works.shelf]",
            'unknown indicator "works.shelf"; did you mean "works.shelter"?',
        ),
        (RULES, 'steps: ["2"]', 'steps: [⟦"4"]', 'unknown step "4"; known: 1, 2'),
        (
            RULES,
            "effects: {works.dyke: 5}",
            "effects: {⟦works.dike: 5}",
            'unknown indicator "works.dike"; did you mean "works.dyke"?',
        ),
        (
            RULES,
            "abandon: {public.calm: -2}",
            "abandon: {⟦public.clam: -2}",
            'unknown indicator "public.clam"; did you mean "public.calm"?',
        ),
    ],
)
def test_an_unknown_name_in_a_model_is_refused(
    spoiler: Spoiler, file: str, old: str, new: str, what: str
) -> None:
    """Every sum, rule and measure of the model names what exists."""
    spoiler.expect(file, old, new, what)


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        (DECK, "id: share-out", "id: ⟦to-the-bend", 'option "to-the-bend"'),
        (DECK, "{id: slips,", "{id: ⟦holds,", 'outcome "holds"'),
        (DECK, "{id: o2,", "{id: ⟦o1,", 'objective "o1"'),
        (DECK, "id: rumour", "id: ⟦minister-calls", 'inject "minister-calls"'),
        (WORLD, "{id: w2,", "{id: ⟦w1,", 'claim "w1"'),
        (WORLD, "{id: pump-blog,", "{id: ⟦delta-review,", 'source "delta-review"'),
        (WORLD, "{id: coast,", "{id: ⟦river,", 'cell "river"'),
        (WORLD, "{id: treasurer,", "{id: ⟦hydrologist,", 'adviser "hydrologist"'),
        (WORLD, "{id: works.dyke,", "{id: ⟦works.pumps,", 'indicator "works.pumps"'),
        (WORLD, "{id: harbour,", "{id: ⟦dyke,", 'flashpoint "dyke"'),
        (WORLD, "{id: spilling,", "{id: ⟦seeping,", 'rung "seeping"'),
        (WORLD, "{id: asks-money,", "{id: ⟦agrees,", 'reaction "agrees"'),
        (RULES, "{id: spring-tide,", "{id: ⟦wear,", 'rule "wear"'),
        (RULES, "{id: nobody-listens,", "{id: ⟦dyke-fails,", 'ending "dyke-fails"'),
        (RULES, 'id: "2"', 'id: ⟦"1"', 'step "1"'),
        (RULES, "id: fair-fund", "id: ⟦dyke-watch", 'initiative "dyke-watch"'),
    ],
)
def test_an_id_given_twice_is_refused_with_the_line_of_the_first(
    spoiler: Spoiler, file: str, old: str, new: str, name: str
) -> None:
    """Saves refer to ids, so two things with one id are one thing too few."""
    places = spoiler.replace(file, old, new)

    [problem] = [each for each in spoiler.found() if f"{name} is already given" in each]

    lines = (spoiler.folder / file).read_text(encoding="utf-8").splitlines()
    same = name.split('"')[1]
    first = next(
        number for number, line in enumerate(lines, 1) if f"id: {same}" in line.replace('"', "")
    )
    second = int(places[0].split(":")[1])
    if first == second:
        # the spoiled one comes first, so it is the other one that repeats it
        assert problem.endswith(f": {name} is already given on line {first}; rename one")
    else:
        assert problem == f"{places[0]}: {name} is already given on line {first}; rename one"


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("cells: [river, coast]", "cells: [river, coast, ⟦river]", "river"),
        ("to: [river, coast]", "to: [river, coast, ⟦coast]", "coast"),
    ],
)
def test_a_cell_named_twice_is_refused(spoiler: Spoiler, old: str, new: str, name: str) -> None:
    """It would be asked for two answers."""
    spoiler.expect(DECK, old, new, f'"{name}" stands here twice; remove one of them')
