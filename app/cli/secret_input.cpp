// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secret_input.h"

#include "cli/utf8.h"
#include "cli/words.h"

#include <QFile>

#include <array>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace hatstand::cli
{

namespace
{
/// A terminal drops, without a word, what goes beyond so many bytes of a line.
constexpr qsizetype longestTypedLine = 4095;
/// Longer than any password or token; a whole file that was sent by mistake is not read to its end.
constexpr qsizetype longestLine = qsizetype{64} * 1024;

/// What the signal handlers need; they reach only what is global. Written while none of them is installed.
int silentDescriptor = -1;
termios loudState;
termios silentState;

// Only what is safe in a signal handler: the terminal is given back, then the signal does what it always
// does.
void giveTerminalBack(int number)
{
    tcsetattr(silentDescriptor, TCSANOW, &loudState);
    if (number == SIGTSTP) {
        static_cast<void>(std::raise(SIGSTOP));
        tcsetattr(silentDescriptor, TCSANOW, &silentState); // the person has come back
        return;
    }
    static_cast<void>(std::signal(number, SIG_DFL));
    static_cast<void>(std::raise(number));
}

/// Turns off the echo of a terminal for as long as it lives.
class SilentTerminal
{
public:
    explicit SilentTerminal(int descriptor)
        : m_isTerminal(isatty(descriptor) == 1 && tcgetattr(descriptor, &loudState) == 0)
    {
        if (!m_isTerminal)
            return;
        silentDescriptor = descriptor;
        silentState = loudState;
        silentState.c_lflag &= ~tcflag_t(ECHO);
        for (size_t i = 0; i < signalNumbers.size(); ++i) {
            struct sigaction action = {};
            action.sa_handler = giveTerminalBack;
            sigaction(signalNumbers[i], nullptr, &m_before[i]);
            if (m_before[i].sa_handler != SIG_IGN)
                sigaction(signalNumbers[i], &action, nullptr);
        }
        tcsetattr(silentDescriptor, TCSAFLUSH, &silentState);
    }
    ~SilentTerminal()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(silentDescriptor, TCSAFLUSH, &loudState);
        for (size_t i = 0; i < signalNumbers.size(); ++i)
            sigaction(signalNumbers[i], &m_before[i], nullptr);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    static constexpr std::array signalNumbers{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    bool m_isTerminal;
    std::array<struct sigaction, signalNumbers.size()> m_before{};
};
} // namespace

Result<QString> readSecret(Output &output, const QString &prompt)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidInput, Tr::tr("The password could not be read."));
    const SilentTerminal terminal(STDIN_FILENO);
    if (terminal.isTerminal())
        output.note(prompt);
    QByteArray line = input.readLine(longestLine + 2);
    if (terminal.isTerminal())
        output.note(QStringLiteral("\n"));
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("No password was given."), {},
                    Tr::tr("Type it when asked, or send it as one line to standard input."));
    if (terminal.isTerminal() && line.size() >= longestTypedLine)
        return fail(ErrorCode::InvalidInput, Tr::tr("The password is too long to be typed."),
                    Tr::tr("A terminal passes on less than %1 bytes of a line.").arg(longestTypedLine),
                    Tr::tr("Send it as one line to standard input."));
    if (line.size() > longestLine)
        return fail(ErrorCode::InvalidInput, Tr::tr("The password is too long."),
                    Tr::tr("It may have at most %1 bytes.").arg(longestLine),
                    Tr::tr("Send only the password, as one line."));
    const auto secret = textFromUtf8(line);
    if (!secret)
        return fail(ErrorCode::InvalidInput, Tr::tr("The password is not valid UTF-8."), {},
                    Tr::tr("Set the terminal to UTF-8, or save the file as UTF-8."));
    return *secret;
}

} // namespace hatstand::cli
