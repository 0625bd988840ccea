"""Files as they are given: packed in each way, damaged in each way."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import sys
import zipfile
from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput, MissingFile
from sides.loaders.datasets.compressed import given
from sides.loaders.datasets.rows import Bad, Numbered, comma_separated

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"a,b\n1,2\n"


def zipped(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def rows(path: Path) -> list[Numbered | Bad]:
    with given(path) as file, file.unpacked() as stream:
        return list(comma_separated(stream))


@pytest.mark.parametrize(
    ("name", "content", "stem"),
    [
        ("events.2014.csv", TEXT, "events.2014"),
        ("events.2014.csv.gz", gzip.compress(TEXT), "events.2014"),
        ("events.2014.CSV.ZST", zstd.compress(TEXT), "events.2014"),
        ("wrongly-named.csv", gzip.compress(TEXT), "wrongly-named"),
        ("download.zip", zipped({"folder/": b"", "folder/events.2014.csv": TEXT}), "events.2014"),
        ("download.zip", zipped({"a.csv": TEXT, "__MACOSX/._a.csv": b"x"}), "a"),
        ("two-streams.csv.gz", gzip.compress(b"a,b\n") + gzip.compress(b"1,2\n"), "two-streams"),
        ("two-frames.csv.zst", zstd.compress(b"a,b\n") + zstd.compress(b"1,2\n"), "two-frames"),
    ],
)
def test_a_file_is_unpacked_whatever_it_is_called(tmp_path: Path, name: str, content: bytes, stem: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert rows(path) == [(1, ["a", "b"]), (2, ["1", "2"])]
    with given(path) as file:
        assert (file.name, file.stem, file.size) == (str(path), stem, len(content))
        assert file.hash == hashlib.sha256(content).hexdigest()
        with file.unpacked() as stream:
            stream.read()
        with file.unpacked() as stream:  # from the beginning again
            assert stream.read() == TEXT


def test_standard_input_is_a_file_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT))))
    with given("-") as file, file.unpacked() as stream:
        assert (file.name, file.stem, stream.read()) == ("standard input", f"stdin-{file.hash[:8]}", TEXT)


def long_table() -> bytes:
    numbers = random.Random(7)
    return b"number,of\n" + b"".join(b"%d,%d\n" % (n, numbers.getrandbits(60)) for n in range(60_000))


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
def test_of_a_file_that_is_cut_short_every_row_before_the_cut_is_read(tmp_path: Path, pack: object) -> None:
    whole = long_table()
    packed = pack(whole)  # type: ignore[operator]
    path = tmp_path / "table.csv.packed"
    path.write_bytes(packed[: len(packed) // 2])
    found = rows(path)
    last = found.pop()
    assert isinstance(last, Bad)
    assert last.line == len(found) + 1
    assert last.reason.startswith("the file ends early or is damaged from here on: ")
    written = [line.decode().split(",") for line in whole.splitlines()]
    assert found == list(enumerate(written[: len(found)], start=1))
    assert len(found) > 20_000


def test_a_zip_with_a_wrong_byte_is_told(tmp_path: Path) -> None:
    packed = bytearray(zipped({"table.csv": long_table()}))
    packed[len(packed) // 2] ^= 0xFF
    path = tmp_path / "table.zip"
    path.write_bytes(packed)
    bad = [row for row in rows(path) if isinstance(row, Bad)]
    assert bad[-1].reason.startswith("the file ends early or is damaged from here on: ")


def test_what_cannot_be_a_file_of_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "download.zip"
    with pytest.raises(MissingFile, match="there is no such file"), given(path):
        pass
    path.write_bytes(b"")
    with pytest.raises(InvalidInput, match="this file is empty"), given(path):
        pass
    path.write_bytes(zipped({"a.csv": TEXT, "b.csv": TEXT}))
    with pytest.raises(InvalidInput, match=r"a zip of one file is needed, this holds a\.csv, b\.csv"), given(path):
        pass
    path.write_bytes(zipped({"folder/": b""}))
    with pytest.raises(InvalidInput, match="this holds nothing"), given(path):
        pass
    path.write_bytes(zipped({"a.csv": TEXT})[:40])
    with pytest.raises(InvalidInput, match="damaged or cut short"), given(path):
        pass
    with pytest.raises(InvalidInput, match="this cannot be read: Is a directory"), given(tmp_path):
        pass


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    packed = bytearray(zipped({"a.csv": TEXT}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(header) + flags] |= 1
    path = tmp_path / "secret.zip"
    path.write_bytes(packed)
    with given(path) as file, pytest.raises(InvalidInput, match="this zip cannot be unpacked"), file.unpacked():
        pass
