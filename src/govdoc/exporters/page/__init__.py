"""The parts of the HTML page, each made of strings that are escaped where they are put in."""
