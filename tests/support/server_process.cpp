// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/server_process.h"

#include "support/places.h"

namespace hatstand::test
{

namespace
{
constexpr int startLimit = 900'000; // a cold start installs and compiles
constexpr int stopLimit = 60'000;
} // namespace

bool serversAllowed()
{
    return qEnvironmentVariable("CI") == QLatin1StringView("true") ||
           qEnvironmentVariable("HATSTAND_SERVERS") == QLatin1StringView("1");
}

TestServer::TestServer(QString name, const QStringList &environment)
    : m_name(std::move(name)), m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const QString &entry : environment)
        m_environment.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
}

TestServer::~TestServer()
{
    stop();
}

bool TestServer::start()
{
    const auto status = run(QStringLiteral("status"), stopLimit);
    const auto output = run(QStringLiteral("start"), startLimit);
    if (!output)
        return false;
    m_mine = !status;
    m_values.clear();
    for (const QByteArray &line : output->split('\n')) {
        const qsizetype equals = line.indexOf('=');
        if (equals > 0)
            m_values.insert(QString::fromUtf8(line.left(equals)), QString::fromUtf8(line.mid(equals + 1)));
    }
    return true;
}

void TestServer::stop()
{
    if (std::exchange(m_mine, false))
        run(QStringLiteral("stop"), stopLimit);
}

std::unique_ptr<QProcess> TestServer::approve(const QUrl &address, const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setProgram(projectPath(QStringLiteral("tests/servers/server.sh")));
    process->setArguments(
        QStringList{QStringLiteral("approve"), m_name, QString::fromUtf8(address.toEncoded())} + arguments);
    process->start(QIODevice::ReadOnly);
    return process;
}

/// What server.sh prints, or nothing when it failed.
std::optional<QByteArray> TestServer::run(const QString &verb, int limitInMilliseconds)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setProgram(projectPath(QStringLiteral("tests/servers/server.sh")));
    process.setArguments({verb, m_name});
    process.start(QIODevice::ReadOnly);
    const bool ended = process.waitForFinished(limitInMilliseconds);
    m_log += QString::fromUtf8(process.readAllStandardError());
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

} // namespace hatstand::test
