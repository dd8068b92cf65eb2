"""From files with polars: CSV and Parquet as a table in memory, held as compactly as their meaning allows.

What is said many times is held once, and codes and plain numbers are numbers, where each can be told from its number how it
was written. That is looked at while the files are read; only where it is not so are they read once more, as texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vetlanda_policy.bulk.reading.finding import FILE, LINE, Found, Part, chosen, looked_into, parts
from vetlanda_policy.bulk.refusals import SHORTEST_CODE
from vetlanda_policy.facts import COUNTRY

if TYPE_CHECKING:
    import polars as pl

    Said = Callable[[str], pl.Categorical | type[pl.Categorical]]
    """The kind of each column that says few different things."""

FEW = ("indicator", "area", "group", "period", "status")
"""The columns that say few different things many times."""
_NUMBERS = ("municipality", "value")
"""The columns whose texts may all be numbers."""
_FIRST = 1_000
"""So many rows tell how the codes are written, which all rows must bear out."""
_START = 2**16
"""So many bytes of a CSV do too."""


class Polars(NamedTuple):
    """Reading with polars.

    Attributes:
        wanted: the columns that are read.
        traced: whether each row says where it was read; everything is text then.
    """

    wanted: Sequence[str]
    traced: bool

    def read(self, files: Sequence[Found]) -> pl.LazyFrame:
        """The files as one lazy table."""
        import polars as pl  # noqa: PLC0415 - only where it is used

        seen = looked_into(files, self._first_line)
        try:
            return self._frame(seen, _in_a_byte)
        except pl.exceptions.ComputeError:  # more different texts than a byte tells apart; anything else comes again
            return self._frame(seen, lambda _: pl.Categorical)

    def _frame(self, seen: Sequence[Found], said: Said) -> pl.LazyFrame:
        import polars as pl  # noqa: PLC0415

        groups = [p for f in seen for p in parts([f])] if self.traced else self._by_schema(parts(seen))
        frames = [self._part(p, said) for p in groups]
        if self.traced or any(p.kind == "csv" for p in groups):
            frames = [
                f.with_columns(
                    pl.col(n).cast(pl.String) for n, t in f.collect_schema().items() if n != LINE and not _is_text(t)
                )
                for f in frames
            ]
        frame = frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")
        return frame if self.traced else held(frame, said, _beginning(groups[0]))

    def _first_line(self, file: Found) -> str:
        import polars as pl  # noqa: PLC0415

        line = pl.scan_csv(
            file.address, separator="\x01", has_header=False, n_rows=1, quote_char=None, infer_schema=False
        )
        return str(line.collect().item())

    def _by_schema(self, groups: Sequence[Part]) -> list[Part]:
        """Parquet files with the same columns together."""
        import polars as pl  # noqa: PLC0415

        found: list[Part] = []
        for part in groups:
            if part.kind == "csv" or part.remote or len(part.files) == 1:
                found.append(part)
                continue
            alike: dict[tuple[object, ...], list[Found]] = {}
            for file in part.files:
                alike.setdefault(tuple(pl.read_parquet_schema(file.address).items()), []).append(file)
            found += [part._replace(files=tuple(some)) for some in alike.values()]
        return found

    def _part(self, part: Part, said: Said) -> pl.LazyFrame:
        import polars as pl  # noqa: PLC0415

        addresses = [f.address for f in part.files]
        file = FILE if part.keys or self.traced else None
        line = LINE if self.traced else None
        if part.kind == "csv":
            names = [f"c{n}" for n in range(len(part.headings))]
            columns = chosen(part, part.headings, self.wanted)
            said_often = () if self.traced else FEW
            few = {names[at]: said(n) for n, at in columns.items() if n in said_often and isinstance(at, int)}
            frame = pl.scan_csv(
                addresses,
                separator=part.separator,
                infer_schema=False,
                null_values=[""] if self.traced else None,  # `held` sees to it sooner
                new_columns=names,
                schema_overrides=few,
                glob=part.remote,
                include_file_paths=file,
                row_index_name=line,
            )
            first = 2
        else:
            frame = pl.scan_parquet(
                addresses,
                glob=part.remote,
                hive_partitioning=None if part.remote else False,
                include_file_paths=file,
                row_index_name=line,
            )
            names = [n for n in frame.collect_schema().names() if n not in {FILE, LINE}]
            columns = chosen(part, names, self.wanted)
            first = 1
        made = [
            pl.col(names[where]).alias(name) if isinstance(where, int) else self._key(part, where).alias(name)
            for name, where in columns.items()
        ]
        if self.traced:
            made += [pl.col(FILE), pl.col(LINE).cast(pl.Int64) + first]
        return frame.select(made)

    def _key(self, part: Part, key: str) -> pl.Expr:
        import polars as pl  # noqa: PLC0415

        values = [dict(f.keys)[key] for f in part.files]
        if len(set(values)) == 1:
            return pl.lit(values[0], pl.String)
        addresses = [f.address for f in part.files]
        return pl.col(FILE).replace_strict(addresses, values, return_dtype=pl.String)


def _beginning(part: Part) -> pl.DataFrame | None:
    """The first rows of a CSV, for which polars would read a good deal more; nothing where they are not to be had so."""
    import polars as pl  # noqa: PLC0415 - only where it is used

    if part.kind != "csv" or part.remote:
        return None
    places = chosen(part, part.headings, _NUMBERS)
    with Path(part.files[0].address).open("rb") as file:
        start = file.read(_START)
    whole = start[: start.rfind(b"\n") + 1] if len(start) == _START else start
    try:
        frame = pl.read_csv(BytesIO(whole), separator=part.separator, infer_schema=False)
        return frame.select(pl.nth(n).alias(name) for name, n in places.items() if isinstance(n, int))
    except pl.exceptions.PolarsError:  # they end within a cell
        return None


# ---------------------------------------------------------------- in memory


def _in_a_byte(name: str) -> pl.Categorical:
    """The kind of a column that holds no more than some 250 different texts, a byte a row."""
    import polars as pl  # noqa: PLC0415 - only where it is used

    return pl.Categorical(pl.Categories(name, "vetlanda_policy", pl.UInt8))


def _is_text(kind: pl.DataType) -> bool:
    """Whether a column is of texts; each set of categories is a kind of its own."""
    import polars as pl  # noqa: PLC0415 - only where it is used

    return isinstance(kind, pl.Categorical | pl.String)


def held(frame: pl.LazyFrame, said: Said = _in_a_byte, first: pl.DataFrame | None = None) -> pl.LazyFrame:
    """The table in memory, its texts as numbers and categories where they mean no less as such.

    Args:
        frame: the table.
        said: the kinds of the columns that say few different things.
        first: its first rows, where they are known.

    Raises:
        polars.exceptions.ComputeError: a column has more different texts than its kind, as `said`, has room for.
    """
    import polars as pl  # noqa: PLC0415 - only where it is used

    schema = frame.collect_schema()
    few = [pl.col(name).cast(said(name)) for name in FEW if schema.get(name) == pl.String]
    if "source" in schema:  # a text a row may be long: only whether there is one is held
        named = pl.col("source").cast(pl.String).str.strip_chars() != ""
        few.append(pl.when(named).then(pl.lit(value=True)).alias("source"))
    frame = frame.with_columns(few)
    forms = {form.name: form for form in _forms(frame, first)}
    while True:
        made = [(form.number, form.fits.alias(f"_{name}")) for name, form in forms.items()]
        table = frame.with_columns(expression for pair in made for expression in pair).collect()
        odd = [name for name, form in forms.items() if not (table[f"_{name}"].all() and form.whole(table[name]))]
        if not odd:
            table = table.drop(f"_{name}" for name in forms)
            texts = [name for name, kind in table.schema.items() if _is_text(kind)]
            blank = table.select((pl.col(texts) == "").any()).row(0) if texts else ()
            found = [pl.col(name) for name, some in zip(texts, blank, strict=True) if some]
            return table.with_columns(pl.when(text != "").then(text) for text in found).lazy()
        for name in odd:
            del forms[name]


class _Form(NamedTuple):
    """How a column of texts may be held as numbers.

    Attributes:
        name: the column.
        number: the numbers.
        fits: whether a number says all that its text says.
        whole: whether all the numbers together do.
    """

    name: str
    number: pl.Expr
    fits: pl.Expr
    whole: Callable[[pl.Series], bool]


def _forms(frame: pl.LazyFrame, first: pl.DataFrame | None) -> list[_Form]:
    """The forms that the first rows bear out."""
    import polars as pl  # noqa: PLC0415

    names = [name for name in _NUMBERS if frame.collect_schema().get(name) == pl.String]
    if first is None or not set(names) <= set(first.columns):
        first = frame.select(names).head(_FIRST).collect()
    longest = first["municipality"].str.len_bytes().max() if "municipality" in names else None
    digits = max(SHORTEST_CODE, int(longest) if isinstance(longest, int) else 0)
    made = [_codes(digits) if n == "municipality" else _values(digits, first[n]) for n in names]
    return [form for form in made if first.select(form.fits.all()).item()]


def _codes(digits: int) -> _Form:
    """Codes of so many digits each, but for the country's."""
    import polars as pl  # noqa: PLC0415

    text = pl.col("municipality")
    number = text.cast(pl.UInt32, strict=False)
    length = text.str.len_bytes()
    usual = length == digits
    if digits > len(COUNTRY):
        usual = (usual & (number > 0)) | ((length == len(COUNTRY)) & (number == 0))

    def whole(codes: pl.Series) -> bool:
        """Whether all are numbers, the greatest of so many digits, which tells how many zeros the others begin with."""
        return codes.null_count() == 0 and max(SHORTEST_CODE, len(str(codes.max() or 0))) == digits

    return _Form("municipality", number, usual & (text >= "0"), whole)  # neither + nor -


def _values(digits: int, first: pl.Series) -> _Form:
    """Numbers that are written in one way only, and as codes would lose no zeros; a blank is no number."""
    import polars as pl  # noqa: PLC0415

    text = pl.col("value")
    commas = bool(first.str.contains(",", literal=True).any())
    number = (text.str.replace(",", ".", literal=True) if commas else text).cast(pl.Float64, strict=False)
    point = "," if commas else "[.]"
    usual = f"(?:0|[1-9][0-9]{{0,7}})(?:{point}(?:[0-9]{{1,2}}|[0-9]{{4,6}}))?"
    precise = f"(?:0|[1-9][0-9]{{0,2}}){point}[0-9]{{7,12}}"  # of 15 digits at most, as many as 64 bits tell apart
    thousandths = f"(?:0|[1-9][0-9]{{3,7}}){point}[0-9]{{3}}"  # 1.234 could be a thousand
    written = f"^(?:-?(?:{usual}|{precise}|{thousandths})|0[0-9]{{1,{digits - 1}}}|[1-9][0-9]{{8,11}})?$"
    return _Form("value", number, text.str.contains(written), lambda _: True)


__all__ = ["FEW", "Polars", "held"]
