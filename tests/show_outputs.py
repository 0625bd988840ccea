"""Run the examples of the README and of docs/, and write what they print under them; look at the difference before you
commit it. Output that a page shows as `…` stays so.

Arguments: the pages, all without any. A page that uses a Neo4j server starts one.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "packaging")]

import test_documents as documents  # noqa: E402
from neo4j_server import V5, running  # noqa: E402


def rewrite(page: str) -> None:
    """Run the examples of `page` and write it anew."""
    text = (ROOT / page).read_text(encoding="utf-8")
    environment = documents.clean_environment()
    with contextlib.ExitStack() as stack:
        uri = documents.SERVER
        if uri in text:
            server = stack.enter_context(running(V5))
            uri = server.uri
            environment |= {"SIDES_USER": server.user, "SIDES_PASSWORD": server.password}
        stack.enter_context(contextlib.chdir(stack.enter_context(tempfile.TemporaryDirectory())))
        written, at = "", 0
        for block in documents.BLOCK.finditer(text):
            if block["file"]:
                Path(block["file"]).write_text(block["body"], encoding="utf-8")
            elif block["kind"] == "console":
                body = ""
                for command, shown in documents.commands(block["body"]):
                    _, printed = documents.run(command.replace(documents.SERVER, uri), environment)
                    if "Traceback" in printed:
                        sys.exit(f"{page}: $ {command}\n{printed}")
                    lines = printed.replace(uri, documents.SERVER).rstrip().splitlines()
                    kept = shown if documents.ANY_LINES in shown else [line.rstrip() for line in lines]
                    body += "\n".join([f"$ {command}", *kept, "", ""])
                written += text[at : block.start("body")] + body.rstrip() + "\n"
                at = block.end("body")
    (ROOT / page).write_text(written + text[at:], encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or documents.PAGES:
        rewrite(name)
