#!/usr/bin/env python3
"""Writes Sources/Catalog/Resources/decompositions.txt from Unicode's data as Python has it.

A line holds a scalar and, behind it, what it is made of in form KD (UAX #15). Hangul syllables are
left out: they are made of their parts by arithmetic.
"""
import pathlib
import sys
import unicodedata

lines = []
for number in range(sys.maxunicode + 1):
    if 0xD800 <= number <= 0xDFFF or 0xAC00 <= number <= 0xD7A3:
        continue
    parts = unicodedata.normalize("NFKD", chr(number))
    if parts != chr(number):
        lines.append(chr(number) + parts + "\n")
sources = pathlib.Path(__file__).resolve().parents[2] / "Sources"
with open(sources / "Catalog/Resources/decompositions.txt", "w", newline="\n") as file:
    file.writelines(lines)
print(f"{len(lines)} decompositions, Unicode {unicodedata.unidata_version}")
