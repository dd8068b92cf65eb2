"""Promises about judging Vetlanda's goals: the published figures, boundaries, time, and what never matters."""

from __future__ import annotations

import decimal
import locale
import random
import threading
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import facts, measured
from vetlanda_policy.engine import default_closing, evaluate
from vetlanda_policy.engine.choose import Engine
from vetlanda_policy.errors import FactsError, QuestionError
from vetlanda_policy.facts import Facts, Status
from vetlanda_policy.rulefiles import read_rulebook
from vetlanda_policy.verdicts import Evaluation, GoalRecord

BOOK = read_rulebook("2015-2018")
LATER = read_rulebook("2020-2023")
PUBLISHED = "inflyttade 2015 1312\ninflyttade 2017 1314\ninflyttade 2018 1199\nnki-total 2014 77\nnki-total 2016 78"
AREAS = ("hemtjänst", "särskilt_boende", "funktionshinderomsorg", "socialtjänst", "kultur_och_fritid")


def goal(number: int, text: str, closing: str = "2018") -> GoalRecord:
    """One goal of 2015-2018, judged by both engines."""
    return both(facts(text), closing).goal(number)


def both(known: Facts, closing: str | None = None, known_on: date | None = None) -> Evaluation:
    """The evaluation that both engines agree on."""
    engines: tuple[Engine, Engine] = ("durable", "direct")
    one, other = (evaluate(BOOK, known, closing=closing, known_on=known_on, engine=e) for e in engines)
    assert one == other
    return one


def satisfaction(*values: str, year: str = "2018") -> str:
    """A value for each of the five areas."""
    return "\n".join(f"kundnöjdhet/{a} {year} {v}" for a, v in zip(AREAS, values, strict=True))


def test_goal_1_is_not_fulfilled_by_the_published_figures_although_two_years_are_missing() -> None:
    """1 199 after 1 314, whatever 2014 and 2016 were."""
    found = goal(1, PUBLISHED)
    assert "not_fulfilled" == found.verdict
    (made,) = found.criteria
    assert (Decimal(1199), "> 1314", Decimal(-116), "personer") == (
        made.observed,
        made.required,
        made.margin,
        made.unit,
    )
    assert () == found.causes
    assert ["2014", "2016"] == [c.period for c in made.also_missing]
    assert ["2015", "2017", "2018"] == [e.period for e in made.evidence]


def test_the_other_goals_are_undecided_by_the_published_figures_and_say_why() -> None:
    """Each names what is missing."""
    made = both(facts(PUBLISHED), "2018")
    assert ["undecided"] * 4 == [g.verdict.value for g in made.goals[1:]]
    causes = {g.number: {c.cause.value for c in g.causes} for g in made.goals}
    assert {2: {"no_assessment"}, 3: {"missing"}, 4: {"missing", "unknown_group"}, 5: {"missing", "unknown_group"}} == {
        n: c for n, c in causes.items() if n > 1
    }
    assert (0, 0, 1, 4) == tuple(made.summary.model_dump().values())


def test_goal_1_a_year_earlier_is_open_and_exactly_1313_would_settle_it() -> None:
    """1 312, unknown, 1 314."""
    found = goal(1, PUBLISHED, "2017")
    assert "undecided" == found.verdict
    assert ("fulfilled", "not_fulfilled") == found.possible
    assert {"2014": "<= 1311", "2016": "= 1313"} == {c.period: c.needed for c in found.causes}


@pytest.mark.parametrize(
    "series, verdict",
    [
        ("1000 1001 1002 1003 1004", "fulfilled"),
        ("1000 1001 1001 1003 1004", "not_fulfilled"),
        ("1000 1001 ? 1003 1004", "undecided"),
        ("1000 1001 ? 1002 1004", "not_fulfilled"),
        ("? 0 1 2 3", "not_fulfilled"),
        ("? 1 2 3 4", "undecided"),
        ("1000 1001 1002 1003 ?", "undecided"),
        ("1000 999 ? ? ?", "not_fulfilled"),
    ],
)
def test_goal_1_rises_every_year_or_not(series: str, verdict: str) -> None:
    """Equal years are no increase; a missing year decides only where no value would do."""
    known = [f"inflyttade {y} {v}" for y, v in zip(range(2014, 2019), series.split(), strict=True) if v != "?"]
    assert verdict == goal(1, "\n".join(known)).verdict


