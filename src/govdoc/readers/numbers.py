"""Numbers in attributes, as files that nobody has checked write them."""


def whole_number(text: str, digits: int) -> int | None:
    """The number that a text is, in ASCII digits and at most so many; None where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else None
