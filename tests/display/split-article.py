#!/usr/bin/python3
"""split-article.py: a whole article annotated, with its paragraphs broken every 8 characters for display

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import sys

from article import whole_article
from window import run

print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/split-article", whole_article, 8) else 1)
