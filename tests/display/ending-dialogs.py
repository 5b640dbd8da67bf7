#!/usr/bin/python3
"""ending-dialogs.py: the program ends as it should with each dialog open

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

from endings import run_all

run_all({
    "address": ["ctrl+l"],
    "feeds": ["ctrl+shift+l"],
    "details": ["ctrl+i"],
    "export": ["ctrl+e"],
    "tag-set": ["ctrl+t"],
    "steps": ["ctrl+shift+h"],
    "differences": ["ctrl+d"],
    "preferences": ["ctrl+comma"],
    "shortcuts": ["ctrl+question"],
    "about": "win.about",
    "correction": "win.correct-text",
}, is_dialog=True)
