"""A new claims file for an article: what is known of it filled in, the rest for a person to write."""

from __future__ import annotations

from pathlib import Path

from sides.graph.errors import InvalidInput
from sides.graph.reading import Article
from sides.loaders.article import read_article
from sides.loaders.claims_file import stem
from sides.loaders.yaml_text import scalar
from sides.ontology.terms import ACTOR_KINDS, KINDS, MEANS, MODALITIES, RELATIONS, STANCES

_TITLE = 200  # characters; a longer first line is a paragraph


def new_claims_file(article: str | Path, *, output: str | Path | None = None) -> Path:
    """Write a claims file for the article in `article`, and return its path: `NAME.claims.yaml` beside the article.

    output: another path for it, in the article's folder or one above. Raises `MissingFile`, `NotText` or
    `InvalidInput` where the article cannot be read, and `InvalidInput` where the file exists: it is never
    written over.
    """
    article = Path(article)
    read = read_article(article)
    path = article.with_name(f"{stem(article)}.claims.yaml") if output is None else Path(output)
    try:
        name = article.resolve().relative_to(path.parent.resolve()).as_posix()
    except ValueError:
        message = f"a claims file lies in the folder of its article ({article.parent}), or in one above it"
        raise InvalidInput(message, source=str(path)) from None
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(template(read, name))
    except FileExistsError:
        raise InvalidInput("this file exists; it is not written over", source=str(path)) from None
    except OSError as error:
        raise InvalidInput(f"it cannot be written: {error.strerror or error}", source=str(path)) from None
    return path


def template(article: Article, name: str) -> str:
    """The text of a claims file without claims for `article`, whose path from the file's folder is `name`."""
    title = title_of(article.text)
    return _TEMPLATE.format(
        article=scalar(name),
        sha256=article.raw_hash or article.id,
        title="" if title is None else f" {scalar(title)}",
        kinds=", ".join(kind for kind in ACTOR_KINDS if kind != "actor"),
        modalities=", ".join(MODALITIES),
        stances=", ".join(STANCES),
        means=", ".join(MEANS),
        relations="\n".join(_relations(kind) for kind in KINDS),
    )


def title_of(text: str) -> str | None:
    """The title that `text` begins with: its first line, where that is short, no sentence, and stands by itself.

    >>> title_of("Haftar captures Al Jufra\\n\\nForces of the eastern commander …")
    'Haftar captures Al Jufra'
    >>> title_of("Forces of the eastern commander captured the base.\\n\\nThey …") is None
    True
    """
    first, _, rest = text.lstrip().partition("\n")
    following = rest.split("\n", 1)[0]
    first = " ".join(first.split())
    if not rest.strip() or following.strip() or len(first) > _TITLE or first.endswith((".", ";", ":", ",")):
        return None
    return first


def _relations(kind: str) -> str:
    """The relations of a kind as lines of a comment."""
    lines = [f"#   {kind}:"]
    for name in (name for name, relation in RELATIONS.items() if relation.kind == kind):
        if len(lines[-1]) + len(name) > 98:
            lines.append("#    ")
        lines[-1] += f" {name}"
    return "\n".join(lines)


_TEMPLATE = """\
# What the article claims. Fill in, then: sides load FILE
article: {article}
sha256: {sha256}
language:          # en, ar, …
title:{title}
date:              # when it was published, as 2017-06-03; leave it empty where the text does not say
author:
publisher:
url:

# Who: kinds are {kinds}.
# An `unnamed` group ("opposing factions") belongs to this article.
actors:
#  un: {{name: United Nations, short: UN, kind: igo}}
#  jane-doe: {{name: Jane Doe, kind: person, aliases: [Doe]}}
#  front: {{name: Northern Front, short: NF, kind: armed-group}}

# Where: country, region, city, base or site.
places:
#  geneva: {{name: Geneva, kind: city}}

# One sentence, one claim: subject, relation, object, and the exact words it rests on.
claims:
#  - key: doe-meets-front      # a short name of your own
#    quote: the UN envoy Jane Doe met commanders of the Northern Front in Geneva
#    subject: jane-doe
#    relation: meets
#    object: {{id: front, mention: commanders of the Northern Front}}   # or just front
#    place: [geneva]
#    speakers: [{{id: jane-doe, stance: confirmed, on_behalf_of: un}}]   # none: the author says it
#
# subject and object: an id, {{id: …, mention: …}}, or unknown; an object also {{literal: a political solution}}
# polarity: affirmed (left out), negated
# modality: {modalities}
# stance: {stances}
# means: {means}
# further fields: between, outlet, date, date_text, circumstance, hedge, occurrence, status,
#   disputes, confirms
# relation:
{relations}
"""
