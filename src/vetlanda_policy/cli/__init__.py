"""The command line: exit codes and streams.

0 judged; 1 a verdict named by `--fail-on` occurred; 2 bad input, bad rules or wrong usage; 3 internal error.
"""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from vetlanda_policy.errors import Language, PolicyError

_HEADINGS = {
    "Usage:": "Användning:",
    "Options:": "Val:",
    "Arguments:": "Argument:",
    "Commands:": "Kommandon:",
    "Show this message and exit.": "Visa denna hjälp och avsluta.",
    "Install completion for the current shell.": "Installera komplettering för skalet.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Visa kompletteringen för skalet, för att kopiera eller anpassa den."
    ),
    "[required]": "[krävs]",
    "[default:": "[förval:",
    "[OPTIONS]": "[VAL]",
    "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]...",
}


def language(argv: Sequence[str]) -> Language:
    """The language asked for, read before the command line is built so that help and errors are in it."""
    for one, other in zip(argv, [*argv[1:], ""], strict=False):
        wanted = other if one == "--lang" else one.removeprefix("--lang=") if one.startswith("--lang=") else None
        if wanted == "en":
            return "en"
    return "sv"


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code.

    Nothing that starting up makes is garbage, so the collector is not asked to look for any until the work begins, nor
    once more when the process ends; it shows in a short run.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code, and no search for it
    with suppress(Exception):  # whatever is wrong is met again, and reported, when the work begins
        import_module("vetlanda_policy.cli.commands")
    gc.freeze()
    gc.enable()
    code = run(sys.argv[1:] if argv is None else argv)
    gc.freeze()
    sys.exit(code)


def run(argv: Sequence[str]) -> int:
    """Run the command line; its exit code."""
    lang = language(argv)
    try:
        return _run(list(argv), lang)
    except PolicyError as error:
        return _refuse(error, lang)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - nobody reads what is left to flush
        return 0
    except Exception as error:
        if os.environ.get("VETLANDA_POLICY_TRACEBACK"):
            raise
        return _internal(error, lang)


def _run(argv: list[str], lang: Language) -> int:
    from vetlanda_policy.cli.commands import build  # noqa: PLC0415 - a fault in building it is an internal error
    from vetlanda_policy.cli.texts import SAID  # noqa: PLC0415
    from vetlanda_policy.cli.usage import one_of, refused  # noqa: PLC0415

    _check_language(argv, one_of)
    import typer.main  # noqa: PLC0415

    app = build(lang)
    asked = [c for c in app.registered_commands if c.name == (argv[0] if argv else None)]
    app.registered_commands = asked or app.registered_commands  # what is not asked for need not be made ready
    command = typer.main.get_command(app)
    if lang == "sv":
        _swedish(command)
    try:
        code = command.main(argv, prog_name="vetlanda-policy", standalone_mode=False)
    except Exception as error:
        if getattr(error, "exit_code", None) != 2 or not hasattr(error, "format_message"):
            raise
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(f"{error.format_message()}\n")
            return 2
        name = getattr(getattr(error, "ctx", None), "info_name", "") or ""
        name = "" if name == "vetlanda-policy" else name
        hint = SAID[lang]["hint"].format(command=name).replace("  ", " ")
        sys.stderr.write(f"{SAID[lang]['error']}: {refused(error, lang)}\n{hint}\n")
        return 2
    return code if isinstance(code, int) else 0


def _check_language(argv: Sequence[str], one_of: object) -> None:
    assert callable(one_of)
    for one, other in pairwise(argv):
        if one == "--lang":
            one_of(other, ("sv", "en"), "--lang")
        elif one.startswith("--lang="):
            one_of(one.removeprefix("--lang="), ("sv", "en"), "--lang")


def _swedish(command: object) -> None:
    """Help in Swedish: the library's own headings are translated where they are printed."""
    for each in (command, *getattr(command, "commands", {}).values()):
        original = each.get_help

        def translated(ctx: object, original: object = original) -> str:
            assert callable(original)
            return translated_help(str(original(ctx)))

        each.get_help = translated


def translated_help(text: str) -> str:
    """Help with the library's own words in Swedish, wherever its lines are broken."""
    for english, swedish in _HEADINGS.items():
        words = r"\s+".join(re.escape(word) for word in english.split(" "))
        text = re.sub(words, swedish, text)
    return text


def _refuse(error: PolicyError, lang: Language) -> int:
    from vetlanda_policy.cli.texts import SAID  # noqa: PLC0415

    for problem in error.problems:
        sys.stderr.write(f"{SAID[lang]['error']}: {problem.text(lang)}\n")
    return 2


def _internal(error: Exception, lang: Language) -> int:
    from vetlanda_policy.cli.texts import SAID  # noqa: PLC0415

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    sys.stderr.write(SAID[lang]["internal"].format(kind=type(error).__name__, place=place) + "\n")
    return 3
