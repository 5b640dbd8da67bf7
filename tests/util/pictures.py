"""pictures.py: what a check looks at in pictures and icons

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import struct

import gi
gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402


def read_png(path):
    """Width, height, and whether it can be seen through."""
    head = path.read_bytes()[:33]
    if head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
        return None
    width, height, _, colour = struct.unpack(">IIBB", head[16:26])
    return width, height, colour in (4, 6)


def lightness(colour):
    """Relative luminance, as WCAG has it, of three values of 0 to 255."""
    linear = [value / 3294.6 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4 for value in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def read_pixels(path, size):
    """Of an icon: lines of red, green, blue and alpha."""
    image = GdkPixbuf.Pixbuf.new_from_file_at_size(str(path), size, size)
    data, stride = image.get_pixels(), image.get_rowstride()
    return [[data[y * stride + 4 * x:y * stride + 4 * x + 4] for x in range(image.get_width())] for y in range(image.get_height())]
