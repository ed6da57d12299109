"""What the camera over the counter shows while a paper is put right under it.

A frame is ``WIDE`` times ``HIGH`` pixels of three bytes (red, green, blue), whatever
the camera gives: so small that nobody reads from it, and always as many bytes. Nothing
of it is kept.
"""

WIDE, HIGH = 640, 480
FRAME = WIDE * HIGH * 3
"""Bytes of one frame."""
A_SECOND = 8
"""Frames, at the most."""