def test_goal_1_at_a_half_year_closing_is_judged_on_the_years_that_have_closed() -> None:
    """At 2016-H1 on 2014 and 2015; at 2015-H1 there is nothing to judge yet."""
    text = "inflyttade 2014 1300\ninflyttade 2015 1312\ninflyttade 2016 1"
    assert "fulfilled" == goal(1, text, "2016-H1").verdict
    early = goal(1, text, "2015-H1")
    assert "undecided" == early.verdict
    assert [("not_due", date(2015, 12, 31).isoformat())] == [(c.cause.value, c.date) for c in early.causes]


@pytest.mark.parametrize(
    "values, verdict, margin",
    [
        (("93", "93", "93", "93", "93"), "fulfilled", "0"),
        (("93", "93", "92.9", "93", "93"), "partly_fulfilled", "-0.1"),
        (("92.95", "92", "92.9", "90", "91"), "not_fulfilled", "-3"),
        (("93", "..", "94", "94", "94"), "undecided", "0"),
        (("92", "..", "94", "94", "94"), "partly_fulfilled", "-1"),
        (("92", "-", "92", "92", "92"), "undecided", "-1"),
    ],
)
def test_goal_3_needs_every_area_and_is_partly_met_by_some(values: tuple[str, ...], verdict: str, margin: str) -> None:
    """Nothing is rounded; the margin is that of the worst known area."""
    found = goal(3, satisfaction(*values))
    assert verdict == found.verdict
    assert Decimal(margin) == found.criteria[0].margin


def test_goal_3_takes_the_latest_measurement_of_each_area_and_says_how_old_it_is() -> None:
    """An older one counts where no newer was made."""
    text = satisfaction("94", "94", "94", "94", "94", year="2016") + "\nkundnöjdhet/hemtjänst 2018 92"
    made = both(facts(text), "2018")
    assert "partly_fulfilled" == made.goal(3).verdict
    said = [w.text for w in made.warnings if w.code == "latest-is-older"]
    assert 4 == len(said)
    assert "Kundnöjdhet, särskilt boende: den senaste mätningen är från 2016, inte 2018." in said


@pytest.mark.parametrize(
    "text, verdict",
    [
        ("nki-placering 2018 10", "fulfilled"),
        ("nki-placering 2018 11", "not_fulfilled"),
        ("nki-placering 2017 1", "undecided"),
        ("nki-total 2018 80\nnki-deltagare 0000 2018 10", "fulfilled"),
        ("nki-total 2018 80\nnki-deltagare 0000 2018 11", "undecided"),
        ("nki-total 2018 100\nnki-deltagare 0000 2018 196", "fulfilled"),
        ("nki-total 2018 100", "undecided"),
        ("nki-deltagare 0000 2018 9", "fulfilled"),
        ("nki-placering 2018 ..", "undecided"),
    ],
)
def test_goal_4_takes_the_published_place_or_what_the_values_leave_possible(text: str, verdict: str) -> None:
    """Place 10 and 11, and what is known without a place."""
    assert verdict == goal(4, text).verdict


CODES = [f"{n:04}" for n in (180, 380, 480, 580, 680, 780, 880, 1080, 1280, 1380, 1480, 1780)]


def test_goal_4_ties_share_a_place() -> None:
    """Nine better and three equal: all four share place 10."""
    better = "\n".join(f"nki-total {c} 2018 81" for c in CODES[:9])
    equal = "\n".join(f"nki-total {c} 2018 80" for c in CODES[9:])
    found = goal(4, f"nki-total 2018 80\nnki-deltagare 0000 2018 13\n{better}\n{equal}")
    assert ("fulfilled", Decimal(10), Decimal(0)) == (
        found.verdict,
        found.criteria[0].observed,
        found.criteria[0].margin,
    )
    assert 13 == found.criteria[0].comparisons[0].participants


