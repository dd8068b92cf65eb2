"""Many municipalities at once: the same rules as expressions of a dataframe library.

A name is imported when it is first used, so that nobody needs a dataframe library who judges one municipality.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vetlanda_policy.bulk.judging import evaluate_many, plan_of
    from vetlanda_policy.bulk.reading.files import read_many
    from vetlanda_policy.bulk.summary import shares

__all__ = ["evaluate_many", "plan_of", "read_many", "shares"]

_HOMES = {"evaluate_many": "judging", "plan_of": "judging", "read_many": "reading.files", "shares": "summary"}


def __getattr__(name: str) -> Any:
    """A public name, from the module it lives in.

    Raises:
        QuestionError: the package that it needs is not installed; the sentence says what to install.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    except ModuleNotFoundError as error:
        if error.name != "narwhals":
            raise
        from vetlanda_policy.bulk.extras import missing  # noqa: PLC0415 - only where something is missing
        from vetlanda_policy.errors import QuestionError  # noqa: PLC0415

        raise QuestionError(missing("narwhals", "many")) from None


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
