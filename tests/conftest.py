"""Puts `tests/` on the import path, so that every folder finds `strategies`; hypothesis without stop-watch."""

from hypothesis import settings

# The time of one example says nothing on a machine that does other things too; slow tests say so by themselves.
settings.register_profile("govdoc", deadline=None)
settings.load_profile("govdoc")
