"""What an OFD is made of (GB/T 33190-2016).

`container` the files and how they name each other; `document` the documents, their pages and resources; `matrix`
numbers, and where objects stand; `text` the characters of an object of text; `drawing` the objects of a page.
"""
