#!/usr/bin/env python3
"""Puts PNG pictures into one .ico, which Windows has read since Vista: ico.py 16.png 32.png … > x.ico"""
import struct
import sys

pictures = [open(name, "rb").read() for name in sys.argv[1:]]
out = struct.pack("<HHH", 0, 1, len(pictures))
at = 6 + 16 * len(pictures)
for picture in pictures:
    width, height = struct.unpack(">II", picture[16:24])
    out += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(picture), at)
    at += len(picture)
sys.stdout.buffer.write(out + b"".join(pictures))
