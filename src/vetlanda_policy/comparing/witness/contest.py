"""Two goals that are judged on the same facts at the same closing: how each rulebook asks, and what each answers.

Only the choice of closing, the encoding of both, and the real evaluation, which every witness must pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vetlanda_policy.comparing.indicator_changes import used as used_by
from vetlanda_policy.comparing.matching import GoalPair
from vetlanda_policy.comparing.on_facts import always, with_goals
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.comparing.witness.encoding import Encoder
from vetlanda_policy.comparing.witness.facts import Entry, facts
from vetlanda_policy.comparing.witness.others import Group, Others, group_names, how_many, some_codes
from vetlanda_policy.comparing.witness.reading import Reader
from vetlanda_policy.comparing.witness.shape import Shape, build
from vetlanda_policy.comparing.witness.unknowns import Unknowns
from vetlanda_policy.comparing.witness.verdict import Verdict as Encoded
from vetlanda_policy.criteria import Criterion, Question
from vetlanda_policy.engine import evaluate
from vetlanda_policy.errors import Language
from vetlanda_policy.facts import Indicator
from vetlanda_policy.goals import Goal, Rulebook, walk
from vetlanda_policy.periods import Closing
from vetlanda_policy.verdicts import GoalRecord, Verdict

_CODES = {Verdict.NOT_FULFILLED: 0, Verdict.PARTLY_FULFILLED: 1, Verdict.FULFILLED: 2}


@dataclass(frozen=True, slots=True)
class Player:
    """One of the two goals, in a rulebook that holds only it and the goals that it rests on."""

    book: Rulebook
    goal: Goal

    def question(self, closing: Closing, home: str, shape: Shape) -> Question:
        """The question, put on facts that have every row of the shape."""
        view = shape.facts(home).view(closing.day, None)
        return Question(self.goal.id, self.book.period, closing, home, view, self.book.by_id)

    def judge(self, rows: Sequence[Entry], closing: Closing, home: str, lang: Language) -> GoalRecord:
        """What the rules really say of the rows.

        Raises:
            FactsError: the rows are an error to the rules.
        """
        made = evaluate(self.book, facts(rows, self.book.by_id, home), closing=closing, lang=lang, engine="direct")
        return next(g for g in made.goals if g.id == self.goal.id)


@dataclass(frozen=True, slots=True)
class Contest:
    """Both goals at a closing.

    Attributes:
        players: the two.
        closing: when they are judged.
        home: the municipality that is judged.
    """

    players: tuple[Player, Player]
    closing: Closing
    home: str

    def verdicts(self, rows: Sequence[Entry]) -> tuple[int | None, int | None]:
        """The two verdicts on the rows as numbers; none for one that is not decided.

        Raises:
            FactsError: the rows are an error to one of the two.
        """
        one, other = (p.judge(rows, self.closing, self.home, "sv").verdict for p in self.players)
        return _CODES.get(one), _CODES.get(other)


@dataclass(frozen=True, slots=True)
class Encoding:
    """Both goals as formulas over the same unknown facts."""

    unknowns: Unknowns
    verdicts: tuple[Encoded, Encoded]
    codes: tuple[str, ...]
    groups: dict[str, Group]


def common_closing(sides: tuple[Side, Side], name: str | None) -> Closing | None:
    """The closing named, where it is inside both periods; else the last annual one inside both; none where there is none."""
    one, other = (side.book.period.closings() for side in sides)
    shared = [c for c in one if c in other]
    if name is not None:
        return next((c for c in shared if c.name == name.strip().upper()), None)
    annual = [c for c in shared if c.annual]
    return (annual or shared)[-1] if shared else None


def contest(pair: GoalPair, sides: tuple[Side, Side], closing: Closing) -> Contest:
    """The two goals of a pair at a closing.

    Raises:
        QuestionError: one of them has no version in force then.
    """
    assert pair.a is not None
    assert pair.b is not None
    players = (_player(sides[0], pair.a, closing), _player(sides[1], pair.b, closing))
    return Contest(players, closing, sides[1].book.municipality)


def _player(side: Side, goal: Goal, closing: Closing) -> Player:
    version = side.versions(goal)[0] if side.day is not None else goal.in_force(closing.day)
    chosen = goal.model_copy(update={"version": (always(version),)})
    return Player(with_goals(side.book, (chosen,)), chosen)


def encode(made: Contest) -> Encoding:
    """Both goals of a contest as formulas."""
    closing, home = made.closing, made.home
    unknowns = Unknowns(tuple(p.book.by_id for p in made.players))
    shape = Shape(closing)
    criteria: list[Criterion] = []
    for player in made.players:
        for goal in player.book.goals:
            criterion = player.book.version_at(goal, closing).criterion
            build(shape, criterion, replace(player.question(closing, home, shape), about=goal.id))
            criteria += walk(criterion)
    codes = some_codes(home, how_many(criteria))
    groups: dict[str, Group] = {}
    found = []
    for player in made.players:
        reader = Reader(player.question(closing, home, shape), shape, unknowns)
        encoder = Encoder(reader, Others(reader, codes, group_names(criteria), groups), player.book)
        found.append(encoder.goal(player.goal.version[0].criterion))
    return Encoding(unknowns, (found[0], found[1]), codes, groups)


_MATTERS = ("kind", "scale", "levels", "derived", "higher_is_better", "frequency", "areas", "breaks")
"""What of an indicator has a part in a verdict."""


def same(made: Contest) -> bool:
    """Whether the two ask the same of the same facts, so that no facts can tell them apart."""
    one, other = (_asked(p, made.closing) for p in made.players)
    return one == other


def _asked(player: Player, closing: Closing) -> object:
    """Everything that has a part in a verdict."""
    used: dict[str, Indicator] = {}
    rules = []
    for goal in player.book.goals:
        version = player.book.version_at(goal, closing)
        rules.append((goal.id, version.criterion))
        used |= used_by(player.book, version)
    figures = {name: [getattr(i, field) for field in _MATTERS] for name, i in used.items()}
    return player.goal.id, player.book.period, rules, figures
