"""Words that the page's layout goes by."""

import re
from functools import cache

from govdoc import resources


@cache
def title_words() -> re.Pattern[str]:
    """The words of titles that no line break parts, longest first."""
    lines = resources.lines(resources.text(__name__, "title-words.txt"))
    words = {word for line in lines for word in line.split()}
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))))
