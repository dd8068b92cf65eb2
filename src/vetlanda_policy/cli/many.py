"""`evaluate-many`: many municipalities are read, judged, counted and written.

Only the order of work and what is printed; what is judged stands in `bulk`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vetlanda_policy.bulk.extras import need
from vetlanda_policy.cli.session import Session, choose_rulebook
from vetlanda_policy.errors import FactsError
from vetlanda_policy.goals import Rulebook
from vetlanda_policy.municipalities import name_of
from vetlanda_policy.reports.table import by_sentence
from vetlanda_policy.rulefiles import read_rulebooks
from vetlanda_policy.verdicts import Verdict
from vetlanda_policy.wording import verdict as named

if TYPE_CHECKING:
    from vetlanda_policy.bulk.writing import Kept


class Asked(NamedTuple):
    """What is asked of the rules and the engine.

    Attributes:
        rules: the folder of rules; without it those that come with the package.
        period: the period; without it that of the closing, or the latest one that the facts reach.
        closings: the closings, or `all`; without it the latest annual one that the facts reach.
        known_on: hide what was published after this day.
        engine: the dataframe library.
        exact: whether the municipalities are judged one by one.
        memory_limit: how much memory the engine may use.
    """

    rules: Path | None
    period: str | None
    closings: tuple[str, ...] | Literal["all"] | None
    known_on: date | None
    engine: str
    exact: bool
    memory_limit: str | None


def many(
    session: Session,
    facts: Sequence[str],
    asked: Asked,
    *,
    output: Path | None = None,
    explained: str | None = None,
    judged: str | None = None,
    difficulty: bool = False,
) -> None:
    """Judge many municipalities, and print or write what was asked for.

    Args:
        session: the language and the streams.
        facts: the fact files, patterns and folders.
        asked: the question.
        output: the file for all verdicts; without it a table of counts is printed.
        explained: the code of a municipality whose goals are explained; no counts are printed then, if not asked for.
        judged: the code of a municipality that is placed among the others.
        difficulty: whether shares are printed.

    Raises:
        FactsError: the files have problems, or some municipality has no verdict because of its facts.
        QuestionError: an engine is not installed, or the closing, the period or the output cannot be.
    """
    need(asked.engine)
    from vetlanda_policy.bulk import writing  # noqa: PLC0415 - needs a dataframe library
    from vetlanda_policy.bulk.reading.files import read, readable  # noqa: PLC0415

    if output is not None:
        writing.check(output)
    with readable(), ExitStack() as stack:
        placed = difficulty or judged is not None
        if explained is not None:
            _explain(session, facts, asked, explained)
            if output is None and not placed:
                return
        with _stages(session, 2 if output is None else 3) as say:
            frame = read(facts, asked.engine, asked.memory_limit)
            book, chosen = _rulebook(asked, frame)
            kept = _judged(say, asked, book=book, frame=frame, output=output, stack=stack)
            text = _table(session, kept, judged, difficulty=placed) if output is None or placed else ""
            if output is not None:
                say("many_writing")
                writing.write(kept, output)
        if chosen:
            session.note(session.words("many_chosen", period=book.period.id))
        session.write(text, None)


@contextmanager
def _stages(session: Session, count: int) -> Iterator[Callable[[str], None]]:
    """What says which stage has begun: a progress bar on standard error; nothing where that is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from typer import progressbar  # noqa: PLC0415 - only at a terminal

    bar = progressbar(
        length=count,
        label=session.words("many_reading"),
        file=sys.stderr,
        show_eta=False,
        show_percent=False,
        show_pos=True,
    )
    with bar:

        def say(name: str) -> None:
            bar.label = session.words(name)
            if name == "many_again":
                bar.length = count + 1
            bar.update(1)

        yield say
        bar.update(1)


def _rulebook(asked: Asked, frame: Any) -> tuple[Rulebook, bool]:
    """The rulebook asked for, or else that of the latest period that the facts reach; and whether it was chosen so."""
    closing = asked.closings[0] if isinstance(asked.closings, tuple) else None
    if asked.period is not None or closing is not None:
        return choose_rulebook(asked.rules, asked.period, closing), False
    from vetlanda_policy.bulk.summary import latest_reached  # noqa: PLC0415

    books = read_rulebooks(asked.rules)
    return (books[0] if len(books) == 1 else latest_reached(books, frame)), True


def _judged(
    say: Callable[[str], None],
    asked: Asked,
    *,
    book: Rulebook,
    frame: Any,
    output: Path | None,
    stack: ExitStack,
) -> Kept:
    """The verdicts; where rows that stand several times left some without, they are looked for first."""
    from vetlanda_policy.bulk import evaluate_many, writing  # noqa: PLC0415
    from vetlanda_policy.bulk.summary import problems_in  # noqa: PLC0415

    def worked_out(repeated: Literal["refuse", "merge"]) -> Kept:
        verdicts = evaluate_many(
            book,
            frame,
            closings=asked.closings,
            known_on=asked.known_on,
            repeated=repeated,
            engine="exact" if asked.exact else None,
        )
        return stack.enter_context(writing.worked_out(verdicts, output))

    say("many_judging")
    kept = worked_out("refuse")
    if problems_in(kept.table):
        say("many_again")
        kept = worked_out("merge")
        found = problems_in(kept.table)
        if found:
            raise FactsError(found)
    return kept


