// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// "service install|status|remove" with a systemctl of ours first in $PATH, and what a supervisor is told.
#include "cli/supervisor.h"
#include "cli_run.h"
#include "publish/service_unit.h"
#include "support/places.h"

#include <QProcess>
#include <QTest>

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <unistd.h>

using namespace hatstand;
using hatstand::test::CliWorkspace;
using hatstand::test::words;

namespace
{
/// Where a supervisor would listen.
class NotifySocket
{
public:
    explicit NotifySocket(const QByteArray &name) : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy_n(name.constData(), name.size(), address.sun_path);
        if (address.sun_path[0] == '@')
            address.sun_path[0] = '\0';
        const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(name.size()));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), size) != 0)
            qFatal("The socket cannot be made.");
    }
    ~NotifySocket() { ::close(m_socket); }
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;
    /// The next message; empty where there is none yet.
    [[nodiscard]] QByteArray next() const
    {
        std::array<char, 512> bytes{};
        const auto size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        return size < 0 ? QByteArray() : QByteArray(bytes.data(), qsizetype(size));
    }

    /// Whether a message that begins so has come by now.
    [[nodiscard]] bool hasHeard(const QByteArray &beginning)
    {
        for (QByteArray message = next(); !message.isEmpty(); message = next())
            m_heard << message;
        return std::ranges::any_of(m_heard,
                                   [&](const QByteArray &message) { return message.startsWith(beginning); });
    }

private:
    int m_socket;
    QByteArrayList m_heard;
};

void writeProgram(const QString &path, const QByteArray &script)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size())
        qFatal("A program cannot be written.");
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
}
} // namespace

class TestCliService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_before = qgetenv("PATH");
        const QString bin = m_folder->filePath(QStringLiteral("bin"));
        QVERIFY(QDir().mkpath(bin));
        // Keeps what it was told to do as files.
        writeProgram(bin + QStringLiteral("/systemctl"), R"(#!/bin/sh
state=$(dirname "$0")/state
mkdir -p "$state"
if [ -e "$state/broken" ]; then echo 'Failed to connect to bus: No medium found' >&2; exit 1; fi
case $2 in
    enable) touch "$state/enabled" ;;
    start | restart) touch "$state/active" ;;
    disable) rm -f "$state/enabled" "$state/active" ;;
    show)
        if [ -e "$state/enabled" ]; then echo UnitFileState=enabled; else echo UnitFileState=; fi
        if [ -e "$state/active" ]; then echo ActiveState=active; else echo ActiveState=inactive; fi
        echo ActiveEnterTimestamp=@1795000000
        ;;
