"""`diff`: what changed between two versions or periods, on which facts they disagree, and a smallest witness.

Only the way from the command line to `comparing` and back; somebody else declares the options.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vetlanda_policy.cli import usage
from vetlanda_policy.cli.session import Session, read_files
from vetlanda_policy.comparing import FORMATS, Comparison, Side, compare, document, read_side
from vetlanda_policy.errors import Problem, QuestionError, quoted
from vetlanda_policy.facts import Facts
from vetlanda_policy.readers import facts_for

INVENTED = "pahittat"


def diff(
    session: Session,
    a: str,
    b: str,
    *,
    rules: Path | None = None,
    facts: Sequence[str] = (),
    closing: str | None = None,
    municipality: str | None = None,
    witness: bool = False,
    witness_file: Path | None = None,
    form: str = "table",
    output: Path | None = None,
) -> None:
    """Compare two sides and write what was found.

    Args:
        session: the language and the streams.
        a: the one side, as written.
        b: the other side.
        rules: the folder in which periods are looked up.
        facts: fact files to judge both on.
        closing: the closing to judge both at.
        municipality: the judged municipality, code or name.
        witness: search for a witness for every changed goal.
        witness_file: write the witness there; this searches too.
        form: `table`, `json` or `markdown`.
        output: write there instead of to standard output.

    Raises:
        PolicyError: something in the rules, the facts or the question must be put right.
    """
    usage.one_of(form, FORMATS, "--format")
    home = usage.municipality(municipality)
    if witness_file is not None:
        _check_name(witness_file)
    sides = read_side(a, rules), read_side(b, rules)
    read = _facts(session, sides, facts, home) if facts else None
    search = None
    if witness or witness_file is not None:
        from vetlanda_policy.comparing.witness import searcher  # noqa: PLC0415 - only where a witness is asked for

        search = searcher(sides, closing, session.lang)
    found = compare(*sides, facts=read, closing=closing, search=search, lang=session.lang)
    if witness_file is not None:
        _write_witness(session, found, witness_file)
    session.write(document(found, form), output)  # type: ignore[arg-type]


def _facts(session: Session, sides: tuple[Side, Side], paths: Sequence[str], home: str | None) -> tuple[Facts, Facts]:
    """The facts as each side's rulebook reads them; what both remark on is said once."""
    files = read_files(session, paths)
    one, other = (facts_for(files, side.book, municipality=home) for side in sides)
    for notice in dict.fromkeys([*one.notices, *other.notices]):
        session.problem(notice, error=False)
    return one, other


def _check_name(path: Path) -> None:
    """Invented values must say so in the name of their file.

    Raises:
        QuestionError: the name does not, or is not that of a CSV file.
    """
    if INVENTED in path.name.casefold() and path.suffix.casefold() == ".csv":
        return
    raise QuestionError(
        Problem(
            "witness-name",
            f"--witness-file är {quoted(path)}, men namnet måste innehålla `{INVENTED}` och sluta på `.csv`: värdena är "
            "påhittade, och det ska synas.",
            f"--witness-file is {quoted(path)}, but the name must contain `{INVENTED}` and end in `.csv`: the values are "
            "invented, and that must be seen.",
            read=str(path),
        )
    )


def _write_witness(session: Session, found: Comparison, path: Path) -> None:
    """Write the only witness there is.

    Raises:
        QuestionError: there is none, or several.
    """
    from vetlanda_policy.comparing.witness.facts import fact_file  # noqa: PLC0415 - only where a witness is asked for

    rows = {g.number: g.witness.rows for g in found.goals if g.witness is not None and g.witness.rows}
    if len(rows) != 1:
        raise QuestionError(_not_one(list(rows)))
    session.write(fact_file(next(iter(rows.values()))), path)


def _not_one(numbers: Sequence[int]) -> Problem:
    if not numbers:
        return Problem(
            "no-witness",
            "inget mål har fakta på vilka de två bedöms olika, så --witness-file har inget att skriva.",
            "no goal has facts on which the two are judged differently, so --witness-file has nothing to write.",
        )
    names = ", ".join(str(n) for n in numbers)
    return Problem(
        "several-witnesses",
        f"målen {names} har var sina fakta; --witness-file skriver ett måls. Jämför ett mål i taget, som 2015-2018/3.",
        f"the goals {names} have facts of their own; --witness-file writes those of one. Compare one goal at a time, such "
        "as 2015-2018/3.",
    )
