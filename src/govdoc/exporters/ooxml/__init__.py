"""A notice on paper: the parts of a DOCX that follows GB/T 9704-2012, each piece a module.

`options` what a caller may choose; `units` sizes and widths; `text` runs of text; `paragraphs` paragraphs and
frames; `styles` and `package` the parts that are the same for every notice; `head`, `titles`, `letter`,
`body`, `tables`, `closing`, `imprint` the elements in the order in which they stand on the page.
"""
