#!/usr/bin/python3
"""whole-article.py: a whole article annotated, as it is

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

import sys

from article import whole_article
from window import run

print("1..1", flush=True)
sys.exit(0 if run(1, "/notanda/display/whole-article", whole_article, None) else 1)
