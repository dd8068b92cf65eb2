"""Comparing two sides: goals in pairs, what changed in each, what the facts say, and where a witness is.

Only the order of work and the sentences about the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vetlanda_policy.comparing.around import around
from vetlanda_policy.comparing.labels import said
from vetlanda_policy.comparing.matching import GoalPair, match_goals, match_versions
from vetlanda_policy.comparing.on_facts import Judged, judge
from vetlanda_policy.comparing.records import (
    Change,
    Comparison,
    GoalComparison,
    SideRecord,
    Status,
    VerdictPair,
    Witness,
)
from vetlanda_policy.comparing.sides import Side
from vetlanda_policy.comparing.version_changes import came, version_changes, went
from vetlanda_policy.errors import Language
from vetlanda_policy.explanations import Speaker, sentence
from vetlanda_policy.facts import Facts
from vetlanda_policy.goals import Goal
from vetlanda_policy.verdicts import Evaluation, GoalRecord
from vetlanda_policy.wording import count, listed

Search = Callable[[GoalPair], Witness | None]
"""A search for a witness for a pair of goals; none where the pair is not one to search for."""


def compare(
    a: Side,
    b: Side,
    *,
    facts: tuple[Facts, Facts] | None = None,
    closing: str | None = None,
    search: Search | None = None,
    lang: Language = "sv",
) -> Comparison:
    """Compare two sides.

    Args:
        a: the side that the change is told from.
        b: the side that it is told to.
        facts: facts on which both are judged, as each side's rulebook reads them.
        closing: the closing to judge at.
        search: what looks for a witness, where one is wanted.
        lang: the language of the sentences.

    Returns:
        Every goal of either side, with what changed in words.

    Raises:
        QuestionError: the closing is outside of one of the periods.
        FactsError: the facts contradict each other.
    """
    judged = None if facts is None else judge((a, b), facts, closing, lang)
    voices = _speaker(a, lang), _speaker(b, lang)
    goals = tuple(_goal(pair, (a, b), voices, judged, search) for pair in match_goals(a, b))
    changes = () if a.one or b.one else tuple(around(a.book, b.book, lang))
    return Comparison(
        lang=lang,
        a=_side(a, judged.a if judged else None),
        b=_side(b, judged.b if judged else None),
        facts=tuple(dict.fromkeys(f.name for each in facts or () for f in each.files)),
        invented=any(f.invented for each in facts or () for f in each.files),
        around=changes,
        goals=goals,
        notes=tuple(_notes(judged, lang)),
        conclusion=_conclusion(goals, voices[1], judged=judged is not None),
    )


def _speaker(side: Side, lang: Language) -> Speaker:
    return Speaker(lang, side.book.by_id, side.book.municipality, {})


def _side(side: Side, made: Evaluation | None) -> SideRecord:
    book = side.book
    at = made.closing if made else None
    return SideRecord(name=side.name, period=book.period.id, version=book.version, sha256=book.sha256, closing=at)


def _goal(
    pair: GoalPair,
    sides: tuple[Side, Side],
    voices: tuple[Speaker, Speaker],
    judged: Judged | None,
    search: Search | None,
) -> GoalComparison:
    shown = pair.b or pair.a
    assert shown is not None
    changes = tuple(_changes(pair, sides, voices))
    status: Status = "came" if pair.a is None else "went" if pair.b is None else "changed" if changes else "same"
    return GoalComparison(
        a=pair.a.id if pair.a else None,
        b=pair.b.id if pair.b else None,
        number=shown.number,
        title=_title(shown, voices[1]),
        status=status,
        quote=(sides[1] if pair.b else sides[0]).versions(shown)[-1].quote,
        changes=changes,
        verdicts=_verdicts(pair, judged) if judged else None,
        witness=search(pair) if search is not None and status == "changed" else None,
    )


def _title(goal: Goal, speaker: Speaker) -> str:
    return goal.title_en if speaker.lang == "en" and goal.title_en else goal.title


def _changes(pair: GoalPair, sides: tuple[Side, Side], voices: tuple[Speaker, Speaker]) -> Iterable[Change]:
    if pair.a is None or pair.b is None:
        return
    old, new = voices
    one, other = _title(pair.a, new), _title(pair.b, new)
    if one != other:
        text = new.pick(
            f"målets namn är ”{other}” i stället för ”{one}”", f'the goal is called "{other}" instead of "{one}"'
        )
        yield Change(what="title", old=one, new=other, text=said(text))
    if pair.a.direction != pair.b.direction:
        one, other = str(pair.a.direction or "–"), str(pair.b.direction or "–")
        text = new.pick(
            f"målets riktning är {other} i stället för {one}", f"the goal's direction is {other} instead of {one}"
        )
        yield Change(what="direction", old=pair.a.direction, new=pair.b.direction, text=said(text))
    for versions in match_versions(sides[0].versions(pair.a), sides[1].versions(pair.b)):
        if versions.a is None and versions.b is not None:
            yield came(versions.b, new)
        elif versions.b is None and versions.a is not None:
            yield went(versions.a, old)
        elif versions.a is not None and versions.b is not None:
            books = (sides[0].book, sides[1].book)
            yield from version_changes(versions.a, versions.b, books, voices)


def _verdicts(pair: GoalPair, judged: Judged) -> VerdictPair:
    one, other = _record(pair.a, judged.a), _record(pair.b, judged.b)
    return VerdictPair(
        a=one.verdict if one else None,
        b=other.verdict if other else None,
        why_a=one.explanation if one else None,
        why_b=other.explanation if other else None,
    )


def _record(goal: Goal | None, made: Evaluation) -> GoalRecord | None:
    return None if goal is None else next(g for g in made.goals if g.id == goal.id)


def _notes(judged: Judged | None, lang: Language) -> Iterable[str]:
    if judged is not None and not judged.same_closing:
        one, other = judged.a.closing, judged.b.closing
        yield (
            f"De två bedöms vid var sitt bokslut, {one} och {other}: perioderna är inte desamma."
            if lang == "sv"
            else f"The two are judged at a closing each, {one} and {other}: the periods are not the same."
        )


_STATES = {
    "changed": (("är ändrat", "är ändrade"), ("has changed", "have changed")),
    "came": (("har tillkommit", "har tillkommit"), ("has been added", "have been added")),
    "went": (("har utgått", "har utgått"), ("has been dropped", "have been dropped")),
    "same": (("är oförändrat", "är oförändrade"), ("is unchanged", "are unchanged")),
}


def _conclusion(goals: Sequence[GoalComparison], speaker: Speaker, *, judged: bool) -> str:
    lang = speaker.lang
    parts = []
    for state, (swedish, english) in _STATES.items():
        found = [g for g in goals if g.status == state]
        if found:
            many = len(found) > 1
            verb = (swedish if lang == "sv" else english)[many]
            noun = "mål" if lang == "sv" else "goals" if many else "goal"
            parts.append(f"{count(len(found), lang)} {noun} {verb}")
    if judged:
        differ = [str(g.number) for g in goals if g.verdicts is not None and g.verdicts.differ]
        if differ:
            which = listed(differ, lang)
            plural = "goals" if len(differ) > 1 else "goal"
            parts.append(
                speaker.pick(f"Bedömningen skiljer sig för mål {which}", f"The verdicts differ for {plural} {which}")
            )
        else:
            parts.append(
                speaker.pick("Inget mål bedöms olika på dessa fakta", "No goal is judged differently on these facts")
            )
    return " ".join(sentence(s) for s in parts)