def test_goal_4_ten_known_to_be_better_settle_it_without_the_number_of_participants() -> None:
    """The one thing that can be concluded then."""
    better = "\n".join(f"nki-total {c} 2018 81" for c in CODES[:10])
    assert "not_fulfilled" == goal(4, f"nki-total 2018 80\n{better}").verdict
    assert "undecided" == goal(4, f"nki-total 2018 80\n{better.rsplit(chr(10), 1)[0]}").verdict


def test_goal_4_says_when_the_values_give_another_place_than_the_published() -> None:
    """The published one counts."""
    better = "\n".join(f"nki-total {c} 2018 81" for c in CODES[:2])
    worse = "\n".join(f"nki-total {c} 2018 79" for c in CODES[2:])
    found = goal(4, f"nki-placering 2018 12\nnki-total 2018 80\nnki-deltagare 0000 2018 13\n{better}\n{worse}")
    assert "not_fulfilled" == found.verdict
    assert "ger plats 3, inte den publicerade 12" in found.explanation


def test_a_place_beyond_the_participants_is_an_error() -> None:
    """The place or the number is wrong, so nothing is judged."""
    with pytest.raises(FactsError, match="plats 11 för 2018, men bara 3 deltog"):
        goal(4, "nki-placering 2018 11\nnki-deltagare 0000 2018 3")


def test_a_place_known_only_so_far_is_shown_with_the_number_of_participants() -> None:
    """One is better, two are unknown: place 2 to 4 of 4."""
    found = goal(4, "nki-total 2018 80\nnki-deltagare 0000 2018 4\nnki-total 0684 2018 81")
    assert ((Decimal(2), Decimal(4)), 4) == (found.criteria[0].observed_between, found.criteria[0].participants)


def test_more_values_than_participants_is_an_error() -> None:
    """The number or the values are wrong, so nothing is judged."""
    better = "\n".join(f"nki-total {c} 2018 81" for c in CODES[:3])
    with pytest.raises(FactsError, match="säger att 3 deltog 2018, men 3 andra kommuner"):
        goal(4, f"nki-total 2018 80\nnki-deltagare 0000 2018 3\n{better}")


def group(*members: str, year: str = "2018") -> str:
    """A comparison group."""
    return "\n".join(f"jämförelsegrupp/lika {year} {m}" for m in members)


@pytest.mark.parametrize("size, limit", [(1, 1), (3, 1), (4, 1), (7, 1), (8, 2), (11, 2), (12, 3)])
def test_goal_5_counts_the_best_quarter_rounded_down_but_at_least_one(size: int, limit: int) -> None:
    """The municipality itself belongs to the group."""
    others = CODES[: size - 1]
    values = "\n".join(f"hme-total {c} 2018 {90 if n < limit - 1 else 70}" for n, c in enumerate(others))
    text = f"hme-total 2018 80\n{group(*(others or ['0685']))}\n{values}"
    assert "fulfilled" == goal(5, text).verdict
    if len(others) >= limit:
        worse = text.replace(f"{others[limit - 1]} 2018 70", f"{others[limit - 1]} 2018 81")
        assert "fulfilled" != goal(5, worse).verdict


def test_goal_5_is_partly_met_when_the_index_rose_at_every_measurement() -> None:
    """Step by step, from 2014."""
    rest = f"{group('0684')}\nhme-total 0684 2018 90"
    rising = "hme-total 2014 70\nhme-total 2016 71\nhme-total 2018 72"
    assert "partly_fulfilled" == goal(5, f"{rising}\n{rest}").verdict
    assert "not_fulfilled" == goal(5, f"{rising.replace('72', '71')}\n{rest}").verdict
    assert "not_fulfilled" == goal(5, f"{rising.replace('2016 71', '2016 70')}\n{rest}").verdict


def test_goal_5_several_groups_and_no_name_is_an_unknown_group() -> None:
    """Choosing one would be a guess."""
    text = f"hme-total 2018 80\n{group('0684')}\njämförelsegrupp/andra 2018 0686"
    found = goal(5, text)
    assert "unknown_group" in {c.cause.value for c in found.causes}
    assert "flera jämförelsegrupper" in found.explanation