esac
)");
        writeProgram(bin + QStringLiteral("/loginctl"), "#!/bin/sh\necho no\n");
        writeProgram(bin + QStringLiteral("/hatstand-cli"), "#!/bin/sh\n");
        qputenv("PATH", QFile::encodeName(bin) + ':' + m_before);
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("config"))));
    }
    void cleanup()
    {
        qputenv("PATH", m_before);
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("NOTIFY_SOCKET");
        m_folder.reset();
    }

    void itIsInstalledShownAndRemoved()
    {
        const CliWorkspace shop;
        const auto before = shop.run(words({"service", "status"}));
        QCOMPARE(before.exitCode, 0);
        QCOMPARE(before.object()[u"installed"].toBool(true), false);

        const auto installed = shop.run(words({"service", "install"}));
        QVERIFY2(installed.exitCode == 0, qPrintable(installed.err));
        QVERIFY(installed.object()[u"running"].toBool());
        QVERIFY(installed.err.contains(u"enable-linger"));
        const QString file = installed.object()[u"file"].toString();
        QCOMPARE(file,
                 m_folder->filePath(QStringLiteral("config/systemd/user/")) + publish::unitName(shop.path()));
        QVERIFY(QFile::exists(file));

        const auto status = shop.run(words({"service", "status"}));
        QCOMPARE(status.exitCode, 0);
        const QJsonObject state = status.object();
        QVERIFY(state[u"installed"].toBool() && state[u"enabled"].toBool() && state[u"running"].toBool());
        QCOMPARE(state[u"since"].toString(), QStringLiteral("2026-11-18T11:06:40.000Z"));
        QCOMPARE(state[u"lingers"].toBool(true), false);
        QVERIFY(state[u"trouble"].isNull());
        const auto inWords = shop.runInWords(words({"service", "status"}));
        QVERIFY2(inWords.out.contains(u"since"), qPrintable(inWords.out));
        QVERIFY(inWords.out.contains(shop.path()));

        QCOMPARE(shop.run(words({"service", "remove"})).object()[u"removed"].toBool(), true);
        QVERIFY(!QFile::exists(file));
        const auto again = shop.run(words({"service", "remove"}));
        QCOMPARE(again.exitCode, 0);
        QCOMPARE(again.object()[u"removed"].toBool(true), false);
    }

    void whatIsWrongEndsWithOneAndAWrongCallWithTwo()
    {
        const CliWorkspace shop;
        QCOMPARE(shop.run(words({"service", "install"})).exitCode, 0);
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("bin/state/active"))));
        const auto stopped = shop.run(words({"service", "status"}));
        QCOMPARE(stopped.exitCode, 1);
        QVERIFY(!stopped.object()[u"trouble"].toObject()[u"what"].toString().isEmpty());
        writeProgram(m_folder->filePath(QStringLiteral("bin/state/broken")), "");
        const auto unreachable = shop.run(words({"service", "remove"}));
        QCOMPARE(unreachable.exitCode, 1);
        QVERIFY(!unreachable.failure()[u"error"].toObject()[u"remedy"].toString().isEmpty());
        const QString missing = m_folder->filePath(QStringLiteral("none.hatstand"));
        QCOMPARE(test::runCli(words({"--workspace", missing, "service", "install"})).exitCode, 1);
        QCOMPARE(test::runCli(words({"service", "status"})).exitCode, 2); // none named, none known
        QCOMPARE(shop.run(words({"service", "install", "now"})).exitCode, 2);
    }

    void aSupervisorIsTold_data()
    {
        QTest::addColumn<bool>("abstract");
        QTest::newRow("by a file") << false;
        QTest::newRow("by an abstract name") << true;
    }
    void aSupervisorIsTold()
    {
        QFETCH(const bool, abstract);
        const QByteArray name = abstract ? "@hatstand-test-" + QByteArray::number(getpid())
                                         : QFile::encodeName(m_folder->filePath(QStringLiteral("notify")));
        QVERIFY(!cli::tellSupervisor("READY=1")); // nobody asked for it
        const NotifySocket socket(name);
        qputenv("NOTIFY_SOCKET", name);
        QVERIFY(cli::tellSupervisor("READY=1"));
        QCOMPARE(socket.next(), QByteArray("READY=1"));
        for (const QByteArray &wrong : {QByteArray("vsock:2:1"), QByteArray("/"), QByteArray(300, '/'),
                                        QByteArray("/nonexistent/socket"), QByteArray()}) {
            qputenv("NOTIFY_SOCKET", wrong);
            QVERIFY(!cli::tellSupervisor("READY=1"));
        }
    }

    void watchingSaysWhenItIsReadyAndWhenItEnds()
    {
        const CliWorkspace shop;
        const QByteArray name = QFile::encodeName(m_folder->filePath(QStringLiteral("notify")));
        NotifySocket socket(name);
        QProcess watch;
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        surroundings.insert(QStringLiteral("NOTIFY_SOCKET"), QString::fromUtf8(name));
        watch.setProcessEnvironment(surroundings);
        watch.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        watch.start(test::programPath(QStringLiteral("hatstand-cli")),
                    words({"--workspace", shop.path(), "publish", "--watch"}));
        QTRY_VERIFY(socket.hasHeard("READY=1\n"));
        watch.terminate(); // as systemd stops it
        QTRY_VERIFY(socket.hasHeard("STOPPING=1\n"));
        QTRY_COMPARE(watch.state(), QProcess::NotRunning);
        QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
        QCOMPARE(watch.exitCode(), 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_before;
};

QTEST_GUILESS_MAIN(TestCliService)
#include "tst_cli_service.moc"
