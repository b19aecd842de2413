r"""The inside of an RTF (Rich Text Format Specification 1.9.1), as Word, WPS, LibreOffice and lesser programs write it.

`tokens` bytes into groups, control words and text; `vocabulary` what the words mean that mean one thing only;
`codepages` bytes into characters; `state` what a group hands down to those in it, `properties` what changes it,
`groups` those that are open and where their text goes; `destinations` what begins and ends; `header` fonts and styles,
`lists` automatic numbers, `rows` what is said of cells; `flow` a stream of paragraphs and tables; `walker` goes through
the file once.

A control word that is not known is passed over, a destination that is not known is left out if it says `\*`.
"""
