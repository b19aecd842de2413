"""Puts `tests/` on the import path, so that every folder finds `strategies`; sets hypothesis up."""

from hypothesis import settings

# No stop-watch: the time of one example says nothing on a machine that does other things too.
settings.register_profile("govdoc", deadline=None)
settings.load_profile("govdoc")
