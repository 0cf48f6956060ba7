#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hatstand founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""slices.py ROUNDS SLICES -- PROGRAM... [-- PROGRAM...]: programs that are compared take turns.

A program does its work once for each line that it reads, says "ready" before the first, and answers each with a
line of JSON (seconds, n, cpu, perhaps planned). In a round each does SLICES of them in turn, so that a slow half
minute of the computer, or of the server that they talk to, hits all alike; each is started anew for each round.
The order changes from slice to slice. One line of JSON is printed for each program and round: its slices, added.
"""
import json
import subprocess
import sys


def parts(arguments):
    programs = []
    for argument in arguments:
        if argument == "--":
            programs.append([])
        else:
            programs[-1].append(argument)
    return programs


def read(process):
    line = process.stdout.readline()
    if not line:
        sys.exit(f"slices.py: {process.args[0]} ended with {process.wait()}")
    return line


def start(program):
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if read(process).strip() != "ready":
        sys.exit(f"slices.py: {program[0]} is not ready")
    return process


def slice_of(process):
    process.stdin.write("go\n")
    process.stdin.flush()
    return json.loads(read(process))


def added(slices):
    count = sum(each["n"] for each in slices)
    whole = {"who": slices[0]["who"], "n": count}
    whole["seconds"] = sum(each["seconds"] for each in slices)
    whole["cpu"] = sum(each["cpu"] * each["n"] for each in slices) / count
    if "planned" in slices[0]:
        whole["planned"] = sum(each["planned"] for each in slices)
    return whole


def main():
    rounds, slices = int(sys.argv[1]), int(sys.argv[2])
    programs = parts(sys.argv[3:])
    for turn in range(rounds):
        running = [start(program) for program in programs]
        done = [[] for _ in programs]
        order = list(range(len(programs)))
        for each in range(slices):
            shift = (turn + each) % len(order)
            for index in order[shift:] + order[:shift]:
                done[index].append(slice_of(running[index]))
        for process, its in zip(running, done):
            process.stdin.close()
            if process.wait() != 0:
                sys.exit(f"slices.py: {process.args[0]} failed")
            print(json.dumps(added(its)), flush=True)


main()
