"""The connection to a language model: the `openai` client, against any server that speaks its chat completions."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from sides.graph.errors import (
    InvalidParameter,
    LanguageModelError,
    MissingExtra,
    ModelAccessDenied,
    ModelAnswerInvalid,
    ModelRefused,
    ModelUnreachable,
    shortened,
)
from sides.loaders.language_model.answer import Answer
from sides.loaders.language_model.form import RESPONSE_FORMAT

if TYPE_CHECKING:
    from openai import OpenAI

#: Where questions go unless told otherwise.
OPENAI = "https://api.openai.com/v1"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_LONGEST = 300  # characters of what a server says that are repeated


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Which model, and where.

    model: its name, as the server calls it. url: of the server, up to and with `/v1`. timeout: seconds to wait for an
    answer, each time. retries: how often a question is asked again where the server is busy, fails or does not answer.
    """

    model: str
    url: str = OPENAI
    timeout: float = 180.0
    retries: int = 3

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidParameter("the language model's address is no http:// or https:// address")
        if parts.username or parts.password:
            raise InvalidParameter("the language model's address holds a password; set SIDES_LLM_KEY instead")


def endpoint(url: str | None = None, model: str | None = None) -> Endpoint:
    """The endpoint of `url` and `model`, which without a value are those of SIDES_LLM_URL and SIDES_LLM_MODEL.

    Raises `InvalidParameter` where no model is named, or the address is none.
    """
    model = model or os.environ.get("SIDES_LLM_MODEL")
    if not model:
        raise InvalidParameter("no language model is named; give --llm-model, or set SIDES_LLM_MODEL")
    return Endpoint(model=model, url=url or os.environ.get("SIDES_LLM_URL") or OPENAI)


def _key(url: str, environment: Mapping[str, str]) -> str | None:
    """The key for the server at `url`. OPENAI_API_KEY is for OpenAI's own alone: no other server is shown it."""
    key = environment.get("SIDES_LLM_KEY", "").strip()
    if not key and urlsplit(url).hostname == urlsplit(OPENAI).hostname:
        key = environment.get("OPENAI_API_KEY", "").strip()
    if not (key.isascii() and (key.isprintable() and " " not in key)):
        raise ModelAccessDenied("the key for the language model has characters that no key has; look at SIDES_LLM_KEY")
    return key or None


class Connection:
    """Asks one model at one place.

    The key is SIDES_LLM_KEY, or for OpenAI's own address OPENAI_API_KEY; a server without keys needs none. Raises
    `MissingExtra` where the client is not installed, `ModelAccessDenied` where OpenAI's key is missing.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        try:
            import openai
        except ImportError:
            raise MissingExtra(
                "reading with a language model needs the openai client; install it: pip install 'sides[llm]'"
            ) from None
        self._openai = openai
        self._endpoint = endpoint
        self._secret = _key(endpoint.url, os.environ)
        if self._secret is None and endpoint.url == OPENAI:
            raise ModelAccessDenied("there is no key for the language model; set SIDES_LLM_KEY")
        self._temperature: dict[str, Any] = {"temperature": 0}
        self._client = self._made()

    def _made(self) -> OpenAI:
        client = self._openai.OpenAI(
            api_key=self._secret or "none",
            base_url=self._endpoint.url,
            timeout=self._endpoint.timeout,
            max_retries=self._endpoint.retries,
        )
        # What else the environment holds for OpenAI is nothing for another server.
        if urlsplit(self._endpoint.url).hostname != urlsplit(OPENAI).hostname:
            client.organization = client.project = client.admin_api_key = None
        return client

    def ask(self, system: str, user: str) -> Answer:
        """What the model answers.

        Raises `ModelAccessDenied`, `ModelUnreachable`, `ModelRefused`, `ModelAnswerInvalid`, and `LanguageModelError`
        for whatever else the server says. No message holds the key.
        """
        openai = self._openai
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        try:
            return self._answer(self._created(messages))
        except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
            # What the server says may repeat a part of the key.
            raise ModelAccessDenied(
                f"{self._where()} refuses the key (HTTP {error.status_code}); set SIDES_LLM_KEY"
            ) from None
        except openai.APITimeoutError:
            raise ModelUnreachable(
                f"{self._where()} did not answer within {self._endpoint.timeout:g} s, "
                f"asked {self._endpoint.retries + 1} times"
            ) from None
        except openai.APIStatusError as error:
            self._raise_status(error.status_code, error.message)
        except openai.APIConnectionError:
            raise ModelUnreachable(f"{self._where()} cannot be reached; is it running, and --llm-url right?") from None
        except (openai.OpenAIError, ValueError, TypeError):
            raise ModelAnswerInvalid(f"{self._where()} answers with what is no chat completion") from None

    def _created(self, messages: list[dict[str, str]]) -> Any:
        create: Any = self._client.chat.completions.create
        asked = {"model": self._endpoint.model, "messages": messages, "response_format": RESPONSE_FORMAT}
        try:
            return create(**asked, **self._temperature)
        except self._openai.BadRequestError as error:
            if error.param != "temperature" or not self._temperature:
                raise
            self._temperature = {}  # some models have one temperature only
            return create(**asked)

    def _answer(self, response: Any) -> Answer:
        choices = getattr(response, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = getattr(choice, "message", None)
        if message is None:
            raise ModelAnswerInvalid(f"{self._where()} answers with what is no chat completion")
        if getattr(message, "refusal", None):
            raise ModelRefused(f"the language model refuses to read this: {self._plain(message.refusal)}")
        finish = getattr(choice, "finish_reason", None)
        if finish == "content_filter":
            raise ModelRefused("the language model's server withholds the answer (content filter)")
        if finish == "length":
            raise ModelAnswerInvalid("the language model's answer was cut off: it is longer than the model may answer")
        if not isinstance(message.content, str) or not message.content:
            raise ModelAnswerInvalid("the language model's answer is empty")
        model, fingerprint = getattr(response, "model", None), getattr(response, "system_fingerprint", None)
        return Answer(
            content=message.content,
            model=self._plain(model) if isinstance(model, str) and model else self._endpoint.model,
            fingerprint=self._plain(fingerprint) if isinstance(fingerprint, str) and fingerprint else None,
        )

    def _raise_status(self, status: int, said: str) -> NoReturn:
        told = f"{self._where()} answers HTTP {status}"
        if status == 429 or status >= 500 or status == 408:
            raise ModelUnreachable(f"{told}, asked {self._endpoint.retries + 1} times") from None
        if status == 404:
            told += f"; is there a model {shortened(self._endpoint.model)!r}, and is --llm-url right?"
        raise LanguageModelError(f"{told}: {self._plain(said)}") from None

    def _where(self) -> str:
        parts = urlsplit(self._endpoint.url)
        return f"the language model's server ({parts.hostname}{f':{parts.port}' if parts.port else ''})"

    def _plain(self, text: str) -> str:
        """What a server says, made safe to show: short, one line, without the key."""
        if self._secret:
            text = text.replace(self._secret, "…")
        text = _CONTROL.sub(" ", text).strip()
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