def _explain(session: Session, facts: Sequence[str], asked: Asked, code: str) -> None:
    """Print what the single evaluator says about one municipality, goal by goal."""
    from vetlanda_policy.bulk.explaining import facts_about  # noqa: PLC0415
    from vetlanda_policy.bulk.reading.files import read  # noqa: PLC0415
    from vetlanda_policy.engine import evaluate  # noqa: PLC0415
    from vetlanda_policy.explanations import explain  # noqa: PLC0415

    frame = read(facts, asked.engine, asked.memory_limit, traced=True)
    book, chosen = _rulebook(asked, frame)
    if chosen:
        session.note(session.words("many_chosen", period=book.period.id))
    found = facts_about(book, frame, code)
    names: Iterable[str | None] = asked.closings or (None,)
    if asked.closings == "all":
        names = [c.name for c in book.period.closings()]
    texts = []
    for name in names:
        made = evaluate(book, found, closing=name, known_on=asked.known_on, lang=session.lang)
        texts += [explain(made, goal.id) for goal in made.goals]
    session.write("\n".join(texts), None)


# ---------------------------------------------------------------- tables


def _table(session: Session, kept: Kept, judged: str | None, *, difficulty: bool) -> str:
    """The counts of verdicts, a line a goal and closing, and what else is asked for."""
    from vetlanda_policy.bulk.summary import rows, shares  # noqa: PLC0415

    found = rows(shares(kept.table, judged=judged))
    if not found:
        return session.words("many_none") + "\n"
    found.sort(key=lambda r: (str(r["closing"]), _number(str(r["goal"]))))
    verdicts = [v.value for v in Verdict]
    head = [session.words("goal"), session.words("closing"), session.words("municipalities")]
    head += ["\n".join(named(v, session.lang).rsplit(" ", 1)) for v in Verdict]
    lines = [[_short(r["goal"]), r["closing"], *(r[name] for name in ("municipalities", *verdicts))] for r in found]
    if difficulty:
        head += [session.words("share"), session.words("percent")]
        lines = [
            [*line, r["share"], _percent(session, r["share_fulfilled"])] for line, r in zip(lines, found, strict=True)
        ]
    text = _aligned([head, *lines])
    if judged is not None:
        text += "\n" + _standing(session, found, judged)
    if difficulty:
        where = f"{name_of(judged) or ''} ({judged})".strip() if judged is not None else ""
        said = session.words("share_note" if judged else "share_alone", municipality=where)
        text += "\n" + "\n".join(by_sentence(said)) + "\n"
    return text


def _standing(session: Session, found: Sequence[dict[str, Any]], judged: str) -> str:
    """Where one municipality stands."""
    head = [session.words(name) for name in ("goal", "closing", "judged_verdict", "better", "equal", "worse")]
    lines = []
    for r in found:
        said = r["judged_verdict"]
        verdict = None if said is None else named(Verdict(said), session.lang)
        lines.append([_short(r["goal"]), r["closing"], verdict, r["better"], r["equal"], r["worse"]])
    return f"{name_of(judged) or ''} ({judged})".strip() + "\n" + _aligned([head, *lines], texts=(0, 2))


def _number(goal: str) -> tuple[int, str]:
    number = goal.rpartition("/")[2]
    return (int(number), "") if number.isdigit() else (0, number)


def _short(goal: object) -> str:
    return str(goal).rpartition("/")[2]


def _percent(session: Session, share: Decimal | None) -> str | None:
    """A share of four decimals in percent with two."""
    text = None if share is None else str((share * 100).quantize(Decimal("0.01")))
    return text if text is None or session.lang == "en" else text.replace(".", ",")


def _aligned(lines: Sequence[Sequence[object]], texts: Sequence[int] = (0,)) -> str:
    """Lines with their cells under each other; numbers to the right, nothing as a dash; headings may have two lines."""
    above = [str(cell).rpartition("\n")[0] for cell in lines[0]]
    head = [str(cell).rpartition("\n")[2] for cell in lines[0]]
    shown = [above, head, *(["–" if cell is None else str(cell) for cell in line] for line in lines[1:])]
    widths = [max(len(line[n]) for line in shown) for n in range(len(head))]
    shown.insert(2, ["-" * width for width in widths])
    made = []
    for line in shown if any(above) else shown[1:]:
        cells = [c.ljust(w) if n in texts else c.rjust(w) for n, (c, w) in enumerate(zip(line, widths, strict=True))]
        made.append("  ".join(cells).rstrip())
    return "\n".join(made) + "\n"