def judgement(value: str, year: str = "2018", about: str = "2015-2018/2") -> str:
    """A recorded judgement."""
    return f"bedömning/{about} {year} {value}"


@pytest.mark.parametrize(
    "text, closing, verdict",
    [
        (judgement("fulfilled"), "2018", "fulfilled"),
        (judgement("partly_fulfilled"), "2018", "partly_fulfilled"),
        (judgement("not_fulfilled"), "2018", "not_fulfilled"),
        (judgement("undecided"), "2018", "undecided"),
        (judgement("fulfilled", "2017"), "2018", "undecided"),
        (judgement("fulfilled", "2018-H1"), "2018-H1", "fulfilled"),
        (judgement("fulfilled", "2018"), "2018-H1", "undecided"),
        ("", "2018", "undecided"),
    ],
)
def test_goal_2_is_what_the_judgement_of_the_closed_year_says(text: str, closing: str, verdict: str) -> None:
    """No figure decides it, and an old judgement does not count."""
    assert verdict == goal(2, text, closing).verdict


@pytest.mark.parametrize("withheld, status", [("..", "suppressed"), (".", "not_applicable"), ("-", "dropped_out")])
def test_a_judgement_that_is_withheld_leaves_the_goal_open_and_names_its_row(withheld: str, status: str) -> None:
    """Its row says that there is no judgement and why; an earlier one of the same year does not count instead."""
    found = goal(2, f"{judgement('fulfilled', '2018-H1')}\n{judgement(withheld)}")
    assert ("undecided", ("fulfilled", "partly_fulfilled", "not_fulfilled")) == (found.verdict, found.possible)
    assert [("no_assessment", "fakta.csv:3")] == [(c.cause.value, c.place) for c in found.causes]
    (evidence,) = found.criteria[0].evidence
    assert ("verdict", status, status) == (evidence.kind, evidence.value, evidence.status)


@pytest.mark.parametrize("withheld", ["..", ".", "-"])
def test_a_judgement_of_another_year_that_is_withheld_changes_nothing(withheld: str) -> None:
    """As an old judgement does not count."""
    assert goal(2, "").criteria == goal(2, judgement(withheld, "2017")).criteria


def test_a_judgement_may_not_say_partly_where_the_rule_does_not_declare_it() -> None:
    """Goal 2 of 2020-2023 does not."""
    row = measured(judgement("partly_fulfilled", "2022", "2020-2023/2"))
    with pytest.raises(FactsError, match="säger inte vad delvis betyder"):
        evaluate(LATER, Facts((row,), "0685"), closing="2022")


def test_a_target_that_lies_ahead_is_not_due_and_shows_the_distance_to_the_line() -> None:
    """27 673 in 2022 against a straight line from 27 466 to 30 000."""
    known = facts("folkmängd 2019 27466\nfolkmängd 2022 27673")
    found = evaluate(LATER, known, closing="2022").goal(1)
    assert ("undecided", ("fulfilled", "not_fulfilled")) == (found.verdict, found.possible)
    assert [("not_due", "2030-12-31")] == [(c.cause.value, c.date) for c in found.causes]
    line = found.criteria[0].comparisons[1]
    assert (">= 28158", Decimal(-485), False) == (line.required, line.margin, line.decides)
    assert 3 == len([c for c in found.criteria if not c.decides])


def test_the_default_closing_is_the_latest_annual_one_that_a_fact_reaches() -> None:
    """Facts after the period and before it reach none."""
    assert "2016" == both(facts("inflyttade 2016 1\ninflyttade 2021 2")).closing
    found = default_closing(BOOK, facts("inflyttade 2014 1\ninflyttade 2021 2"))
    assert found is None
    with pytest.raises(QuestionError, match="så det går inte att välja bokslut"):
        both(facts("inflyttade 2014 1"))


