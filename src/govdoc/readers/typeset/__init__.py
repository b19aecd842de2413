"""Pages on which characters have places only: which make a line, which lines are the page's, where a table is."""
