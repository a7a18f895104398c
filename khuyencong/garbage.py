"""How often Python looks for objects that hold nothing but each other."""

import gc

SELDOM = (50_000, 20, 100)
"""Objects that must be new before the youngest are looked at, and how often older ones are."""


def look_seldom() -> None:
    """Look a seventieth as often as Python does.

    Rows of figures hold nothing that holds them; looking through them each time that 700 more
    objects are there takes a fifth of a second of reading 50,000 figures (measured).
    """
    gc.set_threshold(*SELDOM)
