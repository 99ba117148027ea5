"""The program's name and version, as runs record them."""

PROGRAM = "lanhmanh"
VERSION = "1.0.0"
