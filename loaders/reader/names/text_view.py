"""A parsed text as those who look for names in it see it: its words, its sentences, which of them are headlines."""

from __future__ import annotations

from sides.loaders.reader.names.spelling import Words, words_of
from spacy.strings import get_string_id
from spacy.tokens import Doc

_PROPER = frozenset(map(get_string_id, ("NNP", "NNPS")))
_HEADLINE = 0.65  # share of a headline's longer words that are capital


class TextView:
    """The words of a parsed text, and what is asked of them again and again."""

    def __init__(self, doc: Doc, text: str) -> None:
        """text: that of `doc`."""
        self.doc = doc
        self._text = text
        self.words: Words = words_of(doc)
        self.word_at: list[int] = [-1] * len(doc)  # the first word of each token, -1 for one that holds none
        for index, token in enumerate(self.words.tokens):
            if self.word_at[token] < 0:
                self.word_at[token] = index
            article = self.words.articles[index]
            if article >= 0 and self.word_at[article] < 0:
                self.word_at[article] = index
        self._capitals = [text[0].isupper() for text in self.words.texts]
        self._tags: list[int] = doc.to_array("TAG").tolist()
        self._headlines: dict[int, bool] = {}

    def capital(self, word: int) -> bool:
        """Whether the word begins with a capital letter."""
        return 0 <= word < len(self._capitals) and self._capitals[word]

    def proper(self, word: int) -> bool:
        """Whether the word is capital and, as far as the language pipeline sees, a proper noun."""
        return self.capital(word) and self._tags[self.words.tokens[word]] in _PROPER

    def starts_sentence(self, word: int) -> bool:
        """Whether the word is the first of its sentence, quotation marks aside."""
        return word == 0 or bool(self.doc[self.words.tokens[word]].is_sent_start) or self.words.keys[word - 1] in '"(\n'

    def in_headline(self, word: int) -> bool:
        """Whether the word's sentence capitalises most of its longer words, so that a capital letter tells nothing."""
        sentence = self.doc[self.words.tokens[word]].sent
        known = self._headlines.get(sentence.start)
        if known is None:
            longer = [text for token in sentence if len(text := token.text) > 3 and text.isalpha()]
            capital = sum(text[0].isupper() for text in longer)
            ended = any(token.text in ".!?;" for token in sentence[-3:])  # which headlines are not
            known = not ended and len(longer) > 2 and capital > _HEADLINE * len(longer)
            self._headlines[sentence.start] = known
        return known

    def span(self, start_token: int, end_token: int) -> tuple[int, int]:
        """The words of a span of tokens: the first, and the one after the last; equal where it holds none."""
        first = -1
        for token in range(start_token, end_token):
            if self.word_at[token] >= 0:
                first = self.word_at[token]
                break
        if first < 0:
            return 0, 0
        last = first
        while last < len(self.words) and self.words.tokens[last] < end_token:
            last += 1
        return first, last

    def text(self, first: int, last: int) -> str:
        """The words `first` to `last` (exclusive) as the text has them."""
        return self._text[self.words.heads[first] : self.words.ends[last - 1]]
