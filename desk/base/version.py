"""The program's name and version, as runs record them."""

PROGRAM = "lanhmanh"
VERSION = "0.1.0"
