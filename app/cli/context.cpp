// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/context.h"

#include "cli/words.h"
#include "parts.h"

#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace hatstand::cli
{

namespace
{
/// Turns off the echo of a terminal for as long as it lives.
class SilentTerminal
{
public:
    explicit SilentTerminal(int descriptor)
        : m_descriptor(descriptor)
        , m_isTerminal(isatty(descriptor) == 1 && tcgetattr(descriptor, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(m_descriptor, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (m_isTerminal)
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    int m_descriptor;
    termios m_before{};
    bool m_isTerminal;
};
} // namespace

Context::Context(Output &output, QString workspacePath)
    : m_output(output), m_workspacePath(std::move(workspacePath)), m_clock(std::make_unique<SystemClock>())
{
    if (m_workspacePath.isEmpty())
        m_workspacePath = qEnvironmentVariable("HATSTAND_WORKSPACE");
    if (m_workspacePath.isEmpty())
        m_workspacePath = Parts::lastWorkspacePath();
}

Context::~Context() = default;

void Context::setNow(Instant now)
{
    m_clock = std::make_unique<FakeClock>(now);
}

QString Context::workspacePath() const
{
    return m_workspacePath;
}

Result<Parts *> Context::open()
{
    if (m_parts)
        return m_parts.get();
    if (m_workspacePath.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    Tr::tr("No workspace was named, and none has been opened before."), {},
                    Tr::tr("Name it with --workspace FILE."));
    auto opened = Parts::open(m_workspacePath, *m_clock, Parts::Use::CommandLine);
    if (!opened)
        return fail(std::move(opened.error()));
    m_parts = std::move(*opened);
    return m_parts.get();
}

Error wrongCall(const QString &what, const QString &remedy)
{
    return fail(ErrorCode::InvalidInput, what, {}, remedy).value();
}

ExitCode failed(Context &context, const Error &error)
{
    context.output().error(error);
    return error.code == ErrorCode::InvalidInput ? ExitCode::Usage : ExitCode::Failed;
}

Result<QString> readSecret(Output &output, const QString &prompt)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidInput, Tr::tr("The password could not be read."));
    const SilentTerminal terminal(STDIN_FILENO);
    if (terminal.isTerminal())
        output.note(prompt);
    QByteArray line = input.readLine(4096);
    if (terminal.isTerminal())
        output.note(QStringLiteral("\n"));
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("No password was given."), {},
                    Tr::tr("Type it when asked, or send it as one line to standard input."));
    return QString::fromUtf8(line);
}

} // namespace hatstand::cli
