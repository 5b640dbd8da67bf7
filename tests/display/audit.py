"""audit.py: whether all that shows says what it is and can be worked, for tests

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later
"""

from window import Failure, actions, children, find_start, is_focusable, is_sensitive, is_showing, wait

# Without the items of menus: GTK 4.18 makes them of the model, and doesn't tell their names
NAMED = {
    "alert", "button", "check box", "combo box", "dialog", "entry", "frame", "image", "link", "list box", "list item",
    "menu", "page tab", "password text", "progress bar", "push button", "radio button", "slider", "spin button",
    "switch", "table", "text", "toggle button", "tree",
}


# What these show of themselves inside isn't a thing of its own, unless it takes the focus;
# libadwaita's rows of choices show the choice in a list that looks focusable and isn't
WHOLE = {"button", "combo box", "toggle button", "push button", "menu item"}


def list_unnamed(node, path, is_inside=False):
    """What has no name from @node on, and how many had to have one."""
    role = node.get_role_name()
    if not is_showing(node) and role != "application":
        return [], 0
    path = path + [f"{role} {node.get_name()!r}"]
    counts = role in NAMED and (not is_inside or (is_focusable(node) and role != "list item"))
    unnamed = [" > ".join(path[-6:])] if counts and not node.get_name().strip() else []
    n = int(counts)
    for child in children(node):
        more, m = list_unnamed(child, path, is_inside or role in WHOLE)
        unnamed += more
        n += m
    return unnamed, n


# What does something to a control, over the bus
HANDS = {"activate", "click", "toggle", "press", "row.activate", "row.next"}
WORKED = {"button", "check box", "combo box", "link", "list item", "push button", "radio button", "switch", "toggle button"}

# What has rows that only say something, or rows of libadwaita's own
TOLD = {"About", "Keyboard Shortcuts", "Source", "What Is Lost"}


def has_hand(node):
    """Of itself, or what it is made of has."""
    return ("EditableText" in node.get_interfaces() or any(action in HANDS for action in actions(node)) or
            any(has_hand(child) for child in children(node)))


def list_idle(node, path):
    """The controls that nothing can be done with but by keys and mouse."""
    role = node.get_role_name()
    if not is_showing(node) and role != "application":
        return []
    path = path + [f"{role} {node.get_name()!r}"]
    if role in ("dialog", "list") and node.get_name() in TOLD:
        return []
    if role in WORKED and is_focusable(node) and is_sensitive(node):
        return [] if has_hand(node) else [" > ".join(path[-6:])]
    return [idle for child in children(node) for idle in list_idle(child, path)]


def audit(window, what, *expected):
    """@expected: the starts of names that show that it is open."""
    for name in expected:
        wait(f"{what}: {name}", lambda name=name: find_start(window.app, name))
    unnamed, n = list_unnamed(window.app, [])
    if unnamed:
        # what went away while it was looked at answers with no name; what stays is found again
        unnamed, n = list_unnamed(window.app, [])
    print(f"# {what}: {n}")
    if unnamed:
        raise Failure(f"{what}: no name: " + "; ".join(unnamed))
    idle = list_idle(window.app, [])
    if idle:
        raise Failure(f"{what}: nothing does it over the bus: " + "; ".join(idle))
    if n < 5:
        raise Failure(f"{what}: only {n} things were looked at")
