"""The inside of a DOCX that others made, read as its reader sees it.

`package` the parts out of the zip, safely; `names` the elements; `numerals`, `numbering` the automatic
numbers, which are not in the text; `styles`; `paragraphs` a paragraph's words; `tables`; `chunks` bodies in
another format; `pasted` whether paragraphs are lines that somebody has pasted.
"""
