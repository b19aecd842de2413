"""What an OFD is made of (GB/T 33190-2016).

`container` the documents, pages and resources out of the zip; `matrix` numbers and where objects stand; `text` the
characters of an object of text; `drawing` the objects of a page.
"""
