// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/translate.h"
#include "cli/program.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string_view>

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
#ifdef SIGPIPE
    // Whose reader has gone ("| head") finishes what it does all the same, sending above all, and then says
    // that the answer could not be written.
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
#endif
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hatstand"));
    QCoreApplication::setOrganizationName(QStringLiteral("hatstand"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HATSTAND_VERSION));
    hatstand::loadLanguage(application, QStringLiteral("en"));
    const auto words = hatstand::cli::readWords(argc, argv);
    if (!words) {
        const bool json = std::count(argv, argv + argc, std::string_view("--json")) > 0;
        hatstand::cli::Output(stdout, stderr, json).error(words.error());
        return int(hatstand::cli::ExitCode::Usage);
    }
    QTimer::singleShot(0, [&words] { runAndQuit(*words); });
    return QCoreApplication::exec();
}
