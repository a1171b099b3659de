"""Archives of any size, without an engine: invented quotations, half of which return in other articles."""

import random
from collections.abc import Iterator

from quotes.model.result import Article, Extraction
from tests.archive.material import made

_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo chan dre flou gri".split()
PER_ARTICLE = 5


def synthetic(quotations: int, seed: int = 1) -> Iterator[tuple[Extraction, str]]:
    """Articles of five quotations; each second one varies one that was said before, by the same or another speaker."""
    draw = random.Random(seed)
    words = ["".join(draw.choices(_SYLLABLES, k=draw.randint(1, 3))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    originals: list[str] = []
    for number in range(quotations // PER_ARTICLE):
        said: list[tuple[str, str | None]] = []
        for each in range(PER_ARTICLE):
            if each % 2 and originals:
                text = _variant(draw.choice(originals), draw)
            else:
                text = " ".join(draw.choices(words, weights, k=draw.randint(6, 40)))
                originals.append(text)
            said.append((f"« {text}, {number} {each} »", f"Nom{draw.randrange(500)}"))
        raw = " ".join(f"{words} a dit {name}." for words, name in said)
        published = f"20{10 + number % 15}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        yield made(raw, *said, article=Article(id=f"n{number}", published=published)), raw


def _variant(text: str, draw: random.Random) -> str:
    words = text.split()
    sort = draw.randrange(4)
    if sort == 0:
        return text
    if sort == 1:
        return " ".join(words[: max(6, len(words) * 2 // 3)])
    at = draw.randrange(len(words))
    return " ".join([*words[:at], *(["nouveau"] if sort == 2 else []), *words[at + 1 :]])
