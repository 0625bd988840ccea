"""`sides read --llm`, against a server that stands in for a language model's."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from command_line import program

ASKED: list[str] = []


class _Model(BaseHTTPRequestHandler):
    """Finds that Egypt supports Haftar, and something that no text says; refuses to read of gold."""

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        text = json.loads(request["messages"][1]["content"])["text"]
        ASKED.append(text)
        names = [("Egypt", "state"), ("Haftar", "person")]
        subject, object = ({"mention": name, "name": name, "kind": kind} for name, kind in names)
        claim = {
            "quote": "Egypt supports Haftar", "relation": "supports", "subject": subject, "object": object,
            "literal": None, "between": [], "polarity": "affirmed", "modality": "state", "speakers": [],
            "outlet": None, "places": [], "date_text": None, "means": [], "circumstance": None, "hedge": None,
        }  # fmt: skip
        invented = {**claim, "quote": "Egypt attacks the whole world"}
        message = {"role": "assistant", "content": json.dumps({"claims": [claim, invented]}), "refusal": None}
        if "gold" in text:
            message.update(content=None, refusal="No.")
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        told = {"id": "1", "object": "chat.completion", "created": 1, "model": "stub", "choices": [choice]}
        data = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def test_a_batch_goes_on_past_a_refusal_and_says_what_was_not_taken(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Model)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    for name, text in (
        ("a", "Egypt supports Haftar."),
        ("b", "This is about gold."),
        ("c", "Today Egypt supports Haftar."),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    inputs = [f"{name}.txt" for name in "abc"]
    options = ["--llm", "--llm-model", "m", "--llm-url", f"http://127.0.0.1:{server.server_port}/v1"]
    out = ["--llm-cache", "kept", "-o", "drafts"]
    try:
        done = program("sides", "read", *inputs, *options, *out, cwd=tmp_path, env={"SIDES_LLM_KEY": "sk-very-secret"})
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert done.code == 1, done.err
    assert "b.txt: the language model refuses to read this: No." in done.err
    assert "2 claims of the language model not taken:\nsides:   2: the quote is not in the text" in done.err
    assert "sk-very-secret" not in done.out + done.err
    assert sorted(path.name for path in (tmp_path / "drafts").glob("*.claims.yaml")) == [
        "a.claims.yaml",
        "c.claims.yaml",
    ]
    written = (tmp_path / "drafts" / "a.claims.yaml").read_text(encoding="utf-8")
    assert "status: draft" in written
    assert "agent: llm" in written
    assert len(ASKED) == 3  # the refusal too is asked for once


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--llm-model", "m"], "give it too"),
        (["--llm", "--llm-model", "m", "--model", "en_core_web_sm"], "works by rules"),
        (["--llm"], "SIDES_LLM_MODEL"),
    ],
)
def test_wrong_usage(tmp_path: Path, options: list[str], words: str) -> None:
    (tmp_path / "a.txt").write_text("Egypt supports Haftar.", encoding="utf-8")
    done = program("sides", "read", "a.txt", *options, cwd=tmp_path)
    assert done.code == 2
    assert words in done.err
