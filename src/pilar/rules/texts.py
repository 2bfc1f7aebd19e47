"""Sentences in both languages, carried as data: the rules know no Django and no gettext."""

from collections.abc import Sequence
from typing import NamedTuple


class Text(NamedTuple):
    """One sentence or phrase in Indonesian and in English. As `str` it is the Indonesian."""

    id: str
    en: str

    def in_(self, language: str) -> str:
        """The text in `language`; anything but English gives Indonesian, the city's own."""
        return self.en if language.startswith("en") else self.id

    def with_(self, **values: "object") -> "Text":
        """The text with its placeholders filled; a Text as value fills each language with its own."""
        filled = [
            sentence.format(
                **{
                    key: value[n] if isinstance(value, Text) else value
                    for key, value in values.items()
                }
            )
            for n, sentence in enumerate(self)
        ]
        return Text(*filled)

    def __str__(self) -> str:
        return self.id


NOTHING = Text("", "")
AND, OR = Text("dan", "and"), Text("atau", "or")


def same(word: object) -> Text:
    """A name or number that reads alike in both languages."""
    return Text(str(word), str(word))


def sentences(*texts: Text) -> Text:
    """The given sentences one after the other, empty ones left out."""
    said = [text for text in texts if text != NOTHING]
    return Text(" ".join(text.id for text in said), " ".join(text.en for text in said))


def listed(texts: Sequence[Text], last: Text = AND) -> Text:
    """`a`, `a dan b`, `a, b, dan c`."""
    return Text(
        _listed([text.id for text in texts], last.id), _listed([text.en for text in texts], last.en)
    )


def _listed(words: Sequence[str], last: str) -> str:
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"
