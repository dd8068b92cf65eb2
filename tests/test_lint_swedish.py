"""Promises about words: figures, directions and measures are read as a Swede reads them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from vetlanda_policy.lint import swedish
from vetlanda_policy.lint.figures import figures, numbers
from vetlanda_policy.lint.swedish import BETTER, DOWN, REACH, SAME, UP


@pytest.mark.parametrize(
    "text, values",
    [
        ("minst 93 procent.", ["93"]),
        ("minst 92,5 %", ["92.5"]),
        ("15 000 invånare", ["15000"]),
        ("15\u00a0000 invånare och 1\u202f200 hus", ["15000", "1200"]),
        ("avvika med −0,5 procent", ["-0.5"]),
        ("6,4 % 7,8 %", ["6.4", "7.8"]),
        ("30 000 invånare 2030", ["30000"]),
        ("ska år 2020 uppgå till högst 60 procent / år 2025 högst 35 procent", ["60", "35"]),
        ("under mandatperioden 2015-2018", []),
        ("under mandatperioden 2015–18 ska 7 av 10", ["7", "10"]),
        ("unga upp till 25 år", []),
        ("elever i åk 5 och årskurs 9", []),
        ("senast den 31 december", []),
        ("Agenda 2030 och mål 4", []),
        ("1. Inflyttningen ska öka.", []),
        ("enligt 4 kap. 5 § lagen", []),
        ("nyckeltalet U07451", []),
        ("sedan 2019-12-31", []),
        ("1 314 mot 1 199 året före", ["1314", "1199"]),
        ("2 000 procent", ["2000"]),
        ("ungdomar 16-24 år", []),
        ("öppet 24/7", []),
        ("mellan 80-90 procent", ["80", "90"]),
        ("F-6 och Covid-19", []),
        ("minst 16,4 mnkr", ["16.4"]),
    ],
)
def test_the_figures_that_can_be_targets_are_found(text: str, values: list[str]) -> None:
    assert values == [str(f.value) for f in figures(text) if f.target]


@pytest.mark.parametrize(
    "text, value",
    [
        ("de tio bästa i landet", Fraction(10)),
        ("den bästa fjärdedelen", Fraction(1, 4)),
        ("tre fjärdedelar av skolorna", Fraction(3, 4)),
        ("hälften av hushållen", Fraction(50)),
        ("resultatet ska vara positivt", Fraction(0)),
        ("minst 90 procent av skolorna", Fraction(9, 10)),
        ("samtliga skolor", Fraction(1)),
        ("utsläppen ska halveras", Fraction(1, 2)),
        ("två av tre enheter", Fraction(200, 3)),
        ("8 av 10 elever", Fraction(80)),
        ("nio av tio elever", Fraction(9, 10)),
        ("högst 16,4 mnkr", Fraction(16_400_000)),
        ("högst 16 400 000 kr", Fraction(164, 10)),
        ("två miljoner", Fraction(2)),
        ("två och en halv procent", Fraction(1, 2)),
        ("ingen ska behöva vänta", Fraction(0)),
        ("minst en förening", Fraction(1)),
        ("varje elev ska nå målen", Fraction(100)),
    ],
)
def test_numbers_are_also_read_from_words_and_shares(text: str, value: Fraction) -> None:
    assert value in numbers(text)


@pytest.mark.parametrize(
    "text, ways",
    [
        ("ska vara minst 93 procent", {UP}),
        ("ska lägst uppgå till 3 procent", {UP, REACH}),
        ("ska högst vara 5 procent", {DOWN}),
        ("får inte överstiga 10 %", {DOWN}),
        ("bör ej överstiga 10 %", {DOWN}),
        ("ska inte understiga 10 %", {UP}),
        ("ska inte minska", {UP}),
        ("får inte öka", {DOWN}),
        ("ska öka varje år", {UP}),
        ("ska minska under mandatperioden", {DOWN}),
        ("att få ner sjukskrivningen", {DOWN}),
        ("ska vara oförändrad", {SAME}),
        ("ska förbättras", {BETTER}),
        ("ska vara lägre än i riket", {DOWN}),
        ("mindre än rikssnittet", {DOWN}),
        ("under rikssnittet", {DOWN}),
        ("under mandatperioden", set()),
        ("ska vara 8", set()),
        ("ska nå 8", {REACH}),
        ("på allra högsta nivå", set()),
    ],
)
def test_directions_are_read_with_their_negations(text: str, ways: set[str]) -> None:
    assert ways == swedish.directions(text)


@pytest.mark.parametrize(
    "text, changes, strict",
    [
        ("minst 93 procent", False, False),
        ("mer än 93 procent", False, True),
        ("överstiga 3 procent", False, True),
        ("får inte överstiga 3 procent", False, False),
        ("inte mer än 3 procent", False, False),
        ("90 procent eller högre", False, False),
        ("under 5 procent", False, True),
        ("under mandatperioden", False, None),
        ("minst 3 men mindre än 5", False, None),
        ("ska vara 8", False, None),
        ("ska öka", True, True),
        ("får inte öka", True, False),
        ("ska inte minska", True, False),
        ("ska vara oförändrad eller öka", True, None),
    ],
)
def test_it_is_read_whether_the_bound_itself_will_do(text: str, changes: bool, strict: bool | None) -> None:
    assert strict == swedish.strictness(text, changes=changes)


def test_words_are_compared_in_all_their_forms() -> None:
    assert swedish.share_a_word(["Inflyttningen till kommunen ska öka"], ["inflyttade", "Antal personer"])
    assert swedish.share_a_word(["sysselsättningen bland utrikes födda"], ["Självförsörjning och sysselsättningsgrad"])
    assert not swedish.share_a_word(["Eleverna i kommunen ska trivas"], ["Antal procent i kommunen"])


def test_other_words_are_recognised() -> None:
    assert swedish.names_measuring("Det mäts med en enkät.")
    assert not swedish.names_measuring("Det ska bli bättre.")
    assert swedish.names_baseline("jämfört med föregående år")
    assert swedish.names_average("i genomsnitt över perioden")
    assert swedish.names_every("vid varje mätning")
    assert "quarter" == swedish.how_often("ska varje kvartal vara högst 5")
    assert "month" == swedish.how_often("månadsvis")
    assert "year" == swedish.how_often("årligen")
    assert swedish.how_often("under året") is None
    assert swedish.says_should("bör ej överstiga")
    assert swedish.says_shall("skall vara oförändrad")
    assert not swedish.says_should("börs och börda")


def test_a_figure_keeps_how_it_was_written() -> None:
    (figure,) = figures("minst 92,5 procent av eleverna")
    assert ("92,5 procent", Decimal("92.5"), True) == (figure.written, figure.value, figure.percent)
