"""Tables that lie elsewhere, at an S3 address: a server on this machine answers as S3 does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest

from vetlanda_policy import read_rulebook
from vetlanda_policy.bulk import evaluate_many, read_many
from vetlanda_policy.bulk.reading.files import readable
from vetlanda_policy.errors import FactsError, QuestionError

CSV = "indikator;kommun;period;värde\n" + "".join(f"inflyttade;0685;{2014 + n};{1300 + n}\n" for n in range(5))
LISTED = (
    """<?xml version="1.0"?><ListBucketResult><Name>fakta</Name><IsTruncated>false</IsTruncated>{}</ListBucketResult>"""
)
ONE = "<Contents><Key>{}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>1</ETag><Size>{}</Size></Contents>"


class Bucket(BaseHTTPRequestHandler):
    """A bucket with invented facts: files are read whole or in part, and listed."""

    protocol_version = "HTTP/1.1"
    files: dict[str, bytes]

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file, a part of it, or the list."""
        asked = urlsplit(self.path)
        query = parse_qs(asked.query)
        if "list-type" in query:
            names = [n for n in self.files if n.startswith(query.get("prefix", [""])[0])]
            self._answer(200, LISTED.format("".join(ONE.format(n, len(self.files[n])) for n in names)).encode())
            return
        found = self.files.get(asked.path.split("/", 2)[2])
        if found is None:
            self._answer(404, b"")
            return
        wanted = self.headers.get("Range")
        if wanted is None:
            self._answer(200, found)
            return
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        start = int(first) if first else max(0, len(found) - int(last))
        end = min(int(last), len(found) - 1) if first and last else len(found) - 1
        self._answer(206, found[start : end + 1], f"bytes {start}-{end}/{len(found)}")

    do_HEAD = do_GET  # noqa: N815 - the server looks for that name

    def _answer(self, status: int, body: bytes, part: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.send_header("ETag", '"1"')
        if part is not None:
            self.send_header("Content-Range", part)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Iterator[dict[str, bytes]]:
    """The files of a bucket called `fakta`, which the environment says how to reach."""
    files: dict[str, bytes] = {"pahittat.csv": CSV.encode()}
    frame = pl.read_csv(CSV.encode(), separator=";", infer_schema=False)
    for name, part in (("1", frame[:2]), ("2", frame[2:])):
        part.write_parquet(tmp_path / name)
        files[f"delar/pahittat-{name}.parquet"] = (tmp_path / name).read_bytes()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("One", (Bucket,), {"files": files}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    said = {"ACCESS_KEY_ID": "invented", "SECRET_ACCESS_KEY": "invented", "REGION": "eu-north-1", "ALLOW_HTTP": "true"}
    for name, value in {**said, "ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    yield files
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("address", ["s3://fakta/pahittat.csv", "s3://fakta/delar/*.parquet"])
def test_a_table_elsewhere_is_judged_as_one_here(bucket: dict[str, bytes], address: str) -> None:
    facts = read_many(address)
    assert 5 == facts.collect().height
    found = evaluate_many(read_rulebook("2015-2018"), facts, closings=("2018",)).collect()
    assert ("fulfilled", "1304") == found.filter(goal="2015-2018/1").select("verdict", "observed").row(0)


def test_a_file_that_is_not_there_is_said(bucket: dict[str, bytes]) -> None:
    with pytest.raises(FactsError, match=r"en fil kan inte läsas som den är.*finns-inte"):
        read_many("s3://fakta/finns-inte.csv").collect()


def test_what_duckdb_lacks_to_read_elsewhere_is_said() -> None:
    """It has S3 in an extension that it fetches by itself; where it cannot, a sentence says what to do."""
    duckdb = pytest.importorskip("duckdb")
    said = "An error occurred while trying to automatically install the required extension 'httpfs':\nNo network."
    with (
        pytest.raises(QuestionError, match=r"tillägget `httpfs`, som inte kunde hämtas. Installera det med"),
        readable(),
    ):
        raise duckdb.Error(said)
