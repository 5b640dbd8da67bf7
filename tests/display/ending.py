#!/usr/bin/python3
"""ending.py: the program ends as it should with menus, popovers and what is edited open

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

from endings import run_all

run_all({
    "article-menu": ["shift+F10"],
    "submenu": ["shift+F10", "Down", "Down", "Right"],
    "primary-menu": ["F10"],
    "list-menu": ["F6", "Down", "shift+F10"],
    "types": ["ctrl+k"],
    "editor": ["F2"],
    "choosing-link": ["l"],
    "choosing-piece": ["a"],
    "find-bar": ["ctrl+f", "h"],
}, is_dialog=False)
