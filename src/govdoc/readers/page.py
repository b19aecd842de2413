"""Where on the page does the notice stand? Body → the elements that hold the article.

Known containers of content management systems first, where they hold a fair share of what the page has to
say; else the smallest element that holds nearly all of it.
"""

from govdoc.readers.dom import BLOCKS, Element, is_listed
from govdoc.readers.measure import PARAGRAPH, Measured

FAIR_SHARE = 0.3
"""Share of the page's weight below which a known container is not believed to hold the article."""
AS_GOOD = 0.9
"""Share of the heaviest container's weight that makes one inside it the better one."""
NEARLY_ALL = 0.8
"""Share of an element's weight that a child must hold for the search to go down into it."""
WHOLE = frozenset(("p", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "ol", "ul", "dl"))
"""Elements that are a piece of an article rather than its container."""


def article(page: Measured) -> list[Element]:
    """The elements that hold the article, in order, none inside another; the body where nothing tells."""
    body = page.elements[0]
    known = [each for each in page.elements if is_container(each) and page.is_seen(each)]
    heavy = [each for each in known if page.weight_of(each) > page.weight_of(body) * FAIR_SHARE]
    return _with_siblings(_best(heavy, page), page) if heavy else [_densest(body, page)]


def is_container(element: Element) -> bool:
    """Whether its id or one of its classes is known for holding articles."""
    return is_listed(element, "containers.tsv")


def _best(containers: list[Element], page: Measured) -> Element:
    """The heaviest; of those inside each other that hold about the same, the innermost."""
    heaviest = max(containers, key=page.weight_of)
    enough = page.weight_of(heaviest) * AS_GOOD
    as_good = [each for each in containers if page.weight_of(each) >= enough]
    return as_good[-1] if heaviest in as_good[-1].iterancestors() else heaviest


def _with_siblings(container: Element, page: Measured) -> list[Element]:
    """A container and its likes beside it: the editor's field is there once for each attachment."""
    parent, kind = container.getparent(), container.get("class")
    if parent not in page.index or not kind:  # the body itself has no likes
        return [container]
    return [
        each
        for each in parent
        if each is container
        or (each.get("class") == kind and page.is_seen(each) and page.weight_of(each) >= PARAGRAPH)
    ]


def _densest(element: Element, page: Measured) -> Element:
    """The smallest element that holds nearly all paragraphs."""
    while True:
        heavy = (each for each in element if page.weight_of(each) >= page.weight_of(element) * NEARLY_ALL)
        child = next(heavy, None)
        if child is None or not page.weight_of(child) or not _holds_paragraphs(child):
            return element
        if any(_is_article_too(each, page) for each in element if each is not child):
            return element
        element = child


def _is_article_too(element: Element, page: Measured) -> bool:
    """Whether an element beside the heaviest holds sentences of its own: an order beside what it promulgates."""
    if page.weight_of(element) < PARAGRAPH * 2 or not page.is_seen(element):
        return False
    return any("。" in words for words in element.itertext())


def _holds_paragraphs(element: Element) -> bool:
    """Whether it can be an article's container, not merely one long paragraph of it."""
    return element.tag not in WHOLE and any(child.tag in BLOCKS for child in element)
