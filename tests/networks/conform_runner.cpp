// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conform command alone, for test sets that run a program from outside.
#include "cli/conform_command.h"

#include <QFile>

#include <cstdio>

int main()
{
    QFile input;
    QFile output;
    if (!input.open(stdin, QIODevice::ReadOnly) || !output.open(stdout, QIODevice::WriteOnly))
        return 1;
    return hatstand::cli::runConform(input, output);
}
