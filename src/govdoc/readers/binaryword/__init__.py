"""The inside of a DOC of Word 97 to 2003, which WPS writes, too ([MS-DOC], [MS-CFB]).

`compound` the streams out of the file; `header` where everything is; `pieces` the text; `pages` which properties
belong to which bytes; `modifiers`, `properties` what they say; `stylesheet`, `lists`; `shown` the text as it is
shown; `rows` tables; `boxes` text boxes; `summary` the stated title; `old` Word 6 and 95.

Structures that lie are `Damage`. Of the text it is the file's; of anything else it costs no more than itself.
"""
