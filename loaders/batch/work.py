"""The work itself: documents to results, in whatever process this runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sides.graph.claim import Verdict
from sides.graph.errors import SidesError
from sides.graph.reading import Reading
from sides.loaders.batch.english import seems_english
from sides.loaders.batch.task import Result, Settings, Task
from sides.loaders.claims_writer import write_claims_file
from sides.loaders.language_model.reader import LanguageModelReader
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.read import DocumentReader, Read
from sides.loaders.reader.reader import Reader
from sides.loaders.reader.readings import reading_of, records
from spacy.language import Language
from spacy.strings import StringStore


class Work:
    """A reader with its model, loaded once. Raises what `Reader` or `LanguageModelReader` raises."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pipeline: Language | None = None
        self._reader: DocumentReader
        if settings.llm is not None:
            self._reader = LanguageModelReader(settings.llm, actors=settings.actors, cache=settings.cache)
        else:
            self._reader = Reader(actors=settings.actors, lexicons=settings.lexicons, model=settings.model)
            self._pipeline = pipeline(settings.model)
            self._pipeline.max_length = max(self._pipeline.max_length, settings.longest or 0)

    @property
    def vocabulary(self) -> StringStore:
        """The words that the parser keeps; none where a language model reads."""
        return StringStore() if self._pipeline is None else self._pipeline.vocab.strings

    def results(self, tasks: Sequence[Task]) -> Iterator[Result]:
        """One result a task, in their order.

        Whatever goes wrong with a document is its own result: the others are read all the same.
        """
        if self._pipeline is None:  # each is a question of its own, and none is asked twice
            yield from map(self._alone, tasks)
            return
        # What the parser learns of new words while it reads these is forgotten after: else memory grows without end.
        with self._pipeline.memory_zone():
            done = 0
            try:
                for task, read in zip(tasks, self._reader.read(task.document for task in tasks), strict=True):
                    result = self._result(task, read)
                    yield result
                    done += 1
            except Exception:
                for task in tasks[done:]:
                    yield self._alone(task)

    def _alone(self, task: Task) -> Result:
        try:
            (read,) = self._reader.read([task.document])
            return self._result(task, read)
        except SidesError as error:
            return Result(problem=str(error))
        except Exception as error:
            return Result(problem=f"the reader failed on it: {type(error).__name__}: {error}")

    def _result(self, task: Task, read: Read) -> Result:
        words = len(task.document.text.split())
        foreign = self._settings.llm is None and not seems_english(task.document.text)
        reading = _told_who(reading_of(read, accept=self._settings.accept), self._settings.accept)
        accepted = sum(claim.status == "accepted" for claim in reading.claims)
        if task.article is None:
            found = tuple(records(read))
            return Result(
                claims=len(found), accepted=accepted, words=words, foreign=foreign, refused=read.refused, records=found
            )
        assert reading.article is not None
        # A claims file tells its article by the bytes of the file that it names.
        reading = replace(reading, article=replace(reading.article, raw_hash=task.article.sha256))
        text = write_claims_file(reading, task.article.path)
        return Result(
            claims=len(reading.claims),
            accepted=accepted,
            surest=max((claim.confidence for claim in reading.claims if claim.confidence is not None), default=None),
            words=words,
            foreign=foreign,
            refused=read.refused,
            claims_file=text,
        )


def _told_who(reading: Reading, accept: float | None) -> Reading:
    """`reading` with the reader named as who accepted what no person has seen."""
    if accept is None:
        return reading
    claims = (
        replace(claim, verdict=Verdict(by=claim.made_by.agent, why=f"confidence of at least {accept:g}"))
        if claim.status == "accepted" and claim.made_by is not None
        else claim
        for claim in reading.claims
    )
    return replace(reading, claims=tuple(claims))
