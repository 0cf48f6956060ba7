// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace
{
QCoro::Task<void> runAndQuit(QStringList words)
{
    const int code = co_await hatstand::cli::runProgram(words, stdout, stderr);
    QCoreApplication::exit(code);
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hatstand"));
    QCoreApplication::setOrganizationName(QStringLiteral("hatstand"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HATSTAND_VERSION));
    const QStringList words = QCoreApplication::arguments().mid(1);
    QTimer::singleShot(0, [words] { runAndQuit(words); });
    return QCoreApplication::exec();
}
