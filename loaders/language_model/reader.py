"""The reader that asks a language model: documents to drafts, of what the model says only what the text bears out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sides.graph.errors import LanguageModelError, ModelAccessDenied, ModelAnswerInvalid, ModelUnreachable
from sides.graph.reading import text_hash
from sides.loaders.documents.document import Document
from sides.loaders.language_model.answer import Answer
from sides.loaders.language_model.cache import Cache, default_folder
from sides.loaders.language_model.chunks import SIZE, Chunk, chunks
from sides.loaders.language_model.connection import Connection, Endpoint
from sides.loaders.language_model.drafting import Drafting
from sides.loaders.language_model.prompt import instructions, message, prompt_hash
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.read import Read

#: What a claim's `made_by` calls this reader.
AGENT = "llm"
_MOST = 500  # claims of one passage; a longer list is no reading
_UNREACHABLE = 3  # documents in a row, after which nobody is asked any more


class LanguageModelReader:
    """Reads documents into drafts by asking a language model, passage by passage; a `DocumentReader`.

    endpoint: the model, and where it is. actors: files of actors beside the shipped gazetteers. cache: the folder of
    answers that were given before, by default `cache.default_folder()`; what stands there is not asked again. size: the
    most characters of a passage.

    Every draft has the words of the text that it rests on, no confidence, and in `rule` the hash of the prompt and the
    model that answered; refused: how many claims were not taken so far, by the reason.

    Raises `MissingExtra`, `ModelAccessDenied`, `NotWritten`, and what reading the gazetteers raises.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        actors: Iterable[str | Path] = (),
        cache: str | Path | None = None,
        size: int = SIZE,
    ) -> None:
        self._endpoint, self._size = endpoint, size
        self._connection = Connection(endpoint)
        self._cache = Cache(default_folder() if cache is None else cache)
        self._gazetteer = Gazetteer.load(*actors)
        self.refused: Counter[str] = Counter()
        self._gone: LanguageModelError | None = None
        self._unreachable = 0

    def read(self, documents: Iterable[Document]) -> Iterator[Read]:
        """The drafts of each document, in the order given.

        Raises `ModelRefused`, `ModelAnswerInvalid`, `ModelUnreachable`, `ModelAccessDenied` or `LanguageModelError` at
        the first document that cannot be read, and ends there: ask for the next ones anew. Once the key is refused, or
        the server was out of reach for three documents in a row, every further question is answered so at once.
        """
        for document in documents:
            yield self._read(document)

    def _read(self, document: Document) -> Read:
        drafting = Drafting(document, self._gazetteer)
        for chunk in chunks(document, size=self._size):
            answer, claims = self._claims(document, chunk)
            drafting.add(claims, chunk, rule=_rule(answer))
        self.refused.update(drafting.refused)
        return Read(
            document=document,
            drafts=drafting.drafts,
            names={ident: frozenset(names) for ident, names in drafting.naming.names.items()},
            shorts=drafting.naming.shorts,
            agent=AGENT,
            version=self._endpoint.model,
            refused=dict(drafting.refused),
        )

    def _claims(self, document: Document, chunk: Chunk) -> tuple[Answer, list[object]]:
        """What the model says that the passage claims, asked now or before."""
        told = message(document, chunk)
        question = {
            "document": text_hash(document.text),
            "message": text_hash(told),
            "prompt": prompt_hash(),
            "model": self._endpoint.model,
            "url": self._endpoint.url,
        }
        kept = self._cache.get(question)
        if kept is not None:
            try:
                return kept, _parsed(kept)
            except ModelAnswerInvalid:
                pass  # somebody changed the file: ask again
        answer = self._ask(told)
        claims = _parsed(answer)
        self._cache.put(question, answer)
        return answer, claims

    def _ask(self, told: str) -> Answer:
        if self._gone is not None:
            raise self._gone
        try:
            answer = self._connection.ask(instructions(), told)
        except ModelAccessDenied as error:
            self._gone = error
            raise
        except ModelUnreachable as error:
            self._unreachable += 1
            if self._unreachable >= _UNREACHABLE:
                self._gone = error
            raise
        self._unreachable = 0
        return answer


def _parsed(answer: Answer) -> list[object]:
    """The claims of an answer, each still to be looked at. Raises `ModelAnswerInvalid`."""
    try:
        held: Any = json.loads(answer.content)
    except (ValueError, RecursionError):
        raise ModelAnswerInvalid("the language model's answer is not the JSON that was asked for") from None
    claims = held.get("claims") if isinstance(held, dict) else None
    if not isinstance(claims, list):
        raise ModelAnswerInvalid("the language model's answer has no list of claims")
    if len(claims) > _MOST:
        raise ModelAnswerInvalid(f"the language model's answer has {len(claims):,} claims for one passage")
    return claims


def _rule(answer: Answer) -> str:
    """Where a draft comes from, for its provenance."""
    rule = f"prompt {prompt_hash()[:16]}, answered by {answer.model}"
    return rule if answer.fingerprint is None else f"{rule} ({answer.fingerprint})"
