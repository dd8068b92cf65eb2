"""Why, for a goal and for the whole: how parts come together, and the last line that names every goal.

Only sentences about verdicts; those about figures are made in `findings`.
"""

from __future__ import annotations

from collections.abc import Sequence

from vetlanda_policy.criteria import Combination, Criterion, GoalMet, Leaf, ShareOfUnits
from vetlanda_policy.criteria.finding import Fulfilment
from vetlanda_policy.errors import Language
from vetlanda_policy.explanations.speaker import Speaker
from vetlanda_policy.verdicts import GoalRecord, Verdict
from vetlanda_policy.wording import count, listed, sentence, verdict


def combination(made: Criterion, children: Sequence[tuple[str, Sequence[Fulfilment]]], speaker: Speaker) -> str:
    """How many of the parts are met, which are not, and which are open."""
    pick, lang, total = speaker.pick, speaker.lang, len(children)
    names: dict[Verdict, list[str]] = {v: [] for v in Verdict}
    for name, found in children:
        names[Verdict.of(frozenset(found))].append(name)
    met = names[Verdict.FULFILLED]
    kind = pick("kriterier", "criteria")
    if isinstance(made, ShareOfUnits):
        kind = pick("enheter", "units")
    if isinstance(made, GoalMet) or total == 1:
        return ""
    if isinstance(made, Leaf) and made.each:
        kind = pick("områden", "areas") if made.each.area else pick("grupper", "groups")
    whole = count(total, lang).lower()
    reached = pick("når dit", "do")
    if isinstance(made, Combination):
        reached = pick("är uppfyllda" if len(met) > 1 else "är uppfyllt", "met")
    said = [f"{pick(_how_many(len(met), kind), count(len(met), lang))} {pick('av', 'of')} {whole} {kind} {reached}"]
    labels = {
        Verdict.PARTLY_FULFILLED: pick("delvis", "partly"),
        Verdict.NOT_FULFILLED: pick("inte", "not"),
        Verdict.UNDECIDED: pick("kan inte bedömas", "cannot be judged"),
    }
    everyone = pick("alla", "all")
    for state, label in labels.items():
        if names[state]:
            said.append(f"{label}: {everyone if len(names[state]) == total > 1 else listed(names[state], lang)}")
    return " ".join(sentence(s) for s in said)


def _how_many(n: int, kind: str) -> str:
    word = count(n, "sv")
    return {"Ett": "En", "Inget": "Ingen"}.get(word, word) if kind in ("grupper", "enheter") else word


def partly_when(base: Verdict, other: Verdict, speaker: Speaker) -> str:
    """How a criterion and the one that makes it partly met come together."""
    return sentence(
        speaker.pick(
            f"målets kriterium: {verdict(base, 'sv')}; kriteriet för delvis uppfyllt: {verdict(other, 'sv')}",
            f"the goal's criterion: {verdict(base, 'en')}; the criterion for partly fulfilled: {verdict(other, 'en')}",
        )
    )


_STATES: dict[Language, dict[Verdict, tuple[str, str]]] = {
    "sv": {
        Verdict.PARTLY_FULFILLED: ("är delvis uppfyllt", "är delvis uppfyllda"),
        Verdict.NOT_FULFILLED: ("är inte uppfyllt", "är inte uppfyllda"),
        Verdict.UNDECIDED: ("kan inte bedömas", "kan inte bedömas"),
        Verdict.FULFILLED: ("är uppfyllt", "är uppfyllda"),
    },
    "en": {
        Verdict.PARTLY_FULFILLED: ("is partly fulfilled", "are partly fulfilled"),
        Verdict.NOT_FULFILLED: ("is not fulfilled", "are not fulfilled"),
        Verdict.UNDECIDED: ("cannot be judged", "cannot be judged"),
        Verdict.FULFILLED: ("is fulfilled", "are fulfilled"),
    },
}


def conclusion(goals: Sequence[GoalRecord], lang: Language) -> str:
    """The last line: how many goals are met, and by name which are not, which cannot be judged, and which are."""
    numbers = {v: [str(g.number) for g in goals if g.verdict is v] for v in Verdict}
    met, total = len(numbers[Verdict.FULFILLED]), count(len(goals), lang).lower()
    named = [_named(found, v, lang) for v in _STATES[lang] if (found := numbers[v])]
    soft = [str(g.number) for g in goals if g.force == "should"]
    named += [_soft(soft, lang)] if soft and len(goals) > 1 else []
    if len(goals) == 1:
        return sentence(named[0])
    if met == len(goals) and not soft:
        return f"Samtliga {total} mål är uppfyllda." if lang == "sv" else f"All {total} goals are fulfilled."
    if lang == "sv":
        head = f"{count(met, lang)} av {total} mål är {'uppfyllda' if met > 1 else 'uppfyllt'}"
    else:
        head = f"{count(met, lang)} of {total} goals {'is' if met == 1 else 'are'} fulfilled"
    return " ".join(sentence(s) for s in [head, *named])


def _named(numbers: Sequence[str], state: Verdict, lang: Language) -> str:
    one, many = _STATES[lang][state]
    plural = len(numbers) > 1
    word = "Mål" if lang == "sv" else "Goals" if plural else "Goal"
    return f"{word} {listed(numbers, lang)} {many if plural else one}"


def _soft(numbers: Sequence[str], lang: Language) -> str:
    if lang == "sv":
        return f"Mål {listed(numbers, lang)} är {'ett ' if len(numbers) == 1 else ''}bör-mål"
    one = len(numbers) == 1
    return f"{'Goal' if one else 'Goals'} {listed(numbers, lang)} {'is a soft goal' if one else 'are soft goals'}"
