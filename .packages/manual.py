#!/usr/bin/env python3
"""Writes the manual of a built program: a page for each command, in English and in French.

    manual.py PROGRAM DATE OUTPUT

The program tells what it takes (--experimental-dump-help), in the language that it is asked in; this
lays it out. The words that are the manual's own stand in manual.json, by language.
"""

import json
import pathlib
import re
import subprocess
import sys

WORDS = json.loads(pathlib.Path(__file__).with_name("manual.json").read_text())


def main(program, date, output):
    version = run(program, "--version").strip()
    for language, words in WORDS.items():
        # English stands where no other language is found.
        folder = pathlib.Path(output, "man1" if language == "en" else f"{language}/man1")
        folder.mkdir(parents=True)
        told = json.loads(run(program, "--lang", language, "--experimental-dump-help"))
        for path, command in commands(told["command"]):
            page = Page(words, path, command, f"{path[0]} {version}", date)
            (folder / f"{'-'.join(path)}.1").write_text(page.text())


def run(*words):
    return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout


def commands(command, above=()):
    """All commands from `command` down, each with its path."""
    path = (*above, command["commandName"])
    yield path, command
    for below in shown_below(command):
        yield from commands(below, path)


def shown_below(command):
    """The commands of `command` that help shows."""
    return [each for each in command.get("subcommands", []) if each["shouldDisplay"]]


class Page:
    """One page, in the macros of man(7), which every reader of manuals knows."""

    def __init__(self, words, path, command, source, date):
        self.words, self.path, self.command = words, path, command
        title = quoted("-".join(path).upper())
        self.lines = [f'.TH {title} 1 {date} {quoted(source)} "Réseau"']

    def text(self):
        self.name()
        self.synopsis()
        self.description()
        self.options()
        self.subcommands()
        self.sections("examples")
        if len(self.path) == 1:
            self.notes()
        self.see_also()
        return "\n".join(self.lines) + "\n"

    def heading(self, key):
        self.lines.append(".SH " + quoted(self.words[key].upper()))

    def name(self):
        self.heading("name")
        abstract = self.command["abstract"].removesuffix(".")
        self.lines.append(f"{escaped('-'.join(self.path))} \\- {escaped(abstract)}")

    def synopsis(self):
        self.heading("synopsis")
        parts = [bold(" ".join(self.path))] + [usage(each) for each in self.arguments()]
        if shown_below(self.command):
            parts.append(italic(self.words["command"]))
        # A part is never broken within itself.
        self.lines += [".nh", ".ad l", "\n".join(part.replace(" ", "\\ ") for part in parts),
                       ".ad", ".hy"]

    def arguments(self):
        return [each for each in self.command["arguments"] if each["shouldDisplay"]]

    def description(self):
        self.heading("description")
        self.lines.append(escaped(self.command["abstract"]))
        self.sections("description")

    def sections(self, wanted):
        """What help says at length: its examples, or all that stands before them."""
        is_example = False
        for block in self.command.get("discussion", "").split("\n\n"):
            first = block.partition("\n")[0].rstrip(": \u00a0")
            if first == self.words["examples"]:
                is_example, block = True, block.partition("\n")[2]
                if wanted == "examples":
                    self.heading("examples")
            if block and is_example == (wanted == "examples"):
                self.block(block, wanted == "description")

    def block(self, block, is_apart):
        """A paragraph; lines that are set in stay as they are."""
        self.lines += [".PP"] if is_apart else []
        is_set_in = False
        for line in block.split("\n"):
            if line.startswith("  ") != is_set_in:
                is_set_in = not is_set_in
                self.lines += [".RS 4", ".nf"] if is_set_in else [".fi", ".RE"]
            self.lines.append(escaped(line.removeprefix("  ")))
        self.lines += [".fi", ".RE"] if is_set_in else []

    def options(self):
        self.heading("options")
        for each in self.arguments():
            text = each.get("abstract", "")
            if each.get("allValueStrings"):
                text += f" ({self.words['values']}{', '.join(each['allValueStrings'])})"
            if each.get("defaultValue"):
                text += f" ({self.words['default']}{each['defaultValue']})"
            self.lines += [".TP", form(each, ", "), escaped(text)]

    def subcommands(self):
        below = shown_below(self.command)
        if below:
            self.heading("commands")
        for each in below:
            page = "-".join((*self.path, each["commandName"]))
            self.lines += [".TP", f".BR {escaped(page)} (1)", escaped(each["abstract"])]

    def notes(self):
        """What holds for all commands."""
        for key in ["exit", "environment", "files"]:
            self.heading(key)
            for name, meaning in self.words[f"{key} entries"].items():
                self.lines += [".TP", bold(name), escaped(meaning)]

    def see_also(self):
        pages = ["-".join(self.path[:depth]) for depth in range(1, len(self.path))]
        if pages:
            self.heading("see also")
            marks = [","] * (len(pages) - 1) + [""]
            self.lines += [f".BR {escaped(page)} (1){mark}" for page, mark in zip(pages, marks)]


def form(argument, between):
    """How an argument is written: its names and its value."""
    value = italic(argument.get("valueName", ""))
    if argument["kind"] == "positional":
        return value
    names = [("-" if name["kind"] == "short" else "--") + name["name"]
             for name in argument["names"]]
    text = between.join(bold(name) for name in names)
    return f"{text} {value}" if argument["kind"] == "option" else text


def usage(argument):
    """An argument in the synopsis, by its first name alone."""
    first = argument | {"names": argument.get("names", [])[-1:]}
    text = form(first, "") + (" ..." if argument["isRepeating"] else "")
    return f"[{text}]" if argument["isOptional"] else text


def bold(text):
    return f"\\fB{inner(text)}\\fR"


def italic(text):
    return f"\\fI{inner(text)}\\fR"


def quoted(text):
    return '"' + inner(text).replace('"', '\\(dq') + '"'


def inner(text):
    signs = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "\u00a0": "\\ ", "\u202f": "\\ "}
    return text.translate(str.maketrans(signs))


def escaped(text):
    """Text that stands at the start of a line, where a dot or a quote would be a request."""
    return re.sub(r"^([.'])", r"\\&\1", inner(text))


if __name__ == "__main__":
    main(*sys.argv[1:])
