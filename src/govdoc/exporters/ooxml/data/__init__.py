"""Words that the page's layout goes by, one a line; lines that start with # are remarks."""

import re
from functools import cache
from pathlib import PurePath


@cache
def title_words() -> re.Pattern[str]:
    """The words of titles that no line break parts, longest first."""
    loader = __spec__.loader  # works from a zip archive as from a folder
    data: bytes = loader.get_data(str(PurePath(__file__).with_name("title-words.txt")))  # type: ignore[union-attr]
    lines = data.decode().split("\n")
    words = {word for line in lines if not line.startswith("#") for word in line.split()}
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
