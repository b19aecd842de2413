"""What the Akoma Ntoso exporter is made of: names (URIs, eIds), meta data, inline marks.

Rests on Akoma Ntoso 3.0 part 2 (the vocabulary) and its naming convention (AKN-NC 1.0), both of OASIS.
docs/akn.md says which element stands for which of the tree.
"""
