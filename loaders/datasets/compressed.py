"""A file of rows as it is given: on disk or on standard input, plain or compressed with gzip, zip or Zstandard."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from sides.graph.errors import InvalidInput, MissingFile
from sides.loaders.article import STANDARD_INPUT

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, zstd.ZstdError)
"""What reading a stream raises where its compressed bytes are cut short or damaged."""
_GZIP, _ZIP, _ZSTD = b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd"
_PACKED = (".gz", ".zip", ".zst")
_BUFFER = 1 << 20
_STANDARD, _NAMELESS = "standard input", "stdin-"


if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    _Packed: TypeAlias = gzip.GzipFile | zstd.ZstdFile | zipfile.ZipExtFile


class _Unpacked(io.RawIOBase):
    """What a packed stream holds, as far as it can be unpacked: what stands before damage comes before the error."""

    def __init__(self, packed: _Packed) -> None:
        self._packed = packed

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._packed.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        found = self._packed.read1(len(view))
        view[: len(found)] = found
        return len(found)


@dataclass(frozen=True, slots=True)
class Given:
    """A file of rows, found and not yet read.

    name: as messages call it. stem: its name without folder, packing and extension, of a zip that of its member.
    size: bytes as they are on disk. hash: the SHA-256 of these. file: open on them, at any position.
    """

    name: str
    stem: str
    size: int
    hash: str
    file: BinaryIO

    @property
    def named(self) -> bool:
        """Whether it has a name that may tell something."""
        return self.name != _STANDARD

    def position(self) -> int:
        """How many of its bytes were read so far, for a progress bar."""
        return self.file.tell()

    @contextmanager
    def unpacked(self) -> Iterator[BinaryIO]:
        """Its bytes from the beginning, unpacked while they are read; what is damaged raises one of `BROKEN` there.

        InvalidInput for a zip that does not hold exactly one file.
        """
        self.file.seek(0)
        magic = self.file.read(4)
        self.file.seek(0)
        with ExitStack() as stack:
            packed: _Packed
            if magic.startswith(_GZIP):
                packed = stack.enter_context(gzip.GzipFile(fileobj=self.file, mode="rb"))
            elif magic == _ZSTD:
                packed = stack.enter_context(zstd.ZstdFile(self.file, mode="rb"))
            elif magic == _ZIP:
                archive = stack.enter_context(_archive(self.file, self.name))
                try:
                    member = stack.enter_context(archive.open(_member(archive, self.name)))
                except (RuntimeError, NotImplementedError) as error:  # a password, a method of packing that is rare
                    raise InvalidInput(f"this zip cannot be unpacked ({error})", source=self.name) from error
                assert isinstance(member, zipfile.ZipExtFile)
                packed = member
            else:
                yield self.file
                return
            yield io.BufferedReader(_Unpacked(packed), _BUFFER)


@contextmanager
def given(path: str | Path) -> Iterator[Given]:
    """The file at `path`, or what comes on standard input where `path` is `-`, as long as the `with` lasts.

    Standard input is kept in a temporary file, so that it can be hashed before it is read.
    Raises `MissingFile` where there is none, `InvalidInput` for a folder, an empty file and a damaged zip.
    """
    path = Path(path)
    with ExitStack() as stack:
        file: BinaryIO
        if str(path) == STANDARD_INPUT:
            name = _STANDARD
            file = stack.enter_context(tempfile.TemporaryFile())
            shutil.copyfileobj(sys.stdin.buffer, file, _BUFFER)
        else:
            name = str(path)
            try:
                file = stack.enter_context(path.open("rb"))
            except FileNotFoundError:
                raise MissingFile("there is no such file", source=name) from None
            except OSError as error:
                raise InvalidInput(f"this cannot be read: {error.strerror}", source=name) from error
        file.seek(0)
        hash = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
        if size == 0:
            raise InvalidInput("this file is empty", source=name)
        # What comes on standard input has no name; two that come one after the other are two.
        stem = f"{_NAMELESS}{hash[:8]}" if name == _STANDARD else _stem(path, file, name)
        yield Given(name=name, stem=stem, size=size, hash=hash, file=file)


def _stem(path: Path, file: BinaryIO, name: str) -> str:
    file.seek(0)
    if file.read(4) == _ZIP:
        file.seek(0)
        with _archive(file, name) as archive:
            path = Path(_member(archive, name))
    inner = path.name
    if path.suffix.lower() in _PACKED:
        inner = path.stem
    return Path(inner).stem


def _archive(file: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise InvalidInput(f"this zip is damaged or cut short ({error}); get it again", source=name) from error


def _member(archive: zipfile.ZipFile, name: str) -> str:
    """The one file in `archive`, folders and what macOS adds left out."""
    members = [each for each in archive.namelist() if not each.endswith("/") and not each.startswith("__MACOSX/")]
    if len(members) != 1:
        inside = ", ".join(members[:5]) + (" …" if len(members) > 5 else "") if members else "nothing"
        raise InvalidInput(f"a zip of one file is needed, this holds {inside}; unpack it and load each", source=name)
    return members[0]
