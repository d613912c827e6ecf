#!/usr/bin/env python3
"""Writes WidthTable.swift and AsciiTable.swift beside this file.

Two sources decide a scalar's class: wcwidth() of the C library this runs on (glibc 2.36, Unicode 14), which
is what ncurses believes, and the PyPI package wcwidth (0.9.4, Unicode 18), which follows modern terminals.
Where they agree, that is the width. Where they do not, the scalar is `unknown` and shown as a box, apart from
spacing marks, on which they agree once a base stands before them. General categories are Python's.

    python3 -m venv /tmp/v && /tmp/v/bin/pip install wcwidth==0.9.4
    /tmp/v/bin/python generate.py && swift format -i WidthTable.swift AsciiTable.swift
"""
import ctypes
import locale
import os
import unicodedata as unicode

import wcwidth

NARROW, WIDE, MARK, SPACING, DROPPED, UNKNOWN, REGIONAL, MODIFIER = range(8)
locale.setlocale(locale.LC_ALL, "C.UTF-8")
libc = ctypes.CDLL(None)
here = os.path.dirname(os.path.abspath(__file__))

# Invisible, and able to hide or reorder what a person reads.
INVISIBLE = {0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x302E, 0x302F, 0x180E, 0x180F, 0x17B4, 0x17B5}


def kind(scalar):
    text = chr(scalar)
    category = unicode.category(text)
    if scalar in INVISIBLE or category in ("Cc", "Zl", "Zp", "Cs"):
        return DROPPED
    if 0xFE00 <= scalar <= 0xFE0F or 0xE0000 <= scalar <= 0xE0FFF or 0x180B <= scalar <= 0x180D:
        return DROPPED
    if 0x1F1E6 <= scalar <= 0x1F1FF:
        return REGIONAL
    if 0x1F3FB <= scalar <= 0x1F3FF:
        return MODIFIER
    ours, modern = libc.wcwidth(scalar), wcwidth.wcwidth(text)
    if category == "Cf" and modern <= 0:
        return DROPPED
    if category == "Mc" and ours == 1:
        return SPACING
    if ours != modern or category == "Cn":
        return UNKNOWN
    return {0: MARK, 1: NARROW, 2: WIDE}[ours]


def boundaries():
    last = None
    for scalar in range(0x110000):
        now = kind(scalar)
        if now != last:
            yield scalar << 3 | now
            last = now


def rows(values, width=10):
    for start in range(0, len(values), width):
        yield "    " + ", ".join(f"0x{v:X}" for v in values[start:start + width]) + ","


def width_table():
    values = list(boundaries())
    with open(os.path.join(here, "WidthTable.swift"), "w") as out:
        out.write("// Written by generate.py from glibc 2.36 (Unicode 14) and PyPI wcwidth 0.9.4 (Unicode 18).\n")
        out.write("// swift-format-ignore-file\n\n")
        out.write("/// Where the class of scalars changes: `first scalar << 3 | ScalarClass.rawValue`, ascending.\n")
        out.write("enum WidthTable {\n  static let boundaries: [UInt32] = [\n")
        out.write("\n".join(rows(values)) + "\n  ]\n}\n")


def letters():
    """Scalars whose compatibility decomposition starts with ASCII, as `scalar: text`."""
    for scalar in list(range(0xA1, 0x2100)) + list(range(0x2100, 0x2190)) + list(range(0x2460, 0x2500)) \
            + list(range(0xFB00, 0xFB07)) + list(range(0xFF01, 0xFF5F)):
        if unicode.category(chr(scalar)) in ("Cn", "Mn", "Cf", "Sk", "Lm"):
            continue
        plain = "".join(c for c in unicode.normalize("NFKD", chr(scalar)) if unicode.category(c) != "Mn")
        plain = plain.replace("\u2044", "/").replace("\u2019", "'")
        if plain and all(" " <= c <= "~" for c in plain):
            yield chr(scalar) + plain


def ascii_table():
    with open(os.path.join(here, "AsciiTable.swift"), "w") as out:
        out.write("// Written by generate.py from Python's Unicode 14 decompositions.\n")
        out.write("// swift-format-ignore-file\n\n")
        out.write("/// Letters and digits that are ASCII once accents and compatibility forms are taken off.\n")
        out.write("enum AsciiTable {\n  /// Words of one scalar and its ASCII form, separated by line feeds.\n")
        out.write("  static let decomposed = #\"\"\"\n")
        line = ""
        for word in letters():
            out.write("    " + word + "\n")
        out.write("    \"\"\"#\n}\n")


width_table()
ascii_table()