def test_a_closing_outside_the_period_is_refused() -> None:
    """2019 falls between the two periods."""
    for wrong in ("2019", "2018-H2", "x"):
        with pytest.raises(QuestionError, match="inget bokslut i perioden 2015-2018; de är 2015-H1"):
            both(facts(PUBLISHED), wrong)


def test_known_on_gives_the_same_answer_for_ever() -> None:
    """What is published later changes nothing."""
    early = [measured(f"inflyttade {y} {v}", 2, published=f"{y + 1}-02-21") for y, v in ((2014, 5), (2015, 6))]
    late = measured("inflyttade 2015 4", 9, published="2019-01-01")
    day = date(2016, 6, 1)
    before = both(Facts(tuple(early), "0685"), "2015", day).goals
    assert before == both(Facts((*early, late), "0685"), "2015", day).goals
    assert "fulfilled" == before[0].verdict
    assert "not_fulfilled" == both(Facts((*early, late), "0685"), "2015").goal(1).verdict


def test_a_preliminary_value_counts_unless_the_rule_asks_for_final_ones() -> None:
    """Vetlanda's rules do not; the evidence says what it is."""
    rows = [measured(f"inflyttade {y} {v}") for y, v in ((2014, 5), (2015, 6))]
    rows.append(measured("inflyttade 2016 7", status=Status.PROVISIONAL))
    found = both(Facts(tuple(rows), "0685"), "2016").goal(1)
    assert "fulfilled" == found.verdict
    assert "provisional" == found.criteria[0].evidence[-1].status


ROWS = "\n".join(
    [
        "inflyttade 2014 1290\ninflyttade 2015 1312\ninflyttade 2016 1313",
        satisfaction("93", "94", "92.9", "..", "95", year="2016"),
        "nki-total 2016 78\nnki-deltagare 0000 2016 12\nnki-total 0684 2016 79\nnki-total 0686 2016 77",
        group("0684", "0686", "0687", "0682", year="2016"),
        "hme-total 2014 77\nhme-total 2016 78\nhme-total 0684 2016 79\nhme-total 0686 2016 77",
        judgement("fulfilled", "2016"),
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_and_repetition_never_matter(chance: random.Random) -> None:
    """Shuffled and doubled rows give the same evaluation."""
    rows = list(facts(ROWS).measurements)
    expected = both(Facts(tuple(rows), "0685"), "2016")
    more = [*rows, *chance.sample(rows, 5)]
    chance.shuffle(more)
    assert expected == both(Facts(tuple(more), "0685"), "2016")


def test_the_callers_decimal_context_never_matters() -> None:
    """Two digits of precision and rounding down."""
    known = facts(ROWS)
    expected = both(known, "2016")
    with decimal.localcontext() as context:
        context.prec, context.rounding = 2, decimal.ROUND_DOWN
        assert expected == both(known, "2016")


def test_threads_never_matter() -> None:
    """Four at a time give the one answer."""
    known = facts(ROWS)
    expected = both(known, "2016")
    found: list[Evaluation] = []
    threads = [threading.Thread(target=lambda: found.append(both(known, "2016"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [expected] * 4 == found


def test_the_locale_is_left_alone() -> None:
    """Judging neither reads nor sets it."""
    before = locale.setlocale(locale.LC_ALL)
    both(facts(ROWS), "2016")
    assert before == locale.setlocale(locale.LC_ALL)


def test_english_changes_only_the_sentences() -> None:
    """Codes, figures and structure are the same."""
    known = facts(ROWS)
    sv, en = (evaluate(BOOK, known, closing="2016", lang=lang) for lang in ("sv", "en"))
    for one, other in zip(sv.goals, en.goals, strict=True):
        assert (one.id, one.text, one.verdict, one.possible) == (other.id, other.text, other.verdict, other.possible)
        assert [c.margin for c in one.criteria] == [c.margin for c in other.criteria]
        assert one.explanation != other.explanation


def test_an_evaluation_becomes_json_and_back() -> None:
    """Nothing is lost and no number becomes binary."""
    made = both(facts(ROWS), "2016")
    assert made == Evaluation.model_validate_json(made.model_dump_json())
    assert '"schema":"vetlanda-policy/evaluation/1"' in made.model_dump_json()
