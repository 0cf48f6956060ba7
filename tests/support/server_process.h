// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>

namespace hatstand::test
{

/// What a test of real servers exits with when they are not asked for: ctest then reports it as skipped.
constexpr int skipped = 77;

/// True when tests may start real servers: CI=true or HATSTAND_SERVERS=1. They install software the first
/// time, which a person who only runs the tests did not ask for.
[[nodiscard]] bool serversAllowed();

/// A server of tests/servers, started by its start.sh and stopped again when this goes. One that runs already
/// (a ctest fixture started it) is shared and left running.
class TestServer
{
public:
    /// `name` is the folder in tests/servers; `environment` is "KEY=VALUE" (PORT, INSTANCE, TARGET_PORT, …).
    explicit TestServer(QString name, const QStringList &environment = {});
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;
    ~TestServer();

    /// Runs start.sh; a first start may install software and take minutes. False when it fails: see log().
    [[nodiscard]] bool start();
    void stop();
    /// Plays the person's browser in a sign-in (the server's approve.mjs): opens the address, signs in,
    /// agrees, and visits the loopback redirect. It runs beside the test, which waits for that visit, or for
    /// the process to end: QTRY_COMPARE(process->state(), QProcess::NotRunning).
    [[nodiscard]] std::unique_ptr<QProcess> approve(const QUrl &address, const QStringList &arguments) const;

    /// What start.sh printed: value("BLUESKY_URL"). Empty when there is no such line.
    [[nodiscard]] QString value(const QString &key) const { return m_values.value(key); }
    [[nodiscard]] QString log() const { return m_log; }

private:
    std::optional<QByteArray> run(const QString &verb, int limitInMilliseconds);

    const QString m_name;
    QProcessEnvironment m_environment;
    QHash<QString, QString> m_values;
    QString m_log;
    bool m_mine = false;
};

} // namespace hatstand::test
