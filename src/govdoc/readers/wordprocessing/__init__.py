"""The inside of a DOCX that others made, read as its reader sees it.

`package` the parts out of the zip, safely; `names` the elements; `numbering` the lists; `styles`; `paragraphs` a
paragraph's words; `tables`; `chunks` bodies in another format.

The reader of DOC shares what is the same in it: `counting`, `numerals` the automatic numbers, which are not in the text;
`conventions`; cells on their grid; `pasted` whether paragraphs are lines that somebody has pasted.
"""
