"""Pages on which characters have places only: which of them make a line, and which lines are the page's."""
