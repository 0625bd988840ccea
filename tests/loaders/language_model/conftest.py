from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from model_claims import KEY, TEXT
from model_stub import Stub, serving
from sides.loaders.documents.document import document_of
from sides.loaders.language_model.chunks import chunks
from sides.loaders.language_model.connection import Endpoint
from sides.loaders.language_model.drafting import Drafting
from sides.loaders.language_model.reader import LanguageModelReader
from sides.loaders.reader.names.gazetteer import Gazetteer


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SIDES_LLM_URL", "SIDES_LLM_MODEL", "OPENAI_API_KEY", "OPENAI_BASE_URL", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SIDES_LLM_KEY", KEY)


@pytest.fixture
def make(stub: Stub, tmp_path: Path) -> Callable[..., LanguageModelReader]:
    def made(*, timeout: float = 5.0, retries: int = 1, **options: Any) -> LanguageModelReader:
        endpoint = Endpoint(model="stub-1", url=stub.url, timeout=timeout, retries=retries)
        return LanguageModelReader(endpoint, cache=tmp_path / "cache", **options)

    return made


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture
def read(gazetteer: Gazetteer) -> Callable[..., Drafting]:
    """What is taken of these claims, where they are the model's answer for a text."""

    def reading(*found: Any, text: str = TEXT) -> Drafting:
        document = document_of(text, name="note")
        drafting = Drafting(document, gazetteer)
        (chunk,) = chunks(document)
        drafting.add(found, chunk, rule="test")
        return drafting

    return reading
